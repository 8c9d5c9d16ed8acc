"""Everything a person reads in the window goes through the translator, and the window speaks a language there is a file for."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.ui.language import languages, speak
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.screens import SCREENS, shown

CHECKOUT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
SINKS = {
    "setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setStatusTip", "setTitle", "label", "Button", "IconButton", "ModeButton", "Banner", "Field", "Fold", "Chip", "Empty",
    "say", "addAction", "addItem", "addTab", "LineField", "WordsField", "OptionCard", "Dialog", "show_note", "show_prompt",
    "show_trouble", "show",
}  # fmt: skip
"""What puts words before a person."""
WORDS = re.compile(r"[A-Z][a-z]+|[a-z]+ [a-z]+")
KEYS = re.compile(r"((Ctrl|Shift|Alt)\+)*(\w|F\d+|Esc|Del|Enter|Return|Delete|Page Up|Page Down)|[A-Z][a-z]+\+.*")
NAMES = {"Life Story", "Gran Jean"}
"""The program's own name, and a name that is only an example."""


def sources() -> object:
    spec = importlib.util.spec_from_file_location("translation_sources", CHECKOUT / "packaging" / "translation_sources.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_in(node: ast.expr) -> Iterator[str]:
    """The literal words that an expression puts before a person without asking the translator."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (each.value for each in node.values if isinstance(each, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from (*words_in(node.body), *words_in(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*words_in(node.left), *words_in(node.right))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join", "strip"):
        yield from words_in(node.func.value)


def test_no_words_reach_a_person_untranslated() -> None:
    files = sources().window_files()  # type: ignore[attr-defined]
    assert len(files) > 60
    found = []
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in SINKS:
                continue
            # The first two of a notice are its key and its kind.
            args = node.args[2:] if name == "show" else node.args
            for text in (text for given in args for text in words_in(given)):
                if WORDS.search(text) and not KEYS.fullmatch(text) and text not in NAMES:
                    found.append(f"{path.name}:{node.lineno}: {text}")
    assert not found, "\n".join(found)


def test_every_text_can_be_found_by_those_who_translate() -> None:
    module = sources()
    pairs = [pair for path in module.window_files() for pair in module.texts_of(path)]  # type: ignore[attr-defined]

    assert ("People", "Birth mum") in pairs
    assert all(context and text for context, text in pairs)


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a language in which every text stands in brackets."""
    if not (BIN / "pyside6-lupdate").exists():
        pytest.skip("pyside6-lupdate is not installed")
    folder = tmp_path_factory.mktemp("translations")
    where = {**os.environ, "TRANSLATIONS": os.fspath(folder)}
    subprocess.run(
        ["sh", "packaging/translations.sh", "cy"], cwd=CHECKOUT, env=where, check=True, capture_output=True, timeout=120
    )
    ts = folder / "lifestory_cy.ts"
    tree = ElementTree.parse(ts)
    for message in tree.iter("message"):
        said, into = message.findtext("source"), message.find("translation")
        assert said is not None
        assert into is not None
        into.attrib.pop("type", None)
        forms = into.findall("numerusform")
        for form in forms:
            form.text = f"⟦{said}⟧"
        if not forms:
            into.text = f"⟦{said}⟧"
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    subprocess.run([BIN / "pyside6-lrelease", ts, "-qm", ts.with_suffix(".qm")], check=True, capture_output=True, timeout=60)
    return folder


def test_the_window_speaks_the_language_that_is_set_where_there_is_one(qapp: QApplication, bracketed: Path) -> None:
    assert languages(bracketed) == ("cy",)
    assert speak(qapp, "pl", bracketed) == "en"
    try:
        assert speak(qapp, "cy", bracketed) == "cy"
        assert QLabel.tr("x") == "x"
        assert qapp.translate("People", "Birth mum") == "⟦Birth mum⟧"
    finally:
        for each in qapp.findChildren(QTranslator):
            qapp.removeTranslator(each)
            each.deleteLater()


def test_no_language_ships_that_nobody_checked() -> None:
    assert languages() == ()
    assert QLocale("cy").language() is QLocale.Language.Welsh


def data_words() -> str:
    """What stands in books, templates and themes: data, not words of the window."""
    files = [*(CHECKOUT / "templates").rglob("*.toml"), *(CHECKOUT / "assets" / "help").glob("*.toml")]
    return repr(a_full_book()) + "\n".join(path.read_text(encoding="utf-8") for path in files)


def texts_shown(screen: QWidget) -> Iterator[str]:
    for each in screen.findChildren(QWidget):
        if not each.isVisibleTo(screen):
            continue
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QMenu):
            continue
        menu = getattr(each, "menu", None)
        shown_menu = menu() if callable(menu) else None
        if isinstance(shown_menu, QMenu):
            yield from (action.text() for action in shown_menu.actions())


MAIN = (
    "first screen", "passphrase", "new book, the child", "write", "people", "photos", "crop", "cover", "copy",
    "record", "print", "not known", "trouble", "settings, look", "settings, safety", "about", "layouts", "looks",
)  # fmt: skip


def test_every_main_screen_is_in_the_other_language(
    qtbot: QtBot, qapp: QApplication, dressed: None, settings: Settings, bracketed: Path, tmp_path: Path
) -> None:
    speak(qapp, "cy", bracketed)
    window = MainWindow(Jobs(), settings)
    qtbot.addWidget(window)
    try:
        window.resize(1366, 768)
        window.show()
        window.begin(book_file(tmp_path / "robin.lifestory", a_full_book()), PASSPHRASE)
        qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
        assert window.bench is not None
        known, missed, heard = data_words(), set(), 0
        for name in MAIN:
            assert name in SCREENS
            with shown(name, window, window.bench) as screen:
                for text in (re.sub("<[^>]*>", "", each) for each in texts_shown(screen)):
                    heard += "⟦" in text
                    for part in (part.strip() for part in re.sub(r"⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", "\n", text).split("\n")):
                        if re.search(r"[A-Za-z]{4,}", part) and part not in known:
                            missed.add(f"{name}: {part}")
        assert heard > 200
        missed = {each for each in missed if not any(allowed in each for allowed in ENGLISH)}
        assert not missed, "\n".join(sorted(missed))
    finally:
        window.jobs.finish()
        if window.bench is not None:
            window.bench.session.close_as_it_is()
        for each in qapp.findChildren(QTranslator):
            qapp.removeTranslator(each)
            each.deleteLater()


ENGLISH = ("robin.lifestory", "English", "Robin Marlowe")
"""The name of a file, of a language, which is called by its own name everywhere, and the whole name of a child."""
