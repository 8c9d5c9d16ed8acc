"""The app's own colours, type and shapes, asked for by role. The child's page keeps its own paper."""

from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

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
QLabel[role="display"] { font-size: 30px; font-weight: 600; }
QLabel[role="h2"] { font-size: 18px; font-weight: 600; }
QLabel[role="quiet"] { color: $ink2; }
QLabel[role="hint"] { color: $ink; background: $win; border-radius: 12px; padding: 8px 16px; }
QLabel[role="stop"] { color: $stop; background: $stop_tint; border: 1px solid $stop; border-radius: 10px; padding: 12px; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 12px; }
QPushButton { min-height: 46px; padding: 0 18px; border: 1px solid $edge; border-radius: 8px; background: $panel;
              font-weight: 600; }
QPushButton:focus { border: 3px solid $focus; padding: 0 16px; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $accent_ink; }
QPushButton[role="primary"]:focus { border: 3px solid $focus; }
QPushButton:disabled { color: $off; border-color: $line; background: $sunk; }
QLineEdit { min-height: 44px; padding: 0 12px; border: 1px solid $edge; border-radius: 8px; background: $panel;
            font-size: 16px; selection-background-color: $accent; selection-color: $accent_ink; }
QLineEdit:focus { border: 3px solid $focus; padding: 0 10px; }
QProgressBar { min-height: 10px; max-height: 10px; border: 1px solid $edge; border-radius: 6px; background: $panel; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
""")


def dress(app: QApplication) -> None:
    """Give the whole app its font, colours and style sheet."""
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


def colour(role: str) -> QColor:
    """A colour by its role."""
    return QColor(LIGHT[role])
