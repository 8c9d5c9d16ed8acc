"""The languages of a page in its form: its own, and the words in a second one beside the English."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction, QFont, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.language_edits import PutSecondLanguage, SetBookLanguage, SetPageLanguage
from lifestory_app.domain.pages import Page
from lifestory_app.domain.second_language import REST, SecondLanguage
from lifestory_app.domain.text import Words
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words import languages
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.line import LineField

TITLE = "title"


class LanguagesPart(QWidget):
    """What language a page is in, whether a second one stands beside it, and who interpreted and checked that.

    It makes the fields of the second language (`field_for`), which the form puts under those they belong to.
    """

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__()
        self._session, self._id = session, page.id
        self._beside = page.beside
        self._words: dict[str, WordsField] = {}
        self._title: LineField | None = None
        self._has_letters = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.page_lang = Choice({"": self.tr("The same as the book"), **languages.NAMES})
        self.page_lang.picked.connect(self._speak)
        hint = self.tr("A page in a language that is read from right to left is laid out from right to left.")
        column.addWidget(kit.Field(self.tr("Language of this page"), self.page_lang, hint))
        self.book_lang = Choice(dict(languages.NAMES))
        self.book_lang.picked.connect(lambda tag: self._whole_step(lambda: self._session.do(SetBookLanguage(str(tag)))))
        column.addWidget(kit.Field(self.tr("Language of the whole book"), self.book_lang))
        self.add = kit.Button(self.tr("Add a second language…"), "add")
        self._menu = QMenu(self)
        self.add.clicked.connect(self._open)
        column.addWidget(self.add)
        self.card = self._card() if page.beside is not None else None
        if self.card is not None:
            column.addWidget(self.card)
        self.add.setVisible(self.card is None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_letters:
            # Fonts of all scripts are large: they are loaded when the languages are first looked at.
            self._has_letters = True
            for choice in (self.page_lang, self.book_lang):
                choice.setFont(_all_letters(choice))

    # The fields that the form puts under its own.

    def title_field(self, label: str) -> LineField | None:
        """The field of the title in the second language, or None where there is none."""
        if self._beside is None:
            return None
        field = LineField(self._named(label))
        field.speak(self._beside.lang)
        field.rewritten.connect(lambda text: self._put(TITLE, title=text))
        field.phrase_ended.connect(self._session.end_phrase)
        self._title = field
        return field

    def field_for(self, name: str, label: str, words: int = 0) -> WordsField | None:
        """The field of a place of words in the second language, or None where there is none."""
        if self._beside is None:
            return None
        field = WordsField(self._named(label))
        field.size_for(words)
        field.rewritten.connect(lambda said: self._write(name, said))
        field.phrase_ended.connect(self._session.end_phrase)
        self._words[name] = field
        return field

    def rest_field(self) -> WordsField | None:
        """The field of what stands in no place of words: captions, facts, cards."""
        field = self.field_for(REST, self.tr("The rest of this page"))
        if field is not None:
            field.show_prompt(self.tr("Captions, facts, cards or the words of a letter, as the interpreter put them."))
        return field

    def _named(self, label: str) -> str:
        assert self._beside is not None
        return self.tr("{field}, in {language}").format(field=label, language=languages.name_of(self._beside.lang))

    def focus(self) -> None:
        """Put the keyboard into the first field of the second language, or on the button that adds one."""
        if self._title is not None:
            self._title.focus()
        else:
            self.add.setFocus()

    # Who saw to it.

    def _card(self) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.state = kit.label("", "small", wraps=True)
        column.addWidget(self.state)
        self.interpreter = self._line(self.tr("Interpreter"), "interpreter")
        self.interpreter.show_prompt(self.tr("Whose words these are"))
        self.checked_by = self._line(self.tr("Checked by"), "checked_by")
        self.checked_by.show_prompt(self.tr("Somebody else who reads the language"))
        self.checked = DateField(self.tr("When it was checked"))
        self.checked.dated.connect(self._date)
        self.checked.phrase_ended.connect(self._session.end_phrase)
        self.how = self._line(self.tr("How it was checked"), "how")
        self.how.show_prompt(self.tr("Read aloud with Mum, over the phone"))
        for each in (self.interpreter, self.checked_by, self.checked, self.how):
            column.addWidget(each)
        self.away = kit.Button(self.tr("Take the second language off"), "delete", "link")
        self.away.clicked.connect(lambda: self._deed(None))
        column.addWidget(self.away)
        return card

    def _line(self, label: str, name: str) -> LineField:
        line = LineField(label)
        line.rewritten.connect(lambda text: self._put(name, **{name: text}))
        line.phrase_ended.connect(self._session.end_phrase)
        return line

    # Values.

    def show_page(self, page: Page) -> None:
        """Show what a page says in its languages."""
        self.page_lang.show_value(page.lang or "")
        own = self._session.book.lang
        self.book_lang.show_value(next((tag for tag in languages.NAMES if languages.is_same(tag, own)), ""))
        self._beside = beside = page.beside
        if beside is None or self.card is None:
            return
        if self._title is not None:
            self._title.show_text(beside.title)
        for name, field in self._words.items():
            field.meant_for(child=False)
            field.show_words(beside.of(name), beside.lang)
        self.interpreter.show_text(beside.interpreter)
        self.checked_by.show_text(beside.checked_by)
        self.checked.show_date(beside.checked, other=False)
        self.how.show_text(beside.how)
        self.state.setText(self.said(beside))

    def said(self, beside: SecondLanguage) -> str:
        """How far the second language is, in a sentence."""
        language = languages.name_of(beside.lang)
        if beside.is_empty:
            return self.tr("Nothing is written in {language} yet. The words are a person’s, never a machine’s.").format(
                language=language
            )
        if not beside.interpreter.strip():
            return self.tr("Say whose words these are, and who checked them against the English.")
        if not beside.is_checked:
            return self.tr("Not checked yet. Somebody else who reads {language} reads it against the English.").format(
                language=language
            )
        return self.tr("Checked by {who}, {when}.").format(who=beside.checked_by.strip(), when=str(beside.checked))

    # What fields mean.

    def _open(self) -> None:
        self._menu.clear()
        self._menu.setFont(_all_letters(self._menu))
        book = self._session.book
        own = book.page(self._id).lang or book.lang
        for tag, name in languages.NAMES.items():
            if not languages.is_same(tag, own):
                action = QAction(name, self._menu)
                action.triggered.connect(lambda _=False, tag=tag: self._deed(SecondLanguage(tag)))
                self._menu.addAction(action)
        self._menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _deed(self, beside: SecondLanguage | None) -> None:
        self._whole_step(lambda: self._session.do(PutSecondLanguage(self._id, beside)))

    def _speak(self, tag: object) -> None:
        self._whole_step(lambda: self._session.do(SetPageLanguage(self._id, str(tag) or None)))

    def _whole_step(self, deed: Callable[[], object]) -> None:
        self._session.end_phrase()
        deed()
        self._session.end_phrase()

    def _write(self, name: str, words: Words) -> None:
        if self._beside is not None:
            self._do(self._beside.with_words(name, words), name)

    def _date(self, date: UncertainDate | None) -> None:
        self._put("checked", checked=date)

    def _put(self, phrase: str, **changes: object) -> None:
        if self._beside is not None:
            self._do(replace(self._beside, **changes), phrase)  # type: ignore[arg-type]

    def _do(self, beside: SecondLanguage, phrase: str) -> None:
        try:
            self._session.do(PutSecondLanguage(self._id, beside, phrase))
        except Refused as refusal:
            self._session.refused.emit(refusal.sentence)


def _all_letters(widget: QWidget) -> QFont:
    """The font of a widget that lists languages, with the letters of all of them."""
    return languages.with_families(widget.font(), "".join(languages.NAMES.values()))
