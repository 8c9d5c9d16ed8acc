"""The people of the story and what joins them."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.ids import BondId, PersonId, PhotoId
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


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the story. `called` is the word the child uses: "Mum", "Nan", "Sue"."""

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
    MARRIED = "married"
    LIVING_TOGETHER = "living together"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    BIRTH_PARENT = "birth parent of"
    ADOPTIVE_PARENT = "adoptive parent of"
    FOSTER_CARER = "foster carer of"
    STEP_PARENT = "step-parent of"
    SPECIAL_GUARDIAN = "special guardian of"
    SIBLING = "brother or sister of"
    TWIN = "twin of"
    PET_OF = "pet of"


@dataclass(frozen=True, slots=True)
class Bond:
    """What joins one person to another, read as a sentence: `one` kind `other`."""

    id: BondId
    kind: BondKind
    one: PersonId
    other: PersonId
    when: Span = Span()
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
