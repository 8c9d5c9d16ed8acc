"""The plan as one page: what stands on it, for whom, and that it is one page, as PDF and as Word document."""

import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.extracts import Extract, ExtractKind
from lifestory_app.domain.gaps import Asked, Gap
from lifestory_app.domain.ids import GapId, OccasionId, PageId, PersonId, PhotoId, PromiseId
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.people import Name, NameKind, Person, Role
from lifestory_app.domain.plan import Occasion, OccasionKind, Promise, Stage, StageMark
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.text import Words
from lifestory_app.export.extract_docx import export_extract_docx
from lifestory_app.export.pdf_book import export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.layout.extract_sheet import SIZES, size_of
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.practice.deadlines import Nation
from lifestory_app.practice.samples import read_sample
from lifestory_app.practice.standing import Written, now_at, where_it_is
from lifestory_app.usecases.plan import extract_for, laid_out_extract, written_of
from tests.builders import a_book, a_full_book
from tests.export.pdf_checks import findings
from tests.paint.sheets import A_DAY, PlainPhotos

FONTS = Fonts.shared()
DAY = date(2026, 11, 28)
RECORDS = (Edition.CARE, Edition.ADOPTION_RECORD)


def sample() -> Book:
    made = read_sample("adoption")
    return made.with_photos({each.name: replace(each.known, id=PhotoId(f"taken-{each.name}")) for each in made.photos})


def extract(book: Book, kind: ExtractKind = ExtractKind.REVIEW, edition: Edition = Edition.ADOPTION_RECORD) -> Extract:
    return extract_for(book, kind, edition, Nation.ENGLAND, DAY)[0]


def said(page: Extract) -> str:
    rows = [cell for block in page.blocks for row in (*block.rows, (block.heading, block.none, block.more)) for cell in row]
    return " | ".join([page.title, *(cell for fact in page.facts for cell in fact), *rows, page.foot])


def read(laid: LaidOutBook) -> str:
    return " ".join("".join(item.text for item in walk(side.items) if isinstance(item, Glyphs)) for side in laid.pages)


def large() -> Book:
    """A book with far more open than one page holds."""
    gaps = tuple(
        Gap(GapId(f"g{n}"), f"Thing {n} that nobody knows", (Asked("Nan", UncertainDate(2025, 3), "She will look again"),))
        for n in range(60)
    )
    met = tuple(
        Occasion(OccasionId(f"o{n}"), OccasionKind.CHILD, UncertainDate(2025, 1, 1 + n), "Ruth", "Drew", done=True)
        for n in range(28)
    )
    return replace(a_full_book(), gaps=gaps, occasions=met, promises=(), photo_requests=())


@pytest.mark.parametrize(("kind", "edition"), list(product(ExtractKind, RECORDS)))
def test_every_page_of_the_sample_is_one_sound_page(kind: ExtractKind, edition: Edition, tmp_path: Path) -> None:
    book = sample()
    laid = laid_out_extract(extract(book, kind, edition), book, FONTS)
    target = tmp_path / "page.pdf"

    export_pdf(target, laid, book, PlainPhotos(), FONTS, now=A_DAY)

    assert len(laid.pages) == 1
    assert laid.missing == ()
    for side in laid.pages:
        check_display_list(side)
    assert findings(target) == []
    assert check_pdf(target, laid).troubles == ()


def test_a_large_plan_goes_on_to_more_pages_and_loses_nothing_that_is_open(tmp_path: Path) -> None:
    book = large()
    page = extract(book)
    laid = laid_out_extract(page, book, FONTS)
    target = tmp_path / "page.pdf"

    export_pdf(target, laid, book, PlainPhotos(), FONTS, now=A_DAY)

    assert len(laid.pages) > 1
    assert size_of(page, book.lang, FONTS) == SIZES[-1]
    assert all(f"Thing {n} that nobody" in " ".join(read(laid).split()) for n in range(60))
    assert "26 earlier times are in the book." in said(page)
    for side in laid.pages:
        check_display_list(side)
        assert f"of {len(laid.pages)}." in read(LaidOutBook((side,), "", "en-GB"))
    assert findings(target) == []


@pytest.mark.parametrize("kind", ExtractKind)
def test_no_page_for_the_care_record_names_the_new_family(kind: ExtractKind, tmp_path: Path) -> None:
    book = sample()
    typed = Occasion(
        OccasionId("typed"), OccasionKind.CHILD, UncertainDate(2026, 11, 1), "ANNA and Robin", "Ashdown’s", done=True
    )
    typed_as_gap = Gap(GapId("typed"), "What Daniel’s school was called", (Asked("Grandma Selam"),))
    typed_as_promise = Promise(PromiseId("typed"), "the ASHDOWNS", "Nonna Lucia’s recipe")
    nonna = Person(PersonId("nonna"), (), Role.RELATIVE, "Nonna Lucia", new_family=True)
    book = replace(
        book,
        people=(*book.people, nonna),
        occasions=(*book.occasions, typed),
        gaps=(*book.gaps, typed_as_gap),
        promises=(*book.promises, typed_as_promise),
    )

    page, withheld = extract_for(book, kind, Edition.CARE, Nation.ENGLAND, DAY)

    for name in ("Anna", "Ashdown", "Daniel", "Selam", "Biscuit", "ዳንኤል", "Lucia", "adoptive"):
        assert name.casefold() not in said(page).casefold()
    assert "Robin" in said(page)
    assert ("new family", "the care record must never link the two identities") in {(each.what, each.why) for each in withheld}
    assert any(each.what == "line" for each in withheld)
    target = tmp_path / "page.docx"
    export_extract_docx(target, page, 9.0, book.lang, book.author, FONTS)
    whole = b"".join(zipfile.ZipFile(target).read(name) for name in zipfile.ZipFile(target).namelist() if name.endswith("xml"))
    assert b"Ashdown" not in whole
    assert b"Anna" not in whole


def test_words_of_the_language_are_no_names_of_the_new_family() -> None:
    van = Person(PersonId("new"), (Name("Will", "van Dam"),), Role.ADOPTIVE_PARENT, "our Dad")
    book = replace(a_full_book(), people=(*a_full_book().people, van))
    said_so = (
        Promise(PromiseId("1"), "Nan", "The photo of our dad by the red van; she will look"),
        Promise(PromiseId("2"), "Dam", "The cot"),
        Promise(PromiseId("3"), "Will", "The bed"),
    )

    page, withheld = extract_for(replace(book, promises=said_so), ExtractKind.PLANNING, Edition.CARE, Nation.ENGLAND, DAY)

    assert "our dad by the red van; she will look" in said(page)
    assert "The cot" not in said(page)
    assert "The bed" not in said(page)
    assert [each.which for each in withheld if each.what == "line"] == ["2 lines"]


def test_the_child_is_called_by_no_name_from_the_new_family() -> None:
    book = a_full_book()
    names = (Name("Robin", "Marlowe", NameKind.BIRTH), Name("Bartholomew", "Ashdown", NameKind.ADOPTIVE))
    book = replace(book, people=tuple(replace(each, names=names) if each.id == book.child else each for each in book.people))
    assert book.the_child.known_as == "Bartholomew"

    for kind in ExtractKind:
        assert "Bartholomew" not in said(extract(book, kind, Edition.CARE))
        assert "Robin" in said(extract(book, kind, Edition.CARE))


@pytest.mark.parametrize("changes", [{"new_family": True}, {"role": Role.ADOPTIVE_PARENT}])
def test_a_child_who_was_noted_as_one_of_the_new_family_is_still_told_of(changes: dict[str, object]) -> None:
    book = a_full_book()
    people = tuple(replace(each, **changes) if each.id == book.child else each for each in book.people)  # type: ignore[arg-type]

    for kind in ExtractKind:
        assert "Robin" in said(extract(replace(book, people=people), kind, Edition.CARE))


def test_the_page_for_the_adoption_record_may_name_the_new_family() -> None:
    assert "Ruth, with Anna there" in said(extract(sample()))


@pytest.mark.parametrize("edition", [Edition.CHILD, Edition.ADOPTERS])
def test_no_page_is_made_for_a_family(edition: Edition) -> None:
    with pytest.raises(Refused, match="never for a family"):
        extract(a_full_book(), edition=edition)


def test_a_review_is_told_progress_gaps_next_actions_who_and_when() -> None:
    book = a_full_book()
    told = said(extract(book))

    for part in (
        "A photo of my birth dad", "Gran, 3 May 2023: She will look.", "Try his sister", "Still open", "are written.",
        "Bring: The white hat | Sue | 1 February 2023", "Photos at the farm", "46 came after they were asked for, 46 of",
        "Drew | The border (page “My family”), 8 February 2023",
    ):  # fmt: skip
        assert part in told


def test_a_planning_meeting_is_told_who_brings_what_and_what_came() -> None:
    book = a_full_book()
    came = Promise(PromiseId("p2"), "Nan", "The album", UncertainDate(2023, 3), UncertainDate(2023, 2, 20))

    told = said(extract(replace(book, promises=(*book.promises, came)), ExtractKind.PLANNING))

    assert "The white hat | Sue | 1 February 2023 | Still to come" in told
    assert "The album | Nan | March 2023 | Came 20 February 2023" in told
    assert "The farm | Kelly, April 2023 | 46, on 20 April 2023. On Sue’s phone" in told


def test_the_report_has_the_facts_of_the_book() -> None:
    told = said(extract(sample(), ExtractKind.REPORT, Edition.CARE))

    for part in (
        "Robin Marlowe, born 12 March 2019", "Kelly Marlowe | Birth mother | 1997", "With Nan Jean | Kinship care",
        "The judge decided",
    ):  # fmt: skip
        assert part in told


def test_an_empty_book_says_so_on_every_page() -> None:
    for kind in ExtractKind:
        page = extract(a_book(), kind)

        assert all(block.rows or block.none for block in page.blocks)
        assert len(laid_out_extract(page, a_book(), FONTS).pages) == 1


def test_the_word_document_is_valid_and_one_page(tmp_path: Path) -> None:
    book = sample()
    for kind, edition in product(ExtractKind, RECORDS):
        page = extract(book, kind, edition)
        target = tmp_path / f"{kind.value}-{edition.value}.docx"

        export_extract_docx(target, page, size_of(page, book.lang, FONTS), book.lang, book.author, FONTS, now=A_DAY)

        found = OpenXmlValidator().validate(os.fspath(target))
        assert found.is_valid
        assert list(found.errors) == []
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    files = sorted(tmp_path.glob("*.docx"))
    own = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        capture_output=True,
        timeout=240,
        check=True,
    )
    for file in files:
        told = subprocess.run(["pdfinfo", file.with_suffix(".pdf")], capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in told, file.name


# Where a book is.


def test_a_book_shows_by_itself_how_far_it_is() -> None:
    met = Occasion(OccasionId("o"), OccasionKind.PLANNING, UncertainDate(2026, 1, 5), done=True)
    copied = Receipt("c", ReceiptKind.RECORD_COPY, "A copy", when="2026-10-02T10:00:00Z")
    sent = Receipt("s", ReceiptKind.EXPORT, "PDF", "adopters", when="2026-09-01T10:00:00Z")
    bare = replace(a_book(), receipts=())

    def reached(book: Book, written: Written) -> list[Stage]:
        return [each.stage for each in where_it_is(book, written) if each.is_done]

    assert reached(bare, Written(0, 10)) == []
    assert reached(replace(bare, occasions=(met,)), Written(1, 10)) == [Stage.PLANNED]
    assert reached(replace(bare, occasions=(replace(met, done=False),)), Written(1, 10)) == []
    assert reached(replace(bare, occasions=(met,)), Written(5, 10)) == [Stage.PLANNED, Stage.GATHERED]
    assert reached(replace(bare, receipts=(sent,)), Written(10, 10)) == [Stage.GATHERED, Stage.DRAFTED, Stage.WITH_FAMILY]
    # A copy for the record that was made on the way does not end the work.
    assert Stage.ON_RECORD not in reached(replace(bare, receipts=(copied,)), Written(10, 10))
    handed = replace(bare, receipts=(copied,), stage_marks=(StageMark(Stage.HANDED_OVER, True),))
    assert Stage.ON_RECORD in reached(handed, Written(10, 10))


def test_what_the_worker_says_counts_before_what_the_book_shows() -> None:
    book = replace(a_book(), stage_marks=(StageMark(Stage.GATHERED, False), StageMark(Stage.PLANNED, True)))

    standings = where_it_is(book, Written(10, 10))

    assert now_at(standings) is Stage.GATHERED
    assert [each.is_said for each in standings[:3]] == [True, True, False]


def test_pages_that_make_themselves_are_not_counted_and_empty_ones_are_named() -> None:
    book = sample()
    whole = written_of(book)
    emptied = book.with_page(replace(book.page(PageId("with-kelly")), slots=()))

    less = written_of(emptied)

    assert whole.is_all
    assert less == Written(whole.pages - 1, whole.of, ("Living with Kelly and Maya",))
    assert (
        written_of(emptied.with_page(emptied.page(PageId("with-kelly")).with_slot("words", TextSlot(Words.of("Hi"))))).of
        == whole.of
    )
