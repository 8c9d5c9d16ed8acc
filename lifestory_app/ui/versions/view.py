"""The versions of the book: named ones and those kept by themselves, two of them side by side, and brought back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QListWidgetItem,
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
from lifestory_app.ui.versions.frame import VersionsFrame
from lifestory_app.ui.versions.line import Stop
from lifestory_app.ui.versions.marks import Marks, compared

if TYPE_CHECKING:
    from lifestory_app.services.looking_back import MemoryChange, OldBook, PageChange, Version

TOLD_MEMORIES = 3
"""Memories that differ are named up to so many where no page differs."""

Two = tuple[tuple[LaidOutPage, ...], tuple[LaidOutPage, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """One stop on the way through the changes: a page that differs, and one of its sides."""

    change: "PageChange | None"
    page: PageId
    part: int


class VersionsView(VersionsFrame):
    """The line of versions at the left; in the middle a page as it was and as it is, with what differs marked."""

    page_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        self._painter = QtPainter(session.fonts, session.photos)
        super().__init__(PageImages(self._painter), session.can_write)
        self._session = session
        self._back = LookingBack(session, self)
        self._versions: tuple[Version, ...] = ()
        self._old: OldBook | None = None
        self._new: OldBook | None = None
        self._wanted: dict[int, str] = {}
        self._places: list[_Place] = []
        self._memories: tuple[MemoryChange, ...] = ()
        self._at = 0
        self.list.currentItemChanged.connect(self._choose)
        self.list.newer_wanted.connect(self._choose_newer)
        self.step_wanted.connect(self.step)
        self.name_wanted.connect(self.ask_name)
        self.page_back_wanted.connect(self._bring_page)
        self.book_back_wanted.connect(self._bring_book)
        self._back.listed.connect(self._show_versions)
        self._back.seen.connect(self._show_seen)
        self._back.refused.connect(session.refused)
        session.changed.connect(lambda *_: self._show_two() if self.isVisible() else None)

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
        self._memories = self._back.memory_changes(old.book, self._newer_book)
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
        for change in self._memories:
            action = self.pages_menu.addAction(look.icon("memory"), self._said_of_memory(change))
            action.setEnabled(False)
        count = len(changes)
        self._where.setText(self.tr("1 page differs") if count == 1 else self.tr("{count} pages differ").format(count=count))
        for widget in (self._before, self._where, self._next):
            widget.setVisible(count > 0)

    def _said_of_memory(self, change: "MemoryChange") -> str:
        said = {
            "added": self.tr("Memory “{name}”: added since"),
            "removed": self.tr("Memory “{name}”: taken out since"),
            "changed": self.tr("Memory “{name}”: changed"),
        }
        return said[change.how].format(name=change.name or self.tr("not told yet"))

    def _same_pages(self) -> str:
        """What is said where no page differs: the memory box may, all the same."""
        same = self.tr("Every page is as it was then.")
        told = "; ".join(self._said_of_memory(change) for change in self._memories[:TOLD_MEMORIES])
        more = len(self._memories) - TOLD_MEMORIES
        if more > 0:
            told = self.tr("{told}; and {count} more").format(told=told, count=more)
        return f"{same} {told}." if told else same

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
        self._title.setText(self._title_of(place.page, title) if place.change is not None else self._same_pages())
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


def _headed(name: str, when: str) -> str:
    from html import escape

    return f"<b>{escape(name)}</b>&nbsp; {escape(when)}"
