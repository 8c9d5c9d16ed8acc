"""Small cards: a picture, a name and a few words, several on a page."""

from collections.abc import Callable
from dataclasses import replace

from lifestory_app.domain.drawings import PersonDrawing, Scene
from lifestory_app.domain.pages import Card, CardsSlot, DrawingSlot, NoPhotoSlot, PhotoSlot, SlotValue
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.pictures import drawing_figure, own_words, photo_figure
from lifestory_app.layout.arrange.shapes import artifact, moved_group
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Rect, Shape
from lifestory_app.layout.shapes import mixed, round_box
from lifestory_app.layout.text import Align, TextStyle


def cards_of(value: SlotValue | None) -> tuple[Card, ...]:
    return value.cards if isinstance(value, CardsSlot) else ()


def card_words(card: Card) -> Words:
    """Everything a card says, one paragraph after another."""
    return Words((*said(card.title).paragraphs, *card.words.paragraphs, *said(card.note).paragraphs))


def leave_over(side: Side, slot: str, card: Card) -> None:
    """Tell a whole card for which the page has no place, its picture included."""
    picture = own_words(card.picture) or ("a picture" if card.picture is not None else "")
    side.left_over(slot, "\n".join(part for part in (card_words(card).plain, picture) if part))


def on_sides(cards: tuple[Card, ...], most: int, fits: Callable[[tuple[Card, ...]], bool]) -> list[list[tuple[int, Card]]]:
    """Cards with their numbers, shared out over sides: as few sides as will do, of whole cards that fit, evenly filled."""
    shown = list(enumerate(cards[:most]))
    for sides in range(1, len(shown) + 1):
        each = -(-len(shown) // sides)
        groups = [shown[start : start + each] for start in range(0, len(shown), each)]
        if all(fits(tuple(card for _, card in group)) for group in groups):
            return groups
    return [shown[start : start + 1] for start in range(len(shown))] or [[]]


def card_styles(side: Side) -> tuple[TextStyle, TextStyle, TextStyle]:
    """How a card's name, words and note are set: a step below the page's own."""
    body, label = side.types.body, side.types.label
    most = 12.5 if side.is_low or side.is_narrow else 14.0
    size = min(body.size, max(most, body.size * 0.8)) if not side.setting.large_print else body.size - 3
    words = replace(body, size=size, leading=size * mm(0.5), paragraph_gap=mm(2))
    name_size = max(label.size, size)
    name = replace(label, size=name_size, leading=name_size * mm(0.5), colour=scenery.card_title(side.theme))
    note = replace(side.types.caption, leading=side.types.caption.size * mm(0.5), colour=side.tokens.a2, weight=700)
    return name, words, note


def put_small_card(side: Side, slot: str, card: Card, place: Rect, share: float = 0.5, beside: bool = False) -> None:
    """One card: its picture above its words, or beside them. Words that do not fit are told."""
    framed = scenery.small_card(side.theme, place, f"{side.setting.page.id}/{slot}", taped=not beside)
    kept, side.items = side.items, list(framed.behind)
    inset = mm(3.6)
    if beside and card.picture is not None:
        high = place.height - 2 * inset
        field = Rect(place.x + inset, place.y + inset, min(high, place.width * 0.38), high)
        _picture(side, slot, card, field)
        text = Rect(field.right + mm(4), place.y + inset, place.right - field.right - mm(7), high)
    elif card.picture is not None:
        name, words, note = card_styles(side)
        width = place.width - mm(8)
        needed = side.height(said(card.title), name, width) + side.height(card.words, words, width)
        needed += side.height(said(card.note), note, width) + mm(6)
        high = max(min(place.height * share, place.height - needed), place.height * 0.26) - inset
        field = Rect(place.x + inset, place.y + inset, place.width - 2 * inset, high)
        _picture(side, slot, card, field)
        text = Rect(place.x + mm(4.5), field.bottom + mm(3), place.width - mm(8), place.bottom - field.bottom - mm(5))
    else:
        text = Rect(place.x + mm(5), place.y + mm(5), place.width - mm(9), place.height - mm(8))
    write_card(side, slot, card, text)
    drawn, side.items = (*side.items, *framed.front), kept
    side.items += moved_group(drawn, framed.transform)
    side.box(slot, place)


def small_card_needs(side: Side, card: Card, width: float, beside: bool = False) -> float:
    """How high a card of this width must be at the least, a small picture included."""
    name, words, note = card_styles(side)
    inner = width - mm(9)
    if beside and card.picture is not None:
        inner = width * 0.62 - mm(11)
    high = side.height(said(card.title), name, inner) + side.height(card.words, words, inner)
    high += side.height(said(card.note), note, inner) + (mm(1) if card.note else 0)
    if beside or card.picture is None:
        return high + mm(8)
    return high + mm(12) + max(mm(17), high * 0.2)


def write_card(side: Side, slot: str, card: Card, place: Rect) -> float:
    """A card's name, words and note from the top of a box. Returns their bottom."""
    name, words, note = card_styles(side)
    y = side.write(slot, said(card.title), name, place.x, place.y, place.width, place.bottom)
    y = side.write(slot, card.words, words, place.x, y, place.width, place.bottom)
    return side.write(slot, said(card.note), note, place.x, y + (mm(1) if card.note else 0), place.width, place.bottom)


def _picture(side: Side, slot: str, card: Card, field: Rect) -> None:
    clip = round_box(field, scenery.small_radius(side.theme))
    if field.width < mm(6) or field.height < mm(6):
        side.left_over(slot, own_words(card.picture))
        return
    match card.picture:
        case PhotoSlot():
            side.items += photo_figure(side, slot, card.picture, field, clip)
            side.left_over(slot, own_words(card.picture))
        case DrawingSlot():
            field_colour = mixed(side.tokens.tint, side.tokens.paper, 0.1)
            side.items.append(artifact(Shape(clip, fill=field_colour)))
            inside = field if isinstance(card.picture.drawing, Scene | PersonDrawing) else field.inset(field.height * 0.06)
            side.items.append(drawing_figure(side, card.picture, inside, clip, slot, field_colour))
            side.left_over(slot, own_words(card.picture))
        case NoPhotoSlot():
            side.items.append(artifact(Shape(clip, fill=side.tokens.tint)))
            style = replace(side.types.caption, align=Align.CENTRE)
            inside = field.inset(mm(3))
            words = Words((*said(card.picture.what).paragraphs, *said(card.picture.asked).paragraphs))
            text = side.set(words, style, inside.width)
            top = inside.y + max(0.0, (inside.height - text.height) / 2)
            side.put(slot, text, inside.x, top, inside.bottom - top)
        case None:
            pass
