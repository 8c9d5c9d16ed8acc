"""Keeping a book safe over time: versions, who can open it, backups, rescue."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage.backups import list_backups, restore_backup, update_backup
from lifestory_app.storage.lease import unlock
from lifestory_app.storage.recovery import recover
from lifestory_app.storage.values import Backup, Holder, Key, PartName, Passphrase, RecoveryReport, Slot, Version
from lifestory_app.usecases.openbooks import OpenBook
from lifestory_app.usecases.starting import check_new_passphrase

__all__ = ["Backup", "Holder", "RecoveryReport", "Slot", "Version"]


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: its kind, id, and what a person would call it."""

    kind: str
    id: str
    what: str


def keep_version(opened: OpenBook, name: str | None = None) -> Version:
    """Keep the book as it is now, and bring its backup up to date."""
    version = opened.file.keep_version((name or "").strip() or None, who=platforms.user_name())
    update_backup(opened.file)
    return version


def compare(opened: OpenBook, a: int, b: int | None) -> dict[str, list[Change]]:
    """What was added, changed and removed from version `a` to `b`, or to the book as it is."""
    found = opened.file.compare(a, b)
    before = opened.file.book_at(a)
    after = opened.book if b is None else opened.file.book_at(b)

    def told(parts: tuple[PartName, ...], book: Book) -> list[Change]:
        return [Change(part.kind, part.id, name_of(book, part.id)) for part in parts]

    return {
        "added": told(found.added, after),
        "changed": told(found.changed, after),
        "removed": told(found.removed, before),
    }


def name_of(book: Book, id: str) -> str:
    """What a person would call the part of this id; "" for one that has no name of its own."""
    names: dict[str, str] = {
        **{page.id: page.title for page in book.pages},
        **{person.id: person.known_as for person in book.people},
        **{home.id: home.title for home in book.homes},
        **{event.id: event.title for event in book.events},
        **{photo.id: photo.caption for photo in book.photos},
        **{letter.id: letter.title for letter in book.letters},
        **{section.id: section.title for section in book.sections},
        **{gap.id: gap.what for gap in book.gaps},
        **{each.id: each.what or each.kind.value for each in book.occasions},
        **{each.id: each.what for each in book.promises},
        **{each.id: each.of_whom for each in book.photo_requests},
        **{each.id: each.id for each in book.stage_marks},
    }
    return names.get(id, "")


def restore(opened: OpenBook, version: int) -> int:
    """Make the book what it was. Returns the number of the version that keeps it as it was before."""
    opened.file.restore(version, who=platforms.user_name())
    return max(each.number for each in opened.file.versions() if each.number > version)


def add_way_in(opened: OpenBook, label: str, passphrase: str) -> Slot:
    """Let another person open the book."""
    if not label.strip():
        raise Refused("A way into the book needs the name of its person. Nothing was changed; give a name.")
    check_new_passphrase(passphrase)
    return opened.file.add_passphrase(label.strip(), Passphrase(passphrase))


def remove_way_in(opened: OpenBook, which: str, tell: Tell = tell_nobody) -> Slot:
    """Shut one person out, by the id or the label of their way in. Raises Refused for none or several of that name."""
    found = [slot for slot in opened.file.slots() if which in (slot.id, slot.label)]
    if len(found) != 1:
        many = "Several ways in have" if found else "No way into this book has"
        raise Refused(f"{many} that name; nothing was changed. “access list” shows them with their ids.")
    opened.file.remove(found[0].id, tell)
    return found[0]


def backups(book: str | None = None) -> tuple[Backup, ...]:
    """The backups in this user's own data, newest first."""
    return list_backups(book)


def restore_from_backup(number: int, to: Path) -> Backup:
    """Copy a backup, counted from 1 as listed, to a place of the user's choice."""
    found = list_backups()
    if not 1 <= number <= len(found):
        raise Refused(f"There is no backup number {number}. Nothing was changed; “backup list” shows what there is.")
    restore_backup(found[number - 1], to)
    return found[number - 1]


def take_lease_away(path: Path, key: Key) -> Holder | None:
    """Free a book that is held by somebody who is not coming back."""
    return unlock(path, key)


def rescue(path: Path, key: Key, into: Path, tell: Tell = tell_nobody) -> RecoveryReport:
    """Read what can be read of a damaged book into a new file beside it."""
    return recover(path, key, into, tell)
