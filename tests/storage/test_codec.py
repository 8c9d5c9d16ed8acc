"""Books as parts, and parts as bytes."""

import dataclasses
import json

import pytest
from hypothesis import given, settings

from lifestory_app.domain.book import Book
from lifestory_app.domain.corners import Corners
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.letters import LetterSection
from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import Cover, Crop, PhotoView
from lifestory_app.storage import codec
from lifestory_app.storage.codec import LETTER_SECTION, THE_BOOK, Unreadable
from lifestory_app.storage.migrations import Migration, migrated
from lifestory_app.storage.values import PartName
from tests.builders import a_book, a_full_book, a_page, a_photo
from tests.strategies import books


def as_bytes(book: Book) -> dict[PartName, bytes]:
    return {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()}


def as_book(parts: dict[PartName, bytes]) -> Book:
    return codec.book_of({name: codec.read_part(data)[1] for name, data in parts.items()})


@given(books())
@settings(max_examples=60, deadline=None)
def test_a_book_comes_back_from_its_parts_as_it_was(book: Book) -> None:
    assert as_book(as_bytes(book)) == book


@given(books())
@settings(max_examples=20, deadline=None)
def test_the_same_part_is_always_written_in_the_same_bytes(book: Book) -> None:
    again = as_book(as_bytes(book))

    assert as_bytes(again) == as_bytes(book)


def test_a_letter_is_saved_section_by_section() -> None:
    book = a_full_book()
    letter = book.letters[0]
    changed = dataclasses.replace(letter, sections=(letter.sections[0], LetterSection("court", "In court")))

    before, after = as_bytes(book), as_bytes(dataclasses.replace(book, letters=(changed,)))

    assert {name for name in before if before[name] != after[name]} == {PartName(LETTER_SECTION, "letter-1/court")}


def test_two_sections_of_one_id_in_a_letter_are_both_kept() -> None:
    letter = a_full_book().letters[0]
    twice = dataclasses.replace(letter, sections=(LetterSection("a", "One"), LetterSection("a", "Two")))
    book = dataclasses.replace(a_full_book(), letters=(twice,))

    assert as_book(as_bytes(book)) == book


def test_two_pages_of_one_id_are_refused_rather_than_one_lost() -> None:
    with pytest.raises(ValueError):
        codec.parts_of(a_book(pages=(a_page(), a_page(title="The same id"))))


def test_a_photo_squared_up_and_smiling_comes_back_as_it_was() -> None:
    corners = Corners((0.1, 0.15), (0.9, 0.05), (0.97, 0.9), (0.02, 0.95))
    covers = (Cover(Crop(0, 0, 0.2, 0.2), smile=True, name="The other child"), Cover(Crop(0.5, 0.5, 0.6, 0.6), blur=True))
    view = PhotoView(PhotoId("photo-1"), covers=covers, corners=corners)
    book = a_book(pages=(a_page(slots=(("photo", PhotoSlot(view)),)),), photos=(a_photo("photo-1"),))

    assert as_book(as_bytes(book)) == book


def test_a_cover_of_the_first_format_is_plain_and_has_no_name() -> None:
    plain = {"area": {"left": 0.0, "top": 0.0, "right": 0.5, "bottom": 0.5}, "blur": True}

    view = codec.decode(PhotoView, {"photo": "photo-1", "covers": [plain]})

    assert view == PhotoView(PhotoId("photo-1"), covers=(Cover(Crop(0, 0, 0.5, 0.5), blur=True),))


@pytest.mark.parametrize("top_left", [[0.95, 0.95], [-0.1, 0], [0.1], [0.1, "0"]])
def test_corners_that_make_no_sheet_are_refused_on_reading(top_left: list[object]) -> None:
    with pytest.raises(Unreadable):
        codec.decode(PhotoView, {"photo": "photo-1", "corners": {"top_left": top_left}})


def test_a_lone_surrogate_in_a_file_name_is_not_lost() -> None:
    book = a_book(title="photo-\udcff")

    assert as_book(as_bytes(book)) == book


def changed_part(change: dict[str, object]) -> bytes:
    name = PartName("person", "kelly")
    plain = json.loads(as_bytes(a_full_book())[name])
    plain["value"].update(change)
    return codec.canonical(plain)


@pytest.mark.parametrize(
    "change",
    [
        {"shoe_size": 5},
        {"role": "astronaut"},
        {"called": 5},
        {"names": {}},
        {"born": {"year": "1996"}},
        {"new_family": 1},
        {"seen_by": ["neighbours"]},
        {"born": {"year": 2019, "month": 13}},
    ],
    ids=str,
)
def test_what_this_program_does_not_know_is_refused_and_not_dropped(change: dict[str, object]) -> None:
    parts = as_bytes(a_full_book())
    parts[PartName("person", "kelly")] = changed_part(change)

    with pytest.raises(Unreadable):
        as_book(parts)


def test_a_part_of_an_unknown_kind_is_refused() -> None:
    parts = as_bytes(a_full_book())
    name = PartName("storyboard", "one")
    parts[name] = codec.canonical({"kind": name.kind, "id": name.id, "value": {}})

    with pytest.raises(Unreadable):
        as_book(parts)


def test_what_has_a_default_may_be_left_out() -> None:
    person = codec.decode(Person, {"id": "kelly", "names": []})

    assert person == Person("kelly", ())  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[1]", b'{"kind":"page"}', b"NaN", b"[" * 100_000], ids=repr)
def test_bytes_that_are_no_part_are_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        codec.read_part(data)


def test_the_books_own_part_leaves_its_collections_out() -> None:
    assert b"Kelly" not in as_bytes(a_full_book())[THE_BOOK]


def test_older_parts_go_through_each_step_in_order() -> None:
    name = PartName("page", "one")
    steps = (
        Migration(
            3, "words were renamed", lambda parts: {key: {**each, "third": each["second"]} for key, each in parts.items()}
        ),
        Migration(2, "a field was added", lambda parts: {key: {**each, "second": 2} for key, each in parts.items()}),
    )
    old = {name: {"first": 1}}

    new = migrated(old, 1, steps, target=3)

    assert new == {name: {"first": 1, "second": 2, "third": 2}}
    assert old == {name: {"first": 1}}
    assert migrated(new, 3, steps, target=3) == new


def test_a_missing_step_or_a_newer_format_is_refused() -> None:
    with pytest.raises(ValueError):
        migrated({}, 1, (), target=2)
    with pytest.raises(ValueError):
        migrated({}, 3, (), target=2)
