"""Ages and years as a genogram writes them."""

from lifestory_app.domain.dates import Span, UncertainDate, age_on
from lifestory_app.domain.people import Beginning, Person


def year(when: UncertainDate) -> str:
    """`1997`, or `c. 1997` where it is only about then."""
    return f"c. {when.year}" if when.about else str(when.year)


def years(span: Span) -> str:
    """`2021–2023`, `2021`, `until 2023` or nothing."""
    if span.start and span.end:
        return year(span.start) if span.start.year == span.end.year else f"{year(span.start)}–{span.end.year}"
    if span.start:
        return year(span.start)
    return f"until {year(span.end)}" if span.end else ""


def life_of(person: Person) -> str:
    """The years of a life: `1960–2015`, `1997`, `died 2015`, `due 2026`."""
    born = year(person.born) if person.born else ""
    if person.beginning is Beginning.EXPECTED:
        return f"due {born}" if born else ""
    if person.beginning is not Beginning.BORN:
        return born or (year(person.died) if person.died else "")
    if person.died:
        return f"{born}–{person.died.year}" if born else f"died {year(person.died)}"
    return f"{born}–?" if born and person.dead else born


def age_of(person: Person, day: UncertainDate | None) -> tuple[int, bool] | None:
    """Years on a day or at death, within one where only years are known, and whether they are sure; None where not known."""
    until = person.died or (None if person.dead else day)
    if person.born is None or until is None or person.beginning is not Beginning.BORN:
        return None
    if until.latest < person.born.earliest:
        return None
    exact = age_on(person.born, until)
    if exact is not None:
        return exact, True
    return max(0, until.year - person.born.year), not (person.born.about or until.about)
