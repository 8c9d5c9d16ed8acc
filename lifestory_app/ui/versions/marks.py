"""What differs between two states of one page, word by word and picture by picture, and where it stands on the paper."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Picture, Tagged
from lifestory_app.paint.qt import QtPainter

SAME_LINE = 0.4
"""Boxes of words whose tops differ by less than this part of their height stand on one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a picture: what it is, in which slot, on which side of the page, and its box in points."""

    what: object
    slot: str
    part: int
    place: QRectF
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The boxes to mark on each side of a page, and the words that they are."""

    boxes: dict[int, list[QRectF]] = field(default_factory=dict)
    pictures: dict[int, list[QRectF]] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many places are marked."""
        return len(self.words) + sum(len(each) for each in self.pictures.values())


def compared(old: Iterable[LaidOutPage], new: Iterable[LaidOutPage], painter: QtPainter) -> tuple[Marks, Marks]:
    """What is on the old sides only, and what is on the new ones only."""
    before, after = _by_slot(pieces_of(old, painter)), _by_slot(pieces_of(new, painter))
    gone: list[list[Piece]] = []
    put_in: list[list[Piece]] = []
    for slot in dict.fromkeys((*before, *after)):
        one, other = before.get(slot, []), after.get(slot, [])
        matcher = difflib.SequenceMatcher(None, [each.what for each in one], [each.what for each in other], autojunk=False)
        for how, a, b, c, d in matcher.get_opcodes():
            if how != "equal":
                gone.append(one[a:b])
                put_in.append(other[c:d])
    return _marks(gone), _marks(put_in)


def pieces_of(sides: Iterable[LaidOutPage], painter: QtPainter) -> Iterator[Piece]:
    """Every word and picture of a page, in painting order; what only decorates is left out."""
    for side in sides:
        yield from _pieces(side.items, "", side.part, QTransform(), painter)


def _pieces(items: Iterable[Item], slot: str, part: int, way: QTransform, painter: QtPainter) -> Iterator[Piece]:
    for item in items:
        match item:
            case Tagged():
                if item.role != "Artifact":
                    yield from _pieces(item.items, item.slot or slot, part, way, painter)
            case Group():
                yield from _pieces(item.items, slot, part, QTransform(*item.transform) * way, painter)
            case Link():
                yield from _pieces(item.items, slot, part, way, painter)
            case Picture():
                box = QRectF(item.place.x, item.place.y, item.place.width, item.place.height)
                yield Piece(item.view, slot, part, way.mapRect(box), is_picture=True)
            case Glyphs():
                for word, box in _words(item, painter):
                    yield Piece(word, slot, part, way.mapRect(box))


def _words(run: Glyphs, painter: QtPainter) -> Iterator[tuple[str, QRectF]]:
    """The words of a run with their boxes. A glyph belongs to the word in which its characters begin, in either direction."""
    wide = painter.advances(run)
    start = 0
    for word in run.text.split(" "):
        inside = [n for n, cluster in enumerate(run.clusters) if start <= cluster < start + len(word)]
        start += len(word) + 1
        if word.strip() and inside:
            left, right = min(run.xs[n] for n in inside), max(run.xs[n] + wide[n] for n in inside)
            base = run.ys[inside[0]]
            yield word, QRectF(left, base - 0.86 * run.size, right - left, 1.16 * run.size)


def _by_slot(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        found[piece.slot].append(piece)
    return found


def _marks(stretches: Iterable[list[Piece]]) -> Marks:
    marks = Marks()
    said: list[str] = []
    for stretch in stretches:
        words = [piece for piece in stretch if not piece.is_picture]
        if words:
            said.append(" ".join(str(piece.what) for piece in words))
        for piece in words:
            boxes = marks.boxes.setdefault(piece.part, [])
            if boxes and piece is not words[0] and abs(boxes[-1].top() - piece.place.top()) < SAME_LINE * piece.place.height():
                boxes[-1] = boxes[-1].united(piece.place)
            else:
                boxes.append(piece.place)
        for piece in stretch:
            if piece.is_picture:
                marks.pictures.setdefault(piece.part, []).append(piece.place)
    return Marks(marks.boxes, marks.pictures, tuple(said))
