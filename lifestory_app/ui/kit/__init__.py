"""The parts that every screen is made of. They follow the scheme and the size of text by themselves."""

from lifestory_app.ui.kit.buttons import Button, IconButton, ModeButton, Segments
from lifestory_app.ui.kit.dialogs import Dialog, TextDialog, Toast, lend_help, stand_in_the_middle
from lifestory_app.ui.kit.fields import Combo, Number
from lifestory_app.ui.kit.panels import Banner, Card, Chip, Empty, Field, Fold, OptionCard, Pane
from lifestory_app.ui.kit.pieces import Icon, clear, label, line, scrolled, set_role, tab_as_laid_out

__all__ = [
    "Banner",
    "Button",
    "Card",
    "Chip",
    "Combo",
    "Dialog",
    "Empty",
    "Field",
    "Fold",
    "Icon",
    "IconButton",
    "ModeButton",
    "Number",
    "OptionCard",
    "Pane",
    "Segments",
    "TextDialog",
    "Toast",
    "clear",
    "label",
    "lend_help",
    "line",
    "scrolled",
    "set_role",
    "stand_in_the_middle",
    "tab_as_laid_out",
]
