"""Books and parts for tests. Each builder gives only what matters to a test, and everything in it is invented."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Season, Span, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
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
    SupportKind,
    Topic,
    TopicKind,
)
from lifestory_app.domain.gaps import Asked, Gap
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import (
    BondId,
    CultureId,
    DiagramId,
    EventId,
    GapId,
    HomeId,
    HouseholdId,
    LetterId,
    MemoryId,
    OccasionId,
    PageId,
    PanelId,
    PersonId,
    PhotoId,
    PhotoRequestId,
    PromiseId,
    SectionId,
    StoryboardId,
    SupportId,
    ThingId,
    TopicId,
)
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.memories import Given, KeptObject, Likeness, Memory, MemoryKind
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
    Section,
    TextSlot,
    Time,
)
from lifestory_app.domain.people import (
    Bond,
    BondKind,
    Condition,
    ConditionKind,
    Fact,
    Gender,
    Migration,
    Name,
    NameKind,
    Person,
    Role,
)
from lifestory_app.domain.photos import Consent, Cover, Crop, Photo, PhotoView
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, Stage, StageMark
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Audience, Source, SourceKind
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.storyboards import (
    Agreement,
    Answer,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    Panel,
    PanelPart,
    PanelPicture,
    Sharing,
    Storyboard,
    Thickness,
)
from lifestory_app.domain.text import Words
from lifestory_app.domain.voices import Voice, VoiceKind

CHILD = PersonId("child")
SECTION = SectionId("now")


def a_page(
    id: str = "page-1", layout: str = "words", title: str = "About me", words: str = "I like kites.", **more: object
) -> Page:
    """A page of words in the first section of `a_book`."""
    slots = (("words", TextSlot(Words.of(words))),) if words else ()
    given = {"slots": slots, **more}
    return Page(PageId(id), SECTION, layout, title, **given)  # type: ignore[arg-type]


def a_book(**more: object) -> Book:
    """A small book: a child, one section, one page."""
    given: dict[str, object] = {
        "id": "a-book",
        "child": CHILD,
        "kind": "adoption",
        "title": "Robin’s story",
        "people": (Person(CHILD, (Name("Robin", kind=NameKind.KNOWN_AS),), Role.CHILD, born=UncertainDate(2019, 3, 12)),),
        "sections": (Section(SECTION, "Me now", Time.PRESENT, "Now"),),
        "pages": (a_page(),),
    }
    return Book(**{**given, **more})  # type: ignore[arg-type]


def a_photo(id: str = "photo-1", width: int = 1600, height: int = 1200, **more: object) -> Photo:
    """A photo's record; there are no pixels behind it."""
    given: dict[str, object] = {"sha256": "0" * 64, "format": "JPEG", "file_name": f"{id}.jpg", "consent": Consent.YES, **more}
    return Photo(PhotoId(id), width=width, height=height, **given)  # type: ignore[arg-type]


def a_storyboard(id: str = "story-1", photo: str = "photo-1") -> Storyboard:
    """Words and Pictures of two panels with every kind of thing in the first."""
    things = (
        Mark(ThingId("pen"), MarkKind.PEN, ((10, 280), (120, 270), (390, 282)), InkColour.GREEN, Thickness.THICK),
        Mark(ThingId("dot"), MarkKind.PEN, ((20, 20),)),
        Mark(ThingId("line"), MarkKind.LINE, ((20, 250), (380, 250)), thickness=Thickness.THIN),
        Mark(ThingId("arrow"), MarkKind.ARROW, ((50, 60), (90, 60)), InkColour.RED),
        Mark(ThingId("box"), MarkKind.BOX, ((300, 150), (380, 240)), InkColour.BROWN, filled=True),
        Mark(ThingId("oval"), MarkKind.OVAL, ((330, 20), (380, 60)), InkColour.YELLOW, filled=True),
        PanelPicture(ThingId("house"), Pictogram("line-house"), 90, 170, 140),
        PanelPicture(ThingId("robin"), PersonDrawing((("age", "child"), ("hair", "afro"))), 200, 190, 130, flipped=True),
        PanelPicture(ThingId("photo"), PhotoView(PhotoId(photo)), 345, 110, 60, turn=4.0),
        Bubble(ThingId("says"), "I am glad you told me.", 240, 50, 150, (205, 120)),
        Bubble(ThingId("thinks"), "Is Mum all right?", 90, 40, 120, (190, 140), BubbleKind.THOUGHT),
        Bubble(ThingId("label"), "home", 90, 262, 60, (90, 262), BubbleKind.LABEL),
    )
    return Storyboard(
        StoryboardId(id),
        "Why we live with Gran",
        (
            Panel(PanelId("panel-1"), PanelPart.OUR_FAMILY, Words.of("Mum has always loved you."), "Mum’s words", things),
            Panel(PanelId("panel-2"), PanelPart.WHAT_NEXT, Words.of("You live with Gran now."), alt="A house in the sun"),
        ),
        "So that Robin can look at why",
        "Ruth with Kelly",
        (Agreement("Kelly", PersonId("kelly"), Answer.AGREED, UncertainDate(2023, 1, 18)), Agreement("Imran")),
        (Sharing(UncertainDate(2023, 2, 8), "Ruth", "Robin coloured in the house."),),
        UncertainDate(2023, 2, 10),
        source=Source(SourceKind.SOCIAL_WORKER, "notes"),
    )


def a_memory(id: str = "memory-1", title: str = "No wobbles", **more: object) -> Memory:
    """A memory with a few words and nothing else."""
    given: dict[str, object] = {"story": Words.of("You rode your bike all the way to the gate."), **more}
    return Memory(MemoryId(id), title=title, **given)  # type: ignore[arg-type]


def a_plan() -> dict[str, object]:
    """The fields of a book whose plan has one of everything."""
    met, seen = OccasionId("occasion-1"), OccasionId("occasion-2")
    return {
        "occasions": (
            Occasion(met, OccasionKind.PLANNING, UncertainDate(2023, 1, 10), "Ruth, Sue", "Agreed who brings what", done=True),
            Occasion(seen, OccasionKind.FAMILY_TIME, UncertainDate(2023, 4), "Kelly", "Photos at the farm", "Choose four"),
        ),
        "promises": (Promise(PromiseId("promise-1"), "Sue", "The white hat", UncertainDate(2023, 2, 1), meeting=met),),
        "photo_requests": (
            PhotoRequest(
                PhotoRequestId("request-1"), "The farm", "Kelly", UncertainDate(2023, 4), UncertainDate(2023, 4, 20), 46,
                (PhotoId("photo-1"),), seen, "On Sue’s phone",
            ),
        ),
        "stage_marks": (StageMark(Stage.WITH_FAMILY, True, UncertainDate(2024, 1, 8)),),
    }  # fmt: skip


def memories() -> tuple[Memory, ...]:
    """A first time with a photo, a thing that is kept, a funny saying, and one that only the worker sees."""
    sue, home = PersonId("sue"), HomeId("home-2")
    view = PhotoView(PhotoId("photo-1"), Crop(0.1, 0.0, 0.9, 1.0))
    hat = KeptObject(
        "White hat", "Knitted, with a red bobble", view, Pictogram("hat"), "the size of an orange", "In the blue box at Sue’s",
        Likeness.ORIGINAL, Given.KNOWN, sue, why="You wore it on your first day here.",
    )  # fmt: skip
    return (
        a_memory(
            kind=MemoryKind.MILESTONE,
            when=UncertainDate(2022, 6, about=True),
            who=(CHILD, sue),
            place="Wexmouth",
            said="Look, no wobbles!",
            photos=(view,),
            home=home,
            entered_by="Sue",
            noted=UncertainDate(2022, 6, 14),
            source=Source(SourceKind.CARER, "Sue, by telephone"),
        ),
        a_memory("memory-2", "", story=Words(), kind=MemoryKind.OBJECT, when=UncertainDate(2021, 10, 4), kept=hat, home=home),
        a_memory("memory-3", "", kind=MemoryKind.FUNNY_SAYING, story=Words(), said="The moon followed us home.", who=(sue,)),
        a_memory("memory-4", "A hard day", seen_by=WORKER_ONLY),
    )


def a_full_book() -> Book:
    """A book with every kind of part, slot and drawing in it."""
    report = Source(SourceKind.PERMANENCE_REPORT, "page 4", UncertainDate(2022, 5))
    kelly, sue = PersonId("kelly"), PersonId("sue")
    photo = a_photo(
        taken=UncertainDate(2020, season=Season.SPRING, about=True),
        who=(CHILD,),
        where="by the sea",
        caption="Me and the sea.",
        alt="A beach with a red kite",
        source=report,
    )
    portrait = PersonDrawing((("age", "adult"), ("hair", "bun-low"), ("extras", "glasses-round")))
    scene = Scene((PlacedDrawing(portrait, 0.4, 0.6, 0.8), PlacedDrawing(Pictogram("kite"), 0.8, 0.3, 0.3)))
    covered = PhotoView(
        PhotoId("photo-1"), Crop(0.1, 0.1, 0.9, 0.8), 1, 2.5, 0.1, -0.1, (Cover(Crop(0, 0, 0.2, 0.2), blur=True),)
    )
    before, letters = SectionId("before"), SectionId("letters")
    pages = (
        a_page(),
        Page(
            PageId("page-2"),
            before,
            "photo-and-facts",
            "The day I was born",
            (
                ("photo", PhotoSlot(covered, "Two hours old", "A baby in a white hat")),
                ("facts", FactsSlot((FactRow("Day", "Tuesday 12 March 2019"), FactRow("Dzień", "wtorek", "pl")))),
                ("words", TextSlot(Words.of("It was a **sunny** day.", "- a hat", "- a blanket", "# And then", "1. one"))),
            ),
            kind="born",
            source=report,
            beside=SecondLanguage(
                "pl",
                "Dzień, w którym się urodziłam",
                (("words", Words.of("Był słoneczny dzień.")), ("rest", Words.of("Wtorek"))),
                "Anna Nowak",
                "Piotr Nowak",
                UncertainDate(2026, 5, 4),
                "read aloud",
            ),
        ),
        Page(
            PageId("page-3"),
            before,
            "person",
            "My birth mum",
            (("photo", DrawingSlot(portrait, "Kelly smiling")),),
            about=kelly,
        ),
        Page(
            PageId("page-4"),
            before,
            "person-no-photo",
            "My birth dad",
            (("photo", NoPhotoSlot("No photo yet.", "Asked in May.", GapId("gap-1"))),),
        ),
        Page(
            PageId("page-5"),
            before,
            "milestones",
            "Firsts",
            (
                ("cards", CardsSlot((Card("Kite", Words.of("Up!"), DrawingSlot(scene, "A kite"), "2021"),))),
                ("memories", MemoriesSlot((MemoryId("memory-1"),))),
            ),
        ),
        Page(
            PageId("page-6"),
            SECTION,
            "people",
            "My family",
            (("people", PeopleSlot((CHILD, kelly, sue))),),
            lang="cy",
            childs_own=True,
            voices=(Voice(VoiceKind.DREW, "The border", UncertainDate(2023, 2, 8)), Voice(VoiceKind.LEFT_OUT, "The dog")),
        ),
        Page(PageId("page-7"), letters, "letter", "A letter for later", about=LetterId("letter-1")),
        Page(PageId("page-8"), letters, "words", "Notes", seen_by=WORKER_ONLY),
    )
    book = a_book(
        people=(
            Person(
                CHILD,
                (
                    Name("Robin", kind=NameKind.KNOWN_AS, native="روبن", lang="ur"),
                    Name("Robin", "Marlowe", NameKind.BIRTH),
                    Name("Robin", "Ashdown", NameKind.ADOPTIVE, Span(UncertainDate(2024, 2, 9))),
                ),
                Role.CHILD,
                gender=Gender.NON_BINARY,
                born=UncertainDate(2019, 3, 12),
                portrait=PhotoId("photo-1"),
            ),
            Person(
                kelly,
                (Name("Kelly", "Marlowe", source=report),),
                Role.BIRTH_MOTHER,
                "Mum Kelly",
                Gender.FEMALE,
                UncertainDate(1996, about=True),
                drawing=portrait,
                facts=(Fact("liked", "singing", source=report, seen_by=FAMILY_AND_RECORDS | {Audience.BIRTH_FAMILY}),),
                conditions=(Condition(ConditionKind.RECOVERY, Span(UncertainDate(2022)), report),),
                cultures=(CultureId("culture-1"),),
                languages=("Welsh",),
                faith="chapel",
                migrations=(Migration("Wales", "Wexmouth", UncertainDate(2001)),),
            ),
            Person(sue, (Name("Sue"),), Role.FOSTER_CARER),
        ),
        bonds=(Bond(BondId("bond-1"), BondKind.BIRTH_PARENT, kelly, CHILD, source=report),),
        homes=(
            Home(
                HomeId("home-1"),
                HomeKind.PARENTS,
                "With Kelly",
                (kelly,),
                Span(UncertainDate(2019, 3, 14), UncertainDate(2021, 10)),
            ),
            Home(
                HomeId("home-2"),
                HomeKind.FOSTER,
                "Sue’s house",
                (sue,),
                Span(UncertainDate(2021, 10)),
                "Wexmouth",
                PhotoId("photo-1"),
            ),
        ),
        events=(Event(EventId("event-1"), EventKind.ADOPTION_DAY, "Adoption day", UncertainDate(2024, 2, 9), (CHILD,)),),
        photos=(photo,),
        sections=(
            Section(SECTION, "Me now", Time.PRESENT, "Now"),
            Section(before, "Before", Time.PAST, "Before"),
            Section(letters, "Letters", Time.BACK),
        ),
        pages=pages,
        letters=(
            Letter(
                LetterId("letter-1"),
                LetterKind.LATER_LIFE,
                CHILD,
                "A letter for when you are older",
                "Dear Robin,",
                (
                    LetterSection("who-i-am", "Who I am", Words.of("I was your social worker.")),
                    LetterSection("court", "Court", held_back=True),
                ),
                "With warm wishes,",
                "Ruth",
                "Social worker",
                UncertainDate(2024, 2, 20),
                ("A photo",),
            ),
        ),
        gaps=(
            Gap(
                GapId("gap-1"),
                "A photo of my birth dad",
                (Asked("Gran", UncertainDate(2023, 5, 3), "She will look"),),
                UncertainDate(2024),
                next_step="Try his sister",
            ),
        ),
        receipts=(
            Receipt(
                "receipt-1",
                ReceiptKind.RECORD_COPY,
                "A copy",
                "adoption-record",
                "K:",
                "2024-02-21T10:00:00Z",
                "Ruth",
                "f" * 64,
                3,
            ),
        ),
        storyboards=(a_storyboard(),),
        kept_words=(KeptWords("absolute", "never ever"),),
        memories=memories(),
        **a_plan(),  # type: ignore[arg-type]
        households=(Household(HouseholdId("household-1"), "At Sue’s", (CHILD, sue), Span(UncertainDate(2021, 10))),),
        cultures=(Culture(CultureId("culture-1"), "Welsh", CultureColour.ROSE),),
        topics=(Topic(TopicId("topic-1"), "Singing", TopicKind.PRIDE, (kelly,)),),
        supports=(
            Support(SupportId("support-1"), "Sue", SupportKind.PERSON, sue, Strength.STRONG, Flow.BOTH, source=report),
            Support(SupportId("support-2"), "Football", SupportKind.CLUB, seen_by=WORKER_ONLY),
        ),
        diagrams=(
            Diagram(
                DiagramId("genogram"),
                DiagramKind.GENOGRAM,
                UncertainDate(2024, 6, 3),
                (Moved(sue, 12.0, 0.0),),
                (sue,),
                HouseholdId("household-1"),
                True,
            ),
        ),
    )
    return replace(book, theme="seaside").in_order()
