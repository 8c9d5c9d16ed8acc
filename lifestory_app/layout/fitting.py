"""Lays a page out in smaller steps of type where its words would not fit, never below what its reader needs."""

from collections.abc import Iterator
from dataclasses import fields, replace

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.layout.arrange.setting import Arranger, Look, Setting
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import TextStyle
from lifestory_app.layout.themes import DYSLEXIA_FAMILY, DYSLEXIA_SCALE, TypeScale

STEPS = (0.94, 0.88, 0.82)
LEAST_BODY = {AgeBand.EARLY_YEARS: 18.0, AgeBand.PRIMARY: 14.0, AgeBand.OLDER: 12.0}
"""Points that body text keeps at the least, on A4 and its like. A5 is held closer to the eyes: there it may be an eighth less,
but never below 12 points."""

LEAST_SMALL = 11.0
"""Captions, labels and what is said in bubbles never go below this."""

_SIZED = ("body", "heading", "lead", "quote")
_SMALL = ("label", "caption", "hand", "bubble")


def arranged(arrange: Arranger, setting: Setting, fonts: Fonts, flows: bool = False) -> tuple[LaidOutPage, ...]:
    """The sides of a page in the largest type in which all of it fits, or in that which leaves least over.

    A page that does not flow of its nature goes on over a second side only where the least type does not keep it on one, and
    then in the type of the book.

    Large print is what its reader asked for, and is never set smaller.
    """
    best = arrange(setting, fonts)
    least = _trouble(best, flows)
    if least == (0, 1) or setting.look.reading is Reading.LARGE_PRINT:
        return best
    for types in smaller(setting.look):
        sides = arrange(replace(setting, look=replace(setting.look, types=types)), fonts)
        left = _trouble(sides, flows)
        if left < least:
            best, least = sides, left
        if least == (0, 1):
            break
    if least[0]:
        sides = arrange(replace(setting, goes_on=True), fonts)
        if _trouble(sides, flows) < least:
            return sides
    return best


def smaller(look: Look) -> Iterator[TypeScale]:
    """The steps of type below the book's own, down to the least for its age and paper."""
    least = LEAST_BODY[look.age_band]
    if look.shape is PageShape.A5:
        least = max(12.0, least * 0.875)
    size = look.types.body.size
    if look.types.body.family == DYSLEXIA_FAMILY:
        least *= DYSLEXIA_SCALE
    last = 1.0
    for step in STEPS:
        scale = max(step, min(1.0, least / size))
        if scale >= last:
            return
        last = scale
        yield _scaled(look.types, scale)


def _scaled(types: TypeScale, scale: float) -> TypeScale:
    changed: dict[str, TextStyle] = {}
    for each in fields(types):
        style: TextStyle = getattr(types, each.name)
        if each.name in _SIZED:
            changed[each.name] = replace(style, size=style.size * scale, leading=style.leading * scale)
        elif each.name in _SMALL:
            share = max(scale, min(1.0, LEAST_SMALL / style.size))
            changed[each.name] = replace(style, size=style.size * share, leading=style.leading * share)
    return replace(types, **changed)


def _trouble(sides: tuple[LaidOutPage, ...], flows: bool) -> tuple[int, int]:
    """How many characters found no place, and whether the page goes on over another side, where it should fill one."""
    return sum(len(each.left_over) for side in sides for each in side.overflows), 1 if flows else min(2, len(sides))
