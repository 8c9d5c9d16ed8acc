"""What is not known yet: who was asked, and when. An honest gap is better than an empty page."""

from dataclasses import dataclass

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import GapId, PageId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source


@dataclass(frozen=True, slots=True)
class Asked:
    """One try to fill a gap."""

    whom: str
    when: UncertainDate | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the child will want to know and nobody could tell yet. `page` is the page that says so, where there is one."""

    id: GapId
    what: str
    tries: tuple[Asked, ...] = ()
    ask_again: UncertainDate | None = None
    filled: bool = False
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
    page: PageId | None = None
