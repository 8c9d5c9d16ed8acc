"""The scrapbook page in a book at work: opened from the page, with the library, the shelf and the crop step at hand."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.ids import PageId, PhotoId, ScrapId
from lifestory_app.domain.pages import DrawingSlot, PhotoSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.views import view_of
from lifestory_app.services.scrapbooks import shelf_pictures
from lifestory_app.ui.pictures.brought import png_of
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary, told_of
from lifestory_app.ui.scrapbook.clip import Clip
from lifestory_app.ui.scrapbook.screen import ScrapScreen
from lifestory_app.ui.scrapbook.shelf import PictureShelf
from lifestory_app.ui.words.helps import Helps

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class ScrapSteps:
    """Knows what to do when somebody wants to arrange a page."""

    def __init__(self, bench: "Bench", helps: Helps) -> None:
        self._bench, self._helps = bench, helps
        self._clip = Clip()
        self._awaited: tuple[ScrapScreen, tuple[float, float] | None] | None = None
        bench.write.scrapbook_wanted.connect(self.open)
        taking = bench.photos.taking
        taking.taken.connect(self._taken)
        taking.refused.connect(self._refused)
        taking.progressed.connect(self._progressed)

    def open(self, page: PageId, slot: str = "") -> ScrapScreen:
        """Arrange a page, with the thing of a slot (`scrap.id`) chosen."""
        bench = self._bench
        screen = ScrapScreen(bench.session, page, self._helps, self._clip)
        screen.closed.connect(lambda: self._close(screen))
        screen.told.connect(bench.toast.say)
        screen.said.connect(lambda sentence: bench.toast.say(sentence, can_undo=False))
        screen.photo_wanted.connect(lambda which: self._choose_photo(screen, which))
        screen.drawing_wanted.connect(lambda which: self._choose_drawing(screen, which))
        screen.crop_wanted.connect(lambda which: self._crop(screen, which))
        screen.facts_wanted.connect(bench.photos.show_facts)
        screen.files_brought.connect(lambda files, at: self._take(screen, files, at))
        screen.picture_brought.connect(lambda image, at: self._paste(screen, image, at))
        screen.stop_wanted.connect(bench.photos.taking.stop)
        bench.push(screen)
        screen.begin(ScrapId(slot.partition(".")[2]) if "." in slot else None)
        return screen

    def _close(self, screen: ScrapScreen) -> None:
        self._bench.pop(screen)
        self._bench.write.form.enter("scrap")

    # Photos of the book.

    def _choose_photo(self, screen: ScrapScreen, id: ScrapId | None) -> None:
        bench = self._bench
        if id is None and screen.page.is_full:
            screen.page.say_full()
            return
        title = bench.session.book.page(screen.page.id).title or bench.tr("this page")
        library = bench.photos.push_library(PhotoLibrary(bench.session, bench.photos.taking, title))

        def put(photo: PhotoId) -> None:
            bench.pop(library)
            item = screen.page.item(id)
            if item is None:
                screen.show_added(screen.page.add_photo(photo))
                return
            old = item.what
            caption = old.caption if isinstance(old, PhotoSlot) else ""
            changed = replace(item, what=PhotoSlot(view_of(bench.session.book, photo), caption))
            changed = replace(changed, place=screen.page.whole(changed))
            screen.page.change(changed, bench.tr("Choose another photo"))

        library.picked.connect(put)

    def _crop(self, screen: ScrapScreen, id: ScrapId) -> None:
        bench, item = self._bench, screen.page.item(id)
        if item is None or not isinstance(item.what, PhotoSlot):
            return
        placed = next((each for each in screen.page.side.placed if each.slot == f"scrap.{id}"), None)
        size = (placed.width, placed.height) if placed is not None else None
        shape = size[0] / size[1] if size else None
        crop = CropScreen(bench.session, item.what.view, shape, size, bench.photos.told_page(screen.page.id))

        def use(view: PhotoView) -> None:
            bench.pop(crop)
            now = screen.page.item(id)
            if now is not None and isinstance(now.what, PhotoSlot):
                screen.page.change(replace(now, what=replace(now.what, view=view)), bench.tr("Crop a photo"))
            screen.canvas.setFocus()

        crop.used.connect(use)
        crop.closed.connect(lambda: bench.pop(crop))
        bench.push(crop)
        crop.board.setFocus()

    # The shelf.

    def _choose_drawing(self, screen: ScrapScreen, id: ScrapId | None) -> None:
        bench, item = self._bench, screen.page.item(id)
        if id is None and screen.page.is_full:
            screen.page.say_full()
            return
        now = item.what.drawing if item is not None and isinstance(item.what, DrawingSlot) else None
        shelf = PictureShelf(bench.painter(), bench, now.id if isinstance(now, Pictogram) else "")
        shelf.taken.connect(lambda picture: self._put_drawing(screen, id, picture))
        bench.run(shelf)

    def _put_drawing(self, screen: ScrapScreen, id: ScrapId | None, picture: str) -> None:
        alt = next((each.alt for each in shelf_pictures() if each.id == picture), "")
        item = screen.page.item(id)
        if item is None:
            screen.show_added(screen.page.add_drawing(DrawingSlot(Pictogram(picture), alt)))
            return
        caption = item.what.caption if isinstance(item.what, DrawingSlot) else ""
        drawing = DrawingSlot(Pictogram(picture), alt, caption)
        screen.page.change(replace(item, what=drawing), self._bench.tr("Choose another drawing"))

    # Photos from outside.

    def _take(self, screen: ScrapScreen, files: list[Path], at: tuple[float, float] | None) -> None:
        self._awaited = (screen, at)
        self._bench.photos.taking.take(files)

    def _paste(self, screen: ScrapScreen, image: QImage, at: tuple[float, float] | None) -> None:
        self._awaited = (screen, at)
        self._bench.photos.taking.paste(png_of(image), self._bench.tr("Pasted picture.png"))

    def _progressed(self, done: int, total: int, doing: str) -> None:
        if self._awaited is not None and self._bench.step is self._awaited[0]:
            self._awaited[0].waiting.show_progress(done, total, doing or self._bench.tr("Bringing photos"))

    def _refused(self, sentence: str) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._bench.step is awaited[0]:
            awaited[0].waiting.rest()
            self._bench.toast.say(sentence, can_undo=False)

    def _taken(self, outcome: object) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is None or self._bench.step is not awaited[0]:
            return
        screen, at = awaited
        screen.waiting.rest()
        there = {photo.id for photo in self._bench.session.book.photos}
        photos = [photo.id for _, photo in outcome.added] + [known for _, known in outcome.already_there]  # type: ignore[attr-defined]
        photos = [photo for photo in photos if photo in there]
        kind, bold, plain = told_of(outcome)
        if kind == "warn" or not photos:
            self._bench.toast.say(f"{bold} {plain}".strip(), can_undo=False)
        if photos:
            screen.show_added(next(iter(screen.page.add_photos(photos, at)), None))
