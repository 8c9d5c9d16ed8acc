"""The field of a picture on a page: a photo, a drawing, or the honest panel that says there is none yet."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import DrawingSlot, NoPhotoSlot, PhotoSlot, PictureSlot
from lifestory_app.domain.photos import Consent, Photo, Sharpness
from lifestory_app.ui import kit
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.line import LineField

THUMB = 64
SHORT_ALT = 70


class PictureField(QFrame):
    """Shows what stands in a picture's place, and reports what is to stand there."""

    refilled = Signal(object)
    phrase_ended = Signal()
    photo_wanted = Signal()
    paste_wanted = Signal()
    crop_wanted = Signal()
    facts_wanted = Signal(object)
    gap_wanted = Signal()

    def __init__(self, name: str, prompt: str) -> None:
        super().__init__()
        self._value: PictureSlot | None = None
        self._shown: QImage | None = None
        self._told: tuple[object, ...] = ()
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(name, "label"))
        box = kit.Card(8, role="box")
        column.addWidget(box)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._thumb = QLabel()
        self._thumb.setFixedSize(THUMB, THUMB)
        row.addWidget(self._thumb, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._title = kit.label("", "strong", wraps=True)
        self._under = kit.label(prompt, "small")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._under)
        words.addLayout(self._chips)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._more = kit.IconButton("down", self.tr("Caption, words for a listener and more"), framed=True)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        box.body.addLayout(row)
        self._prompt = prompt
        self._choose = kit.Button(self.tr("Choose a photo"), "photo")
        self._choose.setAccessibleName(self.tr("{field}: choose a photo").format(field=name))
        self._choose.clicked.connect(self.photo_wanted)
        box.body.addWidget(self._choose)
        self._inside = QWidget()
        self._fill_inside()
        box.body.addWidget(self._inside)
        self._inside.hide()
        self.setFocusProxy(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fill_inside(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.setSpacing(8)
        self._caption = LineField(self.tr("Caption: who and when"))
        self._alt = LineField(self.tr("Words for a listener: what the picture shows"))
        self._what = LineField(self.tr("What there is no photo of"))
        self._asked = LineField(self.tr("Who was asked, and when"))
        for field, key in ((self._caption, "caption"), (self._alt, "alt"), (self._what, "what"), (self._asked, "asked")):
            field.rewritten.connect(lambda text, key=key: self._rewrite(key, text))
            field.phrase_ended.connect(self.phrase_ended)
            inside.addWidget(field)
        self._crop = self._deed(inside, self.tr("Crop, turn or cover"), "crop", self.crop_wanted.emit)
        self._facts = self._deed(inside, self.tr("Who is in it, when, and consent"), "consent", self._ask_facts)
        self._gap = self._deed(inside, self.tr("Say that there is no photo yet"), "gap", self.gap_wanted.emit)
        self._off = self._deed(inside, self.tr("Take it off this page"), "remove", lambda: self.refilled.emit(None))

    def _deed(self, inside: QVBoxLayout, text: str, icon: str, deed: object) -> kit.Button:
        button = kit.Button(text, icon)
        button.setAccessibleName(f"{self._name}: {text}")
        button.clicked.connect(deed)
        inside.addWidget(button)
        return button

    def open(self, is_open: bool = True) -> None:
        """Open or close the part with the caption."""
        self._more.setChecked(is_open)

    def focus_words(self) -> None:
        """Put the keyboard where a person would begin."""
        (self._caption if self._value is not None and self._more.isChecked() else self._choose).setFocus()

    def use_helps(self, helps: Helps) -> None:
        """Use the helps that are switched on, in what stands on the page."""
        for line in (self._caption, self._what, self._asked):
            line.use_helps(helps)

    def meant_for(self, *, child: bool, lang: str) -> None:
        """Say whether the page is for the child, and its language."""
        for line in (self._caption, self._what, self._asked):
            line.meant_for(child=child)
            line.speak(lang)

    def show_value(self, value: object, book: Book, thumb: QImage | None, sharp: Sharpness | None) -> None:
        """Show what stands here: `thumb` is its small picture, `sharp` how well it prints at its size."""
        value = value if isinstance(value, PhotoSlot | DrawingSlot | NoPhotoSlot) else None
        self._value = value
        photo = book.photo(value.view.photo) if isinstance(value, PhotoSlot) else None
        self._thumb.setVisible(value is not None and thumb is not None)
        if thumb is not None and thumb is not self._shown:
            self._shown = thumb
            self._thumb.setPixmap(_rounded(thumb, self.devicePixelRatioF()))
        self._more.setVisible(value is not None)
        self._more.setAccessibleName(f"{self._name}: {self.tr('caption, words for a listener and more')}")
        self._choose.setText(self.tr("Choose a photo") if photo is None else self.tr("Choose another photo"))
        self._choose.setVisible(value is None or self._more.isChecked())
        self._title.setText(self._title_of(value, photo))
        self._title.setVisible(bool(self._title.text()))
        self._under.setText(self._under_of(value))
        self._under.setVisible(bool(self._under.text()))
        if (photo, sharp) != self._told:
            self._told = (photo, sharp)
            self._show_chips(photo, sharp)
        self._show_inside(value, photo)
        if value is None:
            self._more.setChecked(False)

    def _title_of(self, value: PictureSlot | None, photo: Photo | None) -> str:
        if isinstance(value, PhotoSlot) and photo is not None:
            return value.caption or photo.caption or self.tr("Photo without a caption")
        if isinstance(value, DrawingSlot):
            return value.caption or self.tr("A drawing")
        return value.what if isinstance(value, NoPhotoSlot) else ""

    def _under_of(self, value: PictureSlot | None) -> str:
        """Under the title: what belongs here, what a drawing shows, or who was asked."""
        match value:
            case None:
                return self._prompt
            case DrawingSlot():
                return value.alt if len(value.alt) <= SHORT_ALT else f"{value.alt[:SHORT_ALT].rsplit(' ', 1)[0]} …"
            case NoPhotoSlot():
                return value.asked
            case _:
                return ""

    def _show_chips(self, photo: Photo | None, sharp: Sharpness | None) -> None:
        kit.clear(self._chips)
        if photo is None:
            self._chips.addStretch(1)
            return
        told = [self._consent(photo.consent)]
        if sharp is not None:
            told.append(
                {
                    Sharpness.GOOD: (self.tr("Prints well"), "good"),
                    Sharpness.SOFT: (self.tr("A little soft"), "warn"),
                    Sharpness.POOR: (self.tr("Too small to print well"), "stop"),
                }[sharp]
            )
        for words, kind in told:
            self._chips.addWidget(kit.Icon({"good": "ok", "warn": "warning", "stop": "stop"}[kind], kind, 16))
            self._chips.addWidget(kit.label(words, f"in-{kind}"))
        self._chips.addStretch(1)

    def _consent(self, consent: Consent) -> tuple[str, str]:
        if consent is Consent.NO:
            return self.tr("Not agreed"), "stop"
        return (self.tr("Agreed"), "good") if consent.allows else (self.tr("Not asked"), "warn")

    def _show_inside(self, value: PictureSlot | None, photo: Photo | None) -> None:
        is_photo, is_gap = isinstance(value, PhotoSlot), isinstance(value, NoPhotoSlot)
        for widget, shown in (
            (self._caption, value is not None and not is_gap),
            (self._alt, value is not None and not is_gap),
            (self._what, is_gap),
            (self._asked, is_gap),
            (self._crop, is_photo),
            (self._facts, is_photo),
            (self._gap, not is_gap),
        ):
            widget.setVisible(shown)
        if isinstance(value, PhotoSlot | DrawingSlot):
            self._caption.show_text(value.caption)
            self._alt.show_text(value.alt)
            self._caption.show_prompt(photo.caption if photo is not None else "")
            self._alt.show_prompt(photo.alt if photo is not None else "")
        elif isinstance(value, NoPhotoSlot):
            self._what.show_text(value.what)
            self._asked.show_text(value.asked)

    def _unfold(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self._choose.setVisible(self._value is None or is_open)
        self._more.show_icon("up" if is_open else "down")

    def _rewrite(self, key: str, text: str) -> None:
        if self._value is not None:
            self.refilled.emit(replace(self._value, **{key: text}))

    def _ask_facts(self) -> None:
        if isinstance(self._value, PhotoSlot):
            self.facts_wanted.emit(self._value.view.photo)


def _rounded(image: QImage, ratio: float) -> QPixmap:
    side = round(THUMB * ratio)
    small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(0, 0, side, side, 6 * ratio, 6 * ratio)
    painter.setClipPath(outline)
    painter.drawImage((side - small.width()) // 2, (side - small.height()) // 2, small)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
