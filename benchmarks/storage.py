"""How long the book file takes, beside a floor measured in the same run: the same bytes, written and synced plainly.

python benchmarks/storage.py [--photos 200] [--folder DIR]
"""

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, os.fspath(CHECKOUT))

from lifestory_app.domain.book import Book  # noqa: E402
from lifestory_app.domain.ids import PhotoId, SectionId  # noqa: E402
from lifestory_app.domain.pages import Section, TextSlot, Time  # noqa: E402
from lifestory_app.domain.photos import Photo  # noqa: E402
from lifestory_app.domain.text import Words  # noqa: E402
from lifestory_app.storage.bookfile import BookFile  # noqa: E402
from lifestory_app.storage.values import Passphrase  # noqa: E402
from lifestory_app.storage.verify import verify_book  # noqa: E402
from tests.builders import a_book, a_page  # noqa: E402

KEY = Passphrase("a kite over Wexmouth")
WORDS = "I lived with Sue in the house with the red door. We had two cats and a garden with a swing. " * 6


def a_long_book(pages: int) -> Book:
    section = Section(SectionId("now"), "Me now", Time.PRESENT, "Now")
    made = tuple(
        replace(
            a_page(f"{hashlib.sha256(bytes([n])).hexdigest()[:32]}", title=f"Page {n}"),
            slots=(("words", TextSlot(Words.of(WORDS + str(n)))),),
        )
        for n in range(pages)
    )
    return a_book(sections=(section,), pages=made)


def timed(times: int, work: Callable[[int], object]) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def synced_write(path: Path, data: bytes, syncs: int = 1) -> None:
    with open(path, "r+b" if path.exists() else "wb") as file:
        for part in range(syncs):
            file.write(data[part * len(data) // syncs : (part + 1) * len(data) // syncs])
            file.flush()
            os.fsync(file.fileno())


def row(what: str, took: float, floor: float, of: str) -> None:
    print(f"| {what} | {took:.2f} ms | {floor:.2f} ms ({of}) | x{took / floor:.2f} |")


def syncs_of_an_edit(folder: Path) -> str:
    """Counted by the system itself, where strace is there."""
    if shutil.which("strace") is None:
        return "not counted: strace is not installed"
    code = (
        "import sys; from dataclasses import replace; from pathlib import Path\n"
        "from lifestory_app.storage.bookfile import BookFile\n"
        "from lifestory_app.storage.values import Passphrase\n"
        "file = BookFile.open(Path(sys.argv[1]), Passphrase('a kite over Wexmouth'))\n"
        "page = file.book.pages[0]\n"
        "for n in range(int(sys.argv[2])):\n"
        "    file.save(file.book.with_page(replace(page, title=f'Edit {n} of {sys.argv[2]}')))\n"
        "import os; os._exit(0)\n"
    )
    counts = []
    for saves in (10, 60):
        log = folder / "strace.log"
        command = [
            "strace",
            "-f",
            "-c",
            "-e",
            "trace=fsync,fdatasync",
            "-o",
            log,
            sys.executable,
            "-c",
            code,
            folder / "bench.lifestory",
            str(saves),
        ]
        done = subprocess.run(command, cwd=CHECKOUT, env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, capture_output=True)
        if done.returncode or not log.exists():
            return "not counted: strace may not look here"
        counts.append(sum(int(line.split()[3]) for line in log.read_text().splitlines() if line.rstrip().endswith("sync")))
    return f"{(counts[1] - counts[0]) / 50:.2f}"


def growth_of_versions(folder: Path) -> None:
    path = folder / "versions.lifestory"
    with BookFile.create(path, a_long_book(80), KEY) as file:
        file.keep_version("start")
        start, changed = path.stat().st_size, 0
        for version in range(50):
            for edit in range(5):
                page = file.book.pages[(version * 5 + edit) % 80]
                words = TextSlot(Words.of(WORDS + f"{version} {edit}"))
                changed += len(WORDS)
                file.save(file.book.with_page(replace(page, slots=(("words", words),))))
            file.keep_version(f"version {version}")
        grown = path.stat().st_size - start
        took = timed(20, lambda n: file.book_at(n + 2))
        compared = timed(20, lambda n: file.compare(n + 1, n + 20))
    floor = f"{changed / 1e6:.2f} MB (the words that changed)"
    print(f"| 50 versions of 5 edits, 80 pages | +{grown / 1e6:.2f} MB | {floor} | x{grown / changed:.1f} |")
    print(f"| read a version of 80 pages | {took:.2f} ms | | |")
    print(f"| compare two versions | {compared:.2f} ms | | |")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--photos", type=int, default=200)
    asked.add_argument("--folder", type=Path, default=None)
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="lifestory-bench-", dir=given.folder))
    os.environ["LIFESTORY_DATA"] = os.fspath(folder / "data")
    size = 5_000_000
    try:
        path = folder / "bench.lifestory"
        file = BookFile.create(path, a_long_book(100), KEY)
        picture = os.urandom(size)

        def add(number: int) -> None:
            photo = Photo(PhotoId(f"{number:032x}"), "0" * 64, "JPEG", 4000, 3000, f"{number}.jpg")
            file.add_photo(photo, number.to_bytes(4) + picture[4:], picture[:180_000], picture[:9_000])

        print(f"Book of 100 pages and {given.photos} photos of 5 MB; medians\n")
        print("| work | took | floor | ratio |\n|---|---|---|---|")
        added = timed(given.photos, add)
        row(
            "add a 5 MB photo",
            added,
            timed(20, lambda n: synced_write(folder / f"floor{n}", picture)),
            "5 MB written and synced",
        )

        def edit(number: int) -> None:
            page = file.book.pages[number % 100]
            file.save(file.book.with_page(replace(page, title=f"Edit {number} {os.urandom(4).hex()}")))

        block = os.urandom(6 * 8192)
        plain = folder / "plain"
        synced_write(plain, block)
        edited = timed(200, edit)
        row("save one edit", edited, timed(200, lambda _: synced_write(plain, block, 6)), "48 KB in 6 synced writes")
        row("keep a version", timed(20, lambda n: (edit(n), file.keep_version(f"{n}"))) - edited, edited, "one edit")
        floor_read = timed(20, lambda n: (folder / f"floor{n}").read_bytes())
        row("read a 5 MB photo", timed(20, lambda n: file.original(PhotoId(f"{n:032x}"))), floor_read, "5 MB read")
        closed = timed(1, lambda _: file.close())
        verified = timed(1, lambda _: checked(path))
        gigabytes = path.stat().st_size / 1e9
        row(f"verify {gigabytes:.2f} GB, every object", verified, timed(1, lambda _: _hashed(path)), "the file read and hashed")
        opened = timed(5, lambda _: BookFile.open(path, KEY, write=False).close())
        row("close (version, seal of unused bytes)", closed, edited, "one edit")
        row("open to the book, passphrase known", opened, timed(5, lambda _: _stretch()), "Argon2id alone")
        print(f"| file size over its photos | x{path.stat().st_size / (given.photos * (size + 4)):.4f} | | |")
        print(f"| fsyncs of one edit | {syncs_of_an_edit(folder)} | at most 6 | |")
        growth_of_versions(folder)
    finally:
        shutil.rmtree(folder)


def checked(path: Path) -> None:
    report = verify_book(path, KEY)
    assert report.is_whole, report.problems


def _hashed(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stretch() -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    params = {"length": 32, "iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
    return Argon2id(salt=bytes(16), **params).derive(json.dumps(params).encode())


if __name__ == "__main__":
    main()
