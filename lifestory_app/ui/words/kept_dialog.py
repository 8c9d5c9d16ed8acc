"""The words of this book that were thought over and kept, each with a way to have it looked at again."""

from PySide6.QtWidgets import QWidget

from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.wording_edits import LookAgain
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.out.rows import RowList


class KeptDialog(kit.Dialog):
    """Lists what wording help says no more of, in this book."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "hint", width=560)
        title = self.tr("Words you kept")
        self.setWindowTitle(title)
        self.title.setText(title)
        self._session = session
        note = self.tr("Wording help says no more of these in this book, on any computer. Your own words count.")
        self.body.addWidget(kit.label(note, "quiet", wraps=True))
        self.rows = RowList()
        self.body.addWidget(self.rows)
        self.body.addStretch(1)
        self._show()

    def _show(self) -> None:
        self.rows.clear()
        for each in self._session.book.kept_words:
            said = self.tr("“{words}”").format(words=each.text)
            self.rows.add(
                "hint", "note", said, button=self.tr("Look at it again"), deed=lambda _=False, kept=each: self._again(kept)
            )
        if not self._session.book.kept_words:
            self.rows.add("ok", "good", self.tr("There are none yet. “Keep mine” under a hint puts its words here."))
        self.fit()

    def _again(self, kept: KeptWords, _on: bool = False) -> None:
        self._session.do_alone(LookAgain(kept))
        self._show()
        self.cancel.setFocus()
