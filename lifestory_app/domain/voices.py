"""What of a page is the child's own: chosen, said, written, drawn, or left out because the child asked (practice 2.1)."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate


class VoiceKind(StrEnum):
    CHOSE = "chose"
    SAID = "said"
    WROTE = "wrote"
    DREW = "drew"
    LEFT_OUT = "asked to leave out"


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing on a page that is there, or is not, because of the child. `what` names it in a few words."""

    kind: VoiceKind = VoiceKind.CHOSE
    what: str = ""
    when: UncertainDate | None = None
