"""Passphrases, recovery codes, organisation keys, and what is sealed under them."""

import json
import random

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.errors import Refused
from lifestory_app.storage import keys
from lifestory_app.storage.keys import Keyring, Unsealable
from lifestory_app.storage.rows import padded, unpadded
from lifestory_app.storage.values import Identity, KdfCost, Passphrase, RecoveryCode

LOW = KdfCost.LOW_FOR_TESTS


def a_ring() -> Keyring:
    return Keyring(keys.new_key(), b"0123456789abcdef")


def test_the_normal_cost_is_what_the_design_says() -> None:
    assert KdfCost(64 * 1024, 3, 4) == KdfCost.NORMAL


@given(st.binary(min_size=16, max_size=16))
def test_a_printed_code_reads_back(secret: bytes) -> None:
    printed = keys.print_code(secret)

    assert keys.read_code(printed) == secret
    assert [len(group) for group in printed.split("-")] == [4] * 7


@given(st.binary(min_size=16, max_size=16))
def test_a_code_forgives_small_letters_spaces_and_lookalikes(secret: bytes) -> None:
    typed = keys.print_code(secret).lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert keys.read_code(typed) == secret


def test_nearly_every_slip_in_a_code_is_told_from_a_wrong_code() -> None:
    rng, passed = random.Random(5), 0
    for _ in range(2000):
        code = list(keys.print_code(rng.randbytes(16)).replace("-", ""))
        place = rng.randrange(28)
        code[place] = rng.choice([letter for letter in keys._LETTERS if letter != code[place]])
        try:
            keys.read_code("".join(code))
            passed += 1
        except Refused:
            pass
    # A 12-bit check lets one slip in 4096 through.
    assert passed <= 5


@pytest.mark.parametrize("typed", ["", "ABCD", "!" * 28, "A" * 29])
def test_what_cannot_be_a_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="recovery code"):
        keys.read_code(typed)


def test_each_kind_of_slot_gives_the_data_key() -> None:
    ring = a_ring()
    code, secret = keys.new_recovery_code()
    council = pyrage.x25519.Identity.generate()

    by_passphrase = keys.make_slot(ring, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)
    by_code = keys.make_slot(ring, keys.RECOVERY, secret, "Code", "now")
    by_council = keys.make_organisation_slot(ring, str(council.to_public()), "Council", "now")

    assert keys.open_slot(by_passphrase, Passphrase("kite"), ring.file_id) == ring.data_key
    assert keys.open_slot(by_code, RecoveryCode(code), ring.file_id) == ring.data_key
    assert keys.open_slot(by_council, Identity(str(council)), ring.file_id) == ring.data_key


def test_the_same_passphrase_typed_on_another_system_opens() -> None:
    ring = a_ring()
    slot = keys.make_slot(ring, keys.PASSPHRASE, keys.secret_bytes(Passphrase("caf\u00e9")), "Ruth", "now", LOW)

    assert keys.open_slot(slot, Passphrase("cafe\u0301"), ring.file_id) == ring.data_key


def test_a_wrong_key_of_any_kind_does_not_open() -> None:
    ring = a_ring()
    slot = keys.make_slot(ring, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)
    stranger = str(pyrage.x25519.Identity.generate())

    for wrong in (Passphrase("Kite"), RecoveryCode(keys.new_recovery_code()[0]), Identity(stranger)):
        with pytest.raises(Unsealable):
            keys.open_slot(slot, wrong, ring.file_id)


def test_a_slot_of_another_book_does_not_open() -> None:
    ring = a_ring()
    slot = keys.make_slot(ring, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)

    with pytest.raises(Unsealable):
        keys.open_slot(slot, Passphrase("kite"), b"another book 123")


@pytest.mark.parametrize(
    "asked",
    [
        {"memory_kib": 2**31},
        {"passes": 10**6},
        {"lanes": 4096},
        {"memory_kib": 0},
        {"memory_kib": "64"},
        {"memory_kib": True},
        {"salt": "zz"},
    ],
    ids=str,
)
def test_a_file_cannot_ask_for_all_memory_or_time(asked: dict[str, object]) -> None:
    ring = a_ring()
    slot = keys.make_slot(ring, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)
    params = json.dumps({**json.loads(slot.params), **asked}).encode()
    hostile = keys.SlotRow(slot.id, slot.kind, params, slot.secret, slot.wrapped, slot.about)

    with pytest.raises(Unsealable):
        keys.open_slot(hostile, Passphrase("kite"), ring.file_id)


def test_a_slot_follows_to_a_new_data_key_without_its_passphrase() -> None:
    old, new = a_ring(), a_ring()
    slot = keys.make_slot(old, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)

    moved = keys.rewrapped(new, slot, keys.about_slot(old, slot))

    assert keys.open_slot(moved, Passphrase("kite"), new.file_id) == new.data_key
    assert keys.about_slot(new, moved)["label"] == "Ruth"


def test_whoever_had_the_old_data_key_cannot_follow_to_the_new_one() -> None:
    old, new = a_ring(), a_ring()
    slot = keys.make_slot(old, keys.PASSPHRASE, b"kite", "Ruth", "now", LOW)
    moved = keys.rewrapped(new, slot, keys.about_slot(old, slot))

    with pytest.raises(Unsealable):
        keys.about_slot(old, moved)
    # All that the old key gives is the public half, and the sealed secret half has not changed.
    assert old.data_key not in moved.wrapped
    assert moved.secret == slot.secret


def test_a_public_key_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="age1"):
        keys.make_organisation_slot(a_ring(), "age1nonsense", "Council", "now")


def test_a_secret_key_that_is_none_is_refused() -> None:
    ring = a_ring()
    slot = keys.make_organisation_slot(ring, str(pyrage.x25519.Identity.generate().to_public()), "Council", "now")

    with pytest.raises(Refused, match="AGE-SECRET-KEY"):
        keys.open_slot(slot, Identity("AGE-SECRET-KEY-1NONSENSE"), ring.file_id)


def test_keys_do_not_show_in_error_reports() -> None:
    for key in (Passphrase("kite"), RecoveryCode("kite"), Identity("kite")):
        assert "kite" not in repr(key)


def test_what_is_sealed_opens_only_in_its_own_place() -> None:
    ring = a_ring()
    sealed = ring.seal("text", b"words", "part", b"one")

    assert ring.unseal("text", sealed, "part", b"one") == b"words"
    for use, table, row, kind in (
        ("photos", "part", b"one", ""),
        ("text", "kept", b"one", ""),
        ("text", "part", b"two", ""),
        ("text", "part", b"one", "x"),
    ):
        with pytest.raises(Unsealable):
            ring.unseal(use, sealed, table, row, kind)


def test_the_same_words_never_look_the_same_sealed() -> None:
    ring = a_ring()

    assert ring.seal("text", b"words", "part", b"one") != ring.seal("text", b"words", "part", b"one")


@given(st.binary(max_size=9000), st.integers(0, 40), st.integers(0, 5))
def test_an_envelope_gives_back_what_was_put_in(data: bytes, beside: int, headers: int) -> None:
    assert unpadded(padded(data, beside, headers)) == data


def test_short_texts_all_look_the_same_size() -> None:
    assert len({len(padded(b"x" * size, 32, 1)) for size in range(4000)}) == 1


def test_padding_that_hides_something_is_found() -> None:
    with pytest.raises(Unsealable):
        unpadded(padded(b"words", 32, 1)[:-1] + b"\1")
