"""Photo frames, one kind to a theme, and the circle for faces (look of the book, section 5). A slot is a frame's outer edge.

The same frames hold photos, drawings and the honest panel where there is no photo yet. Soft shadows are translucent shapes.
"""

import math
import random
from dataclasses import dataclass

from lifestory_app import resources
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Group, Item, Matrix, Path, Point, Rect, Segment, Shape, Stroke, Tagged, rectangle
from lifestory_app.layout.shapes import QUARTER, circle, round_box, turned
from lifestory_app.layout.svg import Art, Roles, place_art, read_file

STAMP_BELOW = mm(46)
"""Narrower photos of Paper and tape have the edge of a stamp: a polaroid would leave too little picture."""

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

    `kind` is "photo", "circle" (a face), "panel" (a drawn scene: no mat, no tilt), "document" (a certificate, a letter) or
    "no-photo" (the honest panel where a photo is missing: the frame of a photo, as large). `seed` makes wobble and tilt differ
    from slot to slot and yet stay the same for ever.
    """
    if kind == "circle":
        return _circle(theme, slot)
    if kind == "document" and theme.frame != "comic":
        return _document_card(theme, slot) if theme.frame == "hairline" else _document(theme, slot)
    if kind == "no-photo" and theme.frame == "polaroid":
        return _cornered(theme, slot, seed)
    if kind == "panel" and theme.frame in ("polaroid", "arch", "rope"):
        return _mat(theme, slot, 2.0, 5, 3.4)
    makers = {
        "rounded": lambda: _mat(theme, slot, 2.4, 7, 4.8),
        "rope": lambda: _rope(theme, slot),
        "arch": lambda: _arch(theme, slot),
        "polaroid": lambda: _stamp(theme, slot) if slot.width < STAMP_BELOW else _polaroid(theme, slot, seed),
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
    piece = _tape(slot, chance)
    tilt = chance.uniform(0.8, 1.8) * chance.choice((-1, 1))
    return Frame(
        behind,
        inside,
        rectangle(inside),
        art(piece),
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


def _tape(slot: Rect, chance: random.Random) -> Item:
    """A strip of tape over the middle of the upper edge, laid on by hand."""
    colour = chance.choice(("peach", "straw", "sage"))
    wide = min(mm(24), slot.width * 0.42)
    middle = slot.x + slot.width * chance.uniform(0.42, 0.58)
    strip = Rect(middle - wide / 2, slot.y - wide * 0.19, wide, wide * 0.35)
    return Group(place_art(_ornament(f"paper-tape-{colour}"), strip), turned(-3, strip))


def _ornament(name: str, roles: Roles = ()) -> Art:
    return read_file(resources.asset("ornaments", f"{name}.svg"), roles)


def _cornered(theme: Theme, slot: Rect, seed: str) -> Frame:
    """A card with a tape, and photo corners that hold what is not there yet."""
    chance = random.Random(f"no photo {seed}")  # noqa: S311 - a tilt, not a secret
    inside = slot.inset(min(mm(4), slot.width * 0.07))
    ink = theme.tokens.ink
    behind = art(
        Shape(rectangle(slot.moved(mm(0.5), mm(1.5))), fill=ink, opacity=0.07),
        Shape(rectangle(slot.moved(mm(0.2), mm(0.7))), fill=ink, opacity=0.09),
        Shape(rectangle(slot), fill=CARD),
    )
    reach = min(mm(14.6), inside.width / 5, inside.height / 5)
    front = (*_corners(inside.inset(-mm(1.6)), reach), _tape(slot, chance))
    tilt = chance.uniform(0.8, 1.4) * chance.choice((-1, 1))
    return Frame(behind, inside, rectangle(inside), art(*front), turned(tilt, slot))


def _corners(place: Rect, reach: float, roles: Roles = ()) -> list[Item]:
    """Four photo corners, each turned to its own corner of a box."""
    items: list[Item] = []
    drawn = _ornament("paper-photo-corner", roles)
    for across, down in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        x = place.x if across > 0 else place.right
        y = place.y if down > 0 else place.bottom
        items.append(Group(place_art(drawn, Rect(0, 0, reach, reach)), (across, 0, 0, down, x, y)))
    return items


def _stamp(theme: Theme, slot: Rect) -> Frame:
    """White paper with the holes of a stamp along its edge."""
    hole, step = mm(1.15), mm(4)
    shadow = Shape(_perforated(slot.moved(mm(0.2), mm(0.8)), hole, step), fill=theme.tokens.ink, opacity=0.10)
    inside = slot.inset(mm(3))
    return Frame(art(shadow, Shape(_perforated(slot, hole, step), fill=CARD)), inside, rectangle(inside))


def _perforated(place: Rect, hole: float, step: float) -> Path:
    """A box whose edges have half-round bites, evenly shared out between its corners."""
    corners = [(place.x, place.y), (place.right, place.y), (place.right, place.bottom), (place.x, place.bottom)]
    path: list[Segment] = [("M", *corners[0])]
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        length = math.hypot(x1 - x0, y1 - y0)
        count = max(1, round(length / step) - 1)
        along = ((x1 - x0) / length, (y1 - y0) / length)
        inward = (-along[1], along[0])

        def at(far: float, deep: float, x: float = x0, y: float = y0, a: Point = along, i: Point = inward) -> Point:
            return x + a[0] * far + i[0] * deep, y + a[1] * far + i[1] * deep

        for number in range(count):
            middle = length * (number + 1) / (count + 1)
            k = hole * QUARTER
            path.append(("L", *at(middle - hole, 0)))
            path.append(("C", *at(middle - hole, k), *at(middle - k, hole), *at(middle, hole)))
            path.append(("C", *at(middle + k, hole), *at(middle + hole, k), *at(middle + hole, 0)))
        path.append(("L", x1, y1))
    return (*path, ("Z",))


def _document(theme: Theme, slot: Rect) -> Frame:
    """Paper held by four photo corners, for certificates and letters."""
    inside = slot.inset(mm(3))
    tokens = theme.tokens
    kraft = theme.frame == "polaroid"
    corner = KRAFT if kraft else tokens.d1
    light = "#E9D6B4" if kraft else tokens.d2 if theme.frame == "arch" else tokens.tint
    behind = art(
        Shape(rectangle(inside.moved(mm(0.2), mm(1.4))), fill=tokens.ink, opacity=0.07),
        Shape(rectangle(inside.moved(0, mm(0.6))), fill=tokens.ink, opacity=0.09),
        Shape(rectangle(inside), fill="#FFFFFF"),
    )
    reach = min(mm(14.6), slot.width / 5, slot.height / 5)
    return Frame(behind, inside, rectangle(inside), art(*_corners(slot, reach, (("corner", corner), ("corner-line", light)))))


def _document_card(theme: Theme, slot: Rect) -> Frame:
    """Plain's document: a hairline, and a stripe of 2 mm at its left."""
    tokens = theme.tokens
    inside = Rect(slot.x + mm(2), slot.y, slot.width - mm(2), slot.height)
    line = Stroke(tokens.line, mm(0.3), round=False)
    stripe = Rect(slot.x, slot.y, mm(2), slot.height)
    return Frame(
        art(Shape(rectangle(slot), fill=tokens.d4)),
        inside,
        rectangle(inside),
        art(Shape(rectangle(slot), stroke=line), Shape(rectangle(stripe), fill=tokens.d2)),
    )
