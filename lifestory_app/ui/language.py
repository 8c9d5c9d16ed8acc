"""The language that the window speaks: that of the computer, or the one that is set, where there is a translation."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lifestory_app import resources


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages there are translations for, beside English."""
    there = folder or resources.asset("translations")
    return tuple(sorted(path.stem.removeprefix("lifestory_") for path in there.glob("lifestory_*.qm")))


def speak(app: QCoreApplication, wanted: str = "auto", folder: Path | None = None) -> str:
    """Let the window, and Qt's own buttons, speak a language where there is a translation. Returns which, "en" for none.

    What a translation does not have stays English.
    """
    locale = QLocale() if wanted == "auto" else QLocale(wanted)
    there = folder or resources.asset("translations")
    ours = QTranslator(app)
    names = [locale.name(), locale.name().split("_")[0]]
    # Qt itself would look on under shorter names, and under names of other places too.
    found = next((name for name in names if (there / f"lifestory_{name}.qm").is_file()), "en")
    if found == "en" or not ours.load(str(there / f"lifestory_{found}.qm")):
        return "en"
    base = QTranslator(app)
    if base.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(base)
    app.installTranslator(ours)
    return found
