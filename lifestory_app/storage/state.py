"""What binds the rows of a book together: manifests, which list parts with their hashes, and the head, which seals it all."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from lifestory_app.storage.codec import Unreadable, canonical, parse
from lifestory_app.storage.migrations import FORMAT
from lifestory_app.storage.values import PartName, Version

ASSET = "asset"
"""The kind of part that says which sealed pictures belong to a photo. Storage's own; no part of the Book."""

Entries = dict[PartName, str]
"""Each part of a state, in the book's order, with the SHA-256 of its plain bytes."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def row_name(name: PartName) -> bytes:
    """What a part's row id is the keyed hash of."""
    return name.kind.encode() + b"\0" + name.id.encode("utf-8", "surrogatepass")


def asset_part(id: str, pictures: Mapping[str, bytes]) -> bytes:
    """The part that says which pictures belong to a photo: for each, its SHA-256 and size."""
    value = {which: {"sha256": sha256(data), "size": len(data)} for which, data in pictures.items()}
    return canonical({"kind": ASSET, "id": id, "value": value})


def pictures_in(data: bytes) -> dict[str, tuple[str, int]]:
    """Which pictures a photo has: SHA-256 and size of each. Raises Unreadable."""
    try:
        return {which: (each["sha256"], each["size"]) for which, each in parse(data)["value"].items()}
    except (KeyError, TypeError, AttributeError) as wrong:
        raise Unreadable("not the pictures of a photo") from wrong


def _listed(entries: Mapping[PartName, str]) -> list[list[str]]:
    return [[name.kind, name.id, digest] for name, digest in entries.items()]


def _entries(listed: list[list[str]]) -> Entries:
    return {PartName(kind, part): digest for kind, part, digest in listed}


@dataclass(frozen=True, slots=True)
class Working:
    """The manifest of the book as last saved."""

    entries: Entries
    format: int = FORMAT

    def plain(self) -> bytes:
        return canonical({"format": self.format, "parts": _listed(self.entries)})

    @classmethod
    def read(cls, data: bytes) -> "Working":
        plain = parse(data)
        return cls(_entries(plain["parts"]), plain["format"])


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of a version. Its hash names the version; 16 random bytes keep the hash from telling what is in it."""

    number: int
    parent: int
    parent_hash: str
    name: str
    when: str
    who: str
    automatic: bool
    nonce: str
    entries: Entries
    format: int = FORMAT

    def plain(self) -> bytes:
        return canonical(
            {
                "format": self.format,
                "number": self.number,
                "parent": self.parent,
                "parent_hash": self.parent_hash,
                "name": self.name,
                "when": self.when,
                "who": self.who,
                "automatic": self.automatic,
                "nonce": self.nonce,
                "parts": _listed(self.entries),
            }
        )

    @classmethod
    def read(cls, data: bytes) -> "Manifest":
        plain = parse(data)
        entries = _entries(plain.pop("parts"))
        return cls(**plain, entries=entries)

    @property
    def version(self) -> Version:
        return Version(self.number, self.name, from_utc(self.when), sha256(self.plain()), self.automatic, self.who)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the head knows of a version."""

    number: int
    parent: int
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest state: number of the save, a random stamp, hash of the working manifest, every version, slot and taking-out.

    `version` is the highest number ever given, so a newest version that was dropped is missed.
    """

    save: int
    stamp: str
    when: str
    working: str
    version: int
    versions: tuple[Kept, ...]
    slots: tuple[tuple[str, str], ...]
    taken_out: tuple[PartName, ...] = ()

    def plain(self) -> bytes:
        return canonical(
            {
                "save": self.save,
                "stamp": self.stamp,
                "when": self.when,
                "working": self.working,
                "version": self.version,
                "versions": [[each.number, each.parent, each.hash] for each in self.versions],
                "slots": dict(self.slots),
                "taken_out": [[name.kind, name.id] for name in self.taken_out],
            }
        )

    @classmethod
    def read(cls, data: bytes) -> "Head":
        plain = parse(data)
        try:
            versions = tuple(Kept(*each) for each in plain.pop("versions"))
            slots = tuple(sorted(plain.pop("slots").items()))
            taken_out = tuple(PartName(*each) for each in plain.pop("taken_out"))
            return cls(**plain, versions=versions, slots=slots, taken_out=taken_out)
        except (KeyError, TypeError) as wrong:
            raise Unreadable("not a head") from wrong

    def with_slots(self, slots: tuple[tuple[str, str], ...]) -> "Head":
        return replace(self, slots=slots)

    def next(self, working: str) -> "Head":
        """The head of the save after this one."""
        return replace(self, save=self.save + 1, stamp=os.urandom(16).hex(), when=utc(now()), working=working)
