"""All photos of the book: lists to work through, the photos, and what is known of the chosen one."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.ids import PersonId, PhotoId
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.session import Session
from lifestory_app.services.taking import PhotoTaking, make_pages
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.clipboard import copied
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.editor.page_list import PageList
from lifestory_app.ui.pictures.brought import files_of, is_out_of_reach, picture_of, png_of
from lifestory_app.ui.pictures.grid import PhotoGrid, name_of
from lifestory_app.ui.pictures.lists import WorkLists
from lifestory_app.ui.pictures.needs import Order, PhotoState, in_order, states_of, work_lists
from lifestory_app.ui.pictures.photo_form import PhotoForm
from lifestory_app.ui.pictures.taking_banner import TakingBanner


class PhotoLibrary(QWidget):
    """Shows the photos of a session's book. In choosing mode it asks for one to put into a place."""

    closed = Signal()
    picked = Signal(object)
    crop_wanted = Signal(object)
    placing_wanted = Signal(object)
    photos_on_page = Signal(object, object)
    photos_between = Signal(object, object, object)
    page_wanted = Signal(object)

    def __init__(self, session: Session, taking: PhotoTaking, for_what: str = "") -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._session, self._taking, self._for_what = session, taking, for_what
        self._list = "all"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._make_left())
        across.addLayout(self._make_middle(), 1)
        across.addWidget(self._make_right())
        column.addLayout(across, 1)
        column.addWidget(self._make_foot())
        self._connect()
        self.refresh()

    def _make_head(self) -> QFrame:
        bar = self._head = QFrame()
        bar.setProperty("role", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(8)
        self._back = kit.Button(self.tr("Back"), "left", "quiet")
        self._back.clicked.connect(self.closed)
        row.addWidget(self._back)
        title = self.tr("Which photo goes here: {what}?").format(what=self._for_what) if self._for_what else self.tr("Photos")
        row.addWidget(kit.label(title, "h2", wraps=bool(self._for_what)), 1)
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find by who or where"))
        self._find.setAccessibleName(self.tr("Find photos by caption, who or where"))
        self._find.setMaximumWidth(look.px(240))
        self._find.setMinimumWidth(120)
        self._find.textChanged.connect(lambda _: self.refresh())
        row.addWidget(self._find, 1)
        self._order = kit.Combo()
        self._order.setAccessibleName(self.tr("In which order"))
        for order, words in (
            (Order.NEWEST, self.tr("Newest first")),
            (Order.TAKEN_IN, self.tr("As they came")),
            (Order.NAME, self.tr("By name")),
        ):
            self._order.addItem(words, order)
        self._order.activated.connect(lambda _: self.refresh())
        row.addWidget(self._order)
        self._add = kit.Button(self.tr("Add photos"), "add", "ordinary" if self._for_what else "primary")
        menu = QMenu(self._add)
        menu.addAction(look.icon("photo"), self.tr("Choose photos"), self._ask_files)
        menu.addAction(look.icon("folder"), self.tr("A whole folder, as from a phone"), self._ask_folder)
        menu.addAction(look.icon("bring-in"), self.tr("Paste a picture"), self.paste)
        self._add.setMenu(menu)
        row.addWidget(self._add)
        return bar

    def _make_left(self) -> QFrame:
        pane = kit.Pane("left", 232, 400)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 0)
        self._lists = WorkLists()
        self._lists.list_chosen.connect(self._choose_list)
        self._left = QStackedWidget()
        self._left.addWidget(self._lists)
        column.addWidget(self._left)
        self.pages: PageList | None = None
        return pane

    def show_pages(self, are_shown: bool) -> None:
        """While photos are dragged, show the pages at the left, to drop them on one or between two."""
        if are_shown and self.pages is None:
            self.pages = PageList()
            self.pages.use(PageImages(QtPainter(self._session.fonts, self._session.photos)))
            self.pages.photos_on_page.connect(self.photos_on_page)
            self.pages.photos_between.connect(self.photos_between)
            self._left.addWidget(self.pages)
        if are_shown and self.pages is not None:
            self.pages.show_book(self._session.book, self._session.laid_out)
        self._left.setCurrentIndex(1 if are_shown else 0)

    def _make_middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._news = QWidget()
        inside = QVBoxLayout(self._news)
        inside.setContentsMargins(16, 12, 16, 0)
        inside.setSpacing(8)
        self.waiting = TakingBanner()
        self.waiting.stop_wanted.connect(self._taking.stop)
        self._told = kit.Banner("note", "")
        self._again = kit.Button(self.tr("Keep what can be read"))
        self._again.clicked.connect(self._keep_damaged)
        self._told.layout().addWidget(self._again)
        self._damaged: list[Path] = []
        inside.addWidget(self.waiting)
        inside.addWidget(self._told)
        self._told.hide()
        self._news.hide()
        column.addWidget(self._news)
        self._middle = QStackedWidget()
        self.grid = PhotoGrid(self._session.thumb)
        self._middle.addWidget(self.grid)
        bring = kit.Button(self.tr("Add photos"), "add", "ordinary", big=True)
        bring.clicked.connect(self._ask_files)
        self._bring = bring
        self._empty = kit.Empty("photos", "", bring)
        self._middle.addWidget(self._empty)
        column.addWidget(self._middle, 1)
        return column

    def _make_right(self) -> QFrame:
        self._right = kit.Pane("right", 352, 560)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = PhotoForm(self._session)
        self.form.crop_wanted.connect(self.crop_wanted)
        self.form.placing_wanted.connect(self.placing_wanted)
        self.form.page_wanted.connect(self.page_wanted)
        column.addWidget(kit.scrolled(self.form))
        return self._right

    def _make_foot(self) -> QFrame:
        foot = self._foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        self._count = kit.label("", "small")
        row.addWidget(self._count, 1)
        self._pages = kit.Button(self.tr("Make pages from these photos"), "add-page")
        self._pages.clicked.connect(self._ask_section)
        row.addWidget(self._pages)
        self._pages.setVisible(not self._for_what)
        cancel = kit.Button(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        row.addWidget(cancel)
        cancel.setVisible(bool(self._for_what))
        self._use = kit.Button(self.tr("Use this photo"), role="primary")
        self._use.clicked.connect(self._pick)
        row.addWidget(self._use)
        self._use.setVisible(bool(self._for_what))
        return foot

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._taking.progressed.connect(self._progressed)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(self._refused)
        self.grid.chosen.connect(lambda _: self._show_chosen())
        self.grid.entered.connect(self._enter)
        self.grid.delete_wanted.connect(self.form.take_out)
        self.grid.dragged.connect(lambda is_dragged: self.show_pages(is_dragged and not self._for_what))
        for widget in (self.grid, self._lists):
            QShortcut(
                QKeySequence(QKeySequence.StandardKey.Paste), widget, self.paste, context=Qt.ShortcutContext.WidgetShortcut
            )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._pick)

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self._lists, self.grid, self.form, self._foot, self._head]

    # What is shown.

    def begin(self) -> None:
        """Put the keyboard into the photos."""
        self.grid.setFocus()

    def refresh(self) -> None:
        """Show the photos of the book as it is now."""
        book = self._session.book
        self._states = states_of(book, self._session.laid_out)
        lists = work_lists(book, self._states)
        if self._list not in [each.id for each in lists]:
            self._list = "all"
        self._lists.show_lists(lists, self._list)
        wanted = self._find.text().strip().lower()
        shown = next(each for each in lists if each.id == self._list).photos
        states = [self._states[photo] for photo in shown]
        names = {person.id: f"{person.called} {person.known_as}" for person in book.people}
        states = [state for state in states if wanted in _found_by(state, names)]
        states = in_order(states, Order(self._order.currentData()))
        self._middle.setCurrentIndex(0 if states else 1)
        self._empty.sentence.setText(self._told_empty(wanted))
        self._bring.setVisible(not self._states)
        self._right.setVisible(bool(states))
        self.grid.show_photos(states)
        if states and not self.grid.choice():
            self.grid.choose([states[0].photo.id])
        self._show_chosen()

    def _told_empty(self, wanted: str) -> str:
        if not self._states:
            return self.tr(
                "No photos yet. Bring them from a phone, a stick or a folder: drop them here, paste them, or add them."
            )
        if wanted:
            return self.tr("No photo here is found by those words.")
        return self.tr("No photo is in this list.")

    def came_from(self, page: str, placing: str) -> None:
        """Say where Back leads, and on which page a photo can be put."""
        self._back.setText(page)
        self.form.offer_placing("" if self._for_what else placing)

    def choose(self, photo: PhotoId) -> None:
        """Show one photo, chosen."""
        self._list = "all"
        self.refresh()
        self.grid.choose([photo])

    def _changed(self, _before: object, _after: object) -> None:
        self.refresh()

    def _choose_list(self, id: str) -> None:
        self._list = id
        self.grid.clearSelection()
        self.refresh()

    def _show_chosen(self) -> None:
        chosen = [photo for photo in self.grid.choice() if photo in self._states]
        self.form.setVisible(bool(chosen))
        self._use.setEnabled(len(chosen) == 1)
        self._pages.setEnabled(bool(chosen) and self._session.can_write)
        told = self.tr("1 photo chosen") if len(chosen) == 1 else self.tr("{count} photos chosen").format(count=len(chosen))
        self._count.setText(told if chosen else "")
        if chosen:
            self.form.show_photo(self._session.book, self._states[chosen[0]], self.grid.image(chosen[0]))

    def _enter(self, photo: PhotoId) -> None:
        if self._for_what:
            self.picked.emit(photo)
        else:
            self.form.begin()

    def _pick(self) -> None:
        chosen = self.grid.choice()
        if self._for_what and len(chosen) == 1:
            self.picked.emit(chosen[0])

    # Bringing photos.

    def _ask_files(self) -> None:
        files = asking.photos_to_bring(self)
        if files:
            self._taking.take(files)

    def _ask_folder(self) -> None:
        folder = asking.folder_of_photos(self)
        if folder is not None:
            self._taking.take([folder])

    def paste(self) -> None:
        """Take in what was copied: files of the file manager, or a picture."""
        if not self._bring_in(copied()):
            self._say("note", self.tr("There is no picture to paste. Copy one first."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._bring_in(event.mimeData()):
            event.acceptProposedAction()

    def _bring_in(self, mime: QMimeData) -> bool:
        files, picture = files_of(mime), picture_of(mime)
        if files:
            self._taking.take(files)
        elif not picture.isNull():
            self._taking.paste(png_of(picture), self.tr("Pasted picture.png"))
        elif is_out_of_reach(mime):
            self._say(
                "note",
                self.tr("These photos are not in a folder of this computer."),
                self.tr("Copy them into one first, then bring that folder."),
            )
        else:
            return False
        return True

    def _progressed(self, done: int, total: int, _doing: str) -> None:
        self._told.hide()
        self._add.setEnabled(False)
        self.waiting.show_progress(done, total)
        self._show_news()

    def _rest(self) -> None:
        self.waiting.rest()
        self._add.setEnabled(True)
        self._show_news()

    def _show_news(self) -> None:
        self._news.setVisible(self.waiting.is_busy or not self._told.isHidden())

    def _taken(self, outcome: object) -> None:
        self._rest()
        kind, bold, plain = told_of(outcome)
        self._damaged = list(outcome.damaged)  # type: ignore[attr-defined]
        self._say(kind, bold, plain)
        added = [photo.id for _, photo in outcome.added]  # type: ignore[attr-defined]
        if added:
            self._list = "all"
            self.refresh()
            self.grid.choose(added)

    def _keep_damaged(self) -> None:
        files, self._damaged = self._damaged, []
        self._taking.take(files, keep_damaged=True)

    def _refused(self, sentence: str) -> None:
        self._rest()
        self._say("warn", sentence)

    def _say(self, kind: str, bold: str, plain: str = "") -> None:
        self._told.turn(kind)
        self._told.say(bold, plain)
        self._again.setVisible(bool(self._damaged))
        self._told.show()
        self._show_news()

    # Pages.

    def _ask_section(self) -> None:
        menu = QMenu(self)
        for section in self._session.book.sections:
            menu.addAction(
                self.tr("At the end of “{part}”").format(part=section.title), lambda section=section: self._make(section.id)
            )
        menu.exec(self._pages.mapToGlobal(self._pages.rect().topLeft()))
        menu.deleteLater()

    def _make(self, section: object) -> None:
        book = self._session.book
        before = {page.id for page in book.pages}
        if make_pages(self._session, [book.photo(photo) for photo in self.grid.choice()], section):  # type: ignore[arg-type]
            new = [page.id for page in self._session.book.pages if page.id not in before]
            self.page_wanted.emit(new[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _found_by(state: PhotoState, names: dict[PersonId, str]) -> str:
    """What a photo can be found by: its caption, its file, where it was taken and who is in it."""
    photo = state.photo
    return " ".join([name_of(state), photo.file_name, photo.where, *(names.get(who, "") for who in photo.who)]).lower()


def told_of(outcome: object) -> tuple[str, str, str]:
    """What became of a batch of files: the kind of banner, a bold sentence and a plain one."""
    tr = kit.label("").tr
    added, refused = outcome.added, outcome.refused  # type: ignore[attr-defined]
    already, notes = outcome.already_there, outcome.notes  # type: ignore[attr-defined]
    bold = (
        tr("1 photo is in the book now.")
        if len(added) == 1
        else tr("{count} photos are in the book now.").format(count=len(added))
    )
    if not added:
        bold = tr("No new photos were taken in.")
    more = []
    if already:
        one, many = tr("1 was there already."), tr("{count} were there already.")
        more.append(one if len(already) == 1 else many.format(count=len(already)))
    more += [sentence for _, sentence in refused[:3]]
    if len(refused) > 3:
        more.append(tr("{count} more could not be taken in.").format(count=len(refused) - 3))
    more += notes[:2]
    near = sum(photo.near is not None for _, photo in added)
    if near:
        more.append(tr("{count} show nearly the same as another photo.").format(count=near))
    if outcome.stopped:  # type: ignore[attr-defined]
        more.append(tr("Stopped; those already read are kept."))
    return ("warn" if refused else "good" if added else "note"), bold, " ".join(more)
