"""Pages made of a batch of photos: by date, a few to a page, at a place of the user's choice."""

from collections.abc import Sequence
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import AddPage, Edit, Together
from lifestory_app.domain.ids import PageId, SectionId, new_id
from lifestory_app.domain.pages import Page, PhotoSlot, SlotValue
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.views import view_of
from lifestory_app.usecases.taking_in import LAYOUT_FOR

MOST_ON_A_PAGE = 4
ONE_OCCASION_DAYS = 3


def pages_from_photos(book: Book, photos: Sequence[Photo], section: SectionId, before: PageId | None = None) -> Edit:
    """One edit that adds pages with these photos, in the order they were taken, those of one occasion together."""
    pages = [_page(book, section, group) for group in grouped(photos)]
    return Together(tuple(AddPage(page, before) for page in pages), label="Make pages from photos")


def grouped(photos: Sequence[Photo]) -> list[list[Photo]]:
    """Photos by occasion: those taken within a few days of each other, spread evenly over pages; undated ones last."""
    in_order = sorted(photos, key=lambda photo: (photo.taken.earliest if photo.taken else date.max, photo.file_name))
    occasions: list[list[Photo]] = []
    for photo in in_order:
        last = occasions[-1][-1] if occasions else None
        if last is None or not _same_occasion(last, photo):
            occasions.append([])
        occasions[-1].append(photo)
    return [_widest_first(page) for occasion in occasions for page in _spread(occasion)]


def _same_occasion(one: Photo, other: Photo) -> bool:
    if one.taken is None or other.taken is None:
        return one.taken is other.taken
    return (other.taken.earliest - one.taken.earliest).days <= ONE_OCCASION_DAYS


def _spread(photos: list[Photo]) -> list[list[Photo]]:
    count = -(-len(photos) // MOST_ON_A_PAGE)
    size, over = divmod(len(photos), count)
    pages: list[list[Photo]] = []
    start = 0
    for number in range(count):
        end = start + size + (1 if number < over else 0)
        pages.append(photos[start:end])
        start = end
    return pages


def _widest_first(photos: list[Photo]) -> list[Photo]:
    """Three photos with a wide one first: a page of three has one place across it, and tall ones would lose their heads."""
    if len(photos) != 3:
        return photos
    first = photos[0] if photos[0].width > photos[0].height else max(photos, key=lambda photo: photo.width / photo.height)
    return [first, *(photo for photo in photos if photo is not first)]


def _page(book: Book, section: SectionId, photos: list[Photo]) -> Page:
    views = [PhotoSlot(view_of(book, photo.id)) for photo in photos]
    slots: tuple[tuple[str, SlotValue], ...]
    if len(views) == 1:
        slots = (("photo", views[0]),)
    else:
        slots = tuple((f"photo{number}", view) for number, view in enumerate(views, 1))
    return Page(PageId(new_id()), section, LAYOUT_FOR[len(views)], _title(photos), slots)


def _title(photos: list[Photo]) -> str:
    """The date that is true of all photos of a page: their day, else their month, else their year. None where there is none."""
    taken = sorted((photo.taken for photo in photos if photo.taken is not None), key=lambda when: when.earliest)
    if not taken:
        return ""
    first, last = taken[0], taken[-1]
    if first == last:
        return f"{first}"
    if (first.year, first.month) == (last.year, last.month) and first.month is not None:
        return f"{UncertainDate(first.year, first.month)}"
    return f"{first.year}" if first.year == last.year else ""
