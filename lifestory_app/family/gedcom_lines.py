"""The lines of a family tree file that is written: levels, continued lines, escapes and the header of each version."""

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.family.gedcom_dates import written, written_span

VERSIONS = ("5.5.1", "7.0")
_LONGEST = 200
"""Of a value in 5.5.1, whose lines may have 255 signs; 7 has no bound and no CONC."""
_GONE = dict.fromkeys([*range(10), *range(11, 32), 127, 0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000)])


class Lines:
    """Gathers lines of one version."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._lines: list[str] = []

    @property
    def is_seven(self) -> bool:
        return self.version == "7.0"

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def add(self, level: int, tag: str, value: str = "", xref: str = "") -> None:
        """A line, and those that continue it."""
        start = f"{level} {xref + ' ' if xref else ''}{tag}"
        parts = value.replace("\t", " ").translate(_GONE).split("\n")
        for number, part in enumerate(parts):
            first, *more = self._cut(part)
            self._line(f"{level + 1} CONT" if number else start, first)
            for piece in more:
                self._line(f"{level + 1} CONC", piece)

    def point(self, level: int, tag: str, xref: str) -> None:
        """A line that points to a record."""
        self._lines.append(f"{level} {tag} {xref}")

    def date(self, level: int, one: UncertainDate, tag: str = "DATE") -> None:
        self._dated(level, tag, *written(one, self.version))

    def span(self, level: int, span: Span, tag: str = "DATE") -> None:
        """The dates of a span; nothing where it has none."""
        if span != Span():
            self._dated(level, tag, *written_span(span, self.version))

    def words_for_date(self, level: int, words: str) -> None:
        """A date that is known in words only."""
        self._dated(level, "DATE", *(("", words) if self.is_seven else (f"({words})", "")))

    def _dated(self, level: int, tag: str, payload: str, phrase: str) -> None:
        self.add(level, tag, payload)
        if phrase:
            self.add(level + 1, "PHRASE", phrase)

    def _line(self, start: str, value: str) -> None:
        if not self.is_seven:
            value = value.replace("@", "@@")
        elif value.startswith("@"):
            value = "@" + value
        self._lines.append(f"{start} {value}" if value else start)

    def _cut(self, part: str) -> list[str]:
        """Pieces of a long value, cut inside words: a space at a cut is lost by many programs."""
        pieces = []
        while not self.is_seven and len(part) > _LONGEST:
            at = _LONGEST
            while at > 1 and (part[at - 1] == " " or part[at] == " "):
                at -= 1
            pieces.append(part[:at])
            part = part[at:]
        return [*pieces, part]
