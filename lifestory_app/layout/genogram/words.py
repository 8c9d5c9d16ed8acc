"""The words of a genogram: what stands at each person and on each couple's line, set once and measured."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Beginning, BondKind, Person, Role
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.family.ages import age_of, life_of, years
from lifestory_app.family.kin import Kin, Kinsman
from lifestory_app.family.placing import Side, Sizes, sides_of
from lifestory_app.family.sibships import sibships_of
from lifestory_app.family.telling import names_of
from lifestory_app.layout.display import Item
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.pens import SYMBOL, Pens
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

_WIDEST = {Side.ABOVE: 78.0, Side.BELOW: 86.0, Side.RIGHT: 62.0}
_WIDEST_ON_LINE = 64.0
_NOTES = {
    BondKind.ADOPTIVE_PARENT: "adopted",
    BondKind.FOSTER_CARER: "fostered",
    BondKind.KINSHIP_CARER: "kinship care",
    BondKind.SPECIAL_GUARDIAN: "special guardian",
}


@dataclass(frozen=True, slots=True)
class Lettering:
    """All words of one diagram, set. `missing` are letters that no font has."""

    people: dict[PersonId, SetText]
    couples: dict[tuple[PersonId, PersonId], SetText]
    missing: tuple[str, ...]

    @property
    def sizes(self) -> Sizes:
        """How much room they need."""
        return Sizes(
            SYMBOL,
            {who: (text.natural_width, text.height) for who, text in self.people.items()},
            {pair: (text.natural_width, text.height) for pair, text in self.couples.items()},
        )


def lettering_of(kin: Kin, pens: Pens, fonts: Fonts, lang: str, cultural: bool = False) -> Lettering:
    """Set the words of a diagram."""
    sides = sides_of(kin, sibships_of(kin))
    names = names_of(kin)
    people, couples = {}, {}
    missing: list[str] = []
    for each in kin.people:
        words = _words(kin, each, names[each.id], cultural)
        if not words.is_empty:
            align = Align.LEFT if sides[each.id] is Side.RIGHT else Align.CENTRE
            people[each.id] = _snug(words, replace(pens.words, align=align), _WIDEST[sides[each.id]], lang, fonts)
            missing += people[each.id].missing
    for union in kin.unions:
        if union.label:
            couples[union.partners] = _snug(_line(union.label), pens.on_line, _WIDEST_ON_LINE, "en-GB", fonts)
    return Lettering(people, couples, tuple(dict.fromkeys(missing)))


def _words(kin: Kin, each: Kinsman, name: str, cultural: bool) -> Words:
    person = each.person
    if person is None:
        return Words(())
    lines = [Paragraph((Run(name, strong=True),))]
    native = next((known for known in person.names if known.native), None)
    if native is not None:
        lines.append(Paragraph((Run(native.native, lang=native.lang),)))
    told = [life_of(person), *_notes(kin, person)]
    if cultural:
        told += [", ".join(person.languages), person.faith]
        told += [
            f"{move.left} to {move.came_to}{f' {move.when.year}' if move.when else ''}".removeprefix(" to ")
            for move in person.migrations
        ]
    return Words((*lines, *(Paragraph((Run(part, lang="en-GB"),)) for part in told if part)))


def _notes(kin: Kin, person: Person) -> Iterable[str]:
    """How a child came to somebody who is not a birth parent, and when."""
    for descent in kin.descents:
        if descent.child == person.id and descent.kind in _NOTES and (descent.since or descent.until):
            yield f"{_NOTES[descent.kind]} {years(Span(descent.since, descent.until))}"


def age_in(each: Kinsman, drawn: UncertainDate | None) -> str:
    """The number inside a symbol: the age on the day drawn, or at death; with a tilde where it is only about right."""
    person = each.person
    if person is None or person.role is Role.PET or person.beginning is not Beginning.BORN:
        return ""
    age = age_of(person, drawn)
    if age is None:
        return "" if person.has_died else "?"
    return f"{'' if age[1] else '~'}{age[0]}"


def _line(text: str) -> Words:
    return Words((Paragraph((Run(text),)),))


def _snug(words: Words, style: TextStyle, widest: float, lang: str, fonts: Fonts) -> SetText:
    """Set no wider than the words are."""
    text = set_text(words, style, widest, lang, fonts)
    return set_text(words, style, text.natural_width + 0.05, lang, fonts) if text.natural_width < widest - 0.1 else text


def write(text: str, style: TextStyle, x: float, y: float, fonts: Fonts) -> tuple[Item, ...]:
    """One line with its middle at a place, as ink."""
    done = set_text(_line(text), style, 200, "en-GB", fonts)
    return tuple(item for tagged in done.place(x - 100, y - done.height / 2) for item in tagged.items)
