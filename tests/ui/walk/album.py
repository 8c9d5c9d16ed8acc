"""The photos that the new user has on a stick: twenty from the sample book's own, as a phone would have taken them."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app import resources

WIDEST = 1000


@dataclass(frozen=True)
class Snap:
    """A photo on the stick: its name there, the day it was taken, and what the new user will write under it."""

    name: str
    taken: str
    caption: str = ""


SNAPS = (
    Snap("jetty.jpg", "2024:06:15", "The jetty where we looked for crabs"),
    Snap("boats.jpg", "2024:06:15", "The boats going to sleep"),
    Snap("dunes.jpg", "2024:06:16", "The path to the beach"),
    Snap("evening-sea.jpg", "2024:06:16", "Our last evening by the sea"),
    Snap("leaves.webp", "2024:10:06", "Leaves we kicked, October 2024"),
    Snap("forest.jpg", "2024:10:06", "Hollins Wood"),
    Snap("nuthatch.jpg", "2024:10:06"),
    Snap("dandelions.jpg", "2025:04:20", "Blow and make a wish"),
    Snap("ladybird.jpg", "2025:04:20", "I found this one. It stayed on my hand."),
    Snap("marigold.jpg", "2025:04:21"),
    Snap("sunflower.jpg", "2025:08:30", "Mum and I planted it"),
    Snap("hills.jpg", "2025:08:03"),
    Snap("mountain.jpg", "2025:08:03", "We walked all the way up"),
    Snap("stream.jpg", "2025:08:04"),
    Snap("sunrise.jpg", "2025:08:05"),
    Snap("kite.jpg", "2026:05:10", "Our kite, very high, May 2026"),
    Snap("dogs.jpg", "2026:03:01", "Biscuit and his friend"),
    Snap("budgie.jpg", "2026:03:02"),
    Snap("brushes.jpg", "2026:02:11", "My brushes after a good day"),
    Snap("rain.jpg", "2026:02:12"),
)


def fill_stick(folder: Path, widest: int = WIDEST) -> list[Path]:
    """Put the photos into a folder, with the day each was taken, as JPEG."""
    from PIL import Image

    folder.mkdir(parents=True)
    files = []
    for snap in SNAPS:
        with Image.open(resources.asset("sample", snap.name)) as opened:
            opened.draft("RGB", (widest, widest))
            photo = opened.convert("RGB")
        photo.thumbnail((widest, widest), Image.Resampling.BILINEAR)
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = f"{snap.taken} 11:00:00"
        files.append(folder / Path(snap.name).with_suffix(".jpg"))
        photo.save(files[-1], "JPEG", quality=88, exif=exif)
    return files
