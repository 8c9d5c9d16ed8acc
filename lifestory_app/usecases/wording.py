"""Looking words over: the words of a book, or any text."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.findings import Finding
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.progress import Tell
from lifestory_app.practice.book_words import AGE_OF_LETTERS, lines_as_sentences, passages, reader_of
from lifestory_app.practice.lint import Reader, look_at
from lifestory_app.practice.names import Known
from lifestory_app.practice.reading_level import ReadingLevel, level_of, reading_level
from lifestory_app.practice.sentences import Sentence
from lifestory_app.practice.spelling import load_spelling
from lifestory_app.practice.word_lists import finder

MOST_BYTES = 20_000_000
_BOOK = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at words found. For a book each finding has the page and place it stands at; a text has none.

    `list_faults` say what of a council's own list could not be used.
    """

    level: ReadingLevel
    findings: tuple[tuple[Finding, PageId | None, str], ...]
    list_faults: tuple[str, ...] = ()


def is_book(path: Path) -> bool:
    """Whether a file is a book rather than a text."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BOOK)) == _BOOK
    except OSError:
        return False


def look_at_text(path: Path, age: int | None = None, book: Book | None = None) -> Looked:
    """Look at a text file, with the names of a book where one is given. Raises Refused where it is no text."""
    text = _text_of(path)
    reader = reader_of(book, dictionary(), age) if book is not None else Reader(age)
    found = tuple((each, None, "") for each in look_at(text, reader))
    return Looked(reading_level(text), found, finder().words.faults)


def look_at_book(book: Book, age: int | None = None, tell: Tell | None = None) -> Looked:
    """Look at all words of a book that its child may read."""
    reader = reader_of(book, dictionary(), age)
    older = Reader(max(reader.age or 0, AGE_OF_LETTERS) if age is None else age, reader.names)
    found: list[tuple[Finding, PageId | None, str]] = []
    sentences: list[Sentence] = []
    there = list(passages(book))
    for number, passage in enumerate(there):
        text = passage.text
        parts = lines_as_sentences(text)
        found += [
            (each, passage.page, passage.place)
            for each in look_at(text, older if passage.in_letter else reader, sentences=parts)
        ]
        sentences += parts
        if tell is not None:
            tell(number + 1, len(there), "reading")
    return Looked(level_of(sentences), tuple(found), finder().words.faults)


def dictionary() -> Known | None:
    """Whether something is a word of English; None where the dictionary cannot be had."""
    try:
        spelling = load_spelling()
    except (ImportError, OSError):
        return None
    return spelling.is_word


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(f"“{path.name}” is too long to be looked at. Nothing was done; take a part of it.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"“{path.name}” is not there. Nothing was done; check the name and try again.") from None
    except OSError as trouble:
        raise Refused(f"“{path.name}” cannot be read ({trouble.strerror}). Nothing was done; check which file it is.") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise Refused(
            f"“{path.name}” is not a text file. Nothing was done; save the words as plain text (UTF-8) and try again."
        )
    return text
