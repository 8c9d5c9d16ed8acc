"""Another program that reads a book file, written from docs/book-format.md alone: SQLite and cryptography, nothing of ours.

The reader is everything above the tests; a copy of it would read the file in 75 years.
"""

import hashlib
import hmac
import json
import sqlite3
import unicodedata
import zlib
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hkdf(secret: bytes, salt: bytes, use: str) -> bytes:
    return HKDF(SHA256(), 32, salt, f"lifestory/1/{use}".encode()).derive(secret)


def gcm(key: bytes, sealed: bytes, *place: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], b"\0".join((b"lifestory-book-1", *place)))


class Reader:
    """A book file, opened with a passphrase or a recovery code."""

    def __init__(self, path: Path, passphrase: str = "", code: str = "") -> None:
        self.db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        assert self.db.execute("PRAGMA application_id").fetchone()[0] == 0x4C535442
        assert self.db.execute("PRAGMA user_version").fetchone()[0] == 4
        self.file_id = self.db.execute("SELECT sealed FROM meta WHERE name='id'").fetchone()[0]
        key = self.data_key(passphrase, code)
        self.keys = {use: hkdf(key, self.file_id, use) for use in ("text", "photos", "ids")}
        self.head = json.loads(self.meta("head"))
        working = self.meta("working")
        assert hashlib.sha256(working).hexdigest() == self.head["working"]
        self.parts = {(kind, name): self.part(kind, name, digest) for kind, name, digest in json.loads(working)["parts"]}

    def data_key(self, passphrase: str, code: str) -> bytes:
        for slot, kind, params, secret, wrapped in self.db.execute("SELECT id, kind, params, secret, wrapped FROM slot"):
            given = json.loads(params)
            salt = bytes.fromhex(given.get("salt", ""))
            if kind == "passphrase" and passphrase:
                words = unicodedata.normalize("NFC", passphrase).encode()
                stretched = Argon2id(
                    salt=salt, length=32, iterations=given["passes"], lanes=given["lanes"], memory_cost=given["memory_kib"]
                ).derive(words)
            elif kind == "recovery" and code:
                number = 0
                for letter in code.replace("-", ""):
                    number = number * 32 + ALPHABET.index(letter)
                stretched = hkdf((number >> 12).to_bytes(16), salt, "recovery")
            else:
                continue
            place = (self.file_id.hex().encode(), b"slot", slot.hex().encode(), kind.encode())
            private = X25519PrivateKey.from_private_bytes(gcm(stretched, secret, *place, b"secret", params))
            shared = private.exchange(X25519PublicKey.from_public_bytes(wrapped[:32]))
            return gcm(hkdf(shared, private.public_key().public_bytes_raw(), "slot"), wrapped[32:], *place, b"key", params)
        raise LookupError("no slot for this key")

    def unsealed(self, use: str, table: str, row: bytes, sealed: bytes, kind: str = "") -> bytes:
        place = (self.file_id.hex().encode(), table.encode(), row.hex().encode(), kind.encode())
        envelope = gcm(self.keys[use], sealed, *place)
        data = envelope[4 : 4 + int.from_bytes(envelope[:4], "big")]
        return zlib.decompress(data) if use == "text" else data

    def meta(self, name: str) -> bytes:
        (sealed,) = self.db.execute("SELECT sealed FROM meta WHERE name=?", (name,)).fetchone()
        return self.unsealed("text", "meta", name.encode(), sealed)

    def row_id(self, table: str, name: bytes) -> bytes:
        return hmac.new(self.keys["ids"], table.encode() + b"\0" + name, hashlib.sha256).digest()

    def text(self, table: str, row: bytes, digest: str) -> Any:
        (sealed,) = self.db.execute(f"SELECT sealed FROM {table} WHERE id=?", (row,)).fetchone()
        data = self.unsealed("text", table, row, sealed)
        assert hashlib.sha256(data).hexdigest() == digest
        return json.loads(data)["value"]

    def part(self, kind: str, id: str, digest: str) -> Any:
        return self.text("part", self.row_id("part", kind.encode() + b"\0" + id.encode()), digest)

    def picture(self, photo: str, which: str) -> bytes:
        asset = self.parts["asset", photo][which]
        first = self.row_id("photo", bytes.fromhex(asset["sha256"]))
        data = b""
        while len(data) < asset["size"]:
            row = first + (len(data) // 1_047_968).to_bytes(4, "big")
            (sealed,) = self.db.execute("SELECT sealed FROM photo WHERE id=?", (row,)).fetchone()
            data += self.unsealed("photos", "photo", row, sealed)
        assert hashlib.sha256(data).hexdigest() == asset["sha256"]
        return data

    def version(self, number: int) -> dict[tuple[str, str], Any]:
        parent, sealed = self.db.execute("SELECT parent, sealed FROM version WHERE number=?", (number,)).fetchone()
        data = self.unsealed("text", "version", number.to_bytes(8, "big"), sealed, str(parent))
        assert [number, parent, hashlib.sha256(data).hexdigest()] in self.head["versions"]
        return {
            (kind, name): self.text("kept", self.row_id("kept", bytes.fromhex(digest)), digest)
            for kind, name, digest in json.loads(data)["parts"]
        }


def a_file(folder: Path) -> tuple[Path, str]:
    from tests.builders import a_photo
    from tests.storage.helpers import new_file, noise

    with new_file(folder) as file:
        file.keep_version("First")
        file.add_photo(a_photo("photo-1", caption="Me and the sea."), noise(2_500_000), b"proxy", b"thumb")
        code = file.new_recovery_code()
    return file.path, code


def test_another_program_reads_the_words(tmp_path: Path) -> None:
    path, code = a_file(tmp_path)

    for reader in (Reader(path, passphrase="a kite over Wexmouth"), Reader(path, code=code)):
        pages = [value for (kind, _), value in reader.parts.items() if kind == "page"]
        words = dict(pages[0]["slots"])["words"]["words"]["paragraphs"][0]["runs"][0]["text"]
        assert words == "I like kites."
        assert reader.parts["book", ""]["title"] == "Robin’s story"
        assert reader.parts["letter section", "letter-1/who-i-am"]["heading"] == "Who I am"
        reader.db.close()


def test_another_program_reads_the_photos(tmp_path: Path) -> None:
    from tests.storage.helpers import noise

    path, _ = a_file(tmp_path)
    reader = Reader(path, passphrase="a kite over Wexmouth")

    assert reader.picture("photo-1", "original") == noise(2_500_000)
    assert reader.picture("photo-1", "thumb") == b"thumb"
    assert reader.parts["photo", "photo-1"]["caption"] == "Me and the sea."
    reader.db.close()


def test_another_program_reads_an_earlier_version(tmp_path: Path) -> None:
    path, _ = a_file(tmp_path)
    reader = Reader(path, passphrase="a kite over Wexmouth")

    assert reader.version(1)["book", ""]["title"] == "Robin’s story"
    assert ("asset", "photo-1") not in reader.version(1)
    reader.db.close()


def test_the_reader_uses_nothing_of_this_program() -> None:
    import inspect

    assert "lifestory_app" not in inspect.getsource(Reader)
    assert "tests." not in inspect.getsource(Reader)
