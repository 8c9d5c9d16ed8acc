"""Buttons that say their deed, and rows of choices. Their icons follow the scheme by themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from lifestory_app.ui import look


class PressedByEnter:
    """A button that Enter presses wherever it stands. Qt does that only inside dialogs."""

    def keyPressEvent(self: QAbstractButton, event: QKeyEvent) -> None:  # type: ignore[misc]
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class Button(PressedByEnter, QPushButton):
    """A button that says its deed: ordinary, primary, quiet or link."""

    def __init__(self, text: str, icon: str = "", role: str = "ordinary", *, big: bool = False) -> None:
        super().__init__(text)
        self._icon = icon
        self.setProperty("role", role)
        if big:
            self.setProperty("big", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon, or none."""
        self._icon = name
        self._draw()

    def _draw(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        shade = {"primary": "accent_ink", "link": "accent_text"}.get(str(self.property("role")), "ink")
        if self.isChecked() and self.property("role") == "row":
            shade = "sel_ink"
        self.setIcon(look.icon(self._icon, shade))
        self.setIconSize(look.icon_size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class IconButton(PressedByEnter, QToolButton):
    """A button that is only an icon; its name is read out and shown with its key when pointed at."""

    def __init__(self, icon: str, name: str, key: str = "", *, framed: bool = False, role: str = "ink") -> None:
        super().__init__()
        self._icon, self._shade = icon, role
        self.setAccessibleName(name)
        self.setToolTip(f"{name}, {key}" if key else name)
        if framed:
            self.setProperty("framed", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._draw)
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._draw()

    def _draw(self) -> None:
        self.setIcon(look.icon(self._icon, "sel_ink" if self.isChecked() else self._shade, wide=False))
        self.setIconSize(look.icon_size(wide=False))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class ModeButton(PressedByEnter, QToolButton):
    """A word with an icon in the top bar that chooses what the window is for."""

    def __init__(self, text: str, icon: str, key: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._word, self._with_icon, self._with_word = text, True, True
        self.setAccessibleName(text)
        self.setProperty("role", "mode")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"{text}, {key}" if key else text)
        self.toggled.connect(self._draw)
        self._draw()

    def show_with_icon(self, with_icon: bool) -> None:
        """Show the icon beside the word, or where there is little room the word alone."""
        if with_icon != self._with_icon:
            self._with_icon = with_icon
            self._draw()

    def show_word(self, with_word: bool) -> None:
        """Show the word, or where there is least room the icon alone while the mode is not the chosen one."""
        if with_word != self._with_word:
            self._with_word = with_word
            self._draw()

    def _draw(self) -> None:
        style = Qt.ToolButtonStyle
        is_told = self._with_word or self.isChecked()
        self.setText(self._word if is_told else "")
        if is_told:
            self.setToolButtonStyle(style.ToolButtonTextBesideIcon if self._with_icon else style.ToolButtonTextOnly)
        else:
            self.setToolButtonStyle(style.ToolButtonIconOnly)
        self.setIcon(look.icon(self._icon, "accent_text" if self.isChecked() else "ink2"))
        self.setIconSize(look.icon_size())
        self.setFixedHeight(look.px(64))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class _Segment(PressedByEnter, QToolButton):
    """One of a row of choices."""


class Segments(QWidget):
    """A few words of which one is chosen. Arrow keys move within it, Tab leaves it. With `over`, icons stand over the words."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str, str]], name: str = "", *, over: bool = False) -> None:
        super().__init__()
        self._buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for number, (key, word, icon) in enumerate(options):
            button = _Segment()
            button.setText(word)
            button.setAccessibleName(f"{name}: {word}" if name else word)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("over", "true" if over else "false")
            button.setProperty("edge", "first" if number == 0 else "last" if number == len(options) - 1 else "inner")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._buttons[key], self._icons[key] = button, icon
            if icon:
                style = Qt.ToolButtonStyle
                button.setToolButtonStyle(style.ToolButtonTextUnderIcon if over else style.ToolButtonTextBesideIcon)
            self._group.addButton(button)
            button.toggled.connect(self._draw)
            self._grid.addWidget(button, 0, number)
        self._draw()

    def fold(self, columns: int) -> None:
        """Stand in rows of so many, where there is not room for all side by side."""
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)
            is_last = number % columns == columns - 1 or number == len(self._buttons) - 1
            button.setProperty("edge", "first" if number % columns == 0 else "last" if is_last else "inner")
            button.style().unpolish(button)
            button.style().polish(button)

    def choose(self, id: str) -> None:
        """Mark one as chosen, without saying so to anybody."""
        if id in self._buttons:
            self._buttons[id].setChecked(True)

    @property
    def choice(self) -> str:
        """The id of the chosen one, "" before any was."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def show_with_icons(self, with_icons: bool) -> None:
        """Show icons beside the words, or where there is little room the words alone."""
        style = Qt.ToolButtonStyle
        for key, button in self._buttons.items():
            if self._icons[key]:
                button.setToolButtonStyle(style.ToolButtonTextBesideIcon if with_icons else style.ToolButtonTextOnly)

    def button(self, id: str) -> QToolButton:
        """One of the buttons, for an owner that disables or describes it."""
        return self._buttons[id]

    def _draw(self) -> None:
        for key, button in self._buttons.items():
            if self._icons[key]:
                button.setIcon(look.icon(self._icons[key], "sel_ink" if button.isChecked() else "ink"))
                button.setIconSize(look.icon_size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
