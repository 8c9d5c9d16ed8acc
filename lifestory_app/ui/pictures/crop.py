"""One photo, whole window: what shows of it, how it is turned, lit and squared up, and what of it nobody may see."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import Crop, PhotoView, Purpose
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.crop_geometry import fitted, shaped
from lifestory_app.ui.pictures.board import Box, PhotoBoard
from lifestory_app.ui.pictures.corner_board import CornerBoard
from lifestory_app.ui.pictures.cover_panel import CoverPanel, told
from lifestory_app.ui.pictures.panels import CropPanel, LightPanel, Panel, TurnPanel
from lifestory_app.ui.pictures.square_panel import PREVIEW, SquarePanel

MOST_DRAWN = 1100


class CropScreen(QWidget):
    """Tries out views of one photo. `used` gives the one that is wanted; nothing changes before."""

    used = Signal(object)
    closed = Signal()

    def __init__(
        self,
        session: Session,
        view: PhotoView,
        frame: float | None = None,
        slot_pt: tuple[float, float] | None = None,
        for_what: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._frame = session, frame
        self._photo = session.book.photo(view.photo)
        self._first = view
        self._tried = [view]
        self._taken_back: list[PhotoView] = []
        self._open = False
        self._mode = "crop"
        self.board, self.corners = PhotoBoard(), CornerBoard()
        self.board.setAccessibleName(self.tr("The photo"))
        self.corners.setAccessibleName(self.tr("The corners of the paper"))
        self._boards = QStackedWidget()
        self._boards.addWidget(self.board)
        self._boards.addWidget(self.corners)
        self._turn = TurnPanel(self._photo, frame)
        self.covers = CoverPanel(self._photo, frame)
        self.square = SquarePanel(self._photo, frame, self.corners.names())
        self._panels: dict[str, Panel] = {
            "crop": CropPanel(self._photo, frame, slot_pt),
            "turn": self._turn,
            "light": LightPanel(self._photo, frame),
            "cover": self.covers,
            "square": self.square,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(for_what))
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._boards, 1)
        across.addWidget(self._make_right())
        column.addLayout(across, 1)
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._soon.timeout.connect(self._draw)
        self._connect()
        if frame is not None:
            self._start_in_frame()
        self._fold()
        self._show()
        self._draw()

    @property
    def view(self) -> PhotoView:
        """The view as it is tried now."""
        return self._tried[-1]

    def _start_in_frame(self) -> None:
        """Show what the frame shows at first: a photo that was never cropped is cut to the frame's shape about its middle."""
        aspect = self._turn.aspect(self.view)
        crop = fitted(self._frame, aspect) if self.view.crop == Crop() else shaped(self.view.crop, self._frame, aspect)
        self._tried = [replace(self.view, crop=crop)]

    # Parts.

    def _make_head(self, for_what: str) -> QFrame:
        bar = self._head = QFrame()
        bar.setProperty("role", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(kit.label(self.tr("Prepare this photo"), "h2"))
        row.addWidget(kit.label(for_what or self._photo.caption or self._photo.file_name, "quiet"), 1)
        again = kit.Button(self.tr("Start again"), role="quiet")
        again.clicked.connect(lambda: self._try(self._first))
        row.addWidget(again)
        self._undo = kit.IconButton("undo", self.tr("Take the last try back"), "Ctrl+Z")
        self._undo.clicked.connect(self.step_back)
        row.addWidget(self._undo)
        close = kit.IconButton("close", self.tr("Close, and leave the photo as it was"), "Esc")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return bar

    def _make_right(self) -> QFrame:
        pane = kit.Pane("right", 376, 600)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.modes = kit.Segments(
            [
                ("crop", self.tr("Crop"), "crop"),
                ("turn", self.tr("Turn"), "turn"),
                ("light", self.tr("Light"), "light"),
                ("cover", self.tr("Cover"), "cover-face"),
                ("square", self.tr("Square up"), "straighten"),
            ],
            self.tr("What to do"),
            over=True,
        )
        self.modes.choose("crop")
        self.modes.chosen.connect(self.show_mode)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 12)
        head.addWidget(self.modes)
        column.addLayout(head)
        column.addWidget(kit.line())
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(kit.scrolled(panel))
        column.addWidget(self._stack, 1)
        foot = self._foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        cancel = kit.Button(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        use = kit.Button(self.tr("Use this picture"), "tick", "primary")
        use.clicked.connect(lambda: self.used.emit(self.view))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, use.click)
        row.addWidget(cancel)
        row.addWidget(use, 1)
        column.addWidget(foot)
        return pane

    def _connect(self) -> None:
        board = self.board
        board.box_moved.connect(self._move_box)
        board.box_chosen.connect(self.covers.choose)
        board.box_drawn.connect(self.covers.add)
        board.deed_ended.connect(self._end_deed)
        board.added.connect(self.add_cover)
        board.deleted.connect(self.covers.drop)
        self.corners.corners_moved.connect(lambda corners: self.square.move(corners, ends=False))
        self.corners.deed_ended.connect(self._end_deed)
        self.covers.chosen.connect(lambda _: self._show_board())
        for panel in self._panels.values():
            panel.tried.connect(lambda view, ends: self._try(view, ends=ends))
            panel.ended.connect(self._end_deed)

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self._boards, self.modes, self._stack, self._foot, self._head]

    # Trying.

    def _try(self, view: PhotoView, *, ends: bool = True) -> None:
        """Try a view. Those of one drag are one step back."""
        if view != self.view:
            if self._open:
                self._tried[-1] = view
            else:
                self._tried.append(view)
            self._taken_back.clear()
            self._open = not ends
            self._show()
            self._soon.start()
        elif ends:
            self._open = False

    def _end_deed(self) -> None:
        self._open = False

    def step_back(self) -> None:
        """Take the last try back."""
        if len(self._tried) > 1:
            self._taken_back.append(self._tried.pop())
            self._open = False
            self._show()
            self._soon.start()

    def step_on(self) -> None:
        """Try again what was taken back last."""
        if self._taken_back:
            self._tried.append(self._taken_back.pop())
            self._open = False
            self._show()
            self._soon.start()

    def turn(self, quarters: int) -> None:
        """Turn by quarters, clockwise."""
        self._turn.turn(quarters)

    def add_cover(self) -> None:
        """Put a cover into the middle."""
        self.show_mode("cover")
        self.covers.add(None)
        self.board.setFocus()

    def _move_box(self, number: int, area: Crop) -> None:
        if self._mode == "cover":
            self.covers.move(number, area, ends=False)
        elif self._mode == "crop":
            self._try(replace(self.view, crop=area), ends=False)

    # Showing.

    def show_mode(self, mode: str) -> None:
        """Show the tools of a mode."""
        self._mode = mode
        self._open = False
        self.modes.choose(mode)
        self._stack.setCurrentIndex(list(self._panels).index(mode))
        self._boards.setCurrentWidget(self.corners if mode == "square" else self.board)
        self._show()
        self._draw()

    def _draw(self) -> None:
        """Paint the true picture: what leaves is made by the same code."""
        shown = self.view
        if self._mode == "crop":
            shown = replace(shown, crop=Crop())
        elif self._mode in ("cover", "square"):
            shown = replace(shown, crop=Crop(), turn=0, straighten=0.0, corners=None)
        board = self._boards.currentWidget()
        size = [min(MOST_DRAWN, max(300, side)) for side in (board.width(), board.height())]
        board.show_picture(self._picture(shown, size[0], size[1]))  # type: ignore[attr-defined]
        if self._mode == "square":
            self.square.show_result(self._picture(replace(self.view, crop=Crop()), *PREVIEW))

    def _picture(self, view: PhotoView, width: int, height: int) -> QImage:
        try:
            return QImage.fromData(self._session.photos.picture(view, width, height, Purpose.SCREEN))
        except Refused:
            return QImage()

    def _show(self) -> None:
        self._undo.setEnabled(len(self._tried) > 1)
        for panel in self._panels.values():
            panel.show_view(self.view)
        self.corners.show_corners(self.square.corners)
        self._show_board()

    def _show_board(self) -> None:
        view = self.view
        if self._mode == "crop":
            self.board.show_boxes((Box(view.crop),), 0, is_crop=True, aspect=self._frame)
        elif self._mode == "cover":
            boxes = tuple(
                Box(cover.area, told(self, number, cover), cover.smile) for number, cover in enumerate(view.covers, 1)
            )
            is_upright = not view.turn and not view.straighten and view.corners in (None, Corners())
            frame = view.crop if is_upright and self._frame is not None else Crop()
            self.board.show_boxes(boxes, self.covers.number, is_crop=False, frame=frame)
        else:
            # The thirds are lines to level a horizon by.
            self.board.show_boxes((), 0, is_crop=True, frame=Crop() if self._mode == "turn" else None)

    def _fold(self) -> None:
        self.modes.fold(3 if look.scale() > 1.3 else 5)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "modes"):
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
