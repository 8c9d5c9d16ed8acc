"""The key: exactly the symbols and lines that a genogram uses, each drawn as it is drawn there, with its meaning."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Culture, Topic, TopicKind
from lifestory_app.domain.ids import HouseholdId, PersonId
from lifestory_app.domain.people import Beginning, BondKind, Condition, ConditionKind, Gender, Name, Person, Role
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.family.genogram import Cut, Feeling, Genogram, Line, LineKind, Outline
from lifestory_app.family.kin import Kinsman
from lifestory_app.family.lines import has_ended
from lifestory_app.family.unions import Ending
from lifestory_app.layout.display import Group, Item, Rect, Tagged, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram import culture, strokes
from lifestory_app.layout.genogram.pens import Pens
from lifestory_app.layout.genogram.symbols import symbol
from lifestory_app.layout.genogram.words import age_in, write
from lifestory_app.layout.text import SetText, set_text

Draw = Callable[[float, float, Pens, Fonts], Sequence[Item]]
"""Draws a sample with its middle at a place."""

SAMPLE = 44.0
ROW = 24.0
_SIZE = 19.0
_GENDERS = {
    Gender.MALE: "Man or boy",
    Gender.FEMALE: "Woman or girl",
    Gender.NON_BINARY: "Non-binary",
    Gender.TRANS_MAN: "Trans man or boy",
    Gender.TRANS_WOMAN: "Trans woman or girl",
    Gender.UNKNOWN: "Gender not recorded",
}
_BEGINNINGS = {
    Beginning.EXPECTED: "Pregnancy",
    Beginning.MISCARRIED: "Miscarriage",
    Beginning.ENDED: "Pregnancy that was ended",
    Beginning.STILLBORN: "Stillborn",
}
_CONDITIONS = {
    ConditionKind.ALCOHOL_OR_DRUGS: "Alcohol or drugs",
    ConditionKind.RECOVERY: "In recovery",
    ConditionKind.PHYSICAL_ILLNESS: "Physical illness",
    ConditionKind.MENTAL_ILLNESS: "Mental illness",
}
_LINES = {
    LineKind.MARRIED: "Married: m (civil partners: cp) and year",
    LineKind.TOGETHER: "Living together: LT and year",
    LineKind.RELATIONSHIP: "In a relationship: r and year",
    LineKind.PARENTS: "Parents or carers; not recorded as a couple",
    LineKind.BIRTH: "Birth child",
    LineKind.ADOPTED: "Adopted child",
    LineKind.FOSTERED: "Foster child",
    LineKind.KINSHIP: "Kinship care",
    LineKind.GUARDIANSHIP: "Special guardianship",
    LineKind.STEP: "Step-child",
    LineKind.DONOR: "Donor",
    LineKind.SIBLINGS: "Brothers and sisters",
    LineKind.IDENTICAL: "Identical twins",
    LineKind.PET: "Whose pet it is",
}
_UPRIGHT = (
    LineKind.BIRTH, LineKind.ADOPTED, LineKind.FOSTERED, LineKind.KINSHIP, LineKind.GUARDIANSHIP, LineKind.STEP, LineKind.DONOR,
)  # fmt: skip
_FEELINGS = {
    BondKind.CLOSE: "Close",
    BondKind.VERY_CLOSE: "Very close",
    BondKind.DISTANT: "Distant",
    BondKind.CONFLICT: "In conflict",
    BondKind.CLOSE_AND_CONFLICT: "Close and in conflict",
    BondKind.OUT_OF_TOUCH: "Out of touch",
    BondKind.BACK_IN_TOUCH: "Back in touch",
    BondKind.TAKES_CARE_OF: "Takes care of",
    BondKind.CONTROLS: "Controls",
    BondKind.HARMED: "Harmed",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the key: how a sample is drawn, and what it means."""

    meaning: str
    draw: Draw


def key_of(genogram: Genogram, cultures: Sequence[Culture] = (), topics: Sequence[Topic] = ()) -> tuple[Entry, ...]:
    """What a genogram uses, people first, then lines."""
    return (*_people(genogram), *_lines(genogram), *_cultural(genogram, cultures, topics))


def columns_for(width: float) -> int:
    """How many columns of a key fit a width."""
    return max(1, int(width // 158))


def height_of(entries: Sequence[Entry], width: float, pens: Pens, fonts: Fonts) -> float:
    """How high a key is at a width."""
    return max((foot for _, _, _, foot in _laid(entries, width, pens, fonts)), default=0.0)


def draw_key(entries: Sequence[Entry], x: float, y: float, width: float, pens: Pens, fonts: Fonts) -> tuple[Item, ...]:
    """The key in columns: the samples as decoration, the meanings as a list to read."""
    samples: list[Item] = []
    meanings: list[Item] = []
    for entry, left, top, foot in _laid(entries, width, pens, fonts):
        text = _meaning(entry, width, pens, fonts)
        middle = y + (top + foot) / 2
        samples += entry.draw(x + left + SAMPLE / 2, middle, pens, fonts)
        ink = tuple(item for tagged in text.place(x + left + SAMPLE + 8, middle - text.height / 2) for item in tagged.items)
        meanings.append(Tagged("LI", (Tagged("LBody", ink, "en-GB"),), "en-GB"))
    if not samples:
        return ()
    return Tagged("Artifact", tuple(samples)), Tagged("L", tuple(meanings), "en-GB", slot="key")


def _meaning(entry: Entry, width: float, pens: Pens, fonts: Fonts) -> SetText:
    room = width / columns_for(width) - SAMPLE - 16
    return set_text(Words((Paragraph((Run(entry.meaning),)),)), pens.style(9.2), room, "en-GB", fonts)


def _laid(entries: Sequence[Entry], width: float, pens: Pens, fonts: Fonts) -> Iterator[tuple[Entry, float, float, float]]:
    """Every entry with its left side, top and foot; columns are filled one after another."""
    columns = columns_for(width)
    deep = -(-len(entries) // columns)
    for column in range(columns):
        y = 0.0
        for entry in entries[column * deep : (column + 1) * deep]:
            high = max(ROW, _meaning(entry, width, pens, fonts).height + 5)
            yield entry, column * width / columns, y, y + high
            y += high


# -- what is used


def _people(genogram: Genogram) -> Iterator[Entry]:
    kin = genogram.kin
    people = [each.person for each in kin.people if each.person is not None]
    born = {each.gender for each in kin.people if each.person is None or _is_plain(each.person)}
    for gender, meaning in _GENDERS.items():
        if gender in born:
            yield Entry(meaning, _person(gender))
    child = kin.kinsman(kin.child)
    yield Entry("The child this is about", _person(child.gender, child=True))
    if any(person.died and _is_plain(person) for person in people):
        yield Entry("Has died; age at death inside", _person(Gender.MALE, died=True))
    if any(_said(each, genogram.drawn) == "?" for each in kin.people):
        yield Entry("? : age not known, or a parent not named", _person(Gender.MALE, said="?"))
    for beginning, meaning in _BEGINNINGS.items():
        if any(person.beginning is beginning for person in people):
            yield Entry(meaning, _person(Gender.MALE, beginning=beginning))
    if any(person.role is Role.PET for person in people):
        yield Entry("Pet", _person(Gender.UNKNOWN, role=Role.PET))
    for kind, meaning in _CONDITIONS.items():
        if any(condition.kind is kind for person in people for condition in person.conditions):
            yield Entry(meaning, _person(Gender.MALE, condition=kind))


def _is_plain(person: Person) -> bool:
    return person.beginning is Beginning.BORN and person.role is not Role.PET


def _said(each: Kinsman, drawn: UncertainDate | None) -> str:
    return age_in(each, drawn) if each.person is not None else "?"


def _lines(genogram: Genogram) -> Iterator[Entry]:
    kin = genogram.kin
    used = {line.kind for line in genogram.lines}
    for kind, meaning in _LINES.items():
        if kind in used:
            yield Entry(meaning, _line(kind, upright=kind in _UPRIGHT))
    endings = {union.ending for union in kin.unions}
    if Ending.SEPARATED in endings:
        yield Entry("Separated: s and year", _cut(1))
    if Ending.DIVORCED in endings:
        yield Entry("Divorced: d and year", _cut(2))
    if any(has_ended(descent) for descent in kin.descents):
        yield Entry("Has ended", _ended)
    if any(bond.kind in (BondKind.TWIN, BondKind.IDENTICAL_TWIN) for bond in kin.siblings):
        yield Entry("Twins", _twins)
    titles = {each.id: each.title for each in kin.households}
    if len(genogram.outlines) == 1 and len(genogram.outlines[0].loops) == 1:
        yield Entry(f"Live together now: {titles[genogram.outlines[0].household]}", _household)
    elif genogram.outlines:
        for number, outline in enumerate(genogram.outlines):
            yield Entry(f"{letter_of(number)} : live together now, {titles[outline.household]}", _household)
    feelings = {feeling.kind for feeling in genogram.feelings}
    for felt, meaning in _FEELINGS.items():
        if felt in feelings:
            yield Entry(meaning, _feeling(felt))


def letter_of(number: int) -> str:
    """The letter of a household on the diagram: A, B and so on."""
    return culture.letter(number).upper()


def _cultural(genogram: Genogram, cultures: Sequence[Culture], topics: Sequence[Topic]) -> Iterator[Entry]:
    people = [each.person for each in genogram.kin.people if each.person is not None]
    for each in cultures:
        if any(each.id in person.cultures for person in people):
            yield Entry(each.name, _culture(each, cultures))
    if cultures and any(person.migrations for person in people):
        yield Entry("Moved from one country to another", lambda x, y, pens, _fonts: [culture.wave(x, y, 9, pens)])
    persons = {each.id: each.person for each in genogram.kin.people}
    if cultures and any(culture.is_mixed(*(persons[who] for who in union.partners)) for union in genogram.kin.unions):
        yield Entry("A couple of two cultures", lambda x, y, pens, _fonts: culture.rings(x, y, pens))
    for number, topic in enumerate(topics):
        word = "Pride" if topic.kind is TopicKind.PRIDE else "Shame"
        yield Entry(f"{word}: {topic.name}", _topic(topic.kind, culture.letter(number)))


# -- samples


def _person(
    gender: Gender,
    child: bool = False,
    died: bool = False,
    said: str = "",
    beginning: Beginning = Beginning.BORN,
    role: Role = Role.OTHER,
    condition: ConditionKind | None = None,
) -> Draw:
    person = Person(
        PersonId("sample"), (Name(""),), role, "", gender, died=UncertainDate(2000) if died else None, beginning=beginning,
        conditions=(Condition(condition),) if condition else (),
    )  # fmt: skip
    each = Kinsman(person.id, person, gender)

    def draw(x: float, y: float, pens: Pens, fonts: Fonts) -> Sequence[Item]:
        style = replace(pens.age, size=9.0, leading=10.8)
        size = _SIZE * 1.25 if beginning is not Beginning.BORN or role is Role.PET else _SIZE
        return symbol(each, x, y, pens, lambda text, at, down: write(text, style, at, down, fonts), said, child, size=size)

    return draw


def _line(kind: LineKind, upright: bool) -> Draw:
    def draw(x: float, y: float, pens: Pens, fonts: Fonts) -> Sequence[Item]:
        if kind is LineKind.IDENTICAL:
            return [*_twins(x, y, pens, fonts), strokes.line(Line(kind, ((x - 5.5, y + 2), (x + 5.5, y + 2))), pens)]
        points = ((x, y - 9), (x, y + 9)) if upright else ((x - 16, y), (x + 16, y))
        return [strokes.line(Line(kind, points), pens)]

    return draw


def _cut(count: int) -> Draw:
    def draw(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
        return [strokes.line(Line(LineKind.MARRIED, ((x - 16, y), (x + 16, y))), pens), *strokes.cut(Cut((x, y), count), pens)]

    return draw


def _ended(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
    line = Line(LineKind.FOSTERED, ((x, y - 9), (x, y + 9)))
    return [strokes.line(line, pens), *strokes.cut(Cut((x, y), 1, upright=True), pens)]


def _twins(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
    return [strokes.line(Line(LineKind.BIRTH, ((x, y - 8), (x + side, y + 9))), pens) for side in (-9, 9)]


def _household(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
    loop = ((x - 14, y - 7), (x + 14, y - 7), (x + 14, y + 7), (x - 14, y + 7))
    return strokes.outline(Outline(HouseholdId("sample"), (loop,)), pens)


def _feeling(kind: BondKind) -> Draw:
    def draw(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
        return strokes.feeling(Feeling(kind, (x - 17, y), (x + 17, y)), pens)

    return draw


def _culture(each: Culture, cultures: Sequence[Culture]) -> Draw:
    def draw(x: float, y: float, pens: Pens, _fonts: Fonts) -> Sequence[Item]:
        place = Rect(x - 14, y - 8, 28, 16)
        return [Group(tuple(culture.swatch(place, each, cultures, pens)), clip=rectangle(place))]

    return draw


def _topic(kind: TopicKind, said: str) -> Draw:
    def draw(x: float, y: float, pens: Pens, fonts: Fonts) -> Sequence[Item]:
        style = replace(pens.age, size=7.5, leading=9.0)
        return [culture.mark(kind, x, y, pens), *write(said, style, x, y, fonts)]

    return draw
