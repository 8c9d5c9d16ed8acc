"""What each parent said to the words, and how it went when they were shared with the child."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.storyboards import Agreement, Sharing, Storyboard
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.storyboard.names import answers
from lifestory_app.ui.words.line import LineField


class Agreeing(QWidget):
    """Shows agreements, sharings and notes of one story, and reports others."""

    changed = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self, child: str) -> None:
        super().__init__()
        self._child = child
        self._story: Storyboard | None = None
        self._shape: tuple[object, ...] = ()
        self._rows: list[tuple[LineField, Choice, DateField, LineField]] = []
        self._shared: list[tuple[DateField, LineField, LineField]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(kit.label(self.tr("Do the family agree with the words?"), "label", wraps=True))
        self._agreements = QVBoxLayout()
        self._agreements.setSpacing(8)
        column.addLayout(self._agreements)
        add = kit.Button(self.tr("Add somebody"), "add-person")
        add.clicked.connect(self._add_agreement)
        column.addWidget(add)
        column.addWidget(kit.label(self.tr("Shared with {child}").format(child=child), "label", wraps=True))
        self._sharings = QVBoxLayout()
        self._sharings.setSpacing(8)
        column.addLayout(self._sharings)
        share = kit.Button(self.tr("Write down how it went"), "pen")
        share.clicked.connect(self._add_sharing)
        column.addWidget(share)
        self.purpose = LineField(self.tr("What it is for"))
        self.purpose.rewritten.connect(lambda text: self._change("purpose", purpose=text))
        self.authors = LineField(self.tr("Made by"))
        self.authors.rewritten.connect(lambda text: self._change("authors", authors=text))
        self.carer = DateField(self.tr("Given to the carer on"))
        self.carer.dated.connect(lambda day: self._change("carer", carer_has_it=day))
        self.record = DateField(self.tr("Put on the record on"))
        self.record.dated.connect(lambda day: self._change("record", on_record=day))
        for field in (self.purpose, self.authors, self.carer, self.record):
            field.phrase_ended.connect(self.phrase_ended)
            column.addWidget(field)
        column.addWidget(kit.label(self.tr("None of this is printed in the child’s book."), "small"))

    def show_story(self, story: Storyboard) -> None:
        """Show a story's notes. Fields are made anew only where there are more or fewer of them."""
        shape = (story.id, len(story.agreements), len(story.sharings))
        other = shape != self._shape
        self._story = story
        if other:
            self._shape = shape
            self._build(story)
        for (name, answer, when, note), agreement in zip(self._rows, story.agreements, strict=True):
            name.show_text(agreement.name)
            answer.show_value(agreement.answer)
            when.show_date(agreement.when, other=other)
            note.show_text(agreement.note)
        for (when, by, how), sharing in zip(self._shared, story.sharings, strict=True):
            when.show_date(sharing.when, other=other)
            by.show_text(sharing.by)
            how.show_text(sharing.how)
        self.purpose.show_text(story.purpose)
        self.authors.show_text(story.authors)
        self.carer.show_date(story.carer_has_it, other=other)
        self.record.show_date(story.on_record, other=other)

    def _build(self, story: Storyboard) -> None:
        kit.clear(self._agreements)
        kit.clear(self._sharings)
        self._rows, self._shared = [], []
        for number in range(len(story.agreements)):
            self._agreements.addWidget(self._agreement_card(number))
        for number in range(len(story.sharings)):
            self._sharings.addWidget(self._sharing_card(number))

    def _agreement_card(self, number: int) -> QWidget:
        card = kit.Card(12)
        name, note, when = LineField(self.tr("Who")), LineField(self.tr("What they said")), DateField(self.tr("When"))
        answer = Choice(answers())
        head = QHBoxLayout()
        head.addWidget(name, 1)
        away = kit.IconButton("delete", self.tr("Take this person off the list"))
        away.clicked.connect(lambda: self._drop("agreements", number))
        head.addWidget(away)
        card.body.addLayout(head)
        card.body.addWidget(kit.Field(self.tr("What they think"), answer))
        card.body.addWidget(when)
        card.body.addWidget(note)
        name.rewritten.connect(lambda text: self._set_agreement(number, "name", name=text, person=None))
        answer.picked.connect(lambda value: self._set_agreement(number, "", answer=value))
        when.dated.connect(lambda day: self._set_agreement(number, "when", when=day))
        note.rewritten.connect(lambda text: self._set_agreement(number, "note", note=text))
        for field in (name, when, note):
            field.phrase_ended.connect(self.phrase_ended)
        self._rows.append((name, answer, when, note))
        return card

    def _sharing_card(self, number: int) -> QWidget:
        card = kit.Card(12)
        when, by, how = DateField(self.tr("When")), LineField(self.tr("By whom")), LineField(self.tr("How it went"))
        head = QHBoxLayout()
        head.addWidget(when, 1)
        away = kit.IconButton("delete", self.tr("Take this note away"))
        away.clicked.connect(lambda: self._drop("sharings", number))
        head.addWidget(away)
        card.body.addLayout(head)
        card.body.addWidget(by)
        card.body.addWidget(how)
        when.dated.connect(lambda day: self._set_sharing(number, "when", when=day))
        by.rewritten.connect(lambda text: self._set_sharing(number, "by", by=text))
        how.rewritten.connect(lambda text: self._set_sharing(number, "how", how=text))
        for field in (when, by, how):
            field.phrase_ended.connect(self.phrase_ended)
        self._shared.append((when, by, how))
        return card

    def _change(self, phrase: str, **changes: object) -> None:
        self.changed.emit(changes, phrase)

    def _set_agreement(self, number: int, phrase: str, **changes: object) -> None:
        if self._story is not None:
            rows = list(self._story.agreements)
            rows[number] = replace(rows[number], **changes)  # type: ignore[arg-type]
            self._change(f"agreement {number} {phrase}" if phrase else "", agreements=tuple(rows))

    def _set_sharing(self, number: int, phrase: str, **changes: object) -> None:
        if self._story is not None:
            rows = list(self._story.sharings)
            rows[number] = replace(rows[number], **changes)  # type: ignore[arg-type]
            self._change(f"sharing {number} {phrase}", sharings=tuple(rows))

    def _add_agreement(self) -> None:
        if self._story is not None:
            self._change("", agreements=(*self._story.agreements, Agreement("")))
            self._rows[-1][0].focus()

    def _add_sharing(self) -> None:
        if self._story is not None:
            self._change("", sharings=(*self._story.sharings, Sharing()))
            self._shared[-1][0].setFocus()

    def _drop(self, which: str, number: int) -> None:
        if self._story is not None:
            rows = getattr(self._story, which)
            self._change("", **{which: tuple(row for at, row in enumerate(rows) if at != number)})
