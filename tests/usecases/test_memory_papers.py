"""The list of the box and its labels: everything that is kept, nothing that is not for the reader, on any sheet."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.memories import KeptObject
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.labels import SHEETS, Label, LabelSheet, label_sheets
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.usecases.memory_papers import BoxPaper, BoxWish, box_book, chosen, laid_out_paper
from tests.builders import a_book, a_full_book, a_memory

FONTS = Fonts.shared()
LABELS = st.builds(
    Label,
    st.integers(1, 99),
    st.sampled_from(["Teddy", "White hat with a red bobble", "A very long name " * 6]),
    st.sampled_from(["", "From Nan Jean", "We do not know who gave it"]),
    st.sampled_from(["", "12 March 2019"]),
    st.sampled_from(["", "From the day I was born.", "It came with me to every home. " * 9]),
)


def read(laid: LaidOutBook) -> str:
    return " ".join("".join(item.text for item in walk(side.items) if isinstance(item, Glyphs)) for side in laid.pages)


def things(count: int) -> Book:
    return a_book(memories=tuple(a_memory(f"m{n}", "", kept=KeptObject(f"Thing {n}")) for n in range(count)))


def laid_out(book: Book, paper: BoxPaper, **more: object) -> LaidOutBook:
    wish = BoxWish(Path("box.pdf"), paper, **more)  # type: ignore[arg-type]
    box, _ = box_book(book, wish.edition)
    return laid_out_paper(box, chosen(box, wish), wish, FONTS)


def test_the_list_tells_everything_of_a_thing() -> None:
    said = read(laid_out(a_full_book(), BoxPaper.LIST))

    for part in (
        "What is in Robin’s memory box", "1. White hat", "Knitted, with a red bobble", "the size of an orange", "Original",
        "From Sue, 4 October 2021", "You wore it on your first day here.", "Kept: In the blue box at Sue’s",
    ):  # fmt: skip
        assert part in said


def test_a_label_tells_the_thing_from_whom_when_and_why() -> None:
    said = read(laid_out(a_full_book(), BoxPaper.LABELS))

    for part in ("White hat", "From Sue, 4 October 2021", "You wore it on your first day here.", "Robin’s memory box"):
        assert part in said
    assert "Marlowe" not in said
    assert "Kept" not in said


def test_what_is_not_for_the_reader_is_on_no_paper_and_told() -> None:
    book = a_full_book()
    hat = next(memory for memory in book.memories if memory.kept)
    secret = replace(hat, seen_by=WORKER_ONLY)
    book = replace(book, memories=(secret,))

    box, withheld = box_book(book, Edition.CHILD)

    assert box.memories == ()
    assert [(each.what, each.which) for each in withheld] == [("memory", "White hat")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
@pytest.mark.parametrize(("count", "start"), [(1, 1), (5, 3), (40, 12), (24, 1)])
def test_labels_go_on_from_the_first_free_place(sheet: LabelSheet, count: int, start: int) -> None:
    laid = laid_out(things(count), BoxPaper.LABELS, sheet=sheet, start=start)

    assert len(laid.pages) == -(-(start - 1 + count) // sheet.count)
    tops = [min(item.ys) for item in walk(laid.pages[0].items) if isinstance(item, Glyphs) and item.text.startswith("Thing 0")]
    assert sheet.place(start - 1).y < tops[0] < sheet.place(start - 1).bottom


@settings(max_examples=40, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=30), st.sampled_from(SHEETS), st.integers(1, 24))
def test_every_letter_stands_inside_its_label_and_what_does_not_fit_is_told(
    labels: list[Label], sheet: LabelSheet, start: int
) -> None:
    laid = label_sheets(labels, sheet, start, a_book(), FONTS, "Robin’s memory box")
    places = [sheet.place(number) for number in range(sheet.count)]
    kept = 0
    for side in laid.pages:
        for item in walk(side.items):
            if isinstance(item, Glyphs) and item.text.strip():
                kept += len(item.text.replace(" ", ""))
                at = (min(item.xs), item.ys[0])
                assert any(box.x < at[0] < box.right and box.y < at[1] < box.bottom for box in places)
    told = sum(len("".join(over.left_over.split())) for _, over in laid.overflows)
    wanted = sum(
        len("".join(part.split()))
        for label in labels
        for part in (label.name, ", ".join(each for each in (label.given, label.when) if each), label.why)
    )
    foot = sum(len("".join(f"Robin’s memory box·{label.number}".split())) for label in labels)
    assert kept + told == wanted + foot


def test_an_empty_box_has_no_papers(tmp_path: Path) -> None:
    from lifestory_app.usecases.memory_papers import write_paper
    from lifestory_app.usecases.openbooks import opened
    from tests.storage.helpers import new_file

    with new_file(tmp_path, a_book()) as file, pytest.raises(Refused, match="nothing to print"):
        write_paper(opened(file), BoxWish(tmp_path / "list.pdf", BoxPaper.LIST))
    assert not (tmp_path / "list.pdf").exists()
