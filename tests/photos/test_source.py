"""Print copies are made once and found again; screen pictures come from proxies; one thread at a time reaches the store."""

import threading
from dataclasses import replace

import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Crop, Photo, PhotoSource, PhotoView, Purpose
from lifestory_app.photos.source import StoredPhotos, print_key
from tests.builders import a_book, a_photo
from tests.photos.pictures import a_picture, opened, saved

PHOTO = PhotoId("photo-1")
WHOLE = PhotoView(PHOTO)


class Shelf:
    """A store in memory that remembers what was asked of it, and minds being asked by two threads at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.kept: dict[str, bytes] = {}
        self.refuses = False
        self._inside = 0

    def _note(self, what: str) -> None:
        self._inside += 1
        assert self._inside == 1, "two threads at once"
        self.asked.append(what)
        self._inside -= 1

    def original(self, id: PhotoId) -> bytes:
        self._note("original")
        return saved(a_picture(3200, 2400), "JPEG")

    def proxy(self, id: PhotoId) -> bytes:
        self._note("proxy")
        return saved(a_picture(1600, 1200), "JPEG")

    def thumb(self, id: PhotoId) -> bytes:
        self._note("thumb")
        return saved(a_picture(240, 180), "JPEG")

    def derived(self, key: str) -> bytes | None:
        self._note("derived")
        return self.kept.get(key)

    def put_derived(self, key: str, data: bytes) -> None:
        self._note("put_derived")
        if self.refuses:
            raise Refused("This book is open for reading only.")
        self.kept[key] = data


def the_book() -> Book:
    return a_book(photos=(a_photo(width=3200, height=2400),))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def photos(shelf: Shelf) -> StoredPhotos:
    book = the_book()
    return StoredPhotos(shelf, lambda: book)


def test_it_is_a_photo_source(photos: StoredPhotos) -> None:
    source: PhotoSource = photos

    assert opened(source.picture(WHOLE, 300, 300, Purpose.PRINT)).size == (300, 225)


def test_a_print_copy_is_made_once_and_kept(photos: StoredPhotos, shelf: Shelf) -> None:
    first = photos.picture(WHOLE, 800, 600, Purpose.PRINT)
    again = photos.picture(WHOLE, 800, 600, Purpose.PRINT)

    assert first == again
    assert shelf.asked.count("original") == 1
    assert list(shelf.kept) == [print_key(the_book().photos[0], WHOLE, (800, 600))]


def test_places_that_come_to_the_same_pixels_share_a_copy(photos: StoredPhotos, shelf: Shelf) -> None:
    photos.picture(WHOLE, 5000, 5000, Purpose.PRINT)
    photos.picture(WHOLE, 9000, 7000, Purpose.PRINT)
    photos.picture(replace(WHOLE, turn=4), 9000, 7000, Purpose.PRINT)

    assert len(shelf.kept) == 1
    assert shelf.asked.count("original") == 1


def test_anything_that_changes_the_picture_changes_its_key() -> None:
    photo: Photo = the_book().photos[0]
    views = [
        WHOLE,
        replace(WHOLE, crop=Crop(0.1)),
        replace(WHOLE, turn=1),
        replace(WHOLE, straighten=1),
        replace(WHOLE, light=0.1),
        replace(WHOLE, contrast=0.1),
    ]
    keys = {print_key(photo, view, (80, 60)) for view in views} | {print_key(photo, WHOLE, (81, 60))}
    keys.add(print_key(replace(photo, sha256="1" * 64), WHOLE, (80, 60)))

    assert len(keys) == 8
    assert print_key(replace(photo, id=PhotoId("x")), replace(WHOLE, photo=PhotoId("x")), (80, 60)) in keys


def test_the_screen_is_served_from_the_proxy_and_from_memory(photos: StoredPhotos, shelf: Shelf) -> None:
    for _ in range(3):
        assert opened(photos.picture(WHOLE, 800, 600, Purpose.SCREEN)).size == (800, 600)

    assert shelf.asked == ["proxy"]


def test_the_original_is_used_where_the_proxy_is_too_small(photos: StoredPhotos, shelf: Shelf) -> None:
    close_up = replace(WHOLE, crop=Crop(0.4, 0.4, 0.6, 0.6))

    assert opened(photos.picture(close_up, 600, 450, Purpose.SCREEN)).size == (600, 450)
    assert shelf.asked == ["original"]


def test_memory_for_the_screen_is_bounded(photos: StoredPhotos, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lifestory_app.photos.source.SCREEN_BYTES", 20_000)
    for width in range(100, 130):
        photos.picture(WHOLE, width, width, Purpose.SCREEN)

    photos.picture(WHOLE, 129, 129, Purpose.SCREEN)
    assert shelf.asked.count("thumb") == 30
    photos.picture(WHOLE, 100, 100, Purpose.SCREEN)
    assert shelf.asked.count("thumb") == 31


def test_a_book_that_cannot_be_written_still_prints(photos: StoredPhotos, shelf: Shelf) -> None:
    shelf.refuses = True

    for width in (80, 90):
        assert opened(photos.picture(WHOLE, width, width, Purpose.PRINT)).width == width
    assert shelf.asked.count("put_derived") == 1


def test_a_photo_that_is_not_in_the_book_is_refused(photos: StoredPhotos) -> None:
    with pytest.raises(Refused):
        photos.picture(PhotoView(PhotoId("gone")), 10, 10, Purpose.SCREEN)


def test_missing_print_copies_are_prepared_and_the_others_left(photos: StoredPhotos, shelf: Shelf) -> None:
    wanted = [(WHOLE, 80, 60), (WHOLE, 80, 60), (replace(WHOLE, turn=1), 60, 80)]

    assert photos.prepare(wanted) == 2
    assert photos.prepare(wanted) == 0
    shelf.asked.clear()
    photos.picture(WHOLE, 80, 60, Purpose.PRINT)
    assert shelf.asked == ["derived"]


def test_preparing_can_be_stopped_and_keeps_what_was_made(photos: StoredPhotos, shelf: Shelf) -> None:
    def tell(done: int, total: int, doing: str = "") -> None:
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        photos.prepare([(WHOLE, width, width) for width in range(20, 30)], tell)

    assert len(shelf.kept) == 2


def test_several_threads_may_ask_at_once(photos: StoredPhotos, shelf: Shelf) -> None:
    failures: list[BaseException] = []

    def ask(start: int) -> None:
        try:
            for width in range(start, start + 4):
                photos.picture(WHOLE, width, width, Purpose.SCREEN)
                photos.picture(WHOLE, width, width, Purpose.PRINT)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask, args=(20 + number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failures
    assert len(shelf.kept) == 7


def test_a_very_small_picture_comes_from_the_thumbnail(photos: StoredPhotos, shelf: Shelf) -> None:
    assert opened(photos.picture(WHOLE, 60, 60, Purpose.SCREEN)).size == (60, 45)

    assert shelf.asked == ["thumb"]
    close_up = replace(WHOLE, crop=Crop(0.0, 0.0, 0.2, 0.2))
    photos.picture(close_up, 60, 60, Purpose.SCREEN)
    assert shelf.asked == ["thumb", "proxy"], "of a small part it has too few pixels"
