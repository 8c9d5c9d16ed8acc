"""A genogram in sentences: who is in it, how they are joined, who lives together. Heard, it can be drawn again."""

from collections.abc import Iterator, Mapping, Sequence

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import Culture, Topic, TopicKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Beginning, Bond, BondKind, Gender, Role
from lifestory_app.family.ages import age_of
from lifestory_app.family.households import now_together
from lifestory_app.family.kin import Kin, Kinsman

GROWN_UP = 18
_UNNAMED = "a parent not named here"

CHILD_OF = {
    BondKind.BIRTH_PARENT: "birth child of",
    BondKind.ADOPTIVE_PARENT: "adopted child of",
    BondKind.FOSTER_CARER: "foster child of",
    BondKind.KINSHIP_CARER: "in kinship care with",
    BondKind.STEP_PARENT: "step-child of",
    BondKind.SPECIAL_GUARDIAN: "under special guardianship of",
    BondKind.DONOR: "child by the donor",
}
COUPLES = {kind: kind.value for kind in BondKind if kind.is_couple}
SIBLINGS = {
    BondKind.SIBLING: "brothers or sisters",
    BondKind.TWIN: "twins",
    BondKind.IDENTICAL_TWIN: "identical twins",
}
_KINDS = {
    Gender.MALE: ("a boy", "a man"),
    Gender.FEMALE: ("a girl", "a woman"),
    Gender.NON_BINARY: ("a non-binary child", "a non-binary person"),
    Gender.TRANS_MAN: ("a trans boy", "a trans man"),
    Gender.TRANS_WOMAN: ("a trans girl", "a trans woman"),
    Gender.UNKNOWN: ("a child whose gender is not recorded", "a person whose gender is not recorded"),
}
_BEGINNINGS = {
    Beginning.EXPECTED: "a pregnancy, due",
    Beginning.MISCARRIED: "a miscarriage,",
    Beginning.ENDED: "a pregnancy that was ended,",
    Beginning.STILLBORN: "stillborn,",
}


def names_of(kin: Kin) -> dict[PersonId, str]:
    """A name for everybody that nobody else has: the first name, with more only where two share it."""
    names: dict[PersonId, str] = {}
    firsts = [each.person.known_as.strip() or "Somebody" for each in kin.people if each.person]
    used: set[str] = set()
    for each in kin.people:
        if each.person is None:
            continue
        first = each.person.known_as.strip() or "Somebody"
        name = first
        if firsts.count(first) > 1:
            family = next((known.family for known in each.person.names if known.family), "")
            born = f"born {each.person.born.year}" if each.person.born else ""
            name = f"{first} {family}".strip() if family else f"{first} ({born})" if born else first
        number = 2
        plain = name
        while name in used:
            name, number = f"{plain} ({number})", number + 1
        used.add(name)
        names[each.id] = name
    for each in kin.people:
        if each.person is None:
            beside = PersonId(each.id.split(":", 1)[1])
            names[each.id] = f"{_UNNAMED} (with {names.get(beside, '?')})"
    return names


def tell(
    kin: Kin,
    drawn: UncertainDate | None,
    cultures: Sequence[Culture] = (),
    topics: Sequence[Topic] = (),
    against: Sequence[tuple[PersonId, PersonId]] = (),
) -> tuple[str, ...]:
    """The genogram, a sentence at a time. `cultures` and `topics` are given for a cultural genogram only."""
    told = _Teller(kin, drawn, cultures, topics, against).sentences()
    # A name stays as it is written, also at the beginning: “of Greek Mythology” is not “Of Greek Mythology”.
    return tuple(f"A{each.removeprefix('a')}" if each.startswith(_UNNAMED) else each for each in told)


class _Teller:
    def __init__(
        self,
        kin: Kin,
        drawn: UncertainDate | None,
        cultures: Sequence[Culture],
        topics: Sequence[Topic],
        against: Sequence[tuple[PersonId, PersonId]],
    ) -> None:
        self.kin = kin
        self.drawn = drawn
        self.cultures = {culture.id: culture.name for culture in cultures}
        self.topics = topics
        self.against = against
        self.names: Mapping[PersonId, str] = names_of(kin)

    def sentences(self) -> Iterator[str]:
        kin, names = self.kin, self.names
        day = f", as things were on {self.drawn}" if self.drawn else ""
        yield f"Genogram of {possessive(names[kin.child])} family{day}: {len(kin.people)} people."
        for each in kin.people:
            yield self.person(each)
        for union in kin.unions:
            one, other = (names[who] for who in union.partners)
            told = "; ".join(said(COUPLES[bond.kind], bond.when) for bond in union.bonds)
            yield f"{one} and {other}: {told or 'parents together; whether they were a couple is not recorded'}."
        for descent in kin.descents:
            yield from self.descent_sentences(descent.child, descent.kind, descent.parents, descent.bonds)
        for bond in kin.siblings:
            yield f"{names[bond.one]} and {names[bond.other]}: {said(SIBLINGS[bond.kind], bond.when)}."
        for bond in (*kin.pets, *kin.feelings):
            yield f"{names[bond.one]}: {said(f'{bond.kind.value} {names[bond.other]}', bond.when)}."
        yield from self.households()
        yield from self.topics_told()
        yield from self.not_drawn()

    def person(self, each: Kinsman) -> str:
        """One sentence about somebody: `Kelly is a woman, born 1997, aged about 29.`"""
        name = self.names[each.id]
        if each.person is None:
            return f"{name} is drawn with a question mark."
        person = each.person
        parts = []
        age = age_of(person, self.drawn)
        if person.role is Role.PET:
            parts.append("a pet")
        elif person.beginning is Beginning.BORN:
            parts.append(_KINDS[each.gender][0 if age is not None and age[0] < GROWN_UP else 1])
        else:
            parts.append(f"{_BEGINNINGS[person.beginning]} {person.born or person.died or ''}".rstrip(" ,"))
        if person.beginning is Beginning.BORN:
            if person.born:
                parts.append(f"born {person.born}")
            if person.died:
                parts.append(f"died {person.died}")
            elif person.dead:
                parts.append("has died")
            if age is not None:
                parts.append(f"aged {age[0] if age[1] else f'about {age[0]}'}")
        parts += [said(f"on the record: {condition.kind.value}", condition.when) for condition in person.conditions]
        if self.cultures:
            parts += self.cultural(each)
        this = "the child this is about, " if each.id == self.kin.child else ""
        return f"{name} is {this}{', '.join(parts)}."

    def cultural(self, each: Kinsman) -> list[str]:
        """What a cultural genogram adds to somebody."""
        person = each.person
        assert person is not None
        parts = []
        known = [self.cultures[culture] for culture in person.cultures if culture in self.cultures]
        if known:
            parts.append(f"{' and '.join(known)} by culture")
        if person.languages:
            parts.append(f"speaks {' and '.join(person.languages)}")
        if person.faith:
            parts.append(f"faith {person.faith}")
        for move in person.migrations:
            where = f"moved from {move.left} to {move.came_to}" if move.left else f"moved to {move.came_to}"
            parts.append(f"{where} in {move.when}" if move.when else where)
        return parts

    def descent_sentences(
        self, child: PersonId, kind: BondKind, parents: Sequence[PersonId], bonds: Sequence[Bond]
    ) -> Iterator[str]:
        """Whose child, and how; parents whose dates differ are told one by one."""
        names = self.names
        whens = list(dict.fromkeys(bond.when for bond in bonds))
        if len(whens) == 1 and len({bond.one for bond in bonds}) == len(bonds):
            told = " and ".join(names[who] for who in parents)
            yield f"{names[child]}: {said(f'{CHILD_OF[kind]} {told}', whens[0])}."
            return
        for bond in bonds:
            yield f"{names[child]}: {said(f'{CHILD_OF[kind]} {names[bond.one]}', bond.when)}."
        for who in parents:
            if all(bond.one != who for bond in bonds):
                yield f"{names[child]}: {CHILD_OF[kind]} {names[who]}."

    def households(self) -> Iterator[str]:
        now = now_together(self.kin, self.drawn)
        for household in self.kin.households:
            who = ", ".join(self.names[each] for each in household.who if each in self.names)
            when = "" if household.when == Span() else f" ({household.when})"
            word = "Live together" if household in now else "Lived together once"
            yield f"{word}, “{household.title}”{when}: {who}."

    def topics_told(self) -> Iterator[str]:
        for topic in self.topics:
            who = ", ".join(self.names[each] for each in topic.who if each in self.names)
            word = "Something to be proud of" if topic.kind is TopicKind.PRIDE else "Something felt as shame"
            yield f"{word}, “{topic.name}”{f': {who}' if who else ''}."

    def not_drawn(self) -> Iterator[str]:
        kin = self.kin
        if kin.loose:
            yield f"How they belong is not in the book: {', '.join(self.names[who] for who in kin.loose)}."
        for parent, child in self.against:
            yield (
                f"{self.names[parent]} cannot stand above {self.names[child]}, because the book also has it the other way "
                "round, or both in one generation; a straight line joins them."
            )
        if kin.too_far == 1:
            yield "Not drawn for want of room: one person who is further away in the family."
        elif kin.too_far:
            yield f"Not drawn for want of room: {kin.too_far:,} people who are further away in the family."
        if kin.left_out:
            yield f"Left out of this drawing by choice: {', '.join(person.known_as for person in kin.left_out)}."
        if kin.not_family:
            yield f"In the book but not family, and not drawn: {', '.join(person.known_as for person in kin.not_family)}."


def said(what: str, when: Span) -> str:
    """`married, from 1988`; `married` where no date is known."""
    return what if when == Span() else f"{what}, {when}"


def possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
