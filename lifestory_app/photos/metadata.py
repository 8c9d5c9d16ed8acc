"""The few things worth knowing from a photo's metadata: when it was taken, and that it told where. Runs in the worker."""

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageFile

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.photos.decoding import PICTURE_ERRORS, Decoded
from lifestory_app.photos.segments import gif_frames

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_DATE_TIME_ORIGINAL = 0x9003
_LATITUDE, _LONGITUDE = 2, 4
_DATE = re.compile(r"(\d{4})[:./-](\d{2})[:./-](\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?")
_FIRST_PHOTO = 1826
MOST_FRAMES = 1000


def taken_on(opened: ImageFile.ImageFile) -> UncertainDate | None:
    """The day a camera says it took the photo; None where it says nothing or what cannot be.

    A camera whose clock was never set begins on the first of January at midnight, so that is no date.
    """
    try:
        stated = opened.getexif().get_ifd(_EXIF_IFD).get(_DATE_TIME_ORIGINAL)
    except (MemoryError, *PICTURE_ERRORS):
        return None
    return sane_date(stated) if isinstance(stated, str) else None


def sane_date(stated: str) -> UncertainDate | None:
    """A date as cameras write it (2019:03:12 10:00:00), or None for one that cannot be."""
    found = _DATE.match(stated.strip())
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    never_set = (day.month, day.day) == (1, 1) and (found[4] or "").startswith("00:0")
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return UncertainDate.on(day) if day.year >= _FIRST_PHOTO and day <= tomorrow and not never_set else None


def had_location(opened: ImageFile.ImageFile) -> bool:
    """Whether the file says where on earth it was taken."""
    try:
        place = opened.getexif().get_ifd(_GPS_IFD)
        if _LATITUDE in place or _LONGITUDE in place:
            return True
    except (MemoryError, *PICTURE_ERRORS):
        pass
    xmp = opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp") or b""
    return b"GPSLatitude" in (xmp.encode() if isinstance(xmp, str) else xmp if isinstance(xmp, bytes) else b"")


def frames(decoded: Decoded, data: bytes) -> int:
    """How many pictures the file holds, counted up to MOST_FRAMES. What a JPEG carries behind its picture is not counted."""
    if decoded.format == "JPEG":
        return 1
    if decoded.format == "GIF":
        return max(1, gif_frames(data, MOST_FRAMES))
    try:
        opened = Image.open(BytesIO(data), formats=(decoded.format,))
        if decoded.format != "TIFF":
            return max(1, min(MOST_FRAMES, int(getattr(opened, "n_frames", 1))))
        count = 1
        while count < MOST_FRAMES:
            opened.seek(count)
            count += 1
    except EOFError:
        return count
    except (MemoryError, *PICTURE_ERRORS):
        return 1
    return count
