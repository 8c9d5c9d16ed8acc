"""Fields that the style sheet alone cannot set right."""

from PySide6.QtWidgets import QSpinBox


class Number(QSpinBox):
    """A whole number, with its digits as far from the border as the words of other fields."""

    def __init__(self, least: int = 0, most: int = 99, value: int = 0, unit: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setValue(value)
        self.setSuffix(unit)
        self.lineEdit().setTextMargins(10, 0, 0, 0)
