"""Words beside a picture that go on below it at full width, paragraph by paragraph, where a column alone is too small."""

from collections.abc import Iterable
from dataclasses import dataclass

from lifestory_app.domain.text import EMPTY, ParagraphKind, Words
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import Rect
from lifestory_app.layout.text import TextStyle


@dataclass(frozen=True)
class Around:
    """How words are shared out between the room beside a picture and that below it."""

    beside: Words
    below: Words
    below_height: float


def share_out(side: Side, words: Words, style: TextStyle, beside: Rect, below_width: float) -> Around:
    """As many whole paragraphs beside the picture as fit there. A list and a heading with its words are never parted."""
    paragraphs = words.paragraphs
    for count in range(len(paragraphs), 0, -1):
        if count < len(paragraphs) and (
            paragraphs[count - 1].kind is ParagraphKind.HEADING
            or ParagraphKind.NUMBERED is paragraphs[count].kind is paragraphs[count - 1].kind
        ):
            continue
        first = Words(paragraphs[:count])
        if side.height(first, style, beside.width) <= beside.height + 0.05:
            rest = Words(paragraphs[count:])
            return Around(first, rest, side.height(rest, style, below_width))
    return Around(EMPTY, words, side.height(words, style, below_width))


def best_height(
    side: Side,
    words: Words,
    style: TextStyle,
    heights: Iterable[float],
    beside: Rect,
    below_width: float,
    foot: float,
    gap: float,
) -> float | None:
    """The first of these heights of a picture, with its caption, at which the words around it end above the foot.

    `beside` begins where words may begin; the picture's own height counts from there. None where none will do.
    """
    for height in heights:
        shared = share_out(side, words, style, Rect(beside.x, beside.y, beside.width, height), below_width)
        end = beside.y + height + (gap + shared.below_height if shared.below_height else 0)
        if end <= foot + 0.05:
            return height
    return None


def put_around(side: Side, slot: str, words: Words, style: TextStyle, beside: Rect, below: Rect) -> float:
    """Draw words beside a picture and then below it. Returns the bottom of what was drawn."""
    shared = share_out(side, words, style, beside, below.width)
    end = side.write(slot, shared.beside, style, beside.x, beside.y, beside.width, beside.bottom)
    if shared.below.is_empty:
        return end
    return side.write(slot, shared.below, style, below.x, below.y, below.width, below.bottom)
