"""Every file that others made behaves as its README says, and no file can stop the others."""

import csv
import io
import os
import re
import signal
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PhotoId
from lifestory_app.photos.fingerprints import distance
from lifestory_app.photos.formats import Trouble
from lifestory_app.photos.intake import DamagedPhoto, TakenIn, find_near, photo_record, take_in, take_in_many
from lifestory_app.photos.metadata import sane_date
from lifestory_app.photos.names import shown_name
from lifestory_app.photos.private import sniff_private
from lifestory_app.photos.worker import Decoder, Seen, Unseen
from tests.photos.pictures import SECRET, a_picture, chatty_gif, chatty_jpeg, chatty_png, chatty_webp, exif, opened, saved

# The reference library stumbles over metadata here; the picture itself is whole, and so it is taken in.
BETTER_THAN_THE_REFERENCE = {"pillow__png_decompression_dos.png", "pillow__unknown_compression_method.png"}
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "AVIF")


def facts_of(inputs: Path, kind: str) -> dict[str, str]:
    with open(inputs / "FACTS.csv", encoding="utf-8", newline="") as table:
        return {row["file"]: row["expected_facts"] for row in csv.DictReader(table) if row["kind"] == kind}


def taken_from(inputs: Path, kind: str) -> dict[str, TakenIn | Refused]:
    folder = inputs / kind
    outcomes = take_in_many([folder / name for name in facts_of(inputs, kind)])
    return {path.relative_to(folder).as_posix(): outcome for path, outcome in outcomes}


@pytest.fixture(scope="module")
def photos(inputs: Path) -> dict[str, TakenIn | Refused]:
    return taken_from(inputs, "photos")


@pytest.fixture(scope="module")
def bad_photos(inputs: Path) -> dict[str, TakenIn | Refused]:
    return taken_from(inputs, "bad-photos")


def stated_size(facts: str) -> tuple[int, int]:
    """The size a picture must have upright. The decoder of TIFF turns by itself, so its stated size is upright already."""
    found = re.search(r"upright (\d+)x(\d+)", facts) or re.search(r" (\d+)x(\d+)", facts)
    assert found
    return int(found[1]), int(found[2])


def test_every_photo_of_others_is_taken_in_with_the_facts_its_readme_states(
    photos: dict[str, TakenIn | Refused], inputs: Path
) -> None:
    facts = facts_of(inputs, "photos")
    assert len(photos) == len(facts) > 100
    wrong = []
    for name, outcome in photos.items():
        stated = facts[name]
        if "fails while decoding" in stated:
            assert isinstance(outcome, Refused), name
            continue
        if isinstance(outcome, Refused):
            wrong.append((name, outcome.sentence))
            continue
        told = re.search(r"(\d+) frames", stated)
        found = (outcome.format, (outcome.width, outcome.height), outcome.frames, outcome.had_location)
        meant = (stated.split()[0], stated_size(stated), int(told[1]) if told else 1, "GPS position" in stated)
        if found != meant:
            wrong.append((name, found, meant))
    assert not wrong


def test_proxies_and_thumbnails_are_plain_upright_srgb_jpegs(photos: dict[str, TakenIn | Refused]) -> None:
    for name, outcome in photos.items():
        if isinstance(outcome, Refused):
            continue
        for data, longest in ((outcome.proxy, 1600), (outcome.thumb, 240)):
            picture = opened(data)
            assert (picture.format, picture.mode) == ("JPEG", "RGB"), name
            assert max(picture.size) == min(longest, max(outcome.width, outcome.height)), name
            scale = min(1.0, longest / max(outcome.width, outcome.height))
            assert min(picture.size) == max(1, round(min(outcome.width, outcome.height) * scale)), name
            assert sniff_private(data) == (), name
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}, name


def test_several_pictures_in_one_file_are_told(photos: dict[str, TakenIn | Refused]) -> None:
    outcome = photos["fmt__iss634.gif"]

    assert isinstance(outcome, TakenIn)
    assert outcome.notes == ("“fmt__iss634.gif” holds 42 pictures; the first one is used.",)


def test_the_same_picture_in_any_turn_or_format_is_found_to_be_near(photos: dict[str, TakenIn | Refused]) -> None:
    for start in ("orient__Landscape_", "orient__hopper", "orient__g4_", "fmt__iss634", "cam__Nikon_D1X", "fmt__transparent"):
        prints = [each.fingerprint for name, each in photos.items() if name.startswith(start) and isinstance(each, TakenIn)]
        assert len(prints) >= 2
        for one in prints:
            assert find_near(one, [(PhotoId("first"), prints[0])]) == "first", start


def test_different_photos_are_not_near(photos: dict[str, TakenIn | Refused]) -> None:
    big = [
        (PhotoId(name), each.fingerprint)
        for name, each in photos.items()
        if isinstance(each, TakenIn) and name.startswith(("cam__", "doc__", "old__")) and min(each.width, each.height) >= 60
    ]
    # One camera's picture is there twice, in two formats.
    big = [each for each in big if each[0] != "cam__Nikon_D1X.webp"]
    assert len(big) > 30

    for number, (name, print_) in enumerate(big):
        assert find_near(print_, big[:number]) is None, name


def test_saving_again_smaller_greyer_or_with_more_contrast_keeps_photos_near(tmp_path: Path, inputs: Path) -> None:
    original = opened((inputs / "photos" / "cam__jolla.jpg").read_bytes())
    copies = [
        original,
        original.resize((816, 612)),
        original.convert("L"),
        original.point(lambda value: min(255, value * 5 // 4)),
    ]
    for number, copy in enumerate(copies):
        copy.save(tmp_path / f"{number}.jpg", quality=40)

    prints = [each.fingerprint for _, each in take_in_many(sorted(tmp_path.iterdir())) if isinstance(each, TakenIn)]

    assert len(prints) == 4
    assert all(distance(prints[0], each) <= 4 for each in prints)


def test_blank_pictures_are_never_near() -> None:
    assert find_near("0" * 16, [(PhotoId("blank"), "0" * 16)]) is None
    assert find_near("f" * 16, [(PhotoId("blank"), "f" * 16)]) is None


def test_of_several_near_photos_the_nearest_is_named() -> None:
    known = [
        (PhotoId("far"), "0f0f0f0f0f0f0f00"),
        (PhotoId("near"), "0f0f0f0f0f0f0f0e"),
        (PhotoId("other"), "f0f0f0f0f0f0f0f0"),
    ]

    assert find_near("0f0f0f0f0f0f0f0f", known) == "near"


def test_every_bad_file_is_refused_in_one_sentence_that_names_it_or_taken_in_whole(
    bad_photos: dict[str, TakenIn | Refused], inputs: Path
) -> None:
    facts = facts_of(inputs, "bad-photos")
    assert len(bad_photos) == len(facts) > 130
    wrong = []
    for name, outcome in bad_photos.items():
        stated = facts[name]
        decodes = stated.endswith("decodes") and stated.startswith(FORMATS)
        if (decodes or name in BETTER_THAN_THE_REFERENCE) != isinstance(outcome, TakenIn):
            wrong.append((name, stated))
        if isinstance(outcome, Refused):
            assert f"“{shown_name(name)}”" in outcome.sentence
            assert outcome.sentence.endswith(".")
            assert ". " not in outcome.sentence.replace(shown_name(name), "")
        elif decodes:
            assert (outcome.width, outcome.height) == stated_size(stated), name
    assert not wrong


def test_what_can_be_read_of_a_damaged_photo_is_kept_when_asked(bad_photos: dict[str, TakenIn | Refused], inputs: Path) -> None:
    damaged = [name for name, outcome in bad_photos.items() if isinstance(outcome, DamagedPhoto)]
    assert "pillow__truncated_jpeg.jpg" in damaged
    for name in damaged:
        refusal = bad_photos[name]
        assert isinstance(refusal, DamagedPhoto)
        assert "Keep what can be read" in refusal.sentence

    for path, outcome in take_in_many([inputs / "bad-photos" / name for name in damaged], keep_damaged=True):
        assert isinstance(outcome, TakenIn), path
        assert outcome.damaged
        assert outcome.original == path.read_bytes()
        assert "what could be read was kept" in outcome.notes[-1]


@pytest.mark.parametrize(("format", "options"), [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("GIF", {})])
def test_a_photo_cut_short_keeps_what_came_before_the_cut(format: str, options: dict[str, bool], tmp_path: Path) -> None:
    whole = saved(Image.effect_noise((300, 200), 60).convert("RGB"), format, **options)
    shares = (0.3, 0.6, 0.97)
    paths = [tmp_path / f"mum {share}.pic" for share in shares]
    for path, share in zip(paths, shares, strict=True):
        path.write_bytes(whole[: int(len(whole) * share)])

    assert [type(outcome) for _, outcome in take_in_many(paths)] == [DamagedPhoto] * 3
    for share, (_, kept) in zip(shares, take_in_many(paths, keep_damaged=True), strict=True):
        assert isinstance(kept, TakenIn)
        assert kept.damaged
        assert (kept.width, kept.height) == (300, 200)
        top = opened(kept.proxy).convert("L").crop((0, 0, 300, int(200 * share * 0.6)))
        assert min(top.resize((1, 10)).tobytes()) > 90


def test_a_damaged_photo_of_which_nothing_reads_is_refused_outright(tmp_path: Path) -> None:
    whole = saved(Image.effect_noise((300, 200), 60), "JPEG")
    path = tmp_path / "mum.jpg"
    path.write_bytes(whole[: whole.index(b"\xff\xda") + 4])

    with pytest.raises(Refused) as refusal:
        take_in(path, keep_damaged=True)

    assert not isinstance(refusal.value, DamagedPhoto)


def test_what_is_no_photo_is_refused_whatever_it_is_called(tmp_path: Path) -> None:
    contents = [
        (b"", "is empty"),
        (b"%PDF-1.7 hello", "is a PDF document, not a photo"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is a PostScript drawing"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "is an SVG drawing"),
        (b"PK\x03\x04rest", "is an archive or an office document"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "is a film or sound"),
        (b"dear mum,", "is not a photo that can be read"),
        (saved(Image.new("RGB", (4, 4)), "BMP"), "is a BMP picture"),
        (saved(Image.new("RGB", (4, 4)), "PPM"), "is not a photo that can be read"),
        (b"II*\x00\x10\x00\x00\x00CR\x02\x00" + saved(Image.new("RGB", (4, 4)), "TIFF")[12:], "damaged"),
    ]
    for number, (content, _) in enumerate(contents):
        (tmp_path / f"{number:02} holiday.jpg").write_bytes(content)

    for (_, says), (path, refusal) in zip(contents, take_in_many(sorted(tmp_path.iterdir())), strict=True):
        assert isinstance(refusal, Refused)
        assert says in refusal.sentence
        assert path.name in refusal.sentence


def test_raw_camera_files_are_told_from_their_stamp_sized_previews(tmp_path: Path) -> None:
    preview = Image.new("RGB", (160, 120), "teal")
    for name, tags in (("dng", {50706: b"\x01\x04\x00\x00", 254: 1}), ("nef", {254: 1, 330: 8}), ("scan", {254: 0})):
        (tmp_path / f"{name}.tif").write_bytes(saved(preview, "TIFF", tiffinfo=tags))

    outcomes = {path.stem: outcome for path, outcome in take_in_many(sorted(tmp_path.iterdir()))}

    assert isinstance(outcomes["scan"], TakenIn)
    for name in ("dng", "nef"):
        refusal = outcomes[name]
        assert isinstance(refusal, Refused)
        assert "raw camera file" in refusal.sentence


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "holiday.txt"
    path.write_bytes(chatty_webp())

    assert take_in(path).format == "WEBP"


def test_folders_missing_files_and_pipes_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    names = ("folder.jpg", "pipe.jpg", "missing.jpg", "loop.jpg", "x" * 300 + ".jpg")

    for path, outcome in take_in_many([tmp_path / name for name in names]):
        assert isinstance(outcome, Refused)
        assert shown_name(path) in outcome.sentence


def test_a_file_that_may_not_be_read_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.jpg"
    path.write_bytes(chatty_jpeg())

    def locked(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", locked)
    with pytest.raises(Refused, match="permission"):
        take_in(path)


def test_a_file_beyond_the_limit_is_not_even_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lifestory_app.photos.intake.MAX_FILE_BYTES", 1024 * 1024)
    path = tmp_path / "huge.tif"
    with open(path, "wb") as file:
        file.truncate(40 * 1024**3)

    with pytest.raises(Refused, match="larger than 1 MB"):
        take_in(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("été à la plage.png", "été à la plage.png"),
        ("CafÃ© – grand-mÃ¨re.png", "CafÃ© – grand-mÃ¨re.png"),
        ("👵🏽 Nan & 👨‍👩‍👧.png", "👵🏽 Nan & 👨‍👩‍👧.png"),
        ("evil\u202egnp.exe", "evil\ufffdgnp.exe"),
        ("two\nlines\x1b[31m.jpg", "two\ufffdlines\ufffd[31m.jpg"),
        ("bytes\udcff.jpg", "bytes\ufffd.jpg"),
        ("a" * 200 + ".jpg", "a" * 99 + "…" + "a" * 16 + ".jpg"),
    ],
)
def test_strange_names_are_shown_safely(name: str, shown: str) -> None:
    assert shown_name(Path("/somewhere") / name) == shown
    assert shown_name(name).encode()


def test_the_bytes_given_are_the_bytes_kept(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(chatty_jpeg(orientation=6))

    taken = take_in(path)

    assert taken.original == path.read_bytes()
    assert (taken.width, taken.height) == (80, 120)
    assert (taken.had_location, taken.taken, taken.damaged) == (True, UncertainDate(2019, 3, 12), False)
    record = photo_record(taken, PhotoId("p"), near=PhotoId("q"))
    assert (record.sha256, record.width, record.file_name, record.near) == (taken.sha256, 80, "holiday.jpg", "q")
    for derived in (taken.proxy, taken.thumb):
        assert SECRET not in derived


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_orientation_is_applied_once(format: str, tmp_path: Path) -> None:
    turns = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    for orientation, turn in turns.items():
        stored = a_picture() if turn is None else a_picture().transpose(Image.Transpose(turn))
        # From here the writer of HEIF takes the turn that its own boxes tell; those alone count when it is read.
        stored.info["exif"] = exif(orientation).tobytes()
        (tmp_path / f"photo {orientation}").write_bytes(saved(stored, format, exif=stored.info["exif"], quality=95))

    for path, taken in take_in_many(sorted(tmp_path.iterdir())):
        assert isinstance(taken, TakenIn), path
        assert (taken.width, taken.height) == (120, 80), path
        proxy = opened(taken.proxy)
        corners = [proxy.getpixel(place) for place in ((20, 20), (100, 20), (20, 60), (100, 60))]
        for corner, meant in zip(corners, ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)), strict=True):
            assert corner == pytest.approx(meant, abs=40), path


def test_every_kind_of_pixel_keeps_its_look(tmp_path: Path) -> None:
    kinds = [
        (Image.new("RGBA", (8, 8), (0, 0, 0, 0)), 255),
        (Image.new("LA", (8, 8), (0, 128)), 127),
        (Image.new("I;16", (8, 8), 32768), 128),
        (Image.new("I;16", (8, 8), 128), 128),
        (Image.new("1", (8, 8), 1), 255),
        (Image.new("P", (8, 8), 0), 0),
    ]
    for number, (picture, _) in enumerate(kinds):
        (tmp_path / f"{number}.png").write_bytes(saved(picture))

    for (picture, meant), (_, taken) in zip(kinds, take_in_many(sorted(tmp_path.iterdir())), strict=True):
        assert isinstance(taken, TakenIn)
        assert opened(taken.proxy).getpixel((4, 4)) == pytest.approx((meant,) * 3, abs=2), picture.mode


def test_a_wide_colour_profile_is_brought_to_srgb_and_a_broken_one_left_aside(tmp_path: Path, inputs: Path) -> None:
    profile = opened((inputs / "photos" / "cam__Multiple_ICC_segments.jpg").read_bytes()).info["icc_profile"]
    half = Image.new("CMYK", (8, 8), (255, 0, 0, 0))
    for name, icc in (("plain", b""), ("profile", profile), ("broken", profile[:4000]), ("junk", b"junk" * 50)):
        (tmp_path / name).write_bytes(saved(half, "JPEG", icc_profile=icc, quality=98))

    shown = {path.name: opened(result.proxy).getpixel((4, 4)) for path, result in take_in_many(sorted(tmp_path.iterdir()))}  # type: ignore[union-attr]

    assert shown["broken"] == shown["junk"] == shown["plain"] == (0, 255, 255) or max(shown["plain"]) > 250  # type: ignore[arg-type]
    assert shown["broken"] == shown["junk"] == shown["plain"]
    red, green, blue = shown["profile"]  # type: ignore[misc]
    assert 100 < green < 190 < blue < 245
    assert red < 60


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2019:03:12 10:00:00", UncertainDate(2019, 3, 12)),
        ("2019-03-12T10:00:00", UncertainDate(2019, 3, 12)),
        ("1998:12:01 00:00:00", UncertainDate(1998, 12, 1)),
        ("2000:01:01 00:00:00", None),
        ("1980:01:01 00:00:12", None),
        ("2000:01:01 14:00:00", UncertainDate(2000, 1, 1)),
        ("0000:00:00 00:00:00", None),
        ("2019:13:45 10:00:00", None),
        ("2999:01:02 10:00:00", None),
        ("1700:01:02 10:00:00", None),
        ("    :  :     :  :  ", None),
        ("", None),
    ],
)
def test_only_dates_that_can_be_are_believed(stated: str, day: UncertainDate | None) -> None:
    assert sane_date(stated) == day


def bombs(folder: Path) -> dict[str, bytes]:
    """Small files that would be enormous, each a valid picture up to its size."""
    import struct
    import zlib

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    zeros = zlib.compress(b"\0" * 20_000_000, 9)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zeros) + chunk(b"IEND", b"")
    text = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0))
    text += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000)) * 4
    text += chunk(b"IDAT", zlib.compress(b"\0\x80\x80\x80\x80" * 4)) + chunk(b"IEND", b"")
    tiff = bytearray(saved(Image.new("L", (1, 1)), "TIFF"))
    for tag, size in ((256, 90000), (257, 90000), (278, 90000)):
        at = tiff.find(struct.pack("<H", tag))
        tiff[at + 2 : at + 12] = struct.pack("<HII", 4, 1, size)
    gif_frame = chatty_gif().split(b"\x2c", 1)
    endless = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + (
        b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0" * 400_000
    )
    assert gif_frame
    return {"bomb.png": png, "text.png": text, "bomb.tif": bytes(tiff), "endless.gif": endless}


def test_bombs_are_refused_or_read_within_bounds_and_the_rest_is_taken_in(tmp_path: Path) -> None:
    for name, data in bombs(tmp_path).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.jpg").write_bytes(chatty_jpeg())
    began = time.monotonic()

    outcomes = {path.name: result for path, result in take_in_many(sorted(tmp_path.iterdir()))}

    assert time.monotonic() - began < 20
    for name in ("bomb.png", "bomb.tif"):
        refusal = outcomes[name]
        assert isinstance(refusal, Refused)
        assert "million" in refusal.sentence
    text, endless, good = outcomes["text.png"], outcomes["endless.gif"], outcomes["zz-good.jpg"]
    assert isinstance(text, TakenIn)
    assert isinstance(good, TakenIn)
    assert isinstance(endless, TakenIn)
    assert endless.frames == 1000


def test_a_photo_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    slow = saved(Image.new("L", (9000, 9000)), "PNG", compress_level=1)
    with Decoder() as decoder:
        assert isinstance(decoder.look(chatty_jpeg()), Seen)
        decoder.deadline = 0.1
        began = time.monotonic()

        assert decoder.look(slow) == Unseen(Trouble.TOO_MUCH)

        assert time.monotonic() - began < 5
        decoder.deadline = 20
        assert isinstance(decoder.look(chatty_jpeg()), Seen)


def killing(decoder: Decoder, times: int) -> threading.Thread:
    """A thread that kills each new worker 0.15 s after it has been given something to do, so many times."""

    def work() -> None:
        killed: set[int] = set()
        while len(killed) < times:
            pid = decoder.pid
            if pid is not None and pid not in killed and decoder.busy:
                time.sleep(0.15)
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
                killed.add(pid)
            time.sleep(0.005)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.parametrize(("times", "outcome"), [(1, Seen), (2, Unseen)])
def test_a_worker_killed_in_the_middle_is_replaced(times: int, outcome: type) -> None:
    slow = saved(Image.new("RGB", (9000, 9000), "red"), "PNG", compress_level=1)
    with Decoder() as decoder:
        killer = killing(decoder, times)

        assert isinstance(decoder.look(slow), outcome)

        killer.join()
        assert isinstance(decoder.look(chatty_jpeg()), Seen)


def test_a_worker_that_runs_out_of_memory_says_so_and_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = saved(Image.new("I;16", (9990, 10000), 500), "TIFF", compression="tiff_lzw")
    with Decoder(memory=700 * 1024**2) as decoder:
        assert decoder.look(deep) == Unseen(Trouble.TOO_MUCH)
        assert isinstance(decoder.look(chatty_jpeg()), Seen)


def test_a_reply_that_makes_no_sense_is_not_believed() -> None:
    from lifestory_app.photos.worker import _checked

    good: dict[str, object] = {
        "format": "JPEG",
        "width": 4,
        "height": 4,
        "frames": 1,
        "taken": "",
        "had_location": False,
        "damaged": False,
        "fingerprint": "0" * 16,
    }
    assert _checked(good, b"\xff\xd8\xff", b"\xff\xd8\xff").width == 4
    for key, value in (
        ("format", "EPS"),
        ("width", 10**9),
        ("height", "4"),
        ("fingerprint", "../x"),
        ("taken", "never"),
        ("frames", 0),
    ):
        with pytest.raises(ValueError):
            _checked({**good, key: value}, b"\xff\xd8\xff", b"\xff\xd8\xff")
    with pytest.raises(ValueError):
        _checked(good, b"GIF89a", b"\xff\xd8\xff")


def small_photos(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:03}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(saved(Image.new("RGB", (32, 24), (number * 8 % 256, number // 2, 90)), "JPEG"))
    return paths


def test_500_photos_come_in_order_with_progress_and_a_stop_keeps_the_first(tmp_path: Path) -> None:
    paths = small_photos(tmp_path, 500)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int, doing: str = "") -> None:
        told.append((done, total))
        if done == 250:
            raise Stopped

    taken = []

    def take_all() -> None:
        taken.extend(path for path, _ in take_in_many(paths, tell=tell))

    with pytest.raises(Stopped):
        take_all()
    assert taken == paths[:250]
    assert told == [(done, 500) for done in range(251)]


def test_all_of_many_photos_are_taken_in(tmp_path: Path) -> None:
    paths = small_photos(tmp_path, 30)
    told: list[int] = []

    outcomes = list(take_in_many(paths, tell=lambda done, total, doing="": told.append(done)))

    assert [path for path, _ in outcomes] == paths
    assert len({outcome.sha256 for _, outcome in outcomes if isinstance(outcome, TakenIn)}) == 30
    assert told == list(range(31))


def test_no_worker_is_left_when_the_caller_walks_away(tmp_path: Path) -> None:
    import multiprocessing

    outcomes = take_in_many(small_photos(tmp_path, 6))
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]

    assert not [child for child in multiprocessing.active_children() if child.name == "photo-worker"]


def test_each_kind_of_file_that_leaves_traces_is_noticed_by_the_sniffer() -> None:
    assert set(sniff_private(chatty_jpeg())) >= {
        "Exif",
        "GPS",
        "MakerNote",
        "XMP",
        "IPTC",
        "comment",
        "embedded thumbnail",
        "other data",
        "data after the end",
    }
    assert set(sniff_private(chatty_png())) >= {"Exif", "GPS", "XMP", "text", "time", "data after the end"}
    assert set(sniff_private(chatty_webp())) >= {"Exif", "GPS", "XMP", "data after the end"}
    assert set(sniff_private(chatty_gif())) >= {"comment", "data after the end"}
    assert set(sniff_private(exif().tobytes()[6:])) >= {"Exif", "GPS", "MakerNote"}
    assert set(sniff_private(b"%PDF-1.7\nstream\n" + chatty_jpeg() + b"endstream")) >= {"Exif", "GPS", "IPTC"}
    assert sniff_private(b"%PDF-1.7\n<?xpacket begin") == ()
    assert sniff_private(saved(a_picture(), "JPEG")) == ()
