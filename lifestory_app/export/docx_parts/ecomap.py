"""Maps and trees in Word: the picture of the page, and the same in a table that can be read and changed."""

from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.pages import FactRow
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import facts_table, spacer
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.family.ecomap import FLOWS, STRENGTHS, in_order
from lifestory_app.family.tree import tree_of
from lifestory_app.layout.arrange.people import who_they_are
from lifestory_app.layout.display import Group, Item, Tagged, rectangle
from lifestory_app.layout.engine import centre_of, lay_out_page


def ecomap(side: Side) -> None:
    """The map as it stands on the page, then each link in words."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words")))
    picture_of(side, "around", side.high(120))
    drawn = side.book.diagram(DiagramKind.ECOMAP).drawn
    if drawn is not None:
        side.add(side.text("Caption", f"Drawn {drawn}", lang="en-GB"))
    centre = centre_of(side.book)
    child = centre.title.strip() if centre is not None and centre.title.strip() else side.book.the_child.known_as
    rows = []
    for support in in_order(side.book.supports):
        flow = FLOWS[support.flow].format(child=child)
        rows.append(FactRow(support.name, ", ".join(part for part in (STRENGTHS[support.strength], flow) if part)))
    if rows:
        side.add(spacer(mm(2)), facts_table(side, rows, side.width))


def family_tree(side: Side) -> None:
    """The tree as it stands on the page, its words, and everybody's name."""
    side.begin(title=side.page.title)
    words = side.prose(side.words("words"))
    people = {person.id: person for person in side.book.people}
    tree = tree_of(side.book)
    rows = [
        FactRow(people[each].known_as or people[each].called, who_they_are(people[each]) or people[each].called or "–")
        for each in tree.everybody()[1:]
        if each in people
    ]
    table = facts_table(side, rows, side.width)
    picture_of(side, "tree", max(side.high(80), side.left - words.height - table.height - mm(8)))
    side.add(words, spacer(mm(2)), table)


def picture_of(side: Side, slot: str, most: float) -> None:
    """What the laid-out page shows in a slot, as a vector picture with its words for a listener."""
    (page, *_) = lay_out_page(side.book, side.page, side.document.fonts)
    at = next((n for n, item in enumerate(page.items) if isinstance(item, Tagged) and item.slot == slot), None)
    figure = page.items[at] if at is not None else None
    if at is None or not isinstance(figure, Tagged) or figure.place is None:
        return
    place = figure.place
    scale = min(1.0, side.width / place.width, most / place.height)
    size = Box(place.width * scale, place.height * scale)
    # What is drawn behind it stands just before it and means nothing by itself.
    behind = page.items[at - 1] if slot == "tree" and at else None
    ink: tuple[Item, ...] = (*(behind.items if isinstance(behind, Tagged) else ()), *figure.items)
    moved = Group(ink, (scale, 0, 0, scale, -place.x * scale, -place.y * scale), rectangle(place))
    run = side.document.inline(side.document.drawn((moved,), size), size, figure.alt)
    side.add(Piece((w("p", paragraph_properties(style="Picture", align="center"), run),), size.height + mm(2)))
