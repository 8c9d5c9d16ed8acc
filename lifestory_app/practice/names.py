"""Names in words: those of nobody in the book, family names, and pronouns that do not fit the child."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from lifestory_app import resources
from lifestory_app.domain.book import Book
from lifestory_app.domain.findings import Finding
from lifestory_app.domain.people import Gender
from lifestory_app.practice.manner import Shape
from lifestory_app.practice.phrases import Token
from lifestory_app.practice.spelling import names_of
from lifestory_app.practice.word_lists import Entry, finding_of
from lifestory_app.practice.word_sets import word_set

Span = tuple[int, int]
Known = Callable[[str], bool]

_FILE = "first-names.txt"
_HE = {"he": "she", "him": "her", "his": "her", "himself": "herself", "he's": "she’s", "he'd": "she’d", "he'll": "she’ll"}
_SHE = {"she": "he", "her": "him", "hers": "his", "herself": "himself", "she's": "he’s", "she'd": "he’d", "she'll": "he’ll"}
_THEY = {
    "he": "they", "she": "they", "him": "them", "her": "them", "his": "their", "hers": "theirs",
    "himself": "themself", "herself": "themself",
    "he's": "they’re", "she's": "they’re", "he'd": "they’d", "she'd": "they’d", "he'll": "they’ll", "she'll": "they’ll",
}  # fmt: skip
_SOMEBODY = word_set(
    "mum mummy mam mother dad daddy father nan nana nanna gran granny grandma grandmother grandad granddad grandpa",
    "grandfather aunt aunty auntie uncle brother brothers sister sisters cousin cousins boy girl man woman baby son",
    "daughter friend friends teacher judge doctor nurse worker carer parent parents wife husband partner someone",
    "somebody everyone lady person people neighbour dog cat hamster rabbit horse pony puppy kitten pet boyfriend",
    "girlfriend stepdad stepmum king queen prince princess king’s who",
)
"""Words for people and pets to whom a pronoun may belong."""
_PLACES_BEFORE = word_set(
    "in at near from to around through outside towards of via",
)
_PLACES_AFTER = word_set(
    "street road lane avenue close drive way park school primary academy college nursery hospital church centre",
    "center house hall court bridge river beach bay zoo museum station city town united rovers fc council library",
    "farm hill castle wood woods forest island airport university infants juniors surgery clinic county bear",
    "express day week fair festival wanderers county's",
)
_CALLS = word_set(
    "called named dear hello hi",
)
_OF_A_CHILD = word_set(
    "book story life letter meeting birthday visit birth adoption social",
)


@dataclass(frozen=True, slots=True)
class BookNames:
    """Who may be named: first names and words people are called by, family names, the child; and what is a word at all."""

    known: frozenset[str]
    families: frozenset[str]
    child: str = ""
    gender: Gender = Gender.UNKNOWN
    is_word: Known | None = None


def names_in(book: Book, is_word: Known | None = None) -> BookNames:
    """The names of a book. `is_word` is a dictionary, without which only common first names are missed."""
    families = frozenset(
        part for person in book.people for name in person.names for part in _parts(name.family) if len(part) > 1
    )
    known = frozenset(part.casefold() for name in names_of(book) for part in _parts(name))
    given = frozenset(part for person in book.people for name in person.names for part in _parts(name.given))
    child = book.the_child
    return BookNames(known, families - given, child.known_as, child.gender, is_word)


def leftover_names(shape: Shape, names: BookNames) -> Iterator[tuple[str, Iterator[Span]]]:
    """Names that should not stand here, by rule, the surest first."""
    families, others, strangers = _sorted(shape, names)
    yield "surname", iter(families)
    yield "another-child", iter(others)
    yield "unknown-name", iter(strangers)


def pronouns(shape: Shape, names: BookNames, rule: Entry | None) -> Iterator[Finding]:
    """Pronouns that do not fit the child, where a sentence names the child and nobody else they could belong to."""
    wrong = _wrong_for(names.gender)
    if rule is None or not wrong or not names.child:
        return
    child = {part.casefold() for part in _parts(names.child)}
    for sentence in shape.sentences:
        inside = shape.tokens_in(sentence.start, sentence.end)
        bare = [_bare(token.low) for token in inside]
        if not child & set(bare) or any(word in _SOMEBODY for word in bare):
            continue
        if any(_may_be_person(token, names, child, number == 0) for number, token in enumerate(inside)):
            continue
        named = min(number for number, word in enumerate(bare) if word in child)
        for token in inside[named + 1 :]:
            if token.low in wrong:
                right = wrong[token.low]
                said = finding_of(rule, shape.text, token.start, token.end, child=names.child, right=right)
                yield said


def _sorted(shape: Shape, names: BookNames) -> tuple[list[Span], list[Span], list[Span]]:
    families: list[Span] = []
    others: list[Span] = []
    strangers: list[Span] = []
    tokens = shape.tokens
    begins = {sentence.start for sentence in shape.sentences}
    for number, token in enumerate(tokens):
        bare = _bare(token.text)
        if not bare[:1].isupper() or len(bare) < 2 or not bare.isalpha() or (bare.isupper() and len(bare) < 6):
            continue
        span = (token.start, token.start + len(bare))
        before = tokens[number - 1] if number else None
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        name = bare.title() if bare.isupper() else bare
        if name in names.families and not _is_plain_word(name, names, before):
            families.append(span)
        elif name.casefold() in names.known:
            continue
        elif _is_name(name, token, before, after, shape, names, begins):
            of_child = _is_of_child(token, before, after, shape)
            (others if of_child and name in first_names() else strangers).append(span)
    return families, others, strangers


def _is_name(
    name: str, token: Token, before: Token | None, after: Token | None, shape: Shape, names: BookNames, begins: set[int]
) -> bool:
    """Whether a word with a capital is the name of a person: a careful guess, for a false alarm costs trust."""
    listed = name in first_names()
    opens = before is None or _opens(shape.text, token.start, begins)
    if after is not None and after.low in _PLACES_AFTER and after.text[:1].isupper() and not opens:
        return False
    if opens:
        return listed and (names.is_word is None or not names.is_word(name.lower())) and name.lower() not in _MONTHS
    assert before is not None
    gap = shape.text[before.end : token.start]
    if listed:
        return name.lower() not in _MONTHS or before.low in _CALLS
    if names.is_word is None or any(names.is_word(way) for way in (name.lower(), name, name.removesuffix("s"))):
        return False
    if len(name) < 4 or not _INNER_CAPITAL.sub("", name)[1:].islower():
        # Letters said one by one, a brand, or a word that lost its apostrophe.
        return False
    if before.low in _PLACES_BEFORE or not re.fullmatch(r"[ \u00a0,]+", gap):
        return False
    if before.text[:1].isupper() and before.low not in ("i", "and"):
        # The later part of a longer name, of whatever it is.
        return _bare(before.text) in first_names()
    return not name.endswith(("ish", "ian", "ese", "ism", "ist"))


_INNER_CAPITAL = re.compile(r"(?<=^Mc)[A-Z]|(?<=^Mac)[A-Z]|(?<=^O['’])[A-Z]")
_MONTHS = word_set(
    "april may june august summer autumn rose jordan paris india georgia chelsea china israel sydney",
)
"""First names that are more often days and places."""


def _opens(text: str, start: int, begins: set[int]) -> bool:
    """Whether a place begins a sentence, a line or a speech, where every word has a capital."""
    at = start
    while at > 0 and text[at - 1] in "\"'“‘«([*_—–-•":
        at -= 1
    return (
        at in begins
        or start in begins
        or at == 0
        or at != start
        or bool(re.search(r"[\n.!?:…]\s*$", text[max(0, at - 4) : at]))
    )


def _is_of_child(token: Token, before: Token | None, after: Token | None, shape: Shape) -> bool:
    """Whether a name stands where only the child’s can: “Dear Ben”, “Ben’s life story”, “Ben was born”."""
    if before is not None and before.low == "dear":
        return True
    if after is None:
        return False
    if token.low.endswith(("'s", "’s")) and after.low in _OF_A_CHILD:
        return True
    rest = shape.text[token.end : token.end + 24].casefold()
    return rest.startswith((" was born", " was adopted", " came into care"))


def _is_plain_word(name: str, names: BookNames, before: Token | None) -> bool:
    """Whether a family name is a word too, and no first name stands before it: Green, Hill."""
    if before is not None and (before.low in names.known or before.low in ("mr", "mrs", "ms", "miss", "mx", "dr")):
        return False
    return names.is_word is not None and names.is_word(name.lower())


def _may_be_person(token: Token, names: BookNames, child: set[str], first: bool) -> bool:
    bare = _bare(token.text)
    if not bare[:1].isupper() or bare.casefold() in child or bare in ("I", "I'm"):
        return False
    return not first or bare.casefold() in names.known or bare in first_names()


def _wrong_for(gender: Gender) -> dict[str, str]:
    if gender in (Gender.FEMALE, Gender.TRANS_WOMAN):
        return _HE
    if gender in (Gender.MALE, Gender.TRANS_MAN):
        return _SHE
    return _THEY if gender is Gender.NON_BINARY else {}


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'S")


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name)


@cache
def first_names() -> frozenset[str]:
    """Common first names in Britain."""
    text = resources.template("wording", _FILE).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
