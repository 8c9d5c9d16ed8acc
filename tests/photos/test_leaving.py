"""Originals leave with every pixel and with nothing else."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageSequence

from lifestory_app.domain.errors import Refused
from lifestory_app.photos.decoding import decode
from lifestory_app.photos.icc import sound_profile
from lifestory_app.photos.leaving import Leaving, fit_to_leave, sniff_private
from lifestory_app.photos.segments import Malformed, bare
from lifestory_app.photos.worker import Decoder, Seen, Unseen
from tests.photos.pictures import SECRET, a_picture, chatty_gif, chatty_jpeg, chatty_png, chatty_webp, exif, opened, saved

MUTATED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CHATTY = {"JPEG": chatty_jpeg(), "PNG": chatty_png(), "WEBP": chatty_webp(), "GIF": chatty_gif()}
changes = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=12)


def mutated(data: bytes, edits: list[tuple[int, int]], cut: int) -> bytes:
    changed = bytearray(data)
    for place, value in edits:
        changed[place % len(changed)] = value
    return bytes(changed[: len(changed) - cut % len(changed)])


@pytest.mark.parametrize("format", CHATTY)
def test_every_pixel_stays_and_every_secret_goes(format: str) -> None:
    original = CHATTY[format]

    leaving = fit_to_leave(original, format)

    assert leaving.same_pixels
    assert sniff_private(leaving.data) == ()
    assert SECRET not in leaving.data
    before, after = opened(original), opened(leaving.data)
    assert after.format == before.format == format
    assert after.tobytes() == before.tobytes()


def test_all_pictures_of_a_gif_leave_with_their_timing() -> None:
    before, after = Image.open(io.BytesIO(chatty_gif())), Image.open(io.BytesIO(fit_to_leave(chatty_gif(), "GIF").data))

    assert [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(before)] == [
        frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(after)
    ]
    assert (after.info["loop"], after.info["duration"]) == (before.info["loop"], before.info["duration"]) == (0, 90)


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_jpeg_leaves_upright_in_full_size(orientation: int) -> None:
    original = chatty_jpeg(orientation)

    leaving = fit_to_leave(original, "JPEG")

    upright = decode(original).picture
    after = opened(leaving.data)
    assert (leaving.suffix, leaving.same_pixels, after.size) == (".jpg", False, upright.size)
    assert max(high for _, high in ImageChops.difference(after, upright).getextrema()) < 40  # type: ignore[misc]
    assert sniff_private(leaving.data) == ()
    assert SECRET not in leaving.data


@pytest.mark.parametrize(
    ("format", "options", "mode", "suffix"),
    [
        ("HEIF", {}, "RGB", ".jpg"),
        ("AVIF", {}, "RGB", ".jpg"),
        ("TIFF", {"compression": "jpeg"}, "RGB", ".jpg"),
        ("TIFF", {"compression": "tiff_lzw"}, "RGB", ".png"),
        ("TIFF", {}, "I;16", ".png"),
        ("TIFF", {}, "CMYK", ".png"),
        ("AVIF", {}, "RGBA", ".png"),
    ],
)
def test_formats_that_are_not_walked_leave_made_anew(format: str, options: dict[str, str], mode: str, suffix: str) -> None:
    picture = (
        Image.linear_gradient("L").convert("I").point(lambda value: value * 200).convert("I;16")
        if mode == "I;16"
        else a_picture().convert(mode)
    )
    if mode == "RGBA":
        picture.putalpha(128)
    original = saved(picture, format, exif=exif(), **options)
    if format == "HEIF":
        assert "Exif" in sniff_private(original)

    leaving = fit_to_leave(original, format)

    after = opened(leaving.data)
    assert (leaving.suffix, leaving.same_pixels, after.size) == (suffix, False, picture.size)
    assert sniff_private(leaving.data) == ()
    assert SECRET not in leaving.data
    if suffix == ".png" and mode in ("RGB", "I;16"):
        assert after.tobytes() == picture.tobytes()


def test_a_turned_png_loses_nothing() -> None:
    original = saved(a_picture().transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif(6))

    leaving = fit_to_leave(original, "PNG")

    assert leaving.suffix == ".png"
    assert opened(leaving.data).tobytes() == a_picture().tobytes()


def test_an_animated_webp_leaves_its_first_picture_and_says_so() -> None:
    original = saved(a_picture(), "WEBP", save_all=True, append_images=[a_picture().rotate(180)], lossless=True)

    leaving = fit_to_leave(original, "WEBP")

    assert (leaving.suffix, leaving.note) == (".png", "Only the first of its 2 pictures.")


def test_pictures_behind_the_first_one_of_a_jpeg_do_not_leave() -> None:
    original = saved(a_picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 80), SECRET[0])])

    leaving = fit_to_leave(original, "JPEG")

    assert opened(leaving.data).tobytes() == opened(original).tobytes()
    assert leaving.data.count(b"\xff\xd8\xff") == 1
    assert b"MPF" not in leaving.data


def test_an_animated_png_leaves_its_still_picture() -> None:
    original = saved(a_picture(), "PNG", save_all=True, append_images=[a_picture().rotate(180)])
    assert b"fdAT" in original

    leaving = fit_to_leave(original, "PNG")

    assert b"fdAT" not in leaving.data
    assert opened(leaving.data).convert("RGB").tobytes() == a_picture().tobytes()


def test_every_photo_of_others_leaves_whole_and_says_nothing(inputs: Path) -> None:
    seen = 0
    with Decoder() as decoder:
        for path in sorted((inputs / "photos").iterdir()):
            if path.suffix == ".md" or path.name == "fmt__ultrahdr.jpg":
                continue
            original = path.read_bytes()
            found = decoder.look(original)
            assert isinstance(found, Seen), path
            leaving = fit_to_leave(original, found.format)
            assert sniff_private(leaving.data) == (), path
            after = opened(leaving.data)
            assert after.size == (found.width, found.height), path
            if leaving.same_pixels:
                assert after.tobytes() == opened(original).tobytes(), path
                if after.mode in ("RGB", "L", "CMYK"):
                    looks_alike(original, leaving)
            else:
                looks_alike(original, leaving)
            seen += 1
    assert seen > 130


def looks_alike(original: bytes, leaving: Leaving) -> None:
    """Seen through its colour profile, what leaves looks as the original does."""
    from lifestory_app.domain.ids import PhotoId
    from lifestory_app.domain.photos import PhotoView
    from lifestory_app.photos.prints import render

    one, other = (opened(render(data, PhotoView(PhotoId("p")), 60, 60)) for data in (original, leaving.data))
    means = [[sum(band.tobytes()) / len(band.tobytes()) for band in each.split()] for each in (one, other)]
    assert means[0] == pytest.approx(means[1], abs=6)


@pytest.mark.parametrize("format", CHATTY)
@MUTATED
@given(edits=changes, cut=st.one_of(st.just(0), st.integers(0, 2**16)))
def test_no_mutated_file_brings_anything_out_or_anything_down(format: str, edits: list[tuple[int, int]], cut: int) -> None:
    data = mutated(CHATTY[format], edits, cut)
    try:
        leaving = fit_to_leave(data, format)
    except Refused:
        return

    assert sniff_private(leaving.data) == ()
    assert opened_or_none(leaving.data) is not None or leaving.same_pixels
    assert SECRET not in leaving.data or edited_in(data)


def opened_or_none(data: bytes) -> Image.Image | None:
    try:
        return opened(data)
    except (OSError, ValueError, SyntaxError):
        return None


def edited_in(data: bytes) -> bool:
    """Whether an edit turned the rest of the file into picture data, as by making a comment part of a scan."""
    return SECRET in data


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    return Decoder()


@pytest.mark.parametrize("format", CHATTY)
@MUTATED
@given(edits=changes, cut=st.one_of(st.just(0), st.integers(0, 2**16)))
def test_mutated_files_never_crash_the_one_who_asks(
    decoder: Decoder, format: str, edits: list[tuple[int, int]], cut: int
) -> None:
    assert isinstance(decoder.look(mutated(CHATTY[format], edits, cut)), Seen | Unseen)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(("JPEG", "PNG", "WEBP", "GIF", "TIFF", "HEIF")), st.binary(max_size=400), st.sampled_from(list(CHATTY)))
def test_walkers_and_sniffer_stand_any_bytes(format: str, tail: bytes, start: str) -> None:
    for data in (tail, CHATTY[start][:60] + tail):
        assert isinstance(sniff_private(data), tuple)
        with suppress(Malformed, IndexError):
            bare(data, format)


@pytest.mark.parametrize("format", CHATTY)
def test_walkers_and_sniffer_stand_a_cut_at_every_byte(format: str) -> None:
    data = CHATTY[format]
    for end in range(min(len(data), 3000)):
        sniff_private(data[:end])
        with suppress(Malformed, IndexError):
            bare(data[:end], format)


def test_the_same_file_stripped_twice_is_the_same() -> None:
    for kind, data in CHATTY.items():
        once = bare(data, kind)
        assert bare(once, kind) == once


def profile_with_a_name() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    table_end = 128 + 4 + 12 * int.from_bytes(profile[128:132], "big")
    grown = bytearray(profile + b"text\0\0\0\0" + SECRET + b"\0" * 4)
    grown[128:132] = (int.from_bytes(profile[128:132], "big") + 1).to_bytes(4, "big")
    entry = b"mmod" + (len(profile) + 12).to_bytes(4, "big") + (28).to_bytes(4, "big")
    for at in range(132, table_end, 12):
        grown[at + 4 : at + 8] = (int.from_bytes(grown[at + 4 : at + 8], "big") + 12).to_bytes(4, "big")
    grown[table_end:table_end] = entry
    grown[0:4] = len(grown).to_bytes(4, "big")
    return bytes(grown)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_colour_profile_leaves_without_the_names_in_it(format: str) -> None:
    named = profile_with_a_name()
    assert SECRET in named
    original = saved(a_picture(), format, icc_profile=named)

    leaving = fit_to_leave(original, format)

    profile = opened(leaving.data).info["icc_profile"]
    assert SECRET not in profile
    assert profile == sound_profile(named)
    ImageCms.profileToProfile(a_picture(), io.BytesIO(profile), ImageCms.createProfile("sRGB"))


def test_a_profile_keeps_its_colours_and_a_broken_one_is_left_behind(inputs: Path) -> None:
    wide = opened((inputs / "photos" / "cam__Multiple_ICC_segments.jpg").read_bytes()).info["icc_profile"]
    clean = sound_profile(wide)
    srgb = ImageCms.createProfile("sRGB")
    for mode, profile in (("CMYK", wide),):
        picture = Image.merge(mode, [Image.linear_gradient("L").rotate(90 * turn) for turn in range(4)])
        before, after = (
            ImageCms.profileToProfile(picture, io.BytesIO(each), srgb, outputMode="RGB") for each in (profile, clean)
        )
        assert before is not None
        assert after is not None
        assert max(high for _, high in ImageChops.difference(before, after).getextrema()) <= 1  # type: ignore[misc]
    for broken in (b"", b"junk" * 99, wide[:1000], wide[:100], b"\0\0\1\0" + wide[4:]):
        assert sound_profile(broken) == b""


def test_a_damaged_photo_leaves_as_far_as_it_reads() -> None:
    whole = saved(Image.effect_noise((300, 200), 50), "JPEG", exif=exif())

    leaving = fit_to_leave(whole[: len(whole) // 2], "JPEG")

    assert (leaving.same_pixels, opened(leaving.data).size) == (False, (300, 200))
    assert sniff_private(leaving.data) == ()


@pytest.mark.parametrize("data", [b"", b"no photo", b"\xff\xd8\xff\xd9"])
def test_what_is_no_photo_does_not_leave(data: bytes) -> None:
    with pytest.raises(Refused):
        fit_to_leave(data, "JPEG")
