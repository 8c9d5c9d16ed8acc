"""A batch of photos becomes pages by date, a few to a page, and none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.dates import Season, UncertainDate
from lifestory_app.domain.ids import SectionId
from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.photos import Cover, Crop, Photo, PhotoView
from lifestory_app.usecases.photo_pages import MOST_ON_A_PAGE, grouped, pages_from_photos
from tests.builders import a_book, a_page, a_photo

dates = st.none() | st.builds(UncertainDate, st.integers(2015, 2026), st.integers(1, 12), st.integers(1, 28))
batches = st.lists(st.tuples(dates, st.integers(400, 4000), st.integers(400, 4000)), min_size=1, max_size=40).map(
    lambda found: [a_photo(f"p{n}", wide, high, taken=when) for n, (when, wide, high) in enumerate(found)]
)


@given(batches)
def test_every_photo_is_on_one_page_in_the_order_of_its_occasion_and_undated_ones_come_last(photos: list[Photo]) -> None:
    pages = grouped(photos)

    assert sorted(photo.id for page in pages for photo in page) == sorted(photo.id for photo in photos)
    assert all(1 <= len(page) <= MOST_ON_A_PAGE for page in pages)
    firsts = [min(photo.taken.earliest for photo in page if photo.taken) for page in pages if page[0].taken]
    assert firsts == sorted(firsts)
    assert [bool(page[0].taken) for page in pages] == sorted((bool(page[0].taken) for page in pages), reverse=True)
    for page in pages:
        assert len({photo.taken is None for photo in page}) == 1


def titled(*taken: UncertainDate | None) -> list[str]:
    photos = [a_photo(f"p{n}", taken=when) for n, when in enumerate(taken)]
    book = a_book(photos=tuple(photos))
    made = pages_from_photos(book, photos, book.sections[0].id).apply(book)
    return [page.title for page in made.pages[1:]]


def test_a_page_is_called_by_the_date_that_is_true_of_all_its_photos() -> None:
    day = UncertainDate(2024, 6, 1)
    assert titled(day, day) == ["1 June 2024"]
    assert titled(day, UncertainDate(2024, 6, 3)) == ["June 2024"]
    assert titled(UncertainDate(2024, 6, 30), UncertainDate(2024, 7, 1)) == ["2024"]
    assert titled(UncertainDate(2023, season=Season.SUMMER)) == ["summer 2023"]
    assert titled(None) == [""]


def test_twenty_photos_of_all_kinds_make_pages_in_one_step_and_begin_as_they_are_covered_elsewhere() -> None:
    photos = [a_photo(f"p{n:02}", *((1200, 1600) if n % 3 else (1600, 1200)), taken=UncertainDate(2024, 1 + n // 5, 3)
                      if n < 15 else None) for n in range(20)]  # fmt: skip
    cover = Cover(Crop(0, 0, 0.2, 0.2), smile=True)
    shown = a_page(layout="photo-and-words", slots=(("photo", PhotoSlot(PhotoView(photos[0].id, covers=(cover,)))),))
    book = a_book(photos=tuple(photos), pages=(shown,))

    made = pages_from_photos(book, photos, SectionId("now")).apply(book)

    new = made.pages[1:]
    assert [len(page.photos()) for page in new] == [3, 2, 3, 2, 3, 2, 3, 2]
    views = [picture.view for page in new for picture in page.pictures() if isinstance(picture, PhotoSlot)]
    assert next(view for view in views if view.photo == photos[0].id).covers == (cover,)
    for page in new:
        first = made.photo(page.photos()[0])
        if len(page.photos()) == 3:
            assert first.width > first.height


@pytest.mark.parametrize("count", range(1, 13))
def test_one_occasion_is_spread_evenly(count: int) -> None:
    sizes = [len(page) for page in grouped([a_photo(f"p{n}", taken=UncertainDate(2024, 5, 1)) for n in range(count)])]

    assert sum(sizes) == count
    assert max(sizes) - min(sizes) <= 1
