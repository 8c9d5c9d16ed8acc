"""What can be said about a book, and about the kinds, layouts and themes there are, without changing anything."""

from dataclasses import dataclass
from datetime import UTC, datetime

from lifestory_app.domain.receipts import ReceiptKind
from lifestory_app.layout.templates import page_templates
from lifestory_app.layout.themes import themes
from lifestory_app.practice.kinds import kinds
from lifestory_app.usecases.openbooks import OpenBook


@dataclass(frozen=True, slots=True)
class BookInfo:
    """Counts and states. `state` is `drafting` or `copied to record`; `last_verified` is ISO 8601 UTC, or None."""

    title: str
    kind: str
    pages: int
    photos: int
    people: int
    versions: int
    state: str
    last_verified: str | None


def describe(opened: OpenBook) -> BookInfo:
    """What a person wants to know about a book before opening its pages."""
    book = opened.book
    checked = opened.file.last_verified
    return BookInfo(
        title=book.title,
        kind=book.kind,
        pages=len(book.pages),
        photos=len(book.photos),
        people=len(book.people),
        versions=len(opened.file.versions()),
        state="copied to record" if any(receipt.kind is ReceiptKind.RECORD_COPY for receipt in book.receipts) else "drafting",
        last_verified=utc(checked) if checked else None,
    )


def utc(when: datetime) -> str:
    """A moment, ISO 8601 UTC to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind, layout or theme: its stable id and its name in plain words."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedKind:
    """A kind of book: its id and name, its group, for whom it is, how many pages it begins with, and what it grows into."""

    id: str
    name: str
    group: str
    whom: str
    pages: int
    grows_into: str


def what_there_is() -> dict[str, list[Listed] | list[ListedKind]]:
    """The kinds of book, page layouts and themes that can be chosen."""
    return {
        "kinds": [
            ListedKind(each.id, each.name, each.group.value, each.whom, len(each.required), each.grows_into) for each in kinds()
        ],
        "layouts": [Listed(each.id, each.name) for each in page_templates()],
        "themes": [Listed(each.id, each.name) for each in themes()],
    }
