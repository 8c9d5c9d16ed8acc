"""What a page says in a second language: a panel of its own at the foot of the page, or on the sides that follow.

The English stays where it is. The panel is set apart by the tint of the theme, a bar at the side where its lines begin, and the
name that the language has for itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lifestory_app.domain.languages import own_name
from lifestory_app.domain.second_language import BESIDE, SecondLanguage
from lifestory_app.domain.text import Words, reads_right_to_left
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.setting import Setting
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.describe import bounds
from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Matrix, Picture, Rect, Shape, Tagged, walk
from lifestory_app.layout.fitting import smaller
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.svg import IDENTITY, times
from lifestory_app.layout.templates import places_of
from lifestory_app.layout.text import SetText, TextStyle, set_text
from lifestory_app.layout.themes import TypeScale

_INSET, _BAR, _BESIDE_BAR, _APART = mm(6), mm(1.4), mm(3), mm(6)
_SHORT = mm(48)
"""A panel that is no higher than this keeps to one column on wide paper."""

_MOST = 0.55
"""The greatest share of a page's body that the panel takes before it goes on a side of its own."""

_LEAST_PICTURE = 0.5
"""The least share of its height that a picture keeps beside the panel."""

Lay = Callable[[Setting], tuple[LaidOutPage, ...]]


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the panel that is set, and how far it keeps from the piece above it."""

    text: SetText
    role: str
    gap: float


def with_second_language(lay: Lay, setting: Setting, fonts: Fonts, flows: bool) -> tuple[LaidOutPage, ...]:
    """The sides of a page with its words in a second language on them, where it has any; `lay` arranges the page itself.

    They stand below the page where both have room, else on a side of their own, or as many as they need.
    """
    beside = setting.page.beside
    bare = replace(setting, page=replace(setting.page, beside=None))
    if beside is None or beside.is_empty:
        return lay(bare)
    panel = _Panel(bare, beside, fonts, bare.look.types)
    plain = lay(bare)
    least = list(smaller(bare.look))[-1:] if not bare.large_print else []
    for each in (panel, *(_Panel(bare, beside, fonts, types) for types in least)):
        height = each.height()
        if flows or height > each.most:
            continue
        sides = lay(replace(bare, reserve=height + _APART))
        foot = each.foot - height
        fits = len(sides) == 1 and not sides[0].overflows and _bottom(sides[0]) <= foot - _APART + 0.5
        if fits and _pictures_keep_their_size(sides[0], plain[0]):
            return (each.on(sides[0], foot),)
    top = _bottom(plain[-1]) + _APART
    if (flows or len(plain) > 1) and top + panel.height() <= panel.foot:
        return (*plain[:-1], panel.on(plain[-1], top))
    return (*plain, *panel.sides_after(len(plain)))


def _pictures_keep_their_size(with_panel: LaidOutPage, alone: LaidOutPage) -> bool:
    """Whether every picture is still large enough to look at, beside how large it is without the panel."""

    def heights(side: LaidOutPage) -> list[float]:
        return [item.place.height for item in walk(side.items) if isinstance(item, Tagged) and item.place is not None]

    now, before = heights(with_panel), heights(alone)
    return len(now) == len(before) and all(one >= other * _LEAST_PICTURE for one, other in zip(now, before, strict=True))


class _Panel:
    """The words in the second language, set for one page."""

    def __init__(self, setting: Setting, beside: SecondLanguage, fonts: Fonts, types: TypeScale) -> None:
        self._setting, self._beside, self._fonts = setting, beside, fonts
        side = Side(setting, fonts)
        self._x, self._width = side.x(1), side.w(12)
        self._columns = 1
        self._role = side.inner_heading
        self.foot = side.foot
        self.most = (side.foot - scenery.body_top(side.theme, side.sheet)) * _MOST
        self._blocks = tuple(self._set(types))
        if side.is_wide and self.height() > _SHORT:
            self._columns = 2
            self._blocks = tuple(self._set(types))

    @property
    def _right_to_left(self) -> bool:
        return reads_right_to_left(self._beside.lang)

    @property
    def _measure(self) -> float:
        inner = self._width - 2 * _INSET - _BESIDE_BAR
        return (inner - mm(8) * (self._columns - 1)) / self._columns

    def _set(self, types: TypeScale) -> list[_Block]:
        beside = self._beside
        places = places_of(self._setting.page.layout)

        def block(words: Words, style: TextStyle, role: str, gap: float) -> _Block:
            return _Block(set_text(words, style, self._measure, beside.lang, self._fonts, types.heading), role, gap)

        title = replace(types.heading, size=types.heading.size * 1.1, leading=types.heading.leading * 1.1)
        blocks = [block(said(own_name(beside.lang)), types.label, "P", 0.0)]
        if beside.title.strip():
            blocks.append(block(said(beside.title), title, self._role, mm(1.5)))
        blocks += [block(words, types.body, "P", types.body.paragraph_gap) for words in beside.in_order(places)]
        return blocks

    def height(self) -> float:
        """How high the panel is where it holds all of its words."""
        return self._even(self._blocks) + 2 * _INSET

    def _even(self, blocks: tuple[_Block, ...]) -> float:
        """The least height in which the columns hold all of the words."""
        whole = sum(each.text.height + (each.gap if number else 0) for number, each in enumerate(blocks))
        if self._columns == 1:
            return whole
        height = whole / self._columns
        while self._fill(blocks, height)[1] and height < whole:
            height += mm(1)
        return height

    def _fill(self, blocks: tuple[_Block, ...], height: float) -> tuple[list[list[tuple[_Block, float]]], tuple[_Block, ...]]:
        """The blocks in columns of a height, each with how far down it stands, and what is left over."""
        columns: list[list[tuple[_Block, float]]] = []
        left = list(blocks)
        for _ in range(self._columns):
            column: list[tuple[_Block, float]] = []
            y = 0.0
            while left:
                each = left[0]
                top = y + (each.gap if column else 0)
                fits, rest = each.text.split(height - top) if top < height else (replace(each.text, lines=()), each.text)
                if not fits.lines or (rest is not None and each.role != "P"):
                    break
                column.append((replace(each, text=fits), top))
                y = top + fits.height
                left.pop(0)
                if rest is not None:
                    left.insert(0, replace(each, text=rest))
                    break
            # A title does not stay behind without its words.
            while left and len(column) > 1 and column[-1][0].role != "P":
                left.insert(0, column.pop()[0])
            columns.append(column)
        return columns, tuple(left)

    def on(self, page: LaidOutPage, top: float) -> LaidOutPage:
        """A side that is done, with the whole panel on it from a height down."""
        side = Side(self._setting, self._fonts, page.part)
        self._draw(side, top, self._blocks, self.height() - 2 * _INSET)
        return replace(
            page,
            items=(*page.items, *side.items),
            missing=(*page.missing, *side.missing),
            slots=(*page.slots, *side.slots),
        )

    def sides_after(self, part: int) -> tuple[LaidOutPage, ...]:
        """Sides of the panel's own, after those of the page."""
        done: list[LaidOutPage] = []
        left = self._blocks
        while left:
            side = Side(self._setting, self._fonts, part + len(done))
            top = side.header()
            room = side.foot - top - 2 * _INSET
            rest = self._draw(side, top, left, min(room, self._even(left)))
            if rest == left:
                side.left_over(BESIDE, "\n".join(each.text.plain for each in left))
                rest = ()
            left = rest
            done.append(side.finished())
        return tuple(done)

    def _draw(self, side: Side, top: float, blocks: tuple[_Block, ...], height: float) -> tuple[_Block, ...]:
        """Draw as much as a height holds, and return what is left over."""
        columns, rest = self._fill(blocks, height + 0.1)
        ends = [column[-1][1] + column[-1][0].text.height for column in columns if column]
        if not ends:
            return rest
        x = side.x(1)
        place = Rect(x, top, self._width, max(ends) + 2 * _INSET)
        bar_x = place.right - mm(4) - _BAR if self._right_to_left else place.x + mm(4)
        bar = Rect(bar_x, place.y + mm(5), _BAR, place.height - mm(10))
        side.items += scenery.card(side.theme, place)
        side.items.append(artifact(Shape(round_box(bar, _BAR / 2), fill=side.tokens.a1)))
        before = len(side.items)
        for number, column in enumerate(columns):
            at = self._columns - 1 - number if self._right_to_left else number
            left = place.x + _INSET + (0.0 if self._right_to_left else _BESIDE_BAR) + at * (self._measure + mm(8))
            for each, y in column:
                side.ink(BESIDE, each.text, left, top + _INSET + y, each.role)
        written = tuple(side.items[before:])
        side.items[before:] = [Tagged("Sect", written, self._beside.lang, slot=BESIDE)]
        side.box(BESIDE, place)
        return rest


def _bottom(page: LaidOutPage) -> float:
    """How far down a side anything reaches that is told or pressed."""
    return max([*(place.bottom for _, place in page.slots), *_ends(page.items, IDENTITY)], default=0.0)


def _ends(items: tuple[Item, ...], matrix: Matrix) -> Iterator[float]:
    """How far down each thing reaches that means something to a reader."""

    def end(place: Rect) -> float:
        return max(matrix[1] * x + matrix[3] * y + matrix[5] for x in (place.x, place.right) for y in (place.y, place.bottom))

    for item in items:
        match item:
            case Tagged(role="Artifact"):
                pass
            case Tagged() | Link():
                if item.place is not None:
                    yield end(item.place)
                yield from _ends(item.items, matrix)
            case Group():
                yield from _ends(item.items, times(matrix, item.transform))
            case Glyphs():
                yield end(Rect(min(item.xs), min(item.ys), max(item.xs) - min(item.xs), item.size * 0.3))
            case Picture():
                yield end(item.place)
            case Shape():
                inside = bounds((item,))
                if inside is not None:
                    yield end(inside)
