"""The photos of an open book, for painters and exporters: print copies are kept, screen pictures come from proxies."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from threading import Lock, RLock
from typing import Protocol

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo, PhotoView, Purpose, shown_size
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.photos.prints import Wanted, render, render_many, size_of
from lifestory_app.photos.worker import PROXY_LONGEST, THUMB_LONGEST

ENGINE = 2
"""Raised whenever `prints.render` would make other pictures, so that kept print copies are made again."""
SCREEN_BYTES = 64 * 1024 * 1024
_NEARLY_ENOUGH = 0.97


class PhotoStore(Protocol):
    """Where the bytes of photos are kept: the book file. Called from one thread at a time.

    Print copies (`derived`) may be dropped at any time. Their keys begin with the photo's sha256 and a hyphen, so that all of
    a photo's copies can be found and taken out with it.
    """

    def original(self, id: PhotoId) -> bytes: ...

    def proxy(self, id: PhotoId) -> bytes: ...

    def thumb(self, id: PhotoId) -> bytes: ...

    def derived(self, key: str) -> bytes | None: ...

    def put_derived(self, key: str, data: bytes) -> None: ...


class StoredPhotos:
    """The PhotoSource of an open book. May be asked from several threads."""

    def __init__(self, store: PhotoStore, book: Callable[[], Book], writable: bool = True) -> None:
        self._store = store
        self._book = book
        self._writable = writable
        self._store_lock = RLock()
        self._screen: OrderedDict[tuple[str, PhotoView, int, int], bytes] = OrderedDict()
        self._screen_bytes = 0
        self._screen_lock = Lock()

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        """See PhotoSource. Raises Refused when the photo is not in the book or cannot be read."""
        photo = self._photo(view.photo)
        size = size_of(photo.width, photo.height, view, (max(1, width), max(1, height)))
        return self._print(photo, view, size) if purpose is Purpose.PRINT else self._for_screen(photo, view, size)

    def prepare(self, wanted: Iterable[tuple[PhotoView, int, int]], tell: Tell = tell_nobody) -> int:
        """Make the print copies that are missing, so that exports need only copy them. Returns how many were made."""
        missing: dict[str, Wanted] = {}
        for view, width, height in wanted:
            photo = self._photo(view.photo)
            size = size_of(photo.width, photo.height, view, (max(1, width), max(1, height)))
            key = print_key(photo, view, size)
            if key not in missing and self._kept(key) is None:
                missing[key] = Wanted(partial(self._original, photo.id), view, *size)
        for key, jpeg in zip(missing, render_many(missing.values(), tell, len(missing)), strict=True):
            self._keep(key, jpeg)
        return len(missing)

    def _photo(self, id: PhotoId) -> Photo:
        try:
            return self._book().photo(id)
        except KeyError:
            raise Refused("A page shows a photo that is no longer in the book. Choose another photo there.") from None

    def _print(self, photo: Photo, view: PhotoView, size: tuple[int, int]) -> bytes:
        key = print_key(photo, view, size)
        jpeg = self._kept(key)
        if jpeg is None:
            jpeg = render(self._original(photo.id), view, *size)
            self._keep(key, jpeg)
        return jpeg

    def _for_screen(self, photo: Photo, view: PhotoView, size: tuple[int, int]) -> bytes:
        key = (photo.sha256, view, *size)
        with self._screen_lock:
            jpeg = self._screen.get(key)
            if jpeg is not None:
                self._screen.move_to_end(key)
                return jpeg
        if thumb_is_enough(photo, view, size):
            with self._store_lock:
                source = self._store.thumb(photo.id)
        elif proxy_is_enough(photo, view, size):
            with self._store_lock:
                source = self._store.proxy(photo.id)
        else:
            source = self._original(photo.id)
        jpeg = render(source, view, *size)
        with self._screen_lock:
            self._screen_bytes += len(jpeg) - len(self._screen.pop(key, b""))
            self._screen[key] = jpeg
            while self._screen_bytes > SCREEN_BYTES:
                self._screen_bytes -= len(self._screen.popitem(last=False)[1])
        return jpeg

    def _original(self, id: PhotoId) -> bytes:
        with self._store_lock:
            return self._store.original(id)

    def _kept(self, key: str) -> bytes | None:
        with self._store_lock:
            return self._store.derived(key)

    def _keep(self, key: str, jpeg: bytes) -> None:
        """A copy that cannot be kept, as in a book opened for reading, is made again next time."""
        if not self._writable:
            return
        try:
            with self._store_lock:
                self._store.put_derived(key, jpeg)
        except Refused:
            self._writable = False


def print_key(photo: Photo, view: PhotoView, size: tuple[int, int]) -> str:
    """The name of a print copy: the photo's hash, then a hash of what is shown, how large, and by which engine."""
    shown = {**asdict(view), "photo": "", "turn": view.turn % 4}
    what = json.dumps([ENGINE, shown, size], sort_keys=True)
    return f"{photo.sha256}-{hashlib.sha256(what.encode()).hexdigest()[:32]}"


def thumb_is_enough(photo: Photo, view: PhotoView, size: tuple[int, int]) -> bool:
    """Whether the thumbnail holds as many pixels of a view as are wanted."""
    return _is_enough(THUMB_LONGEST, photo, view, size)


def proxy_is_enough(photo: Photo, view: PhotoView, size: tuple[int, int]) -> bool:
    """Whether the proxy holds as many pixels of a view as are wanted."""
    return _is_enough(PROXY_LONGEST, photo, view, size)


def _is_enough(longest: int, photo: Photo, view: PhotoView, size: tuple[int, int]) -> bool:
    scale = min(1.0, longest / max(photo.width, photo.height))
    across, down = shown_size(photo.width, photo.height, view)
    return scale == 1.0 or (across * scale >= size[0] * _NEARLY_ENOUGH and down * scale >= size[1] * _NEARLY_ENOUGH)
