"""Commands about the plan of a book: `plan show` and `plan extract`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.plan import by_day
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.plan import ExtractKind, ExtractWish, make_extract, standing_of, where_in_words, written_of

RECORDS = {Edition.CARE: "the care record", Edition.ADOPTION_RECORD: "the adoption record"}


def add_commands(commands: Any) -> None:
    plan = commands.add_parser("plan", help="the plan of the work on a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    show = plan.add_parser("show", help="where a book is, what is not known yet, and what comes next")
    opts.book_argument(show)
    opts.json_option(show)
    show.set_defaults(run=_show)
    extract = plan.add_parser("extract", help="make one page for a meeting, a review or a report")
    opts.book_argument(extract)
    extract.add_argument("target", metavar="FILE", type=Path, help="a .pdf or .docx to make")
    kinds = list(ExtractKind)
    extract.add_argument("--for", dest="kind", choices=kinds, type=ExtractKind, required=True, help="what the page is for")
    extract.add_argument(
        "--edition",
        type=opts.edition,
        choices=list(RECORDS),
        default=Edition.CARE,
        help="for which record; on a page for the care record nothing names a new family",
    )
    extract.add_argument("--replace", action="store_true", help="replace a file that is already there")
    opts.json_option(extract)
    extract.set_defaults(run=_extract)


def _extract(options: argparse.Namespace, teller: Teller) -> int:
    wish = ExtractWish(options.target, options.kind, options.edition, replace=options.replace)
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        made = make_extract(book, wish, teller.tell)
    teller.give(
        {
            "file": str(options.target),
            "pages": made.pages,
            "withheld": [{"what": each.what, "which": each.which, "why": each.why} for each in made.withheld],
            "look_at": list(made.look_at),
        }
    )
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    teller.say(f"“{options.target.name}” is ready: {pages}, for {RECORDS[options.edition]}.")
    for each in made.withheld:
        named = f"{each.what} “{each.which}”" if each.which else each.what
        teller.say(f"Held back: {each.which if each.what == 'line' else named}, because {each.why}.")
    for sentence in made.look_at:
        teller.say(f"Please look: {sentence}")
    return 0


def _show(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as opened:
        book = opened.book
    teller.give(plan_of(book))
    teller.say(*_told(book))
    return 0


def _told(book: Book) -> Iterator[str]:
    """The plan for a person, a thing a line."""
    written = written_of(book)
    yield f"{where_in_words(standing_of(book))}. {written.pages} of {written.of} pages are written."
    for title in written.wanting:
        yield f"  Still to write: {title}"
    for gap in sorted(book.gaps, key=lambda gap: not gap.is_open):
        yield f"Not known: {gap.what} ({gap.state.value})"
        for each in gap.tries:
            yield f"  Asked {', '.join(part for part in (each.whom, _said(each.when), each.outcome) if part)}"
        if gap.next_step:
            yield f"  Next: {gap.next_step}"
    for occasion in by_day(book.occasions):
        said = ", ".join(part for part in (_said(occasion.when), occasion.who, occasion.what) if part)
        yield f"{occasion.kind.value.capitalize()}: {said} ({'done' if occasion.done else 'to come'})"
    for promise in sorted(book.promises, key=lambda each: not each.is_open):
        came = "still to come" if promise.came is None else f"came {promise.came}"
        yield f"From {promise.who or 'nobody yet'}: {promise.what}{f', by {promise.by}' if promise.by else ''} ({came})"
    for request in sorted(book.photo_requests, key=lambda each: not each.is_open):
        came = "nothing yet" if request.received is None else f"{request.count} came {request.received}"
        yield f"Photos asked for: {request.of_whom}, of {request.asked or 'nobody yet'} ({came})"
    for page in book.pages:
        for voice in page.voices:
            yield f"The child’s own, on “{page.title}”: {voice.kind.value} {voice.what}".rstrip()


def _said(when: UncertainDate | None) -> str:
    return str(when) if when is not None else ""


def plan_of(book: Book) -> dict[str, object]:
    """The plan of a book as plain values, the open things first."""
    written = written_of(book)
    standings = standing_of(book)
    return {
        "where": where_in_words(standings),
        "stages": [
            {"stage": each.stage.value, "done": each.is_done, "when": _day(each.when), "said": each.is_said}
            for each in standings
        ],
        "pages_written": written.pages,
        "pages": written.of,
        "still_to_write": list(written.wanting),
        "not_known": [
            {
                "what": gap.what,
                "state": gap.state.value,
                "asked": [{"whom": each.whom, "when": _day(each.when), "outcome": each.outcome} for each in gap.tries],
                "next_step": gap.next_step,
                "ask_again": _day(gap.ask_again),
            }
            for gap in sorted(book.gaps, key=lambda gap: not gap.is_open)
        ],
        "times": [
            {
                "kind": each.kind.value,
                "when": _day(each.when),
                "who": each.who,
                "what": each.what,
                "then": each.then,
                "done": each.done,
            }
            for each in by_day(book.occasions)
        ],
        "promises": [
            {"who": each.who, "what": each.what, "by": _day(each.by), "came": _day(each.came)}
            for each in sorted(book.promises, key=lambda each: not each.is_open)
        ],
        "photos_asked_for": [
            {
                "of": each.of_whom,
                "asked": each.asked,
                "when": _day(each.when),
                "received": _day(each.received),
                "count": each.count,
            }
            for each in sorted(book.photo_requests, key=lambda each: not each.is_open)
        ],
        "childs_own": [
            {"page": page.title, "kind": voice.kind.value, "what": voice.what, "when": _day(voice.when)}
            for page in book.pages
            for voice in page.voices
        ],
    }


def _day(when: UncertainDate | None) -> str | None:
    return when.code if when is not None else None
