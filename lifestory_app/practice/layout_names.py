"""Which layouts and looks there are, and the places of a layout: all that a council's own files may name."""

import tomllib
from functools import cache

from lifestory_app import resources


@cache
def slots_of_layout(layout: str) -> frozenset[str] | None:
    """The names of the places of a layout; None for one that there is not."""
    path = resources.template("pages", f"{layout}.toml")
    if not layout.replace("-", "").isalnum() or not path.is_file():
        return None
    return frozenset(slot["name"] for slot in tomllib.loads(path.read_text(encoding="utf-8")).get("slot", ()))


@cache
def theme_names() -> frozenset[str]:
    """The ids of the looks that a book can have."""
    return frozenset(path.stem for path in resources.template("themes").glob("*.toml"))
