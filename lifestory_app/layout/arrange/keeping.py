"""Pages that keep things: milestones, the memory box, hopes, and room for more."""

from dataclasses import dataclass, replace

from lifestory_app.domain.pages import Card
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import card_words, cards_of, leave_over, on_sides, put_small_card, small_card_needs
from lifestory_app.layout.arrange.pictures import as_picture, put_circle
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, line, star
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import Group, LaidOutPage, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box, turned

_ON_A_PAGE = 6


def memory_box(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Kept things, each on a card, six to a side."""
    return _cards_page(setting, fonts, 3, 0.58)


def milestones(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Firsts, six to a side: what, when, who saw it."""
    return _cards_page(setting, fonts, 2, 0.5, beside=True)


def _cards_page(setting: Setting, fonts: Fonts, across: int, share: float, beside: bool = False) -> tuple[LaidOutPage, ...]:
    """Cards in rows, over a second side where they would be too small for their words; words below those of the first."""
    side = Side(setting, fonts)
    lifted = mm(4) if side.theme.frame == "polaroid" and not beside else 0.0
    y = side.header() + lifted
    cards, words = cards_of(side.value("cards")), side.words("words")
    below = 0.0
    if not words.is_empty:
        below = min(side.height(words, side.types.body, side.w(11)), (side.foot - y) * 0.25) + mm(9)
    beside = beside or side.is_wide
    rows = CardRows(side, across, share, beside)
    room = side.foot - y - below
    groups = on_sides(cards, len(cards), lambda group: len(group) <= _ON_A_PAGE and rows.fit(group, room))
    done: list[LaidOutPage] = []
    for part, group in enumerate(groups):
        if part:
            side = Side(setting, fonts, len(done))
            y = side.header() + lifted
            rows = replace(rows, side=side)
        end = rows.put(group, y, side.foot - (below if not part else 0))
        if not part:
            side.write("words", words, side.types.body, side.x(1), end + mm(9), side.w(11), side.foot)
            side.box("words", Rect(side.x(1), end + mm(5), side.w(11), max(mm(10), side.foot - end - mm(5))))
        done += side.sides()
    return tuple(done)


@dataclass(frozen=True)
class CardRows:
    """How the cards of a side stand in rows."""

    side: Side
    columns: int
    share: float
    beside: bool
    most: float = 0.0
    """How high a card may be; 0 for as high as the look of the book has it."""

    def _across(self, count: int) -> int:
        side, across = self.side, self.columns
        if side.is_wide:
            across = 3
        if side.is_narrow:
            across = 2 if not self.beside else 1
        if count == 4 and across == 3 and not side.is_wide:
            across = 2
        return max(1, min(across, count))

    def _measures(self, count: int, room: float) -> tuple[int, float, float, float]:
        """How many stand in a row, their width and height, and from the top of one row to the next."""
        side, across = self.side, self._across(count)
        down = max(1, -(-count // across))
        gap = mm(6 if not self.beside else 5)
        width = (side.w(12) - gap * (across - 1)) / across
        lane = mm(9) if side.theme.frame == "polaroid" and not self.beside else gap
        high = (room - lane * (down - 1)) / down
        most = 94 * side.unit if not self.beside else 58 * side.unit
        if side.setting.large_print:
            most *= 1.3
        most = self.most or most
        return across, width, min(high, most if down > 1 else most * 1.25), lane

    def fit(self, cards: tuple[Card, ...], room: float) -> bool:
        """Whether every word of these cards fits on a side with so much room."""
        _, width, high, _ = self._measures(len(cards), room)
        return all(small_card_needs(self.side, card, width, self.beside) <= high for card in cards)

    def needs(self, card: Card, count: int) -> float:
        """How high a card must be at the least where so many stand together."""
        _, width, _, _ = self._measures(count, self.side.foot)
        return small_card_needs(self.side, card, width, self.beside)

    def put(self, cards: list[tuple[int, Card]], y: float, foot: float) -> float:
        """Draw cards from a height down. Returns their bottom."""
        side = self.side
        across, width, high, lane = self._measures(len(cards), foot - y)
        for place, (number, card) in enumerate(cards):
            row, column = divmod(place, across)
            x = side.x(1) + column * (width + (side.w(12) - width * across) / max(1, across - 1))
            box = Rect(x, y + row * (high + lane), width, high)
            put_small_card(side, f"cards.{number}", card, box, self.share, self.beside)
        down = -(-len(cards) // across)
        end = y + down * (high + lane) - lane if cards else y
        side.box("memories", Rect(side.x(1), y, side.w(12), max(mm(20), end - y)))
        side.box("cards", Rect(side.x(1), y, side.w(12), max(mm(20), end - y)))
        return end


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
    across = 3 if side.is_wide else 1 if side.is_narrow else 2
    gap = mm(9)
    width = (side.w(12) - gap * (across - 1)) / across
    most = mm(50) if not setting.large_print else mm(58)

    def fits(group: tuple[Card, ...]) -> bool:
        down = max(1, -(-len(group) // across))
        high = (side.foot - y - gap * (down - 1)) / down
        return all(_wish_needs(side, card, width, high) <= high for card in group)

    groups = on_sides(cards, _ON_A_PAGE, fits)
    done: list[LaidOutPage] = []
    for part, group in enumerate(groups):
        if part:
            side = Side(setting, fonts, len(done))
            y = side.header(scene=scene)
        _wishes(side, group, y, across, most)
        if part == len(groups) - 1:
            for number, card in enumerate(cards[_ON_A_PAGE:], start=_ON_A_PAGE):
                leave_over(side, f"cards.{number}", card)
        done += side.sides()
    return tuple(done)


def _wishes(side: Side, cards: list[tuple[int, Card]], y: float, across: int, most: float) -> None:
    area = Rect(side.x(1), y, side.w(12), side.foot - y)
    side.box("cards", area)
    down = max(1, -(-len(cards) // across))
    gap = mm(9)
    width = (area.width - gap * (across - 1)) / across
    needed = max((_wish_needs(side, card, width, most) for _, card in cards), default=0.0)
    high = min((area.height - gap * (down - 1)) / down, max(most, needed))
    step = min((area.height - high) / max(1, down - 1), high + mm(22)) if down > 1 else 0
    for place, (number, card) in enumerate(cards):
        column, row = place % across, place // across
        lower = mm(10) if column % 2 and row * step + high + mm(10) <= area.height else 0
        box = Rect(area.x + column * (width + gap), area.y + row * step + lower, width, high)
        _wish(side, f"cards.{number}", card, box, (-1.5, 1.2, 1.0, -1.2)[number % 4])
    free = Rect(area.x + (across - 1) * (width + gap) + width * 0.2, area.y + (down - 1) * step, width * 0.6, high)
    if cards and len(cards) < _ON_A_PAGE and len(cards) % across:
        side.items += scenery.keepsake(side.theme, free.moved(0, mm(6)))


def _wish_room(card: Card, width: float, height: float) -> tuple[float, float]:
    """Where the words of a wish begin, from the left edge of its card, and the size of the star or picture before them."""
    mark = min(mm(7), width * 0.11)
    if as_picture(card.picture) is not None:
        radius = min(height * 0.36, mm(12))
        return mm(10) + 2 * radius, radius
    return mm(12) + 2 * mark, mark


def _wish_needs(side: Side, card: Card, width: float, height: float) -> float:
    words = card_words(card)
    start, _ = _wish_room(card, width, height)
    style = replace(side.types.body, paragraph_gap=mm(1.5))
    return side.height(words, style, width - mm(6) - start) + mm(5) if not words.is_empty else mm(22)


def _wish(side: Side, slot: str, card: Card, place: Rect, tilt: float) -> None:
    kept, side.items = side.items, []
    ink = side.tokens
    side.items.append(filled(round_box(place.moved(0, mm(1)), mm(9)), ink.ink, 0.08))
    fill = "#FFFFFF" if side.theme.id != "night" else ink.paper
    drawn_edge = scenery.card_line(side.theme)
    edge = Stroke(drawn_edge, mm(0.6)) if drawn_edge else None
    side.items.append(artifact(Shape(round_box(place, mm(9)), fill=fill, stroke=edge)))
    middle = place.y + place.height / 2
    start, mark = _wish_room(card, place.width, place.height)
    x = place.x + start
    if as_picture(card.picture) is not None:
        put_circle(side, slot, as_picture(card.picture), place.x + mm(5) + mark, middle, mark)
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


ARRANGERS: dict[str, Arranger] = {
    "memory-box": memory_box,
    "milestones": milestones,
    "hopes": hopes,
    "blank": blank,
}
