"""People and bonds of a book as a family tree file, GEDCOM 5.5.1 or 7.0, that this program reads back as it was.

What may leave is settled before, by the edition and by `gedcom_leaving`; here it is only written.
"""

from collections.abc import Iterable

from lifestory_app import __version__
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Fact, Gender, Name, NameKind, Person
from lifestory_app.family.gedcom_families import NOT_A_COUPLE
from lifestory_app.family.gedcom_lines import VERSIONS, Lines
from lifestory_app.family.gedcom_people import (
    ATTRIBUTES,
    BORN,
    BORN_IN,
    DIED,
    DIED_IN,
    EVENTS,
    LANGUAGE,
    LIVED_IN,
)
from lifestory_app.family.gedcom_unions import Union, unions_of

__all__ = ["VERSIONS", "written_tree"]

_SEX = {Gender.FEMALE: "F", Gender.TRANS_WOMAN: "F", Gender.MALE: "M", Gender.TRANS_MAN: "M"}
_NAME_TYPE = {
    NameKind.BIRTH: ("birth", "BIRTH"),
    NameKind.KNOWN_AS: ("aka", "AKA"),
    NameKind.ADOPTIVE: ("adoptive", "OTHER"),
    NameKind.FORMER: ("former", "OTHER"),
}
_PEDIGREE = {BondKind.BIRTH_PARENT: "birth", BondKind.ADOPTIVE_PARENT: "adopted", BondKind.FOSTER_CARER: "foster"}
_COUPLE = {
    BondKind.MARRIED: ("MARR", ""),
    BondKind.CIVIL_PARTNERS: ("MARR", "Civil partnership"),
    BondKind.DIVORCED: ("DIV", ""),
    BondKind.LIVING_TOGETHER: ("EVEN", "Living together"),
    BondKind.IN_A_RELATIONSHIP: ("EVEN", "In a relationship"),
    BondKind.SEPARATED: ("EVEN", "Separation"),
}
_TIE = {
    BondKind.KINSHIP_CARER: "kinship carer",
    BondKind.STEP_PARENT: "step-parent",
    BondKind.SPECIAL_GUARDIAN: "special guardian",
    BondKind.DONOR: "donor",
    BondKind.SIBLING: "brother or sister",
    BondKind.TWIN: "twin",
    BondKind.IDENTICAL_TWIN: "identical twin",
}
_TAG_OF = {label: tag for tag, label in (*EVENTS.items(), *ATTRIBUTES.items())}


def written_tree(people: Iterable[Person], bonds: Iterable[Bond], version: str) -> tuple[str, int]:
    """The text of a file, and how many families it has."""
    return _Writing(list(people), list(bonds), Lines(version)).tree()


class _Writing:
    def __init__(self, people: list[Person], bonds: list[Bond], lines: Lines) -> None:
        self.people, self.bonds, self.lines = people, bonds, lines
        self.add = lines.add
        self.xref: dict[PersonId, str] = {person.id: f"@I{number}@" for number, person in enumerate(people, 1)}
        self.genders = {person.id: person.gender for person in people}
        self.unions = unions_of(people, bonds)
        self.spouse_in: dict[PersonId, list[str]] = {}
        self.child_in: dict[PersonId, list[tuple[str, Union]]] = {}
        for number, union in enumerate(self.unions, 1):
            for partner in union.partners:
                self.spouse_in.setdefault(partner, []).append(f"@F{number}@")
            for child in union.children:
                self.child_in.setdefault(child, []).append((f"@F{number}@", union))
        self.ties: dict[PersonId, list[Bond]] = {}
        for bond in bonds:
            if bond.kind in _TIE:
                self.ties.setdefault(bond.other, []).append(bond)

    def tree(self) -> tuple[str, int]:
        self.header()
        for person in self.people:
            self.person(person)
        for number, union in enumerate(self.unions, 1):
            self.union(f"@F{number}@", union)
        self.add(0, "TRLR")
        mark = "\ufeff" if self.lines.is_seven else ""
        return mark + self.lines.text(), len(self.unions)

    def header(self) -> None:
        """Names the program and no person: 5.5.1 wants a sender, and a worker's name is nobody's business."""
        self.add(0, "HEAD")
        if self.lines.is_seven:
            self.add(1, "GEDC")
            self.add(2, "VERS", "7.0")
        self.add(1, "SOUR", "LIFE_STORY")
        self.add(2, "VERS", __version__)
        self.add(2, "NAME", "Life Story")
        if not self.lines.is_seven:
            self.lines.point(1, "SUBM", "@U1@")
            self.add(1, "GEDC")
            self.add(2, "VERS", "5.5.1")
            self.add(2, "FORM", "LINEAGE-LINKED")
            self.add(1, "CHAR", "UTF-8")
            self.add(0, "SUBM", xref="@U1@")
            self.add(1, "NAME", "Life Story")

    def person(self, person: Person) -> None:
        self.add(0, "INDI", xref=self.xref[person.id])
        for name in person.names:
            self.name(name)
        other = "X" if self.lines.is_seven and person.gender is Gender.NON_BINARY else "U"
        self.add(1, "SEX", _SEX.get(person.gender, other))
        facts = list(person.facts)
        self.life("BIRT", person.born, BORN, BORN_IN, facts)
        self.life("DEAT", person.died, DIED, DIED_IN, facts, person.dead)
        if person.faith:
            self.add(1, "RELI", person.faith)
        for language in person.languages:
            self.add(1, "FACT", language)
            self.add(2, "TYPE", LANGUAGE)
        for move in person.migrations:
            for tag, place in (("EMIG", move.left), ("IMMI", move.came_to)):
                self.add(1, tag, "" if place or move.when else "Y")
                if move.when:
                    self.lines.date(2, move.when)
                if place:
                    self.add(2, "PLAC", place)
        for fact in facts:
            self.fact(fact)
        self.families_of(person.id)

    def name(self, name: Name) -> None:
        given, family = name.given.replace("/", " "), name.family.replace("/", " ")
        self.add(1, "NAME", f"{given} /{family}/".strip() if family or not given else given)
        plain, seven = _NAME_TYPE[name.kind]
        self.add(2, "TYPE", seven if self.lines.is_seven else plain)
        if self.lines.is_seven and seven == "OTHER":
            self.add(3, "PHRASE", plain)
        for tag, part in (("GIVN", name.given), ("SURN", name.family)):
            if part:
                self.add(2, tag, part)
        if name.native:
            native = name.native.replace("/", " ")
            self.add(2, "TRAN" if self.lines.is_seven else "FONE", native)
            if self.lines.is_seven:
                self.add(3, "LANG", name.lang or "und")
            elif name.lang:
                self.add(3, "TYPE", name.lang)
        self.lines.span(2, name.when, "_DATE")

    def life(
        self, tag: str, when: UncertainDate | None, happened: str, where: str, facts: list[Fact], known: bool = False
    ) -> None:
        """Birth or death with its date and place; what was told of them in words is taken from `facts`."""
        words = None if when else _take(facts, happened)
        place = _take(facts, where)
        if not (when or words or place or known):
            return
        self.add(1, tag, "" if when or words or place else "Y")
        if when:
            self.lines.date(2, when)
        elif words:
            self.lines.words_for_date(2, words.value)
        if place:
            self.add(2, "PLAC", place.value)

    def fact(self, fact: Fact) -> None:
        tag = "RESI" if fact.label == LIVED_IN else _TAG_OF.get(fact.label, "FACT")
        is_place = tag == "RESI" or tag in EVENTS
        self.add(1, tag, "" if is_place else fact.value)
        if tag == "FACT":
            self.add(2, "TYPE", fact.label)
        if fact.when:
            self.lines.date(2, fact.when)
        if is_place and fact.value != "yes":
            self.add(2, "PLAC", fact.value)

    def families_of(self, person: PersonId) -> None:
        for xref, union in self.child_in.get(person, ()):
            for kind, when in union.children[person]:
                if kind is BondKind.ADOPTIVE_PARENT and when != Span():
                    self.add(1, "ADOP")
                    self.lines.span(2, when)
                    self.lines.point(2, "FAMC", xref)
                    self.add(3, "ADOP", "BOTH")
        for xref, union in self.child_in.get(person, ()):
            for kind, when in union.children[person]:
                self.lines.point(1, "FAMC", xref)
                self.add(2, "PEDI", _PEDIGREE[kind].upper() if self.lines.is_seven else _PEDIGREE[kind])
                if kind is not BondKind.ADOPTIVE_PARENT:
                    self.lines.span(2, when, "_DATE")
        for xref in self.spouse_in.get(person, ()):
            self.lines.point(1, "FAMS", xref)
        for bond in self.ties.get(person, ()):
            self.lines.point(1, "ASSO", self.xref[bond.one])
            if self.lines.is_seven:
                self.add(2, "ROLE", "OTHER")
                self.add(3, "PHRASE", _TIE[bond.kind])
            else:
                self.add(2, "RELA", _TIE[bond.kind])
            self.lines.span(2, bond.when, "_DATE")

    def union(self, xref: str, union: Union) -> None:
        self.add(0, "FAM", xref=xref)
        tags = ("HUSB", "WIFE") if len(union.partners) == 2 else (self.tag_alone(union.partners[0]),)
        for tag, partner in zip(tags, union.partners, strict=True):
            self.lines.point(1, tag, self.xref[partner])
        for child in union.children:
            self.lines.point(1, "CHIL", self.xref[child])
        for bond in union.bonds:
            tag, said = _COUPLE[bond.kind]
            self.add(1, tag, "Y" if tag != "EVEN" and bond.when == Span() and not said else "")
            if said:
                self.add(2, "TYPE", said)
            self.lines.span(2, bond.when)
        if len(union.partners) == 2 and not union.bonds:
            self.add(1, "EVEN")
            self.add(2, "TYPE", NOT_A_COUPLE.capitalize())

    def tag_alone(self, partner: PersonId) -> str:
        return "WIFE" if _SEX.get(self.genders[partner]) == "F" else "HUSB"


def _take(facts: list[Fact], label: str) -> Fact | None:
    """The first undated fact of this label, taken out of the list."""
    found = next((fact for fact in facts if fact.label == label and fact.when is None), None)
    if found:
        facts.remove(found)
    return found
