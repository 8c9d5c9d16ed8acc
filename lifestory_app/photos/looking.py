"""What the worker does with one photo: everything intake wants to know of it, from one decoding."""

from lifestory_app.photos import metadata
from lifestory_app.photos.decoding import PICTURE_ERRORS, Undecodable, as_jpeg, decode, fitted, in_srgb, resized
from lifestory_app.photos.fingerprints import fingerprint
from lifestory_app.photos.formats import Trouble
from lifestory_app.photos.worker import PROXY_LONGEST, THUMB_LONGEST

PROXY_QUALITY = 85


def look_at(data: bytes) -> tuple[dict[str, object], tuple[bytes, ...]]:
    """The reply to intake: a header, and the proxy and the thumbnail where there is a picture."""
    try:
        return _look_at(data)
    except Undecodable as failure:
        return {"trouble": failure.trouble.value, "detail": failure.detail}, ()
    except MemoryError:
        return {"trouble": Trouble.TOO_MUCH.value, "detail": 0}, ()
    except PICTURE_ERRORS:
        return {"trouble": Trouble.BROKEN.value, "detail": 0}, ()


def _look_at(data: bytes) -> tuple[dict[str, object], tuple[bytes, ...]]:
    decoded = decode(data, lambda width, height: fitted(width, height, PROXY_LONGEST))
    proxy = in_srgb(resized(decoded.picture, fitted(decoded.width, decoded.height, PROXY_LONGEST)), decoded.icc)
    thumb = resized(proxy, fitted(*proxy.size, THUMB_LONGEST))
    taken = metadata.taken_on(decoded.opened)
    header: dict[str, object] = {
        "format": decoded.format,
        "width": decoded.width,
        "height": decoded.height,
        "frames": metadata.frames(decoded, data),
        "taken": taken.code if taken else "",
        "had_location": metadata.had_location(decoded.opened),
        "damaged": decoded.damaged,
        "fingerprint": fingerprint(thumb),
    }
    return header, (as_jpeg(proxy, PROXY_QUALITY), as_jpeg(thumb, PROXY_QUALITY))
