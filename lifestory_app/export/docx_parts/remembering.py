"""Pages told from the memory box, in Word: one memory, and the whole of a stay."""

from collections.abc import Callable

from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import beside, card, cell_width, face, facts_table, grid, picture, spacer
from lifestory_app.export.docx_parts.side import Piece, Side


def memory(side: Side) -> None:
    """Its photos, what happened, what the child said, when and with whom."""
    side.begin(title=side.page.title)
    main = side.picture("photo")
    more = [found for name in ("photo2", "photo3", "photo4") if (found := side.picture(name)) is not None]
    about = side.prose(side.words("about"), "CardTitle")
    story, spoken = side.prose(side.words("story")), side.prose(side.words("said"), "Remember", panel=True)
    table, own = facts_table(side, side.facts("facts"), side.width), side.prose(side.words("words"))
    rest = about.height + story.height + spoken.height + table.height + own.height + mm(8)
    side.add(about)
    if main is not None:
        row = side.high(44) if more else 0.0
        high = max(min(side.high(130), side.left - rest - row), side.high(60))
        side.add(picture(side, main, Box(side.width, high)))
        if more:
            width = cell_width(side, len(more))
            side.add(grid(side, [picture(side, each, Box(width, row)) for each in more], len(more)))
    side.add(story)
    if spoken.blocks:
        side.add(spacer(mm(4)), spoken)
    if table.blocks:
        side.add(spacer(mm(4)), table)
    side.add(own)


def stay(side: Side) -> None:
    """The home's people, from when to when, everything noted of it, and what is remembered of it."""
    side.begin(title=side.page.title)
    main, about = side.picture("photo"), side.prose(side.words("about"), "CardTitle")
    side.add(about)
    if main is not None:
        side.add(picture(side, main, Box(side.width, side.high(80))))
    people = side.people("people")
    if people:
        across = min(5, len(people))
        side.add(grid(side, [face(side, person, side.high(24)) for person in people], across))
    side.add(side.prose(side.words("words")))
    side.add(facts_table(side, side.facts("facts"), side.width))
    cards = side.cards("cards")
    if cards:
        across = min(3, len(cards))
        width = cell_width(side, across, mm(4))
        pieces: list[Piece] = [card(side, one, width, side.high(44)) for one in cards]
        side.add(spacer(mm(4)), grid(side, pieces, across, side.theme.tint, mm(4)))


def box_list(side: Side) -> None:
    """Every thing in the box, numbered as on its label."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words")))
    for number, one in enumerate(side.cards("cards"), 1):
        narrow = mm(26)
        wide = side.width - narrow - mm(4)
        told = side.text("CardTitle", f"{number}. {one.title}", wide) + side.prose(one.words, "CardWords", wide)
        told += side.text("CardNote", one.note, wide)
        if one.picture is None:
            side.add(told, spacer(mm(2)))
        else:
            shown = picture(side, one.picture, Box(narrow, narrow), caption=False)
            side.add(beside(side, shown, told, (narrow, wide)), spacer(mm(2)))


ARRANGEMENTS: dict[str, Callable[[Side], None]] = {"memory": memory, "stay": stay, "box-list": box_list}
