"""What leaves of a letter: the letter, each part that is given later by itself, and the papers that go with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import LetterId, new_id
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.pages import FactRow, FactsSlot, Page, TextSlot
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.text import Words
from lifestory_app.export.docx_book import export_docx
from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.export.verifier import check_export
from lifestory_app.layout.arrange.photo_views import joined
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.letter_papers import envelope_labels, list_sheet, slip_sheet
from lifestory_app.practice.letter_papers import PaperShape, PaperText, letter_papers
from lifestory_app.practice.starter import facts_for_letters
from lifestory_app.usecases.exporting import now, sentences_about
from lifestory_app.usecases.letters import letter_alone, part_name
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["Form", "LetterWish", "PaperFile", "PapersMade", "make_papers", "papers_of", "write_papers"]

THE_LETTER, LATER = "letter", "later"


class Form(StrEnum):
    PDF = ".pdf"
    DOCX = ".docx"


@dataclass(frozen=True, slots=True)
class LetterWish:
    """What is asked for: a folder, which letter, in which forms, and which papers by their ids; without `papers` all.

    `letter` is the letter itself and `later` are the parts that are given later.
    """

    folder: Path
    letter: LetterId
    forms: frozenset[Form] = frozenset({Form.PDF})
    papers: frozenset[str] | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One document that is in its place: which paper it is, and how many pages it has."""

    path: Path
    paper: str
    pages: int


@dataclass(frozen=True, slots=True)
class PapersMade:
    """What was made, and what a person should look at before it is handed on."""

    files: tuple[PaperFile, ...]
    look_at: tuple[str, ...]


@dataclass(frozen=True)
class _Document:
    """One document to be made: a book for Word, and its sides for PDF."""

    paper: str
    name: str
    book: Book
    laid: LaidOutBook
    surnames: tuple[str, ...] = field(default=())


def papers_of(letter: Letter) -> tuple[tuple[str, str], ...]:
    """The papers there are for a letter, each with its id and what it is called."""
    found = [(THE_LETTER, "The letter")]
    if any(letter.held_back()):
        found.append((LATER, "Parts to give later"))
    if letter.kind is LetterKind.LATER_LIFE:
        found += [(paper.id, paper.name) for paper in letter_papers()]
    return tuple(found)


def make_papers(opened: OpenBook, wish: LetterWish, tell: Tell = tell_nobody) -> PapersMade:
    """Make the documents, and note in the book that they left. Raises Refused or Stopped, with nothing left half made."""
    made, receipt = write_papers(opened, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def write_papers(opened: OpenBook, wish: LetterWish, tell: Tell = tell_nobody) -> tuple[PapersMade, Receipt]:
    """Make the documents; the receipt is for the caller to note. Raises Refused or Stopped, with nothing left half made."""
    folder = wish.folder.resolve()
    if not folder.is_dir():
        raise Refused(f"There is no folder “{wish.folder.name}” to put the papers in. Nothing was made; choose a folder.")
    book = opened.book
    letter = next((each for each in book.letters if each.id == wish.letter), None)
    if letter is None:
        raise Refused("That letter is no longer in the book. Nothing was made.")
    documents = [each for each in _documents(book, letter, opened.fonts) if wish.papers is None or each.paper in wish.papers]
    if not documents or not wish.forms:
        raise Refused("No paper is chosen, so nothing was made. Choose at least one.")
    targets = [(each, form, folder / f"{each.name}{form.value}") for each in documents for form in sorted(wish.forms)]
    there = next((target for _, _, target in targets if target.exists()), None)
    if there is not None and not wish.replace:
        raise Refused(
            f"“{there.name}” is already in that folder, so nothing was written. Choose another folder, or allow replacing."
        )
    files: list[PaperFile] = []
    look_at = list(_about(letter))
    fresh = [target for _, _, target in targets if not target.exists()]
    try:
        for number, (document, form, target) in enumerate(targets):
            tell(number, len(targets), document.name)
            files.append(_write(opened, document, form, target, wish.replace))
            for sentence in _found_in(target, document, form):
                if sentence not in look_at:
                    look_at.append(sentence)
        tell(len(targets), len(targets), "")
    except BaseException:
        for target in fresh:
            target.unlink(missing_ok=True)
        raise
    receipt = Receipt(
        id=new_id(), kind=ReceiptKind.EXPORT, what=f"Papers of the letter “{letter.title}”, {len(files)} files",
        edition=Edition.ADOPTERS.value, where=folder.name, when=now(), who=platforms.user_name(),
        version=opened.file.head_version,
    )  # fmt: skip
    return PapersMade(tuple(files), tuple(look_at)), receipt


def _write(opened: OpenBook, document: _Document, form: Form, target: Path, replace: bool) -> PaperFile:
    if form is Form.PDF:
        export_pdf(target, document.laid, document.book, opened.photos, opened.fonts, preset=Preset.PRINT, replace=replace)
    else:
        export_docx(target, document.book, opened.photos, fonts=opened.fonts, replace=replace)
    return PaperFile(target, document.paper, len(document.laid.pages))


def _found_in(target: Path, document: _Document, form: Form) -> Iterator[str]:
    yield from sentences_about(document.book, document.laid)
    yield from check_export(target, document.surnames)
    if form is Form.PDF:
        yield from check_pdf(target, document.laid).troubles


def _about(letter: Letter) -> Iterator[str]:
    """What a person should look at in the letter itself."""
    if letter.dated is None:
        yield "The letter has no date yet."
    if not letter.signed_by.strip():
        yield "The letter is not signed yet."
    missing = [part_name(letter, part) for part in letter.not_said()]
    if missing:
        yield f"Not said yet: {', '.join(missing)}."


def _documents(book: Book, letter: Letter, fonts: Fonts) -> Iterator[_Document]:
    """Everything that can leave of a letter, in order. Raises Refused where nothing may."""
    given = letter.given_now()
    if all(part.words.is_empty for part in letter.sections):
        raise Refused("Nothing is said in this letter yet, so nothing was made. Write a part of it first.")
    whose = f"{book.the_child.known_as}, {_called(letter)}"
    alone = letter_alone(book, given)
    if not alone.pages:
        raise Refused("This letter is not marked for those who care for the child, so nothing was made.")
    surnames = _surnames(book, alone)
    if any(not part.words.is_empty for part in given.sections):
        yield _Document(THE_LETTER, _name(whose), alone, lay_out(alone, fonts), surnames)
    held = list(letter.held_back())
    for number, part in enumerate(held, 1):
        one = letter_alone(book, letter.part_alone(part))
        name = _name(f"{whose}, given later {number}, {part_name(letter, part)}")
        yield _Document(LATER, name, one, lay_out(one, fonts), surnames)
    if letter.kind is LetterKind.LATER_LIFE:
        facts = _facts(book, letter, held)
        for paper in letter_papers():
            text = paper.filled(facts)
            made, laid = _paper(book, letter, text, held, alone, fonts)
            yield _Document(paper.id, _name(f"{whose}, {text.name[:1].lower()}{text.name[1:]}"), made, laid, surnames)


def _paper(
    book: Book, letter: Letter, text: PaperText, held: list[LetterSection], alone: Book, fonts: Fonts
) -> tuple[Book, LaidOutBook]:
    """A paper as a book for Word, and as sides."""
    if text.shape is PaperShape.LETTER:
        body = LetterSection("words", "", Words.of(*text.words))
        made = Letter(
            LetterId(f"{letter.id} {text.id}"), LetterKind.LATER_LIFE, None, text.title, text.greeting, (body,), text.closing,
            letter.signed_by, letter.signed_role, letter.dated, seen_by=letter.seen_by,
        )  # fmt: skip
        one = letter_alone(book, made)
        return one, lay_out(one, fonts)
    plain = replace(alone, theme="plain", title=text.title, letters=())
    page = replace(alone.pages[0], layout="words", title=text.title, about=None, slots=())
    if text.shape is PaperShape.LABEL:
        labels = [(text.title, text.words)]
        labels += [(f"{text.title}: {part_name(letter, part)}", text.words) for part in held]
        lines = [line for title, words in labels[1:] for line in (f"# {title}", *words)]
        page = _with_words(page, [*text.words, *lines])
        return replace(plain, pages=(page,)), envelope_labels(labels, text.title, plain, fonts)
    if text.shape is PaperShape.LIST:
        # What is given later is not told here: the list lies in the envelope that the child opens one day.
        rows = [f"The letter to {book.the_child.known_as}", *(each.strip() for each in letter.enclosures if each.strip())]
        page = _with_words(page, [*text.words, *(f"- {row}" for row in rows)])
        return replace(plain, pages=(page,)), list_sheet(text.title, text.words, rows, plain, fonts)
    page = replace(_with_words(page, text.words), layout="imprint")
    blanks = tuple(FactRow(row, "\N{NO-BREAK SPACE}" * 60) for row in text.rows)
    page = page.with_slot("facts", FactsSlot(blanks))
    return replace(plain, pages=(page,)), slip_sheet(text.title, text.words, text.rows, plain, fonts)


def _with_words(page: Page, lines: "list[str] | tuple[str, ...]") -> Page:
    return page.with_slot("words", TextSlot(Words.of(*lines)))


def _facts(book: Book, letter: Letter, held: list[LetterSection]) -> dict[str, object]:
    enclosed = [each.strip() for each in letter.enclosures if each.strip()]
    parents = [person.known_as or person.called for person in book.people if person.role.is_new_family]
    return {
        **facts_for_letters(book),
        "family": joined(parents) if parents else "",
        "author": letter.signed_by,
        "agency": book.agency,
        "dated": str(letter.dated) if letter.dated is not None else "",
        "held": joined([f"“{part_name(letter, part)}”" for part in held]) if held else "",
        "enclosed": joined([f"{each[:1].lower()}{each[1:]}" if each.startswith("A ") else each for each in enclosed])
        if enclosed
        else "",
    }


def _called(letter: Letter) -> str:
    """What the documents of a letter are called."""
    return "later life letter" if letter.kind is LetterKind.LATER_LIFE else letter.title


def _name(text: str) -> str:
    """A name of a file that every computer takes."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", " ".join(text.split()))[:120].strip(". ")


def _surnames(book: Book, edited: Book) -> tuple[str, ...]:
    kept = {name.family for person in edited.people for name in person.names}
    everybody = {name.family for person in book.people for name in person.names}
    return tuple(sorted(name for name in everybody - kept if len(name) > 2))
