"""Where a person, home or household is known from, who may read of them, and whether they belong to the new family."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lifestory_app.domain.family import Household
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.people import Person
from lifestory_app.ui import kit
from lifestory_app.ui.people import words
from lifestory_app.ui.people.known import SeenField, SourceField


class ReadersPart(QWidget):
    """Shows who may read of somebody, and says what the user changes in it."""

    changed = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self, *, person: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.seen, self.source = SeenField(), SourceField()
        self.seen.remarked.connect(lambda seen_by: self.changed.emit({"seen_by": seen_by}, ""))
        self.source.sourced.connect(lambda source, phrase: self.changed.emit({"source": source}, phrase))
        self.source.phrase_ended.connect(self.phrase_ended)
        column.addWidget(self.seen)
        self.new = QCheckBox(self.tr("Belongs to the new family"))
        self.new.toggled.connect(lambda ticked: self.changed.emit({"new_family": ticked}, ""))
        self._why = kit.label(
            self.tr("Then no copy for the care record can be made: it must not link two identities."), "small"
        )
        for each in (self.new, self._why):
            column.addWidget(each)
            if not person:
                each.hide()
        column.addWidget(self.source)

    def show_value(self, value: Person | Home | Household | Event, *, other: bool) -> None:
        """Show a person or home; `other` where it is another than before."""
        self.seen.show_seen(value.seen_by, other=other)
        self.source.show_source(value.source, other=other)
        if isinstance(value, Person):
            by_role = value.role.is_new_family
            with QSignalBlocker(self.new):
                self.new.setChecked(value.belongs_to_new_family)
            self.new.setEnabled(not by_role)

    def told(self, value: Person | Home | Household | Event) -> str:
        """All of it in a line."""
        said = self.seen.said(value.seen_by)
        source = words.sources()[value.source.kind] if value.source is not None else ""
        return ". ".join(part for part in (said, source) if part)
