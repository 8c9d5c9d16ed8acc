"""Save a copy to the child's record: which record, what that means, where, and the case note to paste."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.homes import EventKind
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.home.waiting import Waiting


class RecordDialog(kit.Dialog):
    """Puts a checked copy on a record. After an adoption order nothing is chosen beforehand."""

    def __init__(self, session: Session, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "record", "-", width=720)
        self.setWindowTitle(self.tr("Save a copy to the record"))
        self.title.setText(self.tr("Save a copy to the record"))
        self._session, self._leaving = session, leaving
        self._folder: Path | None = None
        self.body.addWidget(kit.label(self.tr("Which record is it for?"), "h2"))
        group = QButtonGroup(self)
        self._for = {
            Edition.CARE: kit.OptionCard(
                self.tr("The care record"),
                self.tr("The looked-after child’s record, from before an adoption order."),
                group=group,
            ),
            Edition.ADOPTION_RECORD: kit.OptionCard(
                self.tr("The adoption record"), self.tr("Kept apart, for at least 100 years from the order."), group=group
            ),
        }
        for card in self._for.values():
            card.chosen.connect(self._choose)
            self.body.addWidget(card)
        self._warning = kit.Banner("warn", "")
        self._warning.hide()
        self.body.addWidget(self._warning)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self._place.setPlaceholderText(self.tr("No folder chosen yet"))
        row.addWidget(kit.Field(self.tr("The folder of the record"), self._place), 1)
        choose = kit.Button(self.tr("Choose the folder"), "folder")
        choose.clicked.connect(self._ask_folder)
        row.addWidget(choose)
        self.body.addLayout(row)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self.body.addWidget(self.waiting)
        self._told = kit.Banner("good", "")
        self._told.hide()
        self.body.addWidget(self._told)
        self._note = QPlainTextEdit()
        self._note.setReadOnly(True)
        self._note.setMinimumHeight(160)
        self._note_field = kit.Field(self.tr("Case note, ready to paste"), self._note)
        self._note_field.hide()
        self.body.addWidget(self._note_field)
        self._copy = kit.Button(self.tr("Copy the case note"), "duplicate")
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self._note.toPlainText()))
        self._copy.hide()
        self.body.addWidget(self._copy)
        self.body.addStretch(1)
        self.primary.setText(self.tr("Save to the record"))
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
            bold = self.tr("The adoption record is closed to those who read the care record.")
            plain = self.tr("Choose a folder that only they can open who may.")
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
        self.foot.setText("" if self._folder is not None else self.tr("Choose the folder of the record first."))

    def _save(self) -> None:
        if self.edition is not None and self._folder is not None:
            self._told.hide()
            self._leaving.copy_to_record(self._folder, self.edition)

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the copy"))
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
            self._note.setPlainText(note.read_text(encoding="utf-8"))
            self._note_field.show()
            self._copy.show()
            self._copy.setFocus()
        self.cancel.setText(self.tr("Close"))

    def _refused(self, sentence: str) -> None:
        self._tell("stop", sentence)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
        self._told.turn(kind)
        self._told.say(bold, plain)
        self._told.show()
        self._renew()
