"""Pictures as Word holds them: sized, described, framed by Word itself so that a family can change the frame."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.export.docx_parts.xml import colour, emu, escape

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_SVG = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)


class Cut(StrEnum):
    """The outline that Word cuts a picture to."""

    PLAIN = "rect"
    ROUNDED = "roundRect"
    ARCH = "round2SameRect"
    CIRCLE = "ellipse"


@dataclass(frozen=True, slots=True)
class Frame:
    """A line around a picture, `width` points, and the outline it is cut to. `corner` is the radius in points."""

    cut: Cut = Cut.PLAIN
    colour: str = ""
    width: float = 0.0
    corner: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A size in points."""

    width: float
    height: float


def inside(shape: float, box: Box) -> Box:
    """The largest size of a shape (width over height) that fits the box."""
    width = min(box.width, box.height * shape)
    return Box(width, width / shape)


@dataclass(frozen=True, slots=True)
class Art:
    """One showing of a picture: the links to it and to the drawing behind a PNG, its size, number and text alternative."""

    link: str
    size: Box
    number: int
    alt: str
    svg: str = ""


NO_FRAME = Frame()


def inline(art: Art, frame: Frame = NO_FRAME) -> str:
    """A run with a picture in the line of text. No `alt` marks it as decorative."""
    edge = emu(frame.width / 2)  # Word draws the line along the edge, half of it outside
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(art.size.width)}" cy="{emu(art.size.height)}"/>'
        f'<wp:effectExtent l="{edge}" t="{edge}" r="{edge}" b="{edge}"/>'
        f"{_graphic(art, frame)}</wp:inline></w:drawing></w:r>"
    )


def anchored(art: Art, left: float = 0.0, top: float = 0.0, behind: bool = False) -> str:
    """A run with a picture at a place on the page, in points from its corner: behind the text, or with the text below it."""
    wrap = "<wp:wrapNone/>" if behind else "<wp:wrapTopAndBottom/>"
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{art.number}" '
        f'behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(art.size.width)}" cy="{emu(art.size.height)}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f"{_graphic(art, NO_FRAME)}</wp:anchor></w:drawing></w:r>"
    )


def _graphic(art: Art, frame: Frame) -> str:
    size = art.size
    name = f"Picture {art.number}"
    known = f'id="{art.number}" name="{name}" descr="{escape(art.alt)}"'
    decorative = "" if art.alt else _DECORATIVE
    share = min(50000, round(100000 * frame.corner / min(size.width, size.height)))
    adjust = ""
    if frame.cut is Cut.ROUNDED:
        adjust = f'<a:gd name="adj" fmla="val {share}"/>'
    elif frame.cut is Cut.ARCH:
        adjust = f'<a:gd name="adj1" fmla="val {share}"/><a:gd name="adj2" fmla="val 0"/>'
    edge = "<a:ln><a:noFill/></a:ln>"
    if frame.width:
        join = "" if frame.cut is not Cut.PLAIN else '<a:miter lim="800000"/>'
        fill = f'<a:solidFill><a:srgbClr val="{colour(frame.colour)}"/></a:solidFill>'
        edge = f'<a:ln w="{emu(frame.width)}">{fill}{join}</a:ln>'
    return (
        f"<wp:docPr {known}>{decorative}</wp:docPr>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {known}/><pic:cNvPicPr>"
        f'<a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{art.link}">{_SVG % art.svg if art.svg else ""}</a:blip>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(size.width)}" cy="{emu(size.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{frame.cut.value}"><a:avLst>{adjust}</a:avLst></a:prstGeom>{edge}</pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic>"
    )
