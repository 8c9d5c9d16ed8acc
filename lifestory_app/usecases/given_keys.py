"""What a person typed, as a key. Light, so that a book's key is being worked out while the rest still loads."""

import re

from lifestory_app.storage.values import Identity, Key, Passphrase, RecoveryCode

_RECOVERY_CODE = re.compile(r"[0-9A-Za-z]{4}([ -][0-9A-Za-z]{4}){6}")


def key_from(words: str) -> Key:
    """The key that a person typed: an organisation's age key, the printed recovery code of a book, or a passphrase."""
    if words.strip().startswith("AGE-SECRET-KEY-1"):
        return Identity(words.strip())
    return RecoveryCode(words) if _RECOVERY_CODE.fullmatch(words.strip()) else Passphrase(words)
