"""Pages of a few photos that belong together: one large with two small, one that speaks, then and now, and a strip."""

from dataclasses import replace

from lifestory_app.domain.pages import NoPhotoSlot, PhotoSlot, PictureSlot
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.pictures import as_picture, caption_room, caption_text, put_bare, put_picture, shape_of
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, bubble, line, moved_group
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import LaidOutPage, Path, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, round_box
from lifestory_app.layout.text import Align, TextStyle

_STRIP = 4


def big_and_small(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One large photo with two small ones stacked beside it, and words below all three."""
    side = Side(setting, fonts)
    y = side.header()
    big, *small = (as_picture(side.value(f"photo{number}")) for number in (1, 2, 3))
    words, foot = side.words("words"), side.foot - _lifted(side)
    words_high = min(side.height(words, side.types.body, side.w(11)), (foot - y) * 0.35)
    if words_high:
        foot -= words_high + mm(8)
    room = foot - y
    gap = {"polaroid": mm(6), "comic": mm(8)}.get(side.theme.frame, mm(4))
    columns = 7 if side.is_low or side.is_narrow else 8
    width = side.w(columns) - (gap - mm(4))
    caption = caption_room(side, big, width)
    ideal = width / max(0.7, shape_of(side, big)) + caption
    high = max(room * (1.0 if side.is_low else 0.64), min(ideal, room * (1.0 if side.is_low else 0.8)))
    x = side.x(1) + width + gap
    narrow = side.x(1) + side.w(12) - x
    put_picture(side, "photo1", big, Rect(side.x(1), y, width, high - caption))
    each = (high - gap) / 2
    for number, value in enumerate(small):
        below = caption_room(side, value, narrow)
        place = Rect(x, y + number * (each + gap), narrow, each - below)
        put_picture(side, f"photo{number + 2}", value, place)
    top = y + high + mm(8) + _lifted(side)
    bottom = side.write("words", words, side.types.body, side.x(1), top, side.w(11), side.foot)
    side.box("words", Rect(side.x(1), top, side.w(11), max(mm(12), bottom - top)))
    return side.sides()


def _lifted(side: Side) -> float:
    """Turned polaroids reach a little below their place."""
    return mm(3) if side.theme.frame == "polaroid" else 0.0


def then_and_now(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Two photos side by side, the older first as the language reads, each under its own word, and words below."""
    side = Side(setting, fonts)
    y = side.header()
    values = [as_picture(side.value(name)) for name in ("photo1", "photo2")]
    labels = [side.words(name) for name in ("first", "second")]
    words = side.words("words")
    gap = mm(9 if not side.is_narrow else 5)
    width = (side.w(12) - gap) / 2
    style = replace(side.types.label, size=max(14.0, side.types.label.size, side.types.body.size * 0.9), align=Align.CENTRE)
    style = replace(style, leading=style.size * mm(0.46), colour=side.tokens.a2)
    label_high = max(side.height(label, style, width) for label in labels)
    top = y + (label_high + mm(4) if label_high else 0) + (mm(3) if side.theme.frame == "polaroid" else 0)
    caption = max(caption_room(side, value, width) for value in values)
    below = side.height(words, side.types.body, side.w(11))
    room = side.foot - top - caption - (below + mm(8) if below else 0) - _lifted(side)
    shape = min(shape_of(side, value, 0.86) for value in values)
    high = max(mm(28), min(room, width / 0.6, max(width / max(0.66, min(shape, 1.2)), room * 0.74)))
    places = [Rect(side.x(1), top, width, high), Rect(side.x(1) + width + gap, top, width, high)]
    if setting.reads_right_to_left:
        places.reverse()
    for name, photo, label, value, place in zip(("first", "second"), ("photo1", "photo2"), labels, values, places, strict=True):
        if not label.is_empty:
            side.write(name, label, style, place.x, y, place.width, y + label_high)
        side.box(name, Rect(place.x, y, place.width, max(mm(7), label_high)))
        put_picture(side, photo, value, place)
    if all(value is not None for value in values):
        _arrow(side, top + high / 2, min(mm(7), gap))
    start = top + high + caption + mm(8) + _lifted(side)
    bottom = side.write("words", words, side.types.body, side.x(1), start, side.w(11), side.foot)
    side.box("words", Rect(side.x(1), start, side.w(11), max(mm(12), bottom - start)))
    return side.sides()


def _arrow(side: Side, y: float, radius: float) -> None:
    """A disc between the two photos with an arrow from the older to the newer."""
    x = side.x(1) + side.w(12) / 2
    way = -1 if side.setting.reads_right_to_left else 1
    reach = radius * 0.48 * way
    arrow: Path = (
        *line(x - reach, y, x + reach, y),
        ("M", x + reach * 0.2, y - radius * 0.4),
        ("L", x + reach, y),
        ("L", x + reach * 0.2, y + radius * 0.4),
    )
    edge = Stroke(side.tokens.ink, mm(0.7)) if side.theme.id == "comic" else Stroke(side.tokens.line, mm(0.4))
    side.items.append(
        artifact(
            Shape(circle(x, y, radius), fill=side.paper, stroke=edge),
            Shape(arrow, stroke=Stroke(side.tokens.a2, max(1.4, radius * 0.13))),
        )
    )


def photo_says(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A photo, and what somebody in it said in a bubble that points to it: above the photo, or beside it on a low page."""
    side = Side(setting, fonts)
    y = side.header()
    value = as_picture(side.value("photo"))
    words = side.words("words")
    if side.is_low:
        width = side.w(6 if side.is_wide else 5)
        caption = caption_room(side, value, width)
        place = Rect(side.x(1), y, width, side.foot - y - caption - _lifted(side))
        put_picture(side, "photo", value, place)
        x = place.right + mm(16 if side.is_wide else 11)
        right = side.x(1) + side.w(12) - x
        below = side.height(words, side.types.body, right)
        foot = side.foot - (min(below, (side.foot - y) * 0.4) + mm(8) if below else 0)
        speech = _speech(side, Rect(x, y + mm(2), right, foot - y - mm(2)), (place.right - mm(5), y + mm(26)))
        side.write("words", words, side.types.body, x, speech.bottom + mm(8), right, side.foot)
        side.box("words", Rect(x, speech.bottom + mm(6), right, max(mm(10), side.foot - speech.bottom - mm(6))))
        return side.sides()
    width = side.w(12)
    caption = caption_room(side, value, width)
    below = side.height(words, side.types.body, side.w(11))
    below = min(below, (side.foot - y) * 0.25) + mm(8) if below else 0.0
    least = (side.foot - y) * 0.36
    room = Rect(side.x(1), y, side.w(11), side.foot - y - caption - below - least - mm(10))
    wanted = _speech_height(side, room.width, _speech_step(side, room))
    top = y + min(wanted, room.height) + mm(9)
    high = min(side.foot - top - caption - below - _lifted(side), max(least, width / max(1.0, shape_of(side, value))))
    place = Rect(side.x(1), top, width, high)
    bottom = put_picture(side, "photo", value, place)
    _speech(side, room, (side.x(1) + width * 0.3, top + mm(7)))
    start = max(bottom, top + high + (caption if caption_text(side, value) else 0)) + mm(8) + _lifted(side)
    end = side.write("words", words, side.types.body, side.x(1), start, side.w(11), side.foot)
    side.box("words", Rect(side.x(1), start, side.w(11), max(mm(10), end - start)))
    return side.sides()


_SPOKEN = (0.82, 0.7, 0.58)
"""What is said is set in these shares of a quotation's size: the largest that fits."""


def _speech_styles(side: Side, step: float) -> tuple[TextStyle, TextStyle, TextStyle]:
    """How what was said, by whom, and to whom are set."""
    quote, label, caption = side.types.quote, side.types.label, side.types.caption
    size = max(quote.size * step, side.types.body.size)
    spoken = replace(quote, size=size, leading=size * mm(0.47))
    small = replace(caption, colour=scenery.quiet(side.theme))
    return spoken, replace(label, size=max(label.size, 14.0), leading=mm(7)), small


def _speech_height(side: Side, width: float, step: float) -> float:
    spoken, name, small = _speech_styles(side, step)
    inner = width - mm(18)
    high = side.height(side.words("quote"), spoken, inner)
    by = side.height(side.words("who"), name, inner) + side.height(side.words("source"), small, inner)
    return max(mm(24), high + (by + mm(3) if by else 0) + mm(14))


def _speech_step(side: Side, room: Rect) -> float:
    return next((step for step in _SPOKEN if _speech_height(side, room.width, step) <= room.height), _SPOKEN[-1])


def _speech(side: Side, room: Rect, tip: tuple[float, float]) -> Rect:
    """The bubble at the top of its room, as high as what was said; who said it stands in it below."""
    step = _speech_step(side, room)
    spoken, name, small = _speech_styles(side, step)
    quote, who, source = (side.words(each) for each in ("quote", "who", "source"))
    place = replace(room, height=min(room.height, _speech_height(side, room.width, step)))
    edge = Stroke(side.tokens.ink, mm(0.8)) if side.theme.id == "comic" else Stroke(side.tokens.line, mm(0.6))
    if not (quote.is_empty and who.is_empty and source.is_empty):
        side.items.append(artifact(Shape(bubble(place, tip, mm(9)), fill="#FFFFFF", stroke=edge)))
    x, width, foot = place.x + mm(9), place.width - mm(18), place.bottom - mm(4)
    by = side.height(who, name, width) + side.height(source, small, width)
    y = place.y + mm(7)
    end = side.write("quote", quote, spoken, x, y, width, foot - (by + mm(2) if by else 0), "BlockQuote")
    side.box("quote", Rect(x, y, width, max(mm(10), end - y)))
    y = end + (mm(3) if end > y else 0)
    end = side.write("who", who, name, x, y, width, foot)
    side.box("who", Rect(x, y, width, mm(7)))
    side.write("source", source, small, x, end, width, foot)
    side.box("source", Rect(x, end, width, mm(6)))
    return place


def photo_strip(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Four photos on one strip, down the page with captions beside it, or across a low page with captions below."""
    side = Side(setting, fonts)
    y = side.header()
    values = [as_picture(side.value(f"photo{number + 1}")) for number in range(_STRIP)]
    words = side.words("words")
    bottom = side.write("words", words, side.types.lead, side.x(1), y, side.w(12), y + (side.foot - y) * 0.4)
    side.box("words", Rect(side.x(1), y, side.w(12), max(mm(9), bottom - y)))
    y = bottom + (mm(7) if bottom > y else 0) + (mm(4) if side.theme.frame == "polaroid" else 0)
    count = max(2, max((number + 1 for number, value in enumerate(values) if value is not None), default=_STRIP))
    shown = values[:count]
    if side.is_low:
        _strip_across(side, shown, y)
    else:
        _strip_down(side, shown, y)
    for number in range(count, _STRIP):
        side.box(f"photo{number + 1}", Rect(side.x(11), side.sheet.top, mm(12), mm(8)))
    return side.sides()


def _strip_down(side: Side, values: list[PictureSlot | None], y: float) -> None:
    edge, gap = 5 * side.unit, 4 * side.unit
    width = side.w(6)
    count = len(values)
    high = min((side.foot - y - 2 * edge - gap * (count - 1)) / count, (width - 2 * edge) / 1.2)
    mirrored = side.setting.reads_right_to_left
    left = side.x(1) + (side.w(12) - width if mirrored else 0)
    strip = Rect(left, y, width, count * high + gap * (count - 1) + 2 * edge)
    places = [Rect(strip.x + edge, y + edge + number * (high + gap), width - 2 * edge, high) for number in range(count)]
    _put_strip(side, strip, values, places)
    room = side.w(12) - width - mm(7)
    x = side.x(1) if mirrored else strip.right + mm(7)
    dash_x = strip.x - mm(4.5) if mirrored else strip.right + mm(1.5)
    style = _beside_strip(side)
    for number, (value, place) in enumerate(zip(values, places, strict=True)):
        caption = _caption(side, value)
        if not caption:
            continue
        text = side.set(said(caption), style, room)
        middle = place.y + place.height / 2
        dash = Stroke(scenery.rule_colour(side.theme), mm(0.5))
        side.items.append(artifact(Shape(line(dash_x, middle, dash_x + mm(3), middle), stroke=dash)))
        top = max(place.y, middle - text.height / 2)
        side.put(f"photo{number + 1}", text, x, top, place.bottom + gap - top, "Caption")


def _strip_across(side: Side, values: list[PictureSlot | None], y: float) -> None:
    edge, gap = 5 * side.unit, 4 * side.unit
    count = len(values)
    width = (side.w(12) - 2 * edge - gap * (count - 1)) / count
    style = side.types.hand if side.theme.hand else side.types.caption
    captions = [_caption(side, value) for value in values]
    below = max((side.height(said(caption), style, width) for caption in captions if caption), default=0.0)
    below = min(below, style.leading * 4)
    room = side.foot - y - 2 * edge - (below + mm(5) if below else 0)
    high = max(mm(20), min(room, width / 0.8))
    strip = Rect(side.x(1), y, side.w(12), high + 2 * edge)
    places = [Rect(strip.x + edge + number * (width + gap), y + edge, width, high) for number in range(count)]
    if side.setting.reads_right_to_left:
        places.reverse()
    _put_strip(side, strip, values, places)
    for number, (caption, place) in enumerate(zip(captions, places, strict=True)):
        if caption:
            text = side.set(said(caption), style, width)
            side.put(f"photo{number + 1}", text, place.x, strip.bottom + mm(5), side.foot - strip.bottom - mm(4), "Caption")


def _beside_strip(side: Side) -> TextStyle:
    """A caption with the width of half a page to itself is as large as what is read."""
    body, hand = side.types.body, side.types.hand
    if side.theme.hand:
        size = max(body.size * (1.2 if hand.family == "patrick-hand" else 1.0), hand.size)
        return replace(hand, size=size, leading=size * mm(0.46))
    return replace(body, colour=scenery.quiet(side.theme))


def _caption(side: Side, value: PictureSlot | None) -> str:
    return "" if isinstance(value, NoPhotoSlot) else caption_text(side, value)


def _put_strip(side: Side, strip: Rect, values: list[PictureSlot | None], places: list[Rect]) -> None:
    """The strip of paper and its photos, turned together where the theme turns its cards."""
    framed = scenery.small_card(side.theme, strip, f"{side.setting.page.id}/strip", taped=True)
    kept, side.items = side.items, list(framed.behind)
    for number, (value, place) in enumerate(zip(values, places, strict=True)):
        slot = f"photo{number + 1}"
        side.box(slot, place)
        clip = round_box(place, scenery.small_radius(side.theme) * 0.7)
        if value is not None:
            put_bare(side, slot, value, place, clip)
        if isinstance(value, PhotoSlot) and side.theme.id == "comic":
            side.items.append(artifact(Shape(clip, stroke=Stroke(side.tokens.ink, mm(0.7), round=False))))
    drawn, side.items = (*side.items, *framed.front), kept
    side.items += moved_group(drawn, framed.transform)


ARRANGERS: dict[str, Arranger] = {
    "big-and-small": big_and_small,
    "photo-says": photo_says,
    "then-and-now": then_and_now,
    "photo-strip": photo_strip,
}
