"""The cultures a person comes from, the languages they speak, their faith, and where they moved from and to."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import Culture
from lifestory_app.domain.ids import CultureId
from lifestory_app.domain.people import Migration, Person
from lifestory_app.ui import kit
from lifestory_app.ui.people.entries import Entries, Entry
from lifestory_app.ui.people.fields import DateField
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.words.line import LineField


def said_languages(languages: tuple[str, ...]) -> str:
    """Languages as they are typed."""
    return ", ".join(languages)


def read_languages(text: str) -> tuple[str, ...]:
    """Languages from what was typed, each once."""
    return tuple(dict.fromkeys(" ".join(part.split()) for part in text.split(",") if part.strip()))


class Cultures(QWidget):
    """Ticks for the cultures of the book."""

    ticked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[CultureId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_cultures(self, cultures: tuple[Culture, ...], chosen: tuple[CultureId, ...]) -> None:
        """Show the cultures of the book, the chosen ones ticked."""
        if list(self._boxes) != [each.id for each in cultures]:
            kit.clear(self._column)
            self._boxes = {}
            for each in cultures:
                box = QCheckBox()
                box.toggled.connect(self._gather)
                self._boxes[each.id] = box
                self._column.addWidget(box)
        for each in cultures:
            box = self._boxes[each.id]
            box.setText(each.name or self.tr("No name yet"))
            with QSignalBlocker(box):
                box.setChecked(each.id in chosen)

    def _gather(self) -> None:
        self.ticked.emit(tuple(each for each, box in self._boxes.items() if box.isChecked()))


class CulturePart(QWidget):
    """Shows where somebody comes from, and says what the user changes in it."""

    changed = Signal(object, str)
    cultures_wanted = Signal()
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._person: Person | None = None
        self._at = 0
        cultures = QVBoxLayout()
        cultures.setSpacing(2)
        cultures.addWidget(kit.label(self.tr("Cultures they come from"), "label"))
        self._none = kit.label(self.tr("The book has no cultures yet. The family names them itself."), "small")
        cultures.addWidget(self._none)
        self.cultures = Cultures()
        self.cultures.ticked.connect(lambda chosen: self.changed.emit({"cultures": chosen}, ""))
        cultures.addWidget(self.cultures)
        self.manage = kit.Button(self.tr("Cultures of the family…"), "theme", "link")
        self.manage.clicked.connect(self.cultures_wanted)
        cultures.addWidget(self.manage)
        column.addLayout(cultures)
        self.languages = LineField(self.tr("Languages, with commas between"))
        self.languages.show_prompt(self.tr("Welsh, English"))
        self.languages.rewritten.connect(lambda text: self.changed.emit({"languages": read_languages(text)}, "languages"))
        self.faith = LineField(self.tr("Faith"))
        self.faith.show_prompt(self.tr("Chapel, on Sundays"))
        self.faith.rewritten.connect(lambda text: self.changed.emit({"faith": text}, "faith"))
        for line in (self.languages, self.faith):
            line.phrase_ended.connect(self.phrase_ended)
        column.addWidget(Pair(self.languages, self.faith))
        column.addWidget(kit.label(self.tr("Moves from one country or place to another"), "label", wraps=True))
        self.moves = Entries(self._make_move(), self.tr("Add a move"))
        self.moves.opened.connect(self._open)
        self.moves.taken_off.connect(self._drop)
        self.moves.add_wanted.connect(self.add_move)
        column.addWidget(self.moves)

    def _make_move(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.left, self.came_to = LineField(self.tr("Moved from")), LineField(self.tr("Moved to"))
        self.move_when = DateField(self.tr("When they moved"))
        for line, name in ((self.left, "left"), (self.came_to, "came_to")):
            line.rewritten.connect(lambda text, name=name: self._change(name, **{name: text}))
        self.move_when.dated.connect(lambda date: self._change("when", when=date))
        for field in (self.left, self.came_to, self.move_when):
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(Pair(self.left, self.came_to))
        column.addWidget(self.move_when)
        return fields

    def show_person(self, book: Book, person: Person, *, other: bool) -> None:
        """Show where a person comes from; `other` where it is another person than before."""
        self._person = person
        if other:
            self.moves.open_row("")
        self.cultures.show_cultures(book.cultures, person.cultures)
        self._none.setVisible(not book.cultures)
        # A comma that has just been typed says nothing yet, and stays.
        if other or read_languages(self.languages.text) != person.languages:
            self.languages.show_text(said_languages(person.languages))
        self.faith.show_text(person.faith)
        self.moves.show_rows([Entry(str(at), self._said(each)) for at, each in enumerate(person.migrations)])
        if self.moves.open_key:
            self._fill(other=False)

    def told(self, book: Book, person: Person) -> str:
        """All of it in a line."""
        names = [each.name for each in book.cultures if each.id in person.cultures]
        return ", ".join(part for part in (*names, *person.languages, person.faith) if part)

    def _said(self, move: Migration) -> str:
        said = self.tr("From {left} to {to}").format(left=move.left or "…", to=move.came_to or "…")
        return self.tr("{what}, {when}").format(what=said, when=move.when) if move.when is not None else said

    def _open(self, key: str) -> None:
        self.phrase_ended.emit()
        self._at = int(key)
        self._fill(other=True)

    def _fill(self, *, other: bool) -> None:
        if self._person is not None:
            move = self._person.migrations[self._at]
            self.left.show_text(move.left)
            self.came_to.show_text(move.came_to)
            self.move_when.show_date(move.when, other=other)

    def _change(self, phrase: str, **changes: object) -> None:
        if self._person is not None:
            moves = tuple(
                replace(move, **changes) if at == self._at else move  # type: ignore[arg-type]
                for at, move in enumerate(self._person.migrations)
            )
            self.changed.emit({"migrations": moves}, f"move {self._at} {phrase}" if phrase else "")

    def add_move(self) -> None:
        """Add a move, and put the keyboard into it."""
        if self._person is not None:
            self.changed.emit({"migrations": (*self._person.migrations, Migration("", ""))}, "")
            self.moves.open_row(str(len(self._person.migrations) - 1))
            self.left.focus()

    def _drop(self, key: str) -> None:
        if self._person is not None:
            kept = tuple(move for at, move in enumerate(self._person.migrations) if at != int(key))
            self.changed.emit({"migrations": kept}, "")
