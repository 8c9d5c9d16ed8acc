"""Writing a whole book anew, under other keys."""

from collections.abc import Mapping
from pathlib import Path

from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage import codec, verify
from lifestory_app.storage.keys import Keyring, SlotRow, Unsealable
from lifestory_app.storage.schema import damaged_sentence
from lifestory_app.storage.state import row_name
from lifestory_app.storage.store import Store, bound_slots, draft_beside, new_database, unlocked_with
from lifestory_app.storage.values import Damaged
from lifestory_app.storage.versions import manifest_of, pictures, piece_ids, read_kept


def write_anew(
    store: Store, keys: Keyring, slots: list[SlotRow], pending: Mapping[str, object] | None, tell: Tell = tell_nobody
) -> Path:
    """The whole book under other keys, in a draft beside it that was read back and checked.

    Versions keep their hashes. Derived pictures are left behind, since they can be made again. Raises Damaged where the book
    is not whole, OSError where the disk refuses; nothing is left then.
    """
    draft = draft_beside(store.path)
    manifests = [manifest_of(store, kept) for kept in store.head.versions]
    wanted = sorted(pictures(store, store.working.entries, manifests).items())
    try:
        with new_database(draft, keys, slots) as rows:
            for part, data in store.parts.items():
                rows.put_text("part", keys.name("part", row_name(part)), data)
            for manifest in manifests:
                rows.put_version(manifest.number, manifest.parent, manifest.plain())
                for part, digest in manifest.entries.items():
                    row = keys.name("kept", bytes.fromhex(digest))
                    if part not in store.head.taken_out and not rows.has("kept", row):
                        rows.put_text("kept", row, read_kept(store, digest))
            for number, (digest, size) in enumerate(wanted):
                tell(number, 2 * len(wanted), "Writing the book under a new key")
                olds, news = piece_ids(store.rows, digest, size), piece_ids(rows, digest, size)
                for old, new in zip(olds, news, strict=True):
                    rows.put_piece("photo", new, store.rows.piece("photo", old))
            rows.put_meta("working", store.working.plain(), least=1)
            for name in ("verified", "lease"):
                found = store.rows.meta(name)
                if found is not None:
                    rows.put_meta(name, found)
            if pending is not None:
                rows.put_meta("pending", codec.canonical(pending))
            head = store.head.next(store.head.working).with_slots(bound_slots(slots))
            rows.put_meta("head", head.plain(), least=1)
        _demand_whole(draft, keys, tell)
        return draft
    except Unsealable as wrong:
        draft.unlink(missing_ok=True)
        raise Damaged(damaged_sentence(store.path)) from wrong
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _demand_whole(draft: Path, keys: Keyring, tell: Tell) -> None:
    fresh = Store(draft, unlocked_with(keys), write=False)
    try:
        report = verify.check(fresh, lambda done, total, _doing="": tell(total + done, 2 * total, "Checking the new file"))
    finally:
        fresh.close()
    if not report.is_whole:
        raise Damaged("The new file did not come out whole, so it was taken away again. The book is as it was; try again.")
