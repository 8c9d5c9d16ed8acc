"""The memory box in a book at work: photos for a memory from the library, from files and from the clipboard."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from lifestory_app.domain.ids import MemoryId, PhotoId
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.photos import PhotoView
from lifestory_app.ui.memories.screen import MemoryScreen
from lifestory_app.ui.pictures.brought import png_of
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.words.helps import Helps

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class MemorySteps:
    """Makes the screen of the memory box, and brings it the photos that it wishes for."""

    def __init__(self, bench: "Bench", helps: Helps) -> None:
        self._bench = bench
        self._meant: tuple[MemoryId, bool] | None = None
        self.screen = MemoryScreen(bench.session, helps)
        self.screen.page_wanted.connect(bench.show_page)
        self.screen.told.connect(bench.toast.say)
        self.screen.photo_wanted.connect(self._choose)
        self.screen.crop_wanted.connect(self._crop)
        self.screen.files_brought.connect(self._files)
        self.screen.picture_brought.connect(self._picture)
        bench.photos.taking.taken.connect(self._taken)
        bench.photos.taking.refused.connect(self._refused)

    def _choose(self, memory: Memory, of_thing: bool) -> None:
        bench = self._bench
        library = PhotoLibrary(bench.session, bench.photos.taking, bench.tr("this memory"))

        def put(photo: PhotoId) -> None:
            bench.pop(library)
            self.screen.put_photos(memory.id, [photo], of_thing=of_thing)
            self.screen.form.photos.add.setFocus()

        library.picked.connect(put)
        library.closed.connect(lambda: bench.pop(library))
        bench.push(library)
        library.begin()

    def _crop(self, memory: MemoryId, before: PhotoView, of_thing: bool) -> None:
        bench = self._bench
        screen = CropScreen(bench.session, before, for_what=bench.tr("for a memory"))

        def use(view: PhotoView) -> None:
            bench.pop(screen)
            self.screen.put_view(memory, before, view, of_thing=of_thing)
            (self.screen.form.thing.photo if of_thing else self.screen.form.photos).add.setFocus()

        screen.used.connect(use)
        screen.closed.connect(lambda: bench.pop(screen))
        bench.push(screen)
        screen.board.setFocus()

    def _files(self, memory: MemoryId, of_thing: bool, files: list[Path]) -> None:
        self._mean(memory, of_thing)
        self._bench.photos.taking.take(files)

    def _picture(self, memory: MemoryId, of_thing: bool, image: QImage) -> None:
        self._mean(memory, of_thing)
        self._bench.photos.taking.paste(png_of(image), self._bench.tr("Pasted picture.png"))

    def _mean(self, memory: MemoryId, of_thing: bool) -> None:
        """Remember where the next batch goes. While one is under way the next is refused."""
        if not self._bench.photos.taking.is_busy:
            self._meant = (memory, of_thing)

    def _refused(self, _sentence: str) -> None:
        if not self._bench.photos.taking.is_busy:
            self._meant = None

    def _taken(self, outcome: object) -> None:
        meant, self._meant = self._meant, None
        if meant is not None:
            photos = [photo.id for _, photo in outcome.added] + [known for _, known in outcome.already_there]  # type: ignore[attr-defined]
            self.screen.put_photos(meant[0], photos, of_thing=meant[1])
