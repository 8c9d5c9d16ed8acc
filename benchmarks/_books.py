"""A long book with many photos, for the benchmarks that open one."""

import hashlib
import io
import subprocess
import sys
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

PASSPHRASE = "a kite over Wexmouth"
STORY = (
    "When I was {age} I lived in a house with a red door near the park. My foster carer made **pancakes** on Sundays, and we "
    "walked the dog, Biscuit, down to the river. Zoë came to visit in March and we took this photo together."
)


def noisy(size: tuple[int, int]) -> Image.Image:
    """A picture with soft forms and grain, about as large a file as a photo of that size."""
    forms = Image.effect_noise((size[0] // 16, size[1] // 16), 90).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 13).filter(ImageFilter.GaussianBlur(0.6))
    return Image.merge("RGB", (forms, Image.blend(forms, grain, 0.3), grain))


def jpeg(picture: Image.Image, mark: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, comment=f"photo {mark}".encode())
    return out.getvalue()


def make_book(path: Path, count: int, photos: int) -> None:
    """Pages of two photos and words. The photos' kept pictures are those of a real book in size and number."""
    section = Section(SectionId("now"), "Now", Time.PRESENT, "Now")
    sample = read_sample("adoption").book_without_pages()
    original, proxy, thumb = jpeg(noisy((4032, 3024)), 0), noisy((1600, 1200)), noisy((240, 180))
    with BookFile.create(path, sample, Passphrase(PASSPHRASE)) as file:
        for number in range(photos):
            # A camera's file with a mark of its own: an original is not read when a book is opened, only stored beside.
            camera = original + str(number).encode()
            digest = hashlib.sha256(camera).hexdigest()
            photo = Photo(PhotoId(f"photo-{number}"), digest, "JPEG", 4032, 3024, f"{number}.jpg", alt=f"A river, {number}")
            photo = replace(photo, consent=Consent.NOT_NEEDED)
            file.add_photo(photo, camera, jpeg(proxy, number), jpeg(thumb, number))
        pages = []
        for number in range(count):
            shown = (PhotoView(PhotoId(f"photo-{(2 * number + n) % photos}")) for n in range(2))
            views = ((f"photo{n}", PhotoSlot(view)) for n, view in enumerate(shown, 1))
            story = ("words", TextSlot(Words.of(STORY.format(age=number % 17 + 1))))
            pages.append(Page(PageId(f"page-{number}"), section.id, "two-photos", f"Chapter {number + 1}", (*views, story)))
        file.save(replace(file.book, sections=(section,), pages=tuple(pages)))


def run(code: str, *arguments: str) -> tuple[float, list[float]]:
    """Seconds by the clock until the process told its figures or ended, and the figures it told."""
    start = time.time()
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60)
    figures = [float(figure) for figure in done.stdout.split()]
    if figures and figures[0] > start:
        figures[0] -= start
    return time.time() - start, figures
