"""One page of a book's plan and facts for a meeting or a report, as a value that PDF and Word are both made from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class ExtractKind(StrEnum):
    """What the page is for: a permanency planning meeting, a looked-after review, the Child Permanence Report."""

    PLANNING = "planning"
    REVIEW = "review"
    REPORT = "permanence-report"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block: what stands above it, and its share of the width."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its rows, the first cell of each the name of its row; `none` is said where there are no rows, and `more`
    of those that are left for the book to tell.

    Columns without names are labels with their values.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    none: str = ""
    more: str = ""

    @property
    def has_head(self) -> bool:
        return any(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Extract:
    """The page: its title, labels and values at its top, its blocks in order, and the line at its foot."""

    kind: ExtractKind
    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    foot: str = ""

    def only(self, may_stay: Callable[[tuple[str, ...]], bool]) -> "Extract":
        """The same page with only those rows that may stay."""
        blocks = tuple(replace(block, rows=tuple(row for row in block.rows if may_stay(row))) for block in self.blocks)
        return replace(self, facts=tuple(fact for fact in self.facts if may_stay(fact)), blocks=blocks)
