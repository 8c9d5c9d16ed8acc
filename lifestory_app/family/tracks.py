"""Level lines between two rows of people: which runs above which, so that few cross and none lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

_CLOSE = 5.0
"""Upright lines nearer to each other than this would look like one."""


@dataclass(frozen=True, slots=True)
class Net:
    """What one line joins between two rows: where it comes down, if it does, and where it goes down to."""

    key: str
    tops: tuple[float, ...]
    feet: tuple[float, ...]
    twins: bool = False

    @property
    def left(self) -> float:
        return min((*self.tops, *self.feet))

    @property
    def right(self) -> float:
        return max((*self.tops, *self.feet))

    @property
    def is_straight(self) -> bool:
        """Whether it only goes straight down and needs no track."""
        return self.right - self.left < 1.5 and bool(self.tops) and not self.twins

    def meets(self, other: "Net") -> bool:
        return self.left - 6 < other.right and other.left - 6 < self.right


def tracks_of(nets: Sequence[Net]) -> dict[str, int]:
    """The track of every net that needs one, 0 on top."""
    order: list[Net] = []
    for net in sorted((each for each in nets if not each.is_straight), key=lambda each: (each.right - each.left, each.key)):
        costs = [
            (sum(_above(each, net) for each in order[:place]) + sum(_above(net, each) for each in order[place:]), place)
            for place in range(len(order) + 1)
        ]
        order.insert(min(costs)[1], net)
    for _ in range(4):
        for place in range(len(order) - 1):
            upper, lower = order[place], order[place + 1]
            if _above(lower, upper) < _above(upper, lower):
                order[place], order[place + 1] = lower, upper
    track: dict[str, int] = {}
    for place, net in enumerate(order):
        before = (track[other.key] for other in order[:place] if other.meets(net))
        track[net.key] = max(before, default=-1) + 1
    return track


def _above(upper: Net, lower: Net) -> float:
    """What it costs to let one run above another: crossings, and much more where two upright lines would lie on each other."""
    if not upper.meets(lower):
        return 0.0
    cost = 0.0
    for foot in upper.feet:
        cost += lower.left < foot < lower.right
        cost += 50 * any(abs(foot - top) < _CLOSE for top in lower.tops)
    for top in lower.tops:
        cost += upper.left < top < upper.right
    return cost
