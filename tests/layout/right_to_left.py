"""The book of every layout in Urdu: its words, titles and captions stand in for the English ones. All of it is invented."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    NoPhotoSlot,
    Page,
    PhotoSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.text import Paragraph, Run, Words

SENTENCES = ("میں اپنی امی کے ساتھ رہتا ہوں۔", "مجھے کتابیں پسند ہیں۔", "ہم باغ میں کھیلتے ہیں۔", "یہ میرا گھر ہے۔")
TITLE = "میرا گھر"


def in_urdu(book: Book) -> Book:
    """The book with Urdu on every page, and as its own language."""
    sections = tuple(replace(section, title=TITLE, label="ابھی" if section.label else "") for section in book.sections)
    return replace(book, lang="ur", title=TITLE, sections=sections, pages=tuple(page_in_urdu(page) for page in book.pages))


def page_in_urdu(page: Page) -> Page:
    """A page with Urdu in place of all its words."""
    title = TITLE if page.title else ""
    return replace(page, title=title, lang="ur", slots=tuple((name, _value(value)) for name, value in page.slots))


def _value(value: SlotValue) -> SlotValue:
    match value:
        case TextSlot():
            return TextSlot(_words(value.words))
        case PhotoSlot():
            return replace(value, caption=SENTENCES[3] if value.caption else "")
        case DrawingSlot():
            return replace(value, caption=SENTENCES[3] if value.caption else "")
        case NoPhotoSlot():
            return replace(value, what=SENTENCES[3], asked=SENTENCES[1] if value.asked else "")
        case FactsSlot():
            return FactsSlot(tuple(FactRow("نام", SENTENCES[3]) for _ in value.rows))
        case CardsSlot():
            return CardsSlot(tuple(_card(card) for card in value.cards))
        case _:
            return value


def _card(card: Card) -> Card:
    picture = _value(card.picture) if card.picture is not None else None
    assert picture is None or isinstance(picture, PhotoSlot | DrawingSlot | NoPhotoSlot)
    return Card("امی" if card.title else "", _words(card.words), picture, SENTENCES[1] if card.note else "")


def _words(words: Words) -> Words:
    said = (Paragraph((Run(SENTENCES[number % 4]),), paragraph.kind) for number, paragraph in enumerate(words.paragraphs))
    return Words(tuple(said))
