"""What holds on every screen: names for a listener, room for every word, targets large enough, and a way round by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
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
            qtbot.wait(20)
            found = [*unnamed(screen), *cut(screen), *outside(screen)]
            if scale == 1.0:
                found += too_small(screen)
            wrong += [f"{scheme} {scale} {wide}: {each}" for each in found]
    look.dress(qapp)

    assert not wrong, "\n".join(dict.fromkeys(wrong))


def unnamed(screen: QWidget) -> list[str]:
    return [
        f"no name: {told(each)}"
        for each in seen_in(screen)
        if can_have_keys(each) and not inner(each) and not name_of(each).strip()
    ]


def too_small(screen: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    controls = [each for each in seen_in(screen) if isinstance(each, kinds) and not inner(each)]
    small = [each for each in controls if each.height() < 38 or (isinstance(each, QAbstractButton) and each.width() < 20)]
    return [
        f"{each.width()} x {each.height()}: {told(each)}" for each in small if not isinstance(each, QRadioButton | QCheckBox)
    ]


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
