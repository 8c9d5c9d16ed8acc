"""How the whole book looks: six themes on this book's own pages, the paper, and who reads it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.edits import SetLook
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.services import previews
from lifestory_app.ui import kit
from lifestory_app.ui.galleries.frame import GalleryFrame
from lifestory_app.ui.galleries.grid import PageGrid, Tile
from lifestory_app.ui.papers import paper_names

if TYPE_CHECKING:
    from lifestory_app.services.session import Session


class ThemeGallery(GalleryFrame):
    """Shows this book's own pages in every theme. Using one changes the book in one step that undo takes back."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        from lifestory_app.paint.qt import QtPainter

        self._session = session
        book = session.book
        self._pages = previews.pages_to_show(book)
        grid = PageGrid(QtPainter(session.fonts, session.photos), self.tr("Themes"), pages=max(1, len(self._pages)), wide=104)
        super().__init__(self.tr("How the book looks"), "theme", self.tr("Use this look"), grid, parent)
        self._themes = {each.id: each for each in previews.all_themes()}
        self._sides: dict[str, dict[int, LaidOutPage]] = {}
        self._overfull: dict[SetLook, tuple[list[str], int]] = {}
        self._shape = self._choice(
            paper_names(),
            book.shape,
            self.tr("Paper"),
        )
        self._age = self._choice(
            {
                AgeBand.EARLY_YEARS: self.tr("A young child"),
                AgeBand.PRIMARY: self.tr("Primary school age"),
                AgeBand.OLDER: self.tr("Older, or a teenager"),
            },
            book.age_band,
            self.tr("Who reads it"),
        )
        self._reading = self._choice(
            {
                Reading.STANDARD: self.tr("As usual"),
                Reading.LARGE_PRINT: self.tr("Large print"),
                Reading.DYSLEXIA: self.tr("Easier with dyslexia"),
            },
            book.reading,
            self.tr("Letters"),
        )
        self.left.addWidget(kit.label(self.tr("These are pages of this very book. No words and no photos change."), "small"))
        self.left.addStretch(1)
        self.count.setText(self.tr("{n} themes.").format(n=len(self._themes)))
        self._previews = previews.Previews(session, self)
        self._previews.ready.connect(self._show_sides)
        self._previews.fits.connect(self._show_fit)
        grid.chosen.connect(lambda _: self._say_what_it_does())
        self.primary.clicked.connect(self._use)
        self.finished.connect(lambda _: self._previews.stop())
        self._show(book.theme)

    def _choice(self, choices: dict[object, str], now: object, label: str) -> QComboBox:
        box = kit.Combo()
        for value, words in choices.items():
            box.addItem(words, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.setCurrentIndex(list(choices).index(now))
        box.currentIndexChanged.connect(lambda _: self._show(str(self.grid.choice)))
        self.left.addWidget(kit.Field(label, box))
        return box

    def look(self, theme: str) -> SetLook:
        """The look that is chosen, in a theme."""
        return SetLook(
            theme,
            PageShape(self._shape.currentData()),
            AgeBand(self._age.currentData()),
            Reading(self._reading.currentData()),
        )

    def _show(self, chosen: str) -> None:
        self._sides = {theme: {} for theme in self._themes}
        self.grid.show_tiles([self._tile(theme) for theme in self._themes], chosen)
        order = [chosen, *(theme for theme in self._themes if theme != chosen)]
        wanted = [((theme, at), self.look(theme), page) for theme in order for at, page in enumerate(self._pages)]
        self._previews.show_looks(wanted)
        self._say_what_it_does()

    def _tile(self, theme: str) -> Tile:
        name = self._themes[theme].name
        if theme == self._session.book.theme:
            name = self.tr("{theme} (now)").format(theme=name)
        found = self._sides.get(theme, {})
        sides = tuple(found[at] for at in sorted(found)) if len(found) == len(self._pages) else None
        return Tile(theme, name, sides=sides)

    def _show_sides(self, key: tuple[str, int], sides: tuple[LaidOutPage, ...]) -> None:
        theme, at = key
        if not sides:
            return
        self._sides[theme][at] = sides[0]
        if len(self._sides[theme]) == len(self._pages):
            tile = self._tile(theme)
            self.grid.change(tile)
            self.grid.show_sides(theme, tile.sides or ())

    def _say_what_it_does(self) -> None:
        theme = str(self.grid.choice)
        if theme not in self._themes:
            return
        look = self.look(theme)
        book = self._session.book
        same = (look.theme, look.shape, look.age_band, look.reading) == (book.theme, book.shape, book.age_band, book.reading)
        self.primary.setEnabled(not same and self._session.can_write)
        name = self._themes[theme].name
        if same:
            self.say(name, self.tr("is how the book looks now."), "theme", "ink2")
        elif look not in self._overfull:
            self.say(name, self.tr("changes every page; all words and photos stay."), "theme", "ink2")
            self._previews.count_fit(look)
        else:
            self._say_fit(name, *self._overfull[look])

    def _show_fit(self, look: SetLook, fit: object) -> None:
        new = [page for page in fit.new if page not in fit.now]  # type: ignore[attr-defined]
        titles = previews.overfull_titles(self._session.book, new)
        self._overfull[look] = (titles, len(new))
        if look == self.look(str(self.grid.choice)):
            self._say_what_it_does()

    def _say_fit(self, name: str, titles: list[str], count: int) -> None:
        if not count:
            self.say(name, self.tr("has room for all the words."), "ok", "good")
            return
        which = ", ".join(f"“{title}”" for title in titles[:3])
        said = (
            self.tr("has no room for all the words of 1 page: {which}.")
            if count == 1
            else self.tr("has no room for all the words of {count} pages, such as {which}.")
        )
        self.say(name, said.format(count=count, which=which or self.tr("one without a title")), "warning", "warn")

    def _use(self) -> None:
        if self.primary.isEnabled():
            self._session.end_phrase()
            if self._session.do(self.look(str(self.grid.choice))):
                self.accept()
