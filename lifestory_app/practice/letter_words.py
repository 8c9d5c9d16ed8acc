"""Facts as sentences that speak to the child, and the signs by which words are known to say a fact already."""

import re

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import Event
from lifestory_app.practice.word_sets import word_set

_EMPTY_WORDS = word_set(
    "a an and the of in on at to for with by from was is were are be been had has have it its his her their your my our you i",
    "we they he she that this one so could would when not did do as or but all very who",
)


def listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def on(date: UncertainDate) -> str:
    """A date as it stands in a sentence: on 12 March 2019, in March 2019, about 2019."""
    if date.about:
        return str(date)
    return f"on {date}" if date.day is not None else f"in {date}"


def spanned(span: Span) -> str:
    if span == Span():
        return ""
    if span.start is None or span.end is None:
        return f" {span}"
    return f" {on(span.start)}" if span.start == span.end else f" from {span}"


_DONE = re.compile(
    r"\b(?:\w+ed|went|came|left|began|met|gave|said|told|saw|found|became|was|were|had|got|wrote|chose|heard|made|took)\b"
)


def happened(event: Event) -> str:
    """What happened, as a sentence. A title in the child's voice is turned to the child."""
    title = turned(event.title.strip().rstrip("."))
    if event.when is None:
        return f"{title}."
    when = on(event.when)
    if _DONE.search(title):
        inner = f"{title[:1].lower()}{title[1:]}" if title.split()[0] in ("You", "Your", "The", "A") else title
        return f"{when[:1].upper()}{when[1:]} {inner}."
    return f"{title} was {when}."


def turned(text: str) -> str:
    """Words in the child's voice, said to the child."""
    for mine, yours in (
        (r"I was", "you were"), (r"I am", "you are"), (r"I’m", "you’re"), (r"[Mm]y", "your"), (r"me", "you"),
        (r"mine", "yours"),        (r"I", "you"), (r"us", "you"), (r"we", "you"), (r"We", "you"), (r"our", "your"),
    ):  # fmt: skip
        text = re.sub(rf"(?<![\w-]){mine}(?![\w-])", yours, text)
    return re.sub(r"(^|[.!?] )([a-z])", lambda match: match[1] + match[2].upper(), text)


def date_marks(date: UncertainDate) -> tuple[str, ...]:
    """How a letter may say a date: as it is, without the year, or at least its month or its year."""
    plain = UncertainDate(date.year, date.month, date.day, date.season)
    said = [str(plain).casefold()]
    if date.day is not None and date.month is not None:
        said.append(str(UncertainDate(date.year, date.month)).casefold())
        said.append(str(plain).rsplit(" ", 1)[0].casefold())
    elif date.month is None:
        said.append(str(date.year))
    return tuple(dict.fromkeys(said))


def value_marks(value: str) -> tuple[tuple[str, ...], ...]:
    """The words of a value that must be found: half of those that mean something, by their stems."""
    found = re.findall(r"[^\W\d_]{3,}|\d+", value.casefold())
    words = [word for word in dict.fromkeys(found) if word not in _EMPTY_WORDS]
    wanted = words[: max(1, (len(words) + 1) // 2)]
    return tuple((word if len(word) < 6 else f"{word[:5]}*",) for word in wanted)


def stands(word: str, text: str) -> bool:
    """Whether a word stands in a text; with a star at its end it is the beginning of one."""
    end = "" if word.endswith("*") else r"(?:[’']?s)?(?!\w)"
    return re.search(rf"(?<!\w){re.escape(word.rstrip('*'))}{end}", text) is not None
