"""What helps with a part of a letter: why it matters, facts of the book to put in, and where book and letter disagree."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.ui import kit
from lifestory_app.ui.letter import words
from lifestory_app.ui.letter.disagreeing import DisagreeingCard

if TYPE_CHECKING:
    from lifestory_app.services.letters import Disagreement, LetterFact, PartHelp


class HelpPane(kit.Pane):
    """Shows the help for one part, and says which fact is wanted in it and where to go on."""

    put_in_wanted = Signal(str)
    next_wanted = Signal()
    source_wanted = Signal(object)
    ask_wanted = Signal(object)

    def __init__(self, *, can_write: bool) -> None:
        super().__init__("right", 368, 560)
        self._can_write = can_write
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        self._guide = kit.Card(12, role="guide")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(kit.Icon("heart", "guide_ink"), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(kit.label(self.tr("Why this part matters"), "strong", wraps=True))
        self.why, self.belongs = kit.label("", "body", wraps=True), kit.label("", "body", wraps=True)
        told.addWidget(self.why)
        told.addWidget(self.belongs)
        row.addLayout(told, 1)
        self._guide.body.addLayout(row)
        column.addWidget(self._guide)
        self.voice = kit.Banner("note", "")
        self.voice.hide()
        column.addWidget(self.voice)
        self._title = kit.label(self.tr("Facts you could use"), "label")
        column.addWidget(self._title)
        self._none = kit.label(self.tr("The book knows nothing more for this part."), "quiet")
        column.addWidget(self._none)
        self._facts = QFrame()
        self._facts.setProperty("role", "box")
        self._rows = QVBoxLayout(self._facts)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        column.addWidget(self._facts)
        self._disagreeing = QVBoxLayout()
        self._disagreeing.setSpacing(12)
        column.addLayout(self._disagreeing)
        self.cards: list[DisagreeingCard] = []
        column.addStretch(1)
        whole.addWidget(kit.scrolled(inside), 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        across = QHBoxLayout(foot)
        across.setContentsMargins(16, 11, 16, 11)
        self.next = kit.Button("", role="primary")
        self.next.clicked.connect(self.next_wanted)
        across.addWidget(self.next)
        whole.addWidget(foot)
        self._shown: tuple[tuple[LetterFact, bool], ...] | None = None
        self.put_in_buttons: list[kit.Button] = []

    def show_help(self, told: "PartHelp") -> None:
        """Show what helps with a part."""
        self._guide.setVisible(bool(told.why or told.belongs))
        self.why.setText(told.why)
        self.why.setVisible(bool(told.why))
        what = told.belongs[:1].lower() + told.belongs[1:]
        self.belongs.setText(self.tr("What belongs here: {what}").format(what=what))
        self.belongs.setVisible(bool(told.belongs))
        if told.facts != self._shown:
            self._fill(told.facts)

    def show_voice(self, about: str, *, good: bool) -> None:
        """Show the sentence that does not speak to the child, where there is one."""
        self.voice.setVisible(not good)
        if about:
            self.voice.say(
                self.tr("This speaks about the child."),
                self.tr("“{sentence}” A letter says “you”.").format(sentence=_short(about)),
            )
        else:
            self.voice.say(self.tr("This part never says “you”."), self.tr("A letter speaks to the one who reads it."))

    def show_disagreements(self, found: "tuple[tuple[Disagreement, str], ...]") -> None:
        """Show where book and letter disagree in this part, each with the page of the book."""
        if [(card.found, card.page) for card in self.cards] == list(found):
            return
        kit.clear(self._disagreeing)
        self.cards = []
        for each, page in found:
            card = DisagreeingCard(each, page, can_write=self._can_write)
            card.source_wanted.connect(self.source_wanted)
            card.ask_wanted.connect(self.ask_wanted)
            self.cards.append(card)
            self._disagreeing.addWidget(card)

    def show_next(self, name: str) -> None:
        """Say what to go on with; "" is for finishing."""
        if not name:
            self.next.setText(self.tr("Next: finish and sign"))
            return
        keep = name.startswith("I ") or name.split()[0] == "I"
        told = name if keep else f"{name[:1].lower()}{name[1:]}"
        self.next.setText(self.tr("Next: {part}").format(part=_short(told, 34)))

    def _fill(self, facts: "tuple[tuple[LetterFact, bool], ...]") -> None:
        self._shown = facts
        had = next((n for n, button in enumerate(self.put_in_buttons) if button.hasFocus()), -1)
        kit.clear(self._rows)
        self.put_in_buttons = []
        self._facts.setVisible(bool(facts))
        self._none.setVisible(not facts)
        for number, (fact, is_said) in enumerate(facts):
            if number:
                self._rows.addWidget(kit.line())
            self._rows.addWidget(self._row(fact, is_said))
        kit.tab_as_laid_out(self._facts)
        if had >= 0 and self.put_in_buttons:
            self.put_in_buttons[min(had, len(self.put_in_buttons) - 1)].setFocus()

    def _row(self, fact: "LetterFact", is_said: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(kit.label(fact.told, "strong", wraps=True))
        told.addWidget(kit.label(words.known_from(fact.source), "small"))
        row.addLayout(told, 1)
        if is_said:
            row.addWidget(kit.Chip(self.tr("Said"), "ok", "good"))
            return made
        put = kit.Button(self.tr("Put in"), "add")
        put.setAccessibleName(self.tr("Put in: {fact}").format(fact=fact.told))
        put.setToolTip(fact.sentence)
        put.setEnabled(self._can_write)
        put.clicked.connect(lambda: self.put_in_wanted.emit(fact.sentence))
        self.put_in_buttons.append(put)
        row.addWidget(put)
        return made


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"
