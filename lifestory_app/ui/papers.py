"""What the sizes of paper are called where one is chosen."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from lifestory_app.domain.book import PageShape


def paper_names() -> dict[PageShape, str]:
    """Every paper a book can be made for, with its name, the usual one first."""
    return {
        PageShape.A4: QCoreApplication.translate("Papers", "A4, upright"),
        PageShape.A4_LANDSCAPE: QCoreApplication.translate("Papers", "A4, on its side"),
        PageShape.A5: QCoreApplication.translate("Papers", "A5, small"),
        PageShape.SQUARE: QCoreApplication.translate("Papers", "Square, 21 cm"),
    }


class PaperBox(QComboBox):
    """The paper for a copy: the book's own, or another for this one."""

    def __init__(self, own: PageShape) -> None:
        super().__init__()
        names = paper_names()
        self.addItem(QCoreApplication.translate("Papers", "As the book: {paper}").format(paper=names.pop(own)), None)
        for shape, name in names.items():
            self.addItem(name, shape)

    @property
    def choice(self) -> PageShape | None:
        """The other paper, None for the book's own."""
        chosen = self.currentData()
        return None if chosen is None else PageShape(chosen)
