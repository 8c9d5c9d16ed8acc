"""Edits that put photos into the places of a page."""

from dataclasses import replace

from lifestory_app.domain.edits import Edit, FillSlot, Together
from lifestory_app.domain.page_template import PageTemplate, SlotKind
from lifestory_app.domain.pages import CardsSlot, Page, PhotoSlot
from lifestory_app.domain.photos import Crop, PhotoView


def photo_edit(page: Page, template: PageTemplate | None, slot: str, view: PhotoView) -> Edit | None:
    """Put a photo into a slot, onto a card (`cards.2`), or into the first free picture slot. None where there is no place."""
    name, _, part = slot.partition(".")
    value = page.slot(name)
    if isinstance(value, CardsSlot) and part.isdigit() and int(part) < len(value.cards):
        at = int(part)
        cards = tuple(replace(card, picture=PhotoSlot(view)) if n == at else card for n, card in enumerate(value.cards))
        return Together((FillSlot(page.id, name, CardsSlot(cards)),), label="Place a photo")
    places = [each.name for each in template.slots if each.kind is SlotKind.PICTURE] if template is not None else []
    target = name if name in places else next((each for each in places if not isinstance(page.slot(each), PhotoSlot)), None)
    if target is None:
        return None
    return Together((FillSlot(page.id, target, PhotoSlot(view)),), label="Place a photo")


def swap_edit(page: Page, one: str, other: str) -> Edit:
    """Let two pictures change places. Their crops were made for other frames, so they begin anew."""
    first, second = page.slot(one), page.slot(other)
    return Together(
        (FillSlot(page.id, one, _uncropped(second)), FillSlot(page.id, other, _uncropped(first))), label="Swap two pictures"
    )


def _uncropped(value: object) -> object:
    if isinstance(value, PhotoSlot):
        return replace(value, view=replace(value.view, crop=Crop()))
    return value
