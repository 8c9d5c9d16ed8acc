"""Pages that keep things: milestones, the memory box, hopes, and room for more."""

from dataclasses import replace

from lifestory_app.domain.pages import Card
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import card_words, cards_of, leave_over, put_small_card
from lifestory_app.layout.arrange.pictures import as_picture, put_circle
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, line, star
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import Group, LaidOutPage, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box, turned

_ON_A_PAGE = 6


def memory_box(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Six kept things, each on a card."""
    return _cards_page(setting, fonts, 3, 0.58)


def milestones(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Up to six firsts: what, when, who saw it."""
    return _cards_page(setting, fonts, 2, 0.5, beside=True)


def _cards_page(setting: Setting, fonts: Fonts, across: int, share: float, beside: bool = False) -> tuple[LaidOutPage, ...]:
    side = Side(setting, fonts)
    y = side.header() + (mm(4) if side.theme.frame == "polaroid" and not beside else 0)
    cards = cards_of(side.value("cards"))
    words = side.words("words")
    foot = side.foot
    if not words.is_empty:
        foot -= min(side.height(words, side.types.body, side.w(11)), (foot - y) * 0.25) + mm(9)
    if side.is_wide:
        across = 3
    if side.sheet.width < mm(180):
        across = 2 if not beside else 1
    shown = cards[:_ON_A_PAGE]
    across = max(1, min(across, len(shown)))
    if len(shown) in (2, 4) and across == 3 and not side.is_wide and len(shown) == 4:
        across = 2
    down = max(1, -(-len(shown) // across))
    gap = mm(6 if not beside else 5)
    width = (side.w(12) - gap * (across - 1)) / across
    lane = mm(9) if side.theme.frame == "polaroid" and not beside else gap
    high = (foot - y - lane * (down - 1)) / down
    most = 94 * side.unit if not beside else 58 * side.unit
    high = min(high, most if down > 1 else most * 1.25)
    drop = high + lane
    for number, card in enumerate(shown):
        place = Rect(side.x(1) + (number % across) * (width + gap), y + number // across * drop, width, high)
        put_small_card(side, f"cards.{number}", card, place, share, beside)
    for number, card in enumerate(cards[_ON_A_PAGE:], start=_ON_A_PAGE):
        leave_over(side, f"cards.{number}", card)
    end = y + down * drop - (drop - high) if shown else y
    side.box("cards", Rect(side.x(1), y, side.w(12), max(mm(20), end - y)))
    side.write("words", words, side.types.body, side.x(1), end + mm(9), side.w(11), side.foot)
    side.box("words", Rect(side.x(1), end + mm(5), side.w(11), max(mm(10), side.foot - end - mm(5))))
    return side.sides()


def hopes(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Wishes on cards with stars; empty ones print with lines to write on."""
    side = Side(setting, fonts)
    scene = scenery.hopes_scene(side.theme, side.sheet)
    y = side.header(scene=scene)
    words = side.words("words")
    style = replace(side.types.body, colour=scene.text if scene else side.types.body.colour)
    if not words.is_empty:
        y = side.write("words", words, style, side.x(1), y, side.w(9), side.foot) + mm(9)
    side.box("words", Rect(side.x(1), y - mm(9), side.w(9), mm(9)))
    cards = cards_of(side.value("cards"))
    area = Rect(side.x(1), y, side.w(12), side.foot - y)
    side.box("cards", area)
    across = 3 if side.is_wide else 1 if side.is_narrow else 2
    down = max(1, -(-min(len(cards), _ON_A_PAGE) // across))
    gap = mm(9)
    width = (area.width - gap * (across - 1)) / across
    high = min((area.height - gap * (down - 1)) / down, mm(50) if not side.setting.large_print else mm(58))
    step = min((area.height - high) / max(1, down - 1), high + mm(22)) if down > 1 else 0
    for number, card in enumerate(cards):
        if number >= _ON_A_PAGE:
            leave_over(side, f"cards.{number}", card)
            continue
        column, row = number % across, number // across
        lower = mm(10) if column % 2 and row * step + high + mm(10) <= area.height else 0
        place = Rect(area.x + column * (width + gap), area.y + row * step + lower, width, high)
        _wish(side, f"cards.{number}", card, place, (-1.5, 1.2, 1.0, -1.2)[number % 4])
    free = Rect(area.x + (across - 1) * (width + gap) + width * 0.2, area.y + (down - 1) * step, width * 0.6, high)
    if cards and len(cards) < _ON_A_PAGE and len(cards) % across:
        side.items += scenery.keepsake(side.theme, free.moved(0, mm(6)))
    return side.sides()


def _wish(side: Side, slot: str, card: Card, place: Rect, tilt: float) -> None:
    kept, side.items = side.items, []
    ink = side.tokens
    side.items.append(filled(round_box(place.moved(0, mm(1)), mm(9)), ink.ink, 0.08))
    fill = "#FFFFFF" if side.theme.id != "night" else ink.paper
    drawn_edge = scenery.card_line(side.theme)
    edge = Stroke(drawn_edge, mm(0.6)) if drawn_edge else None
    side.items.append(artifact(Shape(round_box(place, mm(9)), fill=fill, stroke=edge)))
    middle = place.y + place.height / 2
    mark = min(mm(7), place.width * 0.11)
    x = place.x + mm(7) + 2 * mark + mm(5)
    if as_picture(card.picture) is not None:
        radius = min(place.height * 0.36, mm(12))
        put_circle(side, slot, as_picture(card.picture), place.x + mm(5) + radius, middle, radius)
        x = place.x + mm(10) + 2 * radius
    else:
        side.items.append(filled(star(place.x + mm(7) + mark, middle, mark, -8), scenery.star_colour(side.theme)))
    width = place.right - mm(6) - x
    style = replace(side.types.body, paragraph_gap=mm(1.5))
    words = card_words(card)
    if words.is_empty:
        _lines(side, x, place, width)
    else:
        text = side.set(words, style, width)
        top = max(place.y + mm(3), middle - text.height / 2)
        side.put(slot, text, x, top, place.bottom - mm(2) - top)
    drawn, side.items = tuple(side.items), kept
    side.items.append(Group(drawn, turned(tilt, place)))
    side.box(slot, place)


def _lines(side: Side, x: float, place: Rect, width: float) -> None:
    """Three lines for a wish still to be written."""
    pitch = min(mm(11), place.height / 3.6)
    start = place.y + (place.height - 2 * pitch) / 2 + pitch * 0.2
    for number, share in enumerate((1.0, 1.0, 0.7)):
        at = start + number * pitch
        stroke = Stroke(side.tokens.line if side.theme.id != "comic" else "#9A97A5", mm(0.35))
        side.items.append(artifact(Shape(line(x, at, x + width * share, at), stroke=stroke)))


def blank(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Room to draw or stick something in, and lines to write on."""
    side = Side(setting, fonts)
    y = side.header()
    words = side.words("words")
    if not words.is_empty:
        y = side.write("words", words, side.types.lead, side.x(1), y, side.w(11), side.foot - mm(60)) + mm(7)
    side.box("words", Rect(side.x(1), y - mm(9), side.w(11), mm(9)))
    pitch = mm(11.5) if side.sheet.width > mm(180) else mm(9.5)
    room = side.foot - y
    if side.is_wide:
        space = Rect(side.x(1), y, side.w(6), room)
        lines = Rect(side.x(7) + mm(3), y, side.w(6) - mm(3), room)
    else:
        space = Rect(side.x(1), y, side.w(12), room * 0.55)
        lines = Rect(side.x(1), space.bottom + mm(4), side.w(12), side.foot - space.bottom - mm(4))
    edge = Stroke(scenery.quiet(side.theme), mm(0.5), (mm(2.4), mm(2)))
    side.items.append(artifact(Shape(round_box(space, mm(6)), fill="#FFFFFF", stroke=edge)))
    at = lines.y + pitch
    while at <= lines.bottom:
        side.items.append(
            artifact(Shape(line(lines.x, at, lines.right, at), stroke=Stroke(scenery.rule_colour(side.theme), mm(0.35))))
        )
        at += pitch
    return side.sides()


ARRANGERS: dict[str, Arranger] = {"memory-box": memory_box, "milestones": milestones, "hopes": hopes, "blank": blank}
