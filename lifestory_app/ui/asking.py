"""The one door to the file dialogs of the system, which tests replace."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

BOOK_SUFFIX = ".lifestory"
TREES = "*.ged *.gdz *.zip"
PICTURES = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.heic *.heif *.avif"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Asking", text)


def documents() -> Path:
    """Where a person keeps papers: the folder for documents, or the home folder where there is none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


def book_to_open(parent: QWidget | None, folder: Path | None = None) -> Path | None:
    """Ask which book to open, or None."""
    filters = f"{_tr('Life story books')} (*{BOOK_SUFFIX});;{_tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, _tr("Open a book"), str(folder or documents()), filters)
    return Path(chosen) if chosen else None


def place_for_book(parent: QWidget | None, suggested: Path) -> Path | None:
    """Ask where a book is to be put, or None. The ending is added where it is missing."""
    filters = f"{_tr('Life story books')} (*{BOOK_SUFFIX})"
    options = QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(parent, _tr("Where the book is kept"), str(suggested), filters, options=options)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == BOOK_SUFFIX else path.with_name(path.name + BOOK_SUFFIX)


def photos_to_bring(parent: QWidget | None) -> list[Path]:
    """Ask which photos to bring; an empty list for none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    filters = f"{_tr('Photos')} ({PICTURES});;{_tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileNames(parent, _tr("Bring photos"), folder, filters)
    return [Path(each) for each in chosen]


def folder_of_photos(parent: QWidget | None) -> Path | None:
    """Ask for a whole folder of photos, or None."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen = QFileDialog.getExistingDirectory(parent, _tr("Bring a folder of photos"), folder)
    return Path(chosen) if chosen else None


def family_tree_to_bring(parent: QWidget | None) -> Path | None:
    """Ask which file of a family tree program to bring in, or None."""
    filters = f"{_tr('Family trees')} ({TREES});;{_tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, _tr("Bring in a family tree"), str(documents()), filters)
    return Path(chosen) if chosen else None


def place_for_file(parent: QWidget | None, title: str, suggested: Path, kind: str, suffix: str) -> Path | None:
    """Ask where a document is to be put, or None. The ending is added where it is missing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), f"{kind} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def folder_to_put_into(parent: QWidget | None, title: str, suggested: Path) -> Path | None:
    """Ask for a folder, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(chosen) if chosen else None
