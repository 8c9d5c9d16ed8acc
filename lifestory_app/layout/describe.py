"""A laid-out page as text that a person can read and compare: one item a line, boxes rounded to 0.1 point."""

from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Path, Picture, Rect, Shape, Tagged, walk


def describe(page: LaidOutPage) -> str:
    """The page, its items in order, and what did not fit. Decoration is told by its box alone."""
    side = "left" if page.left else "right"
    lines = [f"page {page.label or '-'} ({page.number}, {side}) {page.width:.1f} x {page.height:.1f} “{page.title}”"]
    for item in page.items:
        lines += _describe(item, 1)
    lines += [f"slot {name}: {_box(place)}" for name, place in page.slots]
    lines += [f"placed {each.slot}: {each.photo} {each.width:.1f} x {each.height:.1f}" for each in page.placed]
    lines += [f"over {each.slot}: {each.left_over!r}" for each in page.overflows]
    lines += [f"missing {each.slot}: {each.character!r}" for each in page.missing]
    return "\n".join(lines) + "\n"


def _describe(item: Item, depth: int) -> list[str]:
    space = "  " * depth
    match item:
        case Tagged(role="Artifact"):
            return [f"{space}Artifact {_box(bounds(item.items))}"]
        case Tagged():
            said = " ".join(
                part
                for part in (
                    item.role,
                    item.scope,
                    f"[{item.slot}]" if item.slot else "",
                    f"alt “{item.alt}”" if item.alt else "",
                )
                if part
            )
            lang = f" {item.lang}" if item.lang else ""
            if item.role == "Figure" and not any(isinstance(each, Picture | Glyphs) for each in walk(item.items)):
                return [f"{space}{said}{lang} drawn in {_box(item.place)}"]
            return [f"{space}{said}{lang}", *(line for each in item.items for line in _describe(each, depth + 1))]
        case Glyphs():
            at = f"{min(item.xs):.1f},{item.ys[0]:.1f}"
            return [f"{space}{at} {item.font} {item.size:.1f} {item.colour} {item.text.strip()!r}"]
        case Picture():
            return [f"{space}Picture {item.view.photo} {_box(item.place)}{' cut to a shape' if item.clip else ''}"]
        case Shape():
            return [f"{space}Shape {_box(bounds((item,)))}"]
        case Group():
            turned = "" if item.transform == (1, 0, 0, 1, 0, 0) else " turned"
            if not any(isinstance(each, Glyphs | Picture | Tagged | Link | Group) for each in item.items):
                return [f"{space}Group{turned} {_box(bounds(item.items))}"]
            return [f"{space}Group{turned}", *(line for each in item.items for line in _describe(each, depth + 1))]
        case Link():
            lines = [line for each in item.items for line in _describe(each, depth + 1)]
            return [f"{space}Link to {item.target} “{item.says}” {_box(item.place)}", *lines]


def bounds(items: tuple[Item, ...]) -> Rect | None:
    """The box around items, as if no group moved them; None where they have no extent. Control points count."""
    xs: list[float] = []
    ys: list[float] = []

    def see(path: Path) -> None:
        for segment in path:
            numbers = [number for number in segment[1:] if not isinstance(number, str)]
            xs.extend(numbers[0::2])
            ys.extend(numbers[1::2])

    for item in items:
        match item:
            case Glyphs():
                xs.extend(item.xs)
                ys.extend(item.ys)
            case Picture(place=place) | Link(place=place):
                see((("M", place.x, place.y), ("L", place.right, place.bottom)))
            case Shape():
                see(item.path)
            case Group() | Tagged():
                inside = bounds(item.items)
                if inside:
                    see((("M", inside.x, inside.y), ("L", inside.right, inside.bottom)))
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else None


def _box(place: Rect | None) -> str:
    return f"{place.x:.1f},{place.y:.1f} {place.width:.1f} x {place.height:.1f}" if place else "-"
