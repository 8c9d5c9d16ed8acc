"""Help: the guide in pictures, opened at the part for the screen one stands on, and what the field knows beside it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.services.help import SCREENS, Article, HelpPart, Leaflets, guide, library, sample_offers
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.reading import ReadingRoom
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.actions import Actions
from lifestory_app.ui.help.article_page import ArticlePage
from lifestory_app.ui.help.guide_page import GuidePage
from lifestory_app.ui.home.waiting import Waiting
from lifestory_app.ui.kit.dialogs import stand_in_the_middle

WIDE, HIGH = 1320, 690
Topic = HelpPart | Article


def topic_of(widget: QWidget | None) -> str:
    """The part of the guide for the screen that a widget is on, "" for none."""
    while widget is not None:
        part = SCREENS.get(type(widget).__name__)
        if part is not None:
            return part
        widget = widget.parentWidget()
    return ""


class HelpDialog(kit.Dialog):
    """The guide, part by part, and the articles, shelf by shelf."""

    def __init__(self, parent: QWidget | None, part: str, actions: Actions, jobs: Jobs) -> None:
        super().__init__(parent, "", "help", width=WIDE)
        self.setWindowTitle(self.tr("Help"))
        self.title.setText(self.tr("Help"))
        self._room: ReadingRoom | None = None
        self._with_samples: frozenset[str] = frozenset()
        self._leaflets = Leaflets(jobs, self)
        self._leaflets.made.connect(self._made)
        self._leaflets.refused.connect(self.show_trouble)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(self._make_list())
        self._guide, self.article = GuidePage(), ArticlePage()
        self.article.sample_wanted.connect(self._want_sample)
        self.article.leaflet_wanted.connect(self._ask_for_leaflet)
        self._pages = QStackedWidget()
        self._areas = []
        for page, name in ((self._guide, self.tr("The guide")), (self.article, self.tr("The article"))):
            area = kit.scrolled(page)
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            area.setAccessibleName(name)
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._areas.append(area)
            self._pages.addWidget(area)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._pages, 1)
        self.told = kit.Banner("note", "")
        self.told.hide()
        right.addWidget(self.told)
        self.waiting = Waiting()
        right.addWidget(self.waiting)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)
        keys = actions["app.settings"].shortcut().toString()
        self.foot.setText(self.tr("Every key is listed under Settings, Keys ({keys}).").format(keys=keys))
        self._fill("")
        self.open_at(part)
        self.parts.setFocus()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        wide = min(look.px(260), 360)
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find in Help"))
        self._find.setAccessibleName(self.tr("Find in Help"))
        self._find.setClearButtonEnabled(True)
        self._find.setFixedWidth(wide)
        self._find.textChanged.connect(self._find_words)
        column.addWidget(self._find)
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Parts of Help"))
        self.parts.setFixedWidth(wide)
        self.parts.setWordWrap(True)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.currentItemChanged.connect(self._show)
        column.addWidget(self.parts, 1)
        return column

    # What is listed.

    def _groups(self) -> "Iterator[tuple[str, tuple[Topic, ...]]]":
        yield self.tr("Using this window"), guide()
        for shelf in library():
            yield shelf.title, shelf.articles

    def _fill(self, wanted: str) -> None:
        words = wanted.casefold().split()
        self.parts.blockSignals(True)
        self.parts.clear()
        for title, topics in self._groups():
            found = [topic for topic in topics if all(word in _searched(topic) for word in words)]
            if not found:
                continue
            head = QListWidgetItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.parts.addItem(head)
            for topic in found:
                item = QListWidgetItem(topic.title)
                item.setData(Qt.ItemDataRole.UserRole, topic)
                self.parts.addItem(item)
        self.parts.blockSignals(False)

    def _find_words(self, wanted: str) -> None:
        shown = self.topic
        self._fill(wanted)
        if not (shown is not None and self.open_at(shown.id)):
            self._choose_first()
        self.told.setVisible(not self.parts.count())
        if not self.parts.count():
            self.told.turn("note")
            self.told.say(self.tr("Nothing in Help has these words."), self.tr("Try one word, or fewer letters of it."))

    def _choose_first(self) -> None:
        for row in range(self.parts.count()):
            if self.parts.item(row).data(Qt.ItemDataRole.UserRole) is not None:
                self.parts.setCurrentRow(row)
                return

    @property
    def topic(self) -> Topic | None:
        """What is shown."""
        item = self.parts.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def open_at(self, id: str) -> bool:
        """Show the part of the guide or the article of this id, else the first there is. Says whether it was there."""
        for row in range(self.parts.count()):
            topic = self.parts.item(row).data(Qt.ItemDataRole.UserRole)
            if topic is not None and topic.id == id:
                self.parts.setCurrentRow(row)
                return True
        if self.topic is None:
            self._choose_first()
        return False

    def _show(self) -> None:
        topic = self.topic
        if topic is None:
            return
        self.told.hide()
        if isinstance(topic, HelpPart):
            self._guide.show_part(topic)
        else:
            self.article.show_article(topic, topic.kind in self._with_samples)
        number = int(not isinstance(topic, HelpPart))
        self._pages.setCurrentIndex(number)
        self._areas[number].verticalScrollBar().setValue(0)

    # Samples and leaflets.

    def lend_samples(self, room: ReadingRoom) -> None:
        """Let sample books be opened from articles on kinds of book; Help closes when one is there."""
        self._room = room
        self._with_samples = frozenset(offer.kind for offer in sample_offers())
        self.waiting.stop_wanted.connect(room.stop)
        room.progressed.connect(self.waiting.show_progress)
        room.opened.connect(self.accept)
        room.refused.connect(self.show_trouble)
        room.stopped.connect(self.rest)
        self._show()

    def _want_sample(self, kind: str) -> None:
        if self._room is not None:
            self.article.sample.setEnabled(False)
            self._room.open_sample(kind)

    def rest(self) -> None:
        """Nothing is under way."""
        self.waiting.rest()
        self.article.sample.setEnabled(True)
        self.article.leaflet.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        """Tell why something could not be done."""
        self.rest()
        self.told.turn("warn")
        bold, _, plain = sentence.partition(". ")
        self.told.say(bold if bold.endswith(".") else f"{bold}.", plain)
        self.told.show()

    def _ask_for_leaflet(self) -> None:
        topic = self.topic
        if not isinstance(topic, Article):
            return
        name = f"{topic.title}.pdf".replace("/", "-").replace(":", ",")
        target = asking.place_for_file(self, self.tr("Where the leaflet is put"), asking.documents() / name, "PDF", ".pdf")
        if target is None:
            return
        self.told.hide()
        self.article.leaflet.setEnabled(False)
        self._leaflets.make(topic, Path(target))

    def _made(self, leaflet: object) -> None:
        self.rest()
        self.told.turn("good")
        bold = self.tr("“{name}” is ready.").format(name=leaflet.target.name)  # type: ignore[attr-defined]
        self.told.say(bold, self.tr("It holds nothing of any book, and may be printed and sent."))
        self.told.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.parentWidget().window() if self.parentWidget() else None
        room = window.size() if window is not None and window.isVisible() else self.screen().availableSize()
        self.resize(min(look.px(WIDE), room.width() - 48), min(look.px(HIGH), room.height() - 48))
        stand_in_the_middle(self)


def _searched(topic: Topic) -> str:
    if isinstance(topic, HelpPart):
        return " ".join((topic.title, *topic.steps)).casefold()
    return " ".join((topic.title, topic.lead, topic.words.plain)).casefold()
