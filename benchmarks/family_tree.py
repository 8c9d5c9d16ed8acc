"""How long a family tree file of 3,000 people takes to read and to write, beside cutting its text into lines.

Run: .venv/bin/python -m benchmarks.family_tree [people]
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lifestory_app.domain.bringing_in import BringInFamily
from lifestory_app.family.gedcom_in import read_family_tree
from lifestory_app.family.gedcom_out import written_tree
from tests.builders import a_book

_LINE = re.compile(r"(\d+) (?:(@[^@]+@) )?(\w+)(?: (.*))?")


def a_file(people: int) -> str:
    """Couples with three children, generation after generation, ten lines of text a person."""
    lines = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8"]
    for number in range(people):
        lines += [
            f"0 @I{number}@ INDI",
            f"1 NAME Given{number} /Family{number % 97}/",
            f"1 SEX {'FM'[number % 2]}",
            "1 BIRT",
            f"2 DATE {number % 28 + 1} MAR {1700 + number % 300}",
            "2 PLAC Ely, Cambridgeshire, England",
            "1 OCCU Baker",
            "1 NOTE Told by an aunt",
            f"1 FAMS @F{number // 2}@",
        ]
    for number in range(people // 2):
        lines += [f"0 @F{number}@ FAM", f"1 HUSB @I{number * 2}@", f"1 WIFE @I{number * 2 + 1}@", "1 MARR", "2 DATE 1900"]
        lines += [f"1 CHIL @I{child}@" for child in range(number * 3 + 2, min(number * 3 + 5, people))]
    return "\n".join([*lines, "0 TRLR", ""])


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds, the median of three."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    text = a_file(people)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tree.ged"
        path.write_text(text, encoding="utf-8")
        floor = seconds(lambda: [_LINE.fullmatch(line) for line in text.split("\n")])
        reading = seconds(lambda: read_family_tree(path))
        tree = read_family_tree(path)
    writing = seconds(lambda: written_tree(tree.people, tree.bonds, "5.5.1"))
    bringing = seconds(lambda: BringInFamily(tree.people, tree.bonds).apply(a_book()))
    print(f"{people} people, {len(tree.bonds)} bonds, {len(text) / 1e6:.1f} MB; cutting into lines {floor:.3f} CPU s")
    print(f"  read as people and bonds  {reading:.3f} CPU s, {reading / floor:.1f} times the floor")
    print(f"  brought into a book       {bringing:.3f} CPU s, {bringing / floor:.1f} times the floor")
    print(f"  written                   {writing:.3f} CPU s, {writing / floor:.1f} times the floor")


if __name__ == "__main__":
    main()
