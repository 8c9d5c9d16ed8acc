"""The field of a page for what it tells from the memory box: which memories, in which order, and of which home."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import HomeId, MemoryId
from lifestory_app.domain.memories import by_date
from lifestory_app.domain.pages import MemoriesSlot
from lifestory_app.ui import kit
from lifestory_app.ui.memories import words
from lifestory_app.ui.people.fields import Choice


class MemoriesField(QWidget):
    """Shows the memories of a page in order, and says which they are to be. What they say is changed in the memory box."""

    refilled = Signal(object)
    memory_wanted = Signal(object)

    def __init__(self, name: str, prompt: str, most: int) -> None:
        super().__init__()
        self._most = most
        self._name = name
        self._chosen: tuple[MemoryId, ...] = ()
        self._shown: tuple[tuple[str, str], ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(kit.label(name, "label"), 1)
        self._fit = kit.label(self.tr("Does not all fit"), "in-warn")
        head.addWidget(self._fit)
        column.addLayout(head)
        column.addWidget(kit.label(prompt, "small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self._add = Choice({})
        self._add.setAccessibleName(self.tr("{field}: add a memory").format(field=name))
        self._add.picked.connect(self._append)
        column.addWidget(self._add)
        self._open = kit.Button(self.tr("Open the memory box"), "memory", "quiet")
        self._open.clicked.connect(lambda: self.memory_wanted.emit(self._chosen[0] if self._chosen else None))
        column.addWidget(self._open)
        self._fit.hide()
        self.setFocusProxy(self._open)

    def show_value(self, value: object, book: Book, *, too_long: bool = False) -> None:
        """Show the memories of a page, and those that might be added."""
        self._chosen = value.memories if isinstance(value, MemoriesSlot) else ()
        self._fit.setVisible(too_long)
        known = {memory.id: memory for memory in book.memories}
        shown = tuple((str(each), words.name_of(known[each])) for each in self._chosen if each in known)
        if shown != self._shown:
            self._shown = shown
            kit.clear(self._list)
            for number, (which, name) in enumerate(shown):
                self._list.addLayout(self._row(number, MemoryId(which), name))
            kit.tab_as_laid_out(self)
        left = {memory.id: words.name_of(memory) for memory in by_date(book.memories) if memory.id not in self._chosen}
        offered: dict[object, str] = {None: self.tr("Add one from the memory box") if left else self.tr("No other memory yet")}
        offered.update(left)
        texts = [self._add.itemText(number) for number in range(self._add.count())]
        if self._add.values != list(offered) or texts != list(offered.values()):
            self._add.offer(offered)
        self._add.show_value(None)
        self._add.setEnabled(bool(left))
        self._add.setVisible(not self._most or len(self._chosen) < self._most)

    def _row(self, number: int, id: MemoryId, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        link = kit.Button(name, role="link")
        link.setAccessibleName(self.tr("Change the memory {name}").format(name=name))
        link.clicked.connect(lambda: self.memory_wanted.emit(id))
        row.addWidget(link, 1)
        if self._most != 1:
            up = kit.IconButton("up", self.tr("Move {name} up").format(name=name))
            up.clicked.connect(lambda: self._move(number))
            up.setEnabled(number > 0)
            row.addWidget(up)
        off = kit.IconButton("remove", self.tr("Take {name} off this page").format(name=name))
        off.clicked.connect(lambda: self._drop(id))
        row.addWidget(off)
        return row

    def _append(self, value: object) -> None:
        if value is not None:
            self._tell((*self._chosen, MemoryId(str(value))))

    def _move(self, number: int) -> None:
        order = list(self._chosen)
        order.insert(number - 1, order.pop(number))
        self._tell(tuple(order))
        self._open.setFocus()

    def _drop(self, id: MemoryId) -> None:
        self._open.setFocus()
        self._tell(tuple(each for each in self._chosen if each != id))

    def _tell(self, memories: tuple[MemoryId, ...]) -> None:
        self.refilled.emit(MemoriesSlot(memories) if memories else None)


class HomeOfPage(QWidget):
    """Which home a page tells of."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._home = Choice({})
        self._home.picked.connect(lambda value: self.picked.emit(HomeId(str(value)) if value is not None else None))
        hint = self.tr("What was noted of the home in the memory box stands on this page.")
        field = kit.Field(self.tr("Which home this page tells of"), self._home, hint)
        column.addWidget(field)
        self.setFocusProxy(field)

    def show_home(self, book: Book, home: str | None) -> None:
        """Show the home of a page, among those of the book."""
        offered: dict[object, str] = {None: self.tr("Choose a home")}
        offered.update({each.id: each.title or self.tr("A home without a name") for each in book.homes})
        texts = [self._home.itemText(number) for number in range(self._home.count())]
        if self._home.values != list(offered) or texts != list(offered.values()):
            self._home.offer(offered)
        self._home.show_value(home if home in offered else None)
