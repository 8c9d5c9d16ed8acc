"""The field of cards: several small things side by side, each with a title, words, a note and perhaps a picture."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import Card, CardsSlot, DrawingSlot, NoPhotoSlot, PhotoSlot, PictureSlot
from lifestory_app.ui import kit
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.line import LineField


class CardsField(QWidget):
    """A list of cards that fold; cards are added, moved and taken off with buttons."""

    refilled = Signal(object)
    phrase_ended = Signal()
    photo_wanted = Signal(int)

    def __init__(self, name: str, prompt: str, most: int, helps: Helps, lang: str) -> None:
        super().__init__()
        self._name, self._most = name, most
        self._helps, self._lang = helps, lang
        self._for_child = True
        self._cards: tuple[Card, ...] = ()
        self._boxes: list[_CardBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(name, "label"))
        column.addWidget(kit.label(prompt, "small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self._add = kit.Button(self.tr("Add one"), "add")
        self._add.setAccessibleName(self.tr("{field}: add one").format(field=name))
        self._add.clicked.connect(self._append)
        column.addWidget(self._add)
        self.setFocusProxy(self._add)

    def show_value(self, value: object, book: Book) -> None:
        """Show these cards; boxes are made or dropped only where their number changed."""
        self._cards = value.cards if isinstance(value, CardsSlot) else ()
        while len(self._boxes) > len(self._cards):
            box = self._boxes.pop()
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        while len(self._boxes) < len(self._cards):
            self._boxes.append(self._new_box(len(self._boxes)))
            self._list.addWidget(self._boxes[-1])
        for number, (box, card) in enumerate(zip(self._boxes, self._cards, strict=True)):
            box.show_card(card, book, number, len(self._cards))
        self._add.setVisible(not self._most or len(self._cards) < self._most)

    def meant_for(self, child: bool) -> None:
        """Say whether the words are for the child."""
        self._for_child = child
        for box in self._boxes:
            box.meant_for(child=child)

    def open_card(self, number: int) -> None:
        """Open one card and put the keyboard into it."""
        if number < len(self._boxes):
            self._boxes[number].fold.open()
            self._boxes[number].focus_words()

    def _new_box(self, number: int) -> "_CardBox":
        box = _CardBox(self._name, self._helps, self._lang)
        box.meant_for(child=self._for_child)
        box.rewritten.connect(lambda card: self._put(number, card))
        box.phrase_ended.connect(self.phrase_ended)
        box.photo_wanted.connect(lambda: self.photo_wanted.emit(number))
        box.moved.connect(lambda by: self._move(number, by))
        box.dropped.connect(lambda: self._drop(number))
        return box

    def _put(self, number: int, card: Card) -> None:
        cards = tuple(card if at == number else old for at, old in enumerate(self._cards))
        self._cards = cards
        self.refilled.emit(CardsSlot(cards))

    def _append(self) -> None:
        self._step((*self._cards, Card()))
        self.open_card(len(self._cards) - 1)

    def _drop(self, number: int) -> None:
        self._step(tuple(card for at, card in enumerate(self._cards) if at != number))

    def _move(self, number: int, by: int) -> None:
        to = number + by
        if 0 <= to < len(self._cards):
            cards = list(self._cards)
            cards[number], cards[to] = cards[to], cards[number]
            self._step(tuple(cards))

    def _step(self, cards: tuple[Card, ...]) -> None:
        """A deed of its own in the history."""
        self.phrase_ended.emit()
        self.refilled.emit(CardsSlot(cards) if cards else None)
        self.phrase_ended.emit()


class _CardBox(kit.Card):
    """One card of the list."""

    rewritten = Signal(object)
    phrase_ended = Signal()
    photo_wanted = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, field: str, helps: Helps, lang: str) -> None:
        super().__init__(8, role="box")
        self._field, self._lang = field, lang
        self._card = Card()
        self.fold = kit.Fold("")
        self.body.addWidget(self.fold)
        self._title = LineField(self.tr("Heading"))
        self.words = WordsField(self.tr("Words"))
        self.words.use_helps(helps)
        self._note = LineField(self.tr("Note: who said it, or when"))
        for line in (self._title, self._note):
            line.use_helps(helps)
            line.speak(lang)
        self._title.rewritten.connect(lambda text: self._tell(replace(self._card, title=text)))
        self.words.rewritten.connect(lambda words: self._tell(replace(self._card, words=words)))
        self._note.rewritten.connect(lambda text: self._tell(replace(self._card, note=text)))
        for line in (self._title, self.words, self._note):
            line.phrase_ended.connect(self.phrase_ended)
            self.fold.body.addWidget(line)
        self._picture = kit.Button(self.tr("Choose a photo"), "photo")
        self._picture.clicked.connect(self.photo_wanted)
        self._alt = LineField(self.tr("Words for a listener: what the picture shows"))
        self._alt.rewritten.connect(self._tell_alt)
        self._alt.phrase_ended.connect(self.phrase_ended)
        self._bare = kit.Button(self.tr("Take the picture off"), "remove", "quiet")
        self._bare.clicked.connect(self._strip)
        self.fold.body.addWidget(self._picture)
        self.fold.body.addWidget(self._alt)
        self.fold.body.addWidget(self._bare)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._up = kit.IconButton("up", self.tr("Move up"))
        self._down = kit.IconButton("down", self.tr("Move down"))
        self._away = kit.IconButton("delete", self.tr("Take this one off"))
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._away.clicked.connect(self.dropped)
        row.addStretch(1)
        for button in (self._up, self._down, self._away):
            row.addWidget(button)
        self.fold.body.addLayout(row)

    def meant_for(self, *, child: bool) -> None:
        """Say whether the words are for the child."""
        for each in (self._title, self.words, self._note):
            each.meant_for(child=child)

    def show_card(self, card: Card, book: Book, number: int, of: int) -> None:
        """Show a card, which is the `number`th of so many."""
        self._card = card
        name = card.title or card.words.plain.split("\n")[0][:32] or _said_of(card.picture, book)
        self.fold.head.setText(f"{number + 1}  {name}".replace("&", "&&"))
        self.fold.head.setAccessibleName(
            self.tr("{field}, {number} of {of}: {name}").format(field=self._field, number=number + 1, of=of, name=name)
        )
        self._title.show_text(card.title)
        self.words.show_words(card.words, self._lang)
        self._note.show_text(card.note)
        has_picture = card.picture is not None
        self._picture.setText(self.tr("Choose another photo") if has_picture else self.tr("Choose a photo"))
        self._bare.setVisible(has_picture)
        self._alt.setVisible(isinstance(card.picture, PhotoSlot | DrawingSlot))
        if isinstance(card.picture, PhotoSlot | DrawingSlot):
            self._alt.show_text(card.picture.alt)
        self._up.setEnabled(number > 0)
        self._down.setEnabled(number < of - 1)

    def focus_words(self) -> None:
        """Put the keyboard into the heading."""
        self._title.setFocus()

    def _tell(self, card: Card) -> None:
        self._card = card
        self.rewritten.emit(card)

    def _tell_alt(self, text: str) -> None:
        if isinstance(self._card.picture, PhotoSlot | DrawingSlot):
            self._tell(replace(self._card, picture=replace(self._card.picture, alt=text)))

    def _strip(self) -> None:
        self.phrase_ended.emit()
        self._tell(replace(self._card, picture=None))
        self.phrase_ended.emit()


def _said_of(picture: PictureSlot | None, book: Book) -> str:
    match picture:
        case PhotoSlot(view, caption):
            return caption or book.photo(view.photo).caption
        case DrawingSlot(_, alt, caption):
            return caption or alt
        case NoPhotoSlot(what):
            return what
        case _:
            return ""
