"""Commands about the family of a book: `family import`, `family export`, `family draw`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.edition import Edition
from lifestory_app.usecases.family import import_family
from lifestory_app.usecases.family_drawing import DiagramForm, DrawingWish, draw_family
from lifestory_app.usecases.family_out import VERSIONS, FamilyWish, export_family
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book


def add_commands(commands: Any) -> None:
    family = commands.add_parser("family", help="the family of a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    bring = family.add_parser("import", help="bring in the people of a family tree file (GEDCOM)")
    opts.book_argument(bring)
    bring.add_argument("file", metavar="FILE", type=Path, help="a .ged, .gdz or .zip file")
    bring.add_argument("--child", metavar="XREF", default="", help="which record of the file is the book’s child, such as @I1@")
    opts.json_option(bring)
    bring.set_defaults(run=_import)

    export = family.add_parser("export", help="make a family tree file (GEDCOM) of the people of a book")
    opts.book_argument(export)
    export.add_argument("target", metavar="FILE", type=Path, help="a .ged to make")
    export.add_argument("--edition", type=opts.edition, default=Edition.CHILD, help=f"for whom: {', '.join(Edition)}")
    export.add_argument(
        "--gedcom", choices=VERSIONS, default=VERSIONS[0], help="which GEDCOM to write; most programs read 5.5.1"
    )
    export.add_argument("--living", action="store_true", help="also names and dates of people who may be alive")
    export.add_argument("--replace", action="store_true", help="replace a file that is already there")
    opts.json_option(export)
    export.set_defaults(run=_export)

    draw = family.add_parser("draw", help="draw the family as a picture")
    opts.book_argument(draw)
    draw.add_argument("target", metavar="FILE", type=Path, help="a .svg or .png to make")
    draw.add_argument(
        "--as",
        dest="form",
        choices=[form.value for form in DiagramForm],
        default=DiagramForm.GENOGRAM.value,
        help="a genogram is for a record, and all else for the child’s copy where no edition is named",
    )
    draw.add_argument("--edition", type=opts.edition, help=f"for whom: {', '.join(Edition)}; a genogram is never for the child")
    draw.add_argument("--replace", action="store_true", help="replace a file that is already there")
    opts.json_option(draw)
    draw.set_defaults(run=_draw)


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
    for double in read.told_doubles:
        born = f", born {double.born}," if double.born else ""
        teller.say(f"Please look: “{double.name}”{born} may be in the book twice now. Nobody was joined.")
    if read.more_doubles:
        teller.say(f"Please look: {read.more_doubles} more people may be in the book twice now.")
    return 0


def _export(options: argparse.Namespace, teller: Teller) -> int:
    wish = FamilyWish(options.target, options.edition, options.gedcom, options.living, options.replace)
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        made = export_family(book, wish, teller.tell)
    teller.give(
        {
            "file": str(options.target),
            "people": made.people,
            "families": made.families,
            "withheld": [{"what": each.what, "which": each.which, "why": each.why} for each in made.withheld],
            "look_at": list(made.look_at),
        }
    )
    teller.say(f"{made.target.name}: {made.people} people and {made.families} families, for {options.edition.value}.")
    for each in made.withheld:
        which = f"({each.which})" if each.which.endswith(" in all") else f"“{each.which}”"
        teller.say(f"Held back: {each.what} {which}, because {each.why}.")
    for sentence in made.look_at:
        teller.say(f"Please look: {sentence}")
    return 0


def _draw(options: argparse.Namespace, teller: Teller) -> int:
    wish = DrawingWish(options.target, DiagramForm(options.form), options.edition, options.replace)
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        made = draw_family(book, wish, teller.tell)
    teller.give(
        {
            "file": str(options.target),
            "as": options.form,
            "people": made.shows,
            "edition": made.edition.value,
            "told": list(made.told),
            "withheld": [{"what": each.what, "which": each.which, "why": each.why} for each in made.withheld],
            "look_at": list(made.look_at),
        }
    )
    teller.say(f"{made.target.name}: {_drawn(wish.form, made.shows)}, {_for_whom(made.edition)}.")
    for each in made.withheld:
        teller.say(f"Held back: {each.what} “{each.which}”, because {each.why}.")
    for sentence in made.look_at:
        teller.say(f"Please look: {sentence}")
    return 0


def _drawn(form: DiagramForm, shows: int) -> str:
    what = {
        DiagramForm.ECOMAP: f"{shows} people, places and groups around the child",
        DiagramForm.TIMELINE: f"a line of {shows} home{'s' if shows != 1 else ''}",
    }
    return what.get(form, f"{form.value} of {shows} people")


def _for_whom(edition: Edition) -> str:
    return "for the child’s copy" if edition is Edition.CHILD else f"for the {edition.value}, not for the child’s copy"
