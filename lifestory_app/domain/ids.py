"""Names for things that are referred to: random, stable, and never a pointer."""

from typing import NewType
from uuid import uuid4

PersonId = NewType("PersonId", str)
BondId = NewType("BondId", str)
HomeId = NewType("HomeId", str)
EventId = NewType("EventId", str)
PhotoId = NewType("PhotoId", str)
SectionId = NewType("SectionId", str)
PageId = NewType("PageId", str)
LetterId = NewType("LetterId", str)
GapId = NewType("GapId", str)
ScrapId = NewType("ScrapId", str)
HouseholdId = NewType("HouseholdId", str)
CultureId = NewType("CultureId", str)
TopicId = NewType("TopicId", str)
SupportId = NewType("SupportId", str)
DiagramId = NewType("DiagramId", str)
StoryboardId = NewType("StoryboardId", str)
PanelId = NewType("PanelId", str)
ThingId = NewType("ThingId", str)
MemoryId = NewType("MemoryId", str)
OccasionId = NewType("OccasionId", str)
PromiseId = NewType("PromiseId", str)
PhotoRequestId = NewType("PhotoRequestId", str)


def new_id() -> str:
    """A fresh random id: 32 lower-case hex digits."""
    return uuid4().hex
