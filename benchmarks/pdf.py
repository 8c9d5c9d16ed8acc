"""How fast a print PDF is made: 60 pages, 100 photos of 12 megapixels whose print copies are ready, in process.

Must reach 0.5 CPU seconds and 120 MB on top of the open book. Beside it, in the same run, two floors that no exporter can beat:
copying the bytes of the print copies into a file, and taking their SHA-256.

    python benchmarks/pdf.py [--runs 5] [--theme meadow]
"""

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId, PersonId, PhotoId, SectionId
from lifestory_app.domain.pages import Page, PhotoSlot, Section, TextSlot, Time
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.domain.photos import Photo, PhotoView, Purpose
from lifestory_app.domain.text import Words
from lifestory_app.export.pdf_book import Preset, pixels_wanted, write_pdf
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts

PAGES, PHOTOS, ORIGINALS = 60, 100, 4
MUST_SECONDS, MUST_MEGABYTES = 0.5, 120
STORY = (
    "When I was {age} I lived in a house with a red door near the park. My foster carer made **pancakes** on Sundays, and we "
    "walked the dog, Biscuit, down to the river. Zoë came to visit in March and we took this photo together."
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


def the_book(theme: str) -> Book:
    """20 pages of one photo and 40 of two, each with words and captions."""
    photos = tuple(
        Photo(PhotoId(f"photo-{n}"), f"{n:064}", "JPEG", 4032, 3024, f"{n}.jpg", caption=f"The river, {n}", alt=f"A river, {n}")
        for n in range(PHOTOS)
    )
    section = Section(SectionId("now"), "Now", Time.PRESENT, "Now")
    pages, left = [], list(photos)
    for number in range(PAGES):
        names = ("photo",) if number % 3 == 0 else ("photo1", "photo2")
        slots = tuple((name, PhotoSlot(PhotoView(left.pop(0).id))) for name in names)
        story = ("words", TextSlot(Words.of(STORY.format(age=number % 17 + 1))))
        layout = "photo-and-words" if number % 3 == 0 else "two-photos"
        pages.append(Page(PageId(f"page-{number}"), section.id, layout, f"Chapter {number + 1}", (*slots, story)))
    assert not left
    child = Person(PersonId("child"), (Name("Robin"),), Role.CHILD)
    return Book(
        "b",
        child.id,
        "adoption",
        "Robin’s story",
        theme,
        people=(child,),
        photos=photos,
        sections=(section,),
        pages=tuple(pages),
    )


def make_photos(folder: Path, sizes: set[tuple[int, int]]) -> None:
    """Photos of 12 megapixels as a camera makes them (soft forms and sensor noise, about 3 MB), and a print copy of each for
    each size on the pages."""
    for number in range(ORIGINALS):
        across = Image.linear_gradient("L").rotate(90 * number).resize((4032, 3024))
        round_ = Image.radial_gradient("L").resize((4032, 3024))
        forms = Image.effect_noise((252, 189), 90).resize((4032, 3024), Image.Resampling.BICUBIC)
        noise = Image.effect_noise((4032, 3024), 13).filter(ImageFilter.GaussianBlur(0.6))
        bands = [ImageChops.overlay(band, noise) for band in (across, ImageChops.blend(round_, forms, 0.5), forms)]
        original = Image.merge("RGB", bands)
        original.save(folder / f"original-{number}.jpg", quality=90)
        for width, height in sizes:
            copy = original.resize((width, height), Image.Resampling.LANCZOS)
            copy.save(folder / f"{width}x{height}-{number}.jpg", quality=88)


def in_child(folder: Path, runs: int, theme: str) -> None:
    """Lay out the book, then write it several times; tell the figures."""
    book, fonts = the_book(theme), Fonts.shared()
    start = time.process_time()
    laid = lay_out(book, fonts)
    laying_out = time.process_time() - start
    read: list[Path] = []

    class PrintCopies:
        def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
            assert purpose is Purpose.PRINT
            path = folder / f"{width}x{height}-{int(view.photo.split('-')[1]) % ORIGINALS}.jpg"
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
    assert (len(laid.pages), len(read)) == (PAGES, PHOTOS)
    times = [first, *(cpu(write) for _ in range(runs - 1))]
    copies, digests = ([cpu(work) for _ in range(runs)] for work in (copy, digest))
    took, floor, sha = (statistics.median(each) for each in (times, copies, digests))
    size = target.stat().st_size / 1e6
    print(f"theme {theme}: {PAGES} pages, {PHOTOS} photos, laid out in {laying_out:.2f} s, PDF of {size:.1f} MB, {runs} runs")
    print(f"write_pdf             {took:.3f} CPU s  (first {first:.3f}, best {min(times):.3f}; must reach {MUST_SECONDS})")
    print(f"memory added          {added:.0f} MB  (must reach {MUST_MEGABYTES})")
    print(f"floor: copy the bytes {floor:.3f} CPU s  -> {took / floor:.1f} times")
    print(f"floor: SHA-256        {sha:.3f} CPU s  -> {took / sha:.1f} times")
    if took > MUST_SECONDS or added > MUST_MEGABYTES:
        sys.exit("the PDF is slower or larger in memory than it must be")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--theme", default="meadow")
    options.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        in_child(given.child, given.runs, given.theme)
        return
    laid = lay_out(the_book(given.theme), Fonts.shared())
    with tempfile.TemporaryDirectory() as folder:
        make_photos(Path(folder), {pixels_wanted(placed, page, Preset.PRINT) for page, placed in laid.placed})
        sizes = [path.stat().st_size / 1e6 for path in sorted(Path(folder).glob("original-*.jpg"))]
        print("originals of 12 megapixels: " + ", ".join(f"{size:.1f}" for size in sizes) + " MB")
        command = [sys.executable, __file__, "--child", folder, "--runs", str(given.runs), "--theme", given.theme]
        sys.exit(subprocess.run(command).returncode)


if __name__ == "__main__":
    main()
