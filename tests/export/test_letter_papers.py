"""What leaves of a letter: what is given later is in nothing else, and every document is sound."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from lifestory_app import resources
from lifestory_app.domain.book import PageShape, Reading
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.edits import PutLetter
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.domain.text import Words
from lifestory_app.export.editions import make_edition
from lifestory_app.practice.letter_papers import PaperShape, letter_papers, own_papers, read_paper
from lifestory_app.practice.samples import read_sample
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.letter_papers import Form, LetterWish, PapersMade, _documents, make_papers, papers_of, write_papers
from lifestory_app.usecases.letters import letter_alone, letters_to_begin, part_help
from lifestory_app.usecases.openbooks import OpenBook, open_book
from tests.builders import a_full_book
from tests.export.pdf_checks import findings
from tests.paint.sheets import fonts
from tests.services.helpers import PASSPHRASE, book_file

SECRET = "a great deal of alcohol"


def sample_letter(**changes: object) -> Letter:
    """The letter of the sample, with the part that tells the hardest things held back."""
    letter = read_sample("adoption").book.letters[0]
    parts = tuple(replace(part, held_back=part.id == "what-happened") for part in letter.sections)
    return replace(letter, **{"sections": parts, **changes})  # type: ignore[arg-type]


@pytest.fixture
def opened(tmp_path: Path) -> OpenBook:
    sample = read_sample("adoption").book
    book = replace(
        a_full_book(), people=tuple(replace(each, portrait=None) for each in sample.people), child=sample.child, bonds=(),
        homes=(), events=(), letters=(sample_letter(),), pages=a_full_book().pages[:1], photos=(), memories=(), gaps=(),
        households=(), supports=(), diagrams=(), storyboards=(), topics=(), author="Ruth",
        agency="Wexmouth Children’s Services",
    )  # fmt: skip
    path = book_file(tmp_path / "robin.lifestory", book)
    with open_book(path, key_from(PASSPHRASE), write=True) as there:
        yield there


def made(opened: OpenBook, folder: Path, *forms: Form, **more: object) -> PapersMade:
    folder.mkdir(exist_ok=True)
    letter = opened.book.letters[0]
    return make_papers(opened, LetterWish(folder, letter.id, frozenset(forms or (Form.PDF,)), **more))  # type: ignore[arg-type]


def words_of(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name).decode() for name in package.namelist() if name.startswith("word/") and "xml" in name]
        return " ".join(re.sub(r"<[^>]+>", " ", " ".join(parts)).split())
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def test_every_paper_is_made_as_pdf_and_for_word_and_is_sound(opened: OpenBook, tmp_path: Path) -> None:
    outcome = made(opened, tmp_path / "out", Form.PDF, Form.DOCX)

    assert [file.path.name for file in outcome.files if file.path.suffix == ".pdf"] == [
        "Robin, later life letter.pdf",
        "Robin, later life letter, given later 1, What life was like.pdf",
        "Robin, later life letter, covering letter.pdf",
        "Robin, later life letter, reply slip.pdf",
        "Robin, later life letter, envelope label.pdf",
        "Robin, later life letter, list of enclosures.pdf",
    ]
    assert outcome.look_at == ()
    for file in outcome.files:
        if file.path.suffix == ".pdf":
            assert findings(file.path) == [], file.path.name
        else:
            with zipfile.ZipFile(file.path) as package:
                assert package.testzip() is None


def test_what_is_given_later_stands_in_its_own_document_and_in_no_other(opened: OpenBook, tmp_path: Path) -> None:
    outcome = made(opened, tmp_path / "out", Form.PDF, Form.DOCX)

    for file in outcome.files:
        assert (SECRET in words_of(file.path)) == (file.paper == "later"), file.path.name
    letter = next(file for file in outcome.files if file.paper == "letter")
    assert "worried" not in words_of(letter.path), "not even its name"
    listed = next(file for file in outcome.files if file.paper == "enclosures")
    assert "What life was like" not in words_of(listed.path), "the list lies in the child's envelope"
    covering = next(file for file in outcome.files if file.paper == "covering")
    assert "What life was like" in words_of(covering.path), "the adopters must know of it"


def test_no_family_name_leaves_with_the_papers(opened: OpenBook, tmp_path: Path) -> None:
    outcome = made(opened, tmp_path / "out", Form.PDF, Form.DOCX)

    for file in outcome.files:
        assert not re.search(r"Marlowe|Ashdown|Pell|Okafor", words_of(file.path)), file.path.name


@pytest.mark.parametrize("edition", [Edition.CHILD, Edition.ADOPTERS])
def test_the_copies_of_the_book_know_nothing_of_what_is_held_back(opened: OpenBook, edition: Edition) -> None:
    edited = make_edition(opened.book, edition)

    assert SECRET not in repr(edited.book.letters)
    assert any(each.what == "letter part" for each in edited.withheld)


def test_a_letter_by_itself_has_no_more_than_itself() -> None:
    book = read_sample("adoption").book
    alone = letter_alone(book, sample_letter())

    assert [page.layout for page in alone.pages] == ["letter"]
    assert alone.photos == ()
    assert alone.memories == ()
    assert SECRET not in repr(alone)
    assert SECRET in repr(letter_alone(book, sample_letter(), whole=True))


def test_the_papers_tell_who_when_and_what_goes_along(opened: OpenBook, tmp_path: Path) -> None:
    outcome = made(opened, tmp_path / "out")
    said = {file.paper: words_of(file.path) for file in outcome.files}

    assert "Dear Anna and Daniel," in said["covering"]
    assert "not sealed" in said["covering"]
    assert "Not sealed: adopters to read first." in said["label"]
    assert "dated 25 October 2024" in said["reply"]
    assert "Wexmouth Children’s Services" in said["reply"]
    assert "A copy of the judge’s words to you" in said["enclosures"]
    assert next(file.pages for file in outcome.files if file.paper == "covering") == 1


def test_one_receipt_is_noted_and_names_no_folder_above(opened: OpenBook, tmp_path: Path) -> None:
    made(opened, tmp_path / "out")

    (receipt,) = [each for each in opened.book.receipts if "Papers of the letter" in each.what]
    assert receipt.where == "out"
    assert "6 files" in receipt.what


def test_only_what_is_chosen_is_made(opened: OpenBook, tmp_path: Path) -> None:
    outcome = made(opened, tmp_path / "out", papers=frozenset({"label", "later"}))

    assert [file.paper for file in outcome.files] == ["later", "label"]
    assert [paper for paper, _ in papers_of(opened.book.letters[0])] == [
        "letter", "later", "covering", "reply", "label", "enclosures",
    ]  # fmt: skip


def test_what_is_not_done_yet_is_told_and_still_made(opened: OpenBook, tmp_path: Path) -> None:
    letter = sample_letter(dated=None, signed_by="")
    part = letter.part("decisions")
    assert part is not None
    opened.do(PutLetter(letter.with_part(replace(part, words=Words()))))

    outcome = made(opened, tmp_path / "out")
    assert outcome.look_at == (
        "The letter has no date yet.", "The letter is not signed yet.", "Not said yet: How it was decided.",
    )  # fmt: skip


def test_nothing_is_written_over_unasked(opened: OpenBook, tmp_path: Path) -> None:
    made(opened, tmp_path / "out", papers=frozenset({"label"}))
    before = sorted((tmp_path / "out").iterdir())

    with pytest.raises(Refused, match=r"envelope label\.pdf” is already"):
        made(opened, tmp_path / "out")
    assert sorted((tmp_path / "out").iterdir()) == before
    assert len(made(opened, tmp_path / "out", replace=True).files) == 6


def test_stopped_on_the_way_nothing_is_left(opened: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    def stop(done: int, _all: int, _what: str) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        write_papers(opened, LetterWish(tmp_path / "out", opened.book.letters[0].id), stop)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"sections": ()}, "Nothing is said in this letter"), ({"seen_by": WORKER_ONLY}, "not marked")],
)
def test_a_letter_that_may_not_or_cannot_leave_is_refused(
    opened: OpenBook, tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    opened.do(PutLetter(sample_letter(**changes)))

    with pytest.raises(Refused, match=told):
        made(opened, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_no_folder_and_no_letter_are_refused(opened: OpenBook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no folder"):
        make_papers(opened, LetterWish(tmp_path / "nowhere", opened.book.letters[0].id))
    with pytest.raises(Refused, match="no longer in the book"):
        make_papers(opened, LetterWish(tmp_path, type(opened.book.letters[0].id)("gone")))


def test_a_carers_letter_leaves_by_itself(opened: OpenBook, tmp_path: Path) -> None:
    begun = next(each for each in letters_to_begin(opened.book) if each.kind is LetterKind.FROM_CARER)
    part = begun.sections[0]
    letter = begun.with_part(replace(part, words=Words.of("I remember the day you came.")))
    opened.do(PutLetter(letter))
    (tmp_path / "out").mkdir()

    outcome = make_papers(opened, LetterWish(tmp_path / "out", letter.id))
    assert [file.path.name for file in outcome.files] == ["Robin, A letter from Sue.pdf"]


def test_every_paper_of_ours_can_be_read_and_a_councils_own_is_checked(tmp_path: Path) -> None:
    assert {paper.shape for paper in letter_papers()} == set(PaperShape)
    broken = tmp_path / "paper-reply.toml"
    broken.write_text('name = "Slip"\nshape = "slip"\ntitle = "{{ nobody }}"\n', encoding="utf-8")
    other = tmp_path / "paper-leaflet.toml"
    other.write_text('name = "Leaflet"\nshape = "list"\ntitle = "For {{ family }}"\n', encoding="utf-8")

    papers, faults = own_papers([broken, other, tmp_path / "later-life.toml"])
    assert [paper.id for paper in papers] == ["leaflet"]
    assert [(fault.file, fault.line) for fault in faults] == [("paper-reply.toml", 3)]
    wrong = tmp_path / "paper-wrong.toml"
    wrong.write_text('name = "x"\nshape = "poem"\ntitle = "x"\n', encoding="utf-8")
    with pytest.raises(Refused, match="poem"):
        read_paper(wrong)


def test_a_paragraph_whose_facts_are_not_known_is_left_out() -> None:
    covering = next(paper for paper in letter_papers() if paper.id == "covering")
    facts = dict.fromkeys(("child", "family", "agency", "author", "dated", "held", "enclosed"), "")

    bare = covering.filled(facts)
    assert len(covering.filled({**facts, "held": "“What life was like”"}).words) == len(bare.words) + 1
    assert bare.greeting.startswith("Dear parents")


def test_a_letter_can_be_begun_for_each_who_may_write_one_and_only_once() -> None:
    book = read_sample("adoption").book
    assert [each.kind for each in letters_to_begin(book)].count(LetterKind.LATER_LIFE) == 0
    begun = letters_to_begin(replace(book, letters=()))
    assert begun[0].kind is LetterKind.LATER_LIFE
    assert len(begun[0].sections) == 13
    assert begun[0].greeting == "Dear Robin,"
    assert part_help(book, begun[0], begun[0].sections[0]).starters


@pytest.mark.parametrize(
    ("edition", "is_there"), [(Edition.ADOPTION_RECORD, True), (Edition.CHILD, False), (Edition.ADOPTERS, False)]
)
def test_a_letter_that_is_on_no_page_is_kept_on_the_record(edition: Edition, is_there: bool) -> None:
    book = replace(read_sample("adoption").book, letters=(sample_letter(),))
    loose = replace(book, pages=tuple(page for page in book.pages if page.layout != "letter"))

    edited = make_edition(loose, edition).book
    assert any(page.layout == "letter" for page in edited.pages) is is_there
    assert (SECRET in repr(edited.letters)) is is_there
    assert [page.layout for page in make_edition(book, edition).book.pages].count("letter") == 1, "and never twice"


@pytest.mark.parametrize("reading", list(Reading))
@pytest.mark.parametrize("theme", sorted(path.stem for path in resources.template("themes").glob("*.toml")))
def test_every_paper_fits_in_every_look_and_for_every_reader(theme: str, reading: Reading) -> None:
    sample = read_sample("adoption").book
    book = replace(sample, theme=theme, reading=reading, letters=(sample_letter(),))

    documents = list(_documents(book, book.letters[0], fonts()))
    assert len(documents) == 6
    for document in documents:
        assert list(document.laid.overflows) == [], document.name
        assert list(document.laid.missing) == [], document.name
        assert document.laid.shape is PageShape.A4
