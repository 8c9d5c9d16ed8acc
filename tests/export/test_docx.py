"""The Word document as a family gets it: its words, pictures, headings, languages and fonts."""

import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED

import docx
import pytest
import uharfbuzz as hb
from lxml import etree

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import DrawingSlot, FactRow, FactsSlot, TextSlot
from lifestory_app.domain.photos import Purpose
from lifestory_app.domain.text import Words
from lifestory_app.export.docx_book import export_docx
from lifestory_app.export.docx_parts.fonts import obfuscated
from lifestory_app.export.docx_parts.pages import ARRANGEMENTS
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.templates import page_templates
from lifestory_app.layout.themes import theme, type_scale
from tests.builders import a_book, a_full_book, a_page
from tests.export.docx_reading import DRAWING, R, W, Written, in_order, paragraph_text, style_of, words_of, written
from tests.export.every_layout import InventedPhotos, a_book_of_every_layout


@pytest.fixture(scope="module")
def every() -> Written:
    return written(a_book_of_every_layout())


def test_every_layout_that_people_can_choose_has_an_arrangement_in_word():
    known = {template.id for template in page_templates()}

    assert known
    assert known <= set(ARRANGEMENTS)


def test_all_that_is_refused_or_stopped_leaves_the_folder_as_it_was(tmp_path: Path):
    target = tmp_path / "book.docx"
    book, photos, fonts = a_full_book(), InventedPhotos(), Fonts.shared()

    def stop(done: int, total: int, doing: str = "") -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        export_docx(target, book, photos, fonts=fonts, tell=stop)
    assert list(tmp_path.iterdir()) == []

    target.write_bytes(b"someone else's file")
    with pytest.raises(Refused, match="already there"):
        export_docx(target, book, photos, fonts=fonts)
    assert target.read_bytes() == b"someone else's file"
    assert list(tmp_path.iterdir()) == [target]

    export_docx(target, book, photos, fonts=fonts, replace=True)
    assert target.read_bytes()[:2] == b"PK"


def test_a_photo_that_cannot_be_had_is_told_and_nothing_is_written(tmp_path: Path):
    class Lost(InventedPhotos):
        def picture(self, *_: object) -> bytes:
            raise Refused("The photo is lost.")

    with pytest.raises(Refused, match="lost"):
        export_docx(tmp_path / "book.docx", a_book_of_every_layout(), Lost(), fonts=Fonts.shared())

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path):
    with pytest.raises(Refused, match="no folder “no such folder”"):
        export_docx(tmp_path / "no such folder" / "book.docx", a_book(), InventedPhotos(), fonts=Fonts.shared())


def test_the_same_book_gives_the_same_bytes_and_now_dates_only_the_package():
    book = a_book_of_every_layout()

    assert written(book).data == written(book).data
    dated = written(book, now=datetime(2026, 11, 24, 13, 30, 2))  # noqa: DTZ001 - zip knows no zones
    plain = written(book)
    assert {each.date_time for each in dated.zip.infolist()} == {(2026, 11, 24, 13, 30, 2)}
    assert {each.date_time for each in plain.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [dated.zip.read(name) for name in dated.names] == [plain.zip.read(name) for name in plain.names]


def test_packed_pictures_are_stored_and_all_else_is_deflated(every: Written):
    stored = {each.filename for each in every.zip.infolist() if each.compress_type == ZIP_STORED}

    assert stored == {name for name in every.names if name.endswith((".jpeg", ".png"))}
    assert stored


def test_the_package_tells_title_author_and_language_and_nothing_else(every: Written):
    core = every.part("docProps/core.xml")

    assert [etree.QName(each).localname for each in core] == ["title", "creator", "language"]
    assert not [name for name in every.names if "app.xml" in name or "custom" in name or "thumb" in name or "comment" in name]
    everything = b"".join(every.zip.read(name) for name in every.names if name.endswith(".xml"))
    for unwanted in (b"rsid", b"w:vanish", b"w:ins ", b"w:del ", b"w:comment", b"stylesWithEffects"):
        assert unwanted not in everything


def test_every_link_in_the_package_leads_to_a_part(every: Written):
    for name in every.names:
        if not name.endswith(".rels"):
            continue
        base = "word/" if name.startswith("word/") else ""
        for link in every.part(name):
            assert base + link.get("Target") in every.names
    ids = {value for each in every.document.iter() for key, value in each.attrib.items() if key.startswith(R)}
    assert ids <= set(every.links())


def test_every_style_that_is_used_is_defined(every: Written):
    defined = {style.get(f"{W}styleId") for style in every.part("word/styles.xml").iter(f"{W}style")}
    used = {
        each.get(f"{W}val")
        for name in every.names
        if name.startswith("word/") and name.endswith(".xml")
        for each in every.part(name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")
    }

    assert used <= defined
    assert {"Title", "Heading1", "Heading2", "Heading3", "Lead", "Caption", "Label", "Quote", "Panel", "LetterWords"} <= defined


def test_photos_are_print_copies_at_300_dots_an_inch_of_their_placed_size():
    photos = InventedPhotos()
    book = replace(
        a_book_of_every_layout(), pages=tuple(page for page in a_book_of_every_layout().pages if page.layout == "document")
    )

    made = written(book, photos)

    [(_, width, height, purpose)] = photos.asked
    extent = made.document.find(f".//{DRAWING}extent")
    assert purpose is Purpose.PRINT
    assert width == pytest.approx(int(extent.get("cx")) / 914400 * 300, abs=1)
    assert height == pytest.approx(int(extent.get("cy")) / 914400 * 300, abs=1)
    assert width / height == pytest.approx(3000 / 4000 if book.photo("photo-20").width == 3000 else 4 / 3, rel=0.01)  # type: ignore[arg-type]


def test_each_picture_says_what_it_shows_or_that_it_is_decoration(every: Written):
    pictures = list(every.document.iter(f"{DRAWING}docPr"))
    ids = [each.get("id") for each in pictures]

    assert len(pictures) > 40
    assert len(set(ids)) == len(ids)
    for picture in pictures:
        is_decoration = "decorative" in etree.tostring(picture).decode()
        assert is_decoration != bool(picture.get("descr"))
    assert any(each.get("descr") == "A beach with kite 4" for each in pictures)


def test_titles_and_parts_of_the_book_are_headings_and_the_contents_list_them_with_their_pages(every: Written):
    book = a_book_of_every_layout()
    paragraphs = list(every.document.iter(f"{W}p"))
    headings = [paragraph_text(each) for each in paragraphs if style_of(each) in ("Heading1", "Heading2", "SectionTitle")]
    listed = [paragraph_text(each).split("\t") for each in paragraphs if style_of(each) in ("TOC1", "TOC2")]

    expected = [page.title for page in book.pages if page.layout not in ("cover", "contents")]
    assert headings == expected
    assert [title for title, _ in listed] == expected
    numbers = [int(number) for _, number in listed]
    assert numbers == sorted(numbers)
    # The list of so many pages takes two pages of its own.
    assert numbers[0] == [page.title for page in book.pages].index(expected[0]) + 2


def test_every_place_that_a_link_leads_to_is_marked(every: Written):
    marks = {each.get(f"{W}name") for each in every.document.iter(f"{W}bookmarkStart")}
    wanted = {each.get(f"{W}anchor") for each in every.document.iter(f"{W}hyperlink")}

    assert wanted
    assert wanted <= marks


def test_fields_ask_nothing_when_the_document_is_opened(every: Written):
    settings = every.zip.read("word/settings.xml")

    assert b"updateFields" not in settings
    assert b"w:dirty" not in every.zip.read("word/document.xml")


def test_the_cover_has_no_page_number_and_the_other_pages_have_one(every: Written):
    first = next(every.document.iter(f"{W}sectPr"))
    links = every.links()
    footers = {each.get(f"{W}type"): links[each.get(f"{R}id")] for each in first.iter(f"{W}footerReference")}

    assert first.find(f"{W}titlePg") is not None
    assert b"PAGE" not in every.zip.read(f"word/{footers['first']}")
    assert b" PAGE " in every.zip.read(f"word/{footers['default']}")


def test_embedded_fonts_are_the_fonts_of_the_theme_and_name_a_stand_in(every: Written):
    table = every.part("word/fontTable.xml")
    links = every.links("fontTable")
    originals = {Fonts.shared().face(key).data for key in ("andika-400", "andika-700", "baloo-2-700")}
    found = set()
    for font in table:
        assert font.find(f"{W}altName").get(f"{W}val")
        for embedded in font.iter(f"{W}embedRegular", f"{W}embedBold"):
            data = every.zip.read(f"word/{links[embedded.get(f'{R}id')]}")
            found.add(obfuscated(data, uuid.UUID(embedded.get(f"{W}fontKey"))))
            assert data[:32] != obfuscated(data, uuid.UUID(embedded.get(f"{W}fontKey")))[:32]

    assert originals <= found


def test_words_in_other_languages_carry_language_direction_and_a_font_that_has_them():
    words = Words.of("میرا نام عائشہ ہے۔", lang="ur")
    mixed = Words.of("Her name is عائشہ in Urdu.")
    punjabi = Words.of("ਮੇਰਾ ਨਾਮ", lang="pa")
    slots = tuple((name, TextSlot(each)) for name, each in (("lead", words), ("words", mixed), ("more", punjabi)))
    made = written(a_book(pages=(a_page(slots=slots),)))

    by_text = {paragraph_text(each): each for each in made.document.iter(f"{W}p")}
    urdu = by_text[words.plain]
    assert urdu.find(f"{W}pPr/{W}bidi") is not None
    run = urdu.find(f"{W}r/{W}rPr")
    assert run.find(f"{W}rtl") is not None
    assert run.find(f"{W}lang").get(f"{W}bidi") == "ur"
    assert "Nastaliq" in run.find(f"{W}rFonts").get(f"{W}cs")

    english = by_text[mixed.plain]
    assert english.find(f"{W}pPr/{W}bidi") is None
    assert [paragraph_text(each) for each in english.iter(f"{W}r") if each.find(f"{W}rPr/{W}rtl") is not None] == ["عائشہ"]

    gurmukhi = by_text[punjabi.plain].find(f"{W}r/{W}rPr")
    assert gurmukhi.find(f"{W}lang").get(f"{W}bidi") == "pa"
    assert "Gurmukhi" in gurmukhi.find(f"{W}rFonts").get(f"{W}ascii")
    embedded = {font.get(f"{W}name") for font in made.part("word/fontTable.xml") if font.find(f"{W}embedRegular") is not None}
    assert {"Noto Nastaliq Urdu", "Noto Sans Gurmukhi"} <= embedded


def test_of_a_font_too_large_to_embed_the_letters_of_the_book_travel():
    made = written(a_book(pages=(a_page(slots=(("words", TextSlot(Words.of("我的名字", lang="zh"))),)),)))

    [font] = [each for each in made.part("word/fontTable.xml") if each.get(f"{W}name") == "Noto Sans SC"]
    embedded = font.find(f"{W}embedRegular")
    data = made.zip.read(f"word/{made.links('fontTable')[embedded.get(f'{R}id')]}")
    face = hb.Face(obfuscated(data, uuid.UUID(embedded.get(f"{W}fontKey"))))
    assert {ord(letter) for letter in "我的名字"} <= set(face.unicodes)
    assert len(data) < 100_000


def test_lists_are_real_lists_and_a_second_numbered_list_begins_again():
    made = written(
        a_book(pages=(a_page(slots=(("words", TextSlot(Words.of("1. one", "1. two", "between", "1. again", "- dot"))),)),))
    )

    numbers = [each.find(f"{W}pPr/{W}numPr/{W}numId") for each in made.document.iter(f"{W}p") if style_of(each) == "ListNumber"]
    used = [each.get(f"{W}val") for each in numbers]
    assert used[0] == used[1] != used[2]
    defined = {each.get(f"{W}numId"): each for each in made.part("word/numbering.xml").iter(f"{W}num")}
    assert set(used) <= set(defined)
    assert all(defined[each].find(f".//{W}startOverride").get(f"{W}val") == "1" for each in used)


def test_facts_side_by_side_mark_their_first_column_and_the_homes_their_first_row(every: Written):
    looks = [each for each in every.document.iter(f"{W}tbl") if each.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Facts"]

    assert looks
    assert all(each.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1" for each in looks)
    with_headings = [each for each in looks if each.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"]
    assert [each.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for each in with_headings] == [
        *["Where I lived", "What happened"] * 2,
        "Places",
        "Where I lived",
    ]
    assert all(each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for each in with_headings)


def test_letter_parts_that_are_held_back_are_not_in_the_document():
    book = a_full_book()
    letter = book.letters[0]
    secret = replace(letter.sections[1], words=Words.of("Not before eighteen."))
    made = written(replace(book, letters=(replace(letter, sections=(letter.sections[0], secret)),)))

    assert "I was your social worker." in made.text
    everything = b"".join(made.zip.read(name) for name in made.names if name.endswith(".xml"))
    assert b"eighteen" not in everything
    assert "Court" not in made.text


def test_slots_that_a_layout_does_not_know_and_layouts_that_nobody_knows_lose_nothing():
    odd = a_page(
        "odd",
        "photo-and-facts",
        slots=(("note", TextSlot(Words.of("A stray note."))), ("photo", TextSlot(Words.of("Words for a photo.")))),
    )
    new = a_page(
        "new",
        "pop-up",
        slots=(("flap", TextSlot(Words.of("Under the flap."))), ("facts", FactsSlot((FactRow("Day", "Monday"),)))),
    )

    text = written(a_book(pages=(odd, new))).text

    assert in_order(["A stray note.", "Words for a photo.", "Under the flap.", "Day", "Monday"], text) is None


def test_a_control_character_cannot_break_the_document():
    made = written(a_book(title="Robin\x00’s \x0bstory", pages=(a_page(words='A\x01b\ud800c <&"> d'),)))

    assert 'Abc <&"> d' in made.text
    assert made.part("docProps/core.xml")[0].text == "Robin’s story"


def test_another_reader_finds_the_same_words(tmp_path: Path):
    book = a_book_of_every_layout()
    target = export_docx(tmp_path / "book.docx", book, InventedPhotos(), fonts=Fonts.shared())

    read = docx.Document(str(target))

    titles = [each.text for each in read.paragraphs if ((each.style and each.style.name) or "").startswith("Heading")]
    assert "The day I was born" in titles
    assert read.core_properties.title == book.title
    assert read.core_properties.language == "en-GB"


def test_a_book_without_pages_still_opens():
    made = written(a_book(pages=(), sections=()))

    assert made.document.find(f"{W}body/{W}sectPr") is not None


def test_a_name_of_a_page_is_no_part_of_another(every: Written):
    names = [each.get(f"{W}name") for each in every.document.iter(f"{W}bookmarkStart")]

    assert len(names) == len(set(names)) == len(a_book_of_every_layout().pages)
    assert PageId("page-0") not in names


def test_words_stand_in_the_order_of_the_page(every: Written):
    for page in a_book_of_every_layout().pages:
        for _, slot in page.slots:
            if isinstance(slot, TextSlot):
                assert in_order(words_of(slot.words.plain), every.text) is None


def test_a_drawing_that_this_kit_cannot_make_costs_only_its_picture():
    newer = DrawingSlot(PersonDrawing((("hair", "from 2040"),)), "A drawing of Kim")

    text = written(a_book(pages=(a_page("odd", title="My mum Kim", slots=(("photo", newer),)),))).text

    assert "My mum Kim" in text


def body_of(**look: object) -> tuple[float, str]:
    """The size in points and the font of what is read, in Word."""
    styles = written(replace(a_book(), **look)).part("word/styles.xml")
    body = next(each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == "BodyText")
    normal = next(each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == "Normal")
    own = {each.tag: each for style in (normal, body) for each in style.iter()}
    return int(own[f"{W}sz"].get(f"{W}val")) / 2, str(own[f"{W}rFonts"].get(f"{W}ascii"))


def test_who_reads_it_and_its_letters_and_paper_reach_word_and_the_page_alike():
    looks = [
        {"age_band": AgeBand.EARLY_YEARS},
        {"age_band": AgeBand.PRIMARY},
        {"age_band": AgeBand.OLDER},
        {"reading": Reading.LARGE_PRINT},
        {"reading": Reading.DYSLEXIA},
        {"shape": PageShape.A5},
    ]

    for look in looks:
        scale = type_scale(theme("meadow"), replace(a_book(), **look))
        size, font = body_of(**look)
        assert size == pytest.approx(scale.body.size, abs=0.26), look
        assert ("Dyslexic" in font) is (look.get("reading") is Reading.DYSLEXIA)
    assert body_of(age_band=AgeBand.EARLY_YEARS) > body_of() > body_of(age_band=AgeBand.OLDER)
