"""How long a Word document of 60 pages and 100 photos takes when the print copies are ready, beside the cost of copying them.

Run: .venv/bin/python -m benchmarks.docx [photos ...]
"""

import io
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId, PhotoId
from lifestory_app.domain.pages import Page, PhotoSlot, TextSlot
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.domain.text import Words
from lifestory_app.export.docx_book import write_docx
from lifestory_app.layout.fonts import Fonts
from tests.builders import SECTION, a_book, a_photo

WORDS = "Sue and Winston lived near the sea. We went down to the beach when the tide was out, and looked for shells. " * 3


class PrintCopies:
    """Print copies that lie ready on disk: about 370 kB each, as 12 megapixel photos give at 300 dpi."""

    def __init__(self, folder: Path, count: int) -> None:
        noise = random.Random(1)
        grain = Image.frombytes("RGB", (420, 315), noise.randbytes(420 * 315 * 3)).resize(
            (1500, 1125), Image.Resampling.BICUBIC
        )
        out = io.BytesIO()
        grain.save(out, "JPEG", quality=88)
        for number in range(count):
            (folder / f"photo-{number}.jpg").write_bytes(out.getvalue() + bytes(str(number), "ascii"))
        self.folder = folder

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:  # noqa: ARG002
        return (self.folder / f"{view.photo}.jpg").read_bytes()


def a_big_book(photos: int, pages: int = 60) -> Book:
    """Photos spread over pages of one to six, with words."""
    layouts = {1: "photo-and-words", 2: "two-photos", 3: "three-photos"}
    made, given = [], 0
    for number in range(pages):
        count = max(1, min(3, round(photos * (number + 1) / pages) - given))
        names = ["photo"] if count == 1 else [f"photo{each + 1}" for each in range(count)]
        slots = [
            (name, PhotoSlot(PhotoView(PhotoId(f"photo-{given + each}")), f"Photo {given + each}"))
            for each, name in enumerate(names)
        ]
        made.append(
            Page(
                PageId(f"page-{number}"),
                SECTION,
                layouts[count],
                f"Page {number}",
                (*slots, ("words", TextSlot(Words.of(WORDS)))),
            )
        )
        given += count
    records = tuple(a_photo(f"photo-{number}", 4000, 3000) for number in range(given))
    return replace(a_book(), pages=tuple(made), photos=records)


def cpu(work: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def measure(count: int, fonts: Fonts, folder: Path) -> str:
    """One row: the document, and the plain copying of its photos as the floor."""
    copies, book, target = PrintCopies(folder, count + 60), a_big_book(count), folder / "book.docx"

    def write() -> None:
        with target.open("wb") as out:
            write_docx(book, copies, out, fonts=fonts)

    def copy() -> None:
        with (folder / "copy").open("wb") as out:
            for photo in book.photos:
                out.write((folder / f"{photo.id}.jpg").read_bytes())

    taken, floor = cpu(write), cpu(copy)
    size, memory = target.stat().st_size / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return f"{len(book.photos):>7} {taken:>7.2f} {floor:>7.3f} {taken / max(floor, 1e-6):>6.1f} {size:>6.1f} {memory:>7.0f}"


def main(counts: list[int]) -> None:
    fonts = Fonts.shared()
    print(f"{'photos':>7} {'CPU s':>7} {'copy s':>7} {'ratio':>6} {'MB':>6} {'RSS MB':>7}")
    for count in counts:
        with TemporaryDirectory() as name:
            print(measure(count, fonts, Path(name)))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [60, 100, 180])
