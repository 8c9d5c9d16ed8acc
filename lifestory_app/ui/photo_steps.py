"""The steps that photos take in a book at work: brought, chosen for a place, cropped, and laid out on pages."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from lifestory_app.domain.edits import PutHome, PutPerson
from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.domain.pages import CardsSlot, PhotoSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.views import view_of
from lifestory_app.services.taking import PhotoTaking, make_pages
from lifestory_app.ui import kit
from lifestory_app.ui.pictures.brought import png_of
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary, told_of

if TYPE_CHECKING:
    from lifestory_app.ui.bench import Bench


class PhotoSteps:
    """Knows what to do with photos once they are chosen or taken in."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self.taking = PhotoTaking(bench.session, bench)
        self._place: tuple[PageId, str] | None = None
        self._pages: tuple[SectionId, PageId | None] | None = None
        write = bench.write
        write.photos_wanted.connect(self.show_library)
        write.choose_photo_wanted.connect(self.choose_for)
        write.crop_wanted.connect(self.crop)
        write.photo_facts_wanted.connect(self.show_facts)
        write.files_taken.connect(self._files_on_page)
        write.files_for_pages.connect(self._files_for_pages)
        write.photos_for_pages.connect(self._photos_for_pages)
        write.picture_pasted.connect(self._pasted)
        self.taking.taken.connect(self._taken)
        self.taking.refused.connect(lambda sentence: bench.notices.show("photos", "warn", sentence))
        self.taking.progressed.connect(self._progressed)

    # The library.

    def show_library(self) -> PhotoLibrary:
        """Show all photos of the book."""
        return self.push_library(PhotoLibrary(self._bench.session, self.taking))

    def show_facts(self, photo: PhotoId) -> None:
        """Show one photo with what is known of it."""
        library = self.show_library()
        library.choose(photo)
        library.form.begin()

    def put_on_page(self, library: PhotoLibrary, photo: PhotoId) -> None:
        """Put a photo into the first free place of the page one came from, and show it there."""
        page = self._bench.write.page
        if page is not None and self._bench.write.place_photo(page, "", photo):
            self._bench.pop(library)
            self._bench.show_page(page)

    def choose_for(self, page: PageId, slot: str) -> None:
        """Choose a photo for a place of a page."""
        title = self._bench.session.book.page(page).title or self._bench.tr("this page")
        library = self.push_library(PhotoLibrary(self._bench.session, self.taking, title))

        def put(photo: PhotoId) -> None:
            self._bench.pop(library)
            if self._is_there(page):
                self._bench.write.place_photo(page, slot, photo)
                self._bench.write.form.enter(slot)

        library.picked.connect(put)

    def choose_portrait(self, kind: str, id: str) -> None:
        """Choose the picture of a person or a home."""
        library = self.push_library(PhotoLibrary(self._bench.session, self.taking, self._bench.tr("their picture")))

        def put(photo: PhotoId) -> None:
            self._bench.pop(library)
            book = self._bench.session.book
            person = next((each for each in book.people if kind == "person" and each.id == id), None)
            home = next((each for each in book.homes if kind == "home" and each.id == id), None)
            if person is not None:
                self._bench.session.do(PutPerson(replace(person, portrait=photo)))
            elif home is not None:
                self._bench.session.do(PutHome(replace(home, photo=photo)))

        library.picked.connect(put)

    def _is_there(self, page: PageId) -> bool:
        """Whether a page is still in the book; if it was taken out meanwhile, that is said."""
        if any(each.id == page for each in self._bench.session.book.pages):
            return True
        self._bench.toast.say(self._bench.tr("That page is no longer in the book. Nothing was changed."), can_undo=False)
        return False

    def push_library(self, library: PhotoLibrary) -> PhotoLibrary:
        """Show a library, with a way back to where one came from."""
        library.closed.connect(lambda: self._bench.pop(library))
        library.page_wanted.connect(self._bench.show_page)
        library.crop_wanted.connect(self.crop_anywhere)
        library.photos_on_page.connect(self._photos_on_page)
        library.photos_between.connect(self._photos_for_pages)
        library.placing_wanted.connect(lambda photo: self.put_on_page(library, photo))
        page = self._bench.write.page
        sides = self._bench.session.laid_out.sides_of(page) if page is not None else ()
        number = sides[0].label if sides else ""
        here = self._bench.tr("page {number}").format(number=number) if number else self._bench.tr("the page")
        back = self._bench.tr("Back to {page}") if self._bench.mode == "write" else self._bench.tr("Back")
        library.came_from(back.format(page=here), self._bench.tr("Put it on {page}").format(page=here) if page else "")
        self._bench.push(library)
        library.begin()
        return library

    # Cropping.

    def crop(self, page: PageId, slot: str) -> None:
        """Crop the photo that stands in a place of a page."""
        value = self._bench.session.book.page(page).slot(slot)
        if not isinstance(value, PhotoSlot):
            return
        wide, high = self._size_of(page, slot)
        frame, room = (wide / high, (wide, high)) if high else (None, None)
        screen = CropScreen(self._bench.session, value.view, frame, room, self.told_page(page))

        def use(view: PhotoView) -> None:
            self._bench.pop(screen)
            if self._is_there(page):
                self._bench.write.use_view(page, slot, view)
                self._bench.write.form.enter(slot)

        screen.used.connect(use)
        screen.closed.connect(lambda: self._bench.pop(screen))
        self._bench.push(screen)
        screen.board.setFocus()

    def crop_anywhere(self, photo: PhotoId) -> None:
        """Crop a photo on the first page that shows it."""
        for page in self._bench.session.book.pages:
            for name, value in page.slots:
                if isinstance(value, PhotoSlot) and value.view.photo == photo:
                    self._bench.show_page(page.id)
                    self.crop(page.id, name)
                    return
                if isinstance(value, CardsSlot) and photo in page.photos():
                    break
        self._prepare_for_page(photo)

    def _prepare_for_page(self, photo: PhotoId) -> None:
        """Prepare a photo that stands nowhere yet; used, it goes into the first free place of the page one came from."""
        bench = self._bench
        page = bench.write.page
        if page is None or not bench.write.has_place(page):
            bench.toast.say(bench.tr("A photo is cropped in its place. Put it on a page first."), can_undo=False)
            return
        screen = CropScreen(bench.session, view_of(bench.session.book, photo), for_what=self.told_page(page))

        def use(view: PhotoView) -> None:
            if not self._is_there(page):
                bench.pop(screen)
                return
            bench.show_page(page)
            bench.write.place_views(page, [view])

        screen.used.connect(use)
        screen.closed.connect(lambda: bench.pop(screen))
        bench.push(screen)
        screen.board.setFocus()

    def told_page(self, page: PageId) -> str:
        """Which page a photo is prepared for, by number and title."""
        sides = self._bench.session.laid_out.sides_of(page)
        number = sides[0].label if sides else ""
        title = self._bench.session.book.page(page).title
        if not number or not title:
            return self._bench.tr("for “{title}”").format(title=title or self._bench.tr("a page"))
        return self._bench.tr("for page {number}, {title}").format(number=number, title=title)

    def _size_of(self, page: PageId, slot: str) -> tuple[float, float]:
        """The size in points of a photo's place, (0, 0) where it is not known."""
        for side in self._bench.session.laid_out.sides_of(page):
            for placed in side.placed:
                if placed.slot == slot:
                    return placed.width, placed.height
        return 0.0, 0.0

    # Files that were dropped or pasted.

    def _files_on_page(self, files: list[Path], page: PageId, slot: str) -> None:
        self._meant_for(place=(page, slot))
        self.taking.take(files)

    def _files_for_pages(self, files: list[Path], section: SectionId, before: PageId | None) -> None:
        self._meant_for(pages=(section, before))
        self.taking.take(files)

    def _meant_for(self, place: tuple[PageId, str] | None = None, pages: tuple[SectionId, PageId | None] | None = None) -> None:
        """Remember where the next batch goes. One that is under way goes where it was meant to, and the next is refused."""
        if not self.taking.is_busy:
            self._place, self._pages = place, pages

    def _photos_for_pages(self, section: SectionId, before: PageId | None, photos: list[PhotoId]) -> None:
        """Make pages of photos that were dropped between two pages."""
        session = self._bench.session
        there = {page.id for page in session.book.pages}
        if make_pages(session, [session.book.photo(photo) for photo in photos], section, before):
            self._bench.show_page(next(page.id for page in session.book.pages if page.id not in there))

    def _photos_on_page(self, page: PageId, photos: list[PhotoId]) -> None:
        """Put photos that were dropped on a page in the library there, and say so."""
        count = self._bench.write.place_photos(page, photos)
        sides = self._bench.session.laid_out.sides_of(page)
        if count == len(photos) and sides:
            one = self._bench.tr("The photo stands on page {number} now.")
            more = self._bench.tr("{count} photos stand on page {number} now.")
            self._bench.toast.say((one if count == 1 else more).format(count=count, number=sides[0].label or "1"))

    def _pasted(self, page: PageId, slot: str, image: QImage) -> None:
        self._meant_for(place=(page, slot))
        self.taking.paste(png_of(image), self._bench.tr("Pasted picture.png"))

    def _progressed(self, done: int, total: int, _doing: str) -> None:
        if self._bench.step is None and total:
            stop = kit.Button(self._bench.tr("Stop"))
            stop.clicked.connect(self.taking.stop)
            said = self._bench.tr("Bringing photos: {done} of {total}").format(done=done + 1, total=total)
            self._bench.notices.show("photos", "note", said, "", stop)

    def _taken(self, outcome: object) -> None:
        place, self._place = self._place, None
        pages, self._pages = self._pages, None
        session = self._bench.session
        there = {photo.id for photo in session.book.photos}
        photos = [photo.id for _, photo in outcome.added] + [known for _, known in outcome.already_there]  # type: ignore[attr-defined]
        photos = [photo for photo in photos if photo in there]
        if self._bench.step is None:
            kind, bold, plain = told_of(outcome)
            self._bench.notices.drop("photos")
            # Where a photo stands on its page there is nothing to tell, even if it was in the book before.
            if kind == "warn" or not ((place or pages) and photos):
                self._bench.notices.show("photos", kind, bold, plain)
        if place is not None and any(page.id == place[0] for page in session.book.pages):
            self._bench.write.place_photos(place[0], photos, place[1])
        elif pages is not None and photos:
            before = {page.id for page in session.book.pages}
            if make_pages(session, [session.book.photo(photo) for photo in photos], *pages):
                self._bench.write.go_to(next(page.id for page in session.book.pages if page.id not in before))
