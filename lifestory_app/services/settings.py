"""What a person sets once for this computer. Declared in one table, kept as JSON; nothing of any book is in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QObject, Signal

from lifestory_app import platforms


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the file, what it is to begin with, and which values are allowed."""

    id: str
    default: Any
    allows: Callable[[Any], bool]


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: value in values


def _number(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _keys(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) and isinstance(each, str) for key, each in value.items())


def _sizes(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 8 and all(type(each) is int and 0 <= each < 20_000 for each in value)


TABLE = (
    Setting("scheme", "auto", _one_of("auto", "light", "dark", "contrast")),
    Setting("language", "auto", lambda value: isinstance(value, str) and len(value) <= 20),
    Setting("text_size", 100, _number(100, 200)),
    Setting("idle_minutes", 15, _number(0, 240)),
    Setting("spelling", True, lambda value: isinstance(value, bool)),
    Setting("wording", True, lambda value: isinstance(value, bool)),
    Setting("hint_counts", True, lambda value: isinstance(value, bool)),
    Setting("remember_books", True, lambda value: isinstance(value, bool)),
    Setting("window", [], _sizes),
    Setting("panes", [], _sizes),
    Setting("nation", "England", _one_of("England", "Wales", "Scotland", "Northern Ireland")),
    Setting("templates_told", "", lambda value: isinstance(value, str) and len(value) <= 80),
    Setting("guide_open", True, lambda value: isinstance(value, bool)),
    Setting("shortcuts", {}, _keys),
)
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class Settings(QObject):
    """The settings of this user on this computer. A value that is not allowed, or a damaged file, counts as not set."""

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or platforms.data_home() / "settings.json"
        self._table = {setting.id: setting for setting in TABLE}
        self.was_damaged = False
        self._values = self._read()

    def value(self, id: str) -> Any:
        """What is set, or the default. Raises KeyError for a setting that is not in the table."""
        return self._values.get(id, self._table[id].default)

    def set(self, id: str, value: object) -> None:
        """Set a value and keep it. Raises KeyError and ValueError for what the table does not allow."""
        if not self._table[id].allows(value):
            raise ValueError(f"{id} cannot be {value!r}")
        if self.value(id) == value:
            return
        self._values[id] = value
        self._write()
        self.changed.emit(id)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            self.was_damaged = True
            return {}
        if not isinstance(found, dict):
            self.was_damaged = True
            return {}
        return {name: value for name, value in found.items() if name in self._table and self._table[name].allows(value)}

    def _write(self) -> None:
        data = json.dumps(self._values, indent=1, sort_keys=True).encode()

        def write(file: BinaryIO) -> None:
            file.write(data)

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            platforms.replace_file(self._path, write)
        except OSError:
            # A setting that cannot be kept holds for as long as the window is open.
            return
