"""How many syllables an English word has, by rules and a short list of words that break them.

Made to agree on average with pronouncing dictionaries over running text; a single rare word may be one out.
"""

import re
from functools import lru_cache

from lifestory_app.practice.word_sets import word_set

_VOWELS = re.compile(r"[aeiouy]+")
_NOT_LETTERS = re.compile(r"[^a-z]")
_SILENT = re.compile(
    r"(?:[^aeiouy]e|[aeiou]e|[aeiou]gue)$"  # made, tie, league
    r"|[^aeiouydt]ed$"  # walked
    r"|(?:[^aeiouycgsxzh]|[aeiou]th)es$"  # takes, bathes; not places, boxes, dishes
)
_HEARD = re.compile(r"[^aeiouylr]les?$|[bcdfgkpstvz]led$")
"""Endings whose l makes a syllable: table, tables, puddled."""
_APART = re.compile(
    r"(?<![ln])i[ao](?!u)|[ln]ia|iu|(?<![ctgx])iou|(?<!g)eou|[^cgstx]ie[nt]|eo(?!u|n)|ua[lt]|uary|uou|eing|[iu]ing|[aeiou]y[aeiou]|yi"
)
"""Vowels side by side that are said apart: radio, serious, client, actual."""
_TOGETHER = re.compile(r"[ctsx]i[ao](?!u)|[gs]i[ao](?!u)|peo")
"""Those of them that are said as one after all: nation, special, people."""
_MURMURED = re.compile(r"[aiou]sms?$|thms?$")
_ENDINGS = (("fully", 2), ("ment", 1), ("ments", 1), ("less", 1), ("ness", 1), ("ful", 1), ("ly", 1))
_HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se")
_BY_HEART = {
    word: count
    for count, words in {
        1: word_set(
            "aged aren't bye can't day don't done eye eyed eyes gone have he'd he'll heard heart hour hours i'd i'll",
            "i'm i've ire lived meant moved ms once one our per queue queued says she'd she'll st the they'd they'll",
            "they're they've two we'd we'll we're we've weren't who's whole won't you'd you'll you're you've",
        ),
        2: word_set(
            "aunties being biggest business cafe careful chocolate client clients colleague couldn't create creates",
            "creature cruel didn't doesn't doing dr evening evenings every fire flower foreign fuel giant going hadn't",
            "hasn't haven't hired hundred iron isn't it'll jagged jewel lion lions maybe mobile mother's mr mrs naked",
            "onto ourselves people peoples poem poems poet power quiet real really ruin ruined sacred science",
            "science's shouldn't shower someone someone's something sometimes somewhere themselves therefore tired",
            "towards tower trial vs wasn't wednesday whereas wholly wicked wire wouldn't wretched yourselves",
        ),
        3: word_set(
            "ambulance animal anyone area area's areas beautiful beloved businesses created creating creation diary",
            "different dinosaur everyday everyone everything everywhere family favourite forever general however idea",
            "ideal ideas interest jeopardy microwave museum period quietly radio recipe scientist theatre vegetable",
            "vegetables video violent whatever whenever wherever",
        ),
        4: word_set(
            "anxiety etc everybody interested interesting reality society usually variety",
        ),
    }.items()
    for word in words
}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word has: at least one. Hyphens part it; apostrophes do not."""
    word = word.casefold().replace("’", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    known = _BY_HEART.get(word)
    if known is not None:
        return known
    if word.endswith("'s"):
        stem = word[:-2]
        return syllables(stem) + stem.endswith(_HISSING) if stem else 1
    return _by_rules(_NOT_LETTERS.sub("", word).replace("qu", "kw"))


def _by_rules(letters: str) -> int:
    if not letters:
        return 1
    if not _VOWELS.search(letters):
        # Letters said one by one.
        return len(letters) + 2 * letters.count("w") if 1 < len(letters) <= 5 else 1
    for ending, more in _ENDINGS:
        stem = letters.removesuffix(ending)
        if stem != letters and stem.endswith("e") and len(stem) > 3 and _VOWELS.search(stem[:-1]):
            return syllables(stem) + more
    count = len(_VOWELS.findall(letters))
    if count > 1 and _SILENT.search(letters) and not _HEARD.search(letters):
        count -= 1
    count += len(_APART.findall(letters)) - len(_TOGETHER.findall(letters))
    return max(count + bool(_MURMURED.search(letters)), 1)
