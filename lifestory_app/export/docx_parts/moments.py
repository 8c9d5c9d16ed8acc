"""How the pages of moments and ordinary life stand in Word: photos that belong together, a day, a recipe, a note, questions."""

from collections.abc import Callable

from lifestory_app.domain.pages import Card, NoPhotoSlot, PictureSlot
from lifestory_app.domain.text import Paragraph, ParagraphKind, Words
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import (
    beside,
    card,
    cell_width,
    facts_table,
    grid,
    picture,
    spacer,
    writing_lines,
)
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.tables import Cell, Columns, Row, Table

GAP = mm(4)


def big_and_small(side: Side) -> None:
    """One large photo, two small ones stacked beside it."""
    side.begin(title=side.page.title)
    big, *small = (side.picture(f"photo{number}") for number in (1, 2, 3))
    words = side.prose(side.words("words"))
    wide, narrow = side.wide(8), side.width - side.wide(8) - GAP
    high = max(side.high(60), min(side.high(150), side.left - words.height - GAP))
    there = [slot for slot in small if slot is not None]
    right = sum((picture(side, slot, Box(narrow, high / max(1, len(there)))) for slot in there), Piece())
    if big is None or not there:
        side.add(*(_one(side, slot, high) for slot in (big, *there) if slot is not None))
    else:
        side.add(beside(side, picture(side, big, Box(wide, high)), right, (wide, narrow)))
    side.add(spacer(GAP), words)


def _one(side: Side, slot: PictureSlot, high: float) -> Piece:
    return picture(side, slot, Box(side.width, high))


def photo_says(side: Side) -> None:
    """What was said on a panel above the photo; Word has no bubble that stays with its picture."""
    side.begin(title=side.page.title)
    quote = side.prose(side.words("quote"), "Quote")
    by = side.prose(side.words("who"), "CardTitle") + side.prose(side.words("source"), "QuoteSource")
    slot, words = side.picture("photo"), side.prose(side.words("words"))
    side.add(quote, by, spacer(GAP))
    if slot is not None:
        side.add(_one(side, slot, max(side.high(60), min(side.high(140), side.left - words.height))))
    side.add(words)


def then_and_now(side: Side) -> None:
    """The two photos in one row, each under its own word."""
    side.begin(title=side.page.title)
    width = cell_width(side, 2)
    parts: list[tuple[Piece, PictureSlot | None]] = [
        (side.prose(side.words(name), "CardTitle", width), side.picture(photo))
        for name, photo in (("first", "photo1"), ("second", "photo2"))
    ]
    words = side.prose(side.words("words"))
    labels = max(label.height for label, _ in parts)
    high = max(side.high(50), min(side.high(130), side.left - labels - words.height - GAP))
    cells = [label + (picture(side, slot, Box(width, high)) if slot is not None else Piece()) for label, slot in parts]
    if any(cell.blocks for cell in cells):
        side.add(grid(side, cells, 2))
    side.add(spacer(GAP), words)


def photo_strip(side: Side) -> None:
    """One line of words, then the photos one below the other with their captions, or in a row on a low page."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    slots = [slot for number in range(4) if (slot := side.picture(f"photo{number + 1}")) is not None]
    if not slots:
        return
    is_low = side.document.paper.width >= side.document.paper.height
    columns = len(slots) if is_low else 2 if len(slots) > 2 else 1
    rows = -(-len(slots) // columns)
    width = cell_width(side, columns)
    high = max(side.high(30), min(side.high(92), side.left / rows - mm(4)))
    side.add(grid(side, [picture(side, slot, Box(width, high)) for slot in slots], columns))


def my_day(side: Side) -> None:
    """A row for each time of the day: its picture, then the time and what happens."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words")))
    rows = side.cards("cards")
    if not rows:
        return
    high = max(mm(14), min(side.high(26), side.left / len(rows) - mm(4)))
    narrow = max(mm(20), high)
    wide = side.width - narrow - GAP
    for one in rows:
        told = (
            side.text("CardTitle", one.title, wide) + side.prose(one.words, width=wide) + side.text("CardNote", one.note, wide)
        )
        side.add(_row(side, one, told, (narrow, wide), high))


def _row(side: Side, one: Card, told: Piece, widths: tuple[float, float], high: float) -> Piece:
    if one.picture is None:
        return told
    if isinstance(one.picture, NoPhotoSlot):
        return picture(side, one.picture, Box(side.width, high)) + told
    said = bool(one.picture.caption)
    return beside(side, picture(side, one.picture, Box(widths[0], high), caption=said), told, widths, middle=True)


def recipe(side: Side) -> None:
    """What is needed as a table, the photo beside it, and the steps as a numbered list."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("lead"), "Lead"))
    rows, slot = side.facts("facts"), side.picture("photo")
    steps = side.prose(_as_steps(side.words("words")))
    narrow, wide = side.wide(5), side.width - side.wide(5) - GAP
    table = facts_table(side, rows, narrow if slot is not None else side.width)
    if slot is not None and rows:
        high = max(side.high(50), min(side.high(96), side.left - steps.height - GAP))
        side.add(beside(side, table, picture(side, slot, Box(wide, high)), (narrow, wide)))
    else:
        side.add(table)
        if slot is not None:
            side.add(_one(side, slot, max(side.high(50), min(side.high(110), side.left - steps.height))))
    side.add(spacer(GAP), steps)


def _as_steps(words: Words) -> Words:
    """Each paragraph as an item of a numbered list; headings stay."""
    kinds = (ParagraphKind.HEADING,)
    return Words(
        tuple(each if each.kind in kinds else Paragraph(each.runs, ParagraphKind.NUMBERED) for each in words.paragraphs)
    )


def note(side: Side) -> None:
    """A greeting, the note, and who wrote it beside their picture."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("lead"), "Lead"), side.prose(side.words("words")), spacer(GAP))
    slot = side.picture("photo")
    width = side.width - mm(30) - GAP if slot is not None else side.width
    signed = side.prose(side.words("who"), "CardTitle", width) + side.prose(side.words("source"), "QuoteSource", width)
    if slot is None:
        side.add(signed)
    elif isinstance(slot, NoPhotoSlot):
        side.add(signed, _one(side, slot, side.high(50)))
    else:
        face = picture(side, slot, Box(mm(30), mm(30)), round=not slot.caption, caption=bool(slot.caption))
        side.add(beside(side, face, signed, (mm(30), width), middle=True) if signed.blocks else face)


def questions(side: Side) -> None:
    """Each question on a panel with what is known and who was asked, or with lines to write on."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words")))
    width = side.width - 2 * mm(5)
    for one in side.cards("cards"):
        piece = card(side, one, width, side.high(24), lines=0)
        if one.words.is_empty:
            piece += writing_lines(side, 2)
        table = Table(Columns((side.width,)), rtl=side.rtl)
        table.rows.append(Row((Cell((*spacer(mm(2)).blocks, *piece.blocks), side.theme.tint, mm(5)),)))
        side.add(Piece((table.xml,), piece.height + mm(3)), spacer(mm(3)))


def columns(side: Side) -> None:
    """A first sentence, the words with their picture beside them, and somebody's own words on a panel."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("lead"), "Lead"))
    slot = side.picture("photo")
    half = (side.width - GAP) / 2
    words, quote, source = side.words("words"), side.words("quote"), side.words("quote-source")
    quoted = side.prose(quote, "Spoken", half, panel=True) + side.prose(source, "QuoteSource", half)
    if slot is None and not quoted.blocks:
        side.add(side.prose(words))
        return
    right = (picture(side, slot, Box(half, side.high(86))) if slot is not None else Piece()) + quoted
    told = side.prose(words, width=half)
    if told.height > side.left:
        side.add(right, side.prose(words))
    else:
        side.add(beside(side, told, right, (half, half)))


ARRANGEMENTS: dict[str, Callable[[Side], None]] = {
    "big-and-small": big_and_small,
    "photo-says": photo_says,
    "then-and-now": then_and_now,
    "photo-strip": photo_strip,
    "my-day": my_day,
    "recipe": recipe,
    "note": note,
    "questions": questions,
    "columns": columns,
}
