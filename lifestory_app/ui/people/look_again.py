"""What a worker should look at again in the homes of the child, with a way on. Told in the window alone, never in the book."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.edits import Edit, PutGap
from lifestory_app.domain.gaps import Gap
from lifestory_app.services.between_homes import LookAgain, LookKind, look_again, noted_times
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.people.parts import NARROW, Pair

MOST_SHOWN = 4
"""More than so many would push the form out of sight; the rest are counted."""


class LookAgainCard(kit.Card):
    """Two homes at one time, and times of which nothing is told. Hidden while there are none."""

    home_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(16)
        self._session = session
        self._shown: tuple[tuple[LookAgain, ...], tuple[Gap, ...]] | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(kit.Icon("hint", "accent_text", 18))
        head.addWidget(kit.label(self.tr("To look at again"), "label"), 1)
        self.body.addLayout(head)
        self.body.addWidget(kit.label(self.tr("Only you see this. It is not in the book or in any copy."), "small"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look at the homes of the book as it is now."""
        found, noted = look_again(self._session.book), noted_times(self._session.book)
        if (found, noted) == self._shown:
            return
        self._shown = (found, noted)
        kit.clear(self._rows)
        for number, each in enumerate(found[:MOST_SHOWN]):
            self._rows.addLayout(self._row(each, number))
        more = len(found) - MOST_SHOWN
        if more > 0:
            said = self.tr("And one more.") if more == 1 else self.tr("And {count} more.").format(count=more)
            self._rows.addWidget(kit.label(said, "small"))
        for number, gap in enumerate(noted):
            self._rows.addLayout(self._noted(gap, line=bool(found) or number > 0))
        shown = bool(found or noted)
        if not shown or self.parentWidget() is not None:  # one without a parent would flash as a window
            self.setVisible(shown)

    def _noted(self, gap: Gap, *, line: bool) -> QVBoxLayout:
        """A time that is noted as not known yet, with the way back."""
        row = QVBoxLayout()
        row.setSpacing(4)
        if line:
            row.addWidget(kit.line())
        row.addWidget(kit.label(self.tr("You noted: {what}").format(what=gap.what), "body", wraps=True))
        if self._session.can_write:
            known = kit.Button(self.tr("We know it now"), "ok", "link")
            known.setAccessibleDescription(gap.what)
            known.clicked.connect(lambda: self._step(PutGap(replace(gap, filled=True))))
            row.addWidget(known, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _row(self, each: LookAgain, number: int) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(4)
        if number:
            row.addWidget(kit.line())
        row.addWidget(kit.label(each.told, "body", wraps=True))
        if each.kind is not LookKind.BETWEEN:
            right = {
                LookKind.TWO_AT_ONCE: self.tr("If that is right, nothing needs doing."),
                LookKind.NO_END: self.tr("Its last day belongs in its form."),
                LookKind.NO_DATES: self.tr("A month or a year is enough to begin with."),
            }
            row.addWidget(kit.label(right[each.kind], "small"))
        elif self._session.can_write:
            add = kit.Button(self.tr("Add a home"), "home")
            add.clicked.connect(self.home_wanted)
            note = kit.Button(self.tr("We do not know yet"), "gap")
            note.clicked.connect(lambda: self._note(each))
            for button in (add, note):
                button.setAccessibleDescription(each.told)
            ways = Pair(add, note)
            ways.setMaximumWidth(look.px(NARROW + 40))
            row.addWidget(ways)
        return row

    def _note(self, each: LookAgain) -> None:
        child = self._session.book.the_child
        self._step(PutGap(each.noted(child.called or child.known_as)))

    def _step(self, edit: Edit) -> None:
        self._session.do_alone(edit)


class LookAgainPage(QWidget):
    """A form with what should be looked at again above it."""

    def __init__(self, session: Session, form: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(24, 16, 24, 0)
        self.again = LookAgainCard(session)
        self.again.setMaximumWidth(look.px(760))
        above.addWidget(self.again, 10)
        above.addStretch(1)
        column.addLayout(above)
        column.addWidget(form, 1)
