"""The paper: the end of the part before in grey, and the words of the part that is being written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.domain.text import Words
from lifestory_app.ui import kit
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import Helps

MOST_WIDE = 640
BEFORE = 110
"""Letters of the alphabet of the part before that are shown."""


class _Says(QWidget):
    """A sign with a few words: how a part is doing."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._mark = kit.Icon("ok", "good", 16)
        self.words = kit.label("", "in-good")
        row.addWidget(self._mark)
        row.addWidget(self.words)

    def say(self, text: str, icon: str, kind: str, more: str = "") -> None:
        """Say it; "" says nothing."""
        self.setVisible(bool(text))
        self.words.setText(text)
        self.words.setToolTip(more)
        self.words.setAccessibleDescription(more)
        kit.set_role(self.words, f"in-{kind}")
        self._mark.show_icon(icon, kind)
        around = self.parentWidget().layout() if self.parentWidget() is not None else None
        if around is not None:
            # It has its room at once: half a word would flicker.
            around.activate()


class PaperPane(QWidget):
    """Shows one part of a letter, and says what is written in it and what is to be done."""

    rewritten = Signal(object)
    phrase_ended = Signal()
    hold_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self, helps: Helps, *, can_write: bool) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._can_write = can_write
        self._part: LetterSection | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addStretch(1)
        self.hold = kit.Button("", "lock")
        self.hold.clicked.connect(lambda: self.hold_wanted.emit())
        self.whole = kit.Button(self.tr("Whole letter"), "eye", "quiet")
        self.whole.setToolTip(self.tr("See the whole letter as it is laid out"))
        self.whole.clicked.connect(self.whole_wanted)
        bar.addWidget(self.hold)
        bar.addWidget(self.whole)
        column.addLayout(bar)
        paper = QFrame()
        paper.setProperty("role", "letter-paper")
        paper.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(28, 20, 28, 16)
        inner.setSpacing(6)
        self._before = QFrame()
        self._before.setProperty("role", "part-before")
        above = QVBoxLayout(self._before)
        above.setContentsMargins(12, 0, 0, 0)
        above.setSpacing(2)
        self.before_name, self.before = kit.label("", "quiet"), kit.label("", "quiet")
        above.addWidget(self.before_name)
        above.addWidget(self.before)
        inner.addWidget(self._before)
        inner.addSpacing(6)
        self.heading = kit.label("", "h1", wraps=True)
        inner.addWidget(self.heading)
        self.held = kit.Banner("note", self.tr("This part is given later."), self.tr("It leaves as a document of its own."))
        inner.addWidget(self.held)
        self.field = WordsField(self.tr("The words of this part"))
        self.field.caption.hide()
        self.field.box.take_all_room()
        self.field.use_helps(helps)
        self.field.meant_for(child=True, in_letter=True)
        self.field.rewritten.connect(self.rewritten)
        self.field.phrase_ended.connect(self.phrase_ended)
        self.field.wording.read_at.connect(self._show_age)
        self.field.set_read_only(not can_write)
        inner.addWidget(self.field, 1)
        column.addWidget(kit.scrolled(paper), 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        self.voice, self.age = _Says(), _Says()
        foot.addWidget(self.voice)
        foot.addWidget(self.age)
        self.count = kit.label("", "body", wraps=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.count, 1)
        column.addLayout(foot)
        self.voice.say("", "ok", "good")
        self.age.say("", "ok", "good")

    def show_part(self, letter: Letter, number: int, lang: str) -> None:
        """Show a part of a letter."""
        part = letter.sections[number]
        is_other = self._part is None or self._part.id != part.id
        self._part = part
        self.heading.setText(f"{number + 1}. {part.heading}" if part.heading else self.tr("Part {n}").format(n=number + 1))
        self.field.box.setAccessibleName(self.heading.text())
        before = letter.sections[number - 1] if number else None
        self._before.setVisible(before is not None and not before.words.is_empty)
        if before is not None:
            self.before_name.setText(f"{number}. {before.heading}")
            self.before.setText(_end_of(before.words))
        if is_other:
            self.age.say("", "ok", "good")
        self.field.show_words(part.words, lang)
        self.held.setVisible(part.held_back)
        held = self.tr("Give this part with the letter"), self.tr("Give this part with the letter again, Ctrl+H")
        given = self.tr("Hold this part for later"), self.tr("Leave it out of the letter, to be given another time, Ctrl+H")
        words, tip = held if part.held_back else given
        self.hold.setText(words)
        self.hold.setToolTip(tip)
        self.hold.setEnabled(self._can_write)

    def show_help(self, belongs: str, starters: tuple[str, ...]) -> None:
        """What belongs into the part, and sentences to start from."""
        self.field.show_prompt(belongs)
        self.field.set_starters([(text, text) for text in starters])

    def show_voice(self, *, words: int, good: bool, about: str) -> None:
        """Say whether the part speaks to the child."""
        if not words:
            self.voice.say("", "ok", "good")
        elif good:
            self.voice.say(self.tr("Speaks to “you”"), "ok", "good")
        else:
            more = about or self.tr("It never says “you” or “your”.")
            self.voice.say(self.tr("Say “you”"), "warning", "warn", more)

    def show_count(self, words: int) -> None:
        """Say how many words the letter has."""
        told = self.tr("1 word in this letter so far") if words == 1 else self.tr("{count} words in this letter so far")
        self.count.setText(told.format(count=words))

    def put_in(self, sentence: str) -> None:
        """Put a sentence in where the cursor stands, as a step of its own."""
        self.field.put_sentence(sentence)

    def _show_age(self, age: int, too_old: bool) -> None:
        if not age:
            self.age.say("", "ok", "good")
        else:
            reads = self.tr("Reads well at {age}").format(age=age)
            self.age.say(reads, "hint" if too_old else "ok", "warn" if too_old else "good")


def _end_of(words: Words) -> str:
    """The last words of a part, from the beginning of a word on."""
    text = " ".join(words.plain.split())
    if len(text) <= BEFORE:
        return text
    return "… " + text[-BEFORE:].split(" ", 1)[-1]
