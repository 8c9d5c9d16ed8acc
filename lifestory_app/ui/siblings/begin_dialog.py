"""A book for a brother or sister: whose, what goes along and what stays, its place and passphrase, and its printed code."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.people import Person
from lifestory_app.services.session import Session
from lifestory_app.services.shelf import Starting
from lifestory_app.services.siblings import Siblings, going_along, who_may_have_one
from lifestory_app.ui import kit, look
from lifestory_app.ui.home.recovery import RecoverySheet
from lifestory_app.ui.home.steps import PassphraseStep
from lifestory_app.ui.home.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lifestory_app.domain.edition import Withheld
    from lifestory_app.services.siblings import ForSibling


def _to_read(card: QWidget, name: str) -> QScrollArea:
    """A card that scrolls by keyboard too."""
    area = kit.scrolled(card)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(name)
    return area


class BeginDialog(kit.Dialog):
    """Three steps. Nothing leaves the book before the last."""

    def __init__(self, parent: QWidget | None, session: Session, siblings: Siblings) -> None:
        super().__init__(parent, "", "family", "…", width=1040)
        self.setWindowTitle(self.tr("Begin a book for a brother or sister"))
        self.title.setText(self.tr("Begin a book for a brother or sister"))
        self._session, self._siblings = session, siblings
        self.people = who_may_have_one(session.book)
        self.chosen: Person | None = None
        self.made: Path | None = None
        self.steps = QStackedWidget()
        self.steps.addWidget(self._make_first())
        self.key = PassphraseStep(Starting(session.jobs, self), False)
        self.steps.addWidget(kit.scrolled(self.key))
        self.sheet = RecoverySheet()
        self.sheet.finished.connect(lambda _path: self.accept())
        self.steps.addWidget(kit.scrolled(self.sheet))
        self.steps.setMinimumHeight(min(look.px(460), 560))
        self.body.addWidget(self.steps, 1)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(siblings.stop)
        self.body.addWidget(self.waiting)
        self._trouble = kit.Banner("stop", "")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.primary.clicked.connect(self._go_on)
        siblings.begun.connect(self._begun)
        siblings.refused.connect(self._refused)
        siblings.progressed.connect(self.waiting.show_progress)
        self._show_step(0)
        if self.people:
            self._cards[0].choose()

    def _make_first(self) -> QWidget:
        first = QWidget()
        first.setProperty("role", "panel")
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        said = self.tr(
            "Each child has a book file of their own, with a passphrase of its own. Nothing goes along but the family of both, "
            "what both were part of, and pages that are marked as shared with brothers and sisters."
        )
        column.addWidget(kit.label(said, "quiet", wraps=True))
        across = QHBoxLayout()
        across.setSpacing(20)
        group = QButtonGroup(self)
        asked = QWidget()
        asked.setProperty("role", "panel")
        names = QVBoxLayout(asked)
        names.setContentsMargins(4, 4, 16, 4)
        names.setSpacing(8)
        names.addWidget(kit.label(self.tr("Whose book is it?"), "label"))
        self._cards: list[kit.OptionCard] = []
        for person in self.people:
            card = kit.OptionCard(
                person.known_as, self.tr("A brother or sister of {name}").format(name=self._child), group=group
            )
            card.chosen.connect(lambda person=person: self._choose(person))
            self._cards.append(card)
            names.addWidget(card)
        if not self.people:
            names.addWidget(
                kit.label(
                    self.tr("No brother or sister is in this book yet. Enter them under Family first."), "body", wraps=True
                )
            )
        names.addStretch(1)
        across.addWidget(kit.scrolled(asked), 2)
        self._along = kit.Card(16)
        self._stays = kit.Card(16)
        for card, name in ((self._along, self.tr("What goes along")), (self._stays, self.tr("What stays"))):
            across.addWidget(_to_read(card, name), 3)
        column.addLayout(across, 1)
        return first

    @property
    def _child(self) -> str:
        return self._session.book.the_child.known_as

    def _choose(self, person: Person) -> None:
        self.chosen = person
        self._trouble.hide()
        try:
            went = going_along(self._session.book, person.id)
        except Refused as refused:
            self.chosen = None
            kit.clear(self._along.body)
            kit.clear(self._stays.body)
            self._refused(refused.sentence)
            self.primary.setEnabled(False)
            return
        self.primary.setEnabled(True)
        self._show_along(went, person)
        self._show_stays(went)

    def _show_along(self, went: "ForSibling", person: Person) -> None:
        body = self._along.body
        kit.clear(body)
        body.addWidget(kit.label(self.tr("Goes along to {name}").format(name=person.known_as), "h2", wraps=True))
        titles = [page.title or page.layout for page in went.pages]
        for head, lines in (
            (self.tr("People: {count}"), [each.known_as for each in went.people]),
            (self.tr("Homes both lived in: {count}"), [each.title for each in went.homes]),
            (self.tr("What happened to both: {count}"), [each.title for each in went.events]),
            (self.tr("Shared pages: {count}"), titles),
        ):
            body.addWidget(kit.label(head.format(count=len(lines)), "strong", wraps=True))
            if lines:
                body.addWidget(kit.label("\n".join(lines), "body", wraps=True))
        if not went.pages:
            note = self.tr("No page is shared yet. Pages are marked in their menu in the list of pages.")
            body.addWidget(kit.label(note, "quiet", wraps=True))
        body.addWidget(
            kit.label(self.tr("Photos on those pages: {count}").format(count=len(went.photos)), "strong", wraps=True)
        )
        body.addStretch(1)

    def _show_stays(self, went: "ForSibling") -> None:
        body = self._stays.body
        kit.clear(body)
        body.addWidget(kit.label(self.tr("Stays in the book of {name}").format(name=self._child), "h2", wraps=True))
        body.addWidget(
            kit.label(self.tr("All that is not named at the left stays. Held back for a reason:"), "quiet", wraps=True)
        )
        for why, of_kind in _by_reason(went.stays).items():
            body.addWidget(kit.label(f"{why[:1].upper()}{why[1:]}", "strong", wraps=True))
            lines = [f"{what.capitalize()}: {', '.join(which)}" for what, which in of_kind.items()]
            body.addWidget(kit.label("\n".join(lines), "body", wraps=True))
        if not went.stays:
            body.addWidget(kit.label(self.tr("Nothing."), "body"))
        body.addStretch(1)

    def _show_step(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        self.primary.setText(self.tr("Next: place and passphrase") if number == 0 else self.tr("Make the book"))
        self.primary.setVisible(number < 2)
        self.cancel.setVisible(number < 2)
        self.primary.setEnabled(self.chosen is not None and self._session.can_write)

    def _go_on(self) -> None:
        if self.chosen is None or self._siblings.is_busy:
            return
        if self.steps.currentIndex() == 0:
            self.key.show_child(self.chosen.known_as)
            self._show_step(1)
            self.key.begin()
        elif self.key.check():
            self._trouble.hide()
            self.primary.setEnabled(False)
            self._siblings.begin(self.chosen.id, self.key.path, self.key.words)

    def _begun(self, made: object) -> None:
        self.waiting.rest()
        self.made = made.path  # type: ignore[attr-defined]
        self.sheet.show_code(made.path, made.recovery_code)  # type: ignore[attr-defined]
        self._show_step(2)
        self.sheet.begin()

    def _refused(self, sentence: str) -> None:
        self.waiting.rest()
        self.primary.setEnabled(True)
        self._trouble.say(sentence)
        self._trouble.show()

    def reject(self) -> None:
        """Leave; a book that is being made is not made."""
        self._siblings.stop()
        super().reject()


def _by_reason(stays: "Iterable[Withheld]") -> dict[str, dict[str, list[str]]]:
    """What stays, by the reason and then by what it is: a family is not told one by one."""
    found: dict[str, dict[str, list[str]]] = {}
    for each in stays:
        found.setdefault(each.why, {}).setdefault(each.what, []).append(each.which)
    return found
