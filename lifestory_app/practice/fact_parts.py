"""The parts that facts of every kind have: where they are known from, who may see them, a drawing instead of a photo."""

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Audience, SeenBy, Source, SourceKind
from lifestory_app.practice.reading import Table


def read_source(table: Table) -> Source | None:
    if "source" not in table:
        return None
    source = table.table("source")
    made = Source(source.choice("kind", SourceKind), source.text("detail", ""), source.date("when"))
    source.done()
    return made


def read_seen_by(table: Table, usual: SeenBy = FAMILY_AND_RECORDS) -> SeenBy:
    """Who may see a thing: a list of readers, or "worker" for nobody else; the usual if it is left out."""
    value = table.raw("seen_by")
    if value is None:
        return usual
    if value == "worker":
        return WORKER_ONLY
    try:
        return frozenset(Audience(word) for word in value)
    except (ValueError, TypeError):
        raise table.fault("seen_by", f"{value!r} is not “worker” or a list of {', '.join(Audience)}") from None


def read_drawing(table: Table) -> PersonDrawing:
    """Choices of the drawing kit, as they stand in `assets/pictures/people.json`."""
    choices = []
    for key in table.rest():
        value = table.raw(key)
        choices.append((key, ",".join(value) if isinstance(value, list) else str(value)))
    return PersonDrawing(tuple(sorted(choices)))
