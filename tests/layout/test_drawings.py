"""The drawing kit: everybody can be put together, every picture is described, nothing leaves its place."""

import json

import pytest

from lifestory_app import resources
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.errors import Refused
from lifestory_app.layout.display import Group, Rect, rectangle, walk
from lifestory_app.layout.drawings import choices_of, compose, draw, kit, shelf, suggested_alt

PLACE = Rect(0, 0, 100, 130)
EXAMPLES = json.loads(resources.asset("pictures", "examples.json").read_text(encoding="utf-8"))


def person(choices: dict[str, object]) -> PersonDrawing:
    return PersonDrawing(tuple((key, ",".join(v) if isinstance(v, list) else str(v)) for key, v in choices.items()))


def test_every_example_person_is_drawn_and_described() -> None:
    assert len(EXAMPLES) == 48

    for choices in EXAMPLES:
        assert len(list(walk(draw(person(choices), PLACE)))) > 8
        assert suggested_alt(person(choices)).startswith("A drawing of a")


@pytest.mark.parametrize("age", kit()["views"]["bust"]["anchors"])
@pytest.mark.parametrize("view", kit()["views"])
def test_every_age_is_drawn_in_every_view(age: str, view: str) -> None:
    drawn = draw(person({"age": age, "view": view}), PLACE)

    assert len(list(walk(drawn))) > 8
    assert "@" not in compose({"age": age, "view": view})


@pytest.mark.parametrize("key", ["face", "expression", "hair", "headwear", "facial_hair", "top", "bottom", "shoes", "extras"])
def test_every_part_can_be_worn_and_has_a_title(key: str) -> None:
    offered = choices_of(key)
    assert len({choice.value for choice in offered}) == len(offered) >= 3

    for choice in offered:
        assert choice.title
        for view in ("bust", "standing"):
            assert draw(person({key: choice.value, "view": view}), PLACE)


@pytest.mark.parametrize("key", ["age", "body", "view", "pose", "skin", "hair_colour", "top_colour", "extra_colour"])
def test_every_other_choice_can_be_made_and_has_a_title(key: str) -> None:
    for choice in choices_of(key):
        assert choice.title
        assert draw(person({"view": "standing", key: choice.value}), PLACE)


def test_an_unknown_key_has_no_choices() -> None:
    with pytest.raises(KeyError):
        choices_of("shoe_size")


def test_a_wheelchair_seats_whoever_would_stand() -> None:
    seated, standing = compose({"view": "standing", "extras": "wheelchair"}), compose({"view": "standing"})

    assert seated.split(">")[0] == compose({"view": "seated", "extras": "wheelchair"}).split(">")[0]
    assert seated.split(">")[0] != standing.split(">")[0]


def test_every_picture_of_the_shelf_is_drawn_and_described() -> None:
    assert len(shelf()) == 180

    for name in shelf():
        assert draw(Pictogram(name), Rect(0, 0, 50, 50))
        assert suggested_alt(Pictogram(name))


def test_a_person_is_described_without_naming_colour_of_skin_or_shape_of_body() -> None:
    said = suggested_alt(
        person({"age": "older", "expression": "happy", "skin": "s9", "body": "round", "extras": "hearing-aid"})
    )

    assert said == "A drawing of an older person, smiling (hair: short with a side parting, hearing aid)"


def test_a_scene_is_described_by_what_is_in_it() -> None:
    kite = str(shelf()["kite"]["alt"]).removesuffix(".")
    scene = Scene(
        (PlacedDrawing(person({"age": "child", "hair": "none"}), 0.5, 0.5, 1), PlacedDrawing(Pictogram("kite"), 0, 0, 1))
    )

    assert suggested_alt(scene) == f"A drawing of a child, looking calm, {kite[0].lower()}{kite[1:]}"


@pytest.mark.parametrize("drawing", [PersonDrawing(), Scene((PlacedDrawing(Pictogram("kite"), 0.9, 0.1, 0.9),))])
def test_a_drawing_is_cut_at_the_edges_of_its_place(drawing) -> None:
    place = Rect(10, 10, 200, 100)
    (group,) = draw(drawing, place)

    assert isinstance(group, Group)
    assert group.clip == rectangle(place)


def test_an_unknown_picture_or_part_is_refused() -> None:
    with pytest.raises(Refused, match="no picture “dragon”"):
        draw(Pictogram("dragon"), PLACE)
    with pytest.raises(Refused, match="no picture “dragon”"):
        suggested_alt(Pictogram("dragon"))
    with pytest.raises(Refused, match="drawing kit has no"):
        draw(PersonDrawing((("hair", "seaweed"),)), PLACE)


def test_a_colour_that_is_none_is_refused_before_it_reaches_a_painter() -> None:
    for scene in (Scene((), "red"), Scene((), "#FFFFFF", "blue")):
        with pytest.raises(Refused, match="colour"):
            draw(scene, PLACE)
