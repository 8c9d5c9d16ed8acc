"""A council's own templates: looked over file by file, ours copied to begin from, and read anew after a change.

Whatever is broken is told with file, line and fault, and left out; ours is then used, so that nothing ever fails because of it.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.errors import Refused
from lifestory_app.practice import own_folder
from lifestory_app.practice.deadlines import own_rules, rules
from lifestory_app.practice.kinds import kinds, own_kinds
from lifestory_app.practice.letter_forms import letter_forms, own_forms
from lifestory_app.practice.letter_papers import letter_papers, own_papers
from lifestory_app.practice.own_folder import ROOMS, OwnFiles
from lifestory_app.practice.reading import Fault
from lifestory_app.practice.word_lists import finder, list_faults

README = "README.md"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a folder: how many files are in use from each room, and what is wrong."""

    folder: Path
    files: tuple[tuple[str, int], ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def count(self) -> int:
        return sum(number for _, number in self.files)


def check(folder: Path) -> Checked:
    """Look over a folder as it stands. Raises Refused where there is none."""
    if not folder.is_dir():
        raise Refused(f"There is no folder “{folder.name}” that can be reached. Nothing was changed; check its name.")
    return _checked(folder, own_folder.look_into(folder))


def check_in_use() -> Checked:
    """What is wrong with the templates in use on this computer. Never raises."""
    return _checked(own_folder.folder(), own_folder.in_use())


def _checked(folder: Path, found: OwnFiles) -> Checked:
    told = {
        "kinds": own_kinds(found.of("kinds"))[1],
        "letters": own_forms(found.of("letters"))[1] + own_papers(found.of("letters"))[1],
        "wording": tuple(_faults_of_lists(found.of("wording"))),
        "deadlines": own_rules(found.of("deadlines"))[1],
    }
    faults = list(found.faults)
    for room, those in told.items():
        faults += [Fault(f"{room}/{each.file}", each.line, each.what, each.instead) for each in those]
    files = tuple((room, len(found.of(room))) for room in ROOMS if found.of(room))
    return Checked(folder, files, tuple(faults))


def _faults_of_lists(paths: Iterable[Path]) -> list[Fault]:
    return [each for path in paths for each in list_faults(path)]


def forget() -> None:
    """Read everything anew when it is asked for next: the folder, or a file in it, has changed."""
    own_folder.forget()
    for read in (kinds, letter_forms, letter_papers, rules, finder):
        read.cache_clear()


def choose(folder: Path | None) -> None:
    """Use another folder from now on, None for the usual one. Raises Refused where that cannot be kept."""
    own_folder.choose(folder)
    forget()


def copy_ours(folder: Path) -> tuple[int, int]:
    """Copy our templates into a folder to begin from: how many were copied, and how many were there already and stay.

    Raises Refused where the folder cannot be written to.
    """
    copied = kept = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [resources.template(README)]
        wanted += [path for room in ROOMS for path in sorted(resources.template(room).glob("*.toml"))]
        for path in wanted:
            target = folder / path.relative_to(resources.template())
            target.parent.mkdir(exist_ok=True)
            if target.exists():
                kept += 1
            else:
                shutil.copyfile(path, target)
                copied += 1
    except OSError as trouble:
        raise Refused(
            f"“{folder.name}” cannot be written to ({trouble.strerror}). {copied} files were copied; choose another folder."
        ) from None
    return copied, kept
