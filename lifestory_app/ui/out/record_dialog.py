"""Save a copy to the child's record: which record, what that means, where, and the case note to paste."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.homes import EventKind
from lifestory_app.domain.receipts import ReceiptKind
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.dates import told_day
from lifestory_app.ui.home.waiting import Waiting


class RecordDialog(kit.Dialog):
    """Puts a checked copy on a record. After an adoption order nothing is chosen beforehand."""

    def __init__(self, session: Session, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "record", "-", width=980)
        self._child = session.book.the_child.known_as
        title = self.tr("Save a copy to {child}’s record").format(child=self._child)
        self.setWindowTitle(title)
        self.title.setText(title)
        self._session, self._leaving = session, leaving
        self._folder: Path | None = None
        self._make_choice()
        self._warning = kit.Banner("stop", "")
        self.body.addWidget(self._warning)
        self._warning.hide()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        self._across.addLayout(self._make_place(), 1)
        self._across.addLayout(self._make_contents(), 1)
        self.body.addLayout(self._across)
        self._make_end()
        self.body.addStretch(1)
        self.primary.setText(self.tr("Save to the record"))
        self.primary.show_icon("record")
        self.primary.clicked.connect(self._save)
        leaving.progressed.connect(self._progressed)
        leaving.recorded.connect(self._recorded)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self._stopped)
        adopted = any(event.kind is EventKind.ADOPTION_DAY for event in session.book.events)
        if not adopted:
            self._for[Edition.CARE].choose()
        self._for[Edition.CARE].ring.setFocus()
        self._renew()

    def _make_choice(self) -> None:
        self.body.addWidget(kit.label(self.tr("Which record is it for?"), "label"))
        self._options = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._options.setSpacing(16)
        group = QButtonGroup(self)
        care = self.tr("{child}’s time in care, from before an adoption order. Kept until the 75th birthday.")
        adoption = self.tr("Locked away from the care record. Kept for at least 100 years from the order.")
        self._for = {
            Edition.CARE: kit.OptionCard(self.tr("The care record"), care.format(child=self._child), group=group),
            Edition.ADOPTION_RECORD: kit.OptionCard(self.tr("The adoption record"), adoption, group=group),
        }
        for card in self._for.values():
            card.chosen.connect(self._choose)
            self._options.addWidget(card, 1)
        self.body.addLayout(self._options)

    def _make_place(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self._place.setPlaceholderText(self.tr("No folder chosen yet"))
        choose = kit.Button(self.tr("Choose the folder"), "folder")
        choose.clicked.connect(self._ask_folder)
        hint = self.tr("Each copy gets a folder of its own in it. Nothing there is written over.")
        column.addWidget(kit.Field(self.tr("The folder of the record"), self._place, hint, beside=choose))
        column.addStretch(1)
        return column

    def _make_contents(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(kit.label(self.tr("What goes in"), "label"))
        for said in (
            self.tr("The book as PDF, to read in 100 years"),
            self.tr("The book as Word, and its photos in full size"),
            self.tr("A case note, ready to paste"),
            self.tr("A list that proves nothing has changed"),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(kit.Icon("ok", "good"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(kit.label(said, "body", wraps=True), 1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _make_end(self) -> None:
        self._busy = kit.Card(12, role="note")
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(self._leaving.stop)
        self._busy.body.addWidget(self.waiting)
        self.body.addWidget(self._busy)
        self._busy.hide()
        self._told = kit.Banner("good", "")
        self.body.addWidget(self._told)
        self._told.hide()
        self._note = QPlainTextEdit()
        self._note.setReadOnly(True)
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(200)
        self._note_field = kit.Field(self.tr("Case note, ready to paste"), self._note)
        self.body.addWidget(self._note_field)
        self._note_field.hide()
        self._copy = kit.Button(self.tr("Copy the case note"), "duplicate")
        self._copy.clicked.connect(self._copy_note)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.hide()

    def _copy_note(self) -> None:
        QApplication.clipboard().setText(self._note.toPlainText())
        self.foot.setText(self.tr("The case note is copied. Paste it into {child}’s notes.").format(child=self._child))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        way = directions.LeftToRight if self.width() >= look.px(760) else directions.TopToBottom
        self._across.setDirection(way)
        self._options.setDirection(way)

    @property
    def edition(self) -> Edition | None:
        """Which record was chosen, or None."""
        return next((edition for edition, card in self._for.items() if card.ring.isChecked()), None)

    def _choose(self) -> None:
        if self.edition is Edition.CARE:
            bold = self.tr("The care record must never lead to the new family.")
            plain = self.tr("A book that names them is refused here; it goes to the adoption record.")
            name = self.tr("Save to the care record")
        else:
            bold = self.tr("Never put this copy on the care record.")
            plain = self.tr(
                "Together, the two records would join {child}’s old name to the new one. "
                "Choose a folder that only they can open who may."
            ).format(child=self._child)
            name = self.tr("Save to the adoption record")
        self._warning.say(bold, plain)
        self._warning.show()
        self.primary.setText(name)
        self._renew()

    def put_into(self, folder: Path) -> None:
        """Save into this folder."""
        self._folder = folder
        self._place.setText(folder.name or str(folder))
        self._place.setToolTip(str(folder))
        self._renew()

    def _ask_folder(self) -> None:
        chosen = asking.folder_to_put_into(self, self.tr("The folder of the record"), self._folder or asking.documents())
        if chosen is not None:
            self.put_into(chosen)

    def _renew(self) -> None:
        self.primary.setEnabled(self.edition is not None and self._folder is not None and not self._leaving.is_busy)
        self.foot.setText(self._last_copy() if self._folder is not None else self.tr("Choose the folder of the record first."))

    def _last_copy(self) -> str:
        copies = [each for each in self._session.book.receipts if each.kind is ReceiptKind.RECORD_COPY and each.when]
        if not copies:
            return self.tr("Last copy: none yet.")
        return self.tr("Last copy: {when}.").format(when=told_day(datetime.fromisoformat(max(each.when for each in copies))))

    def _save(self) -> None:
        if self.edition is not None and self._folder is not None:
            self._told.hide()
            self._leaving.copy_to_record(self._folder, self.edition)

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the copy"))
        self._busy.show()
        self.primary.setEnabled(False)

    def _recorded(self, recorded: object) -> None:
        copy = recorded.copy  # type: ignore[attr-defined]
        self._tell(
            "good",
            self.tr("The copy is on the record: “{name}”.").format(name=copy.folder.name),
            self.tr("{files} files, each read again and compared.").format(files=copy.files),
        )
        note = next(iter(copy.folder.rglob("Case*note*.txt")), None)
        if note is not None:
            self._show_note(note.read_text(encoding="utf-8"))
        self.cancel.setText(self.tr("Close"))

    def _show_note(self, text: str) -> None:
        self._note.setPlainText(text)
        self._note_field.show()
        self._copy.show()
        self._copy.setFocus()

    def _refused(self, sentence: str) -> None:
        self._tell("stop", sentence)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
        self._busy.hide()
        self._told.turn(kind)
        self._told.say(bold, plain)
        self._told.show()
        self._renew()
        self.bring_into_sight(self._told)
