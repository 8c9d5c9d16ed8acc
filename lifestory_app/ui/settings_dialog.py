"""Settings of this computer, and the keys of every action."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.services.own_templates import OwnTemplates
from lifestory_app.services.settings import TEXT_SIZES, Settings
from lifestory_app.ui import kit, look
from lifestory_app.ui.actions import TABLE, Actions
from lifestory_app.ui.templates_tab import TemplatesTab

ALWAYS = (
    ("Ctrl+B", "Bold"),
    ("Ctrl+I", "Emphasis"),
    ("Ctrl+Shift+L", "List"),
    ("Ctrl+J", "Sentences to start from"),
    ("F7", "Next word that the dictionary does not have"),
    ("Alt+Enter", "Use the first suggestion"),
    ("Shift+F7", "Word before that the dictionary does not have"),
    ("Esc", "Cancel, close, or go back"),
    ("Shift+F10", "What can be done here"),
)
"""Keys inside fields, lists and dialogs, which stay as they are."""


class SettingsDialog(kit.Dialog):
    """What a person sets once. Everything takes effect at once."""

    def __init__(
        self, settings: Settings, actions: Actions, parent: QWidget | None = None, own: OwnTemplates | None = None
    ) -> None:
        super().__init__(parent, "", "settings", width=760)
        self.setWindowTitle(self.tr("Settings"))
        self.title.setText(self.tr("Settings"))
        self._settings, self._table = settings, actions
        self.tabs = QTabWidget()
        self.tabs.addTab(self._look_tab(), self.tr("How it looks"))
        self.tabs.addTab(self._safety_tab(), self.tr("Safety and writing"))
        self.tabs.addTab(self._keys_tab(), self.tr("Keys"))
        if own is not None:
            self.tabs.addTab(TemplatesTab(own), self.tr("Our own templates"))
        self.body.addWidget(self.tabs)
        if settings.was_damaged:
            note = self.tr("The settings could not be read, so they began anew. No book is touched by that.")
            self.body.addWidget(kit.Banner("note", note))

    def _tab(self) -> tuple[QWidget, QVBoxLayout]:
        tab = QWidget()
        tab.setProperty("role", "panel")
        column = QVBoxLayout(tab)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        return tab, column

    def _look_tab(self) -> QWidget:
        tab, column = self._tab()
        column.addWidget(kit.label(self.tr("Colours of the app"), "h2"))
        group = QButtonGroup(self)
        self.schemes: dict[str, kit.OptionCard] = {}
        for scheme, name, meaning in (
            ("auto", self.tr("As the computer is set"), self.tr("Light by day, dark where the computer is dark.")),
            ("light", self.tr("Light"), self.tr("Warm grey and white.")),
            ("dark", self.tr("Dark"), self.tr("Easier on the eyes in the evening.")),
            ("contrast", self.tr("High contrast"), self.tr("Black, white and yellow, with strong lines.")),
        ):
            card = kit.OptionCard(name, meaning, group=group)
            self.schemes[scheme] = card
            if scheme == self._settings.value("scheme"):
                card.choose()
            card.chosen.connect(lambda scheme=scheme: self._settings.set("scheme", scheme))
            column.addWidget(card)
        column.addWidget(kit.label(self.tr("The child’s page keeps its own paper in all of them."), "small"))
        self.sizes = kit.Combo()
        for size in TEXT_SIZES:
            self.sizes.addItem(self.tr("{size} %").format(size=size), size)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(self._settings.value("text_size"))))
        self.sizes.activated.connect(lambda _: self._settings.set("text_size", int(self.sizes.currentData())))
        column.addWidget(kit.Field(self.tr("Size of all text"), self.sizes))
        column.addStretch(1)
        return tab

    def _safety_tab(self) -> QWidget:
        tab, column = self._tab()
        self.idle = kit.Combo()
        for minutes, words in (
            (0, self.tr("Never")),
            (5, self.tr("5 minutes")),
            (15, self.tr("15 minutes")),
            (30, self.tr("30 minutes")),
            (60, self.tr("1 hour")),
        ):
            self.idle.addItem(words, minutes)
        self.idle.setCurrentIndex(max(0, self.idle.findData(self._settings.value("idle_minutes"))))
        self.idle.activated.connect(lambda _: self._settings.set("idle_minutes", int(self.idle.currentData())))
        hint = self.tr("The book is saved and closed, and asks for its passphrase.")
        column.addWidget(kit.Field(self.tr("Lock the book when nobody is there for"), self.idle, hint))
        self.spelling = QCheckBox(self.tr("Show words that the dictionary does not have"))
        self.spelling.setChecked(self._settings.value("spelling"))
        self.spelling.toggled.connect(lambda on: self._settings.set("spelling", on))
        column.addWidget(self.spelling)
        self.wording = QCheckBox(self.tr("Show words to think again about, and the age they read well at"))
        self.wording.setChecked(self._settings.value("wording"))
        self.wording.toggled.connect(lambda on: self._settings.set("wording", on))
        column.addWidget(self.wording)
        self.counts = QCheckBox(self.tr("Show in the list of pages how many of them each page has"))
        self.counts.setChecked(self._settings.value("hint_counts"))
        self.counts.toggled.connect(lambda on: self._settings.set("hint_counts", on))
        column.addWidget(self.counts)
        column.addWidget(kit.label(self.tr("The dictionary is British English and lies on this computer."), "small"))
        self.shelf = QCheckBox(self.tr("Show the books I worked on last on the first screen"))
        self.shelf.setChecked(self._settings.value("remember_books"))
        self.shelf.toggled.connect(lambda on: self._settings.set("remember_books", on))
        column.addWidget(self.shelf)
        column.addStretch(1)
        return tab

    # Keys.

    def _keys_tab(self) -> QWidget:
        tab, column = self._tab()
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find an action or a key"))
        self._find.setAccessibleName(self.tr("Find an action or a key"))
        self._find.textChanged.connect(self._show_keys)
        column.addWidget(self._find)
        self.keys = QTableWidget(0, 2)
        self.keys.setAccessibleName(self.tr("Actions and their keys"))
        self.keys.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.keys.horizontalHeader().setStretchLastSection(True)
        self.keys.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.keys.setShowGrid(False)
        self.keys.verticalHeader().hide()
        self.keys.verticalHeader().setDefaultSectionSize(look.px(40))
        self.keys.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.keys.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.keys.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.keys.setTabKeyNavigation(False)
        self.keys.setMinimumHeight(240)
        self.keys.currentCellChanged.connect(lambda *_: self._show_chosen())
        column.addWidget(self.keys, 1)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.press = QKeySequenceEdit()
        self.press.setMaximumSequenceLength(1)
        self._press_field = kit.Field(self.tr("New keys: press them here"), self.press, beside=beside)
        give = kit.Button(self.tr("Give it these keys"))
        give.clicked.connect(self.give_keys)
        none = kit.Button(self.tr("No keys"), role="quiet")
        none.clicked.connect(lambda: self._change(""))
        usual = kit.Button(self.tr("All as usual"), "undo", "quiet")
        usual.clicked.connect(self._reset)
        for button in (give, none, usual):
            row.addWidget(button)
        column.addWidget(self._press_field)
        self._show_keys()
        return tab

    def _show_keys(self) -> None:
        wanted = self._find.text().strip().lower()
        rows: list[tuple[str, str, str]] = [
            (
                spec.id,
                spec.said.replace("&", ""),
                QKeySequence(self._table.keys(spec.id)).toString(QKeySequence.SequenceFormat.NativeText),
            )
            for spec in TABLE
        ]
        rows += [("", self.tr(text), keys) for keys, text in ALWAYS]
        rows = [row for row in rows if wanted in f"{row[1]} {row[2]}".lower()]
        chosen = self.chosen
        self.keys.setRowCount(len(rows))
        for number, (action, text, keys) in enumerate(rows):
            first = QTableWidgetItem(text)
            first.setData(Qt.ItemDataRole.UserRole, action)
            self.keys.setItem(number, 0, first)
            self.keys.setItem(number, 1, QTableWidgetItem(keys))
            if action and action == chosen:
                self.keys.setCurrentCell(number, 0)
        self.keys.resizeColumnToContents(0)
        self._show_chosen()

    @property
    def chosen(self) -> str:
        """The action that is chosen in the table, "" for one whose keys stay."""
        item = self.keys.item(self.keys.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _show_chosen(self) -> None:
        self._press_field.show_trouble("")
        self.press.setEnabled(bool(self.chosen))
        self.press.setKeySequence(QKeySequence(self._table.keys(self.chosen)) if self.chosen else QKeySequence())

    def give_keys(self) -> None:
        """Give the chosen action the keys that were pressed."""
        self._change(self.press.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _change(self, keys: str) -> None:
        if not self.chosen:
            return
        taken = self._table.change_keys(self.chosen, keys)
        if taken is not None:
            name = next(spec.said for spec in TABLE if spec.id == taken)
            self._press_field.show_trouble(self.tr("“{action}” has these keys. Give it others first.").format(action=name))
            return
        self._show_keys()

    def _reset(self) -> None:
        self._table.reset_keys()
        self._show_keys()
