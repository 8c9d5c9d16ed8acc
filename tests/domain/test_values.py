import pytest
from hypothesis import given

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.ids import PageId, PersonId, SectionId
from lifestory_app.domain.pages import Page, TextSlot
from lifestory_app.domain.people import Name, NameKind, Person
from lifestory_app.domain.photos import Crop, PhotoView, Sharpness, dots_per_inch, sharpness
from lifestory_app.domain.text import ParagraphKind, Run, Words, tidied
from tests.builders import a_page, a_photo
from tests.strategies import words


@given(words)
def test_tidying_changes_no_letter_and_is_done_once(text: Words) -> None:
    once = tidied(text)

    assert once.plain == text.plain
    assert tidied(once) == once


def test_plain_marks_make_strong_words_and_lists() -> None:
    text = Words.of("I like **kites** best.", "- red", "1. one", "# Then")

    assert text.paragraphs[0].runs == (Run("I like "), Run("kites", strong=True), Run(" best."))
    assert [paragraph.kind for paragraph in text.paragraphs[1:]] == [
        ParagraphKind.BULLET,
        ParagraphKind.NUMBERED,
        ParagraphKind.HEADING,
    ]


def test_a_page_cannot_have_one_slot_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        Page(PageId("p"), SectionId("s"), "words", slots=(("words", TextSlot()), ("words", TextSlot())))


def test_filling_a_slot_keeps_the_order_of_the_others() -> None:
    page = a_page().with_slot("lead", TextSlot(Words.of("First")))

    page = page.with_slot("words", TextSlot(Words.of("Changed")))

    assert [name for name, _ in page.slots] == ["words", "lead"]
    assert page.with_slot("words", None).slot("words") is None


@pytest.mark.parametrize("edges", [(0.5, 0, 0.5, 1), (-0.1, 0, 1, 1), (0, 0.9, 1, 0.2), (0, 0, 1, 1.01)])
def test_a_crop_lies_inside_its_photo(edges: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="crop"):
        Crop(*edges)


def test_sharpness_counts_the_pixels_that_show_at_the_size_they_are_placed() -> None:
    photo = a_photo(width=2000, height=1000)
    whole, half = PhotoView(photo.id), PhotoView(photo.id, Crop(0, 0, 0.5, 0.5))

    assert dots_per_inch(photo, whole, 720, 360) == pytest.approx(200)
    assert dots_per_inch(photo, half, 720, 360) == pytest.approx(100)
    assert dots_per_inch(photo, PhotoView(photo.id, turn=1), 360, 720) == pytest.approx(200)
    upright = Corners((0.25, 0), (0.75, 0), (0.75, 1), (0.25, 1))
    assert dots_per_inch(photo, PhotoView(photo.id, corners=upright), 720, 360) == pytest.approx(100)
    assert dots_per_inch(photo, PhotoView(photo.id, corners=upright, turn=1), 360, 720) == pytest.approx(100)
    assert [sharpness(dpi) for dpi in (200, 199.9, 150, 149.9)] == [
        Sharpness.GOOD,
        Sharpness.SOFT,
        Sharpness.SOFT,
        Sharpness.POOR,
    ]


def test_a_person_is_called_by_the_name_they_are_known_by() -> None:
    person = Person(PersonId("p"), (Name("Robert", kind=NameKind.BIRTH), Name("Bobby", kind=NameKind.KNOWN_AS)))

    assert person.known_as == "Bobby"
