"""How each page layout stands in Word: its slots in reading order, sized so that a page of the book is a page of Word."""

import math
from collections.abc import Callable, Sequence

from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactsSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    PictureSlot,
    ScrapItem,
    ScrapSlot,
    TextSlot,
)
from lifestory_app.domain.scrapbook import Lettering, ScrapWords
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts import moments, remembering
from lifestory_app.export.docx_parts.contents import contents, section_opener
from lifestory_app.export.docx_parts.document import Document
from lifestory_app.export.docx_parts.ecomap import ecomap, family_tree
from lifestory_app.export.docx_parts.genogram import genogram
from lifestory_app.export.docx_parts.letters import letter
from lifestory_app.export.docx_parts.look import WRITING_LINE
from lifestory_app.export.docx_parts.panels import large, strip
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import (
    beside,
    card,
    cell_width,
    face,
    facts,
    facts_table,
    grid,
    picture,
    rule,
    spacer,
    writing_lines,
)
from lifestory_app.export.docx_parts.second_language import kept_free, second_language
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.timeline import homes_table, places_map, seasons, timeline
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.arrange.photo_views import alt_of, caption_of, fitted, whole_shape

PANEL_ROOM = mm(6)

_MEASURED_TOO_HIGH = 0.95
"""Long texts fill about a twentieth less than they measure, since letters are measured one by one, without kerning."""


def write_page(document: Document, page: Page) -> None:
    """Write one page of the book. A layout that nothing is known of has its slots written one after another."""
    side = Side(document, page)
    arrange = ARRANGEMENTS.get(page.layout, _plain)
    panel = second_language(side)
    side.reserve = kept_free(side, panel)
    arrange(side)
    for _, value in side.remaining():
        _generic(side, value)
    side.add(panel)
    document.side += sides_filled(side)


def sides_filled(side: Side) -> int:
    """How many of Word's pages the page will fill, as far as can be told."""
    return max(1, math.ceil(side.used * _MEASURED_TOO_HIGH / side.document.paper.text_height))


def _title(side: Side) -> None:
    side.begin(title=side.page.title)


def _plain(side: Side) -> None:
    _title(side)


def _generic(side: Side, value: object) -> None:
    match value:
        case TextSlot():
            side.add(side.prose(value.words))
        case PhotoSlot() | DrawingSlot() | NoPhotoSlot():
            side.add(picture(side, value, Box(side.width, min(side.high(110), max(side.left, side.high(60))))))
        case FactsSlot():
            side.add(facts_table(side, value.rows, side.width))
        case CardsSlot():
            _cards(side, value.cards, 2, side.high(60))
        case PeopleSlot():
            _people(side, value)
        case ScrapSlot():
            _scraps(side, side.in_reading_order(value))


def _fit(side: Side, slot: PictureSlot | None, width: float, wanted: float, rest: float = 0.0, whole: bool = False) -> Piece:
    """A picture as high as wanted, or as what else must stand on the page leaves room for; never less than a third."""
    if slot is None:
        return Piece()
    return picture(side, slot, Box(width, max(min(wanted, side.left - rest), wanted / 3)), whole)


def _cover(side: Side) -> None:
    kicker = side.words("kicker")
    if not kicker.is_empty:
        side.begin(Part.COVER, pill=False)
        side.add(side.prose(kicker, "Subtitle"))
        side.add(side.text("Title", side.page.title or side.book.title))
    else:
        side.begin(Part.COVER, "Title", side.page.title or side.book.title, pill=False)
    slot, credit = side.picture("photo"), side.prose(side.words("credit"), "Credit")
    if slot is not None:
        diameter = max(min(side.width * 0.8, side.left - credit.height), side.high(50))
        box = Box(side.width if isinstance(slot, NoPhotoSlot) else diameter, diameter)
        side.add(picture(side, slot, box, round=True, caption=False))
    if credit.blocks:
        side.add(spacer(max(0.0, side.left - credit.height)), credit)


def _full_photo(side: Side) -> None:
    """The photo to the edges of the sheet at the top, the words below it: text on a photo would be hard to read and to edit."""
    slot = side.picture("photo")
    if not isinstance(slot, PhotoSlot | DrawingSlot):
        _title(side)
        side.add(_fit(side, slot, side.width, side.high(200)), side.prose(side.words("words")))
        return
    side.begin(pill=False)
    document, sheet = side.document, side.document.paper
    words = side.words("words")
    known = {photo.id: photo for photo in side.book.photos}.get(slot.view.photo) if isinstance(slot, PhotoSlot) else None
    said = caption_of(slot, known, side.book.people) if isinstance(slot, PhotoSlot) else slot.caption
    below = (
        side.text("Pill", side.label)
        + side.text(side.heading, side.page.title)
        + side.text("Caption", said)
        + side.prose(words)
    )
    tallest = max(sheet.height - sheet.foot - below.height - mm(14), sheet.height * 0.4)
    if isinstance(slot, PhotoSlot):
        shape = whole_shape(slot.view, known) if known else sheet.width / tallest
        size = Box(sheet.width, min(tallest, sheet.width / shape))
        drawn = document.photo(fitted(slot.view, known, size.width, size.height) if known else slot.view, size)
        alt = alt_of(slot, known, side.book.people)
    else:
        size = Box(sheet.width, tallest)
        drawn, alt = document.drawing(slot.drawing, size), slot.alt
    run = document.anchored(drawn, size, alt)
    side.add(Piece((w("p", paragraph_properties(style="Gap"), run),), max(0.0, size.height - sheet.top)))
    side.add(below)


def _photo_and_words(side: Side) -> None:
    _title(side)
    slot, words = side.picture("photo"), side.prose(side.words("words"))
    side.add(_fit(side, slot, side.width, side.high(150), words.height), words)


def _photo_and_facts(side: Side) -> None:
    _title(side)
    slot, rows = side.picture("photo"), side.facts("facts")
    words = side.prose(side.words("words"))
    wide, narrow = side.wide(7), side.width - side.wide(7) - mm(4)
    panel = facts(side, rows, narrow - 2 * PANEL_ROOM)
    photo = _fit(side, slot, wide, side.high(144), words.height + mm(4))
    if rows and slot is not None:
        side.add(beside(side, photo, panel, (wide, narrow), side.theme.tint, PANEL_ROOM))
    else:
        side.add(photo, facts_table(side, rows, side.width))
    side.add(_space(), words)


def _photos(count: int) -> Callable[[Side], None]:
    """Two to six photos in rows of two; the odd one out is wide. On a low page they stand three in a row."""

    def arrange(side: Side) -> None:
        _title(side)
        slots = [slot for number in range(count) if (slot := side.picture(f"photo{number + 1}")) is not None]
        words = side.prose(side.words("words"))
        is_low = side.document.paper.width >= side.document.paper.height
        across = 3 if is_low and len(slots) not in (2, 4) else 2
        first = len(slots) % 2 if across == 2 else 0
        rows = [slots[:first]] if first else []
        rows += [slots[start : start + across] for start in range(first, len(slots), across)]
        if len(slots) == 2 and not is_low:
            rows = [slots[:1], slots[1:]]
        if rows:
            each = max((side.left - words.height) / len(rows) - mm(2), side.high(30))
            each = min(each, side.high(108))
            for row in rows:
                columns = 1 if len(row) == 1 and across == 2 else across
                width = cell_width(side, columns)
                side.add(grid(side, [picture(side, slot, Box(width, each)) for slot in row], columns))
        side.add(words)

    return arrange


def _words(side: Side) -> None:
    _title(side)
    side.add(side.prose(side.words("lead"), "Lead"), side.prose(side.words("words")))


def _quote(side: Side) -> None:
    _title(side)
    quote = side.prose(side.words("quote"), "Quote")
    who, source = side.prose(side.words("who"), "CardTitle"), side.prose(side.words("source"), "QuoteSource")
    above = max(0.0, (side.left - quote.height - who.height - source.height) * 0.3)
    side.add(spacer(above))
    side.add(quote, rule(side.theme.a2, 2.5), _space(), who, source)


def _cards(side: Side, cards: Sequence[Card], columns: int, picture_height: float, lines: int = 0) -> None:
    room = mm(4)
    width = cell_width(side, columns, room)
    side.add(grid(side, [card(side, one, width, picture_height, lines) for one in cards], columns, side.theme.tint, room))


def _fitting_cards(columns: int, on_a4: float, lines: int = 0) -> Callable[[Side], None]:
    """Cards in columns, or in more of them on a low page, their pictures as high as the page allows."""

    def arrange(side: Side) -> None:
        _title(side)
        cards, words = side.cards("cards"), side.prose(side.words("words"))
        free = {across: _free_height(side, cards, across, words.height, lines) for across in _choices(columns, len(cards))}
        across = next((each for each, height in free.items() if height >= mm(22)), max(free, key=lambda each: free[each]))
        _cards(side, cards, across, max(min(side.high(on_a4), free[across]), mm(18)), lines)
        side.add(_space(), words)

    return arrange


def _choices(columns: int, count: int) -> range:
    first = max(1, min(columns, count))
    return range(first, max(first, min(4, count)) + 1)


def _free_height(side: Side, cards: Sequence[Card], across: int, below: float, lines: int) -> float:
    """How high the picture of each card may be, where the cards stand in so many columns."""
    width = cell_width(side, across, mm(4))
    bare = []
    for one in cards:
        title, note = side.text("CardTitle", one.title, width), side.text("CardNote", one.note, width)
        words = side.prose(one.words, "CardWords", width).height or lines * (WRITING_LINE + 3)
        bare.append(title.height + words + note.height)
    rows = max(1, -(-len(bare) // across))
    taken = sum(max(bare[start : start + across]) for start in range(0, len(bare), across)) + rows * mm(14)
    return (side.left - below - taken) / rows


def _home(side: Side) -> None:
    _title(side)
    slot, second = side.picture("photo"), side.picture("photo2")
    words, remember = side.words("words"), side.words("remember")
    wide, narrow = side.wide(7), side.width - side.wide(7) - mm(4)
    panel = side.prose(remember, "Panel", narrow, panel=True)
    right = (picture(side, second, Box(narrow, side.high(62))) if second else Piece()) + panel
    lower = beside(side, side.prose(words, width=wide), right, (wide, narrow)) if right.blocks else side.prose(words)
    side.add(_fit(side, slot, side.width, side.high(118), lower.height), lower)


def _person(side: Side) -> None:
    _title(side)
    slot = side.picture("photo")
    lead, words, strip = side.words("lead"), side.words("words"), side.cards("strip")
    quote = side.prose(side.words("quote"), "Spoken") + side.prose(side.words("quote-source"), "QuoteSource")
    wide, narrow = side.wide(7), side.width - side.wide(7) - mm(4)
    across = max(1, len(strip))
    width = cell_width(side, across, mm(4))
    row = grid(side, [card(side, one, width, side.high(24)) for one in strip], across, side.theme.tint, mm(4))
    if slot is None:
        side.add(side.prose(lead, "Lead"), side.prose(words))
    else:
        told = side.prose(lead, "Lead", narrow) + side.prose(words, width=narrow)
        side.add(beside(side, _fit(side, slot, wide, side.high(136), row.height + quote.height + mm(4)), told, (wide, narrow)))
    side.add(_space(), row, quote)


def _person_no_photo(side: Side) -> None:
    _title(side)
    slot, words = side.picture("photo"), side.words("words")
    asked = side.prose(side.words("questions"))
    if asked.blocks:
        asked = side.text("Heading3", "What I still want to know", lang="en-GB") + asked
    wide, narrow = side.wide(7), side.width - side.wide(7) - mm(4)
    lines = 4 if asked.blocks else 0
    rest = asked.height + lines * WRITING_LINE + mm(8)
    if slot is not None and not words.is_empty:
        side.add(beside(side, _fit(side, slot, wide, side.high(130), rest), side.prose(words, width=narrow), (wide, narrow)))
    else:
        side.add(_fit(side, slot, side.width, side.high(110), rest), side.prose(words))
    if asked.blocks:
        side.add(_space(), asked)
        side.add(writing_lines(side, max(2, min(lines, int(side.left // (WRITING_LINE + 3))))))


def _hard_page(side: Side) -> None:
    _title(side)
    slot, words = side.picture("photo"), side.words("words")
    remember = side.prose(side.words("remember"), "Remember", panel=True)
    narrow, wide = side.wide(5), side.width - side.wide(5) - mm(4)
    if slot is None:
        side.add(side.prose(words))
    else:
        side.add(
            beside(
                side, _fit(side, slot, narrow, side.high(120), remember.height), side.prose(words, width=wide), (narrow, wide)
            )
        )
    side.add(_space(), remember)


def _all_about_me(side: Side) -> None:
    _title(side)
    lead, rows, slot, cards = side.words("lead"), side.facts("facts"), side.picture("photo"), side.cards("cards")
    narrow, wide = side.wide(5), side.width - side.wide(5) - mm(4)
    across = max(1, min(3, len(cards)))
    width = cell_width(side, across, mm(4))
    row = grid(side, [card(side, one, width, side.high(28)) for one in cards], across, side.theme.tint, mm(4))
    told = side.prose(lead, "Lead", narrow) + facts(side, rows, narrow)
    if told.height + row.height > side.left:
        told = side.prose(lead, "Lead", narrow) + facts_table(side, rows, narrow)
    if slot is None:
        side.add(told)
    else:
        side.add(beside(side, told, _fit(side, slot, wide, side.high(130), row.height + mm(4)), (narrow, wide)))
    side.add(_space(), row)


def _people(side: Side, slot: PeopleSlot) -> None:
    known = {person.id: person for person in side.book.people}
    people = [known[each] for each in slot.people if each in known]
    if not people:
        return
    columns = min(len(people), 3 if len(people) in (3, 5, 6) else 4) if len(people) > 1 else 1
    rows = -(-len(people) // columns)
    room = (side.left / rows) - mm(32)
    diameter = max(mm(20), min(room, cell_width(side, columns) - mm(6), mm(52)))
    side.add(grid(side, [face(side, person, diameter) for person in people], columns))


def _people_page(side: Side) -> None:
    _title(side)
    words = side.words("words")
    for name, value in list(side.page.slots):
        if name == "people" and isinstance(value, PeopleSlot):
            side.people("people")
            _people(side, value)
    side.add(_space(), side.prose(words))


def _scrapbook(side: Side) -> None:
    _title(side)
    _scraps(side, side.scraps("scrap"))


def _scraps(side: Side, items: Sequence[ScrapItem]) -> None:
    """Things of a scrapbook page one after another: pictures that follow each other stand side by side."""
    words = {item.id: _scrap_words(side, item) for item in items if isinstance(item.what, ScrapWords)}
    pictures = sum(item.picture is not None for item in items)
    free = side.left - sum(piece.height for piece in words.values())
    most = max(free / max(1, -(-pictures // 2)) - mm(6), side.high(34))
    waiting: list[ScrapItem] = []

    def put_waiting() -> None:
        for start in range(0, len(waiting), 2):
            row = waiting[start : start + 2]
            width = cell_width(side, 2) if len(row) == 2 else side.width
            boxes = [Box(min(width, mm(each.place.width)), min(most, mm(each.place.height))) for each in row]
            pieces = [picture(side, each.picture, box) for each, box in zip(row, boxes, strict=True) if each.picture]
            side.add(*(pieces if len(row) == 1 else (grid(side, pieces, 2),)))
        waiting.clear()

    for item in items:
        if item.picture is not None:
            waiting.append(item)
        elif item.id in words:
            put_waiting()
            side.add(words[item.id])
    put_waiting()


def _scrap_words(side: Side, item: ScrapItem) -> Piece:
    assert isinstance(item.what, ScrapWords)
    hand = item.what.lettering is Lettering.HAND and side.theme.hand
    return side.prose(
        item.what.words, "Lead" if item.what.lettering is Lettering.LARGE else "CaptionByHand" if hand else "BodyText"
    )


def _document_page(side: Side) -> None:
    """The paper itself stays whole: nothing of a certificate is cut away."""
    _title(side)
    slot, rows, words = side.picture("photo"), side.facts("facts"), side.prose(side.words("words"))
    table = facts_table(side, rows, side.width)
    side.add(
        _fit(side, slot, side.width, side.high(150), table.height + words.height + mm(4), whole=True),
        table,
        _space(),
        words,
    )


def _blank(side: Side) -> None:
    _title(side)
    side.add(side.prose(side.words("words"), "Lead"))
    side.add(writing_lines(side, max(4, int(side.left // (WRITING_LINE + 3)))))


def _imprint(side: Side) -> None:
    _title(side)
    side.add(side.prose(side.words("words"), "CardWords"), facts_table(side, side.facts("facts"), side.width))


def _early_years(side: Side) -> None:
    """The picture first: the youngest look before they listen."""
    slot, words = side.picture("photo"), side.prose(side.words("words"), "Lead")
    side.begin(pill=False, title_style="Gap")
    title = side.text(side.heading, side.page.title)
    side.add(_fit(side, slot, side.width, side.high(180), title.height + words.height), title, words)


def _space() -> Piece:
    """A little air before what follows a table."""
    return spacer(mm(4))


ARRANGEMENTS: dict[str, Callable[[Side], None]] = {
    "cover": _cover,
    "contents": contents,
    "section-opener": section_opener,
    "full-photo": _full_photo,
    "photo-and-words": _photo_and_words,
    "photo-and-facts": _photo_and_facts,
    **{f"{name}-photos": _photos(count) for count, name in enumerate(("two", "three", "four", "five", "six"), 2)},
    "words": _words,
    "quote": _quote,
    "milestones": _fitting_cards(2, 44),
    "home": _home,
    "person": _person,
    "person-no-photo": _person_no_photo,
    "hard-page": _hard_page,
    "voices": _fitting_cards(3, 70),
    "all-about-me": _all_about_me,
    "people": _people_page,
    "letter": letter,
    "ecomap": ecomap,
    "family-tree": family_tree,
    "words-and-pictures": strip,
    "words-and-pictures-large": large,
    "document": _document_page,
    "timeline": timeline,
    "seasons": seasons,
    "homes-table": homes_table,
    "places-map": places_map,
    "genogram": genogram,
    "scrapbook": _scrapbook,
    "memory-box": _fitting_cards(3, 52),
    "hopes": _fitting_cards(2, 40, lines=3),
    "blank": _blank,
    "imprint": _imprint,
    "early-years": _early_years,
    "favourites": _fitting_cards(3, 40, lines=1),
    "funny-sayings": _fitting_cards(2, 40),
    **moments.ARRANGEMENTS,
    **remembering.ARRANGEMENTS,
}
