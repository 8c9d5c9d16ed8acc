"""Where days stand on a strip of paper that is true to scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.homes import Event, Home, HomeKind
from lifestory_app.family.timeline import middle_of

_LEAST_DAYS = 60
"""A life that is only days old still gets a strip that can be seen."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `start` to `end` on a stretch of paper that begins at `x` and is `width` points long."""

    start: date
    end: date
    x: float
    width: float

    def at(self, day: date) -> float:
        """Where a day stands, in points from the left edge of the page."""
        return self.x + self.width * (day - self.start).days / (self.end - self.start).days

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of the strip that stands for the time in one home."""

    home: Home
    left: float
    right: float


def scale_of(
    born: UncertainDate | None, homes: Iterable[Home], events: Iterable[Event], until: date | None, x: float, width: float
) -> Scale | None:
    """A scale from birth, or the first day known, to the last day known; None where no day is known."""
    days = [middle_of(day) for home in homes for day in (home.when.start, home.when.end) if day]
    if not days:
        return None
    days += [middle_of(event.when) for event in events if event.when]
    first = min([*days, *([middle_of(born)] if born else [])])
    if born:
        first = max(first, middle_of(born))
    last = max([*days, *([until] if until else [])])
    return Scale(first, max(last, first + timedelta(days=_LEAST_DAYS)), x, width)


def parts_of(homes: Iterable[Home], scale: Scale) -> list[Part]:
    """The homes in order of time. One lasts until the next begins or it ends; the last, without an end, until the scale ends.

    Short breaks lie inside the time of another home and are not parts.
    """
    dated = [home for home in homes if home.when.start and home.kind is not HomeKind.SHORT_BREAKS]
    dated.sort(key=lambda home: middle_of(home.when.start) if home.when.start else date.max)
    parts: list[Part] = []
    for number, home in enumerate(dated):
        assert home.when.start is not None
        start = middle_of(home.when.start)
        following = dated[number + 1].when.start if number + 1 < len(dated) else None
        end = middle_of(home.when.end) if home.when.end else scale.end
        if following is not None:
            end = min(end, middle_of(following))
        left, right = scale.at(max(start, scale.start)), scale.at(min(max(end, start), scale.end))
        if right > left:
            parts.append(Part(home, left, right))
    return parts
