"""The one page for a meeting, a review or a report: which, for which record, as what; seen first, then made."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLabel, QVBoxLayout, QWidget

from lifestory_app.services.plan import Edition, ExtractKind, Extracts, is_adopted, name_for_record
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit, look

if TYPE_CHECKING:
    from lifestory_app.domain.edition import Withheld
    from lifestory_app.layout.display import LaidOutPage
    from lifestory_app.layout.laid_out import LaidOutBook
    from lifestory_app.paint.qt import QtPainter
    from lifestory_app.services.plan import ExtractMade

SEEN_WIDE = 380
"""How wide the page is shown, in pixels of text size 100 %."""


class ExtractDialog(kit.Dialog):
    """Asks what the page is for, shows it, and makes it as a PDF or Word document."""

    def __init__(self, parent: QWidget | None, session: Session, extracts: Extracts, painter: "QtPainter") -> None:
        super().__init__(parent, "", "print", "-", width=980)
        title = self.tr("One page for a meeting")
        self.setWindowTitle(title)
        self.title.setText(title)
        self.primary.setText(self.tr("Make the page"))
        self._session, self._extracts, self._painter = session, extracts, painter
        self._made_now: Path | None = None
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        self.body.addLayout(self._across)
        self._across.addLayout(self._make_choices(), 5)
        self._across.addLayout(self._make_sight(), 4)
        self.primary.clicked.connect(self._make)
        extracts.seen.connect(self._show_seen)
        extracts.made.connect(self._made)
        extracts.refused.connect(self._refused)
        self.cards[ExtractKind.REVIEW].choose()
        self.cards[ExtractKind.REVIEW].ring.setFocus()

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        group = QButtonGroup(self)
        self.cards: dict[ExtractKind, kit.OptionCard] = {}
        for kind, name, meaning in (
            (
                ExtractKind.REVIEW,
                self.tr("For a looked-after review"),
                self.tr("Progress, what is not known yet, what is done next, by whom and when."),
            ),
            (
                ExtractKind.PLANNING,
                self.tr("For a permanency planning meeting"),
                self.tr("Who brings what, times to meet, photos asked for, when it is due."),
            ),
            (
                ExtractKind.REPORT,
                self.tr("Facts for the Child Permanence Report"),
                self.tr("Names, family, homes and what happened, as the book has them."),
            ),
        ):
            card = kit.OptionCard(name, meaning, group=group)
            card.chosen.connect(self._look)
            self.cards[kind] = card
            column.addWidget(card)
        records = [
            (Edition.CARE.value, self.tr("The care record"), "record"),
            (Edition.ADOPTION_RECORD.value, self.tr("The adoption record"), "record"),
        ]
        self.record = kit.Segments(records, self.tr("For which record"))
        self.record.choose(Edition.CARE.value)
        self.record.chosen.connect(lambda _: self._look())
        self._record_field = kit.Field(
            self.tr("For which record"), self.record, self.tr("On a page for the care record nothing names the new family.")
        )
        column.addWidget(self._record_field)
        if not is_adopted(self._session.book):
            self._record_field.hide()
        forms = [(".pdf", self.tr("PDF"), "page"), (".docx", self.tr("Word, to go on writing"), "word-file")]
        self.form = kit.Segments(forms, self.tr("As what"))
        self.form.choose(".pdf")
        column.addWidget(kit.Field(self.tr("As what"), self.form))
        self._held = kit.label("", "small")
        column.addWidget(self._held)
        self._folder = kit.Button(self.tr("Open the folder"), "folder")
        self._folder.clicked.connect(self._open_folder)
        self.told = kit.Banner("note", "", "", self._folder)
        self.told.hide()
        column.addWidget(self.told)
        column.addStretch(1)
        return column

    def _make_sight(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.sight = QLabel()
        self.sight.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sight.setFixedHeight(round(look.px(SEEN_WIDE) * 1.4143))
        self._sides = kit.label("", "small")
        column.addWidget(self.sight)
        column.addWidget(self._sides)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if self.width() >= look.px(820) else directions.TopToBottom)

    # What is chosen, and how it looks.

    @property
    def kind(self) -> ExtractKind:
        """What the page is for."""
        return next((kind for kind, card in self.cards.items() if card.ring.isChecked()), ExtractKind.REVIEW)

    @property
    def edition(self) -> Edition:
        """The record that the page is for."""
        return Edition(self.record.choice)

    def _look(self) -> None:
        self._extracts.look(self.kind, self.edition)

    def _show_seen(self, laid: "LaidOutBook", withheld: "tuple[Withheld, ...]") -> None:
        self.sight.setPixmap(self._picture(laid.pages[0]))
        self.sight.setAccessibleName(self.tr("How the page looks: {title}").format(title=laid.title))
        count = len(laid.pages)
        one = self.tr("It is one page of A4.")
        self._sides.setText(one if count == 1 else self.tr("It does not fit on one page; it has {count}.").format(count=count))
        lines = [each.which for each in withheld if each.what == "line"]
        named = self.tr("Left out, since the words name the new family: {count}.")
        said = named.format(count=lines[0]) if lines else ""
        self._held.setText(said)
        self._held.setVisible(bool(said))

    def _picture(self, side: "LaidOutPage") -> QPixmap:
        ratio = self.devicePixelRatioF()
        wide = round(look.px(SEEN_WIDE) * ratio)
        scale = wide / side.width
        image = QImage(wide, round(side.height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(side.paper))
        brush = QPainter(image)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.scale(scale, scale)
        self._painter.paint(side.items, brush)
        brush.resetTransform()
        brush.setPen(look.pen("line", 2))
        brush.drawRect(image.rect().adjusted(0, 0, -1, -1))
        brush.end()
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    # Making.

    def _make(self) -> None:
        if self._extracts.is_busy:
            return
        what = {
            ExtractKind.REVIEW: self.tr("Life story work for the review"),
            ExtractKind.PLANNING: self.tr("Life story work for the planning meeting"),
            ExtractKind.REPORT: self.tr("Facts for the permanence report"),
        }[self.kind]
        child = name_for_record(self._session.book)
        what = self.tr("{child}, {what}").format(child=child, what=f"{what[:1].lower()}{what[1:]}") if child else what
        suffix = self.form.choice
        name = "".join(letter for letter in f"{what}{suffix}" if letter not in '\\/:*?"<>|').strip()
        kind = self.tr("Word document") if suffix == ".docx" else "PDF"
        target = asking.place_for_file(self, self.tr("Where the page is put"), asking.documents() / name, kind, suffix)
        if target is None:
            return
        self.told.hide()
        self.primary.setEnabled(False)
        self._extracts.make(Path(target), self.kind, self.edition)

    def _made(self, made: "ExtractMade") -> None:
        self._made_now = made.target
        self._tell("good", self.tr("“{name}” is ready.").format(name=made.target.name), " ".join(made.look_at))
        self._folder.show()
        self._folder.setFocus()

    def _refused(self, sentence: str) -> None:
        bold, _, plain = sentence.partition(". ")
        self._tell("warn", bold if bold.endswith(".") else f"{bold}.", plain)

    def _tell(self, kind: str, bold: str, plain: str) -> None:
        self.primary.setEnabled(True)
        self._folder.hide()
        self.told.turn(kind)
        self.told.say(bold, plain)
        self.told.show()
        self.bring_into_sight(self.told)

    def _open_folder(self) -> None:
        if self._made_now is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made_now.parent)))
