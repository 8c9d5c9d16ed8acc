"""The theme part: the colours and fonts of the book in Word's own pickers, so that what a family adds matches."""

from lifestory_app.domain.theme import Theme
from lifestory_app.export.docx_parts.xml import DECLARATION, colour, escape

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(theme: Theme, display: str, reading: str) -> str:
    """The part `theme1.xml`. `display` and `reading` are the names of the fonts for titles and for text."""
    colours = {
        "dk1": theme.ink,
        "lt1": "#FFFFFF",
        "dk2": theme.a1,
        "lt2": theme.paper,
        "accent1": theme.a1,
        "accent2": theme.a2,
        "accent3": theme.d1,
        "accent4": theme.d2,
        "accent5": theme.d3,
        "accent6": theme.d4,
        "hlink": theme.a1,
        "folHlink": theme.a2,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour(value)}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{part}Font><a:latin typeface="{escape(name)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{part}Font>'
        for part, name in (("major", display), ("minor", reading))
    )
    name = escape(theme.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWINGML}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
