"""Words and Pictures: the story of why, as a strip of panels or one panel a side, each with its words and whose they are."""

import random
from dataclasses import replace

from lifestory_app.domain.storyboards import HIGH, WIDE, Panel
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.arrange.side import Side, all_sides, said
from lifestory_app.layout.display import (
    Group,
    Item,
    LaidOutPage,
    MissingLetter,
    Path,
    Placed,
    Rect,
    Segment,
    Shape,
    Stroke,
    Tagged,
)
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.panels import draw_panel, told
from lifestory_app.layout.text import TextStyle

Row = tuple[Panel, ...]

_GAP = mm(9)
_BELOW, _ABOVE_WORDS, _ABOVE_WHOSE = mm(6), mm(3.5), mm(1.5)
_SIZES = ((1.0, 1.0), (0.94, 1.0), (1.0, 0.92), (0.92, 0.92), (0.88, 0.88), (0.84, 0.84), (0.78, 0.84))
"""Shares of the usual width of panels and size of words, the best first."""


def strip(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Panels side by side, row by row, over as many sides as they need. A panel is never cut from its words."""
    panels = setting.story.panels if setting.story else ()
    side, y = _begun(setting, fonts)
    sides = [side]
    columns = _columns(side)
    column = (side.w(12) - _GAP * (columns - 1)) / columns
    rows = [panels[first : first + columns] for first in range(0, len(panels), columns)]
    while rows:
        count, width, style = _rows_that_fit(side, rows, column, side.foot - y)
        for row in rows[:count]:
            for number, panel in enumerate(row):
                place = columns - 1 - number if setting.reads_right_to_left else number
                x = side.x(1) + place * (column + _GAP)
                _put(side, panel, Rect(x, y, width, width * HIGH / WIDE), style, x, column)
            y += max(_height(side, panel, width, column, style) for panel in row) + _BELOW
        rows = rows[count:]
        if rows:
            side = Side(setting, fonts, side.part + 1)
            sides.append(side)
            y = side.header()
    return all_sides(sides)


def large(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One panel a side, as large as the paper allows, with its words large below it."""
    panels = setting.story.panels if setting.story else ()
    side, y = _begun(setting, fonts)
    sides = [side]
    for number, panel in enumerate(panels):
        if number:
            side = Side(setting, fonts, number)
            sides.append(side)
            y = side.header()
        style = side.types.lead if not side.setting.large_print else side.types.body
        words = side.height(panel.words, style, side.w(12)) + _whose_height(side, panel, side.w(12))
        width = min(side.w(12), max(mm(40), side.foot - y - words - mm(8)) * WIDE / HIGH)
        place = Rect(side.x(1) + (side.w(12) - width) / 2, y, width, width * HIGH / WIDE)
        _put(side, panel, place, style, side.x(1), side.w(12))
    return all_sides(sides)


def _begun(setting: Setting, fonts: Fonts) -> tuple[Side, float]:
    """The first side with its title and the line below it. Returns where panels begin."""
    if not setting.page.title.strip() and setting.story is not None:
        setting = replace(setting, page=replace(setting.page, title=setting.story.title))
    side = Side(setting, fonts)
    y = side.header()
    words = side.words("words")
    if not words.is_empty:
        y = side.write("words", words, side.types.body, side.x(1), y - mm(2), side.w(12), side.foot) + mm(6)
    side.box("words", Rect(side.x(1), y, side.w(12), 0))
    return side, y


def _columns(side: Side) -> int:
    if side.is_narrow:
        return 1
    return 3 if side.is_wide else 2


def _rows_that_fit(side: Side, rows: list[Row], column: float, room: float) -> tuple[int, float, TextStyle]:
    """How many rows a side holds, and the width of panels and the words with which most of them do: the largest of these."""
    best: tuple[int, float, TextStyle] | None = None
    body = side.types.body
    for share, step in _SIZES:
        if side.setting.large_print and step != 1.0:
            continue
        style = replace(body, size=body.size * step, leading=body.leading * step)
        width = column * share
        used, count = 0.0, 0
        for row in rows:
            used += max(_height(side, panel, width, column, style) for panel in row)
            if used > room + 0.05:
                break
            count, used = count + 1, used + _BELOW
        if best is None or count > best[0]:
            best = (count, width, style)
    assert best is not None
    return max(1, best[0]), best[1], best[2]


def _height(side: Side, panel: Panel, width: float, column: float, style: TextStyle) -> float:
    words = side.height(panel.words, style, column)
    return width * HIGH / WIDE + (_ABOVE_WORDS + words if words else 0) + _whose_height(side, panel, column)


def _whose_height(side: Side, panel: Panel, width: float) -> float:
    return _ABOVE_WHOSE + side.height(said(panel.whose), side.types.label, width) if panel.whose.strip() else 0.0


def _put(side: Side, panel: Panel, place: Rect, style: TextStyle, x: float, width: float) -> None:
    """One panel with its words below it, down to the foot of the page at the most, and whose they are."""
    slot = f"panel.{panel.id}"
    side.box(slot, place)
    _drawing(side, slot, panel, place)
    whose = side.set(said(panel.whose), replace(side.types.label, colour=side.tokens.a2), width)
    y = place.bottom + _ABOVE_WORDS
    room = side.foot - y - (whose.height + _ABOVE_WHOSE if whose.lines else 0)
    if not panel.words.is_empty:
        y = side.put(slot, side.set(panel.words, style, width), x, y, room)
    if whose.lines:
        side.ink(slot, whose, x, y + _ABOVE_WHOSE)


def _drawing(side: Side, slot: str, panel: Panel, place: Rect) -> None:
    """The drawing as one Figure inside a frame drawn by hand; an empty panel is room to draw on paper."""
    border = _by_hand(place, panel.id, side.theme.id != "plain")
    ink = draw_panel(panel, place, side.types.bubble, side.setting.lang, side.fonts, side.setting.photo)
    for view, wide, high in ink.photos:
        side.placed.append(Placed(slot, view.photo, view, wide, high))
    for letter in ink.missing:
        side.missing.append(MissingLetter(slot, letter))
    line = Stroke(side.tokens.ink, mm(0.5) if side.theme.id == "plain" else mm(0.95))
    items: tuple[Item, ...] = (
        (Shape(border, fill="#FFFFFF"), Group(ink.items, clip=border)) if ink.items else (Shape(border, fill="#FFFFFF"),)
    )
    side.items.append(Tagged("Figure", items, alt=told(panel), place=place, slot=slot))
    side.items.append(artifact(Shape(border, stroke=line)))


def _by_hand(place: Rect, seed: str, wobbles: bool) -> Path:
    """A box as a hand draws it: corners a little off, sides a little bent; the same for ever for one panel."""
    dice = random.Random(seed)  # noqa: S311 - a wobble, no secret

    def off(by: float) -> float:
        return dice.uniform(-by, by) if wobbles else 0.0

    corners = [
        (place.x + off(mm(0.9)), place.y + off(mm(0.9))),
        (place.right + off(mm(0.9)), place.y + off(mm(0.9))),
        (place.right + off(mm(0.9)), place.bottom + off(mm(0.9))),
        (place.x + off(mm(0.9)), place.bottom + off(mm(0.9))),
    ]
    path: list[Segment] = [("M", *corners[0])]
    for number in range(4):
        (ax, ay), (bx, by) = corners[number], corners[(number + 1) % 4]
        path.append(
            (
                "C",
                ax + (bx - ax) / 3 + off(mm(0.5)),
                ay + (by - ay) / 3 + off(mm(0.5)),
                ax + (bx - ax) * 2 / 3 + off(mm(0.5)),
                ay + (by - ay) * 2 / 3 + off(mm(0.5)),
                bx,
                by,
            )
        )
    return (*path, ("Z",))


ARRANGERS: dict[str, Arranger] = {"words-and-pictures": strip, "words-and-pictures-large": large}
