"""Commands by which a book leaves: `export`, `record`; and `verify` for what came back."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import PageShape
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.errors import Refused
from lifestory_app.usecases.exporting import ExportWish, Preset, export_book
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.record_copy import EDITION_FOR, copy_to_record
from lifestory_app.usecases.verifying import verify_bag, verify_book


def add_commands(commands: Any) -> None:
    export = commands.add_parser("export", help="make a PDF or a Word document")
    opts.book_argument(export)
    export.add_argument("target", metavar="FILE", type=Path, help="a .pdf or .docx to make")
    export.add_argument("--edition", type=opts.edition, default=Edition.CHILD, help=f"for whom: {', '.join(Edition)}")
    export.add_argument("--preset", choices=[preset.value for preset in Preset], default=Preset.PRINT.value)
    export.add_argument("--paper", type=opts.paper, help=f"another paper than the book's: {', '.join(PageShape)}")
    export.add_argument("--version", type=opts.version, help="an older version of the book, by its number")
    export.add_argument("--replace", action="store_true", help="replace a file that is already there")
    export.add_argument("--bleed", action="store_true", help="3 mm of bleed, for a print shop")
    export.add_argument("--crop-marks", action="store_true", help="crop marks, for a print shop")
    opts.json_option(export)
    export.set_defaults(run=_export)

    record = commands.add_parser("record", help="copy the book to a folder of the child's record")
    opts.book_argument(record)
    record.add_argument("--to", metavar="FOLDER", required=True, help="the folder to put the copy into")
    record.add_argument("--record", choices=sorted(EDITION_FOR), required=True, help="which record the copy is for")
    opts.json_option(record)
    record.set_defaults(run=_record)

    verify = commands.add_parser("verify", help="read and check everything in a book or a record copy")
    verify.add_argument("what", metavar="BOOK|BAG", type=Path)
    opts.json_option(verify)
    verify.set_defaults(run=_verify)


def _export(options: argparse.Namespace, teller: Teller) -> int:
    wish = ExportWish(
        target=options.target,
        edition=options.edition,
        preset=Preset(options.preset),
        paper=options.paper,
        version=options.version,
        bleed=options.bleed or options.crop_marks,
        crop_marks=options.crop_marks,
        replace=options.replace,
    )
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        made = export_book(book, wish, teller.tell)
    teller.give(
        {
            "file": str(options.target),
            "pages": made.pages,
            "bytes": made.size,
            "withheld": [_plain(each) for each in made.withheld],
            "look_at": list(made.look_at),
        }
    )
    teller.say(f"{made.target.name}: {made.pages} pages, {made.size / 1e6:.1f} MB, for {options.edition.value}.")
    _tell_withheld(made.withheld, teller)
    for sentence in made.look_at:
        teller.say(f"Please look: {sentence}")
    return 0


def _record(options: argparse.Namespace, teller: Teller) -> int:
    if "://" in options.to:
        raise Refused(
            "A record copy goes to a folder; sending it to an address is not part of this program yet. The book is safe."
        )
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        done = copy_to_record(book, Path(options.to), EDITION_FOR[options.record], teller.tell)
    teller.give(
        {
            "copy": str(done.copy.folder),
            "files": done.copy.files,
            "bytes": done.copy.size,
            "sha256": done.copy.sha256,
            "version": done.version,
            "withheld": [_plain(each) for each in done.withheld],
        }
    )
    teller.say(
        f"Copied to {done.copy.folder}: {done.copy.files} files, {done.copy.size / 1e6:.1f} MB, checked whole. "
        "A receipt was put into the book."
    )
    _tell_withheld(done.withheld, teller)
    return 0


def _verify(options: argparse.Namespace, teller: Teller) -> int:
    if options.what.is_dir():
        checked = verify_bag(options.what)
    else:
        checked = verify_book(options.what, key_from(passphrase_for(options.what)), teller.tell)
    teller.give({"checked": checked.told, "problems": list(checked.problems), "notices": list(checked.notices)})
    teller.say(*checked.told, *checked.notices)
    for problem in checked.problems:
        teller.warn(problem)
    return 1 if checked.problems else 0


def _plain(withheld: Withheld) -> dict[str, str]:
    return {"what": withheld.what, "which": withheld.which, "why": withheld.why}


def _tell_withheld(withheld: tuple[Withheld, ...], teller: Teller) -> None:
    for each in withheld:
        teller.say(f"Held back: {each.what} “{each.which}”, because {each.why}.")
