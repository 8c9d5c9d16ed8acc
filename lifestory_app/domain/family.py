"""The family as its diagrams need it: who lives together, cultures, what supports the child, and places moved by hand."""

from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.ids import CultureId, DiagramId, HouseholdId, PersonId, SupportId, TopicId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, Audience, SeenBy, Source

RECORDS_ONLY: SeenBy = frozenset({Audience.CARE_RECORD, Audience.ADOPTION_RECORD})
"""For the professional genogram: on the records, never in the child's book (practice 6.5)."""


@dataclass(frozen=True, slots=True)
class Household:
    """People who live, or lived, under one roof. With no end it is how they live now. `place` is never a street."""

    id: HouseholdId
    title: str
    who: tuple[PersonId, ...] = ()
    when: Span = Span()
    place: str = ""
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


class CultureColour(StrEnum):
    """Colours for cultures of origin. A diagram gives each a pattern of its own too, so that none is told by colour alone."""

    TEAL = "teal"
    AMBER = "amber"
    VIOLET = "violet"
    ROSE = "rose"
    SKY = "sky"
    OLIVE = "olive"
    CLAY = "clay"
    SLATE = "slate"


@dataclass(frozen=True, slots=True)
class Culture:
    """A culture of origin that the family names itself (practice 6.4)."""

    id: CultureId
    name: str
    colour: CultureColour = CultureColour.TEAL


class TopicKind(StrEnum):
    PRIDE = "pride"
    SHAME = "shame"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a culture of the family is proud or ashamed of, and whom it touches. For the cultural genogram only."""

    id: TopicId
    name: str
    kind: TopicKind
    who: tuple[PersonId, ...] = ()
    seen_by: SeenBy = RECORDS_ONLY


class SupportKind(StrEnum):
    """What stands around the child in an ecomap (practice 6.6)."""

    PERSON = "person"
    FAMILY = "family"
    FRIENDS = "friends"
    SCHOOL = "school"
    HEALTH = "health"
    CLUB = "club"
    FAITH = "faith"
    WORK = "work"
    SERVICE = "service"
    NEIGHBOURHOOD = "neighbourhood"
    OTHER = "other"


class Strength(StrEnum):
    STRONG = "strong"
    ORDINARY = "ordinary"
    WEAK = "weak"
    STRESSFUL = "stressful"
    BROKEN = "broken"


class Flow(StrEnum):
    """Which way help or energy goes. Sources disagree on arrowheads, so the key says what they mean."""

    NOT_SAID = "not said"
    TO_CHILD = "to the child"
    FROM_CHILD = "from the child"
    BOTH = "both ways"


@dataclass(frozen=True, slots=True)
class Support:
    """A person or thing around the child, and how strong the link is. `person` where it is one of the book's people."""

    id: SupportId
    name: str
    kind: SupportKind = SupportKind.OTHER
    person: PersonId | None = None
    strength: Strength = Strength.ORDINARY
    flow: Flow = Flow.NOT_SAID
    when: Span = Span()
    note: str = ""
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


class DiagramKind(StrEnum):
    GENOGRAM = "genogram"
    TREE = "tree"
    ECOMAP = "ecomap"


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much a person or support was moved by hand from where the layout puts it, in points of the diagram."""

    who: str
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """What a person chose for one diagram. `drawn` is the date it is true for: ages are of that day, and it is printed."""

    id: DiagramId
    kind: DiagramKind
    drawn: UncertainDate | None = None
    moved: tuple[Moved, ...] = ()
    left_out: tuple[PersonId, ...] = ()
    centre: HouseholdId | None = None
    cultural: bool = False

    def place_moved(self, who: str, dx: float, dy: float) -> "Diagram":
        """With one place moved by so much in all; (0, 0) puts it back."""
        others = tuple(each for each in self.moved if each.who != who)
        return replace(self, moved=others if dx == dy == 0 else (*others, Moved(who, dx, dy)))
