"""A genogram as one picture: arranged, drawn, and told in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Culture, Diagram, Topic
from lifestory_app.family.drawing import arrange
from lifestory_app.family.genogram import Genogram, Spot
from lifestory_app.family.kin import Kin, Kinsman
from lifestory_app.family.shapes import half_of
from lifestory_app.family.telling import tell
from lifestory_app.layout.display import Item, Rect, Shape, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram import culture, strokes
from lifestory_app.layout.genogram.key import Entry, key_of, letter_of
from lifestory_app.layout.genogram.pens import Pens
from lifestory_app.layout.genogram.symbols import symbol
from lifestory_app.layout.genogram.words import Lettering, age_in, lettering_of, write
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.text import Align


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture in its own coordinates, from its top left corner, and the words that stand for it."""

    genogram: Genogram
    items: tuple[Item, ...]
    key: tuple[Entry, ...]
    told: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def width(self) -> float:
        return self.genogram.width

    @property
    def height(self) -> float:
        return self.genogram.height

    def scale_in(self, place: Rect) -> float:
        """How large it may be drawn in a place."""
        return min(place.width / max(self.width, 1.0), place.height / max(self.height, 1.0))


@lru_cache(maxsize=8)
def figure_of(
    kin: Kin,
    diagram: Diagram,
    drawn: UncertainDate | None,
    pens: Pens,
    fonts: Fonts,
    lang: str = "en-GB",
    cultures: tuple[Culture, ...] = (),
    topics: tuple[Topic, ...] = (),
) -> Figure:
    """The genogram of these people as it is on a day. Cultures and topics are shown where the diagram asks for them."""
    if not diagram.cultural:
        cultures, topics = (), ()
    lettering = lettering_of(kin, pens, fonts, lang, diagram.cultural)
    genogram = arrange(kin, lettering.sizes, drawn, diagram.moved)
    items = _Drawing(genogram, lettering, pens, fonts, cultures, topics).items()
    return Figure(
        genogram,
        items,
        key_of(genogram, cultures, topics),
        tell(kin, drawn, cultures, topics, genogram.against),
        lettering.missing,
    )


class _Drawing:
    """Paints from the back: households, feelings, lines, symbols, and words on a ground of paper so that they can be read."""

    def __init__(
        self,
        genogram: Genogram,
        lettering: Lettering,
        pens: Pens,
        fonts: Fonts,
        cultures: Sequence[Culture],
        topics: Sequence[Topic],
    ) -> None:
        self.cultures = cultures
        self.topics = topics
        self.genogram = genogram
        self.lettering = lettering
        self.pens = pens
        self.fonts = fonts

    def items(self) -> tuple[Item, ...]:
        genogram, pens = self.genogram, self.pens
        items: list[Item] = []
        for outline in genogram.outlines:
            items += strokes.outline(outline, pens)
        items += self._household_letters()
        for feeling in genogram.feelings:
            items += strokes.feeling(feeling, pens)
        items += [strokes.line(line, pens) for line in genogram.lines]
        for cut in genogram.cuts:
            items += strokes.cut(cut, pens)
        for on_line in genogram.on_lines:
            x, y, wide, high = on_line.words
            items.append(Shape(round_box(Rect(x, y, wide, high - 1), 2), fill=pens.paper, opacity=0.8))
            items += [item for tagged in self.lettering.couples[on_line.union.partners].place(x, y) for item in tagged.items]
        if self.cultures:
            items += self._mixed_couples()
        for spot in genogram.spots:
            items += self._person(spot)
        return tuple(items)

    def _mixed_couples(self) -> list[Item]:
        """Rings on the line of every couple who bring two cultures together, right of its words."""
        kin = self.genogram.kin
        items: list[Item] = []
        for on_line in self.genogram.on_lines:
            if culture.is_mixed(*(kin.kinsman(who).person for who in on_line.union.partners)):
                x, y, wide, high = on_line.words
                items += culture.rings(x + wide + 9, y + high + 1.5, self.pens)
        return items

    def _household_letters(self) -> list[Item]:
        """A letter on every outline, where there is more than one to be told apart."""
        outlines = self.genogram.outlines
        if sum(len(outline.loops) for outline in outlines) < 2:
            return []
        items: list[Item] = []
        style = self.pens.style(8.6, self.pens.strong, Align.CENTRE, 700)
        for number, outline in enumerate(outlines):
            for loop in outline.loops:
                x, y = min(loop, key=lambda point: (point[1], point[0]))
                items.append(Shape(rectangle(Rect(x + 5, y - 5, 10, 10)), fill=self.pens.paper))
                items += write(letter_of(number), style, x + 10, y, self.fonts)
        return items

    def _cultural(self, each: Kinsman, spot: Spot, half: float) -> list[Item]:
        """The wave of a migration and the letters of topics at somebody's symbol."""
        items: list[Item] = []
        if self.cultures and each.person is not None and each.person.migrations:
            items.append(culture.wave(spot.x - half - 5, spot.y, half, self.pens))
        mine = [(number, topic) for number, topic in enumerate(self.topics) if spot.id in topic.who]
        style = replace(self.pens.age, size=7.5, leading=9.0)
        for place, (number, topic) in enumerate(mine):
            x, y = spot.x - half + 2 + place * 11, spot.y + half - 2
            items.append(culture.mark(topic.kind, x, y, self.pens))
            items += write(culture.letter(number), style, x, y, self.fonts)
        return items

    def _person(self, spot: Spot) -> list[Item]:
        genogram, pens = self.genogram, self.pens
        each = genogram.kin.kinsman(spot.id)
        age = age_in(each, genogram.drawn)
        half = half_of(each, genogram.symbol)
        at = partial(write, style=pens.age, fonts=self.fonts)
        items = list(
            symbol(
                each, spot.x, spot.y, pens, lambda text, x, y: at(text, x=x, y=y), age, each.id == genogram.kin.child,
                culture.fills(each.person, self.cultures, spot.x, spot.y, half, pens),
            )
        )  # fmt: skip
        items += self._cultural(each, spot, half)
        text = self.lettering.people.get(spot.id)
        if text is not None:
            x, y, wide, high = spot.words
            items.append(Shape(round_box(Rect(x - 1, y, wide + 2, high), 2), fill=pens.paper, opacity=0.82))
            items += [item for tagged in text.place(x, y) for item in tagged.items]
        return items
