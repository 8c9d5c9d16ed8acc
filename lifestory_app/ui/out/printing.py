"""Paper: the very PDF on a printer, all pages or some, as they are or as a booklet to fold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.ids import StoryboardId
from lifestory_app.domain.storyboards import Storyboard
from lifestory_app.services.out import Leaving, booklet, pages_of
from lifestory_app.ui import kit
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.out.preview import picture_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from lifestory_app.services.out import PdfPages

DOTS = 300


class PrintDialog(kit.Dialog):
    """Which pages, and how they come onto paper. The printer itself is chosen in the dialog of the computer."""

    printed = Signal()

    def __init__(
        self,
        leaving: Leaving,
        parent: QWidget | None = None,
        stories: Sequence[Storyboard] = (),
        chosen: StoryboardId | None = None,
    ) -> None:
        super().__init__(parent, "", "print", "-", width=560)
        self.setWindowTitle(self.tr("Print the book"))
        self.title.setText(self.tr("Print the book"))
        self.primary.setText(self.tr("Choose the printer"))
        self.primary.setEnabled(False)
        self.foot.setText(self.tr("The pages are being made. Then you choose the printer."))
        self._pages: PdfPages | None = None
        self._leaving = leaving
        self.body.addWidget(kit.label(self.tr("What prints is the child’s own copy, exactly as in its PDF."), "quiet"))
        self._which = QLineEdit()
        self._which.setPlaceholderText(self.tr("all of them"))
        self._which_field = kit.Field(self.tr("Pages"), self._which, self.tr("For some only: “1-4, 7”."))
        self.body.addWidget(self._which_field)
        self._copies = kit.Number(1, 20, 1)
        self.body.addWidget(kit.Field(self.tr("Copies"), self._copies))
        group = QButtonGroup(self)
        self._plain = kit.OptionCard(
            self.tr("Page by page"), self.tr("One page of the book on each side of paper."), group=group
        )
        self._booklet = kit.OptionCard(
            self.tr("As a booklet"),
            self.tr("Two pages on each side, to be folded. Print on both sides, turned on the short edge."),
            group=group,
        )
        self._stories: dict[StoryboardId, kit.OptionCard] = {}
        for story in stories:
            self._stories[story.id] = kit.OptionCard(
                self.tr("Only “{title}”, as a booklet").format(title=story.title or self.tr("Words and Pictures")),
                self.tr("Words and Pictures by itself, a panel to a small page, to be folded."),
                group=group,
            )
        for card in (self._plain, self._booklet, *self._stories.values()):
            self.body.addWidget(card)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(leaving.stop)
        self.body.addWidget(self.waiting)
        self._told = kit.Banner("note", "")
        self._told.hide()
        self.body.addWidget(self._told)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._choose_printer)
        leaving.progressed.connect(self._progressed)
        leaving.previewed.connect(self._ready)
        leaving.refused.connect(self._refused)
        leaving.stopped.connect(self.waiting.rest)
        self.finished.connect(lambda _: leaving.drop_preview())
        for card in (self._plain, self._booklet, *self._stories.values()):
            card.chosen.connect(self._ask)
        self._of: Edition | StoryboardId | None = None
        (self._plain if chosen is None else self._stories.get(chosen, self._plain)).choose()
        self._which.setFocus()

    @property
    def story(self) -> StoryboardId | None:
        """The story that is printed by itself, or None for the book."""
        return next((story for story, card in self._stories.items() if card.ring.isChecked()), None)

    def _ask(self) -> None:
        """Have the pages made that are wanted now, where they are others than those there are."""
        of = self.story or Edition.CHILD
        self._which_field.setVisible(self.story is None)
        if of == self._of:
            return
        self._of, self._pages = of, None
        self.primary.setEnabled(False)
        self._told.hide()
        self.foot.setText(self.tr("The pages are being made. Then you choose the printer."))
        self._leaving.preview(of)

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.waiting.show_progress(done, total, doing or self.tr("Making the PDF"))

    def _ready(self, pages: "PdfPages") -> None:
        self.waiting.rest()
        self._pages = pages
        count = len(pages)
        sheets = self.tr("{count} sides of A4, to print on both sides, turned on the short edge").format(count=count)
        self.foot.setText(sheets if self.story is not None else self.tr("{count} pages").format(count=count))
        self.primary.setEnabled(True)

    def _refused(self, sentence: str) -> None:
        self.waiting.rest()
        self._told.turn("stop")
        self._told.say(sentence)
        self._told.show()

    def wanted(self) -> tuple[int, ...] | None:
        """The pages that are wanted, counted from 0; None, with the trouble told, where they cannot be read."""
        if self._pages is None:
            return None
        if self.story is not None:
            return tuple(range(len(self._pages)))
        try:
            found = pages_of(self._which.text(), len(self._pages))
        except ValueError as wrong:
            self._which_field.show_trouble(
                self.tr("We could not read “{text}”. The book has pages 1 to {count}.").format(
                    text=wrong, count=len(self._pages)
                )
            )
            self._which.setFocus()
            return None
        self._which_field.show_trouble("")
        return found

    def _choose_printer(self) -> None:
        if self.wanted() is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(self._copies.value())
        printer.setFullPage(True)
        if self._booklet.ring.isChecked() or self.story is not None:
            printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.print_to(printer)
        dialog.deleteLater()

    def print_to(self, printer: "QPrinter") -> bool:
        """Print what is wanted on a printer. False where it does not answer."""
        wanted = self.wanted()
        if self._pages is None or wanted is None:
            return False
        sides: list[tuple[int | None, ...]] = [(page,) for page in wanted]
        is_booklet = self._booklet.ring.isChecked()
        if is_booklet:
            sides = [tuple(None if n is None else wanted[n] for n in side) for side in booklet(len(wanted))]
        self._set_paper(printer, is_booklet)
        painter = QPainter()
        if not painter.begin(printer):
            self._refused(self.tr("The printer does not answer. Look whether it is switched on, then try again."))
            return False
        for number, side in enumerate(sides):
            if number:
                printer.newPage()
            self._paint_side(painter, printer, side)
        painter.end()
        self._told.turn("good")
        self._told.say(self.tr("Sent to the printer: {count} sides.").format(count=len(sides)))
        self._told.show()
        self.cancel.setText(self.tr("Close"))
        self.printed.emit()
        return True

    def _set_paper(self, printer: "QPrinter", is_booklet: bool) -> None:
        assert self._pages is not None
        wide, high = self._pages.size(0)
        lies = wide > high or is_booklet
        orientation = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        layout = printer.pageLayout()
        size = layout.pageSize() if layout.pageSize().isValid() else QPageSize(QPageSize.PageSizeId.A4)
        printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))

    def _paint_side(self, painter: QPainter, printer: "QPrinter", side: tuple[int | None, ...]) -> None:
        """Pages beside each other, each as large as its part of the paper allows, never cut."""
        assert self._pages is not None
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        part = paper.width() / len(side)
        for at, page in enumerate(side):
            if page is None:
                continue
            wide, high = self._pages.size(page)
            scale = min(part / wide, paper.height() / high)
            image = picture_of(self._pages, page, max(DOTS / 72, min(scale, 600 / 72)))
            place = QRectF(
                at * part + (part - wide * scale) / 2, (paper.height() - high * scale) / 2, wide * scale, high * scale
            )
            painter.drawImage(place, image)
