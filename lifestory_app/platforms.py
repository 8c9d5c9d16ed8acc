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


def has_screen() -> bool:
    """Whether a window can be shown here. Windows and macOS always have a screen; elsewhere the session says so."""
    if IS_WINDOWS or sys.platform == "darwin" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_in_file_manager(folder: Path) -> None:
    """Show a folder to the user."""
    if IS_WINDOWS:
        os.startfile(folder)  # type: ignore[attr-defined]
    else:
        subprocess.Popen(["open" if sys.platform == "darwin" else "xdg-open", os.fspath(folder)])


def can_write_beside(path: Path) -> bool:
    """Whether a file can be written, and others made in its folder, which a safe save needs."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def put_in_place(draft: Path, target: Path) -> None:
    """Give a finished draft its name, never over another file, and make the name durable. Raises FileExistsError."""
    if IS_WINDOWS:
        draft.rename(target)
        return
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network shares have no hard links.
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    else:
        draft.unlink()
    sync_folder(target.parent)


_REMOTE_KINDS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "ceph", "glusterfs", "webdav", "afpfs"}
_REMOVABLE_KINDS = {"vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk", "hfsplus", "udf"}
_SYNCED_NAMES = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud",
    "box sync",
    "seafile",
    "sync.com",
    "pcloud",
)


def is_risky_folder(folder: Path) -> bool:
    """Whether a folder seems to lie on a network share, a removable disk, or in something that a cloud program synchronises.

    A guess from the kind of disk and the names on the way; where it cannot be told, the answer is no.
    """
    folder = folder.absolute()
    if any(part.casefold().startswith(_SYNCED_NAMES) for part in folder.parts) or "Mobile Documents" in folder.parts:
        return True
    synced = [os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(root and folder.is_relative_to(root) for root in synced):
        return True
    return _on_risky_windows_drive(folder) if IS_WINDOWS else _on_risky_posix_mount(folder)


def _on_risky_windows_drive(folder: Path) -> bool:
    if os.fspath(folder).startswith("\\\\"):
        return True
    import ctypes

    removable, remote = 2, 4
    return ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) in (removable, remote)  # type: ignore[attr-defined]


def _on_risky_posix_mount(folder: Path) -> bool:
    if sys.platform == "darwin":
        return folder.is_relative_to("/Volumes")
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    best, found = 0, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        place = before.split()[4].replace("\\040", " ")
        if folder.is_relative_to(place) and len(place) >= best:
            best, found = len(place), after.split()[0]
    return found in _REMOTE_KINDS | _REMOVABLE_KINDS or (found.startswith("fuse.") and found != "fuse.snapfuse")
