"""Makes every picture of the user guide, of README.md and of the Help menu, and the cover on the first screen.

Run it with the project's Python after anything that changes how the window or the pages look:
    .venv/bin/python packaging/make_guide_pictures.py
It walks the first afternoon of a new user (tests/ui/walk) with a camera. No display is needed; two runs make the same pictures.
"""

import importlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen-of-the-guide.json')}"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from lifestory_app import platforms
from lifestory_app.domain import ids
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.help import guide
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.storage import keys
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.ui import look
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.usecases import passphrases
from lifestory_app.usecases.demo import make_sample
from lifestory_app.usecases.family_drawing import DrawingWish, make_drawing
from lifestory_app.usecases.openbooks import opened
from lifestory_app.usecases.reading import read_sample
from tests.ui.walk.afternoon import Afternoon
from tests.ui.walk.album import fill_stick
from tests.ui.walk.around import a_keyring, file_dialogs
from tests.ui.walk.film import Film, Frame
from tests.ui.walk.walk import STEPS

CHECKOUT = Path(__file__).resolve().parent.parent
HELP, DOCS = CHECKOUT / "assets" / "help", CHECKOUT / "docs" / "pictures"
LARGEST, LARGEST_HELP = 120_000, 700_000
TIME = "16:42"
FRAMES = {
    "starters": Frame((28, 30, 100, 100)),
    "spelling": Frame((28, 20, 100, 100)),
    "tray": Frame((28, 0, 100, 100)),
    "new-child": Frame((0, 0, 100, 100), 900),
    "new-passphrase": Frame((0, 0, 100, 100), 900),
}
PAGES = {
    "page-born": "The day I was born",
    "page-birth-mum": "My birth mum, Kelly",
    "page-birth-dad": "My birth dad, Imran",
    "page-home": "Living with Sue and Winston",
    "page-timeline": "My life so far",
}
PAGE_WIDE, COVER_HIGH, GENOGRAM_WIDE = 500, 288, 1100


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    look.dress(app)
    for folder in (HELP, DOCS):
        for old in (*folder.glob("*.webp"), *folder.glob("*.png")):
            old.unlink()
    with tempfile.TemporaryDirectory() as name, always_the_same():
        home = Path(name)
        os.environ["LIFESTORY_DATA"] = str(home / "data")
        film = walk(home)
        genogram_of_the_sample(film, home)
    pages_of_the_sample(film)
    return told(film)


def walk(home: Path) -> Film:
    """The new user's afternoon, with the camera on."""
    fill_stick(home / "stick", 1600)
    documents, record = home / "Documents", home / "Maya’s record"
    with file_dialogs(documents, record), a_keyring():
        window = MainWindow(Jobs(), Settings(home / "settings.json"))
        window.resize(1366, 768)
        window.show()
        window.begin()

        def settled(picture: str) -> bool:
            bench = window.bench
            if bench is None or window.jobs.is_busy:
                return not window.jobs.is_busy
            is_saved = not bench.session.has_unsaved_work or bench.session.current_trouble is not None
            return is_saved and (picture == "deleted" or not bench.toast.isVisible())

        film = Film(folder_of, FRAMES, settled)
        new = Afternoon(window, film, home / "stick", documents, record)
        for step in STEPS:
            step(new)
        window.close()
        window.jobs.finish()
        window.room.close()
    return film


def folder_of(name: str) -> Path | None:
    """Where a picture belongs: to the Help menu, to the guide or the front page alone, or nowhere."""
    if any(part.picture == f"{name}.webp" for part in guide()):
        return HELP
    wanted = {path.name for page in ("docs/user-guide.md", "README.md") for path in pictures_in(CHECKOUT / page)}
    return DOCS if f"{name}.webp" in wanted else None


def pictures_in(page: Path) -> list[Path]:
    """The pictures that a page of documentation shows."""
    return [(page.parent / link).resolve() for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))]


def pages_of_the_sample(film: Film) -> None:
    """Pages of Robin's book, and its cover for the first screen."""
    book = read_sample()
    painter = QtPainter(book.fonts, book.photos)
    smooth = Qt.TransformationMode.SmoothTransformation
    for name, title in PAGES.items():
        side = next(side for side in book.laid_out.pages if side.title == title)
        film.keep(painter.page_image(side, 2.0), DOCS / f"{name}.webp", PAGE_WIDE)
    cover = painter.page_image(book.laid_out.pages[0], 2.0)
    film.keep(cover, DOCS / "page-cover.webp", PAGE_WIDE)
    path = CHECKOUT / "assets" / "window" / "sample-cover.png"
    cover.scaledToHeight(COVER_HIGH, smooth).save(str(path))
    book.close()


def genogram_of_the_sample(film: Film, home: Path) -> None:
    """Robin's family as professionals draw it, in the size that the guide shows."""
    words = "a kite over Wexmouth"
    with BookFile.open(make_sample(home / "robin.lifestory", words), Passphrase(words)) as file:
        drawn = home / "genogram.png"
        book = opened(file)
        make_drawing(book, book.book, DrawingWish(drawn))
    film.keep(QImage(str(drawn)), DOCS / "genogram.webp", GENOGRAM_WIDE)


@contextmanager
def always_the_same() -> Iterator[None]:
    """No chance and no clock: ids by number, one passphrase and one code, one time of day, and keys that cost little."""
    numbers = count(1)
    words = iter(("lantern", "kettle", "meadow", "trumpet") * 9)
    with ExitStack() as same:
        same.enter_context(patch.object(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS))
        same.enter_context(patch.object(ids, "uuid4", lambda: UUID(int=next(numbers))))
        same.enter_context(patch.object(passphrases.secrets, "choice", lambda _all: next(words)))
        same.enter_context(
            patch.object(keys, "new_recovery_code", lambda: (keys.print_code(bytes(range(16))), bytes(range(16))))
        )
        same.enter_context(patch("lifestory_app.storage.access.new_recovery_code", keys.new_recovery_code))

        same.enter_context(patch.object(platforms, "user_name", lambda: "Amara"))
        importlib.import_module("lifestory_app.ui.bench")
        for module in [each for name, each in sys.modules.items() if name.startswith("lifestory_app.ui")]:
            if hasattr(module, "told_time"):
                same.enter_context(patch.object(module, "told_time", lambda _when: TIME))
            if hasattr(module, "told_day"):
                same.enter_context(patch.object(module, "told_day", lambda _when: f"today, {TIME}"))
        yield


def told(film: Film) -> int:
    """Say what was made; refuse what is too large to be kept, or was wanted and not made."""
    wrong = []
    for path in film.files:
        size = path.stat().st_size
        print(f"{path.relative_to(CHECKOUT)}  {size // 1000} kB")
        if size > LARGEST:
            wrong.append(f"{path.name} is larger than {LARGEST // 1000} kB")
    in_help = sum(path.stat().st_size for path in film.files if path.parent == HELP)
    print(f"in the Help menu: {in_help // 1000} kB")
    if in_help > LARGEST_HELP:
        wrong.append(f"the pictures of the Help menu are larger than {LARGEST_HELP // 1000} kB together")
    for page in ("docs/user-guide.md", "README.md"):
        wrong += [
            f"{page} wants {path.name}, which was not made" for path in pictures_in(CHECKOUT / page) if not path.is_file()
        ]
    wrong += [f"Help wants {part.picture}, which was not made" for part in guide() if not (HELP / part.picture).is_file()]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
