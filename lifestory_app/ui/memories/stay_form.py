"""One stay as a form: what is worth noting of a home, group by group. Everything may stay empty."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import HomeId
from lifestory_app.services import memories
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.words.line import LineField


class StayForm(QWidget):
    """Shows what was noted of a home, and hands the session the edits that the fields mean."""

    page_wanted = Signal(object)
    home_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._home: Home | None = None
        self._lines: dict[str, LineField] = {}
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        card = kit.Card(24)
        card.setMaximumWidth(look.px(820))
        whole.addWidget(card, 10)
        whole.addStretch(1)
        column = card.body
        column.setSpacing(12)
        self._title = kit.label("", "h1", wraps=True)
        column.addWidget(self._title)
        self._when = kit.label("", "quiet")
        column.addWidget(self._when)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._make = kit.Button(self.tr("Make pages of this stay"), "add-page")
        self._make.clicked.connect(self.make_pages)
        change = kit.Button(self.tr("Change the home itself"), "home", "quiet")
        change.clicked.connect(lambda: self.home_wanted.emit(self._home.id if self._home else None))
        row.addWidget(self._make)
        row.addWidget(change)
        row.addStretch(1)
        column.addLayout(row)
        self._make.setVisible(session.can_write)
        for number, group in enumerate(memories.stay_groups()):
            fold = kit.Fold(group.name, is_open=number == 0)
            for fact in group.facts:
                line = LineField(fact.label)
                line.show_prompt(fact.hint)
                line.rewritten.connect(lambda text, fact=fact: self._note(fact, text))
                line.phrase_ended.connect(session.end_phrase)
                self._lines[fact.label] = line
                fold.body.addWidget(line)
            column.addWidget(fold)
            self._first = self._lines[group.facts[0].label] if number == 0 else self._first
        note = self.tr("What is noted here stands on the page of the stay. Some of it is for the record alone at first.")
        column.addWidget(kit.label(note, "small"))
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self._first.setFocus()

    def show_stay(self, book: Book, id: str) -> None:
        """Show what was noted of a home of the book."""
        home = book.home(HomeId(id))
        self._home = home
        self._title.setText(home.title or self.tr("A home without a name"))
        when = str(home.when) if home.when.start is not None or home.when.end is not None else self.tr("dates not known")
        count = sum(memory.home == home.id for memory in book.memories)
        noted = self.tr("1 memory") if count == 1 else self.tr("{count} memories").format(count=count)
        self._when.setText(self.tr("{when}. {count}.").format(when=f"{when[:1].upper()}{when[1:]}", count=noted))
        for label, line in self._lines.items():
            line.show_text(memories.stay_value(home, label))

    def _note(self, fact: object, text: str) -> None:
        if self._home is not None:
            edit = memories.note_of_stay(self._home, fact, text)  # type: ignore[arg-type]
            self._home = edit.home
            self._session.do(edit)

    def make_pages(self) -> None:
        """Make the pages of this stay, and go to the first of them."""
        if self._home is not None:
            made = memories.make_stay(self._session, self._home)
            if made is not None:
                self.page_wanted.emit(made)
