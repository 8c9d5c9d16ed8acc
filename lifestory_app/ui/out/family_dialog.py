"""The family out of the book: as what, for whom, where it goes; with a look at it first, and what was left out afterwards."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.services.family_out import FamilyAsked, FamilyForm, FamilyLeaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.out.look_first import LookFirst

if TYPE_CHECKING:
    from lifestory_app.services.family_out import FamilyMade, FamilySeen

GEDCOM = ("5.5.1", "7.0")


class FamilyDialog(kit.Dialog):
    """Makes a picture of the family, or a family tree file."""

    def __init__(self, session: Session, leaving: FamilyLeaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "family", "-", width=1040)
        self._child = session.book.the_child.known_as
        title = self.tr("A picture or file of the family of {child}").format(child=self._child)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.show_icon("export")
        self._session, self._leaving = session, leaving
        self._target: Path | None = None
        self._made_now: Path | None = None
        self._folder_chosen: Path | None = None
        self._can_make = False
        self.body.addWidget(kit.label(self.tr("What would you like?"), "label"))
        self.body.addLayout(self._make_forms())
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        self.body.addLayout(self._across)
        self._across.addLayout(self._make_choices(), 9)
        self._across.addLayout(self._make_findings(), 10)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._make)
        leaving.seen.connect(self._show_seen)
        leaving.progressed.connect(self._progressed)
        leaving.made.connect(self._made)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self._stopped)
        self.choose(FamilyForm.TREE)
        self._cards[FamilyForm.TREE].ring.setFocus()
        if leaving.is_busy:
            self._progressed(0, 0, "")

    def _make_forms(self) -> QBoxLayout:
        self._forms = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._forms.setSpacing(8)
        self._cards: dict[FamilyForm, kit.OptionCard] = {}
        self._group = QButtonGroup(self)
        for form, name, meaning in (
            (FamilyForm.TREE, self.tr("Family tree"), self.tr("Faces and first names, for a child.")),
            (FamilyForm.ECOMAP, self.tr("Who is around"), self.tr("People and places that help.")),
            (FamilyForm.TIMELINE, self.tr("Life in a line"), self.tr("The homes, as long as each was.")),
            (FamilyForm.GENOGRAM, self.tr("Genogram"), self.tr("For a record, never for the child.")),
            (FamilyForm.FILE, self.tr("File"), self.tr("GEDCOM, for a family tree program.")),
        ):
            card = kit.OptionCard(name, meaning, group=self._group)
            card.chosen.connect(self._form_chosen)
            self._cards[form] = card
            self._forms.addWidget(card, 1)
        return self._forms

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._for = kit.Combo()
        self._for.currentIndexChanged.connect(lambda _: self._ask())
        column.addWidget(kit.Field(self.tr("Who is it for?"), self._for))
        self._living = QCheckBox(self.tr("Also names and dates of people who may be alive"))
        self._living.toggled.connect(lambda _: self._ask())
        column.addWidget(self._living)
        self._make_kinds(column)
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        other = kit.Button(self.tr("Another place"), "folder")
        other.clicked.connect(self._ask_place)
        self._place_field = kit.Field(self.tr("Where it goes"), self._place, beside=other)
        column.addWidget(self._place_field)
        self._replace = QCheckBox(self.tr("Put it in place of the file that is there"))
        column.addWidget(self._replace)
        self._replace.hide()
        self._replace.toggled.connect(lambda _: self._show_place())
        self._make_end(column)
        column.addStretch(1)
        return column

    def _make_end(self, column: QVBoxLayout) -> None:
        """How far it is, and what became of it."""
        self._busy = kit.Card(12, role="note")
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(self._leaving.stop)
        self._busy.body.addWidget(self.waiting)
        column.addWidget(self._busy)
        self._busy.hide()
        self._folder = kit.Button(self.tr("Open the folder"), "folder")
        self._folder.clicked.connect(self._open_folder)
        self._told = kit.Banner("good", "", "", self._folder)
        column.addWidget(self._told)
        self._told.hide()

    def _make_kinds(self, column: QVBoxLayout) -> None:
        """A picture is a PNG or an SVG; a family tree file is of one of two standards."""
        name = self.tr("What kind of file")
        self._picture = kit.Segments(
            [(".png", self.tr("PNG, opens anywhere"), "photo"), (".svg", self.tr("SVG, sharp at any size"), "shape")], name
        )
        self._picture.choose(".png")
        self._picture.chosen.connect(lambda _: self._suggest())
        self._picture_field = kit.Field(name, self._picture)
        column.addWidget(self._picture_field)
        self._gedcom = kit.Segments(
            [(GEDCOM[0], self.tr("5.5.1, for most programs"), ""), (GEDCOM[1], self.tr("7.0, for new ones"), "")],
            self.tr("Which GEDCOM"),
        )
        self._gedcom.choose(GEDCOM[0])
        self._gedcom.chosen.connect(lambda _: self._suggest())
        self._gedcom_field = kit.Field(self.tr("Which GEDCOM"), self._gedcom)
        column.addWidget(self._gedcom_field)

    def _make_findings(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._first = LookFirst()
        column.addWidget(self._first)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        way = directions.LeftToRight if self.width() >= look.px(840) else directions.TopToBottom
        self._across.setDirection(way)
        self._forms.setDirection(way)

    # Choices.

    @property
    def asked(self) -> FamilyAsked:
        """What is chosen now."""
        form = next((form for form, card in self._cards.items() if card.ring.isChecked()), FamilyForm.TREE)
        edition = Edition(self._for.currentData() or Edition.ADOPTION_RECORD)
        return FamilyAsked(form, edition, form is FamilyForm.FILE and self._living.isChecked())

    def choose(self, form: FamilyForm) -> None:
        """Choose what it leaves as."""
        self._cards[form].choose()

    def _form_chosen(self) -> None:
        """Offer those whom this may be for, the one chosen before where they may have it."""
        form = self.asked.form
        before = self._for.currentData()
        names = {
            Edition.CHILD: self.tr("{child} and the family").format(child=self._child),
            Edition.ADOPTERS: self.tr("Adopters or carers"),
            Edition.CARE: self.tr("The care record"),
            Edition.ADOPTION_RECORD: self.tr("The adoption record"),
        }
        self._for.blockSignals(True)
        self._for.clear()
        for edition in self._leaving.editions(form):
            self._for.addItem(names[edition], edition.value)
        self._for.setCurrentIndex(max(0, self._for.findData(before)))
        self._for.blockSignals(False)
        is_file = form is FamilyForm.FILE
        self._living.setVisible(is_file)
        self._gedcom_field.setVisible(is_file)
        self._picture_field.setVisible(not is_file)
        self.primary.setText(self.tr("Make the file") if is_file else self.tr("Make the picture"))
        self._suggest()
        self._ask()

    def _ask(self) -> None:
        """Look at what is chosen now, which is not what was made before."""
        self._can_make = False
        self._told.hide()
        self._first.wait()
        self._leaving.look(self.asked)
        self._be_another()

    def _be_another(self) -> None:
        self._made_now = None
        self._show_place()

    def _suggest(self) -> None:
        asked = self.asked
        words = {
            FamilyForm.TREE: self.tr("Family tree of {child}"),
            FamilyForm.ECOMAP: self.tr("Who is around {child}"),
            FamilyForm.TIMELINE: self.tr("Life of {child} in a line"),
            FamilyForm.GENOGRAM: self.tr("Genogram of {child}"),
            FamilyForm.FILE: self.tr("Family of {child}"),
        }[asked.form]
        name = "".join(letter for letter in words.format(child=self._child) if letter not in '\\/:*?"<>|').strip()
        suffix = ".ged" if asked.form is FamilyForm.FILE else self._picture.choice
        self._target = (self._folder_chosen or asking.documents()) / f"{name}{suffix}"
        self._be_another()

    def put_at(self, target: Path) -> None:
        """Put it at this place; what is made next goes into the same folder."""
        self._folder_chosen = target.parent
        self._target = target
        self._show_place()

    def _show_place(self) -> None:
        assert self._target is not None
        self._place.setText(
            self.tr("{name} in the folder {folder}").format(name=self._target.name, folder=self._target.parent.name)
        )
        self._place.setCursorPosition(0)
        self._place.setToolTip(str(self._target))
        is_made = self._target == self._made_now
        taken = self._target.exists() and not is_made
        self._replace.setVisible(taken)
        allowed = not taken or self._replace.isChecked()
        self._place_field.show_trouble("" if allowed else self.tr("A file of this name is there already."))
        self.primary.setEnabled(allowed and self._can_make and not is_made and not self._leaving.is_busy)

    def _ask_place(self) -> None:
        assert self._target is not None
        suffix = self._target.suffix
        kinds = {".ged": self.tr("Family tree file"), ".png": self.tr("PNG picture"), ".svg": self.tr("SVG picture")}
        chosen = asking.place_for_file(self, self.tr("Where it goes"), self._target, kinds[suffix], suffix)
        if chosen is not None:
            self.put_at(chosen)

    def _show_seen(self, seen: "FamilySeen") -> None:
        if seen.asked != self.asked:
            return
        self._can_make = not seen.refused
        self._first.show_seen(seen)
        self._show_place()

    # Making.

    def _make(self) -> None:
        if self._target is None or self._leaving.is_busy or not self._can_make:
            return
        self._told.hide()
        self._leaving.make(self._target, self.asked, self._gedcom.choice, replace=self._replace.isChecked())

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making it"))
        self._busy.show()
        self.cancel.setText(self.tr("Close, and carry on making it"))
        self.primary.setEnabled(False)

    def _made(self, made: "FamilyMade") -> None:
        self._made_now = made.target
        self._replace.setChecked(False)
        under = self.tr("What was left out, and why, is listed here.") if made.withheld else self.tr("Nothing was left out.")
        self._tell("good", self.tr("“{name}” is made.").format(name=made.target.name), under)
        self._folder.show()
        self._folder.setFocus()

    def _refused(self, sentence: str) -> None:
        self._tell("stop", sentence)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
        self._busy.hide()
        self.cancel.setText(self.tr("Close"))
        self._folder.hide()
        self._told.turn(kind)
        self._told.say(bold, plain)
        self._told.show()
        self._show_place()
        self.bring_into_sight(self._told)

    def _open_folder(self) -> None:
        if self._made_now is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made_now.parent)))
