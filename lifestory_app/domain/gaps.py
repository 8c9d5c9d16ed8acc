"""What is not known yet: who was asked, and when. An honest gap is better than an empty page."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import GapId, PageId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source


class GapState(StrEnum):
    """`TOLD`: nobody can know it any more, and the page says so kindly."""

    OPEN = "still open"
    FOUND = "found"
    TOLD = "told as not known"


@dataclass(frozen=True, slots=True)
class Asked:
    """One try to fill a gap."""

    whom: str
    when: UncertainDate | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the child will want to know and nobody could tell yet. `page` is the page that says so, where there is one.

    `tries`, `next_step` and `ask_again`, the day of that step, are the worker's and the record's.
    """

    id: GapId
    what: str
    tries: tuple[Asked, ...] = ()
    ask_again: UncertainDate | None = None
    filled: bool = False
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
    page: PageId | None = None
    next_step: str = ""
    told: bool = False

    @property
    def state(self) -> GapState:
        return GapState.FOUND if self.filled else GapState.TOLD if self.told else GapState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether somebody is still to be asked."""
        return self.state is GapState.OPEN
