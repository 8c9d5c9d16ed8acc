"""Books of brothers and sisters: one begun from another, and shared pages brought up to date between them (practice 3.3).

Each child has a file of their own with a passphrase of its own. What may go along is told by `export.sibling_sets`; here it is
put into a book, with pictures made anew that show what the page shows and nothing else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import AddPage, ChangePage, Edit, PutPhoto, Together
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, PersonId, PhotoId, SectionId, new_id
from lifestory_app.domain.pages import Card, CardsSlot, Page, PeopleSlot, PhotoSlot, ScrapSlot, SlotValue
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import Consent, Photo, PhotoView, Purpose, shown_size
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS
from lifestory_app.domain.sharing import Sharing, Synced, derived_id, digest, mark_of
from lifestory_app.export.sibling_sets import ForSibling, SharedPhoto, for_sibling, who_may_have_one
from lifestory_app.photos.intake import TakenIn, photo_record, take_in_bytes
from lifestory_app.practice.facts import Facts
from lifestory_app.practice.kinds import BookKind, kind
from lifestory_app.practice.starter import start_book
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.usecases.openbooks import OpenBook
from lifestory_app.usecases.starting import check_new

__all__ = [
    "ForSibling",
    "News",
    "NewsKind",
    "SiblingBook",
    "begin_book",
    "for_sibling",
    "news_of",
    "sibling_called",
    "take_news",
    "who_may_have_one",
]

LONGEST = 3000
"""Pixels along the longer side of a picture that goes along."""
CONTENT = ("layout", "title", "slots", "lang", "beside")


@dataclass(frozen=True, slots=True)
class SiblingBook:
    """A book of a brother or sister that is in its place, and the code that also opens it."""

    path: Path
    recovery_code: str
    book: Book
    went: ForSibling


class NewsKind(StrEnum):
    """What there is to bring from the other book: a page that is not here, a newer one, or one that both have changed."""

    NEW = "new"
    NEWER = "newer"
    BOTH = "both changed"


@dataclass(frozen=True, slots=True)
class News:
    """One shared page of another book that is not as it is here. `page` is as it would stand here."""

    kind: NewsKind
    page: Page
    here: Page | None
    synced: Synced
    photos: tuple[SharedPhoto, ...] = ()
    section_title: str = ""


def sibling_called(book: Book, name: str) -> Person:
    """A brother or sister who may have a book, by first name. Raises Refused."""
    there = who_may_have_one(book)
    found = [person for person in there if name.casefold() in (person.known_as.casefold(), str(person.id).casefold())]
    if len(found) != 1:
        names = ", ".join(person.known_as for person in there) or "nobody yet"
        raise Refused(f"“{name}” is no brother or sister in this book. Nothing was made; there are: {names}.")
    return found[0]


# A new book.


def begin_book(
    opened: OpenBook,
    book: Book,
    other: PersonId,
    path: Path,
    passphrase: str,
    *,
    kind_id: str = "",
    tell: Tell = tell_nobody,
) -> SiblingBook:
    """Make a book file for a brother or sister of the child. `book` is the book as it is now, `opened` its file.

    Raises Refused or Stopped, with nothing made.
    """
    check_new(path, passphrase)
    went = for_sibling(book, other)
    made = with_shared_pages(started(book, went, kind(kind_id or book.kind)), book, went)
    try:
        with BookFile.create(path, made, Passphrase(passphrase), person=platforms.user_name()) as file:
            for number, shared in enumerate(went.photos):
                tell(number, len(went.photos), "photos")
                photo, taken = _picture(opened, book, shared)
                file.add_photo(photo, taken.original, taken.proxy, taken.thumb)
            return SiblingBook(path, file.new_recovery_code(), file.book, went)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def started(book: Book, went: ForSibling, wanted: BookKind) -> Book:
    """The book of the other child with what goes along and the pages of its kind, before those that are shared."""
    facts = Facts(went.child, went.people, went.bonds, went.homes, went.events, (), cultures=went.cultures)
    begun = start_book(wanted, facts, author=platforms.user_name(), agency=book.agency)
    return replace(begun, theme=book.theme)


def with_shared_pages(begun: Book, book: Book, went: ForSibling) -> Book:
    """The book with the pages that are shared, each in place of the one of its kind that the book began with."""
    mark = mark_of(book.id)
    from_page = dict(went.came_from)
    for page in went.pages:
        source = book.page(from_page[page.id])
        synced = Synced(mark, digest(page), digest(source))
        begun = _put_page(begun, replace(page, sharing=Sharing((synced,))), book.section(source.section).title)
    return begun


def _put_page(book: Book, page: Page, section_title: str) -> Book:
    """A page in place of the one that was begun for the same, or at the end of the section that fits it."""
    begun = next(
        (each for each in book.pages if page.kind and each.kind == page.kind and each.about == page.about), None
    ) or next((each for each in book.pages if page.kind and each.kind == page.kind and each.about is None), None)
    if begun is not None and begun.sharing is None:
        pages = tuple(replace(page, section=begun.section) if each.id == begun.id else each for each in book.pages)
        return replace(book, pages=pages)
    return AddPage(replace(page, section=_section(book, page, section_title))).apply(book)


def _section(book: Book, page: Page, title: str) -> SectionId:
    """The section of a book that fits a page from another: of the same name, or with a page of its kind, else the last past."""
    found = next((section for section in book.sections if section.title == title), None)
    if found is None:
        same = next((each for each in book.pages if page.kind and each.kind == page.kind), None)
        found = book.section(same.section) if same is not None else None
    if found is None:
        past = [section for section in book.sections if section.time == "past"]
        found = past[-1] if past else book.sections[-1]
    return found.id


def _picture(opened: OpenBook, book: Book, shared: SharedPhoto) -> tuple[Photo, TakenIn]:
    """What shows of a photo as a picture of its own, with nothing of the file that it is from."""
    whole = book.photo(shared.view.photo)
    across, down = shown_size(whole.width, whole.height, shared.view)
    least = min(1.0, LONGEST / max(across, down, 1))
    jpeg = opened.photos.picture(shared.view, max(1, round(across * least)), max(1, round(down * least)), Purpose.PRINT)
    taken = take_in_bytes(jpeg, "photo.jpg")
    photo = photo_record(taken, shared.id)
    consent = Consent.NOT_NEEDED if whole.consent is Consent.NOT_NEEDED else Consent.UNKNOWN
    return replace(photo, who=shared.who, caption=shared.caption, alt=shared.alt, taken=whole.taken, consent=consent), taken


# Bringing shared pages up to date.


def news_of(mine: Book, theirs: Book) -> tuple[News, ...]:
    """Which shared pages of the book of a brother or sister are not as they are here. Raises Refused for another book."""
    if mine.id == theirs.id:
        raise Refused("That is the same book. Nothing was changed; choose the book of a brother or sister.")
    way = _Way(mine, theirs)
    # A picture that went from this book to the other may come back, whatever was decided about it there.
    ours = way.photos | set(way.views)
    known = tuple(
        replace(each, consent=Consent.YES, seen_by=FAMILY_AND_RECORDS) if each.id in ours else each for each in theirs.photos
    )
    went = for_sibling(replace(theirs, photos=known), way.child)
    from_page = dict(went.came_from)
    pictures = {each.id: each for each in went.photos}
    found: list[News] = []
    for page in went.pages:
        raw = theirs.page(from_page[page.id])
        come, photos = way.page(page, pictures)
        here = next((each for each in mine.pages if each.id == come.id), None)
        synced = Synced(mark_of(theirs.id), digest(come), digest(raw))
        title = theirs.section(raw.section).title
        if here is None:
            found.append(News(NewsKind.NEW, come, None, synced, photos, title))
        elif here.sharing is not None and digest(here) != digest(come):
            what = _what_changed(mine, theirs, here, raw)
            if what is not None:
                found.append(News(what, come, here, synced, photos, title))
    return tuple(found)


def _what_changed(mine: Book, theirs: Book, here: Page, there: Page) -> NewsKind | None:
    """None where only ours is newer, or neither has changed since both were the same."""
    now, then = digest(here), digest(there)
    ours = here.sharing.with_book(mark_of(theirs.id)) if here.sharing is not None else None
    other = there.sharing.with_book(mark_of(mine.id)) if there.sharing is not None else None
    records = [(ours.mine, ours.theirs)] if ours is not None else []
    records += [(other.theirs, other.mine)] if other is not None else []
    if not records:  # two books that both began from a third
        began_here = {each.mine for each in here.sharing.synced} if here.sharing is not None else set()
        began_there = {each.mine for each in there.sharing.synced} if there.sharing is not None else set()
        records = [(now if now in began_here else "", then if then in began_there else "")]
    if any(record[1] == then for record in records):
        return None
    return NewsKind.NEWER if any(record[0] == now for record in records) else NewsKind.BOTH


class _Way:
    """How the things of another book are called in this one."""

    def __init__(self, mine: Book, theirs: Book) -> None:
        ours = _ids(mine)
        begun = {derived_id(mine.id, each): each for each in ours}
        self.ids: dict[str, str] = {}
        for each in _ids(theirs):
            come = derived_id(theirs.id, each)
            if come in ours:
                self.ids[come] = come
            elif each in ours:
                self.ids[come] = each
            elif each in begun:
                self.ids[come] = begun[each]
        child = next((each.id for each in theirs.people if self.ids.get(derived_id(theirs.id, each.id)) == mine.child), None)
        if child is None or child == theirs.child:
            raise Refused(
                "That is no book of a brother or sister that was begun from this one, or this one from it. Nothing was changed."
            )
        self.child: PersonId = child
        self.photos = {photo.id for photo in mine.photos}
        self.views = {derived_id(mine.id, view): view for page in mine.pages for view in _views(page)}

    def page(self, page: Page, pictures: dict[PhotoId, SharedPhoto]) -> tuple[Page, tuple[SharedPhoto, ...]]:
        """A page as it stands in this book, and the pictures that are still to be brought for it."""
        wanted: dict[PhotoId, SharedPhoto] = {}

        def photo(slot: PhotoSlot) -> PhotoSlot:
            shared = pictures[slot.view.photo]
            view = self.views.get(str(shared.view.photo)) if shared.view == PhotoView(shared.view.photo) else None
            if view is not None:
                return replace(slot, view=view)
            if shared.view.photo in self.photos and shared.view == PhotoView(shared.view.photo):
                return replace(slot, view=shared.view)
            if shared.id not in self.photos:
                who = tuple(PersonId(self.ids[each]) for each in shared.who if each in self.ids)
                wanted[shared.id] = replace(shared, who=who)
            return slot

        def people(slot: PeopleSlot) -> PeopleSlot:
            return PeopleSlot(tuple(PersonId(self.ids[each]) for each in slot.people if each in self.ids))

        slots = tuple((name, _mapped(value, photo, people)) for name, value in page.slots)
        about = self.ids.get(str(page.about)) if page.about is not None else None
        come = replace(
            page,
            id=PageId(self.ids.get(page.id, page.id)),
            about=PersonId(about) if about is not None else None,
            slots=slots,
        )
        return come, tuple(wanted.values())


def take_news(opened: OpenBook, book: Book, other: OpenBook, news: Sequence[News], tell: Tell = tell_nobody) -> Edit | None:
    """The edit that brings pages from another book into this one, as one step; None where there is nothing to bring.

    Pictures are put into the file of this book at once, as photos that are brought are. Raises Refused or Stopped.
    """
    edits: list[Edit] = []
    done: set[PhotoId] = {photo.id for photo in book.photos}
    total = sum(len(each.photos) for each in news)
    for each in news:
        for shared in each.photos:
            if shared.id not in done:
                tell(len(done), total, "photos")
                photo, taken = _picture(other, other.book, shared)
                opened.file.add_photo(photo, taken.original, taken.proxy, taken.thumb)
                edits.append(PutPhoto(photo))
                done.add(shared.id)
        edits += _taken(book, each)
    return Together(tuple(edits), "Bring shared pages up to date") if edits else None


def _taken(book: Book, news: News) -> list[Edit]:
    if news.here is None:
        sharing = Sharing((news.synced,))
        return [AddPage(replace(news.page, section=_section(book, news.page, news.section_title), sharing=sharing))]
    here = book.page(news.here.id)
    sharing = here.sharing or Sharing()
    if news.kind is NewsKind.NEWER:
        content = {name: getattr(news.page, name) for name in CONTENT}
        return [ChangePage(replace(here, **content, sharing=sharing.after(news.synced)))]
    beside = replace(news.page, id=PageId(new_id()), section=here.section, kind="", sharing=None)
    same = [page for page in book.pages if page.section == here.section]
    place = same.index(here) + 1
    seen = Synced(news.synced.book, digest(here), news.synced.theirs)
    return [
        ChangePage(replace(here, sharing=sharing.after(seen))),
        AddPage(beside, same[place].id if place < len(same) else None),
    ]


def _ids(book: Book) -> set[str]:
    """The ids of everything that shared pages may name."""
    found = {str(person.id) for person in book.people} | {str(home.id) for home in book.homes}
    return found | {str(page.id) for page in book.pages}


def _views(page: Page) -> Iterable[PhotoView]:
    return (picture.view for picture in page.pictures() if isinstance(picture, PhotoSlot))


def _mapped(value: SlotValue, photo: Callable[[PhotoSlot], PhotoSlot], people: Callable[[PeopleSlot], PeopleSlot]) -> SlotValue:
    """A slot with its photos and people called as in another book."""
    if isinstance(value, PhotoSlot):
        return photo(value)
    if isinstance(value, PeopleSlot):
        return people(value)
    if isinstance(value, CardsSlot):

        def card(each: Card) -> Card:
            return replace(each, picture=photo(each.picture)) if isinstance(each.picture, PhotoSlot) else each

        return CardsSlot(tuple(card(each) for each in value.cards))
    if isinstance(value, ScrapSlot):
        items = [replace(item, what=photo(item.what)) if isinstance(item.what, PhotoSlot) else item for item in value.items]
        return replace(value, items=tuple(items))
    return value
