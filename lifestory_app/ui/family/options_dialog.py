"""What a diagram shows: the day it is true for, cultures, and who is drawn."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Diagram
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.family_view import View
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.family.relatives import named
from lifestory_app.ui.people.fields import Choice, DateField

WHO = Qt.ItemDataRole.UserRole


class OptionsDialog(kit.Dialog):
    """Every change is in the book, and in the diagram behind, at once, and can be undone."""

    def __init__(self, parent: QWidget | None, session: Session, view: View) -> None:
        titles = {
            View.GENOGRAM: self.tr("What the genogram shows"),
            View.TREE: self.tr("What the child’s tree shows"),
            View.ECOMAP: self.tr("What the ecomap shows"),
        }
        super().__init__(parent, titles[view], "settings", self.tr("Done"), width=560)
        assert view.diagram is not None
        self._session, self._kind = session, view.diagram
        self.cancel.hide()
        self.primary.clicked.connect(self.accept)
        self.day: DateField | None = None
        self.cultural: QCheckBox | None = None
        self.people: QListWidget | None = None
        self.centre: Choice | None = None
        diagram = self._diagram
        if view is not View.TREE:
            self.day = DateField(self.tr("True for the day"))
            self.day.show_date(diagram.drawn, other=True)
            self.day.dated.connect(self._set_day)
            self.day.phrase_ended.connect(session.end_phrase)
            self.body.addWidget(self.day)
            if view is View.GENOGRAM:
                said = self.tr("Ages are those of this day. With no day said it is the last day that the book knows of.")
                self.body.addWidget(kit.label(said, "small"))
        if view is View.GENOGRAM:
            self.cultural = QCheckBox(self.tr("Show cultures, languages, faith and moves to another country"))
            self.cultural.setChecked(diagram.cultural)
            self.cultural.toggled.connect(lambda on: self._put(replace(self._diagram, cultural=on)))
            self.body.addWidget(self.cultural)
        if view is View.ECOMAP:
            self.body.addWidget(self._make_centre(diagram))
        else:
            self.body.addWidget(self._make_people(diagram))
        self.body.addStretch(1)
        self.finished.connect(lambda _: session.end_phrase())

    @property
    def _diagram(self) -> Diagram:
        return self._session.book.diagram(self._kind)

    def _make_centre(self, diagram: Diagram) -> QWidget:
        book = self._session.book
        choices: dict[object, str] = {None: named(book.the_child)}
        choices |= {each.id: each.title or self.tr("A household with no name yet") for each in book.households}
        self.centre = Choice(choices)
        self.centre.show_value(diagram.centre)
        self.centre.picked.connect(lambda centre: self._put(replace(self._diagram, centre=centre)))
        return kit.Field(self.tr("In the middle"), self.centre)

    def _make_people(self, diagram: Diagram) -> QWidget:
        people = QListWidget()
        people.setProperty("boxed", "true")
        people.setMinimumHeight(look.px(240))
        book = self._session.book
        for person in book.people:
            if person.id == book.child:
                continue
            item = QListWidgetItem(named(person))
            item.setData(WHO, person.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            shown = person.id not in diagram.left_out
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            people.addItem(item)
        people.itemChanged.connect(lambda _: self._gather())
        self.people = people
        return kit.Field(self.tr("Who is drawn, if somebody in the family is joined to them"), people)

    def _gather(self) -> None:
        assert self.people is not None
        items = [self.people.item(row) for row in range(self.people.count())]
        left_out = tuple(PersonId(item.data(WHO)) for item in items if item.checkState() is not Qt.CheckState.Checked)
        self._put(replace(self._diagram, left_out=left_out))

    def _set_day(self, day: UncertainDate | None) -> None:
        self._session.do(ArrangeDiagram(replace(self._diagram, drawn=day), "day"))

    def _put(self, diagram: Diagram) -> None:
        self._session.do_alone(ArrangeDiagram(diagram))
