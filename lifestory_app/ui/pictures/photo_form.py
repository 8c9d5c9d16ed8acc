"""What is known of one photo: caption, who, when, where, consent, and words for a listener."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import PutPhoto, RemovePhoto
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.photos import Consent, Photo, Sharpness, widest_good_print
from lifestory_app.domain.told import told_page
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.pictures.grid import filling
from lifestory_app.ui.pictures.needs import PhotoState
from lifestory_app.ui.pictures.people_chips import PeopleChips
from lifestory_app.ui.words.line import LineField


class PhotoForm(QWidget):
    """Shows one photo's facts, and hands the session the edits they mean."""

    crop_wanted = Signal(object)
    placing_wanted = Signal(object)
    page_wanted = Signal(object)
    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._session = session
        self._photo: Photo | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        self._picture = Picture()
        column.addWidget(self._picture)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self._crop = kit.Button(self.tr("Crop, cover"), "crop")
        self._crop.clicked.connect(lambda: self.crop_wanted.emit(self._photo.id) if self._photo else None)
        self._put_on = kit.Button(self.tr("Put on page"), "page")
        self._put_on.clicked.connect(lambda: self.placing_wanted.emit(self._photo.id) if self._photo else None)
        deeds.addWidget(self._crop, 1)
        deeds.addWidget(self._put_on, 1)
        column.addLayout(deeds)
        self._deeds = deeds
        self._who = PeopleChips(self.tr("Who is in it?"))
        self._who.changed.connect(self._put_who)
        column.addWidget(self._who)
        self._when = LineField(self.tr("When?"))
        self._when.rewritten.connect(self._rewrite_when)
        self._when.phrase_ended.connect(session.end_phrase)
        column.addWidget(self._when)
        self._wrong = kit.label("", "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        self._caption = self._line(column, "caption", self.tr("Caption: who and when"))
        self._alt = self._line(column, "alt", self.tr("What it shows, for a listener"))
        self._consent = kit.Combo()
        for consent, words in (
            (Consent.UNKNOWN, self.tr("Not asked yet")),
            (Consent.YES, self.tr("Everyone in it agreed")),
            (Consent.NOT_NEEDED, self.tr("Not needed: nobody else is in it")),
            (Consent.MANAGER_DECIDED, self.tr("A manager decided that it may be shown")),
            (Consent.NO, self.tr("Not agreed: it stays out of every copy")),
        ):
            self._consent.addItem(words, consent)
        self._consent.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._consent.setMinimumContentsLength(12)
        self._consent.activated.connect(self._choose_consent)
        column.addWidget(kit.Field(self.tr("May it be in the book?"), self._consent))
        self._decided = self._line(column, "decided_by", self.tr("Who decided, and when"))
        self._prints = Told()
        column.addWidget(self._prints)
        self._where = self._line(column, "where", self.tr("Where it was taken, in broad words"))
        self._facts = kit.label("", "small")
        column.addWidget(self._facts)
        self._uses = QVBoxLayout()
        column.addLayout(self._uses)
        self._away = kit.Button(self.tr("Take it out of the book"), "delete", "quiet")
        self._away.clicked.connect(self.take_out)
        column.addWidget(self._away)
        column.addStretch(1)

    def _line(self, column: QVBoxLayout, name: str, label: str) -> LineField:
        line = LineField(label)
        line.rewritten.connect(lambda text: self._put(**{name: text}))
        line.phrase_ended.connect(self._session.end_phrase)
        column.addWidget(line)
        return line

    def begin(self) -> None:
        """Put the keyboard into the caption."""
        self._caption.setFocus()

    def show_photo(self, book: Book, state: PhotoState, thumb: QImage) -> None:
        """Show what is known of a photo."""
        photo = state.photo
        is_other = self._photo is None or self._photo.id != photo.id
        self._photo = photo
        if is_other:
            self._picture.show_image(self._large(photo) or thumb)
            self._picture.setAccessibleName(photo.alt or photo.caption or photo.file_name)
            self._wrong.hide()
            self._when.show_text(str(photo.taken) if photo.taken else "")
        elif not self._wrong.isVisible() and self._read_when() != photo.taken:
            self._when.show_text(str(photo.taken) if photo.taken else "")
        for line, text in (
            (self._caption, photo.caption),
            (self._decided, photo.decided_by),
            (self._alt, photo.alt),
            (self._where, photo.where),
        ):
            line.show_text(text)
        self._decided.setVisible(photo.consent in (Consent.YES, Consent.NO, Consent.MANAGER_DECIDED))
        self._consent.setCurrentIndex(self._consent.findData(photo.consent))
        self._who.show_people(book.people, photo.who)
        self._show_prints(photo, state)
        self._facts.setText(self._told(photo))
        self._show_uses(book, photo)

    def _told(self, photo: Photo) -> str:
        told = [self.tr("{name}, {wide} by {high} pixels.").format(name=photo.file_name, wide=photo.width, high=photo.height)]
        if photo.had_location:
            told.append(self.tr("Where it was taken stays with the original here, and never leaves the book."))
        if photo.near is not None:
            told.append(self.tr("Another photo of the book shows nearly the same."))
        if photo.damaged:
            told.append(self.tr("The file is damaged; what could be read was kept."))
        return " ".join(told)

    def _large(self, photo: Photo) -> QImage | None:
        """The photo in a size that is sharp across the form, None where it cannot be read."""
        try:
            image = QImage.fromData(self._session.proxy(photo.id))
        except Refused:
            return None
        fits = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        return None if image.isNull() else image.scaled(640, 340, *fits)

    def _show_prints(self, photo: Photo, state: PhotoState) -> None:
        """Say how it prints: where it stands, or as long as it stands nowhere, how wide it can be."""
        wide = widest_good_print(photo)
        if state.sharp is Sharpness.POOR:
            self._prints.say("warning", "warn", self.tr("It is too small to print well where it stands."))
        elif state.sharp is Sharpness.SOFT:
            self._prints.say("warning", "warn", self.tr("It is a little soft at the size it has on the page."))
        elif wide < 1:
            self._prints.say("warning", "warn", self.tr("It is too small to print well."))
        elif state.is_small:
            self._prints.say("warning", "warn", self.tr("Prints well only up to {wide} cm wide").format(wide=wide))
        else:
            self._prints.say("ok", "good", self.tr("Prints well up to {wide} cm wide").format(wide=wide))

    def _show_uses(self, book: Book, photo: Photo) -> None:
        kit.clear(self._uses)
        for page in book.pages:
            told = told_page(book, page)
            if photo.id in told.photos():
                button = kit.Button(self.tr("On “{page}”").format(page=told.title or self.tr("a page")), "page", "link")
                button.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page.id))
                self._uses.addWidget(button)

    # What the fields mean.

    def _put(self, **changes: object) -> None:
        if self._photo is not None:
            self._photo = replace(self._photo, **changes)  # type: ignore[arg-type]
            self._session.do(PutPhoto(self._photo))

    def _read_when(self) -> UncertainDate | None:
        try:
            return UncertainDate.parse(self._when.text) if self._when.text.strip() else None
        except ValueError:
            return None

    def _rewrite_when(self, text: str) -> None:
        when = self._read_when()
        unread = bool(text.strip()) and when is None
        self._wrong.setText(
            self.tr("We could not read “{text}” yet. “May 2019” and “about 2019” are all right.").format(text=text)
        )
        self._wrong.setVisible(unread)
        if not unread:
            self._put(taken=when)

    def _choose_consent(self, _index: int) -> None:
        self._session.end_phrase()
        self._put(consent=Consent(self._consent.currentData()))
        self._session.end_phrase()

    def _put_who(self, who: tuple[PersonId, ...]) -> None:
        self._session.end_phrase()
        self._put(who=who)
        self._session.end_phrase()

    def take_out(self) -> None:
        """Take the photo out of the book, where no page shows it."""
        if self._photo is not None and self._session.do(RemovePhoto(self._photo.id)):
            self.removed.emit()

    def offer_placing(self, page: str) -> None:
        """Offer to put it on a page that is named, or with "" do not."""
        self._put_on.setVisible(bool(page))
        self._put_on.setToolTip(page)


class Picture(QWidget):
    """The photo across the form, its corners rounded. Very tall ones show their upper part."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 170)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(frame, 8, 8)
        painter.setClipPath(outline)
        painter.fillRect(frame, look.colour("sunk"))
        if not self._image.isNull():
            shape = frame.width() / max(1.0, frame.height())
            if self._image.height() > self._image.width():
                wide = frame.height() * self._image.width() / self._image.height()
                painter.drawImage(QRectF(frame.center().x() - wide / 2, frame.top(), wide, frame.height()), self._image)
            else:
                painter.drawImage(frame, self._image, filling(self._image.width(), self._image.height(), shape))
        painter.end()


class Told(QWidget):
    """A mark with a few words in its colour."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._mark = kit.Icon("ok", "good", 16)
        self._words = kit.label("", "small", wraps=True)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)

    def say(self, mark: str, shade: str, words: str) -> None:
        """Say something, with a mark in a role's colour."""
        self._mark.show_icon(mark, shade)
        self._words.setText(words)
        kit.set_role(self._words, f"in-{shade}")
