"""What the things on a scrapbook page are called, and how it is told where they lie."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PhotoSlot, ScrapItem
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.services.scrapbooks import drawing_called
from lifestory_app.ui.scrapbook import geometry

LONG = 42


def _tr(text: str) -> str:
    return QCoreApplication.translate("Scrapbook", text)


def icon_of(item: ScrapItem) -> str:
    """The icon that says what kind of thing it is."""
    match item.what:
        case PhotoSlot():
            return "photo"
        case DrawingSlot():
            return "star"
        case NoPhotoSlot():
            return "gap"
        case ScrapWords():
            return "text"
        case Tape():
            return "straighten"


def called(item: ScrapItem, book: Book) -> str:
    """The name of a thing: what it is, and its first words."""
    said = shown(item, book)
    match item.what:
        case PhotoSlot():
            return _tr("Photo: {name}").format(name=said) if said else _tr("Photo")
        case DrawingSlot():
            return _tr("Drawing: {name}").format(name=said) if said else _tr("Drawing")
        case NoPhotoSlot():
            return _tr("No photo yet: {name}").format(name=said)
        case ScrapWords(words=words):
            return _tr("Words: {name}").format(name=said) if words.plain.strip() else said
        case Tape():
            return said


def shown(item: ScrapItem, book: Book) -> str:
    """The first words of a thing, beside an icon that says what it is."""
    match item.what:
        case PhotoSlot(view=view, caption=caption):
            photo = next((each for each in book.photos if each.id == view.photo), None)
            return _short(caption or (photo.caption or photo.file_name if photo is not None else ""))
        case DrawingSlot() as drawing:
            return _short(drawing.caption or drawing_called(drawing))
        case NoPhotoSlot(what=what):
            return _short(what)
        case ScrapWords(words=words):
            return _short(words.plain) or _tr("Words to come")
        case Tape(colour=colour, pattern=pattern):
            return _tr("Tape: {colour}, {pattern}").format(
                colour=tape_colours()[colour].lower(), pattern=tape_patterns()[pattern].lower()
            )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONG else f"{words[: LONG - 1].rstrip()}…"


def tape_colours() -> dict[TapeColour, str]:
    """The colours of tape in words."""
    return {
        TapeColour.PEACH: _tr("Peach"),
        TapeColour.STRAW: _tr("Straw yellow"),
        TapeColour.SAGE: _tr("Sage green"),
        TapeColour.SKY: _tr("Sky blue"),
        TapeColour.LILAC: _tr("Lilac"),
        TapeColour.KRAFT: _tr("Brown paper"),
    }


def tape_patterns() -> dict[TapePattern, str]:
    """The patterns of tape in words."""
    return {TapePattern.STRIPES: _tr("Stripes"), TapePattern.DOTS: _tr("Dots"), TapePattern.PLAIN: _tr("Plain")}


def backings(*, for_words: bool) -> dict[Backing, str]:
    """What a thing can be mounted on, in words. Words have no photo frame."""
    frames = {} if for_words else {Backing.FRAME: _tr("Photo frame of this look")}
    return {
        **frames,
        Backing.CARD: _tr("White card"),
        Backing.TORN: _tr("Torn paper"),
        Backing.TICKET: _tr("Ticket"),
        Backing.NONE: _tr("Nothing behind it"),
    }


def letterings() -> dict[Lettering, str]:
    """How words can be written."""
    return {Lettering.HAND: _tr("By hand"), Lettering.PRINT: _tr("Print"), Lettering.LARGE: _tr("Large")}


def centimetres(millimetres: float) -> str:
    """A length as people say it: centimetres, with a tenth where there is one."""
    return f"{round(millimetres / 10, 1):g}"


def where(place: ScrapPlace) -> str:
    """Where a thing lies, in words."""
    x, y = geometry.corner(place)
    at = {"across": centimetres(x), "down": centimetres(y), "degrees": f"{abs(place.turn):g}"}
    if not place.turn:
        return _tr("{across} cm across, {down} cm down, straight").format(**at)
    if place.turn == -1:
        return _tr("{across} cm across, {down} cm down, turned 1 degree to the left").format(**at)
    if place.turn == 1:
        return _tr("{across} cm across, {down} cm down, turned 1 degree to the right").format(**at)
    if place.turn < 0:
        return _tr("{across} cm across, {down} cm down, turned {degrees} degrees to the left").format(**at)
    return _tr("{across} cm across, {down} cm down, turned {degrees} degrees to the right").format(**at)


def how_large(place: ScrapPlace) -> str:
    """How large a thing is, in words."""
    return _tr("{width} cm wide, {height} cm high").format(width=centimetres(place.width), height=centimetres(place.height))


def layer_of(number: int, count: int) -> str:
    """In which layer a thing lies. `number` counts from 0 at the bottom."""
    if count == 1:
        return _tr("The only thing on the page")
    if number == count - 1:
        return _tr("On top of all")
    if number == 0:
        return _tr("Below all others")
    return _tr("Layer {number} of {count} from the top").format(number=count - number, count=count)


def say(widget: QWidget, words: str) -> None:
    """Let a screen reader say something without moving from where one is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
