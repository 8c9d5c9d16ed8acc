"""The photo frame of each theme, as far as Word can draw it: a line around the picture and the cut of its corners."""

from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Cut, Frame

_HAIRLINE = (Cut.PLAIN, "line", 0.25, 0.0)

# Look/book section 5, by the frame's name: cut, colour, width and corner radius in millimetres. A colour without # is the
# theme's own. A rope is left at its white mat, since Word draws one line around a picture and not two.
_FRAMES = {
    "rounded": (Cut.ROUNDED, "#FFFFFF", 2.4, 5.9),
    "rope": (Cut.ROUNDED, "#FFFFFF", 3.2, 3.8),
    "arch": (Cut.ARCH, "d1", 2.4, 24.0),
    "polaroid": (Cut.PLAIN, "#FFFDF8", 3.6, 0.0),
    "comic": (Cut.PLAIN, "ink", 1.1, 0.0),
    "hairline": _HAIRLINE,
}


def frame_of(theme: Theme, round: bool = False) -> Frame:
    """The frame of a theme; a theme whose frame is not known here has a hairline. A `round` one is a white ring."""
    if round:
        return Frame(Cut.CIRCLE, "#FFFFFF", mm(1.8))
    cut, shade, width, corner = _FRAMES.get(theme.frame, _HAIRLINE)
    return Frame(cut, shade if shade.startswith("#") else str(getattr(theme, shade)), mm(width), mm(corner))
