"""Facts of the family that its diagrams show: who lives together, cultures, topics, and what supports the child."""

from lifestory_app.domain.family import (
    RECORDS_ONLY,
    Culture,
    CultureColour,
    Diagram,
    DiagramKind,
    Flow,
    Household,
    Strength,
    Support,
    SupportKind,
    Topic,
    TopicKind,
)
from lifestory_app.domain.ids import CultureId, DiagramId, HouseholdId, PersonId, SupportId, TopicId, new_id
from lifestory_app.practice.fact_parts import read_seen_by, read_source
from lifestory_app.practice.reading import Table


def read_household(table: Table) -> Household:
    return Household(
        HouseholdId(table.text("id", new_id())),
        table.text("title"),
        tuple(PersonId(person) for person in table.texts("who")),
        table.span(),
        table.text("place", ""),
        read_source(table),
        read_seen_by(table),
    )


def read_culture(table: Table) -> Culture:
    return Culture(CultureId(table.text("id")), table.text("name"), table.choice("colour", CultureColour, CultureColour.TEAL))


def read_topic(table: Table) -> Topic:
    return Topic(
        TopicId(table.text("id", new_id())),
        table.text("name"),
        table.choice("kind", TopicKind),
        tuple(PersonId(person) for person in table.texts("who")),
        read_seen_by(table, RECORDS_ONLY),
    )


def read_diagram(table: Table) -> Diagram:
    kind = table.choice("kind", DiagramKind)
    return Diagram(DiagramId(kind.value), kind, table.date("drawn"), cultural=table.truth("cultural"))


def read_support(table: Table) -> Support:
    person = table.raw("person")
    return Support(
        SupportId(table.text("id", new_id())),
        table.text("name"),
        table.choice("kind", SupportKind, SupportKind.OTHER),
        PersonId(str(person)) if person is not None else None,
        table.choice("strength", Strength, Strength.ORDINARY),
        table.choice("flow", Flow, Flow.NOT_SAID),
        table.span(),
        table.text("note", ""),
        read_source(table),
        read_seen_by(table),
    )
