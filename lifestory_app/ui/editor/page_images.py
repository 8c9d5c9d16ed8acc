"""Pictures of pages, painted once and kept while they are true."""

from collections import OrderedDict

from PySide6.QtGui import QImage

from lifestory_app.layout.display import LaidOutPage
from lifestory_app.paint.qt import QtPainter

KEEP_BYTES = 48 * 1024 * 1024


class PageImages:
    """Paints sides of paper at a size and keeps the pictures. A side that changed is another value, and is painted anew."""

    def __init__(self, painter: QtPainter) -> None:
        self.painter = painter
        self._kept: OrderedDict[tuple[int, int], tuple[LaidOutPage, QImage]] = OrderedDict()
        self._bytes = 0
        self._latest: tuple[LaidOutPage, int] | None = None
        self._below: tuple[LaidOutPage, int, int, QImage] | None = None

    def known(self, side: LaidOutPage, width: int) -> QImage | None:
        """The picture of a side, `width` device pixels wide, if it was painted already."""
        kept = self._kept.get((id(side), width))
        if kept is None or kept[0] is not side:
            return None
        self._kept.move_to_end((id(side), width))
        return kept[1]

    def image(self, side: LaidOutPage, width: int) -> QImage:
        """The picture of a side, `width` device pixels wide."""
        known = self.known(side, width)
        if known is not None:
            return known
        image = self._painted(side, width)
        self._kept[id(side), width] = (side, image)
        self._bytes += image.sizeInBytes()
        while self._bytes > KEEP_BYTES and len(self._kept) > 1:
            _, (_, old) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        return image

    def _painted(self, side: LaidOutPage, width: int) -> QImage:
        """Where a side differs from the last one that was painted, what lies below the first difference is painted once."""
        last, self._latest = self._latest, (side, width)
        scale = width / side.width
        if last is None or last[1] != width or not _is_same_paper(last[0], side):
            return self.painter.page_image(side, scale)
        same = _same_items(last[0], side)
        if self._below is None or not self._goes_below(side, width, same):
            image = self.painter.blank(side, scale)
            self.painter.paint_on(image, side.items[:same], scale)
            self._below = (side, width, same, image)
        _, _, count, below = self._below
        image = below.copy()
        self.painter.paint_on(image, side.items[count:], scale)
        return image

    def _goes_below(self, side: LaidOutPage, width: int, same: int) -> bool:
        """Whether the picture that is kept for it holds just what this side begins with."""
        assert self._below is not None
        other, wide, count, _ = self._below
        return wide == width and count == same and _is_same_paper(other, side) and _same_items(other, side) >= count


def _is_same_paper(one: LaidOutPage, other: LaidOutPage) -> bool:
    same = (one.page, one.part, one.width, one.height, one.paper)
    return same == (other.page, other.part, other.width, other.height, other.paper)


def _same_items(one: LaidOutPage, other: LaidOutPage) -> int:
    """How many items two sides begin with that are the same."""
    pairs = zip(one.items, other.items, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a is not b and a != b), min(len(one.items), len(other.items)))
