"""The walk: every step of a new user's first afternoon, in order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QUrl
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import Page
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.main_window import MainWindow
from tests.ui.walk.around import Camera, Marks
from tests.ui.walk.hands import Hands

CHILD, BORN = "Maya", "14 May 2019"


@dataclass
class Afternoon:
    """What the new user has before them: a window, two hands, a stick of photos, and a folder for papers."""

    window: MainWindow
    camera: Camera
    stick: Path
    documents: Path
    record: Path
    passphrase: str = ""
    hands: Hands = field(init=False)

    def __post_init__(self) -> None:
        self.hands = Hands(self.window)

    @property
    def bench(self) -> Bench:
        """The book at work."""
        assert self.window.bench is not None, "a book is open"
        return self.window.bench

    @property
    def book(self) -> Book:
        """The book as it is now, for checks only."""
        return self.bench.session.book

    @property
    def page(self) -> Page:
        """The page that is shown, for checks only."""
        assert self.bench.page is not None
        return self.book.page(self.bench.page)

    @property
    def file(self) -> Path:
        """Where the book is."""
        return self.documents / f"{CHILD}.lifestory"

    def go_to(self, title: str) -> None:
        """Click on a page in the list."""
        self.hands.pick(self.bench.write.list, title)
        assert title in self.page.title, f"{self.page.title} is shown"

    def titles(self) -> list[str]:
        """The names of all pages, for checks only."""
        return [page.title for page in self.book.pages]

    def place(self, slot: str) -> QPointF:
        """The middle of a place on the page that is shown."""
        canvas = self.bench.write.desk.canvas
        side, place = canvas.places()[0]
        box = dict(side.slots)[slot]
        scale = place.width() / side.width
        return QPointF(place.x() + (box.x + box.width / 2) * scale, place.y() + (box.y + box.height / 2) * scale)

    def settle(self) -> None:
        """Wait until what was done is saved and read back."""
        self.hands.wait(lambda: self.bench.session.settled(), "everything being saved")

    def shoot(self, name: str, marks: Marks | None = None) -> None:
        """Let the camera take what is before the user."""
        self.camera.take(name, self.hands.front, marks)


Step = Callable[[Afternoon], None]


def from_file_manager(*files: Path) -> QMimeData:
    """What is dragged out of a file manager."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def spot(widget: QWidget, at: QPointF) -> tuple[QWidget, object]:
    """A place on a widget for a mark."""
    return widget, at.toPoint()
