"""The sample book, made through the same code that a user runs: a file, photos, versions, exports, a copy to the record."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from lifestory_app import platforms
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId, new_id
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.export.pdf_book import Preset
from lifestory_app.photos.intake import photo_record, take_in_many
from lifestory_app.practice.samples import SampleBook, read_sample
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.usecases.exporting import ExportWish, export_book
from lifestory_app.usecases.family_drawing import records_of
from lifestory_app.usecases.keeping import keep_version
from lifestory_app.usecases.openbooks import OpenBook, opened
from lifestory_app.usecases.outside_checks import check_with_others
from lifestory_app.usecases.record_copy import copy_to_record
from lifestory_app.usecases.verifying import verify_bag

BESIDE = "passphrase.txt"


@dataclass
class Demo:
    """What was made, step by step, and how long it took in seconds. `problems` is empty when everything is as it should be."""

    steps: list[tuple[str, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def make_sample(path: Path, passphrase: str, tell: Tell = tell_nobody, kind: str = "adoption") -> Path:
    """The sample book of a kind as a book file. Raises Refused or Stopped, leaving no file."""
    sample = read_sample(kind)
    try:
        with BookFile.create(path, sample.book_without_pages(), Passphrase(passphrase), person=platforms.user_name()) as file:
            book = opened(file)
            taken = dict(_take_in(book, sample, tell))
            file.save(sample.with_photos(taken))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _take_in(book: OpenBook, sample: SampleBook, tell: Tell) -> Iterator[tuple[str, Photo]]:
    results = take_in_many([each.path for each in sample.photos], tell=tell)
    for each, (_, result) in zip(sample.photos, results, strict=True):
        if isinstance(result, Refused):
            raise result
        photo = photo_record(result, PhotoId(new_id()))
        book.file.add_photo(photo, result.original, result.proxy, result.thumb)
        yield each.name, photo


def make_demo(folder: Path, tell: Tell = tell_nobody, kind: str = "adoption") -> Demo:
    """The sample book of a kind in a folder: built, checked, exported, copied to a record folder, and checked again."""
    folder = folder.resolve()
    sample = read_sample(kind)  # refuses an unknown kind before there is a folder
    if folder.exists() and not folder.is_dir():
        raise Refused(f"“{folder.name}” is a file, so nothing was made. Choose a new or empty folder.")
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"The folder “{folder.name}” is not empty, so nothing was made. Choose a new or empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    demo = Demo()
    passphrase = "-".join(secrets.token_hex(2) for _ in range(4))
    name = sample.book.the_child.known_as.lower()
    path = folder / f"{name}.lifestory"

    clock = _Clock(demo)
    make_sample(path, passphrase, tell, kind)
    (folder / BESIDE).write_text(passphrase + "\n", encoding="utf-8")
    clock.told(f"{path.name}: the book file, its passphrase beside it in {BESIDE}")

    with BookFile.open(path, Passphrase(passphrase), person=platforms.user_name()) as file:
        book = opened(file)
        keep_version(book, "The sample as it ships")
        clock.told("a named version kept, and a backup in this user's own data")
        for wish in (
            ExportWish(folder / f"{name}-print.pdf"),
            ExportWish(folder / f"{name}-screen.pdf", preset=Preset.SCREEN),
            ExportWish(folder / f"{name}.docx"),
        ):
            made = export_book(book, wish, tell)
            clock.told(f"{wish.target.name}: {made.pages} pages, {made.size / 1e6:.1f} MB, for the child")
            demo.notes += [sentence for sentence in made.look_at if sentence not in demo.notes]
        for withheld in made.withheld:
            demo.notes.append(f"held back from the child's copy: {withheld.what} “{withheld.which}”, because {withheld.why}")
        record = folder / "record"
        record.mkdir()
        copied = copy_to_record(book, record, records_of(book.book)[0], tell)
        clock.told(f"record/{copied.copy.folder.name}: {copied.copy.files} files, {copied.copy.size / 1e6:.1f} MB")
        report = file.verify(tell)
        clock.told(f"verify: {report.objects} objects and {report.versions} versions read and checked")
        demo.problems += report.problems
    bag = verify_bag(copied.copy.folder)
    demo.problems += bag.problems
    clock.told("the record copy read and hashed again")
    checked = check_with_others(folder, copied.copy.folder)
    demo.notes += checked.told
    demo.problems += checked.problems
    clock.told("the checks of others")
    return demo


class _Clock:
    """Notes how long each step took."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.at = monotonic()

    def told(self, what: str) -> None:
        now = monotonic()
        self.demo.steps.append((what, now - self.at))
        self.at = now
