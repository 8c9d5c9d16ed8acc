"""Commands about one book as it stands: `info`, `kinds`, `photos add`."""

import argparse
from dataclasses import asdict
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases.describing import describe
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.taking_in import PhotosTaken, add_photos


def add_commands(commands: Any) -> None:
    info = commands.add_parser("info", help="what is in a book")
    opts.book_argument(info)
    opts.json_option(info)
    info.set_defaults(run=_info)

    photos = commands.add_parser("photos", help="photos of a book").add_subparsers(dest="verb", required=True, metavar="VERB")
    add = photos.add_parser("add", help="take photos into a book")
    opts.book_argument(add)
    add.add_argument("files", metavar="FILE", nargs="+", help="photos: JPEG, PNG, WebP, TIFF, GIF, HEIC, AVIF")
    add.add_argument("--place", action="store_true", help="make pages of the new photos, by date")
    add.add_argument("--keep-damaged", action="store_true", help="keep what can be read of a damaged photo")
    opts.json_option(add)
    add.set_defaults(run=_photos_add)


def _info(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as book:
        info = describe(book)
    teller.give(asdict(info))
    teller.say(
        f"{info.title} ({info.kind}, {info.state})",
        f"  {info.pages} pages, {info.photos} photos, {info.people} people, {info.versions} versions",
        f"  last checked whole: {info.last_verified or 'never'}",
    )
    return 0


def _photos_add(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as book:
        taken = add_photos(book, options.files, place=options.place, keep_damaged=options.keep_damaged, tell=teller.tell)
    teller.give(_as_json(taken))
    for name, photo in taken.added:
        near = ", nearly the same as one already there" if photo.near else ""
        teller.say(f"Added {name}: {photo.format}, {photo.width} x {photo.height}{near}.")
    for note in taken.notes:
        teller.say(note)
    for name, _ in taken.already_there:
        teller.say(f"Already there: {name}.")
    for _, reason in taken.refused:
        teller.warn(reason)
    if taken.stopped:
        teller.warn("Stopped. What was taken in before is in the book.")
    return 0 if taken.added or taken.already_there else 1


def _as_json(taken: PhotosTaken) -> dict[str, Any]:
    return {
        "added": [
            {
                "file": name,
                "id": photo.id,
                "format": photo.format,
                "width": photo.width,
                "height": photo.height,
                "had_location": photo.had_location,
                "near": photo.near,
            }
            for name, photo in taken.added
        ],
        "refused": [{"file": name, "reason": reason} for name, reason in taken.refused],
        "already_there": [{"file": name, "id": photo} for name, photo in taken.already_there],
    }
