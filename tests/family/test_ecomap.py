"""The ecomap: nothing on top of anything else, the same for the same facts, and told so that a listener could draw it."""

from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Flow, Moved, Strength, Support, SupportKind
from lifestory_app.domain.ids import SupportId
from lifestory_app.family.ecomap import FLOWS, STRENGTHS, Ecomap, in_order, place, told

A4 = (499.0, 480.0)


@st.composite
def around(draw: st.DrawFn) -> tuple[Support, ...]:
    count = draw(st.integers(0, 16))
    return tuple(
        Support(
            SupportId(f"s{number}"),
            f"Name {number}",
            draw(st.sampled_from(SupportKind)),
            strength=draw(st.sampled_from(Strength)),
            flow=draw(st.sampled_from(Flow)),
        )
        for number in range(count)
    )


def sizes_of(supports: tuple[Support, ...]) -> dict[SupportId, tuple[float, float]]:
    return {each.id: (62.0 + 8 * (number % 5), 80.0) for number, each in enumerate(supports)}


def mapped(supports: tuple[Support, ...], moved: tuple[Moved, ...] = ()) -> Ecomap:
    return place(supports, sizes_of(supports), *A4, 56.0, moved)


@given(around())
def test_everything_stands_once_inside_the_map_and_apart(supports: tuple[Support, ...]) -> None:
    found = mapped(supports)

    assert {each.support.id for each in found.around} == {each.id for each in supports}
    assert len(found.around) == len(supports)
    for number, one in enumerate(found.around):
        assert abs(one.x) + one.across <= A4[0] / 2 + 0.01
        assert abs(one.y) + one.down <= A4[1] / 2 + 0.01
        assert abs(one.x) >= one.across + found.middle or abs(one.y) >= one.down + found.middle
        for other in found.around[number + 1 :]:
            assert abs(one.x - other.x) >= one.across + other.across or abs(one.y - other.y) >= one.down + other.down


@given(around())
def test_the_same_facts_give_the_same_map(supports: tuple[Support, ...]) -> None:
    assert mapped(supports) == mapped(supports)


@given(around(), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_what_is_moved_by_hand_moves_alone_and_stays_on_the_map(supports: tuple[Support, ...], dx: float, dy: float) -> None:
    if not supports:
        return
    before, after = mapped(supports), mapped(supports, (Moved("s0", dx, dy),))

    for old, new in zip(before.around, after.around, strict=True):
        if old.support.id != "s0":
            assert old == new
        assert abs(new.x) + new.across <= A4[0] / 2 + 0.01


@given(around())
def test_the_sentences_tell_every_name_strength_and_way_of_help(supports: tuple[Support, ...]) -> None:
    said = told(supports, "Robin", UncertainDate(2026, 6, 3))

    rest = said
    for support in in_order(supports):
        start = rest.index(f"{support.name}: ")
        sentence = rest[start : rest.index(".", start)]
        assert STRENGTHS[support.strength] in sentence
        assert FLOWS[support.flow].format(child="Robin") in sentence
        rest = rest[start + len(sentence) :]
    assert "Robin" in said


def test_a_few_stand_in_their_full_size() -> None:
    assert mapped(tuple(Support(SupportId(f"s{n}"), "x") for n in range(6))).scale == 1.0
