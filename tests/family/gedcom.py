"""Small family tree files for tests, and what a book makes of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from lifestory_app.domain.people import Bond, BondKind, Person
from lifestory_app.family.gedcom_in import FamilyTree, read_family_tree

HEAD = "0 HEAD\n1 GEDC\n2 VERS {version}\n1 CHAR UTF-8\n"


def read(content: str | bytes, *, version: str = "5.5.1", head: bool = True, name: str = "tree.ged") -> FamilyTree:
    """Read a file with this content; words get a header before them."""
    if isinstance(content, str):
        content = ((HEAD.format(version=version) if head else "") + content + "0 TRLR\n").encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_family_tree(path)


def one(content: str, version: str = "5.5.1") -> Person:
    """The one person of a file, given the lines under their record."""
    tree = read("0 @I1@ INDI\n" + content, version=version)
    assert len(tree.people) == 1
    return tree.people[0]


def facts(person: Person) -> dict[str, str]:
    """What is known of a person, by label."""
    return {fact.label: fact.value for fact in person.facts}


def bonds(tree: FamilyTree) -> set[tuple[str, BondKind, str]]:
    """Who is what to whom, by first names."""
    called = {person.id: person.known_as for person in tree.people}
    return {(called[bond.one], bond.kind, called[bond.other]) for bond in tree.bonds}


def the_bond(tree: FamilyTree, kind: BondKind) -> Bond:
    found = [bond for bond in tree.bonds if bond.kind is kind]
    assert len(found) == 1
    return found[0]


def left_out(tree: FamilyTree) -> dict[str, str]:
    return {each.what: each.why for each in tree.left_out}
