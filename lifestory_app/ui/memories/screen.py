"""The mode of the memory box: what is in it at the left, the chosen memory or stay at the right."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lifestory_app.domain.ids import MemoryId, PhotoId
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.photos import PhotoView
from lifestory_app.services import memories
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.memories import words
from lifestory_app.ui.memories.beginning import Beginning
from lifestory_app.ui.memories.form import MemoryForm
from lifestory_app.ui.memories.list_pane import MemoryPane
from lifestory_app.ui.memories.stay_form import StayForm
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.people.rows import Row
from lifestory_app.ui.words.helps import NO_HELPS, Helps


class MemoryScreen(QWidget):
    """Shows the memory box of a session's book. Each memory is entered once, and every page that tells it follows."""

    page_wanted = Signal(object)
    home_wanted = Signal(object)
    photo_wanted = Signal(object, bool)
    files_brought = Signal(object, bool, object)
    picture_brought = Signal(object, bool, object)
    crop_wanted = Signal(object, object, object)
    told = Signal(str, bool)

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.session = session
        self._portraits = Portraits(session)
        self._chosen: tuple[str, str] = ("", "")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.pane = MemoryPane(self._portraits, can_write=session.can_write)
        self.list = self.pane.list
        self.pane.chosen.connect(self.choose)
        self.pane.entered.connect(self.change_name)
        self.pane.take_out_wanted.connect(self.take_out)
        self.pane.add_wanted.connect(self.add)
        self.pane.filtered.connect(self.refresh)
        self.pane.page_wanted.connect(self._fill_menu)
        self.pane.papers_wanted.connect(self.make_papers)
        across.addWidget(self.pane)
        self.form, self.stay = MemoryForm(session, helps), StayForm(session)
        self.beginning = Beginning(can_write=session.can_write)
        self.papers = memories.BoxPapers(session, self)
        self._forms = QStackedWidget()
        for each in (self.form, self.stay, self.beginning):
            self._forms.addWidget(kit.scrolled(each))
        across.addWidget(self._forms, 1)
        self._connect()
        session.changed.connect(self.refresh)
        self.refresh()

    def _connect(self) -> None:
        self.form.page_wanted.connect(self.page_wanted)
        self.stay.page_wanted.connect(self.page_wanted)
        self.stay.home_wanted.connect(self.home_wanted)
        self.beginning.object_wanted.connect(self._add_object)
        self.beginning.memory_wanted.connect(self.add)
        for row, of_thing in ((self.form.photos, False), (self.form.thing.photo, True)):
            row.library_wanted.connect(lambda of_thing=of_thing: self.photo_wanted.emit(self.form.memory, of_thing))
            row.files_brought.connect(lambda files, of_thing=of_thing: self._brought(self.files_brought, of_thing, files))
            row.picture_brought.connect(lambda image, of_thing=of_thing: self._brought(self.picture_brought, of_thing, image))
            row.photos_brought.connect(lambda photos, of_thing=of_thing: self.put_photos(None, photos, of_thing=of_thing))
            row.crop_wanted.connect(lambda number, of_thing=of_thing: self._crop(number, of_thing))
            row.nothing_to_paste.connect(
                lambda: self.told.emit(self.tr("There is no picture to paste. Copy one first."), False)
            )

    def _crop(self, number: int, of_thing: bool) -> None:
        """Ask for a photo to be cropped, turned or covered; used, it stands where it stood."""
        memory = self.form.memory
        if memory is None:
            return
        views = memory.views()[:1] if of_thing else memory.photos
        if number < len(views):
            self.crop_wanted.emit(memory.id, views[number], of_thing)

    def put_view(self, id: MemoryId, before: PhotoView, after: PhotoView, *, of_thing: bool) -> None:
        """Show a photo of a memory in another way, as one step."""
        memory = next((each for each in self.session.book.memories if each.id == id), None)
        if memory is not None and before != after:
            memories.put(self.session, memory.with_view(before, after, of_thing=of_thing))

    def _brought(self, signal: object, of_thing: bool, what: object) -> None:
        if self.form.memory is not None:
            signal.emit(self.form.memory.id, of_thing, what)  # type: ignore[attr-defined]

    # What is shown.

    def begin(self) -> None:
        """Put the keyboard into the list, or where an empty box begins."""
        if self.list.count():
            self.list.setFocus()
        else:
            self.pane.add.setFocus()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self._forms]

    def change_name(self) -> None:
        """Put the keyboard into what is chosen."""
        if self._chosen[0] == "memory":
            self.form.begin()
        elif self._chosen[0] == "home":
            self.stay.begin()

    def choose(self, kind: str, id: str) -> None:
        """Choose a memory or a stay."""
        if (kind, id) != self._chosen:
            self.session.end_phrase()
            self._chosen = (kind, id)
            self._show()

    def show_memory(self, id: MemoryId) -> None:
        """Go to a memory, whatever was left out of the list."""
        self.session.end_phrase()
        self._chosen = ("memory", id)
        if all(memory.id != id for memory in self.pane.wanted.of(self.session.book)):
            self.pane.show_everything()
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the memory box as it is now."""
        book = self.session.book
        self.pane.show_homes(book)
        shown = self.pane.wanted.of(book)
        rows = [
            Row("memory", memory.id, words.name_of(memory), words.told_of(memory), icon=words.ICONS[memory.kind])
            for memory in shown
        ]
        stays = [
            Row("home", home.id, home.title or self.tr("A home without a name"), self._said_of(home.id), icon="home")
            for home in book.homes
        ]
        if stays:
            rows += [Row("", "", self.tr("Stays")), *stays]
        there = {(row.kind, row.id) for row in rows}
        if self._chosen not in there:
            # One that was just added or changed stays in sight, even where the list would leave it out.
            known = [memory.id for memory in book.memories]
            focus = self.focusWidget()
            is_typed = focus is not None and self.form.isAncestorOf(focus)
            stays_shown = self._chosen[0] == "memory" and self._chosen[1] in known and is_typed
            if not stays_shown:
                self._chosen = ("memory", shown[0].id) if shown else ("", "")
        self.pane.show_rows(rows, self._chosen)
        self.pane.say(len(shown), len(book.memories), memories.quiet_for(book))
        self._show()

    def _said_of(self, home: str) -> str:
        count = sum(memory.home == home for memory in self.session.book.memories)
        return self.tr("1 memory") if count == 1 else self.tr("{count} memories").format(count=count)

    def _show(self) -> None:
        book = self.session.book
        kind, which = self._chosen
        if kind == "memory":
            self._forms.setCurrentIndex(0)
            self.form.show_memory(book, book.memory(MemoryId(which)))
        elif kind == "home":
            self._forms.setCurrentIndex(1)
            self.stay.show_stay(book, which)
        else:
            self._forms.setCurrentIndex(2)
            self.beginning.show_empty(filtered=bool(book.memories))

    def chosen_memories(self) -> list[Memory]:
        """The memories that are marked in the list, in its order."""
        return [self.session.book.memory(MemoryId(row.id)) for row in self.pane.rows_chosen() if row.kind == "memory"]

    # What is done.

    def add(self) -> None:
        """Add a memory, and put the keyboard where one begins to tell it."""
        wanted = self.pane.wanted
        book = self.session.book
        memory = memories.fresh(book, memories.last_writer(book), wanted.kind or Memory(MemoryId("")).kind, wanted.home)
        self._put_new(memory)

    def _add_object(self, prompt: object) -> None:
        book = self.session.book
        self._put_new(
            memories.fresh_object(book, memories.last_writer(book), prompt.label, prompt.drawing)  # type: ignore[attr-defined]
        )

    def _put_new(self, memory: Memory) -> None:
        before, self._chosen = self._chosen, ("memory", memory.id)
        if self.pane.wanted.on_no_page or not self.pane.wanted.is_everything:
            self._leave_in_sight(memory)
        if not memories.put(self.session, memory):
            self._chosen = before
            self.refresh()
            return
        self.form.begin()

    def _leave_in_sight(self, memory: Memory) -> None:
        """Leave nothing out of the list that would hide what was just added."""
        book = replace(self.session.book, memories=(*self.session.book.memories, memory))
        if memory not in self.pane.wanted.of(book):
            self.pane.show_everything()

    def take_out(self) -> None:
        """Take the chosen memory out of the box, where no page tells it. Undo brings it back."""
        if self.session.can_write and self._chosen[0] == "memory":
            self.form.take_out()

    def put_photos(self, id: MemoryId | None, photos: list[PhotoId], *, of_thing: bool = False) -> None:
        """Put photos of the book on a memory, the one that is shown where no other is named, as one step."""
        shown = self.form.memory
        wanted = id or (shown.id if shown is not None else None)
        memory = next((each for each in self.session.book.memories if each.id == wanted), None)
        known = {photo.id for photo in self.session.book.photos}
        if memory is None:
            return
        for photo in photos:
            if photo in known:
                memory = memories.with_photo(self.session.book, memory, photo, of_thing=of_thing)
        if memory != self.session.book.memory(memory.id):
            memories.put(self.session, memory)

    def _fill_menu(self) -> None:
        menu = self.pane.page_menu
        menu.clear()
        chosen = self.chosen_memories()
        for layout, name in memories.layouts_for(chosen):
            action = menu.addAction(look.icon("page"), name)
            action.triggered.connect(lambda _=False, layout=layout: self.make_page(layout))

    def make_page(self, layout: str) -> None:
        """Make a page of the memories that are chosen, and go to it."""
        made = memories.make_pages(self.session, self.chosen_memories(), layout)
        if made is not None:
            self.page_wanted.emit(made)

    def make_papers(self) -> None:
        """Make the list of the box, or labels for its things."""
        from lifestory_app.ui.memories.papers_dialog import PapersDialog

        chosen = frozenset(str(memory.id) for memory in self.chosen_memories() if memory.kept is not None)
        dialog = PapersDialog(self, self.session, self.papers, chosen)
        dialog.exec()
        dialog.deleteLater()
