"""Starting a book from a window: what it will look like, and the file with its passphrase and its printed code."""

from dataclasses import dataclass, replace
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.theme import Theme
from lifestory_app.layout import themes as looks
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.kinds import BookKind, Need, kind, kinds
from lifestory_app.practice.starter import facts_of_child, start_book
from lifestory_app.practice.wording import render
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.usecases.previewing import as_guide
from lifestory_app.usecases.starting import check_new

__all__ = [
    "Fonts",
    "KindOffer",
    "LaidOutBook",
    "NewBook",
    "Started",
    "check_new",
    "kind_name",
    "offer_of",
    "offers",
    "preview",
    "start_new",
    "themes",
]


@dataclass(frozen=True, slots=True)
class NewBook:
    """What a person chose for a new book."""

    child: str
    born: UncertainDate | None = None
    kind: str = "adoption"
    theme: str = ""
    shape: PageShape | None = None
    age_band: AgeBand | None = None
    reading: Reading = Reading.STANDARD


@dataclass(frozen=True, slots=True)
class KindOffer:
    """A kind of book as it is offered: its name, for whom, how it goes, the pages it begins with, and what it is made for."""

    id: str
    name: str
    whom: str
    about: str
    theme: str
    shape: PageShape
    age_band: AgeBand
    pages: int
    titles: tuple[str, ...]
    group: str = "plan"


@dataclass(frozen=True, slots=True)
class Started:
    """A book that is in its place, and the code that also opens it: shown once, and kept nowhere."""

    path: Path
    recovery_code: str


def offers(child: str) -> tuple[KindOffer, ...]:
    """The kinds of book there are, for a child of this first name. Raises Refused for one that cannot be written."""
    return tuple(offer_of(each, child) for each in kinds())


def offer_of(each: BookKind, child: str) -> KindOffer:
    """One kind as it is offered to a child of this first name."""
    begun = start_book(each, facts_of_child(child))
    titles = tuple(page.title for page in begun.pages if page.title.strip())
    required = [page for page in each.pages if page.need is Need.REQUIRED]
    about = render(each.about, {"child": child}, f"{each.file}, about")
    return KindOffer(
        each.id, each.name, each.whom, about, each.theme, each.shape, each.age_band, len(required), titles, each.group.value
    )  # fmt: skip


def kind_name(id: str) -> str:
    """What a kind of book is called, or "" for one that is not known here."""
    return next((each.name for each in kinds() if each.id == id), "")


def themes() -> tuple[Theme, ...]:
    """The looks a book can have."""
    return looks.themes()


def begin(wish: NewBook) -> Book:
    """The book as it begins. Raises Refused for a name that cannot be written."""
    wanted = kind(wish.kind)
    facts = facts_of_child(wish.child, wish.born)
    book = start_book(wanted, facts, author=platforms.user_name(), age_band=wish.age_band)
    return replace(book, theme=wish.theme or wanted.theme, shape=wish.shape or wanted.shape, reading=wish.reading)


def preview(wish: NewBook) -> tuple[LaidOutBook, Fonts]:
    """The first pages of the book that is wished for, laid out, with what belongs on each written where it would stand."""
    fonts = Fonts.shared()
    book = begin(wish)
    guided = tuple(as_guide(book, page, page_template(page.layout)) for page in book.pages)
    return lay_out(replace(book, pages=guided), fonts), fonts


def start_new(wish: NewBook, path: Path, passphrase: str) -> Started:
    """Make the book file, with a recovery code of its own. Raises Refused, with nothing made."""
    check_new(path, passphrase)
    with BookFile.create(path, begin(wish), Passphrase(passphrase), person=platforms.user_name()) as file:
        return Started(path, file.new_recovery_code())
