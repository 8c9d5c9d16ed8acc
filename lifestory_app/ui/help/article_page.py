"""An article of what the field knows, with what can be done from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.text import ParagraphKind
from lifestory_app.services.help import Article
from lifestory_app.ui import kit, look

WIDEST = 760
"""Lines longer than this many pixels at the usual size of text are hard to follow."""


class ArticlePage(QWidget):
    """Shows one article. Reports that the sample of its kind, or a leaflet of it, is wanted."""

    sample_wanted = Signal(str)
    leaflet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._kind = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 12, 12)
        whole.setSpacing(10)
        self._head = kit.label("", "h2", wraps=True)
        self._lead = kit.label("", "strong", wraps=True)
        whole.addWidget(self._head)
        whole.addWidget(self._lead)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        self.sample = kit.Button(self.tr("Look through a sample"), "read")
        self.sample.clicked.connect(lambda: self.sample_wanted.emit(self._kind))
        self.leaflet = kit.Button(self.tr("Make a leaflet to print…"), "print")
        self.leaflet.clicked.connect(self.leaflet_wanted)
        deeds.addWidget(self.sample)
        deeds.addWidget(self.leaflet)
        deeds.addStretch(1)
        whole.addLayout(deeds)
        held = QWidget()
        held.setProperty("role", "panel")
        held.setMaximumWidth(look.px(WIDEST))
        self._words = QVBoxLayout(held)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(8)
        whole.addWidget(held)
        whole.addStretch(1)

    def show_article(self, article: Article, has_sample: bool) -> None:
        """Show an article; of a kind of book that has a sample, it can be looked through."""
        self._kind = article.kind
        self._head.setText(article.title)
        self._lead.setText(article.lead)
        self.sample.setVisible(has_sample)
        self.sample.setAccessibleName(self.tr("Look through a sample: {kind}").format(kind=article.title))
        self.leaflet.setAccessibleName(self.tr("Make a leaflet to print: {title}").format(title=article.title))
        kit.clear(self._words)
        for paragraph in article.words.paragraphs:
            match paragraph.kind:
                case ParagraphKind.HEADING:
                    self._words.addSpacing(8)
                    self._words.addWidget(kit.label(paragraph.plain, "name", wraps=True))
                case ParagraphKind.BULLET:
                    self._words.addLayout(self._point(paragraph.plain))
                case _:
                    self._words.addWidget(kit.label(paragraph.plain, "body", wraps=True))
        if article.sources:
            told = self.tr("Rests on: {sources}.").format(sources="; ".join(article.sources))
            self._words.addSpacing(12)
            self._words.addWidget(kit.label(told, "small", wraps=True))

    def _point(self, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        dot = kit.label("•", "body")
        dot.setAccessibleName(self.tr("Point"))
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(kit.label(text, "body", wraps=True), 1)
        return row
