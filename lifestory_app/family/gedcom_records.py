"""The lines of a family tree file as records: what stands under what, with pointers, continued lines and escapes settled.

Made for files as they are: levels that jump, lines that were broken, links to nothing. A line that cannot be read is counted,
and the rest goes on. Nothing here calls itself, so neither depth nor a loop in the file can hurt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody

MOST_PEOPLE = 10_000
MOST_LINES = 1_000_000
MOST_IN_A_RECORD = 10_000
LONGEST_VALUE = 20_000
VOID = "@VOID@"

_LINE_END = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"[ \t\ufeff]*(\d{1,2})[ \t]+(?:(@[^@\s][^@]*@)[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)(?:[ \t](.*))?", re.DOTALL)
_BROKEN_BEGINNING = re.compile(r"[ \t\ufeff]*0[ \t]+@")
_POINTER = re.compile(r"@[^@#\s][^@]*@")
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])
_RUNS_ON = frozenset({"NOTE", "SNOTE", "TEXT", "CONT", "CONC"})


@dataclass(slots=True)
class Record:
    """One line with those under it. `value` is its words, or the pointer where `is_pointer`."""

    tag: str
    value: str = ""
    xref: str = ""
    is_pointer: bool = False
    under: list["Record"] = field(default_factory=list)

    def all(self, tag: str) -> Iterator["Record"]:
        return (each for each in self.under if each.tag == tag)

    def first(self, tag: str) -> "Record | None":
        return next(self.all(tag), None)

    def text(self, *path: str) -> str:
        """The words at the end of a path of tags, stripped; empty where there are none."""
        here: Record | None = self
        for tag in path:
            here = here.first(tag) if here else None
        return "" if here is None or here.is_pointer else here.value.strip()

    def pointer(self, tag: str) -> str:
        """Where the first line of this tag points to; empty where it points to nothing."""
        here = self.first(tag)
        return here.value if here and here.is_pointer and here.value != VOID else ""


@dataclass(slots=True)
class Tree:
    """What a file holds that a book can take, and how many records of other kinds and unreadable lines there were."""

    people: list[Record] = field(default_factory=list)
    families: list[Record] = field(default_factory=list)
    notes: dict[str, Record] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    version: str = ""
    unreadable_lines: int = 0
    cut_short: int = 0
    has_head: bool = False


def looks_like_gedcom(text: str) -> bool:
    """Whether the first words of a text are those of a family tree file."""
    for line in _LINE_END.split(text[:2000]):
        if line.strip(" \t\ufeff"):
            found = _LINE.fullmatch(line)
            return found is not None and int(found[1]) == 0 and (found[3] in ("HEAD", "INDI", "FAM") or bool(found[2]))
    return False


def read_records(text: str, name: str, tell: Tell = tell_nobody) -> Tree:
    """The records of a file. Raises Refused where there are too many, or Stopped."""
    tree = Tree()
    reader = _Reader(tree)
    start, lines, size = 0, 0, len(text)
    while start < size:
        found = _LINE_END.search(text, start)
        end, after = (found.start(), found.end()) if found else (size, size)
        reader.take(text[start:end])
        start, lines = after, lines + 1
        if lines > MOST_LINES or len(tree.people) > MOST_PEOPLE:
            raise Refused(
                f"“{name}” is too large for a book: it has more than {MOST_PEOPLE:,} people or {MOST_LINES:,} lines. "
                "Nothing was changed; bring in a file with the close family only."
            )
        if lines % 5000 == 0:
            tell(start, size, "Reading the family tree")
    reader.finish()
    return tree


class _Reader:
    """Takes one line after another and settles each record when the next one begins."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[tuple[int, Record, list[str]]] = []
        self.root: Record | None = None
        self.inside = 0
        self.runs_on = False

    def take(self, line: str) -> None:
        found = _LINE.fullmatch(line)
        if found is None:
            self._odd(line)
            return
        level, xref, tag, value = int(found[1]), found[2] or "", found[3].upper(), found[4] or ""
        if level == 0:
            self.finish()
            self.root = Record(tag, value, xref)
            self.inside = 0
            self.stack = [(0, self.root, [])]
        elif not self.stack:
            self.tree.unreadable_lines += 1
            return
        else:
            while len(self.stack) > 1 and self.stack[-1][0] >= level:
                self._leave()
            if tag in ("CONC", "CONT"):
                self.stack[-1][2].append(value if tag == "CONC" else "\n" + value)
            elif self.inside < MOST_IN_A_RECORD:
                self.inside += 1
                record = Record(tag, value, xref)
                self.stack[-1][1].under.append(record)
                self.stack.append((level, record, []))
            else:
                self.tree.unreadable_lines += 1
        self.runs_on = tag in _RUNS_ON

    def _odd(self, line: str) -> None:
        """A line without level and tag: nothing, the rest of a note whose line was broken, or told as unreadable."""
        if not line.strip(" \t\x1a\0\ufeff"):
            return
        if _BROKEN_BEGINNING.match(line):
            # What follows is about somebody else, and must not be taken for words about the one before.
            self.finish()
            self.tree.unreadable_lines += 1
        elif self.runs_on and self.stack:
            self.stack[-1][2].append("\n" + line.strip())
        else:
            self.tree.unreadable_lines += 1

    def _leave(self) -> None:
        """The last record on the stack is whole: put its continued lines, escapes and pointer right."""
        _, record, more = self.stack.pop()
        if not more and _POINTER.fullmatch(stripped := record.value.strip()):
            record.value, record.is_pointer = stripped, True
            return
        value = record.value + "".join(more) if more else record.value
        if len(value) > LONGEST_VALUE:
            value = value[:LONGEST_VALUE]
            self.tree.cut_short += 1
        if "@" in value:
            value = _unescaped(value, self.tree.version)
        record.value = value.translate(_CONTROLS)

    def finish(self) -> None:
        """Settle the record that is under way, and keep it where a book can take it."""
        while self.stack:
            self._leave()
        root, tree = self.root, self.tree
        self.root = None
        if root is None:
            return
        if root.tag == "HEAD":
            tree.has_head = True
            tree.version = root.text("GEDC", "VERS")[:20]
        elif root.tag == "INDI":
            tree.people.append(root)
        elif root.tag == "FAM":
            tree.families.append(root)
        elif root.tag in ("NOTE", "SNOTE"):
            tree.notes.setdefault(root.xref, root)
        elif root.tag != "TRLR" and (root.tag in tree.others or len(tree.others) < 50):
            tree.others[root.tag] = tree.others.get(root.tag, 0) + 1


def _unescaped(value: str, version: str) -> str:
    """GEDCOM 7 doubles only an @ that begins a line; versions before it double every one, but for `@#D…@` of a calendar."""
    if version.startswith("7"):
        return "\n".join(line[1:] if line.startswith("@@") else line for line in value.split("\n"))
    return value.replace("@@", "@")
