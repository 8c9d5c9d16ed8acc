"""The book's look as named styles, so that changing a style in Word changes the whole book."""

import builtins
from collections.abc import Iterable
from dataclasses import dataclass

from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.fonts import word_font
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, colour, twips, w
from lifestory_app.layout.fonts import Face, Fonts
from lifestory_app.layout.text import TextStyle


@dataclass(frozen=True, slots=True)
class Border:
    """A line along some sides of a paragraph: `room` is the space to the text in points (31 at most in Word)."""

    colour: str
    width: float = 0.75
    room: float = 1.0
    sides: tuple[str, ...] = ("top", "left", "bottom", "right")
    kind: str = "single"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths are points. `fill` lies behind the whole paragraph, `chip` behind its words only.

    `exact` fixes the leading; else it is the least there is, and pictures fit in.
    """

    id: str
    name: str
    text: TextStyle
    based_on: str = "Normal"
    next: str = ""
    exact: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    align: str = ""
    level: int | None = None
    fill: str = ""
    chip: str = ""
    border: Border | None = None
    indent: float = 0.0
    indent_end: float = 0.0
    hanging: float = 0.0
    list: int = 0
    tabs: tuple[tuple[str, float, str], ...] = ()

    def line_height(self, face: Face) -> float:
        """How far one line stands from the next, as Word sets it."""
        natural = (face.ascent + face.descent) * self.text.size
        return self.text.leading if self.exact else max(self.text.leading, natural)


def paragraph_properties(
    *,
    style: str = "",
    keep_next: bool = False,
    keep_lines: bool = False,
    page_break: bool = False,
    list: int = 0,
    border: Border | None = None,
    fill: str = "",
    tabs: tuple[tuple[str, float, str], ...] = (),
    rtl: bool = False,
    line: tuple[float, bool] | None = None,
    before: float | None = None,
    after: float | None = None,
    indent: float = 0.0,
    indent_end: float = 0.0,
    hanging: float = 0.0,
    align: str = "",
    level: int | None = None,
    section: str = "",
) -> str:
    """The `pPr` of a paragraph or style, its parts in the order that the schema asks for."""
    parts: builtins.list[str] = []
    if style:
        parts.append(w("pStyle", val=style))
    if keep_next:
        parts.append(w("keepNext"))
    if keep_lines:
        parts.append(w("keepLines"))
    if page_break:
        parts.append(w("pageBreakBefore"))
    if list:
        parts.append(w("numPr", w("ilvl", val=0), w("numId", val=list)))
    if border:
        order = [side for side in ("top", "left", "bottom", "right", "between") if side in border.sides]
        one: dict[str, str | float | None] = {
            "val": border.kind,
            "sz": max(2, round(border.width * 8)),
            "space": border.room,
            "color": colour(border.colour),
        }
        parts.append(w("pBdr", *(w(side, **one) for side in order)))
    if fill:
        parts.append(w("shd", val="clear", color="auto", fill=colour(fill)))
    if tabs:
        stops = (w("tab", val=kind, leader=leader or None, pos=twips(place)) for kind, place, leader in tabs)
        parts.append(w("tabs", *stops))
    if rtl:
        parts.append(w("bidi"))
    if line or before is not None or after is not None:
        parts.append(
            w(
                "spacing",
                before=None if before is None else twips(before),
                after=None if after is None else twips(after),
                line=twips(line[0]) if line else None,
                lineRule=("exact" if line[1] else "atLeast") if line else None,
            )
        )
    if indent or indent_end or hanging:
        parts.append(w("ind", left=twips(indent), right=twips(indent_end), hanging=twips(hanging) or None))
    if align:
        parts.append(w("jc", val=align))
    if level is not None:
        parts.append(w("outlineLvl", val=level))
    if section:
        parts.append(section)
    return w("pPr", *parts) if parts else ""


def _run_properties(style: Style, face: Face) -> str:
    font, text = word_font(face), style.text
    chip: tuple[str, ...] = ()
    if style.chip:
        ground = colour(style.chip)
        chip = (w("bdr", val="single", sz=32, space=0, color=ground), w("shd", val="clear", color="auto", fill=ground))
    size = round(text.size * 2)
    return w(
        "rPr",
        w("rFonts", ascii=font.name, hAnsi=font.name),
        w("b", val=int(font.bold)),
        w("bCs", val=int(font.bold)),
        w("color", val=colour(text.colour)),
        w("sz", val=size),
        w("szCs", val=size),
        *chip,
    )


class Styles:
    """Every style of one book, from its theme and its type sizes."""

    def __init__(self, styles: Iterable[Style], theme: Theme, fonts: Fonts) -> None:
        self.theme, self.fonts = theme, fonts
        self.all = {style.id: style for style in styles}

    def __getitem__(self, id: str) -> Style:
        return self.all[id]

    def face(self, id: str, strong: bool = False) -> Face:
        """The face that a style sets its words in."""
        text = self[id].text
        return self.fonts.of(text.family, text.strong_weight if strong else text.weight)

    @property
    def faces(self) -> set[str]:
        """The keys of every face that the styles ask for: the reading face in regular and bold, and the others as used."""
        return {
            self.face(style, strong).key for style in self.all for strong in ((False, True) if style == "Normal" else (False,))
        }

    def xml(self, lang: str, rtl: str) -> str:
        """The part `styles.xml`; `rtl` is the language that right-to-left text is taken to be in."""
        body = self["Normal"]
        reading = word_font(self.face("Normal")).name
        size = round(body.text.size * 2)
        defaults = w(
            "docDefaults",
            w(
                "rPrDefault",
                w(
                    "rPr",
                    w("rFonts", ascii=reading, hAnsi=reading, eastAsia="Microsoft YaHei", cs="Arial"),
                    w("color", val=colour(body.text.colour)),
                    w("sz", val=size),
                    w("szCs", val=size),
                    w("lang", val=lang, eastAsia="zh-CN", bidi=rtl),
                ),
            ),
            w("pPrDefault"),
        )
        paragraphs = "".join(self._paragraph_style(style) for style in self.all.values())
        return f"{DECLARATION}<w:styles {ROOT}>{defaults}{paragraphs}{self._others()}</w:styles>"

    def _paragraph_style(self, style: Style) -> str:
        base = style.id != "Normal"
        return w(
            "style",
            w("name", val=style.name),
            *((w("basedOn", val=style.based_on),) if base else ()),
            *((w("next", val=style.next),) if style.next else ()),
            w("qFormat"),
            paragraph_properties(
                keep_next=style.keep_next,
                keep_lines=style.keep_lines,
                list=style.list,
                border=style.border,
                fill=style.fill,
                tabs=style.tabs,
                line=(style.text.leading, style.exact),
                before=style.before,
                after=style.after,
                indent=style.indent,
                indent_end=style.indent_end,
                hanging=style.hanging,
                align=style.align,
                level=style.level,
            ),
            _run_properties(style, self.face(style.id)),
            type="paragraph",
            default="1" if not base else None,
            styleId=style.id,
        )

    def _others(self) -> str:
        theme = self.theme
        return "".join(
            (
                _character("DefaultParagraphFont", "Default Paragraph Font", "", default="1"),
                _character("Strong", "Strong", w("b") + w("bCs")),
                _character("Emphasis", "Emphasis", w("b") + w("bCs")),
                _character("Hyperlink", "Hyperlink", w("color", val=colour(theme.a1))),
                _table("TableNormal", "Normal Table", default="1"),
                _table("SideBySide", "Side by side", based_on="TableNormal"),
                _table("Facts", "Facts", based_on="TableNormal", line=theme.line, heading=theme.a2, fill=theme.tint),
            )
        )


def _character(id: str, name: str, properties: str, default: str | None = None) -> str:
    inside = (w("rPr", properties),) if properties else ()
    return w("style", w("name", val=name), w("qFormat"), *inside, type="character", default=default, styleId=id)


def _table(
    id: str,
    name: str,
    based_on: str = "",
    default: str | None = None,
    line: str = "",
    heading: str = "",
    fill: str = "",
) -> str:
    sides = ("top", "left", "bottom", "right")
    room = mm(1.3) if line else 0.0
    margins = w("tblCellMar", *(w(side, w=twips(room), type="dxa") for side in sides))
    lines = ""
    parts = []
    if line:
        one: dict[str, str | float | None] = {"val": "single", "sz": 6, "space": 0, "color": colour(line)}
        lines = w("tblBorders", *(w(side, **one) for side in ("top", "bottom", "insideH")))
        bold = w("rPr", w("b"), w("bCs"), w("color", val=colour(heading)))
        shade = w("tcPr", w("shd", val="clear", color="auto", fill=colour(fill)))
        parts = [w("tblStylePr", bold, shade, type="firstRow"), w("tblStylePr", bold, type="firstCol")]
    return w(
        "style",
        w("name", val=name),
        *((w("basedOn", val=based_on),) if based_on else ()),
        w("qFormat"),
        w("tblPr", w("tblInd", w=0, type="dxa"), lines, margins),
        *parts,
        type="table",
        default=default,
        styleId=id,
    )
