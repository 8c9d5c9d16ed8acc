"""Text as the book keeps it: paragraphs of runs. Never HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one kind of text. `lang` is a BCP 47 tag; None means the language of the page."""

    text: str
    strong: bool = False
    emphasis: bool = False
    lang: str | None = None


class ParagraphKind(StrEnum):
    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    kind: ParagraphKind = ParagraphKind.BODY

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of writing: the text of one slot, caption, or part of a letter."""

    paragraphs: tuple[Paragraph, ...] = ()

    @classmethod
    def of(cls, *paragraphs: str, lang: str | None = None) -> "Words":
        """Plain paragraphs; `**strong**` makes a word strong, a leading `- ` or `1. ` makes a list item."""
        return cls(tuple(_paragraph(text, lang) for text in paragraphs))

    @property
    def plain(self) -> str:
        """The text alone, one line a paragraph."""
        return "\n".join(paragraph.plain for paragraph in self.paragraphs)

    @property
    def is_empty(self) -> bool:
        return not self.plain.strip()

    def runs(self) -> Iterator[Run]:
        for paragraph in self.paragraphs:
            yield from paragraph.runs


EMPTY = Words()

RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])
"""Languages whose lines, and so whose rows of pictures, run from right to left."""


def reads_right_to_left(lang: str) -> bool:
    """Whether a language, given as a BCP 47 tag, is read from right to left."""
    return lang.split("-")[0].lower() in RIGHT_TO_LEFT or lang.lower() == "pa-arab"


def _paragraph(text: str, lang: str | None) -> Paragraph:
    kind = ParagraphKind.BODY
    for mark, marked in (("- ", ParagraphKind.BULLET), ("1. ", ParagraphKind.NUMBERED), ("# ", ParagraphKind.HEADING)):
        if text.startswith(mark):
            text, kind = text.removeprefix(mark), marked
            break
    pieces = text.split("**")
    runs = (Run(piece, strong=bool(number % 2), lang=lang) for number, piece in enumerate(pieces) if piece)
    return Paragraph(tuple(runs), kind)


def tidied(words: Words) -> Words:
    """The same text with neighbouring runs of one kind joined and empty runs dropped."""
    return Words(tuple(replace(paragraph, runs=_joined(paragraph.runs)) for paragraph in words.paragraphs))


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)
