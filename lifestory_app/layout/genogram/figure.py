"""A genogram as one picture: arranged, drawn, and told in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Culture, Diagram, Topic
from lifestory_app.family.drawing import arrange
from lifestory_app.family.genogram import Genogram, Spot
from lifestory_app.family.kin import Kin
from lifestory_app.family.telling import tell
from lifestory_app.layout.display import Item, Rect, Shape
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram import strokes
from lifestory_app.layout.genogram.pens import Pens
from lifestory_app.layout.genogram.symbols import symbol
from lifestory_app.layout.genogram.words import Lettering, age_in, lettering_of, write
from lifestory_app.layout.shapes import round_box


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture in its own coordinates, from its top left corner, and the words that stand for it."""

    genogram: Genogram
    items: tuple[Item, ...]
    told: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def width(self) -> float:
        return self.genogram.width

    @property
    def height(self) -> float:
        return self.genogram.height


def figure_of(
    kin: Kin,
    diagram: Diagram,
    drawn: UncertainDate | None,
    pens: Pens,
    fonts: Fonts,
    lang: str = "en-GB",
    cultures: Sequence[Culture] = (),
    topics: Sequence[Topic] = (),
) -> Figure:
    """The genogram of these people as it is on a day. Cultures and topics are shown where the diagram asks for them."""
    if not diagram.cultural:
        cultures, topics = (), ()
    lettering = lettering_of(kin, pens, fonts, lang, diagram.cultural)
    genogram = arrange(kin, lettering.sizes, drawn, diagram.moved)
    items = _Drawing(genogram, lettering, pens, fonts).items()
    return Figure(genogram, items, tell(kin, drawn, cultures, topics, genogram.against), lettering.missing)


class _Drawing:
    """Paints from the back: households, feelings, lines, symbols, and words on a ground of paper so that they can be read."""

    def __init__(self, genogram: Genogram, lettering: Lettering, pens: Pens, fonts: Fonts) -> None:
        self.genogram = genogram
        self.lettering = lettering
        self.pens = pens
        self.fonts = fonts

    def items(self) -> tuple[Item, ...]:
        genogram, pens = self.genogram, self.pens
        items: list[Item] = []
        for outline in genogram.outlines:
            items += strokes.outline(outline, pens)
        for feeling in genogram.feelings:
            items += strokes.feeling(feeling, pens)
        items += [strokes.line(line, pens) for line in genogram.lines]
        for cut in genogram.cuts:
            items += strokes.cut(cut, pens)
        for on_line in genogram.on_lines:
            x, y, wide, high = on_line.words
            items.append(Shape(round_box(Rect(x, y, wide, high - 1), 2), fill=pens.paper, opacity=0.8))
            items += [item for tagged in self.lettering.couples[on_line.union.partners].place(x, y) for item in tagged.items]
        for spot in genogram.spots:
            items += self._person(spot)
        return tuple(items)

    def _person(self, spot: Spot) -> list[Item]:
        genogram, pens = self.genogram, self.pens
        each = genogram.kin.kinsman(spot.id)
        age = age_in(each, genogram.drawn)
        at = partial(write, style=pens.age, fonts=self.fonts)
        items = list(
            symbol(each, spot.x, spot.y, pens, lambda text, x, y: at(text, x=x, y=y), age, each.id == genogram.kin.child)
        )
        text = self.lettering.people.get(spot.id)
        if text is not None:
            x, y, wide, high = spot.words
            items.append(Shape(round_box(Rect(x - 1, y, wide + 2, high), 2), fill=pens.paper, opacity=0.82))
            items += [item for tagged in text.place(x, y) for item in tagged.items]
        return items
