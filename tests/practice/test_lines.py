import tomllib
from typing import Any

import pytest

from lifestory_app import resources
from lifestory_app.practice.lines import line_of

TEXT = '''# people
[[person]]
id = "ava"
names = [
    { given = "Ava" },   # ] is no bracket here
    { given = "A[v]a" },
]

[[person]]
id = "kim"
facts.first = 1
"odd key" = """
id = "not this"
[[person]]
"""
role = 'birth mother'

[book]
title = "x"

[[page]]
id = "one"
[page.photo]
alt = "a"
[[page.cards]]
title = "1"
[[page.cards]]
title = "2"
[[page]]
[[page.cards]]
title = "3"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("person", 0, "id"), 3),
        (("person", 0, "names", 1, "given"), 4),
        (("person", 1, "id"), 10),
        (("person", 1, "facts", "first"), 11),
        (("person", 1, "odd key"), 12),
        (("person", 1, "role"), 16),
        (("person", 1, "born"), 9),
        (("book", "title"), 19),
        (("page", 0, "photo", "alt"), 24),
        (("page", 0, "cards", 1, "title"), 28),
        (("page", 1, "cards", 0, "title"), 31),
        (("page", 1, "cards", 0, "words"), 30),
        (("gone",), None),
    ],
)
def test_a_key_is_found_at_its_line(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(TEXT, path) == line


def every_text(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in every_text(inner, (*path, key))]
    if isinstance(value, list):
        return [found for place, inner in enumerate(value) for found in every_text(inner, (*path, place))]
    return [(path, value)] if isinstance(value, str) and "\n" not in value and '"' not in value else []


def test_every_text_of_the_sample_stands_at_or_after_the_line_told() -> None:
    text = resources.template("samples", "adoption.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    texts = every_text(tomllib.loads(text))

    assert len(texts) > 500
    for path, value in texts:
        line = line_of(text, path)
        assert line is not None
        assert any(value in said for said in lines[line - 1 : line + 9]), path
