"""Couples: all bonds of one pair as one line, with what happened when, and how it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender

_BEGINNINGS = (BondKind.IN_A_RELATIONSHIP, BondKind.LIVING_TOGETHER, BondKind.MARRIED, BondKind.CIVIL_PARTNERS)
_ORDER = (*_BEGINNINGS, BondKind.SEPARATED, BondKind.DIVORCED)
_SHORT = {
    BondKind.MARRIED: "m",
    BondKind.CIVIL_PARTNERS: "cp",
    BondKind.LIVING_TOGETHER: "LT",
    BondKind.IN_A_RELATIONSHIP: "r",
    BondKind.SEPARATED: "s",
    BondKind.DIVORCED: "d",
}


class Tie(StrEnum):
    """What kind of line joins a couple."""

    MARRIED = "married"
    TOGETHER = "living together"
    RELATIONSHIP = "in a relationship"
    PARENTS = "parents"


class Ending(StrEnum):
    """Whether a couple's line is cut: once where they parted, twice where they divorced."""

    NONE = "none"
    SEPARATED = "separated"
    DIVORCED = "divorced"


@dataclass(frozen=True, slots=True)
class State:
    """One thing that happened to a couple."""

    kind: BondKind
    when: UncertainDate | None = None

    @property
    def short(self) -> str:
        """As it is written on the line: `m 1988`, `LT 2014`, `s c. 2017`."""
        word = _SHORT[self.kind]
        if self.when is None:
            return word
        # A word and its year are never parted at the end of a line.
        return "\u00a0".join((word, *(("c.",) if self.when.about else ()), str(self.when.year)))


@dataclass(frozen=True, slots=True)
class Union:
    """A couple, or two parents of a child who may never have been one. `partners` has the man first where there is one."""

    partners: tuple[PersonId, PersonId]
    tie: Tie
    states: tuple[State, ...]
    ending: Ending
    bonds: tuple[Bond, ...]

    @property
    def began(self) -> UncertainDate | None:
        return next((state.when for state in self.states if state.when), None)

    @property
    def label(self) -> str:
        return ", ".join(state.short for state in self.states)

    def other(self, who: PersonId) -> PersonId:
        """The partner of one of the two."""
        return self.partners[1] if self.partners[0] == who else self.partners[0]


def union_of(one: PersonId, other: PersonId, bonds: Sequence[Bond], one_is: Gender, other_is: Gender, died: bool) -> Union:
    """The union of two people; `died` says that one of them has, so that an end need not mean that they parted."""
    states = _states(bonds, died)
    begun = [state.kind for state in states if state.kind in _BEGINNINGS]
    strongest = max(begun, key=_ORDER.index, default=None)
    tie = {
        BondKind.MARRIED: Tie.MARRIED,
        BondKind.CIVIL_PARTNERS: Tie.MARRIED,
        BondKind.LIVING_TOGETHER: Tie.TOGETHER,
        BondKind.IN_A_RELATIONSHIP: Tie.RELATIONSHIP,
        None: Tie.PARENTS,
    }[strongest]
    if strongest is None and states:
        tie = Tie.MARRIED if any(state.kind is BondKind.DIVORCED for state in states) else Tie.RELATIONSHIP
    men, women = (Gender.MALE, Gender.TRANS_MAN), (Gender.FEMALE, Gender.TRANS_WOMAN)
    turned = (other_is in men and one_is not in men) or (one_is in women and other_is not in women)
    return Union((other, one) if turned else (one, other), tie, states, _ending(states), tuple(bonds))


def _states(bonds: Sequence[Bond], died: bool) -> tuple[State, ...]:
    """What happened, by date. Living together that ended, and did not become a marriage, ended in their parting."""
    states = [State(bond.kind, bond.when.start) for bond in bonds]
    for bond in bonds:
        end = bond.when.end
        if bond.kind not in _BEGINNINGS or end is None:
            continue
        went_on = any(
            other is not bond and other.kind in _BEGINNINGS and _ORDER.index(other.kind) > _ORDER.index(bond.kind)
            for other in bonds
        )
        parted = any(other.kind not in _BEGINNINGS and _near(other.when.start, end) for other in bonds)
        if not went_on and not parted and not (died and bond.kind in (BondKind.MARRIED, BondKind.CIVIL_PARTNERS)):
            states.append(State(BondKind.SEPARATED, end))
    return tuple(dict.fromkeys(sorted(states, key=_when)))


def _near(one: UncertainDate | None, other: UncertainDate) -> bool:
    """Whether a parting that is said for itself is the end that a span tells too."""
    return one is None or one.year <= other.year


def _when(state: State) -> tuple[date, int]:
    unknown = date.min if state.kind in _BEGINNINGS else date.max
    return (state.when.earliest if state.when else unknown), _ORDER.index(state.kind)


def _ending(states: tuple[State, ...]) -> Ending:
    ending = Ending.NONE
    for state in states:
        if state.kind in _BEGINNINGS:
            ending = Ending.NONE
        elif state.kind is BondKind.DIVORCED:
            ending = Ending.DIVORCED
        elif ending is Ending.NONE:
            ending = Ending.SEPARATED
    return ending
