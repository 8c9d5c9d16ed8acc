"""Shutting a person out, and taking a thing out for good: of the book, its versions, its backups and its recovery copies.

What is still to be done to the copies in this user's data is noted in the book (`pending`) until it is done, so that a killed
program finishes it when the book is next opened for writing.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book, put
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.storage import backups, codec, schema
from lifestory_app.storage.keys import Keyring, Unsealable, about_slot, new_key, rewrapped
from lifestory_app.storage.rewriting import write_anew
from lifestory_app.storage.schema import damaged_sentence
from lifestory_app.storage.state import ASSET, now, sha256, utc
from lifestory_app.storage.store import Store, cannot_write, drafts_of, unlocked_with
from lifestory_app.storage.values import Damaged, PartName, WrongKey
from lifestory_app.storage.versions import manifest_of, wanted_pieces, wanted_texts
from lifestory_app.storage.without import book_without, demand_may_go


def remove_slot(store: Store, slot_id: str, tell: Tell = tell_nobody) -> Store:
    """Write the book anew under a new key without this slot, check it, put it in place, then the same for the copies.

    Returns the store of the new file; the one given is closed. Raises Refused, with the old book as it was and still open.
    """
    slots = store.rows.slots()
    staying = [slot for slot in slots if slot.id.hex() != slot_id]
    if len(staying) == len(slots):
        raise Refused("Nobody of that kind can open this book. Nothing was changed; list who can open it.")
    if not staying:
        raise Refused("That is the only key to this book, so it stays. Nothing was changed; add another one first.")
    with store.change():
        # The file must be ours and unchanged before it is written anew; the lease keeps others out from here.
        pass
    keys = Keyring(new_key(), store.keys.file_id)
    try:
        new_slots = [rewrapped(keys, slot, about_slot(store.keys, slot)) for slot in staying]
    except (Unsealable, KeyError, ValueError) as wrong:
        raise Damaged(damaged_sentence(store.path)) from wrong
    pending = {"old_key": store.keys.data_key.hex(), "take_out": []}
    try:
        draft = write_anew(store, keys, new_slots, pending, tell)
        try:
            fresh = _put_over(store, draft, keys)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as trouble:
        raise cannot_write(store.path, trouble) from trouble
    finish(fresh)
    return fresh


def _put_over(store: Store, draft: Path, keys: Keyring) -> Store:
    """Replace the old file, durably. What fails before the replacing leaves the old one in place and open."""
    # An open file cannot be replaced on Windows, and the old file's journal must never meet the new one.
    store.db.execute("PRAGMA journal_mode=DELETE").fetchall()
    store.db.close()
    try:
        os.replace(draft, store.path)
        platforms.sync_folder(store.path.parent)
    except OSError:
        store.reopen()
        raise
    fresh = Store(store.path, unlocked_with(keys), write=True)
    fresh.lease_raw = fresh.rows.raw_meta("lease")
    return fresh


def finish(store: Store) -> None:
    """Do to the copies in this user's data what was done to the book, then forget that it is to be done.

    Raises Refused where a copy cannot be written now; it stays noted, and is tried again when the book is next opened.
    """
    try:
        data = store.rows.meta("pending")
        pending = codec.parse(data) if data is not None else None
    except (Unsealable, codec.Unreadable) as wrong:
        raise Damaged(damaged_sentence(store.path)) from wrong
    if pending is None:
        return
    parts = [PartName(*each) for each in pending["take_out"]]
    for copy in backups.copies_of(store.keys.file_id.hex()):
        if pending["old_key"] is not None:
            _rewrite_copy(copy, Keyring(bytes.fromhex(pending["old_key"]), store.keys.file_id), store)
        if parts:
            _erase_from_copy(copy, store.keys, parts)
    with store.change():
        store.rows.drop_meta("pending")


def _rewrite_copy(path: Path, old: Keyring, store: Store) -> None:
    """Put a copy under the new key, with the slots of the book. One that is damaged, or of another key, is left alone."""
    for draft in drafts_of(path):
        draft.unlink(missing_ok=True)
    try:
        copy = Store(path, unlocked_with(old), write=True)
    except Refused:
        return
    try:
        draft = write_anew(copy, store.keys, list(store.rows.slots()), None)
        fresh = _put_over(copy, draft, store.keys)
        fresh.seal_pages()
        fresh.close()
    except OSError as trouble:
        raise cannot_write(path, trouble) from trouble
    finally:
        with suppress(OSError):
            copy.close()


def take_out(store: Store, part: PartName, why: str, who: str) -> Book:
    """Take a part out of the book, all versions and all copies, and note it as a receipt. Returns the book that is left."""
    book = store.book(store.parts, store.working.format)
    demand_may_go(book, part)
    known = {name for kept in store.head.versions for name in manifest_of(store, kept).entries} | store.parts.keys()
    if part not in known:
        raise Refused("That is not in the book or any of its versions. Nothing was changed.")
    parts = _with_what_belongs(known, part)
    receipt = Receipt(new_id(), ReceiptKind.TAKEN_OUT, f"{part.kind} {part.id}: {why}", when=utc(now()), who=who)
    pending = {"old_key": None, "take_out": [[name.kind, name.id] for name in parts]}
    return _erase(store, parts, receipt, pending)


def _with_what_belongs(known: set[PartName], part: PartName) -> list[PartName]:
    found = [part]
    if part.kind == "photo" and PartName(ASSET, part.id) in known:
        found.append(PartName(ASSET, part.id))
    if part.kind == "letter":
        found += sorted(name for name in known if name.kind == "letter section" and name.id.startswith(f"{part.id}/"))
    return found


def _erase(store: Store, parts: list[PartName], receipt: Receipt | None, pending: Mapping[str, object] | None) -> Book:
    book = book_without(store.book(store.parts, store.working.format), parts)
    if receipt is not None:
        book = book_with(book, receipt)
    data = {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()}
    entries = {name: sha256(each) for name, each in data.items()}
    entries |= {name: digest for name, digest in store.working.entries.items() if name.kind == ASSET and name not in parts}
    changed = {name: each for name, each in data.items() if entries[name] != store.working.entries.get(name)}
    manifests = [manifest_of(store, kept) for kept in store.head.versions]
    with store.change():
        gone = tuple(dict.fromkeys((*store.head.taken_out, *parts)))
        store.put_state(entries, changed)
        store.touch_head(taken_out=gone)
        store.rows.drop("kept", store.rows.ids("kept") - wanted_texts(store, manifests))
        store.rows.drop("photo", store.rows.ids("photo") - wanted_pieces(store, entries, manifests))
        store.db.execute("DELETE FROM derived")
        if pending is not None:
            store.rows.put_meta("pending", codec.canonical(pending))
    schema.give_back_pages(store.db)
    if pending is not None:
        with suppress(Refused):
            finish(store)
    return book


def book_with(book: Book, receipt: Receipt) -> Book:

    return replace(book, receipts=put(book.receipts, receipt))


def _erase_from_copy(path: Path, keys: Keyring, parts: list[PartName]) -> None:
    try:
        copy = Store(path, unlocked_with(keys), write=True)
    except (WrongKey, Damaged):
        return
    try:
        _erase(copy, parts, None, None)
        copy.seal_pages()
    finally:
        copy.close()
