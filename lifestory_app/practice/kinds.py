"""The kinds of book there are, ours as data (practice section 3)."""

from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.errors import Refused
from lifestory_app.practice.book_kinds import AgeWords, BookKind, KindGroup, KindPage, Need
from lifestory_app.practice.kind_files import FindKind, read_kind_file

__all__ = ["AgeWords", "BookKind", "KindGroup", "KindPage", "Need", "kind", "kinds", "read_kind"]


@cache
def kinds() -> tuple[BookKind, ...]:
    """Every kind of book there is, in the order in which they are offered: by group, and by place in it."""
    found = [_shipped(path.stem) for path in sorted(resources.template("kinds").glob("*.toml"))]
    order = list(KindGroup)
    return tuple(sorted(found, key=lambda each: (order.index(each.group), each.place, each.name)))


def kind(id: str) -> BookKind:
    """A kind by its id. Raises Refused for one that is not known."""
    for found in kinds():
        if found.id == id:
            return found
    names = ", ".join(found.id for found in kinds())
    raise Refused(f"There is no kind of book “{id}”. Nothing was made; there are: {names}.")


def read_kind(path: Path) -> BookKind:
    """A kind from its file, which may be based on one beside it, or on ours. Raises Refused naming the file and the fault."""
    return read_kind_file(path, _finder(path, (path,)))


def _finder(path: Path, above: tuple[Path, ...]) -> FindKind:
    """Finds what a file is based on: a file beside it, else ours. One based on its own name is based on ours of that name."""

    def find(name: str) -> BookKind | None:
        if not name.replace("-", "").replace("_", "").isalnum():
            return None
        beside = path.with_name(f"{name}.toml")
        if name != path.stem and beside.is_file():
            if beside in above:
                raise Refused(
                    f"“{path.name}” cannot be used: it is based on “{beside.name}”, which is based on it in turn. "
                    "Nothing was made; put that right and try again."
                )
            return read_kind_file(beside, _finder(beside, (*above, beside)))
        ours = resources.template("kinds", f"{name}.toml")
        return _shipped(name) if ours.is_file() and ours != path else None

    return find


@cache
def _shipped(name: str) -> BookKind:
    """One of ours, read once."""
    path = resources.template("kinds", f"{name}.toml")
    return read_kind_file(path, _finder(path, (path,)))
