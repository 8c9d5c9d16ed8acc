"""The third step: theme, paper and reader, with true previews of the book that is about to begin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.ui import kit
from lifestory_app.ui.home.thumbs import PageThumb, beside_or_below
from lifestory_app.ui.papers import paper_names

if TYPE_CHECKING:
    from lifestory_app.services.shelf import KindOffer, NewBook, Starting

THEMES = ("meadow", "seaside", "night", "paper", "comic", "plain")
TILE = 152
SAMPLE_WIDE, SAMPLE_HIGH = 196, 260


class LookStep(QWidget):
    """Six themes as the cover of this book, the size of paper, and who reads it."""

    changed = Signal()

    def __init__(self, starting: "Starting") -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._starting = starting
        self._about: tuple[str, UncertainDate | None, str] = ("", None, "adoption")
        self._kind = ""
        self._theme = "meadow"
        self._tiles: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(12)
        column.addWidget(kit.label(self.tr("How does it look?"), "h1"))
        column.addWidget(kit.label(self.tr("These are the covers of this very book. It can be changed at any time."), "quiet"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addLayout(self._make_themes(), 3)
        self._row.addLayout(self._make_choices(), 2)
        column.addLayout(self._row)
        column.addStretch(1)
        starting.previewed.connect(self._show_preview)

    def _names(self) -> dict[str, str]:
        return {
            "meadow": self.tr("Meadow"),
            "seaside": self.tr("Seaside"),
            "night": self.tr("Night sky"),
            "paper": self.tr("Paper and tape"),
            "comic": self.tr("Comic"),
            "plain": self.tr("Plain"),
        }

    def _make_themes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        group = QButtonGroup(self)
        for number, (theme, name) in enumerate(self._names().items()):
            tile = QToolButton()
            tile.setText(name)
            tile.setCheckable(True)
            tile.setProperty("framed", "true")
            tile.setProperty("tile", "true")
            tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            tile.setIconSize(QSize(TILE, TILE))
            tile.clicked.connect(lambda _=False, theme=theme: self._choose(theme))
            group.addButton(tile)
            self._tiles[theme] = tile
            grid.addWidget(tile, number // 3, number % 3)
        self._tiles["meadow"].setChecked(True)
        grid.setRowStretch(2, 1)
        return grid

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self._shape = self._combo(paper_names())
        self._age = self._combo(
            {
                AgeBand.EARLY_YEARS: self.tr("A young child: few words, large"),
                AgeBand.PRIMARY: self.tr("A child of primary school age"),
                AgeBand.OLDER: self.tr("An older child or a teenager"),
            }
        )
        self._age.setCurrentIndex(1)
        self._reading = self._combo(
            {
                Reading.STANDARD: self.tr("As usual"),
                Reading.LARGE_PRINT: self.tr("Large print"),
                Reading.DYSLEXIA: self.tr("Easier with dyslexia"),
            }
        )
        for text, box in (
            (self.tr("Paper"), self._shape),
            (self.tr("Who reads it"), self._age),
            (self.tr("Letters"), self._reading),
        ):
            column.addWidget(kit.Field(text, box))
        samples = QHBoxLayout()
        samples.setSpacing(12)
        self._samples = [PageThumb(SAMPLE_WIDE, SAMPLE_HIGH) for _ in range(2)]
        for sample in self._samples:
            samples.addWidget(sample, 0, Qt.AlignmentFlag.AlignTop)
        samples.addStretch(1)
        column.addSpacing(4)
        column.addLayout(samples)
        column.addStretch(1)
        return column

    def _combo(self, choices: dict[object, str]) -> QComboBox:
        box = kit.Combo()
        for value, text in choices.items():
            box.addItem(text, value)
        box.currentIndexChanged.connect(self._ask_previews)
        return box

    def show_wish(self, child: str, born: UncertainDate | None, offer: "KindOffer") -> None:
        """Preview the book of this child. Another kind of book comes with its own look, paper and reader."""
        if offer.id != self._kind:
            self._kind = offer.id
            self._be_usual_for(offer)
        self._about = (child, born, offer.id)
        self._ask_previews()

    def _be_usual_for(self, offer: "KindOffer") -> None:
        """Choose what a kind of book is made for, without asking for previews of each step there."""
        self._theme = offer.theme
        self._tiles[offer.theme].setChecked(True)
        for box, value in ((self._shape, offer.shape), (self._age, offer.age_band)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value))
            box.blockSignals(False)

    def wish(self, theme: str = "") -> "NewBook":
        """What was chosen so far."""
        from lifestory_app.services.shelf import new_book

        child, born, kind = self._about
        return new_book(
            child,
            born,
            kind,
            theme or self._theme,
            PageShape(self._shape.currentData()),
            AgeBand(self._age.currentData()),
            Reading(self._reading.currentData()),
        )

    def _choose(self, theme: str) -> None:
        self._theme = theme
        self._tiles[theme].setChecked(True)
        self._starting.preview(self.wish())
        self.changed.emit()

    def _ask_previews(self) -> None:
        if not self._about[0]:
            return
        for theme in (self._theme, *(theme for theme in THEMES if theme != self._theme)):
            self._starting.preview(self.wish(theme))
        self.changed.emit()

    def _show_preview(self, wish: "NewBook", made: object) -> None:
        if wish != self.wish(wish.theme):
            return
        from lifestory_app.paint.qt import QtPainter

        laid_out, fonts = made  # type: ignore[misc]
        painter = QtPainter(fonts)
        ratio = self.devicePixelRatioF()
        cover = laid_out.pages[0]
        image = painter.page_image(cover, TILE * ratio / max(cover.width, cover.height))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._tiles[wish.theme].setIcon(pixmap)
        if wish.theme == self._theme:
            inner = [side for side in laid_out.pages if side.title and side is not cover]
            for sample, side in zip(self._samples, inner[::2], strict=False):
                sample.show_side(painter, side)

    def said(self) -> str:
        """What was chosen, in a few words."""
        return f"{self._names()[self._theme]}, {self._shape.currentText()}"

    def check(self) -> bool:
        """Everything that can be chosen here is all right."""
        return True

    def fit(self, wide: int) -> None:
        """Stand in a room of this width."""
        self._row.setDirection(beside_or_below(wide))

    def begin(self) -> None:
        """Put the keyboard on the chosen theme."""
        self._tiles[self._theme].setFocus()
