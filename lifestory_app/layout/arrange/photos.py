"""Pages of photos: one over the whole page, one with words or facts, two to six together, and a document."""

from dataclasses import replace

from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PhotoSlot, PictureSlot
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.facts import (
    FactsSet,
    inset_of,
    panel_height,
    put_facts,
    room_beside,
    rows_of,
    set_facts,
    text_place,
    with_gap,
)
from lifestory_app.layout.arrange.pictures import (
    as_picture,
    caption_room,
    caption_text,
    drawing_figure,
    photo_figure,
    put_picture,
    shape_of,
)
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, moved_group
from lifestory_app.layout.arrange.side import Side, ink_of, said
from lifestory_app.layout.display import LaidOutPage, Rect, rectangle
from lifestory_app.layout.fonts import Fonts


def full_photo(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """One photo over the whole page, bleeding on all sides; title and words on a panel at its foot."""
    side = Side(setting, fonts)
    sheet = side.sheet
    bleed = sheet.bleed
    page = Rect(-bleed, -bleed, sheet.width + 2 * bleed, sheet.height + 2 * bleed)
    value, words = as_picture(side.value("photo")), side.words("words")
    match value:
        case PhotoSlot():
            side.items += photo_figure(side, "photo", value, page, rectangle(page))
        case DrawingSlot():
            side.items.append(drawing_figure(side, value, page, rectangle(page), "photo"))
        case NoPhotoSlot():
            side.items += scenery.background(side.theme, sheet)
            put_picture(side, "photo", value, Rect(side.x(1), sheet.top, side.w(12), (side.foot - sheet.top) * 0.72))
        case None:
            side.items += scenery.background(side.theme, sheet)
    side.box("photo", Rect(0, 0, sheet.width, sheet.height))
    caption = caption_text(side, value) if words.is_empty else ""
    title = setting.page.title.strip()
    if not words.is_empty and isinstance(value, PhotoSlot) and value.caption:
        caption = value.caption
    if isinstance(value, DrawingSlot) and value.caption:
        caption = value.caption
    if not title and words.is_empty and not caption:
        side.label = ""
        side.box("words", Rect(side.x(1), side.foot - mm(30), side.w(12), mm(30)))
        return side.sides(folio=False)
    _panel_at_the_foot(side, title, caption)
    return side.sides(folio=False)


def _panel_at_the_foot(side: Side, title: str, caption: str) -> None:
    words, types, sheet = side.words("words"), side.types, side.sheet
    inset, edge = mm(8), mm(12)
    width = side.w(12) - 2 * inset - mm(14)
    title_style = side.on_paper(types.title, 0.72)
    body, small = types.body, types.caption
    title_high = min(side.height(said(title), title_style, width), title_style.leading * 2)
    gap = mm(2) if title else 0
    words_high = side.height(words, body, width)
    caption_high = min(side.height(said(caption), small, width), small.leading * 2) + (mm(2) if caption else 0)
    high = min(title_high + gap + words_high + caption_high + 2 * mm(6), (sheet.height - 2 * edge) * 0.55)
    panel = Rect(side.x(1), sheet.height - edge - high, side.w(12), high)
    side.items += scenery.card(side.theme, panel)
    x, y, bottom = panel.x + inset, panel.y + mm(6), panel.bottom - mm(5)
    if title:
        y = side.title(title, title_style, x, y, width, f"H{side.setting.title_level}") + gap
    y = side.write("words", words, body, x, y, width, bottom - caption_high)
    if caption:
        text = side.set(said(caption), small, width)
        side.put("photo", text, x, y + mm(2), small.leading * 2, "Caption")
    side.box("words", panel)
    number = side.snug(said(side.label), replace(types.label, colour=types.body.colour), mm(14))
    x = panel.right - inset - number.natural_width
    side.items.append(artifact(*ink_of(number.place(x, panel.bottom - mm(5) - number.height))))


def photo_and_words(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A photo with words below it; beside it, where the photo is tall or the page is wide."""
    side = Side(setting, fonts)
    y = side.header()
    value, words = as_picture(side.value("photo")), side.words("words")
    shape = shape_of(side, value)
    if side.is_wide or (shape < 0.95 and value is not None and not side.is_square):
        columns = 7 if side.is_wide and shape >= 1 else 6 if side.is_wide else 7
        width = side.w(columns)
        most = side.foot - y - caption_room(side, value, width)
        place = Rect(side.x(1), y, width, min(most, max(width / shape, most * 0.6)))
        put_picture(side, "photo", value, place)
        x = side.x(columns + 1) + mm(3)
        width = side.x(1) + side.w(12) - x
        side.write("words", words, side.types.body, x, y + mm(1), width, side.foot)
        side.box("words", Rect(x, y, width, side.foot - y))
        return side.sides()
    width = side.w(12)
    caption = caption_room(side, value, width)
    gap = mm(8)
    words_high = side.height(words, side.types.body, side.w(11))
    room = side.foot - y
    spare = room - caption - gap - words_high
    high = max(room * 0.4, min(spare, room * 0.64, max(width / shape, room * 0.4)))
    bottom = put_picture(side, "photo", value, Rect(side.x(1), y, width, high))
    y = max(bottom, y + high + caption) + gap if caption_text(side, value) else bottom + gap + mm(2)
    side.write("words", words, side.types.body, side.x(1), y, side.w(11), side.foot)
    side.box("words", Rect(side.x(1), y, side.w(11), max(mm(10), side.foot - y)))
    return side.sides()


def photo_and_facts(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A photo, the plain facts beside it, and the story below."""
    side = Side(setting, fonts)
    y = side.header()
    value, words = as_picture(side.value("photo")), side.words("words")
    columns = 5 if side.is_low or side.is_narrow else 7
    width, fact_width = side.w(columns), side.w(12 - columns)
    text_width = fact_width - 2 * inset_of(side)[0]
    rows = rows_of(side.value("facts"))
    beside = room_beside(side, rows, text_width, 0.36) if columns == 5 else 0.0
    facts = set_facts(side, rows, text_width, beside, mm(4) if beside else mm(5.8))
    room = side.foot - y
    caption = caption_room(side, value, width)
    gap = mm(8)
    lowered = scenery.facts_lowered(side.theme)
    needed = panel_height(side, facts) + lowered if facts.rows else 0
    # The words go below both columns, unless the facts are so many that only the column of the photo is free.
    below = side.height(words, side.types.body, side.w(11))
    high = min(room * 0.6, max(room * (0.42 if side.setting.large_print else 0.3), room - caption - gap - below - mm(3)))
    if needed > high + caption:
        tight = with_gap(facts, mm(2.5))
        if panel_height(side, tight) + lowered <= high + caption:
            facts = tight
    panel_high = max(high, min(panel_height(side, facts) + lowered, room)) if facts.rows else high
    words_width = side.w(11) if panel_high <= high + caption else width
    if words_width == width:
        below = side.height(words, side.types.body, words_width)
        high = min(high, max(room * 0.3, room - caption - gap - below - mm(3)))
    place = Rect(side.x(1), y, width, high)
    bottom = put_picture(side, "photo", value, place)
    panel = Rect(side.x(columns + 1), y, fact_width, panel_high)
    put_facts_panel(side, facts, panel)
    y = max(bottom, panel.bottom if words_width != width else bottom) + gap + (mm(2) if caption_text(side, value) else mm(3))
    side.write("words", words, side.types.body, side.x(1), y, words_width, side.foot)
    side.box("words", Rect(side.x(1), y, words_width, max(mm(10), side.foot - y)))
    return side.sides()


def put_facts_panel(side: Side, facts: FactsSet, panel: Rect, slot: str = "facts") -> None:
    """Facts on the panel of the theme, or nothing but a place to press where there are none."""
    side.box(slot, panel)
    if not facts.rows:
        return
    down = inset_of(side)[1]
    lowered = scenery.facts_lowered(side.theme)
    side.items += scenery.facts_panel(side.theme, panel, panel.height - facts.height - down - lowered)
    place = text_place(side, panel)
    lines = side.tokens.line if side.theme.id == "plain" else ""
    kept, side.items = side.items, []
    put_facts(side, slot, facts, place.x, place.y + lowered, panel.bottom - down * 0.5, lines, place.width)
    drawn, side.items = tuple(side.items), kept
    side.items += moved_group(drawn, scenery.facts_turn(side.theme, panel))


def _several(number: int) -> Arranger:
    def photos(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
        """Several photos of one time, each with who, where and when."""
        side = Side(setting, fonts)
        y = side.header()
        values = [as_picture(side.value(f"photo{place + 1}")) for place in range(number)]
        words = side.words("words")
        foot = side.foot - (mm(3) if side.theme.frame == "polaroid" else 0)
        words_high = min(side.height(words, side.types.body, side.w(11)), (foot - y) * 0.3)
        if words_high:
            foot -= words_high + mm(7)
        for place, value, name in zip(
            _places(side, values, y, foot), values, (f"photo{n + 1}" for n in range(number)), strict=True
        ):
            room = caption_room(side, value, place.width)
            put_picture(side, name, value, Rect(place.x, place.y, place.width, place.height - room))
        if words_high:
            side.write("words", words, side.types.body, side.x(1), foot + mm(7), side.w(11), foot + mm(7) + words_high)
        side.box("words", Rect(side.x(1), foot + mm(3), side.w(11), max(mm(8), words_high)))
        return side.sides()

    return photos


def _places(side: Side, values: list[PictureSlot | None], y: float, foot: float) -> list[Rect]:
    """A box for each photo with its caption."""
    gap = {"polaroid": mm(6), "comic": mm(8)}.get(side.theme.frame, mm(5))
    area = Rect(side.x(1), y, side.w(12), foot - y)
    shapes = [shape_of(side, value) for value in values]
    tall = sum(shape < 1 for shape in shapes) * 2 > len(shapes)
    wide = side.is_wide
    match len(values):
        case 2:
            return _grid(area, [2] if wide or tall or side.is_square else [1, 1], gap)
        case 3 if wide or side.is_square:
            return _big_beside(area, 2, gap, 0.6)
        case 3:
            return _grid(area, [1, 2], gap, (0.56, 0.44))
        case 4:
            return _grid(area, [2, 2], gap)
        case 5 if wide:
            return _big_beside(area, 4, gap, 0.46)
        case 5:
            return _grid(area, [2, 3], gap, (0.57, 0.43)) if side.is_square else _grid(area, [1, 2, 2], gap, (0.4, 0.3, 0.3))
        case _:
            return _grid(area, [3, 3] if wide or side.is_square else [2, 2, 2], gap)


def _grid(area: Rect, rows: list[int], gap: float, shares: tuple[float, ...] = ()) -> list[Rect]:
    places: list[Rect] = []
    height = area.height - gap * (len(rows) - 1)
    y = area.y
    for number, count in enumerate(rows):
        high = height * (shares[number] if shares else 1 / len(rows))
        width = (area.width - gap * (count - 1)) / count
        places += [Rect(area.x + column * (width + gap), y, width, high) for column in range(count)]
        y += high + gap
    return places


def _big_beside(area: Rect, small: int, gap: float, share: float) -> list[Rect]:
    """One large box on the left, and two or four small ones beside it."""
    big = Rect(area.x, area.y, (area.width - gap) * share, area.height)
    rest = Rect(big.right + gap, area.y, area.right - big.right - gap, area.height)
    return [big, *_grid(rest, [1, 1] if small == 2 else [2, 2], gap)]


def document(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A certificate, card or drawing: straight, whole, with what it is and what it means."""
    side = Side(setting, fonts)
    y = side.header()
    value, words = as_picture(side.value("photo")), side.words("words")
    shape = shape_of(side, value, 0.72)
    room = side.foot - y
    rows = rows_of(side.value("facts"))
    beside = side.is_wide or shape < 1.05
    if beside:
        width = side.w(7)
        caption = caption_room(side, value, width, "document")
        below = 0.0 if side.is_wide else side.height(words, side.types.body, side.w(11)) + mm(8)
        most = max(room * 0.45, room - caption - below)
        frame_edge = mm(8)
        high = min(most, (width - frame_edge) / shape + frame_edge)
        width = min(width, (high - frame_edge) * shape + frame_edge)
        bottom = put_picture(side, "photo", value, Rect(side.x(1), y, width, high), "document")
        x = side.x(8) + mm(2)
        right = side.x(1) + side.w(12) - x
        facts = set_facts(side, rows, right, gap=mm(6))
        end = put_facts(side, "facts", facts, x, y + mm(2), side.foot, scenery.rule_colour(side.theme), right)
        side.box("facts", Rect(x, y, right, max(mm(20), end - y)))
        if side.is_wide:
            place = Rect(x, end + mm(8), right, side.foot - end - mm(8))
        else:
            start = max(bottom, end) + mm(8)
            place = Rect(side.x(1), start, side.w(11), side.foot - start)
    else:
        width = side.w(12)
        caption = caption_room(side, value, width, "document")
        facts = set_facts(side, rows, side.w(5), gap=mm(4))
        below = max(facts.height, side.height(words, side.types.body, side.w(6) if rows else side.w(11))) + mm(7)
        high = min(width / shape, room * 0.56, max(room * 0.34, room - caption - below))
        bottom = put_picture(side, "photo", value, Rect(side.x(1), y, width, high), "document")
        start = max(bottom, y + high + caption) + mm(6)
        put_facts(side, "facts", facts, side.x(8), start, side.foot, scenery.rule_colour(side.theme), side.w(5))
        side.box("facts", Rect(side.x(8), start, side.w(5), side.foot - start))
        place = Rect(side.x(1), start, side.w(6) if rows else side.w(11), side.foot - start)
    side.write("words", words, side.types.body, place.x, place.y, place.width, place.bottom)
    side.box("words", Rect(place.x, place.y, place.width, max(mm(10), place.height)))
    return side.sides()


ARRANGERS: dict[str, Arranger] = {
    "full-photo": full_photo,
    "photo-and-words": photo_and_words,
    "photo-and-facts": photo_and_facts,
    "two-photos": _several(2),
    "three-photos": _several(3),
    "four-photos": _several(4),
    "five-photos": _several(5),
    "six-photos": _several(6),
    "document": document,
}
