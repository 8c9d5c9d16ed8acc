"""Letters of a book at work: beginning one, what helps with each part, how it is laid out by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from lifestory_app.domain.book import AgeBand, Book, PageShape
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.ids import GapId, PageId, SectionId, new_id
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.pages import Page, Section, Time
from lifestory_app.export.editions import make_edition
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.practice.agreement import Disagreement, Known, compare
from lifestory_app.practice.letter_facts import LetterFact, facts_of, text_of
from lifestory_app.practice.letter_forms import form_of, letter_forms
from lifestory_app.practice.sentences import counted_words
from lifestory_app.practice.starter import facts_for_letters, letters_of_kind
from lifestory_app.practice.you_voice import Voice, voice_of

__all__ = [
    "Disagreement",
    "LaidOutBook",
    "LetterFact",
    "PartHelp",
    "Voice",
    "letter_alone",
    "letters_to_begin",
    "part_help",
    "part_name",
]

LETTER_LAYOUT = "letter"


@dataclass(frozen=True, slots=True)
class PartHelp:
    """What helps with one part: its name in the list, why it matters, what belongs in it, and what to start from.

    `facts` are what the book knows for it, each with whether the letter says it already.
    """

    name: str
    why: str = ""
    belongs: str = ""
    starters: tuple[str, ...] = ()
    facts: tuple[tuple[LetterFact, bool], ...] = ()


def letters_to_begin(book: Book) -> tuple[Letter, ...]:
    """Letters that the book does not have yet, the later life letter first: one to each child, one from each who may write."""
    found: list[Letter] = []
    for form in letter_forms():
        for letter in letters_of_kind(book, form):
            once = form.kind is LetterKind.LATER_LIFE
            if any(each.kind is letter.kind and (once or each.signed_by == letter.signed_by) for each in book.letters):
                continue
            found.append(letter)
    return tuple(sorted(found, key=lambda letter: letter.kind is not LetterKind.LATER_LIFE))


def part_name(letter: Letter, part: LetterSection) -> str:
    """What a part is called in a list."""
    form = form_of(letter)
    known = form.part(part.id) if form is not None else None
    # A heading of the writer's own wins over the short name of the one that was replaced.
    return known.name if known is not None and part.heading == known.heading else part.heading


def part_help(book: Book, letter: Letter, part: LetterSection) -> PartHelp:
    """What helps with a part of a letter; a part of the writer's own has only its name."""
    form = form_of(letter)
    known = form.part(part.id) if form is not None else None
    if form is None or known is None:
        return PartHelp(part_name(letter, part))
    facts = {**facts_for_letters(book), "writer": letter.signed_by}
    text = text_of(letter)
    offered = tuple((fact, fact.is_said_in(text)) for fact in facts_of(book, letter, known.facts))
    return PartHelp(
        part_name(letter, part), form.why(known, facts), known.prompt, form.starters(known, facts),
        tuple(sorted(offered, key=lambda pair: pair[1])),
    )  # fmt: skip


def disagreements(book: Book, letter: Letter, is_word: Known | None = None) -> tuple[Disagreement, ...]:
    """Where a letter and its book disagree, but for what somebody was asked about already."""
    asked = {gap.what for gap in book.gaps if not gap.filled}
    return tuple(each for each in compare(book, letter, is_word) if question_of(each) not in asked)


def question_of(found: Disagreement) -> str:
    """What is not known where book and letter disagree."""
    what = f"{found.about}: " if found.about else ""
    return f"{what}“{found.there}” in the book, “{found.here}” in the letter"


def ask_later(found: Disagreement) -> Gap:
    """A disagreement as something that somebody must be asked about."""
    return Gap(GapId(new_id()), question_of(found), seen_by=RECORDS_ONLY, page=found.page)


def voice(book: Book, part: LetterSection) -> Voice:
    """Whether a part speaks to the child."""
    return voice_of(part.words.plain, book.the_child.known_as)


def words_in(letter: Letter) -> int:
    """How many words a letter has so far."""
    return sum(_count(part.words.plain) for part in letter.sections)


@lru_cache(maxsize=64)
def _count(text: str) -> int:
    return len(counted_words(text))


def letter_alone(book: Book, letter: Letter, *, whole: bool = False) -> Book:
    """A book of one letter and nothing else, on A4, as those have it who care for the child.

    Parts that are given later are not in it, unless the `whole` letter is wanted to be looked at.
    """
    shown = replace(letter, sections=tuple(replace(part, held_back=False) for part in letter.sections)) if whole else letter
    section = Section(SectionId("letter"), letter.title, Time.BACK)
    page = Page(PageId(f"letter {letter.id}"), section.id, LETTER_LAYOUT, letter.title, about=letter.id)
    bare = replace(
        book, title=letter.title, shape=PageShape.A4, age_band=AgeBand.OLDER, sections=(section,), pages=(page,),
        letters=(shown,), storyboards=(), memories=(), photos=(), gaps=(), diagrams=(), supports=(),
        people=tuple(replace(person, portrait=None) for person in book.people),
        homes=tuple(replace(home, photo=None) for home in book.homes),
    )  # fmt: skip
    return bare if whole else make_edition(bare, Edition.ADOPTERS).book


def laid_out_letter(book: Book, letter: Letter, fonts: Fonts, *, whole: bool = False) -> LaidOutBook:
    """A letter by itself as sides of paper."""
    return lay_out(letter_alone(book, letter, whole=whole), fonts)


def parts_in_order(letter: Letter, after: str) -> Iterator[LetterSection]:
    """The parts behind one, then those before it: the order in which to go on writing."""
    ids = [part.id for part in letter.sections]
    at = ids.index(after) + 1 if after in ids else 0
    yield from letter.sections[at:]
    yield from letter.sections[: max(0, at - 1)]
