"""What stands on the one page for a planning meeting, a review, and the Child Permanence Report (practice 2.2, 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.extracts import Block, Column, Extract, ExtractKind
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import NameKind, Person, Role
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.plan import OccasionKind, PhotoRequest, Stage, by_day
from lifestory_app.family.telling import possessive
from lifestory_app.practice.deadlines import Due
from lifestory_app.practice.extract_parts import and_then, day_of, earliest, gaps, more, with_whom
from lifestory_app.practice.extract_report import report_blocks
from lifestory_app.practice.standing import Standing, Written, now_at, where_it_is

MOST_TITLES = 6
"""So many pages that are still to be written are named; the rest is counted."""

MOST = (6, 4, 2)
"""So many things that are over and done are told, in steps; the rest is counted. What is open is always told in full."""

TITLES = {
    ExtractKind.PLANNING: "Life story work: for the permanency planning meeting",
    ExtractKind.REVIEW: "Life story work: for the looked-after review",
    ExtractKind.REPORT: "Life story facts: for the Child Permanence Report",
}
STAGES = {
    Stage.PLANNED: ("Being planned", "planned"),
    Stage.GATHERED: ("Being gathered", "gathered"),
    Stage.DRAFTED: ("Being drafted", "drafted"),
    Stage.WITH_FAMILY: ("Drafted; next to the family for their comments", "with the family"),
    Stage.CHECKED: ("With the family; next to be checked", "checked"),
    Stage.HANDED_OVER: ("Checked; next to be handed over", "handed over"),
    Stage.ON_RECORD: ("Handed over; next a copy for the record", "on the record"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a page says that no book holds: the day it is made, which pages are written, and what is due."""

    today: date
    written: Written = Written()
    due: tuple[Due, ...] = ()
    most: int = MOST[0]


def extract_of(book: Book, kind: ExtractKind, known: Known) -> Extract:
    """The one page of a book for a purpose. What a reader may not have must be out of the book before."""
    child = book.the_child
    standings = where_it_is(book, known.written)
    facts = [("Child", _named(child))]
    if kind is not ExtractKind.REPORT:
        facts.append(("Where the book is", where_in_words(standings)))
    facts.append(("Worker", ", ".join(each for each in (book.author, book.agency) if each)))
    facts.append(("Made on", str(UncertainDate.on(known.today))))
    parts = {
        ExtractKind.PLANNING: lambda: _for_planning(book, known),
        ExtractKind.REVIEW: lambda: _for_review(book, known),
        ExtractKind.REPORT: lambda: report_blocks(book),
    }
    foot = (
        f"From {possessive(child.known_as)} life story book. For the record only: nothing on this page is in a copy for a "
        "child or a family."
    )
    return Extract(kind, TITLES[kind], tuple(each for each in facts if each[1]), tuple(parts[kind]()), foot)


def where_in_words(standings: tuple[Standing, ...]) -> str:
    """Where a book is, in a few words."""
    now = now_at(standings)
    return "Finished, handed over and on the record" if now is None else STAGES[now][0]


def _named(child: Person) -> str:
    name = child.name(NameKind.BIRTH, NameKind.KNOWN_AS, NameKind.FORMER)
    full = name.full if name is not None else child.known_as
    called = f", known as {child.known_as}" if child.known_as and not full.startswith(child.known_as) else ""
    return f"{full}{called}" + (f", born {child.born}" if child.born is not None else "")


# The meeting.


def _for_planning(book: Book, known: Known) -> Iterator[Block]:
    met = [each for each in by_day(book.occasions) if each.kind is OccasionKind.PLANNING]
    yield Block(
        "Planning meetings",
        (Column("When", 0.2), Column("Who", 0.34), Column("What was agreed, or is to be", 0.46)),
        tuple((day_of(each.when), each.who, and_then(each)) for each in met[-3:]),
        "No meeting is planned yet.",
    )
    yield Block(
        "Who brings what",
        (Column("What", 0.36), Column("Who", 0.2), Column("By", 0.2), Column("State", 0.24)),
        tuple(
            (each.what, each.who, day_of(each.by), f"Came {day_of(each.came)}" if each.came is not None else "Still to come")
            for each in sorted(book.promises, key=lambda each: (not each.is_open, earliest(each.by)))
        ),
        "Nothing was agreed yet.",
    )
    coming = [each for each in by_day(book.occasions) if not each.done and not each.kind.is_date]
    yield Block(
        "Time to meet the child, the family and the carers",
        (Column("When", 0.2), Column("With", 0.34), Column("For what", 0.46)),
        tuple((day_of(each.when), with_whom(book, each), each.what) for each in coming),
        "Nothing is booked yet.",
    )
    yield gaps(book, known.most)
    yield _photos(book)
    yield _due(known)


def _for_review(book: Book, known: Known) -> Iterator[Block]:
    yield Block("Progress", (Column("", 0.24), Column("", 0.76)), tuple(_progress(book, known)))
    yield gaps(book, known.most)
    yield Block(
        "What is to be done next",
        (Column("What", 0.5), Column("Who", 0.28), Column("When", 0.22)),
        tuple((what, who, day_of(when)) for what, who, when in _next_actions(book, known)),
        "Nothing is open.",
    )
    done = [each for each in by_day(book.occasions) if each.done]
    yield Block(
        "Time together",
        (Column("When", 0.2), Column("With", 0.28), Column("What was done", 0.52)),
        tuple((day_of(each.when), with_whom(book, each), and_then(each)) for each in done[-known.most :]),
        "None was noted yet.",
        more(len(done) - known.most, "earlier time is", "earlier times are"),
    )
    said = [(voice, page.title) for page in book.pages for voice in page.voices]
    latest = sorted(said, key=lambda each: earliest(each[0].when, date.min))[-known.most :]
    yield Block(
        f"{possessive(book.the_child.known_as)} own choices and voice",
        (Column("", 0.24), Column("", 0.76)),
        tuple(
            (
                voice.kind.value.capitalize(),
                f"{voice.what}{f' (page “{title}”)' if title else ''}{f', {voice.when}' if voice.when else ''}",
            )
            for voice, title in latest
        ),
        "Nothing was marked yet.",
        more(len(said) - known.most, "earlier mark is", "earlier marks are"),
    )


def _progress(book: Book, known: Known) -> Iterator[tuple[str, str]]:
    written = known.written
    said = f"{written.pages} of {written.of} are written."
    if written.wanting:
        shown = ", ".join(f"“{title}”" for title in written.wanting[:MOST_TITLES])
        more = len(written.wanting) - MOST_TITLES
        said += f" Still to write: {shown}{f' and {more} more' if more > 0 else ''}."
    yield "Pages", said
    kept = sum(request.count for request in book.photo_requests if not request.is_open)
    asked = sum(request.is_open for request in book.photo_requests)
    family = sum(request.count for request in book.photo_requests if request.family_time is not None)
    words = f"{len(book.photos)} in the book; {_of_parents(book)}."
    if kept:
        words += f" {kept} came after they were asked for" + (f", {family} of them from family time." if family else ".")
    if asked:
        words += " 1 request is unanswered." if asked == 1 else f" {asked} requests are unanswered."
    yield "Photos", words
    if book.memories:
        noted = [memory.noted for memory in book.memories if memory.noted is not None]
        last = f", the last noted on {max(noted, key=lambda day: day.latest)}" if noted else ""
        yield "Memory box", f"{_counted(len(book.memories), 'memory', 'memories')}{last}."
    if book.storyboards:
        panels = sum(len(story.panels) for story in book.storyboards)
        yield "Words and Pictures", f"{_counted(panels, 'panel', 'panels')}."
    if book.letters:
        written_parts = sum(not part.words.is_empty for letter in book.letters for part in letter.sections)
        parts = sum(len(letter.sections) for letter in book.letters)
        yield "Letters", f"{_counted(len(book.letters), 'letter', 'letters')}, {written_parts} of {parts} parts written."
    late = [due for due in known.due if due.on is not None and due.done is None and due.on < known.today]
    if late:
        yield "Late", "; ".join(f"{due.rule.name}, due {UncertainDate.on(due.on)}" for due in late if due.on) + "."


def _of_parents(book: Book) -> str:
    """Whether there is a photo of each birth parent: what is missed most when the chance is gone (practice 9)."""
    said = []
    for role, word in ((Role.BIRTH_MOTHER, "birth mother"), (Role.BIRTH_FATHER, "birth father")):
        people = {person.id for person in book.people if person.role is role}
        portraits = {person.portrait for person in book.people if person.role is role and person.portrait}
        count = sum(_shows(photo, people) or photo.id in portraits for photo in book.photos)
        said.append(f"{count or 'none'} of the {word}")
    return ", ".join(said)


def _shows(photo: Photo, people: set[PersonId]) -> bool:
    return bool(people.intersection(photo.who))


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


def _next_actions(book: Book, known: Known) -> list[tuple[str, str, UncertainDate | None]]:
    """What is still to be done, who does it and when: open gaps, promises, photos, times to come, and what is due."""
    author = book.author or "The worker"
    found: list[tuple[str, str, UncertainDate | None]] = []
    found += [(_step(gap), author, gap.ask_again) for gap in book.gaps if gap.is_open]
    found += [(f"Bring: {each.what}", each.who, each.by) for each in book.promises if each.is_open]
    found += [(f"Photos of: {each.of_whom}", each.asked, None) for each in book.photo_requests if each.is_open]
    found += [
        (f"{with_whom(book, each)}: {each.what}".rstrip(": "), each.who, each.when) for each in book.occasions if not each.done
    ]
    for due in known.due:
        if due.on is not None and due.done is None and due.on >= known.today:
            found.append((due.rule.name, author, UncertainDate.on(due.on)))
    return sorted(found, key=lambda each: earliest(each[2]))


def _step(gap: Gap) -> str:
    return f"{gap.what}: {gap.next_step}" if gap.next_step else gap.what


def _photos(book: Book) -> Block:
    return Block(
        "Photos asked for",
        (Column("Of whom or what", 0.36), Column("Asked", 0.34), Column("What came", 0.3)),
        tuple(
            (each.of_whom, _asked(each), _came(each)) for each in sorted(book.photo_requests, key=lambda each: not each.is_open)
        ),
        "None were asked for yet.",
    )


def _asked(request: PhotoRequest) -> str:
    return ", ".join(each for each in (request.asked, day_of(request.when)) if each)


def _came(request: PhotoRequest) -> str:
    if request.received is None:
        return "Nothing yet"
    return f"{request.count}, on {request.received}" + (f". {request.note}" if request.note else "")


def _due(known: Known) -> Block:
    open_ = [due for due in known.due if due.on is not None and due.done is None]
    return Block(
        "When it is due",
        (Column("What", 0.5), Column("Last day", 0.25), Column("", 0.25)),
        tuple(
            (due.rule.name, str(UncertainDate.on(due.on)), "Late" if due.on < known.today else "") for due in open_ if due.on
        ),
        "Nothing is due.",
    )
