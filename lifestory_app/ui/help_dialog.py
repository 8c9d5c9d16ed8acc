"""Help: a short guide in pictures, opened at the part for the screen one stands on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from lifestory_app import resources
from lifestory_app.services.help import guide
from lifestory_app.ui import kit, look
from lifestory_app.ui.actions import Actions

WIDE = 520


class HelpDialog(kit.Dialog):
    """The guide, part by part."""

    def __init__(self, parent: QWidget | None, part: str, actions: Actions) -> None:
        super().__init__(parent, "", "help", width=900)
        self.setWindowTitle(self.tr("Help"))
        self.title.setText(self.tr("Help"))
        across = QHBoxLayout()
        across.setSpacing(20)
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Parts of the guide"))
        self.parts.setFixedWidth(look.px(220))
        self.parts.addItems([each.title for each in guide()])
        across.addWidget(self.parts)
        right = QVBoxLayout()
        right.setSpacing(10)
        self._head = kit.label("", "h2", wraps=True)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        right.addWidget(self._head)
        right.addLayout(self._steps)
        right.addWidget(self._picture)
        right.addStretch(1)
        across.addLayout(right, 1)
        self.body.addLayout(across)
        keys = actions["app.settings"].shortcut().toString()
        self.foot.setText(self.tr("Every key is listed under Settings, Keys ({keys}).").format(keys=keys))
        self.parts.currentRowChanged.connect(self._show)
        ids = [each.id for each in guide()]
        self.parts.setCurrentRow(ids.index(part) if part in ids else 0)
        self.parts.setFocus()

    def _show(self, number: int) -> None:
        part = guide()[number]
        self._head.setText(part.title)
        kit.clear(self._steps)
        for at, step in enumerate(part.steps, 1):
            row = QHBoxLayout()
            row.setSpacing(10)
            count = kit.label(str(at), "strong")
            count.setFixedWidth(look.px(18))
            row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(kit.label(step, "body", wraps=True), 1)
            self._steps.addLayout(row)
        path = resources.asset("help", part.picture) if part.picture else None
        self._picture.setVisible(path is not None and path.is_file())
        if path is not None and path.is_file():
            pixmap = QPixmap(str(path)).scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
            self._picture.setPixmap(pixmap)
            self._picture.setAccessibleName(self.tr("Picture: {title}").format(title=part.title))
