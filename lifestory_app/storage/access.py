"""Who can open a book: adding, changing and listing slots. Shutting somebody out is in `removal`."""

from lifestory_app.domain.errors import Refused
from lifestory_app.storage.keys import (
    PASSPHRASE,
    RECOVERY,
    SLOTS_CAP,
    SlotRow,
    Unsealable,
    about_slot,
    make_organisation_slot,
    make_slot,
    new_recovery_code,
    secret_bytes,
)
from lifestory_app.storage.schema import damaged_sentence
from lifestory_app.storage.state import from_utc, now, utc
from lifestory_app.storage.store import Store
from lifestory_app.storage.values import Damaged, KdfCost, Passphrase, Slot

_LABEL_LENGTH = 80


def checked_label(label: str) -> str:
    """A name for a slot, as it is kept. Raises Refused for one that is too long."""
    label = " ".join(label.split())
    if len(label) > _LABEL_LENGTH:
        raise Refused(f"A name for a key to the book has at most {_LABEL_LENGTH} letters. Nothing was changed; shorten it.")
    return label


def _told(store: Store, row: SlotRow) -> Slot:
    try:
        about = about_slot(store.keys, row)
        return Slot(row.id.hex(), row.kind, about["label"], from_utc(about["made"]))
    except (Unsealable, KeyError, ValueError) as wrong:
        raise Damaged(damaged_sentence(store.path)) from wrong


def slots(store: Store) -> tuple[Slot, ...]:
    """Every way to open the book, oldest first."""
    with store.lock:
        return tuple(sorted((_told(store, row) for row in store.rows.slots()), key=lambda slot: slot.made))


def row_of(store: Store, slot_id: str) -> SlotRow:
    """Raises Refused for a slot that is not there."""
    for row in store.rows.slots():
        if row.id.hex() == slot_id:
            return row
    raise Refused("Nobody of that kind can open this book. Nothing was changed; list who can open it.")


def _put(store: Store, row: SlotRow, gone: tuple[bytes, ...] = ()) -> Slot:
    if len(store.rows.slots()) - len(gone) >= SLOTS_CAP:
        raise Refused(f"{SLOTS_CAP} keys open this book already, which is the most there can be. Nothing was changed.")
    with store.change():
        store.put_slots([row], gone)
    return _told(store, row)


def add_passphrase(store: Store, label: str, passphrase: Passphrase, cost: KdfCost) -> Slot:
    with store.lock:
        return _put(store, make_slot(store.keys, PASSPHRASE, secret_bytes(passphrase), checked_label(label), utc(now()), cost))


def change_passphrase(store: Store, slot_id: str, passphrase: Passphrase, cost: KdfCost) -> Slot:
    with store.lock:
        old = row_of(store, slot_id)
        if old.kind != PASSPHRASE:
            raise Refused("Only a passphrase can be changed for another one. Nothing was changed.")
        label = _told(store, old).label
        row = make_slot(store.keys, PASSPHRASE, secret_bytes(passphrase), label, utc(now()), cost)
        return _put(store, row, (old.id,))


def new_recovery(store: Store) -> str:
    with store.lock:
        code, secret = new_recovery_code()
        old = tuple(row.id for row in store.rows.slots() if row.kind == RECOVERY)
        _put(store, make_slot(store.keys, RECOVERY, secret, "Recovery code", utc(now())), old)
        return code


def add_organisation(store: Store, label: str, recipient: str) -> Slot:
    with store.lock:
        return _put(store, make_organisation_slot(store.keys, recipient, checked_label(label), utc(now())))
