"""The package around the parts: a zip with fixed dates and order, content types and relationships.

Parts are written as they come, so that memory does not grow with the photos. Pictures that are packed already (JPEG, PNG)
are stored as they are: to deflate them costs ten times the rest and gains nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lifestory_app.export.docx_parts.xml import DECLARATION, escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass
class Relationships:
    """The numbered links from one part to others."""

    _rows: list[tuple[str, str, str]] = field(default_factory=list)

    def to(self, kind: str, target: str) -> str:
        """The id of the link to a part; the same target is linked once."""
        full = kind if "/" in kind else f"{OFFICE}/{kind}"
        for link, known, place in self._rows:
            if (known, place) == (full, target):
                return link
        self._rows.append((f"rId{len(self._rows) + 1}", full, target))
        return self._rows[-1][0]

    @property
    def xml(self) -> str:
        rows = "".join(f'<Relationship Id="{link}" Type="{kind}" Target="{escape(to)}"/>' for link, kind, to in self._rows)
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


class Package:
    """A DOCX being written. `parts` are the XML parts there will be, by name, with the content type of each."""

    def __init__(self, out: BinaryIO, parts: dict[str, str], now: datetime | None = None) -> None:
        moment = (now.year, now.month, now.day, now.hour, now.minute, now.second) if now else _EARLIEST
        self._date = max(moment, _EARLIEST)
        self._zip = ZipFile(out, "w", ZIP_DEFLATED)
        self._pictures = 0
        defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _DEFAULTS.items())
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
        types = f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'
        self.write("[Content_Types].xml", DECLARATION + types)

    def write(self, name: str, content: str | bytes, stored: bool = False) -> None:
        info = ZipInfo(name, self._date)
        info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        info.create_system = 0
        # Fonts gain little from a longer search, and take most of the time of a small book.
        self._zip.writestr(info, content, compresslevel=1 if name.endswith(".odttf") else None)

    def picture(self, content: bytes, ending: str) -> str:
        """Write a picture; its place as seen from the document."""
        self._pictures += 1
        place = f"media/image{self._pictures}.{ending}"
        self.write(f"word/{place}", content, stored=ending != "svg")
        return place

    def close(self) -> None:
        self._zip.close()
