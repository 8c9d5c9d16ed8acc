"""Who can open a book, and how to get back to one: `access`, `backup`, `recover`, `unlock`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import new_passphrase, passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases import keeping
from lifestory_app.usecases.describing import utc
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book

NEW_VARIABLE = "LIFESTORY_NEW_PASSPHRASE"


def add_commands(commands: Any) -> None:
    access = commands.add_parser("access", help="who can open a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    listed = access.add_parser("list", help="every way to open the book")
    opts.book_argument(listed)
    opts.json_option(listed)
    listed.set_defaults(run=_list)
    add = access.add_parser("add", help="let another person, a printed code or an organisation open the book")
    opts.book_argument(add)
    way = add.add_mutually_exclusive_group(required=True)
    way.add_argument("--person", metavar="NAME", help=f"a person, with a passphrase from {NEW_VARIABLE} or a prompt")
    way.add_argument("--recovery-code", action="store_true", help="a code to print; any earlier one stops working")
    way.add_argument("--organisation", nargs=2, metavar=("NAME", "AGE-RECIPIENT"), help="an organisation's age key (age1…)")
    opts.json_option(add)
    add.set_defaults(run=_add)
    remove = access.add_parser("remove", help="shut one person out")
    opts.book_argument(remove)
    remove.add_argument("which", metavar="ID|NAME")
    opts.json_option(remove)
    remove.set_defaults(run=_remove)

    backup = commands.add_parser("backup", help="backups on this computer").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    backups = backup.add_parser("list", help="the backups there are, newest first")
    opts.json_option(backups)
    backups.set_defaults(run=_backups)
    restore = backup.add_parser("restore", help="copy a backup to a new file")
    restore.add_argument("number", type=opts.version, metavar="NUMBER", help="as “backup list” counts them")
    restore.add_argument("to", type=Path, metavar="BOOK")
    opts.json_option(restore)
    restore.set_defaults(run=_restore)

    recover = commands.add_parser("recover", help="read what can be read of a damaged book into a new one")
    opts.book_argument(recover)
    recover.add_argument("--into", type=Path, metavar="NEW", help="the new file; beside the damaged one, if left out")
    opts.json_option(recover)
    recover.set_defaults(run=_recover)

    unlock = commands.add_parser("unlock", help="free a book that is held elsewhere")
    opts.book_argument(unlock)
    unlock.add_argument("--take-over", action="store_true", required=True, help="say that you know who holds it and why")
    opts.json_option(unlock)
    unlock.set_defaults(run=_unlock)


def _list(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        slots = book.file.slots()
    teller.give({"access": [_plain(slot) for slot in slots]})
    for slot in slots:
        teller.say(f"{slot.id}  {slot.kind:<12}  {slot.label}  since {utc(slot.made)}")
    return 0


def _add(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        if options.recovery_code:
            code = book.file.new_recovery_code()
            teller.give({"recovery_code": code})
            teller.say("Print this code and lock it away; it opens the book. It is shown only now.", "", f"  {code}", "")
            return 0
        if options.organisation:
            slot = book.file.add_organisation(*options.organisation)
        else:
            slot = keeping.add_way_in(book, options.person, new_passphrase(NEW_VARIABLE))
    teller.give({"added": _plain(slot)})
    teller.say(f"{slot.label} can open the book now.")
    return 0


def _remove(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        slot = keeping.remove_way_in(book, options.which, teller.tell)
    teller.give({"removed": _plain(slot)})
    teller.say(
        f"{slot.label or slot.kind} cannot open this book or its backups any more. "
        "Copies of the file made before still open as they did."
    )
    return 0


def _backups(_options: argparse.Namespace, teller: Teller) -> int:
    found = keeping.backups()
    teller.give(
        {
            "backups": [
                {"number": number, "book": each.book, "when": utc(each.when), "bytes": each.size}
                for number, each in enumerate(found, 1)
            ]
        }
    )
    if not found:
        teller.say("There is no backup on this computer yet.")
    for number, each in enumerate(found, 1):
        teller.say(f"{number:>4}  {utc(each.when)}  {each.size / 1e6:8.1f} MB  book {each.book[:8]}")
    return 0


def _restore(options: argparse.Namespace, teller: Teller) -> int:
    backup = keeping.restore_from_backup(options.number, options.to)
    teller.give({"restored": str(options.to), "when": utc(backup.when)})
    teller.say(f"The backup from {utc(backup.when)} is now in {options.to.name}. It opens with the passphrase of its book.")
    return 0


def _recover(options: argparse.Namespace, teller: Teller) -> int:
    into = options.into or options.book.with_name(f"{options.book.stem} (rescued){options.book.suffix}")
    report = keeping.rescue(options.book, key_from(passphrase_for(options.book)), into, teller.tell)
    teller.give({"into": str(into), "saved": list(report.saved), "not_saved": list(report.not_saved)})
    teller.say(f"Rescued into {into.name}. The damaged file was not touched.")
    teller.say(*(f"  saved: {each}" for each in report.saved), *(f"  not saved: {each}" for each in report.not_saved))
    return 0


def _unlock(options: argparse.Namespace, teller: Teller) -> int:
    holder = keeping.take_lease_away(options.book, key_from(passphrase_for(options.book)))
    teller.give({"was_held_by": holder.person if holder else None})
    teller.say(f"{holder.person} on {holder.machine} no longer holds the book." if holder else "Nobody held the book.")
    return 0


def _plain(slot: keeping.Slot) -> dict[str, str]:
    return {"id": slot.id, "kind": slot.kind, "label": slot.label, "made": utc(slot.made)}
