"""The family as the window shows it: the figures of the pages, and where everybody stands in them."""

from dataclasses import replace

import pytest

from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.domain.ids import PersonId
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.layout.fonts import Fonts
from lifestory_app.usecases.family_view import FamilyPicture, View, key_of, picture_of
from tests.builders import a_book, a_full_book
from tests.family.families import FAMILIES

FONTS = Fonts.shared()


def words(picture: FamilyPicture) -> str:
    return " ".join(item.text for item in walk(picture.items) if isinstance(item, Glyphs))


def test_a_genogram_knows_where_everybody_stands_and_always_has_its_key_and_day() -> None:
    book = FAMILIES["of-the-look"]().book

    picture = picture_of(book, View.GENOGRAM, FONTS)

    assert {each.person for each in picture.places} == {person.id for person in book.people}
    kelly = picture.place_of("kelly")
    assert kelly is not None
    assert picture.at(kelly.x, kelly.y) == kelly
    assert picture.at(-5, -5) is None
    assert "3 June 2026" in picture.drawn
    key = key_of(picture, FONTS)
    assert {"Man or boy", "Woman or girl"} <= {each.meaning for each in key}
    assert all(0 < each.width <= 60 for each in key)


@pytest.mark.parametrize("view", View)
def test_every_picture_can_be_made_of_a_book_with_nothing_in_it_yet(view: View) -> None:
    picture = picture_of(replace(a_book(), pages=(), supports=()), view, FONTS)

    assert picture.width > 0
    assert picture.height > 0


def test_tree_and_ecomap_show_the_people_of_the_book_inside_their_picture() -> None:
    book = a_full_book()
    for view in (View.TREE, View.ECOMAP):
        picture = picture_of(book, view, FONTS)
        assert picture.place_of(book.child) is not None
        for each in picture.places:
            assert 0 <= each.x <= picture.width
            assert 0 <= each.y <= picture.height
    assert {each.support for each in picture.places} - {""} == {each.id for each in book.supports}


def test_moving_somebody_by_hand_leaves_all_others_where_they_are() -> None:
    book = FAMILIES["of-the-look"]().book
    before = picture_of(book, View.GENOGRAM, FONTS)
    diagram = book.diagram(DiagramKind.GENOGRAM).place_moved("mason", 14.0, 9.0)

    after = picture_of(ArrangeDiagram(diagram).apply(book), View.GENOGRAM, FONTS)

    def offset(picture: FamilyPicture, who: str) -> tuple[float, float]:
        one, other = picture.place_of("kelly"), picture.place_of(who)
        assert one is not None
        assert other is not None
        return round(other.x - one.x, 1), round(other.y - one.y, 1)

    for person in book.people:
        was, now = offset(before, person.id), offset(after, person.id)
        assert now == ((was[0] + 14.0, was[1] + 9.0) if person.id == "mason" else was), person.id


def test_somebody_left_out_is_not_drawn_and_stays_in_the_book() -> None:
    book = FAMILIES["of-the-look"]().book
    diagram = replace(book.diagram(DiagramKind.GENOGRAM), left_out=(PersonId("mason"),))

    picture = picture_of(ArrangeDiagram(diagram).apply(book), View.GENOGRAM, FONTS)

    assert picture.place_of("mason") is None
    assert "Mason" not in words(picture)
    assert "Kelly" in words(picture)


def test_a_household_may_stand_in_the_middle_of_the_ecomap() -> None:
    book = a_full_book()
    household = book.households[0]
    diagram = replace(book.diagram(DiagramKind.ECOMAP), centre=household.id)

    picture = picture_of(ArrangeDiagram(diagram).apply(book), View.ECOMAP, FONTS)

    assert f"around {household.title}" in picture.told
    for who in household.who:
        assert book.person(who).known_as in picture.told
    assert household.title in words(picture).replace("  ", " ")
