"""Where a new thing goes on a scrapbook page, and how all of them lie when they are put in order. Lengths are millimetres."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import DrawingSlot, ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import Bounds, ScrapPlace, ScrapWords, Tape, reading_order

GAP = 7.0
"""Between things that are put in order."""

LEAN = (-1.5, 1.5, 1.0, -1.0)
"""How pictures lean when they are put in order, in degrees: a little, as by hand."""

NEW_LEAN = (-2.0, 2.0, -3.0, 3.0, -1.0, 1.0)


def free_spot(places: Sequence[ScrapPlace], size: tuple[float, float], body: Bounds) -> tuple[float, float]:
    """The middle for a new thing of a size: where it covers least of what lies there, and of such spots the most central."""
    wide, high = min(size[0], body.width), min(size[1], body.height)
    boxes = [place.bounds for place in places]
    centre = ((body.left + body.right) / 2, (body.top + body.bottom) / 2)
    reach = math.hypot(body.width, body.height)

    def cost(spot: tuple[float, float]) -> float:
        mine = Bounds(spot[0] - wide / 2, spot[1] - high / 2, spot[0] + wide / 2, spot[1] + high / 2)
        covered = sum(_shared(mine, box) / min(wide * high, box.width * box.height) for box in boxes)
        return covered * 4 + math.dist(spot, centre) / reach

    spots = [
        (x, y)
        for x in _steps(body.left + wide / 2, body.right - wide / 2)
        for y in _steps(body.top + high / 2, body.bottom - high / 2)
    ]
    return min([centre, *spots], key=lambda spot: (round(cost(spot), 4), spot[1], spot[0]))


def _shared(one: Bounds, other: Bounds) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)


def _steps(first: float, last: float) -> list[float]:
    count = max(1, round((last - first) / 6))
    return [first + (last - first) * number / count for number in range(count + 1)]


def in_order(slot: ScrapSlot, body: Bounds, shapes: Mapping[ScrapId, float]) -> ScrapSlot:
    """The same things put in order: in rows as they were read, words as large as they were, and tape where it held.

    `shapes` are width by height of those whose own shape is known, such as photos; others keep the shape they have.
    """
    loose = [item for item in slot.items if not isinstance(item.what, Tape)]
    read = [loose[number] for number in reading_order([item.place for item in loose])]
    placed = _rows(read, body, shapes)
    done = {item.id: replace(item, place=placed[item.id].kept_on(slot.paper)) for item in loose}
    bare = [item.id for item in read if item.picture is not None]
    for item in slot.items:
        if isinstance(item.what, Tape):
            place = _with_host(item.place, loose, done, bare)
            done[item.id] = replace(item, place=place.kept_on(slot.paper, min(item.place.width, item.place.height)))
    return replace(slot, items=tuple(done[item.id] for item in slot.items))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A thing to be put in a row: words as large as they are, pictures by their shape and share of the row's height."""

    item: ScrapItem
    shape: float
    share: float

    @property
    def is_words(self) -> bool:
        return isinstance(self.item.what, ScrapWords)

    def size(self, high: float) -> tuple[float, float]:
        """Width and height in a row whose photos are so high."""
        place = self.item.place
        return (place.width, place.height) if self.is_words else (self.shape * self.share * high, self.share * high)


@dataclass(frozen=True, slots=True)
class _Row:
    pieces: tuple[_Piece, ...]
    high: float
    """Of its photos; 0 where it has no pictures."""

    @property
    def height(self) -> float:
        return max(piece.size(self.high)[1] for piece in self.pieces)

    @property
    def width(self) -> float:
        return sum(piece.size(self.high)[0] for piece in self.pieces) + GAP * (len(self.pieces) - 1)


def _rows(items: Sequence[ScrapItem], body: Bounds, shapes: Mapping[ScrapId, float]) -> dict[ScrapId, ScrapPlace]:
    """The place of each thing: in rows that fill the page as well as they can."""
    if not items:
        return {}
    pieces = [_piece(item, body.width, shapes) for item in items]
    tries = [_made_to_fit(_split(pieces, body.height * part / 20, body), body) for part in range(2, 13)]
    rows = max(tries, key=lambda rows: _worth(rows, body))
    spare = max(0.0, body.height - sum(row.height for row in rows) - GAP * (len(rows) - 1))
    between = GAP + min(14.0, spare / (len(rows) + 1))
    y = body.top + min(10.0, spare / (len(rows) + 1))
    places: dict[ScrapId, ScrapPlace] = {}
    for row in rows:
        apart = min(12.0, max(0.0, body.width - row.width) / (len(row.pieces) + 1))
        x = body.left + (body.width - row.width - apart * (len(row.pieces) - 1)) / 2
        for piece in row.pieces:
            wide, high = piece.size(row.high)
            lean = 0.0 if piece.is_words else LEAN[len(places) % len(LEAN)]
            places[piece.item.id] = ScrapPlace(x + wide / 2, y + row.height / 2, wide, high, lean)
            x += wide + GAP + apart
        y += row.height + between
    return places


def _piece(item: ScrapItem, most: float, shapes: Mapping[ScrapId, float]) -> _Piece:
    place = item.place
    if isinstance(item.what, ScrapWords):
        narrower = min(1.0, most / place.width)
        return _Piece(replace(item, place=place.scaled(narrower)), 1.0, 1.0)
    shape = min(3.0, max(0.4, shapes.get(item.id, place.width / place.height)))
    # A drawing goes with the photos; it does not stand as large as they do.
    return _Piece(item, shape, 0.66 if isinstance(item.what, DrawingSlot) else 1.0)


def _made_to_fit(rows: list[_Row], body: Bounds) -> list[_Row]:
    """The rows made lower until they stand on the page; pictures give way, words do not."""
    for _ in range(12):
        total = sum(row.height for row in rows) + GAP * (len(rows) - 1)
        if total <= body.height:
            break
        share = max(0.6, min(0.97, body.height / total))
        rows = [replace(row, high=row.high * share) for row in rows]
    return rows


def _worth(rows: list[_Row], body: Bounds) -> float:
    """How good rows are: pictures large and of like size, nothing below the foot of the page."""
    over = sum(row.height for row in rows) + GAP * (len(rows) - 1) - body.height
    sizes = [math.log(max(1.0, row.high)) for row in rows for piece in row.pieces if not piece.is_words]
    if not sizes:
        return -max(0.0, over) - len(rows)
    mean = sum(sizes) / len(sizes)
    return mean - 0.6 * max(mean - size for size in sizes) - max(0.0, over)


def _row(pieces: Sequence[_Piece], wanted: float, body: Bounds) -> _Row | None:
    """The row that these things fill, its photos not much higher than is wanted; None where they cannot stand side by side."""
    room = body.width - GAP * (len(pieces) - 1)
    words = sum(piece.item.place.width for piece in pieces if piece.is_words)
    drawn = sum(piece.shape * piece.share for piece in pieces if not piece.is_words)
    if words > room + 0.01:
        return None
    high = min((room - words) / drawn, wanted * 1.3, body.height * 0.55) if drawn else 0.0
    return _Row(tuple(pieces), high) if high >= 14 or not drawn else None


def _split(pieces: Sequence[_Piece], wanted: float, body: Bounds) -> list[_Row]:
    """The things in rows whose photos are as nearly as can be of a height, found from the end backwards."""
    ways: list[tuple[float, list[_Row]]] = [(0.0, [])]
    for start in range(len(pieces) - 1, -1, -1):
        options = []
        for end in range(start + 1, min(len(pieces), start + 6) + 1):
            row = _row(pieces[start:end], wanted, body)
            if row is None and end > start + 1:
                continue
            row = row or _Row(tuple(pieces[start:end]), 14.0)
            empty = max(0.0, body.width - row.width) / body.width
            drawn = sum(not piece.is_words for piece in row.pieces)
            off = math.log(row.high / wanted) ** 2 * drawn if drawn else 0.2
            cost, after = ways[len(pieces) - end]
            options.append((cost + off + empty**2 * 0.5, [row, *after]))
        ways.append(min(options, key=lambda option: option[0]))
    return ways[-1][1]


def _with_host(
    place: ScrapPlace, loose: Sequence[ScrapItem], done: Mapping[ScrapId, ScrapItem], bare: list[ScrapId]
) -> ScrapPlace:
    """Tape goes with what it held, at the same spot of it; tape that held nothing is put on a picture that has none."""
    held = [(_shared(place.bounds, item.place.bounds), item) for item in loose]
    most = max(held, key=lambda pair: pair[0], default=None)
    if most is not None and most[0] > 0:
        before, after = most[1].place, done[most[1].id].place
        if most[1].id in bare:
            bare.remove(most[1].id)
        u, v = _turned(place.x - before.x, place.y - before.y, -before.turn)
        dx, dy = _turned(u * after.width / before.width, v * after.height / before.height, after.turn)
        return replace(place, x=after.x + dx, y=after.y + dy).turned(after.turn - before.turn)
    if bare:
        host = done[bare.pop(0)].place
        dx, dy = _turned(0.0, -host.height / 2, host.turn)
        return replace(place, x=host.x + dx, y=host.y + dy, turn=host.turn - 2)
    return place


def _turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return x * cos - y * sin, x * sin + y * cos
