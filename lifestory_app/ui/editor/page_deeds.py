"""What can be done with whole pages: copied, pasted, moved, taken out. Each is one edit."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import AddPage, DuplicatePage, MovePage, PutPhoto, RemovePage, Together
from lifestory_app.domain.ids import PageId, new_id
from lifestory_app.domain.pages import Page
from lifestory_app.domain.photos import Photo
from lifestory_app.services.session import Session


class PageDeeds:
    """Does things to the pages of a session's book, and says which page should be looked at then."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: Page | None = None
        self._photos: tuple[Photo, ...] = ()

    @property
    def can_paste(self) -> bool:
        """Whether a page was cut or copied. It is held in this window only: other programs never see it."""
        return self._held is not None

    def copy(self, page: PageId) -> None:
        """Hold a copy of a page, and what is known of its photos."""
        held = self._held = self._session.book.page(page)
        shown = set(replace(held, slots=(*held.slots, *held.tray)).photos())
        self._photos = tuple(photo for photo in self._session.book.photos if photo.id in shown)

    def cut(self, page: PageId) -> PageId | None:
        """Hold a page and take it out. Returns its neighbour."""
        self.copy(page)
        return self.delete(page)

    def paste(self, after: PageId | None) -> PageId | None:
        """Put a copy of the page that is held behind another one. Returns the new page."""
        if self._held is None:
            return None
        book = self._session.book
        target = next((page for page in book.pages if page.id == after), None)
        section = target.section if target is not None else self._held.section
        if all(each.id != section for each in book.sections):
            section = book.sections[0].id
        fresh = replace(self._held, id=PageId(new_id()), section=section)
        there = {photo.id for photo in book.photos}
        # A photo that was taken out since comes back with the page that shows it.
        back = [PutPhoto(photo) for photo in self._photos if photo.id not in there]
        add = AddPage(fresh, _next_in_section(book, target))
        done = self._session.do(Together((*back, add), label=add.label) if back else add)
        return fresh.id if done else None

    def duplicate(self, page: PageId) -> PageId | None:
        """Put a copy behind a page. Returns it."""
        copy = PageId(new_id())
        return copy if self._session.do(DuplicatePage(page, copy)) else None

    def delete(self, page: PageId) -> PageId | None:
        """Take a page out. Returns the page that stands there then."""
        pages = [each.id for each in self._session.book.pages]
        at = pages.index(page)
        neighbour = pages[at + 1] if at + 1 < len(pages) else pages[at - 1] if at else None
        return neighbour if self._session.do(RemovePage(page)) else page

    def move(self, page: PageId, by: int) -> None:
        """Move a page up or down by one, into the next section at the end of its own."""
        book = self._session.book
        here = book.page(page)
        mates = [each.id for each in book.pages_of(here.section)]
        at = mates.index(page)
        sections = [section.id for section in book.sections]
        place = sections.index(here.section)
        if by < 0 and at > 0:
            self._session.do(MovePage(page, here.section, mates[at - 1]))
        elif by > 0 and at + 1 < len(mates):
            self._session.do(MovePage(page, here.section, mates[at + 2] if at + 2 < len(mates) else None))
        elif by < 0 and place > 0:
            self._session.do(MovePage(page, sections[place - 1]))
        elif by > 0 and place + 1 < len(sections):
            following = book.pages_of(sections[place + 1])
            self._session.do(MovePage(page, sections[place + 1], following[0].id if following else None))


def _next_in_section(book: Book, page: Page | None) -> PageId | None:
    if page is None:
        return None
    mates = [each.id for each in book.pages_of(page.section)]
    at = mates.index(page.id)
    return mates[at + 1] if at + 1 < len(mates) else None
