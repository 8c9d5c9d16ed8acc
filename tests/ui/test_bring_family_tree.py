"""A family tree file comes into the book through the People screen: in one step, told in plain words, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edits import PutPerson
from lifestory_app.domain.ids import PageId, PersonId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Name, Person
from lifestory_app.ui import asking, kit
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.screen import PeopleScreen
from lifestory_app.ui.people.tree_dialog import TreeDialog
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench

TREE = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Wilma /Thornby/
1 SEX F
1 BIRT
2 DATE 3 MAY 1961
1 OBJE
2 FILE wilma.jpg
0 @I2@ INDI
1 NAME Osbert /Thornby/
1 SEX M
0 @I3@ INDI
1 NAME Tilda /Thornby/
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
0 TRLR
"""


def people_screen(opened: Bench) -> PeopleScreen:
    opened.show_mode("people")
    screen = opened._modes["people"]
    assert isinstance(screen, PeopleScreen)
    return screen


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path, text: str = TREE) -> None:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(asking, "family_tree_to_bring", lambda _parent: path)


def shown_dialog(qtbot: QtBot, screen: PeopleScreen) -> TreeDialog:
    qtbot.waitUntil(lambda: bool(screen.findChildren(TreeDialog)), timeout=10_000)
    return screen.findChildren(TreeDialog)[0]


def words_of(dialog: TreeDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_a_family_tree_comes_in_as_one_step_and_is_told_in_plain_words(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench()
    before = opened.session.book
    screen = people_screen(opened)
    choosing(monkeypatch, tmp_path / "thornby.ged")

    screen.tree.setFocus()
    qtbot.keyClick(screen.tree, Qt.Key.Key_Return)
    assert not screen.tree.isEnabled()
    dialog = shown_dialog(qtbot, screen)

    after = opened.session.book
    assert len(after.people) == len(before.people) + 3
    assert len(after.bonds) > len(before.bonds)
    assert screen.tree.isEnabled()
    assert dialog.told.bold.text() == "Brought in: 3 people and 1 family."
    assert "1 picture" in words_of(dialog)
    assert "add them to the book as photos" in words_of(dialog)
    assert "twice" not in words_of(dialog)
    dialog.reject()
    opened.do("edit.undo")
    assert opened.session.book == before


def test_who_may_be_there_twice_is_named_and_nobody_is_joined(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = a_full_book()
    opened = bench(replace(book, people=(*book.people, Person(PersonId("wilma"), (Name("Wilma", "Thornby"),)))))
    screen = people_screen(opened)
    choosing(monkeypatch, tmp_path / "thornby.ged")

    screen.tree.click()
    dialog = shown_dialog(qtbot, screen)

    assert "Perhaps in the book twice now" in words_of(dialog)
    assert "Wilma Thornby" in words_of(dialog)
    assert len([each for each in opened.session.book.people if each.names[0].full == "Wilma Thornby"]) == 2


def test_a_file_that_is_no_family_tree_is_refused_and_the_book_is_as_it_was(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench()
    before = opened.session.book
    screen = people_screen(opened)
    choosing(monkeypatch, tmp_path / "broken.ged", "Dear Osbert, here is the cake.\n")

    screen.tree.click()

    qtbot.waitUntil(lambda: "family tree" in opened.notices._kept, timeout=10_000)
    assert "is not a family tree" in opened.notices._kept["family tree"].bold.text()
    assert opened.session.book is before
    assert opened.session.can_undo is None
    assert screen.tree.isEnabled()
    assert not screen.findChildren(TreeDialog)

    choosing(monkeypatch, tmp_path / "empty.ged", "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 TRLR\n")
    screen.tree.click()
    dialog = shown_dialog(qtbot, screen)
    assert "no people" in dialog.told.bold.text()
    assert "family tree" not in opened.notices._kept
    assert opened.session.book is before


def test_a_family_larger_than_a_genogram_comes_whole_and_typing_a_name_lays_out_no_page(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f"0 @I{n}@ INDI\n1 NAME Wilma{n} /Thornby/\n1 FAMC @F{n // 4}@\n" for n in range(400))
    families = "".join(f"0 @F{n}@ FAM\n1 HUSB @I{(n + 200) % 400}@\n1 CHIL @I{n * 4}@\n" for n in range(100))
    book = a_full_book()
    drawn = Page(PageId("drawn"), book.sections[0].id, "genogram", "Family")
    without = tuple(page for page in book.pages if page.layout != "genogram")
    opened = bench(replace(book, pages=(*without, drawn)).in_order())
    screen = people_screen(opened)
    before = opened.session.book
    choosing(monkeypatch, tmp_path / "many.ged", f"0 HEAD\n1 GEDC\n2 VERS 5.5.1\n{many}{families}0 TRLR\n")

    screen.tree.click()
    shown_dialog(qtbot, screen).reject()
    assert len(opened.session.book.people) == len(before.people) + 400

    laid_out = opened.session._setter._cache.made
    person = opened.session.book.people[-1]
    opened.session.do(PutPerson(replace(person, called="Nan")))
    assert opened.session._setter._cache.made == laid_out
    opened.show_mode("write")
    assert opened.session._setter._cache.made > laid_out


def test_no_dialog_falls_into_the_typing_on_another_screen(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench()
    screen = people_screen(opened)
    choosing(monkeypatch, tmp_path / "thornby.ged")

    screen.tree.click()
    opened.show_mode("write")

    qtbot.waitUntil(lambda: "family tree" in opened.notices._kept, timeout=10_000)
    assert not screen.findChildren(TreeDialog)
    next(each for each in opened.notices.findChildren(kit.Button) if each.text() == "What came with it").click()
    assert "3 people" in shown_dialog(qtbot, screen).told.bold.text()


def test_a_book_open_for_reading_only_offers_no_family_tree(bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench()
    monkeypatch.setattr(type(opened.session), "can_write", property(lambda _self: False))

    assert not people_screen(opened).tree.isVisible()
