"""Reads TOML written by people: every fault is told with its file, line and the key it stands at, in one sentence."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.practice.lines import TomlPath, line_of

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class BadFile(Refused):
    """A file written by people that cannot be used, with its name, the line (None where that cannot be said) and the fault."""

    def __init__(self, sentence: str, file: str, what: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.file, self.what, self.line = file, what, line


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, and what is done about it: nothing is ever refused because of it."""

    file: str
    line: int | None
    what: str
    instead: str = ""

    @property
    def sentence(self) -> str:
        where = f"“{self.file}”, line {self.line}" if self.line else f"“{self.file}”"
        return f"{where}: {self.what}. {self.instead}".strip()

    @staticmethod
    def of(refused: Refused, file: str, instead: str) -> "Fault":
        """The fault that a refusal tells of."""
        if isinstance(refused, BadFile):
            return Fault(refused.file, refused.line, refused.what, instead)
        return Fault(file, None, refused.sentence.rstrip("."), instead)


class Table:
    """One table of a file, asked for its keys one by one. `done` refuses whatever was not asked for."""

    def __init__(self, data: dict[str, Any], file: str, text: str = "", at: str = "", path: TomlPath = ()) -> None:
        self._data = data
        self._file = file
        self._text = text
        self._at = at
        self._path = path
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def fault(self, key: str, what: str, *place: str | int) -> Refused:
        """The refusal of one key. `place` says where it stands, if that is not under its own name."""
        where = f"{self._at}.{key}" if self._at else key
        line = self.line(*(place or (key,)))
        at = f"line {line}, at “{where}”" if line else f"at “{where}”"
        sentence = f"“{self._file}” cannot be used: {at}, {what}. Nothing was made; put that right and try again."
        return BadFile(sentence, self._file, f"at “{where}”, {what}", line)

    def line(self, *place: str | int) -> int | None:
        """The line at which something stands below this table, or what it would stand in; None where nothing of it is there."""
        stands = self._path + place
        return line_of(self._text, stands) or line_of(self._text, (*stands, 0))

    def raw(self, key: str, otherwise: Any = None) -> Any:
        self._asked.add(key)
        return self._data.get(key, otherwise)

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A string. Without `otherwise` it must be there."""
        value = self.raw(key, otherwise)
        if not isinstance(value, str):
            raise self.fault(key, "a text is needed" if value is None else f"a text is needed, not {value!r}")
        if not is_writable(value):
            raise self.fault(key, "there is a control character in the text, which no page can show")
        return value

    def name(self, key: str) -> str:
        """A string that must be there and must hold more than spaces; these are tidied."""
        if not (value := " ".join(self.text(key).split())):
            raise self.fault(key, "it may not be empty")
        return value

    def number(self, key: str, otherwise: float) -> float:
        value = self.raw(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(key, f"a number is needed, not {value!r}")
        return float(value)

    def truth(self, key: str, otherwise: bool = False) -> bool:
        value = self.raw(key, otherwise)
        if not isinstance(value, bool):
            raise self.fault(key, f"true or false is needed, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; none if it is not there."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(key, "a list of texts is needed")
        return tuple(value)

    def choice(self, key: str, kind: type[E], otherwise: E | None = None) -> E:
        """One of the words of an enumeration."""
        value = self.raw(key)
        if value is None and otherwise is not None:
            return otherwise
        try:
            return kind(value)
        except ValueError:
            raise self.fault(key, f"{value!r} is not one of {', '.join(kind)}") from None

    def date(self, key: str) -> UncertainDate | None:
        value = self.raw(key)
        if value is None:
            return None
        try:
            return UncertainDate.parse(str(value))
        except ValueError:
            raise self.fault(key, f"{value!r} is not a date (write 2019-03-12, 2019-03, 2019 or “about spring 2019”)") from None

    def span(self, start: str = "from", end: str = "until") -> Span:
        try:
            return Span(self.date(start), self.date(end))
        except ValueError as fault:
            raise self.fault(end, str(fault)) from None

    def table(self, key: str) -> "Table":
        value = self.raw(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, "a table is needed")
        return self._inner(value, f"{self._at}.{key}" if self._at else key, key)

    def tables(self, key: str) -> "Iterator[Table]":
        """The tables of a list; none if it is not there."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(key, "a list of tables is needed")
        for number, each in enumerate(value, 1):
            name = each.get("id") or each.get("name") or each.get("title") or number
            yield self._inner(each, f"{self._at}.{key} {name}".strip("."), key, number - 1)

    def _inner(self, data: dict[str, Any], at: str, *place: str | int) -> "Table":
        return Table(data, self._file, self._text, at, self._path + place)

    def raw_keys(self) -> "list[str]":
        """All keys, in the order of the file."""
        return list(self._data)

    def rest(self) -> "list[str]":
        """The keys that were not asked for."""
        return [key for key in self._data if key not in self._asked]

    def done(self) -> None:
        """Refuse keys that nobody asked for: they are misspelt, or belong elsewhere."""
        for key in self.rest():
            raise self.fault(key, "there is no such key here")


def read_table(path: Path) -> Table:
    """A TOML file. Raises Refused naming the file, the line and the fault."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return Table(tomllib.loads(text), path.name, text)
    except FileNotFoundError:
        raise Refused(f"“{path.name}” is not there. Nothing was made; check its name.") from None
    except OSError as trouble:
        raise Refused(f"“{path.name}” cannot be read ({trouble.strerror}). Nothing was made; check which file it is.") from None
    except RecursionError:
        raise _unreadable(path, "its lists stand too deep inside one another") from None
    except ValueError as fault:  # no TOML, no UTF-8, or a number of thousands of digits
        raise _unreadable(path, str(fault), len(text.splitlines())) from None


def _unreadable(path: Path, why: str, lines: int = 0) -> Refused:
    sentence = f"“{path.name}” cannot be read as TOML: {why}. Nothing was made; put that right and try again."
    line = re.search(r"at line (\d+)", why)
    return BadFile(
        sentence,
        path.name,
        f"it cannot be read as TOML: {why}",
        int(line[1]) if line else lines if "end of document" in why else None,
    )


def is_writable(text: str) -> bool:
    """Whether a text holds no control characters but line ends and tabs: documents cannot carry them."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\r\t" for sign in text)


def each(tables: Iterator[Table], read: Callable[[Table], T]) -> tuple[T, ...]:
    """Read every table of a list, refusing keys that are not known."""
    found = []
    for table in tables:
        found.append(read(table))
        table.done()
    return tuple(found)
