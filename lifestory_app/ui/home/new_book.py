"""The assistant for a new book: the child, the kind of book, its look, and its passphrase. Everything can be changed later."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.services.shelf import Starting
from lifestory_app.ui import kit, look
from lifestory_app.ui.home.recovery import RecoverySheet
from lifestory_app.ui.home.steps import ChildStep, KindStep, LookStep, PassphraseStep
from lifestory_app.ui.home.waiting import Waiting


class NewBookScreen(QWidget):
    """Four steps and the printed code. Nothing is kept when it is cancelled."""

    made = Signal(Path, str, bool)
    cancelled = Signal()

    def __init__(self, starting: Starting, can_remember: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._starting = starting
        self._given = ("", False)
        self.child = ChildStep(starting)
        self.kind = KindStep(starting)
        self.look = LookStep(starting)
        self.key = PassphraseStep(starting, can_remember)
        self._steps = [self.child, self.kind, self.look, self.key]
        self._names = [self.tr("The child"), self.tr("Kind of book"), self.tr("Look and paper"), self.tr("Passphrase")]
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(kit.scrolled(step))
            step.changed.connect(self._tell)
        self.sheet = RecoverySheet()
        self.sheet.finished.connect(self._finish)
        self._stack.addWidget(kit.scrolled(self.sheet))
        self.waiting = Waiting()
        self._trouble = kit.Banner("stop", "")
        self._trouble.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_left())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        news = QVBoxLayout()
        news.setContentsMargins(40, 0, 40, 8)
        news.addWidget(self.waiting)
        news.addWidget(self._trouble)
        right.addLayout(news)
        self._foot = self._make_foot()
        right.addWidget(self._foot)
        across.addLayout(right, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._next.click)
        QShortcut(QKeySequence("Alt+Left"), self, self._back.click)
        self._at = 0
        self._show_step(0)

    def _make_left(self) -> QFrame:
        pane = kit.Pane("sunk", 280, 500)
        inside = QWidget()
        inside.setProperty("role", "sunk")
        around = QVBoxLayout(pane)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(kit.scrolled(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 0, 16)
        head.setSpacing(12)
        head.addWidget(kit.Icon("read", "accent_text", 26))
        head.addWidget(kit.label(self.tr("A new book"), "h2", wraps=True), 1)
        column.addLayout(head)
        self._marks: list[_Step] = []
        for number, name in enumerate(self._names):
            mark = _Step(number + 1, name)
            self._marks.append(mark)
            column.addWidget(mark)
        column.addStretch(1)
        note = QHBoxLayout()
        note.setContentsMargins(16, 0, 0, 0)
        note.setSpacing(10)
        note.addWidget(kit.Icon("info", "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        words = kit.label(
            self.tr("People, homes and photos can wait. You can change all of this later and lose nothing."), "small"
        )
        note.addWidget(words, 1)
        column.addLayout(note)
        return pane

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(40, 12, 40, 12)
        row.setSpacing(12)
        self._cancel = kit.Button(self.tr("Cancel"), role="quiet")
        self._cancel.clicked.connect(self.cancelled)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self._where = kit.label("", "quiet")
        self._where.setWordWrap(False)
        row.addWidget(self._where)
        self._back = kit.Button(self.tr("Back"), "left")
        self._back.clicked.connect(lambda: self._show_step(self._at - 1))
        self._next = kit.Button("", "right", role="primary")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._next.clicked.connect(self._go_on)
        row.addWidget(self._back)
        row.addWidget(self._next)
        return foot

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.child.begin()

    def _show_step(self, number: int) -> None:
        if not 0 <= number < len(self._steps):
            return
        self._at = number
        if number == 1:
            self.kind.show_child(self.child.name)
        elif number == 2:
            assert self.kind.offer is not None
            self.look.show_wish(self.child.name, self.child.born, self.kind.offer)
        elif number == 3:
            self.key.show_child(self.child.name)
        self._stack.setCurrentIndex(number)
        self._trouble.hide()
        self._back.setEnabled(number > 0)
        last = number == len(self._steps) - 1
        following = "" if last else self._names[number + 1]
        self._next.show_icon("" if last else "right")
        self._next.setText(self.tr("Make the book") if last else self.tr("Next: {step}").format(step=following.lower()))
        self._where.setText(self.tr("Step {number} of {of}").format(number=number + 1, of=len(self._steps)))
        self._tell()
        self._steps[number].begin()

    def _tell(self) -> None:
        """Under each step's name, what was chosen there."""
        said = [step.said() for step in self._steps]
        for number, mark in enumerate(self._marks):
            mark.show_state(said[number], number < self._at, number == self._at)

    def _go_on(self) -> None:
        step = self._steps[self._at]
        if not step.check():
            return
        if self._at + 1 < len(self._steps):
            self._show_step(self._at + 1)
        else:
            self._make()

    def _make(self) -> None:
        self._given = (self.key.words, self.key.remember)
        self._foot.setEnabled(False)
        self.waiting.show_progress(0, 0, self.tr("Making the book"))
        job = self._starting.start(self.look.wish(), self.key.path, self.key.words)
        job.done.connect(self._show_code)
        job.refused.connect(self._refused)
        job.failed.connect(self._failed)

    def _show_code(self, started: object) -> None:
        self.waiting.rest()
        self._foot.hide()
        self._at = len(self._steps)
        self._tell()
        self.sheet.show_code(started.path, started.recovery_code)  # type: ignore[attr-defined]
        self._stack.setCurrentIndex(len(self._steps))
        self.sheet.begin()

    def _refused(self, sentence: str) -> None:
        self.waiting.rest()
        self._foot.setEnabled(True)
        self._trouble.say(sentence)
        self._trouble.show()

    def _failed(self, mistake: BaseException) -> None:
        self._refused(self.tr("The book could not be made. Nothing was kept; try another place."))
        raise mistake

    def _finish(self, path: Path) -> None:
        self.made.emit(path, *self._given)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_steps"):
            self._fit()

    def _fit(self) -> None:
        for step in self._steps:
            step.fit(self.width() - look.px(280))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._at < len(self._steps) and not self.waiting.is_busy:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class _Step(QFrame):
    """The name of a step at the left, with what was chosen under it."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        self._ring = kit.label(str(number), "strong")
        self._done = False
        self._ring.setFixedSize(32, 32)
        self._ring.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = kit.label(name, "strong", wraps=True)
        self._said = kit.label("", "small")
        words.addWidget(self._name)
        words.addWidget(self._said)
        row.addLayout(words, 1)

    def show_state(self, said: str, is_done: bool, is_here: bool) -> None:
        """Show whether the step is done, and what was chosen in it."""
        self._said.setText(said)
        kit.set_role(self._ring, "ring-on" if is_done or is_here else "ring")
        self._done = is_done
        self._draw()
        kit.set_role(self, "card" if is_here else "")
        state = self.tr("done") if is_done else self.tr("this step") if is_here else ""
        self.setAccessibleName(f"{self._name.text()}, {state}" if state else self._name.text())

    def _draw(self) -> None:
        if self._done:
            self._ring.setPixmap(look.icon_pixmap("tick", "accent_ink", 20, self.devicePixelRatioF()))
        else:
            self._ring.setText(str(self._number))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_said"):
            self._draw()
