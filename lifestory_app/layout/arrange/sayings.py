"""What a child said, in speech bubbles one below another, over as many sides as they need."""

from dataclasses import dataclass, replace

from lifestory_app.domain.pages import Card, NoPhotoSlot
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import cards_of
from lifestory_app.layout.arrange.flowing import Flow
from lifestory_app.layout.arrange.pictures import put_circle
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, bubble
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import LaidOutPage, Rect, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import SetText

_TAIL = mm(6)
"""How far the tail of a bubble reaches below it."""


@dataclass(frozen=True)
class _Spoken:
    """One saying, its words broken into lines for a width."""

    number: int
    card: Card
    title: SetText
    words: SetText
    note: SetText

    @property
    def inner(self) -> float:
        return self.title.height + self.words.height

    @property
    def has_face(self) -> bool:
        return self.card.picture is not None and not isinstance(self.card.picture, NoPhotoSlot)


def funny_sayings(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Every saying in a bubble with when it was said; a sentence about them all below."""
    flow = Flow(setting, fonts)
    cards, words = cards_of(flow.side.value("cards")), flow.side.words("words")
    if not cards:
        flow.side.box("cards", Rect(flow.x, flow.y, flow.width, flow.room * 0.7))
        flow.y += flow.room * 0.7 + mm(7)
    flow.side.box("memories", Rect(flow.x, flow.side.header_end, flow.width, flow.side.foot - flow.side.header_end))
    put_sayings(flow, list(enumerate(cards)))
    start = flow.y
    flow.text("words", words, flow.side.types.body)
    if words.is_empty and flow.room > mm(8):
        flow.side.box("words", Rect(flow.x, start, flow.width, min(mm(12), flow.room)))
    return flow.sides()


def put_sayings(flow: Flow, cards: list[tuple[int, Card]]) -> None:
    """Bubbles from where the side is filled to, now at one edge, now at the other; two in a row on a wide page."""
    across = 2 if flow.side.is_wide and flow.width > mm(180) else 1
    lane = mm(8)
    for start in range(0, len(cards), across):
        width = (flow.width - lane * (across - 1)) / across
        row = [
            _set(flow.side, number, card, width * (0.98 if across > 1 else 0.84))
            for number, card in cards[start : start + across]
        ]
        flow.need(max(_height(each) for each in row) - mm(5))
        bottom = flow.y
        for place, each in enumerate(row):
            late = (start + place) % 2 == 1 if across == 1 else False
            bottom = max(bottom, _put(flow, each, flow.x + place * (width + lane), width, late))
        flow.side.box("cards", Rect(flow.x, flow.y, flow.width, max(mm(8), bottom - flow.y)))
        flow.y = bottom + mm(5)


def _set(side: Side, number: int, card: Card, width: float) -> _Spoken:
    quote, body = side.types.quote, side.types.body
    size = max(body.size, min(quote.size * 0.62, body.size * 1.2))
    spoken = replace(quote, size=size, leading=size * mm(0.48), paragraph_gap=mm(1.5))
    label = replace(side.types.label, colour=scenery.card_title(side.theme))
    inner = width - mm(16)
    caption = side.types.caption
    note = replace(caption, leading=caption.size * mm(0.5), weight=700, colour=side.tokens.a2)
    return _Spoken(
        number,
        card,
        side.snug(said(card.title), label, inner),
        side.snug(card.words, spoken, inner),
        side.snug(said(card.note), note, inner),
    )


def _height(each: _Spoken) -> float:
    return each.inner + mm(11) + _TAIL + each.note.height + (mm(4) if each.has_face else 0)


def _put(flow: Flow, each: _Spoken, x: float, width: float, late: bool) -> float:
    """Draw one bubble at the near or far edge of its room. Returns its bottom."""
    side, slot = flow.side, f"cards.{each.number}"
    wide = max(each.title.natural_width, each.words.natural_width, mm(22)) + mm(16)
    place = Rect(x + (width - wide if late else 0), flow.y, wide, each.inner + mm(11))
    at = place.right - mm(20) if late else place.x + mm(20)
    tip = (at + (mm(5) if late else -mm(5)), place.bottom + _TAIL)
    edge = Stroke(side.tokens.ink, mm(0.8)) if side.theme.id == "comic" else Stroke(side.tokens.line, mm(0.6))
    side.items.append(artifact(Shape(bubble(place, tip, mm(8)), fill="#FFFFFF", stroke=edge)))
    top = place.y + mm(5.5)
    foot = side.foot
    if each.title.lines:
        top = side.put(slot, each.title, place.x + mm(8), top, foot - top)
    side.put(slot, each.words, place.x + mm(8), top, foot - top, "BlockQuote")
    below = place.bottom + mm(2.5)
    note_x = at - each.note.width - mm(3) if late else at + mm(3)
    if each.has_face:
        radius = mm(8)
        put_circle(side, slot, each.card.picture, tip[0], tip[1] + radius - mm(2), radius)
        note_x += -mm(8) if late else mm(8)
        below += mm(3)
    end = side.put(slot, each.note, note_x, below, max(0.0, foot - below)) if each.note.lines else below
    side.box(slot, place)
    return max(end, tip[1] + (mm(14) if each.has_face else 0))


ARRANGERS: dict[str, Arranger] = {"funny-sayings": funny_sayings}
