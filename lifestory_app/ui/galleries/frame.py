"""The frame that all galleries share: title above, choices at the left, previews at the right, what it does at the foot."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.galleries.grid import PageGrid

WIDE, HIGH = 1198, 704


class GalleryFrame(QDialog):
    """A dialog with previews. Esc leaves all as it was, Ctrl+Enter uses what is chosen."""

    closed = Signal()

    def __init__(self, title: str, icon: str, deed: str, grid: PageGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.grid = grid
        self.left = QVBoxLayout()
        self.count = kit.label("", "quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._make_head(title, icon))
        whole.addWidget(kit.line())
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._make_left())
        middle.addWidget(self._make_right(), 1)
        whole.addLayout(middle, 1)
        whole.addWidget(self._make_foot(deed))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.primary.click)
        grid.used.connect(self.primary.click)
        self.finished.connect(lambda _: self.closed.emit())

    def _make_head(self, title: str, icon: str) -> QWidget:
        head = QFrame()
        head.setProperty("role", "panel")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addWidget(kit.Icon(icon, "accent_text", 24))
        self.title = kit.label(title, "h1", wraps=True)
        row.addWidget(self.title, 1)
        self._close = kit.IconButton("close", self.tr("Close"), "Esc")
        self._close.clicked.connect(self.reject)
        row.addWidget(self._close)
        return head

    def _make_left(self) -> QWidget:
        inside = QFrame()
        inside.setProperty("role", "panel")
        self.left.setContentsMargins(24, 20, 24, 16)
        self.left.setSpacing(8)
        inside.setLayout(self.left)
        pane = kit.scrolled(inside)
        self._pane = QFrame()
        self._pane.setProperty("role", "left")
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        # Four words side by side, and the room around them.
        self._pane.setFixedWidth(4 * (look.px(38) + 27) + 52)
        return self._pane

    def _make_right(self) -> QWidget:
        right = QFrame()
        right.setProperty("role", "window")
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 8, 0)
        column.setSpacing(8)
        self.count.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.grid, 1)
        return right

    def _make_foot(self, deed: str) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self._mark = kit.Icon("tray", "note")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._says = QLabel()
        self._says.setTextFormat(Qt.TextFormat.RichText)
        self._says.setWordWrap(True)
        row.addWidget(self._says, 1)
        self.cancel = kit.Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.primary = kit.Button(deed, "tick", role="primary")
        row.addWidget(self.primary)
        for button in (self.cancel, self.primary):
            # Enter in the grid uses the preview under the keys; no button takes it away.
            button.setAutoDefault(False)
        return foot

    def say(self, bold: str, plain: str, mark: str = "tray", shade: str = "note") -> None:
        """Say at the foot what using this will do: first a name in bold, then the sentence about it."""
        self._says.setText(f"<b>{escape(bold)}</b> {escape(plain)}".strip())
        self._mark.show_icon(mark, shade)

    @property
    def says(self) -> str:
        """The sentence at the foot, as plain text."""
        return self._says.text().replace("<b>", "").replace("</b>", "")

    def sizeHint(self) -> QSize:
        window = self.parentWidget().window() if self.parentWidget() else None
        room = window.size() if window is not None and window.isVisible() else self.screen().availableSize()
        return QSize(min(look.px(WIDE), room.width() - 48), min(look.px(HIGH), room.height() - 48))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.sizeHint())
        kit.stand_in_the_middle(self)
        kit.lend_help(self)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)


class _Words(QLabel):
    """The words of a check box, over as many lines as they need."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(box)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)
        self._box.toggle()


def check_row(text: str) -> tuple[QWidget, QCheckBox]:
    """A check box whose words may go over several lines, and the row that holds both."""
    row, box = QWidget(), QCheckBox()
    box.setAccessibleName(text)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(_Words(text, box), 1)
    return row, box
