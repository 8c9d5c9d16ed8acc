"""What is added to the plan and changed in it, each in one small dialog: what is kept there is one step of undo."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import Edit
from lifestory_app.domain.ids import OccasionId, PhotoRequestId, PromiseId, new_id
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, by_day
from lifestory_app.domain.plan_edits import (
    PutOccasion,
    PutPhotoRequest,
    PutPromise,
    RemoveOccasion,
    RemovePhotoRequest,
    RemovePromise,
)
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.plan import words


class DayField(kit.Field):
    """A day as people write it. What cannot be read is told under it."""

    def __init__(self, text: str, day: UncertainDate | None, beside: QWidget | None = None) -> None:
        self._line = QLineEdit(str(day) if day is not None else "")
        super().__init__(text, self._line, beside=beside)
        self._line.setPlaceholderText(self.tr("3 May 2026, or May 2026"))

    @property
    def day(self) -> UncertainDate | None:
        """The day; None where there is none, or none that can be read."""
        try:
            return UncertainDate.parse(self._line.text()) if self._line.text().strip() else None
        except ValueError:
            return None

    def write(self, day: UncertainDate | None) -> None:
        """Show a day."""
        self._line.setText(str(day) if day is not None else "")

    def reads(self) -> bool:
        """Whether what is written is a day, or nothing; if not, it says so and takes the keyboard."""
        wrong = bool(self._line.text().strip()) and self.day is None
        said = self.tr("We could not read “{text}”. Try “3 May 2026” or “June 2026”.").format(text=self._line.text())
        self.show_trouble(said if wrong else "")
        if wrong:
            self._line.setFocus()
        return not wrong


def line(text: str, prompt: str = "") -> QLineEdit:
    """A line to write in."""
    made = QLineEdit(text)
    made.setPlaceholderText(prompt)
    made.setCursorPosition(0)
    return made


class EntryDialog(kit.Dialog):
    """Something of the plan. `edit` is what is to be done once it was closed: kept, taken out, or None."""

    def __init__(
        self, parent: QWidget | None, title: str, icon: str, *, is_new: bool, can_write: bool, width: int = 560
    ) -> None:
        super().__init__(parent, title, icon, "-" if can_write else "", width=width)
        self.primary.setText(self.tr("Keep it"))
        self.edit: Edit | None = None
        self._days: list[DayField] = []
        self._away = kit.Button(self.tr("Take it out of the plan"), "delete", "quiet")
        if is_new or not can_write:
            self._away.hide()
        self._away.clicked.connect(self._take_out)
        self.primary.clicked.connect(self._finish)

    def _day(self, text: str, day: UncertainDate | None, beside: QWidget | None = None) -> DayField:
        field = DayField(text, day, beside)
        self._days.append(field)
        return field

    def _end(self) -> None:
        """Put the last things at the end of the dialog."""
        self.body.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _finish(self) -> None:
        if all(field.reads() for field in self._days):
            self.edit = self.kept()
            if self.edit is not None:
                self.accept()

    def _take_out(self) -> None:
        self.edit = self.gone()
        self.accept()

    def kept(self) -> Edit | None:
        """The edit that keeps what is in the fields; None where something is wanting."""
        raise NotImplementedError

    def gone(self) -> Edit:
        """The edit that takes it out."""
        raise NotImplementedError


class OccasionDialog(EntryDialog):
    """A meeting, a session, a visit or family time."""

    def __init__(
        self, parent: QWidget | None, book: Book, occasion: Occasion | None, kind: OccasionKind, *, can_write: bool
    ) -> None:
        title = self.tr("A date or time together")
        super().__init__(parent, title, "calendar", is_new=occasion is None, can_write=can_write)
        self._occasion = occasion or Occasion(OccasionId(new_id()), kind)
        shown = self._occasion
        self.kind = Choice(dict(words.kinds(book.the_child.known_as)))
        self.kind.show_value(shown.kind)
        self.when = self._day(self.tr("When"), shown.when)
        self.who = line(shown.who, self.tr("Kelly, Sue"))
        self.what = line(shown.what, self.tr("Drew the homes"))
        self.then = line(shown.then, self.tr("Bring the photos next time"))
        self.took_place = QCheckBox(self.tr("It took place"))
        self.took_place.setChecked(shown.done)
        self.body.addWidget(kit.Field(self.tr("What it is"), self.kind))
        self.body.addWidget(self.when)
        self.body.addWidget(kit.Field(self.tr("Who is there, or was"), self.who))
        self.body.addWidget(kit.Field(self.tr("What is done there, or was"), self.what))
        self.body.addWidget(kit.Field(self.tr("What comes next"), self.then))
        self.body.addWidget(self.took_place)
        self._end()

    def kept(self) -> Edit:
        return PutOccasion(
            Occasion(
                self._occasion.id,
                self.kind.value if isinstance(self.kind.value, OccasionKind) else self._occasion.kind,
                self.when.day,
                said(self.who),
                said(self.what),
                said(self.then),
                self.took_place.isChecked(),
            )
        )

    def gone(self) -> Edit:
        return RemoveOccasion(self._occasion.id)


class PromiseDialog(EntryDialog):
    """Who brings what by when, and whether it came."""

    def __init__(self, parent: QWidget | None, book: Book, promise: Promise | None, today: date, *, can_write: bool) -> None:
        super().__init__(parent, self.tr("Who brings what"), "gift", is_new=promise is None, can_write=can_write)
        met = [each for each in by_day(book.occasions) if each.kind is OccasionKind.PLANNING]
        self._promise = promise or Promise(PromiseId(new_id()), meeting=met[-1].id if met else None)
        shown = self._promise
        self.what = line(shown.what, self.tr("The hat from the hospital, with its story"))
        self._what_field = kit.Field(self.tr("What"), self.what)
        self.who = line(shown.who, self.tr("Sue"))
        self.by = self._day(self.tr("By when"), shown.by)
        came = kit.Button(self.tr("It came today"), "tick")
        self.came = self._day(self.tr("The day it came, once it is there"), shown.came, came)
        came.clicked.connect(lambda: self.came.write(UncertainDate.on(today)))
        choices: dict[object, str] = {None: self.tr("No meeting")}
        choices.update({each.id: words.day(each.when, today) for each in met})
        self.meeting = Choice(choices)
        self.meeting.show_value(shown.meeting)
        self.body.addWidget(self._what_field)
        self.body.addWidget(Pair(kit.Field(self.tr("Who brings it"), self.who), self.by))
        self.body.addWidget(self.came)
        self.body.addWidget(kit.Field(self.tr("Agreed at the planning meeting of"), self.meeting))
        if not can_write:
            came.hide()
        self._end()

    def kept(self) -> Edit | None:
        if not said(self.what):
            self._what_field.show_trouble(self.tr("Say what it is, in a few words."))
            self.what.setFocus()
            return None
        meeting = self.meeting.value
        return PutPromise(
            Promise(
                self._promise.id, said(self.who), said(self.what), self.by.day, self.came.day,
                OccasionId(str(meeting)) if meeting is not None else None,
            )
        )  # fmt: skip

    def gone(self) -> Edit:
        return RemovePromise(self._promise.id)


class PhotoRequestDialog(EntryDialog):
    """Photos that were asked for, and what came."""

    def __init__(
        self, parent: QWidget | None, book: Book, request: PhotoRequest | None, today: date, *, can_write: bool
    ) -> None:
        super().__init__(parent, self.tr("Photos asked for"), "photos", is_new=request is None, can_write=can_write)
        self._request = request or PhotoRequest(PhotoRequestId(new_id()), when=UncertainDate.on(today))
        shown = self._request
        self.of_whom = line(shown.of_whom, self.tr("Dean, at any age"))
        self._of_field = kit.Field(self.tr("Of whom, or of what"), self.of_whom)
        self.asked = line(shown.asked, self.tr("Gran Jean"))
        self.when = self._day(self.tr("When they were asked"), shown.when)
        self.received = self._day(self.tr("The day they came, once they are there"), shown.received)
        self.count = kit.Number(0, 9999, shown.count)
        times: dict[object, str] = {None: self.tr("No family time")}
        for each in by_day(book.occasions):
            if each.kind is OccasionKind.FAMILY_TIME:
                times[each.id] = f"{words.day(each.when, today)}, {each.who}".rstrip(", ")
        self.family_time = Choice(times)
        self.family_time.show_value(shown.family_time)
        self.note = line(shown.note, self.tr("Choose four of them"))
        self.body.addWidget(self._of_field)
        self.body.addWidget(Pair(kit.Field(self.tr("Who was asked"), self.asked), self.when))
        self.body.addWidget(Pair(self.received, kit.Field(self.tr("How many came"), self.count)))
        self.body.addWidget(kit.Field(self.tr("Taken at the family time of"), self.family_time))
        self.body.addWidget(kit.Field(self.tr("A note"), self.note))
        self.photos = self._make_photos(book, shown)
        self._end()

    def _make_photos(self, book: Book, shown: PhotoRequest) -> dict[str, QCheckBox]:
        """Photos of the book that came so, to be ticked."""
        boxes: dict[str, QCheckBox] = {}
        fold = kit.Fold(self.tr("Which photos of the book came so"), "photo")
        for photo in book.photos:
            box = QCheckBox(photo.caption or photo.alt or photo.file_name or self.tr("A photo without words"))
            box.setChecked(photo.id in shown.photos)
            boxes[photo.id] = box
            fold.body.addWidget(box)
        self.body.addWidget(fold)
        fold.setVisible(bool(book.photos))
        return boxes

    def kept(self) -> Edit | None:
        if not said(self.of_whom):
            self._of_field.show_trouble(self.tr("Say whom or what they show, in a few words."))
            self.of_whom.setFocus()
            return None
        time = self.family_time.value
        chosen = tuple(photo for photo, box in self.photos.items() if box.isChecked())
        return PutPhotoRequest(
            PhotoRequest(
                self._request.id, said(self.of_whom), said(self.asked), self.when.day, self.received.day, self.count.value(),
                chosen,  # type: ignore[arg-type]
                OccasionId(str(time)) if time is not None else None, said(self.note),
            )
        )  # fmt: skip

    def gone(self) -> Edit:
        return RemovePhotoRequest(self._request.id)


def said(field: QLineEdit) -> str:
    """What a line says, without spaces round it."""
    return " ".join(field.text().split())
