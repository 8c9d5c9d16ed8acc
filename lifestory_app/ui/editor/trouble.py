"""What stands in the way of saving, what is safe, and the ways on. It holds nobody up."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.services.session import Trouble
from lifestory_app.ui import kit


class TroubleDialog(kit.Dialog):
    """Says that the book could not be saved, that the work is safe in this window, and offers three ways on."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self, parent: QWidget, trouble: Trouble, path: Path) -> None:
        super().__init__(parent, "", "", "", width=560)
        changed = trouble.changed_elsewhere
        title = self.tr("The book was changed somewhere else") if changed else self.tr("The book could not be saved")
        self.setWindowTitle(title)
        self.title.setText(title)
        self.title.setWordWrap(True)
        self.body.addWidget(
            kit.Banner("good", self.tr("Your work is safe in this window."), self.tr("Nothing you wrote is lost."))
        )
        self.body.addWidget(kit.label(trouble.sentence, "body", wraps=True))
        first: kit.Button | None = None
        if not changed:
            first = self._way(
                self.tr("Try again"), "undo", self.tr("Put the stick back, or make room on the disk, first."), self._again
            )
        way = self._way(
            self.tr("Save it in another place"),
            "folder",
            self.tr("The whole book, with its photos; you go on there."),
            self._elsewhere,
        )
        self._way(
            self.tr("Carry on"), "pen", self.tr("Work on. We go on trying, and say so beside the book’s name."), self.reject
        )
        self.cancel.hide()
        self.foot.setText(path.name)
        (first or way).setFocus()

    def _way(self, text: str, icon: str, meaning: str, deed: object) -> kit.Button:
        row = QHBoxLayout()
        row.setSpacing(12)
        button = kit.Button(text, icon)
        button.setMinimumWidth(220)
        button.setAccessibleDescription(meaning)
        button.clicked.connect(deed)
        row.addWidget(button)
        row.addWidget(kit.label(meaning, "small"), 1)
        self.body.addLayout(row)
        return button

    def _again(self) -> None:
        self.accept()
        self.again.emit()

    def _elsewhere(self) -> None:
        self.accept()
        self.elsewhere.emit()


class Notices(QWidget):
    """Banners under the top bar, in the flow: about opening, saving, and edits that were refused."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        self._kept: dict[str, kit.Banner] = {}
        self.hide()

    def show(self, key: str = "", kind: str = "note", bold: str = "", plain: str = "", *buttons: kit.Button) -> None:  # type: ignore[override]
        """Show a banner in place of the one of the same key. With no key, just become visible."""
        if key:
            self.drop(key)
            close = kit.IconButton("close", self.tr("Put this away"), role=kind)
            close.clicked.connect(lambda: self.drop(key))
            for button in buttons:
                button.clicked.connect(lambda: self.drop(key))
            banner = kit.Banner(kind, bold, plain, *buttons, close)
            self._kept[key] = banner
            self._column.addWidget(banner)
        super().show()

    def drop(self, key: str) -> None:
        """Put the banner of a key away."""
        banner = self._kept.pop(key, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        if not self._kept:
            self.hide()
