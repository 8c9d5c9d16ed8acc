"""The long forms: many more mutated files, and 500 photos of 12 megapixels in bounded memory."""

import io
import os
import random
import sys
from pathlib import Path

import pytest
from PIL import Image

from lifestory_app.domain.errors import Refused
from lifestory_app.photos.intake import TakenIn, take_in_many
from lifestory_app.photos.leaving import fit_to_leave, sniff_private
from lifestory_app.photos.worker import Decoder, Seen, Unseen
from tests.photos.pictures import SECRET, a_picture, chatty_gif, chatty_jpeg, chatty_png, chatty_webp, exif, saved

MEGABYTE = 1024 * 1024


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_20000_mutated_files_bring_nothing_out_and_nobody_down() -> None:
    chance = random.Random(7)
    samples = {"JPEG": chatty_jpeg(), "PNG": chatty_png(), "WEBP": chatty_webp(), "GIF": chatty_gif()}
    samples |= {kind: saved(a_picture(), kind, exif=exif()) for kind in ("TIFF", "HEIF", "AVIF")}
    seen = left = 0
    with Decoder() as decoder:
        for _ in range(20_000):
            kind = chance.choice(list(samples))
            data = bytearray(samples[kind])
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            hostile = bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])
            found = decoder.look(hostile)
            assert isinstance(found, Seen | Unseen)
            if isinstance(found, Seen):
                seen += 1
                try:
                    leaving = fit_to_leave(hostile, found.format)
                except Refused:
                    continue
                assert sniff_private(leaving.data) == ()
                left += 1
    assert seen > 2000
    assert left > 2000


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_500_photos_of_12_megapixels_are_taken_in_within_bounded_memory(tmp_path: Path) -> None:
    grain = Image.effect_noise((4032, 3024), 60).convert("RGB")
    out = io.BytesIO()
    grain.save(out, "JPEG", quality=85, exif=exif(6))
    body = out.getvalue()
    paths = []
    for number in range(500):
        paths.append(tmp_path / f"{number:03}.jpg")
        # A comment makes each its own file, while the pixels need be drawn only once.
        comment = b"\xff\xfe\x00\x06" + number.to_bytes(4, "big")
        paths[-1].write_bytes(body[:2] + comment + body[2:])
    del grain, out

    before, most, count = memory(), 0, 0
    for _, outcome in take_in_many(paths):
        assert isinstance(outcome, TakenIn)
        assert SECRET not in outcome.proxy
        count += 1
        most = max(most, memory())

    assert count == 500
    assert most - before < 150 * MEGABYTE


def memory() -> int:
    """Bytes that this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
