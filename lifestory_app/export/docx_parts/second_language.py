"""What a page says in a second language, as a panel below it in Word: in its own direction, told as its own language."""

from lifestory_app.domain.languages import own_name
from lifestory_app.domain.text import Words
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.layout.templates import places_of

_MOST = 0.5
"""The greatest share of a page that is kept free for the panel; a longer one goes on over the next page."""


def second_language(side: Side) -> Piece:
    """The panel of a page, or nothing where it has no second language."""
    beside = side.page.beside
    if beside is None or beside.is_empty:
        return Piece()
    ground = side.writing.styles["Panel"]

    def line(style: str, text: str) -> Piece:
        if not text.strip():
            return Piece()
        written = side.writing.paragraph(style, text.strip(), beside.lang, panel=ground, keep_next=True)
        return Piece((written,), side.measure.text(text, style, side.width))

    def prose(words: Words) -> Piece:
        blocks = tuple(side.writing.paragraphs(words, "Panel", beside.lang, panel=True))
        return Piece(blocks, side.measure.words(words, "Panel", side.width))

    panel = line("Label", own_name(beside.lang)) + line("Heading3", beside.title)
    for words in beside.in_order(places_of(side.page.layout)):
        panel += prose(words)
    return panel


def kept_free(side: Side, panel: Piece) -> float:
    """How much of the page its other pieces leave to the panel."""
    return panel.height if panel.height <= side.document.paper.text_height * _MOST else 0.0
