"""The ecomap: where everything around the child stands, and the same told in sentences (practice 6.6).

Lengths are points, measured from the middle of the map.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Flow, Moved, Strength, Support, SupportKind
from lifestory_app.domain.ids import SupportId

ORDER = tuple(SupportKind)
"""Round the map, from the top clockwise: no rank, but what belongs together stands together."""

Size = tuple[float, float]

_LINK = 22.0
"""A link is at least so long, or nobody would see what it is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing around the child: the middle of its place, its half width and half height."""

    support: Support
    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Ecomap:
    """A whole map: the radius of the middle, what stands around, and by how much everything was made smaller to fit."""

    middle: float
    around: tuple[Standing, ...]
    scale: float


def in_order(supports: Sequence[Support]) -> tuple[Support, ...]:
    """Supports as they stand round the map: by kind, those of one kind as they were entered."""
    return tuple(sorted(supports, key=lambda each: ORDER.index(each.kind)))


def place(
    supports: Sequence[Support],
    sizes: Mapping[SupportId, Size],
    width: float,
    height: float,
    middle: float,
    moved: Sequence[Moved] = (),
) -> Ecomap:
    """Where everything stands in a room of width x height, with nothing on top of anything else.

    `sizes` are the width and height that each needs for its circle and name. From nine on they stand by turns on an inner and
    an outer ring. Where there is no room, everything becomes smaller together.
    """
    ordered = in_order(supports)
    for step in range(24):
        scale = 0.96**step
        around = _round(ordered, sizes, width, height, scale)
        if _apart(around, middle * scale):
            break
    by_hand = {each.who: (each.dx, each.dy) for each in moved}
    return Ecomap(
        middle * scale,
        tuple(
            _kept_in(Standing(each.support, each.x + dx, each.y + dy, each.across, each.down), width, height)
            for each in around
            for dx, dy in (by_hand.get(each.support.id, (0.0, 0.0)),)
        ),
        scale,
    )


def _round(
    ordered: Sequence[Support], sizes: Mapping[SupportId, Size], width: float, height: float, scale: float
) -> tuple[Standing, ...]:
    found = []
    count = len(ordered)
    for number, support in enumerate(ordered):
        wide, high = sizes[support.id]
        across, down = wide * scale / 2, high * scale / 2
        angle = 2 * math.pi * number / max(1, count) - math.pi / 2
        share = 0.66 if count > 9 and number % 2 else 1.0
        x = (width / 2 - across) * share * math.cos(angle)
        y = (height / 2 - down) * share * math.sin(angle)
        found.append(Standing(support, x, y, across, down))
    return tuple(found)


def _apart(around: Sequence[Standing], middle: float) -> bool:
    """Whether nothing touches anything else or the middle."""
    gap = 4.0
    for number, one in enumerate(around):
        if abs(one.x) < one.across + middle + _LINK and abs(one.y) < one.down + middle + _LINK:
            return False
        for other in around[number + 1 :]:
            if abs(one.x - other.x) < one.across + other.across + gap and abs(one.y - other.y) < one.down + other.down + gap:
                return False
    return True


def _kept_in(standing: Standing, width: float, height: float) -> Standing:
    """Moved by hand, but never off the map."""
    across, down = max(0.0, width / 2 - standing.across), max(0.0, height / 2 - standing.down)
    return Standing(
        standing.support,
        max(-across, min(across, standing.x)),
        max(-down, min(down, standing.y)),
        standing.across,
        standing.down,
    )


STRENGTHS = {
    Strength.STRONG: "a strong link",
    Strength.ORDINARY: "a link",
    Strength.WEAK: "a weak link",
    Strength.STRESSFUL: "a link with stress in it",
    Strength.BROKEN: "no link now",
}
FLOWS = {
    Flow.NOT_SAID: "",
    Flow.TO_CHILD: "help goes to {child}",
    Flow.FROM_CHILD: "{child} gives help",
    Flow.BOTH: "help goes both ways",
}


def told(supports: Sequence[Support], child: str, drawn: UncertainDate | None, members: Sequence[str] = ()) -> str:
    """The map in sentences, so that a listener could draw it. `child` may be a household with its members."""
    if not supports:
        return f"A map with {child} in the middle. Nothing stands around {child} yet."
    when = f" on {drawn}" if drawn is not None else ""
    lines = [f"A map of who and what is around {child}{when}."]
    if members:
        lines.append(f"In the middle: {', '.join(members)}.")
    for support in in_order(supports):
        flow = FLOWS[support.flow].format(child=child)
        parts = [STRENGTHS[support.strength], *([flow] if flow else [])]
        note = f" {support.note.strip().rstrip('.')}." if support.note.strip() else ""
        lines.append(f"{support.name}: {', '.join(parts)}.{note}")
    return " ".join(lines)
