"""Pages of ordinary life: favourites, and a day from waking up to sleep."""

from dataclasses import replace

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.pages import Card, DrawingSlot, PictureSlot
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import cards_of, leave_over, on_sides
from lifestory_app.layout.arrange.pictures import drawing_figure, own_words, put_circle
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, rule
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Gradient, LaidOutPage, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, mixed, round_box
from lifestory_app.layout.text import Align, TextStyle

_MOST_FAVOURITES, _MOST_TIMES = 9, 6
_LEAST_CIRCLE = mm(8.5)


def favourites(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Up to nine favourites, each a picture in a circle with its kind and its name below; over a second side if need be."""
    side = Side(setting, fonts)
    y = side.header()
    cards, words = cards_of(side.value("cards")), side.words("words")
    below = min(side.height(words, side.types.body, side.w(11)), (side.foot - y) * 0.25)
    below += mm(8) if below else 0
    area = Rect(side.x(1), y, side.w(12), side.foot - y - below)
    groups = on_sides(cards, _MOST_FAVOURITES, lambda group: _most_room(side, group, area)[1] >= _LEAST_CIRCLE)
    done: list[LaidOutPage] = []
    for part, group in enumerate(groups):
        if part:
            side = Side(setting, fonts, len(done))
            top = side.header()
            area = Rect(side.x(1), top, side.w(12), side.foot - top)
        side.box("cards", area)
        end = _put_favourites(side, group, area)
        if not part:
            start = end + mm(8)
            side.write("words", words, side.types.body, side.x(1), start, side.w(11), side.foot)
            side.box("words", Rect(side.x(1), start, side.w(11), max(mm(10), side.foot - start)))
        if part == len(groups) - 1:
            for number, card in enumerate(cards[_MOST_FAVOURITES:], start=_MOST_FAVOURITES):
                leave_over(side, f"cards.{number}", card)
        done += side.sides()
    return tuple(done)


def _put_favourites(side: Side, cards: list[tuple[int, Card]], area: Rect) -> float:
    """Circles in rows, each row in the middle of the page. Returns their bottom."""
    if not cards:
        return area.bottom - mm(20)
    across, radius = _most_room(side, tuple(card for _, card in cards), area)
    cell = area.width / across
    down = -(-len(cards) // across)
    texts = max(_favourite_height(side, card, cell - mm(6)) for _, card in cards)
    step = min((area.height - 2 * radius - texts) / max(1, down - 1), 2 * radius + texts + mm(12)) if down > 1 else 0.0
    for place, (number, card) in enumerate(cards):
        row, column = divmod(place, across)
        in_row = min(across, len(cards) - row * across)
        start = area.x + (area.width - in_row * cell) / 2
        if side.setting.reads_right_to_left:
            column = in_row - 1 - column
        middle = start + (column + 0.5) * cell
        _favourite(side, f"cards.{number}", card, middle, area.y + row * step, radius, cell - mm(6), area.bottom)
    return area.y + (down - 1) * step + 2 * radius + texts


def _favourite_styles(side: Side) -> tuple[TextStyle, TextStyle]:
    body = side.types.body
    kind = replace(side.types.label, align=Align.CENTRE)
    return kind, replace(body, align=Align.CENTRE, weight=700, leading=body.size * mm(0.44), paragraph_gap=0.0, balance=True)


def _favourite_height(side: Side, card: Card, width: float) -> float:
    kind, named = _favourite_styles(side)
    high = side.height(said(card.title), kind, width)
    high += side.height(card.words, named, width) if not card.words.is_empty else mm(11)
    return high + side.height(said(card.note), replace(side.types.caption, align=Align.CENTRE), width) + mm(3)


def _most_room(side: Side, cards: tuple[Card, ...], area: Rect) -> tuple[int, float]:
    """How many stand in a row, so that the circles are as large as they can be, and their radius."""
    best = (1, 0.0)
    for across in range(1, min(5 if side.is_low else 3, len(cards)) + 1):
        cell = area.width / across
        down = -(-len(cards) // across)
        texts = max(_favourite_height(side, card, cell - mm(6)) for card in cards)
        radius = min((area.height / down - texts - mm(5)) / 2, cell * 0.36, 27 * side.unit)
        if radius > best[1] + 0.5:
            best = (across, radius)
    return best if best[1] else (1, mm(7))


def _favourite(side: Side, slot: str, card: Card, x: float, y: float, radius: float, width: float, foot: float) -> None:
    kind, named = _favourite_styles(side)
    colours = (side.tokens.d1, side.tokens.d2, side.tokens.d3, side.tokens.d4)
    number = int(slot.rpartition(".")[2])
    ground = mixed(colours[number % 4], "#FFFFFF", 0.62)
    _round_picture(side, slot, card.picture, x, y + radius, radius, ground)
    left, top = x - width / 2, y + 2 * radius + mm(3)
    end = side.write(slot, said(card.title), kind, left, top, width, foot)
    if card.words.is_empty:
        at = end + mm(9)
        wide = min(width, mm(44))
        side.items.append(rule(x - wide / 2, at, wide, scenery.rule_colour(side.theme), mm(0.4)))
    else:
        end = side.write(slot, card.words, named, left, end, width, foot)
    side.write(slot, said(card.note), replace(side.types.caption, align=Align.CENTRE), left, end, width, foot)
    side.box(slot, Rect(left, y, width, max(end, top + mm(8)) - y))


def _round_picture(side: Side, slot: str, picture: PictureSlot | None, x: float, y: float, radius: float, ground: str) -> None:
    """A picture in a circle; a pictogram stands a little smaller on a ground of its own."""
    if isinstance(picture, DrawingSlot) and isinstance(picture.drawing, Pictogram):
        ink = side.tokens.ink
        side.items.append(filled(circle(x, y + mm(0.9), radius), ink, 0.1))
        edge = Stroke(ink, mm(0.8)) if side.theme.id == "comic" else Stroke("#FFFFFF", mm(1.2))
        side.items.append(artifact(Shape(circle(x, y, radius - mm(0.5)), fill=ground, stroke=edge)))
        side.left_over(slot, own_words(picture))
        place = Rect(x - radius * 0.64, y - radius * 0.64, radius * 1.28, radius * 1.28)
        side.items.append(drawing_figure(side, picture, place, None, slot, ground))
        return
    if picture is None:
        edge = Stroke(scenery.quiet(side.theme), mm(0.5), (mm(2.2), mm(1.8)))
        side.items.append(artifact(Shape(circle(x, y, radius - mm(0.5)), fill="#FFFFFF", stroke=edge)))
        return
    put_circle(side, slot, picture, x, y, radius, ground)


def my_day(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A day from waking up to sleep: pictures along a lane that goes from morning to night, with the time and what happens."""
    side = Side(setting, fonts)
    y = side.header()
    cards, words = cards_of(side.value("cards")), side.words("words")
    if not words.is_empty:
        y = side.write("words", words, side.types.body, side.x(1), y, side.w(11), side.foot) + mm(7)
    side.box("words", Rect(side.x(1), y - mm(9), side.w(11), mm(9)))
    area = Rect(side.x(1), y, side.w(12), side.foot - y)
    groups = on_sides(cards, _MOST_TIMES, lambda group: _day_fits(side, group, area))
    done: list[LaidOutPage] = []
    for part, group in enumerate(groups):
        if part:
            side = Side(setting, fonts, len(done))
            top = side.header()
            area = Rect(side.x(1), top, side.w(12), side.foot - top)
        side.box("cards", area)
        if group:
            _put_day(side, group, area, min(len(cards), _MOST_TIMES))
        if part == len(groups) - 1:
            for number, card in enumerate(cards[_MOST_TIMES:], start=_MOST_TIMES):
                leave_over(side, f"cards.{number}", card)
        done += side.sides()
    return tuple(done)


def _day_columns(side: Side, count: int, area: Rect) -> list[Rect]:
    """One lane down the page, or two side by side on a square one."""
    if not side.is_square or count <= 3:
        return [area]
    width = (area.width - mm(8)) / 2
    columns = [replace(area, width=width), replace(area, x=area.x + width + mm(8), width=width)]
    return columns[::-1] if side.setting.reads_right_to_left else columns


def _day_row(side: Side, cards: tuple[Card, ...], area: Rect) -> float:
    """How high a row is: as the page allows, no higher than looks well unless its words need it."""
    columns = _day_columns(side, len(cards), area)
    room = area.height / -(-len(cards) // len(columns))
    usual = min(room, 44 * side.unit * (1.3 if side.setting.large_print else 1.0))
    width = columns[0].width - 2 * min(usual * 0.42, 17 * side.unit) - mm(11)
    return min(room, max(usual, max(_day_height(side, card, width) for card in cards) + mm(3)))


def _day_fits(side: Side, cards: tuple[Card, ...], area: Rect) -> bool:
    if not cards:
        return True
    if side.is_wide:
        cell = area.width / max(4, len(cards))
        lane = 2 * min(cell * 0.36, area.height * 0.17) + mm(11)
        return all(_day_height(side, card, cell - mm(4)) <= area.height - lane for card in cards)
    row = _day_row(side, cards, area)
    width = _day_columns(side, len(cards), area)[0].width - 2 * min(row * 0.42, 17 * side.unit) - mm(11)
    return all(_day_height(side, card, width) <= row for card in cards)


def _day_height(side: Side, card: Card, width: float) -> float:
    time_style, body = _day_styles(side)
    high = side.height(said(card.title), time_style, width) + side.height(card.words, body, width)
    return high + side.height(said(card.note), side.types.caption, width)


def _put_day(side: Side, cards: list[tuple[int, Card]], area: Rect, count: int) -> None:
    if side.is_wide:
        _day_across(side, cards, area, count)
        return
    places = _day_columns(side, len(cards), area)
    row = _day_row(side, tuple(card for _, card in cards), area)
    each = -(-len(cards) // len(places))
    for number, place in enumerate(places):
        _day_down(side, cards[number * each : (number + 1) * each], place, count, row)


def _lane_colours(side: Side) -> tuple[str, str, str]:
    """Morning, midday and night, pale enough to stay behind pictures."""
    tokens = side.tokens
    if side.theme.id == "night":
        return mixed(tokens.d2, "#FFFFFF", 0.25), mixed(tokens.d3, "#FFFFFF", 0.5), tokens.d1
    if side.theme.id == "plain":
        return mixed(tokens.d2, "#FFFFFF", 0.5), mixed(tokens.d3, "#FFFFFF", 0.4), mixed(tokens.d1, "#FFFFFF", 0.3)
    return mixed(tokens.d2, "#FFFFFF", 0.35), mixed(tokens.d1, "#FFFFFF", 0.45), mixed(tokens.d3, "#FFFFFF", 0.2)


def _lane(side: Side, place: Rect, down: bool, start: float = 0.0, end: float = 1.0) -> None:
    """The lane behind the pictures, from one share of the day to another."""
    morning, noon, night = _lane_colours(side)

    def at(share: float) -> str:
        return mixed(morning, noon, share * 2) if share < 0.5 else mixed(noon, night, share * 2 - 1)

    stops = tuple((each, at(start + (end - start) * each)) for each in (0.0, 0.5, 1.0))
    there = (place.x, place.bottom) if down else (place.right, place.y)
    if not down and side.setting.reads_right_to_left:
        fill = Gradient((place.right, place.y), (place.x, place.y), stops)
    else:
        fill = Gradient((place.x, place.y), there, stops)
    radius = 0.0 if side.theme.id in ("plain", "comic") else min(place.width, place.height) / 2
    edge = Stroke(side.tokens.ink, mm(0.8)) if side.theme.id == "comic" else None
    side.items.append(artifact(Shape(round_box(place, radius), fill=fill, stroke=edge)))


def _day_styles(side: Side) -> tuple[TextStyle, TextStyle]:
    label = side.types.label
    size = max(label.size + 2, 14.0)
    return replace(label, size=size, leading=size * mm(0.48), colour=side.tokens.a2), side.types.body


def _day_down(side: Side, cards: list[tuple[int, Card]], area: Rect, count: int, row: float) -> None:
    radius = min(row * 0.42, 17 * side.unit)
    lane = Rect(area.x, area.y, 2 * radius + mm(5), row * len(cards))
    mirrored = side.setting.reads_right_to_left
    if mirrored:
        lane = replace(lane, x=area.right - lane.width)
    _lane(side, lane, True, cards[0][0] / count, (cards[-1][0] + 1) / count)
    time_style, body = _day_styles(side)
    x = area.x if mirrored else lane.right + mm(6)
    width = area.width - lane.width - mm(6)
    for place, (number, card) in enumerate(cards):
        slot = f"cards.{number}"
        middle = area.y + row * (place + 0.5)
        _round_picture(side, slot, card.picture, lane.x + lane.width / 2, middle, radius, "#FFFFFF")
        high = _day_height(side, card, width)
        top, foot = max(area.y + row * place, middle - high / 2), area.y + row * (place + 1) + mm(0.5)
        end = side.write(slot, said(card.title), time_style, x, top, width, foot)
        end = side.write(slot, card.words, body, x, end, width, foot)
        side.write(slot, said(card.note), side.types.caption, x, end, width, foot)
        side.box(slot, Rect(area.x, area.y + row * place, area.width, row))


def _day_across(side: Side, cards: list[tuple[int, Card]], area: Rect, count: int) -> None:
    cell = area.width / max(4, len(cards))
    radius = min(cell * 0.36, area.height * 0.17)
    time_style, body = _day_styles(side)
    lane = Rect(area.x, area.y, cell * len(cards), 2 * radius + mm(6))
    mirrored = side.setting.reads_right_to_left
    if mirrored:
        lane = replace(lane, x=area.right - lane.width)
    _lane(side, lane, False, cards[0][0] / count, (cards[-1][0] + 1) / count)
    for place, (number, card) in enumerate(cards):
        slot = f"cards.{number}"
        left = lane.x + (len(cards) - 1 - place if mirrored else place) * cell
        _round_picture(side, slot, card.picture, left + cell / 2, lane.y + lane.height / 2, radius, "#FFFFFF")
        x, width, foot = left + mm(2), cell - mm(4), area.bottom
        end = side.write(slot, said(card.title), time_style, x, lane.bottom + mm(5), width, foot)
        end = side.write(slot, card.words, body, x, end, width, foot)
        side.write(slot, said(card.note), side.types.caption, x, end, width, foot)
        side.box(slot, Rect(left, area.y, cell, area.height))


ARRANGERS: dict[str, Arranger] = {"favourites": favourites, "my-day": my_day}
