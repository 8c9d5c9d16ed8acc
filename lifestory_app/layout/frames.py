"""Photo frames, one kind to a theme, and the circle for faces (look of the book, section 5). A slot is a frame's outer edge.

The same frames hold photos, drawings and the honest panel where there is no photo yet. Soft shadows are translucent shapes.
"""

import random
from dataclasses import dataclass

from lifestory_app import resources
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Item, Matrix, Path, Rect, Segment, Shape, Stroke, Tagged, rectangle
from lifestory_app.layout.shapes import circle, round_box, turned
from lifestory_app.layout.svg import place_art, read_file

CARD = "#FFFDF8"
KRAFT = "#C9A77C"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands behind a picture and in front of it, the box and shape the picture fills, and how all of it is turned.

    `caption_place` is where a caption stands inside the frame; None means below it. Everything is measured before the turn.
    """

    behind: tuple[Item, ...]
    inner: Rect
    clip: Path | None = None
    front: tuple[Item, ...] = ()
    transform: Matrix | None = None
    caption_place: Rect | None = None


def frame(theme: Theme, slot: Rect, kind: str = "photo", seed: str = "") -> Frame:
    """The theme's frame around a slot.

    `kind` is "photo", "circle" (a face), "panel" (a drawn scene: no mat, no tilt) or "document" (held by its corners).
    `seed` makes wobble and tilt differ from slot to slot and yet stay the same for ever.
    """
    if kind == "circle":
        return _circle(theme, slot)
    if kind == "document":
        return _document(theme, slot)
    if kind == "panel" and theme.frame in ("polaroid", "arch", "rope"):
        return _mat(theme, slot, 2.0, 5, 3.4)
    makers = {
        "rounded": lambda: _mat(theme, slot, 2.4, 7, 4.8),
        "rope": lambda: _rope(theme, slot),
        "arch": lambda: _arch(theme, slot),
        "polaroid": lambda: _polaroid(theme, slot, seed),
        "comic": lambda: _comic(theme, slot, seed),
    }
    return makers.get(theme.frame, lambda: _hairline(theme, slot))()


def art(*items: Item) -> tuple[Item, ...]:
    """Ink that means nothing, as one artifact."""
    return (Tagged("Artifact", items),)


def _mat(theme: Theme, slot: Rect, mat: float, outer: float, inner: float) -> Frame:
    ink = theme.tokens.ink
    shadows = [
        Shape(round_box(slot.moved(0, mm(down)), mm(outer)), fill=ink, opacity=strength)
        for down, strength in ((1.6, 0.07), (0.9, 0.08))
    ]
    inside = slot.inset(mm(mat))
    return Frame(art(*shadows, Shape(round_box(slot, mm(outer)), fill="#FFFFFF")), inside, round_box(inside, mm(inner)))


def _rope(theme: Theme, slot: Rect) -> Frame:
    inside = slot.inset(mm(3.2))
    rope = Stroke(theme.tokens.d1, mm(0.9), (mm(2.6), mm(1.5)))
    behind = art(
        Shape(round_box(slot.moved(0, mm(1.4)), mm(5)), fill=theme.tokens.ink, opacity=0.10),
        Shape(round_box(slot, mm(5)), fill="#FFFFFF"),
        Shape(round_box(slot.inset(mm(1.5)), mm(3.8)), stroke=rope),
    )
    return Frame(behind, inside, round_box(inside, mm(2.4)))


def _arch(theme: Theme, slot: Rect) -> Frame:
    tokens = theme.tokens
    radius = min(slot.width / 2, mm(26), slot.height / 2)
    inside, line = slot.inset(mm(3)), slot.inset(mm(1.5))
    behind = art(
        Shape(round_box(slot, radius, mm(3)), fill=tokens.d1),
        Shape(round_box(line, radius - mm(1.5), mm(2)), stroke=Stroke(tokens.d2, mm(0.6))),
    )
    return Frame(behind, inside, round_box(inside, max(0.0, radius - mm(3)), mm(1.2)))


def _polaroid(theme: Theme, slot: Rect, seed: str) -> Frame:
    chance = random.Random(f"polaroid {seed}")  # noqa: S311 - a tilt, not a secret
    side = mm(4) if slot.width > mm(50) else mm(3)
    foot = mm(15) if slot.height > mm(60) else mm(11)
    inside = Rect(slot.x + side, slot.y + side, slot.width - 2 * side, slot.height - side - foot)
    ink = theme.tokens.ink
    behind = art(
        Shape(rectangle(slot.moved(mm(0.5), mm(1.5))), fill=ink, opacity=0.07),
        Shape(rectangle(slot.moved(mm(0.2), mm(0.7))), fill=ink, opacity=0.09),
        Shape(rectangle(slot), fill=CARD),
    )
    tape = chance.choice(("peach", "straw", "sage"))
    wide = min(mm(24), slot.width * 0.42)
    at = slot.x + slot.width * chance.uniform(0.38, 0.62) - wide / 2
    strip = Rect(at, slot.y - wide * 0.19, wide, wide * 0.35)
    piece = place_art(read_file(resources.asset("ornaments", f"paper-tape-{tape}.svg")), strip)
    tilt = chance.uniform(0.8, 1.8) * chance.choice((-1, 1))
    return Frame(
        behind,
        inside,
        rectangle(inside),
        art(*piece),
        turned(tilt, slot),
        Rect(inside.x, inside.bottom + mm(1), inside.width, slot.bottom - inside.bottom - mm(2)),
    )


def _comic(theme: Theme, slot: Rect, seed: str) -> Frame:
    chance = random.Random(f"comic {seed}")  # noqa: S311 - a wobble, not a secret
    line = Stroke(theme.tokens.ink, mm(1.1))
    outline = wobbly(slot, chance)
    behind = art(Shape(wobbly(slot.moved(mm(1.8), mm(1.8)), chance), fill=theme.tokens.ink), Shape(outline, fill="#FFFFFF"))
    caption = Rect(slot.x - mm(2), slot.bottom - mm(6), slot.width * 0.8, mm(8))
    return Frame(behind, slot, outline, art(Shape(outline, stroke=line)), None, caption)


def wobbly(place: Rect, chance: random.Random) -> Path:
    """A box as a hand draws it: each edge one curve that strays a little."""
    stray = mm(0.45)

    def near(x: float, y: float) -> tuple[float, float]:
        return x + chance.uniform(-stray, stray), y + chance.uniform(-stray, stray)

    corners = [near(place.x, place.y), near(place.right, place.y), near(place.right, place.bottom), near(place.x, place.bottom)]
    path: list[Segment] = [("M", *corners[0])]
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        first = near(x0 + (x1 - x0) / 3, y0 + (y1 - y0) / 3)
        second = near(x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        path.append(("C", *first, *second, x1, y1))
    return (*path, ("Z",))


def _hairline(theme: Theme, slot: Rect) -> Frame:
    line = Shape(rectangle(slot), stroke=Stroke(theme.tokens.ink, mm(0.25), round=False), opacity=0.35)
    return Frame((), slot, rectangle(slot), art(line))


def _circle(theme: Theme, slot: Rect) -> Frame:
    radius = min(slot.width, slot.height) / 2
    x, y = slot.x + slot.width / 2, slot.y + slot.height / 2
    ring = min(mm(1.4), radius * 0.09)

    inner = radius - ring
    behind = art(
        Shape(circle(x, y + mm(0.9), radius), fill=theme.tokens.ink, opacity=0.12),
        Shape(circle(x, y, radius), fill="#FFFFFF"),
    )
    return Frame(behind, Rect(x - inner, y - inner, 2 * inner, 2 * inner), circle(x, y, inner))


def _document(theme: Theme, slot: Rect) -> Frame:
    """Paper held by four photo corners, for certificates and letters."""
    inside = slot.inset(mm(3))
    reach = min(mm(14.6), slot.width / 4, slot.height / 4)
    corners: list[Item] = []
    for x, y, across, down in (
        (slot.x, slot.y, 1, 1),
        (slot.right, slot.y, -1, 1),
        (slot.right, slot.bottom, -1, -1),
        (slot.x, slot.bottom, 1, -1),
    ):
        corner: Path = (("M", x, y), ("L", x + across * reach, y), ("L", x, y + down * reach), ("Z",))
        corners.append(Shape(corner, fill=KRAFT if theme.frame == "polaroid" else theme.tokens.d1))
    behind = art(
        Shape(rectangle(inside.moved(0, mm(0.9))), fill=theme.tokens.ink, opacity=0.10),
        Shape(rectangle(inside), fill="#FFFFFF"),
    )
    return Frame(behind, inside, rectangle(inside), art(*corners))
