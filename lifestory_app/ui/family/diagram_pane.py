"""The diagram of the family with what is done to it: which one, how large, tidy, and what it shows."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Together
from lifestory_app.domain.family import Diagram
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.family_view import Drag, FamilyPicture, FamilyPictures, Standing, View
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.family.canvas import DiagramCanvas
from lifestory_app.ui.family.key_strip import KeyStrip

ROOMY = 690
"""Below this many pixels at 100 % the tabs show their words alone."""


class DiagramPane(QWidget):
    """Shows one diagram of the session's family. What is chosen in it is said, and what is moved goes to the session."""

    chosen = Signal(str, str)
    entered = Signal()
    take_out_wanted = Signal()
    options_wanted = Signal()
    name_wanted = Signal(object)

    def __init__(self, session: Session, painter: QtPainter) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._chosen: tuple[str, str] = ("", "")
        self._stale = True
        self.pictures = FamilyPictures(session, self)
        self.pictures.ready.connect(self._show_picture)
        self.pictures.refused.connect(self._tell)
        self.canvas = DiagramCanvas(painter, can_move=session.can_write)
        self.key = KeyStrip(self.pictures, painter)
        self.views = kit.Segments(
            [
                (View.GENOGRAM.value, self.tr("Genogram"), "family"),
                (View.TREE.value, self.tr("Child’s tree"), "tree"),
                (View.ECOMAP.value, self.tr("Ecomap"), "ecomap"),
                (View.TIMELINE.value, self.tr("Timeline"), "timeline"),
            ],
            self.tr("What the family is shown as"),
        )
        self.views.choose(View.GENOGRAM.value)
        self.views.chosen.connect(lambda _: self._turn())
        self.tidy = kit.Button(self.tr("Tidy up"), "tidy")
        self.tidy.clicked.connect(self.tidy_up)
        self.options = kit.IconButton("settings", self.tr("What this diagram shows"), framed=True)
        self.options.clicked.connect(self.options_wanted)
        self._note = kit.label("", "small")
        self._note.hide()
        self._name_picture()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.views)
        self._head.addStretch(1)
        self._head.addWidget(self.options)
        self._head.addWidget(self.tidy)
        column.addLayout(self._head)
        column.addWidget(self._note)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.key)
        self.smaller = kit.IconButton("zoom-out", self.tr("Diagram smaller"), "-")
        self.whole = kit.IconButton("fit", self.tr("Whole diagram"), "0")
        self.larger = kit.IconButton("zoom-in", self.tr("Diagram larger"), "+")
        # They stand on the picture, at its lower right, where a genogram seldom has anything.
        self._zooms = kit.Card(0)
        self._zooms.setParent(self.canvas)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self.smaller, self.whole, self.larger):
            row.addWidget(button)
        self._zooms.body.addLayout(row)
        self.canvas.resized.connect(self._place_zooms)
        self._zooms.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._zooms and event.type() == QEvent.Type.LayoutRequest:
            # Larger letters make larger buttons.
            self._place_zooms()
        return super().eventFilter(watched, event)

    def _place_zooms(self) -> None:
        self._zooms.adjustSize()
        room, box = self.canvas.rect(), self._zooms.rect()
        self._zooms.move(room.right() - box.width() - 7, room.bottom() - box.height() - 7)

    def _connect(self) -> None:
        canvas = self.canvas
        self.smaller.clicked.connect(lambda: canvas.zoom_by(-1))
        self.whole.clicked.connect(canvas.fit)
        self.larger.clicked.connect(lambda: canvas.zoom_by(1))
        canvas.chosen.connect(self._choose)
        canvas.entered.connect(self._enter)
        canvas.take_out_wanted.connect(self.take_out_wanted)
        canvas.dragged.connect(self._dragged)
        canvas.dropped.connect(self._dropped)
        canvas.nudged.connect(self._nudged)
        self._session.changed.connect(self._changed)

    # What is shown.

    @property
    def view(self) -> View:
        """Which diagram is shown."""
        return View(self.views.choice)

    @property
    def diagram(self) -> Diagram | None:
        """What was chosen for this diagram in the book."""
        kind = self.view.diagram
        return self._session.book.diagram(kind) if kind is not None else None

    def show_view(self, view: View) -> None:
        """Show another diagram."""
        self.views.choose(view.value)
        self._turn()

    def show_chosen(self, kind: str, which: str) -> None:
        """Ring the one that is chosen elsewhere."""
        self._chosen = (kind, which)
        self.canvas.show_chosen(which if kind in ("person", "support") else "")
        self._say_who()

    def _turn(self) -> None:
        self._session.end_phrase()
        self.pictures.ask(self.view)
        self._show_deeds()

    def _changed(self, _before: Book, _after: Book) -> None:
        self._show_deeds()
        if self.canvas.is_dragging:
            return
        if self.isVisible():
            self.pictures.ask(self.view, at_once=False)
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.pictures.ask(self.view)
        self._show_deeds()

    def _name_picture(self) -> None:
        """Say which diagram it is; before the first picture is drawn too."""
        self.canvas.setAccessibleName(self.views.button(self.views.choice).text())

    def _show_picture(self, picture: FamilyPicture) -> None:
        if picture.view is not self.view:
            return
        if self.canvas.is_dragging:
            self.canvas.show_picture(picture)
            return
        self._name_picture()
        self.canvas.show_picture(picture)
        self.key.show_key_of(picture)
        self._say_who()

    def _say_who(self) -> None:
        """Say where somebody who is chosen is not drawn, and why nothing is ringed."""
        kind, which = self._chosen
        picture = self.canvas.picture
        missing = kind == "person" and picture is not None and picture.places and picture.place_of(which) is None
        if missing and any(person.id == which for person in self._session.book.people):
            person = self._session.book.person(which)  # type: ignore[arg-type]
            name = person.called or person.known_as or self.tr("Somebody with no name yet")
            self._tell(self.tr("{name} is not drawn here.").format(name=name))
        else:
            self._tell("")

    def _tell(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _show_deeds(self) -> None:
        diagram = self.diagram
        self.options.setVisible(diagram is not None and self._session.can_write)
        self.tidy.setVisible(self.view.can_be_moved and self._session.can_write)
        self.tidy.setEnabled(diagram is not None and bool(diagram.moved))

    # What is done.

    def _choose(self, place: Standing) -> None:
        if place.support:
            self.chosen.emit("support", place.support)
        elif place.person is not None:
            self.chosen.emit("person", place.person)
        elif place.beside is not None:
            self.canvas.show_chosen(place.who)
            self._tell(self.tr("A parent who is not named. Enter, or a double press, adds them to the book."))

    def _enter(self) -> None:
        place = self.canvas.place
        if place is not None and place.beside is not None:
            self.name_wanted.emit(place.beside)
        else:
            self.entered.emit()

    def tidy_up(self) -> None:
        """Put everybody back to where the diagram puts them, in one step."""
        diagram = self.diagram
        if diagram is not None and diagram.moved and self._session.can_write:
            self._do(replace(diagram, moved=()), self.tr("Tidy up the diagram"))

    def _total(self, who: str, dx: float, dy: float) -> Drag:
        """By how much somebody is moved in all, with a little more."""
        diagram = self.diagram
        before = next((each for each in diagram.moved if each.who == who), None) if diagram is not None else None
        return Drag(who, round(dx + (before.dx if before else 0.0), 1), round(dy + (before.dy if before else 0.0), 1))

    def _dragged(self, who: str, dx: float, dy: float) -> None:
        self.pictures.ask(self.view, self._total(who, dx, dy))

    def _dropped(self, who: str, dx: float, dy: float) -> None:
        diagram, total = self.diagram, self._total(who, dx, dy)
        if diagram is not None:
            self._do(diagram.place_moved(who, total.dx, total.dy), self.tr("Move somebody in the diagram"))
        self.pictures.ask(self.view)

    def _nudged(self, who: str, dx: float, dy: float) -> None:
        diagram, total = self.diagram, self._total(who, dx, dy)
        if diagram is not None and self._session.can_write:
            self._session.do(ArrangeDiagram(diagram.place_moved(who, total.dx, total.dy), f"nudge {who}"))
            self.pictures.ask(self.view)

    def _do(self, diagram: Diagram, label: str) -> None:
        self._session.do_alone(Together((ArrangeDiagram(diagram),), label))

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "key"):
            self._fit()

    def _fit(self) -> None:
        wide = self.width() / look.scale()
        self.views.show_with_icons(wide >= ROOMY)
        self.views.fold(4 if wide >= 480 else 2)
        self.key.keep_under(self.height())
