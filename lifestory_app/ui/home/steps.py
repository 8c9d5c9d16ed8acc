"""The four steps of the new-book assistant. Each says what was chosen, and checks it before the next."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.services.shelf import first_look
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.home.kind_choice import KindChoice, KindRow
from lifestory_app.ui.home.look_step import LookStep
from lifestory_app.ui.home.thumbs import PageThumb, beside_or_below

if TYPE_CHECKING:
    from lifestory_app.services.shelf import KindOffer, NewBook, Starting

__all__ = ["ChildStep", "KindStep", "LookStep", "PassphraseStep", "Step"]


class Step(QWidget):
    """One step: a question, its fields, and a sentence of what was chosen."""

    changed = Signal()

    def __init__(self, question: str, why: str) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(40, 24, 40, 24)
        self.column.setSpacing(16)
        self.column.addWidget(kit.label(question, "h1", wraps=True))
        self.column.addWidget(kit.label(why, "quiet"))

    def said(self) -> str:
        """What was chosen, in a few words."""
        return ""

    def check(self) -> bool:
        """Whether one can go on; what is wrong is told under its field."""
        return True

    def begin(self) -> None:
        """Put the keyboard where the step begins."""

    def fit(self, wide: int) -> None:
        """Stand in a room of this width."""


class ChildStep(Step):
    """The child's first name and birthday, with the cover that they make."""

    def __init__(self, starting: "Starting") -> None:
        super().__init__("", "")
        question, why = (self.column.itemAt(at).widget() for at in (0, 1))
        assert isinstance(question, QLabel)
        assert isinstance(why, QLabel)
        question.setText(self.tr("Whose book is it?"))
        why.setText(self.tr("The name the child is called by. It stands on the cover and in the words to start from."))
        self._starting = starting
        self._name = QLineEdit()
        self._name.textChanged.connect(self.changed)
        self._name_field = kit.Field(self.tr("First name"), self._name)
        self._born = QLineEdit()
        self._born.setPlaceholderText(self.tr("14 May 2019"))
        self._born.textChanged.connect(self.changed)
        self._born_field = kit.Field(
            self.tr("Birthday, if it is known"),
            self._born,
            self.tr("“14 May 2019”, “May 2019” and “about 2019” are all right."),
        )
        fields = QVBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(question)
        fields.addWidget(why)
        fields.addWidget(self._name_field)
        fields.addWidget(self._born_field)
        fields.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addLayout(fields, 3)
        self._row.addWidget(self._make_cover(), 2)
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._ask_cover)
        self._name.textChanged.connect(lambda _text: self._soon.start())
        starting.previewed.connect(self._show_cover)

    def _make_cover(self) -> kit.Card:
        card = kit.Card(24)
        card.body.addWidget(kit.label(self.tr("The cover begins like this"), "h2", wraps=True))
        card.body.addWidget(kit.label(self.tr("A photo or a drawing can go in the middle later."), "quiet"))
        card.body.addSpacing(4)
        self._cover = PageThumb(236, 330)
        card.body.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _ask_cover(self) -> None:
        if any(letter.isalnum() for letter in self.name) and self.name.isprintable():
            self._starting.preview(first_look(self.name))

    def _show_cover(self, wish: "NewBook", made: object) -> None:
        if self.name and wish == first_look(self.name):
            from lifestory_app.paint.qt import QtPainter

            laid_out, fonts = made  # type: ignore[misc]
            self._cover.show_side(QtPainter(fonts), laid_out.pages[0])

    def fit(self, wide: int) -> None:
        self._row.setDirection(beside_or_below(wide))

    @property
    def name(self) -> str:
        """The first name, without spaces round it."""
        return " ".join(self._name.text().split())

    @property
    def born(self) -> UncertainDate | None:
        """The birthday, or None where none was given or it cannot be read."""
        try:
            return UncertainDate.parse(self._born.text()) if self._born.text().strip() else None
        except ValueError:
            return None

    def said(self) -> str:
        return f"{self.name}, {self.born}" if self.name and self.born else self.name

    def check(self) -> bool:
        wrong_name = not any(letter.isalnum() for letter in self.name) or not self.name.isprintable()
        wrong_born = bool(self._born.text().strip()) and self.born is None
        self._name_field.show_trouble(self.tr("The book needs a first name.") if wrong_name else "")
        said = self.tr("We could not read “{text}”. Try “14 May 2019” or “May 2019”.").format(text=self._born.text())
        self._born_field.show_trouble(said if wrong_born else "")
        if wrong_name or wrong_born:
            (self._name if wrong_name else self._born).setFocus()
        return not (wrong_name or wrong_born)

    def begin(self) -> None:
        self._name.setFocus()


class KindStep(Step):
    """Which kind of book it is, with the pages that come with it."""

    def __init__(self, starting: "Starting") -> None:
        super().__init__("", "")
        question, why = (self.column.itemAt(at).widget() for at in (0, 1))
        assert isinstance(question, QLabel)
        assert isinstance(why, QLabel)
        question.setText(self.tr("What kind of book is it?"))
        why.setText(self.tr("Each kind brings its own pages, in the right order, with words to start from."))
        self._starting = starting
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self.choice = KindChoice()
        self.choice.setMinimumHeight(look.px(260))
        self.choice.chosen.connect(self._choose)
        self._row.addWidget(self.choice, 3)
        self._about = kit.Card(20)
        self._shown = kit.scrolled(self._about)
        self._shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown.setAccessibleName(self.tr("The pages it begins with"))
        self._row.addWidget(self._shown, 2)
        self.column.addLayout(self._row, 1)
        self._offers: dict[str, KindOffer] = {}
        self._thumbs: list[PageThumb] = []
        self._child = ""
        self.kind = ""
        self.offer: KindOffer | None = None
        starting.previewed.connect(self._show_pages)

    def show_child(self, name: str) -> None:
        """Offer the kinds of book there are to a child of this name; what was chosen stays chosen."""
        if name == self._child:
            return
        self._child = name
        self._offers = {offer.id: offer for offer in self._starting.offers(name)}
        self.choice.show_kinds(
            KindRow(each.id, each.group, each.name, each.whom, self.tr("{count} pages").format(count=each.pages))
            for each in self._offers.values()
        )
        self.choice.choose(self.kind if self.kind in self._offers else next(iter(self._offers)))

    def _choose(self, kind: str) -> None:
        offer = self._offers[kind]
        self.kind, self.offer = offer.id, offer
        kit.clear(self._about.body)
        self._about.body.addWidget(kit.label(offer.name, "h2", wraps=True))
        self._about.body.addWidget(kit.label(offer.about, "quiet"))
        self._about.body.addWidget(kit.label(self.tr("The pages it begins with"), "strong", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._thumbs = []
        across = 4 if look.scale() < 1.3 else 3
        for number, title in enumerate(offer.titles):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            thumb = PageThumb(76, 106)
            self._thumbs.append(thumb)
            cell.addWidget(thumb, 0, Qt.AlignmentFlag.AlignLeft)
            cell.addWidget(kit.label(title, "small"))
            cell.addStretch(1)
            grid.addLayout(cell, number // across, number % across)
        for column in range(across):
            grid.setColumnStretch(column, 1)
        self._about.body.addLayout(grid)
        self._about.body.addStretch(1)
        self._shown.verticalScrollBar().setValue(0)
        self._starting.preview(first_look(self._child, offer.id))
        self.changed.emit()

    def _show_pages(self, wish: "NewBook", made: object) -> None:
        if not self.kind or wish != first_look(self._child, self.kind):
            return
        from lifestory_app.paint.qt import QtPainter

        laid_out, fonts = made  # type: ignore[misc]
        painter = QtPainter(fonts)
        seen = dict.fromkeys(side.page for side in laid_out.pages if side.title.strip())
        for thumb, page in zip(self._thumbs, seen, strict=False):
            thumb.show_side(painter, next(side for side in laid_out.pages if side.page == page))

    def fit(self, wide: int) -> None:
        self._row.setDirection(beside_or_below(wide))

    def said(self) -> str:
        return self.offer.name if self.offer is not None else ""

    def begin(self) -> None:
        self.choice.begin()


class PassphraseStep(Step):
    """Where the book is kept, and the passphrase that keeps it closed."""

    def __init__(self, starting: "Starting", can_remember: bool) -> None:
        super().__init__("", "")
        question, why = (self.column.itemAt(at).widget() for at in (0, 1))
        assert isinstance(question, QLabel)
        assert isinstance(why, QLabel)
        question.setText(self.tr("Where is the book kept, and what keeps it closed?"))
        why.setText(
            self.tr("The book is one file. Without its passphrase nobody can read it, and nobody can help who forgot it.")
        )
        self._starting = starting
        self._child = ""
        self._path: Path | None = None
        self._chosen = False
        self._place = QLineEdit()
        self._place.setReadOnly(True)
        self.setMaximumWidth(look.px(760))
        change = kit.Button(self.tr("Another place"), "folder")
        change.clicked.connect(self._ask_place)
        self._place_field = kit.Field(self.tr("The file"), self._place, beside=change)
        self.column.addWidget(self._place_field)
        self._words = QLineEdit()
        self._words.setEchoMode(QLineEdit.EchoMode.Password)
        self._words.textChanged.connect(self._judge)
        self._field = kit.Field(self.tr("Passphrase"), self._words, self.tr("Four words nobody would guess are best."))
        self.column.addWidget(self._field)
        self._mark = kit.Icon("hint", "ink2", 20)
        self._strength = kit.label("", "strong", wraps=True)
        strength = QHBoxLayout()
        strength.addWidget(self._mark)
        strength.addWidget(self._strength, 1)
        self.column.addLayout(strength)
        row = QHBoxLayout()
        self._show = QCheckBox(self.tr("Show what I type"))
        self._show.toggled.connect(self._show_typed)
        row.addWidget(self._show)
        draw = kit.Button(self.tr("Suggest four words"), "hint")
        draw.clicked.connect(self._suggest)
        row.addStretch(1)
        row.addWidget(draw)
        self.column.addLayout(row)
        self._remember = QCheckBox(self.tr("Remember it on this computer"))
        self.column.addWidget(self._remember)
        self._remember.setVisible(can_remember)
        note = self.tr("After this you can print a recovery sheet: a code that opens the book when the passphrase is lost.")
        self.column.addWidget(kit.Banner("note", self.tr("Write the passphrase down before you go on."), note))
        self.column.addStretch(1)
        self._judge()

    @property
    def path(self) -> Path:
        assert self._path is not None
        return self._path

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def remember(self) -> bool:
        return self._remember.isChecked()

    def show_child(self, name: str) -> None:
        """Suggest a place for the book of this child."""
        self._child = name
        if not self._chosen:
            self._show_place(_free(asking.documents() / f"{_as_file_name(name)}{asking.BOOK_SUFFIX}"))
        self._judge()

    def put_at(self, path: Path) -> None:
        """Keep the book at this place."""
        self._chosen = True
        self._show_place(path)

    def _show_place(self, path: Path) -> None:
        self._path = path
        self._place.setText(self.tr("{name} in the folder {folder}").format(name=path.name, folder=path.parent.name))
        self._place.setCursorPosition(0)
        self._place.setToolTip(str(path))
        self.changed.emit()

    def _ask_place(self) -> None:
        chosen = asking.place_for_book(self, self.path)
        if chosen is not None:
            self.put_at(chosen)

    def _suggest(self) -> None:
        self._show.setChecked(True)
        self._words.setText(self._starting.suggest())

    def _show_typed(self, shown: bool) -> None:
        self._words.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _judge(self) -> None:
        words = self._words.text()
        self._field.show_trouble("")
        if not words:
            self._mark.show_icon("hint", "ink2")
            self._strength.setText(self.tr("A passphrase is several words; spaces are welcome."))
            return
        judged = self._starting.judge(words, (self._child,))
        name = self.tr(" The child’s name in it is easy to guess.") if judged.has_name else ""
        icon, kind, said = {
            "too short": ("warning", "warn", self.tr("Too short still. Add a word or two.")),
            "weak": ("warning", "warn", self.tr("Easy to guess. Add a word that has nothing to do with it.")),
            "fair": ("ok", "good", self.tr("Good enough. One word more would make it strong.")),
            "strong": ("ok", "good", self.tr("Strong enough. Nobody would guess it.")),
        }[judged.strength.value]
        self._mark.show_icon(icon, kind)
        self._strength.setText(said + name)
        self.changed.emit()

    def said(self) -> str:
        return self.tr("Keeps the book locked")

    def check(self) -> bool:
        trouble = ""
        if not self._words.text():
            trouble = self.tr("The book needs a passphrase.")
        elif self._starting.judge(self._words.text(), (self._child,)).strength.value == "too short":
            trouble = self.tr("That passphrase is too short. Add a word or two.")
        self._field.show_trouble(trouble)
        taken = self.path.exists()
        self._place_field.show_trouble(
            self.tr("“{name}” is already there. Choose another place or name.").format(name=self.path.name) if taken else ""
        )
        if trouble:
            QTimer.singleShot(0, self._words, self._words.setFocus)
        return not trouble and not taken

    def begin(self) -> None:
        self._words.setFocus()


def _as_file_name(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in " -’'").strip() or "Book"


def _free(path: Path) -> Path:
    """The path, or the first with a number behind it that is not taken."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
