"""Puts a photo, a drawing or an honest gap into its frame, with its caption."""

from dataclasses import replace

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PhotoSlot, PictureSlot, SlotValue
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.photo_views import alt_of, caption_of, fitted, whole_shape
from lifestory_app.layout.arrange.shapes import artifact, moved_group
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Colour, Group, Item, Path, Picture, Placed, Rect, Shape, Stroke, Tagged, rectangle
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.frames import Frame, frame
from lifestory_app.layout.shapes import circle, round_box
from lifestory_app.layout.text import Align, SetText, TextStyle


def caption_lines(side: Side) -> int:
    """How many lines a caption may take: two, three where lines are short, five where they are short and large."""
    if side.is_narrow and side.setting.large_print:
        return 5
    return 3 if side.is_narrow or side.setting.large_print else 2


def as_picture(value: SlotValue | None) -> PictureSlot | None:
    """The value where it is a picture of some kind."""
    return value if isinstance(value, PhotoSlot | DrawingSlot | NoPhotoSlot) else None


def shape_of(side: Side, value: PictureSlot | None, otherwise: float = 4 / 3) -> float:
    """Width over height that a picture would like to have."""
    if isinstance(value, PhotoSlot):
        photo = side.setting.photo(value.view.photo)
        return whole_shape(value.view, photo) if photo else otherwise
    return otherwise


def caption_text(side: Side, value: PictureSlot | None) -> str:
    """What stands under a picture, without the honest panel's own words."""
    if isinstance(value, PhotoSlot):
        return caption_of(value, side.setting.photo(value.view.photo), side.setting.people)
    return value.caption if isinstance(value, DrawingSlot) else ""


def own_words(value: PictureSlot | None) -> str:
    """The words a person gave a picture on this page: what is told where a place has no room for a caption."""
    if isinstance(value, NoPhotoSlot):
        return f"{value.what}\n{value.asked}".strip()
    return value.caption if value is not None else ""


def caption_room(side: Side, value: PictureSlot | None, width: float, kind: str = "photo") -> float:
    """How much a picture and its caption need below the frame."""
    text = caption_text(side, value)
    outside = mm(3.5)
    if not text or frame(side.theme, Rect(0, 0, width, width), kind, "").caption_place is not None:
        return outside if not text else mm(2)
    style = side.types.caption
    return outside + min(side.height(said(text), style, width - mm(2)), style.leading * caption_lines(side))


def put_picture(
    side: Side, slot: str, value: PictureSlot | None, place: Rect, kind: str = "photo", captioned: bool = True
) -> float:
    """Draw a picture in its frame and its caption below. Returns the bottom of both. An empty slot stays quiet space."""
    side.box(slot, place)
    if value is None or place.width < mm(6) or place.height < mm(6):
        if value is not None:
            side.left_over(slot, own_words(value))
        return place.bottom
    if kind == "photo" and isinstance(value, NoPhotoSlot):
        kind = "no-photo"
    framed = frame(side.theme, place, kind, f"{side.setting.page.id}/{slot}")
    return put_framed(side, slot, value, place, framed, captioned)


def put_framed(side: Side, slot: str, value: PictureSlot, place: Rect, framed: Frame, captioned: bool = True) -> float:
    """Draw a picture in a frame that is made, and its caption in it or below. Returns the bottom of both."""
    caption = caption_text(side, value) if captioned else ""
    framed = _with_room_for(side, caption, framed)
    items: list[Item] = list(framed.behind)
    items += _inside(side, slot, value, framed)
    items += framed.front
    if not captioned:
        side.left_over(slot, own_words(value))
    bottom = place.bottom
    if caption and framed.caption_place is not None:
        items += _caption_inside(side, slot, caption, framed)
    side.items += moved_group(tuple(items), framed.transform)
    if caption and framed.caption_place is None:
        bottom = put_caption(side, slot, caption, place)
    return bottom


def _with_room_for(side: Side, caption: str, framed: Frame) -> Frame:
    """A card whose foot is as high as the caption on it needs, at the cost of the picture."""
    place = framed.caption_place
    if not caption or place is None or side.theme.frame == "comic":
        return framed
    style = side.types.hand
    needed = min(side.height(said(caption), style, place.width), style.leading * caption_lines(side)) + mm(0.5)
    more = min(needed - place.height, framed.inner.height - mm(12))
    if more <= 0:
        return framed
    inner = replace(framed.inner, height=framed.inner.height - more)
    higher = Rect(place.x, place.y - more, place.width, place.height + more)
    return replace(framed, inner=inner, clip=rectangle(inner) if framed.clip else None, caption_place=higher)


def put_bare(side: Side, slot: str, value: PictureSlot, place: Rect, clip: Path | None) -> None:
    """Draw a picture alone, cut to a shape: whoever asks for it sets the caption."""
    side.items += _inside(side, slot, value, Frame((), place, clip))


def put_caption(side: Side, slot: str, caption: str, under: Rect, align: Align = Align.START) -> float:
    """A caption of two or three lines under a box. Returns its bottom."""
    style = replace(side.types.caption, align=align)
    text = side.set(said(caption), style, under.width - mm(2))
    return side.put(slot, text, under.x + mm(1), under.bottom + mm(3.5), style.leading * caption_lines(side), "Caption")


def _caption_inside(side: Side, slot: str, caption: str, framed: Frame) -> tuple[Item, ...]:
    place = framed.caption_place
    assert place is not None
    boxed = side.theme.frame == "comic"
    style = side.types.caption if boxed else replace(side.types.hand, align=Align.CENTRE)
    if boxed:
        style = replace(style, weight=700)
    inset = mm(2.2) if boxed else 0.0
    text = (side.snug if boxed else side.set)(said(caption), style, place.width - 2 * inset)
    room = max(place.height, style.leading * caption_lines(side))
    if boxed and text.height > room + 0.05:
        # A long caption may be as wide as the picture, and a step smaller.
        place = Rect(place.x, place.y, framed.inner.width + mm(2), place.height)
        for step in (1.0, 0.92):
            smaller = replace(style, size=style.size * step, leading=style.leading * step)
            text = side.snug(said(caption), smaller, place.width - 2 * inset)
            if text.height <= room + 0.05 or side.setting.large_print:
                break
    rest: SetText | None = None
    if text.height > room + 0.05:
        text, rest = text.split(room + 0.05)
    if rest is not None:
        side.left_over(slot, rest.plain)
    side.tell_missing(slot, text)
    if boxed:
        high = text.height + mm(1.6)
        box = Rect(place.x, place.bottom - high, text.natural_width + 2 * inset, high)
        tokens = side.tokens
        back = artifact(Shape(round_box(box, 0), fill=tokens.d1, stroke=Stroke(tokens.line, mm(0.7), round=False)))
        return (back, *text.place(box.x + inset, box.y + mm(0.8), "Caption", slot))
    top = place.y + max(0.0, (place.height - text.height) / 2)
    return tuple(text.place(place.x, top, "Caption", slot))


def _inside(side: Side, slot: str, value: PictureSlot, framed: Frame) -> tuple[Item, ...]:
    inner, clip = framed.inner, framed.clip
    match value:
        case PhotoSlot():
            return photo_figure(side, slot, value, inner, clip)
        case DrawingSlot():
            return (drawing_figure(side, value, inner, clip, slot),)
        case NoPhotoSlot():
            return _no_photo(side, slot, value, inner, clip)


def photo_figure(side: Side, slot: str, value: PhotoSlot, inner: Rect, clip: Path | None) -> tuple[Item, ...]:
    """The photo alone, cropped to the shape of its place; a quiet panel where the book no longer has the photo."""
    photo = side.setting.photo(value.view.photo)
    if photo is None:
        return (artifact(Shape(clip or round_box(inner, 0), fill=side.tokens.tint)),)
    view = fitted(value.view, photo, inner.width, inner.height)
    side.placed.append(Placed(slot, photo.id, view, inner.width, inner.height))
    alt = alt_of(value, photo, side.setting.people)
    return (Tagged("Figure", (Picture(view, inner, clip),), alt=alt, place=inner, slot=slot),)


def drawing_figure(
    side: Side, value: DrawingSlot, inner: Rect, clip: Path | None, slot: str, backdrop: Colour | None = None
) -> Tagged:
    """A drawing of ours as a Figure, cut to the inside of its frame, with a backdrop behind a person who brings none."""
    drawing = value.drawing
    if isinstance(drawing, PersonDrawing) and "backdrop" not in dict(drawing.choices):
        behind = backdrop or scenery.backdrop(side.theme)
        drawing = PersonDrawing((*drawing.choices, ("backdrop", behind)))
    try:
        items = draw(drawing, inner)
    except Refused:
        # A book from a newer Life Story may ask for a part this kit lacks: the rest of the page still counts.
        items = (Shape(clip or round_box(inner, 0), fill="#E9E6DF"),)
    ink: tuple[Item, ...] = (Group(items, clip=clip),) if clip is not None else items
    alt = value.alt.strip() or value.caption.strip() or "A drawing"
    return Tagged("Figure", ink, alt=alt, place=inner, slot=slot)


def put_circle(
    side: Side, slot: str, value: PictureSlot | None, x: float, y: float, radius: float, backdrop: Colour | None = None
) -> None:
    """A picture in a circle of the theme, without a caption. `x` and `y` are its middle."""
    side.left_over(slot, own_words(value))
    place = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    framed = frame(side.theme, place, "circle", f"{side.setting.page.id}/{slot}")
    clip = framed.clip or circle(x, y, framed.inner.width / 2)
    items: list[Item] = list(framed.behind)
    match value:
        case PhotoSlot():
            items += photo_figure(side, slot, value, framed.inner, clip)
        case DrawingSlot():
            items.append(drawing_figure(side, value, framed.inner, clip, slot, backdrop))
        case _:
            items.append(artifact(Shape(clip, fill=side.tokens.tint)))
    items += framed.front
    side.items += moved_group(tuple(items), framed.transform)


def _no_photo(side: Side, slot: str, value: NoPhotoSlot, inner: Rect, clip: Path | None) -> tuple[Item, ...]:
    """What we do not have, who was asked and when: as large and as well framed as a photo."""
    tokens = side.tokens
    shape = clip or round_box(inner, 0)
    dashed = inner.inset(min(mm(5), inner.width * 0.06))
    items: list[Item] = [
        artifact(
            Shape(shape, fill=tokens.tint),
            Shape(round_box(dashed, mm(3)), stroke=Stroke(tokens.a1, mm(0.5), (mm(2.2), mm(1.6)))),
        )
    ]
    width = dashed.width - mm(10)
    what_style, asked_style = _panel_styles(side, inner)
    what, asked = side.set(said(value.what), what_style, width), side.set(said(value.asked), asked_style, width)
    gap = mm(5)
    words = what.height + (gap + asked.height if not said(value.asked).is_empty else 0)
    high = min(mm(38), dashed.height * 0.36, dashed.width * 0.5)
    room = dashed.height - mm(8)
    if words + high + mm(7) > room:
        high = max(0.0, room - words - mm(7))
    drawn = high >= mm(12)
    y = dashed.y + max(mm(4), (dashed.height - words - (high + mm(7) if drawn else 0)) / 2)
    if drawn:
        wide = high * 1.42
        items += envelope(side, Rect(inner.x + (inner.width - wide) / 2, y, wide, high))
        y += high + mm(7)
    x = dashed.x + mm(5)
    bottom = dashed.bottom - mm(1)
    for text in (what, asked):
        if text.plain.strip():
            fits, rest = (text, None) if y + text.height <= bottom + 0.05 else text.split(max(0.0, bottom - y))
            if rest is not None and side.carries(slot):
                # A sentence goes over whole rather than be torn in two.
                fits, rest = text.split(0)[0], text
                side.carry(slot, side.set(said(text.plain), side.types.body, side.w(11)))
            elif rest is not None:
                side.left_over(slot, rest.plain)
            side.tell_missing(slot, fits)
            items += fits.place(x, y, "P", slot)
            y += fits.height + gap
    return tuple(items)


def _panel_styles(side: Side, inner: Rect) -> tuple[TextStyle, TextStyle]:
    """18 and 14 points in a panel of the usual size (look/book section 5); smaller in a small one."""
    body = side.types.body
    scale = max(0.62, min(1.0, inner.width / mm(86), inner.height / mm(80)))
    first, second = (18.0, 14.0) if not side.setting.large_print else (22.0, 18.0)
    step = mm(0.5)
    return (
        replace(body, size=first * scale, leading=first * scale * step, align=Align.CENTRE, balance=True),
        replace(body, size=second * scale, leading=second * scale * step, align=Align.CENTRE, balance=True),
    )


def envelope(side: Side, place: Rect) -> tuple[Item, ...]:
    """A small drawing of a letter, for what was asked and not yet answered."""
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    middle = x + place.width / 2
    line = Stroke(side.tokens.line if side.theme.id != "comic" else side.tokens.ink, max(0.8, place.height * 0.025))
    stamp = Rect(right - place.width * 0.2, bottom - place.height * 0.34, place.width * 0.14, place.height * 0.24)
    flap: Path = (("M", x, y + 1), ("L", middle, y + place.height * 0.55), ("L", right, y + 1))
    low = bottom - place.height * 0.3
    lines: Path = (
        ("M", x + place.width * 0.14, low),
        ("L", x + place.width * 0.46, low),
        ("M", x + place.width * 0.14, low + place.height * 0.13),
        ("L", x + place.width * 0.38, low + place.height * 0.13),
    )
    return (
        artifact(
            Shape(round_box(place.moved(0, place.height * 0.03), place.height * 0.05), fill=side.tokens.ink, opacity=0.1),
            Shape(round_box(place, place.height * 0.05), fill="#FFFEFA"),
            Shape(flap, stroke=line),
            Shape(lines, stroke=line),
            Shape(round_box(stamp, 1), fill=side.tokens.d3),
        ),
    )
