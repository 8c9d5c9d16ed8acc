"""Settings for a council's own templates: where they are, what is wrong with them, and ours to begin from."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from lifestory_app.services.own_templates import OwnTemplates
from lifestory_app.ui import asking, kit


class TemplatesTab(QWidget):
    """Shows the folder and its faults, and looks again when asked."""

    def __init__(self, own: OwnTemplates) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._own = own
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        why = self.tr(
            "Your council can have kinds of book, letters, wording and deadlines of its own. A file with the name of ours "
            "stands in its place; a new one is added."
        )
        column.addWidget(kit.label(why, "quiet", wraps=True))
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self._choose = kit.Button(self.tr("Another folder"), "folder")
        self._choose.clicked.connect(self._ask_folder)
        hint = self.tr("It may be on a network share. A copy is kept here for when you are away from it.")
        column.addWidget(kit.Field(self.tr("The folder"), self._place, hint, beside=self._choose))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._show = kit.Button(self.tr("Open the folder"), "folder", "quiet")
        self._show.clicked.connect(self._open_folder)
        self._copy = kit.Button(self.tr("Copy ours to begin from"), "duplicate", "quiet")
        self._copy.clicked.connect(own.copy_ours)
        self._usual = kit.Button(self.tr("The usual folder"), "undo", "quiet")
        self._usual.clicked.connect(lambda: own.choose(None))
        for button in (self._show, self._copy, self._usual):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(kit.line())
        head = QHBoxLayout()
        self._found = kit.label("", "strong", wraps=True)
        head.addWidget(self._found, 1)
        self.again = kit.Button(self.tr("Check again"), "ok")
        self.again.clicked.connect(lambda: own.look(anew=True))
        head.addWidget(self.again)
        column.addLayout(head)
        self._note = kit.label("", "quiet", wraps=True)
        column.addWidget(self._note)
        self.faults = QListWidget()
        self.faults.setAccessibleName(self.tr("What is wrong with our own templates"))
        self.faults.setWordWrap(True)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faults.setMinimumHeight(150)
        self.faults.setSpacing(4)
        column.addWidget(self.faults, 1)
        self._trouble = kit.Banner("warn", "")
        self._trouble.hide()
        column.addWidget(self._trouble)
        own.told.connect(self._show_found)
        own.refused.connect(self._say_trouble)
        own.copied.connect(self._say_copied)
        self._show_place()
        if own.last is not None:
            self._show_found(own.last)
        else:
            self._found.setText(self.tr("The folder is being looked over."))
            own.look()

    def _show_place(self) -> None:
        folder = self._own.folder
        self._place.setText(str(folder))
        self._place.setCursorPosition(0)
        self._usual.setVisible(not self._own.is_usual)
        self._show.setEnabled(folder.exists() if self._own.is_usual else True)

    def _show_found(self, found: object) -> None:
        self._show_place()
        self._trouble.hide()
        faults, count = found.faults, found.count  # type: ignore[attr-defined]
        self.faults.clear()
        self.faults.addItems([fault.sentence for fault in faults])
        self.faults.setVisible(bool(faults))
        if faults:
            self.faults.setCurrentRow(0)
            said = self.tr("Files of your own: {count}. Places to put right: {faults}.")
            self._note.setText(self.tr("The app works as usual meanwhile. Put them right in a text editor, then check again."))
        elif count:
            said = self.tr("Files of your own: {count}. Nothing is wrong with them.")
            self._note.setText(self.tr("They are in use."))
        else:
            said = self.tr("There are no templates of your own yet, so ours are used.")
            self._note.setText(self.tr("Copy ours, change what you like, and take the files away that you leave as they are."))
        self._found.setText(said.format(count=count, faults=len(faults)))

    def _say_trouble(self, sentence: str) -> None:
        self._trouble.say(sentence)
        self._trouble.show()

    def _say_copied(self, copied: int, kept: int) -> None:
        said = self.tr("Files copied: {copied}. There already and left as they are: {kept}.")
        self._note.setText(said.format(copied=copied, kept=kept))

    def _ask_folder(self) -> None:
        folder = asking.folder_to_put_into(self, self.tr("The folder for your own templates"), self._own.folder)
        if folder is not None:
            self._own.choose(folder)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._own.folder)))
