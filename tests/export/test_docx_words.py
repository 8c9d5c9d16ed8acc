"""Laws of the Word document, for pages that nobody thought of: no word is lost, and no photo shows twice or not at all."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.ids import LetterId, PageId, PhotoId, ScrapId
from lifestory_app.domain.letters import LetterSection
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    NoPhotoSlot,
    Page,
    PhotoSlot,
    PictureSlot,
    ScrapItem,
    ScrapSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape
from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.export.docx_parts.pages import ARRANGEMENTS
from lifestory_app.export.docx_parts.xml import clean
from tests.builders import SECTION, a_book, a_full_book, a_photo
from tests.export.docx_reading import in_order, words_of, written
from tests.export.every_layout import InventedPhotos

LETTERS = "abz AZ09 .,’é ŵ ż Ж ا ب ر ਕ ম 中 ሀ \t\n\x00&<>\"'"
written_text = st.text(alphabet=LETTERS, max_size=24)
runs = st.builds(Run, written_text, st.booleans(), st.booleans(), st.sampled_from([None, "pl", "ur", "ar", "pa", "zh"]))
paragraphs = st.builds(Paragraph, st.lists(runs, max_size=3).map(tuple), st.sampled_from(ParagraphKind))
words = st.builds(Words, st.lists(paragraphs, max_size=4).map(tuple))
photos = st.builds(
    PhotoSlot, st.integers(1, 3).map(lambda number: PhotoView(PhotoId(f"photo-{number}"))), written_text, written_text
)
drawings = st.builds(DrawingSlot, st.just(Pictogram("kite")), written_text, written_text)
pictures: st.SearchStrategy[PictureSlot] = st.one_of(photos, drawings, st.builds(NoPhotoSlot, written_text, written_text))
cards = st.builds(Card, written_text, words, st.none() | pictures, written_text)
scraps = st.builds(
    ScrapItem,
    st.integers(0, 99).map(lambda number: ScrapId(str(number))),
    st.one_of(pictures, st.builds(ScrapWords, words, st.sampled_from(Lettering)), st.just(Tape())),
    st.builds(ScrapPlace, *[st.floats(10, 200)] * 4, st.floats(-90, 90)),
    st.sampled_from(Backing),
)
slots: st.SearchStrategy[SlotValue] = st.one_of(
    st.builds(TextSlot, words),
    pictures,
    st.builds(FactsSlot, st.lists(st.builds(FactRow, written_text, written_text), max_size=5).map(tuple)),
    st.builds(CardsSlot, st.lists(cards, max_size=7).map(tuple)),
    st.lists(scraps, max_size=5, unique_by=lambda item: item.id).map(lambda items: ScrapSlot(tuple(items))),
)
NAMES = [
    "photo",
    "words",
    "facts",
    "cards",
    "lead",
    "remember",
    "photo1",
    "photo2",
    "photo5",
    "quote",
    "strip",
    "kicker",
    "odd",
    "scrap",
]
pages = st.builds(
    lambda layout, title, named, lang: Page(PageId("one"), SECTION, layout, title, tuple(named.items()), lang=lang),
    st.sampled_from([*ARRANGEMENTS, "unheard-of"]),
    written_text,
    st.dictionaries(st.sampled_from(NAMES), slots, max_size=5),
    st.sampled_from([None, "cy", "ur"]),
)
PHOTOS = tuple(a_photo(f"photo-{number}", 4000, 3000) for number in (1, 2, 3))


def _said(picture: PictureSlot | None) -> list[str]:
    match picture:
        case NoPhotoSlot():
            return [picture.what, picture.asked]
        case DrawingSlot() | PhotoSlot():
            return [picture.caption]
        case None:
            return []


def _texts(value: SlotValue) -> list[list[str]]:
    """What must be read in this order: one list for each thing that stands by itself."""
    match value:
        case TextSlot():
            return [[paragraph.plain for paragraph in value.words.paragraphs]]
        case FactsSlot():
            return [[part for row in value.rows for part in (row.label, row.value)]]
        case CardsSlot():
            return [[part for card in value.cards for part in (*_said(card.picture), card.title, card.words.plain, card.note)]]
        case PhotoSlot() | DrawingSlot() | NoPhotoSlot():
            return [_said(value)]
        case ScrapSlot():
            return [
                [paragraph.plain for paragraph in item.what.words.paragraphs]
                if isinstance(item.what, ScrapWords)
                else _said(item.picture)
                for item in value.items
            ]
        case _:
            return []


def _book(page: Page) -> Book:
    return a_book(pages=(page,), photos=PHOTOS)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages)
def test_every_word_of_every_slot_is_in_the_document_in_its_order(page: Page):
    text = written(_book(page)).text

    for _, value in page.slots:
        for texts in _texts(value):
            wanted = words_of(clean("\n".join(texts)))
            assert in_order(wanted, text) is None
    assert in_order(words_of(clean(page.title)), text) is None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages)
def test_every_photo_of_a_page_shows_once(page: Page):
    asked = InventedPhotos()
    made = written(_book(page), asked)

    shown = [view.photo for view, *_ in asked.asked]
    assert sorted(shown) == sorted(page.photos())
    assert len([name for name in made.names if name.endswith(".jpeg")]) == len(shown)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(LetterSection, st.just("part"), written_text, words, st.booleans()), max_size=5))
def test_every_word_of_a_letter_is_in_the_document_save_what_is_held_back(sections: list[LetterSection]):
    book = a_full_book()
    marked = [replace(each, heading=f"{each.heading} HELD{number}") for number, each in enumerate(sections)]
    letter = replace(book.letters[0], sections=tuple(marked))
    page = Page(PageId("one"), SECTION, "letter", "A letter", about=LetterId("letter-1"))

    text = written(a_book(pages=(page,), letters=(letter,))).text

    said = [each for each in marked if not each.held_back and not each.words.is_empty]
    given_now = [part for each in said for part in (each.heading, each.words.plain)]
    wanted = [letter.greeting, *given_now, letter.closing, letter.signed_by, letter.signed_role]
    assert in_order(words_of(clean("\n".join(wanted))), text) is None
    for number, each in enumerate(marked):
        assert (f"HELD{number}" in text) is (each in said), "what is held back, or still empty, is left out, its heading too"
