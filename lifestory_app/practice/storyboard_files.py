"""Words and Pictures written down as a file: panels with their words, and what is drawn in them."""

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.ids import PanelId, PersonId, PhotoId, StoryboardId, ThingId, new_id
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.storyboards import (
    Agreement,
    Answer,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    Panel,
    PanelPart,
    PanelPicture,
    Place,
    Sharing,
    Storyboard,
    Thickness,
    Thing,
)
from lifestory_app.practice.fact_parts import read_drawing, read_seen_by, read_source
from lifestory_app.practice.reading import Table, each
from lifestory_app.practice.story import words_of


def read_storyboards(file: Table) -> tuple[Storyboard, ...]:
    """The stories of a file. Raises Refused naming file, key and fault."""
    return each(file.tables("storyboard"), read_storyboard)


def read_storyboard(table: Table) -> Storyboard:
    return Storyboard(
        id=StoryboardId(table.text("id", new_id())),
        title=table.text("title"),
        panels=each(table.tables("panel"), _panel),
        purpose=table.text("purpose", ""),
        authors=table.text("authors", ""),
        agreements=each(table.tables("agreement"), _agreement),
        sharings=each(
            table.tables("sharing"), lambda told: Sharing(told.date("when"), told.text("by", ""), told.text("how", ""))
        ),
        carer_has_it=table.date("carer_has_it"),
        on_record=table.date("on_record"),
        source=read_source(table),
        seen_by=read_seen_by(table),
    )


def _agreement(table: Table) -> Agreement:
    person = table.raw("person")
    return Agreement(
        table.text("name"),
        PersonId(str(person)) if person is not None else None,
        table.choice("answer", Answer, Answer.NOT_ASKED),
        table.date("when"),
        table.text("note", ""),
    )


def _panel(table: Table) -> Panel:
    return Panel(
        id=PanelId(table.text("id", new_id())),
        part=table.choice("part", PanelPart),
        words=words_of(table.text("words", "")),
        whose=table.text("whose", ""),
        things=each(table.tables("thing"), read_thing),
        alt=table.text("alt", ""),
    )


def read_thing(table: Table) -> Thing:
    """One thing of a drawing: a bubble, a stroke or shape, or a picture with its middle and height in units of the panel."""
    name = ThingId(table.text("id", new_id()))
    for kind in BubbleKind:
        if kind.value in table:
            x, y = table.number("x", 200), table.number("y", 60)
            (tip,) = _points(table, "tip") if "tip" in table else ((x, y),)
            return Bubble(name, table.text(kind.value), x, y, table.number("width", 150), tip, kind)
    for shape in MarkKind:
        if shape.value in table:
            return _mark(table, name, shape)
    x, y, height = table.number("x", 200), table.number("y", 150), table.number("height", 150)
    flipped, turn = table.truth("flipped"), table.number("turn", 0)
    if "photo" in table:
        return PanelPicture(name, PhotoView(PhotoId(table.text("photo"))), x, y, height, flipped, turn)
    if "pictogram" in table:
        return PanelPicture(name, Pictogram(table.text("pictogram")), x, y, height, flipped, turn)
    if "person" in table:
        return PanelPicture(name, read_drawing(table.table("person")), x, y, height, flipped, turn)
    raise table.fault("id", "a thing of a drawing is a pictogram, a person, a photo, a bubble, a stroke or a shape")


def _mark(table: Table, name: ThingId, shape: MarkKind) -> Mark:
    try:
        return Mark(
            name,
            shape,
            _points(table, shape.value),
            table.choice("colour", InkColour, InkColour.BLACK),
            table.choice("thickness", Thickness, Thickness.MIDDLE),
            table.truth("filled"),
        )
    except ValueError:
        raise table.fault(shape.value, "a stroke needs at least one point") from None


def _points(table: Table, key: str) -> tuple[Place, ...]:
    """A list of places, [[x, y], …], or one place, [x, y]."""
    value = table.raw(key)
    rows = [value] if isinstance(value, list) and value and not isinstance(value[0], list) else value
    try:
        return tuple((float(x), float(y)) for x, y in rows)
    except (TypeError, ValueError):
        raise table.fault(key, "places are written [x, y], in units of the panel (400 wide, 300 high)") from None
