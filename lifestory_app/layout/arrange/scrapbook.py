"""The scrapbook page: photos, words, drawings and tape where somebody put them, turned and layered."""

from dataclasses import replace

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PictureSlot, ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, reading_order
from lifestory_app.domain.units import mm, to_mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.mounts import mount, tape
from lifestory_app.layout.arrange.pictures import caption_text, own_words, put_framed
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Group, Item, LaidOutPage, Rect, Tagged
from lifestory_app.layout.drawings import suggested_alt
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.frames import Frame
from lifestory_app.layout.shapes import turned
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

SLOT = "scrap"
_STEPS = (1.0, 0.92, 0.84, 0.76)
_SMALLEST = 10.0
"""Words that do not fit are set a little smaller, never below this many points and never in large print."""


def scrapbook(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Things where somebody put them: painted by layers, read from top to bottom."""
    side = Side(setting, fonts)
    top = side.header()
    value = side.value(SLOT)
    side.box(SLOT, Rect(side.x(1), top, side.w(12), side.sheet.height - top - mm(12)))
    if isinstance(value, ScrapSlot) and value.items:
        slot = value.on((round(to_mm(side.sheet.width), 3), round(to_mm(side.sheet.height), 3)))
        order = reading_order([item.place for item in slot.items], setting.reads_right_to_left)
        read = {number: place for place, number in enumerate(order, 1)}
        kept, side.items = side.items, []
        scraps = [drawn for number, item in enumerate(slot.items) for drawn in _scrap(side, item, read[number])]
        side.items = [*kept, Tagged("Div", tuple(scraps))] if scraps else kept
    return side.sides()


def _scrap(side: Side, item: ScrapItem, read: int) -> tuple[Item, ...]:
    """One thing with its backing, turned; nothing where it leaves no ink."""
    name, place = f"{SLOT}.{item.id}", _rect(item.place)
    box = item.place.bounds
    side.box(name, Rect(mm(box.left), mm(box.top), mm(box.width), mm(box.height)))
    turn = turned(item.place.turn, place)
    if isinstance(item.what, Tape):
        return (Group((Tagged("Artifact", tape(item.what, place), slot=name),), turn),)
    side.items = []
    if isinstance(item.what, ScrapWords):
        _put_words(side, name, item, item.what, place)
    else:
        _put_picture(side, name, item, item.what, place)
    drawn = tuple(side.items)
    if not drawn:
        return ()
    return (Tagged("Div", (Group(drawn, turn) if item.place.turn else Group(drawn),), slot=name, read=read),)


def _rect(place: ScrapPlace) -> Rect:
    return Rect(mm(place.x - place.width / 2), mm(place.y - place.height / 2), mm(place.width), mm(place.height))


def _put_picture(side: Side, name: str, item: ScrapItem, value: PictureSlot, place: Rect) -> None:
    """A picture on its backing with its caption, all of it inside its place."""
    seed = f"{side.setting.page.id}/{item.id}"
    backing = Backing.FRAME if isinstance(value, NoPhotoSlot) and item.backing is Backing.NONE else item.backing
    kind = "no-photo" if isinstance(value, NoPhotoSlot) else "photo"
    if isinstance(value, DrawingSlot) and not (value.alt.strip() or value.caption.strip()):
        value = replace(value, alt=_alt(value))
    framed = mount(side.theme, place, backing, kind, seed)
    caption = caption_text(side, value)
    if caption and framed.caption_place is None:
        framed, place = _with_caption(side, framed, caption, place, backing, kind, seed)
    elif not caption and framed.caption_place is not None and backing in (Backing.CARD, Backing.TORN):
        framed = replace(framed, caption_place=None)
    if framed.inner.width < mm(3) or framed.inner.height < mm(3):
        side.items += framed.behind
        side.left_over(name, own_words(value))
        return
    put_framed(side, name, value, place, framed)


def _alt(value: DrawingSlot) -> str:
    try:
        return suggested_alt(value.drawing)
    except Refused:
        return "A drawing"


def _with_caption(
    side: Side, framed: Frame, caption: str, place: Rect, backing: Backing, kind: str, seed: str
) -> tuple[Frame, Rect]:
    """The frame made smaller so that its caption has room: on the card itself, or below the frame."""
    on_card = backing in (Backing.CARD, Backing.TORN, Backing.TICKET)
    style = side.types.hand if on_card and side.theme.frame != "comic" else side.types.caption
    width = framed.inner.width if on_card else place.width - mm(2)
    room = min(side.height(said(caption), style, width), style.leading * 2)
    if on_card:
        room = min(room + mm(1.5), framed.inner.height * 0.6)
        inner = replace(framed.inner, height=framed.inner.height - room)
        below = Rect(inner.x, inner.bottom + mm(0.5), inner.width, room - mm(0.5))
        return replace(framed, inner=inner, clip=None, caption_place=below), place
    room = min(room + mm(3.5), place.height * 0.6)
    smaller = replace(place, height=place.height - room)
    return mount(side.theme, smaller, backing, kind, seed), smaller


def _put_words(side: Side, name: str, item: ScrapItem, value: ScrapWords, place: Rect) -> None:
    """Words on their backing, as far as they fit. On the dark sky of a header they get a card to be read on."""
    backing = Backing.CARD if item.backing is Backing.FRAME else item.backing
    dark = scenery.header_foot(side.theme, side.sheet) if side.theme.id == "night" else None
    if backing is Backing.NONE and dark is not None and mm(item.place.bounds.top) < dark + mm(6):
        backing = Backing.CARD
    framed = mount(side.theme, place, backing, "words", f"{side.setting.page.id}/{item.id}")
    side.items += framed.behind
    inner = framed.inner
    if value.words.is_empty:
        return
    style = replace(_style(side, value, backing), align=Align.CENTRE if value.centred else Align.START)
    text = _fitting(side, value, style, inner)
    spare = (inner.height - text.height) / 2 if backing is not Backing.NONE else 0.0
    side.put(name, text, inner.x, inner.y + max(0.0, spare), inner.height - max(0.0, spare))


def _style(side: Side, value: ScrapWords, backing: Backing) -> TextStyle:
    types = side.types
    if value.lettering is Lettering.LARGE:
        large = side.on_paper(types.title, 0.72)
        return replace(large, colour=side.tokens.ink) if backing is Backing.TICKET else large
    if value.lettering is Lettering.PRINT:
        return replace(types.body, paragraph_gap=mm(2))
    size = max(types.hand.size, types.body.size if side.theme.hand else types.hand.size * 1.1)
    return replace(types.hand, size=size, leading=size * mm(0.47), paragraph_gap=mm(1.5))


def _fitting(side: Side, value: ScrapWords, style: TextStyle, inner: Rect) -> SetText:
    """The words in the largest size of a few at which they fit."""
    fixed = side.setting.large_print
    text = None
    for step in _STEPS[:1] if fixed else _STEPS:
        if text is not None and style.size * step < _SMALLEST:
            break
        smaller = replace(style, size=style.size * step, leading=style.leading * step)
        heading = replace(smaller, weight=700, colour=style.colour)
        text = set_text(value.words, smaller, inner.width, side.setting.lang, side.fonts, heading)
        if text.height <= inner.height + 0.05 and text.natural_width <= inner.width + 1:
            break
    assert text is not None
    return text


ARRANGERS: dict[str, Arranger] = {"scrapbook": scrapbook}
