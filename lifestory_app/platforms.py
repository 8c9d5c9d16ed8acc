"""Everything that differs between operating systems, in one place, with both branches: POSIX and Windows.

Nothing else in the program may use `fcntl`, `resource`, `os.fork` or fixed temporary paths.
"""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

IS_WINDOWS = sys.platform == "win32"


def sync_file(file: BinaryIO) -> None:
    """Make sure that what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that names made or changed in a folder are on the disk. Windows does so by itself and offers no call."""
    if IS_WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write target whole or not at all; a failure leaves the old file, or its absence, as it was."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    draft = Path(name)
    try:
        with open(handle, "wb") as file:
            write(file)
            sync_file(file)
        if target.exists():
            shutil.copymode(target, draft)
        elif not IS_WINDOWS:
            draft.chmod(0o666 & ~_umask())
        os.replace(draft, target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def data_home() -> Path:
    """The folder for this user's own data of the program (backups, settings). Made when missing, private to the user."""
    override = os.environ.get("LIFESTORY_DATA")
    if override:
        home = Path(override)
    elif IS_WINDOWS:
        home = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "LifeStory"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support" / "LifeStory"
    else:
        home = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "lifestory"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


def machine_name() -> str:
    return socket.gethostname()


def user_name() -> str:
    """The name of the person at this computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "someone"


def process_lives(pid: int) -> bool:
    """Whether a process of this machine is still running."""
    if pid <= 0:
        return False
    if IS_WINDOWS:
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        handle = kernel.OpenProcess(0x1000, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def limit_this_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Bound what this process may take. On Windows the parent's deadline and memory watch stand in for it."""
    if IS_WINDOWS:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def open_in_file_manager(folder: Path) -> None:
    """Show a folder to the user."""
    if IS_WINDOWS:
        os.startfile(folder)  # type: ignore[attr-defined]
    else:
        subprocess.Popen(["open" if sys.platform == "darwin" else "xdg-open", os.fspath(folder)])
