"""The ecomap as a page: the child in the middle, who and what is around, how strong each link is, the date and a key."""

import math
from dataclasses import dataclass, replace

from lifestory_app.domain.drawings import PersonDrawing, Pictogram
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import Flow, Strength, Support, SupportKind
from lifestory_app.domain.ids import SupportId
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.units import mm
from lifestory_app.family.ecomap import Ecomap, Standing, place, told
from lifestory_app.layout.arrange.photo_views import fitted
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Group, Item, LaidOutPage, Path, Picture, Placed, Rect, Segment, Shape, Stroke, Tagged
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, round_box
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

SLOT = "around"
PICTURES = {
    SupportKind.PERSON: "happy",
    SupportKind.FAMILY: "home",
    SupportKind.FRIENDS: "ball",
    SupportKind.SCHOOL: "school",
    SupportKind.HEALTH: "stethoscope",
    SupportKind.CLUB: "kite",
    SupportKind.FAITH: "candle",
    SupportKind.WORK: "computer",
    SupportKind.SERVICE: "meeting",
    SupportKind.NEIGHBOURHOOD: "tree",
    SupportKind.OTHER: "star",
}
_LEAST = mm(58)
"""The map keeps so much of the height, however many words there are."""

_MOST_FACES = 5
_RING, _MIDDLE, _NAME = mm(11), mm(17), mm(34)


@dataclass(frozen=True, slots=True)
class _Look:
    """The few colours and faces that a map is drawn with."""

    ink: str
    strong: str
    stress: str
    tint: str
    name: TextStyle
    child: TextStyle
    lang: str
    fonts: Fonts


def ecomap(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The map with its date and a key of exactly the links it shows."""
    side = Side(setting, fonts)
    y = side.header()
    around = setting.around
    supports = around.supports if around is not None else ()
    key = _key_height(side, supports)
    last = max(y, side.foot - key - _LEAST)
    y = side.write("words", side.words("words"), side.types.body, side.x(1), y, side.w(12), last) + mm(2)
    side.box("words", Rect(side.x(1), y - mm(2), side.w(12), 0))
    room = Rect(side.x(1), y, side.w(12), side.foot - y - key)
    side.box(SLOT, room)
    drawn = around.drawn if around is not None else None
    ink, photos = map_ink(setting, room, _look(side))
    for view, size in photos:
        side.placed.append(Placed(SLOT, view.photo, view, size, size))
    side.items.append(
        Tagged(
            "Figure",
            ink,
            alt=told(supports, middle_name(setting), drawn, [each.known_as for each in _members(setting)]),
            place=room,
            slot=SLOT,
        )
    )
    _put_key(side, supports, room.bottom + mm(3))
    return side.sides()


def _look(side: Side) -> _Look:
    tokens = side.tokens
    name = replace(side.types.label, colour=tokens.ink, align=Align.CENTRE, balance=True)
    child = replace(side.types.heading, colour=tokens.ink, align=Align.CENTRE)
    return _Look(tokens.ink, tokens.a1, tokens.a2, tokens.tint, name, child, side.setting.lang, side.fonts)


def map_ink(setting: Setting, room: Rect, look: _Look) -> tuple[tuple[Item, ...], list[tuple[PhotoView, float]]]:
    """Everything of the map as ink, and the photos in it with their sizes."""
    found, labels = _arranged(setting, room, look)
    centre = (room.x + room.width / 2, room.y + room.height / 2)
    items: list[Item] = []
    for standing in found.around:
        items += _link(standing, found, centre, look)
    photos: list[tuple[PhotoView, float]] = []
    for standing in found.around:
        items += _around(setting, standing, found, centre, labels[standing.support.id], look, photos)
    items += _child(setting, found, centre, look, photos)
    return tuple(items), photos


def circles_of(setting: Setting, room: Rect, fonts: Fonts) -> tuple[tuple[SupportId | None, float, float, float], ...]:
    """Every circle of the map in its room: whose it is (nobody's is the middle one's), its middle and its radius."""
    found, _ = _arranged(setting, room, _look(Side(setting, fonts)))
    centre = (room.x + room.width / 2, room.y + room.height / 2)
    around = ((each.support.id, *_ring_of(each, found, centre), _RING * found.scale) for each in found.around)
    return ((None, *centre, found.middle), *around)


def _arranged(setting: Setting, room: Rect, look: _Look) -> tuple[Ecomap, dict[SupportId, SetText]]:
    """Where everything stands in the room, and the names, set."""
    around = setting.around
    supports = around.supports if around is not None else ()
    labels = {each.id: _label(each.name, look) for each in supports}
    sizes = {
        each.id: (max(2 * _RING, labels[each.id].natural_width + mm(2)), 2 * _RING + labels[each.id].height + mm(1.5))
        for each in supports
    }
    moved = around.moved if around is not None else ()
    return place(supports, sizes, room.width, room.height, _MIDDLE + mm(3), moved), labels


def _label(name: str, look: _Look) -> SetText:
    wide = set_text(said(name), look.name, _NAME, look.lang, look.fonts)
    return set_text(said(name), look.name, wide.natural_width + 0.1, look.lang, look.fonts)


def _is_above(standing: Standing) -> bool:
    """Whether a name stands above its circle: always on the side away from the child, so that no link crosses it."""
    return standing.y < -_RING


def _ring_of(standing: Standing, found: Ecomap, centre: tuple[float, float]) -> tuple[float, float]:
    """The middle of the circle, beside which the name stands."""
    name = standing.down - _RING * found.scale
    return centre[0] + standing.x, centre[1] + standing.y + (name if _is_above(standing) else -name)


def _around(
    setting: Setting,
    standing: Standing,
    found: Ecomap,
    centre: tuple[float, float],
    label: SetText,
    look: _Look,
    photos: list[tuple[PhotoView, float]],
) -> list[Item]:
    x, y = _ring_of(standing, found, centre)
    radius = _RING * found.scale
    support = standing.support
    person = setting.person(support.person) if support.person is not None else None
    inside = _face(setting, person, x, y, radius, photos) or _sign(support, x, y, radius)
    shade = look.strong if support.strength is not Strength.BROKEN else look.ink
    items: list[Item] = [Shape(circle(x, y, radius), fill="#FFFFFF"), *inside]
    items.append(Shape(circle(x, y, radius), stroke=Stroke(shade, mm(0.6))))
    scale = found.scale
    away = mm(1.2) * scale
    top = y - radius - away - label.height * scale if _is_above(standing) else y + radius + away
    text = Group(
        tuple(glyphs for tagged in label.place(0, 0) for glyphs in tagged.items),
        (scale, 0, 0, scale, x - label.natural_width * scale / 2, top),
    )
    return [*items, text]


def _child(
    setting: Setting, found: Ecomap, centre: tuple[float, float], look: _Look, photos: list[tuple[PhotoView, float]]
) -> list[Item]:
    radius = (found.middle - mm(3) * found.scale) * 0.98
    x, y = centre
    name = middle_name(setting)
    members = _members(setting)
    face = _faces(setting, members, x, y, radius, photos) or _face(setting, setting.child, x, y, radius, photos)
    items: list[Item] = [Shape(circle(x, y, radius), fill=look.tint), *face]
    items.append(Shape(circle(x, y, radius), stroke=Stroke(look.strong, mm(1.1))))
    text = set_text(said(name), look.child, radius * 2, look.lang, look.fonts)
    if len(text.lines) > 1:
        # The name of a household may need more lines than that of a child: it is set smaller then.
        text = set_text(said(name), replace(look.name, balance=True), radius * 2, look.lang, look.fonts)
    if not face:
        ink = tuple(glyphs for tagged in text.place(x - radius, y - text.height / 2) for glyphs in tagged.items)
        return [*items, *ink]
    wide = text.natural_width + mm(5)
    pill = Rect(x - wide / 2, y + radius - text.height * 0.75, wide, text.height + mm(1))
    ink = tuple(glyphs for tagged in text.place(x - radius, pill.y + mm(0.5)) for glyphs in tagged.items)
    return [*items, Shape(round_box(pill, pill.height / 2), fill="#FFFFFF", stroke=Stroke(look.strong, mm(0.5))), *ink]


def middle_name(setting: Setting) -> str:
    """Who or what stands in the middle: the household that was chosen, or the child."""
    around = setting.around
    if around is not None and around.centre is not None and around.centre.title.strip():
        return around.centre.title.strip()
    return setting.child.known_as if setting.child is not None else ""


def _members(setting: Setting) -> list[Person]:
    """Who lives in the household in the middle; nobody where the child stands there."""
    centre = setting.around.centre if setting.around is not None else None
    return [person for who in (centre.who if centre is not None else ()) if (person := setting.person(who)) is not None]


def _faces(
    setting: Setting, members: list[Person], x: float, y: float, radius: float, photos: list[tuple[PhotoView, float]]
) -> list[Item]:
    """Up to five faces of a household, the child's first, side by side in the upper part of the middle."""
    seen = [each for each in members if each.portrait is not None or each.drawing is not None]
    child = setting.child.id if setting.child is not None else None
    seen = sorted(seen, key=lambda each: each.id != child)[:_MOST_FACES]
    if len(seen) < 2:
        return []
    rows = [seen] if len(seen) < 4 else [seen[: len(seen) // 2], seen[len(seen) // 2 :]]
    small = radius * (0.42 if len(seen) == 2 else 0.3)
    top = y - radius * (0.2 if len(rows) == 1 else 0.52)
    items: list[Item] = []
    for number, row in enumerate(rows):
        for column, person in enumerate(row):
            at = x + (column - (len(row) - 1) / 2) * small * 2.1
            down = top + number * small * 2.05
            items += [Shape(circle(at, down, small), fill="#FFFFFF"), *_face(setting, person, at, down, small * 0.93, photos)]
    return items


def _face(
    setting: Setting, person: Person | None, x: float, y: float, radius: float, photos: list[tuple[PhotoView, float]]
) -> list[Item]:
    """A person's photo or drawing in a circle; nothing where there is neither."""
    if person is None:
        return []
    box = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    photo = setting.photo(person.portrait) if person.portrait is not None else None
    if photo is not None:
        view = fitted(PhotoView(photo.id), photo, 1, 1)
        photos.append((view, 2 * radius))
        return [Picture(view, box, circle(x, y, radius))]
    if person.drawing is None:
        return []
    try:
        return [Group(draw(PersonDrawing((*person.drawing.choices,)), box), clip=circle(x, y, radius))]
    except Refused:
        return []


def _sign(support: Support, x: float, y: float, radius: float) -> list[Item]:
    side = radius * 1.5
    return list(draw(Pictogram(PICTURES[support.kind]), Rect(x - side / 2, y - side / 2, side, side)))


def _link(standing: Standing, found: Ecomap, centre: tuple[float, float], look: _Look) -> list[Item]:
    """The line from the child, from rim to rim."""
    x, y = _ring_of(standing, found, centre)
    dx, dy = x - centre[0], y - centre[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    start = (centre[0] + ux * found.middle, centre[1] + uy * found.middle)
    far = length - _RING * found.scale - mm(2) * found.scale
    end = (centre[0] + ux * far, centre[1] + uy * far)
    return link(standing.support.strength, standing.support.flow, start, end, look)


def link(strength: Strength, flow: Flow, start: tuple[float, float], end: tuple[float, float], look: _Look) -> list[Item]:
    """A link by its convention: thick, thin, dashed, zigzag or none; arrowheads show which way help goes."""
    if strength is Strength.BROKEN:
        return []
    line: Path = (("M", *start), ("L", *end))
    items: list[Item] = []
    match strength:
        case Strength.STRONG:
            items.append(Shape(line, stroke=Stroke(look.strong, mm(1.5))))
        case Strength.WEAK:
            items.append(Shape(line, stroke=Stroke(look.ink, mm(0.5), (mm(1.6), mm(1.6)))))
        case Strength.STRESSFUL:
            items.append(Shape(_zigzag(start, end), stroke=Stroke(look.stress, mm(0.6))))
        case _:
            items.append(Shape(line, stroke=Stroke(look.ink, mm(0.5))))
    shade = {Strength.STRONG: look.strong, Strength.STRESSFUL: look.stress}.get(strength, look.ink)
    if flow in (Flow.FROM_CHILD, Flow.BOTH):
        items.append(Shape(_head(start, end), fill=shade))
    if flow in (Flow.TO_CHILD, Flow.BOTH):
        items.append(Shape(_head(end, start), fill=shade))
    return items


def _zigzag(start: tuple[float, float], end: tuple[float, float]) -> Path:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    steps = max(4, round(length / mm(2.6)))
    path: list[Segment] = [("M", *start)]
    for step in range(1, steps):
        off = mm(1.3) * (1 if step % 2 else -1)
        along = step / steps
        path.append(("L", start[0] + dx * along - dy / length * off, start[1] + dy * along + dx / length * off))
    return (*path, ("L", *end))


def _head(start: tuple[float, float], end: tuple[float, float]) -> Path:
    """An arrowhead at `end`."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    size = mm(3.2)
    wings = [(end[0] + size * math.cos(angle + turn), end[1] + size * math.sin(angle + turn)) for turn in (2.7, -2.7)]
    return (("M", *end), ("L", *wings[0]), ("L", *wings[1]), ("Z",))


_KEY = {
    Strength.STRONG: "strong",
    Strength.ORDINARY: "there",
    Strength.WEAK: "weak, or not sure",
    Strength.STRESSFUL: "with stress in it",
    Strength.BROKEN: "no link now",
}


def _key_rows(supports: tuple[Support, ...]) -> list[tuple[str, Strength, Flow]]:
    used = [each for each in Strength if any(support.strength is each for support in supports)]
    rows = [(_KEY[each], each, Flow.NOT_SAID) for each in used]
    if any(support.flow is not Flow.NOT_SAID for support in supports):
        rows.append(("help goes this way", Strength.ORDINARY, Flow.FROM_CHILD))
    return rows


def _columns(side: Side) -> int:
    return 2 if side.is_narrow else 3


def _key_height(side: Side, supports: tuple[Support, ...]) -> float:
    rows = math.ceil(len(_key_rows(supports)) / _columns(side))
    drawn = side.setting.around is not None and side.setting.around.drawn is not None
    return mm(5) + (rows + (1 if drawn else 0)) * mm(7)


def _put_key(side: Side, supports: tuple[Support, ...], y: float) -> None:
    """What each kind of line means, and the day the map is true for."""
    look = _look(side)
    style = replace(side.types.caption, leading=mm(6))
    columns = _columns(side)
    width = side.w(12) / columns
    rows = _key_rows(supports)
    for number, (words, strength, flow) in enumerate(rows):
        x, top = side.x(1) + (number % columns) * width, y + (number // columns) * mm(7)
        middle = top + mm(3)
        sample = link(strength, flow, (x, middle), (x + mm(13), middle), look)
        if strength is Strength.BROKEN:
            sample = [Shape(circle(x + mm(6.5), middle, mm(2.4)), stroke=Stroke(look.ink, mm(0.5)))]
        side.items.append(Tagged("Artifact", tuple(sample)))
        side.write(SLOT, said(words), style, x + mm(16), top, width - mm(17), top + mm(7))
    around = side.setting.around
    if around is not None and around.drawn is not None:
        top = y + math.ceil(len(rows) / columns) * mm(7)
        side.write(SLOT, said(f"Drawn {around.drawn}"), style, side.x(1), top, side.w(12), top + mm(8))


ARRANGERS: dict[str, Arranger] = {"ecomap": ecomap}
