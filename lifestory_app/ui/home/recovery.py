"""The recovery code of a new book: shown once, to be printed and kept in a safe place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.ui import asking, kit, look

if TYPE_CHECKING:
    from lifestory_app.services.session import Session


class RecoverySheet(QWidget):
    """Shows the code, prints it or puts it into a PDF. It is kept nowhere else."""

    finished = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setMaximumWidth(look.px(820))
        self._path = Path()
        self._code = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        self._head = kit.label(self.tr("The book is made. Keep this code."), "h1", wraps=True)
        column.addWidget(self._head)
        column.addWidget(
            kit.label(
                self.tr(
                    "If the passphrase is ever lost, only this code opens the book. Print it and lock it away with the child’s "
                    "papers. It is shown this once and kept nowhere."
                ),
                "body",
                wraps=True,
            )
        )
        card = kit.Card(24)
        self._shown = kit.label("", "code")
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setWordWrap(True)
        card.body.addWidget(self._shown)
        column.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._print = kit.Button(self.tr("Print the recovery sheet"), "print")
        self._print.clicked.connect(self._to_printer)
        self._save = kit.Button(self.tr("Put it into a PDF"), "export")
        self._save.clicked.connect(self._to_file)
        row.addWidget(self._print)
        row.addWidget(self._save)
        row.addStretch(1)
        column.addLayout(row)
        self._told = kit.Banner("good", "")
        self._told.hide()
        column.addWidget(self._told)
        self._kept = QCheckBox(self.tr("I have the code in a safe place, or do not need one"))
        column.addWidget(self._kept)
        self._done = kit.Button(self.tr("Begin the book"), role="primary", big=True)
        self._done.setEnabled(False)
        self._kept.toggled.connect(self._done.setEnabled)
        self._done.clicked.connect(self._finish)
        column.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_code(self, path: Path, code: str) -> None:
        """Show the code of a book."""
        self._path, self._code = path, code
        self._shown.setText(code)
        self._shown.setAccessibleName(self.tr("Recovery code: {code}").format(code=" ".join(code)))

    def show_new_code(self, path: Path, code: str) -> None:
        """Show a code that takes the place of an earlier one."""
        self.show_code(path, code)
        self._head.setText(self.tr("Any earlier code opens the book no more. Keep this one."))
        self._done.setText(self.tr("Back to the book"))

    def begin(self) -> None:
        """Put the keyboard on printing."""
        self._print.setFocus()

    def _finish(self) -> None:
        self._code = ""
        self._shown.clear()
        self.finished.emit(self._path)

    def _to_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            painter = QPainter(printer)
            self._paint(painter, printer.pageLayout().paintRectPixels(printer.resolution()).width(), printer.resolution())
            painter.end()
            self._tell(self.tr("The recovery sheet was sent to the printer."))
        dialog.deleteLater()

    def _to_file(self) -> None:
        suggested = self._path.with_name(f"{self._path.stem} recovery sheet.pdf")
        target = asking.place_for_file(self, self.tr("Put the recovery sheet into a PDF"), suggested, self.tr("PDF"), ".pdf")
        if target is None:
            return
        self.write_pdf(target)

    def write_pdf(self, target: Path) -> None:
        """Put the sheet into a PDF."""
        writer = QPdfWriter(str(target))
        writer.setResolution(300)
        writer.setTitle(self.tr("Recovery sheet"))
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20))
        )
        painter = QPainter()
        if not painter.begin(writer):
            self._told.turn("stop")
            self._told.say(self.tr("The sheet could not be put there."), self.tr("Choose another folder."))
            self._told.show()
            return
        self._paint(painter, writer.width(), 300)
        painter.end()
        self._tell(
            self.tr("The recovery sheet is in “{name}”.").format(name=target.name), self.tr("Move it off this computer.")
        )

    def _tell(self, bold: str, plain: str = "") -> None:
        self._told.turn("good")
        self._told.say(bold, plain)
        self._told.show()
        self._kept.setFocus()

    def _paint(self, painter: QPainter, width: float, dots: int) -> None:
        """One page in plain words. It names the file, and no surname."""
        mm = dots / 25.4
        painter.setPen(QColor("#000000"))
        y = 10 * mm
        opens = self.tr("This code opens the book “{name}” when its passphrase is lost.").format(name=self._path.stem)
        lines = (
            (26, True, self.tr("Recovery sheet")),
            (13, False, opens),
            (24, True, self._code),
            (13, False, self.tr("In Life Story choose Open a book, and type the code where the passphrase is asked for.")),
            (13, False, self.tr("Capital or small letters, spaces and hyphens do not matter.")),
            (13, False, self.tr("Whoever has this sheet and the file can read the book. Keep them apart, and lock this away.")),
            (13, False, self.tr("A new code can be made at any time; the old one then opens the book no more.")),
        )
        for size, bold, text in lines:
            font = QFont(look.FAMILY)
            font.setPixelSize(round(size * dots / 72))
            font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            painter.setFont(font)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
            box = painter.boundingRect(QRectF(0, y, width, 100 * mm), flags, text)
            painter.drawText(box, flags, text)
            y = box.bottom() + 7 * mm


class RecoveryDialog(kit.Dialog):
    """Makes a new recovery code for a book that is open, and shows it once."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent, "", "key", "-", width=760)
        self.setWindowTitle(self.tr("Recovery sheet"))
        self.title.setText(self.tr("Recovery sheet"))
        self.primary.setText(self.tr("Make a new code"))
        self._session = session
        self._why = kit.Banner(
            "note",
            self.tr("A new code takes the place of any earlier one."),
            self.tr(
                "It opens the book when the passphrase is lost. Print the sheet and lock it away; the old sheet can then be "
                "thrown away. The passphrase stays as it is."
            ),
        )
        self.body.addWidget(self._why)
        self._sheet = RecoverySheet()
        self._sheet.setProperty("role", "panel")
        self._sheet.layout().setContentsMargins(0, 0, 0, 0)
        self._sheet.finished.connect(lambda _path: self.accept())
        self.body.addWidget(self._sheet)
        self._sheet.hide()
        self.body.addStretch(1)
        self.primary.clicked.connect(self.make)

    def make(self) -> None:
        """Make the code and show its sheet. From then on only the sheet's own button goes back, so that it is not missed."""
        code = self._session.new_recovery_code()
        if not code:
            self.reject()
            return
        self._why.hide()
        self._sheet.show_new_code(self._session.path, code)
        self._sheet.show()
        self.cancel.parentWidget().hide()
        self._sheet.begin()
