"""What helps a person write one page: why it matters, what belongs on it, sentences to start from."""

from dataclasses import dataclass

from lifestory_app.domain.book import Book
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.page_facts import facts_for
from lifestory_app.domain.page_template import PageTemplate
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Fact
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.kinds import kind
from lifestory_app.practice.starter import letter_starters, starters_for

__all__ = ["PageGuide", "guide_for", "letter_help"]

ABOUT_THE_CHILD = frozenset({"all-about-me", "photo-and-facts"})
"""Layouts that tell facts of the child where a page is about nobody else."""


@dataclass(frozen=True, slots=True)
class PageGuide:
    """Help for one page. `starters` are sentences by slot, filled with the book's facts; `known` are facts it may tell."""

    template: PageTemplate
    why: str
    belongs: str
    starters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    known: tuple[Fact, ...] = ()

    def starters_of(self, slot: str) -> tuple[str, ...]:
        """The sentences for one slot, those that tell what is known last."""
        known = tuple(f"{fact.label}: {fact.value}" for fact in self.known)
        return (*dict(self.starters).get(slot, ()), *known)


def letter_help(book: Book, letter: Letter) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What belongs in each part of a letter and sentences to start from, by the id of the part."""
    return letter_starters(book, letter)


def guide_for(book: Book, page: Page) -> PageGuide:
    """The guide for a page of a book. Raises Refused where the book's kind or the page's layout is not known here."""
    template = page_template(page.layout)
    book_kind = kind(book.kind)
    wanted = next((each for each in book_kind.pages if each.id == page.kind), None)
    starters = starters_for(book, book_kind, page)
    known = facts_for(book, page) if page.about or page.layout in ABOUT_THE_CHILD else ()
    if wanted is None:
        return PageGuide(template, template.why, "", known=known)
    return PageGuide(template, wanted.why, wanted.belongs, tuple(starters.items()), known)
