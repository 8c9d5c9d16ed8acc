"""Files that are broken or meant to harm: read as far as they can be, or refused; never an error, never without end."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest

from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.family import gedcom_file, gedcom_records
from lifestory_app.family.gedcom_in import read_family_tree
from lifestory_app.practice.reading import is_writable
from tests.family.gedcom import left_out, read

SEED = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Ann "Nan" /de Hill/
2 NICK Nan
2 FONE アン
3 TYPE kana
1 SEX F
1 BIRT
2 DATE BET 1 JAN 1900 AND @#DJULIAN@ 2 FEB 1901/02
2 PLAC 4 Mill Lane, Ely, England
1 DEAT Y
1 NOTE @N1@
1 ASSO @I2@
2 RELA twin
1 FAMS @F1@
0 @I2@ INDI
1 NAME Bob
1 ADOP
2 DATE ABT 1999
2 FAMC @F1@
3 ADOP BOTH
1 FAMC @F1@
2 PEDI adopted
0 @F1@ FAM
1 WIFE @I1@
1 CHIL @I2@
1 MARR
2 DATE FROM 1900 TO 1910
1 DIV Y
0 @N1@ NOTE one
1 CONC two
1 CONT three
0 TRLR
"""
PIECES = [
    *(line.encode() for line in SEED.splitlines()),
    b"\n",
    b"\r",
    b"@",
    b"0 ",
    b"99 ",
    b"\xff\xfe",
    b"\x00",
    b"\xe0\xe8",
    b"PK",
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes, lines or pieces changed, doubled, moved or lost."""
    for _ in range(chance.randint(1, 8)):
        start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        end = min(end, start + chance.choice((1, 3, 40, 400)))
        middle = chance.choice((b"", data[start:end] * 2, chance.choice(PIECES), bytes([chance.randrange(256)])))
        data = data[:start] + middle + data[end:]
    return data


def survives(path: Path) -> None:
    """Read it; a refusal is one sentence that says that nothing was changed."""
    sentence = ""
    try:
        tree = read_family_tree(path)
    except Refused as refusal:
        sentence = refusal.sentence
    if sentence:
        assert "Nothing was changed" in sentence
        assert "\n" not in sentence
        return
    ids = {person.id for person in tree.people}
    assert all({bond.one, bond.other} <= ids and bond.one != bond.other for bond in tree.bonds)
    for person in tree.people:
        assert is_writable(
            "".join([*(name.full + name.native for name in person.names), *(fact.value for fact in person.facts)])
        )
    for each in tree.left_out:
        assert each.what
        assert each.why


def fuzz(folder: Path, times: int, seed: int, originals: list[bytes]) -> None:
    chance, path = random.Random(seed), folder / "tree.ged"
    for number in range(times):
        path.write_bytes(mutated(originals[number % len(originals)], chance))
        survives(path)


def zipped(content: bytes, name: str = "gedcom.ged") -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("photos/one.jpg", b"a picture")
        parts.writestr(name, content)
    return made.getvalue()


def test_a_file_with_a_few_things_wrong_is_read_or_refused(tmp_path: Path) -> None:
    seed = SEED.encode()
    fuzz(
        tmp_path,
        600,
        1,
        [seed, seed.replace(b"\n", b"\r\n"), SEED.encode("utf-16"), SEED.replace("UTF-8", "ANSEL").encode(), zipped(seed)],
    )


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_files_made_by_others_with_a_few_things_wrong_are_read_or_refused(tmp_path: Path, inputs: Path) -> None:
    originals = [path.read_bytes() for path in sorted((inputs / "gedcom").iterdir()) if path.stat().st_size < 100_000]
    fuzz(tmp_path, 20_000, 2, [*originals, *(zipped(each) for each in originals[:10])])


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"hello", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"<?xml version='1.0'?><a/>", b"0", b"\0" * 50]
)
def test_what_is_no_family_tree_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tree.ged"
    path.write_bytes(data)

    with pytest.raises(Refused, match=r"is not a family tree in GEDCOM\. Nothing was changed"):
        read_family_tree(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.ged", tmp_path):
        with pytest.raises(Refused, match="could not be read"):
            read_family_tree(path)


def test_a_zipped_family_tree_is_read_and_nothing_of_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "tree.gdz"
    path.write_bytes(zipped(SEED.encode()))

    tree = read_family_tree(path)

    assert len(tree.people) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["tree.gdz"]


def broken_zip(data: bytes) -> bytes:
    return data[: len(data) // 2]


def locked_zip(data: bytes) -> bytes:
    # The flag that says the part is encrypted, in both places it stands.
    at = data.rindex(b"PK\x01\x02")
    first = data.rindex(b"PK\x03\x04")
    changed = bytearray(data)
    changed[at + 8] |= 1
    changed[first + 6] |= 1
    return bytes(changed)


def wrong_sum(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[data.rindex(b"PK\x01\x02") + 16] ^= 0xFF
    return bytes(changed)


def endless_contents(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[-10:-6] = b"\xff\xff\xff\x7f"
    return bytes(changed)


@pytest.mark.parametrize("spoil", [broken_zip, locked_zip, wrong_sum, endless_contents])
def test_a_zipped_family_tree_that_cannot_be_read_is_refused(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "tree.gdz"
    path.write_bytes(spoil(zipped(SEED.encode())))

    with pytest.raises(Refused, match=r"is damaged or locked\. Nothing was changed"):
        read_family_tree(path)


def test_a_zip_without_a_family_tree_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tree.gdz"
    path.write_bytes(zipped(SEED.encode(), "../gedcom.ged"))

    with pytest.raises(Refused, match="is not a family tree"):
        read_family_tree(path)


def test_a_small_zip_that_unpacks_to_something_huge_is_refused_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gedcom_file, "MOST_BYTES", 100_000)
    path = tmp_path / "tree.gdz"
    path.write_bytes(zipped(b"0 HEAD\n" + b"0 @I1@ INDI\n" * 1_000_000))
    assert path.stat().st_size < 100_000

    with pytest.raises(Refused, match="too large"):
        read_family_tree(path)


def test_a_file_over_the_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tree.ged"
    path.write_bytes(b"0 HEAD\n" + b"".join(b"0 @I%d@ INDI\n1 SEX F\n" % number for number in range(300)))
    read_family_tree(path)

    for module, bound in ((gedcom_records, "MOST_PEOPLE"), (gedcom_records, "MOST_LINES"), (gedcom_file, "MOST_BYTES")):
        with monkeypatch.context() as patch:
            patch.setattr(module, bound, 200)
            with pytest.raises(Refused, match="close family only"):
                read_family_tree(path)


def test_ninety_nine_levels_a_jump_and_a_level_beyond_do_no_harm() -> None:
    deep = "".join(f"{level} NOTE x\n" for level in range(1, 100))
    tree = read(f"0 @I1@ INDI\n{deep}1 BIRT\n3 DATE 1900\n100 NOTE far\n1 SEX F\n")

    assert str(tree.people[0].born) == "1900"
    assert "1 line that could not be read" in left_out(tree)


@pytest.mark.parametrize(
    "content",
    [
        "0 @I1@ INDI\n1 NOTE a\n" + "2 CONC " + "x" * 200 + "\n" + "2 CONC y\n" * 100_000,
        "0 @I1@ INDI\n1 NAME " + "/" * 1_000_000 + "\n1 NAME " + " " * 1_000_000 + "x\n",
        "0 @I1@ INDI\n1 NOTE " + "<p" * 500_000 + "\n",
        "".join(f"0 @I{n}@ INDI\n1 FAMC @F{n - 1}@\n0 @F{n}@ FAM\n1 HUSB @I{n}@\n" for n in range(5000)),
        "0 @I1@ INDI\n"
        + "".join(f"1 FAMC @F{n}@\n" for n in range(9000))
        + "".join(f"0 @F{n}@ FAM\n1 CHIL @I1@\n1 HUSB @I2@\n" for n in range(9000))
        + "0 @I2@ INDI\n",
        "".join(f"0 @I{n}@ INDI\n" for n in range(3000))
        + "0 @F1@ FAM\n"
        + "".join(f"1 HUSB @I{n}@\n1 CHIL @I{n}@\n" for n in range(3000)),
        "0 @I1@ INDI\n" + "1 RELI x\n1 NOTE @N1@\n1 EMIG\n1 IMMI\n" * 2000 + "0 @N1@ NOTE " + "<p>" * 5000 + "\n",
    ],
    ids=["continued", "slashes", "markup", "a long line of ancestors", "a child of many", "parents of many", "one life"],
)
def test_what_would_take_for_ever_does_not(content: str) -> None:
    start = process_time()

    read(content)

    assert process_time() - start < 20


def test_many_accents_in_a_row_do_not_take_for_ever() -> None:
    start = process_time()

    read(b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME " + b"\xe0" * 2_000_000 + b"\n")

    assert process_time() - start < 20


def test_a_stop_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "tree.ged"
    path.write_bytes(b"0 HEAD\n" + b"".join(b"0 @I%d@ INDI\n1 SEX F\n" % number for number in range(3000)))

    def stop(done: int, total: int, doing: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_family_tree(path, stop)
