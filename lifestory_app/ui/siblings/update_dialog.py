"""Shared pages brought up to date from the book of a brother or sister: its passphrase, what there is, and what is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.ids import PageId
from lifestory_app.services.session import Session
from lifestory_app.services.siblings import Siblings
from lifestory_app.ui import asking, kit
from lifestory_app.ui.home.waiting import Waiting

if TYPE_CHECKING:
    from lifestory_app.services.siblings import News


class UpdateDialog(kit.Dialog):
    """Looks into the other book first; only pages that are ticked come."""

    def __init__(self, parent: QWidget | None, session: Session, siblings: Siblings) -> None:
        super().__init__(parent, "", "family", "…", width=760)
        self.setWindowTitle(self.tr("Bring shared pages up to date"))
        self.title.setText(self.tr("Bring shared pages up to date"))
        self._session, self._siblings = session, siblings
        self.path: Path | None = None
        self.brought = 0
        said = self.tr(
            "Pages that are shared with brothers and sisters come from their book. What is private in it never comes."
        )
        self.body.addWidget(kit.label(said, "quiet", wraps=True))
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        choose = kit.Button(self.tr("Choose the book"), "folder")
        choose.clicked.connect(self._ask_book)
        self.body.addWidget(kit.Field(self.tr("The book of the brother or sister"), self._place, beside=choose))
        self.words = QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.textChanged.connect(lambda _text: self._enable())
        self.words.returnPressed.connect(self._go_on)
        self.body.addWidget(kit.Field(self.tr("Its passphrase"), self.words))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.ticks: dict[PageId, QCheckBox] = {}
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(siblings.stop)
        self.body.addWidget(self.waiting)
        self._trouble = kit.Banner("stop", "")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._go_on)
        siblings.found.connect(self.show_news)
        siblings.brought.connect(self._done)
        siblings.refused.connect(self._refused)
        siblings.progressed.connect(self.waiting.show_progress)
        self._enable()

    def put_book(self, path: Path) -> None:
        """Take pages from this book."""
        self.path = path
        self._place.setText(path.name)
        self._forget()

    def _ask_book(self) -> None:
        path = asking.book_to_open(self, self._session.path.parent)
        if path is not None:
            self.put_book(path)
            self.words.setFocus()

    def _forget(self) -> None:
        kit.clear(self._rows)
        self.ticks = {}
        self._trouble.hide()
        self._enable()

    def _enable(self) -> None:
        self.primary.setText(self.tr("Bring the ticked pages") if self.ticks else self.tr("Look into it"))
        ready = self.path is not None and bool(self.words.text()) and self._session.can_write
        self.primary.setEnabled(ready and not self._siblings.is_busy)

    def _go_on(self) -> None:
        if not self.primary.isEnabled() or self.path is None:
            return
        self.primary.setEnabled(False)
        self._trouble.hide()
        if self.ticks:
            wanted = frozenset(page for page, tick in self.ticks.items() if tick.isChecked())
            self._siblings.bring(self.path, self.words.text(), wanted)
        else:
            self._siblings.look(self.path, self.words.text())

    def show_news(self, news: "tuple[News, ...]") -> None:
        """Show what there is, everything ticked."""
        self.waiting.rest()
        kit.clear(self._rows)
        self.ticks = {}
        if not news:
            self._rows.addWidget(kit.Banner("good", self.tr("There is nothing to bring: the shared pages are the same.")))
        told = {
            "new": self.tr("A page that is not in this book yet."),
            "newer": self.tr("It was changed there. It stands here as it was; it will be as it is there."),
            "both changed": self.tr(
                "It was changed in both books. Theirs will stand behind yours; nothing of yours is changed."
            ),
        }
        for each in news:
            card = kit.Card(12)
            tick = QCheckBox(each.page.title or self.tr("A page without a name"))
            tick.setChecked(True)
            tick.setAccessibleDescription(told[each.kind.value])
            self.ticks[each.page.id] = tick
            row = QHBoxLayout()
            row.addWidget(tick, 1)
            card.body.addLayout(row)
            card.body.addWidget(kit.label(told[each.kind.value], "small", wraps=True))
            self._rows.addWidget(card)
        self._enable()
        if self.ticks:
            next(iter(self.ticks.values())).setFocus()
        self.fit()

    def _done(self, count: int) -> None:
        self.waiting.rest()
        self.words.clear()
        self.brought = count
        self.accept()

    def _refused(self, sentence: str) -> None:
        self.waiting.rest()
        self._trouble.say(sentence)
        self._trouble.show()
        self._enable()

    def reject(self) -> None:
        """Leave, with nothing brought."""
        self._siblings.stop()
        self.words.clear()
        super().reject()
