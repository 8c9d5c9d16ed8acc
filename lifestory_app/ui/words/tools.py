"""The row of tools inside the border of a words field."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from lifestory_app.domain.text import ParagraphKind
from lifestory_app.ui import kit, look
from lifestory_app.ui.words import languages
from lifestory_app.ui.words.document import LISTS

LONGEST_TITLE = 60


class ToolRow(QWidget):
    """Bold, emphasis, list, language and starters. Tab goes past it; Shift+Tab from the words comes to it."""

    strong_wanted = Signal(bool)
    emphasis_wanted = Signal(bool)
    kind_wanted = Signal(object)
    language_wanted = Signal(str)
    starter_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page_lang = languages.ENGLISH
        self._lang = languages.ENGLISH
        self.strong = kit.IconButton("bold", self.tr("Bold"), "Ctrl+B")
        self.emphasis = kit.IconButton("emphasis", self.tr("Emphasis"), "Ctrl+I")
        for toggle, wanted in ((self.strong, self.strong_wanted), (self.emphasis, self.emphasis_wanted)):
            toggle.setCheckable(True)
            toggle.clicked.connect(wanted)
        self.list = kit.IconButton("list", self.tr("List or heading"), "Ctrl+Shift+L")
        self.list.setCheckable(True)
        self.list.clicked.connect(self._open_kinds)
        self._kinds = QMenu(self)
        self._kind_actions = self._fill_kinds()
        self.language = kit.Button("", "language", "quiet")
        self.language.clicked.connect(self._open_languages)
        self._languages = QMenu(self)
        self.starters = kit.Button(self.tr("Starters"), "down", "link")
        self.starters.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.starters.setToolTip(self.tr("Sentences to start from, {key}").format(key="Ctrl+J"))
        self.starters.clicked.connect(self.open_starters)
        self.starters.setVisible(False)
        self._starters = QMenu(self)
        for each in self._buttons():
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            each.installEventFilter(self)
        self._lay_out()
        self.show_state(strong=False, emphasis=False, kind=ParagraphKind.BODY, lang=None)

    def _buttons(self) -> list[QWidget]:
        return [self.strong, self.emphasis, self.list, self.language, self.starters]

    def _lay_out(self) -> None:
        first, self._second = QWidget(), QWidget()
        row = QHBoxLayout(first)
        for each in (self.strong, self.emphasis, self.list):
            row.addWidget(each)
        self._between = kit.line()
        row.addWidget(self._between)
        more = QHBoxLayout(self._second)
        more.addWidget(self.language)
        more.addStretch(1)
        more.addWidget(self.starters)
        for each in (row, more):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(first, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._second, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._first = first
        self._size_line()

    def _size_line(self) -> None:
        self._between.setFixedSize(1, look.px(24))

    # What is shown.

    def show_state(self, *, strong: bool, emphasis: bool, kind: ParagraphKind, lang: str | None) -> None:
        """Show what holds where the cursor is."""
        self.strong.setChecked(strong)
        self.emphasis.setChecked(emphasis)
        self.list.setChecked(kind is not ParagraphKind.BODY)
        self._kind_actions[kind].setChecked(True)
        self._lang = lang or self._page_lang
        name = languages.name_of(self._lang)
        if self.language.text() != name:
            self.language.setText(name)
            self.language.setFont(languages.with_families(self.language.font(), name))
            self.language.setAccessibleName(self.tr("Language: {name}").format(name=name))
            self.language.setToolTip(self.tr("The language of these words"))
            self._fit()

    def show_page_language(self, lang: str) -> None:
        """The language of words that name none."""
        self._page_lang = lang

    def show_starters(self, starters: list[tuple[str, str]]) -> None:
        """Offer sentences to start from; with none, the button is not there."""
        self._starters.clear()
        for title, text in starters:
            shown = " ".join(title.split())
            shown = shown if len(shown) <= LONGEST_TITLE else f"{shown[: LONGEST_TITLE - 1].rstrip()}…"
            action = self._starters.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=text: self.starter_wanted.emit(text))
        self.starters.setVisible(bool(starters))
        self._fit()

    # Menus.

    def open_starters(self) -> None:
        """Open the menu of sentences to start from, if there are any."""
        if not self._starters.isEmpty():
            self._open(self._starters, self.starters)

    def _open(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        if menu.activeAction() is None and menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _open_kinds(self) -> None:
        now = self._kinds.actions()
        self.list.setChecked(not self._kind_actions[ParagraphKind.BODY].isChecked())
        self._kinds.popup(self.list.mapToGlobal(self.list.rect().bottomLeft()))
        self._kinds.setActiveAction(now[0])

    def _fill_kinds(self) -> dict[ParagraphKind, QAction]:
        group = QActionGroup(self)
        made = {}
        for kind, name, key in (
            (ParagraphKind.BULLET, self.tr("List with dots"), "Ctrl+Shift+L"),
            (ParagraphKind.NUMBERED, self.tr("List with numbers"), ""),
            (ParagraphKind.HEADING, self.tr("Small heading"), ""),
            (ParagraphKind.BODY, self.tr("Ordinary words"), ""),
        ):
            # The key is only told here: the field itself listens for it.
            action = QAction(f"{name}\t{key}" if key else name, group)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, kind=kind: self.kind_wanted.emit(kind))
            self._kinds.addAction(action)
            made[kind] = action
        return made

    def _open_languages(self) -> None:
        self._languages.clear()
        self._languages.setFont(languages.with_families(self._languages.font(), "".join(languages.NAMES.values())))
        tags = [self._page_lang, *(each for each in languages.NAMES if not languages.is_same(each, self._page_lang))]
        if not any(languages.is_same(each, self._lang) for each in tags):
            tags.insert(1, self._lang)
        more = QMenu(self.tr("More languages"), self._languages)
        more.setFont(self._languages.font())
        for number, tag in enumerate(tags):
            action = QAction(languages.name_of(tag), self._languages)
            action.setCheckable(True)
            action.setChecked(languages.is_same(tag, self._lang))
            action.triggered.connect(lambda _=False, tag=tag: self.language_wanted.emit(tag))
            (self._languages if number < 10 or action.isChecked() else more).addAction(action)
        self._languages.addSeparator()
        self._languages.addMenu(more)
        self._open(self._languages, self.language)

    # Keys.

    def enter(self) -> None:
        """Take the keyboard."""
        self.strong.setFocus(Qt.FocusReason.BacktabFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shown = [each for each in self._buttons() if each.isVisibleTo(self) and each.isEnabled()]
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and watched in shown:
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                shown[(shown.index(watched) + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    # Size.

    def _fit(self) -> None:
        """Go on in a second row where one is too narrow for the words on the buttons."""
        needed = self._first.sizeHint().width() + self._second.sizeHint().width() + 8
        row, column, span = (0, 1, 1) if self.width() >= needed else (1, 0, 2)
        at = self._grid.getItemPosition(self._grid.indexOf(self._second))
        if (at[0], at[1]) != (row, column):
            self._grid.removeWidget(self._second)
            self._grid.addWidget(self._second, row, column, 1, span)
        self._between.setVisible(row == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size_line()


def next_kind(kind: ParagraphKind) -> ParagraphKind:
    """What Ctrl+Shift+L makes of a paragraph: a list of dots, or no list."""
    return ParagraphKind.BODY if kind in LISTS else ParagraphKind.BULLET
