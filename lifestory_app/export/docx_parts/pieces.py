"""The things that stand on pages: pictures with captions, facts, cards, faces, lines to write on."""

from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.pages import Card, DrawingSlot, FactRow, NoPhotoSlot, PhotoSlot, PictureSlot
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.drawn import Drawn
from lifestory_app.export.docx_parts.frames import frame_of
from lifestory_app.export.docx_parts.look import WRITING_LINE
from lifestory_app.export.docx_parts.pictures import Box, Cut, Frame, inside
from lifestory_app.export.docx_parts.side import Piece, Side, together
from lifestory_app.export.docx_parts.styles import Border, paragraph_properties
from lifestory_app.export.docx_parts.tables import Cell, Columns, Look, Row, Table
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.arrange.people import native_name, who_they_are
from lifestory_app.layout.arrange.photo_views import alt_of, caption_of, fitted, whole_shape
from lifestory_app.layout.display import Item, Path, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.drawings import draw

GAP = mm(4)
CARD_ROOM = mm(3)
_ENVELOPE = Pictogram("letter")
_LEAST_PICTURE = mm(25)
_WIDEST = 2.9
"""Width over height: a place that is wider on a low page is not filled, or too much of a photo would be cut away."""


def picture(side: Side, slot: PictureSlot, box: Box, whole: bool = False, round: bool = False, caption: bool = True) -> Piece:
    """A picture in its frame and the caption below it, both inside the box.

    Photos are cut to the shape of the box, or shown `whole`; a `round` one is cut to a circle.
    """
    if isinstance(slot, NoPhotoSlot):
        return no_photo(side, slot, box)
    said = _caption(side, slot) if caption else ""
    style = caption_style(side)
    below = side.text(style, said, box.width)
    frame = frame_of(side.theme, round)
    room = Box(box.width - frame.width, max(box.height - below.height, _LEAST_PICTURE) - frame.width)
    room = Box(min(room.width, room.height * _WIDEST), room.height)
    drawn, size, alt = _drawn(side, slot, room, whole)
    run = side.document.inline(drawn, size, alt, frame)
    paragraph = w("p", paragraph_properties(style="Picture", align="center" if round else ""), run)
    return Piece((paragraph,), size.height + frame.width + mm(2)) + below


def caption_style(side: Side) -> str:
    """Captions by hand where the theme has a handwriting face."""
    return "CaptionByHand" if side.theme.hand else "Caption"


def no_photo(side: Side, slot: NoPhotoSlot, box: Box) -> Piece:
    """The honest panel, as large as the photo would be: what we do not have, and who was asked."""
    width = box.width - mm(16)
    words = side.text("NoPhoto", slot.what, width) + side.text("NoPhotoAsked", slot.asked, width)
    size = Box(mm(26), mm(26))
    if box.height > words.height + size.height + mm(24):
        envelope = side.document.drawn(draw(_ENVELOPE, Rect(0, 0, size.width, size.height)), size)
        run = side.document.inline(envelope, size, "")
        above = Piece((w("p", paragraph_properties(style="Picture", align="center"), run),), size.height + mm(2))
        words = above + spacer(mm(3)) + words
    high = max(box.height, words.height + mm(16))
    table = Table(Columns((box.width,)), rtl=side.rtl)
    table.rows.append(Row((Cell(words.blocks, side.theme.tint, mm(8), middle=True),), height=high))
    return Piece((table.xml, gap()), high + 1)


def facts(side: Side, rows: Sequence[FactRow], width: float) -> Piece:
    """Labels with their values below them, for a narrow panel."""
    return together(
        side.text("Label", row.label, width, row.lang) + side.text("Value", row.value, width, row.lang) for row in rows
    )


def facts_table(side: Side, rows: Sequence[FactRow], width: float) -> Piece:
    """Labels and values side by side, the labels marked as headings of their rows."""
    if not rows:
        return Piece()
    share = 0.32 if width > mm(90) else 0.42
    widths = (width * share, width * (1 - share))
    table = Table(Columns(widths), Look("Facts", first_column=True), side.rtl)
    height = 0.0
    for row in rows:
        label = side.text("FactLabel", row.label, widths[0] - mm(4), row.lang)
        value = side.text("FactValue", row.value, widths[1] - mm(4), row.lang)
        table.rows.append(Row((Cell(label.blocks), Cell(value.blocks))))
        height += max(label.height, value.height) + mm(2.6)
    return Piece((table.xml, gap()), height + 1)


def beside(
    side: Side,
    first: Piece,
    second: Piece,
    widths: tuple[float, float],
    fill: str = "",
    room: float = 0.0,
    middle: bool = False,
) -> Piece:
    """Two pieces side by side, the second on a fill of its own."""
    table = Table(Columns(widths, GAP), rtl=side.rtl)
    if fill:
        second = inset(second, room)
    table.rows.append(Row((Cell(first.blocks), Cell(second.blocks, fill, room if fill else 0.0, middle))))
    return Piece((table.xml, gap()), max(first.height, second.height) + 1)


def inset(piece: Piece, room: float) -> Piece:
    """A piece with room above and below it. The margins of a cell will not do: Word gives them to the whole row."""
    above, below = spacer(room), spacer(room * 0.5)
    return above + piece + below


def spacer(height: float) -> Piece:
    """Room and nothing else."""
    return Piece((w("p", paragraph_properties(style="Gap", after=height)),), height + 1)


def grid(side: Side, pieces: Sequence[Piece], columns: int, fill: str = "", room: float = 0.0) -> Piece:
    """Pieces in rows of `columns`, read row by row; the last row is filled up with empty cells."""
    if not pieces:
        return Piece()
    width = (side.width - GAP * (columns - 1)) / columns
    table = Table(Columns((width,) * columns, GAP), rtl=side.rtl)
    height = 0.0
    for start in range(0, len(pieces), columns):
        row = pieces[start : start + columns]
        if fill:
            row = [inset(piece, room) for piece in row]
        cells = [Cell(piece.blocks, fill, room if fill else 0.0) for piece in row]
        cells += [Cell(())] * (columns - len(row))
        if start:
            table.rows.append(Row((Cell((gap(),)),) * columns, height=GAP if fill else 1))
            height += GAP if fill else 1
        table.rows.append(Row(tuple(cells)))
        height += max(piece.height for piece in row)
    return Piece((table.xml, gap()), height + 1)


def on_card(side: Side, piece: Piece, width: float) -> Piece:
    """A piece on a card of the paper's colour, where scenery would make its words hard to read."""
    table = Table(Columns((width,)), rtl=side.rtl)
    table.rows.append(Row((Cell(piece.blocks, side.theme.paper, CARD_ROOM),)))
    return Piece((table.xml, gap()), piece.height + 1)


def cell_width(side: Side, columns: int, room: float = 0.0) -> float:
    """The width for content in one cell of a grid."""
    return (side.width - GAP * (columns - 1)) / columns - 2 * room


def card(side: Side, one: Card, width: float, picture_height: float, lines: int = 0) -> Piece:
    """A small thing: picture, title, words, note; `lines` to write on where there are no words."""
    parts = Piece()
    if one.picture is not None:
        said = isinstance(one.picture, PhotoSlot | DrawingSlot) and bool(one.picture.caption)
        parts += picture(side, one.picture, Box(width, picture_height), caption=said)
    parts += side.text("CardTitle", one.title, width)
    if one.words.is_empty and lines:
        parts += writing_lines(side, lines)
    parts += side.prose(one.words, "CardWords", width)
    return parts + side.text("CardNote", one.note, width)


def face(side: Side, person: Person, diameter: float) -> Piece:
    """A person's face in a ring, the first name below, and who they are to the child."""
    document = side.document
    size = Box(diameter, diameter)
    if person.portrait is not None and any(photo.id == person.portrait for photo in side.book.photos):
        photo = side.book.photo(person.portrait)
        drawn = document.photo(fitted(PhotoView(photo.id), photo, 1, 1), size)
        alt = photo.alt or f"Photo of {person.known_as}"
    elif person.drawing is not None:
        drawn, alt = document.drawing(person.drawing, size), f"Drawing of {person.known_as}"
    else:
        drawn, alt = document.drawn(_leaf(side, diameter / 2), size), ""
    run = document.inline(drawn, size, alt, Frame(Cut.CIRCLE, "#FFFFFF", mm(1.4)))
    paragraph = w("p", paragraph_properties(style="Picture", align="center"), run)
    name = side.text("FirstName", person.known_as or person.called)
    own_script = native_name(person)
    native = side.text("FirstName", own_script.native, lang=own_script.lang) if own_script else Piece()
    return Piece((paragraph,), diameter + mm(5)) + name + native + side.text("WhoTheyAre", who_they_are(person))


def _leaf(side: Side, radius: float) -> tuple[Item, ...]:
    """A leaf in place of a face that nobody has a picture of: soft, and the same for everyone."""
    r = radius
    leaf: Path = (
        ("M", r, r * 0.5),
        ("C", r * 1.5, r * 0.8, r * 1.45, r * 1.3, r, r * 1.5),
        ("C", r * 0.55, r * 1.3, r * 0.5, r * 0.8, r, r * 0.5),
        ("Z",),
    )
    ground = Shape(rectangle(Rect(0, 0, 2 * r, 2 * r)), side.theme.tint)
    vein = Shape((("M", r, r * 0.7), ("L", r, r * 1.62)), stroke=Stroke(side.theme.a1, max(0.8, r * 0.035)))
    return (ground, Shape(leaf, side.theme.line), vein)


def writing_lines(side: Side, count: int) -> Piece:
    """Empty lines for a child's own hand. Neighbours differ by a hair, or Word would draw one line for all of them."""
    rule = side.document.styles["WritingLine"].border
    assert rule is not None
    odd = replace(rule, room=rule.room + 1)
    blocks = tuple(
        w("p", paragraph_properties(style="WritingLine", border=odd if number % 2 else None)) for number in range(count)
    )
    return Piece(blocks, count * (WRITING_LINE + 3))


def gap() -> str:
    """The smallest paragraph there can be: Word asks for one after every table."""
    return w("p", paragraph_properties(style="Gap"))


def rule(colour: str, width: float) -> Piece:
    """A line across the text."""
    return Piece((w("p", paragraph_properties(style="Gap", border=Border(colour, width, 1, ("bottom",)))),), mm(1.5))


def _caption(side: Side, slot: PhotoSlot | DrawingSlot) -> str:
    if isinstance(slot, DrawingSlot):
        return slot.caption
    known = {photo.id: photo for photo in side.book.photos}
    return caption_of(slot, known.get(slot.view.photo), side.book.people)


def _drawn(side: Side, slot: PhotoSlot | DrawingSlot, room: Box, whole: bool) -> tuple[Drawn, Box, str]:
    document = side.document
    if isinstance(slot, DrawingSlot):
        return document.drawing(slot.drawing, room), room, slot.alt
    known = {photo.id: photo for photo in side.book.photos}.get(slot.view.photo)
    view, size = slot.view, room
    if known and whole:
        size = inside(whole_shape(view, known), room)
    elif known:
        view = fitted(view, known, room.width, room.height)
    return document.photo(view, size), size, alt_of(slot, known, side.book.people)
