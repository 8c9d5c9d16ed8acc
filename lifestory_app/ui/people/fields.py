"""Fields that people and homes share: a choice from a table, and a date in words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.ui import kit
from lifestory_app.ui.words.line import LineField


class Choice(kit.Combo):
    """One of several values, by their words."""

    picked = Signal(object)

    def __init__(self, choices: Mapping[object, str]) -> None:
        super().__init__()
        # Qt would give a value that is a word of a list of words back as a plain text.
        self._values = list(choices)
        self.offered = dict(choices)
        self.addItems(list(choices.values()))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(lambda at: self.picked.emit(self._values[at]))

    @property
    def value(self) -> object:
        """The value that is chosen, or None."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    @property
    def values(self) -> list[object]:
        """All the values there are to choose from."""
        return self._values

    def offer(self, choices: Mapping[object, str]) -> None:
        """Offer other values."""
        self.clear()
        self._values = list(choices)
        self.offered = dict(choices)
        self.addItems(list(choices.values()))

    def show_value(self, value: object) -> None:
        """Show a value, without saying so to anybody."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))


class DateField(QWidget):
    """A date as people say it. What cannot be read is told under the field, and changes nothing."""

    dated = Signal(object)
    phrase_ended = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._line = LineField(label)
        self._line.show_prompt(self.tr("14 May 2019, or about 2019"))
        self._wrong = kit.label("", "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._line)
        column.addWidget(self._wrong)
        column.addStretch(1)
        self._line.rewritten.connect(self._read)
        self._line.phrase_ended.connect(self.phrase_ended)
        self.setFocusProxy(self._line)
        self._shown: UncertainDate | None = None

    def show_date(self, date: UncertainDate | None, *, other: bool) -> None:
        """Show a date; what is being typed about the same thing stays as it is."""
        if other or date != self._shown:
            self._shown = date
            self._line.show_text(str(date) if date is not None else "")
            self._wrong.hide()

    def _read(self, text: str) -> None:
        date = None
        try:
            date = UncertainDate.parse(text) if text.strip() else None
            self._wrong.hide()
        except ValueError:
            said = self.tr("We could not read “{text}” yet. “May 2019” and “about 2019” are all right.")
            self._wrong.setText(said.format(text=text))
            self._wrong.show()
            return
        self._shown = date
        self.dated.emit(date)
