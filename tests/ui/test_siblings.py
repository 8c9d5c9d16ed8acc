"""Books of brothers and sisters in the window: pages marked, a book begun, and shared pages brought up to date."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edits import AddPage
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.siblings.begin_dialog import BeginDialog
from lifestory_app.ui.siblings.update_dialog import UpdateDialog
from tests.export.test_sibling_sets import a_family, shared
from tests.ui.conftest import OpenBench

WORDS = "another few plain words"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)


@pytest.fixture
def mayas(bench: OpenBench) -> Bench:
    return bench(replace(a_family(shared("swing")), photos=()))


def said_by(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def begun(qtbot: QtBot, bench: Bench, path: Path) -> Path:
    dialog = BeginDialog(bench, bench.session, bench.siblings.siblings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.primary.click()
    dialog.key.put_at(path)
    dialog.key._words.setText(WORDS)
    with qtbot.waitSignal(bench.siblings.siblings.begun, timeout=20_000):
        dialog.primary.click()
    assert dialog.sheet._shown.text()
    dialog.sheet._finish()
    assert dialog.made == path
    return path


def test_a_page_is_marked_in_its_menu_and_the_list_says_so(mayas: Bench) -> None:
    write = mayas.write
    page = PageId("own")
    write.go_to(page)
    menu = write.make_page_menu(page)
    mark = next(action for action in menu.actions() if "brothers and sisters" in action.text())
    assert not mark.isChecked()
    mark.trigger()

    assert mayas.session.book.page(page).sharing is not None
    model = write.list._model
    row = next(number for number, row in enumerate(model.rows) if row.page == page)
    said = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert "shared with brothers and sisters" in str(said)
    mayas.do("page.share")
    assert mayas.session.book.page(page).sharing is None
    mayas.session.undo()
    assert mayas.session.book.page(page).sharing is not None


def test_what_goes_along_and_what_stays_is_listed_before_a_book_is_made(qtbot: QtBot, mayas: Bench, tmp_path: Path) -> None:
    dialog = BeginDialog(mayas, mayas.session, mayas.siblings.siblings)
    qtbot.addWidget(dialog)

    assert [person.known_as for person in dialog.people] == ["Leo", "Zara"]
    assert "Goes along to Leo" in said_by(dialog._along)
    assert "About swing" in said_by(dialog._along)
    assert "Imran" not in said_by(dialog._along)
    stays = said_by(dialog._stays)
    assert stays.count("They are not joined to this brother or sister") == 1
    assert "Imran" in stays
    path = begun(qtbot, mayas, tmp_path / "leo.lifestory")
    with BookFile.open(path, Passphrase(WORDS)) as file:
        assert file.book.the_child.known_as == "Leo"


def test_without_brothers_and_sisters_it_says_where_to_enter_them(qtbot: QtBot, bench: OpenBench) -> None:
    book = a_family()
    opened = bench(replace(book, photos=(), people=book.people[:1], bonds=(), homes=(), events=()))
    dialog = BeginDialog(opened, opened.session, opened.siblings.siblings)
    qtbot.addWidget(dialog)

    assert "Enter them under Family first" in said_by(dialog)
    assert not dialog.primary.isEnabled()


def test_shared_pages_are_looked_at_ticked_and_brought_as_one_step(
    qtbot: QtBot, mayas: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(qtbot, mayas, tmp_path / "leo.lifestory")
    with BookFile.open(path, Passphrase(WORDS), write=True) as file:
        page = next(page for page in file.book.pages if page.sharing is not None)
        book = file.book.with_page(page.with_slot("words", TextSlot(Words.of("Leo’s way."))))
        file.save(AddPage(replace(shared("two"), section=page.section)).apply(book))
    before = mayas.session.book

    def use(dialog: UpdateDialog) -> int:
        dialog.show()
        dialog.put_book(path)
        dialog.words.setText("not the passphrase")
        with qtbot.waitSignal(mayas.siblings.siblings.refused, timeout=20_000):
            dialog.primary.click()
        assert "passphrase" in said_by(dialog._trouble).lower()
        dialog.words.setText(WORDS)
        with qtbot.waitSignal(mayas.siblings.siblings.found, timeout=20_000):
            dialog.primary.click()
        assert [tick.text() for tick in dialog.ticks.values()] == ["About swing", "About two"]
        list(dialog.ticks.values())[1].setChecked(False)
        with qtbot.waitSignal(mayas.siblings.siblings.brought, timeout=20_000):
            dialog.primary.click()
        return dialog.result()

    monkeypatch.setattr(UpdateDialog, "exec", use)
    mayas.do("book.shared")

    slot = mayas.session.book.page(PageId("swing")).slot("words")
    assert isinstance(slot, TextSlot)
    assert slot.words.plain == "Leo’s way."
    assert len(mayas.session.book.pages) == len(before.pages)
    mayas.session.undo()
    assert mayas.session.book == before


def test_a_book_of_somebody_else_is_refused_in_the_dialog(qtbot: QtBot, mayas: Bench, tmp_path: Path) -> None:
    stranger = replace(a_family(), id="other", people=a_family().people[:1], bonds=(), homes=(), events=(), photos=())
    BookFile.create(tmp_path / "x.lifestory", stranger, Passphrase(WORDS), cost=KdfCost.LOW_FOR_TESTS).close()
    dialog = UpdateDialog(mayas, mayas.session, mayas.siblings.siblings)
    qtbot.addWidget(dialog)
    dialog.put_book(tmp_path / "x.lifestory")
    dialog.words.setText(WORDS)
    with qtbot.waitSignal(mayas.siblings.siblings.refused, timeout=20_000):
        dialog.primary.click()

    assert "no book of a brother or sister" in said_by(dialog._trouble)
