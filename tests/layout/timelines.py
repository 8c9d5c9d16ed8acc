"""Lives of many homes, for pages that make themselves from them. Everything in them is invented."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, left_id
from lifestory_app.domain.ids import EventId, HomeId, PersonId
from lifestory_app.domain.people import Name, NameKind, Person, Role
from tests.builders import CHILD, a_book, a_page

SUE, WINSTON = PersonId("sue"), PersonId("winston")
CHILD_DRAWN = PersonDrawing((("age", "child"), ("hair", "afro"), ("skin", "s6"), ("expression", "happy")))
LIFE = (
    (HomeKind.HOSPITAL, "On the baby ward", "12 March 2010", "3 April 2010", "Leicester"),
    (HomeKind.PARENTS, "With Mum and Marcus in the flat", "3 April 2010", "19 May 2014", "Leicester"),
    (HomeKind.KINSHIP, "With Nan Jean", "19 May 2014", "about July 2014", "Whitby"),
    (HomeKind.FOSTER, "With Carol", "about July 2014", "November 2014", "Scarborough"),
    (HomeKind.SHORT_BREAKS, "Weekends at the farm", "2015", "2017", "Malton"),
    (HomeKind.FOSTER, "With Sue and Winston, and Biscuit the dog", "November 2014", "8 June 2018", "York"),
    (HomeKind.RESIDENTIAL, "The Beeches", "8 June 2018", "winter 2018", "Hull"),
    (HomeKind.FOSTER, "With the Adeyemis", "winter 2018", "2 September 2021", "Leeds"),
    (HomeKind.SPECIAL_GUARDIANSHIP, "Home with Gran", "2 September 2021", "", "Whitby"),
)
HAPPENED = (
    (EventKind.BIRTH, "I was born", "12 March 2010"),
    (EventKind.MILESTONE, "I walked from the sofa to the door", "about May 2011"),
    (EventKind.COURT, "A judge decided that I should be safe somewhere else", "6 May 2014"),
    (EventKind.FAMILY_TIME, "I saw Marcus at the family centre", "autumn 2016"),
    (EventKind.MILESTONE, "I swam twenty-five metres", "2019"),
    (EventKind.ADOPTION_DAY, "The judge said that I stay with Gran", "1 October 2022"),
)


def a_life(**more: object) -> Book:
    """Nine homes in twelve years, schools and what happened, with one page for the layout under test."""
    homes = tuple(
        Home(HomeId(f"home-{n}"), kind, title, (SUE, WINSTON) if "Sue" in title else (), _span(start, end), place)
        for n, (kind, title, start, end, place) in enumerate(LIFE)
    )
    events = [Event(EventId(f"e{n}"), kind, name, UncertainDate.parse(day)) for n, (kind, name, day) in enumerate(HAPPENED)]
    school = Event(EventId("school"), EventKind.SCHOOL, "Portwell Primary School", UncertainDate(2014, 11), place="York")
    events += [school, Event(left_id(school.id), EventKind.SCHOOL, "The last day there", UncertainDate(2018, 6))]
    robin = Person(
        CHILD, (Name("Robin", kind=NameKind.KNOWN_AS),), Role.CHILD, born=UncertainDate(2010, 3, 12), drawing=CHILD_DRAWN
    )
    people = (
        robin,
        Person(SUE, (Name("Sue"),), Role.FOSTER_CARER),
        Person(WINSTON, (Name("Winston"),), Role.FOSTER_CARER),
    )
    return a_book(people=people, homes=homes, events=tuple(events), **more)


def on_a_page(book: Book, layout: str, title: str = "My life so far", **more: object) -> Book:
    """The book with one page of a layout that makes itself."""
    words = "Each picture is as wide as the time I lived there."
    return replace(book, pages=(a_page("page-1", layout, title, words),), **more)  # type: ignore[arg-type]


def _span(start: str, end: str) -> Span:
    return Span(UncertainDate.parse(start), UncertainDate.parse(end) if end else None)
