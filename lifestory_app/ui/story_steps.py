"""Words and Pictures in a book at work: opened from the page that shows them, with the photo library at hand."""

from typing import TYPE_CHECKING

from lifestory_app.domain.ids import PageId, PhotoId
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.storyboard.screen import StoryScreen
from lifestory_app.ui.words.helps import Helps

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class StorySteps:
    """Knows what to do when somebody wants to work on the panels of a page."""

    def __init__(self, bench: "Bench", helps: Helps) -> None:
        self._bench, self._helps = bench, helps
        bench.write.panels_wanted.connect(self.open)

    def open(self, page: PageId, slot: str = "") -> StoryScreen:
        """Show the panels of a page; `slot` may name the one to begin with."""
        bench = self._bench
        screen = StoryScreen(bench.session, page, bench.painter(), self._helps)
        screen.closed.connect(lambda: bench.pop(screen))
        screen.photo_wanted.connect(lambda: self._choose_photo(screen))
        screen.booklet_wanted.connect(bench.out.make_story_booklet)
        bench.push(screen)
        wanted = slot.removeprefix("panel.")
        story = screen.story.story
        if story is not None and any(panel.id == wanted for panel in story.panels):
            screen.show_panel(next(panel.id for panel in story.panels if panel.id == wanted))
        screen.list.setFocus()
        return screen

    def _choose_photo(self, screen: StoryScreen) -> None:
        bench = self._bench
        library = PhotoLibrary(bench.session, bench.photos.taking, bench.tr("this panel"))

        def put(photo: PhotoId) -> None:
            bench.pop(library)
            screen.put_photo(photo)

        library.picked.connect(put)
        library.closed.connect(lambda: bench.pop(library))
        bench.push(library)
        library.begin()
