"""Versions: states of the book that are kept inside it, and how automatic ones thin out."""

import os
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from lifestory_app.domain.errors import Refused
from lifestory_app.storage import codec
from lifestory_app.storage.keys import Unsealable
from lifestory_app.storage.rows import CHUNK, Rows
from lifestory_app.storage.schema import damaged_sentence
from lifestory_app.storage.state import ASSET, Entries, Kept, Manifest, now, pictures_in, sha256, utc
from lifestory_app.storage.store import Store
from lifestory_app.storage.values import Comparison, Damaged, PartName, Version


def manifest_of(store: Store, kept: Kept) -> Manifest:
    """A version's manifest, held against its hash. Raises Damaged."""
    try:
        data = store.rows.version(kept.number, kept.parent)
        if sha256(data) != kept.hash:
            raise Unsealable
        found = Manifest.read(data)
        if (found.number, found.parent) != (kept.number, kept.parent):
            raise Unsealable
        return found
    except (Unsealable, codec.Unreadable, KeyError, TypeError, ValueError) as wrong:
        raise Damaged(damaged_sentence(store.path)) from wrong


def kept_version(store: Store, number: int) -> Kept:
    """What the head knows of a version. Raises Refused for one that is not kept."""
    for each in store.head.versions:
        if each.number == number:
            return each
    raise Refused(f"There is no version {number} in “{store.path.name}”. Nothing was changed; see which there are.")


def all_versions(store: Store) -> tuple[Version, ...]:
    return tuple(manifest_of(store, each).version for each in store.head.versions)


def keep(store: Store, name: str, automatic: bool, who: str) -> Version:
    """Keep the state as last saved. Only the parts that no version has yet are written. Raises as `Store.change` does."""
    with store.change():
        return keep_inside(store, name, automatic, who)


def keep_inside(store: Store, name: str, automatic: bool, who: str) -> Version:
    """The same, inside a transaction."""
    last = store.head.versions[-1] if store.head.versions else Kept(0, 0, "")
    entries = of_the_book(store.working.entries)
    manifest = Manifest(
        store.head.version + 1,
        last.number,
        last.hash,
        name,
        utc(now()),
        who,
        automatic,
        os.urandom(16).hex(),
        entries,
        store.working.format,
    )
    for part, digest in entries.items():
        row = store.kept_id(digest)
        if not store.rows.has("kept", row):
            store.rows.put_text("kept", row, store.parts[part])
    data = manifest.plain()
    store.rows.put_version(manifest.number, manifest.parent, data)
    kept = Kept(manifest.number, manifest.parent, sha256(data))
    store.touch_head(version=manifest.number, versions=(*store.head.versions, kept))
    return manifest.version


def differs_from_last(store: Store) -> bool:
    """Whether the state as saved is another one than the newest version."""
    if not store.head.versions:
        return True
    last = manifest_of(store, store.head.versions[-1]).entries
    return list(last.items()) != list(of_the_book(store.working.entries).items())


def of_the_book(entries: Entries) -> Entries:
    """These entries less the pictures of photos that are no longer among them."""
    return {name: digest for name, digest in entries.items() if name.kind != ASSET or PartName("photo", name.id) in entries}


def parts_at(store: Store, manifest: Manifest) -> dict[PartName, bytes]:
    """The parts of a version, less what was taken out for good. Raises Damaged."""
    gone = set(store.head.taken_out)
    return {part: read_kept(store, digest) for part, digest in manifest.entries.items() if part not in gone}


def read_kept(store: Store, digest: str) -> bytes:
    """A part as a version holds it. Raises Damaged."""
    try:
        data = store.rows.text("kept", store.kept_id(digest))
        if sha256(data) != digest:
            raise Unsealable
        return data
    except Unsealable as wrong:
        raise Damaged(damaged_sentence(store.path)) from wrong


def compared(old: Mapping[PartName, str], new: Mapping[PartName, str]) -> Comparison:
    """What was added, changed and removed. Which pictures are stored does not count."""
    before = {name: digest for name, digest in old.items() if name.kind != ASSET}
    after = {name: digest for name, digest in new.items() if name.kind != ASSET}
    return Comparison(
        tuple(name for name in after if name not in before),
        tuple(name for name in after if name in before and before[name] != after[name]),
        tuple(name for name in before if name not in after),
    )


def entries_at(store: Store, version: int | None) -> Entries:
    """The manifest of a version, or of the state as last saved."""
    if version is None:
        return store.working.entries
    return manifest_of(store, kept_version(store, version)).entries


def too_many(versions: Iterable[Version], at: datetime) -> set[int]:
    """The automatic versions to drop. All of the last day stay, then one a day for a month, one a week for a year, one a month.

    The newest version always stays, and so do named ones.
    """
    ordered = sorted(versions, key=lambda version: version.number)
    drop: set[int] = set()
    seen: set[tuple[str, int, int]] = set()
    for version in reversed(ordered[:-1]):
        age = at - version.when
        if not version.automatic or age <= timedelta(days=1):
            continue
        day = version.when.date()
        if age <= timedelta(days=31):
            bucket = ("day", day.year, day.timetuple().tm_yday)
        elif age <= timedelta(days=366):
            bucket = ("week", *day.isocalendar()[:2])
        else:
            bucket = ("month", day.year, day.month)
        if bucket in seen:
            drop.add(version.number)
        seen.add(bucket)
    return drop


def thin(store: Store, at: datetime, prune: bool = False) -> int:
    """Drop the automatic versions that are too many, then everything that nothing refers to any more.

    `prune` lets go of the pictures of photos that are no longer in the book, too, unless a version has them: for closing,
    when no undo can bring them back.
    """
    manifests = {each.number: manifest_of(store, each) for each in store.head.versions}
    drop = too_many([manifest.version for manifest in manifests.values()], at)
    left = {number: manifest for number, manifest in manifests.items() if number not in drop}
    entries = of_the_book(store.working.entries) if prune else store.working.entries
    texts = store.rows.ids("kept") - wanted_texts(store, left.values())
    pieces = store.rows.ids("photo") - wanted_pieces(store, entries, list(left.values()))
    if not (drop or texts or pieces or len(entries) < len(store.working.entries)):
        return 0
    with store.change():
        for number in drop:
            store.db.execute("DELETE FROM version WHERE number=?", (number,))
        store.rows.drop("kept", texts)
        store.rows.drop("photo", pieces)
        store.put_state(entries, {})
        store.touch_head(versions=tuple(each for each in store.head.versions if each.number in left))
    return len(drop)


def pictures(store: Store, entries: Entries, manifests: Iterable[Manifest]) -> dict[str, int]:
    """Every picture that the working state or one of these versions refers to: its SHA-256 and size."""
    gone = set(store.head.taken_out)
    found: dict[str, int] = {}
    for which in store.assets(entries, store.parts.__getitem__).values():
        found.update(which.values())
    seen: set[str] = set()
    for manifest in manifests:
        for part, digest in manifest.entries.items():
            if part.kind == ASSET and part not in gone and digest not in seen:
                seen.add(digest)
                found.update(pictures_in(read_kept(store, digest)).values())
    return found


def wanted_pieces(store: Store, entries: Entries, manifests: Iterable[Manifest]) -> set[bytes]:
    """The row ids of every piece of these pictures."""
    found = pictures(store, entries, manifests)
    return {row for digest, size in found.items() for row in piece_ids(store.rows, digest, size)}


def wanted_texts(store: Store, manifests: Iterable[Manifest]) -> set[bytes]:
    """The row ids of every part that these versions hold, less what was taken out for good."""
    gone = set(store.head.taken_out)
    return {store.kept_id(digest) for manifest in manifests for part, digest in manifest.entries.items() if part not in gone}


def piece_ids(rows: Rows, digest: str, size: int) -> list[bytes]:
    """The rows that hold a picture."""
    first = rows.photo_id(digest)
    return [first + number.to_bytes(4) for number in range(max(1, -(-size // CHUNK)))]
