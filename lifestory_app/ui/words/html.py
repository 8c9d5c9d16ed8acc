"""What a web page or a word processor put on the clipboard, as Words: paragraphs, lists, bold and slanted; all else is lost."""

import re
from html.parser import HTMLParser

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words, tidied

MOST = 1_000_000
"""Characters of markup. What is longer is taken as plain text."""

_ENDS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "br",
    "tr",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
}
_EMPTY = {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "o:p"}
_UNSEEN = {"script", "style", "head", "title", "template", "object", "svg"}
_BULLET = re.compile(r"^\s*[•·▪‣◦●\-*–]\s+")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._runs: list[Run] = []
        self._open: list[tuple[str, bool, bool]] = [("", False, False)]
        self._lists: list[ParagraphKind] = []
        self._kind = ParagraphKind.BODY
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _ENDS:
            self.end()
        if tag in _EMPTY or tag in _UNSEEN or len(self._open) > 500:
            return
        _, strong, emphasis = self._open[-1]
        style = (dict(attrs).get("style") or "").replace(" ", "").lower()
        strong = strong or tag in ("b", "strong")
        emphasis = emphasis or tag in ("i", "em")
        if weight := re.search(r"font-weight:(\w+)", style):
            strong = weight[1] in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1][:4]) >= 600)
        if slant := re.search(r"font-style:(\w+)", style):
            emphasis = slant[1] in ("italic", "oblique")
        self._open.append((tag, strong, emphasis))
        if tag in ("ul", "ol"):
            self._lists.append(ParagraphKind.BULLET if tag == "ul" else ParagraphKind.NUMBERED)
        elif tag == "li":
            self._kind = self._lists[-1] if self._lists else ParagraphKind.BULLET
        elif re.fullmatch("h[1-6]", tag):
            self._kind = ParagraphKind.HEADING

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _ENDS:
            self.end()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "li" or re.fullmatch("h[1-6]", tag):
            self._kind = ParagraphKind.BODY
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\r\n\x0b\x0c]+", " ", data)
        if self._unseen or not text or (not self._runs and not text.strip()):
            return
        _, strong, emphasis = self._open[-1]
        if self._kind is ParagraphKind.HEADING:
            strong = False
        self._runs.append(Run(text if self._runs else text.lstrip(" "), strong, emphasis))

    def end(self) -> None:
        """A paragraph is whole."""
        runs, self._runs = self._runs, []
        if "".join(run.text for run in runs).strip():
            self.paragraphs.append(_listed(Paragraph(tuple(runs), self._kind)))


def words_of_html(html: str) -> Words | None:
    """The words in markup; None where it is too long or cannot be read."""
    if len(html) > MOST:
        return None
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):
        return None
    reader.end()
    return _trimmed(tidied(Words(tuple(reader.paragraphs))))


def words_of_text(text: str) -> Words:
    """Plain text: one paragraph a line, lists where lines are marked so. A single line stays as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\x00", "").split("\n")
    if len(lines) == 1:
        return Words((Paragraph((Run(lines[0]),)),)) if lines[0] else Words()
    return Words(tuple(_listed(Paragraph((Run(line.strip()),))) for line in lines if line.strip()))


def _listed(paragraph: Paragraph) -> Paragraph:
    """A paragraph that begins with the sign of a list is an item of a list."""
    if paragraph.kind is not ParagraphKind.BODY:
        return paragraph
    for sign, kind in ((_BULLET, ParagraphKind.BULLET), (_NUMBER, ParagraphKind.NUMBERED)):
        found = sign.match(paragraph.plain)
        if found and paragraph.plain[found.end() :]:
            return Paragraph(_without(paragraph.runs, found.end()), kind)
    return paragraph


def _without(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    kept = []
    for run in runs:
        kept.append(Run(run.text[count:], run.strong, run.emphasis, run.lang))
        count = max(0, count - len(run.text))
    return tuple(run for run in kept if run.text)


def _trimmed(words: Words) -> Words:
    """No blanks at the ends of paragraphs."""
    made = []
    for paragraph in words.paragraphs:
        last = paragraph.runs[-1]
        runs = (*paragraph.runs[:-1], Run(last.text.rstrip(" "), last.strong, last.emphasis, last.lang))
        made.append(Paragraph(runs, paragraph.kind))
    return tidied(Words(tuple(made)))
