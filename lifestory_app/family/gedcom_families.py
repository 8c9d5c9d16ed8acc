"""Families of a family tree file as bonds: couples by what the file says happened, parents by how a child came to them.

A couple of whom nothing is said is written as in a relationship with no date, the least a book can say of two people, and that
is told. A child of whom nothing is said is taken as born to its parents, as every GEDCOM program takes it.
"""

from collections.abc import Iterator

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.ids import BondId, PersonId, new_id
from lifestory_app.domain.people import Bond, BondKind, Person
from lifestory_app.domain.provenance import Source
from lifestory_app.family.gedcom_kinds import COUPLES, PARENTS, TIES, by_words
from lifestory_app.family.gedcom_loops import closing_loops
from lifestory_app.family.gedcom_people import leave, when_of
from lifestory_app.family.gedcom_records import VOID, Record, Tree
from lifestory_app.family.gedcom_told import Telling

Found = tuple[BondKind, PersonId, PersonId, Span]
Member = tuple[int, Record | None]
"""A person by their place in the file, and the line of the family's record that names them."""
MOST_SIBLINGS = 12
MOST_PARTNERS = 4
NO_DATE = Span()
NOT_A_COUPLE = "not a couple"
"""What this program writes of parents who are no couple, where a family tree file would have them for one."""
_EVENTS = {"DIV": BondKind.DIVORCED, "SEP": BondKind.SEPARATED, "_SEPR": BondKind.SEPARATED, "_SEP": BondKind.SEPARATED}
_OTHER_EVENTS = frozenset({"ANUL", "DIVF", "ENGA", "MARB", "MARC", "MARL", "MARS", "CENS", "RESI", "FACT", "EVEN"})


def bonds_of(tree: Tree, people: list[Person], source: Source, told: Telling) -> tuple[Bond, ...]:
    """What joins the people of a file; `people` stand in the order of the file's own records."""
    return _Joining(tree, people, source, told).bonds()


class _Joining:
    def __init__(self, tree: Tree, people: list[Person], source: Source, told: Telling) -> None:
        self.tree, self.people, self.source, self.told = tree, people, source, told
        self.by_xref = {record.xref: number for number, record in reversed(list(enumerate(tree.people))) if record.xref}
        self.first_of = {record.xref: record for record in reversed(tree.families) if record.xref}
        self.found: dict[Found, None] = {}
        self.tied: set[tuple[BondKind, frozenset[int]]] = set()
        self.says: dict[tuple[str, str], list[int]] = {}
        self.twin_births: dict[int, str] = {}
        self.own_words: dict[int, dict[tuple[str, str], list[Record]]] = {}

    def bonds(self) -> tuple[Bond, ...]:
        for number, record in enumerate(self.tree.people):
            for line in record.under:
                if line.tag in ("FAMS", "FAMC"):
                    self.belongs(number, line)
                elif line.tag == "ASSO":
                    self.tie(number, line)
                elif line.tag == "BIRT" and "twin" in (said := line.text("TYPE").lower()):
                    self.twin_births.setdefault(number, said)
        for family in self.tree.families:
            self.family(family)
        closing = closing_loops([(one, other) for kind, one, other, _ in self.found if kind.is_parent])
        kept = [each for each in self.found if not (each[0].is_parent and (each[1], each[2]) in closing)]
        if len(kept) < len(self.found):
            self.told.leave("loop", len(self.found) - len(kept))
        return tuple(Bond(BondId(new_id()), kind, one, other, when, self.source) for kind, one, other, when in kept)

    def belongs(self, number: int, line: Record) -> None:
        """A person's own word of the families they are in; a file may say it on one side only."""
        if line.is_pointer and line.value in self.first_of:
            self.says.setdefault((line.tag, line.value), []).append(number)
        elif line.value != VOID:
            self.told.leave("dangling")

    def family(self, family: Record) -> None:
        partners, children = self.members(family, "HUSB", "WIFE"), self.members(family, "CHIL")
        if len(dict(partners)) < len(partners):
            self.told.leave("couple with self")
        if family.xref and self.first_of[family.xref] is family:
            named = {number for number, _ in (*partners, *children)}
            if len(partners) < 2:
                partners += [(each, None) for each in self.says.get(("FAMS", family.xref), ()) if each not in named]
            children += [(each, None) for each in self.says.get(("FAMC", family.xref), ()) if each not in named]
        partners, children = list(dict(partners).items())[:MOST_PARTNERS], list(dict(children).items())
        self.couples(family, [number for number, _ in partners])
        for child, line in children:
            for place, (parent, side) in enumerate(partners):
                if parent == child:
                    self.told.leave("loop")
                    continue
                is_mother = side.tag == "WIFE" if side else bool(place)
                for kind, when in self.ways(family, child, line, is_mother):
                    self.add(kind, parent, child, when)
        self.twins([child for child, _ in children])
        if not partners:
            self.siblings([child for child, _ in children])
        for sub in family.under:
            self.rest(sub)

    def members(self, family: Record, *tags: str) -> list[Member]:
        found: list[Member] = []
        for line in family.under:
            if line.tag in tags:
                if line.is_pointer and line.value in self.by_xref:
                    found.append((self.by_xref[line.value], line))
                elif line.value != VOID:
                    self.told.leave("dangling")
        return found

    def couples(self, family: Record, numbers: list[int]) -> None:
        pairs = [(one, other) for place, one in enumerate(numbers) for other in numbers[place + 1 :]]
        if any(line.text("TYPE").lower() == NOT_A_COUPLE for line in family.all("EVEN")):
            return
        events = list(self.couple_events(family)) if pairs else []
        if pairs and not events:
            self.told.leave("unsaid couple", len(pairs))
            events = [(BondKind.IN_A_RELATIONSHIP, NO_DATE)]
        for one, other in pairs:
            for kind, when in events:
                self.add(kind, one, other, when)

    def couple_events(self, family: Record) -> Iterator[tuple[BondKind, Span]]:
        for line in family.under:
            said = f"{line.text('TYPE')} {line.value}".strip()
            kind = _EVENTS.get(line.tag)
            if line.tag == "MARR" and line.value.strip().upper() != "N":
                kind = by_words(said, COUPLES) or BondKind.MARRIED
            elif line.tag in ("EVEN", "FACT", "_STAT"):
                kind = by_words(said, COUPLES)
            elif line.tag == "NO" and line.value.strip().upper() == "MARR":
                kind = BondKind.IN_A_RELATIONSHIP
            if kind:
                yield kind, self.when(line, "couple date")

    def ways(self, family: Record, child: int, line: Record | None, is_mother: bool) -> Iterator[tuple[BondKind, Span]]:
        """How a child came to one parent of a family, by what its own record and the family's say. It may be twice."""
        if line and (said := line.text("_MREL" if is_mother else "_FREL")):
            yield from self.said(said, NO_DATE)
            return
        own = self.own_word(child)
        links = own.get(("FAMC", family.xref), []) if family.xref else []
        adoptions = own.get(("ADOP", family.xref), []) if family.xref else []
        by = ("", "BOTH", "WIFE" if is_mother else "HUSB")
        adoptions = [each for each in adoptions if each.text("FAMC", "ADOP").upper() in by]
        for link in links or [Record("FAMC")]:
            pedigree = link.text("PEDI").lower()
            if link.text("STAT").lower() == "disproven":
                self.told.leave("disproven")
            elif pedigree == "sealing":
                self.told.leave("sealing")
            elif not adoptions or pedigree not in ("", "adopted"):
                said = link.text("PEDI", "PHRASE") if pedigree == "other" else pedigree or "birth"
                yield from self.said(said, self.link_date(link, pedigree, own.get(("ADOP", ""), [])))
        for adoption in adoptions:
            yield BondKind.ADOPTIVE_PARENT, self.when(adoption, "parent date")

    def said(self, words: str, when: Span) -> Iterator[tuple[BondKind, Span]]:
        kind = by_words(words, PARENTS)
        if kind is None:
            self.told.leave("parent kind")
        else:
            yield kind, when

    def own_word(self, child: int) -> dict[tuple[str, str], list[Record]]:
        """What a child's own record says of each family, by the family's name in the file; sought once."""
        if child not in self.own_words:
            found = self.own_words[child] = {}
            for line in self.tree.people[child].under:
                if line.tag == "FAMC" and line.is_pointer:
                    found.setdefault(("FAMC", line.value), []).append(line)
                elif line.tag == "ADOP":
                    found.setdefault(("ADOP", line.pointer("FAMC")), []).append(line)
        return self.own_words[child]

    def link_date(self, link: Record, pedigree: str, events: list[Record]) -> Span:
        if pedigree == "adopted" and len(events) == 1 and not link.first("_DATE"):
            # The event says when and names no family: it is this one.
            return self.when(events[0], "parent date")
        return self.when(link, "parent date")

    def when(self, event: Record, kind: str) -> Span:
        read = when_of(event)
        if read is None or read.as_span is not None:
            return read.as_span or NO_DATE if read else NO_DATE
        self.told.leave(kind)
        return NO_DATE

    def add(self, kind: BondKind, one: int, other: int, when: Span = NO_DATE) -> None:
        self.found[(kind, self.people[one].id, self.people[other].id, when)] = None

    def add_mutual(self, kind: BondKind, one: int, other: int, when: Span = NO_DATE) -> None:
        """Add what reads the same from either side, unless it is there from the other."""
        if (kind, frozenset((one, other))) not in self.tied:
            self.tied.add((kind, frozenset((one, other))))
            self.add(kind, one, other, when)

    def twins(self, children: list[int]) -> None:
        """Brothers and sisters whose births are marked as of twins, and on one day."""
        marked: dict[UncertainDate, int] = {}
        for child in children:
            born, said = self.people[child].born, self.twin_births.get(child)
            if born is None or said is None:
                continue
            if born in marked:
                self.add_mutual(by_words(said, TIES) or BondKind.TWIN, marked[born], child)
            marked[born] = child

    def siblings(self, children: list[int]) -> None:
        """Children of a family whose parents the file does not know still belong together."""
        if len(children) > MOST_SIBLINGS:
            self.told.leave("group")
            return
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                self.add_mutual(BondKind.SIBLING, one, other)

    def tie(self, number: int, line: Record) -> None:
        """`line` names somebody and says what they are to the person it stands under: a godparent, carer, friend, twin."""
        if line.value == VOID:
            return
        if not line.is_pointer or line.value not in self.by_xref:
            self.told.leave("dangling")
            return
        role = line.text("ROLE")
        kind = by_words(line.text("RELA") or (line.text("ROLE", "PHRASE") if role.upper() == "OTHER" else role), TIES)
        other = self.by_xref[line.value]
        if kind is None or other == number:
            self.told.leave("association")
        elif kind.is_mutual:
            self.add_mutual(kind, other, number, self.when(line, "parent date"))
        else:
            self.add(kind, other, number, self.when(line, "parent date"))

    def rest(self, line: Record) -> None:
        """Tell what a family's record says besides."""
        tag = line.tag
        if tag in ("NOTE", "SNOTE"):
            self.told.leave("couple note")
        elif tag == "ASSO":
            self.told.leave("association")
        elif tag in _OTHER_EVENTS:
            if not by_words(f"{line.text('TYPE')} {line.value}", COUPLES) and line.text("TYPE").lower() != NOT_A_COUPLE:
                self.told.leave("couple event")
        elif tag in ("MARR", *_EVENTS):
            for each in line.under:
                if each.tag not in ("DATE", "TYPE"):
                    self.told.leave("detail") if each.tag == "PLAC" else self.rest(each)
        elif tag not in ("HUSB", "WIFE", "CHIL", "NO", "_STAT"):
            leave(line, self.told)
