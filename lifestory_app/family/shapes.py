"""The outlines of symbols as far as lines need them: where a line that comes to a symbol must end."""

import math
from enum import StrEnum

from lifestory_app.domain.people import Beginning, Gender, Role
from lifestory_app.family.kin import Kinsman


class Outline(StrEnum):
    """The shape of a symbol (practice 6.1)."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    ROUNDED = "rounded square"
    TRIANGLE = "triangle"


_BY_GENDER = {
    Gender.MALE: Outline.SQUARE,
    Gender.FEMALE: Outline.CIRCLE,
    Gender.NON_BINARY: Outline.ROUNDED,
    Gender.TRANS_MAN: Outline.SQUARE,
    Gender.TRANS_WOMAN: Outline.CIRCLE,
    Gender.UNKNOWN: Outline.DIAMOND,
}


def outline_of(each: Kinsman) -> Outline:
    """The shape of somebody's symbol."""
    person = each.person
    if person is not None and person.role is Role.PET:
        return Outline.DIAMOND
    if person is not None and person.beginning in (Beginning.EXPECTED, Beginning.MISCARRIED, Beginning.ENDED):
        return Outline.TRIANGLE
    return _BY_GENDER[each.gender]


def half_of(each: Kinsman, symbol: float) -> float:
    """Half the height of somebody's symbol: pets and children who were not born alive are drawn smaller."""
    person = each.person
    if person is not None and person.role is Role.PET:
        return symbol * 0.3
    if person is not None and person.beginning is Beginning.STILLBORN:
        return symbol * 0.27
    if person is not None and person.beginning is not Beginning.BORN:
        return symbol * 0.36
    # A diamond of the same width looks smaller than a square.
    return symbol * (0.56 if outline_of(each) is Outline.DIAMOND else 0.5)


def top_at(outline: Outline, half: float, dx: float) -> float:
    """How far above its middle a symbol begins, so far left or right of the middle."""
    off = min(abs(dx), half)
    match outline:
        case Outline.CIRCLE:
            return math.sqrt(half * half - off * off)
        case Outline.DIAMOND:
            return half - off
        case Outline.TRIANGLE:
            return half - 2 * off
        case _:
            return half


def foot_at(outline: Outline, half: float, dx: float) -> float:
    """How far below its middle a symbol ends, so far left or right of the middle."""
    return half if outline is Outline.TRIANGLE else top_at(outline, half, dx)


def edge(outline: Outline, half: float, dx: float, dy: float) -> float:
    """How far a line that leaves the middle in a direction runs before it leaves the symbol. The direction has length 1."""
    match outline:
        case Outline.SQUARE | Outline.ROUNDED:
            return half / max(abs(dx), abs(dy), 1e-9)
        case Outline.DIAMOND:
            return half / max(abs(dx) + abs(dy), 1e-9)
        case _:
            return half
