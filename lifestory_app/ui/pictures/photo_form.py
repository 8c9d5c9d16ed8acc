"""What is known of one photo: caption, who, when, where, consent, and words for a listener."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import PutPhoto, RemovePhoto
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.photos import Consent, Photo
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.pictures.needs import PhotoState
from lifestory_app.ui.words.line import LineField


class PhotoForm(QWidget):
    """Shows one photo's facts, and hands the session the edits they mean."""

    crop_wanted = Signal(object)
    page_wanted = Signal(object)
    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._session = session
        self._photo: Photo | None = None
        self._boxes: dict[PersonId, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        self._caption = self._line(column, "caption", self.tr("Caption: who and when"))
        self._when = LineField(self.tr("When it was taken"))
        self._when.rewritten.connect(self._rewrite_when)
        self._when.phrase_ended.connect(session.end_phrase)
        column.addWidget(self._when)
        self._wrong = kit.label("", "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        who = kit.Fold(self.tr("Who is in it"), is_open=True)
        self._who = who.body
        column.addWidget(who)
        self._consent = QComboBox()
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
        column.addWidget(kit.Field(self.tr("Consent"), self._consent))
        self._decided = self._line(column, "decided_by", self.tr("Who decided, and when"))
        self._alt = self._line(column, "alt", self.tr("Words for a listener: what the picture shows"))
        self._where = self._line(column, "where", self.tr("Where it was taken, in broad words"))
        self._facts = kit.label("", "small")
        column.addWidget(self._facts)
        self._uses = QVBoxLayout()
        column.addLayout(self._uses)
        self._crop = kit.Button(self.tr("Crop, turn or cover"), "crop")
        self._crop.clicked.connect(lambda: self.crop_wanted.emit(self._photo.id) if self._photo else None)
        column.addWidget(self._crop)
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
            pixmap = QPixmap.fromImage(thumb)
            fits = Qt.AspectRatioMode.KeepAspectRatio
            if not pixmap.isNull():
                pixmap = pixmap.scaled(300, 180, fits, Qt.TransformationMode.SmoothTransformation)
            self._picture.setPixmap(pixmap)
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
        self._show_who(book, photo)
        self._facts.setText(self._told(photo, state))
        self._show_uses(book, photo)

    def _show_who(self, book: Book, photo: Photo) -> None:
        if list(self._boxes) != [person.id for person in book.people]:
            kit.clear(self._who)
            self._boxes = {}
            for person in book.people:
                box = QCheckBox()
                box.toggled.connect(self._gather_who)
                self._boxes[person.id] = box
                self._who.addWidget(box)
        for person in book.people:
            box = self._boxes[person.id]
            box.setText(person.called or person.known_as)
            with QSignalBlocker(box):
                box.setChecked(person.id in photo.who)

    def _told(self, photo: Photo, state: PhotoState) -> str:
        told = [self.tr("{name}, {wide} by {high} pixels.").format(name=photo.file_name, wide=photo.width, high=photo.height)]
        if photo.had_location:
            told.append(self.tr("Where it was taken stays with the original here, and never leaves the book."))
        if photo.near is not None:
            told.append(self.tr("Another photo of the book shows nearly the same."))
        if photo.damaged:
            told.append(self.tr("The file is damaged; what could be read was kept."))
        if state.sharp is not None:
            told.append(
                {
                    "good": self.tr("It prints well where it stands."),
                    "soft": self.tr("It is a little soft at the size it has on the page."),
                    "poor": self.tr("It is too small to print well where it stands."),
                }[state.sharp.value]
            )
        return " ".join(told)

    def _show_uses(self, book: Book, photo: Photo) -> None:
        kit.clear(self._uses)
        for page in book.pages:
            if photo.id in page.photos():
                button = kit.Button(self.tr("On “{page}”").format(page=page.title or self.tr("a page")), "page", "link")
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

    def _gather_who(self) -> None:
        self._session.end_phrase()
        self._put(who=tuple(person for person, box in self._boxes.items() if box.isChecked()))
        self._session.end_phrase()

    def take_out(self) -> None:
        """Take the photo out of the book, where no page shows it."""
        if self._photo is not None and self._session.do(RemovePhoto(self._photo.id)):
            self.removed.emit()
