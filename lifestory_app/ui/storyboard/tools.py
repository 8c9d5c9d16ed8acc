"""The tools above a panel: what the pen draws, in which colour and how thick. Each has its word below its drawing."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QToolButton, QVBoxLayout, QWidget

from lifestory_app.domain.storyboards import BubbleKind, InkColour, MarkKind, Thickness
from lifestory_app.services.storyboards import colours
from lifestory_app.ui import kit, look
from lifestory_app.ui.kit.buttons import PressedByEnter
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.storyboard.canvas import MOVE, RUB_OUT, Pen
from lifestory_app.ui.storyboard.names import colour_names, thicknesses
from lifestory_app.ui.words.flow import Flow


class _Tool(PressedByEnter, QToolButton):
    """One tool: a drawing with its word below."""

    def __init__(self, word: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(word)
        self.setCheckable(True)
        self.setProperty("role", "tool")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(look.icon(self._icon, "sel_ink" if self.isChecked() else "ink", wide=False))
        self.setIconSize(look.icon_size(wide=False))
        self.setMinimumSize(look.px(54), look.px(52))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class _Swatch(PressedByEnter, QToolButton):
    """One colour, named for those who cannot tell it; the chosen one has a ring."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("role", "swatch")
        self.setFixedSize(40, 40)
        self.setIconSize(QSize(34, 34))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        pixmap = QPixmap(68, 68)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colour))
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawEllipse(6, 6, 22, 22)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.drawEllipse(2, 2, 30, 30)
        painter.end()
        self.setIcon(QIcon(pixmap))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


def _flowing(widget: QWidget, gap: int, below: int) -> Flow:
    """Things side by side that go on in another row where the window is narrow or the text large."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(12, below, 12, below)
    row = Flow(gap)
    column.addLayout(row)
    return row


class ToolRow(QWidget):
    """The row of tools. It reports the tool that is taken, and the pen."""

    tool_taken = Signal(str)
    pen_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pen = Pen()
        row = _flowing(self, 2, 6)
        self._tools: dict[str, _Tool] = {}
        group = QButtonGroup(self)
        for tool, word, icon in (
            (MOVE, self.tr("Move"), "select"),
            (str(MarkKind.PEN), self.tr("Pen"), "pen"),
            (str(MarkKind.LINE), self.tr("Line"), "line"),
            (str(MarkKind.ARROW), self.tr("Arrow"), "arrow"),
            (str(MarkKind.BOX), self.tr("Box"), "square"),
            (str(MarkKind.OVAL), self.tr("Oval"), "oval"),
            (str(BubbleKind.SPEECH), self.tr("Speech"), "bubble"),
            (str(BubbleKind.THOUGHT), self.tr("Thought"), "thought"),
            (str(BubbleKind.LABEL), self.tr("Word"), "text"),
            (RUB_OUT, self.tr("Rub out"), "eraser"),
        ):
            button = _Tool(word, icon)
            button.clicked.connect(lambda _=False, tool=tool: self.tool_taken.emit(tool))
            group.addButton(button)
            self._tools[tool] = button
            row.addWidget(button)
        self._tools[MOVE].setChecked(True)

    def choose(self, tool: str) -> None:
        """Mark the tool in hand."""
        self._tools[tool].setChecked(True)

    def button(self, tool: str) -> QToolButton:
        """The button of a tool."""
        return self._tools[tool]


class PenRow(QWidget):
    """Colours, how thick, and whether shapes are filled."""

    pen_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pen = Pen()
        row = _flowing(self, 0, 4)
        self._swatches: dict[InkColour, _Swatch] = {}
        group = QButtonGroup(self)
        names = colour_names()
        for colour, shade in colours().items():
            swatch = _Swatch(names[colour], shade)
            swatch.clicked.connect(lambda _=False, colour=colour: self._change(colour=colour))
            group.addButton(swatch)
            self._swatches[colour] = swatch
            row.addWidget(swatch)
        self._swatches[InkColour.BLACK].setChecked(True)
        self._says = kit.label(names[InkColour.BLACK], "body")
        self._says.setContentsMargins(8, 10, 16, 10)
        row.addWidget(self._says)
        self.thick = Choice(thicknesses())
        self.thick.setAccessibleName(self.tr("How thick the line is"))
        self.thick.show_value(Thickness.MIDDLE)
        self.thick.picked.connect(lambda thickness: self._change(thickness=thickness))
        self.fill = QCheckBox(self.tr("Filled"))
        self.fill.toggled.connect(lambda filled: self._change(filled=filled))
        row.addWidget(self.thick)
        row.addWidget(self.fill)

    def _change(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self._pen, name, value)
        self._says.setText(colour_names()[self._pen.colour])
        self.pen_changed.emit(Pen(self._pen.colour, self._pen.thickness, self._pen.filled))
