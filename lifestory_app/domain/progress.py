"""How long work tells how far it is, and hears that it should stop."""

from typing import Protocol


class Tell(Protocol):
    """Called between steps with the work done so far. Raises Stopped when the user has asked to stop."""

    def __call__(self, done: int, total: int, doing: str = "") -> None: ...


def tell_nobody(done: int, total: int, doing: str = "") -> None:
    """For work that nobody watches."""
