"""Hypothesis strategies for books: small but of every shape."""

from dataclasses import replace

from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import Season, UncertainDate
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.edits import (
    AddPage,
    AddReceipt,
    ArrangeScraps,
    ChangePage,
    DuplicatePage,
    Edit,
    FillSlot,
    MovePage,
    PutBond,
    PutEvent,
    PutGap,
    PutHome,
    PutLetter,
    PutPerson,
    PutPhoto,
    PutSection,
    RemoveEvent,
    RemoveHome,
    RemovePage,
    RemovePerson,
    RemovePhoto,
    RenameBook,
    RetitlePage,
    SetLook,
    Together,
)
from lifestory_app.domain.family import (
    Culture,
    CultureColour,
    Diagram,
    DiagramKind,
    Flow,
    Household,
    Moved,
    Strength,
    Support,
    Topic,
    TopicKind,
)
from lifestory_app.domain.family_edits import (
    ArrangeDiagram,
    PutCulture,
    PutHousehold,
    PutSupport,
    PutTopic,
    RemoveCulture,
    RemoveHousehold,
    RemoveSupport,
    RemoveTopic,
)
from lifestory_app.domain.gaps import Asked, Gap
from lifestory_app.domain.ids import (
    CultureId,
    DiagramId,
    GapId,
    HomeId,
    HouseholdId,
    MemoryId,
    OccasionId,
    PageId,
    PanelId,
    PersonId,
    PhotoId,
    PhotoRequestId,
    PromiseId,
    ScrapId,
    SectionId,
    StoryboardId,
    SupportId,
    ThingId,
    TopicId,
)
from lifestory_app.domain.memories import Given, KeptObject, Likeness, Memory, MemoryKind
from lifestory_app.domain.memory_edits import PutMemory, RemoveMemory
from lifestory_app.domain.pages import (
    DrawingSlot,
    MemoriesSlot,
    NoPhotoSlot,
    PhotoSlot,
    ScrapItem,
    ScrapSlot,
    Section,
    TextSlot,
    Time,
)
from lifestory_app.domain.people import Name, Person
from lifestory_app.domain.photos import Consent, Crop, PhotoView
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, Stage
from lifestory_app.domain.plan_edits import (
    MarkStage,
    PutOccasion,
    PutPhotoRequest,
    PutPromise,
    RemoveGap,
    RemoveOccasion,
    RemovePhotoRequest,
    RemovePromise,
)
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.story_edits import ChangePanel, MovePanel, RemovePanel, RemoveStoryboard
from lifestory_app.domain.storyboards import Bubble, InkColour, Mark, MarkKind, Panel, PanelPart
from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.domain.voices import Voice, VoiceKind
from tests.builders import a_full_book, a_page, a_photo

LANGUAGES = (None, "cy", "pl", "ur", "ar", "pa", "bn", "ti", "zh")
plain = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=40)
names = st.text(st.characters(categories=("L",)), min_size=1, max_size=12)


@st.composite
def dates(draw: st.DrawFn) -> UncertainDate:
    year = draw(st.integers(1900, 2100))
    about = draw(st.booleans())
    season = draw(st.none() | st.sampled_from(Season))
    if season:
        return UncertainDate(year, season=season, about=about)
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return UncertainDate(year, month, day, about=about)


runs = st.builds(Run, plain, st.booleans(), st.booleans(), st.sampled_from(LANGUAGES))
paragraphs = st.builds(Paragraph, st.lists(runs, max_size=3).map(tuple), st.sampled_from(ParagraphKind))
words = st.builds(Words, st.lists(paragraphs, max_size=3).map(tuple))


@st.composite
def crops(draw: st.DrawFn) -> Crop:
    left, right = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True)))
    top, bottom = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True)))
    return Crop(left / 100, top / 100, right / 100, bottom / 100)


scraps = st.builds(
    ScrapItem,
    st.integers(0, 9).map(lambda number: ScrapId(f"scrap-{number}")),
    st.one_of(
        st.builds(PhotoSlot, st.just(PhotoView(PhotoId("photo-1"))), plain),
        st.builds(ScrapWords, words, st.sampled_from(Lettering), st.booleans()),
        st.builds(Tape, st.sampled_from(TapeColour), st.sampled_from(TapePattern)),
        st.builds(NoPhotoSlot, plain, plain),
        st.builds(DrawingSlot, st.just(Pictogram("kite")), plain, plain),
    ),
    st.builds(ScrapPlace, *[st.floats(-50, 400)] * 2, *[st.floats(0.5, 400)] * 2, st.floats(-180, 180)),
    st.sampled_from(Backing),
)
scrapbooks = st.builds(
    lambda items, paper: ScrapSlot(tuple(items), paper.size_mm),
    st.lists(scraps, max_size=5, unique_by=lambda item: item.id),
    st.sampled_from(PageShape),
)


def family_edits(book: Book, fresh: str) -> st.SearchStrategy[Edit]:
    """Edits of households, cultures, topics, supports and diagrams that may or may not fit the book."""
    people = st.lists(st.sampled_from([*(person.id for person in book.people), PersonId("gone")]), max_size=3, unique=True)
    household, culture = HouseholdId(f"household-{fresh}"), CultureId(f"culture-{fresh}")
    topic, support = TopicId(f"topic-{fresh}"), SupportId(f"support-{fresh}")
    moved = st.builds(Moved, st.sampled_from([person.id for person in book.people]), st.floats(-99, 99), st.floats(-99, 99))
    return st.one_of(
        st.builds(lambda title, who: PutHousehold(Household(household, title, tuple(who))), plain, people),
        st.just(RemoveHousehold(household)),
        st.builds(lambda name, colour: PutCulture(Culture(culture, name, colour)), plain, st.sampled_from(CultureColour)),
        st.just(RemoveCulture(culture)),
        st.builds(
            lambda name, kind, who: PutTopic(Topic(topic, name, kind, tuple(who))), plain, st.sampled_from(TopicKind), people
        ),
        st.just(RemoveTopic(topic)),
        st.builds(
            lambda name, who, strength, flow: PutSupport(
                Support(support, name, person=who[0] if who else None, strength=strength, flow=flow)
            ),
            plain,
            people,
            st.sampled_from(Strength),
            st.sampled_from(Flow),
        ),
        st.just(RemoveSupport(support)),
        st.builds(
            lambda kind, places, centre: ArrangeDiagram(
                Diagram(DiagramId(kind.value), kind, moved=tuple(places), centre=centre)
            ),
            st.sampled_from(DiagramKind),
            st.lists(moved, max_size=2, unique_by=lambda each: each.who),
            st.none() | st.just(household),
        ),
    )


def story_edits(fresh: str) -> st.SearchStrategy[Edit]:
    """Edits of Words and Pictures that may or may not fit the book."""
    story = StoryboardId("story-1")
    place = st.tuples(st.floats(0, 400), st.floats(0, 300))
    things = st.one_of(
        st.builds(
            lambda kind, points, colour: Mark(ThingId("m"), kind, tuple(points), colour),
            st.sampled_from(MarkKind),
            st.lists(place, min_size=1, max_size=5),
            st.sampled_from(InkColour),
        ),
        st.builds(lambda text, at, tip: Bubble(ThingId("b"), text, *at, 120, tip), plain, place, place),
    )
    panel = st.builds(
        lambda part, words, found: Panel(PanelId(f"panel-{fresh}"), part, words, things=tuple(found)),
        st.sampled_from(PanelPart),
        words,
        st.lists(things, max_size=2, unique_by=lambda thing: thing.id),
    )
    return st.one_of(
        st.builds(lambda each: ChangePanel(story, each), panel),
        st.builds(lambda to: MovePanel(story, PanelId(f"panel-{fresh}"), to), st.integers(-1, 5)),
        st.just(RemovePanel(story, PanelId(f"panel-{fresh}"))),
        st.just(RemoveStoryboard(StoryboardId(f"story-{fresh}"))),
    )


def memory_edits(book: Book, fresh: str) -> st.SearchStrategy[Edit]:
    """Edits of the memory box, and of pages that tell of it, that may or may not fit the book."""
    people = st.lists(st.sampled_from([*(person.id for person in book.people), PersonId("gone")]), max_size=3, unique=True)
    photos = st.lists(st.builds(PhotoView, st.sampled_from([PhotoId("photo-1"), PhotoId("gone")]), crops()), max_size=2)
    homes = st.none() | st.sampled_from([*(home.id for home in book.homes), HomeId("gone")])
    known = st.sampled_from([*(memory.id for memory in book.memories), MemoryId(f"memory-{fresh}")])
    page = st.sampled_from([*(page.id for page in book.pages), PageId("nowhere")])
    things = st.builds(
        KeptObject, plain, plain, st.none() | st.builds(PhotoView, st.just(PhotoId("photo-1"))), st.none(), plain, plain,
        st.sampled_from(Likeness), st.sampled_from(Given), st.none() | st.sampled_from([person.id for person in book.people]),
        plain, plain,
    )  # fmt: skip
    memories = st.builds(
        lambda which, kind, title, when, story, who, said, views, kept, home: Memory(
            which, kind, title, when, story, tuple(who), said=said, photos=tuple(views), kept=kept, home=home
        ),
        known, st.sampled_from(MemoryKind), plain, st.none() | dates(), words, people, plain, photos, st.none() | things, homes,
    )  # fmt: skip
    return st.one_of(
        st.builds(PutMemory, memories, st.sampled_from(["", "title"])),
        st.builds(RemoveMemory, known),
        st.builds(
            lambda where, ids: FillSlot(where, "memories", MemoriesSlot(tuple(ids)) if ids else None),
            page,
            st.lists(known, max_size=3, unique=True),
        ),
        st.builds(RemoveHome, st.sampled_from([home.id for home in book.homes] or [HomeId("gone")])),
    )


def plan_edits(book: Book, fresh: str) -> st.SearchStrategy[Edit]:
    """Edits of the plan, of what is not known and of what is the child's own, that may or may not fit the book."""
    some = OccasionId(f"occasion-{fresh}")
    known = st.sampled_from([*(each.id for each in book.occasions), some])
    day = st.none() | dates()
    occasions = st.builds(Occasion, known, st.sampled_from(OccasionKind), day, plain, plain, plain, st.booleans())
    promise, request = PromiseId(f"promise-{fresh}"), PhotoRequestId(f"request-{fresh}")
    photos = st.lists(st.sampled_from([PhotoId("photo-1"), PhotoId("gone")]), max_size=2, unique=True).map(tuple)
    tries = st.lists(st.builds(Asked, plain, day, plain), max_size=3).map(tuple)
    gaps = [GapId(f"gap-{fresh}"), *(gap.id for gap in book.gaps)]
    voices = st.lists(st.builds(Voice, st.sampled_from(VoiceKind), plain, day), max_size=3).map(tuple)
    page = st.sampled_from(book.pages) if book.pages else st.just(a_page())
    return st.one_of(
        st.builds(PutOccasion, occasions),
        st.builds(RemoveOccasion, known),
        st.builds(PutPromise, st.builds(Promise, st.just(promise), plain, plain, day, day, st.none() | known)),
        st.just(RemovePromise(promise)),
        st.builds(
            PutPhotoRequest,
            st.builds(
                PhotoRequest, st.just(request), plain, plain, day, day, st.integers(0, 99), photos, st.none() | known, plain
            ),
        ),
        st.just(RemovePhotoRequest(request)),
        st.builds(MarkStage, st.sampled_from(Stage), st.none() | st.booleans(), day),
        st.builds(
            lambda which, what, found, told, said: PutGap(Gap(which, what, said, filled=found, told=told, next_step=what)),
            st.sampled_from(gaps), plain, st.booleans(), st.booleans(), tries,
        ),
        st.builds(RemoveGap, st.sampled_from(gaps)),
        st.builds(lambda each, said: ChangePage(replace(each, voices=said)), page, voices),
    )  # fmt: skip


@st.composite
def edits(draw: st.DrawFn, book: Book) -> Edit:
    """An edit that may or may not fit the book."""
    page = PageId(draw(st.sampled_from([*(page.id for page in book.pages), "nowhere"])))
    section = SectionId(draw(st.sampled_from([*(section.id for section in book.sections), "nowhere"])))
    person = PersonId(draw(st.sampled_from([person.id for person in book.people])))
    fresh = draw(st.integers(0, 5).map(str))
    found = next((each for each in book.pages if each.id == page), book.pages[0] if book.pages else a_page())
    choice = st.sampled_from
    return draw(
        st.one_of(
            st.builds(RetitlePage, st.just(page), plain),
            st.builds(FillSlot, st.just(page), choice(["words", "lead"]), st.builds(TextSlot, words) | st.none()),
            st.builds(
                FillSlot,
                st.just(page),
                st.just("photo"),
                st.builds(
                    PhotoSlot,
                    st.builds(PhotoView, choice([PhotoId("photo-1"), PhotoId("gone")]), crops(), st.integers(0, 3)),
                    plain,
                ),
            ),
            st.builds(FillSlot, st.just(page), st.just("scrap"), scrapbooks),
            st.builds(
                ArrangeScraps, st.just(page), st.just("scrap"), scrapbooks, st.just("Move a photo"), choice(["", "move a"])
            ),
            st.just(RemovePage(page)),
            st.just(DuplicatePage(page, PageId(f"copy-{fresh}"))).filter(
                lambda edit: edit.copy_id not in {p.id for p in book.pages}
            ),
            st.builds(MovePage, st.just(page), st.just(section), st.none() | choice([p.id for p in book.pages] or [page])),
            st.just(AddPage(a_page(f"new-{fresh}"))),
            st.builds(RenameBook, plain),
            st.builds(
                SetLook,
                st.none() | choice(["meadow", "plain"]),
                st.none() | choice(PageShape),
                st.none() | choice(AgeBand),
                st.none() | choice(Reading),
            ),
            st.builds(
                PutPerson,
                st.builds(Person, choice([person, PersonId(f"p{fresh}")]), st.builds(Name, names).map(lambda n: (n,))),
            ),
            st.just(RemovePerson(person)),
            st.builds(PutPhoto, st.builds(a_photo, st.just("photo-1"), consent=choice(Consent), caption=plain)),
            st.just(RemovePhoto(PhotoId("photo-1"))),
            st.builds(PutSection, st.builds(Section, choice([section, SectionId(f"s{fresh}")]), plain, choice(Time))),
            st.builds(ChangePage, st.just(found)),
            choice([PutGap(gap) for gap in book.gaps] or [RenameBook("No gaps")]),
            choice([PutHome(home) for home in book.homes] or [RenameBook("No homes")]),
            choice([PutEvent(event) for event in book.events] or [RenameBook("No events")]),
            choice([RemoveEvent(event.id) for event in book.events] or [RenameBook("No events")]),
            choice([PutBond(bond) for bond in book.bonds] or [RenameBook("No bonds")]),
            family_edits(book, fresh),
            story_edits(fresh),
            memory_edits(book, fresh),
            plan_edits(book, fresh),
            choice([PutLetter(letter) for letter in book.letters] or [RenameBook("No letters")]),
            st.just(AddReceipt(Receipt(f"r{fresh}", ReceiptKind.EXPORT, "A copy"))),
            st.builds(
                lambda a, b: Together((a, b)), st.builds(RenameBook, plain), st.builds(RetitlePage, st.just(page), plain)
            ),
        )
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """The full book after some edits that fit it."""
    from lifestory_app.domain.errors import EditRefused

    book = a_full_book()
    for _ in range(draw(st.integers(0, 4))):
        try:
            book = draw(edits(book)).apply(book)
        except EditRefused:
            continue
    return book
