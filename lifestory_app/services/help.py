"""The short guide, read from its file."""

import tomllib
from dataclasses import dataclass
from functools import cache

from lifestory_app import resources


@dataclass(frozen=True, slots=True)
class HelpPart:
    """One part of the guide: its title, its steps, and the file name of its picture, "" for none."""

    id: str
    title: str
    steps: tuple[str, ...]
    picture: str


@cache
def guide() -> tuple[HelpPart, ...]:
    """Every part of the guide, in order."""
    data = tomllib.loads(resources.asset("help", "guide.toml").read_text(encoding="utf-8"))
    return tuple(HelpPart(part["id"], part["title"], tuple(part["steps"]), part["picture"]) for part in data["part"])
