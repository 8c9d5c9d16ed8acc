"""A genogram as geometry: where everybody stands and which lines join them. The drawing says what that looks like in ink.

Lengths are points, x to the right, y down, from the top left corner of the diagram.
"""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import HouseholdId, PersonId
from lifestory_app.domain.people import BondKind
from lifestory_app.family.kin import Kin
from lifestory_app.family.placing import Side
from lifestory_app.family.unions import Union

Point = tuple[float, float]


class LineKind(StrEnum):
    """What a line says; each is drawn in its own way and stands in the key."""

    MARRIED = "married"
    TOGETHER = "living together"
    RELATIONSHIP = "in a relationship"
    PARENTS = "parents"
    BIRTH = "birth child"
    ADOPTED = "adopted child"
    FOSTERED = "foster child"
    KINSHIP = "kinship care"
    GUARDIANSHIP = "special guardianship"
    STEP = "step-child"
    DONOR = "donor"
    SIBLINGS = "brothers and sisters"
    IDENTICAL = "identical twins"
    PET = "pet"


CHILD_LINES = {
    BondKind.BIRTH_PARENT: LineKind.BIRTH,
    BondKind.ADOPTIVE_PARENT: LineKind.ADOPTED,
    BondKind.FOSTER_CARER: LineKind.FOSTERED,
    BondKind.KINSHIP_CARER: LineKind.KINSHIP,
    BondKind.SPECIAL_GUARDIAN: LineKind.GUARDIANSHIP,
    BondKind.STEP_PARENT: LineKind.STEP,
    BondKind.DONOR: LineKind.DONOR,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands: the middle of the symbol, and the box of their words."""

    id: PersonId
    row: int
    x: float
    y: float
    side: Side
    words: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the diagram through its points, and what it says."""

    kind: LineKind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Strokes across a line that has ended: one where people parted, two where they divorced. `upright` is the line's way."""

    at: Point
    strokes: int
    upright: bool = False


@dataclass(frozen=True, slots=True)
class OnLine:
    """Words on a couple's line, in a box above it."""

    union: Union
    words: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Feeling:
    """How two people get on, as a straight line between the edges of their symbols, from `one` to `other`."""

    kind: BondKind
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Outline:
    """A line around people who live together. A household whose members stand far apart has more than one loop."""

    household: HouseholdId
    loops: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Genogram:
    """Everything that is to be drawn, in a box of width x height."""

    kin: Kin
    drawn: UncertainDate | None
    symbol: float
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...]
    on_lines: tuple[OnLine, ...]
    feelings: tuple[Feeling, ...]
    outlines: tuple[Outline, ...]
    width: float
    height: float
    against: tuple[tuple[PersonId, PersonId], ...] = ()

    def spot(self, who: PersonId) -> Spot:
        """Raises KeyError for somebody who is not drawn."""
        for each in self.spots:
            if each.id == who:
                return each
        raise KeyError(who)
