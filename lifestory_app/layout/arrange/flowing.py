"""A page that fills as many sides as it needs: what is put on it goes from top to bottom, and over to the next side."""

from collections.abc import Sequence

from lifestory_app.domain.pages import FactRow
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.facts import put_facts, set_facts
from lifestory_app.layout.arrange.setting import Setting
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import TextStyle

_NEARLY = 0.05


class Flow:
    """The side being filled and how far down it is. `x` and `width` may be narrowed on the first side."""

    def __init__(self, setting: Setting, fonts: Fonts) -> None:
        self.setting, self.fonts = setting, fonts
        self.side = Side(setting, fonts)
        self.y = self.side.header()
        self.x, self.width = self.side.x(1), self.side.w(12)
        self._done: list[LaidOutPage] = []

    @property
    def room(self) -> float:
        return self.side.foot - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on this side yet."""
        return self.y <= self.side.header_end + _NEARLY

    def turn(self) -> None:
        """Go on at the top of another side."""
        self._done += self.side.sides()
        self.side = Side(self.setting, self.fonts, len(self._done))
        self.y = self.side.header_end = self.side.header()
        self.x, self.width = self.side.x(1), self.side.w(12)

    def need(self, height: float) -> None:
        """Turn where less than this is left, unless a fresh side has no more."""
        if height > self.room + _NEARLY and not self.is_fresh:
            self.turn()

    def text(self, slot: str, words: Words, style: TextStyle, gap: float = mm(7), role: str = "P") -> None:
        """Words, over as many sides as they need."""
        if words.is_empty:
            return
        text = self.side.set(words, style, min(self.width, self.side.w(11)))
        while True:
            fits, rest = (text, None) if text.height <= self.room + _NEARLY else text.split(max(self.room, 0.0))
            if fits.lines:
                self.side.box(slot, Rect(self.x, self.y, text.width, fits.height))
                self.y = self.side.ink(slot, fits, self.x, self.y, role) + gap
            if rest is None:
                return
            if not fits.lines and self.is_fresh:
                self.side.left_over(slot, rest.plain)
                return
            self.turn()
            text = rest

    def facts(self, slot: str, rows: Sequence[FactRow], columns: int, gap: float = mm(7), lane: float = mm(7)) -> None:
        """Rows of a label over its value, in columns that are evenly filled; over as many sides as they need."""
        left = tuple(rows)
        while left:
            width = (self.width - lane * (columns - 1)) / columns
            facts = set_facts(self.side, left, width, gap=mm(4.6))
            heights = [label.height + value.height + facts.gap for label, value in facts.cells]
            if min(heights[0], self.side.foot - self.side.header_end) > self.room + facts.gap and not self.is_fresh:
                self.turn()
                continue
            groups = _shared(heights, self.room + facts.gap, columns)
            lowest, at = self.y, 0
            for column, count in enumerate(groups):
                some = set_facts(self.side, left[at : at + count], width, gap=facts.gap)
                end = put_facts(self.side, slot, some, self.x + column * (width + lane), self.y, self.side.foot)
                lowest, at = max(lowest, end), at + count
            self.side.box(slot, Rect(self.x, self.y, self.width, max(mm(8), lowest - self.y)))
            self.y, left = lowest + gap, left[at:]
            if left:
                self.turn()

    def sides(self) -> tuple[LaidOutPage, ...]:
        return (*self._done, *self.side.sides())


def _shared(heights: list[float], room: float, columns: int) -> list[int]:
    """How many rows stand in each column: as many as there is room for, and evenly where there is room for all."""

    def filled(height: float) -> list[int]:
        counts, used = [0], 0.0
        for high in heights:
            if used + high > height and counts[-1]:
                if len(counts) == columns:
                    break
                counts.append(0)
                used = 0.0
            counts[-1] += 1
            used += high
        return counts

    if sum(filled(room)) < len(heights):
        return filled(room)
    tries = sorted({sum(heights[start:end]) for start in range(len(heights)) for end in range(start + 1, len(heights) + 1)})
    return next(counts for high in (*tries, room) if high <= room and sum(counts := filled(high + _NEARLY)) == len(heights))
