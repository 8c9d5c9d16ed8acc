"""A family tree file (GEDCOM 5.5.1 or 7, or GEDZIP) as people and bonds for a book, with what was left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PersonId, new_id
from lifestory_app.domain.people import Bond, Person
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.provenance import Source, SourceKind
from lifestory_app.family.gedcom_families import bonds_of
from lifestory_app.family.gedcom_file import file_bytes, not_a_tree
from lifestory_app.family.gedcom_letters import letters_of
from lifestory_app.family.gedcom_people import LONGEST_FACT, leave, person_of, plain
from lifestory_app.family.gedcom_records import Record, Tree, looks_like_gedcom, read_records
from lifestory_app.family.gedcom_told import LeftOut, Telling

__all__ = ["FamilyTree", "LeftOut", "read_family_tree"]


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """What a file holds. `families` counts its own records; `by_xref` finds a person by the file's own name for them."""

    name: str
    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    families: int
    by_xref: Mapping[str, PersonId]
    left_out: tuple[LeftOut, ...]


def read_family_tree(path: Path, tell: Tell = tell_nobody) -> FamilyTree:
    """Read a file. Raises Refused in one sentence where it is no family tree or too large, or Stopped."""
    text = letters_of(file_bytes(path))
    if not looks_like_gedcom(text):
        raise not_a_tree(path.name)
    told = Telling()
    tree = read_records(text, path.name, tell)
    _tell_of_the_file(tree, text, told)
    source = Source(SourceKind.OTHER, f"family tree file {path.name}")
    for note in tree.notes.values():
        note.value = plain(note.value)[:LONGEST_FACT]
    people: list[Person] = []
    for number, record in enumerate(tree.people):
        if number % 200 == 0:
            tell(number, len(tree.people), "Reading the family tree")
        people.append(person_of(record, PersonId(new_id()), tree, source, told))
    bonds = bonds_of(tree, people, source, told)
    by_xref = {record.xref: person.id for record, person in zip(reversed(tree.people), reversed(people), strict=True)}
    by_xref.pop("", None)
    return FamilyTree(path.name, tuple(people), bonds, len(tree.families), by_xref, told.lines())


def child_in(tree: FamilyTree, xref: str) -> PersonId:
    """The person the file calls by this name, with or without its @ signs. Raises Refused."""
    name = f"@{xref.strip('@')}@"
    if name not in tree.by_xref:
        raise Refused(
            f"“{tree.name}” has no person called {name}. Nothing was changed; "
            "look up the child’s own number in the file, such as @I1@, or leave it out."
        )
    return tree.by_xref[name]


def _tell_of_the_file(tree: Tree, text: str, told: Telling) -> None:
    """What is left out of the file as a whole."""
    for kind, number in (
        ("unreadable", tree.unreadable_lines),
        ("long", tree.cut_short),
        ("letter", text.count("\ufffd")),
    ):
        if number:
            told.leave(kind, number)
    for tag, number in tree.others.items():
        if tag in ("SUBM", "SUBN"):
            told.leave("sender", number)
        else:
            for _ in range(min(number, 1_000_000)):
                leave(Record(tag), told)
