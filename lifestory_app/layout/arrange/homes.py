"""A page about one home."""

from dataclasses import replace

from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.pictures import as_picture, caption_room, caption_text, put_picture, shape_of
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.fonts import Fonts


def home(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One home: a wide picture of its people, words, a second picture and one thing to remember."""
    side = Side(setting, fonts)
    y = side.header()
    value, second = as_picture(side.value("photo")), as_picture(side.value("photo2"))
    words, remember = side.words("words"), side.words("remember")
    room = side.foot - y
    right_x, right_width = side.x(8), side.w(5)
    if side.is_wide:
        width = side.w(7)
        caption = caption_room(side, value, width)
        aside_high = min(mm(52), room * 0.4) if second is not None or not remember.is_empty else 0
        high = room - caption
        put_picture(side, "photo", value, Rect(side.x(1), y, width, high))
        x = side.x(8) + mm(3)
        right = side.x(1) + side.w(12) - x
        foot = side.foot - (aside_high + mm(6) if aside_high else 0)
        side.write("words", words, side.types.body, x, y, right, foot)
        side.box("words", Rect(x, y, right, foot - y))
        if second is not None:
            wide = right if remember.is_empty else right * 0.52
            put_picture(side, "photo2", second, Rect(x, foot + mm(6), wide, aside_high - caption_room(side, second, wide)))
            x += wide + mm(4)
            right -= wide + mm(4)
        if not remember.is_empty:
            _remembered(side, Rect(x, foot + mm(6), right, min(aside_high, mm(40))))
        elif second is None:
            side.box("photo2", Rect(x, side.foot - mm(40), right * 0.52, mm(36)))
            side.box("remember", Rect(x + right * 0.55, side.foot - mm(40), right * 0.45, mm(36)))
        else:
            side.box("remember", Rect(x, side.foot - mm(16), right, mm(14)))
        return side.sides()
    width = side.w(12)
    caption = caption_room(side, value, width)
    has_side = second is not None or not remember.is_empty
    words_width = side.w(7) - 2 * side.unit if has_side else side.w(11)
    words_high = side.height(words, side.types.body, words_width)
    gap = mm(8)
    aside = _aside_height(side, second is not None, right_width) if has_side else 0.0
    ideal = min(room * 0.48, max(width / max(1.1, shape_of(side, value, 1.66)), room * 0.3))
    high = max(room * 0.32, min(ideal, room - caption - gap - max(words_high, aside)))
    put_picture(side, "photo", value, Rect(side.x(1), y, width, high))
    y += high + (caption if caption_text(side, value) else 0) + gap
    side.write("words", words, side.types.body, side.x(1), y, words_width, side.foot)
    side.box("words", Rect(side.x(1), y, words_width, max(mm(10), side.foot - y)))
    if second is not None:
        below = caption_room(side, second, right_width)
        panel = _remember_height(side, right_width) + mm(7) if not remember.is_empty else 0
        small = min(50 * side.unit, side.foot - y - below - panel)
        bottom = put_picture(side, "photo2", second, Rect(right_x, y, right_width, max(mm(16), small)))
        y = max(bottom, y + small + mm(4)) + mm(6)
    elif not has_side:
        side.box("photo2", Rect(right_x, y, right_width, mm(20)))
    if not remember.is_empty:
        high = min(_remember_height(side, right_width), side.foot - y + mm(2))
        _remembered(side, Rect(right_x, y, right_width, max(high, mm(12))))
    else:
        top = y if second is not None else y + mm(24)
        side.box("remember", Rect(right_x, top, right_width, max(mm(8), min(mm(14), side.foot - top))))
    return side.sides()


def _aside_height(side: Side, picture: bool, width: float) -> float:
    panel = _remember_height(side, width) + mm(7) if not side.words("remember").is_empty else 0
    return panel + (50 * side.unit + mm(12) if picture else 0)


def _remember_height(side: Side, width: float) -> float:
    style = replace(side.types.body, weight=700, colour=side.tokens.a2)
    return side.height(side.words("remember"), style, width - mm(12)) + mm(9)


def _remembered(side: Side, panel: Rect) -> None:
    """One thing to remember, on a panel of the tint."""
    style = replace(side.types.body, weight=700, colour=side.tokens.a2)
    text = side.set(side.words("remember"), style, panel.width - mm(12))
    if text.height <= panel.height - mm(3) or not side.carries("remember"):
        side.items += scenery.card(side.theme, panel)
    top = panel.y + max(mm(2), (panel.height - text.height) / 2)
    side.put("remember", text, panel.x + mm(6), top, panel.bottom - mm(1) - top)
    side.box("remember", panel)


ARRANGERS: dict[str, Arranger] = {"home": home}
