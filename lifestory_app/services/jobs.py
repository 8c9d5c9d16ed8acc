"""The one door to threads. Work is a function of values; the job knows nothing of widgets."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.progress import Tell

LET_GO_AFTER = 0.0005
"""Seconds after which work lets go of Python for the thread that draws. A key is many calls, each of which may wait."""


class Job(QObject):
    """A piece of work under way. Exactly one of `done`, `refused`, `stopped` and `failed` is emitted, on the asking thread."""

    done = Signal(object)
    refused = Signal(str)
    stopped = Signal()
    failed = Signal(object)
    progressed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked_to_stop = False
        self.refusal: Refused | None = None
        """The refusal itself, set before `refused` is emitted: for those who must know which kind it was."""

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._asked_to_stop = True

    def tell(self, done: int, total: int, doing: str = "") -> None:
        if self._asked_to_stop:
            raise Stopped
        self.progressed.emit(done, total, doing)


class _Work(QRunnable):
    def __init__(self, job: Job, work: Callable[[Tell], Any]) -> None:
        super().__init__()
        self.job = job
        self.work = work

    def run(self) -> None:
        try:
            result = self.work(self.job.tell)
        except Refused as refused:
            self.job.refusal = refused
            self.job.refused.emit(refused.sentence)
        except Stopped:
            self.job.stopped.emit()
        except Exception as mistake:
            self.job.failed.emit(mistake)
        else:
            self.job.done.emit(result)


class Jobs(QObject):
    """Starts work on other threads, and keeps the jobs alive until they have ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(LET_GO_AFTER)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: set[Job] = set()
        self._finished = False

    def start(self, work: Callable[[Tell], Any]) -> Job:
        """Run `work(tell)` on another thread, once the caller has returned to the event loop with its connections made."""
        job = Job(self)
        self._running.add(job)
        for ended in (job.done, job.refused, job.stopped, job.failed):
            ended.connect(lambda *_: self._running.discard(job))
        QTimer.singleShot(0, job, lambda: self._begin(_Work(job, work)))
        return job

    @property
    def is_busy(self) -> bool:
        """Whether any job has not ended."""
        return bool(self._running)

    def _begin(self, work: _Work) -> None:
        if not self._finished:
            self._pool.start(work)

    def finish(self) -> None:
        """Ask everything to stop, and wait for it. Nothing is started afterwards."""
        self._finished = True
        for job in self._running:
            job.stop()
        self._pool.waitForDone()
