"""Where places lie, which are addresses, and what a worker is told of them."""

from datetime import date

import pytest

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import EventId, HomeId
from lifestory_app.family.gazetteer import find
from lifestory_app.family.places import miles_between, places_of, places_to_look_at, shown_place, tell, way
from tests.builders import a_book


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Leicester", "Leicester", "GB"),
        ("  leicester. ", "Leicester", "GB"),
        ("Leicester, Leicestershire", "Leicester", "GB"),
        ("Saint Ives", "Saint Ives", "GB"),
        ("Hull", "Hull", "GB"),
        ("Perth", "Perth", "GB"),
        ("Perth, Australia", "Perth", "AU"),
        ("Addis Ababa, Ethiopia", "Addis Ababa", "ET"),
        ("Ethiopia", "Ethiopia", "ET"),
        ("Wales", "Wales", "GB"),
        ("Wexmouth, near York", "York", "GB"),
        ("Wexmouth (near York)", "York", "GB"),
    ],
)
def test_a_town_or_country_is_found_by_its_name(text: str, name: str, country: str) -> None:
    found = find(text)

    assert found is not None
    assert (found.name.replace("Kingston upon Hull", "Hull"), found.country) == (name, country)


def test_of_towns_of_one_name_a_country_says_which() -> None:
    wales, northern = find("Bangor, Wales"), find("Bangor, Northern Ireland")
    assert wales is not None
    assert northern is not None
    assert (wales.part, northern.part) == ("WLS", "NIR")
    newport = find("Newport")
    assert newport is not None
    assert newport.alike > 0


def test_an_invented_town_is_not_found() -> None:
    assert find("Wexmouth") is None
    assert find("Hollins Bay") is None
    assert find("") is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Leicester", "Leicester"),
        ("12 High Street, Leicester", "Leicester"),
        ("Quay Row, Portwell", "Portwell"),
        ("Flat 3, Leicester", "Leicester"),
        ("Leicester LE1 4AB", "Leicester"),
        ("le1 4ab", ""),
        ("D02 X285, Dublin", "Dublin"),
        ("High Street", ""),
        ("Chester-le-Street", "Chester-le-Street"),
        ("Street", "Street"),
        ("St Ives", "St Ives"),
        ("Bury St Edmunds, Suffolk", "Bury St Edmunds, Suffolk"),
        ("Wexmouth, near York", "Wexmouth, near York"),
    ],
)
def test_streets_numbers_and_postcodes_are_left_out_of_a_place(text: str, shown: str) -> None:
    assert shown_place(text) == shown


def home(id: str, place: str, year: int = 2010) -> Home:
    return Home(HomeId(id), HomeKind.FOSTER, f"With {id}", (), Span(UncertainDate(year)), place)


def test_a_worker_is_told_of_addresses_of_unknown_towns_and_of_names_of_several() -> None:
    book = a_book(homes=(home("a", "12 Quay Row, Leicester"), home("b", "Wexmouth"), home("c", "Newport"), home("d", "York")))
    told = places_to_look_at(book)

    assert len(told) == 3
    assert told[0].startswith("“12 Quay Row, Leicester” looks like an address. Pages show only “Leicester”.")
    assert told[1].startswith("We do not know where “Wexmouth” is.")
    assert told[2].startswith("There is more than one town called “Newport”.")


def test_the_birth_comes_first_and_the_moves_go_from_place_to_place_in_order() -> None:
    born = Event(EventId("b"), EventKind.BIRTH, "I was born", UncertainDate.on(date(2009, 5, 1)), place="York")
    fair = Event(EventId("f"), EventKind.FESTIVAL, "The fair", UncertainDate(2011), place="Leeds")
    places = places_of((home("a", "Leicester", 2010), home("c", "York", 2013)), (fair, born))

    assert [(place.number, place.name) for place in places.places] == [(1, "York"), (2, "Leicester"), (3, "Leeds")]
    assert places.moves == (1, 2, 1)
    assert tell(places) == (
        "1: York. I was born, 1 May 2009. With c, from 2013.",
        "2: Leicester. With a, from 2010.",
        "3: Leeds. The fair, 2011.",
        "The line goes from York to Leicester, about 90 miles to the south.",
        "The line goes from Leicester to York, about 90 miles to the north.",
    )


def test_the_way_between_two_places_is_told_by_miles_and_winds() -> None:
    london, dublin, york = find("London"), find("Dublin"), find("York")
    assert london is not None
    assert dublin is not None
    assert york is not None
    assert 280 < miles_between(london, dublin) < 300
    assert way(london, dublin) == "about 290 miles to the north-west"
    assert way(york, york) == "about 1 mile to the north"
