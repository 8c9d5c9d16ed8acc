"""Where in a TOML file a key stands, so that a fault can be told with its line. `tomllib` does not say."""

import re
from collections.abc import Iterator

TomlPath = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)(?P<keys>[^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*(?P<keys>(?:[A-Za-z0-9_-]++|"[^"]*"|'[^']*'|\s*\.\s*)++)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"([^"]*)"|'([^']*)'""")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*$|[\[\]{}]')


def line_of(text: str, path: TomlPath) -> int | None:
    """The line (from 1) of the statement that holds the value at `path`, or of the table it is missing from.

    A path is of keys and, for lists, of places counted from 0: ("person", 2, "role"). None where nothing of it is there.
    """
    best: tuple[int, int] | None = None
    for line, found in _statements(text):
        same = _shared(found, path)
        if same == len(found) and same and (best is None or same > best[0]):
            best = (same, line)
    return best[1] if best else None


def _shared(one: TomlPath, other: TomlPath) -> int:
    """How many first steps two paths share."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _statements(text: str) -> Iterator[tuple[int, TomlPath]]:
    """Every header and every key of a file that is known to be TOML, with the line it begins at."""
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    inside, depth = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if not inside and not depth:
            if header := _HEADER.match(line):
                table = _numbered(_parts(header["keys"]), header[1] == "[[", counts)
                yield number, table
                continue
            if key := _KEY.match(line):
                yield number, table + _parts(key["keys"])
                line = line[key.end() :]
        inside, depth = _left_open(line, inside, depth)


def _parts(keys: str) -> TomlPath:
    return tuple(part[1] or part[2] or part[0] for part in _PART.finditer(keys))


def _numbered(keys: TomlPath, is_list: bool, counts: dict[TomlPath, int]) -> TomlPath:
    """The path of a header, with the place in every list that it goes through."""
    path: TomlPath = ()
    for place, key in enumerate(keys):
        path += (key,)
        if is_list and place == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _left_open(line: str, inside: str, depth: int) -> tuple[str, int]:
    """What is still open at the end of a line: a text of several lines, or brackets."""
    at = 0
    while True:
        if inside:
            end = line.find(inside, at)
            if end < 0:
                return inside, depth
            at, inside = end + 3, ""
        token = _TOKEN.search(line, at)
        if token is None:
            return "", depth
        at = token.end()
        if token[0] in ('"""', "'''"):
            inside = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
