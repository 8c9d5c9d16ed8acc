"""Photos into a book, each committed by itself, the rest untouched by one that cannot be taken."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PageId, PhotoId, SectionId, new_id
from lifestory_app.domain.pages import Page, PhotoSlot, Section, SlotValue, TextSlot, Time
from lifestory_app.domain.photos import Photo, PhotoView
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.text import Words
from lifestory_app.photos.intake import DamagedPhoto, TakenIn, find_near, photo_record, take_in_bytes, take_in_many
from lifestory_app.usecases.openbooks import OpenBook

LAYOUT_FOR = {1: "photo-and-words", 2: "two-photos", 3: "three-photos", 4: "four-photos", 5: "five-photos", 6: "six-photos"}
PHOTOS_A_PAGE = 4
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff", ".gif", ".heic", ".heif", ".avif"})
PHOTO_SECTION_TITLE = "Photos"
MOST_PHOTOS, MOST_ENTRIES = 2_000, 100_000


@dataclass
class PhotosTaken:
    """What became of each file, in the order given, each with its name as it was given.

    `notes` are sentences about those taken in, such as that only the first picture of a file was kept. `damaged` are the files
    of which a part can be kept if that is wished.
    """

    added: list[tuple[str, Photo]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    already_there: list[tuple[str, PhotoId]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    damaged: list[Path] = field(default_factory=list)
    stopped: bool = False


def add_photos(
    opened: OpenBook,
    files: Sequence[str | Path],
    *,
    place: bool = False,
    keep_damaged: bool = False,
    tell: Tell = tell_nobody,
) -> PhotosTaken:
    """Take photos into the book; with `place`, lay those that are new out on pages by date.

    A stop keeps what was taken in so far and says so; a file that cannot be taken is named with the reason.
    """
    outcome = PhotosTaken()
    known = {photo.sha256: photo.id for photo in opened.book.photos}
    try:
        taken = take_in_many([Path(file) for file in files], keep_damaged=keep_damaged, tell=tell)
        for file, (_, result) in zip(files, taken, strict=True):
            _settle(opened, opened.book.photos, str(file), result, known, outcome)
    except Stopped:
        outcome.stopped = True
    if place and outcome.added:
        opened.file.save(with_photo_pages(opened.book, [photo for _, photo in outcome.added]))
    return outcome


def take_photos(
    opened: OpenBook,
    there: Sequence[Photo],
    files: Sequence[Path],
    *,
    keep_damaged: bool = False,
    tell: Tell = tell_nobody,
) -> PhotosTaken:
    """Put photos into the file of a book that is being worked on; `there` are those its window holds.

    The records are in the outcome, for the window to add as one edit: its history, and not the file, says what is in the book.
    """
    outcome = PhotosTaken()
    known = {photo.sha256: photo.id for photo in there}
    try:
        for path, result in take_in_many(files, keep_damaged=keep_damaged, tell=tell):
            if isinstance(result, DamagedPhoto):
                outcome.damaged.append(path)
            _settle(opened, there, str(path), result, known, outcome)
    except Stopped:
        outcome.stopped = True
    except Refused as refusal:
        # The file takes no more, as on a full disk. What it took so far is in it, and is told.
        outcome.refused.append((str(path), refusal.sentence))
        outcome.stopped = True
    return outcome


def take_pasted(opened: OpenBook, there: Sequence[Photo], picture: bytes, name: str) -> PhotosTaken:
    """Put a pasted picture into the file of a book that is being worked on."""
    outcome = PhotosTaken()
    known = {photo.sha256: photo.id for photo in there}
    try:
        result: TakenIn | Refused = take_in_bytes(picture, name)
    except Refused as refusal:
        result = refusal
    _settle(opened, there, name, result, known, outcome)
    return outcome


def pictures_in(folder: Path) -> list[Path]:
    """The photos in a folder and those inside it, in the order of their names; hidden ones and other files are left out.

    What cannot be looked into is passed over, links to other folders are not followed, and a folder that turns out to be
    half the computer ends after MOST_PHOTOS photos or MOST_ENTRIES entries.
    """
    found: list[Path] = []
    seen = 0
    for at, folders, files in os.walk(folder):
        folders[:] = sorted((each for each in folders if not each.startswith(".")), key=str.lower)
        seen += len(files) + len(folders)
        names = sorted((each for each in files if not each.startswith(".")), key=str.lower)
        found += [Path(at, each) for each in names if Path(each).suffix.lower() in PICTURE_SUFFIXES]
        if len(found) >= MOST_PHOTOS or seen > MOST_ENTRIES:
            break
    found = [path for path in found[:MOST_PHOTOS] if path.is_file()]
    return sorted(found, key=lambda path: [part.lower() for part in path.relative_to(folder).parts])


def _settle(
    opened: OpenBook,
    there: Sequence[Photo],
    name: str,
    result: TakenIn | Refused,
    known: dict[str, PhotoId],
    outcome: PhotosTaken,
) -> None:
    if isinstance(result, Refused):
        outcome.refused.append((name, result.sentence))
    elif result.sha256 in known:
        outcome.already_there.append((name, known[result.sha256]))
    else:
        photo = photo_record(result, PhotoId(new_id()))
        others = [*there, *(each for _, each in outcome.added)]
        near = find_near(photo.fingerprint, [(each.id, each.fingerprint) for each in dict.fromkeys(others)])
        photo = replace(photo, near=near)
        opened.file.add_photo(photo, result.original, result.proxy, result.thumb)
        known[result.sha256] = photo.id
        outcome.added.append((name, photo))
        outcome.notes += result.notes


def with_photo_pages(book: Book, photos: Sequence[Photo]) -> Book:
    """The book with pages that show these photos in the order they were taken, undated ones last, in a section of their own."""
    section = next((each for each in book.sections if each.title == PHOTO_SECTION_TITLE), None)
    if section is None:
        section = Section(SectionId(new_id()), PHOTO_SECTION_TITLE, Time.PRESENT, "Photos")
        book = replace(book, sections=(*book.sections, section))
    in_order = sorted(photos, key=lambda photo: (photo.taken.earliest if photo.taken else date.max, photo.file_name))
    pages = [_photo_page(section, in_order[start : start + PHOTOS_A_PAGE]) for start in range(0, len(in_order), PHOTOS_A_PAGE)]
    return replace(book, pages=(*book.pages, *pages)).in_order()


def _photo_page(section: Section, photos: Sequence[Photo]) -> Page:
    views = [PhotoSlot(PhotoView(photo.id)) for photo in photos]
    slots: tuple[tuple[str, SlotValue], ...]
    if len(views) == 1:
        slots = (("photo", views[0]), ("words", TextSlot(Words())))
    else:
        slots = tuple((f"photo{number}", view) for number, view in enumerate(views, 1))
    dated = [photo.taken for photo in photos if photo.taken]
    title = str(dated[0].year) if dated else "Photos"
    return Page(PageId(new_id()), section.id, LAYOUT_FOR[len(views)], title, slots)
