"""Arguments that several commands share, read once and refused in plain words."""

import argparse
from pathlib import Path

from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition


def book_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("book", metavar="BOOK", type=Path, help="a .lifestory file")


def json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def edition(text: str) -> Edition:
    """An edition by its name; for argparse."""
    try:
        return Edition(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no edition “{text}”; there are {', '.join(Edition)}") from None


def paper(text: str) -> PageShape:
    """A size of paper by its name; for argparse."""
    try:
        return PageShape(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no paper “{text}”; there are {', '.join(PageShape)}") from None


def age_band(text: str) -> AgeBand:
    """Who reads a book; for argparse."""
    try:
        return AgeBand(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no reader “{text}”; there are {', '.join(AgeBand)}") from None


def day(text: str) -> UncertainDate:
    """A date as `UncertainDate.parse` reads it; for argparse."""
    try:
        return UncertainDate.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date; write 2019-03-12, 2019-03, 2019 or “about spring 2019”"
        ) from None


def version(text: str) -> int:
    """A version's number; for argparse."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not the number of a version")
    return int(text)
