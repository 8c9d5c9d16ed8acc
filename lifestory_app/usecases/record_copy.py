"""The copy on the child's record: PDF, DOCX, originals, a readable JSON of the book and a case note, in one bag."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app import __version__, platforms
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.exchange.record import RecordCopy, RecordFile, dublin_core, safe_name, write_copy
from lifestory_app.export.docx_book import write_docx
from lifestory_app.export.editions import Edited, make_edition
from lifestory_app.export.pdf_book import Preset, write_pdf
from lifestory_app.photos.leaving import fit_to_leave
from lifestory_app.practice.wording import render_record
from lifestory_app.storage.codec import encode
from lifestory_app.usecases.openbooks import OpenBook

EDITION_FOR = {"adoption": Edition.ADOPTION_RECORD, "care": Edition.CARE}
RECORD_NAMES = {Edition.ADOPTION_RECORD: "Adoption record", Edition.CARE: "Looked-after child’s record"}
KEPT_FOR = {
    Edition.ADOPTION_RECORD: "Adoption record: keep for at least 100 years from the order (Disclosure of Adoption Information "
    "Regulations 2005, regulation 6).",
    Edition.CARE: "Looked-after child's record: keep until the 75th birthday (Care Planning Regulations 2010, regulation 50).",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record copy in its place, with what the edition held back."""

    copy: RecordCopy
    edition: Edition
    version: int
    withheld: tuple[Withheld, ...]


def copy_to_record(opened: OpenBook, folder: Path, edition: Edition, tell: Tell = tell_nobody) -> Recorded:
    """Copy a book to a folder of the child's record, whole and checked, and put a receipt into the book.

    A version is kept first, so that the copy can always be told apart. Raises Refused or Stopped, leaving nothing half-made.
    """
    recorded, receipt = make_record_copy(opened, folder, edition, tell)
    opened.do(AddReceipt(receipt))
    return recorded


def make_record_copy(opened: OpenBook, folder: Path, edition: Edition, tell: Tell = tell_nobody) -> tuple[Recorded, Receipt]:
    """Copy a book to a folder of the child's record; the receipt is for the caller to note. Raises as `copy_to_record` does."""
    edited = make_edition(opened.book, edition)
    version = opened.file.keep_version(f"Copied: {RECORD_NAMES[edition]}", who=platforms.user_name())
    made = datetime.now(UTC)
    name = safe_name(f"Life story book {_child(edited)}", f"-{made:%Y-%m-%d}-v{version.number}")
    copy = write_copy(
        folder, name, list(_files(opened, edited, version.number, made, name)), _about(edited, made, version.number), tell
    )
    receipt = Receipt(
        id=new_id(),
        kind=ReceiptKind.RECORD_COPY,
        what=name,
        edition=edition.value,
        where=str(folder.resolve()),
        when=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        who=platforms.user_name(),
        sha256=copy.sha256,
        version=version.number,
    )
    return Recorded(copy, edition, version.number, edited.withheld), receipt


def _child(edited: Edited) -> str:
    return edited.book.the_child.known_as


def _files(opened: OpenBook, edited: Edited, version: int, made: datetime, name: str) -> Iterator[RecordFile]:
    book, photos, fonts = edited.book, opened.photos, opened.fonts
    base, day = f"Life story book {_child(edited)}", f"-{made:%Y-%m-%d}"
    laid = opened.laid_out(book)
    yield RecordFile(safe_name(base, f"{day}.pdf"), lambda out: write_pdf(laid, book, photos, fonts, out, preset=Preset.PRINT))
    yield RecordFile(safe_name(base, f"{day}.docx"), lambda out: write_docx(book, photos, out, fonts=fonts))
    originals: list[tuple[Photo, str]] = []
    notes: list[str] = []
    for number, photo in enumerate(book.photos, 1):
        leaving = fit_to_leave(opened.file.original(photo.id), photo.format)
        place = f"originals/{safe_name(f'{number:03} {photo.caption or Path(photo.file_name).stem}', leaving.suffix)}"
        originals.append((photo, place))
        if leaving.note:
            notes.append(f"{Path(place).name}: {leaving.note}")
        yield RecordFile(place, _writes(leaving.data))
    yield RecordFile("book.json", _writes(_readable(edited, originals, version, made)))
    yield RecordFile("dublin-core.xml", _writes(_description(edited, made, name)))
    yield RecordFile(
        safe_name(f"Case note {_child(edited)}", f"{day}.txt"),
        _writes(_case_note(opened, edited, version, made, name, notes)),
    )


def _writes(content: bytes) -> Callable[[BinaryIO], None]:
    def write(out: BinaryIO) -> None:
        with io.BytesIO(content) as source:
            while piece := source.read(1 << 20):
                out.write(piece)

    return write


def _readable(edited: Edited, originals: list[tuple[Photo, str]], version: int, made: datetime) -> bytes:
    whole = {
        "about": "A life story book, as plain data. Every name in it is written out; dates are as precise as they were known.",
        "made_by": f"Life Story {__version__}",
        "made_at": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "version": version,
        "edition": edited.edition.value,
        "originals": {photo.id: place for photo, place in originals},
        "book": encode(edited.book),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def _description(edited: Edited, made: datetime, name: str) -> bytes:
    book = edited.book
    return dublin_core(book.title, book.author or book.agency, made, name, book.lang, KEPT_FOR[edited.edition])


def _case_note(opened: OpenBook, edited: Edited, version: int, made: datetime, name: str, notes: list[str]) -> bytes:
    book = edited.book
    note = render_record(
        "case-note.txt.j2",
        {
            "child": _child(edited),
            "title": book.title,
            "copy_name": name,
            "version": version,
            "record": RECORD_NAMES[edited.edition],
            "made_on": str(UncertainDate.on(made.date())),
            "made_by": platforms.user_name(),
            "author": book.author,
            "agency": book.agency,
            "pages": len(opened.laid_out(book).pages),
            "photos": len(book.photos),
            "withheld": [f"{each.what} “{each.which}”, because {each.why}" for each in edited.withheld],
            "notes": notes,
            "kept_for": KEPT_FOR[edited.edition],
        },
    )
    return note.encode()


def _about(edited: Edited, made: datetime, version: int) -> dict[str, str]:
    return {
        "Source-Organization": edited.book.agency or "Not recorded",
        "Contact-Name": edited.book.author or platforms.user_name(),
        "External-Description": f"Life story book, {edited.edition.value}, version {version}",
        "Bagging-Date": made.strftime("%Y-%m-%d"),
        "Bag-Software-Agent": f"Life Story {__version__}",
    }
