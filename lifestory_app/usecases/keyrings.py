"""The system keyring, where there is one. Without one, nothing is remembered and nothing fails."""

from pathlib import Path

SERVICE = "Life Story"


def remembered_passphrase(book: Path) -> str | None:
    """The passphrase kept for this book on this computer, or None."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, str(book.resolve()))
    except (KeyringError, RuntimeError, OSError):
        return None


def remember_passphrase(book: Path, passphrase: str) -> bool:
    """Keep a passphrase in the system keyring. False where there is no keyring to keep it in."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, str(book.resolve()), passphrase)
    except (KeyringError, RuntimeError, OSError):
        return False
    return True


def forget_passphrase(book: Path) -> None:
    """Take a passphrase out of the keyring, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, str(book.resolve()))
    except (KeyringError, RuntimeError, OSError):
        return


def secret_of(name: str) -> str | None:
    """A secret of the program itself, or None."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return None


def set_secret(name: str, secret: str) -> bool:
    """Keep a secret of the program itself. False where there is no keyring that gives it back."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, secret)
    except (KeyringError, RuntimeError, OSError):
        return False
    return secret_of(name) == secret


def can_remember() -> bool:
    """Whether this computer has a keyring that keeps what it is given."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return bool(keyring.get_keyring().priority > 0)
    except (KeyringError, RuntimeError, OSError):
        return False
