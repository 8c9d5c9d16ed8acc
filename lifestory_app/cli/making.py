"""Commands that make a book: `demo`, `new`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import new_passphrase
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import AgeBand
from lifestory_app.usecases.demo import make_demo
from lifestory_app.usecases.starting import check_new, start


def add_commands(commands: Any) -> None:
    demo = commands.add_parser("demo", help="make a sample book, its exports and a record copy")
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")
    demo.add_argument("--kind", default="adoption", help="which sample")
    opts.json_option(demo)
    demo.set_defaults(run=_demo)

    new = commands.add_parser("new", help="start a book")
    opts.book_argument(new)
    new.add_argument("--kind", required=True, help="the kind of book; “lifestory kinds” lists them")
    new.add_argument("--child", required=True, help="the child’s first name")
    new.add_argument("--born", type=opts.day, help="the day of birth, as far as it is known")
    new.add_argument(
        "--reader", type=opts.age_band, help=f"who reads it: {', '.join(AgeBand)}; without it, whom the kind is for"
    )
    new.add_argument("--facts", metavar="FACTS.toml", type=Path, help="people, homes and events to begin with")
    opts.json_option(new)
    new.set_defaults(run=_new)


def _demo(options: argparse.Namespace, teller: Teller) -> int:
    demo = make_demo(options.folder, teller.tell, options.kind)
    teller.give(
        {
            "steps": [{"what": what, "seconds": round(seconds, 2)} for what, seconds in demo.steps],
            "notes": demo.notes,
            "problems": demo.problems,
        }
    )
    teller.say(f"Made in {options.folder}:", *(f"  {seconds:6.2f} s  {what}" for what, seconds in demo.steps))
    teller.say("Told:", *(f"  {note}" for note in demo.notes))
    for problem in demo.problems:
        teller.warn(f"Wrong: {problem}")
    return 1 if demo.problems else 0


def _new(options: argparse.Namespace, teller: Teller) -> int:
    check_new(options.book, "long enough to ask")
    book = start(
        options.book,
        options.kind,
        options.child,
        new_passphrase(),
        born=options.born,
        facts=options.facts,
        age_band=options.reader,
    )
    teller.give({"book": str(options.book), "title": book.title, "pages": len(book.pages), "people": len(book.people)})
    teller.say(f"{options.book.name}: “{book.title}”, {len(book.pages)} pages to begin with.")
    return 0
