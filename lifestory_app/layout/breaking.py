"""Where lines end: after spaces, between ideographs, after hyphens and dashes; and within a word only where it is too wide."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from lifestory_app.layout.itemise import BREAK, joins, script

NOT_AT_START = set("!?.,:;%、。，．：；？！％‥…・ー々〻ゝゞヽヾ～〜")
NOT_AT_END = set("£$€¥￥＃")
EITHER_SIDE = set("\"'")
HYPHENS = set("-‐–—")
IDEOGRAPHIC = ("Hani", "Hira", "Kana", "Bopo")
LEAST = 1e-6
"""Lengths that differ by less are the same: sums of the same widths in another order."""

_TOKEN = re.compile(f"([^ {BREAK}]*)( *)({BREAK}?)")
_MAY_PART = re.compile("[-‐–—\u2e80-\U0010ffff]")


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
        token = _TOKEN.match(text, start)
        assert token is not None
        end, after, forced = token.end(1), token.end(), bool(token[3])
        if _MAY_PART.search(token[1]):
            for place in range(start + 1, end):
                if _may_break_before(text, place):
                    found.append(Word(start, place, place))
                    start = place
        found.append(Word(start, end, after, forced))
        start = after
    return found


def _may_break_before(text: str, place: int) -> bool:
    before, here = text[place - 1], text[place]
    if before in HYPHENS and place > 1 and text[place - 2].isalpha() and here.isalpha():
        return True
    if not (_wide(before) or _wide(here)):
        return False
    if before in EITHER_SIDE or here in EITHER_SIDE or _follows(here):
        return False
    ends = here in NOT_AT_START or unicodedata.category(here) in ("Pe", "Pf")
    begins = before in NOT_AT_END or unicodedata.category(before) in ("Ps", "Pi")
    return not ends and not begins


def _wide(char: str) -> bool:
    return char >= "\u2e80" and (
        script(char) in IDEOGRAPHIC or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff65" or char in NOT_AT_START
    )


def _follows(char: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, skin tones."""
    return unicodedata.category(char).startswith("M") or joins(char) or "\U0001f3fb" <= char <= "\U0001f3ff"


def graphemes(text: str, start: int, end: int) -> list[int]:
    """Places inside a word where it may be cut without parting a letter from its marks."""
    return [place for place in range(start + 1, end) if not _follows(text[place]) and not joins(text[place - 1])]


Measure = Callable[[int, int], float]
"""The width of a stretch of the text, in points, its trailing spaces not counted."""


def lines(text: str, width: float, measure: Measure) -> list[tuple[int, int]]:
    """Cut a text into lines no wider than `width`, as (start, end of what is seen).

    No paragraph ends in a line of one word where moving a word cures it.
    """
    width += LEAST
    cut: list[list[Word]] = [[]]
    for word in words(text):
        line = cut[-1]
        if line and measure(line[0].start, word.end) > width:
            cut.append([])
            line = cut[-1]
        if not line and measure(word.start, word.end) > width:
            cut[-1:] = [[piece] for piece in _too_wide(text, word, width, measure)]
            line = cut[-1]
        else:
            line.append(word)
        if line[-1].forced:
            cut.append([])
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
    # Never narrower than a word that fits: a name is not cut to make lines even.
    whole = (measure(word.start, word.end) for word in words(text))
    low, high = max([width / len(wanted) * 0.8, *(wide for wide in whole if wide <= width)]), width
    for _ in range(10):
        middle = (low + high) / 2
        tried = lines(text, middle, measure)
        fits = len(tried) <= len(wanted) and all(measure(*line) <= middle + LEAST for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return lines(text, high, measure)
