"""Pages and letters written down as a file: how a sample, or a starter page, says what stands in its slots.

Words are paragraphs parted by empty lines; `**strong**`, a leading `- `, `1. ` or `# `, and `{ur|سلام}` for words of another
language are understood.
"""

import re
from typing import Any

from lifestory_app.domain.drawings import Drawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.ids import GapId, LetterId, MemoryId, PageId, PersonId, PhotoId, ScrapId, SectionId, new_id
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    PictureSlot,
    ScrapContent,
    ScrapItem,
    ScrapSlot,
    Section,
    SlotValue,
    TextSlot,
    Time,
)
from lifestory_app.domain.photos import Crop, PhotoView
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.sharing import Sharing
from lifestory_app.domain.text import Paragraph, Run, Words, tidied
from lifestory_app.practice.fact_parts import read_drawing, read_seen_by, read_source
from lifestory_app.practice.plan_files import read_voices
from lifestory_app.practice.reading import Table, each

_OTHER_LANGUAGE = re.compile(r"\{([a-zA-Z-]{2,12})\|([^}]*)\}")


def words_of(text: str) -> Words:
    """Words from the way they are written down."""
    pieces = [" ".join(line.strip() for line in piece.splitlines()) for piece in re.split(r"\n\s*\n", text.strip())]
    lines: list[str] = []
    for piece, raw in zip(pieces, re.split(r"\n\s*\n", text.strip()), strict=True):
        rows = [row.strip() for row in raw.splitlines()]
        is_list = len(rows) > 1 and all(row.startswith(("- ", "1. ", "# ")) for row in rows)
        lines += rows if is_list else [piece]
    marked = Words.of(*(line for line in lines if line))
    return tidied(Words(tuple(_with_languages(paragraph) for paragraph in marked.paragraphs)))


def _with_languages(paragraph: Paragraph) -> Paragraph:
    runs: list[Run] = []
    for run in paragraph.runs:
        at = 0
        for found in _OTHER_LANGUAGE.finditer(run.text):
            runs.append(Run(run.text[at : found.start()], run.strong, run.emphasis, run.lang))
            runs.append(Run(found[2], run.strong, run.emphasis, found[1]))
            at = found.end()
        runs.append(Run(run.text[at:], run.strong, run.emphasis, run.lang))
    return Paragraph(tuple(run for run in runs if run.text), paragraph.kind)


def read_sections(file: Table) -> tuple[Section, ...]:
    return each(
        file.tables("section"),
        lambda table: Section(
            SectionId(table.text("id")), table.text("title"), table.choice("time", Time), table.text("label", "")
        ),
    )


def read_pages(file: Table) -> tuple[Page, ...]:
    return each(file.tables("page"), read_page)


def read_page(table: Table) -> Page:
    """One page. Keys that are not its own are its slots."""
    about = table.raw("about")
    lang = table.raw("lang")
    page = Page(
        id=PageId(table.text("id", new_id())),
        section=SectionId(table.text("section")),
        layout=table.text("layout"),
        title=table.text("title", ""),
        kind=table.text("kind", ""),
        about=PersonId(about) if about else None,
        lang=lang,
        childs_own=table.truth("childs_own"),
        source=read_source(table),
        seen_by=read_seen_by(table),
        voices=read_voices(table),
        sharing=Sharing() if table.truth("shared") else None,
        beside=_beside(table.table("beside")) if "beside" in table else None,
    )
    for name in table.rest():
        page = page.with_slot(name, read_slot(table, name))
    return page


def _beside(table: Table) -> SecondLanguage:
    """What a page says in a second language; keys that are not its own are places of words, or `rest`."""
    beside = SecondLanguage(
        table.text("lang"),
        table.text("title", ""),
        (),
        table.text("interpreter", ""),
        table.text("checked_by", ""),
        table.date("checked"),
        table.text("how", ""),
    )
    for name in table.rest():
        beside = beside.with_words(name, words_of(table.text(name)))
    return beside


def read_slot(table: Table, name: str) -> SlotValue:
    """What stands in one slot, by the form in which it is written."""
    value: Any = table.raw(name)
    if isinstance(value, str):
        return TextSlot(words_of(value))
    if isinstance(value, dict):
        return read_picture(table.table(name))
    if isinstance(value, list) and name == "memories":
        return MemoriesSlot(tuple(MemoryId(memory) for memory in table.texts(name)))
    if isinstance(value, list) and name == "people":
        return PeopleSlot(tuple(PersonId(person) for person in table.texts(name)))
    if isinstance(value, list) and all(isinstance(row, list) and len(row) in (2, 3) for row in value) and value:
        return FactsSlot(tuple(FactRow(*row) for row in value))
    if isinstance(value, list) and value and all(isinstance(row, dict) and "x" in row for row in value):
        return ScrapSlot(each(table.tables(name), read_scrap))
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return CardsSlot(each(table.tables(name), _card))
    raise table.fault(name, "this is neither words, a picture, facts, cards nor people")


def read_scrap(table: Table) -> ScrapItem:
    """One thing on a scrapbook page of A4: where it lies, in millimetres, and words, tape or a picture."""
    x, y, width, height, turn = (table.number(name, 0.0) for name in ("x", "y", "width", "height", "turn"))
    words, tape = table.text("words", ""), table.text("tape", "")
    backing = table.choice("backing", Backing, Backing.NONE if words else Backing.FRAME)
    name = ScrapId(table.text("id", new_id()))
    try:
        place = ScrapPlace(x, y, width, height, turn)
    except ValueError:
        raise table.fault("width", "a scrap needs a width and a height") from None
    what: ScrapContent
    if words:
        what = ScrapWords(words_of(words), table.choice("lettering", Lettering, Lettering.HAND), table.truth("centred"))
    elif tape:
        what = Tape(
            table.choice("tape", TapeColour, TapeColour.PEACH), table.choice("pattern", TapePattern, TapePattern.STRIPES)
        )
    else:
        return ScrapItem(name, read_picture(table), place, backing)
    table.done()
    return ScrapItem(name, what, place, backing)


def _card(table: Table) -> Card:
    return Card(
        table.text("title", ""),
        words_of(table.text("words", "")),
        read_picture(table.table("picture")) if "picture" in table else None,
        table.text("note", ""),
    )


def read_picture(table: Table) -> PictureSlot:
    """A photo by its id, a drawing of the kit, or the honest panel."""
    made: PictureSlot
    if "photo" in table:
        crop = table.raw("crop")
        try:
            view = PhotoView(PhotoId(table.text("photo")), Crop(*crop) if crop else Crop())
        except (TypeError, ValueError):
            raise table.fault("crop", f"{crop!r} is not left, top, right, bottom as fractions") from None
        made = PhotoSlot(view, table.text("caption", ""), table.text("alt", ""))
    elif "no_photo" in table:
        gap = table.raw("gap")
        made = NoPhotoSlot(table.text("no_photo"), table.text("asked", ""), GapId(gap) if gap else None)
    else:
        made = DrawingSlot(_drawing(table), table.text("alt"), table.text("caption", ""))
    table.done()
    return made


def _drawing(table: Table) -> Drawing:
    if "pictogram" in table:
        return Pictogram(table.text("pictogram"))
    if "person" in table:
        return read_drawing(table.table("person"))
    parts = each(table.tables("scene"), _placed)
    if not parts:
        raise table.fault("scene", "a picture is a photo, a pictogram, a person, a scene or no_photo")
    ground = table.text("ground", "#A9CF8A")
    return Scene(parts, table.text("backdrop", "#CBE4EC"), ground or None)


def _placed(table: Table) -> PlacedDrawing:
    drawing = Pictogram(table.text("pictogram")) if "pictogram" in table else read_drawing(table.table("person"))
    return PlacedDrawing(drawing, table.number("x", 0.5), table.number("y", 0.5), table.number("height", 0.5))


def read_letters(file: Table) -> tuple[Letter, ...]:
    return each(file.tables("letter"), _letter)


def _letter(table: Table) -> Letter:
    to = table.raw("to")
    return Letter(
        id=LetterId(table.text("id", new_id())),
        kind=table.choice("kind", LetterKind, LetterKind.LATER_LIFE),
        to=PersonId(to) if to else None,
        title=table.text("title"),
        greeting=table.text("greeting"),
        sections=each(
            table.tables("part"),
            lambda part: LetterSection(
                part.text("id"), part.text("heading"), words_of(part.text("words")), part.truth("held_back")
            ),
        ),
        closing=table.text("closing", ""),
        signed_by=table.text("signed_by", ""),
        signed_role=table.text("signed_role", ""),
        dated=table.date("dated"),
        enclosures=table.texts("enclosures"),
        source=read_source(table),
        seen_by=read_seen_by(table),
    )
