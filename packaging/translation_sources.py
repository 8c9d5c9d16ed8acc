"""Those texts of the window that can be translated and that pyside6-lupdate does not find by itself, with their contexts.

    python packaging/translation_sources.py > more.py

Modules that are no classes have a helper `_tr(text)` with a context of its own; lupdate cannot see through it.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

OWNERS = {
    "bench": ("Bench",),
    "_bench": ("Bench",),
    "_pages": ("PageList",),
    "_grid": ("PhotoGrid", "PageGrid"),
}
"""Whose `tr` is called where it is not one's own: Qt looks a text up under the class of its owner."""
CHECKOUT = Path(__file__).resolve().parent.parent


def window_files(checkout: Path = CHECKOUT) -> list[Path]:
    """The modules that speak to a person in the window."""
    package = checkout / "lifestory_app"
    return [package / "app.py", *sorted((package / "ui").rglob("*.py")), *sorted((package / "services").rglob("*.py"))]


def helper_context(tree: ast.Module) -> str:
    """The context that a module's own `_tr` gives, "" where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "translate":
                    return str(ast.literal_eval(call.args[0]))
    return ""


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """The texts that go through a module's own helper, each with its context."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    context = helper_context(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_tr" and context:
            yield from ((context, text) for text in literals(node.args[0]))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            owner = owner_of(node.func.value)
            if owner != "self":
                for each in OWNERS[owner]:
                    yield from ((each, text) for text in literals(node.args[0]))


def owner_of(node: ast.expr) -> str:
    """The name by which the owner of a `tr` is called."""
    return node.attr if isinstance(node, ast.Attribute) else ast.unparse(node)


def literals(node: ast.expr) -> Iterator[str]:
    """The literal texts that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def main() -> None:
    found = dict.fromkeys(pair for path in window_files() for pair in texts_of(path))
    sys.stdout.write("from PySide6.QtCore import QCoreApplication\n")
    for context, text in found:
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        count = ', "", 1' if "%n" in text else ""
        sys.stdout.write(f'QCoreApplication.translate("{context}", "{quoted}"{count})\n')


if __name__ == "__main__":
    main()
