"""The camera of the guide: grabs what is before the user, with the menu open over it and numbers where the steps are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from lifestory_app.ui import look
from tests.ui.walk.around import Mark, Marks, places_of

WIDEST = 1000
MARK, MARK_INK = "#5B2A86", "#FFFFFF"
HALF = 17
QUALITY = 78


@dataclass(frozen=True)
class Frame:
    """How a picture is kept: what of it in hundredths (left, top, right, bottom), and how wide at most."""

    of: tuple[int, int, int, int] = (0, 0, 100, 100)
    widest: int = WIDEST


class Film:
    """Keeps pictures as WebP files in the folder that each belongs to. `folder_of` gives None for one that nobody wants."""

    def __init__(
        self, folder_of: Callable[[str], Path | None], frames: dict[str, Frame], settled: Callable[[str], bool]
    ) -> None:
        self._folder_of, self._frames, self._settled = folder_of, frames, settled
        self.files: list[Path] = []

    def take(self, name: str, seen: QWidget, marks: Marks | None = None) -> None:
        """Wait until everything is painted, and take the picture."""
        folder = self._folder_of(name)
        if folder is None:
            return
        for _ in range(110):
            QTest.qWait(100)
            if self._settled(name):
                break
        QTest.qWait(400)
        image = _seen(seen)
        places = {number: _place(mark, seen) for number, mark in sorted(places_of(marks).items())}
        painter = QPainter(image)
        for number, place in places.items():
            _mark(painter, number, place, image.rect())
        painter.end()
        frame = self._frames.get(name, Frame())
        left, top, right, bottom = frame.of
        wide, high = image.width(), image.height()
        part = image.copy(left * wide // 100, top * high // 100, (right - left) * wide // 100, (bottom - top) * high // 100)
        self.keep(part, folder / f"{name}.webp", frame.widest)

    def keep(self, image: QImage, path: Path, widest: int) -> None:
        """Write a picture, at most so wide."""
        if image.width() > widest:
            image = image.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        path.parent.mkdir(parents=True, exist_ok=True)
        image.convertToFormat(QImage.Format.Format_RGB32).save(str(path), "WEBP", QUALITY)  # type: ignore[call-overload]
        self.files.append(path)


def _seen(seen: QWidget) -> QImage:
    """A window or dialog, with the menu that stands open over it."""
    image = seen.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    if seen.windowType() is Qt.WindowType.Dialog:
        painter = QPainter(image)
        painter.setPen(QPen(look.colour("edge"), 2))
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
    menu = QApplication.activePopupWidget()
    if menu is not None and menu is not seen:
        at = menu.pos() - seen.mapToGlobal(QPoint(0, 0))
        painter = QPainter(image)
        painter.drawPixmap(at, menu.grab())
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRect(QRect(at, menu.size() - QSize(1, 1)))
        painter.end()
    return image


def _place(mark: Mark, seen: QWidget) -> QPoint:
    if isinstance(mark, QRadioButton) and mark.parentWidget() is not None:
        mark = mark.parentWidget()
    if isinstance(mark, QWidget):
        return mark.mapTo(seen, QPoint(mark.width() - 6, 4))
    widget, at = mark
    return widget.mapTo(seen, at)


def _mark(painter: QPainter, number: int, at: QPoint, room: QRect) -> None:
    inside = room.adjusted(HALF + 2, HALF + 2, -HALF - 2, -HALF - 2)
    middle = QPoint(
        min(max(at.x(), inside.left()), inside.right()),
        min(max(at.y(), inside.top()), inside.bottom()),
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(MARK_INK), 3))
    painter.setBrush(QColor(MARK))
    painter.drawEllipse(middle, HALF, HALF)
    font = QFont(look.FAMILY)
    font.setPixelSize(20)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(MARK_INK))
    box = QRectF(middle.x() - HALF, middle.y() - HALF, 2 * HALF, 2 * HALF)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
