"""Commands about the family of a book: `family import`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases.family import import_family
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book


def add_commands(commands: Any) -> None:
    family = commands.add_parser("family", help="the family of a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    bring = family.add_parser("import", help="bring in the people of a family tree file (GEDCOM)")
    opts.book_argument(bring)
    bring.add_argument("file", metavar="FILE", type=Path, help="a .ged or .gdz file")
    bring.add_argument("--child", metavar="XREF", default="", help="which record of the file is the book’s child, such as @I1@")
    opts.json_option(bring)
    bring.set_defaults(run=_import)


def _import(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        read = import_family(book, options.file, options.child, teller.tell)
    teller.give(
        {
            "people": read.people,
            "families": read.families,
            "left_out": [{"what": each.what, "why": each.why} for each in read.left_out],
            "likely_doubles": [{"name": each.name, "born": each.born} for each in read.doubles],
        }
    )
    if read.is_empty:
        teller.say(f"{options.file.name} has no people and no families in it, so the book is as it was.")
    else:
        teller.say(f"{options.file.name}: {read.people} people and {read.families} families are in the book now.")
    for each in read.left_out:
        teller.say(f"Left out: {each.what}, because {each.why}.")
    for double in read.doubles:
        born = f", born {double.born}," if double.born else ""
        teller.say(f"Please look: “{double.name}”{born} may be in the book twice now. Nobody was joined.")
    return 0
