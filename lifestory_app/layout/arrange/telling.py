"""Pages that tell in their own form: a recipe or custom, a note from somebody, open questions, and a story in columns."""

from dataclasses import replace

from lifestory_app.domain.pages import Card, PictureSlot
from lifestory_app.domain.text import Paragraph, ParagraphKind, Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import cards_of
from lifestory_app.layout.arrange.facts import inset_of, panel_height, room_beside, rows_of, set_facts, with_gap
from lifestory_app.layout.arrange.photos import put_facts_panel
from lifestory_app.layout.arrange.pictures import (
    as_picture,
    caption_room,
    caption_text,
    put_circle,
    put_picture,
    shape_of,
)
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, line
from lifestory_app.layout.arrange.side import Side, all_sides, ink_of, said
from lifestory_app.layout.display import LaidOutPage, Path, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, mixed, round_box
from lifestory_app.layout.text import SetText, TextStyle


def recipe(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Whose it is, what is needed on a card, a photo beside it, and the steps with their numbers below."""
    side = Side(setting, fonts)
    y = side.header()
    lead, words = side.words("lead"), side.words("words")
    value, rows = as_picture(side.value("photo")), rows_of(side.value("facts"))
    bottom = side.write("lead", lead, side.types.lead, side.x(1), y, side.w(11), side.foot)
    side.box("lead", Rect(side.x(1), y, side.w(11), max(mm(9), bottom - y)))
    # The tag of Paper and tape hangs from a string that needs room above it.
    y = bottom + (mm(7) if bottom > y else 0) + (mm(8) if side.theme.frame == "polaroid" else 0)
    room = side.foot - y
    narrow, wide = (side.w(7), side.w(5)) if side.is_narrow or setting.large_print else (side.w(5), side.w(7))
    if side.is_wide:
        narrow, wide = side.w(4), side.w(4)
    text_width = narrow - 2 * inset_of(side)[0]
    beside = room_beside(side, rows, text_width, 0.52)
    facts = set_facts(side, rows, text_width, beside, mm(3.5))
    x = side.x(1) + narrow + mm(4)
    caption = caption_room(side, value, wide)
    lowered = scenery.facts_lowered(side.theme)
    if side.is_wide:
        panel = Rect(side.x(1), y, narrow, min(room, max(panel_height(side, facts) + lowered + mm(6), room * 0.5)))
        put_facts_panel(side, facts, panel)
        right_x = x + wide + mm(5)
        right = side.x(1) + side.w(12) - right_x
        high = min(room - caption, max(wide / max(0.7, shape_of(side, value)), room * 0.6))
        put_picture(side, "photo", value, Rect(x, y, wide, high))
        _steps(side, words, Rect(right_x, y, right, room))
        return side.sides()
    below = _steps_height(side, words, side.w(12))
    needed = panel_height(side, facts) + lowered
    spare = room - below - caption - mm(8)
    if needed > max(spare, room * 0.4):
        facts = with_gap(facts, mm(1.8))
        needed = panel_height(side, facts) + lowered
    least = max(min(room * 0.4, max(spare, room * 0.26)), min(needed, room * 0.6))
    high = min(max(least, min(spare, wide / max(0.85, shape_of(side, value)))), room * 0.62)
    panel = Rect(side.x(1), y, narrow, high)
    put_facts_panel(side, facts, panel)
    bottom = put_picture(side, "photo", value, Rect(x, y, wide, high))
    start = max(panel.bottom, bottom if caption_text(side, value) else y + high) + mm(8)
    _steps(side, words, Rect(side.x(1), start, side.w(12), side.foot - start))
    return side.sides()


def _numbered(words: Words) -> list[tuple[int, Words]]:
    """Each paragraph with the number of its step, or 0 where it is a heading."""
    steps: list[tuple[int, Words]] = []
    number = 0
    for paragraph in words.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            number = 0
            steps.append((0, Words((paragraph,))))
            continue
        number += 1
        steps.append((number, Words((Paragraph(paragraph.runs),))))
    return steps


def _disc(side: Side) -> float:
    return side.types.body.leading * 0.52


def _steps_height(side: Side, words: Words, width: float) -> float:
    inner = width - 2 * _disc(side) - mm(5)
    return sum(side.height(step, side.types.body, inner) + mm(4) for _, step in _numbered(words))


def _steps(side: Side, words: Words, place: Rect) -> None:
    """Steps one below the other, each with its number on a disc. The number is read out with the words."""
    side.box("words", Rect(place.x, place.y, place.width, max(mm(10), place.height)))
    radius = _disc(side)
    indent = 2 * radius + mm(5)
    mirrored = side.setting.reads_right_to_left
    y, steps = place.y, _numbered(words)
    for at, (number, step) in enumerate(steps):
        text = side.set(step, side.types.body, place.width - indent)
        if y + text.height > place.bottom + 0.05:
            rest = Words(tuple(words.paragraphs[at:]))
            whole = side.set(rest, side.types.body, place.width - indent)
            side.put("words", whole, place.x + (0 if mirrored else indent), y, place.bottom - y)
            return
        if number:
            x = place.right - radius if mirrored else place.x + radius
            middle = y + text.lines[0].height / 2 if text.lines else y
            fill, letters, _ = scenery.name_box_colours(side.theme)
            style = replace(side.types.label, size=max(11.0, min(side.types.label.size, radius * 1.2)), colour=letters)
            figure = side.snug(said(str(number)), style, 4 * radius)
            edge = Stroke(side.tokens.ink, mm(0.7)) if side.theme.id == "comic" else None
            side.items.append(artifact(Shape(circle(x, middle, radius), fill=fill, stroke=edge)))
            at_x, at_y = x - figure.natural_width / 2, middle - figure.height / 2
            side.items.append(artifact(*ink_of(figure.place(at_x, at_y))))
        y = side.ink("words", text, place.x + (0 if mirrored else indent), y) + mm(4)


def note(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A few lines on letter paper that comes out of its envelope, with the name and face of who wrote them."""
    side = Side(setting, fonts)
    y = side.header()
    lead, words, who, source = (side.words(each) for each in ("lead", "words", "who", "source"))
    value = as_picture(side.value("photo"))
    inset = max(mm(8), min(mm(14), side.w(12) * 0.08))
    edge = mm(7) * min(1.0, side.unit / mm(1))
    card_x, card_width = side.x(1) + edge, side.w(12) - 2 * edge
    width = card_width - 2 * inset
    name = replace(side.on_paper(side.types.title, 0.62), balance=False)
    small = side.types.caption
    radius = min(13 * side.unit, mm(15)) if value is not None else 0.0
    aside = width - (2 * radius + mm(6) if radius else 0)
    signed = side.height(who, name, aside) + side.height(source, small, aside)
    foot_high = max(signed, 2 * radius)
    room = side.foot - y
    for step in (1.3, 1.15, 1.0):
        hand, greeting = _note_styles(side, step)
        needed = side.height(lead, greeting, width) + side.height(words, hand, width) + foot_high + 2 * inset
        needed += (mm(3) if not lead.is_empty else 0) + (mm(5) if foot_high else 0)
        if needed + 30 * side.unit < room:
            break
    pocket = min(52 * side.unit, room - needed)
    has_pocket = pocket > 24 * side.unit
    high = min(room, max(needed, room * 0.42))
    if has_pocket:
        high = min(max(needed + room * 0.06, room * 0.5), room - 24 * side.unit)
    card = Rect(card_x, y, card_width, high)
    if has_pocket:
        envelope = Rect(side.x(1), card.bottom - mm(2), side.w(12), min(side.foot - card.bottom, 52 * side.unit))
        _envelope_back(side, envelope)
        _letter_paper(side, replace(card, height=card.height + envelope.height * 0.5))
        _envelope_front(side, envelope)
    else:
        _letter_paper(side, card)
    x, top, foot = card.x + inset, card.y + inset, card.bottom - inset - foot_high - (mm(5) if foot_high else 0)
    end = side.write("lead", lead, greeting, x, top, width, foot)
    side.box("lead", Rect(x, top, width, max(mm(9), end - top)))
    top = end + (mm(3) if end > top else 0)
    end = side.write("words", words, hand, x, top, width, foot)
    side.box("words", Rect(x, top, width, max(mm(12), foot - top)))
    top = min(end + mm(5), card.bottom - inset - foot_high) if end > top else foot + mm(5)
    sign_x = x
    if value is not None:
        left = x + width - 2 * radius if setting.reads_right_to_left else x
        put_circle(side, "photo", value, left + radius, top + radius, radius, scenery.backdrop(side.theme))
        sign_x = x if setting.reads_right_to_left else x + 2 * radius + mm(6)
        side.box("photo", Rect(left, top, 2 * radius, 2 * radius))
    else:
        side.box("photo", Rect(x + width - mm(24), top, mm(24), max(mm(16), foot_high)))
    y = top + max(0.0, (foot_high - signed) / 2)
    end = side.write("who", who, name, sign_x, y, aside, card.bottom - mm(3))
    side.box("who", Rect(sign_x, y, aside, max(mm(8), end - y)))
    side.write("source", source, small, sign_x, end, aside, card.bottom - mm(2))
    side.box("source", Rect(sign_x, end, aside, mm(6)))
    return side.sides()


def _note_styles(side: Side, step: float) -> tuple[TextStyle, TextStyle]:
    """A note and its greeting, a step larger than what is read where there is room; by hand where the theme has a hand."""
    body, hand = side.types.body, side.types.hand
    note_style = replace(body, size=body.size * step, leading=body.leading * step)
    if side.theme.hand:
        size = max(body.size * 1.12, hand.size) * step
        note_style = replace(hand, size=size, leading=size * mm(0.46), paragraph_gap=mm(3))
    return note_style, replace(note_style, colour=side.tokens.a1, size=note_style.size * 1.2, leading=note_style.leading * 1.2)


def _letter_paper(side: Side, place: Rect) -> None:
    ink = side.tokens.ink
    if side.theme.id == "comic":
        side.items.append(artifact(Shape(rectangle(place), fill="#FFFFFF", stroke=Stroke(ink, mm(1.1)))))
        return
    edge = Stroke(side.tokens.line, mm(0.3), round=False) if side.theme.id == "plain" else None
    radius = 0.0 if side.theme.id in ("plain", "paper") else mm(2.5)
    side.items.append(
        artifact(
            Shape(round_box(place.moved(mm(0.4), mm(1.4)), radius), fill=ink, opacity=0.07),
            Shape(round_box(place.moved(mm(0.1), mm(0.6)), radius), fill=ink, opacity=0.08),
            Shape(round_box(place, radius), fill="#FFFEFA", stroke=edge),
        )
    )


def _envelope_colours(side: Side) -> tuple[str, str, str]:
    """The inside, the front and the folds of the envelope."""
    tokens = side.tokens
    base = {"paper": "#DDBE94", "night": tokens.d3, "plain": tokens.d3, "comic": tokens.d1}.get(side.theme.id, tokens.line)
    front = mixed(base, "#FFFFFF", 0.35)
    return mixed(base, tokens.ink, 0.18), front, mixed(base, tokens.ink, 0.12)


def _envelope_back(side: Side, place: Rect) -> None:
    inside, _, _ = _envelope_colours(side)
    edge = Stroke(side.tokens.ink, mm(1.1)) if side.theme.id == "comic" else None
    side.items.append(artifact(Shape(round_box(place, mm(2)), fill=inside, stroke=edge)))


def _envelope_front(side: Side, place: Rect) -> None:
    """The pocket, with its edge dipping in the middle and its folds."""
    _, front, fold = _envelope_colours(side)
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    middle, dip = x + place.width / 2, y + place.height * 0.46
    r = mm(2)
    pocket: Path = (
        ("M", x, y),
        ("L", middle - r * 2, dip - r * 0.6),
        ("C", middle - r, dip, middle + r, dip, middle + r * 2, dip - r * 0.6),
        ("L", right, y),
        ("L", right, bottom - r),
        ("C", right, bottom, right, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x, bottom, x, bottom, x, bottom - r),
        ("Z",),
    )
    folds: Path = (
        ("M", x + mm(1), bottom - mm(1)),
        ("L", middle - place.width * 0.13, y + place.height * 0.40),
        ("M", right - mm(1), bottom - mm(1)),
        ("L", middle + place.width * 0.13, y + place.height * 0.40),
    )
    edge = Stroke(side.tokens.ink, mm(1.1)) if side.theme.id == "comic" else None
    heart = filled(
        _heart(middle, dip + place.height * 0.2, place.height * 0.11),
        side.tokens.a2 if side.theme.id != "plain" else side.tokens.a1,
    )
    side.items.append(artifact(Shape(pocket, fill=front, stroke=edge), Shape(folds, stroke=Stroke(fold, mm(0.5)))))
    side.items.append(heart)


def _heart(x: float, y: float, size: float) -> Path:
    return (
        ("M", x, y + size),
        ("C", x - size * 1.6, y - size * 0.1, x - size * 0.8, y - size * 1.2, x, y - size * 0.35),
        ("C", x + size * 0.8, y - size * 1.2, x + size * 1.6, y - size * 0.1, x, y + size),
        ("Z",),
    )


def questions(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The child's questions, what is known so far and who was asked; the unanswered have lines to write on.

    They go on over as many sides as they need.
    """
    side = Side(setting, fonts)
    y = side.header()
    cards, words = cards_of(side.value("cards")), side.words("words")
    bottom = side.write("words", words, side.types.body, side.x(1), y, side.w(11), side.foot)
    side.box("words", Rect(side.x(1), y, side.w(11), max(mm(9), bottom - y)))
    y = bottom + (mm(7) if bottom > y else 0)
    across = 2 if side.is_wide and len(cards) > 1 else 1
    width = (side.w(12) - _BETWEEN * (across - 1)) / across
    rows = [list(enumerate(cards))[start : start + across] for start in range(0, len(cards), across)]
    done: list[Side] = []
    while True:
        side.box("cards", Rect(side.x(1), y, side.w(12), max(mm(20), side.foot - y)))
        here = _rows_that_fit(side, rows, width, side.foot - y)
        if not here and not side.part:
            here = 0
        elif rows and not here:
            here = 1  # too long for a side of its own: it is shown as far as it goes, and the rest is told
        _put_questions(side, rows[:here], y, width)
        rows = rows[here:]
        done.append(side)
        if not rows:
            return all_sides(done)
        side = Side(setting, fonts, side.part + 1)
        y = side.header()


_BETWEEN = mm(5)
_Rows = list[list[tuple[int, Card]]]


def _rows_that_fit(side: Side, rows: _Rows, width: float, room: float) -> int:
    used = 0.0
    for number, row in enumerate(rows):
        used += max(_question_height(side, card, width, 0.5) for _, card in row) + (_BETWEEN if number else 0)
        if used > room + 0.05:
            return number
    return len(rows)


def _put_questions(side: Side, rows: _Rows, y: float, width: float) -> None:
    """Questions from a height down: those without an answer get more lines where there is room, fewer where there is not."""
    needed = [max(_question_height(side, card, width) for _, card in row) for row in rows]
    spare = side.foot - y - sum(needed) - _BETWEEN * max(0, len(rows) - 1)
    unanswered = [number for number, row in enumerate(rows) if any(card.words.is_empty for _, card in row)]
    for number in unanswered if spare > 0 else ():
        needed[number] += min(spare / len(unanswered), mm(18))
    if spare < 0:
        least = [max(_question_height(side, card, width, 0.5) for _, card in row) for row in rows]
        give = sum(needed) - sum(least)
        share = min(1.0, -spare / give) if give > 0 else 0.0
        needed = [high - (high - low) * share for high, low in zip(needed, least, strict=True)]
    for row, high in zip(rows, needed, strict=True):
        for column, (number, card) in enumerate(row):
            if side.setting.reads_right_to_left:
                column = 1 - column if width < side.w(12) - 1 else 0
            x = side.x(1) + column * (width + _BETWEEN)
            _question(side, f"cards.{number}", card, Rect(x, y, width, min(high, side.foot - y + mm(2))))
        y += high + _BETWEEN


def _question_styles(side: Side) -> tuple[TextStyle, TextStyle, TextStyle]:
    heading = replace(side.types.heading, colour=side.tokens.a1 if side.theme.id != "comic" else side.tokens.ink)
    note_style = replace(side.types.caption, colour=side.tokens.a2, weight=700)
    return heading, replace(side.types.body, paragraph_gap=mm(2)), note_style


def _mark_room(side: Side) -> float:
    return 17 * side.unit


def _question_height(side: Side, card: Card, width: float, lines: float = 1.0) -> float:
    heading, body, small = _question_styles(side)
    inner = width - _mark_room(side) - mm(6)
    high = side.height(said(card.title), heading, inner) + side.height(said(card.note), small, inner)
    high += side.height(card.words, body, inner) if not card.words.is_empty else mm(19) * lines
    return high + mm(9) + (mm(1) if card.note else 0)


def _question(side: Side, slot: str, card: Card, place: Rect) -> None:
    """One question on its panel, with a large mark before it."""
    heading, body, small = _question_styles(side)
    side.items += scenery.card(side.theme, place)
    mirrored = side.setting.reads_right_to_left
    room = _mark_room(side)
    mark_style = replace(side.types.title, size=34.0 * side.unit / mm(1), leading=mm(14), colour=side.tokens.a2)
    mark = side.snug(said("?"), mark_style, room)
    mark_x = place.right - room / 2 if mirrored else place.x + room / 2
    side.items.append(artifact(*ink_of(mark.place(mark_x - mark.natural_width / 2, place.y + mm(2)))))
    x = place.x + mm(6) if mirrored else place.x + room
    width = place.width - room - mm(6)
    if as_picture(card.picture) is not None:
        radius = min(place.height * 0.36, mm(11))
        width -= 2 * radius + mm(5)
        at = place.x + mm(4) + radius if mirrored else place.right - mm(5) - radius
        x += 2 * radius + mm(5) if mirrored else 0
        put_circle(side, slot, as_picture(card.picture), at, place.y + place.height / 2, radius)
    y, foot = place.y + mm(4.5), place.bottom - mm(2.5)
    note_high = side.height(said(card.note), small, width)
    y = side.write(slot, said(card.title), heading, x, y, width, foot)
    if card.words.is_empty:
        pitch = mm(9)
        lines = max(1, int((foot - note_high - y) // pitch))
        for number in range(min(lines, 4)):
            at_y = y + pitch * (number + 0.85)
            stroke = Stroke(side.tokens.line if side.theme.id != "comic" else "#9A97A5", mm(0.4))
            side.items.append(artifact(Shape(line(x, at_y, x + width, at_y), stroke=stroke)))
        y = foot - note_high
    else:
        y = side.write(slot, card.words, body, x, y, width, foot - note_high) + mm(1)
    side.write(slot, said(card.note), small, x, y, width, foot + mm(1))
    side.box(slot, place)


def columns(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """For an older reader: a first sentence, words in two columns around a picture, and somebody's own words on a card.

    Narrow paper has one column. The words go on over as many sides as they need.
    """
    side = Side(setting, fonts)
    y = side.header()
    lead, words = side.words("lead"), side.words("words")
    quote, source = side.words("quote"), side.words("quote-source")
    value = as_picture(side.value("photo"))
    bottom = side.write("lead", lead, side.types.lead, side.x(1), y, side.w(12), side.foot)
    side.box("lead", Rect(side.x(1), y, side.w(12), max(mm(9), bottom - y)))
    y = bottom + (mm(7) if bottom > y else 0)
    places = _column_places(side, y)
    pictured = places[-1]
    card_high = _quoted_height(side, quote, source, pictured.width)
    reserved = card_high + mm(7) if card_high else 0.0
    text = side.set(words, side.types.body, pictured.width)
    at = _column_picture(side, value, pictured, text.height + reserved - sum(place.height for place in places[:-1]))
    places[-1] = replace(pictured, y=at, height=side.foot - at)
    if side.is_narrow and value is not None and at > side.foot - mm(30):
        places = []
    side.box("words", replace(places[0], height=max(mm(20), places[0].height)) if places else pictured)
    if text.height + reserved <= sum(place.height for place in places) - side.types.body.leading and places:
        places[-1] = replace(places[-1], height=places[-1].height - reserved)
        if len(places) == 2 and value is None and text.height > mm(40):
            places[0] = replace(places[0], height=min(places[0].height, text.height / 2 + side.types.body.leading))
    sides, place = _pour(side, text, places)
    if card_high:
        if place is None or place.height < card_high - 0.05:
            sides.append(Side(setting, fonts, sides[-1].part + 1))
            place = _column_places(sides[-1], sides[-1].header())[0]
        _quoted(sides[-1], quote, source, replace(place, height=card_high))
    else:
        top = min(at if value is not None else at + mm(34), side.foot - mm(28))
        side.box("quote", Rect(pictured.x, top, pictured.width, mm(16)))
        side.box("quote-source", Rect(pictured.x, top + mm(18), pictured.width, mm(8)))
    return all_sides(sides)


def _column_places(side: Side, y: float) -> list[Rect]:
    """The columns of a side, in the order in which they are read."""
    if side.is_narrow:
        return [Rect(side.x(1), y, side.w(12), side.foot - y)]
    gap = mm(8)
    width = (side.w(12) - gap) / 2
    places = [Rect(side.x(1) + number * (width + gap), y, width, side.foot - y) for number in (0, 1)]
    return places[::-1] if side.setting.reads_right_to_left else places


def _column_picture(side: Side, value: PictureSlot | None, column: Rect, below: float) -> float:
    """The picture at the top of its column, lower where what comes below it needs the room. Returns where words may go on."""
    if value is None:
        side.box("photo", replace(column, height=min(column.height, mm(30))))
        return column.y
    caption = caption_room(side, value, column.width)
    gap = mm(10 if side.theme.frame == "polaroid" else 8)
    ideal = min(column.width / max(0.75, shape_of(side, value)), column.height * (0.5 if below > 0 else 0.8))
    free = column.height - caption - gap - below - side.types.body.leading
    high = min(max(min(ideal, free), column.height * 0.25, mm(24)), column.height - caption)
    bottom = put_picture(side, "photo", value, replace(column, height=high))
    return max(bottom, column.y + high) + gap


def _pour(side: Side, text: SetText, places: list[Rect]) -> tuple[list[Side], Rect | None]:
    """Words into columns, over further sides where they need them. Returns the sides, and the room left on the last."""
    sides, waiting = [side], list(places)
    left: Rect | None = None
    rest: SetText | None = text if text.lines else None
    while rest is not None:
        if not waiting:
            side = Side(side.setting, side.fonts, side.part + 1)
            sides.append(side)
            waiting = _column_places(side, side.header())
            side.box("words", waiting[0])
        column = waiting.pop(0)
        fits, after = _cut(rest, column.height)
        if not fits.lines and side.part:
            side.left_over("words", rest.plain)
            break
        end = side.ink("words", fits, column.x, column.y) + mm(7)
        left = replace(column, y=end, height=side.foot - end)
        rest = after
    if waiting:
        left = replace(waiting[-1], height=side.foot - waiting[-1].y)
    return sides, left


def _cut(text: SetText, room: float) -> tuple[SetText, SetText | None]:
    return (text, None) if text.height <= room + 0.05 else text.split(max(0.0, room + 0.05))


def _quoted_styles(side: Side) -> tuple[TextStyle, TextStyle]:
    body = side.types.body
    return replace(body, weight=700, colour=side.tokens.a2), replace(side.types.caption, colour=scenery.quiet(side.theme))


def _quoted_height(side: Side, quote: Words, source: Words, width: float) -> float:
    said_style, small = _quoted_styles(side)
    high = side.height(quote, said_style, width - mm(15)) + side.height(source, small, width - mm(15))
    return high + mm(12) if high else 0.0


def _quoted(side: Side, quote: Words, source: Words, card: Rect) -> None:
    """Words on a card with a coloured edge, as a paper quoted from (look/book picture 19)."""
    said_style, small = _quoted_styles(side)
    side.items += scenery.card(side.theme, card)
    mirrored = side.setting.reads_right_to_left
    stripe = Rect(card.right - mm(2) if mirrored else card.x, card.y, mm(2), card.height)
    if side.theme.id in ("plain", "paper"):
        side.items.append(filled(rectangle(stripe), side.tokens.d2))
    x, width, y = card.x + mm(8 if not mirrored else 7), card.width - mm(15), card.y + mm(5)
    foot = card.bottom - mm(3)
    end = side.write("quote", quote, said_style, x, y, width, foot - side.height(source, small, width), "BlockQuote")
    side.box("quote", card)
    side.write("quote-source", source, small, x, end + mm(1), width, foot + mm(1))
    side.box("quote-source", Rect(x, end, width, mm(7)))


ARRANGERS: dict[str, Arranger] = {"recipe": recipe, "note": note, "questions": questions, "columns": columns}
