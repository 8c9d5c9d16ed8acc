"""The front of the book and of its parts: cover, contents, section openers, and the page that says who made it."""

from dataclasses import dataclass, replace

from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.facts import put_facts, rows_of, set_facts
from lifestory_app.layout.arrange.pictures import as_picture, own_words, put_circle, put_picture
from lifestory_app.layout.arrange.setting import Arranger, Entry, Setting
from lifestory_app.layout.arrange.shapes import artifact, line
from lifestory_app.layout.arrange.side import Side, all_sides, ink_of, said
from lifestory_app.layout.display import Item, LaidOutPage, Link, Rect, Shape, Stroke, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import Align, SetText, TextStyle


def cover(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Whose story this is: a line above, the title, a round picture, and who made it."""
    side = Side(setting, fonts)
    side.label = ""
    sheet = side.sheet
    scene = scenery.cover_scene(side.theme)
    title = setting.page.title.strip() or setting.look.title
    kicker, credit = side.words("kicker"), side.words("credit")
    unit = side.unit
    x = side.x(1)
    wide = side.is_wide
    width = side.w(6) if wide else side.w(12)
    y = mm(25) if sheet.height > mm(250) else mm(17)
    kicker_style = replace(side.types.title, size=18.0, leading=mm(8), colour=scene.accent)
    end = side.write("kicker", kicker, kicker_style, x, y, width, y + mm(17))
    side.box("kicker", Rect(x, y, width, max(mm(8), end - y)))
    style = replace(side.types.cover, colour=scene.title)
    bottom = side.title(title, style, x, end + mm(1), width, "H1", 2 if not wide else 3)
    credit_style = replace(side.types.body, size=14.0, leading=mm(7), colour=scene.text, align=Align.CENTRE)
    credit_width = side.w(12)
    credit_high = min(side.height(credit, credit_style, credit_width), mm(14))
    credit_y = sheet.height - mm(19) + mm(3.5) - credit_high / 2
    value = as_picture(side.value("photo"))
    if wide:
        top, foot = mm(22), sheet.height - mm(40)
        radius = min((foot - top) / 2, side.w(6) / 2)
        middle_x = side.x(7) + side.w(6) / 2
        middle_y = (top + foot) / 2
    else:
        top = bottom + mm(10)
        foot = min(sheet.height * 0.755, credit_y - mm(16))
        radius = min(70 * unit, (foot - top) / 2)
        middle_x, middle_y = sheet.width / 2, max(top + radius, foot - radius)
    radius = max(radius, mm(18))
    place = Rect(middle_x - radius, middle_y - radius, 2 * radius, 2 * radius)
    side.box("photo", place)
    side.items[:0] = scenery.cover_backdrop(side.theme, sheet, place, bottom)
    if value is not None:
        put_circle(side, "photo", value, middle_x, middle_y, radius)
        side.items += scenery.perched(side.theme, sheet, place)
    side.write("credit", credit, credit_style, x, credit_y, credit_width, credit_y + mm(14))
    side.box("credit", Rect(x, credit_y, credit_width, max(mm(7), credit_high)))
    return side.sides(folio=False)


def section_opener(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The start of a part: its name, what it tells, a picture of the theme, and its pages."""
    side = Side(setting, fonts)
    sheet = side.sheet
    scene = scenery.opener_scene(side.theme)
    x, whole = scenery.opener_room(side.theme, sheet)
    y = sheet.top + mm(3)
    label = setting.section.label.strip()
    if label:
        side.items += scenery.pill(side.theme, label, x, y, side.fonts)
        y += mm(14)
    title = setting.page.title.strip() or setting.section.title
    title_width = whole * (0.94 if not side.is_wide else 0.68)
    y = side.title(title, replace(side.types.opener, colour=scene.title), x, y, title_width, "H1") + mm(8)
    lead = side.words("lead")
    lead_style = replace(side.types.body, colour=scene.text)
    grid = _opener_grid(side, len(setting.entries))
    list_top = grid.top if setting.entries else sheet.height - mm(40)
    width = min(side.w(8), whole)
    end = side.write("lead", lead, lead_style, x, y, width, list_top - mm(6))
    side.box("lead", Rect(x, y, width, max(mm(16), end - y)))
    value = as_picture(side.value("photo"))
    if value is not None:
        top = end + mm(9)
        room = list_top - mm(10) - top
        high = min(room, 100 * side.unit)
        if high > mm(25):
            wide = min(side.w(8), whole, high * 1.35)
            place = Rect(x + (whole - wide) / 2, top + (room - high) / 2, wide, high)
            put_picture(side, "photo", value, place, captioned=False)
        else:
            side.left_over("photo", own_words(value))
    else:
        side.box("photo", Rect(x, end + mm(12), min(side.w(8), whole), mm(24)))
    if setting.entries:
        _opener_list(side, setting.entries, grid, scene.list_text, scene.list_line)
    # A picture of the page's own takes the place of the theme's: only the ground is drawn behind it.
    title_foot, words_foot = (y, end) if value is None else (list_top - mm(12),) * 2
    side.items[:0] = scenery.opener_backdrop(side.theme, sheet, title_foot, words_foot, list_top)
    if side.theme.id != "plain":
        return side.sides()
    # The wide bar of Plain lies under the printed number, which is white on it.
    number = side.snug(said(side.label), replace(side.types.label, colour="#FFFFFF"), mm(20))
    left = sheet.outer if sheet.left else sheet.width - sheet.outer - number.natural_width
    side.items.append(artifact(*ink_of(number.place(left, sheet.height - mm(16)))))
    return side.sides(folio=False)


@dataclass(frozen=True)
class _OpenerList:
    """How the list of a part's pages stands at the foot of its opener. Lengths are points."""

    top: float
    first: float
    pitch: float
    rows: int
    columns: int
    size: float


def _opener_grid(side: Side, number: int) -> _OpenerList:
    """Rows every 9 mm in two columns (look/book section 6); closer and smaller where a part has many pages."""
    tall, narrow = side.sheet.height > mm(250), side.sheet.width < mm(180)
    foot = side.sheet.height - mm(22 if tall else 20)
    columns = 2 if number > 3 or not narrow else 1
    rows = max(3, -(-number // columns))
    pitch, size = (mm(9), 14.0) if rows <= 4 and tall else (mm(7), 12.0)
    rows = min(rows, 6 if tall else 4 if not narrow else 5)
    first = foot - rows * pitch
    return _OpenerList(first - mm(9), first, pitch, rows, columns, size)


def _opener_list(side: Side, entries: tuple[Entry, ...], grid: _OpenerList, text: str, line_colour: str) -> None:
    """The pages of a part. Where there are too many, the last line says how many more there are: the contents list them all."""
    heading = replace(side.types.heading, size=15.0, leading=mm(7), colour=text)
    x, whole = scenery.opener_room(side.theme, side.sheet)
    side.ink("entries", side.set(said("In this part", "en-GB"), heading, side.w(6)), x, grid.top, "P")
    style = replace(side.types.body, size=grid.size, leading=grid.pitch, colour=text)
    gap = mm(12) if side.sheet.width > mm(180) else mm(6)
    width = (whole - gap * (grid.columns - 1)) / grid.columns
    room = grid.rows * grid.columns
    listed = entries if len(entries) <= room else entries[: room - 1]
    lines: list[Item] = []
    for number, entry in enumerate(listed):
        column, row = divmod(number, grid.rows)
        left, at = x + column * (width + gap), grid.first + row * grid.pitch
        lines.append(list_line(side, entry, left, at, width, style, style, 1)[0])
        under = Shape(
            line(left, at + grid.pitch, left + width, at + grid.pitch), stroke=Stroke(line_colour, mm(0.2)), opacity=0.6
        )
        side.items.append(artifact(under))
    side.items.append(Tagged("TOC", tuple(lines), slot="entries"))
    if len(listed) < len(entries):
        note = side.set(said(f"and {len(entries) - len(listed)} more pages", "en-GB"), style, width)
        side.ink("entries", note, x + (grid.columns - 1) * (width + gap), grid.first + (grid.rows - 1) * grid.pitch)


def list_line(
    side: Side,
    entry: Entry,
    x: float,
    y: float,
    width: float,
    style: TextStyle,
    number_style: TextStyle,
    most: int = 2,
) -> tuple[Tagged, float]:
    """One line of a list of pages, a link to its page: title at the left, number at the right. Also gives its bottom."""
    number = side.snug(said(entry.label, strong=True), number_style, mm(24))
    room = width - (number.natural_width if entry.label else 0) - mm(4)
    title = _shortened(side, entry.title, replace(style, balance=False), room, most)
    side.tell_missing("entries", title)
    place = Rect(x, y, width, max(title.height, number.height))
    # The number follows the title for a reader who hears the page.
    ink = list(ink_of(title.place(x, y, "P", "entries")))
    if entry.label:
        lower = (style.leading - number_style.leading) / 2
        ink += ink_of(number.place(x + width - number.natural_width, y + lower, "P", "entries"))
    says = f"{entry.title}, page {entry.label}" if entry.label else entry.title
    return Tagged("TOCI", (Link(place, entry.page, says, tuple(ink)),), slot="entries"), place.bottom


def _shortened(side: Side, title: str, style: TextStyle, width: float, most: int) -> SetText:
    """A title over at most so many lines; one that is longer loses its last words here, not on its own page."""
    text = side.set(said(title), style, width)
    words = title.split()
    while text.height > style.leading * most + 0.05 and len(words) > 1:
        words.pop()
        text = side.set(said(" ".join(words) + " …"), style, width)
    return text


def contents(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The parts of the book and their pages, each a link, over as many sides as they need."""
    side = Side(setting, fonts)
    y = side.header()
    words = side.words("words")
    if not words.is_empty:
        end = side.write("words", words, side.types.body, side.x(1), y, side.w(10), side.foot)
        side.box("words", Rect(side.x(1), y, side.w(10), end - y))
        y = end + mm(8)
    sides = [side]
    columns = _contents_columns(side, setting.entries, y)
    places = _columns(side, columns, y)
    place = places.pop(0)
    at = place.y
    lines: list[Item] = []
    rules: list[Item] = []

    def close() -> None:
        nonlocal lines, rules
        side.items += rules
        if lines:
            side.items.append(Tagged("TOC", tuple(lines), slot="entries"))
        lines, rules = [], []

    for number, entry in enumerate(setting.entries):
        style, numbers, before, after = _entry_styles(side, entry, columns)
        before = before if at > place.y + 1 else 0
        high = _entry_height(side, entry, place.width, columns)
        following = setting.entries[number + 1] if number + 1 < len(setting.entries) else None
        needed = high + (_entry_height(side, following, place.width, columns) + after if entry.begins_part and following else 0)
        if at + before + needed > place.bottom + 0.05:
            if not places:
                close()
                side = Side(setting, fonts, side.part + 1)
                sides.append(side)
                places = _columns(side, columns, side.header())
            place = places.pop(0)
            at, before = place.y, 0
        item, at = list_line(side, entry, place.x, at + before, place.width, style, numbers)
        lines.append(item)
        at += after
        if not entry.begins_part:
            stroke = Stroke(scenery.rule_colour(side.theme), mm(0.2))
            rules.append(
                Tagged(
                    "Artifact", (Shape(line(place.x, at - after / 2, place.x + place.width, at - after / 2), stroke=stroke),)
                )
            )
    close()
    return all_sides(sides)


def _entry_styles(side: Side, entry: Entry, columns: int) -> tuple[TextStyle, TextStyle, float, float]:
    """How an entry is set, its number, and the space before and after it."""
    body = side.types.body
    size = min(body.size, 16.0) if not side.setting.large_print else body.size
    if side.sheet.width < mm(180) or columns == 2:
        size = min(size, 14.0 if not side.setting.large_print else 18.0)
    plain = replace(body, size=size, leading=size * mm(0.5))
    numbers = replace(plain, strong_colour=side.tokens.a2)
    if entry.begins_part:
        heading = replace(side.types.heading, size=size * 1.12, leading=size * mm(0.56))
        return heading, replace(heading, colour=side.tokens.a2), mm(5), mm(1.6)
    return plain, numbers, 0.0, mm(2.4)


def _entry_height(side: Side, entry: Entry, width: float, columns: int) -> float:
    style, *_ = _entry_styles(side, entry, columns)
    lines = round(side.height(said(entry.title), style, width - mm(14)) / style.leading)
    return style.leading * max(1, min(2, lines))


def _contents_columns(side: Side, entries: tuple[Entry, ...], y: float) -> int:
    """One column while all entries have room in it, else two."""
    if side.sheet.width < mm(180):
        return 1
    total = 0.0
    for entry in entries:
        _, _, before, after = _entry_styles(side, entry, 1)
        total += before + after + _entry_height(side, entry, side.w(11), 1)
    return 1 if total <= side.foot - y and not side.is_wide else 2


def _columns(side: Side, number: int, y: float) -> list[Rect]:
    if number == 1:
        return [Rect(side.x(1), y, side.w(11), side.foot - y)]
    gap = mm(12)
    width = (side.w(12) - gap) / 2
    return [Rect(side.x(1) + column * (width + gap), y, width, side.foot - y) for column in (0, 1)]


def imprint(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """Who made the book, with whom, when, and where the other copies are."""
    side = Side(setting, fonts)
    y = side.header()
    body = side.types.body
    size = body.size if side.setting.large_print else min(body.size, 14.0)
    style = replace(body, size=size, leading=size * mm(0.5))
    words = side.words("words")
    end = side.write("words", words, style, side.x(1), y, side.w(10), side.foot)
    side.box("words", Rect(side.x(1), y, side.w(10), max(mm(14), end - y)))
    start = end + (mm(10) if end > y else 0)
    rows = rows_of(side.value("facts"))
    beside = side.w(4) if side.sheet.width > mm(180) else 0
    width = side.w(10) if beside else side.w(12)
    facts = set_facts(side, rows, width, beside, mm(5))
    bottom = put_facts(side, "facts", facts, side.x(1), start, side.foot, scenery.rule_colour(side.theme), width)
    side.box("facts", Rect(side.x(1), start, width, max(mm(14), bottom - start)))
    return side.sides()


ARRANGERS: dict[str, Arranger] = {
    "cover": cover,
    "contents": contents,
    "section-opener": section_opener,
    "imprint": imprint,
}
