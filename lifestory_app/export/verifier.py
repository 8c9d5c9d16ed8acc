"""Reads a document again after it was made, and looks for what must not be in it (practice section 11: hidden data).

It opens what was written, not what was meant: every picture is searched for private data, every word for names that the edition
took out.
"""

import zipfile
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from xml.etree.ElementTree import Element

from lifestory_app.photos.leaving import sniff_private


def check_export(target: Path, banned: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences about what was found; none is what one hopes for. Files that are neither PDF nor DOCX are not looked at."""
    reader = {".pdf": _pdf, ".docx": _docx}.get(target.suffix.lower())
    return tuple(reader(target, banned)) if reader else ()


def _pdf(target: Path, banned: tuple[str, ...]) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(target)
    try:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            yield from _names(words.get_text_bounded(), banned, f"On page {number} of the PDF")
            words.close()
            page.close()
    finally:
        document.close()
    with open(target, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        yield from _private(_jpeg_streams(data), "The PDF")


def _jpeg_streams(data: mmap) -> Iterator[bytes]:
    """Every stream of the file that begins as a JPEG does."""
    at = data.find(b"stream\n\xff\xd8")
    while at >= 0:
        end = data.find(b"endstream", at)
        # The line that ends a stream is not part of the picture.
        yield data[at + 7 : end].rstrip(b"\r\n")
        at = data.find(b"stream\n\xff\xd8", end)


def _docx(target: Path, banned: tuple[str, ...]) -> Iterator[str]:
    with zipfile.ZipFile(target) as parts:
        for name in parts.namelist():
            if name.startswith("word/media/"):
                yield from _private([parts.read(name)], "The Word document")
            elif name in ("word/comments.xml", "docProps/thumbnail.jpeg"):
                yield f"The Word document has a hidden part ({name.rsplit('/', 1)[1]})."
        body = _parsed(parts.read("word/document.xml"))
        yield from _names("".join(body.itertext()), banned, "In the Word document")
        marks = {str(element.tag).rsplit("}", 1)[-1] for element in body.iter()}
        for mark, told in (("ins", "tracked changes"), ("del", "tracked changes"), ("vanish", "hidden words")):
            if mark in marks:
                yield f"The Word document has {told}."


def _parsed(xml: bytes) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root: Element = etree.fromstring(xml, parser)
    return root


def _private(pictures: Iterator[bytes] | list[bytes], where: str) -> Iterator[str]:
    for picture in pictures:
        if found := sniff_private(picture):
            yield f"{where} has a picture with hidden data in it ({', '.join(found)})."


def _names(text: str, banned: tuple[str, ...], where: str) -> Iterator[str]:
    folded = text.casefold()
    for name in banned:
        if name.casefold() in folded:
            yield f"{where} the name “{name}” stands in the words, though this copy leaves that name out."
