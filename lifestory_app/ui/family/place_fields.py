"""Where somebody was moved to by hand in a diagram, as numbers: the twin of dragging."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Together
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people.parts import Pair

POINTS = 72 / 25.4
FARTHEST = 300


class PlaceFields(QWidget):
    """How far one is moved from where the diagram would put them, in millimetres; 0 and 0 puts them back."""

    def __init__(self, session: Session, kind: DiagramKind = DiagramKind.GENOGRAM) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._session, self._kind = session, kind
        self._who = ""
        self.across = kit.Number(-FARTHEST, FARTHEST, 0, self.tr(" mm"))
        self.down = kit.Number(-FARTHEST, FARTHEST, 0, self.tr(" mm"))
        column.addWidget(
            Pair(kit.Field(self.tr("Moved right by hand"), self.across), kit.Field(self.tr("Moved down"), self.down))
        )
        self.back = kit.Button(self.tr("Put back"), "tidy", "quiet")
        self.back.clicked.connect(lambda: self._put(0, 0, ""))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.across, self.down):
            field.valueChanged.connect(lambda _: self._put(self.across.value(), self.down.value(), f"place {self._who}"))
            field.editingFinished.connect(session.end_phrase)
            field.setEnabled(session.can_write)

    def show_place(self, book: Book, who: str) -> None:
        """Show how far somebody is moved in the diagram."""
        self._who = who
        moved = next((each for each in book.diagram(self._kind).moved if each.who == who), None)
        across = round(moved.dx / POINTS) if moved is not None else 0
        down = round(moved.dy / POINTS) if moved is not None else 0
        for field, value in ((self.across, across), (self.down, down)):
            with QSignalBlocker(field):
                field.setValue(value)
        self.back.setEnabled(moved is not None and self._session.can_write)

    def _put(self, across: int, down: int, phrase: str) -> None:
        if not self._who:
            return
        diagram = self._session.book.diagram(self._kind)
        moved = diagram.place_moved(self._who, round(across * POINTS, 1), round(down * POINTS, 1))
        if phrase:
            self._session.do(ArrangeDiagram(moved, phrase))
        else:
            self._session.do_alone(Together((ArrangeDiagram(moved),), self.tr("Put back in the diagram")))
