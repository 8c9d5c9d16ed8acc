"""The drawing of one panel of Words and Pictures: strokes, shapes, pictures and bubbles, as ink inside a box."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo, PhotoView
from lifestory_app.domain.storyboards import (
    HIGH,
    WIDE,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    Panel,
    PanelPicture,
    Place,
    Thickness,
    Thing,
)
from lifestory_app.domain.text import Words
from lifestory_app.layout.arrange.photo_views import whole_shape
from lifestory_app.layout.arrange.shapes import bubble
from lifestory_app.layout.display import Colour, Group, Item, Path, Picture, Rect, Segment, Shape, Stroke
from lifestory_app.layout.drawings import placed, shape_of, suggested_alt
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, ellipse, round_box, turned
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

INKS: dict[InkColour, Colour] = {
    InkColour.BLACK: "#2B2A33",
    InkColour.GREY: "#7D838B",
    InkColour.BROWN: "#7B4A2C",
    InkColour.RED: "#B93F36",
    InkColour.ORANGE: "#DB7328",
    InkColour.YELLOW: "#DFA22B",
    InkColour.GREEN: "#57913F",
    InkColour.BLUE: "#2B628F",
    InkColour.PURPLE: "#75509A",
    InkColour.PINK: "#CF6488",
}
WIDTHS = {Thickness.THIN: 2.5, Thickness.MIDDLE: 4.5, Thickness.THICK: 9.0}
LETTERS = 20.0
"""Size of what is said in a bubble, in units of the panel."""

_BARB, _INSET = 16.0, 10.0
_PAPER = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class PanelInk:
    """The ink of a panel, the photos in it with their sizes in points, and the letters that no font has."""

    items: tuple[Item, ...]
    photos: tuple[tuple[PhotoView, float, float], ...]
    missing: tuple[str, ...]


def draw_panel(
    panel: Panel, place: Rect, style: TextStyle, lang: str, fonts: Fonts, photo: Callable[[PhotoId], Photo | None]
) -> PanelInk:
    """Everything that is drawn in a panel, at the scale of a box of its shape. `style` is that of words in bubbles."""
    scale = place.width / WIDE
    items: list[Item] = []
    photos: list[tuple[PhotoView, float, float]] = []
    missing: list[str] = []
    for thing in panel.things:
        match thing:
            case Mark():
                items += draw_mark(thing, place)
            case Bubble():
                drawn, lost = _bubble(thing, place, style, lang, fonts)
                items += drawn
                missing += lost
            case PanelPicture(what=PhotoView() as view):
                found = photo(view.photo)
                if found is not None:
                    high = thing.height * scale
                    wide = high * whole_shape(view, found)
                    photos.append((view, wide, high))
                    box = Rect(place.x + thing.x * scale - wide / 2, place.y + thing.y * scale - high / 2, wide, high)
                    items += _turned(thing, (Picture(view, box),), box)
            case PanelPicture():
                items += _picture(thing, place)
    return PanelInk(tuple(items), tuple(photos), tuple(dict.fromkeys(missing)))


def draw_mark(mark: Mark, place: Rect) -> tuple[Item, ...]:
    """One stroke or shape, at the scale of the panel's box."""
    scale = place.width / WIDE
    points = [(place.x + x * scale, place.y + y * scale) for x, y in mark.points]
    colour, width = INKS[mark.colour], WIDTHS[mark.thickness] * scale
    stroke = Stroke(colour, width)
    (ax, ay), (bx, by) = points[0], points[-1]
    box = Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
    match mark.kind:
        case MarkKind.PEN:
            if len(points) == 1:
                return (Shape(circle(ax, ay, width / 2), fill=colour),)
            path = smooth(points)
        case MarkKind.LINE:
            path = (("M", ax, ay), ("L", bx, by))
        case MarkKind.ARROW:
            path = (("M", ax, ay), ("L", bx, by), *_barbs(points[0], points[-1], _BARB * scale))
        case MarkKind.BOX:
            path = round_box(box, 3 * scale)
        case MarkKind.OVAL:
            path = ellipse(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2)
    inside = (Shape((*path, ("Z",)), fill=colour, opacity=0.3),) if mark.filled and mark.kind is not MarkKind.ARROW else ()
    return (*inside, Shape(path, stroke=stroke))


def _barbs(start: Place, end: Place, length: float) -> tuple[Segment, ...]:
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    barbs: list[Segment] = []
    for turn in (2.6, -2.6):
        barbs.append(("M", end[0] + length * math.cos(angle + turn), end[1] + length * math.sin(angle + turn)))
        barbs.append(("L", *end))
    return tuple(barbs)


def smooth(points: Sequence[Place]) -> Path:
    """A curve through every point, as a hand would draw it (Catmull and Rom)."""
    path: list[Segment] = [("M", *points[0])]
    for number in range(len(points) - 1):
        before, here = points[max(0, number - 1)], points[number]
        there, after = points[number + 1], points[min(len(points) - 1, number + 2)]
        path.append(
            (
                "C",
                here[0] + (there[0] - before[0]) / 6,
                here[1] + (there[1] - before[1]) / 6,
                there[0] - (after[0] - here[0]) / 6,
                there[1] - (after[1] - here[1]) / 6,
                *there,
            )
        )
    return tuple(path)


def simplified(points: Sequence[Place], within: float = 1.2) -> tuple[Place, ...]:
    """A stroke with the points that its shape needs (Ramer, Douglas and Peucker); none is farther off than `within`."""
    if len(points) < 3:
        return tuple(points)
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, which = max(((_off(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > within:
            keep.add(which)
            waiting += [(first, which), (which, last)]
    return tuple(points[number] for number in sorted(keep))


def _off(point: Place, start: Place, end: Place) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if length == 0:
        return math.dist(point, start)
    share = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def _picture(thing: PanelPicture, place: Rect) -> tuple[Item, ...]:
    assert isinstance(thing.what, PersonDrawing | Pictogram)
    scale = place.width / WIDE
    part = PlacedDrawing(thing.what, thing.x / WIDE, thing.y / HIGH, thing.height / HIGH)
    try:
        drawn = placed(part, Rect(place.x, place.y, WIDE * scale, HIGH * scale))
    except Refused:
        # A book from a newer Life Story may ask for a picture this kit lacks: the rest of the panel still counts.
        return ()
    middle = Rect(place.x + thing.x * scale, place.y + thing.y * scale, 0, 0)
    return _turned(thing, drawn, middle)


def _turned(thing: PanelPicture, items: tuple[Item, ...], about: Rect) -> tuple[Item, ...]:
    if thing.flipped:
        items = (Group(items, (-1, 0, 0, 1, 2 * (about.x + about.width / 2), 0)),)
    return (Group(items, turned(thing.turn, about)),) if thing.turn else items


def _set_bubble(thing: Bubble, place: Rect, style: TextStyle, lang: str, fonts: Fonts) -> tuple[Rect, SetText]:
    """The box of a bubble, as high as its words need, and the words."""
    scale = place.width / WIDE
    size = LETTERS * scale
    letters = replace(style, size=size, leading=size * 1.22, colour=INKS[InkColour.BLACK], align=Align.CENTRE, balance=True)
    width = max(thing.width * scale, size * 2)
    text = set_text(Words.of(thing.text), letters, width - 2 * _INSET * scale, lang, fonts)
    high = max(text.height, letters.leading) + 1.4 * _INSET * scale
    return Rect(place.x + thing.x * scale - width / 2, place.y + thing.y * scale - high / 2, width, high), text


def _bubble(thing: Bubble, place: Rect, style: TextStyle, lang: str, fonts: Fonts) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    scale = place.width / WIDE
    box, text = _set_bubble(thing, place, style, lang, fonts)
    ink: tuple[Item, ...] = tuple(
        each for tagged in text.place(box.x + _INSET * scale, box.y + (box.height - text.height) / 2) for each in tagged.items
    )
    if thing.kind is BubbleKind.LABEL:
        return ink, text.missing
    tip = (place.x + thing.tip[0] * scale, place.y + thing.tip[1] * scale)
    line = Stroke(INKS[InkColour.BLACK], 2.6 * scale)
    if thing.kind is BubbleKind.SPEECH:
        return (Shape(_pointing(box, tip, 14 * scale), fill=_PAPER, stroke=line), *ink), text.missing
    middle = (box.x + box.width / 2, box.bottom if tip[1] > box.y else box.y)
    puffs = [
        Shape(
            circle(middle[0] + (tip[0] - middle[0]) * far, middle[1] + (tip[1] - middle[1]) * far, radius * scale),
            fill=_PAPER,
            stroke=line,
        )
        for far, radius in ((0.35, 7), (0.65, 5), (0.92, 3.5))
    ]
    return (Shape(round_box(box, box.height / 2.2), fill=_PAPER, stroke=line), *puffs, *ink), text.missing


def bounds(thing: Thing, style: TextStyle, lang: str, fonts: Fonts, photo: Callable[[PhotoId], Photo | None]) -> Rect:
    """The box around a thing in units of the panel, before it is turned: for choosing it and showing that it is chosen."""
    match thing:
        case Mark():
            xs, ys = [x for x, _ in thing.points], [y for _, y in thing.points]
            room = WIDTHS[thing.thickness] / 2
            return Rect(min(xs) - room, min(ys) - room, max(xs) - min(xs) + 2 * room, max(ys) - min(ys) + 2 * room)
        case Bubble():
            return _set_bubble(thing, Rect(0, 0, WIDE, HIGH), style, lang, fonts)[0]
        case PanelPicture():
            wide = thing.height * _shape_of(thing, photo)
            return Rect(thing.x - wide / 2, thing.y - thing.height / 2, wide, thing.height)


def _shape_of(thing: PanelPicture, photo: Callable[[PhotoId], Photo | None]) -> float:
    if isinstance(thing.what, PhotoView):
        found = photo(thing.what.photo)
        return whole_shape(thing.what, found) if found is not None else 1.0
    try:
        return shape_of(thing.what)
    except Refused:
        return 1.0


def _pointing(box: Rect, tip: Place, radius: float) -> Path:
    """A speech bubble whose tail points to its speaker; with the speaker inside it, a bubble without a tail."""
    if box.x <= tip[0] <= box.right and box.y <= tip[1] <= box.bottom:
        return round_box(box, radius)
    if tip[1] >= box.y:
        return bubble(box, tip, radius)
    # The kit's bubble points down or aside: one that points up is the same turned over.
    over = bubble(box, (tip[0], box.y + box.bottom - tip[1]), radius)
    return tuple(_mirrored(segment, box.y + box.bottom) for segment in over)


def _mirrored(segment: Segment, total: float) -> Segment:
    """A segment turned over about a level line."""
    numbers = [total - each if place % 2 else each for place, each in enumerate(segment[1:])]
    return (segment[0], *numbers)  # type: ignore[return-value]


def told(panel: Panel) -> str:
    """What a panel shows, for a listener: what a person wrote of it, or else what stands in it and what is said."""
    if panel.alt.strip():
        return panel.alt.strip()
    seen: list[str] = []
    for thing in panel.things:
        if isinstance(thing, PanelPicture) and isinstance(thing.what, PersonDrawing | Pictogram):
            try:
                seen.append(suggested_alt(thing.what).rstrip(".").removeprefix("A drawing of "))
            except Refused:
                continue
        elif isinstance(thing, PanelPicture):
            seen.append("a photo of a drawing")
    said = [f"Somebody says: “{each.text}”" for each in panel.things if isinstance(each, Bubble) and each.text.strip()]
    if any(isinstance(thing, Mark) for thing in panel.things):
        seen.append("a drawing by hand")
    first = [f"{', '.join(seen)[:1].upper()}{', '.join(seen)[1:]}."] if seen else []
    return " ".join([*first, *said]) or "Room for a drawing."
