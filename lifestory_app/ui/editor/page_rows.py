"""The rows of the list of pages: what each page needs, told in a few words."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.pages import NoPhotoSlot, Page
from lifestory_app.domain.provenance import Audience
from lifestory_app.domain.told import told_page
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.laid_out import LaidOutBook


@dataclass(frozen=True, slots=True)
class PageState:
    """The one thing a page needs most: a mark, the role of its colour, and a few words."""

    mark: str
    shade: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A head of a section (`page` is None) or one page under it."""

    section: SectionId
    title: str
    page: PageId | None = None
    label: str = ""
    state: PageState | None = None
    side: LaidOutPage | None = None
    count: int = 0
    is_open: bool = True
    hints: int = 0
    is_shared: bool = False


Kept = dict[PageId, tuple[tuple[object, ...], Row]]
"""The row of each page, with what it rests on."""


def rows_of(
    book: Book,
    laid_out: LaidOutBook,
    closed: set[SectionId],
    wanted: str = "",
    kept: Kept | None = None,
    hints: Mapping[PageId, int] | None = None,
) -> list[Row]:
    """Every row, in book order. Pages of a closed section are left out, and those whose title has not the wanted words.

    `hints` are how many words of a page are worth a second look. Rows that rest on the very same things as before are taken
    from `kept`.
    """
    kept = {} if kept is None else kept
    rows: list[Row] = []
    first: dict[PageId, LaidOutPage] = {}
    too_long: set[PageId] = set()
    for side in laid_out.pages:
        first.setdefault(side.page, side)
        if side.overflows:
            too_long.add(side.page)
    open_gaps = {gap.page for gap in book.gaps if gap.page is not None and gap.is_open}
    for section in book.sections:
        pages = list(book.pages_of(section.id))
        if wanted:
            pages = [page for page in pages if wanted.lower() in name_of(page, first.get(page.id)).lower()]
        if wanted and not pages:
            continue
        is_open = section.id not in closed or bool(wanted)
        rows.append(Row(section.id, section.title, count=len(pages), is_open=is_open))
        if not is_open:
            continue
        for page in pages:
            side = first.get(page.id)
            has_gap = page.id in open_gaps
            count = (hints or {}).get(page.id, 0)
            rests_on = (page, side, book.photos, has_gap, page.id in too_long, count)
            known = kept.get(page.id)
            if known is None or any(one is not other for one, other in zip(known[0], rests_on, strict=True)):
                state = state_of(book, page, page.id in too_long, has_gap)
                row = Row(
                    section.id,
                    name_of(page, side),
                    page.id,
                    side.label if side else "",
                    state,
                    side,
                    is_shared=page.sharing is not None,
                    hints=count,
                )
                known = kept[page.id] = (rests_on, row)
            rows.append(known[1])
    return rows


def name_of(page: Page, side: LaidOutPage | None) -> str:
    """What the list calls a page."""
    title = " ".join(page.title.split()) or (side.title if side is not None else "")
    return title or _tr("Page without a title")


def state_of(book: Book, page: Page, too_long: bool, has_gap: bool) -> PageState | None:
    """The one thing a page needs most, or None."""
    if too_long:
        return PageState("warning", "warn", _tr("Words do not all fit"))
    refused = [photo for each in told_page(book, page).photos() if not (photo := book.photo(each)).consent.allows]
    if any(photo.consent.value == "no" for photo in refused):
        return PageState("stop", "stop", _tr("A photo is not agreed to"))
    if has_gap or any(isinstance(picture, NoPhotoSlot) for picture in page.pictures()):
        return PageState("gap", "accent_text", _tr("Not known yet"))
    if page.beside is not None and not page.beside.is_empty and not page.beside.is_checked:
        return PageState("hint", "warn", _tr("Check language"))
    if page.tray:
        return PageState("tray", "note", _tr("Something in the tray"))
    if refused:
        return PageState("consent", "warn", _tr("Ask about a photo"))
    if not page.seen_by:
        return PageState("hidden", "ink2", _tr("For the worker only"))
    if Audience.CHILD not in page.seen_by:
        return PageState("hidden", "ink2", _tr("Not in the child’s copy"))
    if page.sharing is not None:
        return PageState("family", "ink2", _tr("Shared"))
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("PageRows", text)
