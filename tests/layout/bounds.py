"""Where drawn things lie on the page: boxes and outlines of shapes, with the groups around them worked in."""

from collections.abc import Iterator, Sequence

from lifestory_app.layout.display import Glyphs, Group, Item, Link, Matrix, Point, Rect, Shape, Tagged
from lifestory_app.layout.svg import IDENTITY, times


def placed(items: Sequence[Item], matrix: Matrix = IDENTITY) -> Iterator[tuple[Item, Matrix]]:
    """Every piece of ink with the matrix that places it on the page."""
    for item in items:
        if isinstance(item, Group):
            yield from placed(item.items, times(matrix, item.transform))
        elif isinstance(item, Tagged | Link):
            yield from placed(item.items, matrix)
        else:
            yield item, matrix


def outline(shape: Shape, matrix: Matrix, steps: int = 12) -> list[Point]:
    """Points along a shape's edges."""
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    here = start = (0.0, 0.0)
    for name, *numbers in shape.path:
        if name == "C":
            x1, y1, x2, y2, x, y = numbers
            for step in range(1, steps + 1):
                t = step / steps
                u = 1 - t
                w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                points.append(
                    (w[0] * here[0] + w[1] * x1 + w[2] * x2 + w[3] * x, w[0] * here[1] + w[1] * y1 + w[2] * y2 + w[3] * y)
                )
            here = (x, y)
            continue
        end = start if name == "Z" else (numbers[0], numbers[1])
        if name == "M":
            start = end
        else:
            points += [
                (here[0] + (end[0] - here[0]) * s / steps, here[1] + (end[1] - here[1]) * s / steps) for s in range(steps)
            ]
        points.append(end)
        here = end
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def box(items: Sequence[Item]) -> Rect:
    """The box around all shapes."""
    points = [point for item, matrix in placed(items) if isinstance(item, Shape) for point in outline(item, matrix)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def word_boxes(items: Sequence[Item]) -> list[Rect]:
    """A box around each run of glyphs, from a little above its small letters to its base line."""
    boxes = []
    for item, matrix in placed(items):
        if isinstance(item, Glyphs) and item.xs:
            e, f = matrix[4], matrix[5]
            left, right = min(item.xs) + e, max(item.xs) + e + item.size * 0.4
            base = item.ys[0] + f
            boxes.append(Rect(left, base - item.size * 0.55, right - left, item.size * 0.55))
    return boxes


def holds(shape: Shape, matrix: Matrix, point: Point) -> bool:
    """Whether a filled shape covers a point (by crossings of a line to the right)."""
    x, y = point
    edge = outline(shape, matrix)
    crossings = 0
    for (x0, y0), (x1, y1) in zip(edge, [*edge[1:], edge[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1
