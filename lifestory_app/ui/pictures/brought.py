"""What is dragged or copied, as photos: files, a picture, or photos of the book itself."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from lifestory_app.domain.ids import PhotoId
from lifestory_app.ui.editor.canvas import PHOTO_MIME


def files_of(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer that are brought."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_out_of_reach(mime: QMimeData) -> bool:
    """Whether only things are brought that have no file here, as from a phone that shows no folder, or a web page."""
    return bool(mime.urls()) and not files_of(mime) and not mime.hasImage()


def picture_of(mime: QMimeData) -> QImage:
    """The picture that is brought, a null one where there is none."""
    found = mime.imageData() if mime.hasImage() else None
    return found if isinstance(found, QImage) else QImage(found) if found is not None else QImage()


def photos_of(mime: QMimeData) -> list[PhotoId]:
    """The photos of the book that are dragged."""
    return [PhotoId(each) for each in bytes(mime.data(PHOTO_MIME).data()).decode().split("\n") if each]


def png_of(image: QImage) -> bytes:
    """A pasted picture as the bytes of a PNG, made in memory."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
