"""Starting a book: a new file with the first pages of its kind."""

from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import AgeBand, Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.practice.facts import read_facts
from lifestory_app.practice.kinds import kind
from lifestory_app.practice.reading import read_table
from lifestory_app.practice.starter import facts_of_child, start_book
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.usecases.openbooks import SUFFIX

SHORTEST_PASSPHRASE = 8


def start(
    path: Path,
    kind_id: str,
    child: str,
    passphrase: str,
    *,
    born: UncertainDate | None = None,
    facts: Path | None = None,
    age_band: AgeBand | None = None,
) -> Book:
    """Make a new book file. Raises Refused where its name is taken, or the kind, facts or passphrase will not do."""
    check_new(path, passphrase)
    wanted = kind(kind_id)
    if facts is None:
        known = facts_of_child(child, born)
    else:
        file = read_table(facts)
        known = read_facts(file)
        file.done()
        named = next(person for person in known.people if person.id == known.child)
        if child and child not in {name.given for name in named.names}:
            raise Refused(
                f"The facts in “{facts.name}” are about {named.known_as}, not {child}. "
                "Nothing was made; check which file it should be."
            )
    book = start_book(wanted, known, author=platforms.user_name(), age_band=age_band)
    with BookFile.create(path, book, Passphrase(passphrase), person=platforms.user_name()):
        return book


def check_new(path: Path, passphrase: str) -> None:
    """Raises Refused where a new book cannot be put at a path, or its passphrase is too weak."""
    if path.suffix.lower() != SUFFIX:
        raise Refused(f"“{path.name}” does not end in {SUFFIX}. Nothing was made; give the book that ending.")
    if path.exists():
        raise Refused(f"“{path.name}” is already there and was left as it is. Choose another name for the new book.")
    if not path.parent.is_dir():
        raise Refused(f"The folder for “{path.name}” is not there, so nothing was made. Choose another folder.")
    check_new_passphrase(passphrase)


def check_new_passphrase(words: str) -> None:
    """Raises Refused for a passphrase too short to keep a book closed."""
    if len(words) < SHORTEST_PASSPHRASE:
        raise Refused(
            f"That passphrase is too short: use at least {SHORTEST_PASSPHRASE} characters, better several words. "
            "Nothing was changed."
        )
