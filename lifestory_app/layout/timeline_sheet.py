"""A timeline as a picture of its own, outside any book: homes, people who cared and schools as bars over one line of years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.homes import Home
from lifestory_app.domain.text import Words
from lifestory_app.family.places import shown_place
from lifestory_app.family.telling import possessive
from lifestory_app.family.timeline import BESIDE, Bar, Strips, goes_on, middle_of, strips_of
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.arrange.timescale import Scale, scale_of
from lifestory_app.layout.display import Colour, Item, Rect, Shape, Stroke
from lifestory_app.layout.engine import last_day
from lifestory_app.layout.family_sheet import FamilySheet
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.pens import Pens, pens_of
from lifestory_app.layout.shapes import mixed, round_box
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text
from lifestory_app.layout.themes import theme
from lifestory_app.layout.timestrip import ruler, ruler_height, sentence_of

_MARGIN = 24.0
_WIDTH = 660.0
_NAMES = 108.0
"""How wide the names of the strips are at the left."""

_BAR = 20.0
_LEAST = 4.0
_BESIDE = 130.0
"""Words go beside a short bar where there is so much room."""


@dataclass(frozen=True, slots=True)
class _Lane:
    """One bar: its words, the day it begins and ends on paper, its colour, and whether it lies beside another."""

    words: str
    when: Span
    colour: Colour
    goes_on: bool = False


def timeline_sheet(book: Book, fonts: Fonts) -> FamilySheet:
    """The timeline of a book in the plain look, for a file of its own. Everything told on it has a bar, a ring or a line."""
    strips = strips_of(book)
    title = f"{possessive(book.the_child.known_as)} life in a line"
    made = _Sheet(book, strips, fonts)
    made.head(title)
    scale = scale_of(book.the_child.born, book.homes, book.events, last_day(book), _MARGIN + _NAMES, _WIDTH - _NAMES)
    if scale is not None:
        made.bars(scale)
    made.lists(scale)
    height = made.y + _MARGIN
    return FamilySheet(tuple(made.items), _WIDTH + 2 * _MARGIN, height, title, told_of(strips), len(strips.homes))


def told_of(strips: Strips) -> tuple[str, ...]:
    """The timeline in sentences: every home, everybody who cared, every school and all that happened."""
    told = [f"Home: {sentence_of(home)}" for home in strips.homes]
    told += [f"Cared for by {bar.name}: {bar.when}." for bar in strips.people]
    told += [f"School: {bar.name}: {bar.when}." for bar in strips.schools]
    told += [f"{each.when}: {each.name}." for each in strips.happenings]
    return tuple(told)


class _Sheet:
    """The picture while it grows downwards."""

    def __init__(self, book: Book, strips: Strips, fonts: Fonts) -> None:
        self.book, self.strips, self.fonts = book, strips, fonts
        self.theme = theme("plain")
        self.pens: Pens = replace(pens_of(self.theme), paper="#FFFFFF")
        self.items: list[Item] = []
        self.y = _MARGIN

    def set(self, text: str, style: TextStyle, width: float) -> SetText:
        return set_text(Words.of(text), style, width, self.book.lang, self.fonts)

    def put(self, text: SetText, x: float, y: float) -> None:
        self.items += ink_of(text.place(x, y))

    def head(self, title: str) -> None:
        text = self.set(title, self.pens.style(22.0, self.pens.strong, weight=700), _WIDTH)
        self.put(text, _MARGIN, self.y)
        self.y += text.height + 10

    def bars(self, scale: Scale) -> None:
        """The strips, over light lines of years, with the line of years below them."""
        homes, tokens = self.strips.homes, self.theme.tokens
        soft = [mixed(each, "#FFFFFF", 0.45) for each in (tokens.d1, tokens.d2, tokens.d3)]
        lanes = (
            ("Homes", [self._home(home, homes, soft) for home in homes if home.when.start]),
            ("People who cared", [_lane(bar, soft[1]) for bar in self.strips.people if bar.when.start]),
            ("Schools", [_lane(bar, soft[2]) for bar in self.strips.schools if bar.when.start]),
        )
        for name, bars in lanes:
            if not bars:
                continue
            self.items.append(Shape((("M", _MARGIN, self.y), ("L", _MARGIN + _WIDTH, self.y)), stroke=Stroke(tokens.line, 0.7)))
            self.y += 6
            label = self.set(name, self.pens.style(11.0, self.pens.strong, weight=700), _NAMES - 8)
            self.put(label, _MARGIN, self.y + 2)
            top = self.y
            for bar in bars:
                self._bar(bar, scale)
            self.y = max(self.y, top + label.height + 4) + 4
        marks = {scale.x, scale.x + scale.width}
        marks |= {scale.at(each.day) for each in self.strips.happenings if scale.holds(each.day)}
        style = replace(self.pens.style(10.0), align=Align.CENTRE)
        self.y += 20
        self.items += ruler(self.theme, scale, self.y, marks, style, self.fonts, "#FFFFFF")
        self._numbers(scale)
        self.y += ruler_height(style) + 14

    def _home(self, home: Home, homes: Sequence[Home], soft: Sequence[Colour]) -> _Lane:
        place = shown_place(home.place)
        words = f"{home.title}, {place}" if place else home.title
        colour = mixed(soft[0], "#FFFFFF", 0.5) if home.kind in BESIDE else soft[0]
        return _Lane(words, home.when, colour, goes_on(home, homes))

    def _bar(self, bar: _Lane, scale: Scale) -> None:
        """A bar with its words in it, or beside it where it is too short for them and there is room."""
        left, right = _ends(bar, scale)
        style = self.pens.style(10.0, self.theme.tokens.ink)
        words = f"{bar.words} ({bar.when})"
        before, after = left - scale.x, scale.x + scale.width - right
        inside = self.set(words, style, max(right - left - 10, 20.0))
        if len(inside.lines) > 1 and max(before, after) > _BESIDE:
            beside = self.set(words, style, max(before, after) - 10)
            x = right + 5 if after >= before else left - 5 - beside.natural_width
            high, text = max(_BAR, beside.height), beside
        else:
            high, text, x = max(_BAR, inside.height + 4), inside, left + 5
        box = Rect(left, self.y, right - left, high if text is inside else _BAR)
        self.items.append(Shape(round_box(box, 4), fill=bar.colour, stroke=Stroke(self.theme.tokens.a1, 0.8)))
        self.put(text, x, self.y + (high - text.height) / 2)
        self.y += high + 6

    def _numbers(self, scale: Scale) -> None:
        """A number over each ring, so that the list below it can be found."""
        style = replace(self.pens.style(8.5, self.pens.strong, weight=700), align=Align.CENTRE)
        last = -100.0
        for number, each in enumerate(self.strips.happenings, 1):
            at = scale.at(each.day)
            if scale.holds(each.day) and at - last > 11:
                self.put(self.set(str(number), style, 24), at - 12, self.y - 16)
                last = at

    def lists(self, scale: Scale | None) -> None:
        """What happened when, numbered; then whatever has no day and so no place on the line."""
        rows = [f"({number}) {_capital(str(each.when))}: {each.name}" for number, each in enumerate(self.strips.happenings, 1)]
        self._columns("What happened", rows)
        undated = [sentence_of(home) for home in self.strips.homes if scale is None or home.when.start is None]
        undated += [f"{bar.name}: {bar.when}." for bar in (*self.strips.people, *self.strips.schools) if bar.when.start is None]
        self._columns("Not on the line yet, because the first day is not known", undated)

    def _columns(self, head: str, rows: Iterable[str]) -> None:
        style, shown = self.pens.style(10.0), list(rows)
        if not shown:
            return
        text = self.set(head, self.pens.style(11.0, self.pens.strong, weight=700), _WIDTH)
        self.put(text, _MARGIN, self.y)
        self.y += text.height + 4
        across = 3
        width = _WIDTH / across - 10
        for at in range(0, len(shown), across):
            cells = [self.set(each, style, width) for each in shown[at : at + across]]
            for column, cell in enumerate(cells):
                self.put(cell, _MARGIN + column * _WIDTH / across, self.y)
            self.y += max(cell.height for cell in cells) + 4
        self.y += 8


def _ends(bar: _Lane, scale: Scale) -> tuple[float, float]:
    """Where a bar begins and ends on paper; a bar of no known end that does not go on is a mark."""
    start = middle_of(bar.when.start) if bar.when.start else scale.start
    end = middle_of(bar.when.end) if bar.when.end else scale.end if bar.goes_on else start
    left, right = (scale.at(min(max(day, scale.start), scale.end)) for day in (start, max(end, start)))
    right = max(right, left + _LEAST)
    over = max(0.0, right - scale.x - scale.width)
    return left - over, right - over


def _lane(bar: Bar, colour: Colour) -> _Lane:
    return _Lane(bar.name, bar.when, colour, bar.when.end is None)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
