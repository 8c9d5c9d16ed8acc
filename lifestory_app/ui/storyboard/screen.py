"""Words and Pictures, whole window: panels at the left, the drawing in the middle, words and what was agreed at the right."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.ids import PageId, PanelId, PhotoId, ThingId, new_id
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.storyboards import HIGH, WIDE, Bubble, BubbleKind, Panel, PanelPicture, Thing
from lifestory_app.domain.text import Words
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.session import Session
from lifestory_app.services.storyboards import Story
from lifestory_app.ui import kit, look
from lifestory_app.ui.storyboard.agreeing import Agreeing
from lifestory_app.ui.storyboard.canvas import MOVE, PanelCanvas
from lifestory_app.ui.storyboard.geometry import freest
from lifestory_app.ui.storyboard.names import help_for, parts
from lifestory_app.ui.storyboard.panel_list import PanelList
from lifestory_app.ui.storyboard.shelf_row import ShelfRow
from lifestory_app.ui.storyboard.thing_form import ThingForm
from lifestory_app.ui.storyboard.tools import PenRow, ToolRow
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import NO_HELPS, Helps


class StoryScreen(QWidget):
    """Works on the story that a page shows. Every deed is in the book at once, and can be undone."""

    closed = Signal()
    photo_wanted = Signal()
    booklet_wanted = Signal(object)

    def __init__(self, session: Session, page: PageId, painter: QtPainter, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._page = session, page
        self.story = Story(session, page, self)
        self._panel: PanelId | None = None
        self._thing: ThingId | None = None
        self.list = PanelList(self.story, painter)
        self.canvas = PanelCanvas(self.story, painter)
        self.tools, self.pens = ToolRow(), PenRow()
        self.shelf = ShelfRow(painter)
        self.things = ThingForm(self.story)
        self.agreeing = Agreeing(session.book.the_child.known_as)
        self.words = WordsField(self.tr("Words under the picture"))
        self.words.use_helps(helps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._make_left())
        across.addWidget(self._make_middle(), 1)
        across.addWidget(self._make_right())
        column.addLayout(across, 1)
        self._connect()
        self._refresh()

    # Parts.

    def _make_head(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(kit.Icon("bubble", "accent_text", 24))
        self._title = kit.label("", "h2")
        row.addWidget(self._title)
        row.addStretch(1)
        self._undo = kit.IconButton("undo", self.tr("Undo"), "Ctrl+Z")
        self._redo = kit.IconButton("redo", self.tr("Redo"), "Ctrl+Y")
        self._undo.clicked.connect(self._session.undo)
        self._redo.clicked.connect(self._session.redo)
        self._booklet = kit.Button(self.tr("Make a booklet"), "book")
        self._booklet.setToolTip(self.tr("Words and Pictures by itself, to print and fold."))
        self._booklet.clicked.connect(self._want_booklet)
        self._done = kit.Button(self.tr("Back to the page"), "left")
        self._done.clicked.connect(self.closed)
        for each in (self._undo, self._redo, self._booklet, self._done):
            row.addWidget(each)
        return bar

    def _make_left(self) -> QFrame:
        pane = kit.Pane("left", 232, 280)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 4)
        head.addWidget(kit.label(self.tr("Panels"), "h2"), 1)
        self._more = kit.IconButton("more", self.tr("What can be done with this panel"), "Shift+F10")
        self._more.clicked.connect(self._panel_menu)
        head.addWidget(self._more)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        self._add = kit.Button(self.tr("Add a panel"), "add")
        self._add_menu = QMenu(self._add)
        for part, name in parts().items():
            self._add_menu.addAction(name).triggered.connect(lambda _=False, part=part: self._add_panel(part))
        self._add.setMenu(self._add_menu)
        row.addWidget(self._add)
        column.addWidget(foot)
        return pane

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QFrame()
        top.setProperty("role", "panel")
        inside = QVBoxLayout(top)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tools)
        inside.addWidget(self.pens)
        column.addWidget(top)
        column.addWidget(kit.line())
        column.addWidget(self.canvas, 1)
        column.addWidget(kit.line())
        column.addWidget(self.shelf)
        return kit.scrolled(middle)

    def _make_right(self) -> QFrame:
        pane = kit.Pane("right", 344, 500)
        whole = QVBoxLayout(pane)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        self._help = kit.Banner(
            "note", "", self.tr("Words first, agreed with the family. Then draw. Stick people are just right.")
        )
        column.addWidget(self._help)
        column.addWidget(self.words)
        self.whose = QComboBox()
        self.whose.setEditable(True)
        self.whose.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        column.addWidget(kit.Field(self.tr("Whose words are these?"), self.whose))
        self.heard = QPlainTextEdit()
        self.heard.setTabChangesFocus(True)
        self.heard.setFixedHeight(look.px(72))
        column.addWidget(kit.Field(self.tr("What the picture shows, for a listener"), self.heard))
        column.addWidget(kit.label(self.tr("What is drawn"), "label"))
        column.addWidget(self.things)
        photo = kit.Button(self.tr("Put in a photo of a drawing"), "photo")
        photo.clicked.connect(self.photo_wanted)
        column.addWidget(photo)
        fold = kit.Fold(self.tr("Agreed and shared"), is_open=True)
        fold.body.addWidget(self.agreeing)
        column.addWidget(fold)
        column.addStretch(1)
        whole.addWidget(kit.scrolled(inside), 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        self._next = kit.Button("", "right", "primary")
        self._next.clicked.connect(self._go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._next.click)
        row.addWidget(self._next)
        whole.addWidget(foot)
        return pane

    def areas(self) -> list[QWidget]:
        """Where F6 goes, in its order."""
        return [self.list, self.tools, self.canvas, self.shelf, self.words]

    def _connect(self) -> None:
        self._session.changed.connect(self._refresh)
        self.list.picked.connect(self.show_panel)
        self.list.move_wanted.connect(self.story.move_panel)
        self.list.remove_wanted.connect(self._remove_panel)
        self.list.entered.connect(self.words.focus_words)
        self.tools.tool_taken.connect(self._take_tool)
        self.pens.pen_changed.connect(self._take_pen)
        self.shelf.taken.connect(lambda name: self._take_picture(Pictogram(name)))
        canvas = self.canvas
        canvas.changed.connect(self._put)
        canvas.chosen.connect(self.choose)
        canvas.bubble_wanted.connect(self._put_bubble)
        canvas.picture_dropped.connect(lambda name, x, y: self._put_picture(Pictogram(name), x, y))
        canvas.entered.connect(self.things.enter)
        canvas.remove_wanted.connect(self.things.remove)
        canvas.duplicate_wanted.connect(self.things.duplicate)
        self.things.changed.connect(self._put)
        self.things.chosen.connect(self.choose)
        self.things.phrase_ended.connect(self.story.settle)
        self.words.rewritten.connect(self._write)
        self.words.phrase_ended.connect(self.story.settle)
        self.whose.editTextChanged.connect(self._name_whose)
        self.whose.lineEdit().editingFinished.connect(self.story.settle)
        self.heard.textChanged.connect(self._tell)
        self.agreeing.changed.connect(lambda changes, phrase: self.story.change(phrase, **changes))
        self.agreeing.phrase_ended.connect(self.story.settle)
        QShortcut(QKeySequence("Escape"), self, self.closed.emit)

    # What is shown.

    @property
    def panel(self) -> Panel | None:
        """The panel that is shown."""
        return self.story.panel(self._panel)

    def show_panel(self, panel: PanelId | None) -> None:
        """Show another panel."""
        if panel != self._panel:
            self.story.settle()
            self._panel, self._thing = panel, None
        self._refresh()

    def choose(self, thing: ThingId | None) -> None:
        """Choose a thing of the panel, in the drawing and in the list alike."""
        self.story.settle()
        self._thing = thing
        self._show_drawing()

    def _refresh(self, *_books: object) -> None:
        story = self.story.story
        if story is None:
            self.closed.emit()
            return
        ids = [panel.id for panel in story.panels]
        if self._panel not in ids:
            self._panel = ids[0] if ids else None
        self._title.setText(story.title or self.tr("Words and Pictures"))
        self._undo.setEnabled(self._session.can_undo is not None)
        self._redo.setEnabled(self._session.can_redo is not None)
        self._booklet.setEnabled(bool(story.panels))
        self.list.show_panels(story.panels, self._panel)
        self.agreeing.show_story(story)
        self._show_words()
        self._show_drawing()
        at = ids.index(self._panel) if self._panel in ids else -1
        is_last = at + 1 >= len(ids)
        self._next.setText(self.tr("Done") if is_last else self.tr("Next panel: {number}").format(number=at + 2))
        self._next.show_icon("tick" if is_last else "right")

    def _show_words(self) -> None:
        panel = self.panel
        for widget in (self.words, self.whose, self.heard, self.canvas, self.tools, self.shelf):
            widget.setEnabled(panel is not None)
        if panel is None:
            return
        book = self._session.book
        page = next((each for each in book.pages if each.id == self._page), None)
        self._help.say(
            help_for(panel.part), self.tr("Words first, agreed with the family. Then draw. Stick people are just right.")
        )
        self.words.show_words(panel.words, (page.lang if page is not None else None) or book.lang)
        self._offer_whose(panel)
        if self.heard.toPlainText() != panel.alt:
            self.heard.blockSignals(True)
            self.heard.setPlainText(panel.alt)
            self.heard.blockSignals(False)
        self.heard.setPlaceholderText(self.story.told(panel))

    def _offer_whose(self, panel: Panel) -> None:
        """Names of those who may have said it, and what was typed."""
        story = self.story.story
        names = [each.name for each in story.agreements if each.name] if story is not None else []
        offered = [self.tr("{name}’s words").format(name=name) for name in names] + [self.tr("Everyone’s words")]
        self.whose.blockSignals(True)
        if [self.whose.itemText(row) for row in range(self.whose.count())] != offered:
            self.whose.clear()
            self.whose.addItems(offered)
        if self.whose.currentText() != panel.whose:
            self.whose.setEditText(panel.whose)
        self.whose.blockSignals(False)

    def _show_drawing(self) -> None:
        panel = self.panel
        self.canvas.show_panel(panel, self._thing)
        self.things.show_panel(panel, self._thing)

    # What is done.

    def _want_booklet(self) -> None:
        self.story.settle()
        if self.story.story is not None:
            self.booklet_wanted.emit(self.story.story.id)

    def _put(self, panel: Panel, phrase: str) -> None:
        self.story.put(panel, phrase)

    def _write(self, words: Words) -> None:
        if self.panel is not None:
            self._put(replace(self.panel, words=words), "words")

    def _name_whose(self, text: str) -> None:
        if self.panel is not None and text != self.panel.whose:
            self._put(replace(self.panel, whose=text), "whose")

    def _tell(self) -> None:
        if self.panel is not None:
            self._put(replace(self.panel, alt=self.heard.toPlainText()), "alt")

    def _take_tool(self, tool: str) -> None:
        self.tools.choose(tool)
        self.canvas.take_tool(tool)

    def _take_pen(self, pen: object) -> None:
        self.canvas.pen = pen  # type: ignore[assignment]

    def _add_thing(self, thing: Thing) -> None:
        if self.panel is not None and self.story.put(self.panel.with_thing(thing)):
            self._take_tool(MOVE)
            self.choose(thing.id)

    def _put_bubble(self, kind: str, x: float, y: float) -> None:
        shape = BubbleKind(kind)
        wide = 90.0 if shape is BubbleKind.LABEL else 150.0
        tip = (x, y) if shape is BubbleKind.LABEL else (max(0.0, x - 30), min(HIGH, y + 90))
        self._add_thing(Bubble(ThingId(new_id()), "", x, y, wide, tip, shape))
        self.things.enter()

    def _take_picture(self, drawing: Pictogram) -> None:
        if self.panel is not None:
            pictures = [thing for thing in self.panel.things if isinstance(thing, PanelPicture)]
            self._put_picture(drawing, freest([(each.x, each.y) for each in pictures]), HIGH / 2)

    def _put_picture(self, drawing: Pictogram, x: float, y: float) -> None:
        size = 150.0
        self._add_thing(PanelPicture(ThingId(new_id()), drawing, x, min(y + 20, HIGH - size / 2), size))
        self.canvas.setFocus()

    def put_photo(self, photo: PhotoId) -> None:
        """Put a photo of a drawing into the panel, as large as the panel, below everything else."""
        if self.panel is not None:
            picture = PanelPicture(ThingId(new_id()), PhotoView(photo), WIDE / 2, HIGH / 2, HIGH)
            panel = replace(self.panel, things=(picture, *self.panel.things))
            if self.story.put(panel):
                self.choose(picture.id)

    def _add_panel(self, part: object) -> None:
        self.show_panel(self.story.add_panel(part, self._panel))  # type: ignore[arg-type]
        self.words.focus_words()

    def _remove_panel(self, panel: PanelId) -> None:
        self.show_panel(self.story.remove_panel(panel))

    def _panel_menu(self) -> None:
        menu = QMenu(self)
        panel = self._panel
        if panel is not None:
            menu.addAction(look.icon("up"), self.tr("Move up")).triggered.connect(lambda: self.story.move_panel(panel, -1))
            menu.addAction(look.icon("down"), self.tr("Move down")).triggered.connect(lambda: self.story.move_panel(panel, 1))
            part_menu = menu.addMenu(self.tr("It answers"))
            for part, name in parts().items():
                part_menu.addAction(name).triggered.connect(lambda _=False, part=part: self._change_part(part))
            menu.addAction(look.icon("delete"), self.tr("Take the panel out")).triggered.connect(
                lambda: self._remove_panel(panel)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _change_part(self, part: object) -> None:
        if self.panel is not None:
            self._put(replace(self.panel, part=part), "")  # type: ignore[arg-type]

    def _go_on(self) -> None:
        ids = [panel.id for panel in self.story.story.panels] if self.story.story is not None else []
        at = ids.index(self._panel) if self._panel in ids else len(ids)
        if at + 1 < len(ids):
            self.show_panel(ids[at + 1])
            self.words.focus_words()
        else:
            self.closed.emit()
