"""Which keys a field takes for itself, and what they do. All others go to the window."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

COMMANDS = {
    "Ctrl+B": "strong",
    "Ctrl+I": "emphasis",
    "Ctrl+Shift+L": "list",
    "Ctrl+J": "starters",
    "F7": "next",
    "Shift+F7": "before",
    "Alt+Return": "use",
    "Alt+Enter": "use",
}
_TEXT_KEYS = {
    Qt.Key.Key_C,
    Qt.Key.Key_X,
    Qt.Key.Key_V,
    Qt.Key.Key_A,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Insert,
}
"""With Ctrl held, only these are for text: all other keys with Ctrl belong to the window, undo first of all."""


def command_of(event: QKeyEvent) -> str:
    """What a key asks of the field, "" for nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return COMMANDS.get(key.toString(QKeySequence.SequenceFormat.PortableText), "")


def is_for_text(event: QKeyEvent) -> bool:
    """Whether a key moves in text or changes it. Ctrl with Alt writes letters on many keyboards."""
    modifiers = event.modifiers()
    if command_of(event):
        return False
    has_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    has_alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if has_ctrl and not has_alt:
        return event.key() in _TEXT_KEYS
    if has_alt and not has_ctrl:
        return bool(event.text()) and event.text().isprintable()
    return event.key() != Qt.Key.Key_Escape and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
