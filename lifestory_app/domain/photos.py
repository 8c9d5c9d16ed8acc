"""Photos: what is known of them, what a page shows of them, and where their pixels come from."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lifestory_app.domain.corners import Corners, sheet_size
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
    """A part of a photo that nobody may see, as fractions of the upright photo. Burnt into whatever leaves.

    Plain colour over the whole area, or its blur, or a smile: a round face that fills the ellipse within the area. `name` is
    what the people who work on the book call it.
    """

    area: Crop
    blur: bool = False
    smile: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if self.blur and self.smile:
            raise ValueError("a cover is blurred or smiles, not both")


@dataclass(frozen=True, slots=True)
class PhotoView:
    """What one place in the book shows of a photo.

    Applied in this order: covers, squaring up, turn, straighten, crop, light, contrast. `corners` are of a sheet of paper in
    the upright photo, which then stands for the whole photo. `turn` counts quarter turns clockwise; `straighten` is in
    degrees clockwise, -15 to 15; `light` and `contrast` run from -1 to 1, 0 leaving the photo as it is. `crop` is measured
    after turning.
    """

    photo: PhotoId
    crop: Crop = Crop()
    turn: int = 0
    straighten: float = 0.0
    light: float = 0.0
    contrast: float = 0.0
    covers: tuple[Cover, ...] = ()
    corners: Corners | None = None


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


GOOD_DPI = 200


def zoom_of_straightening(width: float, height: float, degrees: float) -> float:
    """By how much a picture turned by a few degrees is enlarged so that it fills its own frame and no corner shows."""
    angle = math.radians(abs(degrees))
    return math.cos(angle) + math.sin(angle) * max(width / height, height / width)


def whole_size(width: float, height: float, view: PhotoView) -> tuple[float, float]:
    """The pixels, across and down, of the picture that a view crops: squared up and turned. Of a photo seen upright."""
    if view.corners is not None:
        width, height = sheet_size(width, height, view.corners)
    return (height, width) if view.turn % 2 else (width, height)


def shown_size(width: float, height: float, view: PhotoView) -> tuple[float, float]:
    """How many of a photo's own pixels a view shows, across and down. `width` and `height` are of the photo seen upright.

    Straightening enlarges the picture just so far that no corner shows, so fewer of its pixels are seen.
    """
    across, down = whole_size(width, height, view)
    zoom = zoom_of_straightening(across, down, view.straighten)
    return across * (view.crop.right - view.crop.left) / zoom, down * (view.crop.bottom - view.crop.top) / zoom


def dots_per_inch(photo: Photo, view: PhotoView, width_pt: float, height_pt: float) -> float:
    """The print resolution of a view at a placed size in points: the lower of its two directions."""
    across, down = shown_size(photo.width, photo.height, view)
    return min(across / width_pt, down / height_pt) * 72


def widest_good_print(photo: Photo) -> int:
    """How wide the whole photo prints well, in whole centimetres."""
    return int(photo.width / GOOD_DPI * 2.54)


def sharpness(dpi: float) -> Sharpness:
    """Good from 200 dots per inch, soft from 150, else poor."""
    if dpi >= GOOD_DPI:
        return Sharpness.GOOD
    return Sharpness.SOFT if dpi >= 150 else Sharpness.POOR
