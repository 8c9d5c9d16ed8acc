"""Where lines end: after spaces, between ideographs, after hyphens and dashes; and within a word only where it is too wide."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from lifestory_app.layout.itemise import BREAK, JOINERS, script

NOT_AT_START = set("、。，．：；？！）」』】〕〉》’”…‥・ー々")
NOT_AT_END = set("（「『【〔〈《‘“")
HYPHENS = set("-‐–—")
IDEOGRAPHIC = ("Hani", "Hira", "Kana", "Bopo")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch that stays together: `start` to `end`, then spaces up to `after`. `forced` ends the line."""

    start: int
    end: int
    after: int
    forced: bool = False


def words(text: str) -> list[Word]:
    """Cut a text at every place where a line may end."""
    found: list[Word] = []
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[end] not in (" ", BREAK):
            end += 1
            if end < len(text) and _may_break_before(text, end):
                break
        after = end
        while after < len(text) and text[after] == " ":
            after += 1
        forced = after < len(text) and text[after] == BREAK
        found.append(Word(start, end, after + forced, forced))
        start = after + forced
    return found


def _may_break_before(text: str, place: int) -> bool:
    before, here = text[place - 1], text[place]
    if before in HYPHENS and place > 1 and text[place - 2].isalpha() and here.isalpha():
        return True
    if _wide(before) or _wide(here):
        return here not in NOT_AT_START and before not in NOT_AT_END and here not in (" ", BREAK)
    return False


def _wide(char: str) -> bool:
    return char >= "\u2e80" and (script(char) in IDEOGRAPHIC or char in NOT_AT_START or char in NOT_AT_END)


def graphemes(text: str, start: int, end: int) -> list[int]:
    """Places inside a word where it may be cut without parting a letter from its marks."""
    return [
        place
        for place in range(start + 1, end)
        if not unicodedata.category(text[place]).startswith("M")
        and text[place] not in JOINERS
        and text[place - 1] not in JOINERS
    ]


Measure = Callable[[int, int], float]
"""The width of a stretch of the text, in points, its trailing spaces not counted."""


def lines(text: str, width: float, measure: Measure) -> list[tuple[int, int]]:
    """Cut a text into lines no wider than `width`, as (start, end of what is seen).

    No paragraph ends in a line of one word where moving a word cures it.
    """
    found = words(text)
    cut: list[list[Word]] = [[]]
    for word in found:
        line = cut[-1]
        if line and measure(line[0].start, word.end) > width:
            cut.append([])
            line = cut[-1]
        if not line and measure(word.start, word.end) > width:
            pieces = _too_wide(text, word, width, measure)
            cut[-1:] = [[piece] for piece in pieces]
            line = cut[-1]
        else:
            line.append(word)
        if line[-1].forced:
            cut.append([])
    if len(cut) > 1 and not cut[-1] and not text.endswith(BREAK):
        cut.pop()
    _no_lonely_word(cut, width, measure)
    return [(line[0].start, line[-1].end) if line else (len(text), len(text)) for line in cut]


def _too_wide(text: str, word: Word, width: float, measure: Measure) -> list[Word]:
    """A word that is wider than a line, cut between letters."""
    pieces: list[Word] = []
    start = word.start
    last = word.start
    for place in [*graphemes(text, word.start, word.end), word.end]:
        if last > start and measure(start, place) > width:
            pieces.append(Word(start, last, last))
            start = last
        last = place
    pieces.append(Word(start, word.end, word.after, word.forced))
    return pieces


def _no_lonely_word(cut: list[list[Word]], width: float, measure: Measure) -> None:
    for number in range(1, len(cut)):
        last, before = cut[number], cut[number - 1]
        ends = number == len(cut) - 1 or (last and last[-1].forced)
        if ends and len(last) == 1 and len(before) > 2 and not before[-1].forced:
            moved = before[-1]
            if moved.after > moved.end and measure(moved.start, last[0].end) <= width:
                last.insert(0, before.pop())


def balanced(text: str, width: float, measure: Measure) -> list[tuple[int, int]]:
    """The same number of lines, as even as they can be: for titles."""
    wanted = lines(text, width, measure)
    if len(wanted) < 2:
        return wanted
    low, high = width / len(wanted) * 0.8, width
    for _ in range(10):
        middle = (low + high) / 2
        tried = lines(text, middle, measure)
        fits = len(tried) <= len(wanted) and all(measure(*line) <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return lines(text, high, measure)
