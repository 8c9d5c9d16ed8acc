"""Make a copy: for whom first, since that decides everything; then what is left out, what is wanting, and where it goes."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.out.rows import RowList
from lifestory_app.ui.papers import PaperBox

if TYPE_CHECKING:
    from lifestory_app.domain.ids import PageId
    from lifestory_app.services.out import Readiness

MOST_SHOWN, MOST_NAMED = 5, 3


class CopyDialog(kit.Dialog):
    """Makes a PDF or a Word document of an edition of the book."""

    page_wanted = Signal(object)

    def __init__(self, session: Session, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "export", "-", width=1040)
        title = self.tr("Make a copy of {title}").format(title=session.book.title)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.setText(self.tr("Make the copy"))
        self.primary.show_icon("export")
        self._session, self._leaving = session, leaving
        self._child = session.book.the_child.known_as
        self._target: Path | None = None
        self._made_now: Path | None = None
        self._chosen_place = False
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        self.body.addLayout(self._across)
        self._across.addLayout(self._make_choices(), 9)
        self._across.addLayout(self._make_findings(), 10)
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

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(kit.label(self.tr("Who is it for?"), "label"))
        self._for: dict[Edition, kit.OptionCard] = {}
        self._group = QButtonGroup(self)
        for edition, name, meaning in (
            (
                Edition.CHILD,
                self.tr("{child} and the family").format(child=self._child),
                self.tr("The book as {child} may have it. No worker’s pages.").format(child=self._child),
            ),
            (
                Edition.ADOPTERS,
                self.tr("Adopters or carers"),
                self.tr("The same, and what is kept with them until {child} is older.").format(child=self._child),
            ),
            (
                Edition.ADOPTION_RECORD,
                self.tr("The adoption record"),
                self.tr("Everything that may stand on it, worker’s pages too."),
            ),
        ):
            card = kit.OptionCard(name, meaning, group=self._group)
            card.chosen.connect(self._ask_readiness)
            self._for[edition] = card
            column.addWidget(card)
        column.addSpacing(4)
        name = self.tr("What kind of file")
        self._kind = kit.Segments(
            [
                ("print", self.tr("PDF to print"), "print"),
                ("screen", self.tr("PDF, smaller"), "computer"),
                ("docx", self.tr("Word"), "word-file"),
            ],
            name,
        )
        self._kind.choose("print")
        self._kind.chosen.connect(lambda _kind: self._suggest())
        column.addWidget(kit.Field(name, self._kind))
        self._paper = PaperBox(self._session.book.shape)
        self._paper.currentIndexChanged.connect(lambda _: self._ask_readiness())
        column.addWidget(kit.Field(self.tr("Paper"), self._paper))
        self._bleed = QCheckBox(self.tr("For a print shop: 3 mm bleed and crop marks"))
        self._bleed.toggled.connect(lambda _: self._be_another())
        column.addWidget(self._bleed)
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
        column.addStretch(1)
        return column

    def _make_findings(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(kit.label(self.tr("Before you make it"), "label"))
        self._wanting = RowList()
        column.addWidget(self._wanting)
        column.addSpacing(4)
        self._left_title = kit.label("", "label")
        column.addWidget(self._left_title)
        self._left_out = RowList()
        column.addWidget(self._left_out)
        column.addSpacing(4)
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
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if self.width() >= look.px(840) else directions.TopToBottom)

    # Choices.

    @property
    def edition(self) -> Edition:
        """For whom it is."""
        return next((edition for edition, card in self._for.items() if card.ring.isChecked()), Edition.CHILD)

    def _ask_readiness(self) -> None:
        self._leaving.check(self.edition, self._paper.choice)
        if self._made_now is not None:
            self._be_another()

    def _be_another(self) -> None:
        """What is chosen now is not the copy that was just made."""
        self._made_now = None
        self._show_place()

    def _suggest(self) -> None:
        suffix = ".docx" if self._kind.choice == "docx" else ".pdf"
        self._bleed.setVisible(self._kind.choice == "print")
        if self._chosen_place and self._target is not None:
            self._target = self._target.with_suffix(suffix)
        else:
            name = "".join(letter for letter in self._session.book.title if letter not in '\\/:*?"<>|').strip() or "Book"
            self._target = asking.documents() / f"{name}{suffix}"
        self._be_another()

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
        self._place.setCursorPosition(0)
        self._place.setToolTip(str(self._target))
        # The copy that was just made stands there, which is no trouble; nor is it made twice.
        is_made = self._target == self._made_now
        taken = self._target.exists() and not is_made
        self._replace.setVisible(taken)
        allowed = not taken or self._replace.isChecked()
        self._place_field.show_trouble("" if allowed else self.tr("A file of this name is there already."))
        self.primary.setEnabled(allowed and not is_made and not self._leaving.is_busy)

    def _ask_place(self) -> None:
        assert self._target is not None
        suffix = self._target.suffix
        kind = self.tr("Word document") if suffix == ".docx" else self.tr("PDF")
        chosen = asking.place_for_file(self, self.tr("Where the copy goes"), self._target, kind, suffix)
        if chosen is not None:
            self.put_at(chosen)

    # What an edition holds.

    def _show_readiness(self, ready: "Readiness") -> None:
        if (ready.edition, ready.paper) != (self.edition, self._paper.choice):
            return
        self._show_wanting(ready)
        self._show_left_out(ready)
        sides = self.tr("{count} sides. The finished file is opened and searched again before you get it.")
        self.foot.setText(sides.format(count=ready.sides))

    def _show_wanting(self, ready: "Readiness") -> None:
        """One row for each kind of thing, with the pages it is on: twenty photos without words are one thing to do."""
        self._wanting.clear()
        kinds: dict[tuple[str, str], list[PageId | None]] = {}
        for each in ready.wanting:
            kinds.setdefault((each.weight, each.sentence), []).append(each.page)
        for (weight, sentence), pages in list(kinds.items())[:MOST_SHOWN]:
            icon = {"stop": "stop", "warn": "warning", "note": "info"}[weight]
            titles = [self._title_of(page) for page in dict.fromkeys(pages)]
            said = [title for title in titles if title]
            under = ", ".join(said[:MOST_NAMED])
            if len(said) > MOST_NAMED:
                under = self.tr("{pages} and {count} more").format(pages=under, count=len(said) - MOST_NAMED)
            there = next((page for page in pages if page is not None), None)
            if there is None:
                self._wanting.add(icon, weight, sentence, under)
            else:
                deed = partial(self._show_page, there)
                self._wanting.add(icon, weight, sentence, under, button=self.tr("Go there"), deed=deed)
        if not kinds:
            self._wanting.add("ok", "good", self.tr("Nothing is wanting."))
        elif len(kinds) > MOST_SHOWN:
            self._wanting.add("more", "ink2", self.tr("and {count} more").format(count=len(kinds) - MOST_SHOWN))

    def _title_of(self, page: "PageId | None") -> str:
        return next((each.title for each in self._session.book.pages if each.id == page), "").strip()

    def _show_left_out(self, ready: "Readiness") -> None:
        self._left_out.clear()
        for_child = self.edition is Edition.CHILD
        self._left_title.setText(
            self.tr("Left out of {child}’s copy").format(child=self._child) if for_child else self.tr("Left out of this copy")
        )
        reasons: dict[tuple[str, str], list[str]] = {}
        for each in ready.withheld:
            reasons.setdefault((each.what, each.why), []).append(each.which)
        for (what, why), which in list(reasons.items())[:MOST_SHOWN]:
            named = ", ".join(self.tr("“{name}”").format(name=name) for name in which[:MOST_NAMED])
            if len(which) > MOST_NAMED:
                named = self.tr("{names} and {count} more").format(names=named, count=len(which) - MOST_NAMED)
            said = self.tr("{what}: {names}").format(what=f"{what[:1].upper()}{what[1:]}", names=named)
            self._left_out.add("hidden", "ink2", said, self.tr("Because {why}").format(why=why))
        if not reasons:
            self._left_out.add("ok", "good", self.tr("Nothing is left out."))
        elif len(reasons) > MOST_SHOWN:
            self._left_out.add("more", "ink2", self.tr("and {count} more").format(count=len(reasons) - MOST_SHOWN))
        self._left_out.add("hidden", "ink2", self.tr("Where photos were taken"), self.tr("Taken out of every photo"))

    def _show_page(self, page: object) -> None:
        self.accept()
        self.page_wanted.emit(page)

    # Making.

    def _make(self) -> None:
        if self._target is None or self._leaving.is_busy:
            return
        self._told.hide()
        kind = self._kind.choice
        self._leaving.make(
            self._target,
            self.edition,
            screen=kind == "screen",
            bleed=self._bleed.isChecked() and kind == "print",
            replace=self._replace.isChecked(),
            paper=self._paper.choice,
        )

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the copy"))
        self._busy.show()
        self.cancel.setText(self.tr("Close, and carry on making it"))
        self.primary.setEnabled(False)

    def _made(self, exported: object) -> None:
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
        self._made_now = exported.target  # type: ignore[attr-defined]
        self._replace.setChecked(False)
        self._show_place()

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
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))
