"""The versions of the book: named ones and those kept by themselves, looked at beside the book of now, and brought back."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.ids import PageId
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.looking_back import LookingBack
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.home.first_screen import told_day

if TYPE_CHECKING:
    from lifestory_app.services.looking_back import OldBook, PageChange, Version

DATA = Qt.ItemDataRole.UserRole


class VersionsView(QWidget):
    """Versions at the left, the page then and now in the middle, what changed at the right."""

    page_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._back = LookingBack(session, self)
        self._old: OldBook | None = None
        self._page: PageId | None = None
        self._images = PageImages(QtPainter(session.fonts, session.photos))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_left())
        across.addWidget(self._make_middle(), 1)
        across.addWidget(self._make_right())
        self._back.listed.connect(self._show_versions)
        self._back.seen.connect(self._show_old)
        self._back.refused.connect(session.refused)
        session.changed.connect(lambda *_: self._renew() if self.isVisible() else None)

    def _make_left(self) -> QFrame:
        pane = kit.Pane("left", 248, 440)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 0)
        title = QHBoxLayout()
        title.setContentsMargins(12, 4, 12, 4)
        title.addWidget(kit.label(self.tr("Versions"), "h2"))
        column.addLayout(title)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._choose)
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
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        heads = QHBoxLayout()
        self._then = kit.label("", "strong")
        self._now = kit.label(self.tr("Now"), "strong")
        for head in (self._then, self._now):
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            heads.addWidget(head, 1)
        column.addLayout(heads)
        pages = QHBoxLayout()
        pages.setSpacing(16)
        self._old_page, self._new_page = _Sheet(self._images), _Sheet(self._images)
        self._old_page.setAccessibleName(self.tr("The page then"))
        self._new_page.setAccessibleName(self.tr("The page now"))
        pages.addWidget(self._old_page, 1)
        pages.addWidget(self._new_page, 1)
        column.addLayout(pages, 1)
        self._marks = kit.label(self.tr("Line through: was there then. Line under: is there now."), "small")
        column.addWidget(self._marks)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setMargin(12)
        holder = QScrollArea()
        holder.setWidget(self._words)
        holder.setWidgetResizable(True)
        holder.setFixedHeight(look.px(150))
        holder.setProperty("role", "panel")
        holder.setAccessibleName(self.tr("What changed in the words"))
        column.addWidget(holder)
        return pane

    def _make_right(self) -> QFrame:
        pane = kit.Pane("right", 320, 520)
        column = QVBoxLayout(pane)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._title = kit.label("", "h2", wraps=True)
        self._about = kit.label("", "quiet")
        column.addWidget(self._title)
        column.addWidget(self._about)
        self.changes = QListWidget()
        self.changes.setAccessibleName(self.tr("Pages that changed since"))
        self.changes.setWordWrap(True)
        self.changes.setMinimumHeight(40)
        self.changes.setProperty("boxed", "true")
        self.changes.currentItemChanged.connect(self._choose_change)
        column.addWidget(self.changes, 1)
        self._page_back = kit.Button(self.tr("Bring back this page"), "undo")
        self._page_back.clicked.connect(self._bring_page)
        self._book_back = kit.Button(self.tr("Bring back the whole book"), "versions")
        self._book_back.clicked.connect(self._bring_book)
        for button in (self._page_back, self._book_back):
            column.addWidget(button)
            button.setVisible(self._session.can_write)
        column.addWidget(kit.label(self.tr("Both can be undone, and the book of now is kept as a version first."), "small"))
        return pane

    # What is shown.

    def begin(self) -> None:
        """Read the versions and put the keyboard into their list."""
        self._back.read()
        self.list.setFocus()

    def _renew(self) -> None:
        if self._old is not None:
            self._show_old(self._old)

    def _show_versions(self, versions: "tuple[Version, ...]") -> None:
        kept = self._old.version.number if self._old is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for version in versions:
            name = version.name or self.tr("Kept by itself")
            item = QListWidgetItem(look.icon("clock" if version.automatic else "flag"), f"{name}\n{told_day(version.when)}")
            item.setData(DATA, version)
            self.list.addItem(item)
            if version.number == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        if not self.list.count():
            self._title.setText(self.tr("No versions yet"))
            self._about.setText(
                self.tr(
                    "Name one before you change much. The book also keeps one each quarter of an hour, and when it is closed."
                )
            )
        self._enable()

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self._back.look_at(item.data(DATA))

    def _show_old(self, old: "OldBook") -> None:
        self._old = old
        name = old.version.name or self.tr("Kept by itself")
        self._title.setText(name)
        changes = self._back.changes(old.book)
        told = (
            self.tr("1 page is different now.")
            if len(changes) == 1
            else self.tr("{count} pages are different now.").format(count=len(changes))
        )
        self._about.setText(told if changes else self.tr("Every page is as it is now."))
        self._then.setText(self.tr("Then, {when}").format(when=told_day(old.version.when)))
        chosen = self._page
        self.changes.blockSignals(True)
        self.changes.clear()
        said = {
            "added": (self.tr("added since"), "add"),
            "removed": (self.tr("taken out since"), "delete"),
            "changed": (self.tr("changed"), "pen"),
            "moved": (self.tr("moved"), "move"),
        }
        for change in changes:
            words, icon = said[change.how]
            item = QListWidgetItem(look.icon(icon), f"{change.title or self.tr('Page without a title')}\n{words}")
            item.setData(DATA, change)
            self.changes.addItem(item)
            if change.page == chosen:
                self.changes.setCurrentItem(item)
        self.changes.blockSignals(False)
        if changes and self.changes.currentRow() < 0:
            self.changes.setCurrentRow(0)
        elif not changes:
            self._show_page(next((page.id for page in old.book.pages), None))
        else:
            self._show_page(chosen)
        self._enable()

    def _choose_change(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            change: PageChange = item.data(DATA)
            self._show_page(change.page)

    def _show_page(self, page: PageId | None) -> None:
        self._page = page
        if self._old is None or page is None:
            return
        old = next((each for each in self._old.book.pages if each.id == page), None)
        new = next((each for each in self._session.book.pages if each.id == page), None)
        self._old_page.show_side(self._old.laid_out.side(page) if old is not None else None, self.tr("Not in the book then"))
        self._new_page.show_side(self._session.laid_out.side(page) if new is not None else None, self.tr("Not in the book now"))
        self._words.setText(self._marked(self._back.words(old, new)))
        self._enable()

    def _marked(self, changes: object) -> str:
        """Words that went have a line through, new ones a line under, each with a tint: never by colour alone."""
        gone, new = look.colour("stop").name(), look.colour("good").name()
        pieces = []
        for change in changes:  # type: ignore[attr-defined]
            words = escape(change.words).replace("\n", "<br>")
            if change.how == "gone":
                pieces.append(f'<span style="text-decoration: line-through; color: {gone}">{words}</span>')
            elif change.how == "new":
                pieces.append(f'<span style="text-decoration: underline; font-weight: 600; color: {new}">{words}</span>')
            else:
                pieces.append(words)
        return " ".join(pieces)

    def _enable(self) -> None:
        there = self._old is not None
        was = self._old is not None and any(page.id == self._page for page in self._old.book.pages)
        differs = self.changes.count() > 0
        self._page_back.setEnabled(there and was and differs)
        self._book_back.setEnabled(there and differs)

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
            self.told.emit(self.tr("This version is kept as “{name}”.").format(name=name))

    def _bring_page(self) -> None:
        if self._old is not None and self._page is not None and self._back.bring_page_back(self._old.book, self._page):
            self.told.emit(self.tr("The page is what it was then."))

    def _bring_book(self) -> None:
        if self._old is not None and self._back.bring_book_back(self._old.book):
            self.told.emit(self.tr("The book is what it was then."))


class _Sheet(QWidget):
    """One page, fitted into the room there is."""

    def __init__(self, images: PageImages) -> None:
        super().__init__()
        self._images = images
        self._side: LaidOutPage | None = None
        self._instead = ""

    def show_side(self, side: LaidOutPage | None, instead: str) -> None:
        """Show a page, or say why there is none."""
        self._side, self._instead = side, instead
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._side is None:
            painter.setPen(look.colour("ink2"))
            painter.setFont(look.font(15))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._instead)
            return
        side = self._side
        scale = min((self.width() - 8) / side.width, (self.height() - 8) / side.height)
        if scale <= 0:
            return
        ratio = self.devicePixelRatioF()
        image = self._images.image(side, round(side.width * scale * ratio))
        wide, high = round(side.width * scale), round(side.height * scale)
        place = QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRect(place)
