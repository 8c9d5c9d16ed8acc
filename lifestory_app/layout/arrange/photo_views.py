"""What shows of a photo in a slot, and what is said of it: caption and text alternative."""

from collections.abc import Iterable
from dataclasses import replace

from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import Crop, Photo, PhotoView, whole_size

# Faces stand in the upper half of a portrait: what must go from its height goes mostly from the foot.
_FROM_THE_TOP = 0.35


def fitted(view: PhotoView, photo: Photo, width: float, height: float) -> PhotoView:
    """The view with its crop narrowed to the shape of a slot, so that the photo is never stretched.

    A slot without any size, on a page that has no room for it, shows the view as it is.
    """
    if width <= 0 or height <= 0:
        return view
    across, down = whole_size(photo.width, photo.height, view)
    crop = view.crop
    shown_across, shown_down = across * (crop.right - crop.left), down * (crop.bottom - crop.top)
    wanted = width / height
    if abs(shown_across / shown_down - wanted) < 1e-6 * wanted:
        return view
    if shown_across / shown_down > wanted:
        spare = (crop.right - crop.left) * (1 - shown_down * wanted / shown_across)
        return replace(view, crop=replace(crop, left=crop.left + spare / 2, right=crop.right - spare / 2))
    spare = (crop.bottom - crop.top) * (1 - shown_across / wanted / shown_down)
    top = crop.top + spare * _FROM_THE_TOP
    return replace(view, crop=Crop(crop.left, top, crop.right, top + crop.bottom - crop.top - spare))


def whole_shape(view: PhotoView, photo: Photo) -> float:
    """Width over height of what the person chose to show."""
    across, down = whole_size(photo.width, photo.height, view)
    crop = view.crop
    return (across * (crop.right - crop.left)) / (down * (crop.bottom - crop.top))


def caption_of(slot: PhotoSlot, photo: Photo | None, people: Iterable[Person]) -> str:
    """The words under a photo: the slot's, else the photo's, else who, where and when as far as they are known."""
    if slot.caption or photo is None:
        return slot.caption
    return photo.caption or _facts(photo, people, where=True)


def alt_of(slot: PhotoSlot, photo: Photo | None, people: Iterable[Person]) -> str:
    """What a reader who cannot see the photo is told. Never a file name."""
    people = tuple(people)
    if slot.alt or (photo and photo.alt):
        return slot.alt or (photo.alt if photo else "")
    if slot.caption or (photo and photo.caption):
        return slot.caption or (photo.caption if photo else "")
    facts = _facts(photo, people, where=True) if photo else ""
    return f"Photo: {facts}" if facts else "A photo"


def _facts(photo: Photo, people: Iterable[Person], where: bool) -> str:
    known = {person.id: person.called or person.known_as for person in people}
    names = [known[person] for person in photo.who if known.get(person)]
    parts = [joined(names), photo.where if where else "", str(photo.taken) if photo.taken else ""]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def joined(names: list[str]) -> str:
    """Names as a person would say them: `Sue, Winston and Biscuit`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
