"""Photos of a memory in a row: shown small, added from the library, dropped or pasted, taken off again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.clipboard import copied
from lifestory_app.ui.pictures.brought import files_of, photos_of, picture_of

THUMB = 96
IN_A_ROW = 4


class PhotoRow(QFrame):
    """Shows photos, and says what is brought, chosen or taken off. `one` is for a place that holds a single photo."""

    library_wanted = Signal()
    files_brought = Signal(object)
    picture_brought = Signal(QImage)
    photos_brought = Signal(object)
    taken_off = Signal(int)
    crop_wanted = Signal(int)
    nothing_to_paste = Signal()

    def __init__(self, session: Session, name: str, *, one: bool = False) -> None:
        super().__init__()
        self._session, self._name, self._one = session, name, one
        self._shown: tuple[PhotoView, ...] | None = None
        self._kept: dict[PhotoView, QPixmap] = {}
        self.setAcceptDrops(session.can_write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(kit.label(name, "label"))
        self._row = QVBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.add = kit.Button(self.tr("Add a photo"), "camera")
        self.add.setAccessibleName(self.tr("{field}: add a photo").format(field=name))
        self.add.clicked.connect(self.library_wanted)
        self._paste = kit.Button(self.tr("Paste"), "duplicate", "quiet")
        self._paste.setAccessibleName(self.tr("{field}: paste a picture").format(field=name))
        self._paste.clicked.connect(self.paste)
        buttons.addWidget(self.add)
        buttons.addWidget(self._paste)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for button in (self.add, self._paste):
            button.setVisible(session.can_write)
        self.setFocusProxy(self.add)

    def show_views(self, book: Book, views: Sequence[PhotoView]) -> None:
        """Show these photos; nothing moves where they are shown already."""
        views = tuple(views)
        if views == self._shown:
            return
        self._shown = views
        kit.clear(self._row)
        known = {photo.id: photo for photo in book.photos}
        across = QHBoxLayout()
        for number, view in enumerate(views):
            if number % IN_A_ROW == 0:
                across = QHBoxLayout()
                across.setSpacing(10)
                self._row.addLayout(across)
            photo = known.get(view.photo)
            said = (photo.caption or photo.alt or photo.file_name) if photo is not None else ""
            across.addWidget(self._tile(number, view, said))
            if number % IN_A_ROW == IN_A_ROW - 1 or number == len(views) - 1:
                across.addStretch(1)
        self.add.setText(self.tr("Another photo") if self._one and views else self.tr("Add a photo"))
        kit.tab_as_laid_out(self)

    def _tile(self, number: int, view: PhotoView, said: str) -> QWidget:
        tile = QFrame()
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        shown = QLabel()
        size = look.px(THUMB)
        shown.setPixmap(self._pixmap(view, size))
        shown.setFixedHeight(size)
        shown.setAccessibleName(self.tr("Photo {number}: {said}").format(number=number + 1, said=said))
        shown.setToolTip(said)
        column.addWidget(shown)
        deeds = QHBoxLayout()
        deeds.setSpacing(2)
        crop = kit.IconButton(
            "crop", self.tr("{field}: crop, turn or cover photo {number}").format(field=self._name, number=number + 1)
        )
        crop.clicked.connect(lambda: self.crop_wanted.emit(number))
        off = kit.Button(self.tr("Take off"), role="link")
        off.setAccessibleName(self.tr("{field}: take photo {number} off").format(field=self._name, number=number + 1))
        off.clicked.connect(lambda: self.taken_off.emit(number))
        deeds.addWidget(crop)
        deeds.addWidget(off)
        deeds.addStretch(1)
        column.addLayout(deeds)
        for button in (crop, off):
            button.setVisible(self._session.can_write)
        return tile

    def _pixmap(self, view: PhotoView, size: int) -> QPixmap:
        if view not in self._kept:
            ratio = self.devicePixelRatioF()
            image = QImage()
            try:
                pixels = round(size * ratio)
                image = QImage.fromData(self._session.photos.picture(view, pixels * 2, pixels, Purpose.SCREEN))
            except Refused:
                pass
            if image.isNull():
                return look.icon_pixmap("photo", "ink2", size, ratio)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self._kept[view] = pixmap
        return self._kept[view]

    # What is brought.

    def paste(self) -> None:
        """Take what was copied: files, or a picture."""
        mime = copied()
        picture = picture_of(mime)
        if files_of(mime):
            self.files_brought.emit(files_of(mime))
        elif not picture.isNull():
            self.picture_brought.emit(picture)
        else:
            self.nothing_to_paste.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._session.can_write:
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if photos_of(mime) or files_of(mime) or mime.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        files: list[Path] = files_of(mime)
        if photos_of(mime):
            self.photos_brought.emit(photos_of(mime))
        elif files:
            self.files_brought.emit(files)
        elif not picture_of(mime).isNull():
            self.picture_brought.emit(picture_of(mime))
        else:
            return
        event.acceptProposedAction()
