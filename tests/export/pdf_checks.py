"""What every PDF of ours must be, by three witnesses: page-validation (UA-1 and 2a), qpdf, and our own reading with pikepdf.

Our own reading sees what the validator does not: the parent tree both ways, the tab order, titles that disagree, widths and
texts of every code, and ink outside of every tag. Matterhorn Protocol numbers stand beside the checks they answer.
"""

import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name

STANDARD_ROLES = set(
    re.findall(
        r"\w+",
        """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
        Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
        Formula Form""",
    )
)
MAY_STAND_IN = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}}
MUST_HOLD = {"L": {"LI", "L", "Caption"}, "TOC": {"TOCI", "TOC"}, "Table": {"TR", "Caption"}, "TR": {"TH", "TD"}}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "BI", "INLINE IMAGE"}
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
XMP_ELEMENTS = set(
    re.findall(
        r"\w+",
        """format title creator language CreateDate ModifyDate CreatorTool part conformance schemas schema namespaceURI prefix
        property name valueType category description xmpmeta RDF Description Alt Bag Seq li""",
    )
)
_VALIDATE = """
import json, page, sys
size, path, *profiles = sys.argv[1:]
limits = page.SafetyLimits(max_input_size=int(size)) if int(size) else None
told = {}
for profile in profiles:
    report = page.validate_pdf(path, profile=profile, limits=limits)
    told[profile] = [report.is_compliant, report.rules.total, [f"{f.rule_id}: {f.message}" for f in report.failures]]
print(json.dumps(told))
"""


def validate(path: Path, *profiles: str, defaults: bool = False, seconds: float = 60) -> dict[str, list[str]]:
    """What page-validation finds wrong by each profile, in a process of its own with a time limit.

    Its safety limits stay as they are, but for the size of the file: without them some files are never done with.
    """
    done = subprocess.run(
        [sys.executable, "-c", _VALIDATE, "0" if defaults else str(1 << 31), str(path), *(profiles or ("ua1", "2a"))],
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert done.returncode == 0, done.stderr[-500:]
    told = json.loads(done.stdout)
    for compliant, rules, failures in told.values():
        assert rules > 50, "the validator checked next to nothing"
        assert compliant == (not failures)
    return {profile: failures for profile, (_, _, failures) in told.items()}


def qpdf_findings(path: Path) -> list[str]:
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, timeout=60)
    clean = done.returncode == 0 and "No syntax or stream encoding errors" in done.stdout
    return [] if clean else [(done.stdout + done.stderr)[-400:]]


def findings(path: Path) -> list[str]:
    """Everything that any of the three witnesses has to say."""
    told = [f"{profile}: {failure}" for profile, failures in validate(path).items() for failure in failures]
    return told + [f"qpdf: {each}" for each in qpdf_findings(path)] + [f"ours: {each}" for each in own_findings(path)]


def assert_sound(path: Path) -> None:
    """The one check that every PDF made by a test goes through."""
    assert findings(path) == []


def own_findings(path: Path) -> list[str]:
    raw = path.read_bytes()
    found = list(_raw_findings(raw))
    with pikepdf.open(path) as pdf:
        for check in (
            _nothing_foreign,
            _document,
            _metadata,
            _tree,
            _parent_tree,
            _headings,
            _tables,
            _annotations,
            _fonts,
            _pages,
        ):
            found += [f"{check.__name__.strip('_')}: {each}" for each in check(pdf)]
    return found


# -- the file


def _raw_findings(raw: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", raw):
        yield "the header is not that of PDF/A"
    starts = len(re.findall(rb"(?<!end)stream\r?\n", raw))
    if starts != len(re.findall(rb"[\r\n]endstream", raw)):
        yield "a stream does not end with an end of line (ISO 19005-2, 6.1.7)"


def _nothing_foreign(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "the file is locked (26-001)"
    for each in pdf.objects:
        keys = set(each.keys()) if isinstance(each, Dictionary | pikepdf.Stream) else set()
        foreign = keys & {"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA", "/OC", "/Ref", "/SMask"}
        if foreign or (isinstance(each, pikepdf.Stream) and "LZW" in str(each.get("/Filter", ""))):
            yield f"the file holds {foreign or 'LZW'}"


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language (11-006)"
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "the title is not displayed (07-001)"
    if "/ID" not in pdf.trailer:
        yield "no ID"
    intents = root.get("/OutputIntents", [])
    if not intents or intents[0].DestOutputProfile.get("/N") != 3:
        yield "no RGB output intent"
    for each in pdf.objects:
        if isinstance(each, Dictionary) and str(each.get("/ColorSpace", "")) == "/DeviceCMYK":
            yield "CMYK colours"
    for number, page in enumerate(pdf.pages, 1):
        resources = page.get("/Resources", Dictionary())
        if "/ExtGState" in resources and str(page.get("/Group", Dictionary()).get("/CS", "")) != "/DeviceRGB":
            yield f"page {number} blends in no colour space"
        media, trim, bleed = (
            [float(edge) for edge in page.get(key, page.MediaBox)] for key in ("/MediaBox", "/TrimBox", "/BleedBox")
        )
        if not (
            all(a <= b + 0.001 for a, b in zip(media[:2], bleed[:2], strict=True))
            and bleed[0] <= trim[0] <= trim[2] <= bleed[2]
        ):
            yield f"page {number} has boxes that do not lie inside each other"
    for image in (each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Image):
        data = image.read_raw_bytes()
        if str(image.Filter) == "/DCTDecode" and re.search(rb"Exif\0|http://ns.adobe.com|Photoshop 3|GPS", data[:70000]):
            yield "a picture carries metadata"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    xmp = etree.fromstring(pdf.Root.Metadata.read_bytes())
    dc, rdf = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    titles = [li.text for li in xmp.iterfind(f".//{dc}title/{rdf}Alt/{rdf}li")]
    authors = [li.text for li in xmp.iterfind(f".//{dc}creator/{rdf}Seq/{rdf}li")]
    if titles != [str(pdf.docinfo.get("/Title", ""))]:
        yield f"the title is {titles} in XMP and {pdf.docinfo.get('/Title')} in the file's own record (06-003)"
    if authors != ([str(pdf.docinfo["/Author"])] if "/Author" in pdf.docinfo else []):
        yield "XMP and the file's own record name different authors"
    for space, name, wanted in (
        ("http://www.aiim.org/pdfa/ns/id/", "part", "2"),
        ("http://www.aiim.org/pdfa/ns/id/", "conformance", "A"),
        ("http://www.aiim.org/pdfua/ns/id/", "part", "1"),
    ):
        if [each.text for each in xmp.iterfind(f".//{{{space}}}{name}")] != [wanted]:
            yield f"{name} is not {wanted} (06-001)"
    more = {etree.QName(each).localname for each in xmp.iter() if isinstance(each.tag, str)} - XMP_ELEMENTS
    if more or set(pdf.docinfo.keys()) - {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"}:
        yield f"the file tells more of itself than it should: {more} {set(pdf.docinfo.keys())}"


# -- structure


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Dictionary, Dictionary]]:
    """Every structure element with its parent, in reading order."""

    def below(parent: Dictionary) -> Iterator[tuple[Dictionary, Dictionary]]:
        kids = parent.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid, parent
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot)


def _tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, parent in elements(pdf):
        role, above = str(element.S)[1:], str(parent.get("/S", "/"))[1:]
        if role not in STANDARD_ROLES:
            yield f"{role} is no standard role (01-006)"
        if role in MAY_STAND_IN and above not in MAY_STAND_IN[role]:
            yield f"{role} stands in {above} (09-004)"
        if above in MUST_HOLD and role not in MUST_HOLD[above]:
            yield f"{above} holds {role} (09-004)"
        if element.P.objgen != parent.objgen:
            yield f"{role} names another parent"
        if role == "Figure":
            alt = str(element.get("/Alt", "")).strip()
            if not alt or re.search(r"\.(jpe?g|png|heic|webp)$", alt, re.IGNORECASE):
                yield f"a figure says {alt!r} (13-004)"
            if len(element.get("/A", Dictionary()).get("/BBox", [])) != 4:
                yield "a figure has no box"
        if role == "L" and str(element.get("/A", Dictionary()).get("/ListNumbering", "")) == "":
            yield "a list does not say how it is numbered"


def _parent_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.StructTreeRoot.get("/ParentTree")
    if tree is None:
        yield "there is no parent tree"
        return
    nums = list(tree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    if list(parents) != sorted(parents):
        yield "the parent tree is out of order"
    listed: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    linked: dict[tuple[int, int], tuple[int, int]] = {}
    for element, _ in elements(pdf):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                if (element.Pg.objgen, kid) in listed:
                    yield f"marked content {kid} belongs to two elements"
                listed[element.Pg.objgen, kid] = element.objgen
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                linked[kid.Obj.objgen] = element.objgen
    for number, page in enumerate(pdf.pages, 1):
        marks = set(_marks(page))
        here = {mcid for place, mcid in listed if place == page.objgen}
        if marks != here:
            yield f"page {number}: ink is marked {sorted(marks - here)} for nobody, and elements await {sorted(here - marks)}"
        if not marks:
            continue
        row = parents.get(int(page.get("/StructParents", -1)), [])
        if len(row) != len(marks) or any(row[mcid].objgen != listed.get((page.objgen, mcid)) for mcid in marks & here):
            yield f"page {number}: the parent tree and the elements disagree"
        for annotation in page.get("/Annots", []):
            key = int(annotation.get("/StructParent", -1))
            if key not in parents or parents[key].objgen != linked.get(annotation.objgen):
                yield f"page {number}: an annotation is not in the parent tree (28-010)"


def _marks(page: pikepdf.Page) -> Iterator[int]:
    for operands, _ in pikepdf.parse_content_stream(page, "BDC"):
        if isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    last = 0
    for element, _ in elements(pdf):
        level = re.fullmatch(r"/H([1-6])", str(element.S))
        if level:
            if int(level[1]) > last + 1:
                yield f"H{level[1]} follows H{last} (14-003)"
            last = int(level[1])


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in elements(pdf):
        if str(element.S) == "/TH" and str(element.get("/A", Dictionary()).get("/Scope", "")) not in (
            "/Row",
            "/Column",
            "/Both",
        ):
            yield "a heading of a table has no scope (15-003)"
        if str(element.S) == "/Table" and len({len(row.K) for row in element.K if row.S == Name.TR}) > 1:
            yield "a table has rows of different lengths (15-001)"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    pages = {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != Name.S:
            yield f"page {number}: the tab order is not that of the structure (28-018)"
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link says nothing (28-012)"
            if annotation.get("/Subtype") != Name.Link or not int(annotation.get("/F", 0)) & 4:
                yield f"page {number}: an annotation that is no printable link"
            elif annotation.Dest[0].objgen not in pages:
                yield f"page {number}: a link leads nowhere"


# -- ink


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """01-003 to 01-005: every operator that paints stands inside an element's mark or an artifact, and marks are flat."""
    for number, page in enumerate(pdf.pages, 1):
        open_marks: list[str] = []
        deep = 0
        for operands, operator in pikepdf.parse_content_stream(
            page, " ".join(("BDC", "BMC", "EMC", "q", "Q", *sorted(PAINTS)))
        ):
            word = str(operator)
            if word in ("BDC", "BMC"):
                tag = str(operands[0])
                own = "Artifact" if tag == "/Artifact" else "MCID" if len(operands) > 1 and "/MCID" in operands[1] else "plain"
                if own != "plain" and any(each != "plain" for each in open_marks):
                    yield f"page {number}: a mark stands inside a mark"
                open_marks.append(own)
            elif word == "EMC":
                open_marks.pop()
            elif word in PAINTS and not set(open_marks) & {"Artifact", "MCID"}:
                yield f"page {number}: {word} paints outside of every tag"
            deep += (word == "q") - (word == "Q")
            if deep < 0:
                yield f"page {number}: Q without q"
        if open_marks or deep:
            yield f"page {number}: something is left open"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    used: dict[tuple[int, int], tuple[Dictionary, set[int]]] = {}
    for page in pdf.pages:
        font: Dictionary | None = None
        for operands, operator in pikepdf.parse_content_stream(page, " ".join(("Tf", *sorted(SHOWS_TEXT)))):
            if str(operator) == "Tf":
                font = page.Resources.Font[str(operands[0])]
                used.setdefault(font.objgen, (font, set()))
            elif str(operator) in SHOWS_TEXT:
                assert font is not None
                shown = operands[0] if isinstance(operands[0], Array) else [operands[0]]
                data = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String))
                used[font.objgen][1].update(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    for font, codes in used.values():
        name = str(font.BaseFont)
        yield from (f"{name} {each}" for each in _font(font, codes))


def _font(font: Dictionary, codes: set[int]) -> Iterator[str]:
    below = font.DescendantFonts[0]
    if "/FontFile2" not in below.FontDescriptor:
        yield "is not embedded (31-009)"
        return
    if not re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont)) or font.BaseFont != below.FontDescriptor.FontName:
        yield "is not named as a subset"
    advances = _advances(below.FontDescriptor.FontFile2.read_bytes())
    places = below.CIDToGIDMap.read_bytes()
    widths = [float(each) for each in below.W[1]] if len(below.W) == 2 and int(below.W[0]) == 0 else []
    said = _unicode_map(font.ToUnicode.read_bytes().decode("ascii")) if "/ToUnicode" in font else {}
    for code in sorted(codes):
        glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
        if not glyph or glyph >= len(advances):
            yield f"shows no glyph for {code} (31-030)"
        elif code >= len(widths) or abs(advances[glyph] - widths[code]) > 1:
            yield f"has the wrong width for {code} (31-028)"
        text = said.get(code, "")
        if not text or any(ord(char) in (0, 0xFEFF, 0xFFFE) or 0xE000 <= ord(char) <= 0xF8FF for char in text):
            yield f"says {text!r} for {code} (31-027)"


def _advances(program: bytes) -> list[float]:
    """The advance of every glyph in thousandths of an em, read from the font's own tables (head, hhea, hmtx, maxp)."""
    tables = {}
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16):
        tag, _, start, length = struct.unpack(">4sLLL", program[at : at + 16])
        tables[tag.decode()] = program[start : start + length]
    (upem,) = struct.unpack(">H", tables["head"][18:20])
    (measured,) = struct.unpack(">H", tables["hhea"][34:36])
    (count,) = struct.unpack(">H", tables["maxp"][4:6])
    known = [struct.unpack(">H", tables["hmtx"][4 * at : 4 * at + 2])[0] * 1000 / upem for at in range(measured)]
    return known + [known[-1]] * (count - measured)


def _unicode_map(cmap: str) -> dict[int, str]:
    rows = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>\n", "".join(re.findall(r"beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL)))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}
