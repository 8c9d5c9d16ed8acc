"""Words and Pictures: why something happened, told in panels that the family has agreed (practice section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.drawings import PersonDrawing, Pictogram
from lifestory_app.domain.ids import PanelId, PersonId, PhotoId, StoryboardId, ThingId
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source
from lifestory_app.domain.text import EMPTY, Words

WIDE, HIGH = 400.0, 300.0
"""Width and height of every panel in its own units; all places and sizes in it are in these."""
MOST_POINTS = 4000
"""A stroke has no more points than a hand draws in a minute."""

Place = tuple[float, float]


class PanelPart(StrEnum):
    """What a panel answers: the five parts, a warm start before them and the settled plan at the end."""

    TITLE = "title"
    OUR_FAMILY = "our family"
    WHO_WORRIED = "who worried"
    WHAT_WORRIED = "what they worried about"
    WHAT_HAPPENED = "what happened then"
    WHAT_ADULTS_DO = "what adults are doing"
    WHAT_NEXT = "what happens next"


class InkColour(StrEnum):
    BLACK = "black"
    GREY = "grey"
    BROWN = "brown"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


class Thickness(StrEnum):
    THIN = "thin"
    MIDDLE = "middle"
    THICK = "thick"


class MarkKind(StrEnum):
    """What was drawn: by hand through all its points, or a shape between its first point and its last."""

    PEN = "pen"
    LINE = "line"
    ARROW = "arrow"
    BOX = "box"
    OVAL = "oval"


@dataclass(frozen=True, slots=True)
class Mark:
    """One stroke or shape of a drawing."""

    id: ThingId
    kind: MarkKind
    points: tuple[Place, ...]
    colour: InkColour = InkColour.BLACK
    thickness: Thickness = Thickness.MIDDLE
    filled: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.points) <= MOST_POINTS:
            raise ValueError("a stroke of no points, or of too many")

    def moved(self, dx: float, dy: float) -> "Mark":
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class PanelPicture:
    """A picture of the shelf, a person of the drawing kit, or a photo of a drawing: its middle and its height."""

    id: ThingId
    what: PersonDrawing | Pictogram | PhotoView
    x: float
    y: float
    height: float
    flipped: bool = False
    turn: float = 0.0

    def moved(self, dx: float, dy: float) -> "PanelPicture":
        return replace(self, x=self.x + dx, y=self.y + dy)


class BubbleKind(StrEnum):
    SPEECH = "speech"
    THOUGHT = "thought"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Bubble:
    """What somebody says or thinks, or a word on the drawing: its middle, its width, and where its tail points."""

    id: ThingId
    text: str
    x: float
    y: float
    width: float
    tip: Place
    kind: BubbleKind = BubbleKind.SPEECH

    def moved(self, dx: float, dy: float) -> "Bubble":
        return replace(self, x=self.x + dx, y=self.y + dy, tip=(self.tip[0] + dx, self.tip[1] + dy))


Thing = Mark | PanelPicture | Bubble


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: words below, a drawing above, the lowest thing of it first. `whose` says whose words they are, as printed."""

    id: PanelId
    part: PanelPart
    words: Words = EMPTY
    whose: str = ""
    things: tuple[Thing, ...] = ()
    alt: str = ""

    def __post_init__(self) -> None:
        ids = [thing.id for thing in self.things]
        if len(set(ids)) != len(ids):
            raise ValueError("two things of one id in a panel")

    def with_thing(self, thing: Thing) -> "Panel":
        """With another state of a thing in its layer, or the thing on top where it is new."""
        if all(each.id != thing.id for each in self.things):
            return replace(self, things=(*self.things, thing))
        return replace(self, things=tuple(thing if each.id == thing.id else each for each in self.things))

    def without(self, id: ThingId) -> "Panel":
        return replace(self, things=tuple(each for each in self.things if each.id != id))

    def photos(self) -> tuple[PhotoId, ...]:
        return tuple(
            each.what.photo for each in self.things if isinstance(each, PanelPicture) and isinstance(each.what, PhotoView)
        )


class Answer(StrEnum):
    """What a parent said to the words."""

    AGREED = "agreed"
    IN_PART = "agreed in part"
    DISAGREED = "disagreed"
    NOT_REACHED = "not reached"
    NOT_ASKED = "not asked yet"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one parent or carer said to the words, and when. `person` where it is one of the book's people."""

    name: str
    person: PersonId | None = None
    answer: Answer = Answer.NOT_ASKED
    when: UncertainDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """When the story was shared with the child, by whom, and how it went."""

    when: UncertainDate | None = None
    by: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Storyboard:
    """One Words and Pictures story. `purpose` and what is noted about it are for the worker and the record."""

    id: StoryboardId
    title: str
    panels: tuple[Panel, ...] = ()
    purpose: str = ""
    authors: str = ""
    agreements: tuple[Agreement, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    carer_has_it: UncertainDate | None = None
    on_record: UncertainDate | None = None
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS

    def panel(self, id: PanelId) -> Panel | None:
        return next((panel for panel in self.panels if panel.id == id), None)

    def with_panel(self, panel: Panel) -> "Storyboard":
        """With another state of a panel in its place, or the panel last where it is new."""
        if self.panel(panel.id) is None:
            return replace(self, panels=(*self.panels, panel))
        return replace(self, panels=tuple(panel if each.id == panel.id else each for each in self.panels))

    def without_panel(self, id: PanelId) -> "Storyboard":
        return replace(self, panels=tuple(panel for panel in self.panels if panel.id != id))

    def photos(self) -> tuple[PhotoId, ...]:
        return tuple(photo for panel in self.panels for photo in panel.photos())

    @property
    def is_agreed(self) -> bool:
        """Whether everybody who was asked has agreed, at least in part."""
        said = [each.answer for each in self.agreements]
        return bool(said) and all(each in (Answer.AGREED, Answer.IN_PART) for each in said)


def without_photo(story: Storyboard, photo: str) -> Storyboard:
    """The story less every picture of a photo."""

    def shows(thing: Thing) -> bool:
        return isinstance(thing, PanelPicture) and isinstance(thing.what, PhotoView) and thing.what.photo == photo

    def bare(panels: Iterable[Panel]) -> tuple[Panel, ...]:
        return tuple(replace(panel, things=tuple(each for each in panel.things if not shows(each))) for panel in panels)

    return replace(story, panels=bare(story.panels)) if photo in story.photos() else story
