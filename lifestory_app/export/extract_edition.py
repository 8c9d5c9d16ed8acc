"""What a page for a meeting or a report may be made from: for the care record a book in which nothing names the new family.

A whole copy for that record is refused where the book names a new family. A page is made of little, so it can be made without.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import EventKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Name, NameKind, Person, Role
from lifestory_app.export.editions import make_edition, names_new_family

_ALSO_WORDS = frozenset({
    "amber", "angel", "april", "art", "august", "autumn", "bill", "bob", "bay", "bell", "bishop", "black", "brook", "brooks",
    "brown", "carol", "chance", "church", "clay", "cook", "dale", "dawn", "daisy", "dean", "drew", "eve", "faith", "field",
    "fields", "flora", "ford", "fox", "frank", "gene", "ginger", "grace", "grant", "gray", "green", "grey", "hall", "harmony",
    "hazel", "heather", "heath", "hill", "holly", "hope", "hunter", "iris", "ivy", "jack", "jade", "jay", "jewel", "joy",
    "june", "king", "lake", "lane", "laurel", "lily", "long", "major", "mark", "marsh", "mason", "may", "melody", "mercy",
    "miles", "moor", "moss", "nick", "olive", "page", "park", "pat", "patience", "pearl", "penny", "pierce", "poppy", "price",
    "prince",
    "rain", "ray", "reed", "rich", "river", "rob", "robin", "rock", "rose", "ruby", "rusty", "sage", "sandy", "scarlet", "shaw",
    "short", "sky", "smith", "star", "stone", "sue", "summer", "sunny", "thorn", "vale", "victor", "violet",
    "wade", "ward", "warren", "west", "white", "will", "wood", "woods", "young",
})  # fmt: skip
"""Names that are words too: in small letters they are taken for words."""

_EVERYBODYS = frozenset({
    "mum", "mummy", "mom", "mam", "mama", "mother", "dad", "daddy", "papa", "father", "gran", "granny", "grandma", "grandad",
    "grandpa", "grandmother", "grandfather", "nan", "nana", "nanna", "nanny", "auntie", "aunty", "aunt", "uncle", "cousin",
    "brother", "sister", "big", "little", "our", "my", "the", "dog", "cat",
})  # fmt: skip
"""Words that children call people by and that name nobody."""


def for_extract(book: Book, edition: Edition) -> tuple[Book, tuple[Withheld, ...], frozenset[str]]:
    """The book that a page for a meeting or report may be made from, what was held back, and names that may not stand there.

    For the care record the new family is left out, where a whole copy would be refused: its people, their home, the adoption
    day and the names the child has from them. Words typed by hand may still name them: whoever makes the page leaves those out.
    Raises Refused for an edition that is no record's.
    """
    if edition not in (Edition.CARE, Edition.ADOPTION_RECORD):
        raise Refused("A page from the plan is for a record, never for a family. Nothing was made.")
    if edition is not Edition.CARE or not names_new_family(book):
        edited = make_edition(book, edition)
        return edited.book, edited.withheld, frozenset()
    # A page is about the child, also where the child was noted as one of the new family.
    new = {person.id for person in book.people if person.belongs_to_new_family and person.id != book.child}
    homes = [home for home in book.homes if not home.kind.is_new_family]

    def less(ids: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        return tuple(each for each in ids if each not in new)

    def without_new_names(person: Person) -> Person:
        names = tuple(name for name in person.names if name.kind is not NameKind.ADOPTIVE)
        told = replace(person, names=names or (Name(person.called or "?"),))
        return replace(told, role=Role.CHILD, new_family=False) if person.id == book.child else told

    kept = replace(
        book,
        people=tuple(without_new_names(person) for person in book.people if person.id not in new),
        bonds=tuple(bond for bond in book.bonds if not new.intersection((bond.one, bond.other))),
        homes=tuple(replace(home, who=less(home.who)) for home in homes),
        events=tuple(replace(event, who=less(event.who)) for event in book.events if event.kind is not EventKind.ADOPTION_DAY),
        photos=tuple(replace(photo, who=less(photo.who)) for photo in book.photos),
        households=(),
        topics=(),
        supports=(),
        diagrams=(),
        memories=tuple(replace(each, who=less(each.who), home=None) for each in book.memories),
        storyboards=(),
        pages=tuple(page for page in book.pages if page.about not in new),
    )
    edited = make_edition(kept, edition)
    told = Withheld("new family", "", "the care record must never link the two identities")
    return edited.book, (told, *edited.withheld), _names_of_new_family(book, kept)


def _names_of_new_family(book: Book, kept: Book) -> frozenset[str]:
    """Every name and place of the new family that nobody else in the book has."""

    def said(people: Iterable[Person]) -> set[str]:
        wholes = {part for person in people for name in person.names for part in (name.given, name.family, name.native)}
        words = {word for whole in wholes for word in (whole, *whole.split())}
        words |= {word for person in people for word in person.called.split()}
        # A small letter begins a word of the language, as in “van” or “our dog”; a script without capitals has no small ones.
        return {word for word in words if len(word) > 1 and not word.islower() and word.casefold() not in _EVERYBODYS}

    places = {home.place for home in book.homes if home.kind.is_new_family and home.place}
    others = said(kept.people) | {home.place for home in kept.homes} | {event.place for event in kept.events}
    taken_out = said(book.people) | {part for place in places for part in (place, place.split(",")[0].strip())}
    return frozenset(word for word in taken_out if word.casefold() not in {other.casefold() for other in others})


def naming(names: frozenset[str]) -> re.Pattern[str]:
    """Finds any of these names, also as “the Ashdowns”. Small letters count too, but not where they are a word of their own."""

    def written(name: str) -> str:
        if name.casefold() in _ALSO_WORDS:
            return "|".join(re.escape(each) for each in {name, name.upper(), name.capitalize()})
        return f"(?i:{re.escape(name)})"

    either = "|".join(written(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})[sS]?(?!\w)")


def looked_for(names: frozenset[str]) -> tuple[str, ...]:
    """Those of the names that are looked for in the finished document: none that is a part of many words."""
    return tuple(sorted(name for name in names if len(name) > 4 and name.casefold() not in _ALSO_WORDS))
