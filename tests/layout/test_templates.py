"""Page templates: every layout is described, and every description has a layout."""

from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.page_template import SlotKind
from lifestory_app.domain.pages import FactsSlot, PhotoSlot, TextSlot
from lifestory_app.layout.engine import ARRANGERS, page_template, page_templates
from lifestory_app.layout.templates import read_page_template
from tests.layout.books import pages


def test_every_template_has_a_layout_and_every_layout_a_template() -> None:
    assert {template.id for template in page_templates()} == set(ARRANGERS)


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.id))
def test_a_page_fills_slots_that_its_template_names(page) -> None:
    template = page_template(page.layout)

    for name, value in page.slots:
        slot = template.slot(name)
        assert slot is not None, name
        assert slot.kind.holds(value)
    assert not template.empty_required(page)


def test_every_slot_says_what_belongs_in_it() -> None:
    for template in page_templates():
        assert len({slot.name for slot in template.slots}) == len(template.slots)
        for slot in template.slots:
            assert len(slot.prompt) > 15, f"{template.id}: {slot.name}"
            assert slot.label


def test_a_kind_of_slot_holds_only_its_own_values() -> None:
    assert SlotKind.TEXT.holds(TextSlot())
    assert not SlotKind.TEXT.holds(FactsSlot())
    assert not SlotKind.FACTS.holds(TextSlot())
    assert SlotKind.PICTURE.holds(next(v for page in pages() for _, v in page.slots if isinstance(v, PhotoSlot)))


def test_a_missing_layout_is_not_found() -> None:
    with pytest.raises(KeyError):
        page_template("no-such-layout")


@pytest.mark.parametrize("text", ["", "name = ", 'name = "A"\ngroup = "g"\nwhy = "w"\nshapes = ["A0"]', "\x00"])
def test_a_broken_template_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bent.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Refused, match=r"bent\.toml"):
        read_page_template(path)
