"""The form of the chosen thing: its words, what it is mounted on, and everything that the hand can do, in fields."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PhotoSlot, ScrapItem
from lifestory_app.domain.photos import Sharpness, dots_per_inch, sharpness
from lifestory_app.domain.scrapbook import Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.text import Words
from lifestory_app.services.scrapbooks import ScrapPage, drawing_called, tape_colours
from lifestory_app.ui import kit, look
from lifestory_app.ui.scrapbook import things
from lifestory_app.ui.scrapbook.place_fields import PlaceFields
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import NO_HELPS, Helps
from lifestory_app.ui.words.line import LineField


class ThingForm(QWidget):
    """Shows one thing of a scrapbook page, and hands the page the deeds that its fields mean."""

    crop_wanted = Signal(object)
    photo_wanted = Signal(object)
    drawing_wanted = Signal(object)
    facts_wanted = Signal(object)
    layer_wanted = Signal(int)
    duplicate_wanted = Signal()
    remove_wanted = Signal()
    shape_kept = Signal(bool)
    changed = Signal(str)

    def __init__(self, page: ScrapPage, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._page = page
        self._id: ScrapId | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._icon = kit.Icon("photo", "accent_text", 24)
        self._name = kit.label("", "h2", wraps=True)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        column.addLayout(head)
        self.trouble = kit.Banner("warn", "")
        column.addWidget(self.trouble)
        for part in (self._words_part(helps), self._picture_part(), self._tape_part(), self._backing_part()):
            column.addWidget(part)
        column.addWidget(kit.line())
        self.place = PlaceFields()
        self.place.moved.connect(lambda place: self._put(place, self.tr("Move on the page"), "move"))
        self.place.turned.connect(lambda place: self._put(place, self.tr("Turn on the page"), "turn"))
        self.place.sized.connect(self._size)
        self.place.shape_kept.connect(self.shape_kept)
        self.place.layer_wanted.connect(lambda which: self.layer_wanted.emit(1 if which == "up" else -1))
        self.place.phrase_ended.connect(page.end_series)
        column.addWidget(self.place)
        column.addWidget(kit.line())
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = kit.Button(self.tr("Duplicate"), "duplicate")
        away = kit.Button(self.tr("Take off"), "delete")
        copy.clicked.connect(self.duplicate_wanted)
        away.clicked.connect(self.remove_wanted)
        row.addWidget(copy)
        row.addWidget(away)
        column.addLayout(row)
        column.addStretch(1)

    # Parts.

    def _part(self) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        return part, column

    def _words_part(self, helps: Helps) -> QWidget:
        self._words, column = self._part()
        self.words = WordsField(self.tr("Words"))
        self.words.show_prompt(self.tr("What somebody said, a place, a day, a ticket, a joke"))
        self.words.use_helps(helps)
        self.words.rewritten.connect(self._write)
        self.words.phrase_ended.connect(self._page.end_series)
        column.addWidget(self.words)
        column.addWidget(kit.label(self.tr("Lettering"), "label"))
        self.lettering = kit.Segments([(each, word, "") for each, word in things.letterings().items()], self.tr("Lettering"))
        self.lettering.chosen.connect(
            lambda which: self._rewrite(self.tr("Change the lettering"), "", lettering=Lettering(which))
        )
        column.addWidget(self.lettering)
        self.centred = QCheckBox(self.tr("In the middle of its paper"))
        self.centred.toggled.connect(lambda on: self._rewrite(self.tr("Put words in the middle"), "", centred=on))
        column.addWidget(self.centred)
        return self._words

    def _picture_part(self) -> QWidget:
        self._picture, column = self._part()
        self.caption = LineField(self.tr("Caption: who and when"))
        self.alt = LineField(self.tr("Words for a listener: what it shows"))
        self.what = LineField(self.tr("What there is no photo of"))
        self.asked = LineField(self.tr("Who was asked, and when"))
        for field, key in ((self.caption, "caption"), (self.alt, "alt"), (self.what, "what"), (self.asked, "asked")):
            field.rewritten.connect(lambda text, key=key: self._rewrite(self.tr("Write a caption"), key, **{key: text}))
            field.phrase_ended.connect(self._page.end_series)
            column.addWidget(field)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        self._sharp_mark = kit.Icon("ok", "good", 16)
        self._sharp = kit.label("", "in-good")
        chips.addWidget(self._sharp_mark)
        chips.addWidget(self._sharp)
        chips.addStretch(1)
        column.addLayout(chips)
        self.crop = kit.Button(self.tr("Crop, turn or cover"), "crop")
        self.crop.clicked.connect(lambda: self.crop_wanted.emit(self._id))
        self.other_photo = kit.Button(self.tr("Choose another photo"), "photo")
        self.other_photo.clicked.connect(lambda: self.photo_wanted.emit(self._id))
        self.other_drawing = kit.Button(self.tr("Choose another drawing"), "star")
        self.other_drawing.clicked.connect(lambda: self.drawing_wanted.emit(self._id))
        self.facts = kit.Button(self.tr("Who is in it, when, and consent"), "consent")
        self.facts.clicked.connect(self._ask_facts)
        for button in (self.crop, self.other_photo, self.other_drawing, self.facts):
            column.addWidget(button)
        return self._picture

    def _tape_part(self) -> QWidget:
        self._tape, column = self._part()
        self.colour = kit.Combo()
        shades = tape_colours()
        for colour, name in things.tape_colours().items():
            self.colour.addItem(_swatch(shades[colour]), name, colour)
        self.colour.activated.connect(
            lambda at: self._rewrite(self.tr("Change the tape"), "", colour=TapeColour(self.colour.itemData(at)))
        )
        column.addWidget(kit.Field(self.tr("Colour"), self.colour))
        column.addWidget(kit.label(self.tr("Pattern"), "label"))
        self.pattern = kit.Segments([(each, word, "") for each, word in things.tape_patterns().items()], self.tr("Pattern"))
        self.pattern.chosen.connect(lambda which: self._rewrite(self.tr("Change the tape"), "", pattern=TapePattern(which)))
        column.addWidget(self.pattern)
        return self._tape

    def _backing_part(self) -> QWidget:
        self._backing, column = self._part()
        self.backing = kit.Combo()
        self.backing.activated.connect(self._mount)
        column.addWidget(kit.Field(self.tr("Mounted on"), self.backing))
        return self._backing

    # What is shown.

    @property
    def item(self) -> ScrapItem | None:
        """The thing that is shown, as it is now."""
        return self._page.item(self._id)

    def show_thing(self, item: ScrapItem, *, keeps_shape: bool) -> None:
        """Show a thing as it is now."""
        if item.id != self._id:
            self._page.end_series()
            self._id = item.id
        book, slot = self._page.session.book, self._page.slot
        self._icon.show_icon(things.icon_of(item), "accent_text")
        self._name.setText(things.called(item, book))
        left = self._page.overflow(item.id)
        self.trouble.setVisible(bool(left))
        if left:
            self.trouble.say(
                self.tr("Not all of it fits."),
                self.tr("Make it larger, or say it in fewer words. Left over: “{words}”").format(words=_short(left)),
            )
        what = item.what
        self._words.setVisible(isinstance(what, ScrapWords))
        self._picture.setVisible(item.picture is not None)
        self._tape.setVisible(isinstance(what, Tape))
        self._backing.setVisible(not isinstance(what, Tape))
        match what:
            case ScrapWords():
                self._show_words(what)
            case Tape():
                self.colour.setCurrentIndex(self.colour.findData(what.colour))
                self.pattern.choose(what.pattern)
            case _:
                self._show_picture(item)
        self._show_backing(item)
        self.show_place(item.place, item)
        self.place.show_shape(can_keep=item.picture is not None, keeps=keeps_shape)
        self.place.show_layer([each.id for each in slot.items].index(item.id), len(slot.items))

    def show_place(self, place: ScrapPlace, item: ScrapItem) -> None:
        """Show where the thing lies, or is being moved to."""
        self.place.show_place(place, self._page.paper, item.least)

    def _show_words(self, what: ScrapWords) -> None:
        page = self._page.page
        lang = (page.lang if page is not None else None) or self._page.session.book.lang
        self.words.show_words(what.words, lang)
        self.lettering.choose(what.lettering)
        self.centred.blockSignals(True)
        self.centred.setChecked(what.centred)
        self.centred.blockSignals(False)

    def _show_picture(self, item: ScrapItem) -> None:
        what = item.what
        is_photo, is_gap = isinstance(what, PhotoSlot), isinstance(what, NoPhotoSlot)
        for widget, shown in (
            (self.caption, not is_gap),
            (self.alt, not is_gap),
            (self.what, is_gap),
            (self.asked, is_gap),
            (self.crop, is_photo),
            (self.other_photo, is_photo or is_gap),
            (self.other_drawing, isinstance(what, DrawingSlot)),
            (self.facts, is_photo),
        ):
            widget.setVisible(shown)
        if isinstance(what, PhotoSlot | DrawingSlot):
            self.caption.show_text(what.caption)
            self.alt.show_text(what.alt)
            known = next((each for each in self._page.session.book.photos if is_photo and each.id == what.view.photo), None)
            self.caption.show_prompt(known.caption if known is not None else "")
            self.alt.show_prompt(known.alt if known is not None else drawing_called(what) if not is_photo else "")
        elif isinstance(what, NoPhotoSlot):
            self.what.show_text(what.what)
            self.asked.show_text(what.asked)
        sharp = self._sharpness(item)
        for widget in (self._sharp, self._sharp_mark):
            widget.setVisible(sharp is not None)
        if sharp is not None:
            words, kind, mark = {
                Sharpness.GOOD: (self.tr("Prints well at this size"), "good", "ok"),
                Sharpness.SOFT: (self.tr("A little soft at this size"), "warn", "warning"),
                Sharpness.POOR: (self.tr("Too small to print well at this size"), "stop", "stop"),
            }[sharp]
            self._sharp.setText(words)
            kit.set_role(self._sharp, f"in-{kind}")
            self._sharp_mark.show_icon(mark, kind)

    def _sharpness(self, item: ScrapItem) -> Sharpness | None:
        for placed in self._page.side.placed:
            if placed.slot == f"scrap.{item.id}":
                photo = self._page.session.book.photo(placed.photo)
                return sharpness(dots_per_inch(photo, placed.view, placed.width, placed.height))
        return None

    def _show_backing(self, item: ScrapItem) -> None:
        if isinstance(item.what, Tape):
            return
        for_words = isinstance(item.what, ScrapWords)
        rows = things.backings(for_words=for_words)
        if [self.backing.itemData(at) for at in range(self.backing.count())] != list(rows):
            self.backing.clear()
            for backing, name in rows.items():
                self.backing.addItem(name, backing)
        shown = Backing.CARD if for_words and item.backing is Backing.FRAME else item.backing
        self.backing.setCurrentIndex(self.backing.findData(shown))

    # What fields mean.

    def _write(self, words: Words) -> None:
        self._rewrite(self.tr("Write on the page"), "words", words=words)

    def _rewrite(self, label: str, phrase: str, **changes: object) -> None:
        item = self.item
        if item is None:
            return
        self._page.change(replace(item, what=replace(item.what, **changes)), label, phrase)  # type: ignore[arg-type, type-var]

    def _mount(self, at: int) -> None:
        item = self.item
        if item is not None:
            self._page.mount(item, Backing(self.backing.itemData(at)))

    def _put(self, place: ScrapPlace, label: str, phrase: str) -> None:
        if self._id is not None and self._page.place(self._id, place, label, f"form {phrase}"):
            self.changed.emit(phrase)

    def _size(self, place: ScrapPlace) -> None:
        if self._id is None:
            return
        if self._page.size(self._id, place, (1, 1), keeps_shape=self.place.keeps_shape, phrase="form size"):
            self.changed.emit("size")

    def _ask_facts(self) -> None:
        item = self.item
        if item is not None and isinstance(item.what, PhotoSlot):
            self.facts_wanted.emit(item.what.view.photo)

    def begin(self) -> None:
        """Put the keyboard where a person would begin with this thing."""
        item = self.item
        if item is None:
            return
        match item.what:
            case ScrapWords():
                self.words.focus_words()
            case NoPhotoSlot():
                self.what.focus()
            case Tape():
                self.colour.setFocus()
            case _:
                self.caption.focus()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"


def _swatch(shade: str) -> QIcon:
    """A little strip of tape in its colour, beside its name."""
    pixmap = QPixmap(48, 40)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour("edge"))
    painter.setBrush(QColor(shade))
    painter.drawRoundedRect(2, 8, 43, 24, 4, 4)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)
