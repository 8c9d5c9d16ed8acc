"""Another kind for the book at work: what would come with it and what stays, before anything is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.services.growing import growth, is_shortened, kinds_to_become
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.home.kind_choice import KindChoice, KindRow

if TYPE_CHECKING:
    from lifestory_app.services.growing import Growth

TOLD = 15
"""Pages that are told one by one; of more the number is said."""


class KindDialog(kit.Dialog):
    """Chooses a kind and shows what it would bring. `grows` begins at the kind that a shortened book becomes."""

    def __init__(self, parent: QWidget | None, session: Session, *, grows: bool = False) -> None:
        super().__init__(parent, "", "read", "…", width=1040)
        self._session = session
        self._grows = grows and is_shortened(session.book)
        title = self.tr("Grow into the full book") if self._grows else self.tr("Change the kind of book")
        self.setWindowTitle(title)
        self.title.setText(title)
        self._offers = {offer.id: offer for offer in kinds_to_become(session.book)}
        self.growth: Growth | None = None
        self.foot.setText(self.tr("Nothing that is in the book is lost, and Undo takes it back."))
        across = QHBoxLayout()
        across.setSpacing(24)
        self.choice = KindChoice("panel")
        self.choice.setMinimumHeight(min(look.px(440), 560))
        self.choice.show_kinds(KindRow(each.id, each.group, each.name, each.whom) for each in self._offers.values())
        self.choice.chosen.connect(self._show)
        across.addWidget(self.choice, 1)
        self._about = kit.Card(20)
        self._shown = kit.scrolled(self._about)
        self._shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown.setAccessibleName(self.tr("What the kind would bring"))
        across.addWidget(self._shown, 1)
        self.body.addLayout(across, 1)
        self.primary.clicked.connect(self._change)
        if self._offers:
            self.choice.choose(next(iter(self._offers)))
        self.primary.setEnabled(session.can_write and bool(self._offers))

    def _begin(self) -> None:
        self.choice.begin()

    def _show(self, kind: str) -> None:
        offer = self._offers[kind]
        found = self.growth = growth(self._session.book, kind)
        grown = self._grows and kind == next(iter(self._offers))
        self.primary.setText(self.tr("Grow into this book") if grown else self.tr("Change to this kind"))
        body = self._about.body
        kit.clear(body)
        body.addWidget(kit.label(offer.name, "h2", wraps=True))
        body.addWidget(kit.label(offer.about, "quiet"))
        stay = len(self._session.book.pages)
        body.addWidget(kit.label(self.tr("Pages that stay as they are: {count}.").format(count=stay), "strong", wraps=True))
        added = [(page.title or self.tr("A page without a name"), found.section_of(page)) for page in found.added]
        self._list(body, self.tr("Pages that come, with words to start from: {count}."), added)
        unknown = [(page.title or self.tr("A page without a name"), found.section_of(page)) for page in found.unknown]
        self._list(body, self.tr("Pages this kind does not ask for, which stay too: {count}."), unknown)
        order = " · ".join(found.sections)
        body.addWidget(kit.label(self.tr("The parts of the book in order"), "strong", wraps=True))
        body.addWidget(kit.label(order, "body", wraps=True))
        body.addStretch(1)
        self._shown.verticalScrollBar().setValue(0)

    def _list(self, body: QVBoxLayout, head: str, pages: list[tuple[str, str]]) -> None:
        if not pages:
            return
        body.addWidget(kit.label(head.format(count=len(pages)), "strong", wraps=True))
        lines = [self.tr("{page}, in “{section}”").format(page=page, section=section) for page, section in pages[:TOLD]]
        if len(pages) > TOLD:
            lines.append(self.tr("and {count} more").format(count=len(pages) - TOLD))
        body.addWidget(kit.label("\n".join(lines), "body", wraps=True))

    def _change(self) -> None:
        if self.growth is None:
            return
        done = self._session.do_alone(self.growth.edit)
        if done:
            self.accept()
