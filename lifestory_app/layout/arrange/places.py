"""The places of a life on a map by town or country, never by street, with a list of them in order."""

from dataclasses import replace

from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.domain.units import mm
from lifestory_app.family.places import Place, places_of, tell
from lifestory_app.layout.arrange.flow import Flow
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import LaidOutPage, Rect, Shape, Stroke, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.map_drawing import CREDIT, draw_map
from lifestory_app.layout.shapes import circle
from lifestory_app.layout.text import Align, TextStyle

SLOT = "places"
_GAP = mm(6)


def places_map(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The map, its moves in order, and each place with what happened there; the list flows over as many sides as it needs."""
    flow = Flow(setting, fonts)
    flow.y -= mm(3)
    flow.write("words", flow.side.words("words"), flow.side.types.body, 11)
    flow.y += mm(6)
    side = flow.side
    places = places_of(setting.homes, setting.events)
    style = _style(side)
    beside = side.is_wide and not setting.large_print
    top = flow.y
    if places.on_map:
        width = side.w(7) if beside else side.w(12)
        high = _map_height(side, flow.room, places.places, style, beside, width)
        box = Rect(side.x(1), top, width, high)
        label = replace(side.types.label, size=11.0, leading=mm(4.6), colour=side.tokens.ink, balance=False)
        alt = " ".join(("A map of the places I have lived in.", *tell(places)))
        drawn = draw_map(side.theme, places, box, fonts, label)
        side.items.append(Tagged("Figure", drawn, alt=alt, place=box, slot=SLOT, lang="en-GB"))
        side.box(SLOT, box)
        credit = replace(side.types.caption, size=8.0, leading=mm(3.6), balance=False, align=Align.START)
        end = side.ink(SLOT, side.set(said(CREDIT, "en-GB"), credit, width), box.x, box.bottom + mm(1), "Caption")
        if not beside:
            flow.y = end + mm(4)
    _list(flow, places.places, style, beside and bool(places.on_map))
    return flow.finished()


def _style(side: Side) -> TextStyle:
    size = side.types.body.size if side.setting.large_print else min(side.types.body.size, 13.0)
    return replace(side.types.body, size=size, leading=size * mm(0.48), paragraph_gap=0, balance=False)


def _map_height(side: Side, room: float, places: tuple[Place, ...], style: TextStyle, beside: bool, width: float) -> float:
    """As high as the list leaves, but never so low that the land could not be known again."""
    room -= mm(6)
    if beside:
        return room
    across, wide = _columns(side)
    rows = [places[at : at + across] for at in range(0, len(places), across)]
    below = sum(max(_height(side, each, style, wide) for each in row) + mm(3.5) for row in rows)
    least, most = room * 0.36, min(room * 0.72, width * 1.15)
    left = room - below - mm(4)
    return min(most, left) if left >= least else min(most, room * 0.62)


def _columns(side: Side) -> tuple[int, float]:
    across = 1 if side.is_narrow else 2
    return across, (side.w(12) - _GAP * (across - 1)) / across


def _indent() -> float:
    return mm(9)


def _words_of(place: Place) -> Words:
    lines = [Paragraph((Run(place.name, strong=True),))]
    for stay in place.stays:
        when = (Run(f", {stay.when}.", lang="en-GB"),) if stay.when else (Run("."),)
        lines.append(Paragraph((Run(stay.what), *when)))
    return Words(tuple(lines))


def _height(side: Side, place: Place, style: TextStyle, width: float) -> float:
    return side.height(_words_of(place), style, width - _indent())


def _list(flow: Flow, places: tuple[Place, ...], style: TextStyle, beside: bool) -> None:
    """Each place with its number, in the order in which the child came there; beside the map as long as there is room."""
    waiting = list(places)
    if beside:
        side = flow.side
        x, width = side.x(8) + mm(3), side.x(1) + side.w(12) - side.x(8) - mm(3)
        while waiting and flow.y + _height(side, waiting[0], style, width) <= side.foot:
            flow.y = _entry(side, waiting.pop(0), style, x, flow.y, width) + mm(3.5)
        if waiting:
            flow.turn()
    across, width = _columns(flow.side)
    while waiting:
        row, waiting = waiting[:across], waiting[across:]
        flow.make_room(max(_height(flow.side, each, style, width) for each in row))
        side, bottom = flow.side, flow.y
        for column, each in enumerate(row):
            bottom = max(bottom, _entry(side, each, style, side.x(1) + column * (width + _GAP), flow.y, width))
        flow.y = bottom + mm(3.5)


def _entry(side: Side, place: Place, style: TextStyle, x: float, y: float, width: float) -> float:
    radius = mm(2.9)
    middle = (x + radius, y + style.leading / 2)
    stroke = Stroke(side.tokens.a1, 1.0)
    filled = side.tokens.a1 if place.number else side.paper
    side.items.append(artifact(Shape(circle(*middle, radius), fill=filled, stroke=stroke)))
    if place.number:
        size = 8.5
        number = replace(style, size=size, leading=size * 1.25, colour="#FFFFFF", weight=700, align=Align.CENTRE)
        text = side.set(said(str(place.number)), number, radius * 4)
        side.items += text.place(middle[0] - radius * 2, middle[1] - text.height * 0.53, "P", SLOT)
    return side.put(SLOT, side.set(_words_of(place), style, width - _indent()), x + _indent(), y, side.foot - y)


ARRANGERS: dict[str, Arranger] = {"places-map": places_map}
