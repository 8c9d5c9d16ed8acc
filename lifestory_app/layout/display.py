"""The display list: what stands where on one page, decided once and obeyed by every painter.

Lengths are points. The origin is the top left corner of the trimmed page, x to the right, y down; what bleeds has negative
coordinates or lies beyond the page. Items are painted in order. Colours are "#RRGGBB".

Reading order is the order of `Tagged` items, unless siblings say otherwise by `read`: things that overlap are painted by
layers and read by their places. Every piece of ink stands inside a `Tagged`, which says what it is to a reader
who cannot see it; ink that means nothing stands inside one of the role "Artifact". A `Tagged` holds either ink (Glyphs,
Picture, Shape, Group of ink, Link) or other `Tagged` items (and Groups of them), never both, so that each leaf is one
stretch of marked content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.domain.photos import PhotoView

Colour = str
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a x + c y + e, y' = b x + d y + f, as in SVG."""

Segment = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",); absolute coordinates only."""

Path = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> "Rect":
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient between two points of the same coordinate system as the path; stops are (0 to 1, colour)."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: colour, width in points, dashes (on, off, ...) and whether its ends and joins are round."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()
    round: bool = True


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of one font, size and colour, each at its own place on the page.

    `font` is the key of a face (`layout.fonts`). `xs` and `ys` are the origins of the glyphs, in visual order from left to
    right. `clusters` holds for every glyph where in `text` its characters begin. `text` is what a reader copies, in logical
    order; it may end with the space that follows the run. `lang` is a BCP 47 tag. `span` is from where to where the line
    that they are part of is seen.
    """

    font: str
    size: float
    colour: Colour
    gids: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]
    lang: str
    rtl: bool = False
    span: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, filling its place exactly. `clip`, if given, cuts it to a shape."""

    view: PhotoView
    place: Rect
    clip: Path | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked path. `opacity` counts for both."""

    path: Path
    fill: Colour | Gradient | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Items moved, turned or cut together."""

    items: "tuple[Item, ...]"
    transform: Matrix = (1, 0, 0, 1, 0, 0)
    clip: Path | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A place to press that leads to a page of this book. `says` is what a screen reader tells, `items` what is seen."""

    place: Rect
    target: PageId
    says: str
    items: "tuple[Item, ...]" = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a piece of the page is to a reader: a standard PDF structure role, its language, and words for what is only seen.

    Roles: H1 to H3, P, Figure, Caption, L, LI, Lbl, LBody, Table, TR, TH, TD, TOC, TOCI, BlockQuote, Sect, Div, Link, Artifact.
    `alt` is required for a Figure. `place` is the box of a Figure. `scope` ("Row" or "Column") is required for a TH.
    `read` is its place in reading order among the items of one parent; those of the same number are read as they stand.
    """

    role: str
    items: "tuple[Item, ...]"
    lang: str | None = None
    alt: str = ""
    place: Rect | None = None
    scope: str = ""
    slot: str = ""
    read: int = 0


Item = Glyphs | Picture | Shape | Group | Link | Tagged


@dataclass(frozen=True, slots=True)
class Overflow:
    """Words that do not fit their slot: the text that is left over. Told to the user, never cut silently."""

    slot: str
    left_over: str


@dataclass(frozen=True, slots=True)
class MissingLetter:
    """A character that no font has, and where it stands."""

    slot: str
    character: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A photo as it stands on a page, in points: what print copies and sharpness are worked out from."""

    slot: str
    photo: PhotoId
    view: PhotoView
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """One side of paper: its items, and what a caller needs to know about them.

    `number` counts sides from 1; `label` is what is printed, "" where nothing is. `part` counts the sides that one page of the
    book flows over, from 0. `left` says that it is a left-hand page. `slots` are the boxes that the user can press.
    """

    page: PageId
    section: SectionId
    width: float
    height: float
    items: tuple[Item, ...]
    number: int
    label: str = ""
    title: str = ""
    part: int = 0
    left: bool = False
    paper: Colour = "#FFFFFF"
    placed: tuple[Placed, ...] = ()
    overflows: tuple[Overflow, ...] = ()
    missing: tuple[MissingLetter, ...] = ()
    slots: tuple[tuple[str, Rect], ...] = ()


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, those inside groups, links and tags included, in painting order."""
    for item in items:
        yield item
        if isinstance(item, Group | Tagged | Link):
            yield from walk(item.items)


def as_read(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items of one parent in the order in which they are read."""
    if not any(isinstance(item, Tagged) and item.read for item in items):
        return items
    return tuple(sorted(items, key=lambda item: item.read if isinstance(item, Tagged) else 0))


def rectangle(place: Rect) -> Path:
    """The path around a box."""
    return (
        ("M", place.x, place.y),
        ("L", place.right, place.y),
        ("L", place.right, place.bottom),
        ("L", place.x, place.bottom),
        ("Z",),
    )
