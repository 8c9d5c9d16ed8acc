"""Quiet, sealed tests: no real settings, no network, and inputs made by others only where they stand beside the checkout."""

import os
import socket
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def inputs() -> Path:
    """Files made by others, with expected facts. They stand outside the repository."""
    folder = CHECKOUT.parent / "shared" / "inputs"
    if not folder.is_dir():
        pytest.skip("the test inputs made by others are not beside this checkout (../shared/inputs)")
    return folder


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests away from this user's own data and from every network."""
    monkeypatch.setenv("LIFESTORY_DATA", os.fspath(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("LIFESTORY_PASSPHRASE", raising=False)
    connect = socket.socket.connect

    def only_local(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError("a test reached for the network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_local)
