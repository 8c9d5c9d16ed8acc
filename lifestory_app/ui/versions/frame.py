"""The panes, buttons and words of the screen of versions, which give way where there is little room."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.versions.line import VersionLine
from lifestory_app.ui.versions.sheet import Sheet, Shown


class VersionsFrame(QWidget):
    """What is on the screen of versions, and what of it was pressed."""

    step_wanted = Signal(int)
    name_wanted = Signal()
    page_back_wanted = Signal()
    book_back_wanted = Signal()

    def __init__(self, images: PageImages, can_write: bool) -> None:
        super().__init__()
        self._images = images
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_left(can_write))
        self._middle = self._make_middle()
        across.addWidget(self._middle, 1)
        self._fit()

    def _make_left(self, can_write: bool) -> QFrame:
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
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        self._name = kit.Button(self.tr("Name this version"), "flag", "primary")
        self._name.clicked.connect(self.name_wanted)
        row.addWidget(self._name)
        self._name.setVisible(can_write)
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
        self._before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.pages_menu = QMenu(self)
        self._where = kit.Button("", role="quiet")
        self._where.setToolTip(self.tr("All pages that differ"))
        self._where.setAccessibleDescription(self.tr("All pages that differ"))
        self._where.hide()
        self._where.setMenu(self.pages_menu)
        self._next = kit.Button(self.tr("Next change"), "right", "quiet")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._next.setToolTip(self.tr("Next change, F8"))
        self._next.clicked.connect(lambda: self.step_wanted.emit(1))
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
        self._page_back.clicked.connect(self.page_back_wanted)
        self._book_back = kit.Button(self.tr("Bring back the whole book"), "versions", "quiet")
        self._book_back.clicked.connect(self.book_back_wanted)
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


def _plain(text: str) -> QLabel:
    made = kit.label(text, "small")
    made.setWordWrap(False)
    return made
