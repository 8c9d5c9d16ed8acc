"""The family leaves from the window: as a picture or a file, for whom it may, looked at first and told afterwards."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edition import Edition
from lifestory_app.services.family_out import FamilyForm
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.out.family_dialog import FamilyDialog
from tests.family.families import FAMILIES
from tests.ui.conftest import OpenBench


@pytest.fixture
def dialog(qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FamilyDialog:
    monkeypatch.setattr(asking, "documents", lambda: tmp_path)
    opened = bench(FAMILIES["sibling-adopted-elsewhere"]().book)
    return shown(qtbot, opened)


def shown(qtbot: QtBot, opened: Bench) -> FamilyDialog:
    made = FamilyDialog(opened.session, opened.family_leaving, opened)
    qtbot.addWidget(made)
    made.setModal(False)
    made.show()
    looked_at(qtbot, made)
    return made


def looked_at(qtbot: QtBot, dialog: FamilyDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._first.is_waiting, timeout=20_000)


def make(qtbot: QtBot, dialog: FamilyDialog) -> None:
    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog._made_now is not None, timeout=20_000)


def test_the_tree_is_seen_first_and_then_made_for_the_child(qtbot: QtBot, dialog: FamilyDialog, tmp_path: Path) -> None:
    assert dialog._first.picture.isVisible()
    assert "family tree" in dialog._first.picture.accessibleDescription()

    make(qtbot, dialog)

    target = tmp_path / "Family tree of Maya.png"
    assert dialog.asked.edition is Edition.CHILD
    assert target.read_bytes().startswith(b"\x89PNG")
    assert dialog._session.book.receipts[-1].where == target.name
    assert not dialog.primary.isEnabled()


def test_a_genogram_is_offered_to_no_child(qtbot: QtBot, dialog: FamilyDialog) -> None:
    dialog.choose(FamilyForm.GENOGRAM)
    looked_at(qtbot, dialog)

    readers = [dialog._for.itemData(row) for row in range(dialog._for.count())]

    assert readers == [Edition.ADOPTION_RECORD.value]


def test_adopters_may_have_a_tree_of_their_own(qtbot: QtBot, dialog: FamilyDialog) -> None:
    dialog.choose(FamilyForm.TREE)
    looked_at(qtbot, dialog)

    assert dialog._for.findData(Edition.ADOPTERS.value) == 1


def test_the_living_are_named_in_a_file_only_when_that_is_asked_for(qtbot: QtBot, dialog: FamilyDialog, tmp_path: Path) -> None:
    dialog.choose(FamilyForm.FILE)
    looked_at(qtbot, dialog)
    make(qtbot, dialog)
    target = tmp_path / "Family of Maya.ged"
    assert "1 NAME Maya" not in target.read_text(encoding="utf-8")

    dialog._living.setChecked(True)
    looked_at(qtbot, dialog)
    assert not dialog.primary.isEnabled()  # the file that is there is kept until somebody says otherwise
    dialog._replace.setChecked(True)
    make(qtbot, dialog)

    assert "1 NAME Maya" in target.read_text(encoding="utf-8")


def test_what_cannot_be_drawn_yet_is_said_and_not_made(qtbot: QtBot, dialog: FamilyDialog) -> None:
    dialog.choose(FamilyForm.ECOMAP)
    looked_at(qtbot, dialog)

    assert not dialog.primary.isEnabled()
    assert dialog._first.picture.isHidden()
    assert dialog._first.mind.isVisible()


def test_another_kind_of_picture_keeps_the_folder_that_was_chosen(
    qtbot: QtBot, dialog: FamilyDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    monkeypatch.setattr(asking, "place_for_file", lambda *_: folder / "tree.png")
    dialog._ask_place()

    dialog._picture.button(".svg").click()
    make(qtbot, dialog)

    assert [each.name for each in folder.iterdir()] == ["Family tree of Maya.svg"]


def test_the_people_screen_leads_to_it(bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench()
    found: list[FamilyDialog] = []
    monkeypatch.setattr(FamilyDialog, "exec", lambda dialog: found.append(dialog))
    opened.show_mode("people")

    opened._people().pane.send.click()

    assert len(found) == 1
