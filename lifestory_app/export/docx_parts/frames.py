"""The photo frame of each theme, as far as Word can draw it: a line around the picture and the cut of its corners."""

from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Cut, Frame

# Look/book section 5: colour, width and corner radius in millimetres. A name of a colour stands for the theme's own.
_FRAMES = {
    "meadow": ("#FFFFFF", 2.4, 5.9),
    "seaside": ("#FFFFFF", 3.2, 3.8),
    "night-sky": ("d1", 2.0, 3.0),
    "paper": ("#FFFDF8", 3.0, 0.0),
    "comic": ("ink", 1.1, 0.0),
    "plain": ("line", 0.25, 0.0),
}


def frame_of(theme: Theme, round: bool = False) -> Frame:
    """The frame of a theme; a theme nobody drew one for here has a hairline. A `round` one is a white ring."""
    if round:
        return Frame(Cut.CIRCLE, "#FFFFFF", mm(1.8))
    shade, width, corner = next((frame for id, frame in _FRAMES.items() if theme.id.startswith(id)), ("line", 0.25, 0.0))
    shade = shade if shade.startswith("#") else str(getattr(theme, shade))
    return Frame(Cut.ROUNDED if corner else Cut.PLAIN, shade, mm(width), mm(corner))
