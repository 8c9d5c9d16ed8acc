"""The very PDF before it is made: its pages under each other, painted when they come into sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.home.waiting import Waiting

if TYPE_CHECKING:
    from lifestory_app.services.out import PdfPages

GAP, KEEP = 24, 12


class PreviewScreen(QWidget):
    """Shows what would be printed, page by page."""

    closed = Signal()
    print_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, session: Session, leaving: Leaving) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._leaving = leaving
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame()
        bar.setProperty("role", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(kit.Icon("eye", "accent_text", 24))
        title = kit.label(self.tr("The PDF of {title}").format(title=session.book.title), "h2")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(title, 1)
        self._count = kit.label("", "body")
        row.addWidget(self._count)
        out, larger = kit.IconButton("zoom-out", self.tr("Smaller"), "-"), kit.IconButton("zoom-in", self.tr("Larger"), "+")
        out.clicked.connect(lambda: self.zoom_by(1 / 1.25))
        larger.clicked.connect(lambda: self.zoom_by(1.25))
        row.addWidget(out)
        row.addWidget(larger)
        printing = kit.Button(self.tr("Print"), "print")
        printing.clicked.connect(self.print_wanted)
        copying = kit.Button(self.tr("Make the copy"), "export", "primary")
        copying.clicked.connect(self.copy_wanted)
        row.addWidget(printing)
        row.addWidget(copying)
        close = kit.IconButton("close", self.tr("Back to the page"), "Esc")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        column.addWidget(bar)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self._told = kit.Banner("stop", "")
        self._told.hide()
        news = QVBoxLayout()
        news.setContentsMargins(16, 8, 16, 8)
        news.addWidget(self.waiting)
        news.addWidget(self._told)
        column.addLayout(news)
        self.paper = _Paper()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.paper)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Pages of the PDF"))
        column.addWidget(self._area, 1)
        leaving.progressed.connect(self._progressed)
        leaving.previewed.connect(self._show_pages)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self.waiting.rest)
        self.closed.connect(leaving.drop_preview)
        leaving.preview(Edition.CHILD)

    @property
    def pages(self) -> "PdfPages | None":
        """The pages, once the PDF is made."""
        return self.paper.pages

    def zoom_by(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        self.paper.zoom(factor)

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the PDF"))

    def _show_pages(self, pages: "PdfPages") -> None:
        self.waiting.rest()
        self._count.setText(self.tr("{count} sides").format(count=len(pages)))
        self.paper.show_pages(pages)
        self._area.setFocus()

    def _refused(self, sentence: str) -> None:
        self.waiting.rest()
        self._told.say(sentence)
        self._told.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.25)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.25)
        else:
            super().keyPressEvent(event)


def picture_of(pages: "PdfPages", number: int, scale: float) -> QImage:
    """A page of a PDF as a picture, `scale` pixels to a point."""
    data, wide, high, stride = pages.picture(number, scale)
    return QImage(data, wide, high, stride, QImage.Format.Format_RGB32).copy()


class _Paper(QWidget):
    """Pages under each other; only those in sight are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: PdfPages | None = None
        self._scale = 1.0
        self._images: dict[tuple[int, float], QImage] = {}

    def show_pages(self, pages: "PdfPages") -> None:
        """Show the pages of a PDF."""
        self.pages = pages
        self._images.clear()
        wide, high = pages.size(0)
        room = self.parentWidget().height() if self.parentWidget() else 600
        self._scale = max(0.4, (room - 2 * GAP) / max(wide, high))
        self._fit()

    def zoom(self, factor: float) -> None:
        """Larger or smaller, between a quarter and three times."""
        self._scale = min(3.0, max(0.25, self._scale * factor))
        self._images.clear()
        self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        if self.pages is None:
            return QSize(400, 400)
        places = self._places()
        return QSize(max(place.width() for place in places) + 2 * GAP, places[-1].bottom() + GAP)

    def _places(self) -> list[QRect]:
        assert self.pages is not None
        places = []
        y = GAP
        for number in range(len(self.pages)):
            wide, high = (round(each * self._scale) for each in self.pages.size(number))
            places.append(QRect(max(GAP, (self.width() - wide) // 2), y, wide, high))
            y += high + GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.colour("desk"))
        if self.pages is None:
            return
        ratio = self.devicePixelRatioF()
        for number, place in enumerate(self._places()):
            if not place.intersects(event.rect()):
                continue
            key = (number, self._scale * ratio)
            if key not in self._images:
                while len(self._images) >= KEEP:
                    self._images.pop(next(iter(self._images)))
                self._images[key] = picture_of(self.pages, number, self._scale * ratio)
            painter.drawImage(place, self._images[key])
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawRect(place)
