"""Pictures made for tests, with and without things in them that must not leave."""

import io
import struct

from PIL import Image, ImageDraw, PngImagePlugin

SECRET = b"15 Secret Street"


def a_picture(width: int = 120, height: int = 80) -> Image.Image:
    """A red, a green, a blue and a yellow quarter, so that every turn shows."""
    picture = Image.new("RGB", (width, height), "red")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), "lime")
    draw.rectangle((0, height // 2, width // 2 - 1, height), "blue")
    draw.rectangle((width // 2, height // 2, width, height), "yellow")
    return picture


def saved(picture: Image.Image, format: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)  # type: ignore[arg-type]
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def exif(orientation: int = 1, taken: str = "2019:03:12 10:11:12") -> Image.Exif:
    """EXIF with a place, a date, a maker's note and words."""
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010E] = SECRET.decode()
    block.get_ifd(0x8769).update({0x9003: taken, 0x927C: b"maker " + SECRET})
    block.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    return block


def chatty_jpeg(orientation: int = 1, picture: Image.Image | None = None) -> bytes:
    """A JPEG that tells everything in every way: EXIF, XMP, IPTC, comment, thumbnails, more after the end."""
    picture = picture or a_picture()
    thumbnail = saved(picture.resize((40, 30)), "JPEG")
    plain = saved(picture, "JPEG", exif=exif(orientation), comment=SECRET, quality=92)
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x10" + SECRET
    jfxx = b"JFXX\x00\x10" + thumbnail
    extra = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload
        for marker, payload in ((0xE0, jfxx), (0xE1, xmp), (0xED, iptc), (0xE5, SECRET))
    )
    return plain[:2] + extra + plain[2:] + thumbnail + SECRET


def chatty_png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>" + SECRET.decode() + "</x:xmpmeta>")
    words.add_text("Comment", SECRET.decode() * 20, zip=True)
    words.add(b"tIME", struct.pack(">HBBBBB", 2019, 3, 12, 10, 11, 12))
    return saved(a_picture(), "PNG", pnginfo=words, exif=exif()) + SECRET


def chatty_webp() -> bytes:
    return saved(a_picture(), "WEBP", exif=exif().tobytes(), xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>", quality=90) + SECRET


def chatty_gif() -> bytes:
    frames = [a_picture().rotate(turn) for turn in (0, 90, 180)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=SECRET, loop=0, duration=90) + SECRET
