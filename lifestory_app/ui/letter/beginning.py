"""What is seen where a letter is not begun yet: why there is one, and the button that begins it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.ui import kit


class LetterBeginning(QWidget):
    """Says what a letter is for, and that it is to be begun."""

    begin_wanted = Signal()

    def __init__(self, *, can_write: bool) -> None:
        super().__init__()
        self.setProperty("role", "window")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        card = kit.Card(24)
        card.setMaximumWidth(620)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        column.addLayout(across)
        self.title = kit.label("", "h1", wraps=True)
        self.what = kit.label("", "body", wraps=True)
        self.begin = kit.Button(self.tr("Begin this letter"), "letter", "primary")
        self.begin.clicked.connect(self.begin_wanted)
        card.body.addWidget(self.title)
        card.body.addWidget(self.what)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addStretch(2)
        self.begin.setVisible(can_write)

    def show_letter(self, letter: Letter | None, child: str) -> None:
        """Show a letter that could be begun; None where there is no form for one."""
        self.begin.setEnabled(letter is not None)
        if letter is None:
            self.title.setText(self.tr("There is no form of letter here."))
            self.what.setText(self.tr("The folder of templates has none."))
            return
        self.title.setText(letter.title)
        if letter.kind is LetterKind.LATER_LIFE:
            told = self.tr(
                "The later life letter tells {child} as a teenager what the book tells a child: who they all were, "
                "what happened, and how it was decided. It is given to the adopters unsealed, and they read it first.\n\n"
                "It has {count} parts. Each says why it matters and which facts of the book you could use, and a part can be "
                "held back and given later."
            )
        else:
            told = self.tr(
                "Those who cared for {child} write what nobody else can tell. It has {count} parts, and each says what belongs "
                "in it."
            )
        self.what.setText(told.format(child=child, count=len(letter.sections)))
