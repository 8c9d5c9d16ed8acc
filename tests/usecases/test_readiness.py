"""What is told before a book leaves."""

from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.ids import PageId, new_id
from lifestory_app.domain.pages import Page
from lifestory_app.practice.kinds import kind
from lifestory_app.practice.starter import facts_of_child, start_book
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases.handing_over import readiness
from lifestory_app.usecases.openbooks import opened


@pytest.mark.parametrize(("more", "told"), [(2, False), (3, True)])
def test_a_welcome_book_of_many_pages_is_gently_told_so(tmp_path: Path, more: int, told: bool) -> None:
    book = start_book(kind("transition"), facts_of_child("Ivy"))
    section = book.pages[-1].section
    extra = tuple(Page(PageId(new_id()), section, "early-years", f"Page {number}") for number in range(more))
    with BookFile.create(
        tmp_path / "ivy.lifestory", book, Passphrase("a kite over the sea"), cost=KdfCost.LOW_FOR_TESTS
    ) as file:
        found = readiness(opened(file), replace(book, pages=(*book.pages, *extra)), Edition.CHILD)

    assert any("9 at most" in each.sentence for each in found.wanting) is told
