"""What the book of a brother or sister may have: nothing that is private to the first child, whatever is marked how."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import BondId, EventId, GapId, HomeId, PageId, PersonId, PhotoId, SectionId
from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    FactRow,
    FactsSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    Section,
    TextSlot,
    Time,
)
from lifestory_app.domain.people import Bond, BondKind, Fact, Gender, Name, NameKind, Person, Role
from lifestory_app.domain.photos import Consent, Crop, PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Source, SourceKind
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.sharing import Sharing, digest
from lifestory_app.domain.sharing_edits import SharePages
from lifestory_app.domain.text import Words
from lifestory_app.export.sibling_sets import ForSibling, for_sibling, who_may_have_one
from lifestory_app.practice.kinds import kind
from lifestory_app.storage import codec
from lifestory_app.usecases.siblings import started, with_shared_pages
from tests.builders import a_photo

MAYA, LEO, ZARA, KELLY, IMRAN, TOM, SUE, ANNE, NAN = (
    PersonId(each) for each in ("maya", "leo", "zara", "kelly", "imran", "tom", "sue", "anne", "nan")
)
PAST = SectionId("past")


def person(id: PersonId, role: Role, family: str, gender: Gender = Gender.UNKNOWN, **more: object) -> Person:
    return Person(
        id,
        (Name(str(id).title(), kind=NameKind.KNOWN_AS), Name(str(id).title(), family, NameKind.BIRTH)),
        role,
        gender=gender,
        facts=(
            Fact("Secret", f"secret-of-{id}", seen_by=WORKER_ONLY),
            Fact("Likes", f"likes-of-{id}", source=Source(SourceKind.CASE_FILE, f"file-on-{id}")),
        ),
        born=UncertainDate(1990, 4, 17),
        **more,  # type: ignore[arg-type]
    )


def birth(one: PersonId, other: PersonId) -> Bond:
    return Bond(BondId(f"{one}-{other}"), BondKind.BIRTH_PARENT, one, other)


def a_family(*pages: Page) -> Book:
    """Maya and Leo have one mum and two dads; Maya was adopted by Anne in Falmouth, Leo was not."""
    return Book(
        id="mayas-book",
        child=MAYA,
        kind="adoption",
        title="Maya’s story",
        people=(
            person(MAYA, Role.CHILD, "Harris"),
            person(LEO, Role.SIBLING, "Lowe", Gender.MALE),
            person(ZARA, Role.SIBLING, "Lowe"),
            person(KELLY, Role.BIRTH_MOTHER, "Lowe", Gender.FEMALE, called="Mum"),
            person(IMRAN, Role.BIRTH_FATHER, "Shah", Gender.MALE),
            person(TOM, Role.RELATIVE, "Reed", Gender.MALE),
            person(SUE, Role.FOSTER_CARER, "Pike"),
            person(ANNE, Role.ADOPTIVE_PARENT, "Harris", called="Papa"),
            person(NAN, Role.RELATIVE, "Lowe", called="Nana Pat"),
        ),
        bonds=(
            *(birth(KELLY, each) for each in (MAYA, LEO, ZARA)),
            birth(IMRAN, MAYA),
            birth(TOM, LEO),
            birth(NAN, KELLY),
            Bond(BondId("couple"), BondKind.LIVING_TOGETHER, KELLY, IMRAN),
            Bond(BondId("couple-2"), BondKind.LIVING_TOGETHER, KELLY, TOM),
            Bond(BondId("adopted"), BondKind.ADOPTIVE_PARENT, ANNE, MAYA),
            Bond(BondId("fostered"), BondKind.FOSTER_CARER, SUE, MAYA),
            Bond(BondId("feeling"), BondKind.HARMED, TOM, MAYA),
        ),
        homes=(
            Home(
                HomeId("with-sue"),
                HomeKind.FOSTER,
                "With Sue",
                (SUE, LEO),
                Span(UncertainDate(2021, 3, 5), UncertainDate(2022, 6, 7)),
                "Wexmouth",
                facts=(Fact("Garden", "mayas-garden-fact"),),
            ),
            Home(HomeId("with-anne"), HomeKind.ADOPTIVE, "With Anne", (ANNE,), place="Falmouth"),
        ),
        events=(
            Event(EventId("zoo"), EventKind.OTHER, "A day at the zoo", UncertainDate(2021, 8, 9), (MAYA, LEO)),
            Event(EventId("school"), EventKind.SCHOOL, "Started at Hillside", UncertainDate(2023, 9, 1)),
        ),
        photos=(
            a_photo("seaside", who=(MAYA, LEO), caption="At the seaside", alt="Two children"),
            a_photo("with-imran", who=(IMRAN,), caption="caption-of-imrans-photo"),
            a_photo("not-asked", consent=Consent.UNKNOWN, caption="caption-not-asked"),
            a_photo("workers-photo", seen_by=WORKER_ONLY, caption="caption-of-worker"),
        ),
        sections=(
            Section(SectionId("now"), "Me now", Time.PRESENT),
            Section(PAST, "Where my story began", Time.PAST),
            Section(SectionId("notes"), "Notes", Time.WORKER),
        ),
        pages=(Page(PageId("own"), SectionId("now"), "words", "Only Maya’s", words("mayas-own-words")), *pages),
        letters=(Letter(_id("letter"), LetterKind.LATER_LIFE, MAYA, "For later", "letter-greeting", ()),),
        author="Amara",
    ).in_order()


def _id(text: str):
    return text


def words(text: str) -> tuple[tuple[str, TextSlot], ...]:
    return (("words", TextSlot(Words.of(text))),)


def shared(id: str, text: str = "We both liked the swing.", **more: object) -> Page:
    return Page(PageId(id), PAST, "photo-and-words", f"About {id}", words(text), sharing=Sharing(), **more)  # type: ignore[arg-type]


def leos(book: Book) -> tuple[ForSibling, Book, str]:
    """What goes along, Leo’s book, and every byte of its parts as text."""
    went = for_sibling(book, LEO)
    made = with_shared_pages(started(book, went, kind("adoption")), book, went)
    parts = [codec.encode(each) for name in Book.__dataclass_fields__ for each in _things(getattr(made, name))]
    told = codec.canonical(parts).decode() + repr(made) + repr((went.people, went.pages, went.photos))
    return went, made, told


def _things(value: object) -> list[object]:
    return [each for each in value if hasattr(each, "__dataclass_fields__")] if isinstance(value, tuple) else []


def test_leo_gets_his_own_family_as_his_and_nothing_of_mayas_other_side() -> None:
    went, made, told = leos(a_family())

    roles = {each.known_as: each.role for each in went.people}
    assert roles == {
        "Maya": Role.SIBLING,
        "Leo": Role.CHILD,
        "Zara": Role.SIBLING,
        "Kelly": Role.BIRTH_MOTHER,
        "Tom": Role.BIRTH_FATHER,
        "Sue": Role.FOSTER_CARER,
        "Nan": Role.RELATIVE,
    }
    assert made.the_child.known_as == "Leo"
    assert made.title == "Leo’s story"
    for private in (
        "Imran",
        "imran",
        "Anne",
        "anne",
        "Falmouth",
        "Hillside",
        "mayas-",
        "secret-of",
        "file-on",
        "Shah",
        "Harris",
    ):
        assert private not in told, private
    assert "likes-of-kelly" in told
    assert "likes-of-maya" not in told
    assert "likes-of-zara" not in told
    assert {each.which for each in went.stays if each.what == "person"} == {"Imran", "Anne"}
    assert [(home.title, home.when, home.facts) for home in made.homes] == [("With Sue", Span(), ())]
    assert [event.title for event in made.events] == ["A day at the zoo"]
    kinds = {(bond.kind, _called(made, bond.one), _called(made, bond.other)) for bond in made.bonds}
    assert (BondKind.BIRTH_PARENT, "Kelly", "Maya") in kinds
    assert not any(kind in (BondKind.HARMED, BondKind.FOSTER_CARER, BondKind.ADOPTIVE_PARENT) for kind, _, _ in kinds)


def _called(book: Book, person: PersonId) -> str:
    return book.person(person).known_as


def test_a_shared_page_goes_along_with_what_shows_of_its_photo_alone() -> None:
    view = PhotoView(PhotoId("seaside"), Crop(0, 0, 0.5, 0.5))
    page = shared("the-swing", about=KELLY).with_slot("photo", PhotoSlot(view))
    went, made, told = leos(a_family(page))

    (come,) = [each for each in made.pages if each.sharing is not None]
    assert come.title == "About the-swing"
    assert _called(made, come.about) == "Kelly"  # type: ignore[arg-type]
    (photo,) = went.photos
    assert (photo.view, photo.caption, [_called(made, each) for each in photo.who]) == (view, "At the seaside", ["Maya", "Leo"])
    picture = come.slot("photo")
    assert isinstance(picture, PhotoSlot)
    assert picture.view == PhotoView(photo.id)
    assert "seaside.jpg" not in told
    assert "the-swing" not in {str(each.id) for each in made.pages}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"slots": words("Imran took us to the park.")}, "it names Imran"),
        ({"slots": words("IMRAN’s car was red.")}, "it names IMRAN"),
        ({"title": "Mr Shah"}, "it names Shah"),
        ({"slots": words("Now she lives in Falmouth.")}, "it names Falmouth"),
        ({"slots": (("facts", FactsSlot((FactRow("Who", "Anne and Maya"),))),)}, "it names Anne"),
        ({"slots": (("cards", CardsSlot((Card("x", Words.of("y"), NoPhotoSlot("z", "We asked Imran.")),))),)}, "names Imran"),
        ({"beside": SecondLanguage("ur", "Imran")}, "it names Imran"),
        ({"slots": words("And then Mama Anne laughed.")}, "it names"),
        ({"slots": words("Papa came to fetch me.")}, "it names Papa"),
        ({"about": IMRAN}, "it is about"),
        ({"about": HomeId("with-anne")}, "it is about"),
        ({"layout": "letter", "about": _id("letter")}, "belongs to one child"),
        ({"layout": "genogram"}, "for the record"),
        ({"seen_by": WORKER_ONLY}, "not marked for this reader"),
        ({"section": SectionId("notes")}, "page for the worker"),
    ],
)
def test_a_shared_page_with_anything_private_is_held_back_whole_and_told(change: dict[str, object], why: str) -> None:
    went, made, _ = leos(a_family(replace(shared("p"), **change)))  # type: ignore[arg-type]

    assert went.pages == ()
    assert all(page.sharing is None for page in made.pages)
    assert any(why in each.why for each in went.stays), went.stays


@pytest.mark.parametrize("photo", ["with-imran", "not-asked", "workers-photo"])
def test_a_photo_that_may_not_be_shown_stays_and_its_caption_too(photo: str) -> None:
    page = shared("p").with_slot("photo", PhotoSlot(PhotoView(PhotoId(photo))))
    went, _, told = leos(a_family(page))

    assert len(went.pages) == 1
    assert went.photos == ()
    assert "caption-" not in told


def test_people_who_stay_are_left_off_a_page_of_people() -> None:
    page = replace(shared("p"), slots=(("people", PeopleSlot((KELLY, IMRAN, LEO))),))
    _, made, _ = leos(a_family(page))

    (come,) = [each for each in made.pages if each.sharing is not None]
    slot = come.slot("people")
    assert isinstance(slot, PeopleSlot)
    assert [_called(made, each) for each in slot.people] == ["Kelly", "Leo"]


def test_mum_may_stand_on_a_page_where_she_is_the_mum_of_both() -> None:
    assert len(for_sibling(a_family(shared("p", "Mum sang to us.")), LEO).pages) == 1


def test_words_that_are_names_too_hold_a_page_back_only_as_names() -> None:
    book = a_family(shared("p", "Will you play with me in the sun?".replace("Will", "will")))
    will = person(PersonId("will"), Role.OTHER, "Stone")
    assert len(for_sibling(replace(book, people=(*book.people, will)), LEO).pages) == 1
    named = a_family(shared("p", "I played with Will."))
    assert for_sibling(replace(named, people=(*named.people, will)), LEO).pages == ()


def test_only_brothers_and_sisters_may_have_one() -> None:
    book = a_family()

    assert [each.known_as for each in who_may_have_one(book)] == ["Leo", "Zara"]
    for other in (MAYA, KELLY, PersonId("nobody")):
        with pytest.raises(Refused, match="no brother or sister"):
            for_sibling(book, other)
    hidden = replace(book, people=tuple(replace(p, seen_by=WORKER_ONLY) if p.id == LEO else p for p in book.people))
    with pytest.raises(Refused, match="may not know"):
        for_sibling(hidden, LEO)


def test_marking_is_one_step_and_a_copy_of_a_page_is_not_marked() -> None:
    book = a_family()
    marked = SharePages((PageId("own"),)).apply(book)

    assert marked.page(PageId("own")).sharing == Sharing()
    assert SharePages((PageId("own"),), shared=False).apply(marked) == book


def test_the_mark_of_a_page_changes_with_what_it_says_alone() -> None:
    page = shared("p")

    assert digest(page) == digest(replace(page, id=PageId("q"), section=SectionId("now"), sharing=None, about=LEO))
    assert digest(page) != digest(replace(page, title="x"))
    assert digest(page) != digest(page.with_slot("words", TextSlot(Words.of("**We** both liked the swing."))))


texts = st.sampled_from(
    ("We played.", "Kelly sang.", "Imran sang.", "Anne waved.", "In Falmouth.", "With Sue.", "Mr Shah", "Zara and Leo", "Nana")
)
audiences = st.sampled_from((FAMILY_AND_RECORDS, WORKER_ONLY))
about = st.sampled_from((None, MAYA, LEO, KELLY, IMRAN, TOM, ANNE, HomeId("with-sue"), HomeId("with-anne")))
pictures = st.sampled_from(("seaside", "with-imran", "not-asked", "workers-photo", "")).map(
    lambda photo: (
        PhotoSlot(PhotoView(PhotoId(photo)), "", "") if photo else NoPhotoSlot("A photo", "Imran was asked", GapId("g"))
    )
)
made_pages = st.lists(
    st.builds(
        lambda number, text, seen_by, whom, picture, is_shared: replace(
            shared(f"page-{number}", text, about=whom, seen_by=seen_by).with_slot("photo", picture),
            sharing=Sharing() if is_shared else None,
            source=Source(SourceKind.CASE_FILE, "page-source"),
        ),
        st.integers(0, 999),
        texts,
        audiences,
        about,
        pictures,
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda page: page.id,
)


@given(made_pages, st.sets(st.sampled_from((KELLY, TOM, NAN, SUE, ZARA))), st.booleans())
@settings(max_examples=150)
def test_nothing_private_ever_reaches_the_other_book(pages: list[Page], hidden: set[PersonId], joined: bool) -> None:
    book = a_family(*pages)
    book = replace(
        book,
        people=tuple(replace(each, seen_by=WORKER_ONLY) if each.id in hidden else each for each in book.people),
        bonds=book.bonds if joined else tuple(bond for bond in book.bonds if LEO not in (bond.one, bond.other)),
    )

    went, made, told = leos(book)

    gone = {IMRAN, ANNE, *hidden} | (set() if joined else {TOM})
    for each in gone:
        assert not re.search(rf"(?<!\w){each}(?!\w)", told, re.IGNORECASE), each
    for private in (
        "Falmouth",
        "Hillside",
        "mayas-",
        "secret-of",
        "file-on",
        "page-source",
        "Shah",
        "Harris",
        "caption-",
        "Amara X",
    ):
        assert private not in told
    for page in pages:
        if page.sharing is None or page.seen_by == WORKER_ONLY:
            assert page.title not in {each.title for each in made.pages}
    ids = {str(each.id) for each in (*book.people, *book.homes, *book.events, *book.bonds, *book.pages, *book.photos)}
    there = {str(each.id) for each in (*made.people, *made.homes, *made.events, *made.bonds, *made.pages)}
    assert ids.isdisjoint(there)
    assert {photo.view.photo for photo in went.photos} <= {"seaside"}
