"""What holds on every screen: names for a listener, room for every word, targets large enough, and a way round by keyboard."""

from array import array
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.storage.values import KdfCost
from lifestory_app.ui import look
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.ui.tokens import COLOURS, PAIRS, Scheme, contrast
from lifestory_app.usecases.demo import make_sample
from lifestory_app.usecases.editing import open_for_work
from tests.ui.screens import SCREENS, shown

# What is left of a laptop of 1366 x 768 under a title bar and a task bar, at 100 and at 150 per cent of scale.
LAPTOP, SCALED = (1366, 690), (911, 460)
WORDS = "a kite over Wexmouth"
TARGET = 40
MEASURED = 4.5
PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QSlider)
AREAS = ("left", "right", "topbar", "foot", "desk", "card", "box")
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MainWindow, Bench]]:
    """The window with the sample book open, once for all screens."""
    folder = tmp_path_factory.mktemp("every-screen")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("LIFESTORY_DATA", str(folder / "data"))
    monkeypatch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    look.dress(qapp)
    path = make_sample(folder / "robin.lifestory", WORDS)
    window = MainWindow(Jobs(), Settings(folder / "settings.json"))
    window.show()
    window._show_work(open_for_work(path, WORDS))
    assert window.bench is not None
    yield window, window.bench
    window.jobs.finish()
    window.bench.session.close_as_it_is()
    window.room.close()
    window.deleteLater()
    monkeypatch.undo()
    look.dress(qapp)


def seen_in(screen: QWidget) -> list[QWidget]:
    return [widget for widget in screen.findChildren(QWidget) if widget.isVisible()]


def can_have_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parentWidget()).__name__}"


def inner(widget: QWidget) -> bool:
    """Parts of Qt's own controls, which are named and sized with the control."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView) or widget.objectName().startswith(
        "qt_"
    )


class Flashes(QObject):
    """Notes each part of a screen that is shown as a window of its own for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.windowType() is Qt.WindowType.Window:
            self.seen.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()}")
        return False


@pytest.mark.parametrize("name", SCREENS)
def test_no_part_of_a_screen_flashes_as_a_window_of_its_own(name: str, opened: tuple[MainWindow, Bench]) -> None:
    window, bench = opened
    flashes = Flashes()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(flashes)
    try:
        with shown(name, window, bench):
            QApplication.processEvents()
    finally:
        application.removeEventFilter(flashes)

    assert flashes.seen == []


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_has_a_name_a_size_and_its_words_whole(
    qtbot: QtBot, qapp: QApplication, opened: tuple[MainWindow, Bench], name: str
) -> None:
    window, bench = opened
    wrong: list[str] = []
    for scheme, scale, (wide, high) in (
        ("light", 1.0, LAPTOP),
        ("contrast", 1.0, SCALED),
        ("dark", 1.0, LAPTOP),
        ("light", 2.0, LAPTOP),
    ):
        look.dress(qapp, scheme, scale)
        window.resize(wide, high)
        qtbot.wait(1)
        with shown(name, window, bench) as screen:
            settle(qtbot)
            found = [*unnamed(screen), *cut(screen), *outside(screen)]
            found += [*without_words(screen), *twice_underlined(screen)]
            if scale == 1.0:
                found += [*too_small(screen), *faint(screen), *upward(screen)]
            wrong += [f"{scheme} {scale} {wide}: {each}" for each in found]
    look.dress(qapp)

    assert not wrong, "\n".join(dict.fromkeys(wrong))


def settle(qtbot: QtBot) -> None:
    """Let layouts come to rest, however slow the machine is just now."""
    qtbot.wait(20)
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def unnamed(screen: QWidget) -> list[str]:
    return [
        f"no name: {told(each)}"
        for each in seen_in(screen)
        if can_have_keys(each) and not inner(each) and not name_of(each).strip()
    ]


def too_small(screen: QWidget) -> list[str]:
    """What a finger or a shaking hand would miss: everything that can be pressed is 40 pixels high, and bare icons wide too."""
    found = []
    for each in seen_in(screen):
        if inner(each) or not isinstance(each, PRESSED):
            continue
        is_icon = isinstance(each, QToolButton) and not (each.text() and each.toolButtonStyle() != ICON_ONLY)
        if each.height() < TARGET or (is_icon and each.width() < TARGET):
            found.append(f"{each.width()} x {each.height()}: {told(each)}")
    for view in seen_in(screen):
        if isinstance(view, QAbstractItemView) and view.model() is not None and view.isEnabled():
            rows = [view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount())]
            low = [row for row, box in enumerate(rows) if 0 < box.height() < TARGET and can_be_chosen(view, row)]
            found += [f"row {row} is {rows[row].height()} high: {told(view)}" for row in low[:1]]
        elif isinstance(view, QTabBar):
            found += [f"tab {at} is low: {told(view)}" for at in range(view.count()) if view.tabRect(at).height() < TARGET]
    return found


def can_be_chosen(view: QAbstractItemView, row: int) -> bool:
    return bool(view.model().flags(view.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable)


def cut(screen: QWidget) -> list[str]:
    """Words that do not fit: labels that do not wrap, wrapped ones without the height they need, and buttons."""
    found = []
    for widget in seen_in(screen):
        if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != Qt.TextFormat.RichText:
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                if widget.height() + 1 < needed:
                    found.append(f"cut below ({widget.height()} of {needed}): {told(widget)}")
            elif widget.width() + 1 < QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", "")):
                found.append(f"cut at the side ({widget.width()}): {told(widget)}")
        elif isinstance(widget, QAbstractButton) and widget.text() and not inner(widget):
            needed = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", ""))
            if widget.width() < needed:
                found.append(f"cut ({widget.width()} of {needed}): {told(widget)}")
    return found


def outside(screen: QWidget) -> list[str]:
    """Controls that nobody can reach: outside their window, and in nothing that scrolls."""
    top = screen.window()
    found = []
    for widget in seen_in(screen):
        if not isinstance(widget, QAbstractButton | QLineEdit | QComboBox) or inner(widget) or scrolls(widget, top):
            continue
        place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
        if not top.rect().adjusted(-1, -1, 1, 1).contains(place):
            found.append(f"outside {place.getRect()}: {told(widget)}")
    return found


def without_words(screen: QWidget) -> list[str]:
    """Bare icons whose name is not shown when they are pointed at, and rows of menus and lists that say nothing."""
    found = [
        f"no tooltip: {told(each)}"
        for each in seen_in(screen)
        if isinstance(each, QToolButton | QPushButton) and not inner(each) and not each.text() and not each.toolTip()
    ]
    for menu in screen.findChildren(QMenu):
        for action in menu.actions():
            if not action.isSeparator() and not action.text().strip():
                found.append(f"an empty row in {told(menu)}")
    for view in seen_in(screen):
        if isinstance(view, QAbstractItemView) and view.model() is not None:
            model = view.model()
            silent = [row for row in range(model.rowCount()) if not said(view, row).strip()]
            found += [f"row {row} says nothing: {told(view)}" for row in silent[:1]]
    return found


def said(view: QAbstractItemView, row: int) -> str:
    """What a listener is told of a row."""
    index = view.model().index(row, 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole) or "")


def twice_underlined(screen: QWidget) -> list[str]:
    """Letters that two controls of one screen answer to with Alt: then neither does at once."""
    letters: dict[str, list[str]] = {}
    for each in seen_in(screen):
        text = each.text() if isinstance(each, QAbstractButton | QLabel) else ""
        letter = QKeySequence.mnemonic(text).toString() if text and "&" in text else ""
        if letter and (isinstance(each, QAbstractButton) or (isinstance(each, QLabel) and each.buddy() is not None)):
            letters.setdefault(letter, []).append(told(each))
    return [f"{letter} twice: {who}" for letter, who in letters.items() if len(who) > 1]


def faint(screen: QWidget) -> list[str]:
    """Words that do not stand out, measured on what is painted: the strongest ink against the commonest colour."""
    image = screen.grab().toImage()
    ratio = image.devicePixelRatio()
    found = []
    for each in seen_in(screen):
        if not isinstance(each, QLabel | QPushButton) or not each.text() or not each.isEnabled() or inner(each):
            continue
        box = QRect(each.mapTo(screen, QPoint(0, 0)), each.size()) & screen.rect()
        if box.height() < each.height() or box.width() < 12 or is_covered(each, screen):
            continue
        seen = image.copy(QRect(box.topLeft() * ratio, box.size() * ratio))
        measured = strongest(seen)
        if measured < MEASURED:
            found.append(f"contrast {measured:.1f}: {told(each)} “{each.text()[:30]}”")
    return found


def is_covered(widget: QWidget, screen: QWidget) -> bool:
    """Whether another widget lies over the middle of this one, as one scrolled out of its column does."""
    over = screen.childAt(widget.mapTo(screen, widget.rect().center()))
    return over is not widget and not (over is not None and widget.isAncestorOf(over))


def strongest(image: QImage) -> float:
    pixels = array("I", bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()))
    counted = Counter(pixels)
    ground = QColor(counted.most_common(1)[0][0]).name()
    return max(contrast(QColor(shade).name(), ground) for shade in counted)


def upward(screen: QWidget) -> list[str]:
    """Steps of Tab that go up within a column: the eye goes down it."""
    chain: list[QWidget] = []
    each = screen.window().nextInFocusChain()
    while each is not screen.window():
        if can_have_keys(each) and each.isVisible() and not inner(each) and screen.isAncestorOf(each):
            chain.append(each)
        each = each.nextInFocusChain()
    places = [QRect(each.mapTo(screen, QPoint(0, 0)), each.size()) for each in chain]
    found = []
    for one, other, before, after in zip(chain, chain[1:], places, places[1:], strict=False):
        in_one_column = before.left() < after.right() and after.left() < before.right()
        if in_one_column and after.bottom() <= before.top() and area_of(one, screen) is area_of(other, screen):
            found.append(f"Tab goes up from {told(one)} to {told(other)}")
    return found


def area_of(widget: QWidget, screen: QWidget) -> QWidget:
    """The pane or bar that a control stands in."""
    parent = widget.parentWidget()
    while parent is not None and parent is not screen:
        if parent.property("role") in AREAS or isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return screen


def scrolls(widget: QWidget, top: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_every_control(qtbot: QtBot, opened: tuple[MainWindow, Bench], name: str) -> None:
    window, bench = opened
    window.resize(*LAPTOP)
    with shown(name, window, bench) as screen:
        qtbot.wait(20)
        wanted = {each for each in seen_in(screen) if can_have_keys(each) and not inner(each) and not in_group(each)}
        reached: set[QWidget] = set()
        each = screen.window().nextInFocusChain()
        for _ in range(4000):
            reached.add(each)
            each = each.nextInFocusChain()
            if each is screen.window():
                break

        assert not [told(widget) for widget in wanted - reached]


def in_group(widget: QWidget) -> bool:
    """Tab stops at one of a group of choices; the arrows go on from there."""
    return isinstance(widget, QRadioButton) and not widget.isChecked()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_colours_stand_out_as_the_accessibility_rules_ask(scheme: Scheme) -> None:
    colours = COLOURS[scheme]

    wrong = {(one, other): contrast(colours[one], colours[other]) for one, other, least in PAIRS
             if contrast(colours[one], colours[other]) < least}  # fmt: skip

    assert not wrong


def test_the_schemes_name_the_same_roles() -> None:
    assert len({frozenset(colours) for colours in COLOURS.values()}) == 1
