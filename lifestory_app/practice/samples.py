"""The sample books: an invented child's story as data, and the real photographs that go with it."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PersonId, PhotoId, new_id
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.pages import Card, CardsSlot, Page, PhotoSlot, PictureSlot, ScrapSlot, SlotValue, TextSlot
from lifestory_app.domain.photos import Consent, Photo, PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.practice.fact_parts import read_seen_by, read_source
from lifestory_app.practice.facts import read_facts
from lifestory_app.practice.plan_files import read_plan
from lifestory_app.practice.reading import Table, each, read_table
from lifestory_app.practice.story import read_letters, read_pages, read_sections
from lifestory_app.practice.storyboard_files import read_storyboards


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """A photograph of a sample: the name the story calls it by, its file, and what is known of it."""

    name: str
    path: Path
    known: Photo


@dataclass(frozen=True, slots=True)
class SampleBook:
    """A sample before its photographs are taken in: pages refer to them by name."""

    book: Book
    photos: tuple[SamplePhoto, ...]

    def book_without_pages(self) -> Book:
        """The book as it is before its photographs are there to be shown."""
        bare = tuple(replace(person, portrait=None) for person in self.book.people)
        memories = tuple(memory.without_photos() for memory in self.book.memories)
        return replace(
            self.book,
            pages=(),
            people=bare,
            memories=memories,
            photo_requests=tuple(replace(request, photos=()) for request in self.book.photo_requests),
            homes=tuple(replace(home, photo=None) for home in self.book.homes),
        )

    def with_photos(self, taken: Mapping[str, Photo]) -> Book:
        """The book with the photographs as they were taken in, by name. Raises KeyError for one that is missing."""
        ids = {name: photo.id for name, photo in taken.items()}
        known = {sample.name: sample.known for sample in self.photos}
        book = self.book
        return replace(
            book,
            photos=tuple(_told(photo, known[name]) for name, photo in taken.items()),
            people=tuple(
                replace(person, portrait=ids[person.portrait]) if person.portrait else person for person in book.people
            ),
            homes=tuple(replace(home, photo=ids[home.photo]) if home.photo else home for home in book.homes),
            pages=tuple(_with_photos(page, ids) for page in book.pages),
            memories=tuple(_memory_with_photos(memory, ids) for memory in book.memories),
            photo_requests=tuple(
                replace(request, photos=tuple(ids[photo] for photo in request.photos)) for request in book.photo_requests
            ),
        )


def samples() -> tuple[str, ...]:
    """The kinds of book of which there is a sample."""
    return tuple(sorted(path.stem for path in resources.template("samples").glob("*.toml")))


@cache
def sample_heads() -> dict[str, str]:
    """What each sample book is called, by its kind. Raises Refused where a file cannot be read."""
    return {kind: read_table(resources.template("samples", f"{kind}.toml")).table("book").text("title") for kind in samples()}


def read_sample(kind: str) -> SampleBook:
    """The sample of a kind. Raises Refused for a kind of which there is none."""
    if kind not in samples():
        raise Refused(f"There is no sample of “{kind}” yet; there is one of: {', '.join(samples())}. Nothing was made.")
    file = read_table(resources.template("samples", f"{kind}.toml"))
    about = file.table("book")
    facts = read_facts(file)
    occasions, promises, requests, marks = read_plan(file)
    book = Book(
        id=new_id(),
        child=facts.child,
        kind=about.text("kind"),
        title=about.text("title"),
        theme=about.text("theme"),
        lang=about.text("lang"),
        author=about.text("author"),
        agency=about.text("agency"),
        age_band=about.choice("age_band", AgeBand, AgeBand.PRIMARY),
        shape=about.choice("shape", PageShape, PageShape.A4),
        reading=about.choice("reading", Reading, Reading.STANDARD),
        people=facts.people,
        bonds=facts.bonds,
        homes=facts.homes,
        events=facts.events,
        gaps=facts.gaps,
        households=facts.households,
        cultures=facts.cultures,
        topics=facts.topics,
        supports=facts.supports,
        diagrams=facts.diagrams,
        sections=read_sections(file),
        pages=read_pages(file),
        letters=read_letters(file),
        storyboards=read_storyboards(file),
        memories=facts.memories,
        occasions=occasions,
        promises=promises,
        photo_requests=requests,
        stage_marks=marks,
    )
    photos = each(file.tables("photo"), _photo)
    shown = {photo.path.name for photo in photos}
    book = replace(book, pages=tuple(_credited(page, shown) for page in book.pages))
    about.done()
    file.done()
    return SampleBook(book, photos)


def _photo(table: Table) -> SamplePhoto:
    name = table.text("id")
    file = table.text("file")
    known = Photo(
        id=PhotoId(name),
        sha256="",
        format="",
        width=0,
        height=0,
        file_name=file,
        taken=table.date("taken"),
        who=tuple(PersonId(person) for person in table.texts("who")),
        where=table.text("where", ""),
        caption=table.text("caption"),
        alt=table.text("alt"),
        consent=table.choice("consent", Consent, Consent.UNKNOWN),
        source=read_source(table),
        seen_by=read_seen_by(table),
    )
    return SamplePhoto(name, resources.asset("sample", file), known)


def _told(photo: Photo, known: Photo) -> Photo:
    """A photograph that was taken in, with what the story knows of it."""
    return replace(
        photo,
        taken=known.taken,
        who=known.who,
        where=known.where,
        caption=known.caption,
        alt=known.alt,
        consent=known.consent,
        source=known.source,
        seen_by=known.seen_by,
    )


def _with_photos(page: Page, ids: Mapping[str, PhotoId]) -> Page:
    return replace(page, slots=tuple((name, _slot(value, ids)) for name, value in page.slots))


def _memory_with_photos(memory: Memory, ids: Mapping[str, PhotoId]) -> Memory:
    def taken(view: PhotoView) -> PhotoView:
        return replace(view, photo=ids[view.photo])

    kept = memory.kept
    if kept is not None and kept.photo is not None:
        kept = replace(kept, photo=taken(kept.photo))
    return replace(memory, photos=tuple(taken(view) for view in memory.photos), kept=kept)


def _slot(value: SlotValue, ids: Mapping[str, PhotoId]) -> SlotValue:
    if isinstance(value, PhotoSlot):
        return _picture(value, ids)
    if isinstance(value, CardsSlot):
        return CardsSlot(tuple(_card(card, ids) for card in value.cards))
    if isinstance(value, ScrapSlot):
        scraps = (replace(item, what=_picture(item.picture, ids)) if item.picture else item for item in value.items)
        return replace(value, items=tuple(scraps))
    return value


def _card(card: Card, ids: Mapping[str, PhotoId]) -> Card:
    return replace(card, picture=_picture(card.picture, ids)) if card.picture else card


def _picture(picture: PictureSlot, ids: Mapping[str, PhotoId]) -> PictureSlot:
    if not isinstance(picture, PhotoSlot):
        return picture
    return replace(picture, view=replace(picture.view, photo=ids[picture.view.photo]))


def _credited(page: Page, shown: Collection[str]) -> Page:
    """The imprint with the names of those who made the photographs of this book, as their licences ask."""
    words = page.slot("words")
    if page.layout != "imprint" or not isinstance(words, TextSlot):
        return page
    rows = tomllib.loads(resources.asset("sample", "credits.toml").read_text(encoding="utf-8"))["photograph"]
    by_author: dict[str, list[str]] = {}
    for row in (row for row in rows if row["file"] in shown):
        by_author.setdefault(f"{row['author']} ({row['licence']})", []).append(f"“{row['title']}”")
    if not by_author:
        return page
    thanks = "; ".join(f"{', '.join(titles)} by {author}" for author, titles in by_author.items())
    return page.with_slot("words", TextSlot(Words((*words.words.paragraphs, *Words.of(f"Photographs: {thanks}.").paragraphs))))
