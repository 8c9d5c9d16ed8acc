"""The panels of a story, each with a small picture and the question it answers."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.domain.ids import PanelId
from lifestory_app.domain.storyboards import HIGH, WIDE, Panel
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.storyboards import Story
from lifestory_app.ui import look
from lifestory_app.ui.storyboard.names import parts

PICTURE = QSize(84, 63)
PANEL = Qt.ItemDataRole.UserRole


class PanelList(QListWidget):
    """Shows panels in their order and reports which is chosen, and wishes to move or take out one."""

    picked = Signal(object)
    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)
    entered = Signal()

    def __init__(self, story: Story, painter: QtPainter) -> None:
        super().__init__()
        self._story, self._painter = story, painter
        self._images: dict[PanelId, tuple[Panel, QImage]] = {}
        self.setAccessibleName(self.tr("Panels"))
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(lambda row: self.picked.emit(self._at(row)) if row >= 0 else None)

    def show_panels(self, panels: tuple[Panel, ...], chosen: PanelId | None) -> None:
        """Show the panels, and mark one."""
        self.blockSignals(True)
        while self.count() > len(panels):
            self.takeItem(self.count() - 1)
        while self.count() < len(panels):
            self.addItem(QListWidgetItem())
        names = parts()
        for row, panel in enumerate(panels):
            item = self.item(row)
            item.setData(PANEL, panel)
            words = panel.words.plain.strip()
            state = self.tr("words and drawing") if words and panel.things else self.tr("words") if words else self.tr("empty")
            name = self.tr("{number} {part}").format(number=row + 1, part=names[panel.part])
            item.setData(Qt.ItemDataRole.DisplayRole, name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")
            if panel.id == chosen:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def _at(self, row: int) -> PanelId:
        return self.item(row).data(PANEL).id

    def image(self, panel: Panel) -> QImage:
        """A small picture of a panel, painted once for each state of it."""
        known = self._images.get(panel.id)
        if known is None or known[0] != panel:
            ratio = self.devicePixelRatioF()
            image = QImage(round(PICTURE.width() * ratio), round(PICTURE.height() * ratio), QImage.Format.Format_RGB32)
            image.fill(QColor("#FFFFFF"))
            painter = QPainter(image)
            self._painter.paint(self._story.ink(panel, float(image.width())), painter)
            painter.end()
            image.setDevicePixelRatio(ratio)
            known = (panel, image)
            self._images[panel.id] = known
        return known[1]

    def event(self, event: QEvent) -> bool:
        """Moving and taking out mean panels here, not the page of the book."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Delete or (alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self._at(self.currentRow()) if self.currentRow() >= 0 else None
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if panel is not None and alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(panel, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif panel is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(panel)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.doItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, panels: PanelList) -> None:
        super().__init__(panels)
        self._panels = panels

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(120, max(PICTURE.height() + 18, look.px(66)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        panel = index.data(PANEL)  # type: ignore[attr-defined]
        place: QRect = option.rect  # type: ignore[attr-defined]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(place, look.colour("sel"))
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), look.colour("accent"))
        frame = QRect(place.left() + 12, place.center().y() - PICTURE.height() // 2, PICTURE.width(), PICTURE.height())
        if isinstance(panel, Panel):
            painter.drawImage(frame.topLeft(), self._panels.image(panel))
        painter.setPen(QPen(look.colour("accent" if is_chosen else "edge"), 2 if is_chosen else 1))
        painter.drawRoundedRect(QRectF(frame), 4, 4)
        painter.setFont(look.font(15, 700 if is_chosen else 400))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink"))
        room = place.adjusted(PICTURE.width() + 24, 4, -6, -4)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, str(index.data()))  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()


assert abs(PICTURE.width() / PICTURE.height() - WIDE / HIGH) < 0.01
