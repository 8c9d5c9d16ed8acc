"""Finds what is left over from a form or a template: brackets to be filled in, rows of x, either-or words."""

import re
from collections.abc import Iterator

from lifestory_app.practice.word_sets import word_set

_SURE = re.compile(
    r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|<<.{0,60}?>>|<[A-Za-z][\w' ’/-]{0,40}>|\{[A-Za-z][\w' ’/-]{0,40}\}"
    r"|(?<!\w)X{3,}(?!\w)|(?<!\w)X{2}(?=[ .,](?:came|was|is|were|had|and|has|will)\b)|_{3,}|\.{6,}|…{3,}|\?{3,}"
    r"|(?<!\w)[dD][dD]?/[mM][mM]?/[yY]{2,4}(?!\w)"
    r"|(?<!\w)(?:he ?/ ?she|she ?/ ?he|s/he|\(s\)he|him ?/ ?her|her ?/ ?him"
    r"|his ?/ ?her|her ?/ ?his|his/hers|himself/herself|mum/dad|mummy/daddy|brother/sister"
    r"|\((?:names?|dates?|place|age|town|insert [^()]{1,40})\)"
    r"|son/daughter|boy/girl|mother/father|carer\(s\)|parent\(s\)|name\(s\))(?!\w)",
    re.IGNORECASE,
)
_NOT_IGNORING = re.compile(r"(?<!\w)x{3,}(?= [a-z])(?! and\b)|(?:(?<=called )|(?<=named ))x{2,}(?!\w)")
_BRACKET = re.compile(r"\[([^\[\]\n]{0,60})\]")
_RIGHT = word_set(
    "sic laughs laugh laughter smiles applause illegible unclear inaudible pause crying sings",
)
_MOST_WORDS = 7


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Where something is left to be filled in. Kisses at the end of a letter are none."""
    for found in _SURE.finditer(text):
        if not re.fullmatch(r"x+", found[0]):
            yield found.span()
    yield from (found.span() for found in _NOT_IGNORING.finditer(text))
    for found in _BRACKET.finditer(text):
        words = re.findall(r"[^\W_]+", found[1].casefold())
        if (
            len(words) <= _MOST_WORDS
            and ":" not in found[1]
            and not set(words) & _RIGHT
            and not all(w.isdigit() for w in words or ["0"])
        ) or (not words and set(found[1]) <= set(" ._…?-")):
            yield found.span()
