"""The style sheet of the app, filled from the tokens and the size of text."""

import re
from string import Template

from lifestory_app import resources
from lifestory_app.ui.tokens import COLOURS, SIZES, Scheme

_SHEET = Template("""
QWidget { color: $ink; font-size: 15~; }
QWidget#window, QWidget[role="window"] { background: $win; }
QWidget[role="panel"] { background: $panel; }
QWidget[role="sunk"] { background: $sunk; }
QWidget[role="desk"] { background: $desk; }
QFrame[role="topbar"] { background: $panel; border: 0; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $panel; border: 0; border-top: 1px solid $line; }
QFrame[role="left"] { background: $panel; border: 0; border-right: 1px solid $line; }
QFrame[role="right"] { background: $panel; border: 0; border-left: 1px solid $line; }
QFrame[role="line"] { background: $line; border: 0; }
QLabel { background: transparent; }
$labels
QLabel[role="quiet"], QLabel[role="small"] { color: $ink2; }
QLabel[role="trouble"] { color: $stop; font-size: 13~; font-weight: 600; }
QLabel[role="hint"] { color: $ink; background: $panel; border: 1px solid $line; border-radius: 12px; padding: 10px 18px; }
QLabel[role="stop"] { color: $stop; background: $stop_tint; border: 1px solid $stop; border-radius: 10px; padding: 12px 16px;
                      font-weight: 600; }
QFrame[role="card"] { background: $panel; border: ${border}px solid $line; border-radius: 12px; }
QLabel[role="ring"] { border: 2px solid $edge; border-radius: 16px; color: $ink2; }
QLabel[role="ring-on"] { border: 2px solid $accent; border-radius: 16px; background: $accent; color: $accent_ink;
                         font-weight: 700; }
QLabel[role="code"] { font-size: 24~; font-weight: 700; }
QFrame[role="guide"] { background: $guide; border: ${border}px solid $accent; border-radius: 10px; }
QFrame[role="guide"] QLabel { color: $guide_ink; }
QLabel[role="in-guide"] { color: $guide_ink; font-size: 13~; font-weight: 600; }
QFrame[role="chosen"] { background: $sel; border: 2px solid $accent; border-radius: 10px; }
QFrame[role="chosen"] QLabel { color: $sel_ink; }
QFrame[role="option"] { background: $panel; border: ${border}px solid $line; border-radius: 10px; }
QFrame[role="box"] { background: $panel; border: ${border}px solid $edge; border-radius: 8px; }
QFrame[role="letter-paper"] { background: $panel; border: 1px solid $edge; }
QFrame[role="part-before"] { background: transparent; border: 0; border-left: 3px solid $line; }
QFrame[role="box-wrong"] { background: $panel; border: 2px solid $stop; border-radius: 8px; }
QLabel[role="mark-gone"] { color: $stop; background: $stop_tint; font-size: 13~; padding: 2px 6px;
                           text-decoration: line-through; }
QLabel[role="mark-new"] { color: $good; background: $good_tint; font-size: 13~; padding: 2px 6px; border: 0;
                          border-bottom: 2px solid $good; }
$banners
QPushButton { min-height: 38~; padding: 0 14px; border: ${border}px solid $edge; border-radius: 8px; background: $panel;
              font-weight: 600; outline: 0; }
QPushButton:hover, QPushButton:checked { background: $sel; color: $sel_ink; }
QPushButton:pressed { background: $sunk; color: $ink; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $accent_ink; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_text; color: $accent_ink; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:checked { background: $sel; color: $sel_ink; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accent_text; text-align: left;
                           padding: 0 4px; }
QPushButton[role="row"] { background: transparent; border: 0; border-left: 4px solid transparent; border-radius: 0;
                          text-align: left; padding: 0 8px; font-weight: 400; min-height: 40~; }
QPushButton[role="row"]:checked { background: $sel; color: $sel_ink; border-left-color: $accent; font-weight: 700; }
QPushButton[role="plan-row"] { background: transparent; border: 0; border-top: 1px solid $line; border-radius: 0; padding: 0;
                               min-height: 44~; }
QPushButton[role="plan-row"]:hover, QPushButton[role="plan-row"]:pressed { background: $sunk; }
QPushButton[role="chip"] { background: $panel; border: ${border}px solid $edge; border-radius: 19~;
                           padding: 0 12px; font-weight: 600; }
QPushButton[role="chip"]:hover { background: $sel; color: $sel_ink; }
QPushButton[big="true"] { min-height: 46~; padding: 0 18px; }
QPushButton:disabled, QPushButton[role="primary"]:disabled { color: $off; border-color: $line; background: $sunk; }
QPushButton[role="quiet"]:disabled, QPushButton[role="link"]:disabled { color: $off;
              border-color: transparent; background: transparent; }

QFileDialog QPushButton { min-height: 38~; min-width: 80px; }
QToolButton { min-height: 38~; min-width: 38~; border: 1px solid transparent; border-radius: 8px; background: transparent;
              font-weight: 600; padding: 0; }
QToolButton:hover, QToolButton:checked { background: $sel; color: $sel_ink; }
QToolButton:disabled { color: $off; }
QToolButton[framed="true"] { border-color: $edge; background: $panel; }
QToolButton[framed="true"]:checked { border: 2px solid $accent; background: $sel; color: $sel_ink; font-weight: 700; }
QToolButton[tile="true"] { min-width: ${tile}px; min-height: ${tile}px; }
QToolButton[role="mode"] { border: 0; border-top: 3px solid transparent; border-bottom: 3px solid transparent; border-radius: 0;
                           padding: 0 7px; color: $ink2; }
QToolButton[role="mode"]:checked { background: $guide; border-bottom-color: $accent; color: $accent_text; font-weight: 700; }
QToolButton[role="tool"] { border: 1px solid transparent; border-radius: 8px; padding: 3px 4px 2px 4px; font-size: 13~;
                           font-weight: 600; background: transparent; }
QToolButton[role="tool"]:hover { background: $sel; color: $sel_ink; }
QToolButton[role="tool"]:checked { background: $sel; border: 2px solid $accent; color: $mode_ink; }
QToolButton[role="swatch"] { border: 0; background: transparent; padding: 0; }
QToolButton[role="segment"] { border: ${border}px solid $edge; border-left: 0; border-radius: 0; min-height: 36~;
              padding: 0 12px; background: $panel; }
QToolButton[role="segment"][over="true"] { padding: 4px 2px; font-size: 14~; }
QToolButton[role="segment"]:checked { background: $sel; color: $mode_ink; font-weight: 700; border-bottom: 3px solid $accent; }
QToolButton[role="segment"]:hover { background: $sel; color: $sel_ink; }
QToolButton[role="segment"][edge="first"] { border-left: ${border}px solid $edge;
              border-top-left-radius: 8px; border-bottom-left-radius: 8px; }
QToolButton[role="segment"][edge="last"] { border-top-right-radius: 8px; border-bottom-right-radius: 8px; }
QToolButton[role="fold"] { text-align: left; padding: 0 4px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: none; width: 0; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QKeySequenceEdit { min-height: 38~; padding: 0 12px; background: $panel;
            border: ${border}px solid $edge; border-radius: 8px; font-size: 16~; selection-background-color: $accent;
            selection-color: $accent_ink; placeholder-text-color: $ink2; }
QSpinBox, QDoubleSpinBox { min-height: 35~; }
QLineEdit[big="true"] { min-height: 46~; }
QLineEdit[wrong="true"] { border: 2px solid $stop; }
QLineEdit[bare="true"] { border: 0; background: transparent; min-height: 36~; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $off; background: $sunk; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border-color: $ink2; }
QLineEdit:read-only { background: $sunk; }
QTextEdit, QPlainTextEdit { background: $panel; border: ${border}px solid $edge; border-radius: 8px; padding: 6px 8px;
            font-size: 16~; placeholder-text-color: $ink2;
            selection-background-color: $accent; selection-color: $accent_ink; }
QTextEdit[bare="true"] { border: 0; padding: 0; }
QFileDialog QLineEdit { min-height: 38~; }
QComboBox QAbstractItemView { background: $panel; color: $ink; border: 1px solid $edge; selection-background-color: $sel;
            selection-color: $sel_ink; outline: 0; }
QComboBox::drop-down { border: 0; width: 32px; }
QComboBox::down-arrow { image: url($down); width: 18px; height: 18px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: 0; width: 26px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: 0; width: 26px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($up); width: 16px; height: 16px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url($down); width: 16px; height: 16px; }
QCheckBox, QRadioButton { min-height: 40~; spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 18~; height: 18~; border: 2px solid $edge; border-radius: 5px; background: $panel; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:disabled { border-color: $line; }
QRadioButton::indicator { width: 16~; height: 16~; border: 2px solid $edge; border-radius: ${round}px; background: $panel; }
QRadioButton::indicator:checked { width: 8~; height: 8~; border: 6~ solid $ring; background: $dot; }
QSlider { min-height: 40~; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: $line; border: 1px solid $edge; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::handle:horizontal { width: 20px; margin: -8px 0; border-radius: 11px; background: $panel; border: 2px solid $accent; }
QSlider:focus { border: 2px solid $focus; border-radius: 8px; }
QProgressBar { min-height: 10px; max-height: 10px; border: 1px solid $edge; border-radius: 6px; background: $panel; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QListView, QTreeView, QTableView { background: $panel; border: 0; outline: 0; selection-background-color: $sel;
            selection-color: $sel_ink; }
QListView[boxed="true"], QTreeView[boxed="true"] { border: ${border}px solid $edge; border-radius: 8px; }
QListView[role="window"] { background: $win; }
QListView::item { min-height: 40~; padding: 0 8px; }
QListView::item:selected { background: $sel; color: $sel_ink; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; background: $panel; }
QTabBar::tab { min-height: 38~; padding: 0 16px; font-weight: 600; background: transparent; color: $ink2; border: 0;
               border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $mode_ink; background: $sel; border-bottom-color: $accent; }
QTabBar::tab:focus { border: 3px solid $focus; padding: 0 13px; border-radius: 8px; }
QHeaderView::section { background: $sunk; color: $ink; border: 0; padding: 8px; font-weight: 600; }
QTableView::item { min-height: 36~; padding: 4px 8px; border: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $sel; color: $sel_ink; }
QMenu { background: $panel; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 10px 18px 10px 12px; min-height: 20~; border-radius: 6px; }
QMenu::item:selected { background: $sel; color: $sel_ink; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: $ink; color: $panel; border: 1px solid $edge; padding: 4px 8px; }
QDialog { background: $panel; border: ${border}px solid $line; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[role="plain"] { background: transparent; }
QSplitter::handle { background: $line; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 5px; margin: 1px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(scheme: Scheme, scale: float) -> str:
    """The style sheet for a scheme, with lengths of text and controls multiplied by `scale` (1 to 2)."""
    colours = COLOURS[scheme]
    labels = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {size}~; font-weight: {weight}; }}' for role, (size, weight) in SIZES.items()
    )
    banners = "\n".join(_banner(kind, colours[kind], colours[f"{kind}_tint"]) for kind in ("stop", "warn", "note", "good"))
    chip = _chip("plain", colours["ink"], colours["panel"], colours["edge"])
    border = 2 if scheme is Scheme.CONTRAST else 1
    mode_ink = colours["sel_ink"] if scheme is Scheme.CONTRAST else colours["accent_text"]
    tick = "FFFFFF" if scheme is Scheme.LIGHT else "000000"
    more = {
        "tick": resources.asset("window", f"tick-{tick}.svg").as_posix(),
        "tile": str(126 + round(48 * scale)),
        "up": resources.asset("window", f"up-{colours['ink'][1:]}.svg").as_posix(),
        "down": resources.asset("window", f"down-{colours['ink'][1:]}.svg").as_posix(),
        "round": str(round(16 * scale) // 2 + 2),
        "dot": colours["panel"] if scheme is not Scheme.CONTRAST else colours["sel"],
        "ring": colours["accent"] if scheme is not Scheme.CONTRAST else "#000000",
    }
    text = _SHEET.substitute(colours, **more, labels=labels, banners=f"{banners}\n{chip}", border=border, mode_ink=mode_ink)
    return re.sub(r"(\d+)~", lambda found: f"{round(int(found[1]) * scale)}px", text)


def _banner(kind: str, shade: str, tint: str) -> str:
    panel = f'QFrame[role="{kind}"] {{ background: {tint}; border: 1px solid {shade}; border-radius: 10px; }}'
    words = f'QLabel[role="in-{kind}"] {{ color: {shade}; font-size: 13~; font-weight: 600; }}'
    return f"{panel}\n{words}\n{_chip(kind, shade, tint, shade)}"


def _chip(kind: str, shade: str, tint: str, edge: str) -> str:
    panel = f'QFrame[role="chip-{kind}"] {{ background: {tint}; border: 1px solid {edge}; border-radius: 10px; }}'
    return f'{panel}\nQFrame[role="chip-{kind}"] QLabel {{ color: {shade}; font-size: 13~; font-weight: 600; }}'
