"""Photos: what is known of them, what a page shows of them, and where their pixels come from."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import PersonId, PhotoId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source


class Consent(StrEnum):
    """What was decided about showing other people in a photo (practice section 11)."""

    NOT_NEEDED = "not needed"
    YES = "yes"
    NO = "no"
    MANAGER_DECIDED = "manager decided"
    UNKNOWN = "unknown"

    @property
    def allows(self) -> bool:
        return self in (Consent.NOT_NEEDED, Consent.YES, Consent.MANAGER_DECIDED)


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a photo that shows, as fractions of its width and height, seen upright."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError(f"crop outside its photo: {self}")


@dataclass(frozen=True, slots=True)
class Cover:
    """A part of a photo that nobody may see, as fractions of the upright photo. Burnt into whatever leaves."""

    area: Crop
    blur: bool = False


@dataclass(frozen=True, slots=True)
class PhotoView:
    """What one place in the book shows of a photo. Applied in this order: covers, turn, straighten, crop, light, contrast.

    `turn` counts quarter turns clockwise; `straighten` is in degrees clockwise, -15 to 15; `light` and `contrast` run from
    -1 to 1, 0 leaving the photo as it is. `crop` is measured on the photo after turning.
    """

    photo: PhotoId
    crop: Crop = Crop()
    turn: int = 0
    straighten: float = 0.0
    light: float = 0.0
    contrast: float = 0.0
    covers: tuple[Cover, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """All that is known of one photo. `width` and `height` are pixels as seen upright; `sha256` is of the original bytes.

    `near` names a photo already in the book that shows nearly the same picture. `fingerprint` is the perceptual hash that
    found it (hex). `had_location` says that the original carried a GPS position; nothing that leaves ever does.
    """

    id: PhotoId
    sha256: str
    format: str
    width: int
    height: int
    file_name: str
    taken: UncertainDate | None = None
    who: tuple[PersonId, ...] = ()
    where: str = ""
    caption: str = ""
    alt: str = ""
    consent: Consent = Consent.UNKNOWN
    decided_by: str = ""
    frames: int = 1
    had_location: bool = False
    damaged: bool = False
    fingerprint: str = ""
    near: PhotoId | None = None
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


class Purpose(StrEnum):
    """What a picture is wanted for: `SCREEN` may be made from the proxy, `PRINT` is made from the original."""

    SCREEN = "screen"
    PRINT = "print"


class PhotoSource(Protocol):
    """Gives painters and exporters the pixels of what a page shows."""

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        """A JPEG, sRGB, of at most width x height pixels, showing just the view, with no metadata and nothing cropped away.

        Raises Refused when the photo cannot be had.
        """
        ...


class Sharpness(StrEnum):
    """How well a photo prints at a size (practice: QA check 27)."""

    GOOD = "good"
    SOFT = "soft"
    POOR = "poor"


def zoom_of_straightening(width: float, height: float, degrees: float) -> float:
    """By how much a picture turned by a few degrees is enlarged so that it fills its own frame and no corner shows."""
    angle = math.radians(abs(degrees))
    return math.cos(angle) + math.sin(angle) * max(width / height, height / width)


def dots_per_inch(photo: Photo, view: PhotoView, width_pt: float, height_pt: float) -> float:
    """The print resolution of a view at a placed size in points: the lower of its two directions."""
    across, down = (photo.height, photo.width) if view.turn % 2 else (photo.width, photo.height)
    shown_across = across * (view.crop.right - view.crop.left)
    shown_down = down * (view.crop.bottom - view.crop.top)
    zoom = zoom_of_straightening(across, down, view.straighten)
    return min(shown_across / width_pt, shown_down / height_pt) * 72 / zoom


def sharpness(dpi: float) -> Sharpness:
    """Good from 200 dots per inch, soft from 150, else poor."""
    if dpi >= 200:
        return Sharpness.GOOD
    return Sharpness.SOFT if dpi >= 150 else Sharpness.POOR
