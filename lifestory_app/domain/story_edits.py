"""Edits of Words and Pictures, as values like all edits."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, put, without
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PanelId, StoryboardId
from lifestory_app.domain.storyboards import Panel, Storyboard


@dataclass(frozen=True, slots=True)
class PutStoryboard:
    """Add a Words and Pictures story, or put another state of it in place. `phrase` names the field being typed into."""

    story: Storyboard
    phrase: str = ""
    label: str = "Change Words and Pictures"

    @property
    def merge_key(self) -> str | None:
        return f"storyboard {self.story.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        if not set(self.story.photos()) <= {photo.id for photo in book.photos}:
            raise EditRefused("That photo is not in this book. Add it to the book first; nothing was changed.")
        return replace(book, storyboards=put(book.storyboards, self.story))


@dataclass(frozen=True, slots=True)
class RemoveStoryboard:
    """Take a story out. Refused while a page shows it."""

    story_id: StoryboardId
    label: str = "Take Words and Pictures out"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if shown := [page for page in book.pages if page.about == self.story_id]:
            raise EditRefused(f"The page “{shown[0].title}” shows this story. Take that page out first; nothing was changed.")
        return replace(book, storyboards=without(book.storyboards, self.story_id))


@dataclass(frozen=True, slots=True)
class ChangePanel:
    """Put another state of one panel in place. `phrase` names what is being drawn or typed."""

    story_id: StoryboardId
    panel: Panel
    phrase: str = ""
    label: str = "Change a panel"

    @property
    def merge_key(self) -> str | None:
        return f"panel {self.panel.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return PutStoryboard(_story(book, self.story_id).with_panel(self.panel)).apply(book)


@dataclass(frozen=True, slots=True)
class MovePanel:
    """Move a panel so that it stands at a place, counted from 0."""

    story_id: StoryboardId
    panel_id: PanelId
    to: int
    label: str = "Move a panel"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        story = _story(book, self.story_id)
        panel = story.panel(self.panel_id)
        if panel is None:
            raise EditRefused("That panel is no longer in the story. Nothing was changed.")
        others = [each for each in story.panels if each.id != self.panel_id]
        others.insert(max(0, min(self.to, len(others))), panel)
        return replace(book, storyboards=put(book.storyboards, replace(story, panels=tuple(others))))


@dataclass(frozen=True, slots=True)
class RemovePanel:
    story_id: StoryboardId
    panel_id: PanelId
    label: str = "Take a panel out"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        story = _story(book, self.story_id)
        return replace(book, storyboards=put(book.storyboards, story.without_panel(self.panel_id)))


def _story(book: Book, id: StoryboardId) -> Storyboard:
    try:
        return book.storyboard(id)
    except KeyError:
        raise EditRefused("That story is no longer in the book. Nothing was changed.") from None
