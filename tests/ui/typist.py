"""Somebody at the window who never rests, for tests that kill it: types, drags pages and photos, undoes, and brings photos.

    python -m tests.ui.typist BOOK PHOTO SEED

Every state of the book that was on the screen is told at once: its digest, how many photos it had, and the moment.
"""

import hashlib
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.storage import codec
from lifestory_app.ui.bench import Bench
from tests.services.helpers import PASSPHRASE

TICK_MS = 15


def digest(book: Book) -> str:
    """The same for the same book in every process. Photo records are left out: each is put into the file by itself."""
    known = codec.parts_of(replace(book, photos=()))
    parts = sorted(codec.part_bytes(name, thing) for name, thing in known.items())
    order = ",".join(page.id for page in book.pages)
    return hashlib.sha256(b"\n".join((*parts, order.encode()))).hexdigest()


def drag_to(on: QWidget, to: QPoint) -> None:
    """Move the mouse with its button held, which QTest does not send where there is no screen."""
    place, left = QPointF(to), Qt.MouseButton.LeftButton
    kind, none = QMouseEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, on.mapToGlobal(place), Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(on, event)


def drop(onto: QWidget, at: QPoint, mime: QMimeData) -> None:
    """Let something go over a widget, as the end of a drag does."""
    left, none, place = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(onto, QDragEnterEvent(at, place, mime, left, none))
    QApplication.sendEvent(onto, QDropEvent(QPointF(at), place, mime, left, none))


class Typist:
    """Does the next thing that a busy person might, the same things for the same seed."""

    def __init__(self, bench: Bench, photo: Path, seed: int) -> None:
        self.bench, self.photo = bench, photo
        self.dice = random.Random(seed)
        self.number = 0
        bench.session.changed.connect(lambda _before, after: self.tell(after))
        self.tell(bench.session.book)

    def tell(self, book: Book) -> None:
        os.write(1, f"{digest(book)} {len(book.photos)} {time.monotonic()}\n".encode())

    def act(self) -> None:
        self.number += 1
        if self.number % 9 == 0:
            self.drag_page()
        elif self.number % 40 == 20:
            self.bring_photo()
        elif self.number % 23 == 0:
            self.bench.session.undo()
        elif self.number % 50 == 0:
            self.bench.write.step(self.dice.choice((-1, 1)))
        elif self.number % 2:
            self.type_title()
        else:
            self.type_words()

    def type_title(self) -> None:
        line = self.bench.write.form._title.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, f"Page {self.number}")

    def type_words(self) -> None:
        field = self.bench.write.form._fields.get("words")
        if field is not None:
            QTest.keyClicks(field.box, f"{self.number} ")  # type: ignore[attr-defined]

    def drag_page(self) -> None:
        pages = self.bench.write.list
        model = pages._model
        dragged = self.dice.choice([number for number, row in enumerate(model.rows) if row.page is not None])
        onto = model.index(self.dice.randrange(model.rowCount()))
        drop(pages.viewport(), pages.visualRect(onto).center() + QPoint(0, 12), model.mimeData([model.index(dragged)]))

    def bring_photo(self) -> None:
        if self.bench.photos.taking.is_busy:
            return
        copy = self.photo.with_name(f"{self.number}.jpg")
        copy.write_bytes(self.photo.read_bytes() + str(self.number).encode())
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(os.fspath(copy))])
        canvas = self.bench.write.desk.canvas
        drop(canvas, canvas.rect().center(), mime)


def main() -> None:
    app = QApplication([])
    from lifestory_app.services.jobs import Jobs
    from lifestory_app.services.settings import Settings
    from lifestory_app.ui import look
    from lifestory_app.ui.main_window import MainWindow

    look.dress(app)
    window = MainWindow(Jobs(), Settings())
    window.show()
    window.begin(Path(sys.argv[1]), PASSPHRASE)
    typists: list[Typist] = []

    def act() -> None:
        if window.bench is not None:
            if not typists:
                typists.append(Typist(window.bench, Path(sys.argv[2]), int(sys.argv[3])))
            typists[0].act()

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(act)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
