"""The pictures of the guide, of the front page and of the Help menu: all there, small, and named for a listener."""

import re
from pathlib import Path

import pytest

from lifestory_app.practice.kinds import kinds
from lifestory_app.practice.samples import samples
from lifestory_app.services.help import guide

CHECKOUT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/user-guide.md")
HELP = CHECKOUT / "assets" / "help"
LARGEST, LARGEST_KIND, LARGEST_HELP = 120_000, 60_000, 700_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def shown_in(page: str) -> list[tuple[str, Path]]:
    """What a page of documentation shows: words for a listener, and the file."""
    path = CHECKOUT / page
    return [(words, (path.parent / file).resolve()) for words, file in PICTURE.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_of_a_page_is_there_small_and_has_words(page: str) -> None:
    pictures = shown_in(page)

    assert pictures
    for words, path in pictures:
        assert path.is_file(), path
        assert path.stat().st_size <= LARGEST, path
        assert len(words) > 8, f"{path.name} says nothing to a listener"


def test_the_pictures_of_the_help_menu_are_small_and_none_lies_about_unused() -> None:
    shown = {HELP / part.picture for part in guide()}

    assert all(path.stat().st_size <= LARGEST for path in shown)
    assert sum(path.stat().st_size for path in shown) <= LARGEST_HELP
    assert set(HELP.glob("*.webp")) == shown
    used = {path for page in PAGES for _, path in shown_in(page)}
    assert {path for path in (CHECKOUT / "docs" / "pictures").rglob("*") if path.is_file()} <= used


def test_every_kind_of_book_is_told_of_and_shown() -> None:
    text = (CHECKOUT / "docs" / "user-guide.md").read_text(encoding="utf-8")
    told = text.partition("## Kinds of book")[2].partition("\n## ")[0]
    shown = {path.stem: path.stat().st_size for _, path in shown_in("docs/user-guide.md") if path.parent.name == "kinds"}

    assert {kind.name.replace("’", "'") for kind in kinds()} == set(re.findall(r"^### (.+)$", told, re.M))
    assert set(samples()) == set(shown)
    assert all(size <= LARGEST_KIND for size in shown.values())


def test_no_machine_is_named_and_every_link_of_the_guide_leads_somewhere() -> None:
    text = (CHECKOUT / "docs" / "user-guide.md").read_text(encoding="utf-8")

    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert (CHECKOUT / "docs" / target).exists(), target
    anchors = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)}
    for anchor in re.findall(r"\]\(#([^)]+)\)", text):
        assert anchor in anchors, anchor
