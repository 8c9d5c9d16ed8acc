"""The left of the scrapbook screen: the things on the page, and below them the photos of the book."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import PhotoSlot, ScrapSlot
from lifestory_app.ui import kit
from lifestory_app.ui.scrapbook.layers import LayerList
from lifestory_app.ui.scrapbook.strip import PhotoStrip


class Contents(kit.Pane):
    """Shows the list of things and the strip of photos."""

    def __init__(self, things: LayerList, strip: PhotoStrip) -> None:
        super().__init__("left", 248, 380)
        self._list, self._strip = things, strip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(kit.label(self.tr("On this page"), "h2", wraps=True), 1)
        self._count = kit.label("", "small")
        self._count.setWordWrap(False)
        head.addWidget(self._count)
        column.addLayout(head)
        self._things = QStackedWidget()
        self._things.addWidget(things)
        self._things.addWidget(
            kit.Empty("photos", self.tr("Nothing here yet. Add a photo, words, a drawing or tape, or drop photos on the page."))
        )
        self._things.setMinimumHeight(96)
        column.addWidget(self._things, 1)
        column.addWidget(kit.line())
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(8, 4, 4, 4)
        self.photos = kit.Fold(self.tr("Photos of the book"), is_open=True)
        strip.setMinimumHeight(84)
        strip.setMaximumHeight(168)
        self.photos.body.addWidget(strip)
        inside.addWidget(self.photos)
        column.addWidget(holder)

    def show_page(self, slot: ScrapSlot, most: int, book: Book) -> None:
        """Show how much lies on the page, and the photos there are."""
        self._count.setText(self.tr("{count} of {most}").format(count=len(slot.items), most=most))
        self._things.setCurrentIndex(0 if slot.items else 1)
        on_page = frozenset(item.what.view.photo for item in slot.items if isinstance(item.what, PhotoSlot))
        self._strip.show_photos(book.photos, on_page)
        self.photos.setVisible(bool(book.photos))

    def show_things(self, slot: ScrapSlot, book: Book, chosen: ScrapId | None, troubled: frozenset[ScrapId]) -> None:
        """Show the things by name, one of them chosen."""
        self._list.show_things(slot, book, chosen, troubled)
