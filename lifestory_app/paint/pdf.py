"""Display lists to PDF: tagged for readers who cannot see it (PDF/UA-1) and made to last (PDF/A-2a), in one pass.

The painter decides nothing about the page. What it adds is what the two standards ask for and paper does not show: the
structure tree, the language of each run, alternative words, metadata and the fonts themselves.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import BinaryIO, assert_never

from lifestory_app.domain.ids import PageId
from lifestory_app.domain.photos import PhotoSource, PhotoView, Purpose
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import (
    Glyphs,
    Gradient,
    Group,
    Item,
    LaidOutPage,
    Link,
    Matrix,
    Picture,
    Rect,
    Shape,
    Stroke,
    Tagged,
    rectangle,
    walk,
)
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.pdf_fonts import PdfFont
from lifestory_app.paint.pdf_images import Images, pixels
from lifestory_app.paint.pdf_ink import bounds, changes, crop_marks, draws, fills, inks, strokes, times
from lifestory_app.paint.pdf_metadata import About, put_metadata, time_of_making
from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value, number
from lifestory_app.paint.pdf_outline import Bookmark, page_labels, put_outline, to_page
from lifestory_app.paint.pdf_shared import LARGE, Resource, Shared
from lifestory_app.paint.pdf_structure import Element, Structure
from lifestory_app.paint.pdf_text import shows

__all__ = ["About", "Bookmark", "BrokenPicture", "PdfPainter", "Preset", "pixels", "time_of_making"]

BLEED = mm(3)
MARK_GAP, MARK_LENGTH = mm(3), mm(5)
MARK_LINE = Stroke("#000000", 0.25, round=False)
NO_PHOTO = "#E6E1D8"
"""Fills the place of a photo where a painter is given no photos at all."""

RIGHT_TO_LEFT = frozenset({"ar", "ur", "fa", "he", "ps", "sd", "ug", "yi", "dv", "ckb"})


class Preset(StrEnum):
    """For what a PDF is made: paper, at 300 dots per inch, or a screen, about 1600 pixels along the longer side of a page."""

    PRINT = "print"
    SCREEN = "screen"

    @property
    def purpose(self) -> Purpose:
        return Purpose.PRINT if self is Preset.PRINT else Purpose.SCREEN

    def per_point(self, width: float, height: float) -> float:
        """Pixels for each point of a photo on a page of this size in points."""
        return 300 / 72 if self is Preset.PRINT else 1600 / max(width, height)


class BrokenPicture(ValueError):
    """What the photo source gave for a view is not a picture that a PDF can hold."""

    def __init__(self, view: PhotoView, why: str) -> None:
        super().__init__(why)
        self.view = view


class PdfPainter:
    """Paints the pages of one document, one after another, into a file that is written as they come.

    Give it all pages first (`expect`), so that links find their targets; then `begin_section` and `page` in book order; then
    `finish`. Errors of the file and of the photo source pass through, and leave an incomplete file.
    """

    def __init__(
        self,
        out: BinaryIO,
        about: About,
        fonts: Fonts,
        photos: PhotoSource | None = None,
        preset: Preset = Preset.PRINT,
        bleed: bool = False,
        marks: bool = False,
    ) -> None:
        self._file = PdfFile(out)
        self._about = about
        self._faces = fonts
        self._preset = preset
        self._bleed = BLEED if bleed else 0.0
        self._marks = marks
        self._margin = self._bleed + (MARK_GAP + MARK_LENGTH if marks else 0.0)
        self._structure = Structure(self._file, about.lang)
        self._images = Images(self._file, photos, preset.purpose) if photos is not None else None
        self._fonts: dict[str, tuple[PdfFont, Ref]] = {}
        self._shared = Shared(self._file)
        self._tree = self._file.reserve()
        self._pages: list[Ref] = []
        self._targets: dict[PageId, Ref] = {}
        self._labels: list[str] = []
        self._bookmarks: list[Bookmark] = []
        self._code: list[str] = []
        self._used: dict[str, dict[str, Value]] = {}
        self._annotations: list[Value] = []
        self._open: tuple[Element | None, str] | None = None
        self._per_point = 1.0
        self._at = 0

    # -- the document

    def expect(self, pages: Sequence[LaidOutPage]) -> None:
        """Name the pages to come, in order."""
        for page in pages:
            ref = self._file.reserve()
            self._pages.append(ref)
            self._targets.setdefault(page.page, ref)

    def begin_section(self, title: str, bookmarks: Sequence[Bookmark] = ()) -> None:
        """The pages that follow stand in a new section of the book."""
        self._structure.begin_section(title)
        self._bookmarks += bookmarks

    def place_of(self, number: int) -> Ref:
        """The page of this number, counting from 0: where a bookmark leads."""
        return self._pages[number]

    def finish(self) -> None:
        """Write all that belongs to the whole document."""
        file = self._file
        kinds: list[Value] = list(self._pages)
        file.put({"Type": Name("Pages"), "Kids": kinds, "Count": len(self._pages)}, self._tree)
        for font, ref in self._fonts.values():
            font.put(file, ref)
        xmp, info, intent = put_metadata(file, self._about)
        viewer: dict[str, Value] = {"DisplayDocTitle": True}
        if self._about.lang.split("-")[0].lower() in RIGHT_TO_LEFT:
            viewer["Direction"] = Name("R2L")
        catalog: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": self._tree,
            "Lang": self._about.lang,
            "MarkInfo": {"Marked": True},
            "StructTreeRoot": self._structure.finish(),
            "ViewerPreferences": viewer,
            "Metadata": xmp,
            "OutputIntents": [intent],
            "PageLabels": page_labels(self._labels),
        }
        outline = put_outline(file, self._bookmarks)
        root = file.put({**catalog, "Outlines": outline} if outline else catalog)
        file.finish(root, info, f"{self._about.title}\n{self._about.made.isoformat()}")

    # -- one page

    def page(self, page: LaidOutPage) -> None:
        """Paint the next of the expected pages."""
        here, margin = self._pages[self._at], self._margin
        self._at += 1
        self._labels.append(page.label)
        self._code, self._used, self._annotations = [], {}, []
        self._per_point = self._preset.per_point(page.width, page.height)
        self._structure.begin_page(here)
        upright: Matrix = (1, 0, 0, -1, margin, page.height + margin)
        printed = Rect(0, 0, page.width, page.height).inset(-self._bleed)
        self._code.append(f"q {changes(upright)}")
        if margin > self._bleed:
            self._code.append(f"{draws(rectangle(printed))} W n")
        self._paint_paper(page.paper, printed, upright)
        self._paint(page.items, self._structure.section(), upright)
        self._unmark()
        self._code.append("Q")
        if self._marks:
            lines = crop_marks(page.width, page.height, max(MARK_GAP, self._bleed), MARK_LENGTH)
            ink = f"{strokes(MARK_LINE)} {draws(lines)} S"
            self._code.append(f"/Artifact <</Type /Page>> BDC q {changes(upright)} {ink} Q EMC")
        self._put_page(page, here)

    def _put_page(self, page: LaidOutPage, here: Ref) -> None:
        margin, bleed = self._margin, self._bleed
        content = self._file.put_stream({}, "\n".join(self._code).encode("ascii"))
        boxes: dict[str, Value] = {
            "MediaBox": [0, 0, page.width + 2 * margin, page.height + 2 * margin],
            "BleedBox": [margin - bleed, margin - bleed, page.width + margin + bleed, page.height + margin + bleed],
            "TrimBox": [margin, margin, page.width + margin, page.height + margin],
        }
        entries: dict[str, Value] = {"Type": Name("Page"), "Parent": self._tree, **boxes, "Contents": content}
        entries |= {"Resources": self._used, "Tabs": Name("S")}
        key = self._structure.end_page()
        if key is not None:
            entries["StructParents"] = key
        if self._annotations:
            entries["Annots"] = self._annotations
        if "ExtGState" in self._used:
            entries["Group"] = {"S": Name("Transparency"), "CS": Name("DeviceRGB")}
        self._file.put(entries, here)

    def _paint_paper(self, paper: str, printed: Rect, upright: Matrix) -> None:
        if paper.upper() != "#FFFFFF":
            box = " ".join(number(edge) for edge in bounds(printed, upright))
            ink = f"{fills(paper)} {draws(rectangle(printed))} f"
            self._code.append(f"/Artifact <</Type /Background /BBox [{box}]>> BDC {ink} EMC")

    # -- items

    def _paint(self, items: Sequence[Item], element: Element | None, matrix: Matrix) -> None:
        """Paint items that belong to an element; None stands for ink that means nothing."""
        for item in items:
            match item:
                case Glyphs():
                    self._mark(element, item.lang, "Pagination")
                    self._code += self._run(item)
                case Shape():
                    self._mark(element)
                    self._paint_shape(item)
                case Picture():
                    self._mark(element)
                    self._paint_picture(item, matrix)
                case Group():
                    self._paint_group(item, element, matrix)
                case Tagged():
                    self._paint_tagged(item, element, matrix)
                case Link():
                    self._paint_link(item, element, matrix)
                case _ as missed:
                    assert_never(missed)

    def _paint_tagged(self, item: Tagged, parent: Element | None, matrix: Matrix) -> None:
        self._unmark()
        if item.role == "Artifact" or parent is None:
            self._paint(item.items, None, matrix)
        elif self._says(item.items) or item.role in ("TD", "TH"):
            element = self._structure.element(item.role, parent, item.lang)
            if item.role == "Figure":
                if not item.alt.strip() or item.place is None:
                    raise ValueError("a figure needs words that stand for it, and its box")
                box: list[Value] = list(bounds(item.place, matrix))
                element.entries["A"] = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
            if item.alt.strip():
                element.entries["Alt"] = item.alt
            if item.role == "TH":
                element.entries["A"] = {"O": Name("Table"), "Scope": Name(item.scope or "Column")}
            if item.role == "Lbl":
                element.label = "".join(each.text for each in walk(item.items) if isinstance(each, Glyphs))
            self._paint(item.items, element, matrix)
            self._unmark()
            self._structure.close(element, parent, item.read)
        self._unmark()

    def _paint_group(self, item: Group, element: Element | None, matrix: Matrix) -> None:
        holds_tags = any(isinstance(each, Tagged | Link) for each in walk(item.items))
        if holds_tags:
            self._unmark()
        elif item.items:
            self._mark(element)
        self._code.append("q")
        if item.transform != (1, 0, 0, 1, 0, 0):
            self._code.append(changes(item.transform))
        if item.clip is not None:
            self._code.append(f"{draws(item.clip)} W n")
        self._paint(item.items, element, times(item.transform, matrix))
        if holds_tags:
            self._unmark()
        self._code.append("Q")

    def _paint_link(self, item: Link, parent: Element | None, matrix: Matrix) -> None:
        """A link to a page that this document does not hold is painted as plain words."""
        target = self._targets.get(item.target)
        if target is None or parent is None:
            self._paint(item.items, parent, matrix)
            return
        self._unmark()
        element = parent if parent.role == "Link" else self._structure.element("Link", parent)
        self._paint(item.items, element, matrix)
        self._unmark()
        annotation = self._file.reserve()
        entries: dict[str, Value] = {"Type": Name("Annot"), "Subtype": Name("Link"), "F": 4, "Border": [0, 0, 0]}
        box: list[Value] = list(bounds(item.place, matrix))
        key = self._structure.link(element, annotation)
        entries |= {"Rect": box, "Dest": to_page(target), "Contents": item.says, "StructParent": key}
        self._file.put(entries, annotation)
        self._annotations.append(annotation)
        if element is not parent:
            self._structure.close(element, parent)

    def _says(self, items: Sequence[Item]) -> bool:
        """Whether items hold anything that has a meaning: an element without would be an empty promise to a reader."""
        for item in items:
            match item:
                case Tagged(role="Artifact"):
                    continue
                case Link(target=target) if target in self._targets:
                    return True
                case Tagged() | Group() | Link():
                    if self._says(item.items):
                        return True
                case _:
                    return True
        return False

    # -- marked content

    def _mark(self, element: Element | None, lang: str = "", kind: str = "Layout") -> None:
        """Make sure that the ink to come is marked as the element's, in its language ("" where ink has none)."""
        if self._open is not None:
            owner, spoken = self._open
            if owner is element and (element is None or not lang or lang == spoken):
                return
            self._unmark()
        if element is None:
            self._open = None, ""
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")
            return
        if element.role == "Sect":
            raise ValueError("ink stands outside of every tag")
        spoken = lang or element.lang
        owner = element
        if spoken != element.lang:
            owner = self._structure.element("Span", element, spoken)
        self._code.append(f"/{owner.role} <</MCID {self._structure.mark(owner)}>> BDC")
        if owner is not element:
            self._structure.close(owner, element)
        self._open = element, spoken

    def _unmark(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    # -- ink

    def _use(self, resource: Resource) -> str:
        """Name something in the resources of this page."""
        kind, name, ref = resource
        self._used.setdefault(kind, {})[name] = ref
        return name

    def _font(self, key: str) -> PdfFont:
        if key not in self._fonts:
            self._fonts[key] = PdfFont(self._faces.face(key), f"F{len(self._fonts) + 1}"), self._file.reserve()
        font, ref = self._fonts[key]
        self._use(("Font", font.name, ref))
        return font

    def _run(self, run: Glyphs) -> list[str]:
        font = self._font(run.font)
        return shows(run, font, lambda glyph: self._use(self._shared.stamp(font.face, glyph)))

    def _paint_shape(self, item: Shape) -> None:
        code, fill = self._code, item.fill
        if fill is None and item.stroke is None:
            return
        if item.opacity < 1:
            code.append(f"q /{self._use(self._shared.opacity(item.opacity))} gs")
        if isinstance(fill, Gradient):
            code.append(f"q {draws(item.path)} W n /{self._use(self._shared.gradient(fill))} sh Q")
            if item.stroke:
                code.append(inks(replace(item, fill=None)))
        elif len(item.path) >= LARGE:
            code.append(f"/{self._use(self._shared.drawing(item))} Do")
        else:
            code.append(self._shared.inks(item))
        if item.opacity < 1:
            code.append("Q")

    def _paint_picture(self, item: Picture, matrix: Matrix) -> None:
        place = item.place
        if self._images is None:
            self._paint_shape(Shape(item.clip or rectangle(place), NO_PHOTO))
            return
        a, b, c, d, _, _ = matrix
        across, down = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        width, height = pixels(place.width * across, place.height * down, self._per_point)
        try:
            ref = self._images.image(item.view, width, height)
        except ValueError as error:
            raise BrokenPicture(item.view, str(error)) from error
        clip = f"{draws(item.clip)} W n " if item.clip is not None else ""
        fit = changes((place.width, 0, 0, -place.height, place.x, place.bottom))
        self._code.append(f"q {clip}{fit} /{self._use(('XObject', f'I{ref.number}', ref))} Do Q")
