"""Words and Pictures as a booklet of its own: small pages in reading order, and two of them on each side of folded paper."""

from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.pages import DrawingSlot, Page, PhotoSlot, PictureSlot, Section, TextSlot, Time
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.storyboards import Panel, PanelPart, Storyboard
from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.family.telling import possessive
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.display import Group, LaidOutPage, Rect, Shape, rectangle
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook, LaidOutSection

SECTION = SectionId("booklet")
Pair = tuple[int | None, int | None]


def story_pages(book: Book, story: Storyboard, fonts: Fonts) -> LaidOutBook:
    """The story on A5 in reading order: a cover with whose it is, one panel a page, and last how it is now and whose words.

    `book` is what an edition allows its reader to have.
    """
    child = book.the_child.known_as
    cover = Page(PageId("cover"), SECTION, "cover", story.title)
    cover = cover.with_slot("kicker", TextSlot(Words.of("Words and Pictures")))
    cover = cover.with_slot("credit", TextSlot(Words.of(f"{possessive(child)} story")))
    if (picture := _of_child(book)) is not None:
        cover = cover.with_slot("photo", picture)
    alone = [replace(story, id=type(story.id)(f"panel-{n}"), title="", panels=(each,)) for n, each in enumerate(story.panels)]
    panels = [Page(PageId(f"page-{n}"), SECTION, "words-and-pictures-large", about=each.id) for n, each in enumerate(alone)]
    made = replace(
        book,
        title=story.title,
        shape=PageShape.A5,
        sections=(Section(SECTION, story.title, Time.PRESENT),),
        storyboards=tuple(alone),
        pages=(cover, *panels, _last(story)),
        gaps=(),
    )
    return lay_out(made, fonts)


def on_folded_paper(laid: LaidOutBook, pairs: Sequence[Pair]) -> LaidOutBook:
    """Pages, counted from 0, side by side on the sides of paper twice as large, in the order in which these are printed."""
    sides = tuple(_side(laid, number, pair) for number, pair in enumerate(pairs))
    section = LaidOutSection(SECTION, laid.title, 1)
    return replace(laid, pages=sides, sections=(section,), shape=PageShape.A4_LANDSCAPE)


def _side(laid: LaidOutBook, number: int, pair: Pair) -> LaidOutPage:
    width, height = laid.pages[0].width, laid.pages[0].height
    items: list[Group] = []
    shown: list[LaidOutPage] = []
    for half, at in enumerate(pair):
        if at is None:
            continue
        page = laid.pages[at]
        shown.append(page)
        trim = Rect(0, 0, width, height)
        ground = artifact(Shape(rectangle(trim), fill=page.paper))
        items.append(Group((ground, *page.items), (1, 0, 0, 1, half * width, 0), rectangle(trim)))
    return LaidOutPage(
        PageId(f"side-{number}"),
        SECTION,
        2 * width,
        height,
        tuple(items),
        number + 1,
        placed=tuple(placed for page in shown for placed in page.placed),
        overflows=tuple(each for page in shown for each in page.overflows),
        missing=tuple(each for page in shown for each in page.missing),
    )


def _of_child(book: Book) -> PictureSlot | None:
    """The child's photo, else the drawing of the child; None where there is neither."""
    child = book.the_child
    if child.portrait is not None and any(photo.id == child.portrait for photo in book.photos):
        return PhotoSlot(PhotoView(child.portrait), "", book.photo(child.portrait).alt)
    return DrawingSlot(child.drawing, f"A drawing of {child.known_as}") if child.drawing is not None else None


def _last(story: Storyboard) -> Page:
    """The back of the booklet: how it is now, and whose words it holds."""
    page = Page(PageId("last"), SECTION, "words", "How it is now" if _ending(story) is not None else "")
    ending = _ending(story)
    if ending is not None:
        page = page.with_slot("lead", TextSlot(ending.words))
    whose = list(dict.fromkeys(panel.whose.strip() for panel in story.panels if panel.whose.strip()))
    if whose:
        heading = Paragraph((Run("Whose words these are"),), ParagraphKind.HEADING)
        lines = tuple(Paragraph((Run(each),), ParagraphKind.BULLET) for each in whose)
        page = page.with_slot("words", TextSlot(Words((heading, *lines))))
    return page


def _ending(story: Storyboard) -> Panel | None:
    """The settled ending: the last panel that says what happens next."""
    found = [panel for panel in story.panels if panel.part is PanelPart.WHAT_NEXT and not panel.words.is_empty]
    return found[-1] if found else None
