"""Taking photos in: each file is read once, whole, and decoded in a process of its own that may fail without harm.

Nothing that a file holds can stop the rest, and nothing is linked: what the book keeps is the bytes given here.
"""

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.provenance import Source
from lifestory_app.photos.fingerprints import find_near
from lifestory_app.photos.formats import MAX_FILE_BYTES, MAX_PIXELS, Trouble, other_kind
from lifestory_app.photos.names import shown_name
from lifestory_app.photos.worker import Decoder, Seen, Unseen

__all__ = ["DamagedPhoto", "TakenIn", "find_near", "photo_record", "take_in", "take_in_bytes", "take_in_many"]

WORKERS = 2
"""How many photos are decoded at once, and so how many can be in memory: twice this, at most MAX_FILE_BYTES each."""

_READABLE = "JPEG, PNG, WebP, TIFF, GIF, HEIC and AVIF"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One photo as the book keeps it. `width` and `height` are pixels as seen upright; `sha256` is of `original`.

    `proxy` (longest side 1600) and `thumb` (240) are JPEG, sRGB, upright, on white, with no metadata. `frames` counts the
    pictures in the file, of which the first is used. `notes` are sentences the user should be told.
    """

    source: Path
    file_name: str
    original: bytes
    format: str
    width: int
    height: int
    sha256: str
    proxy: bytes
    thumb: bytes
    fingerprint: str
    frames: int = 1
    taken: UncertainDate | None = None
    had_location: bool = False
    damaged: bool = False
    notes: tuple[str, ...] = ()


class DamagedPhoto(Refused):
    """A photo of which only a part can be read. Taken in again with `keep_damaged`, it keeps what can be read."""


def take_in(source: Path, *, keep_damaged: bool = False) -> TakenIn:
    """Take one photo in. Raises Refused, naming the file; DamagedPhoto where `keep_damaged` would help."""
    with Decoder() as decoder:
        return _take_in(source, decoder, keep_damaged)


def take_in_many(
    sources: Sequence[Path], *, keep_damaged: bool = False, tell: Tell = tell_nobody
) -> Iterator[tuple[Path, TakenIn | Refused]]:
    """Take photos in, in the order given, each with its outcome as soon as it and those before it are settled.

    Memory does not grow with their number. Raises Stopped, from `tell`, between two photos; those already given stay good.
    """
    decoders: SimpleQueue[Decoder] = SimpleQueue()
    count = max(1, min(WORKERS, os.cpu_count() or 1, len(sources)))
    made = [Decoder() for _ in range(count)]
    for decoder in made:
        decoders.put(decoder)

    def work(source: Path) -> TakenIn | Refused:
        decoder = decoders.get()
        try:
            return _take_in(source, decoder, keep_damaged)
        except Refused as refusal:
            return refusal
        finally:
            decoders.put(decoder)

    waiting: deque[tuple[Path, Future[TakenIn | Refused]]] = deque()
    pool = ThreadPoolExecutor(count, thread_name_prefix="photos")
    todo = iter(sources)
    done = 0
    try:
        while True:
            while len(waiting) <= count and (source := next(todo, None)) is not None:
                waiting.append((source, pool.submit(work, source)))
            if not waiting:
                break
            source, outcome = waiting.popleft()
            tell(done, len(sources), shown_name(source))
            result = outcome.result()
            done += 1
            yield source, result
        tell(done, len(sources))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for decoder in made:
            decoder.close()
        pool.shutdown(wait=True)


def photo_record(taken_in: TakenIn, id: PhotoId, *, near: PhotoId | None = None, source: Source | None = None) -> Photo:
    """What the book knows of a photo that was just taken in."""
    return Photo(
        id=id,
        sha256=taken_in.sha256,
        format=taken_in.format,
        width=taken_in.width,
        height=taken_in.height,
        file_name=taken_in.file_name,
        taken=taken_in.taken,
        frames=taken_in.frames,
        had_location=taken_in.had_location,
        damaged=taken_in.damaged,
        fingerprint=taken_in.fingerprint,
        near=near,
        source=source,
    )


def take_in_bytes(original: bytes, name: str) -> TakenIn:
    """Take in a picture that was pasted: it never lies in a file in the clear. Raises Refused."""
    with Decoder() as decoder:
        return _decoded(Path(name), name, original, decoder, keep_damaged=False)


def _take_in(source: Path, decoder: Decoder, keep_damaged: bool) -> TakenIn:
    name = shown_name(source)
    return _decoded(source, name, _read(source, name), decoder, keep_damaged)


def _decoded(source: Path, name: str, original: bytes, decoder: Decoder, keep_damaged: bool) -> TakenIn:
    seen = decoder.look(original)
    if isinstance(seen, Unseen):
        raise Refused(_refusal(name, seen.trouble, original, seen.detail))
    if seen.damaged and not keep_damaged:
        raise DamagedPhoto(_refusal(name, Trouble.DAMAGED, original))
    return TakenIn(
        source=source,
        file_name=name,
        original=original,
        format=seen.format,
        width=seen.width,
        height=seen.height,
        sha256=hashlib.sha256(original).hexdigest(),
        proxy=seen.proxy,
        thumb=seen.thumb,
        fingerprint=seen.fingerprint,
        frames=seen.frames,
        taken=seen.taken,
        had_location=seen.had_location,
        damaged=seen.damaged,
        notes=tuple(_notes(name, seen)),
    )


def _notes(name: str, seen: Seen) -> Iterable[str]:
    if seen.frames > 1:
        yield f"“{name}” holds {seen.frames} pictures; the first one is used."
    if seen.damaged:
        yield f"“{name}” is damaged; what could be read was kept."


def _read(source: Path, name: str) -> bytes:
    """The bytes of an ordinary file, counted while reading. Raises Refused."""
    try:
        if source.is_dir():
            raise Refused(f"“{name}” is a folder, not a photo; choose the photos inside it.")
        if source.exists() and not source.is_file():
            raise Refused(f"“{name}” is not an ordinary file, so it was left out.")
        with open(source, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Refused(f"“{name}” could not be found; it may have been moved or renamed.") from None
    except PermissionError:
        raise Refused(f"“{name}” could not be opened, because you do not have permission to read it.") from None
    except (OSError, ValueError):
        raise Refused(f"“{name}” could not be read from its disk; copy it to this computer and try again.") from None
    if not data:
        raise Refused(f"“{name}” is empty: there is no picture in it.")
    if len(data) > MAX_FILE_BYTES:
        raise Refused(f"“{name}” is larger than {MAX_FILE_BYTES // 1024 // 1024} MB; save a smaller copy and add that.")
    return data


def _refusal(name: str, trouble: Trouble, data: bytes, detail: int = 0) -> str:
    match trouble:
        case Trouble.NO_PHOTO:
            kind = other_kind(data)
            if kind:
                return f"“{name}” is {kind}, not a photo; Life Story reads {_READABLE}."
            return f"“{name}” is not a photo that can be read; Life Story reads {_READABLE}."
        case Trouble.RAW:
            return f"“{name}” is a raw camera file; save it as JPEG or TIFF in your photo program and add that."
        case Trouble.TOO_LARGE:
            size = f"{detail / 1e6:,.0f} million" if detail else "too many"
            return (
                f"“{name}” has {size} pixels, and the most is {MAX_PIXELS // 10**6} million; save a smaller copy and add that."
            )
        case Trouble.BROKEN:
            return f"“{name}” is too badly damaged to be read; look for another copy of it."
        case Trouble.DAMAGED:
            return f"“{name}” is damaged and only part of it can be read; “Keep what can be read” takes in that part."
        case Trouble.TOO_MUCH:
            return f"“{name}” takes more time or memory to read than a photo should, so it was left out."
