"""Care families as a social worker would draw them: each was looked at, and its places are kept as text."""

from collections.abc import Callable

import pytest

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind
from lifestory_app.family.genogram import Genogram, LineKind
from lifestory_app.family.kin import kin_of, unnamed_parent
from lifestory_app.family.unions import Ending, Tie
from tests.family.families import FAMILIES, MARRIED, Family, Role, man, woman
from tests.family.measured import described, genogram_of


def of(name: str) -> Genogram:
    return genogram_of(FAMILIES[name]().book)


def row(genogram: Genogram, *people: str) -> list[int]:
    return [genogram.spot(PersonId(each)).row for each in people]


def x(genogram: Genogram, person: str) -> float:
    return genogram.spot(PersonId(person)).x


@pytest.mark.parametrize("name", FAMILIES)
def test_a_care_family_is_drawn_as_it_was_approved(name: str, reference: Callable[[str, str], None]) -> None:
    reference(f"genogram-{name}.txt", described(of(name)))


def test_founders_stand_one_row_above_their_children() -> None:
    genogram = of("large")

    assert row(genogram, "ggm", "gm", "nan", "mum", "dad", "adele", "mia") == [0, 1, 1, 2, 2, 2, 3]


def test_brothers_and_sisters_share_a_row_with_their_partners() -> None:
    genogram = of("large")

    assert set(row(genogram, "mum", "aunt", "uncle", "dad", "dadsis", "perry", "quinn", "exw", "aled")) == {2}


def test_two_couples_of_one_person_have_lines_at_two_heights() -> None:
    genogram = of("three-fathers")
    bars = [line for line in genogram.lines if line.kind in (LineKind.MARRIED, LineKind.TOGETHER) and len(line.points) == 4]
    of_tina = [line for line in bars if abs(line.points[-1][0] - x(genogram, "tina")) < 20 or
               abs(line.points[0][0] - x(genogram, "tina")) < 20]  # fmt: skip

    heights = [line.points[1][1] for line in of_tina]

    assert len(of_tina) == 3
    assert len({heights[0], heights[1]}) == 2


def test_the_child_of_each_father_stands_below_that_couple() -> None:
    genogram = of("three-fathers")

    assert x(genogram, "dale") < x(genogram, "errol") < x(genogram, "tina") < x(genogram, "finn")
    assert x(genogram, "jay") < x(genogram, "kia") < x(genogram, "ava") < x(genogram, "leo")


def test_a_grandmother_who_cares_for_the_child_stays_in_her_own_row() -> None:
    assert row(of("kinship-carer"), "rita", "stan", "dawn", "omar") == [0, 0, 1, 2]


def test_children_hang_in_the_middle_below_their_parents() -> None:
    genogram = of("twins")

    for parents, children in (("scott gemma", "jack ruby pearl ivy"), ("luke hana", "ted una"), ("walt vera", "gemma luke")):
        middle = sum(x(genogram, each) for each in parents.split()) / 2
        theirs = [x(genogram, each) for each in children.split()]
        assert sum(theirs) / len(theirs) == pytest.approx(middle, abs=1.5)


def test_living_together_that_ended_is_told_as_parting() -> None:
    union = kin_of(FAMILIES["of-the-look"]().book).union((PersonId("lee"), PersonId("kelly")))

    assert union is not None
    assert union.label.replace("\u00a0", " ") == "LT 2014, s 2017"
    assert (union.tie, union.ending) == (Tie.TOGETHER, Ending.SEPARATED)


def test_one_pair_has_one_line_with_all_that_happened() -> None:
    kin = kin_of(FAMILIES["ended-cohabitation"]().book)
    union = kin.union((PersonId("ann"), PersonId("bob")))

    assert union is not None
    assert union.label.replace("\u00a0", " ") == "LT 2008, m 2011, s 2015, d 2016"
    assert (union.tie, union.ending) == (Tie.MARRIED, Ending.DIVORCED)
    assert union.partners == ("bob", "ann")


def test_a_parent_whom_the_book_does_not_name_is_one_question_mark_for_all_their_children() -> None:
    kin = kin_of(FAMILIES["unknown-father"]().book)

    unnamed = [each.id for each in kin.people if each.person is None]

    assert unnamed == [unnamed_parent(PersonId("lucy"))]
    assert {each.child for each in kin.descents if unnamed[0] in each.parents} == {"noah", "ella"}


def test_the_question_mark_can_be_left_out_by_choice() -> None:
    family = FAMILIES["unknown-father"]().drawn(left_out=(unnamed_parent(PersonId("lucy")),))

    assert all(each.person for each in kin_of(family.book).people)


def test_a_parent_left_out_of_the_drawing_is_not_called_unknown() -> None:
    family = Family(woman("ava", 2016, role=Role.CHILD), woman("mo", 1990), man("di", 1991)).children("mo di", "ava")

    kin = kin_of(family.drawn(left_out=(PersonId("di"),)).book)

    assert [each.id for each in kin.people] == ["ava", "mo"]
    assert [person.id for person in kin.left_out] == ["di"]


def test_people_who_are_there_for_their_work_are_not_drawn_and_that_is_known() -> None:
    kin = kin_of(FAMILIES["loops-and-strays"]().book)

    assert [person.known_as for person in kin.not_family] == ["Ruth"]
    assert kin.loose == ("lone",)


def test_loops_end_lose_nobody_and_are_told() -> None:
    genogram = of("loops-and-strays")

    assert {"rex", "sid", "tia", "ula", "lone"} <= {spot.id for spot in genogram.spots}
    assert (PersonId("rex"), PersonId("ula")) in genogram.against


def test_birth_and_adoptive_parents_are_both_drawn() -> None:
    kin = kin_of(FAMILIES["of-the-look"]().book)

    lines = [(each.kind, each.main) for each in kin.descents if each.child == "robin"]

    assert lines == [(BondKind.BIRTH_PARENT, True), (BondKind.ADOPTIVE_PARENT, False)]


def test_a_household_that_has_ended_is_not_outlined() -> None:
    genogram = of("disrupted-placement")

    assert [each.household for each in genogram.outlines] == ["household-0"]


def test_nobody_else_stands_inside_the_outline_of_a_household() -> None:
    for name in FAMILIES:
        genogram = of(name)
        homes = {each.id: each for each in genogram.kin.households}
        for outline in genogram.outlines:
            for spot in genogram.spots:
                inside = sum(_is_inside((spot.x, spot.y), loop) for loop in outline.loops) % 2 == 1
                assert inside == (spot.id in homes[outline.household].who), (name, spot.id)


def _is_inside(point: tuple[float, float], loop: tuple[tuple[float, float], ...]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(loop, loop[1:] + loop[:1], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < x1 + (point[1] - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def test_somebody_alone_is_a_genogram_too() -> None:
    genogram = genogram_of(Family(man("al", 2015, role=Role.CHILD)).book)

    assert [spot.id for spot in genogram.spots] == ["al"]


def test_a_ring_of_marriages_ends() -> None:
    family = Family(woman("ava", 2016, role=Role.CHILD), *(man(each, 1990) for each in "abcd"))
    for one, other in ("ab", "bc", "cd", "da"):
        family.bond(MARRIED, one, other)

    assert len(genogram_of(family.book).spots) == 5
