"""What of a family tree file a book does not take, gathered so that it can be told in a few lines with the reason."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out, with its number (“18 pictures”), and why."""

    what: str
    why: str


# fmt: off
_NOT_READ = "nothing of the kind is read from a family tree file"
_NO_ADDRESS = "a book holds a town or country, never an address"
_HEALTH = "health is noted by the worker, person by person"
_KINDS: dict[str, tuple[str, str, str]] = {
    "picture": ("picture", "pictures", "pictures are not read from a family tree file; add them to the book as photos"),
    "source": ("mention of a source", "mentions of sources", "the file itself is named as the source of everybody in it"),
    "contact": ("address, telephone number or web address", "addresses, telephone numbers and web addresses", _NO_ADDRESS),
    "identity number": ("identity number", "identity numbers", "a book has no need of any"),
    "house number": ("number or date of the program that wrote the file", "numbers and dates of the program that wrote it",
        "outside that program they mean nothing"),
    "ordinance": ("church ordinance", "church ordinances", _NOT_READ),
    "sealing": ("sealing of a child to parents", "sealings of children to parents",
        "a sealing says nothing of who brought a child up"),
    "cause": ("cause of death or of another event", "causes of death or of other events", _HEALTH),
    "health": ("note of health", "notes of health", _HEALTH),
    "work place": ("place of work or school", "places of work or school", _NO_ADDRESS),
    "detail": ("detail of an event", "details of events", "ages, agencies, witnesses and the like are not read"),
    "property": ("will, census or property entry", "wills, census and property entries", _NOT_READ),
    "number of": ("number of children or marriages", "numbers of children or marriages", "the people themselves are counted"),
    "unsure of": ("“did not happen” entry", "“did not happen” entries", _NOT_READ),
    "name part": ("title before or after a name", "titles before or after names", "a name in a book is first name and surname"),
    "spelling": ("other spelling of a name", "other spellings of names", "a name has one spelling, and one in its own script"),
    "couple event": ("event of a couple", "events of couples",
        "a book holds marriage, living together, separation and divorce"),
    "couple note": ("note about a couple", "notes about couples", "notes are taken in for single people only"),
    "couple date": ("date of a couple", "dates of couples", "a book holds one date, or from one to another"),
    "parent date": ("date of an adoption or placement", "dates of adoptions or placements",
        "a book holds one date, or from one to another"),
    "couple with self": ("couple of one person", "couples of one person", "it takes two"),
    "dangling": ("link to nobody", "links to nobody", "who is meant is not in the file"),
    "disproven": ("parent link marked as disproven", "parent links marked as disproven", "the file itself says so"),
    "parent kind": ("link between a child and a parent", "links between children and parents",
        "the file does not say in words known here what they are to each other"),
    "loop": ("link between a child and a parent", "links between children and parents",
        "somebody would be their own ancestor"),
    "association": ("other tie between people", "other ties between people",
        "a book knows couples, parents, carers, brothers and sisters"),
    "group": ("group of brothers and sisters over 12", "groups of brothers and sisters over 12",
        "so many are not joined one by one"),
    "sender": ("name and address of who sent the file", "names and addresses of who sent the file",
        "a book has no need of any"),
    "unlinked": ("note on something else", "notes on something else", "only notes about a person or their life are taken in"),
    "unreadable": ("line that could not be read", "lines that could not be read",
        "GEDCOM has no such line, or there were too many of one person"),
    "long": ("text over 20,000 letters", "texts over 20,000 letters", "only the beginning was taken in"),
    "letter": ("letter that could not be read", "letters that could not be read",
        "the file names another character set than it is written in; a “\ufffd” stands for each"),
    "child": ("statement about the child", "statements about the child",
        "the book’s own name, dates and facts of the child were kept"),
    "not a date": ("date of birth or death", "dates of birth or death",
        "a book holds one date; before, between, other calendars and words are kept as a fact"),
    "unsaid couple": ("word whether a couple was married", "words whether couples were married",
        "the file does not say; they are written as in a relationship, with no date"),
    "confidential": ("person marked as confidential", "people marked as confidential",
        "they are in the book, but only the worker sees them until that is changed"),
    "second": ("further statement about a birth or death", "further statements about births or deaths", "the first was taken"),
    "gender": ("word for a gender", "words for genders", "a file may say F, M, X or U"),
}
# fmt: on
_MOST_TAGS = 30


@dataclass
class Telling:
    """Counts as the file is read; `lines` puts it in words."""

    counts: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)

    def leave(self, kind: str, number: int = 1) -> None:
        """Count something of a known kind."""
        assert kind in _KINDS, kind
        self.counts[kind] += number

    def leave_tag(self, tag: str) -> None:
        """Count something whose tag this program does not know."""
        self.tags[tag if tag in self.tags or len(self.tags) < _MOST_TAGS else "…"] += 1

    def lines(self) -> tuple[LeftOut, ...]:
        """Everything that was left out, in the order of the table, what has no name here last."""
        told = []
        for kind, (one, many, why) in _KINDS.items():
            if number := self.counts[kind]:
                told.append(LeftOut(f"1 {one}" if number == 1 else f"{number:,} {many}", why))
        for tag, number in sorted(self.tags.items()):
            entries = f"1 entry marked {tag[:30]}" if number == 1 else f"{number:,} entries marked {tag[:30]}"
            told.append(LeftOut(entries, "the standard does not say what that means"))
        return tuple(told)
