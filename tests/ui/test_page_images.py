"""Pages painted on what was painted before are the very pages painted anew."""

from PySide6.QtWidgets import QApplication

from lifestory_app.domain.edits import FillSlot, RetitlePage
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.qt import QtPainter
from lifestory_app.ui.editor.page_images import PageImages
from tests.builders import a_full_book


def test_only_what_changed_is_painted_and_the_page_is_the_same(qapp: QApplication, monkeypatch) -> None:
    book, page = a_full_book(), PageId("page-2")
    images, painter = PageImages(QtPainter(Fonts.shared(), None)), QtPainter(Fonts.shared(), None)
    edits = [FillSlot(page, "words", TextSlot(Words.of(text))) for text in ("K", "Ki", "Kit", "Kite", "Kite and more")]
    edits += [RetitlePage(page, "The day"), RetitlePage(page, "The days"), FillSlot(page, "words", None), *edits[:3]]

    painted: list[int] = []
    real = QtPainter.paint_on
    monkeypatch.setattr(
        QtPainter, "paint_on", lambda self, image, items, scale: painted.append(len(items)) or real(self, image, items, scale)
    )
    for edit in edits:
        book = edit.apply(book)
        side = lay_out(book, Fonts.shared()).side(page)
        for width in (300, 417):
            shown = images.image(side, width)
            assert shown == painter.page_image(side, width / side.width), (edit, width)
            painted.clear()
            assert images.image(side, width) is shown, "what is known"
            assert not painted, "is not painted at all"


def test_a_key_paints_the_words_and_what_lies_over_them_alone(qapp: QApplication, monkeypatch) -> None:
    book, page = a_full_book(), PageId("page-2")
    images = PageImages(QtPainter(Fonts.shared(), None))
    painted: list[int] = []
    real = QtPainter.paint_on
    monkeypatch.setattr(
        QtPainter, "paint_on", lambda self, image, items, scale: painted.append(len(items)) or real(self, image, items, scale)
    )
    counts = []
    for number in range(1, 6):
        book = FillSlot(page, "words", TextSlot(Words.of("A kite and more"[: number + 4]))).apply(book)
        side = lay_out(book, Fonts.shared()).side(page)
        painted.clear()
        images.image(side, 300)
        counts.append((sum(painted), len(side.items)))

    assert counts[0][0] == counts[0][1]
    assert all(done * 2 < every for done, every in counts[2:]), counts
