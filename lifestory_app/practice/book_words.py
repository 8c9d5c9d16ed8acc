"""The words of a book that a child will read, place by place, and for whom they are meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifestory_app.domain.book import AgeBand, Book
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import (
    FOR_RECORDS,
    CardsSlot,
    FactsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PhotoSlot,
    ScrapSlot,
    TextSlot,
    Time,
)
from lifestory_app.domain.provenance import Audience
from lifestory_app.domain.scrapbook import ScrapWords
from lifestory_app.domain.text import Words
from lifestory_app.practice.lint import Reader
from lifestory_app.practice.names import Known, names_in
from lifestory_app.practice.sentences import Sentence, sentences_of
from lifestory_app.practice.spelling import is_english

_NOT_STORY = FOR_RECORDS | {"imprint"}
"""Layouts whose words are not the child’s story: those for the records, and who made the photos."""
LETTER = "letter."
AGE_OF_LETTERS = 14
"""A later life letter is read when the child is older than the readers of the book (practice section 4)."""
_AGES = {AgeBand.EARLY_YEARS: 7, AgeBand.PRIMARY: 9, AgeBand.OLDER: 12}


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of writing of a book. `place` names its slot or a part of it; `lang` is what runs without a language are in."""

    page: PageId
    place: str
    words: Words
    lang: str = "en-GB"
    in_letter: bool = False

    @property
    def text(self) -> str:
        """The words, with those of other languages than English blanked out, so that places in it stay."""
        return english_of(self.words, self.lang)


def reader_of(book: Book, is_word: Known | None = None, age: int | None = None) -> Reader:
    """For whom a book is written: the age of its band unless another is given, and its names."""
    return Reader(age if age is not None else age_of_band(book.age_band), names_in(book, is_word))


def age_of_band(band: AgeBand) -> int:
    """The age that the words of a book of this band are written for."""
    return _AGES[band]


def is_for_child(book: Book, page: Page) -> bool:
    """Whether a page is one that the child may read: notes of the worker and of the records may use words of the office."""
    if page.layout in _NOT_STORY or Audience.CHILD not in page.seen_by:
        return False
    return book.section(page.section).time is not Time.WORKER


def passages(book: Book) -> Iterator[Passage]:
    """Every piece of writing on the pages of the child, in the order of the book."""
    for page in book.pages:
        yield from passages_of(book, page)


def passages_of(book: Book, page: Page) -> Iterator[Passage]:
    """Every piece of writing of one page; none where it is not for the child."""
    if is_for_child(book, page):
        lang = page.lang or book.lang
        for place, words in _of_page(book, page):
            if not words.is_empty:
                yield Passage(page.id, place, words, lang, place.startswith(LETTER))


def english_of(words: Words, lang: str) -> str:
    """The plain text of words, with letters of other languages than English as blanks."""
    return "\n".join(
        "".join(run.text if is_english(run.lang or lang) else " " * len(run.text) for run in paragraph.runs)
        for paragraph in words.paragraphs
    )


def lines_as_sentences(text: str) -> list[Sentence]:
    """The sentences of a field, where a line ends one: it is a paragraph, a heading or a point of a list."""
    found: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        found += [Sentence(each.text, start + each.start, start + each.end) for each in sentences_of(line)]
        start += len(line) + 1
    return found


def _of_page(book: Book, page: Page) -> Iterator[tuple[str, Words]]:
    yield "title", Words.of(page.title)
    for name, value in page.slots:
        if isinstance(value, TextSlot):
            yield name, value.words
        elif isinstance(value, PhotoSlot):
            yield name, _line(value.caption)
        elif isinstance(value, NoPhotoSlot):
            yield name, _line(f"{value.what}\n{value.asked}")
        elif isinstance(value, FactsSlot):
            yield from ((f"{name}.{number}", _line(row.value)) for number, row in enumerate(value.rows))
        elif isinstance(value, CardsSlot):
            for number, card in enumerate(value.cards):
                yield f"{name}.{number}.title", _line(card.title)
                yield f"{name}.{number}", card.words
                yield f"{name}.{number}.note", _line(card.note)
        elif isinstance(value, MemoriesSlot):
            # What the child said stays in the child's own words.
            told = [memory for memory in book.memories if memory.id in value.memories]
            yield from ((f"memory.{memory.id}", memory.story) for memory in told)
        elif isinstance(value, ScrapSlot):
            yield from ((f"{name}.{item.id}", item.what.words) for item in value.items if isinstance(item.what, ScrapWords))
    for letter in book.letters:
        if letter.id == page.about:
            yield "greeting", _line(letter.greeting)
            yield from ((f"{LETTER}{part.id}", part.words) for part in letter.sections)
            yield "closing", _line(letter.closing)
    for story in book.storyboards:
        if story.id == page.about:
            for panel in story.panels:
                yield f"panel.{panel.id}", panel.words


def _line(text: str) -> Words:
    return Words.of(*text.split("\n")) if text.strip() else Words()
