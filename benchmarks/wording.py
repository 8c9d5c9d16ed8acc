"""How well wording help sees: faults put into texts of others and found again, false alarms there, and reading ages.

    python benchmarks/wording.py [--inputs ../shared/inputs] [--seed 1]

The texts are prose that nobody here wrote (`inputs/text/prose`, with its licences beside it). A seeded fault is a sentence of
its own, from `wording-faults.txt` or made up here, and none of the examples of the list; it stands between two sentences of a
text and counts as found where a finding of its kind overlaps it. In the texts as they are every finding but a long sentence
counts as a false alarm, right or not. Names are looked at with the people of a book of three; a name is a false alarm where
it is nobody's: by two lists of names, and by hand where they hold it not.

Must reach: 95 % of faults of each kind, at most one false alarm in 500 words, every age within one year of the reference.
"""

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from lifestory_app.domain.people import Gender
from lifestory_app.practice.identifiers import has_check_digit
from lifestory_app.practice.lint import Reader, look_at
from lifestory_app.practice.names import BookNames
from lifestory_app.practice.reading_level import reading_level
from lifestory_app.practice.sentences import counted_words, sentences_of
from lifestory_app.practice.spelling import load_spelling
from lifestory_app.practice.word_lists import finder

GUTENBERG = re.compile(r"\*\*\* START OF.*?\n(.*)\*\*\* END OF", re.DOTALL)
TIMES = 20
"""How often each fault is put in."""

PERSONS = frozenset(
    re.findall(
        r"\w+",
        "Balaraman Baumgartner Boydell Dunman Dustys Kittinger Kitttinger McConville Misener Murali Mutchler Oetl Sandercock"
        " Susumu Tonagawa Tonagawas Todds",
    )
)
"""People in the texts whose names neither list has, looked up by hand; and names on the lists that are cars there."""
NO_PERSONS = frozenset({"Mercedes"})

FAULTS = Path(__file__).with_name("wording-faults.txt")
LATER = tuple(FAULTS.with_name(f"wording-faults-{each}.txt") for each in ("unseen", "third", "fourth"))
"""Written after the rules, and measured before anything was mended for them (docs/quality.md)."""


def text_of(path: Path) -> str:
    """A text without the licence of its publisher."""
    text = path.read_text(encoding="utf-8")
    inner = GUTENBERG.search(text)
    return inner[1] if inner else text


def made_up(rng: random.Random) -> dict[str, Callable[[], str]]:
    """Numbers and addresses that nobody has, in the ways people write them."""

    def digits(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    def postcode() -> str:
        area = rng.choice(["LS", "B", "M", "SW", "EH", "CF", "BT", "NE", "S", "W1", "EC1"])
        start = f"{area}A" if area[-1].isdigit() else f"{area}{rng.randint(1, 29)}"
        last = f"{rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
        made = f"{start}{rng.choice([' ', ' ', ''])}{last}"
        return f"It is in {made.lower() if ' ' in made and rng.random() < 0.2 else made}."

    def phone() -> str:
        ways = [
            "07700 900{}",
            "07700900{}",
            "0113 496 0{}",
            "(0161) 496 0{}",
            "+44 7700 900{}",
            "+44 (0)20 7946 0{}",
            "020 7946 0{}",
            "01632-960{}",
        ]
        return f"Ring {rng.choice(ways).format(digits(3))} soon."

    def nhs() -> str:
        while not has_check_digit(number := rng.choice("4567") + digits(9)):
            pass
        way = rng.choice(["{}", "{} {} {}", "{}-{}-{}"])
        return f"It is {number if way == '{}' else way.format(number[:3], number[3:6], number[6:])}."

    def email() -> str:
        who = rng.choice(["kelly", "j.smith", "sam_99", "the-team"])
        return f"Write to {who}@{rng.choice(['example.org', 'mail.example.com', 'council.example.gov.uk'])} now."

    def case() -> str:
        ways = [
            "Case number {}.",
            "Case no. {}.",
            "Mosaic ID {}.",
            "Ref: AB/{}.",
            "File ref {}/2019.",
            "It was ZE20C00{}.",
            "The case reference is LCS-{}.",
            "LCS {}.",
        ]
        way = rng.choice(ways)
        return way.format(digits(3 if "ZE20" in way else 6))

    def address() -> str:
        street = rng.choice(
            ["Rose Street", "St Mary’s Road", "Harbour View", "The Old Mill Lane", "Park Avenue", "Station Rd", "Elm Close"]
        )
        return rng.choice(["She lives at {} {}.", "It was {} {}, near the shop.", "Flat 2, {} {} is the place."]).format(
            rng.randint(1, 240), street
        )

    return {"postcode": postcode, "phone": phone, "nhs-number": nhs, "email": email, "case-number": case, "address": address}


def listed(path: Path) -> list[list[str]]:
    """The faults of a file: a kind and a sentence each."""
    return [line.split(": ", 1) for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def seeds(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Every fault with its kind; “wording” is any entry of the list."""
    faults = [fault for path in (FAULTS, *LATER) for fault in listed(path)]
    for _ in range(TIMES):
        yield from ((kind, fault) for kind, fault in faults)
        for kind, make in made_up(rng).items():
            yield from ((kind, make()) for _ in range(10))
        for name in ("Jayden", "Poppy", "Amelia", "Tyrone", "Aisha", "Zofia", "Callum", "Ffion"):
            yield (
                "unknown-name",
                rng.choice(["You played with {}.", "It was for {}.", "Then {} came.", "Her friend {} sang."]).format(name),
            )
            yield "another-child", f"Dear {name}, this is for you."
        yield (
            "surname",
            rng.choice(["Her name is Kelly Marlowe.", "Mrs Marlowe rang.", "The Marlowes came."]).replace(
                "Marlowes", "Marlowe family"
            ),
        )
        yield (
            "pronoun",
            rng.choice(
                ["Maya was tired and he slept.", "Maya loved his bear.", "Maya hurt himself.", "Maya ran when they called him."]
            ),
        )
        yield "long-sentence", "You " + " ".join(["went", "and", "saw", "the", "big", "boat"] * 5) + "."


def recall(texts: list[str], rng: random.Random, reader: Reader) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many faults of each kind were put in and found, and which were missed."""
    put, found, missed = Counter[str](), Counter[str](), Counter[str]()
    entries = {entry.id for entry in finder().words.entries}
    places = [(text, [each.end for each in sentences_of(text) if each.text[-1] in ".!?"]) for text in texts]
    for kind, fault in seeds(rng):
        text, ends = rng.choice(places)
        at = rng.choice(ends)
        before, after = text[max(0, at - 400) : at], text[at : at + 400]
        # A soft word is a fault where nothing plain stands in its paragraph.
        gap = "\n\n" if kind == "euphemism" else " "
        whole = f"{before}{gap}{fault}{gap}{after}"
        start = len(before) + len(gap)
        end = start + len(fault)
        kinds = {each.rule for each in look_at(whole, reader) if each.start < end and start < each.end and each.end <= end + 1}
        hit = (
            bool(kinds & entries)
            if kind == "wording"
            else kind in kinds or (kind == "another-child" and "unknown-name" in kinds)
        )
        put[kind] += 1
        found[kind] += hit
        if not hit:
            missed[f"{kind}: {fault}"] += 1
    return put, found, missed


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "inputs")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    prose = sorted((given.inputs / "text" / "prose").glob("*.txt"))
    if not prose:
        raise SystemExit(f"There are no texts in {given.inputs}; name the folder with --inputs.")
    texts = [text_of(path) for path in prose]
    people = frozenset(["maya", "kelly", "sue"])
    is_word = load_spelling().is_word
    reader = Reader(None, BookNames(people, frozenset({"Marlowe"}), "Maya", Gender.FEMALE, is_word))
    bad = False

    put, found, missed = recall(texts, random.Random(given.seed), reader)
    print("Seeded faults found")
    for kind in put:
        share = found[kind] / put[kind]
        bad |= share < 0.95
        print(f"  {kind:<16}{found[kind]:>6} of {put[kind]:<6}{share:>8.1%}")
    whole = sum(found.values()) / sum(put.values())
    print(f"  {'all':<16}{sum(found.values()):>6} of {sum(put.values()):<6}{whole:>8.1%}   (must reach 95 % of each)")
    for fault, count in missed.most_common(12):
        print(f"    missed {count} times: {fault}")

    words = sum(len(counted_words(text)) for text in texts)
    start = process_time()
    alarms = Counter(each.rule for text in texts for each in look_at(text) if each.rule != "long-sentence")
    took = process_time() - start
    rate = sum(alarms.values()) / words * 500
    bad |= rate > 1
    print(f"False alarms of wording and identifiers: {sum(alarms.values())} in {words} words, {rate:.2f} in 500 (at most 1)")
    print("  " + ", ".join(f"{rule} {count}" for rule, count in alarms.most_common()))
    print(f"  looked over at {words / took:,.0f} words a second of CPU")

    listed = {
        line.strip().casefold()
        for path in (given.inputs / "text" / "names").glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    modern = [text for path, text in zip(prose, texts, strict=True) if path.name.startswith(("onestop", "nhs"))]
    told = [
        each.text
        for text in modern
        for each in look_at(text, reader)
        if each.rule in ("unknown-name", "another-child", "surname", "pronoun")
    ]
    wrong = [each for each in told if each in NO_PERSONS or (each.casefold() not in listed and each not in PERSONS)]
    count = sum(len(counted_words(text)) for text in modern)
    print(
        f"Names in modern texts: {len(told)} told, {len(wrong)} of them nobody’s, {len(wrong) / count * 500:.2f} in 500 words"
    )
    bad |= len(wrong) / count * 500 > 1
    print("  " + ", ".join(f"{name} {times}" for name, times in Counter(wrong).most_common(15)))

    far = []
    for row in csv.reader((given.inputs / "FACTS.csv").open(encoding="utf-8")):
        grade = re.search(r"Flesch-Kincaid grade (-?[\d.]+)", row[-1])
        if row[0] == "text" and grade:
            far.append(
                (abs((reading_level(text_of(given.inputs / "text" / row[1])[:60_000]).grade or 0) - float(grade[1])), row[1])
            )
    ranked = easy = 0
    for path in prose:
        if path.name.endswith("-ele.txt"):
            ages = [
                reading_level(text_of(path.with_name(path.name.replace("-ele", way)))).age or 0
                for way in ("-ele", "-int", "-adv")
            ]
            easy += 1
            ranked += ages == sorted(set(ages))
    bad |= max(far)[0] > 1 or ranked < easy
    mean = sum(each for each, _ in far) / len(far)
    print(
        f"Reading: {len(far)} texts, {mean:.2f} grades from the reference on average, {max(far)[0]:.2f} at most ({max(far)[1]})"
    )
    print(f"  {ranked} of {easy} articles stand in the order elementary, intermediate, advanced")
    if bad:
        print("worse than it must be", file=sys.stderr)
    return int(bad)


if __name__ == "__main__":
    raise SystemExit(main())
