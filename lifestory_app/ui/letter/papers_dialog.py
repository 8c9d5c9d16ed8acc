"""What leaves of a letter: which papers, as PDF or for Word, and the folder they are put into."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lifestory_app.domain.letters import Letter
from lifestory_app.services.letter_papers import LetterLeaving, papers_of
from lifestory_app.services.letters import name_of
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.out.rows import RowList


class LetterPapersDialog(kit.Dialog):
    """Asks which papers of a letter, and makes them."""

    def __init__(self, parent: QWidget | None, session: Session, leaving: LetterLeaving, letter: Letter) -> None:
        super().__init__(parent, self.tr("Letter papers"), "export", self.tr("Choose a folder and make them"), width=680)
        self._session, self._leaving, self._letter = session, leaving, letter
        self._not_yet()
        self.body.addWidget(kit.label(self.tr("Which papers"), "label"))
        papers = QVBoxLayout()
        papers.setSpacing(0)
        self.papers: dict[str, QCheckBox] = {}
        for paper, name in papers_of(letter):
            box = QCheckBox(self._named(paper, name))
            box.setChecked(True)
            box.toggled.connect(self._renew)
            self.papers[paper] = box
            papers.addWidget(box)
        self.body.addLayout(papers)
        self.body.addWidget(kit.label(self.tr("How"), "label"))
        self.pdf = QCheckBox(self.tr("As PDF, to print and for the file"))
        self.docx = QCheckBox(self.tr("As Word documents, to change by hand"))
        self.pdf.setChecked(True)
        how = QVBoxLayout()
        how.setSpacing(0)
        for box in (self.pdf, self.docx):
            box.toggled.connect(self._renew)
            how.addWidget(box)
        self.body.addLayout(how)
        self.replace = QCheckBox(self.tr("Replace papers that are in the folder already"))
        self.body.addWidget(self.replace)
        self._busy = kit.Card(12, role="note")
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self._busy.body.addWidget(self.waiting)
        self.body.addWidget(self._busy)
        self._busy.hide()
        self.told = kit.Banner("good", "")
        self.body.addWidget(self.told)
        self.told.hide()
        self.made = RowList()
        self.body.addWidget(self.made)
        self.made.hide()
        self.body.addStretch(1)
        self.primary.clicked.connect(self._make)
        leaving.progressed.connect(self._progressed)
        leaving.made.connect(self._made)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self._stopped)
        self._renew()

    def _not_yet(self) -> None:
        """Tell first what is not done yet. The papers can be made all the same."""
        letter = self._letter
        wanting = []
        if letter.dated is None:
            wanting.append(self.tr("It has no date yet."))
        if not letter.signed_by.strip():
            wanting.append(self.tr("It is not signed yet."))
        missing = [name_of(letter, part) for part in letter.not_said()]
        if missing:
            wanting.append(self.tr("Not said yet: {parts}.").format(parts=", ".join(missing)))
        if wanting:
            self.body.addWidget(kit.Banner("warn", self.tr("The letter is not finished."), " ".join(wanting)))

    def _named(self, paper: str, name: str) -> str:
        """A paper in words. Those of a council are called as its templates say."""
        letter = self._letter
        held = [name_of(letter, part) for part in letter.held_back()]
        return {
            "letter": self.tr("The letter, without what is given later") if held else self.tr("The letter"),
            "later": self.tr("Given later, each by itself: {parts}").format(parts=", ".join(held)),
        }.get(paper, name)

    def _renew(self) -> None:
        wanted = any(box.isChecked() for box in self.papers.values()) and (self.pdf.isChecked() or self.docx.isChecked())
        self.primary.setEnabled(wanted and not self._leaving.is_busy)
        self.foot.setText("" if wanted else self.tr("Choose at least one paper, and how."))

    def _make(self) -> None:
        folder = asking.folder_to_put_into(self, self.tr("The folder for the letter papers"), asking.documents())
        if folder is not None:
            self.make_in(folder)

    def make_in(self, folder: Path) -> None:
        """Make the papers in this folder."""
        self.told.hide()
        self.made.hide()
        wanted = frozenset(paper for paper, box in self.papers.items() if box.isChecked())
        self._leaving.make(
            folder, self._letter.id, wanted, pdf=self.pdf.isChecked(), docx=self.docx.isChecked(),
            replace=self.replace.isChecked(),
        )  # fmt: skip
        self._renew()

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the papers"))
        self._busy.show()

    def _made(self, outcome: object) -> None:
        files = outcome.files  # type: ignore[attr-defined]
        count = self.tr("1 paper is ready.") if len(files) == 1 else self.tr("{count} papers are ready.")
        self._tell("good", count.format(count=len(files)), self.tr("Each was read again. Print them, and check the envelope."))
        self.made.clear()
        for file in files:
            pages = self.tr("1 page") if file.pages == 1 else self.tr("{count} pages").format(count=file.pages)
            self.made.add("ok", "good", file.path.name, pages)
        for sentence in outcome.look_at:  # type: ignore[attr-defined]
            self.made.add("warning", "warn", sentence)
        self.made.show()
        self.cancel.setText(self.tr("Close"))
        self.bring_into_sight(self.made)

    def _refused(self, sentence: str) -> None:
        bold, _, plain = sentence.partition(". ")
        self._tell("stop", bold if bold.endswith(".") else f"{bold}.", plain)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
        self._busy.hide()
        self.told.turn(kind)
        self.told.say(bold, plain)
        self.told.show()
        self._renew()
        self.bring_into_sight(self.told)
