"""Reads the page templates: what each layout is called, its slots, and what belongs in them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.page_template import PageTemplate, SlotKind, SlotTemplate
from lifestory_app.resources import template


@cache
def page_templates() -> tuple[PageTemplate, ...]:
    """Every page layout there is, by group and name. Raises Refused when one of their files cannot be read."""
    order = ("front", "people", "story", "homes", "photos", "keeping", "letters")
    found = [read_page_template(path) for path in template("pages").glob("*.toml")]
    return tuple(sorted(found, key=lambda each: (order.index(each.group) if each.group in order else len(order), each.name)))


@cache
def page_template(id: str) -> PageTemplate:
    """The page layout of this id. Raises KeyError."""
    for each in page_templates():
        if each.id == id:
            return each
    raise KeyError(id)


def places_of(layout: str) -> tuple[str, ...]:
    """The names of the places of a layout, in order; none for a layout that is not known."""
    known = {each.id: each for each in page_templates()}.get(layout)
    return tuple(slot.name for slot in known.slots) if known is not None else ()


def read_page_template(path: Path) -> PageTemplate:
    """Read one template file; its name is the layout's id. Raises Refused, naming the file."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return PageTemplate(
            path.stem,
            data["name"],
            data["group"],
            data["why"],
            tuple(_slot(slot) for slot in data.get("slot", ())),
            tuple(PageShape(shape) for shape in data.get("shapes", PageShape)),
            bool(data.get("flows", False)),
        )
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise Refused(
            f"The page layout “{path.name}” could not be read. Books are safe. Put the file back as it came with Life Story."
        ) from trouble


def _slot(data: dict[str, Any]) -> SlotTemplate:
    return SlotTemplate(
        data["name"],
        SlotKind(data["kind"]),
        data["label"],
        data["prompt"],
        bool(data.get("required", False)),
        int(data.get("words", 0)),
        int(data.get("most", 0)),
    )
