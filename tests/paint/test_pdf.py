"""The PDF painter: what it writes is sound by three witnesses, says what was laid out, and is the same each time."""

import re
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lifestory_app.domain.ids import PageId
from lifestory_app.domain.photos import PhotoSource, Purpose
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.layout.display import Group, Item, LaidOutPage, Link, Picture, Rect, Shape, Tagged, rectangle
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.text import TextStyle, set_text
from lifestory_app.paint.pdf import About, BrokenPicture, PdfPainter, Preset, pixels, time_of_making
from lifestory_app.paint.pdf_fonts import sayable
from lifestory_app.paint.pdf_images import bare_jpeg
from lifestory_app.paint.pdf_objects import PdfFile, pdf, text_string
from lifestory_app.paint.pdf_text import said_by
from tests.export.pdf_checks import assert_sound, elements, own_findings
from tests.paint.sheets import (
    A_DAY,
    RIGHT_TO_LEFT,
    SENTENCES,
    VIEW,
    PlainPhotos,
    a_book_of,
    a_figure,
    a_jpeg,
    a_page,
    all_languages,
    every_kind_of_item,
    fonts,
    line,
    words,
)


def painted(laid: LaidOutBook, photos: PhotoSource | None = None, preset: Preset = Preset.PRINT, **more: bool) -> bytes:
    """The PDF of a laid-out book, through the painter alone."""
    out = BytesIO()
    about = About(laid.title, "Ruth Bell", laid.lang, A_DAY)
    painter = PdfPainter(out, about, fonts(), photos or PlainPhotos(), preset, **more)
    painter.expect(laid.pages)
    starts = {section.first: section.title for section in laid.sections}
    for number, page in enumerate(laid.pages, 1):
        if number in starts:
            painter.begin_section(starts[number])
        painter.page(page)
    painter.finish()
    return out.getvalue()


def saved(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "book.pdf"
    path.write_bytes(data)
    return path


def copied(path: Path) -> str:
    """The text as poppler copies it, letters composed, without the marks of direction that it adds."""
    text = subprocess.run(["pdftotext", "-nopgbrk", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return unicodedata.normalize("NFC", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text))


def read_by_pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        text = page.get_textpage()
        read = text.get_text_range()
        text.close()
        page.close()
    return unicodedata.normalize("NFC", re.sub("[\u200e\u200f]", "", read))


def told(data: bytes) -> list[str]:
    """The structure tree as lines of text, deeper elements further in."""
    lines = []
    with pikepdf.open(BytesIO(data)) as document:
        depths = {document.Root.StructTreeRoot.objgen: -1}
        for element, parent in elements(document):
            depth = depths[element.objgen] = depths[parent.objgen] + 1
            said = [str(element[key]) for key in ("/T", "/Lang", "/Alt") if key in element]
            lines.append("  " * depth + " ".join([str(element.S)[1:], *said]))
    return lines


@pytest.mark.parametrize("bleed", [False, True], ids=["trimmed", "bleed and marks"])
@pytest.mark.parametrize("preset", list(Preset))
def test_a_book_of_every_kind_of_item_is_sound(tmp_path: Path, preset: Preset, bleed: bool) -> None:
    data = painted(every_kind_of_item(), preset=preset, bleed=bleed, marks=bleed)

    assert_sound(saved(tmp_path, data))


def test_a_book_of_all_languages_is_sound_and_copies_right(tmp_path: Path) -> None:
    path = saved(tmp_path, painted(all_languages()))

    assert_sound(path)
    text = copied(path)
    for lang, (_, sentence) in SENTENCES.items():
        # On a page that runs left to right, poppler puts the full stop of a line that runs the other way at its left.
        wanted = sentence.rstrip(".") if lang in RIGHT_TO_LEFT else sentence
        assert unicodedata.normalize("NFC", wanted) in text, f"{lang} does not copy right: {text}"


def test_words_from_right_to_left_copy_in_reading_order(tmp_path: Path) -> None:
    for lang in RIGHT_TO_LEFT:
        font, sentence = SENTENCES[lang]
        path = saved(
            tmp_path, painted(a_book_of(a_page((Tagged("P", (line(sentence, 60, 100, 18, font, lang),), lang=lang),))))
        )

        assert copied(path).split() == sentence.split()


@pytest.mark.parametrize("nastaliq", [True, False], ids=["nastaliq", "naskh"])
def test_words_set_in_a_narrow_column_copy_right_by_two_readers(tmp_path: Path, nastaliq: bool) -> None:
    style = TextStyle("andika", 14, 24, "#2B2320", nastaliq=nastaliq)
    for lang, (_, sentence) in SENTENCES.items():
        lines = set_text(Words.of(sentence, lang=lang), style, 150, lang, fonts())
        assert len(lines.lines) > 1

        path = saved(tmp_path, painted(a_book_of(a_page(lines.place(60, 60, "H1")), lang=lang)))

        wanted = unicodedata.normalize("NFC", sentence).split()
        for reader in (copied, read_by_pdfium):
            read = reader(path).split()
            # Chinese has no spaces, and a reader shows a line's end as one.
            assert (["".join(read)] if lang == "zh-Hans" else read) == wanted


def test_a_line_of_two_directions_keeps_each_of_them(tmp_path: Path) -> None:
    mixed = Words((Paragraph((Run("I am "), Run("عائشہ", lang="ur"), Run(" and I am 9."))),))
    set_ = set_text(mixed, TextStyle("andika", 14, 24, "#2B2320"), 480, "en-GB", fonts())

    path = saved(tmp_path, painted(a_book_of(a_page(set_.place(60, 60, "H1")))))

    assert_sound(path)
    assert read_by_pdfium(path).split() == ["I", "am", "عائشہ", "and", "I", "am", "9."]
    assert told(path.read_bytes())[2:] == ["    H1", "      Span ur"]


def test_vowel_marks_from_right_to_left_stay_with_their_letters(tmp_path: Path) -> None:
    sentence = "السَّلامُ عَلَيْكُمْ"
    run = line(sentence, 60, 100, 18, "noto-naskh-arabic-400", "ar")

    path = saved(tmp_path, painted(a_book_of(a_page((Tagged("H1", (run,), lang="ar"),)))))

    assert_sound(path)
    assert copied(path).split() == unicodedata.normalize("NFC", sentence).split()


def test_the_structure_is_the_one_that_was_laid_out() -> None:
    assert told(painted(every_kind_of_item())) == [
        "Document en-GB",
        "  Sect Part front",
        "    H1",
        "    Figure A red kite over the sea",
        "    H2",
        "    TOC",
        "      TOCI",
        "        Link",
        "      TOCI",
        "        Link",
        "      TOCI",
        "    P",
        "      Span pl",
        "    P",
        "      Link",
        "    P",
        "  Sect Part then",
        "    H2",
        "    H3",
        "    L",
        *(["      LI", "        Lbl", "        LBody"] * 2),
        "    Table",
        *(["      TR", "        TH", "        TD"] * 3),
        "    Figure A red kite over the sea",
        "    Caption",
        "    BlockQuote",
        "      P",
        "    Figure A hill",
    ]


def test_headings_never_skip_a_level(tmp_path: Path) -> None:
    page = a_page([words("Late", 100, "H2"), words("Deep", 130, "H3"), words("Deep too", 160, "H3"), words("Top", 190, "H1")])

    data = painted(a_book_of(page, a_page([words("Far too deep", 100, "H3")], 2)))

    assert told(data)[2:] == ["    H1", "    H2", "    H2", "    H1", "    H2"]
    assert_sound(saved(tmp_path, data))


def test_the_same_pages_at_the_same_time_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert painted(every_kind_of_item()) == painted(every_kind_of_item())

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773307800")
    assert time_of_making() == A_DAY


def test_the_writer_never_looks_back() -> None:
    class OnlyWrites:
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def write(self, data: bytes) -> int:
            self.parts.append(bytes(data))
            return len(data)

    out = OnlyWrites()
    painter = PdfPainter(out, About("A", "", "en", A_DAY), fonts(), PlainPhotos())  # type: ignore[arg-type]
    page = a_page([a_figure(100)])
    painter.expect([page])
    painter.page(page)
    before = sum(map(len, out.parts))
    painter.finish()

    assert before > len(a_jpeg(200, 150)), "the photo waits in memory"
    assert pikepdf.open(BytesIO(b"".join(out.parts))).pages


def test_photos_are_asked_for_at_their_printed_size_and_once() -> None:
    big = replace(a_figure(100), items=(Group(a_figure(100).items, (2, 0, 0, 2, 0, 0)),))
    pages = (a_page([a_figure(100), a_figure(400)]), a_page([a_figure(100)], 2), a_page([big], 3))
    paper, screen = PlainPhotos(), PlainPhotos()

    painted(a_book_of(*pages), paper)
    painted(a_book_of(*pages), screen, Preset.SCREEN)

    assert paper.asked == [(VIEW, 1000, 750, Purpose.PRINT), (VIEW, 2000, 1500, Purpose.PRINT)]
    per_point = 1600 / 841.89
    assert screen.asked[0] == (VIEW, *pixels(240, 180, per_point), Purpose.SCREEN)
    assert screen.asked[0][1] == 456


def test_nothing_but_pixels_of_a_photo_gets_in(tmp_path: Path) -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E], exif[0x8825] = "Robin at 4 Mill Lane", {1: "N"}
    Image.new("RGB", (40, 30), "#D1495B").save(out, "JPEG", exif=exif, comment=b"Mill Lane", icc_profile=b"x" * 300)

    class Telltale(PlainPhotos):
        def picture(self, *asked: object) -> bytes:  # type: ignore[override]
            return out.getvalue()

    path = saved(tmp_path, painted(a_book_of(a_page([a_figure(100)])), Telltale()))

    assert b"Mill Lane" in out.getvalue()
    assert b"Mill Lane" not in path.read_bytes()
    assert b"Exif" not in path.read_bytes()
    bare = bare_jpeg(out.getvalue())
    assert (bare.width, bare.height, bare.components) == (40, 30, 3)
    assert Image.open(BytesIO(bare.data)).tobytes() == Image.open(out).tobytes()


@pytest.mark.parametrize("data", [b"", b"GIF89a", a_jpeg(40, 30)[:200], a_jpeg(40, 30)[:-2], b"\xff\xd8\xff\xd9"])
def test_what_is_not_a_whole_jpeg_is_not_put_in_a_pdf(data: bytes) -> None:
    class Broken(PlainPhotos):
        def picture(self, *asked: object) -> bytes:  # type: ignore[override]
            return data

    with pytest.raises(BrokenPicture):
        painted(a_book_of(a_page([a_figure(100)])), Broken())


def test_a_grey_photo_stays_grey(tmp_path: Path) -> None:
    class Grey(PlainPhotos):
        def picture(self, *asked: object) -> bytes:  # type: ignore[override]
            out = BytesIO()
            Image.new("L", (40, 30), 120).save(out, "JPEG")
            return out.getvalue()

    assert_sound(saved(tmp_path, painted(a_book_of(a_page([words("Old days", 50, "H1"), a_figure(100)])), Grey())))


def test_a_letter_that_no_font_has_is_shown_as_a_box_and_still_copied(tmp_path: Path) -> None:
    run = line("kite 龘 up", 60, 100, 20)
    assert 0 in run.gids

    path = saved(tmp_path, painted(a_book_of(a_page([Tagged("H1", (run,))]))))

    assert_sound(path)
    assert "龘" in copied(path)


def test_private_characters_do_not_reach_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path, painted(a_book_of(a_page([Tagged("H1", (line("a \uf0b7 b\ufeff c", 60, 100),))]))))

    assert_sound(path)
    assert "\uf0b7" not in copied(path)


def test_a_page_turned_right_to_left_says_so() -> None:
    with pikepdf.open(BytesIO(painted(replace(all_languages(), lang="ur")))) as document:
        assert document.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
        assert str(document.Root.Lang) == "ur"


def test_bleed_and_marks_stand_around_the_trimmed_page() -> None:
    def boxes(**more: bool) -> list[list[float]]:
        with pikepdf.open(BytesIO(painted(every_kind_of_item(), **more))) as document:
            page = document.pages[0]
            return [[round(float(edge), 1) for edge in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")]

    assert boxes() == [[0, 0, 595.3, 841.9]] * 3
    assert boxes(bleed=True) == [[0, 0, 612.3, 858.9], [0, 0, 612.3, 858.9], [8.5, 8.5, 603.8, 850.4]]
    assert boxes(bleed=True, marks=True) == [[0, 0, 657.6, 904.3], [22.7, 22.7, 635.0, 881.6], [31.2, 31.2, 626.5, 873.1]]


def test_labels_tell_what_is_printed() -> None:
    pages = [
        a_page([words("Words", 100, "H1")], number, label=label) for number, label in enumerate(("", "ii", "3", "4", "9"), 1)
    ]

    with pikepdf.open(BytesIO(painted(a_book_of(*pages)))) as document:
        assert [page.label for page in document.pages] == ["", "ii", "3", "4", "9"]


@pytest.mark.parametrize(
    "item", [line("loose", 60, 100), Shape(rectangle(Rect(0, 0, 9, 9)), "#000000"), Tagged("Figure", (Shape((), "#000000"),))]
)
def test_ink_without_a_meaning_and_pictures_without_words_are_mistakes(item: object) -> None:
    with pytest.raises(ValueError):
        painted(a_book_of(a_page([item])))  # type: ignore[list-item]


def test_a_page_of_ornament_alone_is_sound(tmp_path: Path) -> None:
    ornament = Tagged("Artifact", (Shape(rectangle(Rect(0, 0, 300, 300)), "#8FB996"),))
    pages: list[LaidOutPage] = [a_page([words("Words", 100, "H1")]), a_page([ornament], 2), a_page([], 3)]

    assert_sound(saved(tmp_path, painted(a_book_of(*pages))))


INK = st.sampled_from(
    (
        line("kite", 60, 100),
        line("latawiec ", 60, 130, lang="pl"),
        line("نام", 60, 160, font="noto-naskh-arabic-400", lang="ur"),
        Shape(rectangle(Rect(10, 10, 50, 50)), "#8FB996", opacity=0.5),
        Picture(VIEW, Rect(60, 200, 48, 36)),
        Link(Rect(0, 0, 9, 9), PageId("page-1"), "Go to the start", (line("start", 60, 300),)),
        Link(Rect(0, 0, 9, 9), PageId("gone"), "Go away", (line("away", 60, 330),)),
    )
)
ARTIFACTS = st.builds(lambda items: Tagged("Artifact", tuple(items)), st.lists(INK, max_size=2))


def grouped(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    turned = st.builds(lambda items: Group(tuple(items), (0.8, 0.6, -0.6, 0.8, 90, 9)), st.lists(inner, max_size=3))
    return st.one_of(inner, turned)


def tagged(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    roles, langs = st.sampled_from(("H1", "H2", "H3", "P", "Div", "BlockQuote", "Caption")), st.sampled_from((None, "pl", "cy"))
    return st.builds(lambda role, items, lang: Tagged(role, tuple(items), lang), roles, st.lists(inner, max_size=3), langs)


TAGS = st.recursive(st.one_of(tagged(grouped(INK)), ARTIFACTS), lambda inner: tagged(grouped(inner)), max_leaves=6)


@given(pages=st.lists(st.lists(grouped(TAGS), max_size=4), min_size=1, max_size=3))
def test_any_display_list_gives_a_whole_tree(pages: list[list[Item]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.pdf"

    path.write_bytes(painted(a_book_of(*(a_page(items, number) for number, items in enumerate(pages, 1)))))

    assert own_findings(path) == []


@given(st.text(max_size=40))
def test_any_text_reads_back_as_it_was_written(text: str) -> None:
    out = BytesIO()
    file = PdfFile(out)
    root = file.put({"Type": "Catalog", "Said": text, "Bytes": text.encode()})
    file.finish(root, file.put({}), "")

    assert pikepdf.Object.parse(text_string(text).encode()) == pikepdf.String(text)
    assert pikepdf.Object.parse(pdf(text.encode()).encode()) == pikepdf.String(text.encode())


@given(st.sampled_from([(lang, *pair) for lang, pair in SENTENCES.items()]))
def test_the_glyphs_of_a_run_say_its_whole_text_once(sentence: tuple[str, str, str]) -> None:
    lang, font, text = sentence
    run = line(text, 0, 0, 12, font, lang)
    face = fonts().face(font)

    said = list(said_by(run, face.advance))

    reading = reversed(said) if run.rtl else said
    assert unicodedata.normalize("NFC", "".join(reading)) == unicodedata.normalize("NFC", text)
    assert run.rtl or all(not said[place] for place, glyph in enumerate(run.gids) if not face.advance(glyph))


@given(st.text())
def test_what_a_code_says_is_never_what_the_standard_forbids(text: str) -> None:
    assert not re.search("[\0\ufeff\ufffe\uffff\ue000-\uf8ff\ud800-\udfff]", sayable(text))


def test_a_file_with_an_object_missing_or_written_twice_is_a_mistake() -> None:
    file = PdfFile(BytesIO())
    root = file.put({})
    with pytest.raises(ValueError):
        file.put({}, root)
    file.reserve()
    with pytest.raises(ValueError):
        file.finish(root, root, "")
