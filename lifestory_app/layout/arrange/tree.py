"""The child's family tree: faces on branches with first names, and nothing of illness, loss or who parted from whom."""

import random
from dataclasses import dataclass, replace

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.units import mm
from lifestory_app.family.tree import Bough, told
from lifestory_app.layout.arrange.people import who_they_are
from lifestory_app.layout.arrange.photo_views import fitted
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.display import Group, Item, LaidOutPage, Path, Picture, Placed, Rect, Shape, Stroke, Tagged
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, mixed, round_box, turned
from lifestory_app.layout.text import Align

SLOT = "tree"
_LEAST = mm(66)
"""The tree keeps so much of the height, however many words there are."""

BARK, LEAF = "#8A6249", "#7FA968"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody's face stands: its middle and its radius."""

    person: PersonId
    x: float
    y: float
    radius: float


def family_tree(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A tree that fills the page, with a line or two of words below it."""
    side = Side(setting, fonts)
    top = side.header()
    words = side.words("words")
    high = min(side.height(words, side.types.body, side.w(12)), max(0.0, side.foot - top - _LEAST))
    foot = side.foot - (high + mm(6) if high else 0)
    room = Rect(side.x(1), top, side.w(12), foot - top)
    wide = min(room.width, room.height * 1.5)
    room = Rect(room.x + (room.width - wide) / 2, room.y, wide, room.height)
    side.box(SLOT, room)
    tree = setting.tree
    if tree is not None:
        spots = spots_of(setting, room)
        side.items.append(artifact(*_crown(side, room, spots), *_boughs(room, spots, tree.left, tree.right, tree.child)))
        names = {person.id: person.called or person.known_as for person in setting.people}
        says = {person.id: who_they_are(person) for person in setting.people}
        ink: list[Item] = []
        for spot in spots:
            ink += _face(side, spot)
        side.items.append(Tagged("Figure", tuple(ink), alt=told(tree, names, says), place=room, slot=SLOT))
        for left in tree.left_out:
            side.left_over(SLOT, names.get(left, ""))
    side.write("words", words, side.types.body, side.x(1), foot + mm(4), side.w(12), side.foot)
    side.box("words", Rect(side.x(1), foot, side.w(12), side.foot - foot))
    return side.sides()


def spots_of(setting: Setting, room: Rect) -> list[Spot]:
    """Where everybody stands: the child at the fork, parents above to both sides, their parents above them."""
    tree = setting.tree
    assert tree is not None
    unit = min(room.width / 176, room.height / 170)
    middle = room.x + room.width / 2
    child = Spot(tree.child, middle, room.y + room.height * 0.72, 19 * unit)
    spots = [child]
    for boughs, sign in ((tree.left, -1), (tree.right, 1)):
        reach = room.width / 2 - 18 * unit
        for number, bough in enumerate(boughs):
            share = (0.5,) if len(boughs) == 1 else (0.93, 0.36)
            x = middle + sign * reach * share[number]
            y = room.y + room.height * (0.44 if number == 0 else 0.40)
            spots.append(Spot(bough.parent, x, y, 13 * unit))
            above = bough.grandparents
            for place, person in enumerate(above):
                apart = 0.0 if len(above) == 1 else (place - 0.5) * min(30 * unit, reach * 0.42)
                spots.append(Spot(person, x + apart, room.y + room.height * (0.14 if place == 0 else 0.17), 10.5 * unit))
    for number, person in enumerate(tree.beside):
        sign = -1 if number % 2 == 0 else 1
        far = 44 * unit if number < 2 else 78 * unit
        spots.append(Spot(person, middle + sign * far, room.y + room.height * (0.66 if number < 2 else 0.72), 12 * unit))
    return [_inside(spot, room, unit) for spot in spots]


def _inside(spot: Spot, room: Rect, unit: float) -> Spot:
    """Names are wider than faces: both keep on the paper."""
    reach = max(spot.radius, 16 * unit)
    return replace(spot, x=max(room.x + reach, min(room.right - reach, spot.x)), y=max(room.y + spot.radius, spot.y))


def _crown(side: Side, room: Rect, spots: list[Spot]) -> list[Item]:
    """Soft green behind the branches, and some leaves; the same for ever for one page."""
    paper = side.tokens.paper
    green = mixed(LEAF, paper, 0.68)
    x, w, h = room.x, room.width, room.height
    items: list[Item] = [
        Shape(circle(x + w * 0.5, room.y + h * 0.26, h * 0.26), fill=green),
        Shape(circle(x + w * 0.24, room.y + h * 0.36, h * 0.27), fill=green),
        Shape(circle(x + w * 0.76, room.y + h * 0.36, h * 0.27), fill=green),
        Shape(circle(x + w * 0.14, room.y + h * 0.54, h * 0.17), fill=green),
        Shape(circle(x + w * 0.86, room.y + h * 0.54, h * 0.17), fill=green),
    ]
    dice = random.Random(side.setting.page.id)  # noqa: S311 - leaves, no secret
    for _ in range(22):
        at = (x + w * dice.uniform(0.06, 0.94), room.y + h * dice.uniform(0.08, 0.6))
        if all((at[0] - spot.x) ** 2 + (at[1] - spot.y) ** 2 > (spot.radius * 1.7) ** 2 for spot in spots):
            items.append(_leaf(at, mm(3.2), dice.uniform(0, 360), mixed(LEAF, paper, dice.uniform(0.0, 0.35))))
    return items


def _leaf(at: tuple[float, float], long: float, turn: float, colour: str) -> Item:
    x, y = at
    path: Path = (
        ("M", x - long, y),
        ("C", x - long * 0.3, y - long * 0.8, x + long * 0.5, y - long * 0.6, x + long, y),
        ("C", x + long * 0.5, y + long * 0.6, x - long * 0.3, y + long * 0.8, x - long, y),
        ("Z",),
    )
    return Group((Shape(path, fill=colour),), turned(turn, Rect(x, y, 0, 0)))


def _boughs(room: Rect, spots: list[Spot], left: tuple[Bough, ...], right: tuple[Bough, ...], child: PersonId) -> list[Item]:
    """Trunk and branches, from the child to parents and on to theirs."""
    by_id = {spot.person: spot for spot in spots}
    me = by_id[child]
    thick = me.radius * 0.32
    items: list[Item] = []
    foot = room.bottom
    wide = me.radius * 0.62
    trunk: Path = (
        ("M", me.x - wide * 0.62, me.y),
        ("C", me.x - wide * 0.6, foot - me.radius * 0.7, me.x - wide * 0.75, foot, me.x - wide * 1.1, foot),
        ("L", me.x + wide * 1.1, foot),
        ("C", me.x + wide * 0.75, foot, me.x + wide * 0.6, foot - me.radius * 0.7, me.x + wide * 0.62, me.y),
        ("Z",),
    )
    items.append(Shape(trunk, fill=BARK))
    others = [spot for spot in spots if spot.person not in {child, *_above(left), *_above(right)}]
    for spot in others:
        items.append(_branch((me.x, me.y + me.radius * 0.5), spot, thick * 0.75))
    for bough in (*left, *right):
        parent = by_id[bough.parent]
        items.append(_branch((me.x, me.y + me.radius * 0.2), parent, thick))
        for person in bough.grandparents:
            items.append(_branch((parent.x, parent.y), by_id[person], thick * 0.55))
    return items


def _above(boughs: tuple[Bough, ...]) -> set[PersonId]:
    return {person for bough in boughs for person in (bough.parent, *bough.grandparents)}


def _branch(start: tuple[float, float], to: Spot, thick: float) -> Item:
    bend = start[1] - (start[1] - to.y) * 0.35
    path: Path = (("M", *start), ("C", start[0], bend, to.x, bend, to.x, to.y))
    return Shape(path, stroke=Stroke(BARK, thick))


def _face(side: Side, spot: Spot) -> list[Item]:
    """A face in a ring with a first name on a pill, and below it who they are."""
    person = side.setting.person(spot.person)
    if person is None:
        return []
    ring = circle(spot.x, spot.y, spot.radius)
    items: list[Item] = [Shape(circle(spot.x, spot.y, spot.radius * 1.09), fill="#FFFFFF"), *_picture(side, person, spot, ring)]
    large = spot.radius > 15 * side.unit
    size = side.types.label.size * (1.1 if large else 0.92)
    bold = replace(side.types.label, size=size, leading=size * 1.25, colour=side.tokens.ink, align=Align.CENTRE)
    small = replace(side.types.caption, size=size * 0.84, leading=size * 1.08, colour=side.tokens.a1, align=Align.CENTRE)
    room = mm(38) * min(1.0, side.w(12) / mm(176))
    name = side.snug(said(person.known_as or person.called), bold, room)
    who = side.snug(said(who_they_are(person)), small, room)
    side.tell_missing(SLOT, name)
    wide = max(name.natural_width, who.natural_width) + mm(5)
    high = name.height + who.height + mm(1.6)
    pill = Rect(spot.x - wide / 2, spot.y + spot.radius * 0.72, wide, high)
    items.append(Shape(round_box(pill, min(pill.height / 2, mm(4))), fill="#FFFFFF"))
    for text, y in ((name, pill.y + mm(0.8)), (who, pill.y + mm(0.8) + name.height)):
        x = spot.x - text.natural_width / 2
        items += [glyphs for tagged in text.place(x, y) for glyphs in tagged.items]
    return items


def _picture(side: Side, person: Person, spot: Spot, ring: Path) -> list[Item]:
    box = Rect(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius)
    photo = side.setting.photo(person.portrait) if person.portrait is not None else None
    if photo is not None:
        view = fitted(PhotoView(photo.id), photo, 1, 1)
        side.placed.append(Placed(SLOT, photo.id, view, box.width, box.height))
        return [Picture(view, box, ring)]
    if person.drawing is not None:
        try:
            return [Group(draw(person.drawing, box), clip=ring)]
        except Refused:
            pass
    quiet = mixed(LEAF, "#FFFFFF", 0.75)
    return [Shape(ring, fill=quiet), _leaf((spot.x, spot.y - spot.radius * 0.1), spot.radius * 0.5, -60, LEAF)]


ARRANGERS: dict[str, Arranger] = {"family-tree": family_tree}
