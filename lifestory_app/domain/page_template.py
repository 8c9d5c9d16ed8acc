"""Page templates: what a page layout is called, which slots it has, and what belongs in them. Data under `templates/pages/`."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.pages import (
    CardsSlot,
    DrawingSlot,
    FactsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    ScrapSlot,
    SlotValue,
    TextSlot,
)


class SlotKind(StrEnum):
    """What may stand in a slot."""

    PICTURE = "picture"
    TEXT = "text"
    FACTS = "facts"
    CARDS = "cards"
    PEOPLE = "people"
    SCRAP = "scrap"
    MEMORIES = "memories"

    def holds(self, value: SlotValue) -> bool:
        """Whether this value may stand in a slot of this kind."""
        fits: dict[SlotKind, tuple[type, ...]] = {
            SlotKind.PICTURE: (PhotoSlot, DrawingSlot, NoPhotoSlot),
            SlotKind.TEXT: (TextSlot,),
            SlotKind.FACTS: (FactsSlot,),
            SlotKind.CARDS: (CardsSlot,),
            SlotKind.PEOPLE: (PeopleSlot,),
            SlotKind.SCRAP: (ScrapSlot,),
            SlotKind.MEMORIES: (MemoriesSlot,),
        }
        return isinstance(value, fits[self])


@dataclass(frozen=True, slots=True)
class SlotTemplate:
    """One named place on a page. `prompt` says what belongs here; `words` is a guide for a primary-school reader, 0 for none.

    `most` counts the cards, facts or people for which there is room, 0 where nothing is counted.
    """

    name: str
    kind: SlotKind
    label: str
    prompt: str
    required: bool = False
    words: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """A page layout as people choose it. `why` says what the page gives the child; `flows` that it may fill several sides."""

    id: str
    name: str
    group: str
    why: str
    slots: tuple[SlotTemplate, ...]
    shapes: tuple[PageShape, ...] = tuple(PageShape)
    flows: bool = False

    def slot(self, name: str) -> SlotTemplate | None:
        """The slot of this name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def empty_required(self, page: Page) -> tuple[SlotTemplate, ...]:
        """The slots that this page should have filled and has not."""
        filled = {name for name, _ in page.slots}
        if any(isinstance(value, MemoriesSlot) for _, value in page.slots):
            filled.add("cards")  # memories that were chosen stand among the cards
        return tuple(slot for slot in self.slots if slot.required and slot.name not in filled)
