"""Finding the way in a PDF: bookmarks by section and page title, and the labels that are printed on the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value


@dataclass(slots=True)
class Bookmark:
    """A title to press, the page it leads to, and the bookmarks below it."""

    title: str
    page: Ref
    below: list["Bookmark"] = field(default_factory=list)


def put_outline(file: PdfFile, bookmarks: Sequence[Bookmark]) -> Ref | None:
    """Write the bookmarks; None where there are none."""
    if not bookmarks:
        return None
    root = file.reserve()
    first, last, count = _put_level(file, bookmarks, root)
    file.put({"First": first, "Last": last, "Count": count}, root)
    return root


def _put_level(file: PdfFile, bookmarks: Sequence[Bookmark], parent: Ref) -> tuple[Ref, Ref, int]:
    refs = [file.reserve() for _ in bookmarks]
    total = len(refs)
    for number, (ref, bookmark) in enumerate(zip(refs, bookmarks, strict=True)):
        entries: dict[str, Value] = {"Title": bookmark.title, "Parent": parent, "Dest": to_page(bookmark.page)}
        if number:
            entries["Prev"] = refs[number - 1]
        if number + 1 < len(refs):
            entries["Next"] = refs[number + 1]
        if bookmark.below:
            first, last, count = _put_level(file, bookmark.below, ref)
            entries |= {"First": first, "Last": last, "Count": count}
            total += count
        file.put(entries, ref)
    return refs[0], refs[-1], total


def to_page(page: Ref) -> list[Value]:
    """A destination: the whole of a page."""
    return [page, Name("Fit")]


def page_labels(labels: Sequence[str]) -> dict[str, Value]:
    """The number tree that tells a viewer what is printed on each page (ISO 32000-1, 12.4.2)."""
    rows: list[Value] = []
    before: int | None = None
    for place, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() and label == str(int(label)) and int(label) else None
        if number is None:
            rows += [place, {"P": label} if label else {}]
        elif before is None or number != before + 1:
            rows += [place, {"S": Name("D"), "St": number}]
        before = number
    return {"Nums": rows}
