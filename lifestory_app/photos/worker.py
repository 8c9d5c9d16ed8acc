"""The process in which photos of unknown origin are decoded, and the handle by which it is asked.

Bytes go in; a short reply in JSON and two JPEGs come out. Nothing is unpickled from the worker, so one that was taken over
by a hostile file can at worst give a wrong picture. The parent watches the time and starts another worker when one dies.
"""

import json
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from lifestory_app import platforms
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.photos.formats import FORMATS, MAX_FILE_BYTES, MAX_PIXELS, Trouble

DEADLINE = 20.0
"""Seconds that one photo may take, from sending it to the last byte of the reply."""
STARTING = 60.0
"""Seconds that a worker may take to start, on a machine that is busy."""
MEMORY = 2 * 1024**3
CPU_SECONDS = 600
CPU_BEFORE_REST = 400.0
"""A worker that has used so much processor time is replaced, so that CPU_SECONDS only ever ends one that is lost."""
PROXY_LONGEST = 1600
THUMB_LONGEST = 240
_LONGEST_HEADER = 4096
_LONGEST_PROXY = 8 * 1024 * 1024
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the worker made of a photo."""

    format: str
    width: int
    height: int
    frames: int
    taken: UncertainDate | None
    had_location: bool
    damaged: bool
    fingerprint: str
    proxy: bytes
    thumb: bytes


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why the worker could make nothing of it."""

    trouble: Trouble
    detail: int = 0


class Decoder:
    """One worker process, started when first needed and again whenever it dies. For one thread at a time."""

    def __init__(self, deadline: float = DEADLINE, memory: int = MEMORY) -> None:
        self.deadline = deadline
        self.memory = memory
        self.busy = False
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._closed = False

    def __enter__(self) -> "Decoder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The worker's process id, for those who watch it."""
        return self._process.pid if self._process else None

    def look(self, data: bytes) -> Seen | Unseen:
        """Decode one photo, within the deadline. A worker that dies for no known reason is given a second chance."""
        for _ in range(2):
            began = time.monotonic()
            try:
                return self._ask(data)
            except (EOFError, OSError, ValueError):
                self._end()
                if self._closed or time.monotonic() - began >= self.deadline:
                    return Unseen(Trouble.TOO_MUCH)
        return Unseen(Trouble.TOO_MUCH)

    def close(self) -> None:
        """End the worker, also while it is at work in another thread."""
        self._closed = True
        self._end()

    def _ask(self, data: bytes) -> Seen | Unseen:
        connection = self._started()
        watch = threading.Timer(self.deadline, self._kill)
        watch.daemon = True
        watch.start()
        self.busy = True
        try:
            connection.send_bytes(data)
            header = json.loads(connection.recv_bytes(_LONGEST_HEADER))
            if "trouble" in header:
                reply: Seen | Unseen = Unseen(Trouble(header["trouble"]), int(header["detail"]))
            else:
                reply = _checked(header, connection.recv_bytes(_LONGEST_PROXY), connection.recv_bytes(_LONGEST_PROXY))
        except (KeyError, TypeError) as error:
            raise ValueError("a reply that makes no sense") from error
        finally:
            self.busy = False
            watch.cancel()
        if header.get("cpu", 0) > CPU_BEFORE_REST:
            self._end()
        return reply

    def _started(self) -> Connection:
        if self._closed:
            raise EOFError
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self.memory), name="photo-worker", daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(STARTING) or ours.recv_bytes(16) != b"ready":
            raise EOFError
        return ours

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            with suppress(ValueError):
                process.kill()

    def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            with suppress(ValueError):
                process.kill()
                process.join(10)
        if connection is not None:
            with suppress(OSError):
                connection.close()


def _checked(header: dict[str, object], proxy: bytes, thumb: bytes) -> Seen:
    """A reply that keeps to what was agreed. Raises ValueError."""
    found, fingerprint, taken = header["format"], header["fingerprint"], header["taken"]
    width, height, frames = header["width"], header["height"], header["frames"]
    if not (isinstance(width, int) and isinstance(height, int) and isinstance(frames, int)):
        raise ValueError("a reply without its sizes")
    if not (isinstance(found, str) and isinstance(fingerprint, str) and isinstance(taken, str)):
        raise ValueError("a reply without its words")
    sensible = min(width, height, frames) >= 1 and width * height <= MAX_PIXELS
    if found not in FORMATS or not _FINGERPRINT.fullmatch(fingerprint) or not sensible:
        raise ValueError("a reply that makes no sense")
    if not all(each.startswith(b"\xff\xd8\xff") for each in (proxy, thumb)):
        raise ValueError("a reply without its pictures")
    when = UncertainDate.parse(taken) if taken else None
    located, damaged = header["had_location"] is True, header["damaged"] is True
    return Seen(found, width, height, frames, when, located, damaged, fingerprint, proxy, thumb)


def serve(connection: Connection, memory: int = MEMORY) -> None:
    """The worker's life: say ready, then answer until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The decoders in C write warnings, which may quote the file, to where the terminal would show them.
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
    from lifestory_app.photos import looking

    platforms.limit_this_process(memory, CPU_SECONDS)
    connection.send_bytes(b"ready")
    while True:
        try:
            data = connection.recv_bytes(MAX_FILE_BYTES)
            header, pictures = looking.look_at(data)
            header["cpu"] = round(time.process_time(), 1)
            connection.send_bytes(json.dumps(header).encode())
            for picture in pictures:
                connection.send_bytes(picture)
        except (EOFError, OSError):
            return
        del data
