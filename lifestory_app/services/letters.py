"""Letters for a window: what helps with a part, beginning and changing a letter, looking at it whole."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutGap, PutLetter
from lifestory_app.domain.ids import LetterId
from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.text import Words
from lifestory_app.services.jobs import Job
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.letters import Disagreement, LaidOutBook, LetterFact, PartHelp, Voice

__all__ = [
    "Comparing",
    "Disagreement",
    "LetterFact",
    "PartHelp",
    "ask_later",
    "help_with",
    "hold",
    "name_of",
    "next_part",
    "put",
    "to_begin",
    "voice_of",
    "whole",
    "words_in",
    "write",
]  # fmt: skip


COMPARE_AFTER_MS = 600


def to_begin(book: Book) -> tuple[Letter, ...]:
    """Letters that the book does not have yet, ready to be put into it."""
    from lifestory_app.usecases.letters import letters_to_begin

    return letters_to_begin(book)


def help_with(book: Book, letter: Letter, part: LetterSection) -> "PartHelp":
    from lifestory_app.usecases.letters import part_help

    return part_help(book, letter, part)


def name_of(letter: Letter, part: LetterSection) -> str:
    """What a part is called in the list."""
    from lifestory_app.usecases.letters import part_name

    return part_name(letter, part)


def voice_of(book: Book, part: LetterSection) -> "Voice":
    from lifestory_app.usecases.letters import voice

    return voice(book, part)


def words_in(letter: Letter) -> int:
    from lifestory_app.usecases.letters import words_in

    return words_in(letter)


def next_part(letter: Letter, after: str) -> LetterSection | None:
    """The part to go on with: the next that has no words and is not held back; None where all is said."""
    from lifestory_app.usecases.letters import parts_in_order

    return next((part for part in parts_in_order(letter, after) if part.words.is_empty and not part.held_back), None)


def whole(session: Session, letter: Letter) -> "LaidOutBook":
    """The whole letter laid out, with the parts that are given later in their places. Raises Refused."""
    from lifestory_app.usecases.letters import laid_out_letter

    return laid_out_letter(session.book, letter, session.fonts, whole=True)


def put(session: Session, letter: Letter) -> bool:
    """Put another state of a letter into the book, as a step of its own."""
    return session.do_alone(PutLetter(letter))


def write(session: Session, letter: Letter, part: str, words: Words) -> None:
    """Put what is being typed into a part; what is typed in one go is one step."""
    known = letter.part(part)
    if known is not None:
        session.do(PutLetter(letter.with_part(replace(known, words=words))))


def hold(session: Session, letter: Letter, part: str, held: bool) -> bool:
    """Hold a part for later, or give it with the letter again."""
    known = letter.part(part)
    return known is not None and put(session, letter.with_part(replace(known, held_back=held)))


def ask_later(session: Session, found: "Disagreement") -> bool:
    """Note that somebody must be asked which of the two is right, as a step of its own."""
    from lifestory_app.usecases.letters import ask_later

    return session.do_alone(PutGap(ask_later(found)))


class Comparing(QObject):
    """Compares a letter with its book whenever nobody types, on another thread."""

    compared = Signal(object)
    """The letter that was looked at, as (id, disagreements)."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._letter: LetterId | None = None
        self._job: Job | None = None
        self._is_word: Callable[[str], bool] | None = None
        self._has_dictionary = False
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=COMPARE_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def look_at(self, letter: LetterId | None) -> None:
        """Compare this letter from now on."""
        self._letter = letter
        self._soon.start()

    def soon(self) -> None:
        """Look again when nobody types."""
        self._soon.start()

    def _look(self) -> None:
        if self._job is not None:
            self._again = True
            return
        book = self._session.book
        letter = next((each for each in book.letters if each.id == self._letter), None)
        if letter is None or self._session.is_closed:
            return

        def work(_tell: Tell) -> "tuple[LetterId, tuple[Disagreement, ...]]":
            from lifestory_app.usecases.letters import disagreements
            from lifestory_app.usecases.wording import dictionary

            if not self._has_dictionary:
                self._is_word, self._has_dictionary = dictionary(), True
            return letter.id, disagreements(book, letter, self._is_word)

        self._job = self._session.jobs.start(work)
        self._job.done.connect(self._take)
        self._job.refused.connect(lambda _: self._rest())
        self._job.stopped.connect(self._rest)
        self._job.failed.connect(self._failed)

    def _take(self, found: object) -> None:
        self._rest()
        self.compared.emit(found)

    def _rest(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._soon.start()

    def _failed(self, mistake: BaseException) -> None:
        self._rest()
        raise mistake
