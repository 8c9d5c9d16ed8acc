"""Short words in languages of other scripts, for pages with a second language. All of it is invented."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.text import Words

SAYINGS = {
    "ur": ("میرا گھر", "میں لندن میں پیدا ہوا تھا۔ میری امی کا نام سارہ ہے۔"),
    "pl": ("Mój dom", "Mieszkam z mamą i tatą. Lubię czytać książki i grać w piłkę."),
    "pa": ("ਮੇਰਾ ਘਰ", "ਮੈਂ ਆਪਣੇ ਘਰ ਵਿੱਚ ਖੁਸ਼ ਹਾਂ।"),
    "am": ("ቤቴ", "እናቴ ትወደኛለች።"),
    "ta": ("என் வீடு", "என் அம்மா என்னை நேசிக்கிறார்."),
    "zh": ("我的家", "我和妈妈住在一起。我喜欢看书。"),
}
"""By language: a title and a sentence or two."""


def saying(lang: str, paragraphs: int = 2) -> SecondLanguage:
    """A second language with a title, so many paragraphs for the words of the page, and one for the rest."""
    title, said = SAYINGS[lang]
    return SecondLanguage(lang, title, (("words", Words.of(*[said] * paragraphs)), ("rest", Words.of(said))))


def with_second(book: Book, beside: SecondLanguage | None) -> Book:
    """The book with the same second language on every page."""
    return replace(book, pages=tuple(replace(page, beside=beside) for page in book.pages))
