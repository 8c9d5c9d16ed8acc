"""Makes the pictures of the kinds of book for the user guide: the cover of each sample and two telling pages, side by side.

Run it with the project's Python after anything that changes how pages or the samples look:
    .venv/bin/python packaging/make_kind_pictures.py
No display is needed; two runs make the same pictures.
"""

import os
import sys
from io import BytesIO
from itertools import count
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from lifestory_app.domain import ids
from lifestory_app.paint.qt import QtPainter
from lifestory_app.practice.kinds import kinds
from lifestory_app.practice.samples import read_sample as read_words
from lifestory_app.practice.samples import samples
from lifestory_app.storage.values import KdfCost
from lifestory_app.usecases.reading import read_sample

KINDS = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "kinds"
WIDE, GAP, EDGE = 900, 12, "#D5D9DE"
LARGEST = 60_000
TELLING = {
    "adoption": ("about-me", "why"),
    "special-guardianship": ("who-is-who", "order-day"),
    "long-term-fostering": ("the-plan", "year"),
    "residential": ("key-worker", "rules"),
    "private-fostering": ("far-family", "visitor"),
    "returned-home": ("words-and-pictures", "adults-do"),
    "early-years": ("my-family", "home"),
    "primary": ("birth-mum", "family-tree"),
    "older": ("places-map", "going-back"),
    "siblings": ("us", "what-we-say"),
    "first-book": ("about-me", "home"),
    "transition": ("parents", "bed"),
    "memory": ("people-here", "sayings"),
    "words-and-pictures": ("storyboard", "talk-to"),
}
"""The two pages of each sample that tell the most of its kind, by what they answer."""


def main() -> int:
    app = QGuiApplication(sys.argv[:1])
    KINDS.mkdir(parents=True, exist_ok=True)
    for old in KINDS.glob("*.webp"):
        old.unlink()
    too_large = []
    numbers = count(1)
    with patch.object(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS), patch.object(ids, "uuid4", lambda: UUID(int=next(numbers))):
        for kind in (each.id for each in kinds() if each.id in samples()):
            target = KINDS / f"{kind}.webp"
            size = save(side_by_side(pages_of(kind)), target)
            print(f"{target.name}  {size // 1000} kB")
            if size > LARGEST:
                too_large.append(target.name)
    del app
    print(*(f"{name} is larger than {LARGEST // 1000} kB" for name in too_large), sep="\n", end="\n" if too_large else "")
    return 1 if too_large else 0


def pages_of(kind: str) -> list[Image.Image]:
    """The cover and the two telling pages of a sample. Raises KeyError for a page that is not in it."""
    ids_of = {page.kind: page.id for page in reversed(read_words(kind).book.pages)}
    book = read_sample(kind=kind)
    try:
        sides = {side.page: side for side in reversed(book.laid_out.pages)}
        painter = QtPainter(book.fonts, book.photos)
        return [as_picture(painter.page_image(sides[ids_of[each]], 2.0)) for each in ("cover", *TELLING[kind])]
    finally:
        book.close()


def as_picture(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data())).convert("RGB")


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Pages of one book beside each other, each with a thin edge."""
    wide = (WIDE - GAP * (len(pages) - 1)) // len(pages)
    high = round(wide * pages[0].height / pages[0].width)
    sheet = Image.new("RGB", (WIDE, high), "white")
    for number, page in enumerate(pages):
        left = number * (wide + GAP)
        sheet.paste(Image.new("RGB", (wide, high), EDGE), (left, 0))
        sheet.paste(page.resize((wide - 2, high - 2), Image.Resampling.LANCZOS), (left + 1, 1))
    return sheet


def save(picture: Image.Image, target: Path) -> int:
    """Save as WebP, a little coarser where it would be too large. Its size in bytes."""
    for quality in (84, 78, 72, 66, 60):
        picture.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= LARGEST:
            break
    return target.stat().st_size


if __name__ == "__main__":
    raise SystemExit(main())
