"""Spelling for a window: loaded on another thread, and told what is right in the book that is open."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from lifestory_app import platforms
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Name, Person
from lifestory_app.practice import spelling as room
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.spelling import SpellingService
from tests.builders import a_book


@pytest.fixture
def service(qtbot) -> Iterator[SpellingService]:
    jobs = Jobs()
    yield SpellingService(jobs)
    jobs.finish()


def test_no_word_is_wrong_until_the_dictionary_is_there(qtbot, service: SpellingService) -> None:
    assert service.wrong("thier", "en-GB") == ()
    assert not service.is_ready

    with qtbot.waitSignal(service.ready):
        service.wake()

    assert service.wrong("thier", "en-GB") == ((0, 5),)
    assert service.suggestions("thier")[0] == "their"


def test_the_dictionary_is_loaded_once(qtbot, service: SpellingService, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []
    real = room.load_spelling
    monkeypatch.setattr("lifestory_app.usecases.spelling.load_spelling", lambda: loads.append(1) or real())

    with qtbot.waitSignal(service.ready):
        service.wake()
        service.wake()
    service.wake()

    assert loads == [1]


def test_the_names_of_the_book_are_right_whenever_it_is_made_known(qtbot, service: SpellingService) -> None:
    book = a_book(people=(*a_book().people, Person(PersonId("z"), (Name("Zofika"),))))
    service.know_book(book)
    with qtbot.waitSignal(service.ready):
        service.wake()
    assert service.wrong("Zofika’s dog", "en-GB") == ()

    with qtbot.waitSignal(service.changed):
        service.know_book(replace(book, people=(*book.people, Person(PersonId("k"), (Name("Kezzibah"),)))))

    assert service.wrong("Kezzibah", "en-GB") == ()
    with qtbot.assertNotEmitted(service.changed):
        service.know_book(replace(book, people=(*book.people, Person(PersonId("k"), (Name("Kezzibah"),))), title="Other"))


def test_a_kept_word_is_right_at_once_and_what_could_not_be_kept_is_said(
    qtbot, service: SpellingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(service.ready):
        service.wake()
    with qtbot.waitSignal(service.changed):
        service.keep("snugglebum")
    assert service.wrong("snugglebum", "en-GB") == ()
    assert (platforms.data_home() / room.KEPT_FILE).read_text(encoding="utf-8") == "snugglebum\n"

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(room.platforms, "replace_file", full)
    with qtbot.waitSignal(service.refused) as said:
        service.keep("snugglebear")

    assert "list" in said.args[0]
    assert service.wrong("snugglebear", "en-GB") == ()


def test_a_computer_without_the_engine_goes_on_without_spelling(
    qtbot, service: SpellingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)

    service.wake()
    qtbot.waitUntil(lambda: not service._jobs._running)

    assert not service.is_ready
    assert service.wrong("thier", "en-GB") == ()


def test_the_engine_is_not_loaded_with_the_service() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, lifestory_app.services.spelling; print('hunspell' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"
