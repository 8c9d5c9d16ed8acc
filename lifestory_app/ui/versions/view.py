"""The versions of the book: named ones and those kept by themselves, two of them side by side, and brought back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.looking_back import LookingBack
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.dates import told_day
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.versions.line import Stop, VersionLine
from lifestory_app.ui.versions.marks import Marks, compared
from lifestory_app.ui.versions.sheet import Sheet, Shown

if TYPE_CHECKING:
    from lifestory_app.services.looking_back import OldBook, PageChange, Version

Two = tuple[tuple[LaidOutPage, ...], tuple[LaidOutPage, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """One stop on the way through the changes: a page that differs, and one of its sides."""

    change: "PageChange | None"
    page: PageId
    part: int


class VersionsView(QWidget):
    """The line of versions at the left; in the middle a page as it was and as it is, with what differs marked."""

    page_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._back = LookingBack(session, self)
        self._versions: tuple[Version, ...] = ()
        self._old: OldBook | None = None
        self._new: OldBook | None = None
        self._wanted: dict[int, str] = {}
        self._places: list[_Place] = []
        self._at = 0
        self._painter = QtPainter(session.fonts, session.photos)
        self._images = PageImages(self._painter)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_left())
        self._middle = self._make_middle()
        across.addWidget(self._middle, 1)
        self._fit()
        self._back.listed.connect(self._show_versions)
        self._back.seen.connect(self._show_seen)
        self._back.refused.connect(session.refused)
        session.changed.connect(lambda *_: self._show_two() if self.isVisible() else None)

    # Parts.

    def _make_left(self) -> QFrame:
        pane = kit.Pane("left", 308, 440)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        title = QHBoxLayout()
        title.setContentsMargins(12, 8, 12, 4)
        title.addWidget(kit.label(self.tr("Versions"), "h2"))
        title.addStretch(1)
        self._how = QLabel(self.tr("Space picks two"))
        self._how.setProperty("role", "small")
        title.addWidget(self._how)
        column.addLayout(title)
        self.list = VersionLine()
        self.list.currentItemChanged.connect(self._choose)
        self.list.newer_wanted.connect(self._choose_newer)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        self._name = kit.Button(self.tr("Name this version"), "flag", "primary")
        self._name.clicked.connect(self.ask_name)
        row.addWidget(self._name)
        self._name.setVisible(self._session.can_write)
        column.addWidget(foot)
        return pane

    def _make_middle(self) -> QWidget:
        pane = QWidget()
        pane.setProperty("role", "desk")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 8, 16, 12)
        inner.setSpacing(8)
        inner.addLayout(self._make_head())
        self._sheets = QWidget()
        pages = QHBoxLayout(self._sheets)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(24)
        self._old_page, self._new_page = Sheet(self._images, Shown.OLDER), Sheet(self._images, Shown.NEWER)
        self._then, then = self._make_caption(self.tr("Older"), "flag")
        self._now, now = self._make_caption(self.tr("Newer"), "pen")
        for sheet, caption in ((self._old_page, then), (self._new_page, now)):
            half = QVBoxLayout()
            half.setSpacing(8)
            half.addLayout(caption)
            half.addWidget(sheet, 1)
            pages.addLayout(half, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheets)
        self._none = kit.Empty("versions", "")
        self._stack.addWidget(self._none)
        inner.addWidget(self._stack, 1)
        inner.addLayout(self._make_deeds())
        column.addLayout(inner, 1)
        column.addWidget(self._make_legend())
        return pane

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._title = kit.label("", "strong")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._title, 1)
        self._before = kit.Button(self.tr("Change before"), "left", "quiet")
        self._before.setToolTip(self.tr("Change before, Shift+F8"))
        self._before.clicked.connect(lambda: self.step(-1))
        self.pages_menu = QMenu(self)
        self._where = kit.Button("", role="quiet")
        self._where.setToolTip(self.tr("All pages that differ"))
        self._where.setAccessibleDescription(self.tr("All pages that differ"))
        self._where.hide()
        self._where.setMenu(self.pages_menu)
        self._next = kit.Button(self.tr("Next change"), "right", "quiet")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._next.setToolTip(self.tr("Next change, F8"))
        self._next.clicked.connect(lambda: self.step(1))
        for button in (self._before, self._where, self._next):
            row.addWidget(button)
        return row

    def _make_caption(self, word: str, icon: str) -> tuple[QLabel, QHBoxLayout]:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.Chip(word, icon))
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        return words, row

    def _make_deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._page_back = kit.Button(self.tr("Bring back this page"), "undo")
        self._page_back.clicked.connect(self._bring_page)
        self._book_back = kit.Button(self.tr("Bring back the whole book"), "versions", "quiet")
        self._book_back.clicked.connect(self._bring_book)
        self._safe = kit.label(self.tr("Keeps both. Nothing is lost, and it can be undone."), "small")
        for each in (self._page_back, self._book_back):
            row.addWidget(each)
        row.addWidget(self._safe, 1)
        return row

    def _make_legend(self) -> QFrame:
        self._legend = QFrame()
        self._legend.setProperty("role", "foot")
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        self._marked = kit.label(self.tr("How changes are marked"), "label")
        row.addWidget(self._marked)
        for word, role, how in (
            (self.tr("taken out"), "mark-gone", self.tr("line through")),
            (self.tr("put in"), "mark-new", self.tr("line under")),
        ):
            mark = QLabel(word)
            mark.setProperty("role", role)
            row.addWidget(mark)
            row.addWidget(_plain(how))
            row.addSpacing(8)
        self._count = kit.label("", "small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count, 1)
        return self._legend

    # What is shown.

    def begin(self) -> None:
        """Read the versions and put the keyboard into their list."""
        self._back.read()
        self.list.setFocus()

    def _show_versions(self, versions: "tuple[Version, ...]") -> None:
        self._versions = versions
        # What was chosen last stays chosen, even while it is still being read.
        chosen = self.list.older
        when = self._session.line.when
        now = Stop(self.tr("Now"), self.tr("Saved {when}").format(when=told_day(when)) if when else "", "pen")
        self.list.show_stops([now, *(self._stop(version) for version in versions)], chosen)
        numbers = {version.number for version in versions}
        if self.list.newer not in numbers:
            self.list.newer, self._new = None, None
        self._how.setVisible(len(versions) > 1)
        if not versions:
            self._show_none(
                self.tr(
                    "No older version yet. Name one before you change much, or before you send the book to somebody. "
                    "The book also keeps one by itself each quarter of an hour, and when it is closed."
                )
            )
            self._old = None
            self._clear()
        else:
            self._choose(self.list.currentItem(), None)

    def _show_none(self, sentence: str) -> None:
        self._none.sentence.setText(sentence)
        self._stack.setCurrentWidget(self._none)

    def _stop(self, version: "Version") -> Stop:
        if version.automatic:
            return Stop(self._name_of(version), told_day(version.when), "clock", version)
        said = self.tr("{when}, named by {who}") if version.who else self.tr("{when}, named")
        return Stop(version.name, said.format(when=told_day(version.when), who=version.who), "flag", version)

    def _name_of(self, version: "Version") -> str:
        return version.name or self.tr("Kept by itself")

    def _choose(self, _item: QListWidgetItem | None, _before: object) -> None:
        """Compare the chosen version with the newer one of the two. The book of now, chosen, is compared with the newest."""
        stop = self.list.stop(self.list.currentRow())
        if stop is None or not self._versions:
            return
        if stop.version is None:
            self.list.newer, self._new = None, None
        wanted = stop.version or self._versions[0]
        self._wanted = {wanted.number: "old"}
        self.list.older = wanted.number
        self._back.look_at(wanted)
        self.list.viewport().update()

    def _choose_newer(self, version: "Version | None") -> None:
        """Take another version as the newer one, and go on to the one before it."""
        if version is None or version.number == self.list.newer or version is self._versions[-1]:
            self.list.newer, self._new = None, None
            self._show_two()
            self.list.viewport().update()
            return
        self.list.newer = version.number
        self._back.look_at(version)
        older = self._versions[self._versions.index(version) + 1]
        self.list.setCurrentRow(self._versions.index(older) + 1)
        if self.list.older != older.number:
            self._choose(self.list.currentItem(), None)

    def _show_seen(self, seen: "OldBook") -> None:
        number = seen.version.number
        if number not in (self.list.newer, self.list.older):
            return  # another was chosen while this one was read
        if number == self.list.newer:
            self._new = seen
        if self._wanted.get(number) == "old" or number != self.list.newer:
            self._old = seen
        self._show_two()

    @property
    def _newer_book(self) -> Book:
        return self._new.book if self._new is not None else self._session.book

    def _show_two(self) -> None:
        """Show what differs between the two, at the page that was shown before if it is among it."""
        old = self._old
        if old is None:
            return
        if self._new is not None and self._new.version.number < old.version.number:
            self.list.newer, self._new = None, None
        shown = self._places[self._at].page if self._at < len(self._places) else None
        changes = self._back.changes(old.book, self._newer_book)
        self._places = [
            _Place(change, change.page, part) for change in changes for part in self._parts(change.page) or [0]
        ] or [_Place(None, page.id, 0) for page in old.book.pages[:1]]
        self._at = next((n for n, place in enumerate(self._places) if place.page == shown), 0)
        self._then.setText(_headed(self._name_of(old.version), told_day(old.version.when)))
        new = self._new
        self._now.setText(
            _headed(self._name_of(new.version), told_day(new.version.when)) if new is not None else _headed(self.tr("Now"), "")
        )
        self._fill_menu(changes)
        self._show_place()

    def _sides(self, page: PageId) -> Two:
        assert self._old is not None
        laid_out = self._new.laid_out if self._new is not None else self._session.laid_out
        return self._old.laid_out.sides_of(page), laid_out.sides_of(page)

    def _parts(self, page: PageId) -> list[int]:
        """The sides of a page on which something is marked."""
        gone, put_in = compared(*self._sides(page), self._painter)
        return sorted({*gone.boxes, *gone.pictures, *put_in.boxes, *put_in.pictures})

    def _fill_menu(self, changes: "tuple[PageChange, ...]") -> None:
        said = {
            "added": (self.tr("{page}: added since"), "add"),
            "removed": (self.tr("{page}: taken out since"), "delete"),
            "changed": (self.tr("{page}: changed"), "pen"),
            "moved": (self.tr("{page}: moved"), "move"),
        }
        self.pages_menu.clear()
        for change in changes:
            words, icon = said[change.how]
            action = self.pages_menu.addAction(look.icon(icon), words.format(page=self._title_of(change.page, change.title)))
            action.triggered.connect(lambda _=False, page=change.page: self.show_page(page))
        count = len(changes)
        self._where.setText(self.tr("1 page differs") if count == 1 else self.tr("{count} pages differ").format(count=count))
        for widget in (self._before, self._where, self._next):
            widget.setVisible(count > 0)

    def _title_of(self, page: PageId, title: str) -> str:
        sides = self._sides(page)
        label = next((side.label for side in (*sides[1], *sides[0]) if side.label), "")
        name = title or self.tr("Page without a title")
        return self.tr("Page {number}, {name}").format(number=label, name=name) if label else name

    def _show_place(self) -> None:
        place = self._places[self._at] if self._places and self._old is not None else None
        if place is None:
            self._clear()
            self._show_none(self.tr("There is no page in either of the two to look at."))
            return
        self._stack.setCurrentWidget(self._sheets)
        old, new = self._sides(place.page)
        gone, put_in = compared(old, new, self._painter) if place.change is not None else (Marks(), Marks())
        if not old or not new:
            gone, put_in = Marks(), Marks()
        self._old_page.show_side(_part(old, place.part), gone, self.tr("This page was not in the book then."))
        self._new_page.show_side(_part(new, place.part), put_in, self.tr("This page is not in the book any more."))
        title = next((side.title for side in (*new, *old)), "")
        self._title.setText(
            self._title_of(place.page, title) if place.change is not None else self.tr("Every page is as it was then.")
        )
        self._tell_marks(place, gone, put_in)
        self._enable()

    def _tell_marks(self, place: _Place, gone: Marks, put_in: Marks) -> None:
        how = place.change.how if place.change is not None else ""
        counted = self.tr("{gone} taken out, {new} put in on this page").format(gone=gone.count, new=put_in.count)
        moved = self.tr("The page stands at another place; nothing on it changed.")
        unseen = self.tr("The words are the same; its layout or what belongs to it changed.")
        said = {
            "changed": counted if gone.count or put_in.count else unseen,
            "moved": moved,
            "added": self.tr("The whole page is new."),
            "removed": self.tr("The whole page was taken out."),
        }
        self._count.setText(said.get(how, ""))
        quoted = self.tr("“{words}”")
        for sheet, name, marks, words in (
            (self._old_page, self.tr("The page as it was"), gone, self.tr("Taken out since: {words}")),
            (self._new_page, self.tr("The page as it is"), put_in, self.tr("Put in since: {words}")),
        ):
            sheet.setAccessibleName(name)
            listed = "; ".join(quoted.format(words=each) for each in marks.words)
            sheet.setAccessibleDescription(words.format(words=listed) if listed else "")

    def _clear(self) -> None:
        self._places, self._at = [], 0
        self._title.setText("")
        self._count.setText("")
        for widget in (self._before, self._where, self._next):
            widget.hide()
        self._enable()

    def _enable(self) -> None:
        there = self._old is not None and bool(self._versions)
        place = self._places[self._at] if self._places else None
        differs = place is not None and place.change is not None
        was = self._old is not None and place is not None and any(page.id == place.page for page in self._old.book.pages)
        for button in (self._page_back, self._book_back):
            button.setVisible(there and self._session.can_write)
        self._safe.setVisible(there and self._session.can_write)
        self._page_back.setEnabled(was and differs)
        self._book_back.setEnabled(differs)
        self._before.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._places))
        self._legend.setVisible(there)

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self._name, self._middle]

    # Going through the changes.

    @property
    def changes(self) -> list[PageId]:
        """The pages that differ, in order."""
        return list(dict.fromkeys(place.page for place in self._places if place.change is not None))

    def step(self, by: int) -> None:
        """Go to the next change, or the one before."""
        if self._old is not None and 0 <= self._at + by < len(self._places):
            self._at += by
            self._show_place()

    def show_page(self, page: PageId) -> None:
        """Show a page that differs."""
        at = next((n for n, place in enumerate(self._places) if place.page == page), None)
        if at is not None:
            self._at = at
            self._show_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_legend"):
            self._fit()

    def _fit(self) -> None:
        """Fewer words on buttons where there is little room, so that they never ask for a wider window."""
        roomy = self.width() >= look.px(308) + look.px(640)
        for button, icon in ((self._before, "left"), (self._next, "right")):
            button.show_icon(icon)
            words = self.tr("Change before") if icon == "left" else self.tr("Next change")
            button.setText(words if roomy else "")
            button.setAccessibleName(words)
        self._safe.setText(self.tr("Keeps both. Nothing is lost, and it can be undone.") if roomy else "")
        self._marked.setVisible(roomy)
        whole = (self._page_back, self.tr("Bring back this page"), self.tr("This page back"))
        for button, words, short in (
            whole,
            (self._book_back, self.tr("Bring back the whole book"), self.tr("Whole book back")),
        ):
            button.setText(words if roomy else short)
            button.setAccessibleName(words)

    # What is wished.

    def ask_name(self) -> None:
        """Ask for a name, and keep the book of now under it."""
        name = kit.TextDialog.ask(
            self,
            self.tr("Name this version"),
            self.tr("Its name"),
            self.tr("Keep it under this name"),
            icon="flag",
            hint=self.tr("Such as “First draft for Amara”. The book as it is now is kept, and can be looked at later."),
        )
        if name and self._back.name(name):
            self._old = None  # the one just named is shown next
            self.told.emit(self.tr("This version is kept as “{name}”.").format(name=name))

    def _bring_page(self) -> None:
        if self._old is not None and self._places and self._back.bring_page_back(self._old.book, self._places[self._at].page):
            self.told.emit(self.tr("The page is what it was then."))

    def _bring_book(self) -> None:
        if self._old is not None and self._back.bring_book_back(self._old.book):
            self.told.emit(self.tr("The book is what it was then."))


def _part(sides: tuple[LaidOutPage, ...], part: int) -> LaidOutPage | None:
    return sides[min(part, len(sides) - 1)] if sides else None


def _plain(text: str) -> QLabel:
    made = kit.label(text, "small")
    made.setWordWrap(False)
    return made


def _headed(name: str, when: str) -> str:
    from html import escape

    return f"<b>{escape(name)}</b>&nbsp; {escape(when)}"
