"""A page that goes on over as many sides as it needs: what finds no room on one side begins the next."""

from lifestory_app.domain.text import Words
from lifestory_app.layout.arrange.setting import Setting
from lifestory_app.layout.arrange.side import Side, all_sides
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import TextStyle

_NEARLY = 0.05


class Flow:
    """The sides of one page while they are filled from top to bottom. `y` is where the next thing stands on `side`."""

    def __init__(self, setting: Setting, fonts: Fonts) -> None:
        self._setting, self._fonts = setting, fonts
        self.sides = [Side(setting, fonts)]
        self.y = self.top = self.side.header()

    @property
    def side(self) -> Side:
        """The side that is being filled."""
        return self.sides[-1]

    @property
    def room(self) -> float:
        """The height that is left on the side."""
        return self.side.foot - self.y

    def turn(self) -> None:
        """Go on over a new side."""
        self.sides.append(Side(self._setting, self._fonts, len(self.sides)))
        self.y = self.top = self.side.header()

    def make_room(self, height: float) -> bool:
        """Go on over a new side where this one has no such height left; true where it did. An empty side is never left."""
        if height > self.room + _NEARLY and self.y > self.top + _NEARLY:
            self.turn()
            return True
        return False

    def write(self, slot: str, words: Words, style: TextStyle, columns: int) -> None:
        """Words over so many columns, torn between lines where a side ends."""
        side = self.side
        if words.is_empty:
            side.box(slot, Rect(side.x(1), self.y, side.w(columns), 10.0))
            return
        text = side.set(words, style, side.w(columns))
        while True:
            side = self.side
            fits, rest = (text, None) if text.height <= self.room + _NEARLY else text.split(max(0.0, self.room + _NEARLY))
            if not fits.lines and rest is not None and self.y <= self.top + _NEARLY:
                side.left_over(slot, rest.plain)
                return
            if fits.lines:
                side.box(slot, Rect(side.x(1), self.y, side.w(columns), fits.height))
                self.y = side.ink(slot, fits, side.x(1), self.y)
            if rest is None:
                return
            text = rest
            self.turn()

    def finished(self) -> tuple[LaidOutPage, ...]:
        """All the sides."""
        return all_sides(self.sides)
