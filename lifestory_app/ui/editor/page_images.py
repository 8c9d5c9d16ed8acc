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
        image = self.painter.page_image(side, width / side.width)
        self._kept[id(side), width] = (side, image)
        self._bytes += image.sizeInBytes()
        while self._bytes > KEEP_BYTES and len(self._kept) > 1:
            _, (_, old) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        return image
