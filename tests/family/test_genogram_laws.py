"""The genogram's laws, over families made up at random: nobody lost, nothing on top of anything, and always the same."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import Diagram, DiagramKind, Household, Moved
from lifestory_app.domain.ids import BondId
from lifestory_app.domain.people import Bond, BondKind, Gender, Person, Role
from lifestory_app.family.genogram import Genogram, Line
from lifestory_app.family.kin import MOST_DRAWN, kin_of
from lifestory_app.family.shapes import half_of
from lifestory_app.family.telling import tell
from lifestory_app.family.unions import Union
from lifestory_app.storage.codec import canonical, decode, encode, parse
from tests.family.families import FAMILIES, Family, somebody
from tests.family.measured import described, genogram_of
from tests.family.random_families import grown

seeds, sizes = st.integers(0, 100_000), st.integers(1, 60)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def boxes(genogram: Genogram) -> list[tuple[str, float, float, float, float]]:
    """Every symbol and all words beside symbols and on lines, as left, top, right, bottom."""
    found = []
    for spot in genogram.spots:
        half = half_of(genogram.kin.kinsman(spot.id), genogram.symbol)
        found.append((f"symbol {spot.id}", spot.x - half, spot.y - half, spot.x + half, spot.y + half))
    for name, (x, y, wide, high) in [(f"words {spot.id}", spot.words) for spot in genogram.spots] + [
        (f"words on {each.union.partners}", each.words) for each in genogram.on_lines
    ]:
        if wide:
            found.append((name, x, y, x + wide, y + high))
    return found


def overlaps(genogram: Genogram) -> list[tuple[str, str]]:
    slack = 0.05
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(boxes(genogram), 2)
        if one[1] < other[3] - slack and other[1] < one[3] - slack and one[2] < other[4] - slack and other[2] < one[4] - slack
    ]


@quick
@given(seeds, sizes, st.booleans())
def test_nobody_is_dropped_and_nobody_is_drawn_twice(seed: int, size: int, wild: bool) -> None:
    book = grown(seed, size, wild).book
    genogram = genogram_of(book)

    drawn = [spot.id for spot in genogram.spots]

    assert len(drawn) == len(set(drawn))
    assert {person.id for person in book.people} <= set(drawn)
    assert {each.id for each in genogram.kin.people} == set(drawn)


@quick
@given(seeds, sizes, st.booleans())
def test_no_symbol_and_no_words_lie_on_another(seed: int, size: int, wild: bool) -> None:
    assert overlaps(genogram_of(grown(seed, size, wild).book)) == []


@pytest.mark.parametrize("name", FAMILIES)
def test_no_symbol_and_no_words_of_a_care_family_lie_on_another(name: str) -> None:
    assert overlaps(genogram_of(FAMILIES[name]().book)) == []


def in_a_ring(genogram: Genogram, union: Union) -> bool:
    """Whether a couple is also joined by way of other couples: then not all of them can stand side by side."""
    one, other = union.partners
    reached, waiting = {one}, [one]
    while waiting:
        at = waiting.pop()
        for each in genogram.kin.unions:
            if each is not union and at in each.partners and each.other(at) not in reached:
                reached.add(each.other(at))
                waiting.append(each.other(at))
    return other in reached


@quick
@given(seeds, sizes)
def test_partners_stand_side_by_side_where_neither_has_more_than_two(seed: int, size: int) -> None:
    genogram = genogram_of(grown(seed, size).book)
    count = {each.id: sum(each.id in union.partners for union in genogram.kin.unions) for each in genogram.kin.people}
    rows: dict[int, list[str]] = {}
    for spot in sorted(genogram.spots, key=lambda spot: spot.x):
        rows.setdefault(spot.row, []).append(spot.id)

    for union in genogram.kin.unions:
        one, other = (genogram.spot(each) for each in union.partners)
        if count[one.id] <= 2 and count[other.id] <= 2 and one.row == other.row and not in_a_ring(genogram, union):
            row = rows[one.row]
            assert abs(row.index(one.id) - row.index(other.id)) == 1, union.partners


@quick
@given(seeds, sizes, st.booleans())
def test_parents_stand_above_their_children_unless_it_is_told(seed: int, size: int, wild: bool) -> None:
    genogram = genogram_of(grown(seed, size, wild).book)

    for descent in genogram.kin.descents:
        for parent in descent.parents:
            if (parent, descent.child) not in genogram.against:
                assert genogram.spot(parent).row < genogram.spot(descent.child).row
                assert genogram.spot(parent).y < genogram.spot(descent.child).y


@quick
@given(seeds, sizes)
def test_only_a_loop_keeps_a_parent_from_standing_above(seed: int, size: int) -> None:
    genogram = genogram_of(grown(seed, size).book)

    assert not [pair for pair in genogram.against if genogram.spot(pair[0]).row > genogram.spot(pair[1]).row]


@quick
@given(seeds, sizes)
def test_a_saved_family_is_drawn_the_same_again(seed: int, size: int) -> None:
    book = grown(seed, size).book

    again = replace(
        book,
        people=tuple(decode(Person, parse(canonical(encode(each)))) for each in book.people),
        bonds=tuple(decode(Bond, parse(canonical(encode(each)))) for each in book.bonds),
        households=tuple(decode(Household, parse(canonical(encode(each)))) for each in book.households),
        diagrams=tuple(decode(Diagram, parse(canonical(encode(each)))) for each in book.diagrams),
    )

    assert described(genogram_of(again)) == described(genogram_of(book))


@quick
@given(seeds, st.integers(2, 40), st.floats(-200, 200), st.floats(-200, 200))
def test_what_is_moved_by_hand_moves_by_so_much_and_tidying_up_puts_it_back(seed: int, size: int, dx: float, dy: float) -> None:
    book = grown(seed, size).book
    tidy = genogram_of(book)
    diagram = replace(book.diagram(DiagramKind.GENOGRAM), moved=(Moved("p1", dx, dy),))

    moved = genogram_of(replace(book, diagrams=(diagram,)))

    one, other = tidy.spot(tidy.spots[0].id), moved.spot(tidy.spots[0].id)
    was, now = tidy.spot(tidy.spots[1].id), moved.spot(tidy.spots[1].id)
    assert now.x - other.x - (was.x - one.x) == pytest.approx(dx, abs=0.01)
    assert genogram_of(replace(book, diagrams=(replace(diagram, moved=()),))) == tidy


def sides(line: Line) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(itertools.pairwise(line.points))


def lie_on_each_other(one: Line, other: Line) -> bool:
    """Whether two lines share a stretch, upright or level, that would be taken for one."""
    for (a, b), (c, d) in itertools.product(sides(one), sides(other)):
        for across, along in ((0, 1), (1, 0)):
            if max(abs(a[across] - b[across]), abs(c[across] - d[across]), abs(a[across] - c[across])) < 0.5:
                shared = min(max(a[along], b[along]), max(c[along], d[along])) - max(
                    min(a[along], b[along]), min(c[along], d[along])
                )
                if shared > 2:
                    return True
    return False


@quick
@given(seeds, sizes)
def test_no_line_lies_on_another_that_does_not_leave_the_same_parents(seed: int, size: int) -> None:
    genogram = genogram_of(grown(seed, size).book)

    for one, other in itertools.combinations(genogram.lines, 2):
        assert one.points[0] == other.points[0] or not lie_on_each_other(one, other), (one, other)


def kept(before: Genogram, after: Genogram) -> float:
    """The share of pairs of one row that stand left and right of each other as they did."""
    known = {spot.id: spot for spot in after.spots}
    pairs = same = 0
    for one, other in itertools.combinations(before.spots, 2):
        if one.row == other.row and one.id in known and other.id in known:
            pairs += 1
            same += (one.x < other.x) == (known[one.id].x < known[other.id].x)
    return same / pairs if pairs else 1.0


def with_one_more(book: Book, seed: int) -> Book:
    """The book with a child more for one of its couples, or for one person."""
    chance = random.Random(seed)
    kin = kin_of(book)
    new = somebody("new", chance.choice([each.gender for each in kin.people]), 2024)
    parents = chance.choice(kin.unions).partners if kin.unions else (book.child,)
    family = replace(book, people=(*book.people, new))
    bonds = book.bonds
    for number, parent in enumerate(parents):
        if any(person.id == parent for person in book.people):
            bonds = (*bonds, Bond(BondId(f"new-{number}"), BondKind.BIRTH_PARENT, parent, new.id))
    return replace(family, bonds=bonds)


def test_one_more_person_moves_few_others() -> None:
    """Of all pairs that share a row, 95 in 100 keep their order when a child is born, on average over 60 families."""
    shares = []
    for seed in range(60):
        book = grown(seed, 8 + seed % 40).book
        shares.append(kept(genogram_of(book), genogram_of(with_one_more(book, seed))))

    assert sum(shares) / len(shares) >= 0.95, sorted(shares)[:10]


@given(seeds, st.integers(MOST_DRAWN + 1, 2 * MOST_DRAWN))
@settings(max_examples=8, deadline=None)
def test_of_a_family_too_large_for_a_drawing_the_nearest_are_drawn_and_the_rest_counted(seed: int, size: int) -> None:
    book = grown(seed, size).book
    kin = kin_of(book)

    named = {each.id for each in kin.people if each.person is not None}
    assert book.child in named
    assert 1 < len(named) <= MOST_DRAWN
    assert len(named) + kin.too_far + len(kin.not_family) == len(book.people)
    parents = {bond.one for bond in book.bonds if bond.other == book.child and bond.kind is BondKind.BIRTH_PARENT}
    assert parents <= named
    assert any("want of room" in sentence for sentence in tell(kin, None))


def test_a_thousand_people_whom_nothing_joins_are_not_all_drawn() -> None:
    child = somebody("p0", Gender.FEMALE, 2016, role=Role.CHILD, name="Maya")
    family = Family(child)
    family.people += [
        somebody(f"r{number}", Gender.MALE, 1950, role=Role.RELATIVE, name=f"R{number}") for number in range(1000)
    ]

    kin = kin_of(family.book)

    assert len(kin.people) == MOST_DRAWN
    assert kin.too_far == 1001 - MOST_DRAWN
