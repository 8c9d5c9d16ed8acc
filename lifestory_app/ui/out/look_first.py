"""A look at what of the family would leave, before it is made: the picture or the counts, what to mind, what is left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.out.rows import RowList

if TYPE_CHECKING:
    from lifestory_app.services.family_out import FamilySeen

MOST_NAMED = 12


class PictureSeen(QWidget):
    """A picture as large as its place allows. A listener hears its name and all that it shows."""

    def __init__(self, wide: int = 460, high: int = 270) -> None:
        super().__init__()
        self._wide, self._high = wide, high
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(look.px(self._wide), look.px(self._high))

    def show_picture(self, png: bytes, name: str, told: str) -> None:
        """Show a PNG."""
        self.show_image(QImage.fromData(png), name, told)

    def show_image(self, image: QImage, name: str, told: str = "") -> None:
        """Show an image."""
        self._pixmap = QPixmap.fromImage(image)
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        shown = self._pixmap.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        size = shown.deviceIndependentSize().toSize()
        at = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        painter.drawPixmap(at, shown)
        painter.setPen(look.colour("line"))
        painter.drawRect(at.x(), at.y(), size.width() - 1, size.height() - 1)
        painter.end()


class LookFirst(QWidget):
    """Shows what would leave, and what would not."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(kit.label(self.tr("Before you make it"), "label"))
        self._waits = kit.label(self.tr("Looking at it now."), "quiet")
        column.addWidget(self._waits)
        self.picture = PictureSeen()
        column.addWidget(self.picture)
        self.mind = RowList()
        column.addWidget(self.mind)
        self._left_title = kit.label(self.tr("Left out"), "label")
        column.addWidget(self._left_title)
        self.left_out = RowList()
        column.addWidget(self.left_out)
        self.wait()

    def wait(self) -> None:
        """Nothing is known yet of what is chosen now."""
        self.is_waiting = True
        self._waits.setVisible(self.picture.isHidden())
        self._left_title.hide()
        self.left_out.hide()

    def show_seen(self, seen: "FamilySeen") -> None:
        """Show what would leave."""
        self.is_waiting = False
        self._waits.hide()
        self.picture.setVisible(bool(seen.png))
        if seen.png:
            self.picture.show_picture(seen.png, seen.title, " ".join(seen.told))
        self._show_mind(seen)
        self._left_title.setVisible(not seen.refused)
        self.left_out.setVisible(not seen.refused)
        self._show_left_out(seen)

    def _show_mind(self, seen: "FamilySeen") -> None:
        self.mind.clear()
        if seen.refused:
            self.mind.add("info", "note", seen.refused)
        elif not seen.png:
            people = self.tr("1 person") if seen.people == 1 else self.tr("{count} people").format(count=f"{seen.people:,}")
            families = (
                self.tr("1 family") if seen.families == 1 else self.tr("{count} families").format(count=f"{seen.families:,}")
            )
            self.mind.add(
                "people", "ink2", self.tr("The file has {people} and {families}.").format(people=people, families=families)
            )
        for sentence in seen.look_at:
            self.mind.add("warning", "warn", sentence)
        self.mind.setVisible(bool(seen.refused or seen.look_at or not seen.png))

    def _show_left_out(self, seen: "FamilySeen") -> None:
        self.left_out.clear()
        reasons: dict[tuple[str, str], list[str]] = {}
        for each in seen.withheld:
            reasons.setdefault((each.what, each.why), []).append(each.which)
        for (what, why), which in reasons.items():
            named = ", ".join(name.removesuffix(" in all") for name in which[:MOST_NAMED])
            if len(which) > MOST_NAMED:
                named = self.tr("{names} and {count} more").format(names=named, count=len(which) - MOST_NAMED)
            said = self.tr("{what}: {names}").format(what=f"{what[:1].upper()}{what[1:]}", names=named)
            self.left_out.add("hidden", "ink2", said, self.tr("Because {why}.").format(why=why))
        if not reasons:
            self.left_out.add("ok", "good", self.tr("Nothing is left out."))
