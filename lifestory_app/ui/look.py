"""The app's own colours, type, icons and drawings, asked for by role. The child's page keeps its own paper."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from lifestory_app import resources
from lifestory_app.ui.focus_ring import FocusRing
from lifestory_app.ui.style import style_sheet
from lifestory_app.ui.tokens import COLOURS, Scheme

ICON_SIZE = QSize(24, 20)
FAMILY = "Atkinson Hyperlegible Next"


class _Now:
    """What the app wears at the moment."""

    scheme = Scheme.LIGHT
    scale = 1.0
    faces_loaded = False


def dress(app: QApplication, scheme: Scheme | str = Scheme.LIGHT, scale: float = 1.0) -> None:
    """Give the whole app its font, colours, style sheet and focus ring. `scale` is the size of text, 1 to 2."""
    _Now.scheme, _Now.scale = Scheme(scheme), min(2.0, max(1.0, scale))
    if not _Now.faces_loaded:
        app.setStyle("Fusion")
        for face in sorted(resources.asset("fonts", "atkinson-hyperlegible-next").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(face))
        _Now.faces_loaded = True
    font = QFont(FAMILY)
    font.setPixelSize(px(15))
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(_Now.scheme, _Now.scale))
    app.setWindowIcon(icon("read", "accent"))
    if app.findChild(FocusRing) is None:
        FocusRing(app, lambda: colour("focus"))


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "win"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "sunk"),
        (roles.Button, "panel"),
        (roles.WindowText, "ink"),
        (roles.Text, "ink"),
        (roles.ButtonText, "ink"),
        (roles.PlaceholderText, "ink2"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "accent_ink"),
        (roles.ToolTipBase, "ink"),
        (roles.ToolTipText, "panel"),
        (roles.Link, "accent_text"),
    ):
        palette.setColor(role, colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("off"))
    return palette


def scheme() -> Scheme:
    """The scheme that is worn."""
    return _Now.scheme


def scale() -> float:
    """The size of text, 1 to 2."""
    return _Now.scale


def px(length: float) -> int:
    """A length of the design at 100 %, at the size of text that is worn."""
    return round(length * _Now.scale)


def font(size: int, weight: int = 400) -> QFont:
    """The face of the app at a size of the design, scaled."""
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    return made


def colour(role: str) -> QColor:
    """A colour by its role."""
    return QColor(COLOURS[_Now.scheme][role])


def pen(role: str, width: float) -> QPen:
    """A pen in the colour of a role."""
    return QPen(colour(role), width)


def icon_pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in the colour of a role, `size` logical pixels square."""
    return _icon_pixmap(name, COLOURS[_Now.scheme][role], size, ratio)


def on_paper(role: str) -> QColor:
    """A colour for marks on the child's page, whose paper is pale whatever the app wears."""
    return QColor(COLOURS[Scheme.LIGHT][role])


def icon_on_paper(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon for a mark on the child's page."""
    return _icon_pixmap(name, COLOURS[Scheme.LIGHT][role], size, ratio)


@lru_cache(maxsize=1024)
def _icon_pixmap(name: str, coloured: str, size: int, ratio: float) -> QPixmap:
    text = resources.asset("window", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return _render(text.replace("currentColor", coloured).encode(), size, ratio)


def icon(name: str, role: str = "ink", *, wide: bool = True) -> QIcon:
    """An icon for a button in the colour of a role, sharp at every scale of the screen. Give it `icon_size()`."""
    coloured, off = COLOURS[_Now.scheme][role], COLOURS[_Now.scheme]["off"]
    return _icon(name, coloured, off, px(ICON_SIZE.height()), wide)


@lru_cache(maxsize=512)
def _icon(name: str, coloured: str, off: str, size: int, wide: bool) -> QIcon:
    made = QIcon()
    for state, shade in ((QIcon.Mode.Normal, coloured), (QIcon.Mode.Disabled, off)):
        for ratio in (1.0, 1.5, 2.0):
            drawn = _icon_pixmap(name, shade, size, ratio)
            if wide:
                # Qt puts words 4 px from an icon; the room at its right makes that 8.
                broad = QPixmap(QSize(size + 4, size) * ratio)
                broad.fill(Qt.GlobalColor.transparent)
                broad.setDevicePixelRatio(ratio)
                painter = QPainter(broad)
                painter.drawPixmap(0, 0, drawn)
                painter.end()
                drawn = broad
            made.addPixmap(drawn, state)
    return made


def icon_size(*, wide: bool = True) -> QSize:
    """The size of icons in buttons and lists at the size of text that is worn."""
    size = px(ICON_SIZE.height())
    return QSize(size + 4 if wide else size, size)


def picture(name: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A drawing of the window that fits a square of `size` logical pixels."""
    path = resources.asset("window", name)
    if path.suffix == ".svg":
        return _render(path.read_bytes(), size, ratio, corner=12)
    pixmap = QPixmap(str(path)).scaled(
        round(size * ratio),
        round(size * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _render(svg: bytes, size: int, ratio: float, corner: int = 0) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if corner:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(pixmap.rect()), corner * ratio, corner * ratio)
        painter.setClipPath(outline)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
