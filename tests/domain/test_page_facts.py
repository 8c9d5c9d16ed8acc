"""Facts that a page may tell: of whom it is about, and never one that a reader of the page may not read."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import HomeId, PageId, PersonId
from lifestory_app.domain.page_facts import facts_for
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Fact
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY
from tests.builders import SECTION, a_full_book

KELLY = PersonId("kelly")
FACTS = (
    Fact("Good at", "singing"),
    Fact("Court", "in May", seen_by=RECORDS_ONLY),
    Fact("Ask", "Gran", seen_by=WORKER_ONLY),
    Fact("", "half said"),
)


def book() -> Book:
    made = a_full_book()
    return replace(
        made,
        people=tuple(replace(person, facts=FACTS) if person.id == KELLY else person for person in made.people),
        homes=tuple(replace(home, facts=(Fact("The garden", "had a swing"),)) for home in made.homes),
    )


def labels(page: Page) -> list[str]:
    return [fact.label for fact in facts_for(book(), page)]


def a_page_about(about: PersonId | HomeId | None, **more: object) -> Page:
    return Page(PageId("new"), SECTION, "photo-and-facts", about=about, **more)  # type: ignore[arg-type]


def test_a_page_for_the_child_tells_no_fact_that_is_for_the_records() -> None:
    assert labels(a_page_about(KELLY, seen_by=FAMILY_AND_RECORDS)) == ["Good at"]
    assert labels(a_page_about(KELLY, seen_by=RECORDS_ONLY)) == ["Good at", "Court"]
    assert labels(a_page_about(KELLY, seen_by=WORKER_ONLY)) == ["Good at", "Court", "Ask"]


def test_a_page_about_a_home_tells_of_it_and_one_about_nobody_of_the_child() -> None:
    assert labels(a_page_about(HomeId("home-2"))) == ["The garden"]
    assert labels(a_page_about(None)) == []
