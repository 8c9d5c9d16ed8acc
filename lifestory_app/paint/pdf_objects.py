"""The objects a PDF file is made of, written to the file one after another (ISO 32000-1, 7.3 and 7.5).

reportlab's own serialiser is not used: it keeps the whole file in memory, and ends streams without the end of line that
PDF/A-2 asks for (ISO 19005-2, 6.1.7). Nothing here looks back, so any binary file that can be written to will do.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands for an object wherever another object names it."""

    number: int


class Name(str):
    """A PDF name: an identifier of the format, not text for a person."""

    __slots__ = ()


Value = None | bool | int | float | str | bytes | Ref | Sequence["Value"] | Mapping[str, "Value"]


def number(value: float) -> str:
    """A number as PDF writes it: no exponent, no needless zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def pdf(value: Value) -> str:
    """The PDF spelling of a value. `bytes` become a hexadecimal string, `str` a text string, `Name` a name."""
    match value:
        case Name():
            return "/" + "".join(char if "!" <= char <= "~" and char not in "#/()<>[]{}%" else _escaped(char) for char in value)
        case str():
            return text_string(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return number(value)
        case Ref():
            return f"{value.number} 0 R"
        case bytes():
            return f"<{value.hex().upper()}>"
        case None:
            return "null"
        case Mapping():
            return "<<" + " ".join(f"/{key} {pdf(each)}" for key, each in value.items()) + ">>"
        case Sequence():
            return "[" + " ".join(pdf(each) for each in value) + "]"
    raise TypeError(f"no PDF object is a {type(value).__name__}")


def _escaped(char: str) -> str:
    return "".join(f"#{byte:02X}" for byte in char.encode())


def text_string(text: str) -> str:
    """A text for a person: as it is where it is plain ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """UTF-16BE in hexadecimal, as text strings and ToUnicode maps want it."""
    return text.encode("utf-16-be", errors="replace").hex().upper()


class PdfFile:
    """Writes objects as they come and remembers only where each of them stands.

    `write` of the file may raise OSError, which passes through.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._places: list[int] = [0]
        self._write(HEADER)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)

    def reserve(self) -> Ref:
        """A name for an object that is written later, with `put` or `put_stream`."""
        self._places.append(0)
        return Ref(len(self._places) - 1)

    def put(self, value: Value, ref: Ref | None = None) -> Ref:
        """Write one object."""
        ref = self._begin(ref)
        self._write(f"{ref.number} 0 obj\n{pdf(value)}\nendobj\n".encode("ascii"))
        return ref

    def put_stream(self, entries: Mapping[str, Value], data: bytes, ref: Ref | None = None, packed: bool = True) -> Ref:
        """Write one stream; `packed` compresses it, which JPEG pictures and XMP must not be."""
        ref = self._begin(ref)
        if packed:
            data = zlib.compress(data, 6)
            entries = {**entries, "Filter": Name("FlateDecode")}
        head = pdf({**entries, "Length": len(data)})
        self._write(f"{ref.number} 0 obj\n{head}\nstream\n".encode("ascii"))
        self._write(data)
        # Both characters: packed data may end in a carriage return, which a line feed alone would seem to belong to.
        self._write(b"\r\nendstream\nendobj\n")
        return ref

    def _begin(self, ref: Ref | None) -> Ref:
        ref = ref or self.reserve()
        if self._places[ref.number]:
            raise ValueError(f"object {ref.number} is written twice")
        self._places[ref.number] = self._at
        return ref

    def finish(self, root: Ref, info: Ref, told: str) -> None:
        """Write the table of objects and the trailer.

        The file's identifier is made of `told` (title and time) and the place of every object, so that the same book made at
        the same time gives the same file.
        """
        if 0 in self._places[1:]:
            raise ValueError(f"object {self._places.index(0, 1)} was never written")
        start = self._at
        rows = [f"xref\n0 {len(self._places)}\n0000000000 65535 f \n"]
        rows += [f"{place:010d} 00000 n \n" for place in self._places[1:]]
        table = "".join(rows).encode("ascii")
        name = hashlib.sha256(told.encode("utf-8", errors="replace") + table).digest()[:16]
        trailer: dict[str, Value] = {"Size": len(self._places), "Root": root, "Info": info, "ID": [name, name]}
        self._write(table)
        self._write(f"trailer\n{pdf(trailer)}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))
