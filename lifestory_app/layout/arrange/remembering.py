"""Pages that are told from the memory box: one memory, and the whole of a stay."""

from dataclasses import replace

from lifestory_app.domain.pages import Card, FactRow, PeopleSlot, PictureSlot
from lifestory_app.domain.people import Person
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.cards import cards_of
from lifestory_app.layout.arrange.facts import rows_of, set_facts
from lifestory_app.layout.arrange.flowing import Flow
from lifestory_app.layout.arrange.keeping import CardRows
from lifestory_app.layout.arrange.people import person_in_circle
from lifestory_app.layout.arrange.pictures import as_picture, caption_room, caption_text, put_picture, shape_of
from lifestory_app.layout.arrange.sayings import put_sayings
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import Align, TextStyle

_MORE = ("photo2", "photo3", "photo4")
_CARDS_ON_A_SIDE = 6


def memory(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One memory: its photo, what happened, what the child said, when and with whom; over a second side if need be."""
    flow = Flow(setting, fonts)
    side = flow.side
    side.box("memories", Rect(flow.x, flow.y, flow.width, flow.room))
    main = as_picture(side.value("photo"))
    more = [picture for name in _MORE if (picture := as_picture(side.value(name))) is not None]
    about, story, own = (side.words(name) for name in ("about", "story", "words"))
    rows = rows_of(side.value("facts"))
    if side.is_low and main is not None:
        _picture_beside(flow, main, more)
    flow.text("about", about, _small_heading(flow.side), mm(6))
    if not side.is_low and main is not None:
        above = [] if side.is_narrow else more
        high = _height_above(flow, main, above, (story, own), rows)
        _pictures_above(flow, main, above, high)
    flow.text("story", story, flow.side.types.body, mm(7))
    _said_panel(flow)
    if main is not None and side.is_narrow and more:
        high = min(flow.side.w(12) / len(more) / 1.25, mm(52))
        flow.need(high + mm(4))
        _small_row(flow, more, high, captioned=False)
    flow.facts("facts", rows, 1 if side.is_narrow or flow.width < mm(110) else 2)
    flow.text("words", own, flow.side.types.body)
    if own.is_empty and flow.room > mm(10):
        flow.side.box("words", Rect(flow.x, flow.y, flow.width, min(mm(12), flow.room)))
    return flow.sides()


def _height_above(
    flow: Flow, main: PictureSlot, more: list[PictureSlot], texts: tuple[Words, ...], rows: tuple[FactRow, ...]
) -> float:
    """How high the pictures above the words may be: as they would like, less what the words need below them."""
    side, gap = flow.side, mm(8)
    below = sum(side.height(words, side.types.body, side.w(11)) + gap for words in texts if not words.is_empty)
    below += _panel_height(side, flow.width) + gap if not side.words("said").is_empty else 0.0
    facts = set_facts(side, rows, (flow.width - mm(7)) / 2, gap=mm(4.6))
    below += facts.height / (1 if side.is_narrow else 1.7) + gap if rows else 0.0
    caption = caption_room(side, main, flow.width) + mm(6)
    if more:
        caption += max(caption_room(side, each, flow.width / len(more)) for each in more) + mm(12)
    ideal = flow.width / max(0.9, shape_of(side, main, 4 / 3))
    ideal = ideal / 0.7 if more else ideal
    least = flow.room * (0.3 if not more else 0.42)
    return max(least, min(ideal, flow.room - below - caption, flow.room * 0.62))


def _small_heading(side: Side) -> TextStyle:
    """The line below the title: when it was and who was there."""
    label = side.types.label
    size = max(label.size, side.types.body.size * 0.9)
    return replace(label, size=size, leading=size * mm(0.5))


def _pictures_above(flow: Flow, main: PictureSlot, more: list[PictureSlot], high: float) -> None:
    side, gap = flow.side, mm(6)
    small = high * 0.3 if more else 0.0
    caption = caption_room(side, main, flow.width)
    put_picture(side, "photo", main, Rect(flow.x, flow.y, flow.width, high - small - (gap if more else 0)))
    flow.y += high - small - (gap if more else 0) + (caption if caption_text(side, main) else mm(2)) + gap
    if more:
        _small_row(flow, more, small)


def _small_row(flow: Flow, more: list[PictureSlot], high: float, captioned: bool = True) -> None:
    """The other photos side by side."""
    side, gap = flow.side, mm(6)
    width = (flow.width - gap * (len(more) - 1)) / len(more)
    below = max(caption_room(side, each, width) for each in more) if captioned else mm(4)
    for number, each in enumerate(more):
        place = Rect(flow.x + number * (width + gap), flow.y, width, high)
        put_picture(side, _MORE[number], each, place, captioned=captioned)
    flow.y += high + below + gap


def _picture_beside(flow: Flow, main: PictureSlot, more: list[PictureSlot]) -> None:
    """On a low page the pictures stand at the start of the line, the words beside them."""
    side, gap = flow.side, mm(5)
    width = side.w(6 if side.is_wide else 5)
    small = flow.room * 0.3 if more else 0.0
    high = flow.room - caption_room(side, main, width) - (small + gap if more else 0.0)
    shown = min(high, width / max(0.7, shape_of(side, main, 4 / 3)) * 1.25)
    mirrored = flow.setting.reads_right_to_left
    x = flow.x + flow.width - width if mirrored else flow.x
    put_picture(side, "photo", main, Rect(x, flow.y, width, shown))
    if more:
        each_width = (width - gap * (len(more) - 1)) / len(more)
        top = flow.y + shown + caption_room(side, main, width) + gap
        for number, each in enumerate(more):
            put_picture(
                side, _MORE[number], each, Rect(x + number * (each_width + gap), top, each_width, small), captioned=False
            )
    lane = mm(9)
    flow.x = flow.x if mirrored else flow.x + width + lane
    flow.width -= width + lane


def _said_style(side: Side) -> TextStyle:
    return replace(side.types.body, weight=700, colour=side.tokens.a2)


def _panel_height(side: Side, width: float) -> float:
    return side.height(side.words("said"), _said_style(side), min(width, side.w(11)) - mm(14)) + mm(10)


def _said_panel(flow: Flow) -> None:
    """What the child said, on a panel of the tint; whole on one side, unless one side does not hold it."""
    spoken = flow.side.words("said")
    if spoken.is_empty:
        return
    flow.need(_panel_height(flow.side, flow.width))
    side = flow.side
    width = min(flow.width, side.w(11))
    text = side.set(spoken, _said_style(side), width - mm(14))
    if text.height + mm(10) > flow.room:
        flow.text("said", spoken, _said_style(side))
        return
    text = side.snug(spoken, _said_style(side), width - mm(14))
    panel = Rect(flow.x, flow.y, text.width + mm(14), text.height + mm(10))
    side.items += scenery.card(side.theme, panel)
    side.ink("said", text, panel.x + mm(7), panel.y + mm(5), "BlockQuote")
    side.box("said", panel)
    flow.y = panel.bottom + mm(8)


def stay(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One home: its people, from when to when, everything noted of it in short rows, and what is remembered of it."""
    flow = Flow(setting, fonts)
    side = flow.side
    side.box("memories", Rect(flow.x, flow.y, flow.width, flow.room))
    main, about, own = as_picture(side.value("photo")), side.words("about"), side.words("words")
    rows, cards = rows_of(side.value("facts")), cards_of(side.value("cards"))
    value = side.value("people")
    found = [person for each in (value.people if isinstance(value, PeopleSlot) else ()) if (person := setting.person(each))]
    if side.is_low and main is not None:
        _picture_beside(flow, main, [])
    flow.text("about", about, _small_heading(flow.side), mm(6))
    if not side.is_low and main is not None:
        caption = caption_room(side, main, flow.width)
        high = min(flow.room * 0.4, flow.width / max(1.1, shape_of(side, main, 1.66)))
        _pictures_above(flow, main, [], max(high - caption, mm(30)))
    elif main is None:
        side.box("photo", Rect(side.x(7), side.header_end - mm(8), side.w(6), mm(8)))
    _faces(flow, found)
    flow.text("words", own, flow.side.types.body, mm(8))
    if own.is_empty:
        flow.side.box("words", Rect(flow.x, flow.y - mm(6), flow.width, mm(6)))
    flow.facts("facts", rows, 2 if flow.width > mm(120) else 1, mm(8))
    _remembered(flow, cards)
    return flow.sides()


def _faces(flow: Flow, found: list[Person]) -> None:
    """The people of the home in a row of circles, in rows where there are many."""
    if not found:
        return
    scale = 1.2 if flow.setting.large_print else 0.86 if flow.side.is_narrow else 1.0
    radius = (13 if flow.width > mm(120) else 11) * flow.side.unit * scale
    across = max(1, min(len(found), int(flow.width / (2 * radius + mm(14)))))
    for start in range(0, len(found), across):
        side = flow.side
        style = replace(side.types.label, size=13.0 * scale, leading=mm(5.8) * scale)
        style = replace(style, colour=side.types.body.colour, align=Align.CENTRE)
        flow.need(2 * radius + 3 * style.leading)
        side, row = flow.side, found[start : start + across]
        cell = min(flow.width / len(row), 2 * radius + mm(34))
        bottom = flow.y + 2 * radius + 2.2 * style.leading
        for number, person in enumerate(row):
            place = len(row) - 1 - number if flow.setting.reads_right_to_left else number
            person_in_circle(side, person, flow.x + (place + 0.5) * cell, flow.y + radius, radius, cell - mm(3), style)
        flow.y = bottom + mm(4)


def _remembered(flow: Flow, cards: tuple[Card, ...]) -> None:
    """Memories of the stay: what was said in bubbles, the rest on cards no higher than they need be."""
    numbered = list(enumerate(cards))
    put_sayings(flow, [(number, card) for number, card in numbered if card.picture is None])
    left = [(number, card) for number, card in numbered if card.picture is not None]
    while left:
        side = flow.side
        fewest = 1 if flow.is_fresh or len(left) == 1 else 2
        for count in range(min(len(left), _CARDS_ON_A_SIDE), fewest - 1, -1):
            rows = _card_rows(side, [card for _, card in left[:count]])
            if rows.fit(tuple(card for _, card in left[:count]), flow.room):
                break
        else:
            count = 0
        if not count and not flow.is_fresh:
            flow.turn()
            continue
        count = max(1, count)
        lifted = mm(4) if side.theme.frame == "polaroid" else 0.0
        flow.y = _card_rows(side, [card for _, card in left[:count]]).put(left[:count], flow.y + lifted, side.foot) + mm(8)
        left = left[count:]
        if left:
            flow.turn()


def _card_rows(side: Side, cards: list[Card]) -> CardRows:
    """Cards three in a row, each as high as the fullest of them, with a picture of a good size."""
    rows = CardRows(side, 3, 0.5, side.is_wide)
    needs = max(rows.needs(card, len(cards)) for card in cards)
    return replace(rows, most=needs + (0.0 if rows.beside else 22 * side.unit))


ARRANGERS: dict[str, Arranger] = {"memory": memory, "stay": stay}
