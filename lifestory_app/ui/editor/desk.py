"""The middle of the editor: the page with its tools above and its zoom below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit
from lifestory_app.ui.editor.canvas import PageCanvas
from lifestory_app.ui.zoom_area import ZoomArea


class Desk(QWidget):
    """Shows the page and reports what is wished of it."""

    layout_wanted = Signal()
    theme_wanted = Signal()
    photos_wanted = Signal()
    stepped = Signal(int)
    spread_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._level = 0
        self._names = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_tools())
        self.canvas = PageCanvas()
        self.canvas.setAccessibleName(self.tr("The page"))
        self.area = ZoomArea(self.canvas)
        self.area.settled.connect(self._show_zoom)
        column.addWidget(self.area, 1)
        column.addWidget(self._make_foot())
        self.canvas.stepped.connect(self.stepped)

    def _make_tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._where = QLabel()
        self._where.setProperty("role", "strong")
        self._of = kit.label("", "body")
        self.pages_button = kit.Button(self.tr("Pages"), "list")
        self.pages_button.setCheckable(True)
        self.pages_button.hide()
        row.addWidget(self.pages_button)
        row.addWidget(self._where)
        row.addWidget(self._of)
        row.addStretch(1)
        self.layout_button = kit.Button(self.tr("Layout"), "layout")
        self.theme_button = kit.Button(self.tr("Look"), "theme")
        self.photos_button = kit.Button(self.tr("Photos"), "photos")
        for button, signal in (
            (self.layout_button, self.layout_wanted),
            (self.theme_button, self.theme_wanted),
            (self.photos_button, self.photos_wanted),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        return bar

    def _make_foot(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._back = kit.Button("", "left", "quiet")
        self._on = kit.Button("", "right", "quiet")
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addStretch(1)
        self.sides = kit.Segments(
            [("one", self.tr("One"), "page"), ("two", self.tr("Two"), "spread")], self.tr("Pages at once")
        )
        self.sides.choose("one")
        self.sides.chosen.connect(lambda which: self.spread_wanted.emit(which == "two"))
        row.addWidget(self.sides)
        self._out = kit.IconButton("zoom-out", self.tr("Smaller"), "Ctrl+-")
        self._in = kit.IconButton("zoom-in", self.tr("Larger"), "Ctrl++")
        self._fit = kit.Button("", role="quiet")
        self._fit.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._out.clicked.connect(lambda: self.zoom_by(-1))
        self._in.clicked.connect(lambda: self.zoom_by(1))
        self._fit.clicked.connect(self.fit)
        for button in (self._out, self._fit, self._in):
            row.addWidget(button)
        return bar

    def show_place(self, where: str, of: str, before: str, after: str, said: str) -> None:
        """Say which page this is, of how many, and what the pages before and after are called."""
        self._where.setText(where)
        self._of.setText(of)
        self._names = (before, after)
        self._show_neighbours()
        self._back.setEnabled(bool(before))
        self._back.setAccessibleName(before or self.tr("No page before"))
        self._on.setEnabled(bool(after))
        self._on.setAccessibleName(after or self.tr("No page after"))
        self.canvas.setAccessibleName(where)
        self.canvas.setAccessibleDescription(said)

    def fit(self) -> None:
        """Show the whole page."""
        self.area.fit()

    def zoom_by(self, step: int) -> None:
        """Show the page larger or smaller by a step."""
        self.area.zoom_by(step)

    def settle(self) -> None:
        """Give the canvas the room that its zoom needs."""
        self.area.settle()

    def _show_zoom(self, percent: int, fits: bool) -> None:
        shown = self.tr("Fit: {percent} %") if fits else self.tr("{percent} %")
        self._fit.setText(shown.format(percent=percent))
        self._fit.setAccessibleName(self.tr("Fit the page to the window, now {percent} %").format(percent=percent))

    def narrow(self, level: int) -> None:
        """Leave out what there is no room for: 1 the words of the tools, 2 also the names of the neighbours."""
        self._level = level
        for button, text in (
            (self.layout_button, self.tr("Layout")),
            (self.theme_button, self.tr("Look")),
            (self.photos_button, self.tr("Photos")),
        ):
            button.setText("" if level else text)
            button.setAccessibleName(text)
            button.setToolTip(text)
        self.sides.show_with_icons(level < 1)
        self._of.setVisible(level < 2)
        self._show_neighbours()

    def _show_neighbours(self) -> None:
        for button, name in ((self._back, self._names[0]), (self._on, self._names[1])):
            button.setText(name if self._level < 2 else "")
            key = self.tr("Ctrl+Page Up") if button is self._back else self.tr("Ctrl+Page Down")
            button.setToolTip(self.tr("{page}, {key}").format(page=name or button.accessibleName(), key=key))
