"""One Words and Pictures story of an open book: what it holds, and every deed on it as one step of undo.

The use cases load layout, so they are imported where they are asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lifestory_app.domain.edits import Edit
from lifestory_app.domain.ids import PageId, PanelId, StoryboardId, ThingId, new_id
from lifestory_app.domain.pages import Page
from lifestory_app.domain.story_edits import ChangePanel, MovePanel, PutStoryboard, RemovePanel
from lifestory_app.domain.storyboards import InkColour, Panel, PanelPart, Place, Storyboard, Thing
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.storyboards import Box, Ink, ShelfEntry


def is_story_page(page: Page) -> bool:
    """Whether a page shows Words and Pictures."""
    from lifestory_app.usecases.storyboards import LAYOUTS

    return page.layout in LAYOUTS


def story_called(session: Session, page: Page) -> Storyboard | None:
    """The story that a page shows, or None."""
    from lifestory_app.usecases.storyboards import story_of

    return story_of(session.book, page)


def colours() -> dict[InkColour, str]:
    """The colours there are to draw with."""
    from lifestory_app.usecases import storyboards

    return storyboards.colours()


def simple_stroke(points: Sequence[Place]) -> tuple[Place, ...]:
    """A stroke as drawn, with the points that its shape needs."""
    from lifestory_app.usecases import storyboards

    return storyboards.simple_stroke(points)


def shelf_entries() -> "tuple[ShelfEntry, ...]":
    """Every drawing of the shelf, those drawn in line first."""
    from lifestory_app.usecases import storyboards

    return storyboards.shelf_entries()


def shelf_art(id: str, size: float) -> "Ink":
    """A drawing of the shelf in a square of so many points. Raises Refused."""
    from lifestory_app.usecases import storyboards

    return storyboards.shelf_art(id, size)


class Story(QObject):
    """A story under work. A series of small changes of one kind is one step, until `settle`."""

    def __init__(self, session: Session, page: PageId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from lifestory_app.usecases import storyboards

        self._cases = storyboards
        self.session = session
        shown = session.book.page(page)
        found = storyboards.story_of(session.book, shown)
        if found is None:
            session.end_phrase()
            self.id, begin = storyboards.begin_story(session.book, page)
            session.do(begin)
            session.end_phrase()
        else:
            self.id = found.id

    @property
    def story(self) -> Storyboard | None:
        """The story as it is now; None where undo went back to before it was begun."""
        return next((each for each in self.session.book.storyboards if each.id == StoryboardId(self.id)), None)

    def panel(self, id: PanelId | None) -> Panel | None:
        """One panel as it is now, or None."""
        return self.story.panel(id) if self.story is not None and id is not None else None

    # What is seen.

    def ink(self, panel: Panel, width: float) -> "Ink":
        """What is drawn in a panel, in a box of so many points across."""
        return self._cases.ink_of(self.session.book, panel, width, self.session.fonts)

    def box(self, thing: Thing) -> "Box":
        """The box around a thing in units of the panel, before it is turned."""
        return self._cases.bounds_of(self.session.book, thing, self.session.fonts)

    def told(self, panel: Panel) -> str:
        """What a listener hears of a panel."""
        return self._cases.told(panel)

    def called(self, thing: Thing) -> str:
        """What a picture shows, for a list; "" where only its kind can be told."""
        return self._cases.called(thing)

    # What is done.

    def put(self, panel: Panel, phrase: str = "") -> bool:
        """Put another state of a panel in place. A `phrase` makes neighbours of one kind one step."""
        if not phrase:
            self.session.end_phrase()
        done = self.session.do(ChangePanel(self.id, panel, phrase))
        if not phrase:
            self.session.end_phrase()
        return done

    def settle(self) -> None:
        """What comes next is a step of its own."""
        self.session.end_phrase()

    def change(self, phrase: str = "", **changes: object) -> None:
        """Change what is known of the story as a whole."""
        if self.story is not None:
            self._do(PutStoryboard(replace(self.story, **changes), phrase), phrase)  # type: ignore[arg-type]

    def add_panel(self, part: PanelPart, after: PanelId | None) -> PanelId:
        """Add an empty panel behind another. Returns it."""
        fresh = PanelId(new_id())
        if self.story is not None:
            panels = list(self.story.panels)
            at = next((n + 1 for n, each in enumerate(panels) if each.id == after), len(panels))
            panels.insert(at, Panel(fresh, part))
            self._do(PutStoryboard(replace(self.story, panels=tuple(panels)), label="Add a panel"))
        return fresh

    def remove_panel(self, id: PanelId) -> PanelId | None:
        """Take a panel out. Returns the one that stands there then."""
        panels = [each.id for each in self.story.panels] if self.story is not None else []
        if id not in panels:
            return None
        at = panels.index(id)
        self._do(RemovePanel(self.id, id))
        left = [each for each in panels if each != id]
        return left[min(at, len(left) - 1)] if left else None

    def move_panel(self, id: PanelId, by: int) -> None:
        """Move a panel up or down the story."""
        panels = [each.id for each in self.story.panels] if self.story is not None else []
        if id in panels and 0 <= panels.index(id) + by < len(panels):
            self._do(MovePanel(self.id, id, panels.index(id) + by))

    def copy_of(self, thing: Thing) -> Thing:
        """The same thing once more, a little aside."""
        return replace(thing.moved(14, 14), id=ThingId(new_id()))

    def _do(self, edit: Edit, phrase: str = "") -> None:
        if not phrase:
            self.session.end_phrase()
        self.session.do(edit)
        if not phrase:
            self.session.end_phrase()
