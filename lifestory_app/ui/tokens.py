"""The app's colours by role, in three schemes, and its type sizes. No colour is written anywhere else."""

from enum import StrEnum


class Scheme(StrEnum):
    """How the app looks. The child's page keeps its own paper in all three."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_LIGHT = {
    "win": "#F4F1EA",
    "panel": "#FFFFFF",
    "sunk": "#EBE7DD",
    "desk": "#E3DED2",
    "surround": "#2A2F32",
    "ink": "#22282B",
    "ink2": "#545D61",
    "off": "#6B7275",
    "line": "#D8D2C5",
    "edge": "#707A77",
    "accent": "#1B625D",
    "accent_ink": "#FFFFFF",
    "accent_text": "#175650",
    "sel": "#DFEDEA",
    "sel_ink": "#22282B",
    "guide": "#DFEDEA",
    "guide_ink": "#22282B",
    "focus": "#1B4FD8",
    "stop": "#9B1C20",
    "stop_tint": "#FBEAE8",
    "warn": "#744600",
    "warn_tint": "#FDF0D5",
    "note": "#1D4B7A",
    "note_tint": "#E6EFF8",
    "good": "#1D5E36",
    "good_tint": "#E3F1E6",
}
_DARK = {
    "win": "#1B1F21",
    "panel": "#25292C",
    "sunk": "#1F2426",
    "desk": "#14181A",
    "surround": "#14181A",
    "ink": "#EFEDE7",
    "ink2": "#BCC2C0",
    "off": "#949C9B",
    "line": "#40474A",
    "edge": "#8D9896",
    "accent": "#7FD0C5",
    "accent_ink": "#0C2321",
    "accent_text": "#8ED8CE",
    "sel": "#23403D",
    "sel_ink": "#EFEDE7",
    "guide": "#23403D",
    "guide_ink": "#EFEDE7",
    "focus": "#9DBBFF",
    "stop": "#FFB3AC",
    "stop_tint": "#45282A",
    "warn": "#F6CE85",
    "warn_tint": "#41351F",
    "note": "#A9CDF5",
    "note_tint": "#233548",
    "good": "#9FDDB0",
    "good_tint": "#21392A",
}
_CONTRAST = {
    "win": "#000000",
    "panel": "#000000",
    "sunk": "#000000",
    "desk": "#000000",
    "surround": "#000000",
    "ink": "#FFFFFF",
    "ink2": "#FFFFFF",
    "off": "#D0D0D0",
    "line": "#FFFFFF",
    "edge": "#FFFFFF",
    "accent": "#FFE14D",
    "accent_ink": "#000000",
    "accent_text": "#FFE14D",
    "sel": "#FFE14D",
    "sel_ink": "#000000",
    "guide": "#000000",
    "guide_ink": "#FFFFFF",
    "focus": "#4DE8FF",
    "stop": "#FFB0A8",
    "stop_tint": "#000000",
    "warn": "#FFE14D",
    "warn_tint": "#000000",
    "note": "#9FD3FF",
    "note_tint": "#000000",
    "good": "#9CF0B0",
    "good_tint": "#000000",
}
COLOURS: dict[Scheme, dict[str, str]] = {Scheme.LIGHT: _LIGHT, Scheme.DARK: _DARK, Scheme.CONTRAST: _CONTRAST}

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "panel", 4.5),
    ("ink", "win", 4.5),
    ("sel_ink", "sel", 4.5),
    ("guide_ink", "guide", 4.5),
    ("ink2", "panel", 4.5),
    ("ink2", "sunk", 4.5),
    ("ink2", "desk", 4.5),
    ("ink", "desk", 4.5),
    ("accent_ink", "accent", 4.5),
    ("accent_text", "panel", 4.5),
    ("stop", "stop_tint", 4.5),
    ("stop", "panel", 4.5),
    ("warn", "warn_tint", 4.5),
    ("note", "note_tint", 4.5),
    ("good", "good_tint", 4.5),
    ("good", "desk", 4.5),
    ("off", "panel", 4.5),
    ("edge", "panel", 3.0),
    ("edge", "win", 3.0),
    ("edge", "desk", 3.0),
    ("focus", "panel", 3.0),
    ("focus", "win", 3.0),
)
"""Foreground, background, and the least contrast between them (WCAG 2.2, 1.4.3 and 1.4.11). A test works the ratios out."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours "#RRGGBB", 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


SIZES = {
    "display": (30, 600),
    "h1": (26, 600),
    "h2": (18, 600),
    "name": (18, 600),
    "label": (14, 600),
    "body": (15, 400),
    "strong": (15, 600),
    "quiet": (15, 400),
    "small": (13, 400),
}
"""Pixels at 100 % and weight, by role of a label. Nothing is smaller than 13."""
