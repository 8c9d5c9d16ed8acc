"""`lifestory kinds`, and `kinds change`: what kinds of book there are, and another kind for a book."""

import argparse
from dataclasses import asdict
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases.describing import what_there_is
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.growing import Growth, change_kind, growth
from lifestory_app.usecases.openbooks import open_book


def add_commands(commands: Any) -> None:
    kinds = commands.add_parser("kinds", help="the book kinds, page layouts and themes there are; another kind for a book")
    opts.json_option(kinds)
    kinds.set_defaults(run=_kinds)
    verbs = kinds.add_subparsers(dest="verb", metavar="VERB")
    change = verbs.add_parser("change", help="make a book one of another kind; a first book grows into the full one")
    opts.book_argument(change)
    change.add_argument("--to", metavar="KIND", required=True, help="the id of the kind")
    change.add_argument("--look", action="store_true", help="only tell what it would bring")
    opts.json_option(change)
    change.set_defaults(run=_change)


def _kinds(_options: argparse.Namespace, teller: Teller) -> int:
    there = what_there_is()
    teller.give({group: [asdict(each) for each in listed] for group, listed in there.items()})
    for group, listed in there.items():
        teller.say(f"{group.capitalize()}:", *(f"  {each.id:<22} {each.name}" for each in listed))
    return 0


def _change(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=not options.look) as book:
        found = growth(book.book, options.to) if options.look else change_kind(book, options.to)
    teller.give(_as_json(found))
    said = "would be" if options.look else "is now"
    teller.say(f"{options.book.name} {said} of the kind “{found.kind.name}”. Pages that come: {len(found.added)}.")
    teller.say(*(f"  {page.title}, in “{found.section_of(page)}”" for page in found.added))
    if found.unknown:
        teller.say("Pages that this kind does not ask for, which stay:")
        teller.say(*(f"  {page.title}, in “{found.section_of(page)}”" for page in found.unknown))
    return 0


def _as_json(found: Growth) -> dict[str, Any]:
    def told(pages: tuple[Any, ...]) -> list[dict[str, str]]:
        return [{"page": each.id, "title": each.title, "section": found.section_of(each)} for each in pages]

    return {
        "kind": found.kind.id,
        "added": told(found.added),
        "not_asked_for": told(found.unknown),
        "sections": list(found.sections),
    }
