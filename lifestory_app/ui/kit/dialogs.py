"""What stands over the window: a dialog for a task, a toast for what was just done."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.ui import look
from lifestory_app.ui.kit.buttons import Button, IconButton
from lifestory_app.ui.kit.panels import Field
from lifestory_app.ui.kit.pieces import Icon, label, scrolled

SHADE = "#22282B"
SHADE_ALPHA = 0.45


class Dialog(QDialog):
    """A task over the window: title and foot stay, the middle scrolls. Esc cancels, Ctrl+Enter does the primary deed."""

    def __init__(
        self, parent: QWidget | None, title: str, icon: str = "", primary: str = "", cancel: str = "", width: int = 640
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._shade: _Shade | None = None
        whole = QVBoxLayout(self)
        # The frame of the style sheet is drawn inside the dialog; the column keeps clear of it.
        whole.setContentsMargins(2, 2, 2, 2)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 12)
        head.setSpacing(12)
        if icon:
            head.addWidget(Icon(icon, "accent_text", 24))
        self.title = label(title, "h1", wraps=True)
        head.addWidget(self.title, 1)
        self._close = IconButton("close", self.tr("Close"), "Esc")
        self._close.clicked.connect(self.reject)
        head.addWidget(self._close)
        whole.addLayout(head)
        inside = QWidget()
        inside.setProperty("role", "panel")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 8, 24, 16)
        self.body.setSpacing(12)
        self._area = scrolled(inside)
        whole.addWidget(self._area, 1)
        inside.installEventFilter(self)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self.foot = label("", "small")
        row.addWidget(self.foot, 1)
        self.cancel = Button(cancel or (self.tr("Cancel") if primary else self.tr("Close")))
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.primary = Button(primary, role="primary")
        row.addWidget(self.primary)
        self.primary.setVisible(bool(primary))
        whole.addWidget(foot)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.primary.click)
        self._wide = width

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.fit()
        # How high words stand in a width is known for certain once they have been laid out in it.
        QTimer.singleShot(0, self, self._grow)
        lend_help(self)
        window = self.parentWidget().window() if self.parentWidget() else None
        if window is not None and window.isVisible() and self.isModal() and self._shade is None:
            self._shade = _Shade(window)
        self._begin()

    def fit(self) -> None:
        """Be as large as what is inside asks for, and at most as large as the window allows."""
        window = self.parentWidget().window() if self.parentWidget() else None
        seen = window is not None and window.isVisible()
        room = window.size() if window is not None and seen else self.screen().availableSize()
        wide = min(look.px(self._wide), room.width() - 48)
        self.resize(wide, self.height())
        self.resize(wide, max(look.px(260), min(self._needed(wide), room.height() - 48)))
        stand_in_the_middle(self)

    def _needed(self, wide: int) -> int:
        """How high the dialog would be to show all that is in it."""
        inside = self.body.parentWidget()
        assert inside is not None
        layout = inside.layout()
        grows = layout is not None and layout.hasHeightForWidth()
        high = layout.totalHeightForWidth(wide - 4) if layout is not None and grows else inside.sizeHint().height()
        # Where it scrolls now, its words have less width, and may be higher.
        high = max(high, inside.minimumHeight())
        return high + self.height() - self._area.height() if self.isVisible() else high + look.px(140)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part that has just been shown, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More to say makes the dialog higher, as far as the window allows; less never makes it smaller under the mouse."""
        # A dialog on its way out has no body any more.
        body = getattr(self, "body", None)
        asks = event.type() == QEvent.Type.LayoutRequest and body is not None and watched is body.parentWidget()
        if asks:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        if self.isVisible() and self._needed(self.width()) > self.height():
            self.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._shade is not None:
            self._shade.deleteLater()
            self._shade = None

    def _begin(self) -> None:
        """Put the keyboard on the first thing to choose or fill in; a dialog that chose for itself keeps its choice."""
        if self.focusWidget() not in (None, self._close):
            return
        inside = self.body.parentWidget()
        assert inside is not None
        wanted = [each for each in _in_tab_order(inside) if not isinstance(each, QRadioButton) or each.isChecked()]
        first = next((each for each in wanted if each.isVisible() and each.isEnabled()), None)
        (first or (self.primary if self.primary.isVisible() else self.cancel)).setFocus(Qt.FocusReason.TabFocusReason)


def stand_in_the_middle(dialog: QDialog) -> None:
    """Put a dialog over the middle of its window. Some window managers place it before it has its size."""
    window = dialog.parentWidget().window() if dialog.parentWidget() else None
    if window is not None and window.isVisible():
        place = QRect(QPoint(0, 0), dialog.size())
        place.moveCenter(window.frameGeometry().center())
        dialog.move(max(0, place.left()), max(0, place.top()))


def lend_help(dialog: QDialog) -> None:
    """Let the key for help work in a dialog as it does in its window."""
    window = dialog.parentWidget().window() if dialog.parentWidget() else None
    for action in window.actions() if window is not None else ():
        if action.objectName() == "app.help":
            dialog.addAction(action)


def _in_tab_order(inside: QWidget) -> list[QWidget]:
    """What Tab reaches within a widget, in its order."""
    found: list[QWidget] = []
    each = inside.nextInFocusChain()
    while each is not inside:
        if inside.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None:
            found.append(each)
        each = each.nextInFocusChain()
    buttons = [each for each in found if isinstance(each, QAbstractButton) and not isinstance(each, QRadioButton)]
    return [each for each in found if each not in buttons] or found


class _Shade(QWidget):
    """What lies over a window while a dialog stands in front of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(SHADE)
        shade.setAlphaF(SHADE_ALPHA)
        QPainter(self).fillRect(self.rect(), shade)


class TextDialog(Dialog):
    """Asks for one line of words. What is not given leaves the primary button off."""

    def __init__(
        self, parent: QWidget | None, title: str, asked: str, primary: str, *, icon: str = "", text: str = "", hint: str = ""
    ) -> None:
        super().__init__(parent, title, icon, primary, width=520)
        self.line = QLineEdit(text)
        self.line.selectAll()
        self.line.textChanged.connect(self._enable)
        self.body.addWidget(Field(asked, self.line, hint))
        self.body.addStretch(1)
        self.primary.clicked.connect(self.accept)
        self.primary.setDefault(True)
        self._enable()

    @property
    def words(self) -> str:
        """What was typed, without spaces round it."""
        return " ".join(self.line.text().split())

    def _enable(self) -> None:
        self.primary.setEnabled(bool(self.words))

    @classmethod
    def ask(
        cls, parent: QWidget | None, title: str, asked: str, primary: str, *, icon: str = "", text: str = "", hint: str = ""
    ) -> str:
        """Ask, and give what was typed; "" when it was left."""
        dialog = cls(parent, title, asked, primary, icon=icon, text=text, hint=hint)
        given = dialog.words if dialog.exec() else ""
        dialog.deleteLater()
        return given


class Toast(QFrame):
    """What was just done and can be undone. Bottom middle of its parent; goes after 8 seconds unless pointed at or focused."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        self._words = label("", "body")
        row.addWidget(self._words)
        self._undo = Button(self.tr("Undo"), "undo", "link")
        self._undo.clicked.connect(self._take_back)
        row.addWidget(self._undo)
        self._time = self.startTimer(1000)
        self._left = 0
        self.hide()

    def say(self, sentence: str, *, can_undo: bool = True) -> None:
        """Show a sentence, with a way to take the deed back."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self._left = 8
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand at the bottom middle of the parent."""
        parent = self.parentWidget()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - look.px(72))

    def timerEvent(self, _event: object) -> None:
        if self.isVisible() and not self.underMouse() and not self._undo.hasFocus():
            self._left -= 1
            if self._left <= 0:
                self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()
