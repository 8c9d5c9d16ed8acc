"""Words and Pictures as a value: what a story holds, and the edits that change it."""

from dataclasses import replace

import pytest

from lifestory_app.domain.edits import AddPage, RemovePerson, RemovePhoto
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PageId, PanelId, PersonId, PhotoId, StoryboardId, ThingId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.story_edits import ChangePanel, MovePanel, PutStoryboard, RemovePanel, RemoveStoryboard
from lifestory_app.domain.storyboards import Agreement, Answer, Mark, MarkKind, Panel, PanelPart, PanelPicture, without_photo
from tests.builders import SECTION, a_book, a_full_book, a_photo, a_storyboard

STORY = StoryboardId("story-1")


def test_a_stroke_has_points_and_a_panel_no_two_things_of_one_id() -> None:
    with pytest.raises(ValueError):
        Mark(ThingId("m"), MarkKind.PEN, ())
    stroke = Mark(ThingId("m"), MarkKind.PEN, ((1, 1), (2, 2)))
    with pytest.raises(ValueError):
        Panel(PanelId("p"), PanelPart.TITLE, things=(stroke, stroke))


def test_a_thing_changes_in_its_layer_and_a_new_one_lies_on_top() -> None:
    panel = a_storyboard().panels[0]
    first = panel.things[0]

    moved = panel.with_thing(first.moved(10, 5))
    more = panel.with_thing(Mark(ThingId("new"), MarkKind.PEN, ((1, 1),)))

    assert moved.things[0] == first.moved(10, 5)
    assert moved.things[1:] == panel.things[1:]
    assert more.things[-1].id == "new"
    assert more.without(ThingId("new")) == panel


def test_a_story_is_agreed_when_everybody_asked_has_agreed_at_least_in_part() -> None:
    story = a_storyboard()

    assert not story.is_agreed
    assert not replace(story, agreements=()).is_agreed
    said = (Agreement("Kelly", answer=Answer.AGREED), Agreement("Imran", answer=Answer.IN_PART))
    assert replace(story, agreements=said).is_agreed


def test_panels_are_changed_moved_and_taken_out() -> None:
    book = a_full_book()
    first, second = book.storyboard(STORY).panels

    book = ChangePanel(STORY, replace(first, whose="Everyone’s words")).apply(book)
    book = MovePanel(STORY, PanelId("panel-1"), 1).apply(book)

    assert [panel.id for panel in book.storyboard(STORY).panels] == ["panel-2", "panel-1"]
    assert book.storyboard(STORY).panels[1].whose == "Everyone’s words"
    assert RemovePanel(STORY, PanelId("panel-1")).apply(book).storyboard(STORY).panels == (second,)


def test_edits_that_do_not_fit_are_refused() -> None:
    book = a_full_book()
    panel = book.storyboard(STORY).panels[0]

    for edit in (
        ChangePanel(StoryboardId("gone"), panel),
        MovePanel(STORY, PanelId("gone"), 0),
        PutStoryboard(a_storyboard(photo="gone")),
    ):
        with pytest.raises(EditRefused):
            edit.apply(book)


def test_a_story_that_a_page_shows_and_a_photo_that_a_panel_shows_stay() -> None:
    book = a_book(storyboards=(a_storyboard(),), photos=(a_photo("photo-1"),))
    shown = AddPage(Page(PageId("wp"), SECTION, "words-and-pictures", "Why", about=STORY)).apply(book)

    with pytest.raises(EditRefused, match="Why"):
        RemoveStoryboard(STORY).apply(shown)
    with pytest.raises(EditRefused, match="Words and Pictures"):
        RemovePhoto(PhotoId("photo-1")).apply(book)
    assert RemoveStoryboard(STORY).apply(book).storyboards == ()


def test_a_person_taken_out_is_no_longer_named_by_an_agreement() -> None:
    book = a_full_book()
    bare = replace(book, pages=tuple(page for page in book.pages if page.about != "kelly"))

    after = RemovePerson(PersonId("kelly")).apply(bare)

    assert all(each.person is None for story in after.storyboards for each in story.agreements)


def test_a_photo_goes_from_every_panel() -> None:
    story = without_photo(a_storyboard(), "photo-1")

    assert story.photos() == ()
    assert any(isinstance(thing, PanelPicture) for thing in story.panels[0].things)
