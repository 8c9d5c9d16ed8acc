"""Small photographs made for tests."""

from pathlib import Path

from PIL import Image


def photo_file(path: Path, colour: str = "#5588aa", size: tuple[int, int] = (640, 480), taken: str = "") -> Path:
    """A JPEG of one colour with a lighter band, so that no two are nearly the same."""
    image = Image.new("RGB", size, colour)
    band = sum(colour.encode()) % (size[0] // 2)
    image.paste("#eeeeee", (band, 0, band + size[0] // 5, size[1]))
    image.paste("#222222", (0, band % size[1], size[0], band % size[1] + 20))
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    image.save(path, "JPEG", quality=90, exif=exif)
    return path
