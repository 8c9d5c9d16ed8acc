"""The pages that may be added: those the book's kind asks for, with the reason, then every layout."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.edits import AddPage, Edit, PutLetter, Together
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.page_template import PageTemplate
from lifestory_app.domain.pages import Page
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.services import previews
from lifestory_app.ui import kit
from lifestory_app.ui.galleries.choices import GroupList
from lifestory_app.ui.galleries.frame import GalleryFrame
from lifestory_app.ui.galleries.grid import PageGrid, Tile
from lifestory_app.ui.galleries.groups import counted

if TYPE_CHECKING:
    from lifestory_app.services.session import Session

HERE, KIND, ALL = "here", "kind", "all"
LETTERS = "letters"


class AddPageGallery(GalleryFrame):
    """Shows what each page would be, and adds the chosen one in one step. Says which page was added."""

    added = Signal(str)

    def __init__(
        self, session: "Session", section: SectionId, after: PageId | None = None, parent: QWidget | None = None
    ) -> None:
        from lifestory_app.paint.qt import QtPainter

        grid = PageGrid(QtPainter(session.fonts, session.photos), "")
        super().__init__(self.tr("Add a page"), "add-page", self.tr("Add this page"), grid, parent)
        self._session, self._section, self._after = session, section, after
        grid.setAccessibleName(self.tr("Pages to add"))
        self._templates = {each.id: each for each in previews.layouts()}
        self._offers = {
            f"{KIND} {place}": offer
            for place, offer in enumerate(previews.pages_to_add(session.book, section))
            if offer.page.layout in self._templates
        }
        shape = session.book.shape
        self._bare = {each.id: each for each in self._templates.values() if each.group != LETTERS and shape in each.shapes}
        self._sides: dict[str, tuple[LaidOutPage, ...]] = {}
        self._make_left_pane()
        self._previews = previews.Previews(session, self)
        self._previews.ready.connect(self._show_sides)
        self.groups.chosen.connect(lambda _: self._show())
        grid.chosen.connect(self._say_what_it_is)
        self.primary.clicked.connect(self._add)
        self.finished.connect(lambda _: self._previews.stop())
        self._show()
        self._lay_out()

    def _make_left_pane(self) -> None:
        self.left.addWidget(kit.label(self.tr("Kind of page"), "label"))
        self.groups = GroupList(self.tr("Kind of page"))
        here = sum(offer.here for offer in self._offers.values())
        groups: list[tuple[str, str, int]] = []
        if here:
            groups.append((HERE, self.tr("For this part"), here))
        if self._offers:
            groups.append((KIND, self.tr("For this book"), len(self._offers)))
        groups.append((ALL, self.tr("All layouts"), len(self._bare)))
        missing = [offer for offer in self._offers.values() if not offer.have]
        first = HERE if any(offer.here for offer in missing) else KIND if missing else ALL
        self.groups.show_groups([*groups, *counted(self._bare.values())], first)
        self.left.addWidget(self.groups)
        self.left.addSpacing(8)
        why = kit.Card(12, role="guide")
        self._why_head = kit.label(self.tr("Why this page matters"), "strong", wraps=True)
        self._why = kit.label("", "body", wraps=True)
        self._belongs_head = kit.label(self.tr("What belongs on it"), "strong", wraps=True)
        self._belongs = kit.label("", "body", wraps=True)
        for words in (self._why_head, self._why, self._belongs_head, self._belongs):
            why.body.addWidget(words)
        self.left.addWidget(why)
        self.left.addStretch(1)

    # What is offered.

    def _page(self, key: str) -> tuple[Page, PageTemplate]:
        """The page that a tile stands for, and its layout."""
        offer = self._offers.get(key)
        if offer is not None:
            return offer.page, self._templates[offer.page.layout]
        return previews.bare_page(self._bare[key], self._section), self._bare[key]

    def _shown(self) -> list[str]:
        group = self.groups.choice
        if group == HERE:
            return [key for key, offer in self._offers.items() if offer.here]
        if group == KIND:
            return sorted(self._offers, key=lambda key: self._offers[key].have > 0)
        return [key for key, template in self._bare.items() if group in (ALL, template.group)]

    def _show(self) -> None:
        keys = self._shown()
        chosen = None if self.grid.choice in keys else keys[0] if keys else None
        self.grid.show_tiles([self._tile(key) for key in keys], chosen)
        if self.groups.choice in (HERE, KIND):
            missing = [offer for key in keys if not (offer := self._offers[key]).have]
            sentence = self.tr("1 page.") if len(keys) == 1 else self.tr("{n} pages.").format(n=len(keys))
            left = self.tr("The book has them all.") if not missing else self.tr("{n} of them are not in the book yet.")
            if len(missing) == 1:
                left = self.tr("One of them is not in the book yet.")
            self.count.setText(f"{sentence} {left.format(n=len(missing))}")
        else:
            self.count.setText(self.tr("1 layout.") if len(keys) == 1 else self.tr("{n} layouts.").format(n=len(keys)))

    def _tile(self, key: str) -> Tile:
        offer = self._offers.get(key)
        if offer is None:
            template = self._bare[key]
            return Tile(key, template.name, sides=self._sides.get(key), note=template.why)
        if offer.have:
            mark, shade, line = "ok", "good", self.tr("In the book already")
        elif offer.required:
            mark, shade, line = "star", "accent_text", self.tr("Belongs in this book")
        else:
            mark, shade, line = "", "ink2", self.tr("Where it applies")
        return Tile(key, offer.name, mark, line, shade, self._sides.get(key), f"{offer.why} {offer.belongs}")

    def _lay_out(self) -> None:
        """Lay out what is shown first, then the rest."""
        first = self._shown()
        keys = [*first, *(key for key in (*self._offers, *self._bare) if key not in first)]
        number = self._number()
        letters = [offer.letter for offer in self._offers.values() if offer.letter is not None]
        self._previews.show_guides(((key, *self._page(key)) for key in keys), number, letters)

    def _number(self) -> int:
        """The side that the page would be."""
        before = self._session.laid_out.sides_of(self._after) if self._after is not None else ()
        if not before:
            inside = [side for side in self._session.laid_out.pages if side.section == self._section]
            before = tuple(inside[-1:])
        return before[-1].number + 1 if before else 1

    def _show_sides(self, key: str, sides: tuple[LaidOutPage, ...]) -> None:
        self._sides[key] = sides
        if not sides:
            self._offers.pop(key, None)
            self._bare.pop(key, None)
            self._show()
        else:
            self.grid.show_sides(key, sides)

    # What is chosen.

    def _say_what_it_is(self, key: str) -> None:
        self.primary.setEnabled(self._session.can_write)
        page, template = self._page(key)
        offer = self._offers.get(key)
        self._why.setText(offer.why if offer is not None else template.why)
        belongs = offer.belongs if offer is not None else "\n".join(f"{slot.label}: {slot.prompt}" for slot in template.slots)
        self._belongs.setText(belongs)
        self._belongs_head.setVisible(bool(belongs))
        name = offer.name if offer is not None else template.name
        starts = self.tr("It starts with its first words, for you to change.")
        if offer is not None and offer.letter is not None:
            starts = self.tr("It starts with its parts, each with what belongs in it.")
        elif not page.slots:
            starts = self.tr("It starts empty; the preview shows what belongs where.")
        self.say(name, f"{self._where()} {starts}", "add-page", "ink2")

    def _where(self) -> str:
        sides = self._session.laid_out.sides_of(self._after) if self._after is not None else ()
        if sides and sides[-1].section == self._section:
            label = sides[-1].label or str(sides[-1].number)
            return self.tr("goes after page {number}.").format(number=label)
        title = next((each.title for each in self._session.book.sections if each.id == self._section), "")
        return self.tr("goes at the end of “{part}”.").format(part=title)

    def _add(self) -> None:
        key = self.grid.choice
        if not isinstance(key, str) or self.grid.tile(key) is None or not self.primary.isEnabled():
            return
        page, _ = self._page(key)
        self._session.end_phrase()
        add: Edit = AddPage(page, self._before())
        offer = self._offers.get(key)
        if offer is not None and offer.letter is not None:
            add = Together((PutLetter(offer.letter), add), self.tr("Add a letter"))
        if self._session.do(add):
            self.added.emit(page.id)
            self.accept()

    def _before(self) -> PageId | None:
        """The page that the new one goes before; None puts it at the end of the section."""
        pages = self._session.book.pages_of(self._section)
        places = [place for place, page in enumerate(pages) if page.id == self._after]
        return pages[places[0] + 1].id if places and places[0] + 1 < len(pages) else None
