"""The key under a diagram, as wide as there is room, and the day the diagram is true for."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.family_view import FamilyPicture, FamilyPictures, KeyEntry
from lifestory_app.ui import look

GAP, BESIDE, EDGE = 18, 6, 12
MOST = 0.28
"""Of the height of the window's part it stands in; what is more scrolls."""


@dataclass(frozen=True, slots=True)
class _Laid:
    entry: KeyEntry
    x: int
    y: int


class _Key(QWidget):
    """Samples as they are drawn in the diagram, each with its meaning beside it."""

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self.painter = painter
        self._entries: tuple[KeyEntry, ...] = ()
        self._date = ""
        self._laid: list[_Laid] = []
        self._high = 0

    def show_key(self, entries: tuple[KeyEntry, ...], date: str) -> None:
        self._entries, self._date = entries, date
        self.lay_out(self.width())

    def lay_out(self, width: int) -> int:
        """Let the entries flow into a width; returns how high they are."""
        words, scale = QFontMetrics(look.font(13)), look.scale()
        row = max(words.height(), round(24 * scale))
        x, y = EDGE, 4
        self._laid = []
        for entry in self._entries:
            long = round(entry.width * scale) + BESIDE + words.horizontalAdvance(entry.meaning)
            if x > EDGE and x + long > width - EDGE:
                x, y = EDGE, y + row
            self._laid.append(_Laid(entry, x, y))
            x += long + round(GAP * scale)
        if self._date and x > EDGE and x + words.horizontalAdvance(self._date) > width - EDGE:
            y += row
        self._high = y + row + 4 if self._entries or self._date else 0
        self.setFixedHeight(self._high)
        self.update()
        return self._high

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(self.rect(), 12, 12)
        font, scale = look.font(13), look.scale()
        words = QFontMetrics(font)
        row = max(words.height(), round(24 * scale))
        for each in self._laid:
            painter.save()
            painter.translate(each.x, each.y + row / 2)
            painter.scale(scale, scale)
            self.painter.paint(each.entry.items, painter)
            painter.restore()
            painter.setFont(font)
            painter.setPen(look.on_paper("ink"))
            left = each.x + round(each.entry.width * scale) + BESIDE
            painter.drawText(QRectF(left, each.y, self.width(), row), int(Qt.AlignmentFlag.AlignVCenter), each.entry.meaning)
        if self._date:
            painter.setFont(font)
            painter.setPen(look.on_paper("ink2"))
            place = QRectF(EDGE, self._high - row - 4, self.width() - 2 * EDGE, row)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._date)


class KeyStrip(QScrollArea):
    """The key of the picture that is shown. Where it is higher than its room, it scrolls, by the arrow keys too."""

    def __init__(self, pictures: FamilyPictures, painter: QtPainter) -> None:
        super().__init__()
        self._pictures = pictures
        self._key = _Key(painter)
        self._most = 200
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._key)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self._key.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Key of the diagram"))
        self._fit()

    def show_key_of(self, picture: FamilyPicture) -> None:
        """Show what the lines and symbols of a picture mean, and its date."""
        entries = self._pictures.key(picture)
        self._key.show_key(entries, picture.drawn)
        self.setAccessibleDescription("; ".join([*(each.meaning for each in entries), picture.drawn]).strip("; "))
        self.setVisible(bool(entries or picture.drawn))
        self._fit()

    def keep_under(self, height: int) -> None:
        """Take at most its share of a height."""
        self._most = round(height * MOST)
        self._fit()

    def _fit(self) -> None:
        high = self._key.lay_out(max(1, self.viewport().width()))
        self.setFixedHeight(min(high, max(look.px(40), self._most)))
        scrolls = high > self.height()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())
