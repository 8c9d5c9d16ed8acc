"""A second language beside the English, on its way out: who gets it, and how it is told in PDF and Word."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.letters import LetterSection
from lifestory_app.domain.photos import Consent
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.text import Words
from lifestory_app.export.docx_book import export_docx
from lifestory_app.export.editions import make_edition
from tests.builders import a_book, a_full_book, a_page
from tests.export.docx_reading import W, paragraph_text, written
from tests.export.every_layout import InventedPhotos
from tests.export.test_pdf_layouts import judge
from tests.layout.books import every_layout
from tests.layout.right_to_left import in_urdu
from tests.layout.second_languages import SAYINGS, saying, with_second
from tests.paint.sheets import fonts

URDU = SecondLanguage(
    "ur",
    "میرا گھر",
    (("words", Words.of("میں لندن میں پیدا ہوا تھا۔")), ("rest", Words.of("یہ میری تصویر ہے۔"))),
    "Sana Malik",
    "Imran Malik",
    UncertainDate(2026, 5, 4),
    "read aloud with Mum",
)
CHOSEN = ("cover", "photo-and-words", "person", "words", "letter", "people", "quote", "homes-table")


@pytest.mark.parametrize("lang", SAYINGS)
def test_the_pdf_is_valid_and_tells_the_language(lang: str, tmp_path: Path) -> None:
    shape = list(PageShape)[list(SAYINGS).index(lang) % len(PageShape)]
    book = with_second(every_layout("seaside", shape), saying(lang))

    judge(replace(book, pages=tuple(page for page in book.pages if page.layout in CHOSEN)), tmp_path)

    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        told = [str(each["/Lang"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
    assert told.count(lang) >= len(CHOSEN)


def test_pages_from_right_to_left_are_valid_too(tmp_path: Path) -> None:
    book = in_urdu(every_layout("meadow", PageShape.A4))

    judge(replace(book, pages=tuple(page for page in book.pages if page.layout in CHOSEN)), tmp_path)


def test_word_shows_it_from_right_to_left_in_its_language() -> None:
    found = written(a_book(pages=(a_page(beside=URDU),)))

    paragraphs = {paragraph_text(each): each for each in found.document.iter(f"{W}p")}
    for text in ("اردو", URDU.title, "میں لندن میں پیدا ہوا تھا۔", "یہ میری تصویر ہے۔"):
        assert paragraphs[text].find(f"{W}pPr/{W}bidi") is not None, text
        runs = list(paragraphs[text].iter(f"{W}rPr"))
        assert runs, text
        assert all(run.find(f"{W}rtl") is not None and run.find(f"{W}lang").get(f"{W}bidi") == "ur" for run in runs)
    assert list(paragraphs).index("I like kites.") < list(paragraphs).index("اردو")


@pytest.mark.parametrize("lang", SAYINGS)
def test_word_loses_none_of_it(lang: str) -> None:
    said = written(with_second(every_layout(), saying(lang))).text

    assert said.count(SAYINGS[lang][1]) == 3 * len(every_layout().pages)


def test_the_family_gets_the_words_and_the_record_who_saw_to_them() -> None:
    book = a_book(pages=(a_page(beside=URDU),))

    assert make_edition(book, Edition.CHILD).book.pages[0].beside == URDU.without_people()
    assert make_edition(book, Edition.ADOPTION_RECORD).book.pages[0].beside == URDU


def test_what_may_tell_of_something_held_back_is_held_back_with_it() -> None:
    book = a_full_book()
    page = next(page for page in book.pages if PhotoId("photo-1") in page.photos())
    book = replace(book, photos=tuple(replace(photo, consent=Consent.NO) for photo in book.photos))

    edited = make_edition(book.with_page(replace(page, beside=URDU)), Edition.CHILD)

    beside = edited.book.page(page.id).beside
    assert beside is not None
    assert beside.of("words") == URDU.of("words")
    assert beside.of("rest").is_empty
    assert "second language" in {each.what for each in edited.withheld}


def test_what_is_said_beside_a_letter_goes_with_its_parts() -> None:
    book = a_full_book()
    page = next(page for page in book.pages if page.layout == "letter")
    letter = book.letter(page.about)  # type: ignore[arg-type]
    for held_back in (False, True):
        part = LetterSection("one", "One", Words.of("Hello."), held_back=held_back)
        told = replace(book, letters=(replace(letter, sections=(part,)),)).with_page(replace(page, beside=URDU))

        beside = make_edition(told, Edition.CHILD).book.page(page.id).beside

        assert beside is not None
        assert beside.of("rest").is_empty is held_back


def test_a_docx_is_made_of_a_page_that_has_nothing_else(tmp_path: Path) -> None:
    made = export_docx(tmp_path / "book.docx", a_book(pages=(a_page(words="", beside=URDU),)), InventedPhotos(), fonts=fonts())

    assert made.stat().st_size


def test_word_lays_a_page_that_reads_from_right_to_left_out_from_the_right() -> None:
    book = in_urdu(every_layout())
    found = written(replace(book, pages=tuple(page for page in book.pages if page.layout in ("words", "photo-and-facts"))))

    said = [each for each in found.document.iter(f"{W}p") if paragraph_text(each).strip()]
    assert len(said) > 8
    assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in said if any(c >= "\u0600" for c in paragraph_text(each)))
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in found.document.iter(f"{W}tbl"))
