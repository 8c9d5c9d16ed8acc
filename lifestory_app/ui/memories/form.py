"""One memory as a form: a few questions first, the thing that is kept and the rest where they are wanted."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import HomeId, PersonId
from lifestory_app.domain.memories import KeptObject, Memory, MemoryKind
from lifestory_app.domain.memory_edits import RemoveMemory
from lifestory_app.services import memories
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.small_fields import AudienceField
from lifestory_app.ui.memories import words
from lifestory_app.ui.memories.photo_row import PhotoRow
from lifestory_app.ui.memories.thing_fields import ThingFields
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import NO_HELPS, Helps
from lifestory_app.ui.words.line import LineField

WIDE = 640
"""Under this width the kinds of memory stand in two columns, and people too."""


class MemoryForm(QWidget):
    """Shows a memory, and hands the session the edits that the fields mean."""

    page_wanted = Signal(object)

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._memory: Memory | None = None
        self._boxes: dict[PersonId, QCheckBox] = {}
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
        column.addWidget(kit.label(self.tr("A few plain words are enough. Write as you would talk to the child."), "quiet"))
        column.addWidget(kit.label(self.tr("What kind of memory?"), "label"))
        options = [(kind.value, name, words.ICONS[kind]) for kind, name in words.kinds().items()]
        self._kind = kit.Segments(options, self.tr("What kind of memory"))
        self._kind.chosen.connect(self._pick_kind)
        self._columns = 0
        column.addWidget(self._kind)
        self._story = WordsField(self.tr("What happened?"))
        self._story.show_prompt(self.tr("You rode your bike without stabilisers, all the way to the gate."))
        self._story.size_for(40)
        self._story.use_helps(helps)
        self._story.rewritten.connect(lambda story: self._put(story=story))
        self._story.phrase_ended.connect(session.end_phrase)
        column.addWidget(self._story)
        self._said = self._line("said", self.tr("What the child said, in the child’s own words"), self.tr("Look, no wobbles!"))
        column.addWidget(self._said)
        self.photos = PhotoRow(session, self.tr("Photos, if there are any"))
        self.photos.taken_off.connect(self._take_off)
        column.addWidget(self.photos)
        across = QHBoxLayout()
        across.setSpacing(12)
        self._when = DateField(self.tr("When was it?"))
        self._when.dated.connect(lambda when: self._put(when=when))
        self._when.phrase_ended.connect(session.end_phrase)
        self._place = self._line("place", self.tr("Where: in broad words, never a street"), self.tr("The park"))
        self._place.use_helps(helps)
        across.addWidget(self._when, 1)
        across.addWidget(self._place, 1)
        column.addLayout(across)
        self._there = kit.label(self.tr("Who was there?"), "label")
        column.addWidget(self._there)
        self._who = QGridLayout()
        self._who.setVerticalSpacing(0)
        column.addLayout(self._who)
        self._name = self._line("title", self.tr("A title, if you like"), self.tr("No stabilisers"))
        self._name.use_helps(helps)
        column.addWidget(self._name)
        self._thing_fold = kit.Fold(self.tr("There is a thing to keep"), "teddy")
        self.thing = ThingFields(session)
        self.thing.changed.connect(self._change_thing)
        self.thing.phrase_ended.connect(session.end_phrase)
        self._no_thing = kit.Button(self.tr("There is nothing to keep of it"), "remove", "quiet")
        self._no_thing.clicked.connect(self._drop_thing)
        self._thing_fold.body.addWidget(self.thing)
        self._thing_fold.body.addWidget(self._no_thing, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._thing_fold)
        column.addWidget(self._make_rest())
        self._pages_label = kit.label("", "label")
        column.addWidget(self._pages_label)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        self._told: tuple[tuple[object, str], ...] = ()
        column.addLayout(self._pages)
        away = kit.Button(self.tr("Take this memory out of the box"), "delete", "quiet")
        away.clicked.connect(self.take_out)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        away.setVisible(session.can_write)
        column.addStretch(1)

    def _line(self, key: str, name: str, prompt: str) -> LineField:
        line = LineField(name)
        line.show_prompt(prompt)
        line.rewritten.connect(lambda text: self._put(**{key: text}))
        line.phrase_ended.connect(self._session.end_phrase)
        return line

    def _make_rest(self) -> kit.Fold:
        fold = kit.Fold(self.tr("Which home, who noted it, who may see it"))
        self._home = Choice({})
        self._home.picked.connect(lambda value: self._step(home=HomeId(str(value)) if value is not None else None))
        fold.body.addWidget(kit.Field(self.tr("Which home it belongs to"), self._home))
        self._by = self._line("entered_by", self.tr("Who noted it"), self.tr("Sue"))
        fold.body.addWidget(self._by)
        self._noted = kit.label("", "small")
        fold.body.addWidget(self._noted)
        fold.body.addWidget(kit.label(self.tr("Who may see it; the worker always does"), "label"))
        self._seen = AudienceField()
        self._seen.own_hidden()
        self._seen.remarked.connect(lambda seen_by: self._step(seen_by=seen_by))
        fold.body.addWidget(self._seen)
        return fold

    @property
    def memory(self) -> Memory | None:
        """The memory that is shown."""
        return self._memory

    def begin(self) -> None:
        """Put the keyboard where one begins to tell."""
        kept = self._memory.kept if self._memory is not None else None
        if kept is not None:
            self._thing_fold.open()
            self.thing.label.focus()
        else:
            self._story.focus_words()

    def show_memory(self, book: Book, memory: Memory) -> None:
        """Show a memory of the book."""
        other = self._memory is None or self._memory.id != memory.id
        if other:
            self._thing_fold.open(memory.kept is not None)
        self._memory = memory
        self._title.setText(memory.name or self.tr("Tell {child} about one day").format(child=book.the_child.known_as))
        self._kind.choose(memory.kind.value)
        self._story.show_words(memory.story, book.lang)
        self._said.show_text(memory.said)
        self._name.show_text(memory.title)
        self._place.show_text(memory.place)
        self._when.show_date(memory.when, other=other)
        self.photos.show_views(book, memory.photos)
        self.thing.show_thing(book, memory.kept or KeptObject())
        self._no_thing.setVisible(memory.kept is not None)
        self._by.show_text(memory.entered_by)
        self._noted.setText(self.tr("Noted on {day}.").format(day=memory.noted) if memory.noted is not None else "")
        self._noted.setVisible(memory.noted is not None)
        self._seen.show_value(memory.seen_by, False)
        self._show_homes(book, memory)
        self._show_people(book, memory)
        self._show_pages(book, memory)

    def _show_homes(self, book: Book, memory: Memory) -> None:
        offered: dict[object, str] = {None: self.tr("None of them")}
        offered.update({home.id: home.title or self.tr("A home without a name") for home in book.homes})
        shown = [self._home.itemText(number) for number in range(self._home.count())]
        if self._home.values != list(offered) or shown != list(offered.values()):
            self._home.offer(offered)
        self._home.show_value(memory.home)

    def _show_people(self, book: Book, memory: Memory) -> None:
        people = [person for person in book.people if person.id != book.child]
        self._there.setVisible(bool(people))
        if list(self._boxes) != [person.id for person in people]:
            for box in self._boxes.values():
                self._who.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for number, person in enumerate(people):
                box = QCheckBox()
                box.toggled.connect(self._gather)
                self._boxes[person.id] = box
                self._who.addWidget(box, number // 2, number % 2)
            kit.tab_as_laid_out(self)
        for person in people:
            box = self._boxes[person.id]
            box.setText(person.called or person.known_as or self.tr("No name yet"))
            with QSignalBlocker(box):
                box.setChecked(person.id in memory.who)

    def _show_pages(self, book: Book, memory: Memory) -> None:
        pages = memories.pages_of(book, memory.id)
        told = tuple((page.id, page.title.strip() or memory.name or self.tr("A page")) for page in pages)
        self._pages_label.setText(self.tr("Told on") if told else self.tr("On no page yet"))
        if told == self._told:
            return
        self._told = told
        kit.clear(self._pages)
        for page, title in told:
            link = kit.Button(title, "page", "link")
            link.setAccessibleName(self.tr("Go to the page {title}").format(title=title))
            link.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page))
            self._pages.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        kit.tab_as_laid_out(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 4 if self.width() >= look.px(WIDE + 130) else 3 if self.width() >= look.px(WIDE - 80) else 2
        if columns != self._columns:
            self._columns = columns
            self._kind.fold(columns)

    # What the fields mean.

    def _pick_kind(self, value: str) -> None:
        if self._memory is None or self._memory.kind.value == value:
            return
        kind = MemoryKind(value)
        changes: dict[str, object] = {"kind": kind}
        if kind is MemoryKind.OBJECT and self._memory.kept is None:
            changes["kept"] = KeptObject()
            self._thing_fold.open()
        self._step(**changes)

    def _change_thing(self, kept: KeptObject, phrase: str) -> None:
        if self._memory is not None:
            self._memory = replace(self._memory, kept=kept)
            memories.put(self._session, self._memory, phrase)

    def _drop_thing(self) -> None:
        self._step(kept=None)
        self._thing_fold.open(False)
        self._thing_fold.head.setFocus()

    def _take_off(self, number: int) -> None:
        if self._memory is not None:
            self._step(photos=tuple(view for at, view in enumerate(self._memory.photos) if at != number))
            self.photos.add.setFocus()

    def _gather(self) -> None:
        if self._memory is not None:
            mine = tuple(person for person, box in self._boxes.items() if box.isChecked())
            kept = tuple(person for person in self._memory.who if person not in self._boxes)
            self._step(who=(*kept, *mine))

    def _put(self, **changes: object) -> None:
        if self._memory is not None:
            self._memory = replace(self._memory, **changes)  # type: ignore[arg-type]
            memories.put(self._session, self._memory, ",".join(changes))

    def _step(self, **changes: object) -> None:
        if self._memory is not None:
            self._memory = replace(self._memory, **changes)  # type: ignore[arg-type]
            memories.put(self._session, self._memory)

    def take_out(self) -> None:
        """Take the memory out of the box, where no page tells it."""
        if self._memory is not None:
            self._session.do_alone(RemoveMemory(self._memory.id))
