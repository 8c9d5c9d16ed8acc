"""What the pages for meetings and for the report share: what is not known, who was asked, days and times in words."""

from collections.abc import Iterable
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.extracts import Block, Column
from lifestory_app.domain.gaps import Asked, GapState
from lifestory_app.domain.plan import Occasion, OccasionKind

WITH = {
    OccasionKind.PLANNING: "Planning meeting",
    OccasionKind.REVIEW: "Looked-after review",
    OccasionKind.PANEL: "Panel",
    OccasionKind.COURT: "Court date",
    OccasionKind.CHILD: "With {child}",
    OccasionKind.PARENTS: "With parents",
    OccasionKind.CARERS: "With carers",
    OccasionKind.RELATIVES: "With relatives",
    OccasionKind.VISIT: "Statutory visit",
    OccasionKind.FAMILY_TIME: "Family time",
}
STATES = {GapState.OPEN: "Still open", GapState.FOUND: "Found", GapState.TOLD: "Told kindly as not known"}


def gaps(book: Book, most_found: int) -> Block:
    """What is not known: all that is open or told as not known, and so many of those that were found."""
    order = [GapState.OPEN, GapState.TOLD, GapState.FOUND]
    found = [gap for gap in book.gaps if gap.state is GapState.FOUND]
    kept = found[-most_found:] if most_found else []
    shown = sorted((gap for gap in book.gaps if gap in kept or gap not in found), key=lambda gap: order.index(gap.state))
    return Block(
        "What is not known yet",
        (Column("What", 0.26), Column("Who was asked, and when", 0.39), Column("Next step", 0.2), Column("State", 0.15)),
        tuple((gap.what, asked_in_words(gap.tries), gap.next_step, STATES[gap.state]) for gap in shown),
        "Nothing is noted as not known.",
        more(len(found) - len(kept), "more was found and is", "more were found and are"),
    )


def more(count: int, one: str, many: str) -> str:
    """That so many more stand in the book, or nothing."""
    return "" if count <= 0 else f"1 {one} in the book." if count == 1 else f"{count} {many} in the book."


def asked_in_words(tries: Iterable[Asked]) -> str:
    """Who was asked, when, and what came of it."""
    said = []
    for each in tries:
        when = f", {each.when}" if each.when is not None else ""
        said.append(f"{each.whom}{when}{f': {each.outcome}' if each.outcome else ''}.")
    return " ".join(said) or "Nobody was asked yet."


def with_whom(book: Book, occasion: Occasion) -> str:
    """What people come together for, and who they are."""
    said = WITH[occasion.kind].format(child=book.the_child.known_as)
    return f"{said} ({occasion.who})" if occasion.who and not occasion.kind.is_date else said


def and_then(occasion: Occasion) -> str:
    """What was done, and what comes next."""
    return ". ".join(part.rstrip(".") for part in (occasion.what, occasion.then and f"Next: {occasion.then}") if part)


def day_of(when: UncertainDate | None) -> str:
    """A day in words, or nothing."""
    return str(when) if when is not None else ""


def earliest(when: UncertainDate | None, otherwise: date = date.max) -> date:
    """The day to sort by: what has none stands last."""
    return when.earliest if when is not None else otherwise
