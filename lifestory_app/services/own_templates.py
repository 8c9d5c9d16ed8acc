"""A council's own templates for the window: looked over on another thread, since their folder may stand on a slow share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from lifestory_app.usecases.own_templates import Checked

__all__ = ["Checked", "OwnTemplates"]


class OwnTemplates(QObject):
    """`told` gives the Checked each time the folder was looked over, `refused` a sentence where something could not be done."""

    told = Signal(object)
    refused = Signal(str)
    copied = Signal(int, int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.last: Checked | None = None
        """What was found last; None before the first look."""
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    @property
    def folder(self) -> Path:
        """The folder for them, which need not be there."""
        from lifestory_app.usecases.own_templates import folder

        return folder()

    @property
    def is_usual(self) -> bool:
        """Whether the folder is the one beside the settings."""
        from lifestory_app.usecases.own_templates import chosen

        return chosen() is None

    def look(self, *, anew: bool = False) -> None:
        """Look over what is in use; `anew` reads all files again first."""
        self._do(lambda: None, anew=anew)

    def choose(self, folder: Path | None) -> None:
        """Use another folder, None for the usual one."""

        def work() -> None:
            from lifestory_app.usecases.own_templates import choose

            choose(folder)

        self._do(work)

    def copy_ours(self) -> None:
        """Copy our templates into the folder, those left alone that are there; `copied` tells how many, and how many stayed."""
        counted: list[tuple[int, int]] = []

        def work() -> None:
            from lifestory_app.usecases.own_templates import copy_ours, folder

            counted.append(copy_ours(folder()))

        self._do(work, lambda: self.copied.emit(*counted[0]), anew=True)

    def _do(self, first: Callable[[], None], then: Callable[[], None] = lambda: None, *, anew: bool = False) -> None:
        if self._job is not None:
            return

        def work(_tell: object) -> "Checked":
            from lifestory_app.usecases.own_templates import check_in_use, forget

            first()
            if anew:
                forget()
            return check_in_use()

        self._job = self._jobs.start(work)
        self._job.done.connect(lambda found: self._take(found, then))
        self._job.refused.connect(self._refuse)
        self._job.failed.connect(self._fail)

    def _take(self, found: "Checked", then: Callable[[], None]) -> None:
        self._job, self.last = None, found
        then()
        self.told.emit(found)

    def _refuse(self, sentence: str) -> None:
        self._job = None
        self.refused.emit(sentence)

    def _fail(self, mistake: BaseException) -> None:
        self._job = None
        raise mistake
