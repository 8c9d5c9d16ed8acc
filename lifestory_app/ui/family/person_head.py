"""Above the form of a person: their face, who they are to the child, whom to add beside them, and the way to their family."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from lifestory_app.domain.beside import Relation, only_parent, partners_of, usual_other_parent
from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Person
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.family import relatives
from lifestory_app.ui.family.place_fields import PlaceFields
from lifestory_app.ui.family.relative_rows import RelativeRows
from lifestory_app.ui.people.parts import Part
from lifestory_app.ui.people.portraits import Portraits

FACE = 56


class PersonHead(QWidget):
    """Shows who is chosen and their nearest family. `add_wanted` asks for a relative, and with whom, or None."""

    person_wanted = Signal(object)
    add_wanted = Signal(object, object)

    def __init__(self, session: Session, portraits: Portraits) -> None:
        super().__init__()
        self._session, self._portraits = session, portraits
        self._person: Person | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._face = QLabel()
        head.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = kit.label("", "h2", wraps=True)
        self._what = kit.label("", "quiet")
        names.addWidget(self._name)
        names.addWidget(self._what)
        names.addStretch(1)
        head.addLayout(names, 1)
        column.addLayout(head)
        self._beside = kit.label("", "label", wraps=True)
        column.addWidget(self._beside)
        column.addLayout(self._make_adding())
        self._together = RelativeRows(self.tr("Together with"))
        self._children = RelativeRows(self.tr("Children"))
        self._parents = RelativeRows(self.tr("Parents"))
        self.family = Part(self.tr("Their family"))
        for rows in (self._together, self._children, self._parents):
            rows.chosen.connect(self.person_wanted)
            self.family.body.addWidget(rows)
        column.addWidget(self.family)
        self.drawn = Part(self.tr("In the diagrams"))
        self._boxes: dict[DiagramKind, QCheckBox] = {}
        for kind in (DiagramKind.GENOGRAM, DiagramKind.TREE):
            box = QCheckBox()
            box.toggled.connect(lambda shown, kind=kind: self._leave_out(kind, not shown))
            self._boxes[kind] = box
            self.drawn.body.addWidget(box)
        self.place = PlaceFields(session)
        self.drawn.body.addWidget(self.place)
        column.addWidget(self.drawn)

    def _make_adding(self) -> QGridLayout:
        self._adding = QGridLayout()
        self._adding.setSpacing(8)
        self.buttons: dict[Relation, kit.Button] = {}
        for number, (relation, said, key) in enumerate(
            (
                (Relation.PARENT, self.tr("Parent"), "Alt+P"),
                (Relation.PARTNER, self.tr("Partner"), "Alt+T"),
                (Relation.CHILD, self.tr("Child"), "Alt+C"),
                (Relation.SIBLING, self.tr("Brother or sister"), "Alt+S"),
            )
        ):
            button = kit.Button(said)
            button.setToolTip(f"{said}, {key}")
            button.clicked.connect(lambda _=False, relation=relation: self._add(relation))
            self.buttons[relation] = button
            self._adding.addWidget(button, number // 2, number % 2)
        return self._adding

    def show_person(self, book: Book, person: Person) -> None:
        """Show somebody of the book."""
        self._person = person
        name = relatives.named(person)
        self._name.setText(person.known_as or name)
        self._what.setText(relatives.to_the_child(book, person))
        self._face.setPixmap(self._portraits.of_person(person, look.px(FACE), self.devicePixelRatioF()))
        self._face.setAccessibleName(name)
        self._beside.setText(self.tr("Add beside {name}").format(name=person.known_as or name))
        for relation, button in self.buttons.items():
            button.setAccessibleName(self.tr("Add beside {name}: {who}").format(name=name, who=button.text()))
            button.setEnabled(self._session.can_write)
            button.show_icon("down" if len(self._ways(book, person.id, relation)) > 1 else "add")
        together, children = relatives.together_with(book, person.id), relatives.children(book, person.id)
        parents = relatives.parents(book, person.id)
        shown = ((self._together, together), (self._children, children), (self._parents, parents))
        changes = [rows.show_relatives(found) for rows, found in shown]
        self.family.setVisible(bool(together or children or parents))
        self.family.tell(_listed((together, self.tr("with {names}")), (children, self.tr("parent of {names}")),
                                 (parents, self.tr("child of {names}"))))  # fmt: skip
        said = {
            DiagramKind.GENOGRAM: self.tr("Show {name} in the genogram"),
            DiagramKind.TREE: self.tr("Show {name} in the child’s tree"),
        }
        for kind, box in self._boxes.items():
            box.setText(said[kind].format(name=person.known_as or name))
            with QSignalBlocker(box):
                box.setChecked(person.id not in book.diagram(kind).left_out)
            box.setVisible(person.id != book.child)
            box.setEnabled(self._session.can_write)
        self.place.show_place(book, person.id)
        self.drawn.tell(self._told_of_diagrams(book, person))
        if any(changes):
            kit.tab_as_laid_out(self)

    def _told_of_diagrams(self, book: Book, person: Person) -> str:
        """In which diagrams somebody is shown, and whether they were moved by hand."""
        left_out = {kind: person.id in book.diagram(kind).left_out for kind in self._boxes}
        moved = any(each.who == person.id for each in book.diagram(DiagramKind.GENOGRAM).moved)
        parts = [
            self.tr("not in the genogram") if left_out[DiagramKind.GENOGRAM] else "",
            self.tr("not in the child’s tree") if left_out[DiagramKind.TREE] else "",
            self.tr("moved by hand") if moved else "",
        ]
        told = ", ".join(part for part in parts if part)
        return told[:1].upper() + told[1:] if told else self.tr("Shown wherever they belong")

    def _leave_out(self, kind: DiagramKind, is_left_out: bool) -> None:
        if self._person is not None:
            diagram = self._session.book.diagram(kind)
            others = tuple(each for each in diagram.left_out if each != self._person.id)
            left_out = (*others, self._person.id) if is_left_out else others
            self._session.do_alone(ArrangeDiagram(replace(diagram, left_out=left_out)))

    # Adding.

    def _ways(self, book: Book, who: PersonId, relation: Relation) -> list[tuple[str, PersonId | None]]:
        """What there is to choose from before one is added: with whom. Where there is one way, nothing is asked."""

        def name(each: PersonId) -> str:
            person = book.person(each)
            return person.known_as or relatives.named(person)

        if relation is Relation.PARENT:
            known = only_parent(book, who)
            if known is not None:
                couple = self.tr("A parent, in a couple with {name}").format(name=name(known))
                return [(self.tr("A parent"), None), (couple, known)]
        if relation is Relation.CHILD:
            partners = partners_of(book, who)
            usual = usual_other_parent(book, who)
            ordered = sorted(partners, key=lambda each: each != usual)
            ways = [(self.tr("A child with {name}").format(name=name(each)), each) for each in ordered]
            return [*ways, (self.tr("A child, the other parent not said"), None)] if ways else [("", None)]
        return [("", None)]

    def _add(self, relation: Relation) -> None:
        person = self._person
        if person is None:
            return
        ways = self._ways(self._session.book, person.id, relation)
        if len(ways) == 1:
            self.add_wanted.emit(relation, ways[0][1])
            return
        menu = QMenu(self)
        for said, with_ in ways:
            menu.addAction(said).triggered.connect(lambda _=False, with_=with_: self.add_wanted.emit(relation, with_))
        button = self.buttons[relation]
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])


def _listed(*groups: tuple[list[relatives.Relative], str]) -> str:
    """The names of a family in a line, for while its part is closed."""
    told = "; ".join(said.format(names=", ".join(each.name for each in group)) for group, said in groups if group)
    return told[:1].upper() + told[1:]
