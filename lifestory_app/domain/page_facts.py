"""Facts that a page may tell: what is known of the person or home it is about, and may be read by all who get the page."""

from lifestory_app.domain.book import Book
from lifestory_app.domain.homes import Home
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Fact, Person


def facts_for(book: Book, page: Page) -> tuple[Fact, ...]:
    """Facts for a page about a person or a home; those of the child for a page about nobody.

    What is put on a page is copied there, so a fact is only for pages none of whose readers it is kept from.
    """
    about = page.about or book.child
    things: tuple[Person | Home, ...] = (*book.people, *book.homes)
    known = next((thing.facts for thing in things if thing.id == about), ())
    return tuple(fact for fact in known if page.seen_by <= fact.seen_by and fact.label.strip() and fact.value.strip())
