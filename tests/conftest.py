"""Quiet, sealed tests: no real settings, no network, and inputs made by others only where they stand beside the checkout."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine draws slowly; that says nothing about the law that is tried.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CHECKOUT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-references", action="store_true", help="write tests/reference anew from what is laid out now")


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in tests/reference, or writes the file when it is to be renewed."""

    def compare(name: str, text: str) -> None:
        path = CHECKOUT / "tests" / "reference" / name
        if request.config.getoption("--renew-references"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no reference {name}: look at the page, then pass --renew-references"
        assert text == path.read_text(encoding="utf-8"), f"{name} is laid out differently: look, then pass --renew-references"

    return compare


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
