"""Languages met in families in the United Kingdom, each by its own name, and the letters they are written in."""

import re
from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase

from lifestory_app import resources
from lifestory_app.domain.languages import ENGLISH, NAMES, own_name
from lifestory_app.domain.text import reads_right_to_left
from lifestory_app.ui import look

__all__ = ["ENGLISH", "NAMES", "families_for", "is_right_to_left", "is_same", "name_of", "with_families"]

_FACES = (
    ("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]", "noto-naskh-arabic", "NotoNaskhArabic"),
    ("[\u0900-\u097f]", "noto-sans-devanagari", "NotoSansDevanagari"),
    ("[\u0980-\u09ff]", "noto-sans-bengali", "NotoSansBengali"),
    ("[\u0a00-\u0a7f]", "noto-sans-gurmukhi", "NotoSansGurmukhi"),
    ("[\u0a80-\u0aff]", "noto-sans-gujarati", "NotoSansGujarati"),
    ("[\u0b80-\u0bff]", "noto-sans-tamil", "NotoSansTamil"),
    ("[\u1200-\u139f\u2d80-\u2ddf]", "noto-sans-ethiopic", "NotoSansEthiopic"),
    ("[\u0370-\u058f]", "noto-sans", "NotoSans"),
    ("[\u3000-\u30ff\u3400-\u9fff]", "noto-sans-sc", "NotoSansSC"),
)
"""Letters that the app's own face lacks, and the family that has them."""


def name_of(tag: str) -> str:
    """What a language is called by those who speak it; its tag where that is not known."""
    known = own_name(tag)
    if known != tag:
        return known
    found = QLocale(tag)
    return found.nativeLanguageName() if found.language() is not QLocale.Language.C else tag


def is_same(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever their countries."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return reads_right_to_left(tag)


def families_for(text: str) -> list[str]:
    """The families a text needs besides the app's own. They are loaded when they are first needed."""
    if text.isascii():
        return []
    return [family for letters, folder, file in _FACES if re.search(letters, text) and (family := _loaded(folder, file))]


def with_families(font: QFont, text: str) -> QFont:
    """A font that can show a text, whatever letters it is written in."""
    made = QFont(font)
    made.setFamilies([look.FAMILY, *families_for(text)])
    return made


@cache
def _loaded(folder: str, file: str) -> str:
    names: list[str] = []
    for path in sorted(resources.asset("fonts", folder).glob(f"{file}-*.ttf")):
        names += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return names[0] if names else ""
