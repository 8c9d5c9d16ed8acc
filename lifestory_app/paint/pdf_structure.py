"""The structure tree of a tagged PDF: what each stretch of ink is to a reader who cannot see it (ISO 32000-1, 14.7 and 14.8).

The tree is Document, then a Sect for each section of the book, then the elements that the display list names. Marked content
is flat: no stretch stands inside another, since readers lose the place where they do.
"""

from dataclasses import dataclass, field

from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value

_KEPT_EMPTY = frozenset({"TD", "TH"})
"""A table is regular only while each of its cells stands, empty ones too."""

_HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_BULLETS = {"•": "Disc", "◦": "Circle", "○": "Circle", "▪": "Square", "■": "Square"}


@dataclass(slots=True)
class Element:
    """One structure element while its page is painted. `kids` are marked-content ids, links and other elements."""

    role: str
    parent: Ref
    ref: Ref
    lang: str
    kids: list[Value] = field(default_factory=list)
    entries: dict[str, Value] = field(default_factory=dict)
    reads: dict[int, int] = field(default_factory=dict)
    """Places in reading order of those kids, by where they stand among them, that are not read as they are painted."""
    label: str = ""
    """What the first label of a list says, which tells how it is numbered."""


class Structure:
    """Collects elements page by page and writes each page's when the page is done."""

    def __init__(self, file: PdfFile, lang: str) -> None:
        self._file = file
        self._root, self._document = file.reserve(), file.reserve()
        self._lang = lang
        self._sections: list[tuple[Ref, str, list[Value]]] = []
        self._parents: list[Value] = []
        self._headings: list[int] = []
        self._page: Ref | None = None
        self._elements: list[Element] = []
        self._marks: list[Value] = []

    def begin_section(self, title: str) -> None:
        """What follows stands in a new Sect."""
        self._sections.append((self._file.reserve(), title, []))

    def begin_page(self, page: Ref) -> None:
        if not self._sections:
            self.begin_section("")
        self._page, self._elements, self._marks = page, [], []

    def section(self) -> Element:
        """The Sect that this page's elements stand in, as the parent of what comes."""
        ref, _, kids = self._sections[-1]
        return Element("Sect", self._document, ref, self._lang, kids)

    def element(self, role: str, parent: Element, lang: str | None = None) -> Element:
        """An element below another, in reading order. Its language is its parent's unless another is given."""
        if role in _HEADINGS:
            role = self._heading(_HEADINGS[role])
        new = Element(role, parent.ref, self._file.reserve(), lang or parent.lang)
        if new.lang != parent.lang:
            new.entries["Lang"] = new.lang
        self._elements.append(new)
        return new

    def close(self, element: Element, parent: Element, read: int = 0) -> None:
        """Put a finished element under its parent, or drop it where it holds nothing. `read` is its place among siblings."""
        if not element.kids and element.role not in _KEPT_EMPTY:
            self._elements = [each for each in self._elements if each is not element]
            self._file.put(None, element.ref)
            return
        if element.role == "L":
            element.entries["A"] = {"O": Name("List"), "ListNumbering": Name(_numbering(element.label))}
        if element.role in ("LI", "Lbl"):
            parent.label = parent.label or element.label
        if element.reads:
            order = sorted(range(len(element.kids)), key=lambda place: element.reads.get(place, 0))
            element.kids[:] = [element.kids[place] for place in order]
        if read:
            parent.reads[len(parent.kids)] = read
        parent.kids.append(element.ref)

    def _heading(self, level: int) -> str:
        """The level a heading may have: at most one below the heading it stands under (ISO 14289-1, 7.4.2)."""
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        self._headings.append(level)
        return f"H{len(self._headings)}"

    def mark(self, element: Element) -> int:
        """A new marked-content id on this page for some ink of an element."""
        self._marks.append(element.ref)
        element.kids.append(len(self._marks) - 1)
        return len(self._marks) - 1

    def link(self, element: Element, annotation: Ref) -> int:
        """Join a link annotation to its element; gives the annotation's key in the parent tree."""
        element.kids.append({"Type": Name("OBJR"), "Obj": annotation, "Pg": self._page})
        self._parents.append(element.ref)
        return len(self._parents) - 1

    def end_page(self) -> int | None:
        """Write the page's elements; gives the page's key in the parent tree, None where nothing on it is marked."""
        for element in self._elements:
            entries: dict[str, Value] = {"Type": Name("StructElem"), "S": Name(element.role), "P": element.parent}
            self._file.put({**entries, "Pg": self._page, **element.entries, "K": element.kids}, element.ref)
        if not self._marks:
            return None
        self._parents.append(self._file.put(self._marks))
        return len(self._parents) - 1

    def finish(self) -> Ref:
        """Write the sections and the root, and name the root."""
        filled = [(ref, title, kids) for ref, title, kids in self._sections if kids]
        for ref, title, kids in self._sections:
            entries: dict[str, Value] = {"Type": Name("StructElem"), "S": Name("Sect"), "P": self._document}
            self._file.put({**entries, **({"T": title} if title else {}), "K": kids} if kids else None, ref)
        kids_of_document: list[Value] = [ref for ref, _, _ in filled]
        document: dict[str, Value] = {"Type": Name("StructElem"), "S": Name("Document"), "P": self._root, "Lang": self._lang}
        self._file.put({**document, "K": kids_of_document}, self._document)
        numbers: list[Value] = [each for pair in enumerate(self._parents) for each in pair]
        tree = self._file.put({"Nums": numbers})
        root: dict[str, Value] = {"Type": Name("StructTreeRoot"), "K": [self._document], "ParentTree": tree}
        return self._file.put({**root, "ParentTreeNextKey": len(self._parents)}, self._root)


def _numbering(label: str) -> str:
    """The list numbering that a label shows (ISO 32000-1, table 347)."""
    first = label.strip()[:1]
    if first.isdigit():
        return "Decimal"
    return _BULLETS.get(first, "None" if not first else "Disc")
