"""What stands on the one page for a planning meeting, a review, and the Child Permanence Report (practice 2.2, 9)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.extracts import Block, Column, Extract, ExtractKind
from lifestory_app.domain.gaps import Asked, Gap, GapState
from lifestory_app.domain.homes import Event, EventKind, is_leaving
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Name, NameKind, Person, Role
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Stage, by_day
from lifestory_app.domain.voices import VoiceKind
from lifestory_app.family.places import shown_place
from lifestory_app.family.telling import possessive
from lifestory_app.family.timeline import in_order
from lifestory_app.practice.deadlines import Due
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
STAGES = {
    Stage.PLANNED: ("Being planned", "planned"),
    Stage.GATHERED: ("Being gathered", "gathered"),
    Stage.DRAFTED: ("Being drafted", "drafted"),
    Stage.WITH_FAMILY: ("Drafted; next to the family for their comments", "with the family"),
    Stage.CHECKED: ("With the family; next to be checked", "checked"),
    Stage.HANDED_OVER: ("Checked; next to be handed over", "handed over"),
    Stage.ON_RECORD: ("Handed over; next a copy for the record", "on the record"),
}
STATES = {GapState.OPEN: "Still open", GapState.FOUND: "Found", GapState.TOLD: "Told kindly as not known"}
_CLOSE = (Role.BIRTH_MOTHER, Role.BIRTH_FATHER, Role.SIBLING, Role.RELATIVE, Role.KINSHIP_CARER, Role.FOSTER_CARER)


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
    parts = {ExtractKind.PLANNING: _for_planning, ExtractKind.REVIEW: _for_review, ExtractKind.REPORT: _for_report}
    foot = (
        f"From {possessive(child.known_as)} life story book. For the record only: nothing on this page is in a copy for a "
        "child or a family."
    )
    return Extract(kind, TITLES[kind], tuple(each for each in facts if each[1]), tuple(parts[kind](book, known)), foot)


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
        tuple((_day(each.when), each.who, _and_then(each)) for each in met[-3:]),
        "No meeting is planned yet.",
    )
    yield Block(
        "Who brings what",
        (Column("What", 0.36), Column("Who", 0.2), Column("By", 0.2), Column("State", 0.24)),
        tuple(
            (each.what, each.who, _day(each.by), f"Came {_day(each.came)}" if each.came is not None else "Still to come")
            for each in sorted(book.promises, key=lambda each: (not each.is_open, _earliest(each.by)))
        ),
        "Nothing was agreed yet.",
    )
    coming = [each for each in by_day(book.occasions) if not each.done and not each.kind.is_date]
    yield Block(
        "Time to meet the child, the family and the carers",
        (Column("When", 0.2), Column("With", 0.34), Column("For what", 0.46)),
        tuple((_day(each.when), _with(book, each), each.what) for each in coming),
        "Nothing is booked yet.",
    )
    yield _gaps(book, known.most)
    yield _photos(book)
    yield _due(known)


def _for_review(book: Book, known: Known) -> Iterator[Block]:
    yield Block("Progress", (Column("", 0.24), Column("", 0.76)), tuple(_progress(book, known)))
    yield _gaps(book, known.most)
    yield Block(
        "What is to be done next",
        (Column("What", 0.5), Column("Who", 0.28), Column("When", 0.22)),
        tuple((what, who, _day(when)) for what, who, when in _next_actions(book, known)),
        "Nothing is open.",
    )
    done = [each for each in by_day(book.occasions) if each.done]
    yield Block(
        "Time together",
        (Column("When", 0.2), Column("With", 0.28), Column("What was done", 0.52)),
        tuple((_day(each.when), _with(book, each), _and_then(each)) for each in done[-known.most :]),
        "None was noted yet.",
        _more(len(done) - known.most, "earlier time is", "earlier times are"),
    )
    said = [(voice, page.title) for page in book.pages for voice in page.voices]
    latest = sorted(said, key=lambda each: _earliest(each[0].when, date.min))[-known.most :]
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
        _more(len(said) - known.most, "earlier mark is", "earlier marks are"),
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
        (f"{_with(book, each)}: {each.what}".rstrip(": "), each.who, each.when) for each in book.occasions if not each.done
    ]
    for due in known.due:
        if due.on is not None and due.done is None and due.on >= known.today:
            found.append((due.rule.name, author, UncertainDate.on(due.on)))
    return sorted(found, key=lambda each: _earliest(each[2]))


def _step(gap: Gap) -> str:
    return f"{gap.what}: {gap.next_step}" if gap.next_step else gap.what


# The report.


def _for_report(book: Book, _known: Known) -> Iterator[Block]:
    yield Block("The child", (Column("", 0.24), Column("", 0.76)), tuple(_the_child(book)))
    people = [person for person in book.people if person.role in _CLOSE]
    yield Block(
        "Birth family, and those who have cared",
        (Column("Who", 0.3), Column("What they are to the child", 0.25), Column("Born", 0.18), Column("What is known", 0.27)),
        tuple(_someone(person) for person in sorted(people, key=lambda person: _CLOSE.index(person.role))),
        "Nobody is in the book yet.",
    )
    yield Block(
        "Where the child has lived",
        (Column("With whom", 0.34), Column("Kind", 0.22), Column("From and until", 0.28), Column("Where", 0.16)),
        tuple(
            (home.title or _names(book, home.who), home.kind.value.capitalize(), str(home.when), shown_place(home.place))
            for home in in_order(book.homes)
        ),
        "No home is in the book yet.",
    )
    happened = [each for each in book.events if not is_leaving(each) and each.kind is not EventKind.BIRTH]
    yield Block(
        "What happened",
        (Column("When", 0.2), Column("What", 0.5), Column("Known from", 0.3)),
        tuple((_day(each.when), each.title, _source(each)) for each in sorted(happened, key=lambda each: _earliest(each.when))),
        "Nothing is in the book yet.",
    )
    yield _gaps(book, 0)
    said = [(voice, page.title) for page in book.pages for voice in page.voices if voice.kind is VoiceKind.SAID]
    yield Block(
        "In the child’s own words",
        (Column("", 0.24), Column("", 0.76)),
        tuple((_day(voice.when) or "No day noted", voice.what) for voice, _ in said),
        "Nothing was noted yet.",
    )


def _the_child(book: Book) -> Iterator[tuple[str, str]]:
    child = book.the_child
    yield "Names", "; ".join(_name(name) for name in child.names)
    birth = next((each for each in book.events if each.kind is EventKind.BIRTH), None)
    if child.born is not None:
        where = f", {shown_place(birth.place)}" if birth is not None and birth.place else ""
        yield "Born", f"{child.born}{where}"
    cultures = {culture.id: culture.name for culture in book.cultures}
    heritage = [cultures[each] for each in child.cultures if each in cultures]
    if heritage:
        yield "Heritage", ", ".join(heritage)
    if child.languages:
        yield "Languages", ", ".join(child.languages)
    if child.faith:
        yield "Faith", child.faith
    for fact in child.facts:
        yield fact.label, fact.value


def _name(name: Name) -> str:
    return f"{name.full} ({name.kind.value})"


def _someone(person: Person) -> tuple[str, str, str, str]:
    name = person.name(NameKind.KNOWN_AS, NameKind.BIRTH, NameKind.FORMER)
    known = "; ".join(f"{fact.label}: {fact.value}" for fact in person.facts[:2])
    died = f", died {person.died}" if person.died is not None else ", has died" if person.has_died else ""
    return (
        name.full if name is not None else person.called,
        person.role.value.capitalize(),
        f"{person.born or ''}{died}".lstrip(", "),
        known,
    )


def _names(book: Book, who: Iterable[str]) -> str:
    known = {str(person.id): person.known_as for person in book.people}
    return ", ".join(known[each] for each in who if each in known)


def _source(event: Event) -> str:
    return " ".join(part for part in (event.source.kind.value, event.source.detail) if part) if event.source else ""


# What pages share.


def _gaps(book: Book, most_found: int) -> Block:
    order = [GapState.OPEN, GapState.TOLD, GapState.FOUND]
    found = [gap for gap in book.gaps if gap.state is GapState.FOUND]
    kept = found[-most_found:] if most_found else []
    shown = sorted((gap for gap in book.gaps if gap in kept or gap not in found), key=lambda gap: order.index(gap.state))
    return Block(
        "What is not known yet",
        (Column("What", 0.26), Column("Who was asked, and when", 0.39), Column("Next step", 0.2), Column("State", 0.15)),
        tuple((gap.what, asked_in_words(gap.tries), gap.next_step, STATES[gap.state]) for gap in shown),
        "Nothing is noted as not known.",
        _more(len(found) - len(kept), "more was found and is", "more were found and are"),
    )


def _more(count: int, one: str, many: str) -> str:
    return "" if count <= 0 else f"1 {one} in the book." if count == 1 else f"{count} {many} in the book."


def asked_in_words(tries: Iterable[Asked]) -> str:
    """Who was asked, when, and what came of it."""
    said = []
    for each in tries:
        when = f", {each.when}" if each.when is not None else ""
        said.append(f"{each.whom}{when}{f': {each.outcome}' if each.outcome else ''}.")
    return " ".join(said) or "Nobody was asked yet."


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
    return ", ".join(each for each in (request.asked, _day(request.when)) if each)


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


def _with(book: Book, occasion: Occasion) -> str:
    said = WITH[occasion.kind].format(child=book.the_child.known_as)
    return f"{said} ({occasion.who})" if occasion.who and not occasion.kind.is_date else said


def _and_then(occasion: Occasion) -> str:
    return ". ".join(part.rstrip(".") for part in (occasion.what, occasion.then and f"Next: {occasion.then}") if part)


def _day(when: UncertainDate | None) -> str:
    return str(when) if when is not None else ""


def _earliest(when: UncertainDate | None, otherwise: date = date.max) -> date:
    return when.earliest if when is not None else otherwise
