"""Papers that go with the box: the list of what is in it, or labels on a sheet that may be used already."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QWidget

from lifestory_app.services.memories import BoxPapers, sheets
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.people.fields import Choice


class PapersDialog(kit.Dialog):
    """Asks which paper and which labels, and makes the PDF."""

    def __init__(self, parent: QWidget | None, session: Session, papers: BoxPapers, chosen: frozenset[str]) -> None:
        super().__init__(parent, self.tr("List and labels for the box"), "print", self.tr("Make the PDF"), width=640)
        self._session, self._papers, self._chosen = session, papers, chosen
        self._child = session.book.the_child.known_as
        group = QButtonGroup(self)
        self.list_card = kit.OptionCard(
            self.tr("What is in the box"),
            self.tr("A list of every thing with its photo, to print and keep with the box, or for the record."),
            group=group,
        )
        self.labels_card = kit.OptionCard(
            self.tr("Labels for the things"),
            self.tr("What it is, from whom, when, and why it matters. To stick on or to tie on."),
            group=group,
        )
        for card in (self.list_card, self.labels_card):
            self.body.addWidget(card)
            card.chosen.connect(self._renew)
        self.sheet = Choice(
            {
                "2x7": self.tr("14 labels to a sheet, 99.1 × 38.1 mm"),
                "3x8": self.tr("24 labels to a sheet, 63.5 × 33.9 mm"),
                "plain": self.tr("Plain paper or card, to cut out and tie on"),
            }
        )
        self.sheet.picked.connect(lambda _value: self._renew())
        self._sheet_field = kit.Field(self.tr("Which labels"), self.sheet)
        self.body.addWidget(self._sheet_field)
        self.start = kit.Number(1, 24, 1)
        hint = self.tr("Of a sheet of which some labels are gone. They are counted along the rows.")
        self._start_field = kit.Field(self.tr("The first free label"), self.start, hint)
        self.body.addWidget(self._start_field)
        self.only = Choice(
            {
                "all": self.tr("Everything that is kept"),
                "chosen": self.tr("Only what is chosen in the list"),
            }
        )
        self._only_field = kit.Field(self.tr("Labels for what"), self.only)
        self.body.addWidget(self._only_field)
        self.told = kit.Banner("note", "")
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.primary.clicked.connect(self._make)
        papers.made.connect(self._made)
        papers.refused.connect(self._refused)
        self.list_card.choose()
        self._renew()

    def _renew(self) -> None:
        labels = self.labels_card.ring.isChecked()
        count = next((sheet.count for sheet in sheets() if sheet.id == self.sheet.value), 14)
        self.start.setMaximum(count)
        for field in (self._sheet_field, self._start_field):
            field.setVisible(labels)
        self._only_field.setVisible(labels and bool(self._chosen))

    def _make(self) -> None:
        labels = self.labels_card.ring.isChecked()
        what = self.tr("labels") if labels else self.tr("what is in the box")
        name = self.tr("{child}, {what}.pdf").format(child=self._child, what=what).replace("/", "-")
        target = asking.place_for_file(self, self.tr("Where the PDF is put"), asking.documents() / name, "PDF", ".pdf")
        if target is None:
            return
        only = self._chosen if labels and self._chosen and self.only.value == "chosen" else None
        self.told.hide()
        self.primary.setEnabled(False)
        self._papers.make(Path(target), labels=labels, sheet=str(self.sheet.value), start=self.start.value(), memories=only)

    def _made(self, made: object) -> None:
        self.primary.setEnabled(True)
        self.told.turn("good")
        things = made.things  # type: ignore[attr-defined]
        bold = self.tr("“{name}” is ready.").format(name=made.target.name)  # type: ignore[attr-defined]
        count = self.tr("It tells of 1 thing.") if things == 1 else self.tr("It tells of {count} things.").format(count=things)
        held = [f"“{each.which}”" for each in made.withheld if each.what == "memory"]  # type: ignore[attr-defined]
        if held:
            count += " " + self.tr("Not for the child’s eyes, and left out: {names}.").format(names=", ".join(held))
        look_at = [*made.look_at]  # type: ignore[attr-defined]
        if look_at:
            count += " " + " ".join(look_at)
        self.told.say(bold, count)
        self.told.show()
        self.bring_into_sight(self.told)

    def _refused(self, sentence: str) -> None:
        self.primary.setEnabled(True)
        self.told.turn("warn")
        bold, _, plain = sentence.partition(". ")
        self.told.say(bold if bold.endswith(".") else f"{bold}.", plain)
        self.told.show()
        self.bring_into_sight(self.told)
