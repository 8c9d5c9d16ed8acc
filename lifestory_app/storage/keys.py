"""Keys: one random data key a book, a key of its own for each use, and the slots that give the data key to people.

A slot holds an X25519 key pair of its own. Its secret half is sealed with AES-256-GCM under what the person knows (Argon2id of
a passphrase, HKDF of a recovery code); the data key is sealed to its public half, and the public half is sealed under the data
key. So a book can be written anew under a new data key for everyone who stays, without asking any of them for a passphrase.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lifestory_app.domain.errors import Refused
from lifestory_app.storage.values import Identity, KdfCost, Key, Passphrase, RecoveryCode

MAGIC = b"lifestory-book-1"
NONCE, TAG = 12, 16
USES = ("text", "photos", "ids", "labels", "seal")
COST_CAP = KdfCost(1024 * 1024, 16, 16)
"""A file may ask for no more than this, or opening a hostile one would take all memory."""
SLOTS_CAP = 64


class Unsealable(Exception):
    """Sealed bytes that are not what was sealed, or not under this key, or not in this place."""


def new_key() -> bytes:
    """A fresh random data key."""
    return os.urandom(32)


def _hkdf(secret: bytes, salt: bytes, use: str) -> bytes:
    return HKDF(SHA256(), 32, salt, b"lifestory/1/" + use.encode()).derive(secret)


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """AES-256-GCM under a fresh random nonce, which comes first. `place` is bound in: the bytes open nowhere else."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, MAGIC + place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What was sealed here. Raises Unsealable."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], MAGIC + place)
    except (InvalidTag, ValueError) as wrong:
        raise Unsealable from wrong


class Keyring:
    """The keys of one book, each for one use, all from its data key and its file id."""

    def __init__(self, data_key: bytes, file_id: bytes) -> None:
        self.data_key = data_key
        self.file_id = file_id
        self._by_use = {use: _hkdf(data_key, file_id, use) for use in USES}

    def seal(self, use: str, plain: bytes, table: str, row: bytes, kind: str = "") -> bytes:
        """Seal a value for one row of one table."""
        return seal(self._by_use[use], plain, self._place(table, row, kind))

    def unseal(self, use: str, sealed: bytes, table: str, row: bytes, kind: str = "") -> bytes:
        """What was sealed for this row. Raises Unsealable."""
        return unseal(self._by_use[use], sealed, self._place(table, row, kind))

    def _place(self, table: str, row: bytes, kind: str) -> bytes:
        return b"\0".join((b"", self.file_id.hex().encode(), table.encode(), row.hex().encode(), kind.encode()))

    def name(self, table: str, of: bytes) -> bytes:
        """The row id of something in a table: a keyed hash, so that ids tell an outsider nothing."""
        return hmac.new(self._by_use["ids"], table.encode() + b"\0" + of, hashlib.sha256).digest()


# Crockford's alphabet: no I, L, O or U, so a code can be read off paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1", "U": "V"}
_CODE_BYTES, _CODE_LETTERS = 16, 28


def new_recovery_code() -> tuple[str, bytes]:
    """A code to print, seven groups of four, and the 128 random bits it stands for."""
    secret = os.urandom(_CODE_BYTES)
    return print_code(secret), secret


def print_code(secret: bytes) -> str:
    """128 bits and a 12-bit check as seven groups of four letters and digits."""
    number = int.from_bytes(secret) << 12 | _check(secret)
    text = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_CODE_LETTERS)))
    return "-".join(text[start : start + 4] for start in range(0, _CODE_LETTERS, 4))


def read_code(typed: str) -> bytes:
    """The 128 bits of a code as typed. Raises Refused where it cannot be a code, so that a slip is told from a wrong one."""
    letters = [_READ_AS.get(letter, letter) for letter in typed.upper() if letter.isalnum()]
    if len(letters) != _CODE_LETTERS or any(letter not in _LETTERS for letter in letters):
        raise Refused(
            f"A recovery code has {_CODE_LETTERS} letters and digits, and this one has not. "
            "Nothing was changed; type it again as it is printed."
        )
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    secret = (number >> 12).to_bytes(_CODE_BYTES)
    if number & 0xFFF != _check(secret):
        raise Refused("There is a slip in that recovery code. Nothing was changed; compare it with the print and try again.")
    return secret


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"lifestory recovery code" + secret).digest()[:2]) >> 4


PASSPHRASE, RECOVERY, ORGANISATION = "passphrase", "recovery", "organisation"


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot as it stands in the file. `about` (label, when made, public half) is sealed under the data key."""

    id: bytes
    kind: str
    params: bytes
    secret: bytes
    wrapped: bytes
    about: bytes

    @property
    def digest(self) -> str:
        """Names exactly this row; the head lists it, so a slot added, swapped or changed from outside is found."""
        parts = (self.id, self.kind.encode(), self.params, self.secret, self.wrapped, self.about)
        return hashlib.sha256(b"".join(len(part).to_bytes(4) + part for part in parts)).hexdigest()


def secret_bytes(key: Passphrase | RecoveryCode) -> bytes:
    """What is typed, made the same on every system. Raises Refused for an empty passphrase or a mistyped code."""
    if isinstance(key, RecoveryCode):
        return read_code(key.text)
    text = unicodedata.normalize("NFC", key.text)
    if not text:
        raise Refused("An empty passphrase opens nothing. Nothing was changed; type a passphrase.")
    return text.encode("utf-8", "surrogatepass")


def _stretched(kind: str, secret: bytes, params: bytes) -> bytes:
    """The key that a passphrase or a code stands for. Raises Unsealable for parameters nobody should obey."""
    try:
        given = json.loads(params)
        salt = bytes.fromhex(given["salt"])
        if kind == RECOVERY:
            return _hkdf(secret, salt, "recovery")
        cost = KdfCost(given["memory_kib"], given["passes"], given["lanes"])
        if not all(
            type(part) is int and 0 < part <= most
            for part, most in zip(
                (cost.memory_kib, cost.passes, cost.lanes),
                (COST_CAP.memory_kib, COST_CAP.passes, COST_CAP.lanes),
                strict=True,
            )
        ):
            raise Unsealable
        derive = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
        return derive.derive(secret)
    except (ValueError, KeyError, TypeError) as wrong:
        raise Unsealable from wrong


def _slot_place(file_id: bytes, id: bytes, kind: str, params: bytes, what: str) -> bytes:
    return b"\0".join((b"", file_id.hex().encode(), b"slot", id.hex().encode(), kind.encode(), what.encode(), params))


def _sealed_to(public: X25519PublicKey, data_key: bytes, place: bytes) -> bytes:
    passing = X25519PrivateKey.generate()
    shared = _hkdf(passing.exchange(public), public.public_bytes_raw(), "slot")
    return passing.public_key().public_bytes_raw() + seal(shared, data_key, place)


def _opened_by(private: X25519PrivateKey, wrapped: bytes, place: bytes) -> bytes:
    try:
        exchanged = private.exchange(X25519PublicKey.from_public_bytes(wrapped[:32]))
    except ValueError as wrong:
        raise Unsealable from wrong
    return unseal(_hkdf(exchanged, private.public_key().public_bytes_raw(), "slot"), wrapped[32:], place)


def make_slot(keys: Keyring, kind: str, secret: bytes, label: str, made: str, cost: KdfCost = KdfCost.NORMAL) -> SlotRow:
    """A slot that opens with a passphrase's bytes, or the 128 bits of a recovery code."""
    given: dict[str, object] = {"book": keys.file_id.hex(), "salt": os.urandom(16).hex()}
    if kind == PASSPHRASE:
        given |= {"kdf": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    else:
        given |= {"kdf": "hkdf-sha256"}
    params = json.dumps(given, sort_keys=True, separators=(",", ":")).encode()
    slot_id = os.urandom(8)
    private = X25519PrivateKey.generate()
    sealed = seal(
        _stretched(kind, secret, params),
        private.private_bytes_raw(),
        _slot_place(keys.file_id, slot_id, kind, params, "secret"),
    )
    about = {"label": label, "made": made, "public": private.public_key().public_bytes_raw().hex()}
    return rewrapped(keys, SlotRow(slot_id, kind, params, sealed, b"", b""), about)


def make_organisation_slot(keys: Keyring, recipient: str, label: str, made: str) -> SlotRow:
    """A slot that opens with an organisation's age identity. Raises Refused for what is no age recipient."""
    params = json.dumps({"book": keys.file_id.hex(), "kdf": "age"}, sort_keys=True, separators=(",", ":")).encode()
    about = {"label": label, "made": made, "recipient": recipient.strip()}
    return rewrapped(keys, SlotRow(os.urandom(8), ORGANISATION, params, b"", b"", b""), about)


def rewrapped(keys: Keyring, slot: SlotRow, about: dict[str, str]) -> SlotRow:
    """The slot giving these keys. What the person knows stays the same, and need not be known here."""
    if slot.kind == ORGANISATION:
        wrapped = _age_encrypted(keys.data_key, about["recipient"])
    else:
        place = _slot_place(keys.file_id, slot.id, slot.kind, slot.params, "key")
        wrapped = _sealed_to(X25519PublicKey.from_public_bytes(bytes.fromhex(about["public"])), keys.data_key, place)
    sealed_about = keys.seal("labels", json.dumps(about, sort_keys=True).encode(), "slot", slot.id, slot.kind)
    return SlotRow(slot.id, slot.kind, slot.params, slot.secret, wrapped, sealed_about)


def about_slot(keys: Keyring, slot: SlotRow) -> dict[str, str]:
    """Label, when made, and public half. Raises Unsealable."""
    found: dict[str, str] = json.loads(keys.unseal("labels", slot.about, "slot", slot.id, slot.kind))
    return found


def open_slot(slot: SlotRow, key: Key, file_id: bytes) -> bytes:
    """The data key, by this slot. Raises Unsealable where the key does not fit, Refused where it is no key at all."""
    if isinstance(key, Identity):
        if slot.kind != ORGANISATION:
            raise Unsealable
        return _age_decrypted(slot.wrapped, key.text)
    if slot.kind != (RECOVERY if isinstance(key, RecoveryCode) else PASSPHRASE):
        raise Unsealable
    stretched = _stretched(slot.kind, secret_bytes(key), slot.params)
    private = unseal(stretched, slot.secret, _slot_place(file_id, slot.id, slot.kind, slot.params, "secret"))
    place = _slot_place(file_id, slot.id, slot.kind, slot.params, "key")
    return _opened_by(X25519PrivateKey.from_private_bytes(private), slot.wrapped, place)


def _age_encrypted(data: bytes, recipient: str) -> bytes:
    import pyrage

    try:
        sealed: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient.strip())])
    except pyrage.RecipientError as wrong:
        raise Refused(
            "That is not an age public key (they begin with age1). Nothing was changed; ask the organisation for its key."
        ) from wrong
    return sealed


def _age_decrypted(sealed: bytes, identity: str) -> bytes:
    import pyrage

    try:
        data: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity.strip())])
    except pyrage.IdentityError as wrong:
        raise Refused("That is not an age secret key (they begin with AGE-SECRET-KEY-1). Nothing was changed.") from wrong
    except (pyrage.DecryptError, ValueError) as wrong:
        raise Unsealable from wrong
    if len(data) != 32:
        raise Unsealable
    return data
