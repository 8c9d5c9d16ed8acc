"""Writing: pages, page and form side by side, with one page chosen in all three."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import FillSlot, MovePage, Together
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, PhotoId
from lifestory_app.domain.page_template import SlotKind
from lifestory_app.domain.pages import Page, PhotoSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.sharing_edits import SharePages
from lifestory_app.domain.views import view_of
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.guides import Guides
from lifestory_app.services.scrapbooks import ScrapPage
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.clipboard import copied
from lifestory_app.ui.editor.desk import Desk
from lifestory_app.ui.editor.filling import photo_edit, swap_edit
from lifestory_app.ui.editor.form import PageForm
from lifestory_app.ui.editor.gap_dialog import GapDialog
from lifestory_app.ui.editor.page_deeds import PageDeeds
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.editor.page_list import PageList
from lifestory_app.ui.editor.placeholders import EmptyPlace, EmptyPlaces
from lifestory_app.ui.pictures.brought import files_of, picture_of
from lifestory_app.ui.reading_view import words_of
from lifestory_app.ui.words.helps import NO_HELPS, Helps

if TYPE_CHECKING:
    from lifestory_app.services.guides import PageGuide


class WriteView(QWidget):
    """The three panes of writing. Screens that it opens are asked for by signals."""

    add_wanted = Signal(object)
    layout_wanted = Signal(object)
    theme_wanted = Signal()
    photos_wanted = Signal()
    choose_photo_wanted = Signal(object, str)
    crop_wanted = Signal(object, str)
    photo_facts_wanted = Signal(object)
    panels_wanted = Signal(object, str)
    around_wanted = Signal(object)
    memory_wanted = Signal(object)
    scrapbook_wanted = Signal(object, str)
    people_wanted = Signal()
    home_wanted = Signal()
    files_taken = Signal(list, object, str)
    files_for_pages = Signal(list, object, object)
    photos_for_pages = Signal(object, object, object)
    picture_pasted = Signal(object, str, QImage)
    told = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.session = session
        self.deeds = PageDeeds(session)
        self._guides = Guides()
        self._page: PageId | None = None
        self._is_behind = False
        self._spread = False
        self.list = PageList()
        self.desk = Desk()
        self.form = PageForm(session, helps)
        self._use_painter()
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self._left = self._make_left()
        self.panes.addWidget(self._left)
        self.panes.addWidget(self.desk)
        self.panes.addWidget(self._make_right())
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([248, 726, 392])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self._connect()
        if helps.counts is not None:
            helps.counts.counted.connect(self.list.show_hints)
        self.refresh()
        first = next((page.id for page in session.book.pages), None)
        self.go_to(first)

    def _use_painter(self) -> None:
        self._images = PageImages(QtPainter(self.session.fonts, self.session.photos))
        self.list.use(self._images)
        self.desk.canvas.use(self._images)
        self._empty = EmptyPlaces(self.session)

    def renew_painter(self) -> None:
        """Paint with the session's photos as they are now: the book has moved to another place."""
        self._use_painter()
        self.refresh()

    def _make_left(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("role", "left")
        pane.setMinimumWidth(200)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 4)
        head.setSpacing(4)
        head.addWidget(kit.label(self.tr("Pages"), "h2"), 1)
        search = kit.IconButton("search", self.tr("Find a page"), "Ctrl+F")
        search.setCheckable(True)
        search.toggled.connect(self._show_search)
        self._search_button = search
        more = kit.IconButton("more", self.tr("What can be done with this page"), "Shift+F10")
        more.clicked.connect(lambda: self.page_menu(self._page, more.mapToGlobal(QPoint(0, more.height()))))
        head.addWidget(search)
        head.addWidget(more)
        column.addLayout(head)
        self._find = QLineEdit()
        self._find.setAccessibleName(self.tr("Find a page by its name"))
        self._find.setPlaceholderText(self.tr("A word of its name"))
        self._find.textChanged.connect(self.list.find)
        self._find.hide()
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self._find)
        column.addWidget(holder)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        self._add = kit.Button(self.tr("Add a page"), "add-page", "primary")
        self._add.clicked.connect(lambda: self.add_wanted.emit(self._page))
        row.addWidget(self._add)
        column.addWidget(foot)
        return pane

    def _make_right(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("role", "right")
        pane.setMinimumWidth(300)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        self._gap = kit.Button(self.tr("We do not know this yet"), "gap")
        self._gap.clicked.connect(lambda: self.note_gap())
        row.addWidget(self._gap)
        column.addWidget(foot)
        return pane

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.list.chosen.connect(self.go_to)
        self.list.page_moved.connect(lambda page, section, before: self.session.do(MovePage(page, section, before)))
        self.list.files_dropped.connect(lambda section, before, files: self.files_for_pages.emit(files, section, before))
        self.list.files_on_page.connect(lambda page, files: self.files_taken.emit(files, page, ""))
        self.list.photos_on_page.connect(self.place_photos)
        self.list.photos_between.connect(self.photos_for_pages)
        self.list.menu_wanted.connect(self.page_menu)
        self.list.deed_wanted.connect(self.do_to_page)
        self.list.entered.connect(lambda: self.form.enter("title"))
        canvas = self.desk.canvas
        canvas.slot_pressed.connect(self._enter)
        canvas.slot_opened.connect(self._open_slot)
        canvas.page_pressed.connect(self._press_page)
        canvas.files_dropped.connect(lambda page, slot, files: self.files_taken.emit(files, page, slot))
        canvas.photo_dropped.connect(lambda page, slot, photos: self.place_photos(page, photos, slot))
        canvas.paste_wanted.connect(lambda page, slot: self.paste_photos(page or self._page, slot))
        canvas.swap_wanted.connect(self._swap)
        self.desk.stepped.connect(self.step)
        self.desk.spread_wanted.connect(self.show_spread)
        self.desk.layout_wanted.connect(lambda: self.layout_wanted.emit(self._page))
        self.desk.theme_wanted.connect(self.theme_wanted)
        self.desk.photos_wanted.connect(self.photos_wanted)
        self.desk.pages_button.toggled.connect(self._left.setVisible)
        form = self.form
        form.photo_wanted.connect(lambda slot: self.choose_photo_wanted.emit(self._page, slot))
        form.crop_wanted.connect(lambda slot: self.crop_wanted.emit(self._page, slot))
        form.photo_facts_wanted.connect(self.photo_facts_wanted)
        form.gap_wanted.connect(self.note_gap)
        form.memory_wanted.connect(self.memory_wanted)
        form.around_wanted.connect(lambda: self.around_wanted.emit(self._page))
        form.panels_wanted.connect(lambda: self.panels_wanted.emit(self._page, ""))
        form.scrapbook_wanted.connect(lambda: self.scrapbook_wanted.emit(self._page, ""))
        form.people_wanted.connect(self.people_wanted)
        form.help_wanted.connect(self.help_wanted)
        form.home_wanted.connect(self.home_wanted)
        form.paste_wanted.connect(lambda slot: self.paste_photos(self._page, slot))
        form.picture_pasted.connect(lambda slot, image: self.picture_pasted.emit(self._page, slot, image))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    # What is shown.

    @property
    def page(self) -> PageId | None:
        """The page that is chosen."""
        return self._page

    def go_to(self, page: PageId | None) -> None:
        """Show a page in all three panes."""
        if page is None or all(each.id != page for each in self.session.book.pages):
            page = next((each.id for each in self.session.book.pages), None)
        if page != self._page:
            self.session.end_phrase()
            self._page = page
            self.desk.canvas.mark(None)
        self.list.choose(page)
        self._show_page()

    def step(self, by: int) -> None:
        """Go to the page before or after."""
        pages = [page.id for page in self.session.book.pages]
        if self._page in pages:
            at = pages.index(self._page) + by
            if 0 <= at < len(pages):
                slot = self.form.slot_of(QApplication.focusWidget())
                self.go_to(pages[at])
                if slot:
                    self.form.enter(slot)

    def show_spread(self, both: bool) -> None:
        """Show two pages as they lie open, or one."""
        self._spread = both
        self.desk.sides.choose("two" if both else "one")
        self._show_page()
        self.desk.settle()

    def refresh(self) -> None:
        """Show the book as it is now."""
        self._is_behind = False
        self.list.show_book(self.session.book, self.session.laid_out)
        self._show_page()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self.refresh()

    def _changed(self, before: Book, after: Book) -> None:
        is_gone = self._page is None or all(page.id != self._page for page in after.pages)
        if not self.isVisible() and not is_gone:
            # Facts are typed on other screens, and laying out a page of a large family would stall every key.
            self._is_behind = True
            return
        self.list.show_book(after, self.session.laid_out)
        if is_gone:
            self.go_to(_neighbour(before, after, self._page))
            return
        self._show_page()

    def _show_page(self) -> None:
        book = self.session.book
        page = next((each for each in book.pages if each.id == self._page), None)
        for button in (self.desk.layout_button, self._gap):
            button.setEnabled(page is not None)
        if page is None:
            self.desk.canvas.show_sides((), set())
            self.desk.show_place("", "", "", "", "")
            self.form.show_page(book, None, None)
            return
        side = self.session.laid_out.side(page.id)
        sides = self._sides_with(side)
        movable = {name for name, value in page.slots if isinstance(value, PhotoSlot)}
        self.desk.canvas.show_sides(sides, movable, self._empty_of(sides))
        self._show_place(page, side)
        self.form.show_page(book, page, self._guide(page))
        self.desk.settle()

    def _guide(self, page: Page) -> "PageGuide | None":
        try:
            return self._guides.guide(self.session.book, page)
        except Refused:
            return None

    def _empty_of(self, sides: tuple[LaidOutPage, ...]) -> dict[PageId, dict[str, EmptyPlace]]:
        """What still has room on the pages that show."""
        shown = {side.page for side in sides}
        return {page.id: self._empty.of(page) for page in self.session.book.pages if page.id in shown}

    def _sides_with(self, side: LaidOutPage) -> tuple[LaidOutPage, ...]:
        if not self._spread:
            return (side,)
        for left, right in self.session.laid_out.spreads():
            if side in (left, right):
                return tuple(each for each in (left, right) if each is not None)
        return (side,)

    def _show_place(self, page: Page, side: LaidOutPage) -> None:
        laid_out = self.session.laid_out
        pages = [each.id for each in self.session.book.pages]
        at = pages.index(page.id)

        def told(number: int) -> str:
            if not 0 <= number < len(pages):
                return ""
            other = laid_out.side(pages[number])
            return self.tr("Page {label}").format(label=other.label) if other.label else other.title[:14] or self.tr("Cover")

        where = self.tr("Page {label}").format(label=side.label) if side.label else self.tr("Side {n}").format(n=side.number)
        said = words_of(side)
        self.desk.show_place(where, self.tr("of {count}").format(count=len(laid_out.pages)), told(at - 1), told(at + 1), said)

    # What is pressed on the page.

    def _enter(self, page: PageId, slot: str) -> None:
        if page != self._page:
            self.go_to(page)
        self.form.enter(slot)
        self.desk.canvas.mark(page, slot)

    def _open_slot(self, page: PageId, slot: str) -> None:
        self._enter(page, slot)
        found = self.session.book.page(page)
        if slot == "around":
            self.around_wanted.emit(page)
        elif slot.startswith("panel."):
            self.panels_wanted.emit(page, slot)
        elif slot.startswith("scrap"):
            self.scrapbook_wanted.emit(page, slot)
        elif isinstance(found.slot(slot), PhotoSlot):
            self.crop_wanted.emit(page, slot)
        elif self._kind_of(found, slot) is SlotKind.PICTURE and found.slot(slot) is None:
            self.choose_photo_wanted.emit(page, slot)

    def _kind_of(self, page: Page, slot: str) -> SlotKind | None:
        guide = self._guide(page)
        template = guide.template.slot(slot) if guide is not None else None
        return template.kind if template is not None else None

    def _press_page(self, page: PageId) -> None:
        if page != self._page:
            self.go_to(page)
        self.desk.canvas.setFocus(Qt.FocusReason.MouseFocusReason)

    def _swap(self, page: PageId, one: str, other: str) -> None:
        self.session.end_phrase()
        self.session.do(swap_edit(self.session.book.page(page), one, other))

    def place_photo(self, page: PageId, slot: str, photo: PhotoId) -> bool:
        """Put a photo into a slot of a page, or into the first free place for one. False where there is no place."""
        return self.place_photos(page, [photo], slot) == 1

    def place_photos(self, page: PageId, photos: list[PhotoId], slot: str = "") -> int:
        """Put photos into the free places of a page, the first into a slot where one is given, as one step. How many fitted."""
        guide = self._guide(self.session.book.page(page))
        if guide is not None and any(each.kind is SlotKind.SCRAP for each in guide.template.slots):
            scraps = ScrapPage(self.session, page, self)
            scraps.told.connect(self.told)
            added = scraps.add_photos(photos)
            scraps.deleteLater()
            return len(added)
        return self.place_views(page, [view_of(self.session.book, photo) for photo in photos], slot)

    def has_place(self, page: PageId) -> bool:
        """Whether a page has a free place for a photo."""
        here = self.session.book.page(page)
        guide = self._guide(here)
        template = guide.template if guide is not None else None
        return photo_edit(here, template, "", PhotoView(PhotoId(""))) is not None

    def place_views(self, page: PageId, views: list[PhotoView], slot: str = "") -> int:
        """Put photos, prepared like this, into the free places of a page, as one step. How many fitted."""
        book, edits = self.session.book, []
        guide = self._guide(book.page(page))
        for number, view in enumerate(views):
            here = book.page(page)
            edit = photo_edit(here, guide.template if guide else None, slot if number == 0 else "", view)
            if edit is None:
                break
            edits.append(edit)
            book = edit.apply(book)
        if len(edits) < len(views):
            self.told.emit(self.tr("This page has no free place for a photo. Choose another layout, or drop it on a photo."))
        if not edits:
            return 0
        self.session.end_phrase()
        label = self.tr("Place a photo") if len(edits) == 1 else self.tr("Place {count} photos").format(count=len(edits))
        done = self.session.do(Together(tuple(edits), label=label))
        self.session.end_phrase()
        return len(edits) if done else 0

    def paste_photos(self, page: PageId, slot: str) -> None:
        """Put what was copied, photo files or a picture, into a slot of a page or its first free place."""
        files, picture = files_of(copied()), picture_of(copied())
        if files:
            self.files_taken.emit(files, page, slot)
        elif not picture.isNull():
            self.picture_pasted.emit(page, slot, picture)
        else:
            self.told.emit(self.tr("There is no picture to paste. Copy one first."))

    def use_view(self, page: PageId, slot: str, view: PhotoView) -> None:
        """Show a photo of a page as it was cropped, turned and covered."""
        value = self.session.book.page(page).slot(slot)
        if isinstance(value, PhotoSlot):
            self.session.end_phrase()
            self.session.do(Together((FillSlot(page, slot, replace(value, view=view)),), label=self.tr("Crop a photo")))

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.form.isAncestorOf(new):
            self.desk.canvas.mark(self._page, self.form.slot_of(new))

    # Pages as wholes.

    def do_to_page(self, deed: str) -> None:
        """Cut, copy, paste, duplicate, delete, or move the chosen page up or down."""
        page = self._page
        if deed == "paste":
            self.go_to(self.deeds.paste(page) or page)
        if page is None or deed == "paste":
            return
        number = self.session.laid_out.side(page).label
        match deed:
            case "copy":
                self.deeds.copy(page)
            case "cut":
                self.go_to(self.deeds.cut(page))
            case "duplicate":
                self.go_to(self.deeds.duplicate(page) or page)
            case "delete":
                self.go_to(self.deeds.delete(page))
                if all(each.id != page for each in self.session.book.pages):
                    name = self.tr("Page {number}").format(number=number) if number else self.tr("The page")
                    self.told.emit(self.tr("{name} was deleted.").format(name=name))
            case "up" | "down":
                self.deeds.move(page, -1 if deed == "up" else 1)

    def page_menu(self, page: PageId | None, at: QPoint) -> None:
        """What can be done with a page."""
        menu = self.make_page_menu(page)
        menu.exec(at)
        menu.deleteLater()

    def make_page_menu(self, page: PageId | None) -> QMenu:
        """The menu of a page."""
        menu = QMenu(self)
        rows = (
            (self.tr("Add a page after this one"), "add-page", lambda: self.add_wanted.emit(page), True),
            (self.tr("Duplicate"), "duplicate", lambda: self.do_to_page("duplicate"), page is not None),
            (self.tr("Copy"), "duplicate", lambda: self.do_to_page("copy"), page is not None),
            (self.tr("Cut"), "remove", lambda: self.do_to_page("cut"), page is not None),
            (self.tr("Paste after this page"), "add", lambda: self.do_to_page("paste"), self.deeds.can_paste),
            (self.tr("Move up"), "up", lambda: self.do_to_page("up"), page is not None),
            (self.tr("Move down"), "down", lambda: self.do_to_page("down"), page is not None),
            (self.tr("Change the layout"), "layout", lambda: self.layout_wanted.emit(page), page is not None),
            (self.tr("Delete"), "delete", lambda: self.do_to_page("delete"), page is not None),
        )
        for text, icon, deed, enabled in rows:
            action = menu.addAction(look.icon(icon), text)
            action.setEnabled(enabled)
            action.triggered.connect(deed)
        if page is not None:
            shared = menu.addAction(self.tr("Shared with brothers and sisters"))
            shared.setCheckable(True)
            shared.setChecked(self.session.book.page(page).sharing is not None)
            shared.setEnabled(self.session.can_write)
            shared.triggered.connect(lambda: self.share_page(page))
        return menu

    def share_page(self, page: PageId | None) -> None:
        """Mark a page as shared with brothers and sisters, or as shared no more."""
        found = next((each for each in self.session.book.pages if each.id == page), None)
        if found is None:
            return
        self.session.end_phrase()
        shared = found.sharing is None
        self.session.do(SharePages((found.id,), shared))
        self.session.end_phrase()
        if shared:
            self.told.emit(self.tr("The page is marked as shared. It goes to nobody before you bring it to a book of theirs."))
        else:
            self.told.emit(self.tr("The page is shared no more."))

    def note_gap(self, slot: str = "") -> None:
        """Record what is not known on this page."""
        page = next((each for each in self.session.book.pages if each.id == self._page), None)
        guide = self._guide(page) if page is not None else None
        if page is None or guide is None:
            return
        slot = slot or self.form.slot_of(QApplication.focusWidget())
        dialog = GapDialog(self, self.session.book, page, guide.template, slot)
        if dialog.exec() and dialog.edit is not None:
            self.session.end_phrase()
            self.session.do(dialog.edit)
        dialog.deleteLater()

    # Search and room.

    def find(self) -> None:
        """Put the keyboard into the search over pages."""
        self._search_button.setChecked(True)
        self._find.setFocus()

    def _show_search(self, shown: bool) -> None:
        self._find.setVisible(shown)
        if shown:
            self._find.setFocus()
        else:
            self._find.clear()

    def fold_pages(self, is_folded: bool) -> None:
        """Fold the pages away behind a button where there is no room for them."""
        self.desk.pages_button.setVisible(is_folded)
        self.desk.pages_button.setChecked(False)
        self._left.setVisible(not is_folded)

    def share_room(self) -> None:
        """Give each pane its part of the width at this size of text; the form gets up to half of it."""
        scale, room = look.scale(), self.width()
        left = round(248 * min(scale, 1.3)) if self._left.isVisibleTo(self) else 0
        right = min(round(392 * scale), room // 2)
        self.panes.setSizes([left, max(200, room - left - right), right])

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self.desk.canvas, self.form]


def _neighbour(before: Book, after: Book, gone: PageId | None) -> PageId | None:
    """The page to look at when the one that was looked at is no longer there."""
    left = {page.id for page in after.pages}
    old = [page.id for page in before.pages]
    if gone not in old:
        return next((page.id for page in after.pages if page.id not in set(old)), None) or next(iter(left), None)
    at = old.index(gone)
    return next((page for page in (*old[at + 1 :], *reversed(old[:at])) if page in left), None)
