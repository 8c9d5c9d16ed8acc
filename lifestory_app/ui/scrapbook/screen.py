"""The scrapbook page, whole window: the things on it at the left, the page in the middle, the chosen thing at the right."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.ids import PageId, ScrapId
from lifestory_app.domain.pages import PhotoSlot, ScrapItem
from lifestory_app.domain.scrapbook import ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.text import Words
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.scrapbooks import ScrapPage
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.scrapbook import frame, things
from lifestory_app.ui.scrapbook.canvas import ScrapCanvas
from lifestory_app.ui.scrapbook.clip import Clip
from lifestory_app.ui.scrapbook.contents import Contents
from lifestory_app.ui.scrapbook.desk import ScrapDesk
from lifestory_app.ui.scrapbook.form import ThingForm
from lifestory_app.ui.scrapbook.head import ScrapHead
from lifestory_app.ui.scrapbook.layers import LayerList
from lifestory_app.ui.scrapbook.strip import PhotoStrip
from lifestory_app.ui.words.helps import NO_HELPS, Helps


class ScrapScreen(QWidget):
    """Arranges one scrapbook page. Everything done is in the book at once, and undo takes it back, here or later."""

    closed = Signal()
    told = Signal(str)
    said = Signal(str)
    photo_wanted = Signal(object)
    drawing_wanted = Signal(object)
    crop_wanted = Signal(object)
    facts_wanted = Signal(object)
    files_brought = Signal(list, object)
    picture_brought = Signal(QImage, object)
    stop_wanted = Signal()

    def __init__(self, session: Session, page: PageId, helps: Helps = NO_HELPS, clip: Clip | None = None) -> None:
        super().__init__()
        self._clip = clip or Clip()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.page = ScrapPage(session, page, self)
        self.chosen: ScrapId | None = None
        self._free: set[ScrapId] = set()
        self._shaped: set[ScrapId] = set()
        self.list = LayerList()
        self.canvas = ScrapCanvas(QtPainter(session.fonts, session.photos), self.page.alone)
        self.canvas.setAccessibleName(self.tr("The page"))
        self.form = ThingForm(self.page, helps)
        self.strip = PhotoStrip(session.thumb)
        self.head, self.desk, self.contents = ScrapHead(), ScrapDesk(self.canvas), Contents(self.list, self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.waiting = Waiting()
        self.waiting.setContentsMargins(16, 8, 16, 8)
        self.waiting.stop_wanted.connect(self.stop_wanted)
        column.addWidget(self.waiting)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.contents)
        across.addWidget(self.desk, 1)
        across.addWidget(self._make_right())
        column.addLayout(across, 1)
        self._connect()
        self.refresh()

    # Parts.

    def _make_right(self) -> QFrame:
        pane = kit.Pane("right", 344, 600)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._forms = QStackedWidget()
        self._forms.addWidget(kit.scrolled(self.form))
        none = QWidget()
        none.setProperty("role", "panel")
        inside = QVBoxLayout(none)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(kit.Empty("select", self.tr("Choose a thing on the page or in the list, and its form is here.")))
        keys = self.tr(
            "By keys: Tab goes from thing to thing. Arrows move it by 1 mm, with Shift by 5 mm. "
            "Ctrl with left or right turns it. "
            "Plus and minus change its size, Alt with up or down its layer. Enter goes to its form."
        )
        inside.addWidget(kit.label(keys, "small"))
        self._forms.addWidget(kit.scrolled(none))
        column.addWidget(self._forms, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        self.done = kit.Button(self.tr("Done"), "tick", "primary")
        self.done.clicked.connect(self.close_it)
        row.addWidget(self.done)
        column.addWidget(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.close_it)
        return pane

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.session.moved.connect(lambda _: self.canvas.use(QtPainter(self.session.fonts, self.session.photos)))
        self.page.told.connect(self.said)
        self.head.wanted.connect(self.use_tool)
        self.head.undo_wanted.connect(self.session.undo)
        self.head.redo_wanted.connect(self.session.redo)
        self.list.chosen.connect(self.choose)
        self.list.layered.connect(self.put_in_layer)
        self.list.entered.connect(self.enter_form)
        canvas = self.canvas
        canvas.chosen.connect(self.choose)
        canvas.tried.connect(self._try)
        canvas.placed.connect(self._placed)
        canvas.opened.connect(self.open_thing)
        canvas.entered.connect(self.enter_form)
        canvas.nudged.connect(self._nudge)
        canvas.layer_wanted.connect(self.move_layer)
        canvas.copy_wanted.connect(self.copy)
        canvas.cut_wanted.connect(self.cut)
        canvas.paste_wanted.connect(self.paste)
        canvas.files_dropped.connect(self.files_brought)
        canvas.picture_dropped.connect(self.picture_brought)
        canvas.out_of_reach.connect(self._say_out_of_reach)
        canvas.photos_dropped.connect(lambda photos, at: self._added(next(iter(self.page.add_photos(photos, at)), None)))
        for part in (self.list, canvas):
            part.remove_wanted.connect(self.remove)
            part.duplicate_wanted.connect(self.duplicate)
            part.menu_wanted.connect(self.show_menu)
        self.strip.wanted.connect(lambda photo: self._added(self.page.add_photo(photo)))
        form = self.form
        form.crop_wanted.connect(self.crop_wanted)
        form.photo_wanted.connect(self.photo_wanted)
        form.drawing_wanted.connect(self.drawing_wanted)
        form.facts_wanted.connect(self.facts_wanted)
        form.layer_wanted.connect(self.move_layer)
        form.duplicate_wanted.connect(self.duplicate)
        form.remove_wanted.connect(self.remove)
        form.shape_kept.connect(self._keep_shape)
        form.changed.connect(self._tell)

    # What is shown.

    @property
    def item(self) -> ScrapItem | None:
        """The chosen thing."""
        return self.page.item(self.chosen)

    def keeps_shape(self, item: ScrapItem | None) -> bool:
        """Whether width and height of a thing go together: pictures do, unless somebody says otherwise."""
        return item is not None and item.picture is not None and item.id not in self._free

    def choose(self, id: ScrapId | None) -> None:
        """Choose a thing in the list, on the page and in the form; None chooses nothing."""
        if id == self.chosen:
            return
        self.page.end_series()
        self.chosen = id
        self._show_chosen()
        item = self.item
        if item is not None:
            things.say(self.canvas, f"{things.called(item, self.session.book)}. {things.where(item.place)}")

    def refresh(self) -> None:
        """Show the page as it is now."""
        page = self.page.page
        if page is None:
            return
        slot, book = self.page.slot, self.session.book
        if self.chosen is not None and slot.item(self.chosen) is None:
            self.chosen = None
        self.head.show_state(
            page.title.strip() or self.tr("Scrapbook"),
            has_things=bool(slot.items),
            can_undo=self.session.can_undo is not None,
            can_redo=self.session.can_redo is not None,
        )
        self.contents.show_page(slot, self.page.most, book)
        self.canvas.show_page(self.page.side, slot, self.page.body, can_change=self.session.can_write)
        self._show_chosen()

    def _show_chosen(self) -> None:
        slot, item = self.page.slot, self.item
        troubled = frozenset(each.id for each in slot.items if self.page.overflow(each.id))
        self.contents.show_things(slot, self.session.book, self.chosen, troubled)
        self.canvas.choose(self.chosen, keeps_shape=self.keeps_shape(item))
        self._forms.setCurrentIndex(0 if item is not None else 1)
        if item is not None:
            self.form.show_thing(item, keeps_shape=self.keeps_shape(item))
        self._show_state(item, item.place if item is not None else None)

    def _show_state(self, item: ScrapItem | None, place: ScrapPlace | None) -> None:
        if item is None or place is None:
            self.desk.state.say("")
            self.canvas.setAccessibleDescription(self.tr("Nothing is chosen. Tab goes to the first thing."))
            return
        told = f"{things.where(place)}"
        self.desk.state.say(told)
        name = things.called(item, self.session.book)
        self.canvas.setAccessibleDescription(f"{name}. {told}. {things.how_large(place)}")

    def _changed(self, _before: object, _after: object) -> None:
        if self.page.page is None:
            self.closed.emit()
        else:
            self.refresh()

    # What the hand and the keys do.

    def _try(self, place: ScrapPlace | None) -> None:
        """The hand holds the thing over a place: the form says which, and nothing is changed yet."""
        item = self.item
        if item is not None:
            self.form.show_place(place or item.place, item)
            self._show_state(item, place or item.place)

    def _placed(self, id: ScrapId, place: ScrapPlace, handle: tuple[int, int] | None) -> None:
        if handle is None:
            self.page.place(id, place, self.tr("Move on the page"))
            self._tell("move")
        elif handle == frame.TURN:
            self.page.place(id, place, self.tr("Turn on the page"))
            self._tell("turn")
        else:
            self.page.size(id, place, handle, keeps_shape=self.keeps_shape(self.page.item(id)))
            self._tell("size")

    def _nudge(self, place: ScrapPlace, what: str) -> None:
        item = self.item
        if item is None:
            return
        if what == "size":
            self.page.size(item.id, place, keeps_shape=self.keeps_shape(item), phrase="keys size")
        else:
            label = self.tr("Move on the page") if what == "move" else self.tr("Turn on the page")
            self.page.place(item.id, place, label, f"keys {what}")
        self._tell(what)

    def _tell(self, what: str) -> None:
        """Read out what became of the chosen thing."""
        item = self.item
        if item is not None:
            things.say(self.canvas, things.how_large(item.place) if what == "size" else things.where(item.place))

    def _keep_shape(self, keeps: bool) -> None:
        if self.chosen is not None:
            (self._free.discard if keeps else self._free.add)(self.chosen)
            self.canvas.choose(self.chosen, keeps_shape=keeps)

    def move_layer(self, by: int) -> None:
        """Put the chosen thing one layer up or down."""
        ids = [item.id for item in self.page.slot.items]
        if self.chosen in ids:
            self.put_in_layer(self.chosen, ids.index(self.chosen) + by)

    def put_in_layer(self, id: ScrapId, layer: int) -> None:
        """Put a thing into a layer, counted from 0 at the bottom."""
        count = len(self.page.slot.items)
        if self.page.in_layer(id, max(0, min(layer, count - 1))):
            numbers = [item.id for item in self.page.slot.items]
            things.say(self.list, things.layer_of(numbers.index(id), count))
        else:
            self.refresh()

    def open_thing(self, id: ScrapId) -> None:
        """A double click: to the words, or to what shows of the photo."""
        self.choose(id)
        item = self.item
        if item is not None and isinstance(item.what, PhotoSlot):
            self.crop_wanted.emit(id)
        else:
            self.enter_form()

    def enter_form(self) -> None:
        """Put the keyboard into the form of the chosen thing."""
        if self.item is not None:
            self.form.begin()

    # Adding and taking off.

    def use_tool(self, tool: str) -> None:
        """Do what a tool of the bar above is for."""
        match tool:
            case "photo":
                self.photo_wanted.emit(None)
            case "words":
                self.add_words()
            case "drawing":
                self.drawing_wanted.emit(None)
            case "tape":
                self.add_tape()
            case "tidy":
                self.tidy()

    def add_words(self) -> None:
        """Put words on the page, and the keyboard into them."""
        if self._added(self.page.add_words(ScrapWords(centred=True))) is not None:
            self.enter_form()

    def add_tape(self) -> None:
        """Put tape on the page, in a colour that is not there yet."""
        there = {item.what.colour for item in self.page.slot.items if isinstance(item.what, Tape)}
        colour = next((each for each in TapeColour if each not in there), TapeColour.PEACH)
        pattern = list(TapePattern)[len(there) % 2]
        self._added(self.page.add_tape(Tape(colour, pattern)))

    def _added(self, id: ScrapId | None) -> ScrapId | None:
        """Choose a new thing and say where it lies."""
        if id is not None:
            self.choose(id)
            self.canvas.setFocus()
        return id

    show_added = _added

    def tidy(self) -> None:
        """Put all things in order."""
        if self.page.tidy():
            self.told.emit(self.tr("The page is put in order."))

    def remove(self) -> None:
        """Take the chosen thing off, and choose the next in the list."""
        item = self.item
        if item is None:
            return
        ids = [each.id for each in reversed(self.page.slot.items)]
        at = ids.index(item.id)
        name = things.called(item, self.session.book)
        beside = next(iter((*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at])), None)
        if self.page.remove(item.id):
            self.choose(beside)
            self.told.emit(self.tr("Taken off: {name}").format(name=name))

    def duplicate(self) -> None:
        """Put a copy of the chosen thing beside it."""
        if self.item is not None:
            self._added(self.page.add_copy(self.item))

    def copy(self) -> None:
        """Remember the chosen thing, to be pasted here or on another scrapbook page."""
        if self.item is not None:
            self._clip.copy(self.item)

    def cut(self) -> None:
        """Remember the chosen thing and take it off."""
        self.copy()
        self.remove()

    def paste(self) -> None:
        """Put on the page what was copied: a thing, photo files, a picture, or words."""
        match self._clip.pasted():
            case ScrapItem() as thing:
                self._added(self.page.add_copy(thing))
            case list() as files:
                self.files_brought.emit(files, None)
            case QImage() as picture:
                self.picture_brought.emit(picture, None)
            case Words() as words:
                self._added(self.page.add_words(ScrapWords(words)))
            case _:
                self.said.emit(self.tr("There is nothing to paste here. Copy a picture or words first."))

    def _say_out_of_reach(self) -> None:
        self.said.emit(
            self.tr(
                "These photos have no file on this computer yet. Copy them into a folder first, then bring them from there."
            )
        )

    def show_menu(self, at: QPoint) -> None:
        """What can be done with the chosen thing."""
        menu = self.make_menu()
        menu.exec(at)
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """The menu of the chosen thing."""
        menu = QMenu(self)
        item = self.item
        there = item is not None
        ids = [each.id for each in self.page.slot.items]
        at = ids.index(item.id) if item is not None else 0
        rows = (
            (self.tr("Go to its form"), "write", self.enter_form, there),
            (
                self.tr("On top of all"),
                "up",
                lambda: item and self.put_in_layer(item.id, len(ids) - 1),
                there and at < len(ids) - 1,
            ),
            (self.tr("One layer up"), "up", lambda: self.move_layer(1), there and at < len(ids) - 1),
            (self.tr("One layer down"), "down", lambda: self.move_layer(-1), there and at > 0),
            (self.tr("Below all others"), "down", lambda: item and self.put_in_layer(item.id, 0), there and at > 0),
            (self.tr("Duplicate"), "duplicate", self.duplicate, there),
            (self.tr("Copy"), "duplicate", self.copy, there),
            (self.tr("Paste"), "add", self.paste, True),
            (self.tr("Take off"), "delete", self.remove, there),
        )
        for text, icon, deed, enabled in rows:
            action = menu.addAction(look.icon(icon), text)
            action.setEnabled(bool(enabled))
            action.triggered.connect(lambda _=False, deed=deed: deed())
        return menu

    # Going about.

    def begin(self, chosen: ScrapId | None = None) -> None:
        """Put the keyboard on the page, on a thing where one is named."""
        if chosen is not None and self.page.item(chosen) is not None:
            self.choose(chosen)
        self.contents.photos.open(self.height() / look.scale() >= 560)
        if self.page.slot.items:
            self.canvas.setFocus()
        else:
            self.head.tools["photo"].setFocus()

    def close_it(self) -> None:
        """Go back to the page among the others. All that was done is in the book."""
        self.page.end_series()
        self.closed.emit()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.head.tools["photo"], self.list, self.strip, self.canvas, self._forms, self.done]

    def _narrow(self) -> None:
        """Leave out what there is no room for."""
        self.head.narrow(self.width())
        self.desk.narrow(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "head"):
            self._narrow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif not self.desk.zoom_key(event):
            super().keyPressEvent(event)
