"""The table of actions. Menus, keys, the list of keys and its help all read the same rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from lifestory_app.services.settings import Settings
from lifestory_app.ui import look


class Needs(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    BOOK = "book"
    WRITING = "writing"
    PAGE = "page"
    VERSIONS = "versions"
    LISTED = "listed"
    FILLED = "filled"
    PICTURE = "picture"
    PERSON = "person"
    LETTER = "letter"
    STEPS = "steps"
    SHORTENED = "shortened"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One row: a stable id, the words, the usual keys, an icon, and what it needs."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.BOOK

    @property
    def group(self) -> str:
        return self.id.split(".", maxsplit=1)[0]

    @property
    def said(self) -> str:
        """The words in the user's language."""
        return QCoreApplication.translate("Actions", self.text)


_N, _W, _P, _F = Needs.NOTHING, Needs.WRITING, Needs.PAGE, Needs.PERSON
TABLE = (
    ActionSpec("book.new", QT_TRANSLATE_NOOP("Actions", "Start a new book"), "Ctrl+Shift+N", "add", _N),
    ActionSpec("book.open", QT_TRANSLATE_NOOP("Actions", "Open a book"), "Ctrl+O", "folder", _N),
    ActionSpec("book.save", QT_TRANSLATE_NOOP("Actions", "Save now and check"), "Ctrl+S", "ok"),
    ActionSpec("book.version", QT_TRANSLATE_NOOP("Actions", "Name this version"), "Ctrl+Shift+S", "flag"),
    ActionSpec("book.read", QT_TRANSLATE_NOOP("Actions", "Read the book full screen"), "F5", "read"),
    ActionSpec("book.copy", QT_TRANSLATE_NOOP("Actions", "Make a copy to send"), "Ctrl+E", "export"),
    ActionSpec("book.preview", QT_TRANSLATE_NOOP("Actions", "See the PDF first"), "Ctrl+Shift+E", "eye"),
    ActionSpec("book.print", QT_TRANSLATE_NOOP("Actions", "Print"), "Ctrl+P", "print"),
    ActionSpec("book.family", QT_TRANSLATE_NOOP("Actions", "Make a picture or file of the family"), "Ctrl+Shift+F", "family"),
    ActionSpec("book.letter", QT_TRANSLATE_NOOP("Actions", "Letter papers…"), "", "letter"),
    ActionSpec("book.record", QT_TRANSLATE_NOOP("Actions", "Save a copy to the record"), "Ctrl+R", "record"),
    ActionSpec("book.rename", QT_TRANSLATE_NOOP("Actions", "Rename the book"), "", "pen"),
    ActionSpec("book.kind", QT_TRANSLATE_NOOP("Actions", "Change the kind of book"), "", "read"),
    ActionSpec("book.grow", QT_TRANSLATE_NOOP("Actions", "Grow into the full book"), "", "add-page", Needs.SHORTENED),
    ActionSpec("book.sibling", QT_TRANSLATE_NOOP("Actions", "Begin a book for a brother or sister"), "", "family"),
    ActionSpec("book.shared", QT_TRANSLATE_NOOP("Actions", "Bring shared pages up to date"), "", "redo"),
    ActionSpec(
        "page.share", QT_TRANSLATE_NOOP("Actions", "Share the page with brothers and sisters, or no more"), "", "family", _P
    ),
    ActionSpec("book.recovery", QT_TRANSLATE_NOOP("Actions", "Recovery sheet"), "", "key"),
    ActionSpec("book.lock", QT_TRANSLATE_NOOP("Actions", "Lock"), "Ctrl+Alt+L", "lock"),
    ActionSpec("book.close", QT_TRANSLATE_NOOP("Actions", "Close the book"), "Ctrl+W", "home"),
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "undo"),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Y", "redo"),
    ActionSpec("page.add", QT_TRANSLATE_NOOP("Actions", "Add a page"), "Ctrl+N", "add-page", _W),
    ActionSpec("page.cut", QT_TRANSLATE_NOOP("Actions", "Cut the page"), "Ctrl+Shift+X", "remove", _P),
    ActionSpec("page.copy", QT_TRANSLATE_NOOP("Actions", "Copy the page"), "Ctrl+Shift+C", "duplicate", _P),
    ActionSpec("page.paste", QT_TRANSLATE_NOOP("Actions", "Paste the page"), "Ctrl+Shift+V", "add", _W),
    ActionSpec("page.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate the page"), "Ctrl+D", "duplicate", _P),
    ActionSpec("page.delete", QT_TRANSLATE_NOOP("Actions", "Delete the page"), "Ctrl+Del", "delete", _P),
    ActionSpec("page.up", QT_TRANSLATE_NOOP("Actions", "Move the page up"), "Alt+Up", "up", _P),
    ActionSpec("page.down", QT_TRANSLATE_NOOP("Actions", "Move the page down"), "Alt+Down", "down", _P),
    ActionSpec("page.before", QT_TRANSLATE_NOOP("Actions", "Page or part before"), "Ctrl+PgUp", "left", Needs.STEPS),
    ActionSpec("page.next", QT_TRANSLATE_NOOP("Actions", "Next page or part"), "Ctrl+PgDown", "right", Needs.STEPS),
    ActionSpec("page.find", QT_TRANSLATE_NOOP("Actions", "Find in the list"), "Ctrl+F", "search", Needs.LISTED),
    ActionSpec("page.go", QT_TRANSLATE_NOOP("Actions", "Go to a page by its number or name"), "Ctrl+G", "page", _W),
    ActionSpec("page.layout", QT_TRANSLATE_NOOP("Actions", "Change the layout"), "Ctrl+L", "layout", _P),
    ActionSpec("book.look", QT_TRANSLATE_NOOP("Actions", "Change the look of the book"), "Ctrl+T", "theme"),
    ActionSpec("book.photos", QT_TRANSLATE_NOOP("Actions", "Photos"), "Ctrl+Shift+P", "photos"),
    ActionSpec("book.extract", QT_TRANSLATE_NOOP("Actions", "One page for a meeting"), "Ctrl+Shift+M", "plan"),
    ActionSpec("book.kept", QT_TRANSLATE_NOOP("Actions", "Words you kept"), "", "hint"),
    ActionSpec("book.due", QT_TRANSLATE_NOOP("Actions", "When things are due"), "Ctrl+Shift+D", "calendar"),
    ActionSpec("page.gap", QT_TRANSLATE_NOOP("Actions", "We do not know this yet"), "Ctrl+K", "gap", _P),
    ActionSpec("view.sides", QT_TRANSLATE_NOOP("Actions", "One page or two"), "Ctrl+Shift+2", "spread", _W),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("Actions", "Page or diagram larger"), "Ctrl++", "zoom-in", Needs.PICTURE),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("Actions", "Page or diagram smaller"), "Ctrl+-", "zoom-out", Needs.PICTURE),
    ActionSpec("view.fit", QT_TRANSLATE_NOOP("Actions", "Whole page or diagram"), "Ctrl+0", "fit", Needs.PICTURE),
    ActionSpec("view.write", QT_TRANSLATE_NOOP("Actions", "Write"), "Ctrl+1", "write"),
    ActionSpec("view.people", QT_TRANSLATE_NOOP("Actions", "Family"), "Ctrl+2", "family"),
    ActionSpec("view.letter", QT_TRANSLATE_NOOP("Actions", "Letter"), "Ctrl+3", "letter"),
    ActionSpec("view.plan", QT_TRANSLATE_NOOP("Actions", "Plan"), "Ctrl+4", "plan"),
    ActionSpec("view.versions", QT_TRANSLATE_NOOP("Actions", "Versions"), "Ctrl+6", "versions"),
    ActionSpec("view.memories", QT_TRANSLATE_NOOP("Actions", "Memory box"), "Ctrl+7", "memory"),
    ActionSpec(
        "letter.hold", QT_TRANSLATE_NOOP("Actions", "Hold this part of the letter for later"), "Ctrl+H", "lock", Needs.LETTER
    ),
    ActionSpec("letter.whole", QT_TRANSLATE_NOOP("Actions", "See the whole letter"), "Ctrl+Shift+H", "eye", Needs.LETTER),
    ActionSpec("versions.next", QT_TRANSLATE_NOOP("Actions", "Next change"), "F8", "right", Needs.VERSIONS),
    ActionSpec("versions.before", QT_TRANSLATE_NOOP("Actions", "Change before"), "Shift+F8", "left", Needs.VERSIONS),
    ActionSpec(
        "view.rename", QT_TRANSLATE_NOOP("Actions", "Change the name of the chosen page or person"), "F2", "pen", Needs.LISTED
    ),
    ActionSpec("family.parent", QT_TRANSLATE_NOOP("Actions", "Add a parent of the chosen person"), "Alt+P", "add-person", _F),
    ActionSpec("family.partner", QT_TRANSLATE_NOOP("Actions", "Add a partner of the chosen person"), "Alt+T", "add-person", _F),
    ActionSpec("family.child", QT_TRANSLATE_NOOP("Actions", "Add a child of the chosen person"), "Alt+C", "add-person", _F),
    ActionSpec(
        "family.sibling",
        QT_TRANSLATE_NOOP("Actions", "Add a brother or sister of the chosen person"),
        "Alt+S",
        "add-person",
        _F,
    ),
    ActionSpec("view.next_area", QT_TRANSLATE_NOOP("Actions", "Next area of the window"), "F6"),
    ActionSpec("view.area_before", QT_TRANSLATE_NOOP("Actions", "Area before"), "Shift+F6"),
    ActionSpec("app.primary", QT_TRANSLATE_NOOP("Actions", "Do what the filled button says"), "Ctrl+Return", "", Needs.FILLED),
    ActionSpec("app.larger", QT_TRANSLATE_NOOP("Actions", "All text larger"), "Ctrl+Alt++", "text-size", _N),
    ActionSpec("app.smaller", QT_TRANSLATE_NOOP("Actions", "All text smaller"), "Ctrl+Alt+-", "text-size", _N),
    ActionSpec("app.settings", QT_TRANSLATE_NOOP("Actions", "Settings and keys"), "Ctrl+,", "settings", _N),
    ActionSpec("app.help", QT_TRANSLATE_NOOP("Actions", "Help"), "F1", "help", _N),
    ActionSpec("app.about", QT_TRANSLATE_NOOP("Actions", "About Life Story"), "", "info", _N),
)
ALSO = {"app.primary": ("Ctrl+Enter",), "edit.redo": ("Ctrl+Shift+Z",), "view.larger": ("Ctrl+=",)}
"""More keys that always work beside those that can be changed."""


class Actions(QObject):
    """The actions of one window, with the keys that its user has chosen."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._actions: dict[str, QAction] = {}
        self._connected: set[str] = set()
        for spec in TABLE:
            action = QAction(spec.said, window)
            action.setObjectName(spec.id)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._actions[spec.id] = action
            window.addAction(action)
        self._dress()
        self._set_keys()
        settings.changed.connect(lambda which: self._set_keys() if which == "shortcuts" else None)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def connect_to(self, id: str, deed: Callable[[], object]) -> None:
        """Let an action do something. Each does one thing."""
        self._actions[id].triggered.connect(lambda _checked=False: deed())
        self._connected.add(id)

    @property
    def unconnected(self) -> set[str]:
        """Actions that would do nothing: there must be none."""
        return set(self._actions) - self._connected

    def enable(self, there: set[Needs]) -> None:
        """Let those work whose needs are met."""
        for spec in TABLE:
            self._actions[spec.id].setEnabled(spec.needs is Needs.NOTHING or spec.needs in there)

    def fill(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Put actions into a menu; "" makes a line."""
        for each in ids:
            if each:
                menu.addAction(self._actions[each])
            else:
                menu.addSeparator()

    def redraw(self) -> None:
        """Draw the icons anew, in the colours of now."""
        self._dress()

    def _dress(self) -> None:
        for spec in TABLE:
            if spec.icon:
                self._actions[spec.id].setIcon(look.icon(spec.icon))

    # Keys.

    def keys(self, id: str) -> str:
        """The keys of an action, as text that is the same in every language."""
        spec = next(spec for spec in TABLE if spec.id == id)
        return str(self._settings.value("shortcuts").get(id, spec.keys))

    def taken_by(self, keys: str, other_than: str = "") -> str | None:
        """The action that has these keys already, or None."""
        wanted = QKeySequence(keys)
        if wanted.isEmpty():
            return None
        for name, action in self._actions.items():
            if name != other_than and wanted in action.shortcuts():
                return name
        return None

    def change_keys(self, id: str, keys: str) -> str | None:
        """Give an action other keys, "" for none. Returns the action that has them already, with nothing changed, or None."""
        taken = self.taken_by(keys, id)
        if taken is not None:
            return taken
        chosen = dict(self._settings.value("shortcuts"))
        spec = next(spec for spec in TABLE if spec.id == id)
        if QKeySequence(keys) == QKeySequence(spec.keys):
            chosen.pop(id, None)
        else:
            chosen[id] = keys
        self._settings.set("shortcuts", chosen)
        return None

    def reset_keys(self) -> None:
        """Give every action its usual keys again."""
        self._settings.set("shortcuts", {})

    def _set_keys(self) -> None:
        for name, action in self._actions.items():
            sequences = [QKeySequence(keys) for keys in (self.keys(name), *ALSO.get(name, ())) if keys]
            action.setShortcuts(sequences)
            action.setToolTip(action.text())
