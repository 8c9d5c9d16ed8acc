"""Where scraps lie on a scrapbook page, how they turn and fit, and in which order they are read. Lengths are millimetres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.text import EMPTY, Words

Paper = tuple[float, float]
"""Width and height of a trimmed page."""

HEAD = 50.0
"""The title of a page stands above this line on every paper, so what lies below it stays below it."""

EDGE = 4.0
"""Nothing lies nearer to the trimmed edge, where a cutter may stray."""

LEAST = 8.0
"""A scrap is at least so wide and so high; tape may be narrower."""

NARROWEST = 3.0
FARTHEST = 10_000.0


class Lettering(StrEnum):
    """How words on a scrap are written: by hand where the theme has a hand, in print, or large."""

    HAND = "hand"
    PRINT = "print"
    LARGE = "large"


class Backing(StrEnum):
    """What a scrap is mounted on. FRAME is the photo frame of the theme, a card for words."""

    FRAME = "frame"
    NONE = "none"
    CARD = "card"
    TORN = "torn"
    TICKET = "ticket"


class TapeColour(StrEnum):
    PEACH = "peach"
    STRAW = "straw"
    SAGE = "sage"
    SKY = "sky"
    LILAC = "lilac"
    KRAFT = "kraft"


class TapePattern(StrEnum):
    STRIPES = "stripes"
    DOTS = "dots"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ScrapWords:
    """Words that lie on the page by themselves."""

    words: Words = EMPTY
    lettering: Lettering = Lettering.HAND
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Tape:
    """A strip of tape. It only decorates."""

    colour: TapeColour = TapeColour.PEACH
    pattern: TapePattern = TapePattern.STRIPES


@dataclass(frozen=True, slots=True)
class Bounds:
    """A straight box around something: its four edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class ScrapPlace:
    """Where a scrap lies: its middle from the top left corner of the paper, its size, and its turn in degrees clockwise."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0

    def __post_init__(self) -> None:
        if not all(abs(length) <= FARTHEST for length in (self.x, self.y, self.width, self.height, self.turn)):
            raise ValueError("a scrap that lies nowhere")
        if self.width <= 0 or self.height <= 0:
            raise ValueError("a scrap without a size")

    @property
    def bounds(self) -> Bounds:
        """The straight box around the scrap as it is turned."""
        cos, sin = abs(math.cos(math.radians(self.turn))), abs(math.sin(math.radians(self.turn)))
        across = (self.width * cos + self.height * sin) / 2
        down = (self.width * sin + self.height * cos) / 2
        return Bounds(self.x - across, self.y - down, self.x + across, self.y + down)

    def moved(self, dx: float, dy: float) -> "ScrapPlace":
        return replace(self, x=self.x + dx, y=self.y + dy)

    def turned(self, degrees: float) -> "ScrapPlace":
        """Turned by so much more; the result is between -180 and 180."""
        turn = (self.turn + degrees + 180) % 360 - 180
        return replace(self, turn=180.0 if turn == -180 else turn)

    def scaled(self, by: float) -> "ScrapPlace":
        return replace(self, width=self.width * by, height=self.height * by)

    def at_least(self, least: float) -> "ScrapPlace":
        """Wide and high enough to be seen and taken hold of."""
        return replace(self, width=max(least, self.width), height=max(least, self.height))

    def kept_on(self, paper: Paper, least: float = LEAST) -> "ScrapPlace":
        """The place made small enough for the paper, and moved until all of it lies inside the edges."""
        place = self.at_least(least)
        room = (paper[0] - 2 * EDGE, paper[1] - 2 * EDGE)
        for last in (False, False, False, True):
            shrink = min(room[0] / place.bounds.width, room[1] / place.bounds.height)
            if shrink >= 0.9999:
                break
            # A long thin thing gives way in its length.
            place = place.scaled(shrink) if last else place.scaled(shrink).at_least(least)
        box = place.bounds
        dx = max(0.0, EDGE - box.left) - max(0.0, box.right - paper[0] + EDGE)
        dy = max(0.0, EDGE - box.top) - max(0.0, box.bottom - paper[1] + EDGE)
        return place.moved(dx, dy) if dx or dy else place

    def on_paper(self, made_for: Paper, paper: Paper) -> "ScrapPlace":
        """The same place on other paper: all scraps shrink or grow together below the title, so nothing comes to overlap."""
        if made_for == paper:
            return self
        scale = min(paper[0] / made_for[0], (paper[1] - HEAD) / max(1.0, made_for[1] - HEAD))
        x = paper[0] / 2 + (self.x - made_for[0] / 2) * scale
        return replace(self.scaled(scale), x=x, y=HEAD + (self.y - HEAD) * scale)


def reading_order(places: Sequence[ScrapPlace], right_to_left: bool = False) -> list[int]:
    """The numbers of the places as a reader goes: from top to bottom, and across where things stand side by side."""
    boxes = [place.bounds for place in places]
    # A little of each box may lie under its neighbour and still count as standing beside or below it.
    cores = [_shrunk(box, 0.3) for box in boxes]

    def read(numbers: list[int]) -> list[int]:
        if len(numbers) < 2:
            return numbers
        for level in (True, False):
            bands = _bands(numbers, cores, level)
            if len(bands) > 1:
                if not level and right_to_left:
                    bands.reverse()
                return [number for band in bands for number in read(band)]
        side = -1 if right_to_left else 1
        return sorted(numbers, key=lambda number: (boxes[number].top, side * boxes[number].left))

    return read(list(range(len(boxes))))


def _shrunk(box: Bounds, share: float) -> Bounds:
    across, down = box.width * share / 2, box.height * share / 2
    return Bounds(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _bands(numbers: list[int], boxes: Sequence[Bounds], level: bool) -> list[list[int]]:
    """The numbers in groups with clear space between them: one below the other, or one beside the other."""

    def span(number: int) -> tuple[float, float]:
        box = boxes[number]
        return (box.top, box.bottom) if level else (box.left, box.right)

    bands: list[list[int]] = []
    reach = -math.inf
    for number in sorted(numbers, key=span):
        start, end = span(number)
        if start >= reach:
            bands.append([])
        bands[-1].append(number)
        reach = max(reach, end)
    return bands
