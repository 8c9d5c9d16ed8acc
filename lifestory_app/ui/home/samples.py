"""Which sample books there are: one of each kind, all of invented children."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from lifestory_app.services.help import sample_offers
from lifestory_app.ui import kit


class SamplesDialog(kit.Dialog):
    """Asks which sample to look through."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "", "read", "…", width=760)
        self.setWindowTitle(self.tr("Sample books"))
        self.title.setText(self.tr("Sample books"))
        self.primary.setText(self.tr("Look through it"))
        note = self.tr(
            "The children and all else in these books are invented. A sample is made while you wait, and leaves nothing behind."
        )
        self.body.addWidget(kit.label(note, "body", wraps=True))
        group = QButtonGroup(self)
        self.cards: dict[str, kit.OptionCard] = {}
        for offer in sample_offers():
            meaning = f"“{offer.title}”. {offer.whom}"
            card = self.cards[offer.kind] = kit.OptionCard(offer.name, meaning, group=group)
            self.body.addWidget(card)
        next(iter(self.cards.values())).choose()
        self.primary.clicked.connect(self._choose)

    def _choose(self) -> None:
        kind = next(kind for kind, card in self.cards.items() if card.ring.isChecked())
        self.accept()
        self.chosen.emit(kind)
