"""The app's own colours, type and shapes, asked for by role. The child's page keeps its own paper."""

from string import Template

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from lifestory_app import resources

LIGHT = {
    "win": "#F4F1EA",
    "panel": "#FFFFFF",
    "sunk": "#EBE7DD",
    "desk": "#E3DED2",
    "ink": "#22282B",
    "ink2": "#545D61",
    "off": "#6B7275",
    "line": "#D8D2C5",
    "edge": "#707A77",
    "accent": "#1B625D",
    "accent_ink": "#FFFFFF",
    "accent_text": "#175650",
    "sel": "#DFEDEA",
    "focus": "#1B4FD8",
    "stop": "#9B1C20",
    "stop_tint": "#FBEAE8",
}

_STYLE = Template("""
QWidget { color: $ink; font-size: 15px; }
QWidget#window { background: $win; }
QLabel { background: transparent; }
QLabel[role="name"] { font-size: 18px; font-weight: 600; }
QLabel[role="display"] { font-size: 30px; font-weight: 600; }
QLabel[role="h1"] { font-size: 26px; font-weight: 600; }
QLabel[role="h2"] { font-size: 20px; font-weight: 600; }
QLabel[role="label"] { font-size: 14px; font-weight: 600; }
QLabel[role="quiet"] { color: $ink2; }
QLabel[role="hint"] { color: $ink; background: $panel; border: 1px solid $line; border-radius: 12px; padding: 10px 18px; }
QLabel[role="stop"] { color: $stop; background: $stop_tint; border: 1px solid $stop; border-radius: 10px; padding: 12px 16px;
                      font-weight: 600; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 12px; }
QPushButton { min-height: 46px; padding: 0 18px; border: 1px solid $edge; border-radius: 8px; background: $panel;
              font-weight: 600; outline: 0; }
QPushButton:hover { background: $sel; }
QPushButton:pressed { background: $sunk; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $accent_ink; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_text; }
QPushButton:disabled, QPushButton[role="primary"]:disabled { color: $off; border-color: $line; background: $sunk; }
QDialog QPushButton:focus, QDialog QLineEdit:focus { border: 3px solid $focus; }
QFileDialog QPushButton { min-height: 38px; min-width: 80px; }
QLineEdit { min-height: 46px; padding: 0 12px; border: 1px solid $edge; border-radius: 8px; background: $panel;
            font-size: 16px; selection-background-color: $accent; selection-color: $accent_ink; }
QLineEdit:disabled { color: $off; background: $sunk; }
QFileDialog QLineEdit { min-height: 38px; }
QCheckBox { min-height: 40px; spacing: 8px; }
QCheckBox::indicator { width: 18px; height: 18px; }
QProgressBar { min-height: 10px; max-height: 10px; border: 1px solid $edge; border-radius: 6px; background: $panel; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
""")
RING, GAP = 3, 2
ICON_SIZE = QSize(24, 20)


class FocusRing(QObject):
    """Draws a ring round the control that has the keyboard, with a gap, so that it never touches the control's own colour."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._round: QWidget | None = None
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._round is not None and isValid(self._round):
            self._round.removeEventFilter(self)
        self._round = None
        # The ring stands beside the control it is drawn for, and goes with it when a window is destroyed.
        if self._ring is not None and isValid(self._ring):
            self._ring.deleteLater()
        self._ring = None
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not isinstance(new, QLineEdit) and not (isinstance(new, QAbstractButton) and not pressed):
            return
        if isinstance(new.window(), QDialog):
            return
        self._round = new
        new.installEventFilter(self)
        self._ring = _Ring(new.parentWidget())
        self._fit()
        self._ring.show()

    def _fit(self) -> None:
        if self._round is not None and self._ring is not None and isValid(self._ring):
            by = RING + GAP
            self._ring.setGeometry(self._round.geometry().adjusted(-by, -by, by, by))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)


class _Ring(QWidget):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), RING))
        half = RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 11, 11)


def dress(app: QApplication) -> None:
    """Give the whole app its font, colours, style sheet and focus ring."""
    app.setStyle("Fusion")
    for face in sorted(resources.asset("fonts", "atkinson-hyperlegible-next").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    font = QFont("Atkinson Hyperlegible Next")
    font.setPixelSize(15)
    app.setFont(font)
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "win"),
        (roles.Base, "panel"),
        (roles.Button, "panel"),
        (roles.WindowText, "ink"),
        (roles.Text, "ink"),
        (roles.ButtonText, "ink"),
        (roles.PlaceholderText, "ink2"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "accent_ink"),
    ):
        palette.setColor(role, QColor(LIGHT[name]))
    app.setPalette(palette)
    app.setStyleSheet(_STYLE.substitute(LIGHT))
    app.setWindowIcon(icon("read", "accent"))
    if app.findChild(FocusRing) is None:
        FocusRing(app)


def colour(role: str) -> QColor:
    """A colour by its role."""
    return QColor(LIGHT[role])


def icon_pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in the colour of a role, `size` logical pixels square."""
    text = resources.asset("window", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return _render(text.replace("currentColor", LIGHT[role]).encode(), size, ratio)


def icon(name: str, role: str) -> QIcon:
    """An icon for a button in the colour of a role, sharp at every scale of the screen. Give it ICON_SIZE."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        drawn = icon_pixmap(name, role, ICON_SIZE.height(), ratio)
        # Qt puts words 4 px from an icon; the room at its right makes that 8.
        wide = QPixmap(ICON_SIZE * ratio)
        wide.fill(Qt.GlobalColor.transparent)
        wide.setDevicePixelRatio(ratio)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        made.addPixmap(wide)
    return made


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
