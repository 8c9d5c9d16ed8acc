"""Which way text runs: the Unicode Bidirectional Algorithm (UAX #9), complete with isolates and paired brackets.

`levels` gives every character its embedding level (even: left to right, odd: right to left); `visual_order` turns the levels
of one line into the order in which it is drawn.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MAX_DEPTH = 125
REMOVED = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}
ISOLATES = {"LRI", "RLI", "FSI"}
NEUTRAL = {"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"}

# Pairs of UAX #9's BidiBrackets.txt that are mirrored punctuation of the classes Ps and Pe; canonical equivalents are folded.
_FOLD = {"\u2329": "\u3008", "\u232a": "\u3009"}
_OPENING = (
    "([{\u0f3a\u0f3c\u169b\u2045\u207d\u208d\u2308\u230a\u2329\u2768\u276a\u276c\u276e\u2770\u2772\u2774\u27c5\u27e6\u27e8"
    "\u27ea\u27ec\u27ee\u2983\u2985\u2987\u2989\u298b\u298d\u298f\u2991\u2993\u2995\u2997\u29d8\u29da\u29fc\u2e22\u2e24\u2e26"
    "\u2e28\u2e55\u2e57\u2e59\u2e5b\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\ufe59\ufe5b\ufe5d\uff08\uff3b\uff5b"
    "\uff5f\uff62"
)
_CLOSING = (
    ")]}\u0f3b\u0f3d\u169c\u2046\u207e\u208e\u2309\u230b\u232a\u2769\u276b\u276d\u276f\u2771\u2773\u2775\u27c6\u27e7\u27e9"
    "\u27eb\u27ed\u27ef\u2984\u2986\u2988\u298a\u298c\u2990\u298e\u2992\u2994\u2996\u2998\u29d9\u29db\u29fd\u2e23\u2e25\u2e27"
    "\u2e29\u2e56\u2e58\u2e5a\u2e5c\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\ufe5a\ufe5c\ufe5e\uff09\uff3d\uff5d"
    "\uff60\uff63"
)
PAIR = {opening: _FOLD.get(closing, closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True)}
CLOSES = {closing: _FOLD.get(closing, closing) for closing in _CLOSING}


_TURNS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""All characters that run from right to left, Arabic numbers, and marks that steer direction; and a few of their neighbours."""


def is_left_to_right(text: str) -> bool:
    """Whether nothing in a text turns: then a paragraph of level 0 has no other level in it."""
    return not _TURNS.search(text)


# What Unicode promises of characters that it has not assigned yet (DerivedBidiClass.txt, @missing); and emoji, of which more
# come each year. The first range that holds a character counts.
_UNASSIGNED = (
    ("AL", 0x0600, 0x07BF),
    ("R", 0x07C0, 0x085F),
    ("AL", 0x0860, 0x08FF),
    ("ET", 0x20A0, 0x20CF),
    ("R", 0x0590, 0x05FF),
    ("R", 0xFB1D, 0xFB4F),
    ("BN", 0xFDD0, 0xFDEF),
    ("AL", 0xFB50, 0xFDFF),
    ("AL", 0xFE70, 0xFEFF),
    ("AL", 0x10D00, 0x10D3F),
    ("AL", 0x10EC0, 0x10EFF),
    ("AL", 0x10F30, 0x10F6F),
    ("R", 0x10800, 0x10FFF),
    ("AL", 0x1EC70, 0x1ECBF),
    ("AL", 0x1ED00, 0x1ED4F),
    ("AL", 0x1EE00, 0x1EEFF),
    ("R", 0x1E800, 0x1EFFF),
    ("ON", 0x1F300, 0x1FAFF),
    ("BN", 0x2065, 0x2065),
    ("BN", 0xFFF0, 0xFFF8),
    ("BN", 0xE0000, 0xE0FFF),
)


@lru_cache(maxsize=8192)
def character_class(char: str) -> str:
    """The Bidi_Class of a character; what Unicode has not assigned yet is taken as its block suggests."""
    found = unicodedata.bidirectional(char)
    if found:
        return found
    point = ord(char)
    if point & 0xFFFE == 0xFFFE:
        return "BN"
    return next((kind for kind, first, last in _UNASSIGNED if first <= point <= last), "L")


def base_level(classes: Sequence[str], start: int = 0, end: int | None = None) -> int | None:
    """Rules P2 and P3: 0 or 1 by the first strong character outside isolates, or None where there is none."""
    depth = 0
    for found in classes[start:end]:
        if found in ISOLATES:
            depth += 1
        elif found == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and found in ("L", "R", "AL"):
            return 0 if found == "L" else 1
    return None


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of every character of one paragraph. `base` is its level; None finds it in the text.

    Formatting characters take the level of what stands before them. Trailing white space keeps the level it has inside the
    line; `line_levels` resets it (rule L1).
    """
    classes = [character_class(char) for char in text]
    if base is None:
        base = base_level(classes) or 0
    if base == 0 and is_left_to_right(text):
        return [0] * len(text)
    paragraph = _Paragraph(text, classes, base)
    paragraph.explicit()
    for sequence in paragraph.sequences():
        sequence.resolve()
    return paragraph.finished()


def line_levels(text: str, level: Sequence[int], base: int) -> list[int]:
    """Rule L1 for one line: white space at its end, and before separators, takes the paragraph's level."""
    out = list(level)
    trailing = True
    for place in range(len(text) - 1, -1, -1):
        found = character_class(text[place])
        if found in ("S", "B"):
            out[place] = base
            trailing = True
        elif trailing and (found == "WS" or found in ISOLATES or found == "PDI" or found in REMOVED):
            out[place] = base
        else:
            trailing = False
    return out


def visual_order(level: Sequence[int]) -> list[int]:
    """Rule L2: the places of a line in the order in which they are drawn, from left to right."""
    order = list(range(len(level)))
    if not level:
        return order
    lowest_odd = min((each for each in level if each % 2), default=None)
    if lowest_odd is None:
        return order
    for limit in range(max(level), lowest_odd - 1, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and level[order[place]] >= limit
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order


class _Paragraph:
    """One paragraph under way: its classes are rewritten rule by rule."""

    def __init__(self, text: str, classes: list[str], base: int) -> None:
        self.text = text
        self.original = classes
        self.classes = list(classes)
        self.base = base
        self.level = [base] * len(text)
        self.matching = _matching_isolates(classes)

    def explicit(self) -> None:
        """Rules X1 to X8."""
        stack: list[tuple[int, str, bool]] = [(self.base, "", False)]
        overflow_isolates = overflow_embeddings = valid_isolates = 0
        for place, found in enumerate(self.original):
            level, override, _ = stack[-1]
            if found in ("RLE", "LRE", "RLO", "LRO"):
                self.level[place] = level
                new = _next_level(level, found[0] == "R")
                if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                    stack.append((new, {"RLO": "R", "LRO": "L"}.get(found, ""), False))
                elif not overflow_isolates:
                    overflow_embeddings += 1
            elif found in ISOLATES:
                self.level[place] = level
                if override:
                    self.classes[place] = override
                to_right = found == "RLI" or (found == "FSI" and self._first_strong_inside(place) == 1)
                new = _next_level(level, to_right)
                if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                    valid_isolates += 1
                    stack.append((new, "", True))
                else:
                    overflow_isolates += 1
            elif found == "PDI":
                if overflow_isolates:
                    overflow_isolates -= 1
                elif valid_isolates:
                    overflow_embeddings = 0
                    while not stack[-1][2]:
                        stack.pop()
                    stack.pop()
                    valid_isolates -= 1
                level, override, _ = stack[-1]
                self.level[place] = level
                if override:
                    self.classes[place] = override
            elif found == "PDF":
                self.level[place] = level
                if not overflow_isolates:
                    if overflow_embeddings:
                        overflow_embeddings -= 1
                    elif not stack[-1][2] and len(stack) >= 2:
                        stack.pop()
            elif found == "B":
                self.level[place] = self.base
            else:
                self.level[place] = level
                if override and found != "BN":
                    self.classes[place] = override

    def _first_strong_inside(self, place: int) -> int:
        end = self.matching.get(place, len(self.text))
        return base_level(self.original, place + 1, end) or 0

    def sequences(self) -> "list[_Sequence]":
        """Rules X9 and X10: isolating run sequences, without the characters that X9 removes."""
        kept = [place for place, found in enumerate(self.original) if found not in REMOVED]
        runs: list[list[int]] = []
        for place in kept:
            if runs and self.level[runs[-1][-1]] == self.level[place]:
                runs[-1].append(place)
            else:
                runs.append([place])
        starts = {run[0]: run for run in runs}
        closers = set(self.matching.values())
        made = []
        for run in runs:
            if run[0] in closers and self.original[run[0]] == "PDI":
                continue
            places = list(run)
            while self.original[places[-1]] in ISOLATES and self.matching.get(places[-1]) in starts:
                places += starts[self.matching[places[-1]]]
            made.append(self._sequence(places, kept))
        return made

    def _sequence(self, places: list[int], kept: list[int]) -> "_Sequence":
        level = self.level[places[0]]
        position = {place: number for number, place in enumerate(kept)} if len(kept) < 3 else self._positions(kept)
        before = position[places[0]] - 1
        after = position[places[-1]] + 1
        level_before = self.level[kept[before]] if before >= 0 else self.base
        unmatched = self.original[places[-1]] in ISOLATES and places[-1] not in self.matching
        level_after = self.level[kept[after]] if after < len(kept) and not unmatched else self.base
        return _Sequence(self, places, level, _direction(max(level, level_before)), _direction(max(level, level_after)))

    def _positions(self, kept: list[int]) -> dict[int, int]:
        if not hasattr(self, "_kept_positions"):
            self._kept_positions = {place: number for number, place in enumerate(kept)}
        return self._kept_positions

    def finished(self) -> list[int]:
        """Levels of all characters; those removed by X9 take the level of what stands before them."""
        out = list(self.level)
        for place, found in enumerate(self.original):
            if found in REMOVED:
                out[place] = out[place - 1] if place else self.base
        return out


class _Sequence:
    """One isolating run sequence, to which the weak, neutral and implicit rules apply as if it were one run."""

    def __init__(self, paragraph: _Paragraph, places: list[int], level: int, before: str, after: str) -> None:
        self.paragraph = paragraph
        self.places = places
        self.level = level
        self.before = before
        self.after = after
        self.classes = [paragraph.classes[place] for place in places]

    def resolve(self) -> None:
        self._weak()
        self._brackets()
        self._neutrals()
        self._implicit()

    def _weak(self) -> None:
        """Rules W1 to W7."""
        classes = self.classes
        previous, strong = self.before, self.before
        for place, found in enumerate(classes):
            if found == "NSM":
                classes[place] = "ON" if previous in ISOLATES or previous == "PDI" else previous
            previous = classes[place]
        for place, found in enumerate(classes):
            if found in ("L", "R", "AL"):
                strong = found
            elif found == "EN" and strong == "AL":
                classes[place] = "AN"
        classes[:] = ["R" if found == "AL" else found for found in classes]
        for place in range(1, len(classes) - 1):
            left, right = classes[place - 1], classes[place + 1]
            if (classes[place] == "ES" and left == right == "EN") or (
                classes[place] == "CS" and left == right and left in ("EN", "AN")
            ):
                classes[place] = left
        self._european_terminators()
        classes[:] = ["ON" if found in ("ES", "CS", "ET") else found for found in classes]
        strong = self.before
        for place, found in enumerate(classes):
            if found in ("L", "R"):
                strong = found
            elif found == "EN" and strong == "L":
                classes[place] = "L"

    def _european_terminators(self) -> None:
        classes = self.classes
        place = 0
        while place < len(classes):
            if classes[place] != "ET":
                place += 1
                continue
            end = place
            while end < len(classes) and classes[end] == "ET":
                end += 1
            if (place and classes[place - 1] == "EN") or (end < len(classes) and classes[end] == "EN"):
                classes[place:end] = ["EN"] * (end - place)
            place = end

    def _brackets(self) -> None:
        """Rule N0."""
        own = _direction(self.level)
        for opening, closing in self._pairs():
            inside = {_strong(found) for found in self.classes[opening + 1 : closing]} - {""}
            if own in inside:
                direction = own
            elif inside:
                context = next((_strong(found) for found in reversed(self.classes[:opening]) if _strong(found)), self.before)
                direction = context if context != own and context in inside else own
            else:
                continue
            for place in (opening, closing):
                self.classes[place] = direction
                self._marks_follow(place, direction)

    def _marks_follow(self, place: int, direction: str) -> None:
        for after in range(place + 1, len(self.places)):
            if self.paragraph.original[self.places[after]] != "NSM":
                return
            self.classes[after] = direction

    def _pairs(self) -> list[tuple[int, int]]:
        """Bracket pairs (BD16), in order of their opening."""
        open_brackets: list[tuple[str, int]] = []
        pairs = []
        for place, found in enumerate(self.classes):
            if found != "ON":
                continue
            char = self.paragraph.text[self.places[place]]
            if char in PAIR:
                if len(open_brackets) == 63:
                    return []
                open_brackets.append((PAIR[char], place))
            elif char in CLOSES:
                for back in range(len(open_brackets) - 1, -1, -1):
                    if open_brackets[back][0] == CLOSES[char]:
                        pairs.append((open_brackets[back][1], place))
                        del open_brackets[back:]
                        break
        return sorted(pairs)

    def _neutrals(self) -> None:
        """Rules N1 and N2."""
        classes = self.classes
        place = 0
        while place < len(classes):
            if classes[place] not in NEUTRAL:
                place += 1
                continue
            end = place
            while end < len(classes) and classes[end] in NEUTRAL:
                end += 1
            left = _strong(classes[place - 1]) if place else self.before
            right = _strong(classes[end]) if end < len(classes) else self.after
            classes[place:end] = [left if left == right else _direction(self.level)] * (end - place)
            place = end

    def _implicit(self) -> None:
        """Rules I1 and I2."""
        for place, found in zip(self.places, self.classes, strict=True):
            if self.level % 2 == 0:
                self.paragraph.level[place] = self.level + {"R": 1, "AN": 2, "EN": 2}.get(found, 0)
            else:
                self.paragraph.level[place] = self.level + (found in ("L", "EN", "AN"))


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """BD9: the place of the PDI that ends each isolate, for those that have one."""
    open_isolates: list[int] = []
    found: dict[int, int] = {}
    for place, kind in enumerate(classes):
        if kind in ISOLATES:
            open_isolates.append(place)
        elif kind == "PDI" and open_isolates:
            found[open_isolates.pop()] = place
        elif kind == "B":
            open_isolates.clear()
    return found


def _next_level(level: int, right_to_left: bool) -> int:
    return (level + 1) | 1 if right_to_left else (level + 2) & ~1


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _strong(found: str) -> str:
    """L or R as neutrals see it: numbers count as R; "" for what is not strong."""
    return "L" if found == "L" else "R" if found in ("R", "EN", "AN") else ""
