"""A book with every page layout in it. Everything in it is invented."""

from dataclasses import replace

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.family import Diagram, DiagramKind, Flow, Household, Strength, Support, SupportKind
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import (
    BondId,
    DiagramId,
    EventId,
    HomeId,
    HouseholdId,
    LetterId,
    MemoryId,
    PageId,
    PersonId,
    PhotoId,
    ScrapId,
    SectionId,
    StoryboardId,
    SupportId,
)
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.memories import Given, KeptObject, Memory, MemoryKind
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
    ScrapItem,
    ScrapSlot,
    Section,
    SlotValue,
    TextSlot,
    Time,
)
from lifestory_app.domain.people import Bond, BondKind, Fact, Gender, Name, NameKind, Person, Role
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.text import Words
from tests.builders import CHILD, a_photo, a_storyboard

NOW, BEFORE, NEXT, BACK = SectionId("now"), SectionId("before"), SectionId("next"), SectionId("back")
KELLY, MARCUS, SUE, WINSTON, MUM, DAD, MASON, PICKLE = (
    PersonId(each) for each in ("kelly", "marcus", "sue", "winston", "mum", "dad", "mason", "pickle")
)
ME = PersonDrawing(
    (
        ("age", "child"),
        ("hair", "afro"),
        ("hair_colour", "black"),
        ("skin", "s6"),
        ("expression", "happy"),
        ("top_colour", "mustard"),
    )
)
KELLY_DRAWN = PersonDrawing(
    (
        ("hair", "curly-long"),
        ("hair_colour", "chestnut"),
        ("skin", "s2"),
        ("top", "vneck"),
        ("top_colour", "coral"),
        ("backdrop", "#CBE4EC"),
    )
)
SUE_DRAWN = PersonDrawing(
    (
        ("age", "older"),
        ("hair", "bob"),
        ("hair_colour", "silver"),
        ("skin", "s2"),
        ("top_colour", "red"),
        ("extras", "glasses-round"),
    )
)
WINSTON_DRAWN = PersonDrawing(
    (("age", "older"), ("skin", "s8"), ("facial_hair", "beard"), ("hair", "short"), ("hair_colour", "grey"))
)


def text(*paragraphs: str) -> TextSlot:
    return TextSlot(Words.of(*paragraphs))


def photo(number: int, caption: str = "") -> PhotoSlot:
    return PhotoSlot(PhotoView(PhotoId(f"photo-{number}")), caption)


def drawn(id: str, alt: str = "", caption: str = "") -> DrawingSlot:
    return DrawingSlot(Pictogram(id), alt or f"A drawing: {id}", caption)


def a_scene(*parts: tuple[object, float, float, float]) -> Scene:
    return Scene(tuple(PlacedDrawing(drawing, x, y, height) for drawing, x, y, height in parts))  # type: ignore[arg-type]


def a_scrapbook() -> ScrapSlot:
    """A day out: a photo, a drawing, a ticket, a leaf, words and tape, as the look of the book shows it (picture 14)."""

    def scrap(id: str, what: object, *place: float, backing: Backing = Backing.FRAME) -> ScrapItem:
        return ScrapItem(ScrapId(id), what, ScrapPlace(*place), backing)  # type: ignore[arg-type]

    drawing = a_scene((Pictogram("tree"), 0.2, 0.45, 0.8), (ME, 0.55, 0.62, 0.62), (KELLY_DRAWN, 0.8, 0.55, 0.78))
    said = Words.of("We went on the little train. I found a leaf as big as my hand. Mum carried it home inside her hat.")
    return ScrapSlot(
        (
            scrap("photo", photo(3, "Me with Mum and Dad, Larch Wood"), 66, 102, 96, 98, -2.2),
            scrap("drawing", DrawingSlot(drawing, "A tree, Robin and Mum"), 157, 83, 70, 56, 2, backing=Backing.TORN),
            scrap(
                "caption", ScrapWords(Words.of("The tall one is Dad."), centred=True), 157, 118, 66, 10, 2, backing=Backing.NONE
            ),
            scrap(
                "ticket",
                ScrapWords(Words.of("# Larch Wood Line", "One child, return"), Lettering.PRINT),
                157,
                141,
                72,
                31,
                -3,
                backing=Backing.TICKET,
            ),
            scrap("trees", drawn("tree"), 183, 139.6, 14, 20, -3, backing=Backing.NONE),
            scrap("leaf", drawn("leaf"), 38, 179, 36, 38, 3, backing=Backing.CARD),
            scrap("words", ScrapWords(said, Lettering.PRINT), 126, 178, 124, 32, backing=Backing.NONE),
            scrap("tape-1", Tape(TapeColour.SAGE), 66, 53, 24, 8.4, -3),
            scrap("tape-2", Tape(TapeColour.PEACH), 128, 56, 20, 8, -24),
            scrap("tape-3", Tape(TapeColour.PEACH, TapePattern.DOTS), 186, 56, 20, 8, 24),
            scrap("tape-4", Tape(TapeColour.STRAW), 38, 160, 18, 7, -4),
        ),
        (210, 210),
    )


def a_letter() -> Letter:
    part = (
        "I was your social worker from October 2021, when you were two, until you were five. I am writing this now, just "
        "after your adoption, so that you have it when you are older.",
        "The first time I met you, you were sitting on the kitchen floor with a saucepan on your head. You looked at me, "
        "lifted it off, and offered it to me. I put it on. You laughed so hard that you fell over.",
    )
    birth = (
        "You were born on Tuesday 12 March 2019 at Alderbrook Hospital. You weighed 3.2 kilograms. Kelly chose your name "
        "because she heard a robin that morning.",
        "Kelly grew up in Wexmouth with her mum, Jean. People who knew her told me that she was funny and quick, and that she "
        "could sing. She was hurt by adults when she was a girl, and she did not get the help that she needed. I do not think "
        "this excuses what happened to you. I think it helps to explain it.",
    )
    decision = (
        "In this letter I will tell you what we were worried about, what we tried, and how the decision was made. Some of it "
        "is hard to read. You can stop, and come back to it with someone you trust.",
        "In the spring of 2021 a health visitor saw that you were hungry. We tried to help Kelly for seven months. In October "
        "a judge decided that you must live somewhere safe. Sue and Winston opened their door at nine that evening.",
    )
    return Letter(
        LetterId("letter-1"),
        LetterKind.LATER_LIFE,
        CHILD,
        "A letter for when you are older",
        "Dear Robin,",
        (
            LetterSection("who-i-am", "Who I am", Words.of(*part)),
            LetterSection("birth", "Your birth", Words.of(*birth)),
            LetterSection("court", "Kept for later", Words.of("This part is held back."), held_back=True),
            LetterSection("decision", "The decision", Words.of(*decision)),
        ),
        "With my warmest wishes,",
        "Ruth Okafor",
        "Social worker, Harrow Vale Council",
        UncertainDate(2024, 6, 14),
        ("a copy of your hospital card", "a photo of Wexmouth beach"),
    )


def pages() -> tuple[Page, ...]:
    """One page of every layout, in the order of a book."""

    def page(layout: str, section: SectionId, title: str, **slots: SlotValue) -> Page:
        named = tuple((name.replace("_", "-"), value) for name, value in slots.items())
        return Page(PageId(layout), section, layout, title, named)

    sky = a_scene((Pictogram("tree"), 0.2, 0.55, 0.5), (ME, 0.5, 0.6, 0.8), (Pictogram("kite"), 0.8, 0.25, 0.3))
    sue, winston = (replace(each, choices=(("view", "bust"), *each.choices)) for each in (SUE_DRAWN, WINSTON_DRAWN))
    sofa = a_scene((sue, 0.3, 0.6, 0.8), (winston, 0.7, 0.6, 0.8), (Pictogram("dog"), 0.5, 0.8, 0.4))
    return (
        page(
            "cover",
            SectionId("front"),
            "Robin’s story",
            kicker=text("My life so far"),
            photo=DrawingSlot(sky, "Robin in a yellow coat, flying a kite"),
            credit=text("Made by Robin with Mum, Dad and Ruth"),
        ),
        page(
            "contents",
            SectionId("front"),
            "What is in my book",
            words=text("You can start anywhere, and stop whenever you like."),
        ),
        Page(PageId("opener-now"), NOW, "section-opener", "Me, now", (("lead", text("This is me and my family today.")),)),
        page(
            "all-about-me",
            NOW,
            "All about me now",
            lead=text("My name is Robin.", "I am seven."),
            facts=FactsSlot(
                (
                    FactRow("My hair", "Dark and very curly. I like it long."),
                    FactRow("My best food", "Dad’s dhal, with extra rice."),
                    FactRow("I am good at", "Climbing, drawing and finding things."),
                    FactRow("I say", "“Actually” a lot."),
                )
            ),
            photo=DrawingSlot(ME, "Robin, laughing", "Me at Larch Wood with Mum and Dad, May 2026"),
            cards=CardsSlot(
                (
                    Card("I live with", Words.of("Mum, Dad and Pickle the cat."), photo(1)),
                    Card("My friends", Words.of("Ottilie and Sami. We have a den."), drawn("house")),
                    Card("This year", Words.of("I learned to ride my bike."), drawn("bike")),
                )
            ),
        ),
        page(
            "early-years",
            NOW,
            "This is my family.",
            photo=DrawingSlot(sofa, "My family"),
            words=text("I live with Mum, Dad and Pickle."),
        ),
        page(
            "people",
            NOW,
            "My family now",
            people=PeopleSlot((CHILD, MUM, DAD, MASON, PICKLE, KELLY, MARCUS)),
            words=text("I live with Mum, Dad and Pickle. We see Mason twice a year."),
        ),
        page("full-photo", NOW, "The sea", photo=photo(2), words=text("This is Wexmouth beach, where I learned to swim.")),
        Page(
            PageId("opener-before"),
            BEFORE,
            "section-opener",
            "Where my story began",
            (
                (
                    "lead",
                    text(
                        "These pages are about the time before I can remember. Some parts are happy and some are sad. I can "
                        "stop and come back on another day."
                    ),
                ),
            ),
        ),
        page(
            "photo-and-facts",
            BEFORE,
            "The day I was born",
            photo=photo(3, "Me, two hours old. Nan Jean took this photo."),
            facts=FactsSlot(
                (
                    FactRow("Day", "Tuesday 12 March 2019"),
                    FactRow("Time", "6.40 in the morning"),
                    FactRow("I weighed", "3.2 kg, or 7 lb 1 oz"),
                    FactRow("I was", "50 cm long"),
                    FactRow("Place", "Alderbrook Hospital, Wexmouth"),
                )
            ),
            words=text(
                "Kelly, my birth mum, chose my name. She told Ruth, my social worker, that a robin was singing outside the "
                "window that morning.",
                "I wore a white hat that was too big for me. It is in my memory box now.",
            ),
        ),
        replace(
            page(
                "person",
                BEFORE,
                "My birth mum",
                photo=DrawingSlot(KELLY_DRAWN, "Kelly, smiling", "Kelly at Wexmouth, August 2018. Nan Jean took this photo."),
                lead=text("Her name is Kelly."),
                words=text(
                    "She has brown curly hair, freckles and a loud laugh. My curls are like hers.",
                    "She grew up by the sea with her mum, my Nan Jean.",
                    "Kelly was good at singing and at making people laugh.",
                ),
                strip=CardsSlot(
                    (
                        Card("She liked singing", picture=drawn("music")),
                        Card("She made lemon cake", picture=drawn("cake")),
                        Card("She loved the sea", picture=drawn("seaside")),
                    )
                ),
                quote=text("“Robin had the tightest grip. I had to unpeel every finger.”"),
                quote_source=text("Kelly told Ruth this in March 2022."),
            ),
            about=KELLY,
        ),
        page(
            "person-no-photo",
            BEFORE,
            "My birth dad",
            photo=NoPhotoSlot(
                "We do not have a photo of my birth dad yet.",
                "We asked Marcus and his sister in May 2026. Ruth will ask again in January.",
            ),
            lead=text("His name is Marcus."),
            words=text(
                "He and Kelly met on a boat where they both worked.",
                "Kelly says he is tall, and that he could whistle any tune.",
                "His mum and dad came to England from Jamaica. That is part of me too.",
            ),
            questions=text("Does he have curly hair like mine?", "Can he still whistle?"),
        ),
        page(
            "hard-page",
            BEFORE,
            "Why I could not stay",
            photo=DrawingSlot(
                a_scene((Pictogram("house"), 0.5, 0.6, 0.4), (Pictogram("moon"), 0.7, 0.2, 0.15)), "A house at night"
            ),
            words=text(
                "Nan Jean says Kelly loved me. She sang to me at bedtime.",
                "But Kelly drank too much alcohol. It was very hard for her to stop.",
                "Some days I did not have enough food. Sometimes I cried and nobody came.",
                "Nan Jean, a health visitor and Ruth all tried to help. Kelly tried too. It was not enough to keep me safe.",
            ),
            remember=text(
                "It was not my fault.",
                "Nothing a baby does makes a grown-up drink. Grown-ups decided that I needed a safe home.",
            ),
        ),
        page(
            "voices",
            BEFORE,
            "Who helped decide",
            cards=CardsSlot(
                (
                    Card(
                        "Ruth, social worker",
                        Words.of("I listened to Robin, Kelly and Nan Jean."),
                        DrawingSlot(SUE_DRAWN, "Ruth"),
                    ),
                    Card(
                        "Imran, my guardian",
                        Words.of("I checked that no one forgot what Robin needed."),
                        DrawingSlot(WINSTON_DRAWN, "Imran"),
                    ),
                    Card(
                        "The judge at Wexmouth court",
                        Words.of(
                            "I read everything and I listened to everyone. Then I decided that Robin should "
                            "live with a new family."
                        ),
                        DrawingSlot(KELLY_DRAWN, "The judge"),
                        "2023",
                    ),
                )
            ),
            words=text("A judge’s job is to listen and then decide what is safe and fair. No child has to choose."),
        ),
        page(
            "home",
            BEFORE,
            "Living with Sue and Winston",
            photo=DrawingSlot(
                sofa, "Sue, Biscuit and Winston", "Sue, Biscuit and Winston, on the sofa I learned to climb. April 2022."
            ),
            words=text(
                "I lived with Sue and Winston from October 2021 to June 2023. I was two when I came.",
                "On my first night I slept with the landing light on. Biscuit slept outside my door.",
                "Winston taught me to count with peas. I called him Winnie.",
            ),
            photo2=DrawingSlot(Pictogram("house"), "Their house", "My room was on the left."),
            remember=text("My first words here were “more dog”."),
        ),
        page(
            "two-photos",
            BEFORE,
            "Two days by the sea",
            photo1=photo(1),
            photo2=photo(2),
            words=text("We went in the rain too."),
        ),
        page("three-photos", BEFORE, "Three good days", photo1=photo(1), photo2=photo(2), photo3=photo(3)),
        page("four-photos", BEFORE, "Four seasons", photo1=photo(1), photo2=photo(2), photo3=photo(3), photo4=photo(4)),
        page(
            "five-photos",
            BEFORE,
            "Five friends",
            photo1=photo(1),
            photo2=photo(2),
            photo3=photo(3),
            photo4=photo(4),
            photo5=photo(1),
        ),
        page(
            "six-photos",
            BEFORE,
            "A summer of good days",
            photo1=photo(1, "Biggest castle yet, Wexmouth, June 2022"),
            photo2=photo(2, "Next door’s cat, Duke, July 2022"),
            photo3=photo(3, "My favourite poster, August 2022"),
            photo4=photo(4, "The den, with lights, August 2022"),
            photo5=DrawingSlot(ME, "Me", "Winston’s birthday, 2 September 2022"),
            photo6=photo(1, "Sue’s coffee. I had the foam, September 2022"),
        ),
        page(
            "quote",
            BEFORE,
            "",
            quote=text("You laughed before you could talk. I could hear you from the bottom of the stairs."),
            who=text("Nan Jean"),
            source=text("She told Ruth this on the telephone, in June 2026."),
        ),
        page(
            "photo-and-words",
            BEFORE,
            "The day we moved",
            photo=photo(2),
            words=text("We drove for two hours.", "Sue packed my red blanket and a bag of peas."),
        ),
        page(
            "document",
            BEFORE,
            "My adoption certificate",
            photo=photo(3, "The certificate the judge gave us"),
            facts=FactsSlot(
                (
                    FactRow("What it is", "A copy of my adoption certificate"),
                    FactRow("Date", "9 May 2024"),
                    FactRow("Where it is", "In Mum’s blue folder"),
                )
            ),
            words=text("This paper says that Mum and Dad are my parents by law, for always."),
        ),
        page(
            "big-and-small",
            BEFORE,
            "A day at the beach",
            photo1=photo(2, "The sea at Wexmouth, July 2022"),
            photo2=photo(3, "My kite, very high"),
            photo3=photo(4, "Winston’s coffee"),
            words=text("We stayed until the stars came out.", "I carried the kite home myself."),
        ),
        page(
            "photo-says",
            BEFORE,
            "Pickle and I",
            photo=photo(1, "Pickle, on the day we met"),
            quote=text("You two looked at each other for ten minutes, and then you both sneezed."),
            who=text("Sue"),
            source=text("She told Ruth this in June 2023."),
            words=text("After that Pickle slept on my bed."),
        ),
        page(
            "my-day",
            BEFORE,
            "A day at Sue and Winston’s",
            cards=CardsSlot(
                (
                    Card("Seven o’clock", Words.of("Biscuit wakes me up with his nose."), drawn("dog")),
                    Card("Breakfast", Words.of("Porridge with a smile of raisins. Winston sings."), drawn("food")),
                    Card("Morning", Words.of("Nursery. I paint, every day."), drawn("paints")),
                    Card("Afternoon", Words.of("The park, even in the rain."), drawn("park")),
                    Card("Bath time", Words.of("Boats, and a wet floor."), drawn("bath")),
                    Card("Bedtime", Words.of("Two stories and the landing light on."), drawn("moon")),
                )
            ),
            words=text("This is how our days went in 2022."),
        ),
        page(
            "note",
            BEFORE,
            "A note from Sue",
            lead=text("Dear Robin,"),
            words=text(
                "You came to us on a wet October evening with one shoe and a bag of peas. By the morning you had found the "
                "dog, the biscuits and my best hat.",
                "We loved having you here. We still set a place for you at Winston’s birthday.",
            ),
            photo=DrawingSlot(SUE_DRAWN, "Sue"),
            who=text("Sue"),
            source=text("My foster carer. She wrote this in June 2023."),
        ),
        page(
            "questions",
            BEFORE,
            "What I still want to know",
            words=text("It is all right to ask. Mum and Ruth help me to find out."),
            cards=CardsSlot(
                (
                    Card(
                        "Can Marcus still whistle?",
                        Words.of("Nobody knows yet. His sister might."),
                        note="Ruth wrote to her in May 2026",
                    ),
                    Card(
                        "Who chose my middle name?",
                        Words.of("Nan Jean did. It was her dad’s name."),
                        note="Nan Jean, June 2026",
                    ),
                    Card("What was my first word?"),
                    Card("Is the café by the harbour still there?"),
                )
            ),
        ),
        page(
            "columns",
            BEFORE,
            "Three homes in two years",
            lead=text("You moved three times before you were five, and none of it was because of you."),
            photo=photo(2, "The harbour at Wexmouth, 2022"),
            words=text(
                "You were six months old when you left the flat by the sea. Nobody explained it to you then, and you have "
                "told us that this was the worst part. Here is what the records say, and what people remember.",
                "Carol could only look after children for a short time. Moving again was not because of anything you did. "
                "Carol wrote to say that she kept your drawing of the ferry.",
                "At Sue and Winston’s you shared a room with Tunde and learned to swim. You stayed for sixteen months.",
                "Then a judge agreed that you could live with Mum and Dad.",
            ),
            quote=text("“Robin has been clear with everyone who has asked. I have read the reports and I agree.”"),
            quote_source=text("From the court’s reasons, 12 July 2023"),
        ),
        page("timeline", NEXT, "My life in homes", words=text("Each picture is as wide as the time I lived there.")),
        page("seasons", NEXT, "My life in seasons", words=text("Each picture is as wide as the time I lived there.")),
        page("places-map", NEXT, "The places I have lived", words=text("The dots go from place to place.")),
        page("homes-table", NEXT, "The homes I have lived in", words=text("These are all of them, in order.")),
        page(
            "milestones",
            NEXT,
            "My firsts",
            cards=CardsSlot(
                (
                    Card("First steps", Words.of("From the sofa to Biscuit."), drawn("dog"), "May 2020"),
                    Card("First word", Words.of("“Dog”, to a cat."), drawn("cat"), "June 2020"),
                    Card("First day at school", Words.of("I did not cry. Mum did."), drawn("school"), "September 2023"),
                    Card("First swim", Words.of("Twelve strokes without help."), photo(2), "August 2025"),
                    Card("First bike", Words.of("Red, with a bell."), drawn("bike"), "May 2026"),
                )
            ),
        ),
        page(
            "words",
            NEXT,
            "Two families",
            lead=text("I have two families, and that is a lot of people who know my name."),
            words=text(
                "When I was small I thought everybody had a Kelly and a Mum. Now I know that some children have "
                "one family and some have two.",
                "# The one I was born to",
                "Kelly and Marcus gave me my curls, my laugh and my name. They could not keep me safe.",
                "# The one I grow up in",
                "Mum and Dad chose to be my parents, and a judge agreed.",
                "- They know my worst jokes.",
                "- They come to every football match.",
                "- They keep my memory box on the top shelf.",
            ),
        ),
        page(
            "memory-box",
            NEXT,
            "What is in my memory box",
            cards=CardsSlot(
                (
                    Card("Hospital band", Words.of("From the day I was born. Kelly kept it."), drawn("hospital-band")),
                    Card("White hat", Words.of("Knitted by a nurse. It was too big."), drawn("coat")),
                    Card("Mr Hop", Words.of("Nan Jean gave him to me when I was one."), drawn("rabbit")),
                    Card("First shoes", Words.of("Sue bought these. Size 4, December 2021."), drawn("baby-shoes")),
                    Card("Green blanket", Words.of("From Sue and Winston’s. It smells of Biscuit."), drawn("blanket")),
                    Card("My red book", Words.of("My health record. Mum keeps it safe for me."), drawn("red-book")),
                )
            ),
            words=text("I can take the box out whenever I ask."),
        ),
        page(
            "hopes",
            NEXT,
            "My hopes and dreams",
            cards=CardsSlot(
                (
                    Card(words=Words.of("I want to see a real rocket take off.")),
                    Card(words=Words.of("I want to meet Mason’s dog.")),
                    Card(words=Words.of("I want to swim as far as Dad.")),
                    Card(),
                    Card(),
                )
            ),
            words=text("These can change. I can write new ones on the stars."),
        ),
        page(
            "then-and-now",
            NEXT,
            "Then and now",
            first=text("Then, when I was two"),
            photo1=photo(3, "On Winston’s wall, June 2022"),
            second=text("Now I am seven"),
            photo2=photo(1, "On our wall, June 2026"),
            words=text("I have grown 31 centimetres. I still have the same laugh, and the same red blanket."),
        ),
        page(
            "photo-strip",
            NEXT,
            "The fair",
            words=text("We laughed so much that Dad lost his hat."),
            photo1=photo(1, "Before the ride"),
            photo2=photo(3, "Up in the air, with everybody screaming"),
            photo3=photo(4, "Hot chocolate after"),
            photo4=photo(2, "Going home, 9 May 2026"),
        ),
        page(
            "favourites",
            NEXT,
            "My favourites",
            cards=CardsSlot(
                (
                    Card("Food", Words.of("Dad’s dhal"), drawn("food")),
                    Card("Animal", Words.of("Pickle"), photo(1)),
                    Card("Game", Words.of("Football"), drawn("ball")),
                    Card("Book", Words.of("The one with the bear"), drawn("book")),
                    Card("Place", Words.of("The sea"), drawn("seaside")),
                    Card("Song", Words.of("The silly one"), drawn("music")),
                    Card("Colour", Words.of("Yellow"), drawn("paints")),
                    Card("Cuddly toy", picture=drawn("teddy")),
                )
            ),
            words=text("I chose these when I was seven."),
        ),
        page(
            "recipe",
            NEXT,
            "Dad’s dhal",
            lead=text("Dad’s mum taught him, and he taught me."),
            facts=FactsSlot(
                (
                    FactRow("Red lentils", "200 g"),
                    FactRow("Onion", "1"),
                    FactRow("Garlic", "2 cloves"),
                    FactRow("Turmeric", "a teaspoon"),
                    FactRow("Rice", "lots"),
                )
            ),
            photo=photo(4, "Stirring, May 2026"),
            words=text(
                "Wash the lentils until the water is clear.",
                "Cook them with the turmeric until they are soft. I set the timer.",
                "Dad fries the onion and the garlic. I stand back when it spits.",
                "Stir it all together and say “Ready!” very loudly.",
            ),
        ),
        page("scrapbook", NEXT, "Our day at the wood", scrap=a_scrapbook()),
        page("blank", NEXT, "", words=text("The best thing that happened was …")),
        replace(page("letter", BACK, ""), about=LetterId("letter-1")),
        page(
            "imprint",
            BACK,
            "About this book",
            words=text("This book was made for Robin. If something in it is wrong, or you want to add to it, ask Ruth or Mum."),
            facts=FactsSlot(
                (
                    FactRow("Made by", "Ruth Okafor with Robin, Mum and Dad"),
                    FactRow("Finished", "14 June 2026"),
                    FactRow("The other copy", "With the adoption team in Wexmouth"),
                )
            ),
        ),
        page("funny-sayings", BACK, "", memories=told("moon", "hats", "clouds", "pea")),
        page("memory", BACK, "", memories=told("bike")),
        replace(page("stay", BACK, "", memories=told("moon", "bear", "bike")), about=HomeId("h2")),
        page("box-list", BACK, "", words=text("Mum keeps it.")),
        page("family-tree", BACK, "My family tree", words=text("I live with Mum and Dad.")),
        page("ecomap", BACK, "", words=text("I drew this with Ruth.")),
        replace(page("words-and-pictures", BACK, "", words=text("For Robin")), about=StoryboardId("story-1")),
        replace(page("words-and-pictures-large", BACK, "The same, large"), about=StoryboardId("story-1")),
        page("genogram", BACK, "Robin’s family", words=text("Nan Jean may know more of Marcus.")),
    )


def told(*memories: str) -> MemoriesSlot:
    return MemoriesSlot(tuple(MemoryId(memory) for memory in memories))


def memories() -> tuple[Memory, ...]:
    """What was noted at Sue and Winston’s."""

    def said(id: str, words: str, year: int, month: int, **more: object) -> Memory:
        when = UncertainDate(year, month)
        return Memory(MemoryId(id), MemoryKind.FUNNY_SAYING, said=words, when=when, home=HomeId("h2"), **more)  # type: ignore[arg-type]

    bear = KeptObject("Old bear", "Brown, one ear", drawing=Pictogram("teddy"), given=Given.NOT_KNOWN, why="Came with me.")
    ride = (
        "You rode your bike without stabilisers for the first time, all the way to the gate and back. Winston ran beside you."
    )
    return (
        said("moon", "The moon followed us home.", 2022, 3, who=(SUE,)),
        said(
            "hats",
            "Hold on to your hats!",
            2023,
            5,
            title="When the kite came",
            story=Words.of("Dad had brought a kite to tea."),
        ),
        said("clouds", "Who turns the clouds off at night?", 2022, 11),
        said("pea", "This pea is looking at me.", 2022, 6),
        Memory(
            MemoryId("bike"),
            MemoryKind.MILESTONE,
            "No stabilisers",
            UncertainDate(2022, 6, about=True),
            Words.of(ride, "Biscuit barked at every lamp post."),
            (CHILD, SUE, WINSTON),
            "The park in Portwell",
            "Look, no wobbles!",
            (PhotoView(PhotoId("photo-3")), PhotoView(PhotoId("photo-2")), PhotoView(PhotoId("photo-4"))),
            home=HomeId("h2"),
        ),
        Memory(MemoryId("bear"), MemoryKind.OBJECT, kept=bear, when=UncertainDate(2021), home=HomeId("h2")),
    )


def stayed() -> tuple[Fact, ...]:
    """What was noted of the stay."""
    return tuple(
        Fact(label, value)
        for label, value in (
            ("My bedroom", "Green walls, a window to the garden, and the bed by the door so that I could hear the stairs."),
            ("The day I came", "It rained. Sue had made soup, and you ate two bowls."),
            ("First days", "You slept with the light on and Biscuit on the mat."),
            ("Names we called each other", "Sue-Sue, and Robbo"),
            ("Favourite food", "Peas, one at a time"),
            ("Favourite song", "The wheels on the bus"),
            ("Favourite place", "The third stair"),
            ("Family traditions", "Pancakes on Sundays, with a story"),
            ("Holidays", "A week at Gull Beach in a caravan with a blue door"),
            ("Nursery", "Little Oaks, with Mrs Adeyemi"),
        )
    )


def supports() -> tuple[Support, ...]:
    """Something of every strength around the child."""
    kinds = (SupportKind.FAMILY, SupportKind.SCHOOL, SupportKind.CLUB, SupportKind.HEALTH, SupportKind.FRIENDS)
    return tuple(
        Support(
            SupportId(f"support-{n}"), name, kinds[n % 5], person, strength, list(Flow)[n % 4], note="Every week" if n else ""
        )
        for n, (name, person, strength) in enumerate(
            (
                ("Mum", MUM, Strength.STRONG),
                ("School", None, Strength.ORDINARY),
                ("Football", None, Strength.WEAK),
                ("Dr Amin", None, Strength.STRESSFUL),
                ("Mason", MASON, Strength.BROKEN),
            )
        )
    )


def every_layout(
    theme: str = "meadow",
    shape: PageShape = PageShape.A4,
    age_band: AgeBand = AgeBand.PRIMARY,
    reading: Reading = Reading.STANDARD,
) -> Book:
    """A book with one page of every layout, in any look."""

    def someone(id: PersonId, name: str, role: Role, called: str = "", **more: object) -> Person:
        return Person(id, (Name(name, kind=NameKind.KNOWN_AS),), role, called, **more)  # type: ignore[arg-type]

    def at(year: int, month: int | None = None, day: int | None = None) -> UncertainDate:
        return UncertainDate(year, month, day)

    return Book(
        "every-layout",
        CHILD,
        "adoption",
        "Robin’s story",
        theme,
        shape,
        age_band,
        reading,
        author="Ruth Okafor",
        agency="Harrow Vale Council",
        people=(
            Person(
                CHILD,
                (Name("Robin", kind=NameKind.KNOWN_AS, native="روبن", lang="ur"),),
                Role.CHILD,
                born=at(2019, 3, 12),
                drawing=ME,
            ),
            Person(KELLY, (Name("Kelly", native="Келлі", lang="uk"),), Role.BIRTH_MOTHER, drawing=KELLY_DRAWN),
            someone(MARCUS, "Marcus", Role.BIRTH_FATHER),
            someone(SUE, "Sue", Role.FOSTER_CARER, drawing=SUE_DRAWN),
            someone(WINSTON, "Winston", Role.FOSTER_CARER, drawing=WINSTON_DRAWN),
            someone(MUM, "Anjali", Role.ADOPTIVE_PARENT, "Mum", drawing=KELLY_DRAWN),
            someone(DAD, "Chris", Role.ADOPTIVE_PARENT, "Dad", drawing=WINSTON_DRAWN),
            someone(MASON, "Mason", Role.SIBLING, gender=Gender.MALE, drawing=ME),
            someone(PICKLE, "Pickle", Role.PET, "cat", portrait=PhotoId("photo-1")),
        ),
        homes=(
            Home(
                HomeId("h1"),
                HomeKind.PARENTS,
                "With Kelly by the sea",
                (KELLY,),
                Span(at(2019, 3, 14), at(2021, 10, 4)),
                "Wexmouth",
            ),
            Home(
                HomeId("h2"),
                HomeKind.FOSTER,
                "Sue and Winston’s",
                (SUE, WINSTON),
                Span(at(2021, 10, 4), at(2023, 6, 2)),
                "Portwell",
                facts=stayed(),
            ),
            Home(HomeId("h3"), HomeKind.ADOPTIVE, "With Mum and Dad", (MUM, DAD), Span(at(2023, 6, 2)), "Marden"),
        ),
        events=(
            Event(
                EventId("e1"),
                EventKind.ADOPTION_DAY,
                "A judge made me part of our family by law.",
                at(2024, 5, 9),
                place="Leicester",
            ),
            Event(EventId("e2"), EventKind.SCHOOL, "I started school.", at(2023, 9), place="Whitby"),
        ),
        photos=(
            a_photo("photo-1", 1600, 1200, caption="Pickle, May 2026", alt="A tabby cat"),
            a_photo("photo-2", 2400, 1600, where="Wexmouth", taken=at(2022, 7), who=(CHILD,)),
            a_photo("photo-3", 1200, 1600, caption="A good day", alt="A red kite"),
            a_photo("photo-4", 1500, 1500, taken=at(2022)),
        ),
        sections=(
            Section(SectionId("front"), "", Time.FRONT),
            Section(NOW, "Me, now", Time.PRESENT, "Now"),
            Section(BEFORE, "Where my story began", Time.PAST, "Before"),
            Section(NEXT, "Now and next", Time.FUTURE, "Next"),
            Section(BACK, "Letters", Time.BACK),
        ),
        bonds=(
            *(
                Bond(BondId(f"bond-{number}"), kind, one, other, Span(start, end))
                for number, (kind, one, other, start, end) in enumerate(
                    (
                        (BondKind.LIVING_TOGETHER, KELLY, MARCUS, at(2015), at(2020)),
                        (BondKind.BIRTH_PARENT, KELLY, CHILD, None, None),
                        (BondKind.BIRTH_PARENT, MARCUS, CHILD, None, None),
                        (BondKind.BIRTH_PARENT, KELLY, MASON, None, None),
                        (BondKind.MARRIED, MUM, DAD, at(2014), None),
                        (BondKind.ADOPTIVE_PARENT, MUM, CHILD, at(2024, 5, 9), None),
                        (BondKind.ADOPTIVE_PARENT, DAD, CHILD, at(2024, 5, 9), None),
                        (BondKind.FOSTER_CARER, SUE, CHILD, at(2021, 10, 4), at(2023, 6, 2)),
                        (BondKind.FOSTER_CARER, WINSTON, CHILD, at(2021, 10, 4), at(2023, 6, 2)),
                        (BondKind.PET_OF, PICKLE, CHILD, None, None),
                        (BondKind.CLOSE, CHILD, MASON, None, None),
                    )
                )
            ),
        ),
        households=(Household(HouseholdId("home"), "With Mum and Dad", (CHILD, MUM, DAD, PICKLE), Span(at(2023, 6, 2))),),
        pages=pages(),
        letters=(a_letter(),),
        storyboards=(a_storyboard(),),
        supports=supports(),
        memories=memories(),
        diagrams=(Diagram(DiagramId("ecomap"), DiagramKind.ECOMAP, UncertainDate(2026, 6, 3)),),
    )
