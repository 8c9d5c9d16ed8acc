"""How a photo begins when it is shown in one more place: covered as it is elsewhere, so that no face is forgotten."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.photos import Crop, PhotoView


def view_of(book: Book, photo: PhotoId) -> PhotoView:
    """The whole photo, prepared as on the page or memory where most of it is covered; as it was taken where none shows it."""
    elsewhere = [
        picture.view
        for page in book.pages
        for picture in page.pictures()
        if isinstance(picture, PhotoSlot) and picture.view.photo == photo
    ]
    elsewhere += [view for memory in book.memories for view in memory.views() if view.photo == photo]
    best = max(elsewhere, key=lambda view: len(view.covers), default=PhotoView(photo))
    return replace(best, crop=Crop())
