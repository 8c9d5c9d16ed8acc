"""Pages about places: one home, and the line of a life, true to scale."""

from dataclasses import replace
from datetime import date

from lifestory_app.domain.drawings import Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.pictures import as_picture, caption_room, caption_text, put_picture, shape_of
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, line
from lifestory_app.layout.arrange.side import Side, ink_of, said
from lifestory_app.layout.arrange.timescale import Part, Scale, middle_of, parts_of, scale_of
from lifestory_app.layout.display import Group, Item, LaidOutPage, Rect, Shape, Stroke, Tagged
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, mixed, round_box
from lifestory_app.layout.text import Align, TextStyle


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


def timeline(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The child's homes on a strip as wide as the time lived there, with what happened when, told in words below."""
    side = Side(setting, fonts)
    y = side.header()
    words = side.words("words")
    if not words.is_empty:
        y = side.write("words", words, side.types.body, side.x(1), y - mm(3), side.w(11), side.foot) + mm(7)
    side.box("words", Rect(side.x(1), y - mm(10), side.w(11), mm(10)))
    born = setting.child.born if setting.child else None
    scale = scale_of(born, setting.homes, setting.events, setting.until, side.x(1), side.w(12))
    if scale is None:
        return side.sides()
    parts = parts_of(setting.homes, scale)
    room = side.foot - y
    high = min(74 * side.unit, room * _band_share(side, room))
    band = Rect(scale.x, y, scale.width, high)
    _strip(side, band, parts)
    y = band.bottom + mm(6)
    y = _ruler(side, scale, y)
    _columns(side, parts, y + mm(5), band)
    return side.sides()


def _band_share(side: Side, room: float) -> float:
    """How much of the room the strip of homes takes: on a wide page as much as what is told below it leaves."""
    if side.is_narrow:
        return 0.2
    if side.is_square or side.setting.large_print:
        return 0.28
    if not side.is_wide:
        return 0.38
    events = sum(event.when is not None and event.kind is not EventKind.MOVE for event in side.setting.events)
    below = mm(62) + -(-events // 3) * mm(21)
    return max(0.28, min(0.42, 1 - below / room))


def _strip(side: Side, band: Rect, parts: list[Part]) -> None:
    """The band of homes as one picture. Homes whose dates leave them no width on it are told in words alone."""
    if not parts:
        return
    clip = round_box(band, mm(7))
    items: list[Item] = [Shape(clip, fill=side.tokens.tint)]
    colours = _part_colours(side)
    for number, part in enumerate(parts):
        ground = colours[number % len(colours)]
        place = Rect(part.left, band.y, max(0.8, part.right - part.left), band.height)
        items += _scene(place, part.home, ground)
    for part in parts[1:]:
        items.append(
            Shape(line(part.left, band.y, part.left, band.bottom), stroke=Stroke(side.tokens.paper, mm(1.2), round=False))
        )
    alt = " ".join(sentence_of(part.home) for part in parts)
    side.items.append(Tagged("Figure", (Group(tuple(items), clip=clip),), alt=alt, place=band, slot="homes", lang="en-GB"))
    side.box("homes", band)


def _part_colours(side: Side) -> tuple[str, ...]:
    tokens = side.tokens
    if side.theme.id == "night":
        return (tokens.d3, tokens.d4, tokens.d1)
    return tokens.d1, tokens.d2, tokens.d3, tokens.d4


_HOUSES = {
    HomeKind.HOSPITAL: "hospital",
    HomeKind.RESIDENTIAL: "childrens-home",
    HomeKind.ADOPTIVE: "home",
    HomeKind.SPECIAL_GUARDIANSHIP: "home",
    HomeKind.MOTHER_AND_BABY: "flats",
}


def _scene(place: Rect, home: Home, colour: str) -> tuple[Item, ...]:
    """A piece of land in one colour with a house of its kind, where there is room."""
    sky = mixed(colour, "#FFFFFF", 0.62)
    hill = mixed(colour, "#FFFFFF", 0.3)
    low = place.y + place.height * 0.6
    wave = place.height * 0.07
    land = (
        ("M", place.x, low),
        ("C", place.x + place.width * 0.3, low - wave, place.x + place.width * 0.6, low + wave, place.right, low - wave * 0.4),
        ("L", place.right, place.bottom),
        ("L", place.x, place.bottom),
        ("Z",),
    )
    items: list[Item] = [
        Shape(round_box(place, 0), fill=sky),
        Shape(land, fill=hill),
    ]
    high = min(place.height * 0.56, place.width * 0.8)
    if high > mm(7):
        house = Pictogram(_HOUSES.get(home.kind, "house"))
        drawings = [PlacedDrawing(house, 0.5 if place.width < high * 2.4 else 0.62, 0.62, high / place.height)]
        if place.width > high * 2.2:
            drawings.insert(0, PlacedDrawing(Pictogram("tree"), 0.22, 0.56, high * 0.95 / place.height))
        if place.width > high * 4.2:
            drawings.append(PlacedDrawing(Pictogram("flower"), 0.86, 0.78, high * 0.4 / place.height))
        drawn = draw(Scene(tuple(drawings), sky, None), place)
        items += _without_backdrop(drawn)
    return tuple(items)


def _without_backdrop(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """A scene's drawings alone: the band has its own land and sky."""
    if len(items) == 1 and isinstance(items[0], Group):
        inside = items[0].items
        return (replace(items[0], items=tuple(inside[1:])),) if inside else items
    return tuple(items[1:])


def _ruler(side: Side, scale: Scale, y: float) -> float:
    """A line with a tick for each year and a ring for each event. Returns its bottom."""
    tokens = side.tokens
    colour = tokens.a1 if side.theme.id != "comic" else tokens.ink
    ticks: list[Item] = [Shape(line(scale.x, y, scale.x + scale.width, y), stroke=Stroke(colour, mm(0.5)))]
    style = replace(side.types.caption, colour=side.types.body.colour, align=Align.CENTRE)
    years = [year for year in range(scale.start.year + 1, scale.end.year + 1) if date(year, 1, 1) <= scale.end]
    step = next((each for each in (1, 2, 5, 10, 20) if scale.width / max(1, len(years)) * each > style.size * 3.2), 50)
    drawn: list[Item] = []
    for year in years:
        at = scale.at(date(year, 1, 1))
        ticks.append(Shape(line(at, y - mm(1.8), at, y + mm(1.8)), stroke=Stroke(colour, mm(0.4))))
        if year % step == 0 or step == 1:
            text = side.set(said(str(year)), style, mm(24))
            if scale.x + text.natural_width / 2 < at < scale.x + scale.width - text.natural_width / 3:
                drawn += ink_of(text.place(at - mm(12), y + mm(4), "P", "years"))
    marks = {scale.x, scale.x + scale.width}
    marks |= {scale.at(event_day(event)) for event in side.setting.events if event.when and scale.holds(event_day(event))}
    marks |= {scale.at(middle_of(home.when.start)) for home in side.setting.homes if home.when.start}
    for at in sorted(marks):
        if scale.x - 1 <= at <= scale.x + scale.width + 1:
            ring = Stroke(tokens.a2, mm(0.8))
            ticks.append(Shape(circle(at, y, mm(1.5)), fill=side.paper, stroke=ring))
    side.items.append(artifact(*ticks))
    if drawn:
        side.items.append(artifact(*drawn))
    return y + mm(4) + style.leading


def event_day(event: Event) -> date:
    assert event.when is not None
    return middle_of(event.when)


def sentence_of(home: Home) -> str:
    """One home told in a sentence, as the text alternative of the strip."""
    where = f" in {home.place}" if home.place else ""
    return f"{home.title}{where}: {home.when}."


def _columns(side: Side, parts: list[Part], y: float, band: Rect) -> None:
    """What each part was, under it where it is wide enough, else in rows below joined to it by a hairline."""
    style = side.types.heading
    heading = replace(style, size=min(style.size, 17.0), leading=mm(7.5), balance=False)
    size = min(side.types.body.size, 14.0) if not side.setting.large_print else side.types.body.size
    body = replace(side.types.body, size=size, leading=size * mm(0.5))
    least = mm(44)
    gap = mm(5)
    side_by_side = all(part.right - part.left >= least for part in parts)
    events = [event for event in side.setting.events if event.when and event.kind is not EventKind.MOVE]
    role = side.inner_heading
    if side_by_side and parts:
        bottom = y
        for part in parts:
            width = part.right - part.left - gap
            end = side.write("homes", said(part.home.title), heading, part.left, y, width, side.foot, role)
            end = side.write("homes", said(_told(part.home), "en-GB"), body, part.left, end + mm(1), width, side.foot)
            bottom = max(bottom, end)
        _events(side, events, bottom + mm(8), body)
        return
    across = 3 if side.is_wide else 2 if side.sheet.width > mm(180) else 1
    width = (side.w(12) - gap * (across - 1)) / across
    colours = _part_colours(side)
    at, lowest, stopped = y + mm(3), y + mm(3), False
    unplaced = [home for home in side.setting.homes if home.id not in {part.home.id for part in parts}]
    rows: list[tuple[Home, str | None, float | None]] = [
        (part.home, colours[number % len(colours)], (part.left + part.right) / 2) for number, part in enumerate(parts)
    ]
    rows += [(home, None, None) for home in unplaced]
    for number, (each, colour, middle) in enumerate(rows):
        column = number % across
        if column == 0 and number:
            at = lowest + mm(3.5 if side.is_narrow else 5)
        x = side.x(1) + column * (width + gap)
        high = side.height(said(each.title), heading, width - mm(8)) + side.height(said(_told(each)), body, width - mm(8))
        if at + min(high, heading.leading) > side.foot or stopped:
            side.left_over("homes", f"{each.title}: {_told(each)}")
            continue
        if colour is not None:
            mark = Shape(
                circle(x + mm(2.2), at + heading.leading / 2, mm(2.2)), fill=colour, stroke=Stroke(side.tokens.ink, mm(0.25))
            )
            side.items.append(artifact(mark))
            if middle is not None:
                _pin(side, middle, band)
        end = side.write("homes", said(each.title), heading, x + mm(7), at, width - mm(7), side.foot, role)
        end = side.write("homes", said(_told(each), "en-GB"), body, x + mm(7), end, width - mm(7), side.foot)
        lowest = max(lowest, end)
    _events(side, events, lowest + (mm(4) if side.is_low or side.is_narrow else mm(7)), body)


def _pin(side: Side, x: float, band: Rect) -> None:
    """A hairline from the strip down to the ruler, so that a narrow part can be found."""
    stroke = Stroke(side.tokens.ink, mm(0.2))
    side.items.append(artifact(Shape(line(x, band.bottom, x, band.bottom + mm(3)), stroke=stroke)))


def _told(home: Home) -> str:
    where = f" {home.place}." if home.place else ""
    when = str(home.when)
    return f"{when[:1].upper()}{when[1:]}.{where}"


def _events(side: Side, events: list[Event], y: float, style: TextStyle) -> None:
    """What happened when, as a short list."""
    across = 3 if side.is_wide else 2
    width = (side.w(12) - mm(5) * (across - 1)) / across
    at = lowest = y
    label = replace(side.types.label, size=min(side.types.label.size, style.size))
    for number, event in enumerate(sorted(events, key=event_day)):
        column = number % across
        if column == 0 and number:
            at = lowest + mm(3)
        x = side.x(1) + column * (width + mm(5))
        when, what = said(str(event.when), "en-GB"), said(event.title)
        high = side.height(when, label, width - mm(7)) + side.height(what, style, width - mm(7))
        if at + high > side.foot + 0.05:
            side.left_over("events", f"{event.when}: {event.title}")
            continue
        ring = Stroke(side.tokens.a2, mm(0.8))
        side.items.append(artifact(Shape(circle(x + mm(2.2), at + label.leading / 2, mm(1.5)), fill=side.paper, stroke=ring)))
        end = side.write("events", when, label, x + mm(7), at, width - mm(7), side.foot)
        lowest = max(lowest, side.write("events", what, style, x + mm(7), end, width - mm(7), side.foot))


ARRANGERS: dict[str, Arranger] = {"home": home, "timeline": timeline}
