"""Makes the pictures of docs/user-guide.md and README.md, and the cover on the first screen, from the program as it is now.

Run it with the project's Python after anything that changes how the window or the pages look:
    .venv/bin/python packaging/make_guide_pictures.py
Pictures of the window are taken without a display, so they show what every machine shows.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from lifestory_app.app import Window
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.reading import ReadingRoom
from lifestory_app.ui import look

CHECKOUT = Path(__file__).resolve().parent.parent
LARGEST = 200_000
PAGES = {
    "page-born": "The day I was born",
    "page-birth-mum": "My birth mum, Kelly",
    "page-birth-dad": "My birth dad, Imran",
    "page-home": "Living with Sue and Winston",
    "page-timeline": "My life so far",
}
LAPTOP = (1366, 690)


def main() -> int:
    out = CHECKOUT / "docs" / "pictures"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ["LIFESTORY_DATA"] = data
        app = QApplication(sys.argv[:1])
        look.dress(app)
        jobs = Jobs()
        room = ReadingRoom(jobs)
        window = Window(room)
        _show(window, *LAPTOP)
        _save(window.grab().toImage(), out / "first-screen.png")
        window.opening.ask_passphrase(Path("Robin’s books") / "robin.lifestory")
        window.opening.show_trouble(
            "That passphrase does not open “robin.lifestory”. Nothing was changed; check it and try again."
        )
        _wait(50)
        _save(window.grab().toImage(), out / "passphrase.png")
        window.opening.show_doors()
        _open_sample(room)
        book = room.book
        assert book is not None
        _show(window, 1366, 768)
        for name, spread in (("reading-cover", 0), ("reading-home", 4)):
            while window.reading.at < spread:
                window.reading.turn(1)
            _wait(100)
            _save(window.grab().toImage(), out / f"{name}.png")
        painter = QtPainter(book.fonts, book.photos)
        for name, title in PAGES.items():
            side = next(side for side in book.laid_out.pages if side.title == title)
            page = painter.page_image(side, 2.0).scaledToWidth(500, Qt.TransformationMode.SmoothTransformation)
            _save(page, out / f"{name}.png")
        cover = painter.page_image(book.laid_out.pages[0], 2.0)
        _save(cover.scaledToWidth(500, Qt.TransformationMode.SmoothTransformation), out / "page-cover.png")
        _save(
            cover.scaledToHeight(288, Qt.TransformationMode.SmoothTransformation),
            CHECKOUT / "assets" / "window" / "sample-cover.png",
        )
        window.close()
        jobs.finish()
        room.close()
    return 0


def _open_sample(room: ReadingRoom) -> None:
    loop = QEventLoop()
    failures: list[object] = []
    room.opened.connect(loop.quit)
    for trouble in (room.refused, room.failed):
        trouble.connect(failures.append)
        trouble.connect(loop.quit)
    room.open_sample()
    loop.exec()
    if failures:
        raise SystemExit(f"the sample book could not be opened: {failures[0]}")


def _show(window: QWidget, width: int, height: int) -> None:
    window.showNormal()
    window.setFixedSize(width, height)
    _wait(100)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _save(image: QImage, path: Path) -> None:
    """Write a picture, with a table of 256 colours where full colour would be too large to keep in the repository."""
    image.save(str(path))
    if path.stat().st_size > LARGEST:
        from PIL import Image

        with Image.open(path) as full:
            small = full.convert("RGB").quantize(256, dither=Image.Dither.FLOYDSTEINBERG)
        small.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(CHECKOUT)}  {size // 1000} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST // 1000} kB")


if __name__ == "__main__":
    raise SystemExit(main())
