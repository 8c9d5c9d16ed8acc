"""The letters of a family tree file: every character set that programs wrote, named rightly or not."""

from pathlib import Path

import pytest

from lifestory_app.family.gedcom_letters import letters_of
from lifestory_app.family.gedcom_people import BORN_IN
from tests.family.gedcom import facts, left_out, read

WORDS = "0 HEAD\n1 CHAR {}\n0 @I1@ INDI\n1 NAME Zoë /Müller-Ångström/\n0 TRLR\n"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("ANSEL", "utf-8"),
        ("ANSI", "utf-8"),
        ("UNICODE", "utf-16"),
        ("UNICODE", "utf-16-le"),
        ("UNICODE", "utf-16-be"),
        ("ANSEL", "utf-16"),
        ("ANSI", "cp1252"),
        ("ASCII", "latin-1"),
        ("UTF-8", "latin-1"),
        ("IBM WINDOWS", "cp1252"),
        ("cp1252", "cp1252"),
        ("ISO-8859-1", "latin-1"),
        ("ISO-8859-15", "iso8859-15"),
        ("WINDOWS-1250", "cp1252"),
        ("IBMPC", "cp437"),
        ("MS-DOS", "cp437"),
        ("MACINTOSH", "mac-roman"),
        ("rot13", "cp1252"),
        ("zlib", "cp1252"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_name_has_its_letters_whatever_set_it_was_written_in(said: str, written: str, line_end: str) -> None:
    surname = "Müller" if said == "WINDOWS-1250" or written == "cp437" else "Müller-Ångström"
    text = WORDS.format(said).replace("Müller-Ångström", surname).replace("\n", line_end)

    tree = read(text.encode(written))

    assert tree.people[0].names[0].full == f"Zoë {surname}"


def test_a_file_without_a_word_on_its_letters_is_read_as_windows_wrote_it() -> None:
    tree = read("0 HEAD\n0 @I1@ INDI\n1 NAME Zoë /Šimić/\n0 TRLR\n".encode("cp1252", "replace"))

    assert tree.people[0].names[0].given == "Zoë"


def test_in_ansel_an_accent_stands_before_its_letter() -> None:
    text = letters_of(
        b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Zo\xe8e /M\xe8uller-\xeaAngstr\xe8om \xa2ysti\xb9 \xe3\xf0c/\n"
    )

    assert "Zoë /Müller-Ångström Øysti£ ç̂/" in text


def test_letters_that_no_set_explains_are_told_and_the_rest_is_read() -> None:
    tree = read(b"0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Zo\xff /Smith/\n0 TRLR\n")

    assert tree.people[0].names[0].family == "Smith"
    assert "1 letter that could not be read" in left_out(tree)


def place(tree_name: str, inputs: Path, person: str) -> str:
    """The place of birth of somebody in a file made by others."""
    tree = read((inputs / "gedcom" / tree_name).read_bytes())
    record = next(each for each in tree.people if each.id == tree.by_xref[f"@{person}@"])
    return facts(record)[BORN_IN]


def test_one_family_in_ansel_and_in_unicode_has_the_same_letters(inputs: Path) -> None:
    # Seen by eye in the UTF-8 file: “slash l (Ł), slash o (Ø), slash d (Đ), thorn (Þ)”, and so on.
    ansel = place("gramps__imp_ANSEL_CRLF.ged", inputs, "CHILD0")
    for letter in "ŁØĐÞ":
        assert letter in ansel
    assert place("g4j__ANSEL.GED", inputs, "CHILD4").startswith("ẢB̉C̉D̉ẺF̉")
    for name in ("UTF_16_LE_BOM_CRLF", "UTF_16_BE_BOM_LF", "UTF_8_BOM_CRLF", "UTF_8_NOBOM_LF"):
        assert place(f"gramps__imp_{name}.ged", inputs, "FATHER") == "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
        assert place(f"gramps__imp_{name}.ged", inputs, "MOTHER") == "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"


def test_the_torture_test_has_the_same_letters_on_a_mac_and_on_windows(inputs: Path) -> None:
    on_mac, on_windows = (letters_of((inputs / "gedcom" / f"g4j__TGC55{name}.ged").read_bytes()) for name in ("C", "1LF"))

    for sign in ("£", "©", "é", "ö", "ñ", "ß", "Ø"):
        assert sign in on_mac
        assert on_mac.count(sign) == on_windows.count(sign)


def test_windows_and_latin_letters_stand_at_their_places_in_the_tables_of_others(inputs: Path) -> None:
    for name, first in (("cp1252_CRLF", 130), ("Latin_1_LF", 161)):
        tree = read((inputs / "gedcom" / f"gramps__imp_{name}.ged").read_bytes())
        note = facts(tree.people[0])["Note"]
        for line in note.splitlines():
            number, _, letter = line.partition(" ")
            if number.isdigit() and int(number) >= first and letter[1:2].isprintable() and letter[1:2] not in ("", "]", "\xa0"):
                assert letter[1] == bytes([int(number)]).decode("cp1252"), line


def test_names_in_many_scripts_are_whole(inputs: Path) -> None:
    tree = read((inputs / "gedcom" / "cac__utf8-unicode.ged").read_bytes())

    names = " ".join(name.full for person in tree.people for name in person.names)
    for name in ("François", "محمد", "田中", "Ελένη", "Łukasz", "Иванов", "Guðmundsdóttir"):
        assert name in names
    assert "\ufffd" not in names
