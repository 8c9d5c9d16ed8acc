"""Facts of a book that a part of a letter could tell, each with its source, and whether the letter says it already."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import WEEKDAYS, Span
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.people import BondKind, Fact, Gender, Person, Role
from lifestory_app.domain.provenance import SeenBy, Source
from lifestory_app.family.telling import possessive
from lifestory_app.practice.letter_forms import Topic
from lifestory_app.practice.letter_words import date_marks, happened, listed, on, spanned, stands, turned, value_marks

__all__ = ["LetterFact", "facts_of", "sentence_about"]

_SAID = {
    "good at": "{name} is good at {value}.",
    "worked": "{name} worked {value}.",
    "works": "{name} works {value}.",
    "likes": "{name} likes {value}.",
    "liked": "{name} liked {value}.",
    "loves": "{name} loves {value}.",
    "loved": "{name} loved {value}.",
    "looks": "{name} looks {value}.",
    "born in": "{name} was born in {value}.",
    "comes from": "{name} comes from {value}.",
}
"""How a fact with one of these labels becomes a sentence."""
_EARLY = frozenset({HomeKind.PARENTS, HomeKind.MOTHER_AND_BABY, HomeKind.HOSPITAL})
_CARE = frozenset({
    HomeKind.KINSHIP, HomeKind.FOSTER, HomeKind.SHORT_BREAKS, HomeKind.RESIDENTIAL, HomeKind.HOSPITAL,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterFact:
    """A fact that a part could tell. `told` is its line in the list; `sentence` is what is put in, to be changed at will.

    `marks` are groups of words: where each group has one that stands in the letter, the fact is said.
    """

    told: str
    sentence: str
    source: Source | None
    marks: tuple[tuple[str, ...], ...]
    kind: str = "person"
    """Where it is entered: person, home or event."""
    id: str = ""

    def is_said_in(self, text: str) -> bool:
        """Whether words say it already. `text` is in small letters."""
        return bool(self.marks) and all(any(stands(word, text) for word in group) for group in self.marks)


def facts_of(book: Book, letter: Letter, topics: Iterable[Topic]) -> tuple[LetterFact, ...]:
    """What the book knows for these topics that every reader of the letter may know. Family names are never told."""
    teller = _Teller(book, letter.seen_by)
    found: dict[tuple[str, str], LetterFact] = {}
    for topic in topics:
        for fact in teller.of(topic):
            found.setdefault((fact.told, fact.sentence), fact)
    return tuple(found.values())


def text_of(letter: Letter) -> str:
    """All words of a letter in small letters, for `LetterFact.is_said_in`."""
    return "\n".join(part.words.plain for part in letter.sections).casefold()


def sentence_about(name: str, fact: Fact) -> str:
    """A fact of a person as a sentence."""
    label, value = " ".join(fact.label.split()), " ".join(fact.value.split()).rstrip(".")
    pattern = _SAID.get(label.casefold())
    if pattern is not None:
        return pattern.format(name=name, value=value)
    if label.casefold().startswith("favourite"):
        return f"{possessive(name)} {label.casefold()} was {value}."
    return f"{name}, {label[:1].lower()}{label[1:]}: {value}."


class _Teller:
    """Tells the facts of one book to the readers of one letter."""

    def __init__(self, book: Book, readers: SeenBy) -> None:
        self.book, self.readers = book, readers
        self.people = [person for person in book.people if readers <= person.seen_by]
        self.homes = [home for home in book.homes if readers <= home.seen_by]
        self.events = [event for event in book.events if readers <= event.seen_by]

    def of(self, topic: Topic) -> Iterator[LetterFact]:
        tell: dict[Topic, Callable[[], Iterator[LetterFact]]] = {
            Topic.WRITER: lambda: self._of_roles(Role.SOCIAL_WORKER),
            Topic.CHILD: self._of_child,
            Topic.BIRTH: self._birth,
            Topic.BIRTH_MOTHER: lambda: self._of_roles(Role.BIRTH_MOTHER),
            Topic.BIRTH_FATHER: lambda: self._of_roles(Role.BIRTH_FATHER),
            Topic.BIRTH_PARENTS: self._couple,
            Topic.FAMILY: self._family,
            Topic.EARLY_HOMES: lambda: self._of_homes(lambda home: home.kind in _EARLY),
            Topic.WHAT_HAPPENED: lambda: self._of_events(EventKind.HEALTH, EventKind.MOVE),
            Topic.DECISIONS: self._decisions,
            Topic.CARE: self._care,
            Topic.FAMILY_NOW: self._family_now,
            Topic.KEEPING_IN_TOUCH: lambda: self._of_events(EventKind.FAMILY_TIME, EventKind.GOODBYE),
            Topic.AGENCY: self._agency,
        }
        return tell[topic]()

    def _of_roles(self, *roles: Role) -> Iterator[LetterFact]:
        for person in self.people:
            new_family = person.belongs_to_new_family and person.role is Role.RELATIVE
            if person.role in roles and not new_family:
                yield from self._person(person)

    def _family(self) -> Iterator[LetterFact]:
        yield from self._of_roles(Role.SIBLING, Role.RELATIVE)
        known = {person.id: person for person in self.people}
        for bond in self.book.bonds:
            one, other = known.get(bond.one), known.get(bond.other)
            if one is None or other is None or bond.kind is not BondKind.BIRTH_PARENT or not self.readers <= bond.seen_by:
                continue
            if one.role is Role.RELATIVE and other.role in _PARENTS:
                what = _PARENT_WORDS.get(one.gender, "parent")
                said = f"{_name(one)} is {possessive(_name(other))} {what}"
                marks = ((_first(_name(one)),), (what, "mum" if what == "mother" else "dad", "grew up"))
                yield LetterFact(said, f"{said}.", bond.source, marks, id=one.id)

    def _person(self, person: Person) -> Iterator[LetterFact]:
        name = _name(person)
        mark = _first(name)
        role = f"your {person.role.value}" if person.role in _FAMILY else ""
        if person.born is not None:
            yield LetterFact(
                f"{name}, born {person.born}", f"{name} was born {on(person.born)}.", person.source,
                ((mark,), date_marks(person.born)), id=person.id,
            )  # fmt: skip
        elif role:
            yield LetterFact(f"{name}, {role}", f"{name} is {role}.", person.source, ((mark,),), id=person.id)
        elif person.role is Role.RELATIVE and not any(bond.one == person.id for bond in self.book.bonds):
            yield LetterFact(f"{name}, relative", f"{name} is one of your family.", person.source, ((mark,),), id=person.id)
        elif person.role is Role.SOCIAL_WORKER:
            yield LetterFact(
                f"{name}, social worker",
                f"My name is {name}. I was your social worker.",
                person.source,
                ((mark,),),
                id=person.id,
            )
        if person.faith.strip():
            yield LetterFact(
                f"{name}, faith: {person.faith}", f"{possessive(name)} faith is {person.faith}.", person.source,
                ((person.faith.casefold(),),), id=person.id,
            )  # fmt: skip
        for language in person.languages:
            yield LetterFact(
                f"{name} speaks {language}",
                f"{name} speaks {language}.",
                person.source,
                ((language.casefold(),),),
                id=person.id,
            )
        yield from self._facts(name, person.facts, "person", person.id)

    def _facts(self, name: str, facts: Iterable[Fact], kind: str, id: str) -> Iterator[LetterFact]:
        for fact in facts:
            if self.readers <= fact.seen_by and fact.label.strip() and fact.value.strip():
                told = f"{name}, {fact.label[:1].lower()}{fact.label[1:]}: {fact.value}"
                yield LetterFact(told, sentence_about(name, fact), fact.source, value_marks(fact.value), kind, id)

    def _of_child(self) -> Iterator[LetterFact]:
        child = self.book.the_child
        yield from self._own(child.facts, "person", child.id)
        for home in self.homes:
            yield from self._own(home.facts, "home", home.id)

    def _own(self, facts: Iterable[Fact], kind: str, id: str) -> Iterator[LetterFact]:
        """Facts that are told in the child's voice, turned to the child."""
        for fact in facts:
            if self.readers <= fact.seen_by and fact.label.strip() and fact.value.strip():
                said = f"{turned(fact.label.strip())}: {turned(fact.value.strip()).rstrip('.')}."
                yield LetterFact(f"{fact.label}: {fact.value}", said, fact.source, value_marks(fact.value), kind, id)

    def _birth(self) -> Iterator[LetterFact]:
        child = self.book.the_child
        births = [event for event in self.events if event.kind is EventKind.BIRTH]
        place = next((event.place for event in births if event.place.strip()), "")
        source = next((event.source for event in births if event.source is not None), child.source)
        if child.born is not None:
            where = f" in {place}" if place else ""
            day = f"{WEEKDAYS[child.born.earliest.weekday()]} {child.born}" if child.born.is_exact else str(child.born)
            marks = (date_marks(child.born), *(((place.split(",")[0].casefold(),),) if place else ()))
            said = f"on {day}" if child.born.is_exact else on(child.born)
            yield LetterFact(f"Born {child.born}{where}", f"You were born {said}{where}.", source, marks, "person", child.id)
        for event in births:
            there = [
                person for person in self.people if person.id in event.who and person.id not in (child.id, *self._mothers())
            ]
            for person in there:
                yield LetterFact(
                    f"{_name(person)} was there", f"{_name(person)} was there when you were born.", event.source,
                    ((_first(_name(person)),),), "event", event.id,
                )  # fmt: skip
        yield from self._own(child.facts, "person", child.id)

    def _mothers(self) -> tuple[PersonId, ...]:
        return tuple(person.id for person in self.people if person.role is Role.BIRTH_MOTHER)

    def _couple(self) -> Iterator[LetterFact]:
        parents = {person.id: person for person in self.people if person.role in (Role.BIRTH_MOTHER, Role.BIRTH_FATHER)}
        for bond in self.book.bonds:
            if bond.kind.is_couple and bond.one in parents and bond.other in parents and self.readers <= bond.seen_by:
                one, other = _name(parents[bond.one]), _name(parents[bond.other])
                told = f"{one} and {other}, {_COUPLES.get(bond.kind, bond.kind.value)}"
                when = f", {bond.when}" if bond.when != Span() else ""
                marks = ((_first(one),), (_first(other),))
                yield LetterFact(
                    f"{told}{when}", f"{told.replace(',', ' were', 1)}{spanned(bond.when)}.", bond.source, marks, id=bond.one
                )
        yield from self._of_roles(Role.BIRTH_MOTHER, Role.BIRTH_FATHER)

    def _of_homes(self, wanted: Callable[[Home], bool]) -> Iterator[LetterFact]:
        for home in self.homes:
            if wanted(home):
                yield self._home(home)
                yield from self._own(home.facts, "home", home.id)

    def _home(self, home: Home) -> LetterFact:
        who = [_name(person) for person in self.people if person.id in home.who and person.role is not Role.PET]
        with_whom = f" with {listed(who)}" if who else f" at “{home.title}”" if home.title else ""
        where = f" in {home.place}" if home.place else ""
        told = f"{home.title or home.kind.value}, {home.when}" if home.when != Span() else home.title or home.kind.value
        still = home.when.start is not None and home.when.end is None
        span = f" since {home.when.start}" if still else spanned(home.when)
        sentence = f"You {'have lived' if still else 'lived'}{with_whom}{where}{span}."
        dates = [date_marks(date) for date in (home.when.start, home.when.end) if date is not None]
        marks = (*((_first(name),) for name in who), *([tuple(mark for group in dates for mark in group)] if dates else []))
        marks = marks or value_marks(home.title)
        return LetterFact(told, sentence, home.source, marks, "home", home.id)

    def _of_events(self, *kinds: EventKind) -> Iterator[LetterFact]:
        for event in self.events:
            if event.kind in kinds and event.title.strip():
                yield self._event(event)

    def _event(self, event: Event) -> LetterFact:
        told = f"{event.title.rstrip('.')}, {event.when}" if event.when is not None else event.title.rstrip(".")
        marks = value_marks(event.title) if event.when is None else (date_marks(event.when),)
        return LetterFact(told, happened(event), event.source, marks, "event", event.id)

    def _decisions(self) -> Iterator[LetterFact]:
        yield from self._of_events(EventKind.COURT)
        for role, does in ((Role.JUDGE, "made the decision"), (Role.GUARDIAN, "was your guardian in court")):
            for person in self.people:
                if person.role is role:
                    name = person.known_as
                    yield LetterFact(
                        f"{name}, {role.value}", f"{name} {does}.", person.source, ((_first(name),),), id=person.id
                    )
        yield from self._of_events(EventKind.MOVE)

    def _care(self) -> Iterator[LetterFact]:
        yield from self._of_homes(lambda home: home.kind in _CARE)
        yield from self._of_events(EventKind.SCHOOL, EventKind.GOODBYE)

    def _family_now(self) -> Iterator[LetterFact]:
        parents = [person for person in self.people if person.role.is_new_family]
        if parents:
            names = listed([_name(person) for person in parents])
            who = "parents" if parents[0].role is Role.ADOPTIVE_PARENT else "special guardians"
            said, told = (
                (f"Your {who} are {names}.", f"{names}, {who}")
                if len(parents) > 1
                else (f"Your {who.rstrip('s')} is {names}.", f"{names}, {who.rstrip('s')}")
            )
            marks = tuple((_name(person).casefold(), person.called.casefold() or "\0") for person in parents)
            yield LetterFact(told, said, parents[0].source, marks, id=parents[0].id)
        for person in parents:
            yield from self._facts(_name(person), person.facts, "person", person.id)
        yield from self._of_homes(lambda home: home.kind.is_new_family)
        yield from self._of_events(EventKind.ADOPTION_DAY, EventKind.MILESTONE)

    def _agency(self) -> Iterator[LetterFact]:
        agency = self.book.agency.strip()
        if agency:
            sentence = f"From the age of eighteen you can ask {agency} to see your records."
            yield LetterFact(agency, sentence, None, ((agency.casefold(),),), "book")


_FAMILY = frozenset({Role.BIRTH_MOTHER, Role.BIRTH_FATHER, Role.SIBLING})
_PARENTS = frozenset({Role.BIRTH_MOTHER, Role.BIRTH_FATHER})
_PARENT_WORDS = {Gender.FEMALE: "mother", Gender.MALE: "father"}
_COUPLES = {BondKind.IN_A_RELATIONSHIP: "a couple", BondKind.LIVING_TOGETHER: "living together"}


def _name(person: Person) -> str:
    """What a letter calls somebody: the first name, with what goes before it, as in Nan Jean."""
    known = person.known_as
    return person.called if known and re.search(rf"\b{re.escape(known)}\b", person.called) else known or person.called


def _first(name: str) -> str:
    return name.casefold()
