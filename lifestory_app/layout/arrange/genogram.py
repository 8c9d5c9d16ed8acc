"""The professional genogram as a page of the record: who drew it and when, the diagram, and a key of all it uses."""

from dataclasses import replace

from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import rule
from lifestory_app.layout.arrange.side import Side, all_sides, said
from lifestory_app.layout.display import Group, LaidOutPage, MissingLetter, Rect, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.figure import Figure, figure_of
from lifestory_app.layout.genogram.heading import FOR_THE_RECORD, drawn_line, sources_line
from lifestory_app.layout.genogram.key import draw_key, height_of
from lifestory_app.layout.genogram.pens import Pens, pens_of

LEAST_SCALE = 0.7
"""Below this the smallest words are under 6.5 points, and somebody is told so."""
_LARGEST = 1.2
_CALM_SCALE = 0.8
_KEY_SCALE = 0.9


def genogram(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The family as it stands on the day drawn, to fit the paper."""
    side = Side(setting, fonts)
    y = side.header()
    family = setting.family
    if family is None or len(family.kin.people) < 2:
        # Nobody is joined to the child yet: the page shows its note, and no key to nothing.
        side.write("words", side.words("words"), side.types.body, side.x(1), y, side.w(11), side.foot)
        return side.sides()
    pens = replace(pens_of(side.theme), family=side.types.body.family, paper=side.paper)
    made = figure_of(
        family.kin, family.diagram, family.drawn, pens, fonts, setting.lang, family.cultures, family.topics
    )  # fmt: skip
    y = _heading(side, pens, y - mm(4), drawn_line(family.drawn, setting.look.author), sources_line(family.kin))
    words = side.words("words")
    if not words.is_empty:
        style = pens.style(10.5)
        room = side.sheet.height * 0.12
        bottom = side.write("words", words, style, side.x(1), y, side.w(12), y + room)
        side.box("words", Rect(side.x(1), y, side.w(12), bottom - y))
        y = bottom + mm(3)
    else:
        side.box("words", Rect(side.x(1), y - mm(4), side.w(12), mm(4)))
    width = side.w(12)
    scale = _KEY_SCALE * (0.85 if side.is_narrow else 1.0)
    high = height_of(made.key, width / scale, pens, fonts) * scale
    side.missing += [MissingLetter("diagram", each) for each in made.missing]
    key_top = side.foot - high - mm(10)
    beside, alone = (Rect(side.x(1), y, width, max(foot - mm(3) - y, mm(20))) for foot in (key_top, side.foot))
    if made.scale_in(beside) > _CALM_SCALE or made.scale_in(alone) < made.scale_in(beside) * 1.1:
        _figure(side, made, beside)
        _key(side, made, pens, key_top, width, scale)
        return side.sides()
    # The diagram has the side to itself, and the key goes on the next.
    _figure(side, made, alone)
    after = Side(setting, fonts, 1)
    _key(after, made, pens, after.header(), width, scale)
    return all_sides((side, after))


def _heading(side: Side, pens: Pens, y: float, *lines: str) -> float:
    """That it is for the record, the day it is true for, and what it rests on."""
    strong = pens.style(11.0, pens.warm, weight=700)
    y = side.write("heading", said(FOR_THE_RECORD, "en-GB"), strong, side.x(1), y, side.w(12), side.foot)
    for told in lines:
        y = side.write("heading", said(told, "en-GB"), pens.style(9.6, pens.soft), side.x(1), y, side.w(12), side.foot)
    return y + mm(4)


def _figure(side: Side, made: Figure, place: Rect) -> None:
    """The diagram in the middle of its place, as large as fits."""
    if not made.items:
        return
    scale = min(_LARGEST, made.scale_in(place))
    x = place.x + (place.width - made.width * scale) / 2
    y = place.y + min((place.height - made.height * scale) / 2, mm(14))
    box = Rect(x, y, made.width * scale, made.height * scale)
    group = Group(made.items, (scale, 0, 0, scale, x, y))
    side.items.append(Tagged("Figure", (group,), alt=" ".join(made.told), place=box, slot="diagram", lang="en-GB"))
    side.box("diagram", place)
    if made.genogram.kin.too_far:
        side.left_over("diagram", f"{made.genogram.kin.too_far:,} people who are further away in the family are not drawn")
    if scale < LEAST_SCALE:
        side.left_over("diagram", f"drawn at {scale * 100:.0f} % to fit the paper, so its words are hard to read")


def _key(side: Side, made: Figure, pens: Pens, top: float, width: float, scale: float) -> None:
    side.items.append(rule(side.x(1), top, width, pens.strong, 1.0))
    heading = pens.style(12.5, pens.strong, weight=700)
    text = side.set(said("Key", "en-GB"), heading, mm(30))
    side.ink("key", text, side.x(1), top + mm(1.5), side.inner_heading)
    note = side.set(
        said("The number in a symbol is the age on the day drawn.", "en-GB"), pens.style(9.2, pens.soft), width - mm(34)
    )
    side.ink("key", note, side.x(1) + mm(34), top + mm(2.4))
    items = draw_key(made.key, 0, 0, width / scale, pens, side.fonts)
    if items:
        side.items.append(Group(items, (scale, 0, 0, scale, side.x(1), top + mm(9))))


ARRANGERS: dict[str, Arranger] = {"genogram": genogram}
