"""Who works in a book: a sealed, named lease. Reading needs none."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.storage import codec
from lifestory_app.storage.keys import Unsealable
from lifestory_app.storage.state import from_utc, now, utc
from lifestory_app.storage.store import Store, unlocked_by
from lifestory_app.storage.values import BookInUse, Damaged, Holder, Key, NotSaved

_HELD_HERE: set[str] = set()
"""The tokens of the books that this process has open. A lease of ours that is not among them could not be given back."""


def holder_of(store: Store) -> Holder | None:
    """Who holds the lease, if anyone. A lease that cannot be read holds nobody back from reading, and raises Damaged."""
    try:
        data = store.rows.meta("lease")
        if data is None:
            return None
        plain = codec.parse(data)
        return Holder(plain["person"], plain["machine"], plain["process"], from_utc(plain["since"]))
    except (Unsealable, codec.Unreadable, KeyError, TypeError, ValueError) as wrong:
        raise Damaged(f"It cannot be read who works in “{store.path.name}”. Nothing was changed; unlock it first.") from wrong


def is_gone(holder: Holder) -> bool:
    """Whether the holder was a process of this machine that is no longer running."""
    return holder.machine == platforms.machine_name() and not platforms.process_lives(holder.process)


def acquire(store: Store, person: str, take_over: bool) -> Holder | None:
    """Take the lease and return who had it. Raises BookInUse for a live or distant holder, unless it is to be taken over."""
    with store.lock:
        try:
            store.db.execute("BEGIN IMMEDIATE")
            if store.rows.raw_meta("head") != store.head_raw:
                raise Damaged(f"“{store.path.name}” was being saved by somebody else just now. Nothing was changed; try again.")
            before = None if take_over and not _readable(store) else holder_of(store)
            if before is not None and not take_over and not is_gone(before) and not _is_our_own_old_one(store, before):
                raise BookInUse(in_use_sentence(store.path, before), before)
            token = os.urandom(16).hex()
            lease = {
                "token": token,
                "person": person or platforms.user_name(),
                "machine": platforms.machine_name(),
                "process": os.getpid(),
                "since": utc(now()),
            }
            raw = store.rows.put_meta("lease", codec.canonical(lease))
            store.db.execute("COMMIT")
        except sqlite3.Error as trouble:
            raise NotSaved(
                f"“{store.path.name}” cannot be written just now: the disk may be full or busy. Nothing was changed; "
                "open it for reading, or make room first."
            ) from trouble
        finally:
            if store.db.in_transaction:
                store.db.execute("ROLLBACK")
        store.lease_raw, store.lease_token = raw, token
        _HELD_HERE.add(token)
        return before


def let_go(store: Store) -> None:
    """The store is closed, and its lease is given back or lies on a disk that is away."""
    _HELD_HERE.discard(store.lease_token)


def _is_our_own_old_one(store: Store, holder: Holder) -> bool:
    if holder.machine != platforms.machine_name() or holder.process != os.getpid():
        return False
    return codec.parse(store.rows.meta("lease") or b"{}").get("token") not in _HELD_HERE


def _readable(store: Store) -> bool:
    try:
        holder_of(store)
    except Damaged:
        return False
    return True


def release(store: Store) -> None:
    """Give the lease back. Raises BookChanged where it was taken over meanwhile."""
    with store.change():
        store.rows.drop_meta("lease")
        store.lease_raw = None


def in_use_sentence(path: Path, holder: Holder) -> str:
    """Names who works in the book, where, and since when."""
    since = local(holder.since)
    return (
        f"“{path.name}” is open: {holder.person} has been working in it on {holder.machine} since {since}. "
        "Nothing was changed; open it for reading, or take it over if that work has ended."
    )


def local(when: datetime) -> str:
    return when.astimezone().strftime("%H:%M on %d.%m.%Y")


def unlock(path: Path, key: Key) -> Holder | None:
    """Take the lease away from whoever holds it. Returns who that was, if anyone did. Raises as `BookFile.open` does."""
    store = Store(path, unlocked_by(key, path), write=True)
    try:
        if not store.can_write:
            raise NotSaved(f"“{path.name}” is on a disk or in a folder that cannot be written. Nothing was changed.")
        before = acquire(store, "", take_over=True)
        release(store)
        store.seal_pages()
        return before
    finally:
        store.close()
