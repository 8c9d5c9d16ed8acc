"""The words of a letter, part by part, on the page that shows it."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutLetter
from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.domain.pages import Page
from lifestory_app.domain.text import Words
from lifestory_app.services.guides import letter_help
from lifestory_app.services.session import Session
from lifestory_app.services.wording import is_for_child
from lifestory_app.ui import kit
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.line import LineField


class LetterFields(QWidget):
    """A field for the greeting, each part, the closing and the signature of a letter."""

    def __init__(self, session: Session, helps: Helps) -> None:
        super().__init__()
        self._session, self._helps = session, helps
        self._letter: Letter | None = None
        self._parts: list[WordsField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._lines: dict[str, LineField] = {}

    def show_letter(self, book: Book, page: Page) -> None:
        """Show the letter that a page is of."""
        letter = next((each for each in book.letters if each.id == page.about), None)
        if letter is None:
            if self._letter is not None or not self._column.count():
                kit.clear(self._column)
                self._column.addWidget(kit.label(self.tr("This page has no letter yet."), "quiet"))
            self._letter = None
            return
        if self._letter is None or [part.id for part in letter.sections] != [part.id for part in self._letter.sections]:
            self._build(letter, letter_help(book, letter))
        self._letter = letter
        for name, line in self._lines.items():
            line.meant_for(child=is_for_child(book, page), in_letter=True)
            line.speak(page.lang or book.lang)
            line.show_text(getattr(letter, name))
        for field, part in zip(self._parts, letter.sections, strict=True):
            field.meant_for(child=is_for_child(book, page), in_letter=True)
            field.show_words(part.words, page.lang or book.lang)

    def _build(self, letter: Letter, told: dict[str, tuple[str, tuple[str, ...]]]) -> None:
        kit.clear(self._column)
        self._lines, self._parts = {}, []
        self._line("greeting", self.tr("Greeting"))
        for number, part in enumerate(letter.sections):
            self._part(number, part, *told.get(part.id, ("", ())))
        self._line("closing", self.tr("Closing words"))
        self._line("signed_by", self.tr("Signed by"))
        self._line("signed_role", self.tr("Who that is"))

    def _line(self, name: str, label: str) -> None:
        line = LineField(label)
        if name in ("greeting", "closing"):
            line.use_helps(self._helps)
        line.rewritten.connect(lambda text: self._put(**{name: text}))
        line.phrase_ended.connect(self._session.end_phrase)
        self._lines[name] = line
        self._column.addWidget(line)

    def _part(self, number: int, part: LetterSection, prompt: str, starters: tuple[str, ...]) -> None:
        field = WordsField(part.heading or self.tr("Part {number}").format(number=number + 1))
        field.show_prompt(prompt)
        field.set_starters([(text, text) for text in starters])
        field.use_helps(self._helps)
        field.rewritten.connect(lambda words: self._write(number, words))
        field.phrase_ended.connect(self._session.end_phrase)
        self._parts.append(field)
        self._column.addWidget(field)

    def _write(self, number: int, words: Words) -> None:
        if self._letter is not None:
            parts = tuple(replace(part, words=words) if at == number else part for at, part in enumerate(self._letter.sections))
            self._put(sections=parts)

    def _put(self, **changes: object) -> None:
        if self._letter is not None:
            self._session.do(PutLetter(replace(self._letter, **changes)))  # type: ignore[arg-type]
