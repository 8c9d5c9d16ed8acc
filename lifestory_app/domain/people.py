"""The people of the story and what joins them."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import BondId, CultureId, PersonId, PhotoId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source


class NameKind(StrEnum):
    """Kept apart so that the care record never links an old identity with a new one."""

    BIRTH = "birth"
    KNOWN_AS = "known as"
    ADOPTIVE = "adoptive"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Name:
    """One name a person has or had. `lang` and `native` hold the same name in its own script, if it has one."""

    given: str
    family: str = ""
    kind: NameKind = NameKind.BIRTH
    when: Span = Span()
    native: str = ""
    lang: str | None = None
    source: Source | None = None

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non-binary"
    TRANS_WOMAN = "trans woman"
    TRANS_MAN = "trans man"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a person is to the child."""

    CHILD = "child"
    BIRTH_MOTHER = "birth mother"
    BIRTH_FATHER = "birth father"
    SIBLING = "brother or sister"
    RELATIVE = "relative"
    FOSTER_CARER = "foster carer"
    KINSHIP_CARER = "kinship carer"
    ADOPTIVE_PARENT = "adoptive parent"
    SPECIAL_GUARDIAN = "special guardian"
    SOCIAL_WORKER = "social worker"
    JUDGE = "judge"
    GUARDIAN = "children's guardian"
    TEACHER = "teacher"
    FRIEND = "friend"
    PET = "pet"
    OTHER = "other"

    @property
    def is_new_family(self) -> bool:
        return self in (Role.ADOPTIVE_PARENT, Role.SPECIAL_GUARDIAN)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a person, home or event, with where it is known from and who may see it."""

    label: str
    value: str
    when: UncertainDate | None = None
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


class Beginning(StrEnum):
    """How a life began, or did not (practice 6.1). Only the professional genogram draws more than births."""

    BORN = "born"
    EXPECTED = "expected"
    MISCARRIED = "miscarried"
    ENDED = "pregnancy ended"
    STILLBORN = "stillborn"


class ConditionKind(StrEnum):
    """What the professional genogram tells by a part-filled symbol (practice 6.1)."""

    ALCOHOL_OR_DRUGS = "alcohol or drugs"
    RECOVERY = "in recovery"
    PHYSICAL_ILLNESS = "physical illness"
    MENTAL_ILLNESS = "mental illness"


@dataclass(frozen=True, slots=True)
class Condition:
    """A health problem of a person, for the records only."""

    kind: ConditionKind
    when: Span = Span()
    source: Source | None = None
    seen_by: SeenBy = RECORDS_ONLY


@dataclass(frozen=True, slots=True)
class Migration:
    """A move from one country or region to another."""

    left: str
    came_to: str
    when: UncertainDate | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the story. `called` is the word the child uses: "Mum", "Nan", "Sue". `dead`: died, not known when."""

    id: PersonId
    names: tuple[Name, ...]
    role: Role = Role.OTHER
    called: str = ""
    gender: Gender = Gender.UNKNOWN
    born: UncertainDate | None = None
    died: UncertainDate | None = None
    portrait: PhotoId | None = None
    drawing: PersonDrawing | None = None
    facts: tuple[Fact, ...] = ()
    new_family: bool = False
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
    beginning: Beginning = Beginning.BORN
    conditions: tuple[Condition, ...] = ()
    cultures: tuple[CultureId, ...] = ()
    languages: tuple[str, ...] = ()
    faith: str = ""
    migrations: tuple[Migration, ...] = ()
    dead: bool = False

    @property
    def has_died(self) -> bool:
        """Whether they have died, at a known time or not."""
        return self.dead or self.died is not None

    def name(self, *kinds: NameKind) -> Name | None:
        """The first name of the first of these kinds that the person has."""
        for kind in kinds:
            for name in self.names:
                if name.kind is kind:
                    return name
        return None

    @property
    def known_as(self) -> str:
        """The first name used for this person in the book."""
        name = self.name(NameKind.KNOWN_AS, NameKind.ADOPTIVE, NameKind.BIRTH, NameKind.FORMER)
        return name.given if name else self.called

    @property
    def belongs_to_new_family(self) -> bool:
        return self.new_family or self.role.is_new_family


class BondKind(StrEnum):
    """How one person belongs to another, read as a sentence: `one` kind `other`.

    Couples, parents and carers, brothers and sisters, and about ten feelings (practice 6.2, 6.3).
    """

    MARRIED = "married"
    CIVIL_PARTNERS = "civil partners"
    LIVING_TOGETHER = "living together"
    IN_A_RELATIONSHIP = "in a relationship"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    BIRTH_PARENT = "birth parent of"
    ADOPTIVE_PARENT = "adoptive parent of"
    FOSTER_CARER = "foster carer of"
    KINSHIP_CARER = "kinship carer of"
    STEP_PARENT = "step-parent of"
    SPECIAL_GUARDIAN = "special guardian of"
    DONOR = "donor for"
    SIBLING = "brother or sister of"
    TWIN = "twin of"
    IDENTICAL_TWIN = "identical twin of"
    PET_OF = "pet of"
    CLOSE = "close to"
    VERY_CLOSE = "very close to"
    DISTANT = "distant from"
    CONFLICT = "in conflict with"
    CLOSE_AND_CONFLICT = "close to and in conflict with"
    OUT_OF_TOUCH = "out of touch with"
    BACK_IN_TOUCH = "back in touch with"
    TAKES_CARE_OF = "takes care of"
    CONTROLS = "controls"
    HARMED = "harmed"

    @property
    def is_couple(self) -> bool:
        return self in _COUPLES

    @property
    def is_parent(self) -> bool:
        """Whether `one` is a parent or carer of `other`, and so stands a generation above."""
        return self in _PARENTS

    @property
    def is_sibling(self) -> bool:
        return self in _SIBLINGS

    @property
    def is_feeling(self) -> bool:
        """Whether it tells how two people get on: for the professional genogram only."""
        return self in _FEELINGS

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from either side."""
        return self.is_couple or self.is_sibling or (self.is_feeling and self not in _ONE_WAY)


_COUPLES = frozenset({
    BondKind.MARRIED, BondKind.CIVIL_PARTNERS, BondKind.LIVING_TOGETHER, BondKind.IN_A_RELATIONSHIP, BondKind.SEPARATED,
    BondKind.DIVORCED,
})  # fmt: skip
_PARENTS = frozenset({
    BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT, BondKind.FOSTER_CARER, BondKind.KINSHIP_CARER, BondKind.STEP_PARENT,
    BondKind.SPECIAL_GUARDIAN, BondKind.DONOR,
})  # fmt: skip
_SIBLINGS = frozenset({BondKind.SIBLING, BondKind.TWIN, BondKind.IDENTICAL_TWIN})
_FEELINGS = frozenset({
    BondKind.CLOSE, BondKind.VERY_CLOSE, BondKind.DISTANT, BondKind.CONFLICT, BondKind.CLOSE_AND_CONFLICT,
    BondKind.OUT_OF_TOUCH, BondKind.BACK_IN_TOUCH, BondKind.TAKES_CARE_OF, BondKind.CONTROLS, BondKind.HARMED,
})  # fmt: skip
_ONE_WAY = frozenset({BondKind.TAKES_CARE_OF, BondKind.CONTROLS, BondKind.HARMED})


@dataclass(frozen=True, slots=True)
class Bond:
    """What joins one person to another, read as a sentence: `one` kind `other`.

    A couple may have several, each dated: married in 1988, separated in 2001, divorced in 2004.
    """

    id: BondId
    kind: BondKind
    one: PersonId
    other: PersonId
    when: Span = Span()
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
