"""`lifestory words`: reading age, wording and identifiers of a book or any text."""

import argparse
from pathlib import Path
from typing import Any

from lifestory_app.cli import options as opts
from lifestory_app.cli.passphrases import passphrase_for
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.book import Book
from lifestory_app.domain.findings import Finding
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import open_book
from lifestory_app.usecases.wording import Looked, is_book, look_at_book, look_at_text

YOUNGEST, OLDEST = 3, 99


def add_commands(commands: Any) -> None:
    words = commands.add_parser("words", help="reading age, wording and what tells who and where, in a book or any text")
    words.add_argument("file", metavar="FILE|BOOK", type=Path, help="a text file in UTF-8, or a .lifestory file")
    words.add_argument("--age", type=_age, help="how old the reader is; without it, the age the book is for")
    words.add_argument("--names-of", metavar="BOOK", type=Path, help="for a text: the book whose people may be named in it")
    opts.json_option(words)
    words.set_defaults(run=_words)


def _words(options: argparse.Namespace, teller: Teller) -> int:
    book: Book | None = None
    if is_book(options.file):
        with open_book(options.file, key_from(passphrase_for(options.file))) as opened:
            book = opened.book
        looked = look_at_book(book, options.age, teller.tell)
    else:
        if options.names_of is not None:
            with open_book(options.names_of, key_from(passphrase_for(options.names_of))) as opened:
                book = opened.book
        looked = look_at_text(options.file, options.age, book)
    teller.give(_as_json(looked))
    level = looked.level
    if level.age is None:
        teller.say(f"{options.file.name}: too few words to say how they read.")
    else:
        teller.say(f"{options.file.name}: reads well at {level.told_age}. {level.words} words in {level.sentences} sentences.")
        if level.hardest is not None and level.sentences > 1:
            teller.say(f"The hardest sentence: {_short(level.hardest.text)}")
    for finding, page, place in looked.findings:
        where = f"page {page}, {place}" if page is not None else f"at {finding.start}"
        teller.say(f"{finding.level.value}  {where}: {_said(finding)} {_suggested(finding)}".rstrip())
    for fault in looked.list_faults:
        teller.warn(fault)
    return 0


def _as_json(looked: Looked) -> dict[str, Any]:
    level = looked.level
    hardest = level.hardest
    return {
        "reading_age": level.age,
        "grade": level.grade,
        "words": level.words,
        "sentences": level.sentences,
        "familiar": level.familiar,
        "hardest": None if hardest is None else {"text": hardest.text, "start": hardest.start, "end": hardest.end},
        "findings": [
            {
                "rule": each.rule,
                "level": each.level.value,
                "text": each.text,
                "start": each.start,
                "end": each.end,
                "suggestion": each.suggestion,
                "why": each.said,
                "source": each.source,
                "page": page,
                "place": place,
            }
            for each, page, place in looked.findings
        ],
        "list_faults": list(looked.list_faults),
    }


def _said(finding: Finding) -> str:
    said = finding.said
    return said if "{word}" in finding.why else f"“{_short(finding.text)}”: {said}"


def _suggested(finding: Finding) -> str:
    if finding.better:
        return "Better: " + ", or ".join(f"“{each}”" for each in finding.better) + "."
    return finding.advice


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:159] + "…"


def _age(text: str) -> int:
    if not text.isdigit() or not YOUNGEST <= int(text) <= OLDEST:
        raise argparse.ArgumentTypeError(f"“{text}” is not an age from {YOUNGEST} to {OLDEST}")
    return int(text)
