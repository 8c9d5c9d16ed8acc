"""Where a council keeps its own templates, and which files of it are in use on this computer.

The folder may stand on a network share. Then a copy of it is kept beside the settings each time it is reached, so that a laptop
away from the office works with what was there last.
"""

import filecmp
import shutil
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO

from lifestory_app import platforms, resources
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.practice.reading import Fault, is_writable

ROOMS = ("kinds", "letters", "wording", "deadlines")
"""The folders in it, each with files like those of `templates/`."""
MOST_BYTES = 1_000_000
MOST_FILES = 200
SECONDS = 4.0
"""How long a folder that does not answer is waited for."""
_CHOSEN, _USUAL, _KEPT, _FROM = "own-templates.txt", "templates", "templates-kept", "from.txt"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files of a folder that can be looked at, by room, and what is wrong with the folder or with others in it."""

    files: tuple[tuple[str, tuple[Path, ...]], ...] = ()
    faults: tuple[Fault, ...] = ()

    def of(self, room: str) -> tuple[Path, ...]:
        return dict(self.files).get(room, ())


def chosen() -> Path | None:
    """The folder that was chosen, or None where the usual one beside the settings is used."""
    try:
        text = (platforms.data_home() / _CHOSEN).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return Path(text) if text and is_writable(text) else None


def usual() -> Path:
    """The folder beside the settings."""
    return platforms.data_home() / _USUAL


def folder() -> Path:
    """The folder for a council's own templates. It need not be there."""
    return chosen() or usual()


def choose(place: Path | None) -> None:
    """Use another folder from now on; None for the usual one. Raises Refused where that cannot be kept."""
    data = str(place.absolute() if place is not None else "").encode()

    def write(file: BinaryIO) -> None:
        file.write(data)

    try:
        platforms.replace_file(platforms.data_home() / _CHOSEN, write)
    except OSError as trouble:
        raise Refused(
            f"The folder could not be noted ({trouble.strerror}). The templates in use are as before; try again."
        ) from None
    forget()


@cache
def in_use() -> OwnFiles:
    """The files in use on this computer. Never raises: a folder that is not there has none."""
    place = chosen()
    if place is None:
        return look_into(usual()) if usual().is_dir() else OwnFiles()
    kept = platforms.data_home() / _KEPT
    told = _bring(place, kept)
    found = look_into(kept) if kept.is_dir() and _came_from(kept) == str(place) else OwnFiles()
    return OwnFiles(found.files, (*told, *found.faults))


def forget() -> None:
    """Look at the folder anew when it is asked for next."""
    in_use.cache_clear()


def look_into(place: Path) -> OwnFiles:
    """The files of a folder, with what in it cannot be used."""
    found: list[tuple[str, tuple[Path, ...]]] = []
    faults: list[Fault] = []
    try:
        for each in sorted(place.iterdir()):
            if each.is_dir() and each.name not in ROOMS and not each.name.startswith("."):
                rooms = ", ".join(ROOMS)
                faults.append(Fault(each.name, None, f"there is no such folder among {rooms}", "Nothing in it is used."))
        for room in ROOMS:
            if (place / room).is_dir():
                found.append((room, tuple(_files(place / room, faults))))
    except OSError as trouble:
        faults.append(Fault(place.name, None, f"the folder cannot be read ({trouble.strerror})", "Ours are used."))
    return OwnFiles(tuple(found), tuple(faults))


def _files(room: Path, faults: list[Fault]) -> list[Path]:
    left_out = "It is left out."
    found: list[Path] = []
    for path in sorted(room.iterdir()):
        name = f"{room.name}/{path.name}"
        if path.name.startswith((".", "~")) or path.suffix.lower() in (".md", ".txt") or not path.is_file():
            continue
        if path.suffix != ".toml":
            faults.append(Fault(name, None, "its name does not end in .toml", left_out))
        elif not path.stem.replace("-", "").replace("_", "").isalnum() and room.name != "wording":
            faults.append(Fault(name, None, "its name may have letters, digits and hyphens only", left_out))
        elif path.stat().st_size > MOST_BYTES:
            faults.append(Fault(name, None, f"it is larger than {MOST_BYTES // 1000} kB", left_out))
        elif len(found) == MOST_FILES:
            faults.append(Fault(name, None, f"there are more than {MOST_FILES} files in the folder", left_out))
        elif not _is_ours(path):
            found.append(path)
    return found


def _is_ours(path: Path) -> bool:
    """Whether a file is the same as ours of that name: a copy that nobody has changed yet."""
    ours = resources.template(path.parent.name, path.name)
    return ours.is_file() and filecmp.cmp(path, ours, shallow=False)


def _bring(place: Path, kept: Path) -> tuple[Fault, ...]:
    """Copy the files of a folder that may be far away beside the settings; told is what stood in the way."""
    done: list[OwnFiles] = []
    trouble: list[OSError] = []
    fresh = kept.with_name(f"{kept.name}-{threading.get_ident()}")

    def work() -> None:
        try:
            next(iter(place.iterdir()), None)
            found = look_into(place)
            for room, paths in found.files:
                (fresh / room).mkdir(parents=True)
                for path in paths:
                    shutil.copyfile(path, fresh / room / path.name)
            done.append(found)
        except OSError as fault:
            trouble.append(fault)

    for left in kept.parent.glob(f"{kept.name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        fresh.mkdir()
    except OSError as fault:
        return (Fault(place.name, None, f"the folder cannot be copied ({fault.strerror})", _told_kept(place, kept)),)
    runner = threading.Thread(target=work, name="own templates", daemon=True)
    runner.start()
    runner.join(SECONDS)
    if not done:
        why = trouble[0].strerror if trouble else "it does not answer"
        if trouble:
            shutil.rmtree(fresh, ignore_errors=True)
        return (Fault(place.name, None, f"the folder cannot be reached ({why})", _told_kept(place, kept)),)
    try:
        (fresh / _FROM).write_text(str(place), encoding="utf-8")
        shutil.rmtree(kept, ignore_errors=True)
        fresh.replace(kept)
    except OSError as fault:
        return (Fault(place.name, None, f"the folder cannot be copied ({fault.strerror})", _told_kept(place, kept)),)
    # What is wrong with single files is found again in the copy, but for files that were not copied.
    here = {fault.file for fault in look_into(kept).faults}
    return tuple(fault for fault in done[0].faults if fault.file not in here)


def _told_kept(place: Path, kept: Path) -> str:
    if not kept.is_dir() or _came_from(kept) != str(place):
        return "Ours are used until it is there."
    day = datetime.fromtimestamp((kept / _FROM).stat().st_mtime).astimezone()
    return f"What was there on {UncertainDate(day.year, day.month, day.day)} is used until it is there again."


def _came_from(kept: Path) -> str:
    try:
        return (kept / _FROM).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
