"""Pages about people: one person, one without a photo yet, several together, and the child now."""

from dataclasses import replace

from lifestory_app.domain.pages import Card, DrawingSlot, PeopleSlot, PhotoSlot, PictureSlot
from lifestory_app.domain.people import Gender, Name, Person, Role
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.around import best_height, put_around
from lifestory_app.layout.arrange.cards import card_words, cards_of, leave_over, put_small_card, small_card_needs
from lifestory_app.layout.arrange.facts import put_facts, rows_of, set_facts, with_gap
from lifestory_app.layout.arrange.pictures import as_picture, caption_room, put_circle, put_picture
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, line
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Group, Item, LaidOutPage, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, round_box
from lifestory_app.layout.text import Align, TextStyle

# What each is to the child, in the child's words; a brother or sister by what is known of them.
_WHO = {
    Role.CHILD: "me",
    Role.BIRTH_MOTHER: "birth mum",
    Role.BIRTH_FATHER: "birth dad",
    Role.RELATIVE: "",
    Role.FOSTER_CARER: "foster carer",
    Role.KINSHIP_CARER: "",
    Role.ADOPTIVE_PARENT: "",
    Role.SPECIAL_GUARDIAN: "",
    Role.SOCIAL_WORKER: "social worker",
    Role.JUDGE: "judge",
    Role.GUARDIAN: "my guardian",
    Role.TEACHER: "teacher",
    Role.FRIEND: "friend",
    Role.PET: "pet",
    Role.OTHER: "",
}


def who_they_are(person: Person) -> str:
    """What a person is to the child, in a word or two; "" where their name says it."""
    if person.called and person.called.casefold() != person.known_as.casefold():
        return person.called
    if person.role is Role.SIBLING:
        return {Gender.FEMALE: "sister", Gender.MALE: "brother"}.get(person.gender, "brother or sister")
    return _WHO[person.role]


def native_name(person: Person) -> Name | None:
    """The first of a person's names that is also written in its own script."""
    return next((name for name in person.names if name.native), None)


def person(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One person: photo, words, three small things, and something they said."""
    side = Side(setting, fonts)
    y = side.header()
    value = as_picture(side.value("photo"))
    strip = cards_of(side.value("strip"))
    quote, source = side.words("quote"), side.words("quote-source")
    foot = side.foot
    quote_style = replace(side.types.body, weight=700, colour=side.tokens.a2, balance=True)
    small = replace(side.types.caption, colour=side.types.body.colour)
    quote_width = side.w(12 if side.is_low else 10)
    quote_high = side.height(quote, quote_style, quote_width) + side.height(source, small, quote_width)
    if quote_high:
        quote_high = min(quote_high, (side.foot - y) * 0.25)
        foot -= quote_high + mm(9)
    quote_top = foot + mm(9)
    if strip:
        strip_high = _strip_height(side, strip)
        foot -= strip_high + mm(8)
    strip_top = foot + mm(8)
    columns = 5 if side.is_low else 7
    width = side.w(columns)
    caption = caption_room(side, value, width)
    ideal = (122 if side.sheet.height > mm(250) else 110) * side.unit
    most = foot - y - caption
    if not strip and not quote_high:
        ideal *= 1.12
    high = max(mm(16), min(ideal, most))
    x = side.x(columns + 1) + 2 * side.unit + mm(1)
    right = side.x(1) + side.w(12) - x
    text_y = y + mm(1)
    about = setting.person(setting.page.about) if setting.page.about else None  # type: ignore[arg-type]
    name = native_name(about) if about else None
    lead, words, body = side.words("lead"), side.words("words"), side.types.body
    first = text_y + side.height(lead, side.types.lead, right) + (mm(4) if not lead.is_empty or name else 0)
    first += side.height(said(name.native, name.lang), side.types.lead, right) + mm(1) if name else 0
    beside = Rect(x, first, right, foot - first)
    gap = mm(5)
    if side.height(words, body, right) > foot - first + 0.05:
        # The column is too small for the words: they go on below a lower picture, at full width.
        heights = [high * step + caption - (first - y) for step in (1.0, 0.85, 0.72, 0.6, 0.5)]
        heights = [each for each in heights if each > 0]
        found = best_height(side, words, body, heights, beside, side.w(12), foot, gap)
        if found is not None:
            high = found - caption + (first - y)
            beside = replace(beside, height=found)
    bottom = put_picture(side, "photo", value, Rect(side.x(1), y, width, high))
    if name is not None:
        text = said(name.native, name.lang)
        text_y = side.write("lead", text, side.types.lead, x, text_y, right, foot) + mm(1)
    end = side.write("lead", lead, side.types.lead, x, text_y, right, foot)
    side.box("lead", Rect(x, text_y, right, max(mm(9), end - text_y)))
    below = Rect(side.x(1), beside.bottom + gap, side.w(12), max(0.0, foot - beside.bottom - gap))
    end = put_around(side, "words", words, body, beside, below)
    side.box("words", Rect(x, first, right, max(mm(20), foot - first)))
    bottom = max(bottom, end, y + high + caption)
    # What comes below follows the picture, so that empty space is left at the foot of the page.
    rise = max(0.0, foot - bottom - mm(3))
    if strip:
        _put_strip(side, strip, Rect(side.x(1), strip_top - rise, side.w(12), strip_high))
        bottom = strip_top - rise + strip_high
    elif bottom + mm(30) < side.foot:
        side.box("strip", Rect(side.x(1), bottom + mm(8), side.w(12), mm(20)))
        bottom += mm(28)
    if quote_high:
        quote_y = quote_top - rise
        end = side.write("quote", quote, quote_style, side.x(1), quote_y, quote_width, side.foot - rise, "BlockQuote")
        side.box("quote", Rect(side.x(1), quote_y, quote_width, max(mm(8), end - quote_y)))
        side.write("quote-source", source, small, side.x(1), end + mm(0.5), quote_width, side.foot + mm(1))
        side.box("quote-source", Rect(side.x(1), end, quote_width, mm(7)))
    elif bottom + mm(20) < side.foot:
        side.box("quote", Rect(side.x(1), bottom + mm(5), quote_width, mm(9)))
        side.box("quote-source", Rect(side.x(1), bottom + mm(15), quote_width, mm(7)))
    return side.sides()


def _strip_columns(side: Side, cards: tuple[Card, ...]) -> tuple[float, float]:
    """The width of one of the small things, and of its words."""
    each = side.w(12) / max(1, min(3, len(cards)))
    return each, each - 29 * side.unit


def _strip_height(side: Side, cards: tuple[Card, ...]) -> float:
    each, width = _strip_columns(side, cards)
    highest = max((side.height(card_words(card), side.types.body, max(width, mm(12))) for card in cards[:3]), default=0)
    return max((24 if side.is_low else 32) * side.unit, highest + mm(6)) if each else 0


def _put_strip(side: Side, cards: tuple[Card, ...], panel: Rect) -> None:
    side.items += scenery.card(side.theme, panel)
    each, width = _strip_columns(side, cards)
    radius = min(10 * side.unit, panel.height * 0.4)
    for number, card in enumerate(cards):
        slot = f"strip.{number}"
        if number >= 3:
            leave_over(side, slot, card)
            continue
        left = panel.x + number * each
        middle = panel.y + panel.height / 2
        put_circle(side, slot, card.picture, left + 5 * side.unit + radius, middle, radius)
        words = card_words(card)
        text = side.set(words, side.types.body, max(width, mm(12)))
        room = panel.height - mm(3)
        top = max(panel.y + mm(1.5), middle - text.height / 2)
        side.put(slot, text, left + 8 * side.unit + 2 * radius, top, room)
        side.box(slot, Rect(left, panel.y, each, panel.height))
    side.box("strip", panel)


def person_no_photo(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The honest panel where a photo would be, what is known, and the child's own questions with lines to write on."""
    side = Side(setting, fonts)
    y = side.header()
    value, questions = as_picture(side.value("photo")), side.words("questions")
    asked = replace(side.types.hand, size=max(17.0 if side.theme.hand else 15.0, side.types.hand.size), colour=side.tokens.a2)
    pitch = mm(11.5) * max(0.8, side.unit / mm(1))
    columns = 5 if side.is_low else 7
    width = side.w(columns)
    card_width = side.w(12)
    card_x, inset = side.x(1), 25 * side.unit
    set_questions = [side.set(Words((each,)), asked, card_width - inset - mm(8)) for each in questions.paragraphs]
    lines = sum(max(1, len(text.lines)) for text in set_questions) + 1
    lines = max(3, min(lines, 7)) if not side.is_low else max(2, min(lines, 3))
    card_high = mm(17) + lines * pitch + mm(4)
    room = side.foot - y
    card_high = min(card_high, room * 0.42)
    high = max(mm(35), min(130 * side.unit, room - card_high - mm(14) - caption_room(side, value, width)))
    x = side.x(columns + 1) + 3 * side.unit
    right = side.x(1) + side.w(12) - x
    lead, words, body = side.words("lead"), side.words("words"), side.types.body
    first = y + mm(4) + side.height(lead, side.types.lead, right) + (mm(4) if not lead.is_empty else 0)
    gap = mm(5)
    beside = Rect(x, first, right, y + high + mm(8) - first)
    if side.height(words, body, right) > beside.height + 0.05:
        heights = [each for each in (high * step - (first - y) for step in (1.0, 0.85, 0.72, 0.6)) if each > 0]
        least_card = mm(17) + 2 * pitch
        found = best_height(side, words, body, heights, beside, side.w(12), side.foot - least_card - mm(6), gap)
        if found is not None:
            high = found + (first - y)
            beside = replace(beside, height=found)
    put_picture(side, "photo", value, Rect(side.x(1), y, width, high))
    foot = y + high + mm(8)
    end = side.write("lead", lead, side.types.lead, x, y + mm(4), right, foot)
    side.box("lead", Rect(x, y + mm(4), right, max(mm(9), end - y - mm(4))))
    below = Rect(side.x(1), beside.bottom + gap, side.w(12), max(0.0, side.foot - mm(17) - 2 * pitch - beside.bottom - gap))
    end = put_around(side, "words", words, body, beside, below)
    side.box("words", Rect(x, first, right, max(mm(10), foot - first)))
    top = max(foot, end) + mm(6)
    card = Rect(card_x, top, card_width, min(card_high, side.foot - top + mm(2)))
    _question_card(side, questions, card, asked, pitch)
    return side.sides()


def _question_card(side: Side, questions: Words, card: Rect, style: TextStyle, pitch: float) -> None:
    side.items += scenery.card(side.theme, card)
    left, right = card.x + 8 * side.unit, card.right - 8 * side.unit
    x = card.x + 25 * side.unit
    margin = card.x + 20 * side.unit
    ink = Stroke(side.tokens.d3, mm(0.3))
    red = Stroke(side.tokens.d1, mm(0.3))
    heading = side.types.heading
    side.items.append(artifact(Shape(line(margin, card.y + mm(1), margin, card.bottom - mm(1)), stroke=red)))
    title = side.set(said("What I still want to know", "en-GB"), heading, right - x)
    side.put("questions", title, x, card.y + mm(5), card.height - mm(6), side.inner_heading)
    base = card.y + mm(5) + title.height + pitch * 0.95
    count = 0
    while base + count * pitch < card.bottom - mm(3):
        at = base + count * pitch
        side.items.append(artifact(Shape(line(left, at, right, at), stroke=ink)))
        count += 1
    style = replace(style, leading=pitch, paragraph_gap=0.0)
    text = side.set(questions, style, right - x) if not questions.is_empty else None
    if text is not None:
        # The words stand on the lines: the base line of each lies a little above the rule.
        top = base - pitch * 0.5 - style.size * 0.42
        side.put("questions", text, x, top, count * pitch + 0.1)
    side.box("questions", card)


def people(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Faces in circles, with first names and what each is to the child."""
    side = Side(setting, fonts)
    y = side.header()
    value = side.value("people")
    ids = value.people if isinstance(value, PeopleSlot) else ()
    found = [person for person in (setting.person(each) for each in ids) if person is not None]
    body = side.words("words")
    foot = side.foot
    if not body.is_empty:
        foot -= min(side.height(body, side.types.body, side.w(11)), (foot - y) * 0.35) + mm(8)
    area = Rect(side.x(1), y, side.w(12), foot - y)
    side.box("people", area)
    name_style = replace(side.types.label, size=15.0, leading=mm(6.6), colour=side.types.body.colour, align=Align.CENTRE)
    scale = 1.2 if setting.large_print else 0.86 if side.is_narrow else 1.0
    name_style = replace(name_style, size=name_style.size * scale, leading=name_style.leading * scale)
    label_high = _label_room(found, name_style)
    rows = _rows_of_people(len(found), area, label_high)
    number = 0
    row_high = area.height / max(1, len(rows))
    most = max(rows, default=1)
    cell = area.width / most
    radius = min((row_high - label_high) / 2, cell * 0.4, 38 * side.unit if len(found) > 2 else 48 * side.unit)
    radius = max(radius, mm(9))
    used = len(rows) * (2 * radius + label_high) + mm(4)
    row_high = min(row_high, used / max(1, len(rows)) + mm(10))
    for row, count in enumerate(rows):
        start = area.x + (area.width - count * cell) / 2
        for column in range(count):
            middle = start + (column + 0.5) * cell
            person_in_circle(side, found[number], middle, area.y + row * row_high + radius, radius, cell - mm(4), name_style)
            number += 1
    end = min(foot, area.y + len(rows) * row_high) if found else foot
    side.write("words", body, side.types.body, side.x(1), end + mm(8), side.w(11), side.foot)
    side.box("words", Rect(side.x(1), end + mm(8), side.w(11), max(mm(10), side.foot - end - mm(8))))
    return side.sides()


def _rows_of_people(number: int, area: Rect, label: float) -> list[int]:
    """How many stand in each row, so that the circles are as large as they can be."""
    if number == 0:
        return []
    best, chosen = 0.0, [number]
    for count in range(1, number + 1):
        rows = [number // count + (1 if row < number % count else 0) for row in range(count)]
        radius = min((area.height / count - label) / 2, area.width / max(rows) * 0.4)
        if radius > best + 0.5:
            best, chosen = radius, rows
    return chosen


_OVER_CIRCLE = mm(7)
"""How far a name stands over the foot of its circle; less where the circle is small."""


def _label_room(found: list[Person], style: TextStyle) -> float:
    """How far the names below the circles reach, with the air under them."""
    lines = max((1 + bool(native_name(each)) + bool(who_they_are(each)) for each in found), default=2)
    return lines * style.leading + mm(3) - _OVER_CIRCLE + mm(5)


def _portrait(person: Person) -> PictureSlot | None:
    if person.portrait is not None:
        return PhotoSlot(PhotoView(person.portrait), alt="")
    if person.drawing is not None:
        return DrawingSlot(person.drawing, f"Drawing of {person.known_as}")
    return None


def person_in_circle(side: Side, person: Person, x: float, y: float, radius: float, width: float, style: TextStyle) -> None:
    """A face with the first name and what they are to the child below it."""
    slot = f"people.{person.id}"
    picture = _portrait(person)
    if isinstance(picture, PhotoSlot) and side.setting.photo(picture.view.photo) is None:
        picture = DrawingSlot(person.drawing, f"Drawing of {person.known_as}") if person.drawing else None
    if isinstance(picture, PhotoSlot):
        photo = side.setting.photo(picture.view.photo)
        alt = photo.alt if photo and photo.alt else f"Photo of {person.known_as}"
        picture = replace(picture, alt=alt)
    put_circle(side, slot, picture, x, y, radius, scenery.pastel(person.id))
    name = person.known_as or person.called
    if picture is None:
        side.items += _leaf(side, x, y, radius)
    native = native_name(person)
    lines: list[tuple[Words, TextStyle]] = [(said(name), style)]
    if native is not None:
        lines.append((said(native.native, native.lang), style))
    who = who_they_are(person)
    if who:
        small = replace(style, weight=400, size=max(12.0, style.size - 2), colour=scenery.quiet(side.theme))
        lines.append((said(who), small))
    inset = mm(8 if not side.is_narrow else 2)
    texts = [side.set(words, each, width - inset) for words, each in lines if not words.is_empty]
    if not texts:
        return
    high = sum(text.height for text in texts) + mm(3)
    wide = max(text.natural_width for text in texts) + mm(10)
    label = Rect(x - wide / 2, y + radius - min(_OVER_CIRCLE, radius * 0.36), wide, high)
    side.items.append(filled(round_box(label, mm(6.7)), "#FFFFFF"))
    top = label.y + mm(1.5)
    bottom = label.bottom + mm(12)
    for text in texts:
        top = side.put(slot, text, x - (width - inset) / 2, top, bottom - top)
    side.box(slot, Rect(x - radius, y - radius, 2 * radius, label.bottom - y + radius))


def _leaf(side: Side, x: float, y: float, radius: float) -> tuple[Item, ...]:
    """A leaf in place of a face nobody has a picture of: soft, and the same for everyone."""
    reach = radius * 0.91
    place = Rect(x - reach, y - reach, 2 * reach, 2 * reach)
    return (artifact(Group(scenery.unknown_face(side.theme, place), clip=circle(x, y, reach))),)


def all_about_me(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The child now: a first sentence, four things, a photo and three cards."""
    side = Side(setting, fonts)
    y = side.header()
    value, cards = as_picture(side.value("photo")), cards_of(side.value("cards"))
    foot = side.foot
    room = foot - y
    card_high = 0.0
    if cards:
        card_high = min(62 * side.unit if not side.is_wide else mm(50), room * 0.36)
        card_high = max(card_high, min(_needed_card_height(side, cards), room * 0.42))
        if side.is_narrow:
            card_high = min(card_high, _needed_card_height(side, cards))
        card_high = min(card_high, mm(40)) if side.is_low and not setting.large_print else card_high
    roomy = not side.setting.large_print and side.types.body.size < 19
    columns = 7 if roomy and not side.is_low and not side.is_narrow else 5
    x = side.x(13 - columns)
    width = side.w(columns)
    caption = caption_room(side, value, width)
    high = min(120 * side.unit, room - caption - (card_high + mm(8) if cards else 0))
    high = max(high, mm(40))
    lead, rows = side.words("lead"), rows_of(side.value("facts"))
    text_width = side.w(12 - columns) - 4 * side.unit
    text_foot = y + high + caption + (mm(5) if cards else 0)
    end = side.write("lead", lead, side.types.lead, side.x(1), y + mm(2), text_width, text_foot)
    side.box("lead", Rect(side.x(1), y, text_width, max(mm(10), end - y)))
    start = end + (mm(4) if end > y + mm(2) else 0)
    across = 2 if side.is_low else 1
    each_width = (text_width - mm(5) * (across - 1)) / across
    bottom = start
    for column in range(across):
        half = rows[column * -(-len(rows) // across) : (column + 1) * -(-len(rows) // across)]
        facts = set_facts(side, half, each_width, gap=mm(3.5))
        if start + facts.height > text_foot:
            facts = with_gap(facts, mm(1.5))
        end = put_facts(side, "facts", facts, side.x(1) + column * (each_width + mm(5)), start, text_foot)
        bottom = max(bottom, end)
    side.box("facts", Rect(side.x(1), start, text_width, max(mm(20), bottom - start)))
    put_picture(side, "photo", value, Rect(x, y, width, high))
    if cards:
        top = y + high + caption + mm(8)
        top = min(max(top, bottom + mm(4)), max(top, foot - card_high))
        number = min(3, len(cards))
        each = (side.w(12) - mm(4) * (number - 1)) / max(3, number)
        for place, card in enumerate(cards):
            slot = f"cards.{place}"
            if place >= 3:
                leave_over(side, slot, card)
                continue
            left = side.x(1) + place * (each + mm(4))
            box = Rect(left, top, each, min(card_high, foot - top + mm(3)))
            put_small_card(side, slot, card, box, beside=side.is_wide)
        side.box("cards", Rect(side.x(1), top, side.w(12), card_high))
    elif y + high + caption + mm(30) < foot:
        side.box("cards", Rect(side.x(1), y + high + caption + mm(8), side.w(12), mm(40 if not side.is_low else 22)))
    return side.sides()


def _needed_card_height(side: Side, cards: tuple[Card, ...]) -> float:
    each = (side.w(12) - mm(8)) / 3
    return max((small_card_needs(side, card, each, side.is_wide) for card in cards[:3]), default=0) + mm(2)


ARRANGERS: dict[str, Arranger] = {
    "person": person,
    "person-no-photo": person_no_photo,
    "people": people,
    "all-about-me": all_about_me,
}
