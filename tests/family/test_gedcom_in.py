"""People and families of a family tree file, as the people and bonds of a book."""

import pytest

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.people import Beginning, BondKind, Gender, Migration, Name, NameKind, Role
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Source, SourceKind
from tests.family.gedcom import bonds, facts, left_out, one, read, the_bond

A_FAMILY = """0 @I1@ INDI
1 NAME Ann /Hill/
1 SEX F
0 @I2@ INDI
1 NAME Bob /Hill/
1 SEX M
0 @I3@ INDI
1 NAME Cat /Hill/
{child}0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
{family}"""


def a_family(family: str = "", child: str = "") -> str:
    return A_FAMILY.format(family=family, child=child)


def test_everybody_has_the_file_as_their_source_and_is_seen_as_usual() -> None:
    tree = read(a_family("1 MARR\n"), name="Hill family.ged")

    source = Source(SourceKind.OTHER, "family tree file Hill family.ged")
    assert {person.source for person in tree.people} == {source}
    assert {bond.source for bond in tree.bonds} == {source}
    assert {person.seen_by for person in tree.people} == {FAMILY_AND_RECORDS}
    assert {person.role for person in tree.people} == {Role.RELATIVE}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("1 NAME Ann /Hill/\n", [("Ann", "Hill", NameKind.BIRTH)]),
        ("1 NAME /Hill/\n", [("", "Hill", NameKind.BIRTH)]),
        ("1 NAME Ann\n", [("Ann", "", NameKind.BIRTH)]),
        ("1 NAME /Hill/ Ann\n", [("Ann", "Hill", NameKind.BIRTH)]),
        ("1 NAME Ann /Hill\n", [("Ann", "Hill", NameKind.BIRTH)]),
        ('1 NAME Ann "Nan" /van der Berg/\n', [("Ann", "van der Berg", NameKind.BIRTH)]),
        ("1 NAME Dr. Ann /de Hill/\n2 GIVN Ann\n2 SPFX de\n2 SURN Hill\n", [("Ann", "de Hill", NameKind.BIRTH)]),
        ("1 NAME Ann /de Hill/\n2 SURN Hill\n", [("Ann", "de Hill", NameKind.BIRTH)]),
        ("1 NAME Ann\n2 NICK Nan\n", [("Ann", "", NameKind.BIRTH), ("Nan", "", NameKind.KNOWN_AS)]),
        (
            "1 NAME Ann /Hill/\n2 TYPE married\n1 NAME Ann /Ley/\n2 TYPE maiden\n",
            [("Ann", "Hill", NameKind.KNOWN_AS), ("Ann", "Ley", NameKind.BIRTH)],
        ),
        ("1 NAME Ann /Ley/\n2 _MARNM Hill\n", [("Ann", "Ley", NameKind.BIRTH), ("Ann", "Hill", NameKind.KNOWN_AS)]),
        ("1 NAME Ann /Hill/\n1 NAME Annie\n", [("Ann", "Hill", NameKind.BIRTH), ("Annie", "", NameKind.KNOWN_AS)]),
        ("1 NAME Ann /Hill/\n1 ALIA Queenie\n", [("Ann", "Hill", NameKind.BIRTH), ("Queenie", "", NameKind.KNOWN_AS)]),
        ("1 SEX F\n", []),
        ("1 NAME\n", []),
        ("1 NAME //\n", []),
    ],
)
def test_names_have_their_parts_and_kinds(lines: str, names: list[tuple[str, str, NameKind]]) -> None:
    assert [(name.given, name.family, name.kind) for name in one(lines).names] == names


def test_a_name_in_its_own_script_stands_beside_the_one_in_ours() -> None:
    romanised = one("1 NAME 太郎 /田中/\n2 ROMN Tarō /Tanaka/\n3 TYPE romaji\n")
    phonetic = one("1 NAME Tarō /Tanaka/\n2 FONE 太郎 /田中/\n3 TYPE kana\n")
    translated = one("1 NAME Robin\n2 TRAN روبن\n3 LANG ur\n", version="7.0")

    for person in (romanised, phonetic):
        assert person.names == (Name("Tarō", "Tanaka", native="太郎 田中", lang="ja"),)
    assert translated.names == (Name("Robin", native="روبن", lang="ur"),)


@pytest.mark.parametrize(
    ("said", "gender"),
    [("F", Gender.FEMALE), ("m", Gender.MALE), ("X", Gender.NON_BINARY), ("U", Gender.UNKNOWN), ("", Gender.UNKNOWN)],
)
def test_gender_is_as_the_file_says(said: str, gender: Gender) -> None:
    assert one(f"1 SEX {said}\n").gender is gender


def test_birth_and_death_have_their_dates_and_places_without_a_street() -> None:
    person = one(
        "1 BIRT\n2 DATE 12 MAR 1950\n2 PLAC 4 Mill Lane, Wexmouth, England\n1 DEAT Y\n2 DATE ABT 2001\n2 PLAC Oak Street, Ely\n"
    )

    assert (person.born, person.died) == (UncertainDate(1950, 3, 12), UncertainDate(2001, about=True))
    assert facts(person) == {"Born in": "Wexmouth, England", "Died in": "Ely"}


def test_a_date_that_is_not_one_date_is_kept_in_words_and_told() -> None:
    tree = read("0 @I1@ INDI\n1 BIRT\n2 DATE BEF 1900\n1 DEAT Y\n")

    assert (tree.people[0].born, tree.people[0].died) == (None, None)
    assert facts(tree.people[0]) == {"Born": "before 1900"}
    assert tree.people[0].has_died
    assert "1 date of birth or death" in left_out(tree)


@pytest.mark.parametrize(
    ("lines", "dead"), [("1 DEAT Y\n", True), ("1 DEAT\n2 PLAC Ely\n", True), ("1 DEAT N\n", False), ("", False)]
)
def test_somebody_who_died_at_an_unknown_time_has_died(lines: str, dead: bool) -> None:
    person = one("1 BIRT\n2 DATE 1900\n" + lines)

    assert (person.died, person.dead, person.has_died) == (None, dead, dead)


def test_a_stillborn_child_is_one() -> None:
    assert one("1 DEAT\n2 DATE 1950\n2 AGE STILLBORN\n").beginning is Beginning.STILLBORN
    assert one("1 DEAT\n2 DATE 1950\n2 AGE 0y\n3 PHRASE Stillborn\n", version="7.0").beginning is Beginning.STILLBORN


def test_what_is_known_of_a_life_becomes_facts_and_homes_are_towns_only() -> None:
    person = one(
        "1 OCCU Carpenter\n2 DATE FROM 1945 TO 1985\n1 RESI\n2 DATE 1950\n2 PLAC 123 Oak Street, Chicago, Illinois\n"
        "1 RESI\n2 ADDR 4 Mill Lane\n3 CITY Ely\n1 RELI Quaker\n1 EDUC Nursing\n2 DATE 1967\n2 PLAC A School, Ely\n"
        "1 FACT Welsh\n2 TYPE Language\n1 FACT Welsh\n2 TYPE Language\n1 CHR\n2 DATE 1951\n2 PLAC Ely\n1 NATU Y\n"
    )

    assert [(fact.label, fact.value, str(fact.when or "")) for fact in person.facts] == [
        ("Work", "Carpenter (1945 to 1985)", ""),
        ("Lived in", "Chicago", "1950"),
        ("Lived in", "Ely", ""),
        ("Education", "Nursing", "1967"),
        ("Christened", "Ely", "1951"),
        ("Became a citizen", "yes", ""),
    ]
    assert (person.faith, person.languages) == ("Quaker", ("Welsh",))


def test_leaving_one_place_and_coming_to_another_is_one_move() -> None:
    person = one("1 EMIG\n2 DATE 2001\n2 PLAC Wales\n1 IMMI\n2 DATE 2001\n2 PLAC Wexmouth\n1 EMIG\n2 PLAC Ely\n")

    assert person.migrations == (Migration("Wales", "Wexmouth", UncertainDate(2001)),)
    assert facts(person) == {"Moved away from": "Ely"}


def test_notes_and_whatever_a_stranger_may_have_named_are_for_the_worker_only() -> None:
    tree = read(
        "0 @I1@ INDI\n1 NOTE He drank\n2 CONT and &amp; sang\n1 NOTE @N1@\n1 EVEN in court\n2 TYPE Trouble\n1 DSCR tall\n"
        "1 BIRT\n2 NOTE <p>At night</p><p>it rained</p>\n0 @N1@ NOTE Shared\n"
    )

    person = tree.people[0]
    assert {fact.value for fact in person.facts} == {
        "He drank\nand & sang",
        "Shared",
        "in court",
        "tall",
        "At night\n it rained",
    }
    assert {fact.seen_by for fact in person.facts} == {WORKER_ONLY}


def test_somebody_marked_as_confidential_is_for_the_worker_only_and_that_is_told() -> None:
    tree = read("0 @I1@ INDI\n1 NAME Ann\n1 RESN confidential\n")

    assert tree.people[0].seen_by == WORKER_ONLY
    assert "1 person marked as confidential" in left_out(tree)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1 MARR\n2 DATE 1 JUN 1988\n", {(BondKind.MARRIED, Span(UncertainDate(1988, 6, 1)))}),
        ("1 MARR Y\n", {(BondKind.MARRIED, Span())}),
        (
            "1 MARR\n2 DATE 1988\n1 _SEPR\n2 DATE 2001\n1 DIV\n2 DATE 2004\n",
            {
                (BondKind.MARRIED, Span(UncertainDate(1988))),
                (BondKind.SEPARATED, Span(UncertainDate(2001))),
                (BondKind.DIVORCED, Span(UncertainDate(2004))),
            },
        ),
        ("1 MARR\n2 TYPE Civil partnership\n", {(BondKind.CIVIL_PARTNERS, Span())}),
        ("1 EVEN\n2 TYPE Living together\n2 DATE FROM 1990 TO 1995\n", {
            (BondKind.LIVING_TOGETHER, Span(UncertainDate(1990), UncertainDate(1995)))
        }),
        ("1 _STAT Unmarried\n", {(BondKind.LIVING_TOGETHER, Span())}),
        ("1 NO MARR\n", {(BondKind.IN_A_RELATIONSHIP, Span())}),
        ("", {(BondKind.IN_A_RELATIONSHIP, Span())}),
    ],
)  # fmt: skip
def test_a_couple_is_what_the_file_says_happened(lines: str, expected: set[tuple[BondKind, Span]]) -> None:
    tree = read(a_family(lines))

    assert {(bond.kind, bond.when) for bond in tree.bonds if bond.kind.is_couple} == expected


def test_a_couple_of_whom_nothing_is_said_is_told() -> None:
    assert "1 word whether a couple was married" in left_out(read(a_family()))
    assert "1 word whether a couple was married" not in left_out(read(a_family("1 MARR\n")))


@pytest.mark.parametrize(
    ("child", "father", "mother"),
    [
        ("1 FAMC @F1@\n", BondKind.BIRTH_PARENT, BondKind.BIRTH_PARENT),
        ("", BondKind.BIRTH_PARENT, BondKind.BIRTH_PARENT),
        ("1 FAMC @F1@\n2 PEDI adopted\n", BondKind.ADOPTIVE_PARENT, BondKind.ADOPTIVE_PARENT),
        ("1 FAMC @F1@\n2 PEDI foster\n", BondKind.FOSTER_CARER, BondKind.FOSTER_CARER),
        ("1 FAMC @F1@\n2 PEDI sealing\n", None, None),
        ("1 FAMC @F1@\n2 PEDI OTHER\n3 PHRASE step\n", BondKind.STEP_PARENT, BondKind.STEP_PARENT),
        ("1 FAMC @F1@\n2 PEDI OTHER\n3 PHRASE something\n", None, None),
        ("1 FAMC @F1@\n2 STAT DISPROVEN\n", None, None),
        ("1 FAMC @F1@\n1 ADOP\n2 FAMC @F1@\n3 ADOP HUSB\n", BondKind.ADOPTIVE_PARENT, BondKind.BIRTH_PARENT),
        ("1 ADOP\n2 FAMC @F1@\n3 ADOP BOTH\n", BondKind.ADOPTIVE_PARENT, BondKind.ADOPTIVE_PARENT),
    ],
)
@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
def test_a_parent_is_what_the_child_was_to_them(
    child: str, father: BondKind | None, mother: BondKind | None, version: str
) -> None:
    tree = read(a_family("1 MARR\n", child), version=version)

    expected = {("Bob", father, "Cat"), ("Ann", mother, "Cat")}
    assert {each for each in bonds(tree) if each[1].is_parent} == {each for each in expected if each[1]}


def test_a_link_that_is_left_out_is_told() -> None:
    for lines, told in (
        ("2 PEDI sealing\n", "2 sealings of children to parents"),
        ("2 STAT DISPROVEN\n", "2 parent links marked as disproven"),
        ("2 PEDI OTHER\n", "2 links between children and parents"),
    ):
        assert told in left_out(read(a_family("", "1 FAMC @F1@\n" + lines)))


def test_an_adoption_has_its_date() -> None:
    for child in (
        "1 FAMC @F1@\n2 PEDI adopted\n1 ADOP\n2 DATE 9 FEB 2024\n",
        "1 FAMC @F1@\n1 ADOP\n2 DATE 9 FEB 2024\n2 FAMC @F1@\n",
    ):
        tree = read(a_family("", child))

        adopted = {bond.when for bond in tree.bonds if bond.kind is BondKind.ADOPTIVE_PARENT}
        assert adopted == {Span(UncertainDate(2024, 2, 9))}
        assert not [bond for bond in tree.bonds if bond.kind is BondKind.BIRTH_PARENT]


def test_an_adoption_by_nobody_in_the_file_is_a_fact() -> None:
    assert facts(one("1 ADOP\n2 DATE 9 FEB 2024\n")) == {"Adopted": "9 February 2024"}
    assert facts(one("1 ADOP Y\n")) == {"Adopted": "yes"}
    assert facts(one("1 ADOP\n2 DATE 9 FEB 2024\n2 FAMC @F1@\n")) == {}


def test_each_parent_may_be_another_kind_of_parent() -> None:
    tree = read(a_family().replace("1 CHIL @I3@\n", "1 CHIL @I3@\n2 _FREL Step\n2 _MREL Natural\n"))

    assert {("Bob", BondKind.STEP_PARENT, "Cat"), ("Ann", BondKind.BIRTH_PARENT, "Cat")} <= bonds(tree)


def test_brothers_and_sisters_without_parents_in_the_file_stay_together() -> None:
    tree = read(a_family().replace("1 HUSB @I2@\n1 WIFE @I1@\n", "1 CHIL @I1@\n"))

    assert {kind for _, kind, _ in bonds(tree)} == {BondKind.SIBLING}


def test_twins_are_twins_where_they_are_marked() -> None:
    twin = "0 @I{0}@ INDI\n1 NAME T{0}\n1 BIRT\n2 DATE 1 MAY 2010\n2 TYPE Twin\n1 FAMC @F1@\n"
    tree = read(a_family("1 CHIL @I7@\n1 CHIL @I8@\n") + twin.format(7) + twin.format(8))

    assert ("T7", BondKind.TWIN, "T8") in bonds(tree)
    assert ("T8", BondKind.TWIN, "T7") not in bonds(tree)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Twin", BondKind.TWIN),
        ("identical twin", BondKind.IDENTICAL_TWIN),
        ("Sister", BondKind.SIBLING),
        ("Foster mother", BondKind.FOSTER_CARER),
        ("step-father", BondKind.STEP_PARENT),
        ("special guardian", BondKind.SPECIAL_GUARDIAN),
        ("kinship carer", BondKind.KINSHIP_CARER),
    ],
)
def test_a_tie_that_a_book_knows_is_a_bond(said: str, kind: BondKind) -> None:
    for lines, version in ((f"2 RELA {said}\n", "5.5.1"), (f"2 ROLE OTHER\n3 PHRASE {said}\n", "7.0")):
        tree = read(a_family("", f"1 ASSO @I1@\n{lines}"), version=version)

        assert ("Ann", kind, "Cat") in bonds(tree)


def test_a_tie_that_a_book_does_not_know_is_told() -> None:
    tree = read(a_family("", "1 ASSO @I1@\n2 RELA Godmother\n1 ASSO @I99@\n2 RELA Friend\n"))

    assert "1 other tie between people" in left_out(tree)
    assert "1 link to nobody" in left_out(tree)


def test_a_family_told_by_one_side_only_is_whole() -> None:
    tree = read(
        "0 @I1@ INDI\n1 NAME Ann\n1 FAMS @F1@\n0 @I2@ INDI\n1 NAME Bob\n1 FAMS @F1@\n"
        "0 @I3@ INDI\n1 NAME Cat\n1 FAMC @F1@\n0 @F1@ FAM\n1 MARR\n"
    )

    assert bonds(tree) == {
        ("Ann", BondKind.MARRIED, "Bob"),
        ("Ann", BondKind.BIRTH_PARENT, "Cat"),
        ("Bob", BondKind.BIRTH_PARENT, "Cat"),
    }


def test_couples_of_one_gender_are_couples() -> None:
    two = "0 @I1@ INDI\n1 NAME Ann\n1 SEX F\n0 @I2@ INDI\n1 NAME Bea\n1 SEX F\n0 @F1@ FAM\n1 {} @I1@\n1 WIFE @I2@\n1 MARR\n"
    for tag in ("HUSB", "WIFE"):
        assert bonds(read(two.format(tag))) == {("Ann", BondKind.MARRIED, "Bea")}


def test_nobody_is_their_own_ancestor() -> None:
    tree = read(
        "".join(f"0 @I{n}@ INDI\n1 NAME P{n}\n" for n in range(1, 4))
        + "".join(f"0 @F{n}@ FAM\n1 HUSB @I{n}@\n1 CHIL @I{n % 3 + 1}@\n" for n in range(1, 4))
    )

    assert len(tree.people) == 3
    assert bonds(tree) == {("P1", BondKind.BIRTH_PARENT, "P2"), ("P2", BondKind.BIRTH_PARENT, "P3")}
    assert left_out(tree)["1 link between a child and a parent"] == "somebody would be their own ancestor"


def test_two_records_of_one_name_are_two_people_and_links_go_to_the_first() -> None:
    tree = read(
        "0 @I1@ INDI\n1 NAME First\n0 @I1@ INDI\n1 NAME Second\n0 @I2@ INDI\n1 NAME Ann\n"
        "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR\n"
    )

    assert [person.known_as for person in tree.people] == ["First", "Second", "Ann"]
    assert bonds(tree) == {("First", BondKind.MARRIED, "Ann")}


def test_a_broken_beginning_does_not_give_somebody_the_words_about_another() -> None:
    tree = read("0 @I1@ INDI\n1 NAME Ann\n0 @I2 INDI\n1 NAME Bob\n1 SEX M\n0 @I3@ INDI\n1 NAME Cat\n")

    assert [[name.given for name in person.names] for person in tree.people] == [["Ann"], ["Cat"]]
    assert tree.people[0].gender is Gender.UNKNOWN
    assert "3 lines that could not be read" in left_out(tree)


def test_a_note_whose_line_was_broken_is_whole() -> None:
    person = one("1 NOTE The first half\nand the second.\n1 SEX F\n")

    assert facts(person) == {"Note": "The first half\nand the second."}
    assert person.gender is Gender.FEMALE


@pytest.mark.parametrize(("version", "expected"), [("5.5.1", "@home @ me@ely"), ("7.0", "@home @@ me@@ely")])
def test_at_signs_are_as_their_version_writes_them(version: str, expected: str) -> None:
    assert facts(one("1 NOTE @@home @@ me@@ely\n", version)) == {"Note": expected}


def test_long_words_are_joined_without_and_with_a_line_end() -> None:
    assert facts(one("1 NOTE one\n2 CONC two \n2 CONC three\n2 CONT\n2 CONT  four\n"))["Note"] == "onetwo three\n four"


def test_pictures_and_sources_are_counted_each_once() -> None:
    tree = read(
        "0 @I1@ INDI\n1 OBJE @O1@\n1 OBJE\n2 FILE a.jpg\n1 SOUR @S1@\n1 BIRT\n2 SOUR @S1@\n"
        "0 @O1@ OBJE\n1 FILE b.jpg\n0 @U1@ SUBM\n"
    )

    assert left_out(tree)["2 pictures"].startswith("pictures are not read")
    assert "2 mentions of sources" in left_out(tree)
    assert "1 name and address of who sent the file" in left_out(tree)


def test_what_has_no_meaning_here_is_told_by_its_mark() -> None:
    assert "2 entries marked _WAND" in left_out(read("0 @I1@ INDI\n1 _WAND oak\n1 _WAND elm\n"))


def test_twins_told_from_both_sides_are_joined_once() -> None:
    tree = read("0 @I1@ INDI\n1 NAME Ann\n1 ASSO @I2@\n2 RELA twin\n0 @I2@ INDI\n1 NAME Bea\n1 ASSO @I1@\n2 RELA twin\n")

    assert the_bond(tree, BondKind.TWIN)
