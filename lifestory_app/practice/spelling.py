"""Tells which English words are not in the British dictionary, in our own list, among a book's names, or kept by the user.

Nothing leaves the computer. Words in other languages than English are left alone.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import BinaryIO, Protocol

from lifestory_app import platforms, resources
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused

LONGEST = 40
"""Letters. What is longer is not a word that anybody could look up."""
MOST_SUGGESTIONS = 5
KEPT_FILE = "kept-words.txt"

_TOKENS = re.compile(r"[^\s/\\()\[\]{}<>“”\"«»…—–,;!?|*_=+&]+")
_CHUNKS = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|\w@\w", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'])*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f']+")
_COMPOUND = re.compile(rf"{_LATIN.pattern}(?:-{_LATIN.pattern})+")
_APOSTROPHES = str.maketrans("’‘ʼ＇", "''''")
_BEFORE_A_HYPHEN = {"anti", "bi", "co", "ex", "mid", "multi", "non", "post", "pre", "re", "self", "semi", "sub", "un", "under"}
_UNFIT = {"cum", "cums", "slut", "whore", "bastard", "tits", "dick", "cock", "slag", "shit", "crap", "bitch", "arse", "turd"}
"""Right words that are never offered for a child's book."""

Span = tuple[int, int]


class Engine(Protocol):
    """What looks words up."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> Iterable[str]: ...
    def add(self, word: str) -> object: ...


class Spelling:
    """Looks words up. `known` are words in the user's own list; a book's names come and go with `know`."""

    def __init__(self, engine: Engine, kept: Iterable[str] = ()) -> None:
        self._engine = engine
        self._kept = {_plain(word) for word in kept}
        self._names: frozenset[str] = frozenset()
        self._looked_up: dict[str, bool] = {}

    def wrong(self, text: str, lang: str | None = "en-GB") -> tuple[Span, ...]:
        """Where the words stand that are not known, as start and end."""
        if not is_english(lang):
            return ()
        text = text.translate(_APOSTROPHES)
        if _ADDRESS.search(text):
            text = _CHUNKS.sub(lambda found: " " * len(found[0]) if _ADDRESS.search(found[0]) else found[0], text)
        known = self._known
        return tuple(
            (token.start() + start, token.start() + end)
            for token in _TOKENS.finditer(text)
            if not known(token[0])
            for start, end in self._parts(token[0])
        )

    def is_word(self, word: str) -> bool:
        """Whether the dictionary or our own list has a word just as it stands: names of the book are none."""
        return self._engine.spell(word)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Up to five words that may have been meant, the likeliest first, with the apostrophe the word was written with."""
        asked = _plain(word)
        if not 1 < len(asked) <= LONGEST or not _LATIN.fullmatch(asked):
            return ()
        names = {name.casefold(): name for name in sorted(self._names | self._kept)}
        close = get_close_matches(asked.casefold(), names, n=2, cutoff=0.75)
        found = list(self._engine.suggest(asked))
        # A name that differs by nothing but its capital, or by one letter, comes before a word of the dictionary.
        ranked = [names[each] for each in close] + found
        fit = [each for each in dict.fromkeys(ranked) if _is_fit(each) and each != asked]
        return tuple(each.replace("'", "’") if "’" in word else each for each in fit[:MOST_SUGGESTIONS])

    def know(self, words: Iterable[str]) -> None:
        """Take these for right, in place of those taken before: the names of the book that is open."""
        names = frozenset(part for word in words for part in _LETTERS.findall(_plain(word)) if len(part) > 1)
        if names != self._names:
            self._names = names
            self._looked_up.clear()

    def keep(self, word: str) -> None:
        """Put a word into the user's own list, for all books on this computer.

        Raises Refused where the list cannot be written; the word is then taken for right until the program ends.
        """
        word = _plain(word)
        if not word or len(word) > LONGEST or word in self._kept:
            return
        self._kept.add(word)
        self._looked_up.clear()
        save_kept(self._kept)

    def _known(self, token: str) -> bool:
        found = self._looked_up.get(token)
        if found is None:
            found = self._looked_up[token] = not self._parts(token)
            if len(self._looked_up) > 50_000:
                self._looked_up.clear()
        return found

    def _parts(self, token: str) -> tuple[Span, ...]:
        """The words of a token that are not known. Numbers and other alphabets are none of our business."""
        if len(token) > 4 * LONGEST or any(char.isdigit() for char in token):
            return ()
        if _COMPOUND.fullmatch(whole := token.strip(".'-")) and self._is_word(whole):
            return ()
        wrong = []
        for found in _LETTERS.finditer(token):
            word = found[0].rstrip("'")
            hyphenated = token[found.end() : found.end() + 1] == "-"
            if not (hyphenated and word.casefold() in _BEFORE_A_HYPHEN) and not self._is_word(word):
                wrong.append((found.start(), found.start() + len(word)))
        return tuple(wrong)

    def _is_word(self, word: str) -> bool:
        if len(word) < 2 or len(word) > LONGEST or not _LATIN.fullmatch(word.replace("-", "")):
            return True
        if word.isupper() and len(word) <= 5:
            return True
        bare = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
        stems = [each.removesuffix("'s").removesuffix("'S") for each in (word, bare)]
        # The dictionary writes café without its accent.
        return any(self._is_own(each) or self._engine.spell(each) for each in dict.fromkeys((word, bare, *stems)) if each)

    def _is_own(self, word: str) -> bool:
        """Whether a word is among the names or kept words, as it stands, with its capital taken off, or all in capitals."""
        ways = (word, word[0].lower() + word[1:], word.title() if word.isupper() else word)
        return any(each in own for own in (self._names, self._kept) for each in ways)


def is_english(lang: str | None) -> bool:
    """Whether a language tag means English."""
    return lang is not None and re.split("[-_]", lang.lower())[0] == "en"


def names_of(book: Book) -> frozenset[str]:
    """Every name in a book: of people and animals, homes, towns, schools, and of those who made it."""
    names = [part for person in book.people for name in person.names for part in (name.given, name.family, name.native)]
    names += [person.called for person in book.people]
    names += [home.place for home in book.homes] + [event.place for event in book.events]
    names += [photo.where for photo in book.photos] + [book.author, book.agency]
    names += [word for home in book.homes for word in home.title.split() if word[:1].isupper()]
    # The first word of what happened has its capital from its place.
    names += [word for event in book.events for word in event.title.split()[1:] if word[:1].isupper()]
    return frozenset(name for name in names if name)


def load_spelling() -> Spelling:
    """The spelling of British English with our own words and the user's. Takes about a twentieth of a second."""
    import hunspell

    folder = resources.asset("dictionaries", "en-GB")
    engine: Engine = hunspell.Hunspell("index", hunspell_data_dir=str(folder))
    for word in _listed(folder.joinpath("life-story.txt").read_text(encoding="utf-8")):
        engine.add(word)
    return Spelling(engine, load_kept())


def load_kept() -> tuple[str, ...]:
    """The user's own list. A list that cannot be read is an empty one: it holds nothing that cannot be kept again."""
    try:
        text = (platforms.data_home() / KEPT_FILE).read_text(encoding="utf-8", errors="ignore")
    except OSError:
        return ()
    return tuple(word for word in _listed(text) if len(word) <= LONGEST)


def save_kept(words: Iterable[str]) -> None:
    """Write the user's own list. Raises Refused."""
    text = "\n".join(sorted(words)) + "\n"

    def write(file: BinaryIO) -> None:
        file.write(text.encode())

    try:
        platforms.replace_file(platforms.data_home() / KEPT_FILE, write)
    except OSError:
        raise Refused(
            "The word could not be put into your list, so it is kept only until you close the program. Your book is safe."
        ) from None


def _listed(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _plain(word: str) -> str:
    return word.translate(_APOSTROPHES).strip().strip("'")


def _is_fit(word: str) -> bool:
    """Whether a suggestion can be offered: no unkind word, and no word cut in two with a single letter left over."""
    parts = re.split("[ -]", word.casefold())
    return not any(part.split("'")[0] in _UNFIT for part in parts) and all(len(part) > 1 or part in "ai" for part in parts)
