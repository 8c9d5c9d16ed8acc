"""A book with one page of every layout, and a source of invented photographs for it."""

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.ids import HomeId, LetterId, MemoryId, PageId, PersonId, PhotoId, ScrapId, SectionId, StoryboardId
from lifestory_app.domain.letters import LetterSection
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
    PictureSlot,
    ScrapItem,
    ScrapSlot,
    Section,
    SlotValue,
    TextSlot,
    Time,
)
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.domain.scrapbook import Backing, ScrapPlace, ScrapWords, Tape
from lifestory_app.domain.text import Words
from tests.builders import a_full_book, a_photo, a_storyboard

HER = PersonDrawing((("age", "adult"), ("hair", "bun-low"), ("extras", "glasses-round")))
SCENE = Scene((PlacedDrawing(HER, 0.4, 0.6, 0.8), PlacedDrawing(Pictogram("kite"), 0.8, 0.3, 0.3)))


def hash_of(photo: str) -> int:
    """A pale colour of its own for each photo."""
    return 0x808080 | (sum(ord(letter) * place for place, letter in enumerate(photo, 7)) * 7919 % 0x7F7F7F)


class InventedPhotos:
    """Photographs of nothing: a disc on a ground, with a line at the very edge that shows what is cut away."""

    def __init__(self) -> None:
        self.asked: list[tuple[PhotoView, int, int, Purpose]] = []

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        self.asked.append((view, width, height, purpose))
        image = Image.new("RGB", (width, height), f"#{hash_of(view.photo):06X}")
        pen = ImageDraw.Draw(image)
        pen.ellipse((width * 0.2, height * 0.2, width * 0.8, height * 0.8), fill="#CC7744")
        pen.rectangle((0, 0, width - 1, height - 1), outline="#AA2222", width=max(1, width // 100))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=80)
        return out.getvalue()


def photo(number: int, caption: str = "") -> PhotoSlot:
    return PhotoSlot(
        PhotoView(PhotoId(f"photo-{number}")), caption or f"Me by the sea, photo {number}", f"A beach with kite {number}"
    )


def text(*paragraphs: str, lang: str | None = None) -> TextSlot:
    return TextSlot(Words.of(*paragraphs, lang=lang))


def _card(number: int, picture: PictureSlot | None = None) -> Card:
    return Card(
        f"Thing {number}", Words.of(f"Winston gave me thing {number} when I was three."), picture, f"Kept since 202{number}"
    )


def pages(before: str = "before", now: str = "now") -> list[tuple[str, str, str, tuple[tuple[str, SlotValue], ...]]]:
    """Section, layout, title and slots of each page, in the reading order of its layout."""
    cards = CardsSlot(tuple(_card(number, DrawingSlot(Pictogram("kite"), f"A kite {number}")) for number in range(1, 4)))
    born = (
        FactRow("Day", "Tuesday 12 March 2019"),
        FactRow("Time", "6.40 in the morning"),
        FactRow("I weighed", "3.2 kg, or 7 lb 1 oz"),
    )
    story = (
        "Kelly, my birth mum, chose my name. She told Ruth that a robin was singing outside the window.",
        "It was **too big** for me.",
    )
    return [
        (
            "front",
            "cover",
            "Robin’s story",
            (
                ("kicker", text("My life so far")),
                ("photo", DrawingSlot(SCENE, "Robin with a kite")),
                ("credit", text("Made by Robin with Mum, Dad and Ruth")),
            ),
        ),
        ("front", "contents", "What is in this book", (("words", text("You can start anywhere.")),)),
        (
            "front",
            "imprint",
            "About this book",
            (
                ("words", text("Made for Robin by Ruth.")),
                (
                    "facts",
                    FactsSlot((FactRow("Finished", "9 May 2024"), FactRow("Copies", "Mum and Dad; the adoption record"))),
                ),
            ),
        ),
        (now, "section-opener", "Me now", (("lead", text("This part is about me today.")), ("photo", photo(1)))),
        (
            now,
            "all-about-me",
            "All about me",
            (
                ("lead", text("My name is Robin and I am seven.")),
                ("facts", FactsSlot((*born, FactRow("I say", "More dog!")))),
                ("photo", photo(2)),
                ("cards", cards),
            ),
        ),
        (
            now,
            "people",
            "My family",
            (
                ("people", PeopleSlot((PersonId("child"), PersonId("kelly"), PersonId("sue")))),
                ("words", text("These are my people.")),
            ),
        ),
        (now, "full-photo", "The red kite", (("photo", photo(3)), ("words", text("It flew all day.")))),
        (before, "section-opener", "Before", (("lead", text("You can stop whenever you want.")),)),
        (
            before,
            "photo-and-facts",
            "The day I was born",
            (("photo", photo(4)), ("facts", FactsSlot(born)), ("words", text(*story))),
        ),
        (
            before,
            "person",
            "My birth mum",
            (
                ("photo", DrawingSlot(HER, "Kelly smiling", "Kelly at Wexmouth, August 2018.")),
                ("lead", text("Her name is Kelly.")),
                ("words", text("She has brown curly hair and a loud laugh.", "She grew up by the sea.")),
                (
                    "strip",
                    CardsSlot(
                        (
                            Card("She liked singing", picture=DrawingSlot(Pictogram("music"), "")),
                            Card("She made lemon cake", picture=DrawingSlot(Pictogram("cake"), "")),
                            Card("She loved the sea"),
                        )
                    ),
                ),
                ("quote", text("“Robin had the tightest grip.”")),
                ("quote-source", text("Kelly told Ruth this in March 2022.")),
            ),
        ),
        (
            before,
            "person-no-photo",
            "My birth dad",
            (
                (
                    "photo",
                    NoPhotoSlot(
                        "We do not have a photo of Dean yet.", "Ruth asked Gran in May 2023. We will ask again in 2027."
                    ),
                ),
                ("words", text("His name is Dean.", "He is tall.")),
                ("questions", text("What I still want to know")),
            ),
        ),
        (
            before,
            "hard-page",
            "Why I could not stay",
            (("photo", photo(5)), ("words", text(*story)), ("remember", text("It was not my fault."))),
        ),
        (before, "voices", "Who helped decide", (("cards", cards), ("words", text("No child has to choose.")))),
        (
            before,
            "home",
            "Living with Sue",
            (
                ("photo", photo(6)),
                ("words", text(*story)),
                ("photo2", photo(7)),
                ("remember", text("My first words here were “more dog”.")),
            ),
        ),
        (before, "photo-and-words", "My room", (("photo", photo(8)), ("words", text(*story)))),
        *(
            (
                before,
                f"{name}-photos",
                f"{name.title()} photos",
                (*((f"photo{each}", photo(each + count)) for each in range(1, count + 1)), ("words", text("Good days."))),
            )
            for count, name in enumerate(("two", "three", "four", "five", "six"), 2)
        ),
        (
            before,
            "words",
            "Words alone",
            (
                ("lead", text("A sentence to begin.")),
                ("words", text(*story, "- one", "- two", "# After that", "1. first", "1. second")),
            ),
        ),
        (
            before,
            "big-and-small",
            "A day at the beach",
            (*((f"photo{each}", photo(each + 8)) for each in range(1, 4)), ("words", text("We stayed all day."))),
        ),
        (
            before,
            "photo-says",
            "Sue said",
            (
                ("photo", photo(12)),
                ("quote", text("You two looked at each other and sneezed.")),
                ("who", text("Sue")),
                ("source", text("In her letter, 2023")),
                ("words", text("That was our first day.")),
            ),
        ),
        (
            now,
            "then-and-now",
            "Then and now",
            (
                ("first", text("Then")),
                ("photo1", photo(13)),
                ("second", text("Now I am seven")),
                ("photo2", photo(14)),
                ("words", text("I have grown.")),
            ),
        ),
        (
            now,
            "photo-strip",
            "The fair",
            (("words", text("We laughed all day.")), *((f"photo{each}", photo(each + 14)) for each in range(1, 5))),
        ),
        (now, "favourites", "My favourites", (("cards", cards), ("words", text("I chose these at seven.")))),
        (now, "my-day", "A day in my life", (("cards", cards), ("words", text("This was in 2026.")))),
        (
            now,
            "recipe",
            "Dad’s dhal",
            (
                ("lead", text("His mum taught him.")),
                ("facts", FactsSlot((FactRow("Lentils", "200 g"), FactRow("Onion", "1")))),
                ("photo", photo(19)),
                ("words", text("Wash the lentils.", "Cook them slowly.")),
            ),
        ),
        (
            before,
            "note",
            "A note from Sue",
            (
                ("lead", text("Dear Robin,")),
                ("words", text(*story)),
                ("photo", DrawingSlot(HER, "Sue smiling")),
                ("who", text("Sue")),
                ("source", text("My foster carer, June 2023")),
            ),
        ),
        (
            before,
            "questions",
            "What I still want to know",
            (
                ("words", text("It is all right to ask.")),
                (
                    "cards",
                    CardsSlot(
                        (
                            Card("Can he whistle?", Words.of("Nobody knows yet."), note="Ruth asked in May 2026"),
                            Card("What was my first word?"),
                        )
                    ),
                ),
            ),
        ),
        (
            before,
            "columns",
            "Three homes",
            (
                ("lead", text("None of it was because of you.")),
                ("photo", photo(20)),
                ("words", text(*story)),
                ("quote", text("“I have read the reports and I agree.”")),
                ("quote-source", text("The court’s reasons, 2023")),
            ),
        ),
        (
            before,
            "quote",
            "Something Sue said",
            (
                ("quote", text("You were the best thing in our year.")),
                ("who", text("Sue")),
                ("source", text("In her letter, 2023")),
            ),
        ),
        (before, "timeline", "My life in homes", (("words", text("Each part is as wide as the time I lived there.")),)),
        (before, "seasons", "My life in seasons", (("words", text("Each picture is as wide as the time I lived there.")),)),
        (before, "places-map", "The places I have lived", (("words", text("The dots go from place to place.")),)),
        (before, "homes-table", "The homes I have lived in", (("words", text("These are all of them, in order.")),)),
        (
            before,
            "document",
            "My certificate",
            (("photo", photo(20)), ("facts", FactsSlot(born[:2])), ("words", text("This paper says that I belong."))),
        ),
        (before, "early-years", "Teddy came too.", (("photo", photo(21)), ("words", text("He slept in my bed.")))),
        (
            now,
            "milestones",
            "Firsts",
            (
                ("cards", CardsSlot(tuple(_card(number, photo(number + 21)) for number in range(1, 5)))),
                ("words", text("So many firsts.")),
            ),
        ),
        (
            now,
            "memory-box",
            "My memory box",
            (("cards", CardsSlot(tuple(_card(number, photo(number + 30)) for number in range(1, 7)))),),
        ),
        (
            now,
            "hopes",
            "Hopes and dreams",
            (
                (
                    "cards",
                    CardsSlot(
                        (Card(words=Words.of("I want to fly a kite over the sea.")), Card("When I am ten"), Card(), Card())
                    ),
                ),
                ("words", text("These can change.")),
            ),
        ),
        (
            now,
            "scrapbook",
            "Our day out",
            (
                (
                    "scrap",
                    ScrapSlot(
                        (
                            ScrapItem(ScrapId("a"), photo(41), ScrapPlace(70, 110, 90, 100, -2)),
                            ScrapItem(
                                ScrapId("b"),
                                DrawingSlot(SCENE, "Mum flying a kite", "We let it fly"),
                                ScrapPlace(155, 100, 70, 70, 2),
                                Backing.TORN,
                            ),
                            ScrapItem(ScrapId("c"), Tape(), ScrapPlace(70, 60, 24, 8)),
                            ScrapItem(
                                ScrapId("d"),
                                ScrapWords(Words.of("Mum carried the kite home inside her hat.")),
                                ScrapPlace(105, 190, 160, 30),
                                Backing.NONE,
                            ),
                        )
                    ),
                ),
            ),
        ),
        (now, "blank", "Room for more", (("words", text("Today I want to remember …")),)),
        (now, "family-tree", "My family tree", (("words", text("I live with Mum and Dad.")),)),
        (now, "ecomap", "Who is around me", (("words", text("I drew this with Ruth.")),)),
        (before, "words-and-pictures", "Why we live with Gran", (("words", text("For Robin")),)),
        (before, "words-and-pictures-large", "Why we live with Gran, large", ()),
        (before, "funny-sayings", "Things I said", (("memories", MemoriesSlot((MemoryId("memory-3"),))),)),
        (before, "memory", "To the gate", (("memories", MemoriesSlot((MemoryId("memory-1"),))),)),
        (before, "stay", "At Sue’s", (("memories", MemoriesSlot((MemoryId("memory-2"), MemoryId("memory-3")))),)),
        ("letters", "letter", "A letter for later", ()),
        ("letters", "box-list", "What is in the box", ()),
        ("letters", "genogram", "Robin’s family", (("words", text("Ask Nan Jean about Imran.")),)),
    ]


ABOUT = {
    "letter": LetterId("letter-1"),
    "stay": HomeId("home-2"),
    "words-and-pictures": StoryboardId("story-1"),
    "words-and-pictures-large": StoryboardId("story-2"),
}


def a_book_of_every_layout(theme: str = "meadow", shape: PageShape = PageShape.A4) -> Book:
    """A page of each layout, all filled, with a letter of several sections."""
    book = a_full_book()
    sections = (
        Section(SectionId("front"), "Front", Time.FRONT),
        Section(SectionId("before"), "Before", Time.PAST, "Before"),
        Section(SectionId("now"), "Me now", Time.PRESENT, "Now"),
        Section(SectionId("letters"), "Letters", Time.BACK),
    )
    made = tuple(
        Page(
            PageId(f"page-{number}"),
            SectionId(section),
            layout,
            title,
            slots,
            about=ABOUT.get(layout),
        )
        for number, (section, layout, title, slots) in enumerate(pages())
    )
    parts = tuple(
        LetterSection(f"part-{n}", f"Part {n}", Words.of(*[f"Sentence {m} of part {n} goes on for a while." for m in range(2)]))
        for n in range(2)
    )
    letter = replace(book.letters[0], sections=(*parts, *book.letters[0].sections))
    photos = tuple(a_photo(f"photo-{number}", *((4000, 3000) if number % 3 else (3000, 4000))) for number in range(1, 50))
    one_panel = replace(a_storyboard("story-2"), panels=a_storyboard().panels[:1])
    return replace(
        book,
        theme=theme,
        shape=shape,
        sections=sections,
        pages=made,
        letters=(letter,),
        photos=photos,
        homes=tuple(replace(home, place=town) for home, town in zip(book.homes, ("Leicester", "Whitby"), strict=True)),
        storyboards=(a_storyboard(), one_panel),
    ).in_order()
