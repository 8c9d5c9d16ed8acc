"""Arranges a genogram: rows, order, places, and every line between them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Moved
from lifestory_app.domain.ids import PersonId
from lifestory_app.family.bars import Bars, bars_of
from lifestory_app.family.generations import rows_of
from lifestory_app.family.genogram import Cut, Genogram, Line, OnLine, Spot
from lifestory_app.family.households import now_together, outlines_of
from lifestory_app.family.kin import Kin
from lifestory_app.family.lines import Lines, words_box
from lifestory_app.family.ordering import order_of
from lifestory_app.family.placing import Side, Sizes, places_of, sides_of
from lifestory_app.family.sibships import sibships_of
from lifestory_app.family.tracks import tracks_of

_TRACK = 8.0
_MARGIN = 10.0
_WORDS_GAP = 3.0


def arrange(kin: Kin, sizes: Sizes, drawn: UncertainDate | None = None, moved: Sequence[Moved] = ()) -> Genogram:
    """Where everything stands. Without `moved` it is tidy; `drawn` is the day whose households are outlined."""
    rows = rows_of(kin)
    sibships = sibships_of(kin)
    order = order_of(kin, rows.of, sibships)
    x = places_of(kin, rows.of, order, sibships, sizes)
    by_hand = {each.who: each for each in moved}
    x = {who: at + (by_hand[who].dx if who in by_hand else 0.0) for who, at in x.items()}
    sides = sides_of(kin, sibships)
    words_below: dict[int, float] = {}
    for each in kin.people:
        if sides[each.id] is Side.BELOW:
            level = rows.of[each.id]
            words_below[level] = max(words_below.get(level, 0.0), sizes.words(each.id)[1] + _WORDS_GAP)
    bars = bars_of(kin, rows.of, order, sibships, x, sizes, words_below)
    lines = Lines(kin, rows.of, sibships, x, bars, sizes)
    nets = lines.nets(order)
    tracks = {gap: tracks_of(each) for gap, each in nets.items()}
    tops, levels = _heights(kin, rows.of, len(order.rows), sides, sizes, bars, tracks, lines)
    places = {
        each.id: (x[each.id], levels[rows.of[each.id]] + (by_hand[each.id].dy if each.id in by_hand else 0.0))
        for each in kin.people
    }
    heights = {gap: {key: tops[gap] + _TRACK * at for key, at in each.items()} for gap, each in tracks.items()}
    lines.draw(places, levels, heights)
    spots = tuple(
        Spot(each.id, rows.of[each.id], *places[each.id], sides[each.id], words_box(each, places[each.id], sides, sizes))
        for each in kin.people
    )
    outlines = outlines_of(spots, lines.bar_boxes(places), sizes, now_together(kin, drawn))
    made = Genogram(
        kin,
        drawn,
        sizes.symbol,
        spots,
        tuple(lines.lines),
        tuple(lines.cuts),
        tuple(lines.on_lines),
        tuple(lines.feelings(places)),
        outlines,
        0.0,
        0.0,
        rows.against,
    )
    return _from_origin(made)


def _heights(
    kin: Kin,
    row: Mapping[PersonId, int],
    count: int,
    sides: Mapping[PersonId, Side],
    sizes: Sizes,
    bars: Bars,
    tracks: Mapping[int, Mapping[str, int]],
    lines: Lines,
) -> tuple[dict[int, float], list[float]]:
    """The first track of every gap between rows, and the middle of every row."""
    half = sizes.symbol / 2
    above, below = [0.0] * count, [0.0] * count
    for each in kin.people:
        high = sizes.words(each.id)[1]
        level = row[each.id]
        if sides[each.id] is Side.ABOVE:
            above[level] = max(above[level], high + _WORDS_GAP + 2)
        elif sides[each.id] is Side.BELOW:
            below[level] = max(below[level], high + _WORDS_GAP)
        else:
            above[level] = max(above[level], high - sizes.symbol)
    for bar in bars.bars:
        below[bar.row] = max(below[bar.row], bars.depth(bar))
    tops: dict[int, float] = {}
    middles: list[float] = []
    y = 0.0
    for level in range(count):
        used = max(tracks.get(level, {}).values(), default=-1) + 1
        if level or used:
            tops[level] = y + 9
            y = tops[level] + _TRACK * max(0, used - 1) + (20 if level in lines.twin_gaps else 11)
        y += above[level] + half
        middles.append(y)
        y += half + below[level]
    return tops, middles


def _from_origin(made: Genogram) -> Genogram:
    """The same diagram with its top left corner at the origin, and as large as it is."""
    half = made.symbol * 0.56
    xs = [each.x + d for each in made.spots for d in (-half, half)]
    ys = [each.y + d for each in made.spots for d in (-half, half)]
    for box in (*(each.words for each in made.spots), *(each.words for each in made.on_lines)):
        xs += [box[0], box[0] + box[2]]
        ys += [box[1], box[1] + box[3]]
    points = [point for line in made.lines for point in line.points]
    points += [point for outline in made.outlines for loop in outline.loops for point in loop]
    xs += [x for x, _ in points]
    ys += [y for _, y in points]
    if not xs:
        return made
    dx, dy = _MARGIN - min(xs), _MARGIN - min(ys)
    return _shifted(made, dx, dy, max(xs) - min(xs) + 2 * _MARGIN, max(ys) - min(ys) + 2 * _MARGIN)


def _shifted(made: Genogram, dx: float, dy: float, width: float, height: float) -> Genogram:
    def at(point: tuple[float, float]) -> tuple[float, float]:
        return round(point[0] + dx, 3), round(point[1] + dy, 3)

    def box(words: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        return (*at((words[0], words[1])), words[2], words[3])

    return replace(
        made,
        spots=tuple(Spot(s.id, s.row, *at((s.x, s.y)), s.side, box(s.words)) for s in made.spots),
        lines=tuple(Line(line.kind, tuple(at(point) for point in line.points)) for line in made.lines),
        cuts=tuple(Cut(at(cut.at), cut.strokes, cut.upright) for cut in made.cuts),
        on_lines=tuple(OnLine(each.union, box(each.words)) for each in made.on_lines),
        feelings=tuple(replace(each, start=at(each.start), end=at(each.end)) for each in made.feelings),
        outlines=tuple(
            replace(each, loops=tuple(tuple(at(point) for point in loop) for loop in each.loops)) for each in made.outlines
        ),
        width=round(width, 3),
        height=round(height, 3),
    )
