"""A screen reader may ask a scrolled area for what it counted a moment ago."""

import gc

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from lifestory_app.ui.listening import make_scrolling_safe


def test_a_scrolled_area_that_is_hidden_while_it_is_read_has_nothing_more_to_tell(qtbot: QtBot) -> None:
    make_scrolling_safe()
    area = QScrollArea()
    qtbot.addWidget(area)
    words = QLabel("A long page")
    words.setMinimumSize(3000, 3000)
    area.setWidget(words)
    area.resize(200, 200)
    area.show()
    told = QAccessible.queryAccessibleInterface(area)
    counted = told.childCount()
    assert told.child(0).child(0).text(QAccessible.Text.Name) == "A long page"

    area.hide()
    gc.collect()

    told = QAccessible.queryAccessibleInterface(area)
    assert [told.child(number) for number in range(counted, counted + 3)] == [None, None, None]
    assert told.childCount() == counted
