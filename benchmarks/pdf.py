"""How fast a print PDF is made: 60 pages, 100 photos of 12 megapixels whose print copies are ready, in process.

Must reach 0.5 CPU seconds and 120 MB on top of the open book. Beside it, in the same run, two floors that no exporter can beat:
copying the bytes of the print copies into a file, and taking their SHA-256.

    python benchmarks/pdf.py [--runs 5]
"""

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PAGES, PHOTOS = 60, 100
MUST_SECONDS, MUST_MEGABYTES = 0.5, 120
STORY = (
    "When I was {age} I lived in a house with a red door near the park. My foster carer made pancakes on Sundays, and we "
    "walked the dog, Biscuit, down to the river. Zoë came to visit in March and we took this photo together. "
)


def megabytes(what: str) -> float:
    """Memory of this process: VmRSS now, or VmHWM, the most since `forget_peak`."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{what}:")[1].split()[0]) / 1024


def forget_peak() -> None:
    """Start counting the most memory held from here. What a parent process held counts too until then."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def make_photos(folder: Path) -> None:
    """Four photos of 12 megapixels as a camera makes them (soft forms and sensor noise, about 3 MB), and a print copy of each
    for each of the two sizes on the pages; every photo of the book then gets a file of its own."""
    from PIL import Image, ImageChops, ImageFilter

    originals = []
    for number in range(4):
        across = Image.linear_gradient("L").rotate(90 * number).resize((4032, 3024))
        round_ = Image.radial_gradient("L").resize((4032, 3024))
        forms = Image.effect_noise((252, 189), 90).resize((4032, 3024), Image.Resampling.BICUBIC)
        noise = Image.effect_noise((4032, 3024), 13).filter(ImageFilter.GaussianBlur(0.6))
        bands = [ImageChops.overlay(band, noise) for band in (across, ImageChops.blend(round_, forms, 0.5), forms)]
        original = Image.merge("RGB", bands)
        original.save(folder / f"original-{number}.jpg", quality=90)
        originals.append(original)
    for name, size in (("tall", (2014, 1511)), ("half", (1500, 1125))):
        for number, original in enumerate(originals):
            original.resize(size, Image.Resampling.LANCZOS).save(folder / f"{name}-{number}.jpg", quality=88)


def in_child(folder: Path, runs: int) -> None:
    """Lay out the book, then write it several times; tell the figures."""
    from lifestory_app.domain.book import Book
    from lifestory_app.domain.ids import PageId, PersonId, PhotoId, SectionId
    from lifestory_app.domain.photos import PhotoView, Purpose
    from lifestory_app.domain.text import Words
    from lifestory_app.export.pdf_book import write_pdf
    from lifestory_app.layout.display import LaidOutPage, Picture, Rect, Tagged
    from lifestory_app.layout.fonts import Fonts
    from lifestory_app.layout.laid_out import LaidOutBook, LaidOutSection
    from lifestory_app.layout.text import TextStyle, set_text

    fonts = Fonts.shared()
    title = TextStyle("baloo-2", 26, 32, "#2B2320", weight=700)
    body = TextStyle("andika", 14, 20, "#2B2320")
    pages, photo = [], 0
    for number in range(PAGES):
        heading = set_text(Words.of(f"Chapter {number + 1}"), title, 480, "en-GB", fonts)
        both = number % 3 != 0
        words = set_text(Words.of(STORY.format(age=number % 17 + 1) * (1 if both else 2)), body, 480, "en-GB", fonts)
        items = [*heading.place(56, 50, "H1"), *words.place(56, 90)]
        top = 100 + words.height
        for width, height in ((360.0, 270.0), (360.0, 270.0)) if both else ((483.36, 362.64),):
            place = Rect(56, top, width, height)
            picture = Picture(PhotoView(PhotoId(f"photo-{photo}")), place)
            items.append(Tagged("Figure", (picture,), alt=f"Photo {photo} of me", place=place))
            top, photo = top + height + 8, photo + 1
        page, section = PageId(f"page-{number}"), SectionId("now")
        pages.append(
            LaidOutPage(page, section, 595.276, 841.89, tuple(items), number + 1, str(number + 1), f"Chapter {number + 1}")
        )
    assert photo == PHOTOS
    laid = LaidOutBook(tuple(pages), "Robin’s story", "en-GB", sections=(LaidOutSection(SectionId("now"), "Now", 1),))
    book = Book("b", PersonId("child"), "adoption", "Robin’s story")
    read: list[Path] = []

    class PrintCopies:
        def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:  # noqa: ARG002
            number = int(view.photo.split("-")[1])
            path = folder / f"{'half' if width == 1500 else 'tall'}-{number % 4}.jpg"
            read.append(path)
            return path.read_bytes()

    target = folder / "book.pdf"

    def write() -> None:
        read.clear()
        with target.open("wb") as out:
            write_pdf(laid, book, PrintCopies(), fonts, out)

    def copy() -> None:
        with (folder / "copy").open("wb") as out:
            for path in read:
                out.write(path.read_bytes())

    def digest() -> None:
        for path in read:
            hashlib.sha256(path.read_bytes()).digest()

    forget_peak()
    before = megabytes("VmRSS")
    first = cpu(write)
    added = megabytes("VmHWM") - before
    times = [first, *(cpu(write) for _ in range(runs - 1))]
    copies, digests = ([cpu(work) for _ in range(runs)] for work in (copy, digest))
    took, floor = statistics.median(times), statistics.median(copies)
    size = target.stat().st_size / 1e6
    print(f"{PAGES} pages, {PHOTOS} photos, PDF of {size:.1f} MB, median of {runs} runs")
    print(f"write_pdf             {took:.3f} CPU s  (first {times[0]:.3f}, best {min(times):.3f}; must reach {MUST_SECONDS})")
    print(f"memory added          {added:.0f} MB  (must reach {MUST_MEGABYTES})")
    print(f"floor: copy the bytes {floor:.3f} CPU s  -> {took / floor:.1f} times")
    sha = statistics.median(digests)
    print(f"floor: SHA-256        {sha:.3f} CPU s  -> {took / sha:.1f} times")
    if took > MUST_SECONDS or added > MUST_MEGABYTES:
        sys.exit("the PDF is slower or larger in memory than it must be")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        in_child(given.child, given.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        make_photos(Path(folder))
        sizes = [path.stat().st_size / 1e6 for path in sorted(Path(folder).glob("original-*.jpg"))]
        print("originals of 12 megapixels: " + ", ".join(f"{size:.1f}" for size in sizes) + " MB")
        command = [sys.executable, __file__, "--child", folder, "--runs", str(given.runs)]
        sys.exit(subprocess.run(command, env={**os.environ, "PYTHONPATH": os.fspath(Path(__file__).parents[1])}).returncode)


if __name__ == "__main__":
    main()
