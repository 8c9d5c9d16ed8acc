"""What stands beside an empty memory box: why it matters, and things that are worth keeping."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lifestory_app.services import memories
from lifestory_app.ui import kit, look


class Beginning(QWidget):
    """Offers things to keep, and a first memory. It says what was chosen."""

    object_wanted = Signal(object)
    memory_wanted = Signal()

    def __init__(self, *, can_write: bool) -> None:
        super().__init__()
        self.setProperty("role", "window")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        card = kit.Card(24)
        card.setMaximumWidth(look.px(820))
        whole.addWidget(card, 10)
        whole.addStretch(1)
        column = card.body
        column.setSpacing(12)
        self._title = kit.label("", "h1", wraps=True)
        column.addWidget(self._title)
        self._said = kit.label("", "body", wraps=True)
        column.addWidget(self._said)
        self._begin = kit.Button(self.tr("Tell a first memory"), "pen")
        self._begin.clicked.connect(self.memory_wanted)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer = kit.label(self.tr("Is one of these there to keep?"), "h2")
        column.addWidget(self._offer)
        self._things = QWidget()
        grid = QGridLayout(self._things)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, prompt in enumerate(memories.object_prompts()):
            button = kit.Button(prompt.label, "add")
            button.setAccessibleName(self.tr("Keep: {thing}").format(thing=prompt.label))
            button.clicked.connect(lambda _=False, prompt=prompt: self.object_wanted.emit(prompt))
            grid.addWidget(button, number // 3, number % 3)
        column.addWidget(self._things)
        column.addStretch(1)
        for part in (self._begin, self._offer, self._things):
            part.setVisible(can_write)

    def show_empty(self, *, filtered: bool) -> None:
        """Say why there is nothing to see: the box is empty, or everything in it is left out."""
        if filtered:
            self._title.setText(self.tr("No memory is like that"))
            self._said.setText(self.tr("Show others at the left, or add one."))
        else:
            self._title.setText(self.tr("The memory box is empty"))
            said = self.tr(
                "Begin on day one. A few plain words about an ordinary day, and the things that go with the child when the "
                "child moves on: later they are what tells the child that the story is true."
            )
            self._said.setText(said)
        self._offer.setVisible(not filtered and self._begin.isVisibleTo(self))
        self._things.setVisible(not filtered and self._begin.isVisibleTo(self))
