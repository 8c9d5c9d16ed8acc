"""Arrow keys through a family: by bonds, and nobody is cut off."""

import pytest

from lifestory_app.domain.ids import PersonId
from lifestory_app.family.walking import Way, ways_by_place, ways_of
from tests.family.families import FAMILIES
from tests.family.measured import genogram_of
from tests.family.random_families import Grown


def test_up_goes_to_a_parent_down_to_a_child_and_sideways_to_a_partner() -> None:
    ways = ways_of(genogram_of(FAMILIES["of-the-look"]().book))

    assert ways["mason", Way.UP] in ("lee", "kelly")
    assert ways["kelly", Way.UP] in ("brian", "jean")
    assert ways["brian", Way.DOWN] == "kelly"
    assert ways["brian", Way.RIGHT] == "jean"
    assert ways["kelly", Way.LEFT] == "lee"
    assert ways["kelly", Way.RIGHT] == "marcus"


def test_birth_parents_come_before_those_of_a_second_line() -> None:
    ways = ways_of(genogram_of(FAMILIES["of-the-look"]().book))

    assert ways["robin", Way.UP] in ("kelly", "marcus", "chris", "anjali")
    assert ways["chris", Way.DOWN] == "robin"


def test_a_parent_who_is_not_named_is_passed_over() -> None:
    ways = ways_of(genogram_of(FAMILIES["unknown-father"]().book))

    assert not [where for (_, _), where in ways.items() if where.startswith("unnamed:")]


@pytest.mark.parametrize("seed", range(12))
def test_everybody_who_stands_beside_somebody_can_be_reached(seed: int) -> None:
    genogram = genogram_of(Grown(seed, 30).family.book)
    ways = ways_of(genogram)
    rows: dict[int, list[PersonId]] = {}
    for spot in genogram.spots:
        if genogram.kin.kinsman(spot.id).person is not None:
            rows.setdefault(spot.row, []).append(spot.id)

    for members in rows.values():
        for who in members:
            steps = {ways.get((who, way)) for way in (Way.LEFT, Way.RIGHT)} - {None}
            assert steps or len(members) == 1, f"{who} has nobody beside them"


def test_where_only_places_are_known_the_nearest_that_way_is_meant() -> None:
    ways = ways_by_place({"me": (0, 0), "far": (0, -9), "near": (1, -5), "aslant": (8, -3), "right": (4, 1)})

    assert ways["me", Way.UP] == "near"
    assert ways["me", Way.RIGHT] == "right"
    assert ("me", Way.DOWN) not in ways
