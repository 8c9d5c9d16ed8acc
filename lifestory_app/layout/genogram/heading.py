"""What stands above a genogram: for whom it is, for which day it is true, and what it rests on."""

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.provenance import Source, SourceKind
from lifestory_app.family.kin import Kin

FOR_THE_RECORD = "Genogram for the record, not for the child’s copy"
_MOST_SOURCES = 6
_PAPERS = (SourceKind.PERMANENCE_REPORT, SourceKind.HEALTH, SourceKind.SCHOOL, SourceKind.CASE_FILE)


def drawn_line(drawn: UncertainDate | None, author: str) -> str:
    """`Drawn 3 June 2026 by Ruth`."""
    if drawn is None:
        return f"Drawn by {author}" if author else "The day it is true for has not been said"
    return f"As things were on {drawn}, drawn by {author}" if author else f"As things were on {drawn}"


def sources_line(kin: Kin) -> str:
    """Everything that the people and bonds of the diagram rest on, each named once."""
    found: dict[str, None] = {}
    for source in _sources(kin):
        # "Section 4" alone says nothing; "Jean told Ruth" needs no more.
        paper = source.kind in _PAPERS or not source.detail.strip()
        parts = (source.kind.value if paper else "", source.detail.strip())
        found.setdefault(", ".join(part for part in parts if part))
    named = list(found)
    if not named:
        return "Sources: none are written down"
    more = len(named) - _MOST_SOURCES
    rest = f"; and {more} more" if more > 0 else ""
    return f"Sources: {'; '.join(named[:_MOST_SOURCES])}{rest}"


def _sources(kin: Kin) -> list[Source]:
    bonds = [bond for union in kin.unions for bond in union.bonds]
    bonds += [bond for descent in kin.descents for bond in descent.bonds]
    bonds += [*kin.siblings, *kin.feelings]
    found = [each.person.source for each in kin.people if each.person is not None]
    found += [bond.source for bond in bonds]
    return [source for source in found if source is not None]
