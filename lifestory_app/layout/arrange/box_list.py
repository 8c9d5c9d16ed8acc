"""What is in the memory box: one thing below another with all that is known of it, for the record and to keep in the box."""

from dataclasses import replace

from lifestory_app.domain.pages import Card, PictureSlot
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import cards_of
from lifestory_app.layout.arrange.flowing import Flow
from lifestory_app.layout.arrange.pictures import as_picture, put_bare
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, rule
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import LaidOutPage, Rect, Shape
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.text import SetText, TextStyle


def box_list(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Every thing in the box, numbered as on its label."""
    flow = Flow(setting, fonts)
    cards, words = cards_of(flow.side.value("cards")), flow.side.words("words")
    start = flow.y
    flow.text("words", words, flow.side.types.body, mm(5))
    if words.is_empty:
        flow.side.box("words", Rect(flow.x, start - mm(7), flow.width, mm(7)))
    for number, card in enumerate(cards):
        _thing(flow, number, card)
    return flow.sides()


def _styles(side: Side) -> tuple[TextStyle, TextStyle, TextStyle]:
    body, label = side.types.body, side.types.label
    size = max(11.0, min(body.size, 12.5)) if not side.setting.large_print else body.size
    words = replace(body, size=size, leading=size * mm(0.47), paragraph_gap=mm(0.6))
    name = replace(label, size=max(label.size, size * 1.12), leading=size * mm(0.55), colour=scenery.card_title(side.theme))
    return name, words, replace(words, colour=scenery.quiet(side.theme))


def _thing(flow: Flow, number: int, card: Card) -> None:
    """One thing: its picture, its number and name, and what is known, one line each; a rule below."""
    picture = as_picture(card.picture)
    size = mm(24) if not flow.side.is_narrow else mm(18)
    name, words, note = _styles(flow.side)
    width = flow.width - size - mm(6)
    parts: list[tuple[SetText, str]] = [
        (flow.side.set(said(f"{number + 1}. {card.title}"), name, width), flow.side.inner_heading),
        (flow.side.set(card.words, words, width), "P"),
        (flow.side.set(said(card.note), note, width), "P"),
    ]
    needed = max(sum(text.height for text, _ in parts), size if picture is not None else 0.0)
    flow.need(needed + mm(4))
    side, slot = flow.side, f"cards.{number}"
    x = flow.x + (0.0 if flow.setting.reads_right_to_left else size + mm(6))
    if picture is not None:
        _picture(
            side, slot, picture, Rect(flow.x + (width + mm(6) if flow.setting.reads_right_to_left else 0), flow.y, size, size)
        )
    y = flow.y
    for text, role in parts:
        if text.lines:
            y = side.put(slot, text, x, y, side.foot - y, role)
    bottom = max(y, flow.y + (size if picture is not None else 0.0))
    side.box(slot, Rect(flow.x, flow.y, flow.width, bottom - flow.y))
    if bottom + mm(2.5) < side.foot:
        side.items.append(rule(flow.x, bottom + mm(2.5), flow.width, scenery.rule_colour(side.theme), mm(0.25)))
    flow.y = bottom + mm(5)


def _picture(side: Side, slot: str, picture: PictureSlot, place: Rect) -> None:
    clip = round_box(place, scenery.small_radius(side.theme))
    side.items.append(artifact(Shape(clip, fill=side.tokens.tint)))
    put_bare(side, slot, picture, place, clip)


ARRANGERS: dict[str, Arranger] = {"box-list": box_list}
