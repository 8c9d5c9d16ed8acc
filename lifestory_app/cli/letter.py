"""Commands about the letters of a book: `letter list` and `letter papers`."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.letter_papers import Form, LetterWish, make_papers
from lifestory_app.usecases.letters import disagreements, part_name
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.wording import dictionary


def add_commands(commands: Any) -> None:
    letter = commands.add_parser("letter", help="the letters of a book").add_subparsers(
        dest="verb", required=True, metavar="VERB"
    )
    listed = letter.add_parser("list", help="the letters, what is said in them, and where they disagree with the book")
    opts.book_argument(listed)
    opts.json_option(listed)
    listed.set_defaults(run=_list)
    papers = letter.add_parser("papers", help="make the letter, the parts to give later, and the papers that go with them")
    opts.book_argument(papers)
    papers.add_argument("folder", metavar="FOLDER", type=Path, help="a folder to put them in")
    papers.add_argument("--letter", metavar="N", type=int, help="which letter, as `letter list` counts them")
    papers.add_argument("--form", choices=["pdf", "docx", "both"], default="pdf", help="as PDF, as Word documents, or as both")
    papers.add_argument("--replace", action="store_true", help="replace files that are already there")
    opts.json_option(papers)
    papers.set_defaults(run=_papers)


def _list(options: argparse.Namespace, teller: Teller) -> int:
    with open_book(options.book, key_from(passphrase_for(options.book))) as opened:
        book = opened.book
    known = dictionary()
    found = [(letter, disagreements(book, letter, known)) for letter in book.letters]
    teller.give({
        "letters": [
            {
                "number": number,
                "kind": letter.kind.value,
                "title": letter.title,
                "dated": letter.dated.code if letter.dated is not None else None,
                "signed": letter.signed_by,
                "parts": [
                    {"name": part_name(letter, part), "state": part.state.value, "written": not part.words.is_empty}
                    for part in letter.sections
                ],
                "disagrees": [
                    {"kind": each.kind.value, "part": each.part, "about": each.about, "book": each.there, "letter": each.here}
                    for each in differences
                ],
            }
            for number, (letter, differences) in enumerate(found, 1)
        ]
    })  # fmt: skip
    if not found:
        teller.say("There is no letter in this book yet.")
    for number, (letter, differences) in enumerate(found, 1):
        said = f"{letter.said} of {len(letter.sections)} parts said"
        later = sum(part.held_back for part in letter.sections)
        teller.say(f"{number}. {letter.title} ({letter.kind.value}): {said}{f', {later} given later' if later else ''}.")
        for part in letter.not_said():
            teller.say(f"   Not yet: {part_name(letter, part)}.")
        for each in differences:
            about = f"{each.about}: " if each.about else ""
            teller.say(f"   Look again: {about}“{each.there}” in the book, “{each.here}” in the letter.")
    return 0


def _papers(options: argparse.Namespace, teller: Teller) -> int:
    forms = frozenset(Form) if options.form == "both" else frozenset({Form(f".{options.form}")})
    with open_book(options.book, key_from(passphrase_for(options.book)), write=True) as opened:
        letter = _wanted(opened.book, options.letter)
        made = make_papers(opened, LetterWish(options.folder, letter.id, forms, replace=options.replace), teller.tell)
    teller.give({
        "files": [{"file": str(each.path), "paper": each.paper, "pages": each.pages} for each in made.files],
        "look_at": list(made.look_at),
    })  # fmt: skip
    for each in made.files:
        teller.say(f"{each.path.name}: {each.pages} {'page' if each.pages == 1 else 'pages'}.")
    for sentence in made.look_at:
        teller.say(f"Look at: {sentence}")
    return 0


def _wanted(book: Book, number: int | None) -> Letter:
    """The letter that is named, or else the later life letter, or the only one."""
    if number is not None:
        if not 1 <= number <= len(book.letters):
            raise Refused(f"There is no letter {number} in this book; it has {len(book.letters)}. Nothing was made.")
        return book.letters[number - 1]
    own = [letter for letter in book.letters if letter.kind is LetterKind.LATER_LIFE] or list(book.letters)
    if len(own) != 1:
        why = "There is no letter in this book yet" if not own else "This book has several letters"
        raise Refused(f"{why}. Nothing was made{'; say which with --letter' if own else ''}.")
    return own[0]
