"""Words and Pictures by itself: what the booklet will be, a look at its sides of paper, where it goes, and how it is folded."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.ids import StoryboardId
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.out.look_first import PictureSeen
from lifestory_app.ui.out.preview import picture_of
from lifestory_app.ui.out.rows import RowList

if TYPE_CHECKING:
    from lifestory_app.services.out import PdfPages

SHOWN = 6


class BookletDialog(kit.Dialog):
    """Makes the booklet as a PDF, or says that it is to be printed: `print_wanted` tells the caller."""

    def __init__(self, session: Session, leaving: Leaving, story: StoryboardId, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "book", "-", width=860)
        found = next(each for each in session.book.storyboards if each.id == story)
        name = found.title.strip() or self.tr("Words and Pictures")
        title = self.tr("“{title}” as a booklet").format(title=name)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.setText(self.tr("Make the booklet"))
        self.primary.show_icon("export")
        self.print_wanted = False
        self._leaving, self._story = leaving, story
        self._can_make = False
        self._made_now: Path | None = None
        name = "".join(letter for letter in name if letter not in '\\/:*?"<>|').strip() or "Booklet"
        self._target = asking.documents() / f"{name}.pdf"
        said = self.tr(
            "A small book to hold: a cover, one panel to a page, and at the back how it is now and whose words these are. "
            "Print it on both sides of A4, turned on the short edge, lay the sheets into one another and fold them once."
        )
        self.body.addWidget(kit.label(said, "body", wraps=True))
        self._seen = QGridLayout()
        self._seen.setSpacing(8)
        self.body.addLayout(self._seen)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self.body.addWidget(self.waiting)
        self.body.addLayout(self._make_place())
        self.mind = RowList()
        self.mind.hide()
        self.body.addWidget(self.mind)
        self._folder = kit.Button(self.tr("Open the folder"), "folder")
        self._folder.clicked.connect(self._open_folder)
        self._told = kit.Banner("good", "", "", self._folder)
        self._told.hide()
        self.body.addWidget(self._told)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._make)
        leaving.progressed.connect(self._progressed)
        leaving.previewed.connect(self._show_sides)
        leaving.made.connect(self._made)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self._stopped)
        self.finished.connect(lambda _: leaving.drop_preview())
        self._show_place()
        leaving.preview(story)

    def _make_place(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        other = kit.Button(self.tr("Another place"), "folder")
        other.clicked.connect(self._ask_place)
        self._place_field = kit.Field(self.tr("Where it goes"), self._place, beside=other)
        column.addWidget(self._place_field)
        self._replace = QCheckBox(self.tr("Put it in place of the file that is there"))
        self._replace.hide()
        self._replace.toggled.connect(lambda _: self._show_place())
        column.addWidget(self._replace)
        self._print = kit.Button(self.tr("Print it instead"), "print", "quiet")
        self._print.clicked.connect(self._want_print)
        column.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _show_sides(self, pages: "PdfPages") -> None:
        """The sides of paper, small: what lies beside what is right when the sheets are folded."""
        self.waiting.rest()
        before: QWidget = self._close
        for number in range(min(len(pages), SHOWN)):
            seen = PictureSeen(200, 142)
            name = self.tr("Side {number} of the paper").format(number=number + 1)
            seen.show_image(picture_of(pages, number, 1.0), name)
            self._seen.addWidget(seen, number // 4, number % 4)
            # They come late and stand above what was there: Tab goes to them first.
            QWidget.setTabOrder(before, seen)
            before = seen
        self.foot.setText(
            self.tr("{count} sides of A4, on {sheets} sheets.").format(count=len(pages), sheets=(len(pages) + 1) // 2)
        )
        self._can_make = True
        self._show_place()

    def put_at(self, target: Path) -> None:
        """Put the booklet at this place."""
        self._target = target
        self._show_place()

    def _show_place(self) -> None:
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
        chosen = asking.place_for_file(self, self.tr("Where the booklet goes"), self._target, self.tr("PDF"), ".pdf")
        if chosen is not None:
            self.put_at(chosen)

    def _want_print(self) -> None:
        self.print_wanted = True
        self.accept()

    def _make(self) -> None:
        if self._can_make and not self._leaving.is_busy:
            self._told.hide()
            self._leaving.make_booklet(self._target, self._story, replace=self._replace.isChecked())

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the booklet"))
        self.primary.setEnabled(False)

    def _made(self, exported: object) -> None:
        self._made_now = exported.target  # type: ignore[attr-defined]
        self._replace.setChecked(False)
        self.mind.clear()
        for sentence in exported.look_at:  # type: ignore[attr-defined]
            self.mind.add("warning", "warn", sentence)
        self.mind.setVisible(bool(exported.look_at))  # type: ignore[attr-defined]
        self._tell(
            "good",
            self.tr("“{name}” is made.").format(name=self._made_now.name),
            self.tr("It was opened again and searched: nothing hidden is in it."),
        )
        self._folder.show()
        self._folder.setFocus()

    def _refused(self, sentence: str) -> None:
        self._tell("stop", sentence)

    def _stopped(self) -> None:
        self._tell("note", self.tr("Stopped. Nothing half-made was left."))

    def _tell(self, kind: str, bold: str, plain: str = "") -> None:
        self.waiting.rest()
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
