"""Where a new thing goes on a scrapbook page, and how all of them lie when they are put in order. Lengths are millimetres."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import ScrapItem, ScrapSlot
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
class _Row:
    items: tuple[ScrapItem, ...]
    high: float
    """Of its pictures."""

    def height(self) -> float:
        words = [item.place.height for item in self.items if isinstance(item.what, ScrapWords)]
        return max([self.high if len(words) < len(self.items) else 0.0, *words])


def _rows(items: Sequence[ScrapItem], body: Bounds, shapes: Mapping[ScrapId, float]) -> dict[ScrapId, ScrapPlace]:
    if not items:
        return {}
    sized = [_words_no_wider(item, body.width) for item in items]
    rows = _best_rows(sized, body, shapes)
    total = sum(row.height() for row in rows) + GAP * (len(rows) - 1)
    if total > body.height:
        # Pictures give way, words do not.
        words = sum(row.height() for row in rows if row.height() > row.high) + GAP * (len(rows) - 1)
        drawn = sum(row.high for row in rows if row.height() <= row.high)
        share = max(0.25, (body.height - words) / drawn) if drawn else 1.0
        rows = [replace(row, high=row.high * min(1.0, share)) for row in rows]
        total = sum(row.height() for row in rows) + GAP * (len(rows) - 1)
    spare = max(0.0, body.height - total)
    between = GAP + min(GAP, spare / (len(rows) + 1))
    y = body.top + min(spare / 3, 12.0)
    places: dict[ScrapId, ScrapPlace] = {}
    for row in rows:
        widths = [_width(item, row.high, shapes) for item in row.items]
        x = body.left + (body.width - sum(widths) - GAP * (len(widths) - 1)) / 2
        for item, wide in zip(row.items, widths, strict=True):
            is_words = isinstance(item.what, ScrapWords)
            high = item.place.height if is_words else row.high
            lean = 0.0 if is_words else LEAN[len(places) % len(LEAN)]
            places[item.id] = ScrapPlace(x + wide / 2, y + row.height() / 2, wide, high, lean)
            x += wide + GAP
        y += row.height() + between
    return places


def _words_no_wider(item: ScrapItem, most: float) -> ScrapItem:
    place = item.place
    if isinstance(item.what, ScrapWords) and place.width > most:
        return replace(item, place=replace(place, width=most, height=place.height * place.width / most))
    return item


def _shape(item: ScrapItem, shapes: Mapping[ScrapId, float]) -> float:
    return min(3.0, max(0.4, shapes.get(item.id, item.place.width / item.place.height)))


def _width(item: ScrapItem, high: float, shapes: Mapping[ScrapId, float]) -> float:
    return item.place.width if isinstance(item.what, ScrapWords) else _shape(item, shapes) * high


def _row(items: Sequence[ScrapItem], body: Bounds, shapes: Mapping[ScrapId, float]) -> _Row | None:
    """The row that these things fill; None where they cannot stand side by side."""
    room = body.width - GAP * (len(items) - 1)
    words = sum(item.place.width for item in items if isinstance(item.what, ScrapWords))
    drawn = sum(_shape(item, shapes) for item in items if not isinstance(item.what, ScrapWords))
    if words > room + 0.01:
        return None
    if not drawn:
        return _Row(tuple(items), 0.0)
    high = min((room - words) / drawn, body.height * 0.55)
    return _Row(tuple(items), high) if high >= 14 or len(items) == 1 else None


def _best_rows(items: Sequence[ScrapItem], body: Bounds, shapes: Mapping[ScrapId, float]) -> list[_Row]:
    """The things in rows of about the same height, which fill the page and do not leave it."""
    best: tuple[float, list[_Row]] | None = None
    for count in range(1, len(items) + 1):
        wanted = min((body.height - GAP * (count - 1)) / count, body.height * 0.55)
        rows = _split(items, wanted, body, shapes)
        total = sum(row.height() for row in rows) + GAP * (len(rows) - 1)
        cost = abs(body.height * 0.92 - total) / body.height * (3 if total > body.height else 1)
        if best is None or cost < best[0] - 1e-6:
            best = (cost, rows)
    assert best is not None
    return best[1]


def _split(items: Sequence[ScrapItem], wanted: float, body: Bounds, shapes: Mapping[ScrapId, float]) -> list[_Row]:
    """The rows nearest to a height, found from the end backwards."""
    ways: list[tuple[float, list[_Row]]] = [(0.0, [])]
    for start in range(len(items) - 1, -1, -1):
        options = []
        for end in range(start + 1, min(len(items), start + 6) + 1):
            row = _row(items[start:end], body, shapes)
            if row is None and end > start + 1:
                continue
            row = row or _Row(tuple(items[start:end]), 14.0)
            cost, after = ways[len(items) - end]
            options.append((cost + ((row.height() - wanted) / wanted) ** 2, [row, *after]))
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
