"""How soon the window is there, and how soon a book can be read: from the start of a new process, by the clock.

The book has 100 pages and 200 photos of 12 megapixels, and its passphrase is known. Beside the figures, in the same run, stand
floors: a bare Qt window shown, and the work of turning a passphrase into a key, which is slow on purpose.

    python benchmarks/window.py [--runs 5]

Must reach 0.8 s for the window and 1.5 s for the first page. Runs without a display unless QT_QPA_PLATFORM says otherwise.
"""

import argparse
import hashlib
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageFilter

from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.domain.pages import Page, PhotoSlot, Section, TextSlot, Time
from lifestory_app.domain.photos import Consent, Photo, PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.practice.samples import read_sample
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase

MUST = {"window": 0.8, "book": 1.5}
PAGES, PHOTOS = 100, 200
PASSPHRASE = "a kite over Wexmouth"
STORY = (
    "When I was {age} I lived in a house with a red door near the park. My foster carer made **pancakes** on Sundays, and we "
    "walked the dog, Biscuit, down to the river. Zoë came to visit in March and we took this photo together."
)
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
from PySide6.QtCore import QTimer
app = QApplication([]); bare = Bare(); bare.resize(1200, 690); bare.show(); app.exec()
"""
WINDOW = """
import os, time
from PySide6.QtCore import QEvent
from lifestory_app import app
class Timed(app.Window):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            print(time.time(), flush=True); os._exit(0)
        return done
app.Window = Timed
app.run([])
"""
BOOK = """
import os, sys, time
from pathlib import Path
from lifestory_app import app
from lifestory_app.ui.reading_view import ReadingView
from PySide6.QtCore import QTimer
painted = ReadingView.paintEvent
seen = []
def paint(view, event):
    start = time.perf_counter()
    painted(view, event)
    if not view.spreads:
        return
    seen.append((time.time(), time.perf_counter() - start))
    if len(seen) == 12:
        turns = sorted(took for _, took in seen[2:])
        print(seen[0][0], turns[len(turns) // 2], turns[-1], flush=True); os._exit(0)
    view._ahead.stop()
    QTimer.singleShot(0, lambda: view.turn(4))
ReadingView.paintEvent = paint
app.run([], Path(sys.argv[1]), sys.argv[2])
"""
KEY = """
import time
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from lifestory_app.storage.values import KdfCost
cost = KdfCost.NORMAL
start = time.perf_counter()
Argon2id(salt=bytes(16), length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib).derive(b"a kite")
print(time.perf_counter() - start)
"""


def noisy(size: tuple[int, int]) -> Image.Image:
    """A picture with soft forms and grain, about as large a file as a photo of that size."""
    forms = Image.effect_noise((size[0] // 16, size[1] // 16), 90).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 13).filter(ImageFilter.GaussianBlur(0.6))
    return Image.merge("RGB", (forms, Image.blend(forms, grain, 0.3), grain))


def jpeg(picture: Image.Image, mark: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, comment=f"photo {mark}".encode())
    return out.getvalue()


def make_book(path: Path) -> None:
    """100 pages of two photos and words. The photos' kept pictures are those of a real book in size and number."""
    section = Section(SectionId("now"), "Now", Time.PRESENT, "Now")
    sample = read_sample("adoption").book_without_pages()
    original, proxy, thumb = jpeg(noisy((4032, 3024)), 0), noisy((1600, 1200)), noisy((240, 180))
    with BookFile.create(path, sample, Passphrase(PASSPHRASE)) as file:
        for number in range(PHOTOS):
            # A camera's file with a mark of its own: an original is not read when a book is opened, only stored beside.
            camera = original + str(number).encode()
            digest = hashlib.sha256(camera).hexdigest()
            photo = Photo(PhotoId(f"photo-{number}"), digest, "JPEG", 4032, 3024, f"{number}.jpg", alt=f"A river, {number}")
            photo = replace(photo, consent=Consent.NOT_NEEDED)
            file.add_photo(photo, camera, jpeg(proxy, number), jpeg(thumb, number))
        pages = []
        for number in range(PAGES):
            photos = ((f"photo{n + 1}", PhotoSlot(PhotoView(PhotoId(f"photo-{2 * number + n}")))) for n in range(2))
            story = ("words", TextSlot(Words.of(STORY.format(age=number % 17 + 1))))
            pages.append(Page(PageId(f"page-{number}"), section.id, "two-photos", f"Chapter {number + 1}", (*photos, story)))
        file.save(replace(file.book, sections=(section,), pages=tuple(pages)))


def run(code: str, *arguments: str) -> tuple[float, list[float]]:
    """Seconds by the clock until the process told its figures or ended, and the figures it told."""
    start = time.time()
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60)
    figures = [float(figure) for figure in done.stdout.split()]
    if figures and figures[0] > start:
        figures[0] -= start
    return time.time() - start, figures


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    with tempfile.TemporaryDirectory(prefix="lifestory-bench-") as folder:
        os.environ["LIFESTORY_DATA"] = folder
        path = Path(folder) / "long.lifestory"
        make_book(path)
        print(f"{PAGES} pages, {PHOTOS} photos, file of {path.stat().st_size / 1e6:.0f} MB, median of {runs} runs")
        run(WINDOW)
        run(BOOK, str(path), PASSPHRASE)
        bare = statistics.median(run(BARE)[0] for _ in range(runs))
        window = statistics.median(run(WINDOW)[1][0] for _ in range(runs))
        key = statistics.median(run(KEY)[1][0] for _ in range(runs))
        books = [run(BOOK, str(path), PASSPHRASE)[1] for _ in range(runs)]
    first, turn, slowest = (statistics.median(each) for each in zip(*books, strict=True))
    print(f"window shown        {window:.2f} s   (must reach {MUST['window']})")
    print(f"floor: bare window  {bare:.2f} s   -> {window / bare:.1f} times")
    print(f"first page of book  {first:.2f} s   (must reach {MUST['book']})")
    print(f"floor: key alone    {key:.2f} s   with the window {key + window:.2f} s -> {first / (key + window):.1f} times")
    print(f"a spread turned to     {turn * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms")
    if window > MUST["window"] or first > MUST["book"]:
        print("slower than it must be", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
