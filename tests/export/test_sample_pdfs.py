"""Every sample book goes out as a PDF that all three witnesses find nothing wrong with."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lifestory_app.export.pdf_book import Preset
from lifestory_app.photos.intake import take_in_many
from lifestory_app.practice.samples import samples
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases import demo
from lifestory_app.usecases.exporting import ExportWish, export_book
from lifestory_app.usecases.openbooks import opened
from tests.export.pdf_checks import assert_sound

WORDS = "four plain words here"


@pytest.fixture(scope="module")
def quick() -> Any:
    """Photos that several samples show are taken in once: that is most of the time, and is tested where it is done."""
    known: dict[Path, Any] = {}

    def take_in(paths: Sequence[Path], **_: Any) -> list[tuple[Path, Any]]:
        new = [path for path in paths if path not in known]
        known.update(zip(new, (result for _, result in take_in_many(new)), strict=True))
        return [(path, known[path]) for path in paths]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)
        patch.setattr(demo, "take_in_many", take_in)
        yield


@pytest.mark.parametrize("name", samples())
def test_a_sample_goes_out_sound_and_says_nothing_that_needs_a_look(name: str, tmp_path: Path, quick: None) -> None:
    path = demo.make_sample(tmp_path / "sample.lifestory", WORDS, kind=name)

    with BookFile.open(path, Passphrase(WORDS)) as file:
        made = export_book(opened(file), ExportWish(tmp_path / "sample.pdf", preset=Preset.SCREEN))

    assert made.pages >= 9
    assert [sentence for sentence in made.look_at if "dots per inch" not in sentence] == []
    assert_sound(made.target)
