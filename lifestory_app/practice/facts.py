"""Facts of a story as people write them down before there is a page: people, bonds, homes, events, gaps.

The form is described in docs/facts-format.md; `lifestory new --facts` and the samples use the same reader.
"""

from dataclasses import dataclass

from lifestory_app.domain.bond_checks import impossible
from lifestory_app.domain.book import Book
from lifestory_app.domain.family import (
    RECORDS_ONLY,
    Culture,
    Diagram,
    Household,
    Support,
    Topic,
)
from lifestory_app.domain.gaps import Asked, Gap
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import (
    BondId,
    CultureId,
    EventId,
    GapId,
    HomeId,
    PageId,
    PersonId,
    PhotoId,
    new_id,
)
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.people import (
    Beginning,
    Bond,
    BondKind,
    Condition,
    ConditionKind,
    Fact,
    Gender,
    Migration,
    Name,
    NameKind,
    Person,
    Role,
)
from lifestory_app.practice.fact_parts import read_drawing, read_seen_by, read_source
from lifestory_app.practice.family_facts import read_culture, read_diagram, read_household, read_support, read_topic
from lifestory_app.practice.memories import read_memories
from lifestory_app.practice.reading import Table, each


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one file, ready to be put into a book. `child` is the person whose role is child."""

    child: PersonId
    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    homes: tuple[Home, ...]
    events: tuple[Event, ...]
    gaps: tuple[Gap, ...]
    households: tuple[Household, ...] = ()
    cultures: tuple[Culture, ...] = ()
    topics: tuple[Topic, ...] = ()
    supports: tuple[Support, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    memories: tuple[Memory, ...] = ()


def read_facts(file: Table) -> Facts:
    """The facts of a file. Raises Refused naming file, key and fault. Other keys of the file are left for others to read."""
    people = each(file.tables("person"), read_person)
    known: set[PersonId] = set()
    for place, person in enumerate(people):
        if person.id in known:
            raise file.fault("person", f"two people have the id “{person.id}”", "person", place, "id")
        known.add(person.id)
    children = [person.id for person in people if person.role is Role.CHILD]
    if len(children) != 1:
        raise file.fault("person", f"one person must have the role “child”; there are {len(children)}")
    facts = Facts(
        children[0],
        people,
        each(file.tables("bond"), read_bond),
        each(file.tables("home"), read_home),
        each(file.tables("event"), read_event),
        each(file.tables("gap"), read_gap),
        each(file.tables("household"), read_household),
        each(file.tables("culture"), read_culture),
        each(file.tables("topic"), read_topic),
        each(file.tables("support"), read_support),
        each(file.tables("diagram"), read_diagram),
        read_memories(file),
    )
    _all_different(file, facts)
    _all_known(file, facts, known)
    return facts


def _all_different(file: Table, facts: Facts) -> None:
    for key, things in (
        ("bond", facts.bonds),
        ("home", facts.homes),
        ("event", facts.events),
        ("gap", facts.gaps),
        ("household", facts.households),
        ("culture", facts.cultures),
        ("topic", facts.topics),
        ("support", facts.supports),
        ("diagram", facts.diagrams),
        ("memory", facts.memories),
    ):
        ids = [str(thing.id) for thing in things]
        for place, name in enumerate(ids):
            if name in ids[:place]:
                raise file.fault(key, f"two of these have the id “{name}”", key, place, "id")


def _all_known(file: Table, facts: Facts, known: set[PersonId]) -> None:
    def check(person: PersonId, key: str, place: int, inner: str, name: str = "") -> None:
        if person not in known:
            raise file.fault(f"{key} {name}".strip(), f"“{person}” is not the id of a person", key, place, inner)

    for place, bond in enumerate(facts.bonds):
        check(bond.one, "bond", place, "one")
        check(bond.other, "bond", place, "other")
    book = Book("", facts.child, "", "", people=facts.people, bonds=facts.bonds)
    for place, bond in enumerate(facts.bonds):
        if why := impossible(book, bond):
            raise file.fault("bond", f"{why[:1].lower()}{why[1:]}" if why.startswith("Nobody") else why, "bond", place, "one")
    for place, home in enumerate(facts.homes):
        for person in home.who:
            check(person, "home", place, "who", home.title)
    for place, event in enumerate(facts.events):
        for person in event.who:
            check(person, "event", place, "who", event.title)
    for place, household in enumerate(facts.households):
        for person in household.who:
            check(person, "household", place, "who", household.title)
    homes = {home.id for home in facts.homes}
    for place, memory in enumerate(facts.memories):
        for person in memory.who:
            check(person, "memory", place, "who", memory.name)
        if memory.kept is not None and memory.kept.giver is not None:
            check(memory.kept.giver, "memory", place, "object", memory.name)
        if memory.home is not None and memory.home not in homes:
            raise file.fault(f"memory {memory.name}", f"“{memory.home}” is not the id of a home", "memory", place, "home")
    for place, topic in enumerate(facts.topics):
        for person in topic.who:
            check(person, "topic", place, "who", topic.name)
    for place, support in enumerate(facts.supports):
        if support.person is not None:
            check(support.person, "support", place, "person", support.name)
    cultures = {culture.id for culture in facts.cultures}
    for place, someone in enumerate(facts.people):
        for culture in someone.cultures:
            if culture not in cultures:
                raise file.fault(f"person {someone.id}", f"“{culture}” is not the id of a culture", "person", place, "cultures")


def read_person(table: Table) -> Person:
    names = each(table.tables("names"), _name)
    if not names:
        raise table.fault("names", "a person needs a name, or a word for who they are")
    portrait = table.raw("portrait")
    return Person(
        id=PersonId(table.text("id")),
        names=names,
        role=table.choice("role", Role, Role.OTHER),
        called=table.text("called", ""),
        gender=table.choice("gender", Gender, Gender.UNKNOWN),
        born=table.date("born"),
        died=table.date("died"),
        portrait=PhotoId(portrait) if portrait else None,
        drawing=read_drawing(table.table("drawing")) if "drawing" in table else None,
        facts=each(table.tables("facts"), _fact),
        new_family=table.truth("new_family"),
        source=read_source(table),
        seen_by=read_seen_by(table),
        beginning=table.choice("beginning", Beginning, Beginning.BORN),
        conditions=each(table.tables("conditions"), _condition),
        cultures=tuple(CultureId(culture) for culture in table.texts("cultures")),
        languages=tuple(table.texts("languages")),
        faith=table.text("faith", ""),
        migrations=each(table.tables("migrations"), _migration),
        dead=table.truth("dead"),
    )


def _condition(table: Table) -> Condition:
    return Condition(table.choice("kind", ConditionKind), table.span(), read_source(table), read_seen_by(table, RECORDS_ONLY))


def _migration(table: Table) -> Migration:
    return Migration(table.text("left", ""), table.text("came_to"), table.date("when"))


def _name(table: Table) -> Name:
    lang = table.raw("lang")
    return Name(
        given=table.name("given"),
        family=table.text("family", ""),
        kind=table.choice("kind", NameKind, NameKind.BIRTH),
        when=table.span(),
        native=table.text("native", ""),
        lang=lang if lang is None else str(lang),
        source=read_source(table),
    )


def _fact(table: Table) -> Fact:
    return Fact(table.text("label"), table.text("value"), table.date("when"), read_source(table), read_seen_by(table))


def read_bond(table: Table) -> Bond:
    return Bond(
        BondId(table.text("id", new_id())),
        table.choice("kind", BondKind),
        PersonId(table.text("one")),
        PersonId(table.text("other")),
        table.span(),
        read_source(table),
        read_seen_by(table),
    )


def read_home(table: Table) -> Home:
    photo = table.raw("photo")
    return Home(
        HomeId(table.text("id", new_id())),
        table.choice("kind", HomeKind),
        table.text("title"),
        tuple(PersonId(person) for person in table.texts("who")),
        table.span(),
        table.text("place", ""),
        PhotoId(photo) if photo else None,
        each(table.tables("facts"), _fact),
        read_source(table),
        read_seen_by(table),
    )


def read_event(table: Table) -> Event:
    return Event(
        EventId(table.text("id", new_id())),
        table.choice("kind", EventKind, EventKind.OTHER),
        table.text("title"),
        table.date("when"),
        tuple(PersonId(person) for person in table.texts("who")),
        table.text("place", ""),
        read_source(table),
        read_seen_by(table),
    )


def read_gap(table: Table) -> Gap:
    page = table.raw("page")
    return Gap(
        GapId(table.text("id", new_id())),
        table.text("what"),
        each(table.tables("tries"), lambda asked: Asked(asked.text("whom"), asked.date("when"), asked.text("outcome", ""))),
        table.date("ask_again"),
        table.truth("filled"),
        read_source(table),
        read_seen_by(table),
        PageId(page) if page else None,
        table.text("next_step", ""),
        table.truth("told"),
    )
