"""The rooms of the house and the only arrows allowed between them (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "lifestory_app"
EVERYTHING_BELOW_USECASES = {"domain", "photos", "storage", "family", "practice", "layout", "paint", "export", "exchange"}
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "photos": {"domain"},
    "storage": {"domain"},
    "family": {"domain"},
    "practice": {"domain", "family"},
    "layout": {"domain", "family"},
    "paint": {"domain", "layout"},
    "export": {"domain", "photos", "family", "practice", "layout", "paint"},
    "exchange": {"domain", "photos", "storage", "practice", "export"},
    "usecases": EVERYTHING_BELOW_USECASES,
    "services": {"usecases", "domain"},
    "ui": {"services", "domain", "layout", "paint"},
    "cli": {"usecases", "domain"},
}
OPEN_TO_ALL = {"resources", "platforms"}
# Inside a room that may be seen, only these modules may be.
ONLY = {
    "paint": {"layout": {"display", "fonts", "laid_out"}},
    "export": {"paint": {"pdf", "svg", "raster"}},
    "ui": {"layout": {"display", "laid_out"}, "paint": {"qt"}},
}
SEES_QT = ("services", "ui", "paint/qt.py", "app.py")
PLATFORM_CALLS = {"fcntl", "resource", "msvcrt", "winreg"}


def imports_of(path: Path) -> set[str]:
    """Every module a file imports, inside functions too, with `from package import module` told as package.module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def allowed(room: str, name: str) -> bool:
    parts = name.split(".")
    if parts[0] != "lifestory_app":
        return True
    target, module = parts[1], parts[2] if len(parts) > 2 else ""
    if target in OPEN_TO_ALL or target == room or name == "lifestory_app.__version__":
        return True
    limited = ONLY.get(room, {}).get(target)
    return target in MAY_IMPORT[room] and (limited is None or module in limited)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_the_table_allows(room: str) -> None:
    files = list((PACKAGE / room).rglob("*.py"))
    assert files, f"no files seen under {room}: is the path still right?"

    wrong = [f"{path.relative_to(PACKAGE)}: {name}" for path in files for name in imports_of(path) if not allowed(room, name)]

    assert not wrong, f"{room} may import only {sorted(MAY_IMPORT[room])} {ONLY.get(room, '')}: {wrong}"


def test_every_room_stands_in_the_table() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert rooms == set(MAY_IMPORT)


def test_only_the_qt_side_sees_qt() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if not path.relative_to(PACKAGE).as_posix().startswith(SEES_QT)]
    assert len(files) > 30

    wrong = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in files
        for name in imports_of(path)
        if name.split(".")[0] in ("PySide6", "shiboken6", "PyQt6")
    ]

    assert not wrong, f"only {SEES_QT} may import Qt: {wrong}"


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    import sys

    wrong = [
        f"{path.name}: {name}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"lifestory_app"}
    ]

    assert not wrong


def test_platform_calls_stand_in_one_module() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if path.name != "platforms.py"]
    wrong = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        wrong += [f"{path.relative_to(PACKAGE)}: {name}" for name in imports_of(path) if name.split(".")[0] in PLATFORM_CALLS]
        wrong += [f"{path.relative_to(PACKAGE)}: {call}" for call in ("os.fork", '"/tmp', "'/tmp", "/dev/shm") if call in text]

    assert not wrong, f"these belong in platforms.py: {wrong}"


def test_importing_a_room_loads_no_heavy_library() -> None:
    for path in PACKAGE.glob("*/__init__.py"):
        assert not {name for name in imports_of(path) if not name.startswith("lifestory_app")}, path
