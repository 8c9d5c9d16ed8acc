"""Spelling for those who write in a window."""

from lifestory_app.practice.spelling import Spelling, load_spelling, names_of

__all__ = ["Spelling", "load_spelling", "names_of"]
