"""The facts that a Child Permanence Report asks for, as far as the book has them."""

from collections.abc import Iterable, Iterator

from lifestory_app.domain.book import Book
from lifestory_app.domain.extracts import Block, Column
from lifestory_app.domain.homes import Event, EventKind, is_leaving
from lifestory_app.domain.people import Name, NameKind, Person, Role
from lifestory_app.domain.voices import VoiceKind
from lifestory_app.family.places import shown_place
from lifestory_app.family.timeline import in_order
from lifestory_app.practice.extract_parts import day_of, earliest, gaps

_CLOSE = (Role.BIRTH_MOTHER, Role.BIRTH_FATHER, Role.SIBLING, Role.RELATIVE, Role.KINSHIP_CARER, Role.FOSTER_CARER)


def report_blocks(book: Book) -> Iterator[Block]:
    """Who the child is, the family and those who cared, the homes, what happened, what is not known, the child's own words."""
    yield Block("The child", (Column("", 0.24), Column("", 0.76)), tuple(_the_child(book)))
    people = [person for person in book.people if person.role in _CLOSE]
    yield Block(
        "Birth family, and those who have cared",
        (Column("Who", 0.3), Column("What they are to the child", 0.25), Column("Born", 0.18), Column("What is known", 0.27)),
        tuple(_someone(person) for person in sorted(people, key=lambda person: _CLOSE.index(person.role))),
        "Nobody is in the book yet.",
    )
    yield Block(
        "Where the child has lived",
        (Column("With whom", 0.34), Column("Kind", 0.22), Column("From and until", 0.28), Column("Where", 0.16)),
        tuple(
            (home.title or _names(book, home.who), home.kind.value.capitalize(), str(home.when), shown_place(home.place))
            for home in in_order(book.homes)
        ),
        "No home is in the book yet.",
    )
    happened = [each for each in book.events if not is_leaving(each) and each.kind is not EventKind.BIRTH]
    yield Block(
        "What happened",
        (Column("When", 0.2), Column("What", 0.5), Column("Known from", 0.3)),
        tuple(
            (day_of(each.when), each.title, _source(each)) for each in sorted(happened, key=lambda each: earliest(each.when))
        ),
        "Nothing is in the book yet.",
    )
    yield gaps(book, 0)
    said = [(voice, page.title) for page in book.pages for voice in page.voices if voice.kind is VoiceKind.SAID]
    yield Block(
        "In the child’s own words",
        (Column("", 0.24), Column("", 0.76)),
        tuple((day_of(voice.when) or "No day noted", voice.what) for voice, _ in said),
        "Nothing was noted yet.",
    )


def _the_child(book: Book) -> Iterator[tuple[str, str]]:
    child = book.the_child
    yield "Names", "; ".join(_name(name) for name in child.names)
    birth = next((each for each in book.events if each.kind is EventKind.BIRTH), None)
    if child.born is not None:
        where = f", {shown_place(birth.place)}" if birth is not None and birth.place else ""
        yield "Born", f"{child.born}{where}"
    cultures = {culture.id: culture.name for culture in book.cultures}
    heritage = [cultures[each] for each in child.cultures if each in cultures]
    if heritage:
        yield "Heritage", ", ".join(heritage)
    if child.languages:
        yield "Languages", ", ".join(child.languages)
    if child.faith:
        yield "Faith", child.faith
    for fact in child.facts:
        yield fact.label, fact.value


def _name(name: Name) -> str:
    return f"{name.full} ({name.kind.value})"


def _someone(person: Person) -> tuple[str, str, str, str]:
    name = person.name(NameKind.KNOWN_AS, NameKind.BIRTH, NameKind.FORMER)
    known = "; ".join(f"{fact.label}: {fact.value}" for fact in person.facts[:2])
    died = f", died {person.died}" if person.died is not None else ", has died" if person.has_died else ""
    return (
        name.full if name is not None else person.called,
        person.role.value.capitalize(),
        f"{person.born or ''}{died}".lstrip(", "),
        known,
    )


def _names(book: Book, who: Iterable[str]) -> str:
    known = {str(person.id): person.known_as for person in book.people}
    return ", ".join(known[each] for each in who if each in known)


def _source(event: Event) -> str:
    return " ".join(part for part in (event.source.kind.value, event.source.detail) if part) if event.source else ""
