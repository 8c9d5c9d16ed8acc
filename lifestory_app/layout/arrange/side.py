"""One side of paper while it is being filled: collects what stands on it, and what did not fit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lifestory_app.domain.pages import PictureSlot, SlotValue, TextSlot
from lifestory_app.domain.text import EMPTY, Paragraph, Run, Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.setting import Setting
from lifestory_app.layout.arrange.shapes import rule
from lifestory_app.layout.display import (
    Glyphs,
    Group,
    Item,
    LaidOutPage,
    MissingLetter,
    Overflow,
    Placed,
    Rect,
    Shape,
    Tagged,
)
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.text import SetText, TextStyle, set_text

_NEARLY = 0.05
"""Points by which text may pass the foot of its place, so that rounding never drops a line."""


def said(text: str, lang: str | None = None, strong: bool = False) -> Words:
    """One paragraph of plain words, taken as they stand. Empty text gives no paragraph."""
    return Words((Paragraph((Run(text, strong=strong, lang=lang),)),)) if text.strip() else EMPTY


Carrying = Callable[["Side", float], float]
"""Draws on a following side from a height down what did not fit, and returns its bottom."""


class Side:
    """A side being filled. Arrangers make one, write on it from top to bottom in reading order, and take `finished()`."""

    def __init__(self, setting: Setting, fonts: Fonts, part: int = 0) -> None:
        self.setting = setting
        self.fonts = fonts
        self.part = part
        self.theme = setting.look.theme
        self.tokens = setting.look.theme.tokens
        self.types = setting.look.types
        self.number = setting.number + part
        self.sheet = Sheet.of(setting.look.shape, left=setting.is_left(self.number))
        self.label = str(self.number)
        self.paper = self.tokens.paper
        self.items: list[Item] = []
        self.slots: list[tuple[str, Rect]] = []
        self.placed: list[Placed] = []
        self.overflows: list[Overflow] = []
        self.missing: list[MissingLetter] = []
        self.header_end = 0.0
        self._used: set[str] = set()
        self._carried: list[tuple[str, SetText]] = []
        self._carried_rows: list[Carrying] = []

    # -- the page's own content

    def value(self, name: str) -> SlotValue | None:
        """What the page has in a slot. A slot that is asked for counts as placed."""
        self._used.add(name)
        return self.setting.page.slot(name)

    def words(self, name: str) -> Words:
        """The text of a slot; empty where there is none."""
        value = self.value(name)
        return value.words if isinstance(value, TextSlot) else EMPTY

    @property
    def inner_heading(self) -> str:
        """The role of a heading inside the page: one level below its title, or that level where it has no title."""
        letter = self.setting.letter
        titled = self.setting.page.title.strip() or (letter and letter.title.strip())
        return f"H{min(3, self.setting.title_level + (1 if titled else 0))}"

    # -- the sheet

    def x(self, column: int) -> float:
        return self.sheet.x(column)

    def w(self, columns: int) -> float:
        return self.sheet.w(columns)

    @property
    def foot(self) -> float:
        return scenery.foot(self.theme, self.sheet) - (0.0 if self.part else self.setting.reserve)

    @property
    def is_wide(self) -> bool:
        return self.sheet.width > self.sheet.height * 1.1

    @property
    def is_square(self) -> bool:
        return abs(self.sheet.width - self.sheet.height) < 1

    @property
    def is_low(self) -> bool:
        """Wide or square: words go beside pictures rather than below."""
        return self.is_wide or self.is_square

    @property
    def is_narrow(self) -> bool:
        return self.sheet.width < mm(180)

    @property
    def unit(self) -> float:
        """A millimetre of the A4 design on this shape: lengths drawn for a type width of 176 mm shrink with it."""
        return min(mm(1), self.w(12) / 176)

    # -- text

    def set(self, words: Words, style: TextStyle, width: float) -> SetText:
        """Words broken into lines, not yet anywhere."""
        setting = self.setting
        return set_text(words, style, width, setting.lang, self.fonts, self.types.heading, mirrored=setting.mirrored)

    def snug(self, words: Words, style: TextStyle, width: float) -> SetText:
        """Words set no wider than they are, so that a box can be drawn around them whichever way they run."""
        text = self.set(words, style, width)
        return self.set(words, style, text.natural_width + 0.1) if text.natural_width < width - 0.1 else text

    def on_paper(self, style: TextStyle, scale: float = 1.0) -> TextStyle:
        """A title's style for a white or tinted card, at a share of its size."""
        colour = self.tokens.ink if self.theme.id == "comic" else self.tokens.a1
        return replace(style, size=style.size * scale, leading=style.leading * scale, colour=colour)

    def height(self, words: Words, style: TextStyle, width: float) -> float:
        """How much room words need; 0 for none."""
        return 0.0 if words.is_empty else self.set(words, style, width).height

    def put(self, slot: str, text: SetText, x: float, y: float, room: float, role: str = "P") -> float:
        """Draw text as far as it fits in a height, tell what is left over, and return the bottom of what was drawn."""
        fits, rest = text, None
        if text.height > room + _NEARLY:
            fits, rest = text.split(max(room + _NEARLY, 0))
        if rest is not None and role != "Caption" and self.carries(slot):
            if slot not in ("words", "questions"):
                # One sentence goes over whole rather than be torn in two.
                fits, rest = text.split(0)[0], text
            self._carried.append((slot, rest))
        elif rest is not None:
            self.left_over(slot, rest.plain)
        return self.ink(slot, fits, x, y, role)

    def carries(self, slot: str) -> bool:
        """Whether words go on over another side rather than be left over: all but cards, in large print (look/book 3)
        and where not even the least type holds them."""
        goes_on = self.setting.large_print or self.setting.goes_on
        return goes_on and "." not in slot and slot not in ("title", "homes", "events")

    def carry(self, slot: str, text: SetText) -> None:
        """Have a text drawn on the sides that follow, or tell that it is left over."""
        if self.carries(slot):
            self._carried.append((slot, text))
        else:
            self.left_over(slot, text.plain)

    def carry_rows(self, draw: "Carrying") -> None:
        """Have something drawn on the sides that follow: it is given a side and a height, and returns its bottom."""
        self._carried_rows.append(draw)

    def ink(self, slot: str, text: SetText, x: float, y: float, role: str = "P") -> float:
        """Draw all of a text, and return its bottom."""
        self.tell_missing(slot, text)
        self.items += self.relevelled(text.place(x, y, role, slot))
        return y + text.height

    def write(
        self, slot: str, words: Words, style: TextStyle, x: float, y: float, width: float, bottom: float, role: str = "P"
    ) -> float:
        """Set words and draw them down to `bottom`. Returns the bottom of what was drawn; `y` where there are no words."""
        if words.is_empty:
            return y
        return self.put(slot, self.set(words, style, width), x, y, bottom - y, role)

    def tell_missing(self, slot: str, text: SetText) -> None:
        for character in text.missing:
            told = MissingLetter(slot, character)
            if told not in self.missing:
                self.missing.append(told)

    def left_over(self, slot: str, text: str) -> None:
        """Tell that text did not fit."""
        if text.strip():
            self.overflows.append(Overflow(slot, text))

    def relevelled(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Headings inside words stand one level below the page's title, or at its level where it has none."""
        return tuple(_relevelled(item, self.inner_heading) for item in items)

    def box(self, slot: str, place: Rect) -> None:
        """Remember where a slot stands, for pressing on it."""
        self.slots.append((slot, place))

    # -- furniture

    def title(
        self,
        text: str,
        style: TextStyle,
        x: float,
        y: float,
        width: float,
        role: str,
        lines: int = 2,
        foot: float | None = None,
    ) -> float:
        """A title over at most so many lines, and above `foot` if that is given. Returns its bottom.

        It is set smaller in steps before anything is left over.
        """
        words = said(text)
        if words.is_empty:
            return y
        for step in (1, 0.84, 0.7) if foot is None else (1, 0.84, 0.7, 0.58, 0.48):
            smaller = replace(style, size=style.size * step, leading=style.leading * step)
            title = self.set(words, smaller, width)
            # Lines of a tall script, such as Nastaliq, are higher than the leading.
            heights = [line.height for line in title.lines[:lines]]
            room = max(smaller.leading * lines, sum(heights))
            if foot is not None:
                room = min(room, foot - y)
            if title.height <= room + _NEARLY and title.natural_width <= width + 1:
                break
        room = max(room, heights[0])
        bottom = self.put("title", title, x, y, room, role)
        self.box("title", Rect(x, y, width, bottom - y))
        return bottom

    def header(self, width: int = 12, scene: scenery.Scene | None = None) -> float:
        """Background, pill and title as on most pages; `width` in columns. Returns where the body begins.

        A scene, if given, stands in place of the background.

        Sides after the first of a page have no title.
        """
        theme, sheet = self.theme, self.sheet
        self.items += scene.items if scene else scenery.background(theme, sheet, continued=bool(self.part))
        if self.part:
            self.header_end = scenery.body_top(theme, sheet, continued=True)
            return self.header_end
        top = scenery.header_top(theme, sheet)
        label = self.setting.section.label.strip()
        if label:
            # Where a page that reads from right to left is not turned as a whole, its pill stands over its title.
            ends = self.x(1) + self.w(min(width, scenery.title_columns(theme, sheet)))
            ending = ends if self.setting.reads_right_to_left else None
            self.items += scenery.pill(theme, label, self.x(1), top, self.fonts, ending)
        bottom = self.title(
            self.setting.page.title,
            replace(self.types.title, colour=scene.title if scene else scenery.title_colour(theme)),
            self.x(1),
            top + (mm(11) if label else mm(3)),
            self.w(min(width, scenery.title_columns(theme, sheet))),
            f"H{self.setting.title_level}",
            foot=None if scene else scenery.header_foot(theme, sheet, self.setting.reads_right_to_left),
        )
        if theme.id == "plain" and self.setting.page.title.strip():
            self.items.append(rule(self.x(1), bottom + mm(1.5), self.w(12), self.tokens.a1, mm(0.55)))
        return bottom + mm(9) if scene else max(bottom + mm(9), scenery.body_top(theme, sheet))

    def finished(self, folio: bool = True) -> LaidOutPage:
        """The side as it is. What would go on over another, and slots that the layout has no place for, are told."""
        if self.part == 0:
            self._tell_unplaced()
        for slot, text in self._carried:
            self.left_over(slot, text.plain)
        if folio and self.label and not self.setting.look.alone:
            self.items += scenery.folio(self.theme, self.label, self.sheet, self.fonts, self.setting.look.title)
        page = self.setting.page
        return LaidOutPage(
            page.id,
            page.section,
            self.sheet.width,
            self.sheet.height,
            tuple(self.items),
            self.number,
            self.label,
            page.title,
            self.part,
            self.sheet.left,
            self.paper,
            tuple(self.placed),
            tuple(self.overflows),
            tuple(self.missing),
            tuple(self.slots),
        )

    def sides(self, folio: bool = True) -> tuple[LaidOutPage, ...]:
        """The side, and those that its words go on over in large print."""
        texts, rows, part = self._carried, self._carried_rows, self.part
        self._carried, self._carried_rows = [], []
        done = [self.finished(folio)]
        while texts or rows:
            part += 1
            after = Side(self.setting, self.fonts, part)
            y = after.header()
            while texts and y < after.foot:
                slot, text = texts.pop(0)
                fits, rest = (text, None) if y + text.height <= after.foot + _NEARLY else text.split(after.foot - y)
                if rest is not None and not fits.lines and y <= after.header_end + _NEARLY:
                    after.left_over(slot, rest.plain)
                    continue
                after.box(slot, Rect(after.x(1), y, text.width, fits.height))
                y = after.ink(slot, fits, after.x(1), y) + mm(7)
                if rest is not None:
                    texts.insert(0, (slot, rest))
                    break
            while rows and not texts:
                y = rows.pop(0)(after, y) + mm(7)
            done.append(after.finished())
        return tuple(done)

    def take_over(self, earlier: "Side") -> None:
        """Have what goes on from an earlier side of the page drawn after this one."""
        self._carried = [*earlier._carried, *self._carried]
        self._carried_rows = [*earlier._carried_rows, *self._carried_rows]
        earlier._carried, earlier._carried_rows = [], []

    def _tell_unplaced(self) -> None:
        for name, value in self.setting.page.slots:
            if name not in self._used:
                self.left_over(name, plain_text(value, self.setting))


def all_sides(sides: "Sequence[Side]") -> tuple[LaidOutPage, ...]:
    """The sides of a page that fills several, and after them those that words of any of them go on over."""
    last = sides[-1]
    for each in sides[:-1]:
        last.take_over(each)
    return (*(each.finished() for each in sides[:-1]), *last.sides())


def plain_text(value: SlotValue, setting: Setting) -> str:
    """All the words of a slot, one piece a line."""
    from lifestory_app.domain.pages import (
        CardsSlot,
        DrawingSlot,
        FactsSlot,
        MemoriesSlot,
        NoPhotoSlot,
        PeopleSlot,
        PhotoSlot,
        ScrapSlot,
    )
    from lifestory_app.domain.scrapbook import ScrapWords

    match value:
        case TextSlot():
            return value.words.plain
        case PhotoSlot() | DrawingSlot():
            return value.caption or "a picture"
        case NoPhotoSlot():
            return f"{value.what}\n{value.asked}".strip()
        case FactsSlot():
            return "\n".join(f"{row.label}: {row.value}" for row in value.rows)
        case CardsSlot():
            return "\n".join(part for card in value.cards for part in (card.title, card.words.plain, card.note) if part)
        case ScrapSlot():
            said = (
                each.what.words.plain if isinstance(each.what, ScrapWords) else _said_of(each.picture) for each in value.items
            )
            return "\n".join(part for part in said if part)
        case MemoriesSlot():
            return ""  # what they say stands in slots of its own
        case PeopleSlot():
            return "\n".join(person.known_as for person in setting.people if person.id in value.people)


def _said_of(picture: PictureSlot | None) -> str:
    """The words that a picture brings with it."""
    from lifestory_app.domain.pages import NoPhotoSlot

    if isinstance(picture, NoPhotoSlot):
        return f"{picture.what}\n{picture.asked}".strip()
    return (picture.caption or "a picture") if picture is not None else ""


def ink_of(items: Iterable[Item]) -> tuple[Item, ...]:
    """The ink alone of tagged items, in order, so that it can stand in one leaf of another role."""
    found: list[Item] = []
    for item in items:
        match item:
            case Tagged():
                found += ink_of(item.items)
            case Group():
                found.append(replace(item, items=ink_of(item.items)))
            case _:
                found.append(item)
    return tuple(found)


def _relevelled(item: Item, role: str) -> Item:
    match item:
        case Tagged(role="H3"):
            return replace(item, role=role)
        case Tagged() | Group() if any(isinstance(each, Tagged | Group) for each in item.items):
            return replace(item, items=tuple(_relevelled(each, role) for each in item.items))
        case _:
            return item


def is_drawn(items: Iterable[Item]) -> bool:
    """Whether anything among the items leaves ink."""
    return any(
        isinstance(item, Glyphs | Shape) or (isinstance(item, Group | Tagged) and is_drawn(item.items)) for item in items
    )
