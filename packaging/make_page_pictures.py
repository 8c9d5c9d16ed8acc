"""Makes the pictures of pages in the README from the sample book, as the program lays it out now.

Run it with the project's Python after anything that changes how pages look:
    .venv/bin/python packaging/make_page_pictures.py
"""

import os
import secrets
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtGui import QGuiApplication, QImage

from lifestory_app.domain.ids import PageId
from lifestory_app.paint.qt import QtPainter
from lifestory_app.usecases.demo import make_sample
from lifestory_app.usecases.reading import read_book

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PAGES = {
    "cover": "cover",
    "born": "born",
    "birth-mum": "birth-mum",
    "birth-dad": "birth-dad",
    "home": "home-sue",
    "timeline": "seasons",
}
SCALE = 0.75


def main() -> None:
    app = QGuiApplication([])
    with tempfile.TemporaryDirectory(prefix="lifestory-") as folder:
        os.environ["LIFESTORY_DATA"] = folder
        passphrase = secrets.token_hex(8)
        book = read_book(make_sample(Path(folder) / "sample.lifestory", passphrase), passphrase)
        painter = QtPainter(book.fonts, book.photos)
        for name, page in PAGES.items():
            image = painter.page_image(book.laid_out.side(PageId(page)), SCALE)
            image.convertToFormat(QImage.Format.Format_RGB888).save(str(PICTURES / f"page-{name}.png"))
            print(f"page-{name}.png")
        book.close()
    app.quit()


if __name__ == "__main__":
    main()
