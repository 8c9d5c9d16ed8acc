"""The mode of the letter: its parts at the left, the paper in the middle, what helps with the part at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.domain.ids import LetterId
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.text import Words
from lifestory_app.services import letters
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.letter.beginning import LetterBeginning
from lifestory_app.ui.letter.help_pane import HelpPane
from lifestory_app.ui.letter.paper_pane import PaperPane
from lifestory_app.ui.letter.parts_pane import PartRow, PartsPane
from lifestory_app.ui.words.helps import NO_HELPS, Helps

if TYPE_CHECKING:
    from lifestory_app.services.letters import Disagreement

TOGETHER = 1140
"""Pixels at 100 % that parts, paper and help need to be seen side by side."""
LEAST = 360
PAUSE_MS = 400
"""How long nobody types before facts are looked for in the words."""


class LetterScreen(QWidget):
    """Shows one letter of a session's book, part by part."""

    whole_wanted = Signal(object)
    finish_wanted = Signal(object)
    papers_wanted = Signal(object)
    page_wanted = Signal(object)
    entry_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.session = session
        self._letter: LetterId | None = None
        self._part = ""
        self._to_begin: dict[str, Letter] = {}
        self.comparing = letters.Comparing(session, self)
        self.disagreements: tuple[Disagreement, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(16, 8, 16, 8)
        self.which = kit.Segments(
            [("parts", self.tr("Parts"), "list"), ("paper", self.tr("Paper"), "pen"), ("help", self.tr("Facts"), "heart")],
            self.tr("What is seen"),
        )
        self.which.choose("paper")
        self.which.chosen.connect(lambda _: self._fit())
        row.addWidget(self.which)
        row.addStretch(1)
        column.addWidget(self._switch)
        across = QHBoxLayout()
        across.setSpacing(0)
        can_write = session.can_write
        self.parts, self.paper, self.help = (
            PartsPane(can_write=can_write),
            PaperPane(helps, can_write=can_write),
            HelpPane(can_write=can_write),
        )
        self.list, self.field = self.parts.list, self.paper.field
        self.beginning = LetterBeginning(can_write=can_write)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.paper)
        self._middle.addWidget(kit.scrolled(self.beginning))
        across.addWidget(self.parts)
        across.addWidget(self._middle, 1)
        across.addWidget(self.help)
        column.addLayout(across, 1)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._show_help)
        self._connect()
        session.changed.connect(self._changed)
        self.refresh()

    def _connect(self) -> None:
        self.parts.letter_chosen.connect(self.choose_letter)
        self.parts.chosen.connect(self.choose)
        self.parts.entered.connect(self.write)
        self.parts.finish_wanted.connect(self.finish)
        self.parts.papers_wanted.connect(lambda: self._with_letter(self.papers_wanted))
        self.paper.rewritten.connect(self._write)
        self.paper.phrase_ended.connect(self.session.end_phrase)
        self.paper.hold_wanted.connect(self.hold)
        self.paper.whole_wanted.connect(lambda: self._with_letter(self.whole_wanted))
        self.help.put_in_wanted.connect(self.put_in)
        self.help.next_wanted.connect(self.go_on)
        self.help.source_wanted.connect(self.see_source)
        self.help.ask_wanted.connect(lambda found: letters.ask_later(self.session, found))
        self.comparing.compared.connect(self._compared)
        self.beginning.begin_wanted.connect(self.begin_letter)

    # What is there.

    @property
    def letter(self) -> Letter | None:
        """The letter that is shown, or None where it is not begun."""
        return next((each for each in self.session.book.letters if each.id == self._letter), None)

    @property
    def part(self) -> LetterSection | None:
        """The part that is open."""
        letter = self.letter
        return letter.part(self._part) if letter is not None else None

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.parts, self._middle, self.help]

    def begin(self) -> None:
        """Put the keyboard into the list of parts, or where a letter begins."""
        if self.letter is None:
            self.beginning.begin.setFocus()
        else:
            self.list.setFocus()

    # What is shown.

    def refresh(self) -> None:
        """Show the letter as it is now."""
        book = self.session.book
        self._to_begin = {f"{each.kind} {each.signed_by}": each for each in letters.to_begin(book)}
        offered: dict[object, str] = {each.id: self._named(each) for each in book.letters}
        not_begun = self.tr("{letter}, not begun")
        offered.update({key: not_begun.format(letter=self._named(each)) for key, each in self._to_begin.items()})
        if self._letter not in offered:
            own = next((each.id for each in book.letters if each.kind is LetterKind.LATER_LIFE), None)
            self._letter = own or LetterId(str(next(iter(self._to_begin), next(iter(offered), ""))))
        letter = self.letter
        self.parts.show_letters(offered, str(self._letter))
        self._middle.setCurrentIndex(0 if letter is not None else 1)
        if letter is None:
            self.parts.say(self.tr("Letter"), self.tr("Not begun yet."), there=False)
            self.parts.show_rows(())
            self.beginning.show_letter(self._to_begin.get(str(self._letter)), book.the_child.known_as)
        elif not letter.sections:
            self._part = ""
        elif letter.part(self._part) is None:
            first = next((part for part in letter.sections if part.words.is_empty), letter.sections[0])
            self._part = first.id
        self.disagreements = ()
        self.comparing.look_at(letter.id if letter is not None else None)
        self._show_letter()
        self._show_help()
        self._fit()
        self.shown.emit()

    def _named(self, letter: Letter) -> str:
        if letter.kind is LetterKind.LATER_LIFE:
            return self.tr("Later life letter")
        return letter.title

    def _show_letter(self) -> None:
        letter = self.letter
        if letter is None:
            return
        book = self.session.book
        child = next((person.known_as for person in book.people if person.id == letter.to), book.the_child.known_as)
        said = self.tr("{said} of {all} said").format(said=letter.said, all=len(letter.sections))
        self.parts.say(self.tr("Letter to {child}").format(child=child), said, there=True)
        self.parts.show_rows([
            PartRow(
                part.id, number, letters.name_of(letter, part), part.state, part.id == self._part,
                any(each.part == part.id for each in self.disagreements),
            )
            for number, part in enumerate(letter.sections, 1)
        ])  # fmt: skip
        part = letter.part(self._part)
        if part is None:
            return
        self.paper.show_part(letter, letter.sections.index(part), book.lang)
        self.paper.show_count(letters.words_in(letter))

    def _show_help(self) -> None:
        """What rests on all words of the letter is shown when nobody types."""
        letter, part = self.letter, self.part
        self.help.setVisible(letter is not None)
        if letter is None or part is None:
            return
        book = self.session.book
        told = letters.help_with(book, letter, part)
        self.help.show_help(told)
        self.paper.show_help(told.belongs, told.starters)
        voice = letters.voice_of(book, part)
        about = voice.about[0] if voice.about else ""
        self.paper.show_voice(words=voice.words, good=voice.speaks_to_you, about=about)
        self.help.show_voice(about, good=voice.speaks_to_you)
        self._show_disagreements()
        follows = letters.next_part(letter, part.id)
        self.help.show_next(letters.name_of(letter, follows) if follows is not None else "")
        self._fit()

    def _show_disagreements(self) -> None:
        laid = self.session.laid_out
        found = []
        for each in self.disagreements:
            if each.part == self._part:
                sides = laid.sides_of(each.page) if each.page is not None else ()
                label = next((side.label for side in sides if side.label), "")
                found.append((each, self.tr("page {number}").format(number=label) if label else ""))
        self.help.show_disagreements(tuple(found))

    def _compared(self, outcome: "tuple[LetterId, tuple[Disagreement, ...]]") -> None:
        letter, found = outcome
        if letter == self._letter and found != self.disagreements:
            self.disagreements = found
            self._show_letter()
            self._show_disagreements()

    def _changed(self, before: object, after: object) -> None:
        if before.letters is not after.letters:  # type: ignore[attr-defined]
            gone = {each.id for each in before.letters} ^ {each.id for each in after.letters}  # type: ignore[attr-defined]
            if gone or self.letter is None:
                self.refresh()
            else:
                if self.part is None:
                    self.refresh()
                self._show_letter()
                self._soon.start()
        else:
            self._soon.start()
        self.comparing.soon()

    # What is done.

    def choose_letter(self, id: str) -> None:
        """Show another letter, begun or not."""
        if id != self._letter:
            self.session.end_phrase()
            self._letter, self._part = LetterId(id), ""
            self.refresh()

    def choose(self, part: str) -> None:
        """Open a part."""
        if part != self._part:
            self.session.end_phrase()
            self._part = part
            self._show_letter()
            self._show_help()

    def write(self) -> None:
        """Put the keyboard into the words of the part."""
        self.which.choose("paper")
        self._fit()
        self.field.focus_words()

    def begin_letter(self) -> None:
        """Begin the letter that is chosen, as one step, and go to its first part."""
        begun = self._to_begin.get(str(self._letter))
        if begun is None:
            return
        before, self._letter = self._letter, begun.id
        if not letters.put(self.session, begun):
            self._letter = before
            self.refresh()
            return
        self.write()

    def hold(self) -> None:
        """Hold the open part for later, or give it with the letter again."""
        letter, part = self.letter, self.part
        if letter is not None and part is not None and self.session.can_write:
            letters.hold(self.session, letter, part.id, not part.held_back)
        self._show_letter()

    def put_in(self, sentence: str) -> None:
        """Put a sentence with a fact in where the cursor stands."""
        if self.part is not None and self.session.can_write:
            self.which.choose("paper")
            self._fit()
            self.paper.put_in(sentence)
            self._show_help()

    def step(self, by: int) -> None:
        """Open the part before, or the next."""
        letter, part = self.letter, self.part
        if letter is not None and part is not None:
            at = letter.sections.index(part) + by
            if 0 <= at < len(letter.sections):
                typing = self.field.box.hasFocus()
                self.choose(letter.sections[at].id)
                if typing:
                    self.field.focus_words()

    def go_on(self) -> None:
        """Open the next part that has no words yet; where all is said, finish."""
        letter = self.letter
        follows = letters.next_part(letter, self._part) if letter is not None else None
        if follows is None:
            self.finish()
            return
        self.choose(follows.id)
        self.write()

    def see_source(self, found: "Disagreement") -> None:
        """Go to the page, or to the person, home or event, where the book says otherwise."""
        if found.page is not None:
            self.page_wanted.emit(found.page)
        elif found.entry is not None:
            self.entry_wanted.emit(*found.entry)

    def finish(self) -> None:
        """Date and sign the letter."""
        self._with_letter(self.finish_wanted)

    def _with_letter(self, signal: object) -> None:
        self.session.end_phrase()
        if self.letter is not None:
            signal.emit(self.letter.id)  # type: ignore[attr-defined]

    def _write(self, words: Words) -> None:
        letter = self.letter
        if letter is not None:
            letters.write(self.session, letter, self._part, words)

    # Room.

    def _fit(self) -> None:
        """All three where there is room for them, else the one that is chosen."""
        together = self.width() >= look.px(TOGETHER)
        begun = self.letter is not None
        self._switch.setVisible(not together and begun)
        shown = self.which.choice
        self.parts.setVisible(together or not begun or shown == "parts")
        self._middle.setVisible(together or not begun or shown == "paper")
        self.help.setVisible(begun and (together or shown == "help"))

    def minimumSizeHint(self) -> QSize:
        """One of the three is all that must have room, or the window could never become so narrow that they take turns."""
        return QSize(look.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_middle"):
            self._fit()
