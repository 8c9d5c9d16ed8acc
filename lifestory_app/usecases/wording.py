"""Looking words over: the words of a book, or any text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.findings import Finding
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.text import Words
from lifestory_app.practice.book_words import (
    AGE_OF_LETTERS,
    english_of,
    is_for_child,
    lines_as_sentences,
    passages,
    passages_of,
    reader_of,
)
from lifestory_app.practice.lint import Reader, look_at
from lifestory_app.practice.names import Known
from lifestory_app.practice.reading_level import ReadingLevel, level_of, reading_level
from lifestory_app.practice.sentences import Sentence
from lifestory_app.practice.spelling import load_spelling
from lifestory_app.practice.word_lists import finder, finding_of

__all__ = [
    "FieldLook",
    "Looked",
    "Reader",
    "WordHint",
    "dictionary",
    "finder",
    "hints_on_page",
    "is_book",
    "is_for_child",
    "look_at_book",
    "look_at_field",
    "look_at_text",
    "reader_of",
    "without_kept",
]

MOST_BYTES = 20_000_000
ENOUGH_WORDS = 8
"""Fewer words have no age worth telling while they are written."""
LONG = "long-sentence"
TOO_OLD = 3
"""Years above the age a book is for from which words are said to read too old."""
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


def hints_on_page(book: Book, page: Page, reader: Reader, kept: frozenset[tuple[str, str]]) -> int:
    """How many words of a page are worth a second look, less what is kept as it is."""
    older = Reader(max(reader.age or 0, AGE_OF_LETTERS), reader.names)
    count = 0
    for passage in passages_of(book, page):
        text = passage.text
        found = look_at(text, older if passage.in_letter else reader, sentences=lines_as_sentences(text))
        count += sum((each.rule, each.text.casefold()) not in kept for each in found)
    return count


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


@dataclass(frozen=True, slots=True)
class WordHint:
    """A finding at its place in a field: the paragraph, counted from 0, and the code point in it."""

    finding: Finding
    paragraph: int
    start: int
    marked: str
    """What is marked of it: of a long sentence its first word."""


@dataclass(frozen=True, slots=True)
class FieldLook:
    """What a look at one field found, and the age its words read well at: None where there are too few to say."""

    words: Words
    hints: tuple[WordHint, ...] = ()
    age: int | None = None
    wanted: int | None = None

    @property
    def reads_too_old(self) -> bool:
        """Whether a reader of the age that is wanted will find the words hard."""
        return self.age is not None and self.wanted is not None and self.age >= self.wanted + TOO_OLD


def look_at_field(words: Words, lang: str, reader: Reader, *, in_letter: bool = False) -> FieldLook:
    """Look at the words of one field."""
    text = english_of(words, lang)
    if in_letter:
        reader = Reader(max(reader.age or 0, AGE_OF_LETTERS), reader.names)
    sentences = lines_as_sentences(text)
    level = level_of(sentences)
    found = look_at(text, reader, sentences=sentences)
    look = FieldLook(words, (), level.told_age if level.words >= ENOUGH_WORDS else None, reader.age)
    if look.reads_too_old:
        found += tuple(_to_mend(text, level, found))
    placed = [hint for each in found if (hint := _placed(text, each)) is not None]
    return replace(look, hints=tuple(sorted(placed, key=lambda each: (each.paragraph, each.start))))


def without_kept(look: FieldLook, kept: frozenset[tuple[str, str]]) -> FieldLook:
    """A look less what the writer wants to keep: pairs of a rule and the words in small letters."""
    if not kept:
        return look
    hints = tuple(each for each in look.hints if (each.finding.rule, each.finding.text.casefold()) not in kept)
    return replace(look, hints=hints)


def _to_mend(text: str, level: ReadingLevel, found: tuple[Finding, ...]) -> Iterator[Finding]:
    """The hardest sentence, where nothing is said of it yet."""
    hardest, rule = level.hardest, finder().words.rule("hard-sentence")
    if hardest is None or rule is None or any(each.rule == LONG and each.start == hardest.start for each in found):
        return
    yield finding_of(rule, text, hardest.start, hardest.end, age=level.told_age)


def _placed(text: str, finding: Finding) -> WordHint | None:
    before = text[: finding.start]
    marked = finding.text
    if finding.rule in (LONG, "hard-sentence"):
        first = re.search(r"\S+", marked)
        marked = first[0] if first is not None else ""
    if not marked or "\n" in marked:
        return None
    return WordHint(finding, before.count("\n"), finding.start - before.rfind("\n") - 1, marked)
