"""Genograms for tests, with words measured in a plain way, and the diagram as text that a person can compare."""

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind
from lifestory_app.family.drawing import arrange
from lifestory_app.family.genogram import Genogram
from lifestory_app.family.kin import Kin, kin_of
from lifestory_app.family.placing import Sizes
from lifestory_app.family.telling import names_of


def sizes_for(kin: Kin) -> Sizes:
    """Words as wide as five points a letter, two lines high."""
    names = names_of(kin)
    return Sizes(
        people={each.id: (min(80.0, 5.0 * len(names[each.id])), 24.0) for each in kin.people if each.person},
        couples={union.partners: (min(64.0, 4.4 * len(union.label)), 11.0) for union in kin.unions if union.label},
    )


def genogram_of(book: Book) -> Genogram:
    """The genogram of a book, as its diagram asks for it."""
    diagram = book.diagram(DiagramKind.GENOGRAM)
    kin = kin_of(book, diagram)
    return arrange(kin, sizes_for(kin), diagram.drawn, diagram.moved)


def described(genogram: Genogram) -> str:
    """Every symbol, line and outline of a diagram, a line of text each, rounded to half a point."""

    def at(*numbers: float) -> str:
        return " ".join(f"{round(number * 2) / 2:g}" for number in numbers)

    lines = [f"{at(genogram.width)} x {at(genogram.height)}"]
    for spot in sorted(genogram.spots, key=lambda spot: (spot.row, spot.x)):
        lines.append(f"row {spot.row}: {spot.id} at {at(spot.x, spot.y)}, words {spot.side}")
    lines += [f"{line.kind}: {', '.join(at(*point) for point in line.points)}" for line in genogram.lines]
    lines += [f"cut {cut.strokes}: {at(*cut.at)}" for cut in genogram.cuts]
    lines += [f"on the line: {each.union.label} {at(*each.words[:2])}" for each in genogram.on_lines]
    lines += [f"{each.kind}: {at(*each.start)}, {at(*each.end)}" for each in genogram.feelings]
    for outline in genogram.outlines:
        lines += [f"{outline.household}: {', '.join(at(*point) for point in loop)}" for loop in outline.loops]
    lines += [f"against: {parent} {child}" for parent, child in genogram.against]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"
