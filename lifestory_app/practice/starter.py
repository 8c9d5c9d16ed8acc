"""The first pages of a new book: those its kind requires, with the words the facts already allow, and no placeholder ever."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lifestory_app.domain.book import AgeBand, Book
from lifestory_app.domain.dates import WEEKDAYS, UncertainDate, age_on
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.homes import EventKind, Home, HomeKind
from lifestory_app.domain.ids import HomeId, LetterId, PageId, PersonId, SectionId, StoryboardId, new_id
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.pages import FOR_RECORDS, Page, TextSlot
from lifestory_app.domain.people import Name, NameKind, Person, Role
from lifestory_app.domain.sharing import Sharing
from lifestory_app.practice.facts import Facts
from lifestory_app.practice.kinds import BookKind, KindPage, Need
from lifestory_app.practice.letter_forms import LetterForm, form_of
from lifestory_app.practice.reading import is_writable
from lifestory_app.practice.story import words_of
from lifestory_app.practice.wording import render

ROLES_OF_PAGES = {"birth-mum": Role.BIRTH_MOTHER, "birth-dad": Role.BIRTH_FATHER}
"""Pages of which there is one to each person of a role."""

STAY = ("stay", "stay-facts")
"""Pages of the one home that a memory book is about."""
About = PersonId | HomeId | LetterId | StoryboardId | None
_CARERS = (Role.FOSTER_CARER, Role.KINSHIP_CARER)


def start_book(kind: BookKind, facts: Facts, author: str = "", agency: str = "", age_band: AgeBand | None = None) -> Book:
    """A new book of a kind: its sections, and its required pages in order, one page to a person or home where that is meant.

    Its words are those for readers of `age_band`, which is the kind's own unless another is given.
    """
    fresh = {section.id: SectionId(new_id()) for section in kind.sections}
    child = next(person for person in facts.people if person.id == facts.child)
    book = Book(
        id=new_id(),
        child=child.id,
        kind=kind.id,
        title=render(kind.title, {"child": child.known_as}, f"{kind.file}, title"),
        theme=kind.theme,
        age_band=age_band or kind.age_band,
        shape=kind.shape,
        author=author,
        agency=agency,
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
        memories=tuple(memory.without_photos() for memory in facts.memories),
        sections=tuple(replace(section, id=fresh[section.id]) for section in kind.sections),
    )
    pages = [page for each in kind.pages if each.need is Need.REQUIRED for page in pages_of_need(each, book, kind, fresh)]
    return replace(book, pages=tuple(pages))


def facts_of_child(name: str, born: UncertainDate | None = None) -> Facts:
    """The least that a book can be started with: the child's first name, and perhaps the day of birth.

    Raises Refused for a name that is empty or cannot be written.
    """
    given = " ".join(name.split())
    if not given or not is_writable(given):
        raise Refused("A book needs the child’s first name, in letters that can be written. Nothing was made; give a name.")
    child = Person(PersonId(new_id()), (Name(given, kind=NameKind.KNOWN_AS),), Role.CHILD, born=born)
    return Facts(child.id, (child,), (), (), (), ())


def page_of_kind(book: Book, kind: BookKind, wanted: KindPage, section: SectionId, about: About = None) -> Page:
    """One page of a kind for a section, about a person or home of the book.

    Its words are those for readers of the book's age, as far as the facts allow them.
    """
    said = wanted.for_age(book.age_band)
    return _page(said, section, about, {**_facts(book), **_facts_about(book, about)}, kind.file)


def starters_for(book: Book, kind: BookKind, page: Page) -> dict[str, tuple[str, ...]]:
    """Sentences to choose from for each slot of a page of this kind, filled with the book's facts.

    A sentence whose facts are not known yet is left out.
    """
    wanted = next((each for each in kind.pages if each.id == page.kind), None)
    if wanted is None:
        return {}
    facts = {**_facts(book), **_facts_about(book, page.about)}
    found: dict[str, tuple[str, ...]] = {}
    for slot, texts in _starter_texts(wanted.for_age(book.age_band)).items():
        said = (render(text, facts, f"{kind.file}, page {wanted.id}, {slot}").strip() for text in texts)
        found[slot] = tuple(text for text in said if text)
    return found


def letters_of_kind(book: Book, form: LetterForm) -> tuple[Letter, ...]:
    """A letter of this form still to be written, from each who may write it; one from nobody named where there is none."""
    writers = [person.called or person.known_as for person in book.people if person.role in form.writers]
    return tuple(form.begun(book.child, {**_facts(book), "writer": writer}) for writer in writers or [""])


def facts_for_letters(book: Book) -> dict[str, Any]:
    """What the words of a form of letter may rest on, but for its writer."""
    return _facts(book)


def letter_starters(book: Book, letter: Letter) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What belongs in each part of a letter and sentences to start from, by the id of the part."""
    form = form_of(letter)
    if form is None:
        return {}
    facts = {**_facts(book), "writer": letter.signed_by}
    return {part.id: (part.prompt, form.starters(part, facts)) for part in form.parts}


def _starter_texts(wanted: KindPage) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {slot: (text,) for slot, text in wanted.start}
    for slot, more in wanted.starters:
        texts[slot] = (*texts.get(slot, ()), *more)
    return texts


def _facts_about(book: Book, about: str | None) -> dict[str, Any]:
    """The facts of the person or home that a page is about."""
    home = next((each for each in book.homes if each.id == about), None)
    person = next((each for each in book.people if each.id == about), None)
    if home is not None:
        return {"home": home.title, "place": home.place, "when": _when_in(home), "since": _since(book, home)}
    return {"person": person.known_as} if person is not None else {}


def _when_in(home: Home) -> str:
    """From when to when a home was, as it goes into a sentence; empty where nothing is known."""
    if home.when.start and home.when.end:
        return f"from {home.when}"
    return str(home.when) if home.when.start or home.when.end else ""


def _since(book: Book, home: Home) -> str:
    """Since when the child has lived in the home of now; empty for every other."""
    start = home.when.start
    if start is None or home.when.end is not None:
        return ""
    later = (each.when.start for each in book.homes if each.when.start is not None)
    return "" if any(other.earliest > start.latest for other in later) else str(start)


def title_of(kind: BookKind, book: Book) -> str:
    """What a book of this kind is called when it begins."""
    return render(kind.title, {**_facts(book)}, f"{kind.file}, title")


def pages_of_need(wanted: KindPage, book: Book, kind: BookKind, fresh: Mapping[SectionId, SectionId]) -> list[Page]:
    """A page of a kind, once for each person or home it is about; `fresh` are the book's sections by their ids in the kind."""
    about: list[PersonId | HomeId | None] = [None]
    if wanted.id == "home":
        about = [home.id for home in book.homes if not home.kind.is_new_family]
    elif wanted.id in STAY:
        stay = stay_of(book)
        about = [stay.id if stay is not None else None]
    elif wanted.id in ROLES_OF_PAGES:
        about = [person.id for person in book.people if person.role is ROLES_OF_PAGES[wanted.id]] or [None]
    return [page_of_kind(book, kind, wanted, fresh[SectionId(wanted.section)], each) for each in about]


def _page(wanted: KindPage, section: SectionId, about: About, facts: Mapping[str, Any], file: str) -> Page:
    where = f"{file}, page {wanted.id}"
    title = render(wanted.title, facts, f"{where}, title")
    page = Page(PageId(new_id()), section, wanted.layout, title, kind=wanted.id, about=about)
    page = replace(page, sharing=Sharing() if wanted.shared else None)
    if wanted.layout in FOR_RECORDS:
        page = replace(page, seen_by=RECORDS_ONLY)
    for slot, text in wanted.start:
        said = render(text, facts, f"{where}, {slot}")
        if said.strip():
            page = page.with_slot(slot, TextSlot(words_of(said)))
    return page


def stay_of(book: Book) -> Home | None:
    """The home that a memory book tells of: the last one with foster carers or with family who care, by when it began."""
    homes = [home for home in book.homes if home.kind in (HomeKind.FOSTER, HomeKind.KINSHIP)]
    return max(homes, key=lambda home: home.when.start.earliest if home.when.start else date.min, default=None)


def _carers(book: Book, stay: Home | None) -> list[str]:
    """Those who care for the child: of the home of now, or where nobody is entered for it all foster and kinship carers."""
    carers = [person for person in book.people if person.role in _CARERS]
    here = [person for person in carers if stay is not None and person.id in stay.who]
    return [person.called or person.known_as for person in here or carers]


def _facts(book: Book) -> dict[str, Any]:
    """What starter words may rest on. A fact that is not known is an empty text, so that its sentence can be left out."""
    child = book.the_child
    adopted = next((event.when for event in book.events if event.kind is EventKind.ADOPTION_DAY), None)
    stay = stay_of(book)
    now_family = [person.called or person.known_as for person in book.people if person.belongs_to_new_family]
    return {
        "child": child.known_as,
        "born": str(child.born) if child.born else "",
        "weekday": WEEKDAYS[child.born.earliest.weekday()] if child.born and child.born.is_exact else "",
        "adopted": str(adopted) if adopted else "",
        "age_adopted": (age_on(child.born, adopted) or "") if child.born and adopted else "",
        "family": " and ".join(now_family),
        "carers": " and ".join(_carers(book, stay)),
        "came": str(stay.when.start) if stay is not None and stay.when.start else "",
        "home": "",
        "place": "",
        "when": "",
        "since": "",
        "person": "",
        "author": book.author,
    }
