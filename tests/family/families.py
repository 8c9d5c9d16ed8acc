"""Invented care families for the genogram: each has something that a drawing by hand often gets wrong.

Everybody is written in one line: `woman("kelly", 1997)`. Bonds are sentences in the words of the domain.
"""

from collections.abc import Callable
from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import (
    RECORDS_ONLY,
    Culture,
    CultureColour,
    Diagram,
    DiagramKind,
    Household,
    Topic,
    TopicKind,
)
from lifestory_app.domain.ids import BondId, CultureId, DiagramId, HouseholdId, PersonId, TopicId
from lifestory_app.domain.people import (
    Beginning,
    Bond,
    BondKind,
    Condition,
    ConditionKind,
    Gender,
    Migration,
    Name,
    Person,
    Role,
)

DRAWN = UncertainDate(2026, 6, 3)
MARRIED, TOGETHER, SEPARATED, DIVORCED = (
    BondKind.MARRIED, BondKind.LIVING_TOGETHER, BondKind.SEPARATED, BondKind.DIVORCED,
)  # fmt: skip
BIRTH, ADOPTIVE, FOSTER, STEP = (
    BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT, BondKind.FOSTER_CARER, BondKind.STEP_PARENT,
)  # fmt: skip
KINSHIP, GUARDIAN = BondKind.KINSHIP_CARER, BondKind.SPECIAL_GUARDIAN


def day(text: str | int | None) -> UncertainDate | None:
    return None if text is None else UncertainDate.parse(str(text))


def somebody(id: str, gender: Gender, born: str | int | None = None, died: str | int | None = None, **more: object) -> Person:
    name = str(more.pop("name", id.split("-")[0].capitalize()))
    role = more.pop("role", Role.RELATIVE)
    return Person(PersonId(id), (Name(name),), role, "", gender, day(born), day(died), **more)  # type: ignore[arg-type]


def man(id: str, born: str | int | None = None, died: str | int | None = None, **more: object) -> Person:
    return somebody(id, Gender.MALE, born, died, **more)


def woman(id: str, born: str | int | None = None, died: str | int | None = None, **more: object) -> Person:
    return somebody(id, Gender.FEMALE, born, died, **more)


class Family:
    """A family being written down; `book` is the whole of it. The first person with the role of child is the child."""

    def __init__(self, *people: Person) -> None:
        self.people = list(people)
        self.bonds: list[Bond] = []
        self.households: list[Household] = []
        self.more: dict[str, object] = {}
        self.diagram = Diagram(DiagramId("genogram"), DiagramKind.GENOGRAM, DRAWN)

    def bond(
        self, kind: BondKind, one: str, other: str, start: str | int | None = None, end: str | int | None = None
    ) -> "Family":
        number = BondId(f"bond-{len(self.bonds)}")
        self.bonds.append(Bond(number, kind, PersonId(one), PersonId(other), Span(day(start), day(end))))
        return self

    def children(self, parents: str, *children: str, kind: BondKind = BIRTH, start: str | int | None = None) -> "Family":
        for child in children:
            for parent in parents.split():
                self.bond(kind, parent, child, start)
        return self

    def home(self, title: str, who: str, start: str | int | None = None, end: str | int | None = None) -> "Family":
        ids = tuple(PersonId(each) for each in who.split())
        self.households.append(
            Household(HouseholdId(f"household-{len(self.households)}"), title, ids, Span(day(start), day(end)))
        )
        return self

    def drawn(self, **changes: object) -> "Family":
        self.diagram = replace(self.diagram, **changes)  # type: ignore[arg-type]
        return self

    @property
    def book(self) -> Book:
        child = next(person.id for person in self.people if person.role is Role.CHILD)
        return Book(
            "a-family", child, "adoption", "A story", people=tuple(self.people), bonds=tuple(self.bonds),
            households=tuple(self.households), diagrams=(self.diagram,), **self.more,  # type: ignore[arg-type]
        )  # fmt: skip


def of_the_look() -> Family:
    """The family of picture 20 of the look: two ended cohabitations, birth and adoptive parents, a half-brother with Gran."""
    family = Family(
        somebody("robin", Gender.UNKNOWN, 2019, role=Role.CHILD),
        man("brian", 1960, 2015), woman("jean", 1965), man("clifton"), woman("pearl"),
        man("alan", 1955), woman("liz", 1958), man("suresh", 1957, 2019), woman("usha", 1960),
        man("lee", 1993), woman("kelly", 1997), man("marcus", 1995), man("chris", 1986), woman("anjali", 1988),
        man("mason", 2016, role=Role.SIBLING),
    )  # fmt: skip
    family.bond(MARRIED, "brian", "jean", 1988).bond(MARRIED, "clifton", "pearl")
    family.bond(MARRIED, "alan", "liz", 1984).bond(MARRIED, "suresh", "usha", 1982).bond(MARRIED, "chris", "anjali", 2014)
    family.bond(TOGETHER, "lee", "kelly", 2014, 2017).bond(TOGETHER, "kelly", "marcus", 2018, 2018)
    family.children("brian jean", "kelly").children("clifton pearl", "marcus")
    family.children("alan liz", "chris").children("suresh usha", "anjali")
    family.children("lee kelly", "mason").children("kelly marcus", "robin")
    family.children("chris anjali", "robin", kind=ADOPTIVE, start="2024-05-03")
    family.bond(BondKind.CONFLICT, "lee", "kelly").bond(BondKind.CLOSE, "mason", "robin")
    return family.home("Robin’s home", "robin chris anjali", 2023)


def three_fathers() -> Family:
    """Half-brothers and half-sisters across three fathers: short lines, each child under its own parents."""
    family = Family(
        woman("ava", 2018, role=Role.CHILD), woman("tina", 1990),
        man("dale", 1988), man("errol", 1986), man("finn", 1992),
        man("jay", 2009), woman("kia", 2011), man("leo", 2020), woman("gran", 1966), man("grandad", 1964),
    )  # fmt: skip
    family.bond(TOGETHER, "tina", "dale", 2008, 2012).bond(MARRIED, "tina", "errol", 2016).bond(DIVORCED, "tina", "errol", 2019)
    family.bond(TOGETHER, "tina", "finn", 2019).bond(MARRIED, "gran", "grandad", 1987)
    family.children("tina dale", "jay", "kia").children("tina errol", "ava").children("tina finn", "leo")
    return family.children("gran grandad", "tina").home("Tina and Finn", "tina finn leo", 2020)


def kinship_carer() -> Family:
    """Gran cares for her grandchild and stays in her own row; the line passes through the row of the parents."""
    family = Family(
        man("omar", 2017, role=Role.CHILD), woman("rita", 1958, role=Role.KINSHIP_CARER), man("stan", 1955, 2012),
        woman("dawn", 1989), man("karim", 1987), woman("joy", 1984), man("paul", 1983), woman("beth", 2012),
        woman("zara", 2014),
    )  # fmt: skip
    family.bond(MARRIED, "rita", "stan", 1980).bond(TOGETHER, "dawn", "karim", 2013, 2018).bond(MARRIED, "joy", "paul", 2009)
    family.children("rita stan", "joy", "dawn").children("dawn karim", "zara", "omar").children("joy paul", "beth")
    family.bond(KINSHIP, "rita", "omar", 2018).bond(KINSHIP, "rita", "zara", 2018)
    family.bond(BondKind.TAKES_CARE_OF, "joy", "rita").bond(BondKind.OUT_OF_TOUCH, "omar", "karim")
    return family.home("At Gran’s", "rita omar zara", 2018)


def sibling_adopted_elsewhere() -> Family:
    """Three of one sibship: one placed with two adopters, one with others, one at home with the birth mother."""
    family = Family(
        woman("maya", 2016, role=Role.CHILD), woman("donna", 1994), man("craig", 1991),
        man("tyler", 2013), man("alfie", 2019), woman("helen", 1982, role=Role.ADOPTIVE_PARENT),
        man("ravi", 1980, role=Role.ADOPTIVE_PARENT), woman("sara", 1985), man("tom", 1984), man("ben", 2015),
    )  # fmt: skip
    family.bond(MARRIED, "donna", "craig", 2012).bond(SEPARATED, "donna", "craig", 2019)
    family.bond(MARRIED, "helen", "ravi", 2010).bond(MARRIED, "sara", "tom", 2013)
    family.children("donna craig", "tyler", "maya", "alfie").children("sara tom", "ben")
    family.children("helen ravi", "maya", kind=ADOPTIVE, start=2021).children("sara tom", "alfie", kind=ADOPTIVE, start=2021)
    return family.home("Maya’s home", "maya helen ravi", 2020).home("Alfie’s home", "alfie sara tom ben", 2020)


def unknown_father() -> Family:
    """Nobody knows the fathers: one symbol with a question mark for the mother's two children, never a blank."""
    family = Family(
        man("noah", 2020, role=Role.CHILD), woman("lucy", 2001), woman("ella", 2022), woman("sandra", 1978), man("ray", 1975),
    )  # fmt: skip
    family.children("lucy", "noah", "ella").children("sandra ray", "lucy").bond(MARRIED, "sandra", "ray", 1999)
    return family.bond(DIVORCED, "sandra", "ray", 2010)


def same_sex_adopters() -> Family:
    """Two mothers who adopted a pair of brothers, and a child one of them gave birth to with a donor."""
    family = Family(
        man("idris", 2018, role=Role.CHILD), man("yusuf", 2016, role=Role.SIBLING), woman("amira", 1992), man("hassan", 1990),
        woman("jo", 1983, role=Role.ADOPTIVE_PARENT), woman("kate", 1985, role=Role.ADOPTIVE_PARENT), woman("wren", 2022),
        man("donor", name="Donor"),
    )  # fmt: skip
    family.bond(BondKind.CIVIL_PARTNERS, "jo", "kate", 2012).bond(MARRIED, "jo", "kate", 2015)
    family.bond(MARRIED, "amira", "hassan", 2014)
    family.children("amira hassan", "yusuf", "idris").children("jo kate", "yusuf", "idris", kind=ADOPTIVE, start=2021)
    family.children("kate", "wren").bond(BondKind.DONOR, "donor", "wren").bond(ADOPTIVE, "jo", "wren", 2022)
    return family.home("Home", "jo kate idris yusuf wren", 2021)


def disrupted_placement() -> Family:
    """Two foster homes and an adoption that ended, all of them told, none of them hidden."""
    family = Family(
        man("kai", 2014, role=Role.CHILD), woman("mel", 1995), man("dan", 1993), woman("sue", 1960, role=Role.FOSTER_CARER),
        man("winston", 1958, role=Role.FOSTER_CARER), woman("fay", 1979), man("hugh", 1977), woman("ines", 1970),
    )  # fmt: skip
    family.bond(TOGETHER, "mel", "dan", 2013, 2016).bond(MARRIED, "sue", "winston", 1984).bond(MARRIED, "fay", "hugh", 2008)
    family.children("mel dan", "kai")
    for one in ("sue", "winston"):
        family.bond(FOSTER, one, "kai", 2016, 2018)
    for one in ("fay", "hugh"):
        family.bond(ADOPTIVE, one, "kai", 2018, 2021)
    return (
        family.bond(FOSTER, "ines", "kai", 2021)
        .home("With Ines", "ines kai", 2021)
        .home("With Sue", "sue winston kai", 2016, 2018)
    )


def ended_cohabitation() -> Family:
    """Living together, marriage, separation and divorce of one pair on one line; then each with somebody new."""
    family = Family(
        woman("isla", 2012, role=Role.CHILD), woman("ann", 1985), man("bob", 1983), man("col", 1980), woman("dee", 1988),
        man("ned", 2018), woman("oona", 2020), man("pip", 2021),
    )  # fmt: skip
    family.bond(TOGETHER, "ann", "bob", 2008, 2011).bond(MARRIED, "ann", "bob", 2011)
    family.bond(SEPARATED, "ann", "bob", 2015).bond(DIVORCED, "ann", "bob", 2016)
    family.bond(TOGETHER, "ann", "col", 2017, 2022).bond(BondKind.IN_A_RELATIONSHIP, "bob", "dee", 2018)
    family.children("ann bob", "isla").children("ann col", "ned")
    return family.children("bob dee", "oona", "pip")


def step_parents() -> Family:
    """A step-father with a child of his own: step-lines are drawn beside the birth lines."""
    family = Family(
        man("max", 2013, role=Role.CHILD), woman("nia", 2015), woman("carys", 1988), man("gethin", 1986), man("huw", 1984),
        woman("ffion", 1985), man("ioan", 2011), woman("lowri", 2021),
    )  # fmt: skip
    family.bond(MARRIED, "carys", "gethin", 2011).bond(DIVORCED, "carys", "gethin", 2017).bond(MARRIED, "carys", "huw", 2019)
    family.bond(TOGETHER, "huw", "ffion", 2009, 2014)
    family.children("carys gethin", "max", "nia").children("huw ffion", "ioan").children("carys huw", "lowri")
    family.bond(STEP, "huw", "max", 2019).bond(STEP, "huw", "nia", 2019).bond(STEP, "carys", "ioan", 2019)
    return family.home("Carys and Huw", "carys huw max nia lowri", 2019)


def two_households() -> Family:
    """Two outlines side by side, and one member apart from the others who gets an outline of his own."""
    family = Family(
        woman("erin", 2015, role=Role.CHILD), man("sean", 2012), woman("maeve", 1988), man("liam", 1985), woman("nora", 1962),
        man("pat", 1960), woman("clare", 1991), man("declan", 1989), man("rory", 2017), woman("orla", 2019),
    )  # fmt: skip
    family.bond(MARRIED, "nora", "pat", 1984).bond(MARRIED, "maeve", "liam", 2010).bond(SEPARATED, "maeve", "liam", 2020)
    family.bond(MARRIED, "clare", "declan", 2015)
    family.children("nora pat", "maeve", "clare").children("maeve liam", "sean", "erin").children(
        "clare declan", "rory", "orla"
    )
    family.home("Nora and Pat", "nora pat erin", 2020).home("Clare and Declan", "clare declan rory orla", 2016)
    return family.home("Liam’s", "liam sean", 2020)


def birth_and_foster() -> Family:
    """Birth parents and foster carers both drawn, with the carers' own grown-up child and another foster child."""
    family = Family(
        woman("lily", 2021, role=Role.CHILD), woman("jade", 2000), man("connor", 1999),
        woman("mags", 1968, role=Role.FOSTER_CARER),
        man("des", 1966, role=Role.FOSTER_CARER), woman("holly", 1994), man("theo", 2019), woman("tracey", 1979),
        man("kev", 1977), woman("shaz", 1981),
    )  # fmt: skip
    family.bond(BondKind.IN_A_RELATIONSHIP, "jade", "connor", 2020).bond(MARRIED, "mags", "des", 1992)
    family.children("jade connor", "lily").children("mags des", "holly").children("tracey kev", "jade")
    family.bond(MARRIED, "tracey", "kev", 1998).bond(SEPARATED, "tracey", "kev", 2004).children("shaz", "connor")
    family.children("mags des", "lily", "theo", kind=FOSTER, start=2022)
    family.bond(BondKind.VERY_CLOSE, "lily", "mags").bond(BondKind.DISTANT, "jade", "tracey")
    return family.home("Mags and Des", "mags des lily theo", 2022)


def twins() -> Family:
    """Identical twins and their twin cousins: two lines from one point, and a bar where they are identical."""
    family = Family(
        woman("ruby", "2017-04-02", role=Role.CHILD), woman("pearl", "2017-04-02"), man("jack", 2014), woman("ivy", 2020),
        woman("gemma", 1990), man("scott", 1988), man("luke", 1992), woman("hana", 1993), man("ted", "2019-01-05"),
        woman("una", "2019-01-05"), woman("vera", 1962), man("walt", 1960),
    )  # fmt: skip
    family.bond(MARRIED, "gemma", "scott", 2012).bond(MARRIED, "luke", "hana", 2016).bond(MARRIED, "vera", "walt", 1985)
    family.children("vera walt", "gemma", "luke").children("gemma scott", "jack", "ruby", "pearl", "ivy")
    family.children("luke hana", "ted", "una")
    return family.bond(BondKind.IDENTICAL_TWIN, "ruby", "pearl").bond(BondKind.TWIN, "ted", "una")


def cousin_couple() -> Family:
    """Cousins who had a child: four generations that close a loop, with nobody drawn twice."""
    family = Family(
        woman("amina", 2019, role=Role.CHILD), man("bilal", 1993), woman("sana", 1995), man("tariq", 1965),
        woman("rubina", 1968),
        woman("nasreen", 1967), man("javed", 1962), man("akbar", 1938, 2005), woman("zainab", 1942), man("imran", 1997),
        woman("farah", 1999),
    )  # fmt: skip
    family.bond(MARRIED, "akbar", "zainab", 1960).bond(MARRIED, "tariq", "rubina", 1990).bond(MARRIED, "nasreen", "javed", 1991)
    family.bond(MARRIED, "bilal", "sana", 2016)
    family.children("akbar zainab", "tariq", "nasreen").children("tariq rubina", "bilal", "imran")
    return family.children("nasreen javed", "sana", "farah").children("bilal sana", "amina")


def births_and_losses() -> Family:
    """A pregnancy, a miscarriage, a pregnancy that was ended, a stillbirth, an early death and a pet."""
    family = Family(
        woman("nell", 2016, role=Role.CHILD), woman("kim", 1992), man("joe", 1990, 2023),
        somebody("baby", Gender.UNKNOWN, 2026, beginning=Beginning.EXPECTED, name="Baby"),
        somebody("lost", Gender.UNKNOWN, 2014, beginning=Beginning.MISCARRIED, name="Lost"),
        somebody("ended", Gender.UNKNOWN, 2012, beginning=Beginning.ENDED, name="Ended"),
        man("sam", 2018, 2018, beginning=Beginning.STILLBORN), man("art", 2019, 2021), man("pete", 1989),
        somebody("rex", Gender.UNKNOWN, role=Role.PET), woman("granny", 1960, 2020), man("pop", 1958),
    )  # fmt: skip
    family.bond(MARRIED, "kim", "joe", 2011).bond(TOGETHER, "kim", "pete", 2024).bond(MARRIED, "granny", "pop", 1984)
    family.children("kim joe", "ended", "lost", "nell", "sam", "art").children("kim pete", "baby")
    family.children("granny pop", "joe").bond(BondKind.PET_OF, "rex", "nell")
    return family.home("Home", "kim pete nell rex", 2024)


def large() -> Family:
    """The 27 people of the first trials: three partnerships of mum, dad's first wife, twins, adopters, great-grandparents."""
    rows = (
        ("mia", 2015, "f"), ("mum", 1988, "f"), ("dad", 1986, "m"), ("gm", 1962, "f"), ("gf", 1960, "m"), ("ggm", 1938, "f"),
        ("ggf", 1935, "m"), ("aunt", 1990, "f"), ("uncle", 1993, "m"), ("nan", 1958, "f"), ("pa", 1957, "m"),
        ("dadsis", 1983, "f"), ("perry", 1985, "m"), ("harry", 2007, "m"), ("tess", 2017, "f"), ("tom", 2017, "m"),
        ("quinn", 1990, "m"), ("hugo", 2019, "m"), ("hope", 2021, "f"), ("exw", 1985, "f"), ("dora", 2010, "f"),
        ("aled", 1989, "m"), ("cy", 2014, "m"), ("cass", 2016, "f"), ("adele", 1980, "f"), ("adam", 1979, "m"),
        ("abe", 2012, "m"),
    )  # fmt: skip
    family = Family(*(
        (woman if sex == "f" else man)(who, born, role=Role.CHILD if who == "mia" else Role.RELATIVE) for who, born, sex in rows
    ))  # fmt: skip
    family.bond(MARRIED, "ggm", "ggf", 1958).bond(MARRIED, "gm", "gf", 1984).bond(MARRIED, "nan", "pa", 1980)
    family.bond(TOGETHER, "mum", "perry", 2006, 2009).bond(MARRIED, "mum", "dad", 2012).bond(DIVORCED, "mum", "dad", 2018)
    family.bond(TOGETHER, "mum", "quinn", 2018).bond(MARRIED, "dad", "exw", 2008).bond(DIVORCED, "dad", "exw", 2011)
    family.bond(MARRIED, "aunt", "aled", 2012).bond(MARRIED, "adele", "adam", 2008)
    family.children("ggm ggf", "gm").children("gm gf", "mum", "aunt", "uncle").children("nan pa", "dad", "dadsis")
    family.children("mum perry", "harry").children("mum dad", "mia", "tess", "tom").children("mum quinn", "hugo", "hope")
    family.children("dad exw", "dora").children("aunt aled", "cy", "cass").children("adele adam", "abe")
    family.children("adele adam", "mia", kind=ADOPTIVE, start=2021)
    return family.bond(BondKind.TWIN, "tess", "tom")


def five_generations() -> Family:
    """Five generations, a special guardian aunt, a young mother, and a great-great-grandmother still alive."""
    family = Family(
        man("theo", 2023, role=Role.CHILD), woman("chloe", 2006), man("brad", 2004), woman("stacey", 1987), man("wayne", 1985),
        woman("lorraine", 1968, role=Role.RELATIVE), man("terry", 1966, 2016), woman("doreen", 1949), man("alf", 1946, 2001),
        woman("ivy", 1930), woman("carly", 1990, role=Role.SPECIAL_GUARDIAN), man("mo", 1988), woman("aisha", 2015),
    )  # fmt: skip
    family.bond(MARRIED, "terry", "lorraine", 1986).bond(MARRIED, "alf", "doreen", 1967).bond(
        TOGETHER, "stacey", "wayne", 2005, 2007
    )
    family.bond(MARRIED, "carly", "mo", 2013).bond(BondKind.IN_A_RELATIONSHIP, "chloe", "brad", 2022)
    family.children("ivy", "doreen").children("alf doreen", "lorraine").children("terry lorraine", "stacey", "carly")
    family.children("stacey wayne", "chloe").children("chloe brad", "theo").children("carly mo", "aisha")
    family.children("carly mo", "theo", kind=GUARDIAN, start=2024)
    family.bond(BondKind.CONTROLS, "brad", "chloe").bond(BondKind.HARMED, "wayne", "stacey")
    family.bond(BondKind.BACK_IN_TOUCH, "chloe", "doreen").bond(BondKind.CLOSE_AND_CONFLICT, "chloe", "stacey")
    return family.home("Carly and Mo", "carly mo aisha theo", 2024)


def rainbow() -> Family:
    """Symbols for every gender, conditions on the record, and somebody of whom nothing but a name is known."""
    family = Family(
        somebody("sky", Gender.NON_BINARY, 2012, role=Role.CHILD),
        somebody("alex", Gender.TRANS_MAN, 1988), somebody("vicky", Gender.TRANS_WOMAN, 1986),
        woman("bea", 1964, conditions=(Condition(ConditionKind.RECOVERY),)),
        man("cliff", 1961, 2011, conditions=(Condition(ConditionKind.ALCOHOL_OR_DRUGS),)),
        woman("gwen", 1990, conditions=(Condition(ConditionKind.MENTAL_ILLNESS),)),
        man("rob", 1992, conditions=(Condition(ConditionKind.PHYSICAL_ILLNESS), Condition(ConditionKind.ALCOHOL_OR_DRUGS))),
        somebody("marlow", Gender.UNKNOWN),
    )  # fmt: skip
    family.bond(MARRIED, "bea", "cliff", 1985).bond(DIVORCED, "bea", "cliff", 2000).bond(MARRIED, "alex", "vicky", 2011)
    family.children("bea cliff", "alex", "gwen", "rob").children("alex vicky", "sky")
    return family.bond(BondKind.SIBLING, "marlow", "vicky")


def cultural() -> Family:
    """A cultural genogram: three cultures of origin, two migrations, languages, faith, pride and shame."""
    irish, punjabi, welsh = CultureId("irish"), CultureId("punjabi"), CultureId("welsh")
    family = Family(
        woman("asha", 2015, role=Role.CHILD, cultures=(irish, punjabi, welsh), languages=("English", "Punjabi")),
        woman("niamh", 1988, cultures=(irish, welsh), faith="Catholic"),
        man("gurdeep", 1986, cultures=(punjabi,), faith="Sikh"),
        man("eamon", 1955, cultures=(irish,), migrations=(Migration("Ireland", "Wales", UncertainDate(1975)),)),
        woman("megan", 1958, cultures=(welsh,), languages=("Welsh", "English")),
        man("harjit", 1956, cultures=(punjabi,), migrations=(Migration("Punjab", "England", UncertainDate(1978)),)),
        woman("simran", 1960, cultures=(punjabi,), migrations=(Migration("Punjab", "England", UncertainDate(1981)),)),
    )  # fmt: skip
    family.bond(MARRIED, "eamon", "megan", 1984).bond(MARRIED, "harjit", "simran", 1981).bond(MARRIED, "niamh", "gurdeep", 2013)
    family.children("eamon megan", "niamh").children("harjit simran", "gurdeep").children("niamh gurdeep", "asha")
    family.more = {
        "cultures": (
            Culture(irish, "Irish", CultureColour.TEAL),
            Culture(punjabi, "Punjabi", CultureColour.AMBER),
            Culture(welsh, "Welsh", CultureColour.ROSE),
        ),
        "topics": (
            Topic(TopicId("t1"), "Hurling", TopicKind.PRIDE, (PersonId("eamon"),), RECORDS_ONLY),
            Topic(TopicId("t2"), "Marrying out", TopicKind.SHAME, (PersonId("gurdeep"), PersonId("harjit")), RECORDS_ONLY),
        ),
    }
    return family.drawn(cultural=True)


def loops_and_strays() -> Family:
    """What a hurried import may hold: somebody who is their own grandparent, a bond said twice, people nobody is joined to."""
    family = Family(
        man("rex", 2015, role=Role.CHILD), man("sid", 1990), woman("tia", 1991), woman("ula", 1960),
        woman("lone", 1970), somebody("work", Gender.FEMALE, role=Role.SOCIAL_WORKER, name="Ruth"),
    )  # fmt: skip
    family.children("sid tia", "rex").children("ula", "sid").children("rex", "ula").bond(MARRIED, "sid", "tia", 2012)
    return family.bond(MARRIED, "tia", "sid", 2012).bond(BIRTH, "sid", "sid")


FAMILIES: dict[str, Callable[[], Family]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        of_the_look, three_fathers, kinship_carer, sibling_adopted_elsewhere, unknown_father, same_sex_adopters,
        disrupted_placement, ended_cohabitation, step_parents, two_households, birth_and_foster, twins, cousin_couple,
        births_and_losses, large, five_generations, rainbow, cultural, loops_and_strays,
    )
}  # fmt: skip
