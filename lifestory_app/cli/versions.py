"""`lifestory version list|save|compare|restore`."""

import argparse
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases import keeping
from lifestory_app.usecases.describing import utc
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book


def add_commands(commands: Any) -> None:
    verbs = commands.add_parser("version", help="versions of a book").add_subparsers(dest="verb", required=True, metavar="VERB")

    listed = verbs.add_parser("list", help="the versions kept, oldest first")
    opts.book_argument(listed)
    opts.json_option(listed)
    listed.set_defaults(run=_list)

    save = verbs.add_parser("save", help="keep the book as it is now")
    opts.book_argument(save)
    save.add_argument("--name", help="a name for the version; named ones are never thinned out")
    opts.json_option(save)
    save.set_defaults(run=_save)

    compare = verbs.add_parser("compare", help="what changed between two versions, or since one")
    opts.book_argument(compare)
    compare.add_argument("a", metavar="VERSION", type=opts.version)
    compare.add_argument("b", metavar="VERSION", type=opts.version, nargs="?", help="the book as it is now, if left out")
    opts.json_option(compare)
    compare.set_defaults(run=_compare)

    restore = verbs.add_parser("restore", help="make the book what it was; it is kept as it is first")
    opts.book_argument(restore)
    restore.add_argument("version", metavar="VERSION", type=opts.version)
    opts.json_option(restore)
    restore.set_defaults(run=_restore)


def _list(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        versions = book.file.versions()
    teller.give({"versions": [_plain(version) for version in versions]})
    if not versions:
        teller.say("No version was kept yet.")
    for version in versions:
        name = version.name or "(kept by itself)"
        teller.say(f"{version.number:>4}  {utc(version.when)}  {name}  {version.who}")
    return 0


def _save(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        version = keeping.keep_version(book, options.name)
    teller.give({"version": _plain(version)})
    teller.say(f"Kept as version {version.number}.")
    return 0


def _compare(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        changes = keeping.compare(book, options.a, options.b)
    teller.give(
        {group: [{"kind": each.kind, "id": each.id, "what": each.what} for each in listed] for group, listed in changes.items()}
    )
    if not any(changes.values()):
        teller.say("Nothing changed.")
    for group, listed in changes.items():
        for each in listed:
            teller.say(f"{group}: {each.kind} {each.what}".rstrip())
    return 0


def _restore(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        kept = keeping.restore(book, options.version)
    teller.give({"restored": options.version, "kept": kept})
    teller.say(f"The book is as it was in version {options.version}. As it was before, it is kept as version {kept}.")
    return 0


def _plain(version: keeping.Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "name": version.name,
        "when": utc(version.when),
        "hash": version.hash,
        "automatic": version.automatic,
        "who": version.who,
    }
