"""Looks words over for a child's sake: suggests, and changes nothing (practice sections 3.4, 10 and 11)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lifestory_app.domain.findings import Finding
from lifestory_app.practice import identifiers
from lifestory_app.practice.manner import Shape, absolutes, euphemisms, exclamations, long_sentences, passives, promises
from lifestory_app.practice.names import BookNames, leftover_names, pronouns
from lifestory_app.practice.phrases import Places, Stretches, longest, tokens_of
from lifestory_app.practice.placeholders import placeholders
from lifestory_app.practice.sentences import Sentence, sentences_of
from lifestory_app.practice.word_lists import Finder, finder, finding_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom words are meant: an age, and where they stand in a book its names and who may be who."""

    age: int | None = None
    names: BookNames | None = None


ANYONE = Reader()
_IDENTIFIERS: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("email", identifiers.emails),
    ("nhs-number", identifiers.nhs_numbers),
    ("case-number", identifiers.case_numbers),
    ("phone", identifiers.phones),
    ("address", identifiers.addresses),
    ("postcode", identifiers.postcodes),
)


def look_at(
    text: str, reader: Reader = ANYONE, with_lists: Finder | None = None, sentences: list[Sentence] | None = None
) -> tuple[Finding, ...]:
    """What is worth a second look in a text, in its order. Of two that overlap, the surer one stands.

    `sentences` are those of the text, where the caller knows better than its stops do.
    """
    lists = with_lists if with_lists is not None else finder()
    tokens = tokens_of(text)
    shape = Shape(text, tokens, sentences_of(text) if sentences is None else sentences, lists)
    found: list[Finding] = []
    taken = Places()
    _take(found, taken, _by_rule(shape, "placeholder", _with_phrases(shape, "placeholder", placeholders(text))))
    for rule, look in _IDENTIFIERS:
        _take(found, taken, _by_rule(shape, rule, look(text)))
    _take(found, taken, _listed(shape))
    for rule, spans in (
        ("promise", promises(shape)),
        ("passive", passives(shape)),
        ("absolute", absolutes(shape)),
        ("euphemism", euphemisms(shape)),
        ("exclamations", exclamations(text)),
    ):
        _take(found, taken, _by_rule(shape, rule, spans))
    if reader.names is not None:
        for rule, spans in leftover_names(shape, reader.names):
            _take(found, taken, _by_rule(shape, rule, spans))
        _take(found, taken, pronouns(shape, reader.names, lists.words.rule("pronoun")))
    found += long_sentences(shape, reader.age, lists.words.rule("long-sentence"))
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _take(into: list[Finding], taken: Places, more: Iterator[Finding]) -> None:
    """What was found before is the surer: it keeps its place."""
    into += [each for each in more if taken.take(each.start, each.end)]


def _by_rule(shape: Shape, name: str, spans: Iterator[Span]) -> Iterator[Finding]:
    rule = shape.lists.words.rule(name)
    if rule is not None:
        spread = [(start, end, 0) for start, end in spans]
        yield from (finding_of(rule, shape.text, start, end) for start, end, _ in longest(spread))


def _with_phrases(shape: Shape, rule: str, spans: Iterator[Span]) -> Iterator[Span]:
    yield from spans
    yield from ((start, end) for start, end, _ in shape.lists.of_rule(rule).found_in(shape.text, shape.tokens))


def _listed(shape: Shape) -> Iterator[Finding]:
    entries = shape.lists.words.entries
    met = list(shape.lists.phrases.found_in(shape.text, shape.tokens))
    spans_of: dict[int, list[Span]] = {}
    for start, end, key in met:
        if key < 0:
            spans_of.setdefault(-1 - key, []).append((start, end))
    right = {key: Stretches(spans) for key, spans in spans_of.items()}
    wrong = [(start, end, key) for start, end, key in met if key >= 0 and not (key in right and right[key].touch(start, end))]
    for start, end, key in longest(wrong):
        entry = entries[key]
        if not entry.unless or not shape.says_near(start, f"entry {key}", entry.unless):
            yield finding_of(entry, shape.text, start, end)
