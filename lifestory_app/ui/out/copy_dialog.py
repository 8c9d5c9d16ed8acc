"""Make a copy: for whom first, since that decides everything; then what is left out, what is wanting, and where it goes."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.home.waiting import Waiting

MOST_SHOWN = 6


class CopyDialog(kit.Dialog):
    """Makes a PDF or a Word document of an edition of the book."""

    page_wanted = Signal(object)

    def __init__(self, session: Session, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "export", "-", width=760)
        self.setWindowTitle(self.tr("Make a copy"))
        self.title.setText(self.tr("Make a copy"))
        self.primary.setText(self.tr("Make the copy"))
        self._session, self._leaving = session, leaving
        self._target: Path | None = None
        self._chosen_place = False
        self.body.addWidget(kit.label(self.tr("Who is it for?"), "h2"))
        self._for: dict[Edition, kit.OptionCard] = {}
        self._group = QButtonGroup(self)
        for edition, name, meaning in (
            (Edition.CHILD, self.tr("The child and the family"), self.tr("The book as the child may have it.")),
            (
                Edition.ADOPTION_RECORD,
                self.tr("The adoption record"),
                self.tr("Everything that may stand on it, worker’s pages too."),
            ),
        ):
            card = kit.OptionCard(name, meaning, group=self._group)
            card.chosen.connect(self._ask_readiness)
            self._for[edition] = card
            self.body.addWidget(card)
        self._add_form()
        self._left_out = QVBoxLayout()
        self._wanting = QVBoxLayout()
        self.body.addWidget(kit.label(self.tr("What is left out"), "h2"))
        self.body.addLayout(self._left_out)
        self.body.addWidget(kit.label(self.tr("Worth a look first"), "h2"))
        self.body.addLayout(self._wanting)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self.body.addWidget(self.waiting)
        self._told = kit.Banner("good", "")
        self._told.hide()
        self.body.addWidget(self._told)
        self._folder = kit.Button(self.tr("Open the folder"), "folder")
        self._folder.clicked.connect(self._open_folder)
        self._folder.hide()
        self.body.addWidget(self._folder)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._make)
        leaving.checked.connect(self._show_readiness)
        leaving.progressed.connect(self._progressed)
        leaving.made.connect(self._made)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self._stopped)
        self._suggest()
        self._for[Edition.CHILD].choose()
        self._for[Edition.CHILD].ring.setFocus()
        if leaving.is_busy:
            self._progressed(0, 0, "")

    def _add_form(self) -> None:
        self._kind = QComboBox()
        for text, kind in (
            (self.tr("PDF to print"), "print"),
            (self.tr("PDF for the screen, smaller"), "screen"),
            (self.tr("Word document"), "docx"),
        ):
            self._kind.addItem(text, kind)
        self._kind.currentIndexChanged.connect(self._suggest)
        self._bleed = QCheckBox(self.tr("For a print shop: 3 mm bleed and crop marks"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(kit.Field(self.tr("What kind of file"), self._kind), 1)
        row.addWidget(self._bleed, 1)
        self.body.addLayout(row)
        place = QHBoxLayout()
        place.setSpacing(8)
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self._place_field = kit.Field(self.tr("Where it goes"), self._place)
        place.addWidget(self._place_field, 1)
        other = kit.Button(self.tr("Another place"), "folder")
        other.clicked.connect(self._ask_place)
        place.addWidget(other)
        self.body.addLayout(place)
        self._replace = QCheckBox(self.tr("Put it in place of the file that is there"))
        self._replace.hide()
        self._replace.toggled.connect(lambda _: self._show_place())
        self.body.addWidget(self._replace)

    # Choices.

    @property
    def edition(self) -> Edition:
        """For whom it is."""
        return next((edition for edition, card in self._for.items() if card.ring.isChecked()), Edition.CHILD)

    def _ask_readiness(self) -> None:
        self._leaving.check(self.edition)

    def _suggest(self) -> None:
        suffix = ".docx" if self._kind.currentData() == "docx" else ".pdf"
        self._bleed.setVisible(self._kind.currentData() == "print")
        if self._chosen_place and self._target is not None:
            self._target = self._target.with_suffix(suffix)
        else:
            name = "".join(letter for letter in self._session.book.title if letter not in '\\/:*?"<>|').strip() or "Book"
            self._target = asking.documents() / f"{name}{suffix}"
        self._show_place()

    def put_at(self, target: Path) -> None:
        """Put the copy at this place."""
        self._chosen_place = True
        self._target = target
        self._show_place()

    def _show_place(self) -> None:
        assert self._target is not None
        self._place.setText(
            self.tr("{name} in the folder {folder}").format(name=self._target.name, folder=self._target.parent.name)
        )
        self._place.setToolTip(str(self._target))
        taken = self._target.exists()
        self._replace.setVisible(taken)
        allowed = not taken or self._replace.isChecked()
        self._place_field.show_trouble("" if allowed else self.tr("A file of this name is there already."))
        self.primary.setEnabled(allowed and not self._leaving.is_busy)

    def _ask_place(self) -> None:
        assert self._target is not None
        suffix = self._target.suffix
        kind = self.tr("Word document") if suffix == ".docx" else self.tr("PDF")
        chosen = asking.place_for_file(self, self.tr("Where the copy goes"), self._target, kind, suffix)
        if chosen is not None:
            self.put_at(chosen)

    # What an edition holds.

    def _show_readiness(self, ready: object) -> None:
        if ready.edition is not self.edition:  # type: ignore[attr-defined]
            return
        kit.clear(self._left_out)
        kit.clear(self._wanting)
        withheld, wanting = ready.withheld, ready.wanting  # type: ignore[attr-defined]
        for each in withheld[:MOST_SHOWN]:
            self._row(
                self._left_out,
                "hidden",
                "ink2",
                self.tr("{what} “{which}”: {why}").format(what=each.what, which=each.which, why=each.why),
            )
        if not withheld:
            self._row(self._left_out, "ok", "good", self.tr("Nothing is left out."))
        elif len(withheld) > MOST_SHOWN:
            self._row(self._left_out, "more", "ink2", self.tr("and {count} more").format(count=len(withheld) - MOST_SHOWN))
        for each in wanting[:MOST_SHOWN]:
            icon = {"stop": "stop", "warn": "warning", "note": "info"}[each.weight]
            self._row(self._wanting, icon, each.weight, each.sentence, each.page)
        if not wanting:
            self._row(self._wanting, "ok", "good", self.tr("Nothing is wanting."))
        elif len(wanting) > MOST_SHOWN:
            self._row(self._wanting, "more", "ink2", self.tr("and {count} more").format(count=len(wanting) - MOST_SHOWN))
        self.foot.setText(self.tr("{count} sides").format(count=ready.sides))  # type: ignore[attr-defined]

    def _row(self, column: QVBoxLayout, icon: str, shade: str, words: str, page: object = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.Icon(icon, shade, 18))
        found = next((each for each in self._session.book.pages if each.id == page), None)
        said = f"{found.title}: {words}" if found is not None and found.title.strip() else words
        row.addWidget(kit.label(said, "body", wraps=True), 1)
        if found is not None:
            show = kit.Button(self.tr("Show me"), role="link")
            show.setAccessibleName(self.tr("Show me: {what}").format(what=said))
            show.clicked.connect(lambda: self._show_page(found.id))
            row.addWidget(show)
        column.addLayout(row)

    def _show_page(self, page: object) -> None:
        self.accept()
        self.page_wanted.emit(page)

    # Making.

    def _make(self) -> None:
        if self._target is None or self._leaving.is_busy:
            return
        self._told.hide()
        self._folder.hide()
        kind = self._kind.currentData()
        self._leaving.make(
            self._target,
            self.edition,
            screen=kind == "screen",
            bleed=self._bleed.isChecked() and kind == "print",
            replace=self._replace.isChecked(),
        )

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the copy"))
        self.primary.setEnabled(False)

    def _made(self, exported: object) -> None:
        self.waiting.rest()
        size = exported.size / 1_000_000  # type: ignore[attr-defined]
        self._tell(
            "good",
            self.tr("“{name}” is made: {pages} sides, {size} MB.").format(
                name=exported.target.name,
                pages=exported.pages,
                size=f"{size:.1f}",  # type: ignore[attr-defined]
            ),
            self.tr("It was opened again and searched: nothing hidden is in it."),
        )
        self._folder.show()
        self._folder.setFocus()
        self.cancel.setText(self.tr("Close"))
        self._replace.setChecked(False)
        self._show_place()

    def _refused(self, sentence: str) -> None:
        self._tell("stop", sentence)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
        self._told.turn(kind)
        self._told.say(bold, plain)
        self._told.show()
        self._show_place()

    def _open_folder(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))
