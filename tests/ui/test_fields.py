"""Fields in forms that scroll: the wheel turns the form, and changes none of them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.ui import kit


@pytest.mark.parametrize("kind", [kit.Combo, kit.Number])
def test_the_wheel_over_a_field_is_left_to_the_form_and_changes_nothing(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.addItems(["Not asked yet", "Everyone in it agreed"])
    field.show()
    field.setFocus()
    middle = QPointF(field.rect().center())
    turned = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(field, turned)

    assert not turned.isAccepted(), "it goes on to the form"
    assert (field.currentIndex() if isinstance(field, QComboBox) else field.value()) == 0  # type: ignore[attr-defined]
