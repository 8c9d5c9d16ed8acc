"""The wording lists of `templates/wording/`, and a council's own on top: checked when read, and used as far as they are whole.

A list holds words to think again about (`[[word]]`) and the rules that look at more than a word (`[rule.NAME]`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from lifestory_app import platforms, resources
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.findings import Finding, Level
from lifestory_app.practice import own_folder
from lifestory_app.practice.phrases import Phrases, steps_of
from lifestory_app.practice.reading import Fault, Table, read_table

SHIPPED = "en-GB.toml"
OWN_FOLDER = "wording"
"""Of the folder for a user's data: lists may stand here too, beside the folder for all templates of a council's own."""
RULES = frozenset({
    "passive", "absolute", "promise", "euphemism", "long-sentence", "exclamations", "placeholder", "another-child",
    "unknown-name", "surname", "hard-sentence", "address", "postcode", "phone", "email", "nhs-number", "case-number", "pronoun",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of a list. `avoid` are phrases as `phrases` reads them, `but_not` longer ones in which they are right.

    `unless` are words beside which, in the same paragraph, nothing is said. `found` and `left` are sentences in which the entry
    is met and in which it is not.
    """

    id: str
    avoid: tuple[str, ...]
    level: Level
    why: str
    better: tuple[str, ...] = ()
    advice: str = ""
    source: str = ""
    but_not: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordList:
    """All that is looked for: the entries and the rules by name. `faults` say what could not be used of it."""

    entries: tuple[Entry, ...] = ()
    rules: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()

    def rule(self, name: str) -> Entry | None:
        """A rule, or None where it is switched off."""
        return next((rule for rule in self.rules if rule.id == name), None)


@dataclass
class Finder:
    """A list made ready to look things up."""

    words: WordList
    _ready: dict[str, Phrases] = field(default_factory=dict)

    @cached_property
    def phrases(self) -> Phrases:
        """What is to be found, by the number of its entry; what is right as it is, by -1 less that number."""
        found = Phrases()
        for number, entry in enumerate(self.words.entries):
            for phrase in entry.avoid:
                found.add(phrase, number)
            for phrase in entry.but_not:
                found.add(phrase, -1 - number)
        return found

    def of_rule(self, name: str, part: str = "avoid") -> Phrases:
        """The phrases of a rule: its `avoid`, `but_not` or `unless`."""
        key = f"{name}.{part}"
        if key not in self._ready:
            made = self._ready[key] = Phrases()
            rule = self.words.rule(name)
            for phrase in getattr(rule, part) if rule is not None else ():
                made.add(phrase, 0)
        return self._ready[key]


@cache
def finder() -> Finder:
    """The lists of this computer, made ready once."""
    return Finder(load_lists())


def load_lists(own: Path | None = None) -> WordList:
    """The shipped list, with every file of the council's own folder on top, in the order of their names.

    Never raises for what a file holds: what is broken is left out, and told in `faults`.
    """
    words = read_list(resources.template("wording", SHIPPED))
    if own is not None:
        paths = _lists_in(own)
    else:
        paths = [*_lists_in(platforms.data_home() / OWN_FOLDER), *own_folder.in_use().of("wording")]
    for path in paths:
        words = with_list(words, read_list(path), switched_off(path))
    return words


def _lists_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        return []


def read_list(path: Path) -> WordList:
    """One file. Entries that are broken are left out and told with file, line and fault; the rest is there."""
    entries: list[Entry] = []
    rules: list[Entry] = []
    faults: list[str] = []
    try:
        file = read_table(path)
        file.text("name", "")
        file.raw("off")
        tables = list(file.tables("word"))
        of_rules = file.table("rule")
        names = [name for name in of_rules.raw_keys() if _is_known(of_rules, name, faults)]
    except Refused as refused:
        return WordList(faults=(_told(refused),))
    for table in tables:
        _take(table, entries, faults)
    for name in names:
        _take(of_rules.table(name), rules, faults, name)
    try:
        file.done()
    except Refused as refused:
        faults.append(_told(refused))
    return WordList(tuple(entries), tuple(rules), tuple(faults))


def list_faults(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a file of a council's own, ids that it switches off in vain included."""
    read = read_list(path)
    shipped = read_list(resources.template("wording", SHIPPED))
    unknown = with_list(WordList(shipped.entries, shipped.rules), WordList(read.entries, read.rules), switched_off(path)).faults
    found = []
    for sentence in (*read.faults, *unknown):
        line = re.search(r"line (\d+)", sentence)
        what = sentence.split(". The rest of the list")[0].removeprefix(f"“{path.name}” has a fault: ")
        what = re.sub(r"^line \d+, ", "", what)
        found.append(Fault(path.name, int(line[1]) if line else None, what, "The rest of the list is in use."))
    return tuple(found)


def switched_off(path: Path) -> tuple[str, ...]:
    """The ids that a file switches off; none where it is broken, which `read_list` tells."""
    try:
        return read_table(path).texts("off")
    except Refused:
        return ()


def with_list(words: WordList, more: WordList, off: Iterable[str] = ()) -> WordList:
    """A list with another on top: the same id replaces, a new one is added, and those of `off` are gone."""
    gone = set(off)
    unknown = gone - {each.id for each in (*words.entries, *words.rules, *more.entries, *more.rules)}
    faults = [f"There is no wording called “{name}” to switch off. The rest of the list is in use." for name in sorted(unknown)]

    def joined(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[Entry, ...]:
        changed = {each.id: each for each in new}
        there = {each.id for each in old}
        kept = [changed.get(each.id, each) for each in old] + [each for each in new if each.id not in there]
        return tuple(each for each in kept if each.id not in gone)

    return WordList(
        joined(words.entries, more.entries), joined(words.rules, more.rules), (*words.faults, *more.faults, *faults)
    )


def finding_of(rule: Entry, text: str, start: int, end: int, **parts: object) -> Finding:
    """What a rule says of a place in a text. `parts` fill its sentences; the words themselves are filled in when told."""
    why, advice = rule.why, rule.advice
    for key, value in parts.items():
        why, advice = why.replace(f"{{{key}}}", str(value)), advice.replace(f"{{{key}}}", str(value))
    return Finding(rule.id, rule.level, start, end, text[start:end], why, rule.better, advice, rule.source)


def _is_known(rules: Table, name: str, faults: list[str]) -> bool:
    if name in RULES:
        return True
    faults.append(_told(rules.fault(name, "there is no such rule")))
    return False


def _take(table: Table, into: list[Entry], faults: list[str], rule: str = "") -> None:
    try:
        entry = _entry(table, rule)
        table.done()
        if any(each.id == entry.id for each in into):
            raise table.fault("id", f"there are two with the id “{entry.id}”")
        into.append(entry)
    except Refused as refused:
        faults.append(_told(refused))


def _entry(table: Table, rule: str) -> Entry:
    phrases = {key: table.texts(key) for key in ("avoid", "but_not", "unless")}
    for key, texts in phrases.items():
        for phrase in texts:
            try:
                steps_of(phrase)
            except ValueError as fault:
                raise table.fault(key, str(fault)) from None
    entry = Entry(
        rule or table.name("id"),
        phrases["avoid"],
        table.choice("level", Level),
        table.name("why"),
        table.texts("better"),
        table.text("advice", ""),
        table.text("source", ""),
        phrases["but_not"],
        phrases["unless"],
        table.texts("found"),
        table.texts("left"),
    )
    if not entry.avoid and not rule:
        raise table.fault("avoid", "a list of words to look for is needed")
    if not entry.better and not entry.advice:
        raise table.fault("better", "better words, or advice, are needed")
    if not all(each.strip() for each in entry.better):
        raise table.fault("better", "better words may not be empty")
    return entry


def _told(refused: Refused) -> str:
    """The same sentence, said of a list that is used without what is broken."""
    return refused.sentence.replace("Nothing was made", "The rest of the list is in use").replace(
        " cannot be used:", " has a fault:"
    )
