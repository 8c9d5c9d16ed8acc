"""Pages made of a batch of photos: by date, a few to a page, at a place of the user's choice."""

from collections.abc import Sequence
from datetime import date

from lifestory_app.domain.edits import AddPage, Edit, Together
from lifestory_app.domain.ids import PageId, SectionId, new_id
from lifestory_app.domain.pages import Page, PhotoSlot, SlotValue
from lifestory_app.domain.photos import Photo, PhotoView
from lifestory_app.usecases.taking_in import LAYOUT_FOR

MOST_ON_A_PAGE = 6
ONE_OCCASION_DAYS = 3


def pages_from_photos(photos: Sequence[Photo], section: SectionId, before: PageId | None = None) -> Edit:
    """One edit that adds pages with these photos, in the order they were taken, those of one occasion together."""
    pages = [_page(section, group) for group in grouped(photos)]
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
    return [page for occasion in occasions for page in _spread(occasion)]


def _same_occasion(one: Photo, other: Photo) -> bool:
    if one.taken is None or other.taken is None:
        return one.taken is other.taken
    return (other.taken.earliest - one.taken.earliest).days <= ONE_OCCASION_DAYS


def _spread(photos: list[Photo]) -> list[list[Photo]]:
    count = -(-len(photos) // 4) if len(photos) > MOST_ON_A_PAGE else 1
    size, over = divmod(len(photos), count)
    pages: list[list[Photo]] = []
    start = 0
    for number in range(count):
        end = start + size + (1 if number < over else 0)
        pages.append(photos[start:end])
        start = end
    return pages


def _page(section: SectionId, photos: list[Photo]) -> Page:
    views = [PhotoSlot(PhotoView(photo.id)) for photo in photos]
    slots: tuple[tuple[str, SlotValue], ...]
    if len(views) == 1:
        slots = (("photo", views[0]),)
    else:
        slots = tuple((f"photo{number}", view) for number, view in enumerate(views, 1))
    taken = next((photo.taken for photo in photos if photo.taken), None)
    return Page(PageId(new_id()), section, LAYOUT_FOR[len(views)], f"{taken}" if taken else "", slots)
