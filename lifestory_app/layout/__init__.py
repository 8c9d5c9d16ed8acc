"""Knows paper: fonts, shaping, lines and page arrangers. A book goes in, a display list comes out. Nothing here draws."""
