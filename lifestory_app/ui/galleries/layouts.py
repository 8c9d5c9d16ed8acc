"""The layouts that a page may take, shown with its own words and photos."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lifestory_app.domain.edits import ChangePage
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.page_template import PageTemplate, SlotKind
from lifestory_app.domain.pages import Page
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.services import previews
from lifestory_app.ui import kit
from lifestory_app.ui.galleries.choices import GroupList
from lifestory_app.ui.galleries.frame import GalleryFrame, check_row
from lifestory_app.ui.galleries.grid import PageGrid, Tile
from lifestory_app.ui.galleries.groups import counted, listed

if TYPE_CHECKING:
    from lifestory_app.services.session import Session

ALL = "all"


@dataclass(frozen=True)
class _Way:
    """One layout for this page: the page in it, and the slots whose content it has no place for."""

    template: PageTemplate
    page: Page
    told: tuple[str, ...]

    @property
    def pictures(self) -> int:
        return sum(slot.kind is SlotKind.PICTURE for slot in self.template.slots)


class LayoutGallery(GalleryFrame):
    """Shows a page in every layout; using one changes the page in one step that undo takes back."""

    def __init__(self, session: "Session", page_id: PageId, parent: QWidget | None = None) -> None:
        from lifestory_app.paint.qt import QtPainter

        self._session = session
        self._page = session.book.page(page_id)
        grid = PageGrid(QtPainter(session.fonts, session.photos), "")
        super().__init__(self.tr("Choose a layout"), "layout", self.tr("Use this layout"), grid, parent)
        label = next((side.label or str(side.number) for side in session.laid_out.sides_of(page_id)), "")
        self.title.setText(self.tr("Choose a layout for page {number}").format(number=label))
        self.setWindowTitle(self.title.text())
        grid.setAccessibleName(self.tr("Layouts"))
        self._ways = {each.template.id: each for each in self._make_ways()}
        self._sides: dict[str, tuple[LaidOutPage, ...]] = {}
        self._make_filters()
        self._previews = previews.Previews(session, self)
        self._previews.ready.connect(self._show_sides)
        grid.chosen.connect(self._say_what_it_does)
        self.primary.clicked.connect(self._use)
        self.finished.connect(lambda _: self._previews.stop())
        self._show(chosen=self._page.layout)
        self._previews.show_pages((each.template.id, each.page) for each in self._ways.values())

    def _make_ways(self) -> list[_Way]:
        ways = []
        for template in previews.layouts():
            if template.id == self._page.layout:
                ways.append(_Way(template, self._page, ()))
            elif template.group != "letters" and self._session.book.shape in template.shapes:
                ways.append(_Way(template, *previews.in_layout(self._page, template)))
        return sorted(ways, key=lambda way: (way.template.id != self._page.layout, bool(way.told)))

    def _make_filters(self) -> None:
        self.left.addWidget(kit.label(self.tr("Kind of page"), "label"))
        self.groups = GroupList(self.tr("Kind of page"))
        groups = counted(way.template for way in sorted(self._ways.values(), key=self._in_order))
        self.groups.show_groups([(ALL, self.tr("All layouts"), len(self._ways)), *groups], ALL)
        self.left.addWidget(self.groups)
        self.left.addSpacing(8)
        self.photos = kit.Segments(
            [("any", self.tr("Any"), ""), ("1", "1", ""), ("2", "2", ""), ("3", self.tr("3+"), "")],
            self.tr("Places for photos"),
        )
        self.photos.choose("any")
        self.left.addWidget(kit.label(self.tr("Places for photos"), "label"))
        self.left.addWidget(self.photos)
        self.left.addSpacing(4)
        row, self.only_whole = check_row(self.tr("Only layouts with a place for all I have"))
        self.left.addWidget(row)
        self.left.addWidget(kit.line())
        theme = next((each.name for each in previews.all_themes() if each.id == self._session.book.theme), "")
        self.left.addWidget(
            kit.label(
                self.tr("These are this page’s own words and photos in each layout, in the {theme} theme.").format(theme=theme),
                "small",
            )
        )
        self.left.addStretch(1)
        self.groups.chosen.connect(lambda _: self._show())
        self.photos.chosen.connect(lambda _: self._show())
        self.only_whole.toggled.connect(lambda _: self._show())

    def _in_order(self, way: _Way) -> int:
        return [each.id for each in previews.layouts()].index(way.template.id)

    def _show(self, chosen: str | None = None) -> None:
        """Show the layouts that pass the filters."""
        passing = [way for way in self._ways.values() if self._passes(way)]
        self.grid.show_tiles([self._tile(way) for way in passing], chosen)
        self._count(passing)
        if self.grid.tile(self.grid.choice) is None:
            self._say_nothing_chosen()

    def _passes(self, way: _Way) -> bool:
        group, photos = self.groups.choice, self.photos.choice
        if group not in (ALL, "", way.template.group):
            return False
        if photos in ("1", "2") and way.pictures != int(photos):
            return False
        if photos == "3" and way.pictures < 3:
            return False
        return not (self.only_whole.isChecked() and way.told)

    def _tile(self, way: _Way) -> Tile:
        name = way.template.name
        if way.template.id == self._page.layout:
            name = self.tr("{layout} (now)").format(layout=name)
        sides = self._sides.get(way.template.id)
        mark, line, shade = "", "", "ink2"
        if way.told:
            mark, shade = "tray", "note"
            line = self.tr("1 thing to the tray") if len(way.told) == 1 else self.tr("{n} things to the tray")
            line = line.format(n=len(way.told))
        elif sides and any(side.overflows for side in sides):
            mark, shade, line = "warning", "warn", self.tr("Not all words fit")
        return Tile(way.template.id, name, mark, line, shade, sides, way.template.why)

    def _count(self, passing: list[_Way]) -> None:
        whole = sum(not way.told for way in passing)
        all_of_them = self.tr("1 layout.") if len(passing) == 1 else self.tr("{n} layouts.").format(n=len(passing))
        if not passing:
            self.count.setText(self.tr("No layout is like that. Choose another kind of page, or any number of photos."))
        elif whole == len(passing):
            self.count.setText(self.tr("{all} There is a place for all that is on this page.").format(all=all_of_them))
        elif whole == 1:
            self.count.setText(self.tr("{all} One of them has a place for all that is on this page.").format(all=all_of_them))
        else:
            self.count.setText(
                self.tr("{all} {n} of them have a place for all that is on this page.").format(all=all_of_them, n=whole)
            )

    def _show_sides(self, key: str, sides: tuple[LaidOutPage, ...]) -> None:
        self._sides[key] = sides
        way = self._ways[key]
        if not sides:
            del self._ways[key]
            self._show()
        elif self.grid.tile(key) is not None:
            self.grid.change(self._tile(way))
            self.grid.show_sides(key, sides)
            if key == self.grid.choice:
                self._say_what_it_does(key)

    def _say_nothing_chosen(self) -> None:
        self.primary.setEnabled(False)
        self.say("", self.tr("Choose a layout."), "layout", "ink2")

    def _say_what_it_does(self, key: str) -> None:
        way = self._ways[key]
        name = way.template.name
        is_now = key == self._page.layout
        self.primary.setEnabled(not is_now and self._session.can_write)
        back = [slot for slot, _ in self._page.tray if len(way.page.tray) < len(self._page.tray) + len(way.told)]
        if is_now:
            self.say(name, self.tr("is the layout that this page has now."), "layout", "ink2")
        elif way.told:
            what = listed([self._slot_word(slot) for slot in way.told])
            sentence = self.tr("has no place for {what}. It goes to the tray, and nothing is lost.")
            if len(way.told) > 1:
                sentence = self.tr("has no place for {what}. They go to the tray, and nothing is lost.")
            self.say(name, sentence.format(what=what))
        elif any(side.overflows for side in self._sides.get(key, ())):
            self.say(name, self.tr("has no room for all the words. They stay in the book until you make them shorter."),
                     "warning", "warn")  # fmt: skip
        elif back:
            self.say(name, self.tr("has a place for what waits in the tray, so that it comes back to the page."), "ok", "good")
        else:
            self.say(name, self.tr("has a place for all that is on this page."), "ok", "good")

    def _slot_word(self, name: str) -> str:
        """What a slot of this page is called, in the middle of a sentence."""
        template = next((each for each in previews.layouts() if each.id == self._page.layout), None)
        slot = template.slot(name) if template is not None else None
        return f"“{slot.label if slot is not None else name}”"

    def _use(self) -> None:
        way = self._ways.get(str(self.grid.choice))
        if way is None or not self.primary.isEnabled():
            return
        self._session.end_phrase()
        if self._session.do(ChangePage(way.page)):
            self.accept()
