"""What the page's layout has no place for: kept, told, and put back when there is room."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import (
    CardsSlot,
    DrawingSlot,
    FactsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.ui import kit
from lifestory_app.ui.memories.words import name_of


class Tray(kit.Card):
    """Lists what is in the tray of a page, each with a way back onto it."""

    put_back = Signal(str)

    def __init__(self) -> None:
        super().__init__(12, role="note")
        head = QHBoxLayout()
        head.addWidget(kit.Icon("tray", "note"))
        self._title = kit.label("", "strong", wraps=True)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self.body.addWidget(
            kit.label(self.tr("It is kept here and never printed. Another layout may have a place for it."), "small")
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.free: frozenset[str] = frozenset()
        self._shown: tuple[tuple[str, SlotValue], ...] | None = None
        self.hide()

    def show_tray(self, page: Page, book: Book) -> None:
        """Show what is in the tray of a page; nothing is seen of an empty one."""
        self.setVisible(bool(page.tray))
        if page.tray == self._shown:
            return
        self._shown = page.tray
        self._title.setText(
            self.tr("1 thing has no place in this layout.")
            if len(page.tray) == 1
            else self.tr("{count} things have no place in this layout.").format(count=len(page.tray))
        )
        kit.clear(self._list)
        for name, value in page.tray:
            row = QHBoxLayout()
            said = said_of(value, book)
            row.addWidget(kit.label(said, "body", wraps=True), 1)
            back = kit.Button(self.tr("Put back"), "up")
            back.setAccessibleName(self.tr("Put back: {what}").format(what=said))
            back.clicked.connect(lambda _=False, name=name: self.put_back.emit(name))
            row.addWidget(back)
            self._list.addLayout(row)


def said_of(value: SlotValue, book: Book) -> str:
    """What a person would call a thing that stands in a slot."""
    match value:
        case TextSlot(words):
            text = " ".join(words.plain.split())
            return f"“{text[:48]}…”" if len(text) > 48 else f"“{text}”"
        case PhotoSlot(view, caption):
            return caption or book.photo(view.photo).caption or QCoreApplication.translate("Tray", "a photo")
        case DrawingSlot(_, alt, caption):
            return caption or alt
        case NoPhotoSlot(what):
            return what
        case FactsSlot(rows):
            return ", ".join(row.label for row in rows)
        case CardsSlot(cards):
            return ", ".join(card.title or card.words.plain[:24] for card in cards)
        case PeopleSlot(people):
            return ", ".join(book.person(each).known_as for each in people if any(one.id == each for one in book.people))
        case MemoriesSlot(memories):
            return ", ".join(name_of(each) for each in book.memories if each.id in memories)
        case _:
            return ""
