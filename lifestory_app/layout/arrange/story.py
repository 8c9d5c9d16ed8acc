"""Pages that tell: words, a quotation, a hard page, three voices, and one idea for the youngest."""

from dataclasses import replace

from lifestory_app.domain.pages import Card, CardsSlot, DrawingSlot, NoPhotoSlot, PhotoSlot
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.around import best_height, put_around
from lifestory_app.layout.arrange.cards import leave_over, on_sides
from lifestory_app.layout.arrange.pictures import (
    as_picture,
    caption_room,
    drawing_figure,
    own_words,
    photo_figure,
    put_picture,
    shape_of,
)
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, bubble, filled, star
from lifestory_app.layout.arrange.side import Side, all_sides, said
from lifestory_app.layout.display import LaidOutPage, Path, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.frames import frame
from lifestory_app.layout.shapes import mixed, round_box
from lifestory_app.layout.text import Align, SetText, TextStyle


def columns_of(side: Side, y: float) -> tuple[Rect, ...]:
    """Where running words stand: one column as wide as eyes like it, two on a wide page."""
    height = side.foot - y
    if side.is_wide:
        return Rect(side.x(1), y, side.w(6) - mm(4), height), Rect(side.x(7) + mm(4), y, side.w(6) - mm(4), height)
    columns = 11 if side.types.body.size > 14.5 or side.sheet.width < mm(180) else 10
    return (Rect(side.x(1), y, side.w(columns), height),)


def flow(side: Side, slot: str, text: SetText, y: float) -> list[Side]:
    """Words over as many sides as they need; gives every side they stand on, the first included."""
    sides = [side]
    rest: SetText | None = text
    while rest is not None:
        drawn = False
        for column in columns_of(side, y):
            if rest is None:
                break
            fits, after = (rest, None) if rest.height <= column.height + 0.05 else rest.split(column.height + 0.05)
            if fits.lines:
                side.ink(slot, fits, column.x, column.y)
                side.box(slot, Rect(column.x, column.y, column.width, fits.height))
                drawn = True
                rest = after
        if rest is None:
            break
        if not drawn and side.part:
            side.left_over(slot, rest.plain)
            break
        side = Side(side.setting, side.fonts, side.part + 1)
        sides.append(side)
        y = side.header()
    return sides


def words(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Words alone, over as many sides as they need."""
    side = Side(setting, fonts)
    y = side.header()
    lead, body = side.words("lead"), side.words("words")
    if not lead.is_empty:
        bottom = side.write("lead", lead, side.types.lead, side.x(1), y, side.w(11), side.foot)
        side.box("lead", Rect(side.x(1), y, side.w(11), bottom - y))
        y = bottom + mm(5)
    else:
        side.box("lead", Rect(side.x(1), y - mm(8), side.w(11), mm(7)))
    if body.is_empty:
        side.box("words", Rect(side.x(1), y, side.w(11), max(mm(20), side.foot - y)))
        return side.sides()
    text = side.set(body, side.types.body, columns_of(side, y)[0].width)
    return all_sides(flow(side, "words", text, y))


def quote(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One sentence somebody said, with a page to itself."""
    side = Side(setting, fonts)
    scene = scenery.quote_scene(side.theme, side.sheet, bool(setting.page.title.strip()))
    x, width = side.x(1), side.w(11)
    label = setting.section.label.strip()
    top = side.sheet.top
    if setting.page.title.strip():
        if label:
            side.items += scenery.pill(side.theme, label, x, top, side.fonts)
        style = replace(side.types.title, colour=scene.title)
        top = side.title(setting.page.title, style, x, top + (mm(11) if label else mm(3)), side.w(9), f"H{setting.title_level}")
    words, who, source = side.words("quote"), side.words("who"), side.words("source")
    who_style = replace(side.types.lead, size=18.0, leading=mm(9), colour=scene.accent, weight=700)
    source_style = replace(side.types.body, size=14.0, leading=mm(7), colour=scene.text)
    style = replace(side.types.quote, colour=scene.text)
    below = side.height(who, who_style, width) + side.height(source, source_style, width) + mm(18)
    foot = side.foot - mm(8)
    for step in (1.0, 0.84, 0.7):
        style = replace(style, size=side.types.quote.size * step, leading=side.types.quote.leading * step)
        high = side.height(words, style, width)
        if top + mm(34) + high + below <= foot:
            break
    mark = mm(18)
    start = max(top + mm(8), min(side.sheet.height * 0.352, foot - below - high - mark - mm(6)))
    side.items.append(filled(_quote_mark(x, start, mark * 4 / 3, mark), scene.mark))
    y = start + mark + mm(6)
    bottom = side.write("quote", words, style, x, y, width, foot - below, "BlockQuote")
    side.box("quote", Rect(x, y, width, max(bottom - y, mm(20))))
    y = bottom + mm(9)
    side.items.append(filled(round_box(Rect(x, y, mm(22), mm(0.9)), mm(0.45)), scene.mark))
    y += mm(6)
    y2 = side.write("who", who, who_style, x, y, width, side.foot)
    side.box("who", Rect(x, y, width, mm(9)))
    bottom = side.write("source", source, source_style, x, y2, width, side.foot)
    side.box("source", Rect(x, y2, width, max(mm(7), bottom - y2)))
    side.items[:0] = [*scene.items, *scenery.night_house(side.theme, side.sheet, bottom)]
    return side.sides()


def _quote_mark(x: float, y: float, width: float, height: float) -> Path:
    """Two commas, as the opening of a quotation."""
    one = width * 0.44
    path: list[tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]] = []
    for left in (x, x + width - one):
        path += [
            ("M", left + one, y),
            ("C", left + one * 0.3, y + height * 0.05, left, y + height * 0.4, left, y + height * 0.62),
            ("L", left, y + height),
            ("L", left + one, y + height),
            ("L", left + one, y + height * 0.55),
            ("L", left + one * 0.55, y + height * 0.55),
            ("C", left + one * 0.58, y + height * 0.3, left + one * 0.75, y + height * 0.2, left + one, y + height * 0.16),
            ("Z",),
        ]
    return tuple(path)


def hard_page(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A quiet picture, the truth, and the one sentence that must be remembered."""
    side = Side(setting, fonts)
    y = side.header(9)
    remember = side.words("remember")
    foot = side.foot
    if not remember.is_empty:
        high = min(_remember_height(side, remember), (side.foot - y) * 0.5)
        foot = side.foot - mm(23) * (side.unit / mm(1)) if side.sheet.height > mm(250) else side.foot
        # The hard shadow of Comic falls below its panel, and must not reach the page number.
        foot -= mm(3) if side.theme.id == "comic" and side.is_low else 0
        panel = Rect(side.x(1), foot - high, side.w(12), high)
        foot = panel.y - mm(10)
    value, body = as_picture(side.value("photo")), side.words("words")
    x, width = side.x(1), side.w(11)
    if value is not None:
        wide = min(side.w(5), (foot - y - mm(14)) * 0.72) if side.is_wide else side.w(5)
        caption = caption_room(side, value, wide)
        high = max(min(122 * side.unit, foot - y - caption), mm(30))
        x = side.x(1) + wide + mm(4) + 2 * side.unit
        width = side.x(1) + side.w(12) - x
        beside = Rect(x, y + mm(3), width, foot - y - mm(3))
        gap = mm(5)
        if side.height(body, side.types.body, width) > beside.height + 0.05:
            heights = [high * step + caption - mm(3) for step in (1.0, 0.85, 0.72, 0.6, 0.5)]
            found = best_height(side, body, side.types.body, heights, beside, side.w(12), foot, gap)
            if found is not None:
                high = found - caption + mm(3)
                beside = replace(beside, height=found)
        put_picture(side, "photo", value, Rect(side.x(1), y, wide, high))
        below = Rect(side.x(1), beside.bottom + gap, side.w(12), max(0.0, foot - beside.bottom - gap))
        put_around(side, "words", body, side.types.body, beside, below)
        side.box("words", beside)
    else:
        side.box("photo", Rect(side.x(1), y, side.w(5), mm(20)))
        side.write("words", body, side.types.body, x, y, width, foot)
        side.box("words", Rect(x, y, width, foot - y))
    if not remember.is_empty:
        put_remember(side, remember, panel)
    else:
        side.box("remember", Rect(side.x(1), side.foot - mm(24), side.w(12), mm(24)))
    return side.sides()


def _remember_styles(side: Side) -> tuple[TextStyle, TextStyle]:
    title, body = side.types.title, side.types.body
    size = 24.0 if side.sheet.width > mm(180) else 18.0
    colour = side.tokens.a1 if side.theme.id != "comic" else side.tokens.ink
    return replace(title, size=size, leading=size * mm(0.46), colour=colour, align=Align.START), body


def _remember_height(side: Side, remember: Words) -> float:
    first, rest = _first_and_rest(remember)
    style, body = _remember_styles(side)
    width = _remember_width(side)
    gap = mm(2) if not rest.is_empty else 0
    return max(mm(30), mm(18) + side.height(first, style, width) + gap + side.height(rest, body, width))


def _remember_width(side: Side) -> float:
    return side.w(12) - 39 * side.unit - mm(8)


def _first_and_rest(words: Words) -> tuple[Words, Words]:
    return Words(words.paragraphs[:1]), Words(words.paragraphs[1:])


def put_remember(side: Side, remember: Words, panel: Rect) -> None:
    """The sentence that must stay, large, on a panel with a star beside it."""
    side.items += scenery.card(side.theme, panel)
    first, rest = _first_and_rest(remember)
    style, body = _remember_styles(side)
    mark = min(10 * side.unit, panel.height * 0.25)
    x = panel.x + 39 * side.unit
    side.items.append(
        filled(star(panel.x + 19 * side.unit, panel.y + panel.height / 2, mark, -8), scenery.star_colour(side.theme))
    )
    width = _remember_width(side)
    high = side.height(first, style, width) + (mm(2) if not rest.is_empty else 0) + side.height(rest, body, width)
    y = panel.y + max(mm(5), (panel.height - high) / 2)
    bottom = panel.bottom - mm(4)
    y = side.write("remember", first, style, x, y, width, bottom) + (mm(2) if not rest.is_empty else 0)
    side.write("remember", rest, body, x, y, width, bottom)
    side.box("remember", panel)


def voices(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Up to three people, each telling in a bubble what their job was."""
    side = Side(setting, fonts)
    y = side.header()
    value = side.value("cards")
    cards = value.cards if isinstance(value, CardsSlot) else ()
    body = side.words("words")
    foot = side.foot
    if not body.is_empty:
        foot -= min(side.height(body, side.types.body, side.w(11)), (side.foot - y) * 0.3) + mm(9)
    groups = on_sides(cards, 3, lambda group: _voices_fit(side, group, foot - y))
    _put_voices(side, groups[0], y, foot)
    for number, card in enumerate(cards[3:], start=3):
        leave_over(side, f"cards.{number}", card)
    side.box("cards", Rect(side.x(1), y, side.w(12), foot - y))
    side.write("words", body, side.types.body, side.x(1), foot + mm(9), side.w(11), side.foot)
    side.box("words", Rect(side.x(1), foot + mm(4), side.w(11), max(mm(12), side.foot - foot - mm(4))))
    done = list(side.sides())
    for group in groups[1:]:
        side = Side(setting, fonts, len(done))
        top = side.header()
        _put_voices(side, group, top, min(side.foot, top + (foot - y)))
        side.box("cards", Rect(side.x(1), top, side.w(12), foot - y))
        done += side.sides()
    return tuple(done)


def _put_voices(side: Side, cards: list[tuple[int, Card]], y: float, foot: float) -> None:
    places = _voice_places(side, tuple(card for _, card in cards), y, foot)
    for (number, card), place in zip(cards, places, strict=False):
        _voice(side, f"cards.{number}", card, place, mirrored=number % 2 == 1)


def _voice_needs(side: Side, card: Card) -> float:
    """How high a panel across narrow paper must be for what is said in it."""
    return mm(20) + side.height(card.words, _spoken(side), side.w(12) * 0.56 - mm(12))


def _voices_fit(side: Side, cards: tuple[Card, ...], room: float) -> bool:
    if side.is_low and side.setting.large_print:
        return len(cards) <= (2 if side.is_wide else 1)
    if not side.is_narrow:
        return True
    return sum(_voice_needs(side, card) for card in cards) + mm(8) * (len(cards) - 1) <= room - mm(4)


def _voice_places(side: Side, cards: tuple[Card, ...], y: float, foot: float) -> list[Rect]:
    number = len(cards)
    half, gap = (side.w(12) - mm(7)) / 2, mm(14 if not side.is_square else 8)
    whole = side.w(12)
    high = foot - y - mm(4)
    if number <= 1:
        return [Rect(side.x(1), y, whole, high)]
    if side.is_narrow:
        # Who says more gets a higher panel.
        room = high - mm(8) * (min(number, 3) - 1)
        needs = [_voice_needs(side, card) for card in cards[:3]]
        places: list[Rect] = []
        for need in needs:
            each = room * need / sum(needs)
            places.append(Rect(side.x(1), y, whole, each))
            y += each + mm(8)
        return places
    if side.is_wide:
        third = (whole - (number - 1) * mm(6)) / min(number, 3)
        return [Rect(side.x(1) + column * (third + mm(6)), y, third, high) for column in range(min(number, 3))]
    if number == 2:
        each = (high - gap) / 2
        return [Rect(side.x(1), y, whole, each), Rect(side.x(1), y + each + gap, whole, each)]
    upper = (high - gap) * 0.54
    return [
        Rect(side.x(1), y, half, upper),
        Rect(side.x(1) + half + mm(7), y, half, upper),
        Rect(side.x(1), y + upper + gap, whole, high - gap - upper),
    ]


def _voice(side: Side, slot: str, card: Card, place: Rect, mirrored: bool) -> None:
    """One panel: the person, their bubble, and a box with their name on the lower edge."""
    framed = frame(side.theme, place, "panel", f"{side.setting.page.id}/{slot}")
    ground = _ground(side, slot)
    side.items += framed.behind
    side.items.append(artifact(Shape(framed.clip or round_box(framed.inner, 0), fill=ground)))
    side.items += framed.front
    inner = framed.inner.inset(mm(2.5))
    beside = inner.width > inner.height * 1.5
    drawn = isinstance(card.picture, DrawingSlot)
    style = _spoken(side)
    if beside:
        wide = min(inner.height * 1.05, inner.width * 0.42)
        for share in (0.34, 0.27):
            if side.height(card.words, style, inner.width - wide - mm(21)) + mm(8) > inner.height - mm(6):
                wide = min(wide, inner.width * share)
        # Somebody drawn stands on the lower edge of a high panel; a photo, or a low panel, leaves room for the name.
        face_high = framed.inner.bottom - inner.y if drawn and inner.height > mm(40) else inner.height - mm(9)
        face = Rect(inner.x, inner.y, wide, face_high)
        room = Rect(face.right + mm(8), inner.y, inner.width - wide - mm(9), inner.height - mm(6))
    else:
        text_high = side.height(card.words, style, inner.width - mm(14)) + mm(9)
        bubble_high = min(max(text_high, mm(16)), inner.height * 0.64)
        face_high = inner.height - bubble_high - mm(2 if drawn else 7)
        wide = min(inner.width, face_high * 1.3)
        face = Rect(inner.x + (inner.width - wide) / 2, inner.bottom - face_high, wide, face_high)
        if drawn:
            # Somebody drawn stands on the lower edge of the panel, as large as the bubble leaves room for.
            top = framed.inner.bottom - face_high - mm(2.5)
            face = Rect(framed.inner.x, top, framed.inner.width, framed.inner.bottom - top)
        room = Rect(inner.x + mm(1), inner.y, inner.width - mm(2), bubble_high)
    _face(side, slot, card, face, ground)
    if not card.words.is_empty:
        _bubble(side, slot, card, room, face, style, beside, mirrored)
    _name_box(side, slot, card, place)
    side.box(slot, place)


def _spoken(side: Side) -> TextStyle:
    """What is said in a bubble: a hand face looks smaller than it is, and is set larger."""
    style = side.types.bubble
    scale = 1.28 if style.family == "patrick-hand" else 1.12
    scale *= 0.9 if side.is_narrow else 1.0
    return replace(style, size=style.size * scale, leading=style.leading * scale)


def _ground(side: Side, slot: str) -> str:
    tokens = side.tokens
    return {"0": tokens.tint, "1": _pale(tokens.d2), "2": _pale(tokens.d3)}.get(slot[-1], tokens.tint)


def _pale(colour: str) -> str:
    return mixed(colour, "#FFFFFF", 0.66)


def _face(side: Side, slot: str, card: Card, place: Rect, ground: str) -> None:
    if not isinstance(card.picture, NoPhotoSlot):
        side.left_over(slot, own_words(card.picture))
    if place.width < mm(8) or place.height < mm(8):
        return
    clip = round_box(place, mm(4) if side.theme.id not in ("comic", "plain") else 0.0)
    match card.picture:
        case PhotoSlot():
            side.items += photo_figure(side, slot, card.picture, place, clip)
        case DrawingSlot():
            side.items.append(drawing_figure(side, card.picture, place, clip, slot, ground))
        case NoPhotoSlot():
            words = Words((*said(card.picture.what).paragraphs, *said(card.picture.asked).paragraphs))
            side.write(slot, words, side.types.caption, place.x, place.y, place.width, place.bottom)
        case None:
            pass


def _bubble(side: Side, slot: str, card: Card, room: Rect, face: Rect, style: TextStyle, beside: bool, mirrored: bool) -> None:
    width = room.width - mm(12)
    text = side.set(card.words, replace(style, align=Align.CENTRE), width)
    high = min(max(text.height + mm(8), mm(18)), room.height)
    y = room.y + ((room.height - high) / 2 if beside else 0)
    place = Rect(room.x, y, room.width, high)
    if beside:
        tip = (place.x - mm(6), place.y + high * 0.62)
    else:
        tip = (face.x + face.width / 2 + (mm(6) if mirrored else -mm(6)), place.bottom + mm(6))
    outline = Stroke(
        side.tokens.line if side.theme.id != "comic" else side.tokens.ink, mm(0.7 if side.theme.id == "comic" else 0.5)
    )
    side.items.append(artifact(Shape(bubble(place, tip, mm(9)), fill="#FFFFFF", stroke=outline)))
    top = place.y + max(mm(3), (high - text.height) / 2)
    side.put(slot, text, place.x + mm(6), top, place.bottom - mm(2) - top)


def _name_box(side: Side, slot: str, card: Card, place: Rect) -> None:
    """The name on a box over the lower edge of the panel; a note, if there is one, follows in the same box."""
    words = ", ".join(part for part in (card.title.strip(), card.note.strip()) if part)
    if not words:
        return
    style = side.types.label if side.types.label.size <= 15 else replace(side.types.label, size=15.0)
    fill, letters, edge = scenery.name_box_colours(side.theme)
    style = replace(style, colour=letters)
    text = side.snug(said(words), style, place.width - mm(12))
    high = text.height + mm(4)
    box = Rect(place.x - mm(1.5) + mm(4), place.bottom - high / 2 - mm(3), text.natural_width + mm(9), high)
    line = Stroke(edge, mm(0.7), round=False) if edge else None
    radius = 0 if side.theme.id in ("comic", "plain", "paper") else mm(3)
    side.items.append(artifact(Shape(round_box(box, radius), fill=fill, stroke=line)))
    side.put(slot, text, box.x + mm(4.5), box.y + mm(2), style.leading * 2 + 1)


def early_years(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One picture and two short sentences: the title is the first."""
    side = Side(setting, fonts)
    side.items += scenery.background(side.theme, side.sheet, calm=True)
    value, second = as_picture(side.value("photo")), side.words("words")
    title_style = side.types.title
    lead = side.types.lead
    width = side.w(12)
    y = side.sheet.top + mm(2)
    title_high = side.height(said(setting.page.title), title_style, width)
    words_high = min(side.height(second, lead, width), lead.leading * 3)
    room = side.foot - y - title_high - words_high - mm(12) - caption_room(side, value, width)
    wish = width / max(0.75, min(1.6, shape_of(side, value, 1.5 if side.sheet.width >= side.sheet.height else 1.0)))
    place = Rect(side.x(1), y, width, max(mm(30), min(room, wish)))
    bottom = put_picture(side, "photo", value, place)
    y = bottom + mm(8)
    y = side.title(setting.page.title, title_style, side.x(1), y, width, f"H{setting.title_level}") + mm(3)
    end = side.write("words", second, lead, side.x(1), y, width, side.foot + mm(2))
    side.box("words", Rect(side.x(1), y, width, max(end - y, lead.leading)))
    return side.sides()


ARRANGERS: dict[str, Arranger] = {
    "words": words,
    "quote": quote,
    "hard-page": hard_page,
    "voices": voices,
    "early-years": early_years,
}
