"""What came into the book with a family tree file, what was left out, and who may be in it twice now."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lifestory_app.ui import kit
from lifestory_app.ui.out.rows import RowList

if TYPE_CHECKING:
    from lifestory_app.services.family_tree import FamilyRead


class TreeDialog(kit.Dialog):
    """Tells what became of a family tree file. There is nothing to decide in it."""

    def __init__(self, parent: QWidget | None, read: "FamilyRead") -> None:
        super().__init__(parent, self.tr("The family tree"), "family")
        if read.is_empty:
            self.told = kit.Banner("note", self.tr("This file has no people and no families in it. The book is as it was."))
        else:
            self.told = kit.Banner(
                "good", self._counted(read), self.tr("Nobody was joined with somebody who was there before.")
            )
            self.foot.setText(self.tr("Undo takes all of it back in one step."))
        self.body.addWidget(self.told)
        self.doubles, self.left_out = RowList(), RowList()
        if read.doubles:
            self.body.addWidget(kit.label(self.tr("Perhaps in the book twice now"), "h2", wraps=True))
            self.body.addWidget(
                kit.label(self.tr("They have the same name as somebody who was there. If they are one, take one out."), "small")
            )
            self.body.addWidget(self.doubles)
            self._show_doubles(read)
        if read.left_out:
            self.body.addWidget(kit.label(self.tr("Left out, and why"), "h2", wraps=True))
            self.body.addWidget(self.left_out)
            for each in read.left_out:
                self.left_out.add("info", "note", each.what, each.why)
        self.body.addStretch(1)

    def _counted(self, read: "FamilyRead") -> str:
        people = self.tr("1 person") if read.people == 1 else self.tr("{count} people").format(count=f"{read.people:,}")
        families = self.tr("1 family") if read.families == 1 else self.tr("{count} families").format(count=f"{read.families:,}")
        return self.tr("Brought in: {people} and {families}.").format(people=people, families=families)

    def _show_doubles(self, read: "FamilyRead") -> None:
        for each in read.told_doubles:
            born = self.tr("born {date}").format(date=each.born) if each.born else ""
            self.doubles.add("person", "warn", each.name, born)
        if read.more_doubles:
            more = self.tr("And more like them: {count}.").format(count=f"{read.more_doubles:,}")
            self.doubles.add("person", "warn", more)
