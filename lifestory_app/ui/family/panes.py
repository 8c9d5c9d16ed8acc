"""The diagram and the form beside each other, or where there is little room one at a time."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look

TOGETHER = 790
"""Pixels at 100 % that both need to be seen side by side."""
FORM, LEAST_FORM, MOST_FORM = 400, 344, 560


class TwoPanes(QWidget):
    """Both where there is room. Else two words above choose which is seen."""

    def __init__(self, diagram: QWidget, form: QWidget) -> None:
        super().__init__()
        self.diagram, self.form = diagram, form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(16, 8, 16, 0)
        self.which = kit.Segments(
            [("diagram", self.tr("Diagram"), "family"), ("form", self.tr("Form"), "write")], self.tr("What is seen")
        )
        self.which.choose("diagram")
        self.which.chosen.connect(lambda _: self._show())
        row.addWidget(self.which)
        row.addStretch(1)
        column.addWidget(self._switch)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(diagram)
        self._panes.addWidget(form)
        self._panes.setStretchFactor(0, 1)
        column.addWidget(self._panes, 1)
        self._shared: tuple[int, float] = (0, 0.0)
        self._show()

    @property
    def are_together(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= look.px(TOGETHER)

    def show_diagram(self) -> None:
        """Let the diagram be seen."""
        self.which.choose("diagram")
        self._show()

    def show_form(self) -> None:
        """Let the form be seen."""
        self.which.choose("form")
        self._show()

    def minimumSizeHint(self) -> QSize:
        """One of the two is all that must have room, or the window could never become so narrow that they take turns."""
        return QSize(look.px(LEAST_FORM), super().minimumSizeHint().height())

    def _show(self) -> None:
        both = self.are_together
        self._switch.setVisible(not both)
        self.diagram.setVisible(both or self.which.choice == "diagram")
        self.form.setVisible(both or self.which.choice == "form")
        self.form.setMinimumWidth(look.px(LEAST_FORM) if both else 0)
        self.form.setMaximumWidth(look.px(MOST_FORM) if both else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_shared"):
            self._fit()

    def _fit(self) -> None:
        self._show()
        now = (self.width(), look.scale())
        if self.are_together and now != self._shared:
            self._shared = now
            form = look.px(FORM)
            self._panes.setSizes([self.width() - form, form])
