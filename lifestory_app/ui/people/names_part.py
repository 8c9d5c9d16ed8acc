"""The names a person has or had, each with its kind, its dates and where it is known from."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.people import Name, NameKind
from lifestory_app.ui import kit
from lifestory_app.ui.people import bond_words, words
from lifestory_app.ui.people.entries import Entries, Entry
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.known import SourceField, SpanField
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.words.languages import NAMES as LANGUAGES
from lifestory_app.ui.words.line import LineField


class Names(QWidget):
    """Shows names in rows, and says which names the user means."""

    renamed = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._names: tuple[Name, ...] = ()
        self._at = 0
        self.entries = Entries(self._make_fields(), self.tr("Add another name"))
        self.entries.add.setToolTip(self.tr("A name at birth, after adoption, or an earlier one: each is kept apart."))
        self.entries.opened.connect(self._open)
        self.entries.taken_off.connect(self._drop)
        self.entries.add_wanted.connect(self.add)
        column.addWidget(self.entries)

    def _make_fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.given, self.family = LineField(self.tr("The first name")), LineField(self.tr("The family name"))
        self.kind = Choice(words.name_kinds())
        self.kind.picked.connect(lambda value: self._change("", kind=value))
        self.native = LineField(self.tr("The same name in its own letters"))
        self.lang = Choice({"": self.tr("Not said"), **LANGUAGES})
        self.lang.picked.connect(lambda value: self._change("", lang=str(value) or None))
        for line, name in ((self.given, "given"), (self.family, "family"), (self.native, "native")):
            line.rewritten.connect(lambda text, name=name: self._change(name, **{name: text}))
            line.phrase_ended.connect(self.phrase_ended)
        self.span = SpanField(self.tr("Used from"), self.tr("Used until"))
        self.span.spanned.connect(lambda when, phrase: self._change(phrase, when=when))
        self.source = SourceField()
        self.source.sourced.connect(lambda source, phrase: self._change(phrase, source=source))
        for field in (self.span, self.source):
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(Pair(self.given, self.family))
        column.addWidget(kit.Field(self.tr("Kind of name"), self.kind))
        column.addWidget(Pair(self.native, kit.Field(self.tr("Its language"), self.lang)))
        column.addWidget(self.span)
        column.addWidget(self.source)
        return fields

    def show_names(self, names: tuple[Name, ...], *, other: bool) -> None:
        """Show the names of a person; `other` where they are another person's than before."""
        self._names = names
        if other:
            self.entries.open_row("")
        self.entries.show_rows(
            [
                Entry(str(at), name.full or self.tr("No name yet"), self._small(at, name), stays=len(names) == 1)
                for at, name in enumerate(names)
            ]
        )
        if self.entries.open_key:
            self._fill(other=False)

    def _small(self, at: int, name: Name) -> str:
        top = self.tr("at the top of this form") if at == 0 else ""
        parts = (words.name_kinds()[name.kind], name.native, bond_words.dates(name.when), top)
        return ", ".join(part for part in parts if part)

    def _open(self, key: str) -> None:
        self.phrase_ended.emit()
        self._at = int(key)
        self._fill(other=True)

    def _fill(self, *, other: bool) -> None:
        name = self._names[self._at]
        self.given.show_text(name.given)
        self.family.show_text(name.family)
        self.kind.show_value(name.kind)
        self.native.show_text(name.native)
        self.lang.show_value(name.lang or "")
        self.span.show_span(name.when, other=other)
        self.source.show_source(name.source, other=other)

    def _change(self, phrase: str, **changes: object) -> None:
        names = tuple(
            replace(name, **changes) if at == self._at else name  # type: ignore[arg-type]
            for at, name in enumerate(self._names)
        )
        self.renamed.emit(names, f"name {self._at} {phrase}" if phrase else "")

    def add(self) -> None:
        """Add a name, and put the keyboard into it."""
        self.renamed.emit((*self._names, Name("", kind=NameKind.KNOWN_AS)), "")
        self.entries.open_row(str(len(self._names) - 1))
        self.given.focus()

    def _drop(self, key: str) -> None:
        if len(self._names) > 1:
            self.renamed.emit(tuple(name for at, name in enumerate(self._names) if at != int(key)), "")
