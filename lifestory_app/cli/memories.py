"""Commands about the memory box: `memories list` and `memories labels`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.edition import Edition
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.memory_papers import SHEETS, BoxPaper, BoxWish, make_paper, sheet_of
from lifestory_app.usecases.openbooks import open_book


def add_commands(commands: Any) -> None:
    box = commands.add_parser("memories", help="the memory box of a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    listed = box.add_parser("list", help="make a PDF of what is in the memory box, to keep with it")
    labels = box.add_parser("labels", help="make labels for the things in the memory box")
    for paper, command in ((BoxPaper.LIST, listed), (BoxPaper.LABELS, labels)):
        opts.book_argument(command)
        command.add_argument("target", metavar="FILE", type=Path, help="a .pdf to make")
        command.add_argument("--edition", type=opts.edition, default=Edition.CHILD, help=f"for whom: {', '.join(Edition)}")
        command.add_argument("--replace", action="store_true", help="replace a file that is already there")
        opts.json_option(command)
        command.set_defaults(run=_make, paper=paper, sheet=SHEETS[0].id, start=1)
    labels.add_argument(
        "--sheet",
        choices=[sheet.id for sheet in SHEETS],
        default=SHEETS[0].id,
        help="labels across and down: 2x7 (99.1 x 38.1 mm), 3x8 (63.5 x 33.9 mm), or plain paper with lines to cut along",
    )
    labels.add_argument("--start", type=_place, default=1, metavar="N", help="the first free label of a used sheet")


def _place(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not the number of a label; they are counted from 1")
    return int(text)


def _make(options: argparse.Namespace, teller: Teller) -> int:
    sheet = sheet_of(options.sheet)
    wish = BoxWish(options.target, options.paper, sheet, options.start, options.edition, replace=options.replace)
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        made = make_paper(book, wish, teller.tell)
    teller.give(
        {
            "file": str(options.target),
            "things": made.things,
            "pages": made.pages,
            "withheld": [{"what": each.what, "which": each.which, "why": each.why} for each in made.withheld],
            "look_at": list(made.look_at),
        }
    )
    what = "the list" if options.paper is BoxPaper.LIST else "labels"
    things = "1 thing" if made.things == 1 else f"{made.things} things"
    teller.say(f"{made.target.name}: {what} of {things}, for {options.edition.value}.")
    for each in made.withheld:
        teller.say(f"Held back: {each.what} “{each.which}”, because {each.why}.")
    for sentence in made.look_at:
        teller.say(f"Please look: {sentence}")
    return 0
