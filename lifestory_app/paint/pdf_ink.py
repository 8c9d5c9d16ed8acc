"""Display-list geometry and colour as PDF operators (ISO 32000-1, 8). Coordinates are the display list's own, y down."""

from functools import lru_cache
from itertools import pairwise

from lifestory_app.layout.display import Colour, Gradient, Matrix, Path, Rect, Shape, Stroke
from lifestory_app.paint.pdf_objects import Name, Value, number

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@lru_cache(maxsize=512)
def rgb(colour: Colour) -> tuple[float, float, float]:
    """A colour as three numbers from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


@lru_cache(maxsize=512)
def fills(colour: Colour) -> str:
    return " ".join(number(part) for part in rgb(colour)) + " rg"


@lru_cache(maxsize=512)
def strokes(stroke: Stroke) -> str:
    """The operators that set a line's colour, width, ends, joins and dashes."""
    colour = " ".join(number(part) for part in rgb(stroke.colour))
    ends = "1 J 1 j" if stroke.round else "0 J 0 j"
    return f"{colour} RG {number(stroke.width)} w {ends} [{' '.join(number(part) for part in stroke.dash)}] 0 d"


def draws(path: Path) -> str:
    """The operators that build a path."""
    return "\n".join(" ".join([*map(number, segment[1:]), _OPERATORS[segment[0]]]) for segment in path)


def inks(shape: Shape) -> str:
    """The operators that paint a shape whose fill is plain."""
    fill = fills(shape.fill) if isinstance(shape.fill, str) else ""
    stroke = strokes(shape.stroke) if shape.stroke else ""
    last = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[bool(fill), bool(stroke)]
    return f"{fill} {stroke} {draws(shape.path)} {last}"


def changes(matrix: Matrix) -> str:
    """The operator that moves and turns what follows; six digits keep a turned page true to its edge."""
    return " ".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in matrix) + " cm"


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` and then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def bounds(place: Rect, matrix: Matrix) -> list[float]:
    """The upright box around a turned one: left, low, right, high."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (place.x, place.right) for y in (place.y, place.bottom)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return [round(edge, 3) for edge in (min(xs), min(ys), max(xs), max(ys))]


def shading(gradient: Gradient) -> dict[str, Value]:
    """A linear gradient as a shading: one straight blend between each two stops."""
    stops = sorted(gradient.stops, key=lambda stop: stop[0])
    stops = stops if len(stops) > 1 else [(0.0, stops[0][1]), (1.0, stops[0][1])]
    blends: list[Value] = [
        {"FunctionType": 2, "Domain": [0, 1], "C0": rgb(one), "C1": rgb(two), "N": 1} for (_, one), (_, two) in pairwise(stops)
    ]
    joined: Value = {
        "FunctionType": 3,
        "Domain": [stops[0][0], stops[-1][0]],
        "Functions": blends,
        "Bounds": [at for at, _ in stops[1:-1]],
        "Encode": [0, 1] * len(blends),
    }
    return {
        "ShadingType": 2,
        "ColorSpace": Name("DeviceRGB"),
        "Coords": [*gradient.start, *gradient.end],
        "Domain": [stops[0][0], stops[-1][0]],
        "Function": joined,
        "Extend": [True, True],
    }


def crop_marks(width: float, height: float, gap: float, length: float) -> Path:
    """Two short lines at each corner of the trimmed page, `gap` away from it."""
    marks: list[tuple[str, float, float]] = []
    for x, sign_x in ((0.0, -1), (width, 1)):
        for y, sign_y in ((0.0, -1), (height, 1)):
            marks += [("M", x + sign_x * gap, y), ("L", x + sign_x * (gap + length), y)]
            marks += [("M", x, y + sign_y * gap), ("L", x, y + sign_y * (gap + length))]
    return tuple(marks)
