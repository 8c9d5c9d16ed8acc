"""What is worth noting of a stay, and things that are worth keeping: data that a council can change (practice section 7)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import HomeId, MemoryId, PersonId, PhotoId, new_id
from lifestory_app.domain.memories import Given, KeptObject, Likeness, Memory, MemoryKind
from lifestory_app.domain.people import Fact
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy
from lifestory_app.practice.fact_parts import read_seen_by, read_source
from lifestory_app.practice.reading import Table, each, read_table
from lifestory_app.practice.story import words_of


@dataclass(frozen=True, slots=True)
class StayFact:
    """One thing to note of a stay: how it is called on the page, an example, and who may see it unless somebody decides."""

    label: str
    hint: str
    seen_by: SeenBy


@dataclass(frozen=True, slots=True)
class StayGroup:
    name: str
    facts: tuple[StayFact, ...]


@dataclass(frozen=True, slots=True)
class ObjectPrompt:
    """A thing worth keeping, and the drawing that stands in while there is no photo."""

    label: str
    drawing: Pictogram


@cache
def stay_groups() -> tuple[StayGroup, ...]:
    """What is worth noting of a stay, in order. Raises Refused where the file cannot be read."""
    return read_stay_groups(resources.template("memories", "stay.toml"))


def read_stay_groups(path: Path) -> tuple[StayGroup, ...]:
    """The groups of a file. Raises Refused, naming it."""
    file = read_table(path)
    groups = each(file.tables("group"), lambda table: StayGroup(table.name("name"), each(table.tables("fact"), _stay_fact)))
    file.done()
    return groups


def _stay_fact(table: Table) -> StayFact:
    seen_by = RECORDS_ONLY if table.truth("records") else FAMILY_AND_RECORDS
    return StayFact(table.name("label"), table.text("hint", ""), seen_by)


@cache
def object_prompts() -> tuple[ObjectPrompt, ...]:
    """Things worth keeping, in the order in which they are offered."""
    file = read_table(resources.template("memories", "objects.toml"))
    found = each(file.tables("object"), lambda table: ObjectPrompt(table.name("label"), Pictogram(table.text("drawing"))))
    file.done()
    return found


def value_of(home: Home, label: str) -> str:
    """What was noted of a stay under a label."""
    return next((fact.value for fact in home.facts if fact.label == label), "")


def noted(home: Home, wanted: StayFact, value: str) -> tuple[Fact, ...]:
    """The facts of a home with one of them said anew, in the order in which a stay is told; other facts stay behind them."""
    old = next((fact for fact in home.facts if fact.label == wanted.label), None)
    order = [fact.label for group in stay_groups() for fact in group.facts]
    kept = {fact.label: fact for fact in home.facts}
    if value.strip():
        kept[wanted.label] = Fact(wanted.label, value, seen_by=wanted.seen_by) if old is None else _said(old, value)
    else:
        kept.pop(wanted.label, None)
    known = tuple(kept[label] for label in order if label in kept)
    return (*known, *(fact for fact in home.facts if fact.label not in order))


def _said(fact: Fact, value: str) -> Fact:
    return Fact(fact.label, value, fact.when, fact.source, fact.seen_by)


def read_memories(file: Table) -> tuple[Memory, ...]:
    """The memories of a facts file or sample. Raises Refused naming file, key and fault."""
    return each(file.tables("memory"), read_memory)


def read_memory(table: Table) -> Memory:
    home = table.text("home", "")
    return Memory(
        id=MemoryId(table.text("id", new_id())),
        kind=table.choice("type", MemoryKind, MemoryKind.ORDINARY_DAY),
        title=table.text("title", ""),
        when=table.date("when"),
        story=words_of(table.text("story", "")),
        who=tuple(PersonId(person) for person in table.texts("who")),
        place=table.text("place", ""),
        said=table.text("said", ""),
        photos=tuple(PhotoView(PhotoId(photo)) for photo in table.texts("photos")),
        kept=_kept(table.table("object")) if "object" in table else None,
        home=HomeId(home) if home else None,
        entered_by=table.text("entered_by", ""),
        noted=table.date("noted"),
        source=read_source(table),
        seen_by=read_seen_by(table),
    )


def _kept(table: Table) -> KeptObject:
    giver, given_by = table.text("giver", ""), table.text("given_by", "")
    photo, drawing = table.text("photo", ""), table.text("pictogram", "")
    known = Given.KNOWN if giver or given_by else Given.NOT_SAID
    kept = KeptObject(
        label=table.text("label", ""),
        description=table.text("description", ""),
        photo=PhotoView(PhotoId(photo)) if photo else None,
        drawing=Pictogram(drawing) if drawing else None,
        size=table.text("size", ""),
        where_kept=table.text("where_kept", ""),
        likeness=table.choice("likeness", Likeness, Likeness.NOT_SAID),
        given=table.choice("given", Given, known),
        giver=PersonId(giver) if giver else None,
        given_by=given_by,
        why=table.text("why", ""),
    )
    table.done()
    return kept
