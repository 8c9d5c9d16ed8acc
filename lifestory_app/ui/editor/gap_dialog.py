"""“We do not know this yet”: what is not known, who was asked and when, in one small step."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import Edit, FillSlot, PutGap, Together
from lifestory_app.domain.gaps import Asked, Gap
from lifestory_app.domain.ids import GapId, new_id
from lifestory_app.domain.page_template import PageTemplate, SlotKind
from lifestory_app.domain.pages import NoPhotoSlot, Page, TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.ui import kit


class GapDialog(kit.Dialog):
    """Asks what is not known on a page, and makes the edit that records it."""

    def __init__(self, parent: QWidget, book: Book, page: Page, template: PageTemplate, slot: str) -> None:
        super().__init__(
            parent, QCoreApplication.translate("GapDialog", "We do not know this yet"), "gap", "Note it", width=520
        )
        self.primary.setText(self.tr("Note it on the page"))
        self._book, self._page, self._template = book, page, template
        self.edit: Edit | None = None
        self.body.addWidget(
            kit.label(self.tr("An honest gap is better than an empty page. The page will say it gently."), "quiet")
        )
        self._where = kit.Combo()
        slots = [each for each in template.slots if each.kind in (SlotKind.TEXT, SlotKind.PICTURE)]
        self._slots = slots
        for each in slots:
            self._where.addItem(each.label, each.name)
        place = self._where.findData(slot)
        self._where.setCurrentIndex(max(place, 0))
        self._where.currentIndexChanged.connect(self._suggest)
        self._what = QLineEdit()
        self._whom = QLineEdit()
        self._whom.setPlaceholderText(self.tr("Gran Jean"))
        self._when = QLineEdit()
        self._when.setPlaceholderText(self.tr("3 May, or June, or last summer’s year"))
        self._when_field = kit.Field(self.tr("When they were asked"), self._when)
        if slots:
            self.body.addWidget(kit.Field(self.tr("Where on the page"), self._where))
        self.body.addWidget(kit.Field(self.tr("What is not known"), self._what))
        self.body.addWidget(kit.Field(self.tr("Who was asked"), self._whom, self.tr("Leave it empty if nobody was asked yet.")))
        self.body.addWidget(self._when_field)
        self._suggest()
        self.primary.clicked.connect(self._finish)
        self._what.setFocus()
        self._what.selectAll()

    def _slot(self) -> str:
        return str(self._where.currentData() or "")

    def _suggest(self) -> None:
        slot = self._template.slot(self._slot())
        about = next((person for person in self._book.people if person.id == self._page.about), None)
        if slot is not None and slot.kind is SlotKind.PICTURE:
            whom = about.called or about.known_as if about is not None else _inside(self._page.title) or self.tr("this")
            self._what.setText(self.tr("We do not have a photo of {whom} yet.").format(whom=whom))
        else:
            self._what.setText(self.tr("We do not know this yet."))

    def _finish(self) -> None:
        what = " ".join(self._what.text().split())
        when, trouble = None, ""
        if self._when.text().strip():
            try:
                when = UncertainDate.parse(self._when.text())
            except ValueError:
                trouble = self.tr("We could not read “{text}”. Try “3 May 2026” or “June 2026”.").format(text=self._when.text())
        self._when_field.show_trouble(trouble)
        if trouble or not what:
            (self._when if trouble else self._what).setFocus()
            return
        whom = " ".join(self._whom.text().split())
        self.edit = self._edit(what, whom, when)
        self.accept()

    def _edit(self, what: str, whom: str, when: UncertainDate | None) -> Edit:
        tries = (Asked(whom, when),) if whom else ()
        gap = Gap(GapId(new_id()), what, tries, page=self._page.id)
        asked = ""
        if whom:
            said = (
                self.tr("We asked {whom} on {when}.")
                if when is not None and when.is_exact
                else self.tr("We asked {whom}, {when}.")
            )
            asked = said.format(whom=whom, when=when) if when is not None else self.tr("We asked {whom}.").format(whom=whom)
        edits: list[Edit] = [PutGap(gap)]
        slot = self._template.slot(self._slot())
        if slot is not None and slot.kind is SlotKind.PICTURE:
            edits.append(FillSlot(self._page.id, slot.name, NoPhotoSlot(what, asked, gap.id)))
        elif slot is not None:
            known = self._page.slot(slot.name)
            words = known.words if isinstance(known, TextSlot) else Words()
            said = Words.of(f"{what} {asked}".strip())
            edits.append(FillSlot(self._page.id, slot.name, TextSlot(Words((*words.paragraphs, *said.paragraphs)))))
        return Together(tuple(edits), label=self.tr("Note what is not known yet"))


def _inside(title: str) -> str:
    """A title as it stands inside a sentence: “My birth dad” is “my birth dad” there."""
    first, _, rest = title.strip().partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("My", "Our", "The") else title.strip()
