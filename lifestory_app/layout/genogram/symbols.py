"""The symbols of people (practice 6.1): shape by gender, double for the child, a cross for a death, parts filled."""

from collections.abc import Callable, Sequence

from lifestory_app.domain.people import Beginning, ConditionKind, Gender
from lifestory_app.family.kin import Kinsman
from lifestory_app.family.shapes import Outline, half_of, outline_of
from lifestory_app.layout.display import Group, Item, Path, Rect, Shape, rectangle
from lifestory_app.layout.genogram.pens import SYMBOL, Pens
from lifestory_app.layout.shapes import circle, round_box

Write = Callable[[str, float, float], tuple[Item, ...]]
"""Writes an age with its middle at a place."""

_TRANS = (Gender.TRANS_MAN, Gender.TRANS_WOMAN)


def shape(outline: Outline, x: float, y: float, half: float) -> Path:
    """The outline of a symbol around its middle."""
    match outline:
        case Outline.CIRCLE:
            return circle(x, y, half)
        case Outline.DIAMOND:
            return (("M", x, y - half), ("L", x + half, y), ("L", x, y + half), ("L", x - half, y), ("Z",))
        case Outline.ROUNDED:
            return round_box(Rect(x - half, y - half, half * 2, half * 2), half * 0.5)
        case Outline.TRIANGLE:
            return (("M", x, y - half), ("L", x + half, y + half), ("L", x - half, y + half), ("Z",))
        case _:
            return rectangle(Rect(x - half, y - half, half * 2, half * 2))


def symbol(
    each: Kinsman,
    x: float,
    y: float,
    pens: Pens,
    write: Write,
    age: str = "",
    child: bool = False,
    fills: Sequence[Item] = (),
    size: float = SYMBOL,
) -> tuple[Item, ...]:
    """Somebody's symbol with its middle at a place. `fills` lie inside it, below its lines; `age` is written in it."""
    outline, half = outline_of(each), half_of(each, size)
    path = shape(outline, x, y, half)
    items: list[Item] = [Shape(path, fill=pens.paper)]
    inside = [*fills, *_conditions(each, x, y, half, pens)]
    if inside:
        items.append(Group(tuple(inside), clip=path))
    items.append(Shape(path, stroke=pens.symbol))
    if child:
        items.append(Shape(shape(outline, x, y, half * (0.78 if outline is Outline.DIAMOND else 0.82)), stroke=pens.symbol))
    if each.gender in _TRANS:
        inner = Outline.CIRCLE if outline is Outline.SQUARE else Outline.SQUARE
        items.append(Shape(shape(inner, x, y, half * (0.72 if inner is Outline.CIRCLE else 0.6)), stroke=pens.symbol))
    items += _marks(each, x, y, half, pens, bool(age))
    if inside and age:
        items.append(Shape(circle(x, y, half * 0.5), fill=pens.paper))
    said = age or ("?" if each.person is None or (each.gender is Gender.UNKNOWN and _is_unsaid(each)) else "")
    if said:
        items += write(said, x, y + (half * 0.3 if outline is Outline.TRIANGLE else 0))
    return tuple(items)


def _is_unsaid(each: Kinsman) -> bool:
    return outline_of(each) is Outline.DIAMOND and half_of(each, 1.0) > 0.5


def _marks(each: Kinsman, x: float, y: float, half: float, pens: Pens, number: bool) -> list[Item]:
    """Strokes over a symbol: a cross for a death, and those of a pregnancy that did not go on."""
    person = each.person
    if person is None:
        return []
    if person.beginning is Beginning.STILLBORN:
        return _cross(x, y, half * 1.8, pens)
    if person.beginning in (Beginning.MISCARRIED, Beginning.ENDED):
        strokes = _cross(x, y + half * 0.3, half * 0.9, pens)
        if person.beginning is Beginning.ENDED:
            level = (("M", x - half * 1.1, y + half * 0.3), ("L", x + half * 1.1, y + half * 0.3))
            strokes.append(Shape(level, stroke=pens.symbol))
        return strokes
    if not person.has_died:
        return []
    reach = {Outline.CIRCLE: 0.707, Outline.DIAMOND: 0.5}.get(outline_of(each), 1.0) * half
    strokes = _cross(x, y, reach, pens)
    if number:
        # The lines keep clear of the number, so that it can be read.
        strokes.append(Shape(circle(x, y, half * 0.52), fill=pens.paper))
    return strokes


def _cross(x: float, y: float, reach: float, pens: Pens) -> list[Item]:
    return [
        Shape((("M", x - reach, y - reach), ("L", x + reach, y + reach)), stroke=pens.symbol),
        Shape((("M", x + reach, y - reach), ("L", x - reach, y + reach)), stroke=pens.symbol),
    ]


def _conditions(each: Kinsman, x: float, y: float, half: float, pens: Pens) -> list[Item]:
    """Parts filled: alcohol or drugs the lower half, recovery lines there, mental illness left, physical illness right."""
    kinds = {condition.kind for condition in each.person.conditions} if each.person else set()
    items: list[Item] = []
    if ConditionKind.MENTAL_ILLNESS in kinds:
        items.append(Shape(rectangle(Rect(x - half, y - half, half, half * 2)), fill=pens.shade, stroke=pens.line_thin))
    if ConditionKind.PHYSICAL_ILLNESS in kinds:
        items.append(Shape(rectangle(Rect(x, y - half, half, half * 2)), fill=pens.shade, stroke=pens.line_thin))
    lower = Rect(x - half, y, half * 2, half)
    if ConditionKind.ALCOHOL_OR_DRUGS in kinds:
        items.append(Shape(rectangle(lower), fill=pens.shade, stroke=pens.line_thin))
    if ConditionKind.RECOVERY in kinds:
        items += [
            Shape((("M", lower.x, lower.y + step), ("L", lower.right, lower.y + step)), stroke=pens.line_thin)
            for step in (0.0, 4.0, 8.0, 12.0)
        ]
    return items
