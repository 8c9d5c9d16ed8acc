"""What the keys do to a thing on the page: arrows move it, with Ctrl they turn it, plus and minus make it larger or smaller."""

from PySide6.QtCore import Qt

from lifestory_app.domain.pages import ScrapItem
from lifestory_app.domain.scrapbook import Paper, ScrapPlace
from lifestory_app.ui.scrapbook import geometry

STEP, LONG_STEP = 1.0, 5.0
"""Millimetres, without and with Shift."""

TURN, LONG_TURN = 1.0, 15.0
LARGER = 1.05

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def nudged(item: ScrapItem, key: int, held: Qt.KeyboardModifier, paper: Paper) -> tuple[ScrapPlace, str] | None:
    """The place that a key asks for, and what kind of step it is: move, size or turn. None for another key."""
    none, shift, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    place, least = item.place, item.least
    if key in ARROWS and held in (none, shift):
        by = LONG_STEP if held == shift else STEP
        dx, dy = ARROWS[Qt.Key(key)]
        return geometry.moved(place, dx * by, dy * by, paper)[0], "move"
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held in (ctrl, ctrl | shift):
        by = (LONG_TURN if held & shift else TURN) * (1 if key == Qt.Key.Key_Right else -1)
        return geometry.turned(place, round(place.turn + by), paper, least), "turn"
    if held in (none, shift):
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            return geometry.grown(place, LARGER, paper, least), "size"
        if key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            return geometry.grown(place, 1 / LARGER, paper, least), "size"
    return None
