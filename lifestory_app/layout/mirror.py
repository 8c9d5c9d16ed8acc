"""Turns a side that was arranged from left to right into one that reads from right to left.

Arrangers know one way only. On a page of a language that is read from right to left they arrange as ever, with lines that begin
at the left, and the whole side is then seen in a mirror: picture and words change sides, cards and photos run from the right,
and lines begin at the right. What must not be seen in a mirror is not: letters, photos and drawings keep their shape.
"""

from dataclasses import replace

from lifestory_app.layout.display import (
    Glyphs,
    Gradient,
    Group,
    Item,
    LaidOutPage,
    Link,
    Matrix,
    Path,
    Picture,
    Rect,
    Segment,
    Shape,
    Tagged,
    walk,
)
from lifestory_app.layout.svg import times

KEPT = frozenset({"scrapbook", "places-map", "genogram"})
"""Layouts that are never turned: things lie where they were put by hand, a map has its east, a genogram its customs."""


def mirrored(page: LaidOutPage) -> LaidOutPage:
    """The side as it is seen in a mirror. Its order of reading stays: what came first at the left comes first at the right."""
    width = page.width
    return replace(
        page,
        items=_turned(page.items, width, None),
        slots=tuple((name, _rect(place, width)) for name, place in page.slots),
        left=not page.left,
    )


def _turned(items: tuple[Item, ...], width: float, moved: float | None) -> tuple[Item, ...]:
    """Items in the mirror; ink inside a drawing that keeps its shape is only `moved`."""
    return tuple(_one(item, width, moved) for item in items)


def _one(item: Item, width: float, moved: float | None) -> Item:
    match item:
        case Glyphs():
            left, right = item.span
            by = width - left - right if moved is None else moved
            xs = tuple(x + by for x in item.xs)
            return replace(item, xs=xs, span=(left + by, right + by))
        case Picture():
            if moved is None:
                return replace(item, place=_rect(item.place, width), clip=_path(item.clip, width) if item.clip else None)
            return replace(item, place=item.place.moved(moved, 0), clip=_along(item.clip, moved) if item.clip else None)
        case Shape():
            return _shape(item, width, moved)
        case Group():
            if moved is not None:
                return Group((item,), (1, 0, 0, 1, moved, 0))
            glass: Matrix = (-1, 0, 0, 1, width, 0)
            clip = _path(item.clip, width) if item.clip else None
            if not any(isinstance(each, Glyphs | Picture | Tagged | Link) for each in walk(item.items)):
                return replace(item, transform=times(glass, item.transform))
            return replace(
                item, items=_turned(item.items, width, moved), transform=times(times(glass, item.transform), glass), clip=clip
            )
        case Link():
            return replace(item, place=_rect(item.place, width), items=_turned(item.items, width, moved))
        case Tagged():
            place = _rect(item.place, width) if item.place is not None else None
            if item.role == "Figure" and item.place is not None and moved is None:
                moved = width - 2 * item.place.x - item.place.width
                if any(isinstance(each, Picture) for each in walk(item.items)):
                    moved = None
            return replace(item, items=_turned(item.items, width, moved), place=place)


def _shape(shape: Shape, width: float, moved: float | None) -> Shape:
    fill = shape.fill
    if isinstance(fill, Gradient):
        (x1, y1), (x2, y2) = fill.start, fill.end
        turned = (width - x1, width - x2) if moved is None else (x1 + moved, x2 + moved)
        fill = replace(fill, start=(turned[0], y1), end=(turned[1], y2))
    return replace(shape, path=_path(shape.path, width) if moved is None else _along(shape.path, moved), fill=fill)


def _rect(place: Rect, width: float) -> Rect:
    return Rect(width - place.right, place.y, place.width, place.height)


def _path(path: Path, width: float) -> Path:
    return tuple(_segment(segment, -1.0, width) for segment in path)


def _along(path: Path, by: float) -> Path:
    return tuple(_segment(segment, 1.0, by) for segment in path)


def _segment(segment: Segment, times_x: float, plus: float) -> Segment:
    """A segment with every x times a number and plus another."""
    name, *numbers = segment
    turned = [number * times_x + plus if place % 2 == 0 else number for place, number in enumerate(numbers)]
    return (name, *turned)  # type: ignore[return-value]
