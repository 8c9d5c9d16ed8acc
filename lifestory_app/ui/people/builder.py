"""A person put together from the drawing kit until they look like the real one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.errors import Refused
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services import portraits
from lifestory_app.ui import kit, look

if TYPE_CHECKING:
    from lifestory_app.services.portraits import Choice, Part

BUST = QSize(84, 84)
FIGURE = QSize(84, 112)
PAPER = "#E7F0D8"
CHOICE = Qt.ItemDataRole.UserRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("Builder", text)


def names() -> dict[str, str]:
    """What the parts of a drawn person are called."""
    return {
        "age": _tr("Age"),
        "body": _tr("Shape of body"),
        "skin": _tr("Skin"),
        "face": _tr("Face"),
        "expression": _tr("How they look"),
        "hair": _tr("Hair"),
        "hair_colour": _tr("Colour of hair"),
        "headwear": _tr("On the head"),
        "headwear_colour": _tr("Its colour"),
        "facial_hair": _tr("Beard"),
        "extras": _tr("Glasses and more"),
        "extra_colour": _tr("Colour of these"),
        "top": _tr("Clothes"),
        "top_colour": _tr("Their colour"),
        "bottom": _tr("Legs"),
        "bottom_colour": _tr("Colour of legs"),
        "shoes": _tr("Shoes"),
        "shoes_colour": _tr("Colour of shoes"),
        "pose": _tr("Arms"),
    }


class PersonBuilder(kit.Dialog):
    """Tries out drawings of one person. `used` gives the one that is wanted; nothing changes before."""

    used = Signal(object)

    def __init__(self, parent: QWidget | None, painter: QtPainter, name: str, drawing: PersonDrawing | None) -> None:
        title = self.tr("What does {name} look like?").format(name=name) if name else self.tr("What do they look like?")
        super().__init__(parent, title, "person", self.tr("Use this drawing"), width=1120)
        self._painter = painter
        self._first = drawing or PersonDrawing()
        self.drawing = self._first
        self._parts = {part.key: part for part in portraits.parts()}
        self._key = "age"
        across = QHBoxLayout()
        across.setSpacing(16)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What to choose"))
        self.list.setProperty("boxed", "true")
        self.list.setFixedWidth(look.px(190))
        for key in self._parts:
            self.list.addItem(names()[key])
        self.list.currentRowChanged.connect(self._turn_to)
        across.addWidget(self.list)
        self.grid = _Grid(painter)
        self.grid.picked.connect(self._choose)
        across.addWidget(self.grid, 1)
        across.addLayout(self._make_preview())
        self.body.addLayout(across)
        self.list.setMinimumHeight(look.px(440))
        self.primary.clicked.connect(self._use)
        self.foot.setText(self.tr("Nobody is drawn exactly. Somebody who knows them should say: yes, that is like them."))
        self.list.setCurrentRow(0)
        self._show()

    def _make_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._bust, self._standing = QLabel(), QLabel()
        for each in (self._bust, self._standing):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(each)
        again = kit.Button(self.tr("Start again"), "undo", "quiet")
        again.clicked.connect(self._restart)
        column.addWidget(again)
        column.addStretch(1)
        return column

    def _turn_to(self, row: int) -> None:
        keys = list(self._parts)
        if 0 <= row < len(keys):
            self._key = keys[row]
            self._show()

    def _choose(self, value: str) -> None:
        self.drawing = portraits.with_choice(self.drawing, self._key, value)
        self._show()

    def _restart(self) -> None:
        self.drawing = self._first
        self._show()

    def _show(self) -> None:
        part = self._parts[self._key]
        self.grid.setAccessibleName(names()[self._key])
        self.grid.show_part(part, self.drawing)
        told = portraits.told(self.drawing)
        for label, view, size in ((self._bust, "bust", QSize(200, 200)), (self._standing, "standing", QSize(200, 240))):
            image = picture(self._painter, self.drawing, view, size, self.devicePixelRatioF())
            label.setPixmap(QPixmap.fromImage(image))
            label.setAccessibleName(told)

    def _use(self) -> None:
        self.used.emit(self.drawing)
        self.accept()


def picture(painter: QtPainter, drawing: PersonDrawing, view: str, size: QSize, ratio: float) -> QImage:
    """A drawn person as a picture on the kit's paper; plain where this kit cannot draw them."""
    image = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    inner = QPainter(image)
    try:
        painter.paint(portraits.figure(drawing, view, image.width(), image.height()), inner)
    except Refused:
        pass
    finally:
        inner.end()
    image.setDevicePixelRatio(ratio)
    return image


class _Grid(QListWidget):
    """This person with each choice of one part. Enter or a press takes it."""

    picked = Signal(str)

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self._painter = painter
        self._part: Part | None = None
        self._drawing = PersonDrawing()
        self._images: dict[tuple[PersonDrawing, str], QImage] = {}
        self.chosen: tuple[str, ...] = ()
        self.setProperty("role", "window")
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(CHOICE).value))

    @property
    def is_standing(self) -> bool:
        return self._part is not None and portraits.shows_whole_figure(self._part.key)

    def show_part(self, part: "Part", drawing: PersonDrawing) -> None:
        """Show the choices of a part, on this person."""
        self._drawing = drawing
        self.chosen = portraits.chosen(drawing, part.key)
        if part != self._part:
            self._part = part
            self.clear()
            for choice in part.choices:
                item = QListWidgetItem(choice.title)
                item.setData(CHOICE, choice)
                self.addItem(item)
            row = next((n for n, choice in enumerate(part.choices) if choice.value in self.chosen), 0)
            self.setCurrentRow(row)
            # Where things stand is known only once they are laid out.
            QTimer.singleShot(0, self, lambda: self.scrollToItem(self.currentItem()) if self.currentItem() else None)
        for row in range(self.count()):
            item = self.item(row)
            on = item.data(CHOICE).value in self.chosen
            said = self.tr("{choice}, chosen").format(choice=item.text()) if on else item.text()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.viewport().update()

    def image(self, choice: "Choice") -> QImage:
        """This person with a choice; several may be chosen of extras, so these show only the one."""
        assert self._part is not None
        drawing = self._drawing
        if not (self._part.many and choice.value in self.chosen):
            drawing = portraits.with_choice(drawing, self._part.key, choice.value)
        view = "standing" if self.is_standing else "bust"
        if (drawing, view) not in self._images:
            if len(self._images) > 400:
                self._images.clear()
            size = FIGURE if self.is_standing else BUST
            self._images[drawing, view] = picture(self._painter, drawing, view, size, self.devicePixelRatioF())
        return self._images[drawing, view]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() and item is not None:
            self.picked.emit(item.data(CHOICE).value)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: _Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def _picture(self) -> QSize:
        return FIGURE if self._grid.is_standing else BUST

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(max(BUST.width() + 16, look.px(104)), self._picture().height() + look.px(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        choice = index.data(CHOICE)  # type: ignore[attr-defined]
        place: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        is_chosen = choice.value in self._grid.chosen
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.setBrush(look.colour("sel" if is_chosen else "panel"))
        painter.drawRoundedRect(place, 8, 8)
        size = self._picture()
        frame = QRect(place.center().x() - size.width() // 2, place.top() + 5, size.width(), size.height())
        painter.drawImage(frame.topLeft(), self._grid.image(choice))
        painter.setFont(look.font(13, 700 if is_chosen else 400))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink"))
        room = QRect(place.left() + 3, frame.bottom() + 2, place.width() - 6, place.bottom() - frame.bottom() - 3)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        name = f"✓ {choice.title}" if is_chosen else choice.title
        if QFontMetrics(painter.font()).boundingRect(room, int(flags), name).height() > room.height():
            name = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, name)
        if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(QRectF(place).adjusted(-1, -1, 1, 1), 9, 9)
        painter.restore()
