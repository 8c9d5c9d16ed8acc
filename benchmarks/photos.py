"""Processor time of taking photos in and of making print copies, beside the scaled-decode floor of the same run.

    python benchmarks/photos.py [COUNT]

COUNT photos of 12 megapixels are drawn for the run (shapes and grain, about 3 MB each, a quarter turned by their EXIF tag).
The floor is what libjpeg needs to decode each at the scale that a full page at 300 dpi wants: nothing else, no saving.
"""

import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Crop, PhotoView
from lifestory_app.photos.intake import TakenIn, take_in_many
from lifestory_app.photos.leaving import fit_to_leave
from lifestory_app.photos.prints import Wanted, render, render_many

SIZE = (4032, 3024)
PLACE = (2014, 1510)
"""Pixels of a picture 170 x 128 mm at 300 dpi, as in facts-pdf section 5."""


def a_photo(number: int) -> bytes:
    """Soft shapes with grain on them: compresses like a photo."""
    chance = random.Random(number)
    small = Image.frombytes("RGB", (40, 30), chance.randbytes(3600)).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(SIZE, 22).convert("RGB")
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6 if number % 4 == 0 else 1
    Image.blend(small, grain, 0.25).save(out, "JPEG", quality=88, exif=exif)
    return out.getvalue()


def cpu() -> float:
    """Seconds of this process and of those it has waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def measured(work: Callable[[], object]) -> tuple[float, float]:
    began, before = time.perf_counter(), cpu()
    work()
    return cpu() - before, time.perf_counter() - began


def floor(photos: list[bytes], wanted: tuple[int, int]) -> None:
    for data in photos:
        opened = Image.open(io.BytesIO(data))
        opened.draft("RGB", wanted)
        opened.load()


def take_all_in(photos: list[bytes], folder: Path) -> None:
    paths = []
    for number, data in enumerate(photos):
        paths.append(folder / f"{number}.jpg")
        paths[-1].write_bytes(data)
    assert all(isinstance(result, TakenIn) for _, result in take_in_many(paths))


def print_all(photos: list[bytes], view: PhotoView) -> None:
    for data in photos:
        render(data, view, *PLACE)


def print_all_in_threads(photos: list[bytes], view: PhotoView) -> None:
    for _ in render_many(Wanted(lambda data=data: data, view, *PLACE) for data in photos):
        pass


def run(count: int) -> None:
    photos = [a_photo(number) for number in range(count)]
    print(f"{count} photos of 12 megapixels, {sum(map(len, photos)) / count / 1e6:.2f} MB each; figures per 100 photos")
    whole = PhotoView(PhotoId("p"))
    part = PhotoView(PhotoId("p"), Crop(0.1, 0.1, 0.9, 0.9), straighten=2, light=0.1, contrast=0.1)
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            ("floor: decode at 1/2", measured(lambda: floor(photos, PLACE))),
            ("floor: decode whole", measured(lambda: floor(photos, SIZE))),
            ("taking in", measured(lambda: take_all_in(photos, Path(folder)))),
            (f"print copies, {PLACE[0]} px", measured(lambda: print_all(photos, whole))),
            ("the same, two threads", measured(lambda: print_all_in_threads(photos, whole))),
            ("print copies, cut, straightened, lit", measured(lambda: print_all(photos, part))),
            ("originals made fit to leave", measured(lambda: [fit_to_leave(data, "JPEG") for data in photos])),
        ]
    base = rows[0][1][0]
    for name, (used, took) in rows:
        print(f"{name:40} {used * 100 / count:7.2f} CPU s  {took * 100 / count:7.2f} s   {used / base:5.2f} x floor")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
