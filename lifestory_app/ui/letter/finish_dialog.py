"""Finishing a letter: what is not said yet, its date, who signs it, and what goes with it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import Edit, NameAgency, PutLetter, Together
from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.services import letters
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import DateField
from lifestory_app.ui.words.line import LineField


class Enclosures(QWidget):
    """What goes with the letter, one line each, with a way to add and to take out."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(kit.label(self.tr("What goes with the letter"), "label"))
        self.rows: list[LineField] = []
        self.add = kit.Button(self.tr("Add an enclosure"), "add")
        self.add.clicked.connect(lambda: self._add("").focus())
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these enclosures."""
        for line in lines:
            self._add(line)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is in the lines that are not empty."""
        return tuple(" ".join(row.text.split()) for row in self.rows if row.text.strip())

    def _add(self, text: str) -> LineField:
        line = LineField(self.tr("Enclosure {number}").format(number=len(self.rows) + 1))
        line.caption.hide()
        line.show_text(text)
        line.show_prompt(self.tr("A photo, a letter from somebody else, a leaflet"))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        out = kit.IconButton("remove", self.tr("Take this enclosure out"))
        out.clicked.connect(lambda: self._take_out(line, made))
        row.addWidget(out)
        self.rows.append(line)
        self._column.insertWidget(self._column.count() - 1, made)
        kit.tab_as_laid_out(self)
        return line

    def _take_out(self, line: LineField, made: QWidget) -> None:
        at = self.rows.index(line)
        self.rows.remove(line)
        self._column.removeWidget(made)
        made.hide()
        made.deleteLater()
        (self.rows[min(at, len(self.rows) - 1)].line if self.rows else self.add).setFocus()


class FinishDialog(kit.Dialog):
    """Asks for the date, the signature and the enclosures, and puts them into the book as one step."""

    part_wanted = Signal(str)

    def __init__(self, parent: QWidget | None, session: Session, letter: Letter, disagreeing: int = 0) -> None:
        super().__init__(parent, self.tr("Finish and sign"), "letter", self.tr("Sign the letter"), width=620)
        self._session, self._letter = session, letter
        book = session.book
        self._tell(letter, disagreeing)
        self._dated = letter.dated
        self.dated = DateField(self.tr("Date of the letter"))
        self.dated.show_date(letter.dated, other=True)
        self.dated.dated.connect(self._date)
        self.body.addWidget(self.dated)
        self.greeting = self._line(self.tr("Greeting"), letter.greeting)
        self.closing = self._line(self.tr("Closing words"), letter.closing)
        self.signed_by = self._line(self.tr("Signed by"), letter.signed_by)
        self.signed_role = self._line(self.tr("Who that is"), letter.signed_role)
        self.agency = self._line(self.tr("Agency, as it stands at the head of the letter"), book.agency)
        self.agency.setVisible(letter.kind is LetterKind.LATER_LIFE)
        self.enclosures = Enclosures()
        self.enclosures.show_lines(letter.enclosures)
        self.body.addWidget(self.enclosures)
        self.body.addStretch(1)
        inside = self.body.parentWidget()
        assert inside is not None
        kit.tab_as_laid_out(inside)
        self.foot.setText(self.tr("Everything can be changed again."))
        self.primary.clicked.connect(self._sign)
        self.primary.setEnabled(session.can_write)
        self.dated.setFocus()

    def _tell(self, letter: Letter, disagreeing: int) -> None:
        """First what is not said yet, what is given later, and where book and letter disagree."""
        missing = list(letter.not_said())
        if missing:
            names = ", ".join(letters.name_of(letter, part) for part in missing)
            told = self.tr("1 part is not said yet.") if len(missing) == 1 else self.tr("{count} parts are not said yet.")
            write = kit.Button(self.tr("Write it") if len(missing) == 1 else self.tr("Write the first"))
            write.clicked.connect(lambda: self._go_to(missing[0].id))
            self.missing = kit.Banner("warn", told.format(count=len(missing)), f"{names}.", write)
            self.body.addWidget(self.missing)
        else:
            self.body.addWidget(kit.Banner("good", self.tr("Every part is said.")))
        later = [letters.name_of(letter, part) for part in letter.sections if part.held_back]
        if later:
            names = ", ".join(later)
            told = self.tr("Given later, each as a document of its own: {names}.").format(names=names)
            self.body.addWidget(kit.Banner("note", told))
        if disagreeing:
            told = self.tr("The book and the letter disagree in {count} places.").format(count=disagreeing)
            if disagreeing == 1:
                told = self.tr("The book and the letter disagree in one place.")
            self.body.addWidget(kit.Banner("warn", told, self.tr("The parts of the letter show where.")))

    def _line(self, label: str, text: str) -> LineField:
        line = LineField(label)
        line.show_text(text)
        self.body.addWidget(line)
        return line

    def _date(self, date: UncertainDate | None) -> None:
        self._dated = date

    def _go_to(self, part: str) -> None:
        self.part_wanted.emit(part)
        self.reject()

    def _sign(self) -> None:
        signed = replace(
            self._letter,
            dated=self._dated,
            greeting=self.greeting.text.strip(),
            closing=self.closing.text.strip(),
            signed_by=" ".join(self.signed_by.text.split()),
            signed_role=" ".join(self.signed_role.text.split()),
            enclosures=self.enclosures.lines,
        )
        edits: tuple[Edit, ...] = (PutLetter(signed),)
        agency = " ".join(self.agency.text.split())
        if agency != self._session.book.agency:
            edits += (NameAgency(agency),)
        self._session.do_alone(Together(edits, self.tr("Sign a letter")))
        self.accept()
