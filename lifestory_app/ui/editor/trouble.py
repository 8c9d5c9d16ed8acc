"""What stands in the way of saving, what is safe, and the ways on. It holds nobody up."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.services.session import Trouble
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.top_bar import told_time


class Way(QFrame):
    """One way out of trouble: an icon, its name, what it means, and the button that does it."""

    def __init__(self, icon: str, name: str, meaning: str, deed: str, *, best: bool) -> None:
        super().__init__()
        self.setProperty("role", "chosen" if best else "option")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(kit.Icon(icon, "sel_ink" if best else "ink"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(kit.label(name, "strong", wraps=True))
        words.addWidget(kit.label(meaning, "small"))
        row.addLayout(words, 1)
        self.button = kit.Button(deed, role="primary" if best else "ordinary")
        self.button.setAccessibleDescription(f"{name}. {meaning}")
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


class TroubleDialog(kit.Dialog):
    """Says why the book could not be saved, that the work is safe in this window, and offers three ways on."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self, parent: QWidget, trouble: Trouble, path: Path, saved: datetime | None = None) -> None:
        super().__init__(parent, "", "", "", width=680)
        title, icon = self._title_of(trouble)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.title.setWordWrap(True)
        self.body.addLayout(self._said(trouble, icon))
        self.body.addSpacing(4)
        self._ways: list[Way] = []
        again = not trouble.changed_elsewhere
        if again and trouble.why != "read only":
            self._try_again(trouble, icon)
        self._save_elsewhere(trouble)
        if again and trouble.why == "read only":
            self._try_again(trouble, icon)
        self._carry_on(trouble)
        self.body.addStretch(1)
        self.cancel.hide()
        self.foot.setText(self._told_of(trouble, path, saved))

    # What is said.

    def _title_of(self, trouble: Trouble) -> tuple[str, str]:
        return {
            "gone": (self.tr("The stick or folder has been taken out"), "usb"),
            "full": (self.tr("The disk is full"), "tray"),
            "read only": (self.tr("The book’s folder can only be read now"), "lock"),
            "busy": (self.tr("Another program is using the book"), "clock"),
            "changed": (self.tr("The book was changed somewhere else"), "swap"),
            "taken over": (self.tr("Somebody else took the book over"), "people"),
        }.get(trouble.why, (self.tr("The book could not be saved"), "warning"))

    def _said(self, trouble: Trouble, icon: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = QFrame()
        mark.setProperty("role", "warn")
        mark.setFixedSize(look.px(56), look.px(56))
        inside = QHBoxLayout(mark)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(kit.Icon(icon, "warn", 28), 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(kit.label(self.tr("Your work is safe in this window, up to your last word."), "strong", wraps=True))
        words.addWidget(kit.label(trouble.sentence, "body", wraps=True))
        row.addLayout(words, 1)
        return row

    def _told_of(self, trouble: Trouble, path: Path, saved: datetime | None) -> str:
        if not trouble.kept_aside:
            return self.tr("It could not be kept aside on this computer as well. Save it in another place before you close.")
        if saved is None:
            return self.tr("“{name}”. What is not in it is kept aside on this computer.").format(name=path.name)
        return self.tr("“{name}” was last saved at {time}. What came since is kept aside on this computer.").format(
            name=path.name, time=told_time(saved)
        )

    # The ways on.

    def _try_again(self, trouble: Trouble, icon: str) -> None:
        name, meaning = {
            "gone": (self.tr("Put it back"), self.tr("Put the stick in again, or bring the folder back, then try again.")),
            "full": (self.tr("Make room on the disk"), self.tr("Delete or move what is not needed there, then try again.")),
            "read only": (
                self.tr("Have the folder opened for writing"),
                self.tr("Whoever looks after the folder can do that. Then try again."),
            ),
            "busy": (self.tr("Close the other program"), self.tr("It may be a backup or a virus check. Then try again.")),
        }.get(trouble.why, (self.tr("Look at the disk"), self.tr("See that it is there and has room, then try again.")))
        self._way(icon, name, meaning, self.tr("Try again"), self._again)

    def _save_elsewhere(self, trouble: Trouble) -> None:
        meaning = (
            self.tr("Both books are then there, and nothing is written over. You go on in yours.")
            if trouble.changed_elsewhere
            else self.tr("The whole book with its photos, locked with the same passphrase. You go on there.")
        )
        self._way("computer", self.tr("Save it in another place"), meaning, self.tr("Choose a place"), self._elsewhere)

    def _carry_on(self, trouble: Trouble) -> None:
        meaning = (
            self.tr("It stays in this window until you have chosen a place.")
            if trouble.changed_elsewhere
            else self.tr("The app keeps trying, and says beside the book’s name when it has saved.")
        )
        self._way("write", self.tr("Carry on writing"), meaning, self.tr("Carry on"), self.reject)

    def _way(self, icon: str, name: str, meaning: str, deed: str, what: object) -> None:
        way = Way(icon, name, meaning, deed, best=not self._ways)
        way.button.clicked.connect(what)
        self._ways.append(way)
        self.body.addWidget(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ways[0].button.setFocus(Qt.FocusReason.TabFocusReason)

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
