"""Wording help for a window: loaded and looked over on another thread, with the names of the book that is open."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app import platforms
from lifestory_app.domain.book import AgeBand
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Name, Person
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.domain.wording_edits import KeepWords, LookAgain
from lifestory_app.practice.word_lists import finder
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.wording import WordingService
from lifestory_app.usecases.wording import FieldLook
from tests.builders import a_book

TEXT = "You had contact. You played with Zofia at the park."


@pytest.fixture
def service(qtbot) -> Iterator[WordingService]:
    jobs = Jobs()
    yield WordingService(jobs)
    jobs.finish()


@pytest.fixture
def awake(qtbot, service: WordingService) -> WordingService:
    service.know_book(a_book())
    with qtbot.waitSignal(service.ready):
        service.wake()
    return service


def looked(qtbot, service: WordingService, words: Words | str, **more: bool) -> FieldLook:
    job = service.look(Words.of(words) if isinstance(words, str) else words, "en-GB", **more)
    assert job is not None
    with qtbot.waitSignal(job.done) as done:
        pass
    return done.args[0]


def rules(look: FieldLook) -> list[str]:
    return [each.finding.rule for each in look.hints]


def test_nothing_is_said_until_the_lists_are_there(service: WordingService) -> None:
    service.know_book(a_book())
    assert service.look(Words.of(TEXT), "en-GB") is None
    assert not service.is_ready


def test_words_are_looked_over_with_the_names_of_the_book(qtbot, awake: WordingService) -> None:
    assert rules(looked(qtbot, awake, TEXT)) == ["contact", "unknown-name"]

    book = a_book(people=(*a_book().people, Person(PersonId("z"), (Name("Zofia"),))))
    with qtbot.waitSignal(awake.changed):
        awake.know_book(book)

    assert rules(looked(qtbot, awake, TEXT)) == ["contact"]
    with qtbot.assertNotEmitted(awake.changed):
        awake.know_book(replace(book, title="Other"))


def test_hints_stand_in_their_paragraphs(qtbot, awake: WordingService) -> None:
    words = Words((Paragraph((Run("😀 We met."),)), Paragraph((Run("It was a "), Run("placement", strong=True), Run(".")))))

    (hint,) = looked(qtbot, awake, words).hints

    assert (hint.paragraph, hint.start, hint.marked) == (1, 9, "placement")


def test_words_in_another_language_are_left_alone(qtbot, awake: WordingService) -> None:
    words = Words((Paragraph((Run("Le placement et le contact.", lang="fr"),)),))

    assert looked(qtbot, awake, words).hints == ()


def test_the_age_is_told_and_the_sentence_to_mend(qtbot, awake: WordingService) -> None:
    easy = looked(qtbot, awake, "You lived with Gran. She had a big red dog. You liked to walk.")
    assert (easy.age, easy.reads_too_old, easy.hints) == (5, False, ())
    assert looked(qtbot, awake, "Hello you.").age is None

    hard = looked(qtbot, awake, "It rained. Additional organisational considerations necessitated postponement immediately.")
    assert hard.reads_too_old
    assert [(hint.finding.rule, hint.marked) for hint in hard.hints] == [("hard-sentence", "Additional")]


def test_a_letter_is_for_an_older_reader(qtbot, awake: WordingService) -> None:
    text = " ".join(["we", "saw", "you"] * 7) + "."

    assert rules(looked(qtbot, awake, text)) == ["long-sentence"]
    assert rules(looked(qtbot, awake, text, in_letter=True)) == []
    with qtbot.waitSignal(awake.changed):
        awake.know_book(a_book(age_band=AgeBand.EARLY_YEARS))
    assert "About 12" in looked(qtbot, awake, text).hints[0].finding.why


def test_what_is_kept_is_not_said_again(qtbot, awake: WordingService) -> None:
    with qtbot.waitSignal(awake.keep_wanted) as wanted:
        awake.keep("contact", "Contact")
    book = KeepWords(wanted.args[0]).apply(a_book())
    with qtbot.waitSignal(awake.changed):
        awake.know_book(book)

    assert rules(looked(qtbot, awake, TEXT)) == ["unknown-name"]
    with qtbot.waitSignal(awake.changed):
        awake.know_book(LookAgain(book.kept_words[0]).apply(book))
    assert "contact" in rules(looked(qtbot, awake, TEXT))


@pytest.fixture
def own_lists() -> Iterator[None]:
    """Lists are read once in a run of the program; here they are read anew, and again for the tests that follow."""
    finder.cache_clear()
    yield
    finder.cache_clear()


@pytest.mark.usefixtures("own_lists")
def test_faults_of_a_council_s_list_are_told_and_the_rest_works(qtbot, service: WordingService) -> None:
    folder = platforms.data_home() / "wording"
    folder.mkdir()
    Path(folder / "ours.toml").write_text("[[word]]\nid = 'x'\n", encoding="utf-8")
    service.know_book(a_book())

    with qtbot.waitSignal(service.list_faults) as told:
        service.wake()

    assert "ours.toml" in told.args[0][0]
    assert rules(looked(qtbot, service, "We had contact.")) == ["contact"]
