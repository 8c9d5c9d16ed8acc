"""What is drawn over the chosen thing and never prints: its frame, the handles to size and turn it, and guides."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from lifestory_app.domain.scrapbook import ScrapPlace
from lifestory_app.ui import look
from lifestory_app.ui.scrapbook import geometry
from lifestory_app.ui.tokens import COLOURS, Scheme

HANDLE, REACH = 16, 20
"""Pixels: how large a handle is drawn, and how near the pointer takes hold of it."""

OUTSIDE, TURN_AWAY = 6, 34
TURN = (0, 0)
"""The name of the handle that turns; the corners are named by their sides."""


@dataclass(frozen=True, slots=True)
class View:
    """How the page lies in the window: its upper left corner, and pixels to a millimetre."""

    corner: QPointF
    scale: float

    def to_screen(self, x: float, y: float) -> QPointF:
        return QPointF(self.corner.x() + x * self.scale, self.corner.y() + y * self.scale)

    def to_page(self, point: QPointF) -> tuple[float, float]:
        return (point.x() - self.corner.x()) / self.scale, (point.y() - self.corner.y()) / self.scale


def handles(place: ScrapPlace, view: View, room: QRectF) -> dict[tuple[int, int], QPointF]:
    """Where the handles of a thing stand. That which turns stands above it, or below where there is no room above."""
    found = {key: view.to_screen(*at) for key, at in geometry.corners(place, OUTSIDE / view.scale).items()}
    away = TURN_AWAY / view.scale
    at = view.to_screen(*geometry.above(place, away))
    if not room.adjusted(8, 8, -8, -8).contains(at):
        at = view.to_screen(*geometry.above(place, -away - place.height))
    return {TURN: at, **found}


def taken(at: QPointF, place: ScrapPlace, view: View, room: QRectF) -> tuple[int, int] | None:
    """The handle under the pointer. The middle of a small thing is for moving it, however near its handles are."""
    x, y = view.to_page(at)
    middle = ScrapPlace(place.x, place.y, place.width * 0.6, place.height * 0.6, place.turn)
    if geometry.holds(middle, x, y):
        return None
    near = {key: (spot - at).x() ** 2 + (spot - at).y() ** 2 for key, spot in handles(place, view, room).items()}
    best = min(near, key=lambda key: near[key])
    return best if near[best] <= REACH**2 else None


def ink(role: str = "focus") -> QColor:
    """The page is paper in every scheme, so what is drawn on it has the colours of the light one."""
    return QColor(COLOURS[Scheme.LIGHT][role])


def paint_frame(painter: QPainter, place: ScrapPlace, view: View, room: QRectF, *, has_keys: bool, can_change: bool) -> None:
    """The frame of the chosen thing with its handles: blue where the canvas has the keyboard."""
    shade = ink("focus" if has_keys else "accent")
    spots = handles(place, view, room)
    outline = QPolygonF([spots[key] for key in ((-1, -1), (1, -1), (1, 1), (-1, 1))])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((QColor("white"), 4), (shade, 2)):
        painter.setPen(QPen(colour, wide))
        painter.drawPolygon(outline)
    if not can_change:
        return
    near = min(
        ((spots[-1, -1] + spots[1, -1]) / 2, (spots[-1, 1] + spots[1, 1]) / 2),
        key=lambda side: (side - spots[TURN]).manhattanLength(),
    )
    for colour, wide in ((QColor("white"), 4), (shade, 2)):
        painter.setPen(QPen(colour, wide))
        painter.drawLine(near, spots[TURN])
    painter.setPen(QPen(shade, 2))
    painter.setBrush(QColor("white"))
    for key, spot in spots.items():
        if key == TURN:
            size = HANDLE + 8
            painter.drawEllipse(spot, size / 2, size / 2)
            _paint_turn(painter, spot)
        else:
            painter.drawEllipse(spot, HANDLE / 2, HANDLE / 2)


def _paint_turn(painter: QPainter, spot: QPointF) -> None:
    """The arrow that goes round, on the handle that turns."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink("ink"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawArc(QRectF(spot.x() - 5, spot.y() - 5, 10, 10), 40 * 16, 280 * 16)
    tip = spot + QPointF(4.4, -3.4)
    painter.drawPolyline(QPolygonF([tip + QPointF(0.6, -4), tip, tip + QPointF(-4, -0.4)]))
    painter.restore()


def paint_guides(painter: QPainter, guides: tuple[geometry.Line, ...], view: View) -> None:
    """The lines that a moving thing keeps to."""
    for colour, wide, style in (
        (QColor(255, 255, 255, 200), 3, Qt.PenStyle.SolidLine),
        (ink("stop"), 1, Qt.PenStyle.DashLine),
    ):
        painter.setPen(QPen(colour, wide, style))
        for line in guides:
            ends = (
                ((line.at, line.start), (line.at, line.end))
                if line.axis == "x"
                else ((line.start, line.at), (line.end, line.at))
            )
            painter.drawLine(*(view.to_screen(*end) for end in ends))


def paint_note(painter: QPainter, words: str, at: QPointF, room: QRectF) -> None:
    """A short note beside the hand: the turn, or the size."""
    painter.setFont(look.font(14, 700))
    box = painter.fontMetrics().boundingRect(words).adjusted(-8, -4, 8, 4)
    place = QRectF(at.x() + 18, at.y() + 18, box.width(), box.height())
    place.moveLeft(min(max(place.left(), room.left() + 4), room.right() - place.width() - 4))
    place.moveTop(min(max(place.top(), room.top() + 4), room.bottom() - place.height() - 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("ink"))
    painter.drawRoundedRect(place, 6, 6)
    painter.setPen(QColor("white"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
