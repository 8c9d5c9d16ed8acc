"""Letters for a window: what helps with a part, beginning and changing a letter, looking at it whole."""

from dataclasses import replace
from typing import TYPE_CHECKING

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutLetter
from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.domain.text import Words
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.letters import LaidOutBook, LetterFact, PartHelp, Voice

__all__ = [
    "LetterFact", "PartHelp", "help_with", "hold", "name_of", "next_part", "put", "to_begin", "voice_of", "whole", "words_in",
    "write",
]  # fmt: skip


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
    session.end_phrase()
    done = session.do(PutLetter(letter))
    session.end_phrase()
    return done


def write(session: Session, letter: Letter, part: str, words: Words) -> None:
    """Put what is being typed into a part; what is typed in one go is one step."""
    known = letter.part(part)
    if known is not None:
        session.do(PutLetter(letter.with_part(replace(known, words=words))))


def hold(session: Session, letter: Letter, part: str, held: bool) -> bool:
    """Hold a part for later, or give it with the letter again."""
    known = letter.part(part)
    return known is not None and put(session, letter.with_part(replace(known, held_back=held)))
