"""Commands for a council's own templates: `templates check` and `templates copy`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.telling import Teller
from lifestory_app.usecases.own_templates import check, check_in_use, copy_ours


def add_commands(commands: Any) -> None:
    verbs = commands.add_parser(
        "templates", help="your council’s own kinds of book, letters, wording and deadlines"
    ).add_subparsers(dest="verb", required=True, metavar="VERB")
    look = verbs.add_parser("check", help="look over a folder of templates; each fault with its file and line")
    look.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="the folder in use on this computer, if left out")
    opts.json_option(look)
    look.set_defaults(run=_check)

    copy = verbs.add_parser("copy", help="copy the templates that ship into a folder, to begin from")
    copy.add_argument("folder", metavar="FOLDER", type=Path)
    opts.json_option(copy)
    copy.set_defaults(run=_copy)


def _check(options: argparse.Namespace, teller: Teller) -> int:
    found = check(options.folder) if options.folder is not None else check_in_use()
    teller.give(
        {
            "folder": str(found.folder),
            "files": dict(found.files),
            "faults": [{**asdict(fault), "sentence": fault.sentence} for fault in found.faults],
        }
    )
    for room, count in found.files:
        teller.say(f"{room}: {'1 file' if count == 1 else f'{count} files'}")
    if not found.files:
        teller.say(f"There are no templates of your own in {found.folder}; ours are used.")
    for fault in found.faults:
        teller.say(fault.sentence)
    if not found.faults:
        teller.say("Nothing is wrong with them.")
    return 1 if found.faults else 0


def _copy(options: argparse.Namespace, teller: Teller) -> int:
    copied, kept = copy_ours(options.folder)
    teller.give({"folder": str(options.folder), "copied": copied, "kept": kept})
    teller.say(f"{copied} files were copied into {options.folder}.")
    if kept:
        teller.say(f"{kept} were there already and were left as they are.")
    return 0
