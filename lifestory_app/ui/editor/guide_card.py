"""Why the page matters to the child, what belongs on it, and which of its places are filled."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.page_template import PageTemplate
from lifestory_app.domain.pages import CardsSlot, FactsSlot, MemoriesSlot, NoPhotoSlot, Page, PeopleSlot, SlotValue, TextSlot
from lifestory_app.ui import kit
from lifestory_app.ui.words.flow import Flow


class GuideCard(QFrame):
    """The green card above the fields. It folds to its title, and says so where somebody folds or opens it."""

    folded = Signal(bool)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "guide")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(kit.Icon("heart", "guide_ink"))
        head.addWidget(kit.label(self.tr("Why this page matters"), "strong"), 1)
        self.more = kit.IconButton("help", self.tr("More about such pages, in Help"), role="guide_ink")
        self.more.clicked.connect(self.more_wanted)
        head.addWidget(self.more)
        self._fold = kit.IconButton("up", self.tr("Fold this away"), role="guide_ink")
        self._fold.clicked.connect(self._turn)
        head.addWidget(self._fold)
        column.addLayout(head)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 8, 4)
        inside.setSpacing(6)
        self._why = kit.label("", "body", wraps=True)
        self._belongs = kit.label("", "body", wraps=True)
        inside.addWidget(self._why)
        inside.addWidget(self._belongs)
        self._marks = Flow(12)
        inside.addLayout(self._marks)
        column.addWidget(self._inside)
        self._shown: tuple[tuple[str, bool], ...] | None = None

    def open(self, is_open: bool) -> None:
        """Fold away all but the title, or show all."""
        self._inside.setVisible(is_open)
        self._fold.show_icon("up" if is_open else "down")
        name = self.tr("Fold this away") if is_open else self.tr("Show why this page matters")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(name)

    def _turn(self) -> None:
        self.open(not self._inside.isVisibleTo(self))
        self.folded.emit(self._inside.isVisibleTo(self))

    def show_guide(self, why: str, belongs: str, template: PageTemplate, page: Page) -> None:
        """Show the guide of a page and which of its places are filled."""
        self._why.setText(why)
        self._belongs.setText(self.tr("What belongs here: {what}").format(what=_begun_small(belongs)) if belongs else "")
        self._belongs.setVisible(bool(belongs))
        told = bool(page.memories())
        marks = tuple(
            (slot.label, is_filled(page.slot(slot.name)) or (told and slot.name == "cards"))
            for slot in template.slots
            if slot.required or slot.words
        )
        if marks == self._shown:
            return
        self._shown = marks
        self._marks.clear()
        for name, filled in marks[:8]:
            self._marks.addWidget(_mark(name, self.tr("done") if filled else self.tr("not yet"), filled))


def _mark(name: str, state: str, filled: bool) -> QWidget:
    """A tick or a dashed ring, and what it is about."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    words = kit.label(name, "in-guide")
    words.setAccessibleName(f"{name}: {state}")
    row.addWidget(kit.Icon("ok" if filled else "gap", "guide_ink", 16))
    row.addWidget(words)
    return made


def is_filled(value: SlotValue | None) -> bool:
    """Whether a slot has something in it. An honest panel counts as not yet filled."""
    match value:
        case None | NoPhotoSlot():
            return False
        case TextSlot(words):
            return not words.is_empty
        case FactsSlot(rows):
            return bool(rows)
        case CardsSlot(cards):
            return bool(cards)
        case PeopleSlot(people):
            return bool(people)
        case MemoriesSlot(memories):
            return bool(memories)
        case _:
            return True


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
