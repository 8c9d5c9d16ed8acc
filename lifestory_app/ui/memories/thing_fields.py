"""What is known of a thing that is kept: what it is, who gave it, where it is, why it matters."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.memories import Given, KeptObject, Likeness
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.memories import words
from lifestory_app.ui.memories.photo_row import PhotoRow
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.words.line import LineField

ELSE = "somebody else"


class ThingFields(QWidget):
    """Shows a thing, and says how it is to be: `changed` gives it, and which field was typed into, "" for a step of its own."""

    changed = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._kept = KeptObject()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.label = self._line(column, "label", self.tr("What it is called"), self.tr("White hat"))
        self._why = self._line(column, "why", self.tr("Why it matters, in one line"), self.tr("From the day I was born."))
        across = QHBoxLayout()
        across.setSpacing(12)
        self._giver = Choice({})
        self._giver.picked.connect(self._give)
        self._giver_field = kit.Field(self.tr("Who gave it"), self._giver)
        across.addWidget(self._giver_field, 1)
        self._name = LineField(self.tr("Their first name, or who they are"))
        self._name.rewritten.connect(lambda text: self._put("given_by", text))
        self._name.phrase_ended.connect(self.phrase_ended)
        across.addWidget(self._name, 1)
        column.addLayout(across)
        self.photo = PhotoRow(session, self.tr("A photo of the thing"), one=True)
        self.photo.taken_off.connect(lambda _number: self._step(photo=None))
        column.addWidget(self.photo)
        self._description = self._line(column, "description", self.tr("What it looks like"), self.tr("Knitted, a red bobble"))
        across = QHBoxLayout()
        across.setSpacing(12)
        self._size = self._line(across, "size", self.tr("Size"), self.tr("Size 4, or 30 cm"))
        self._likeness = Choice(words.likenesses())
        self._likeness.picked.connect(lambda value: self._step(likeness=Likeness(str(value))))
        across.addWidget(kit.Field(self.tr("Original or copy"), self._likeness), 1)
        column.addLayout(across)
        self._where = self._line(column, "where_kept", self.tr("Where it is kept"), self.tr("Blue box, top shelf"))

    def _line(self, into: QVBoxLayout | QHBoxLayout, key: str, name: str, prompt: str) -> LineField:
        line = LineField(name)
        line.show_prompt(prompt)
        line.rewritten.connect(lambda text: self._put(key, text))
        line.phrase_ended.connect(self.phrase_ended)
        into.addWidget(line, 1) if isinstance(into, QHBoxLayout) else into.addWidget(line)
        return line

    def show_thing(self, book: Book, kept: KeptObject) -> None:
        """Show a thing."""
        self._kept = kept
        self.label.show_text(kept.label)
        self._why.show_text(kept.why)
        self._description.show_text(kept.description)
        self._size.show_text(kept.size)
        self._where.show_text(kept.where_kept)
        self._likeness.show_value(kept.likeness)
        people = [person for person in book.people if person.id != book.child]
        offered: dict[object, str] = {
            Given.NOT_SAID: self.tr("Not noted yet"),
            Given.NOT_KNOWN: self.tr("Nobody knows"),
            ELSE: self.tr("Somebody who is not in the book"),
            **{person.id: person.called or person.known_as for person in people},
        }
        shown = [self._giver.itemText(number) for number in range(self._giver.count())]
        if self._giver.values != list(offered) or shown != list(offered.values()):
            self._giver.offer(offered)
        chosen: object = kept.giver or (ELSE if kept.given is Given.KNOWN else kept.given)
        self._giver.show_value(chosen)
        self._name.setVisible(chosen == ELSE)
        self._name.show_text(kept.given_by)
        self.photo.show_views(book, (kept.photo,) if kept.photo is not None else ())

    def _give(self, value: object) -> None:
        if value in (Given.NOT_SAID, Given.NOT_KNOWN):
            self._step(given=value, giver=None, given_by="")
        elif value == ELSE:
            self._step(given=Given.KNOWN, giver=None)
            self._name.setFocus()
        else:
            self._step(given=Given.KNOWN, giver=PersonId(str(value)), given_by="")

    def _put(self, key: str, text: str) -> None:
        self._kept = replace(self._kept, **{key: text})  # type: ignore[arg-type]
        self.changed.emit(self._kept, f"thing {key}")

    def _step(self, **changes: object) -> None:
        self._kept = replace(self._kept, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._kept, "")
