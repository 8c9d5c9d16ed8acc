"""The mode of the family: the list at the left, the diagram in the middle, the chosen one's form at the right."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from lifestory_app.domain.beside import Relation, add_beside, name_other_parent, usual_other_parent
from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.edits import Edit, PutPerson
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.family_tree import TreeBringing
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.family.diagram_pane import DiagramPane
from lifestory_app.ui.family.panes import TwoPanes
from lifestory_app.ui.people.list_pane import ListPane
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.people.rows import Row
from lifestory_app.ui.people.sections import SECTIONS, EntryForm, Section
from lifestory_app.ui.words.helps import NO_HELPS, Helps

if TYPE_CHECKING:
    from lifestory_app.services.family_tree import FamilyRead


class PeopleScreen(QWidget):
    """Shows the family of a session's book. Everybody and everything is entered once, and every page reads the same facts."""

    photo_wanted = Signal(object)
    page_wanted = Signal(object)
    send_wanted = Signal()
    tree_begun = Signal()
    tree_brought = Signal(object)
    tree_refused = Signal(str)
    chose = Signal()

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.helps = helps
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.portraits = Portraits(session)
        self.trees = TreeBringing(session, self)
        self.trees.brought.connect(self._brought)
        self.trees.refused.connect(self.tree_refused)
        self.trees.ended.connect(lambda: self.pane.show_busy(False))
        self._sections = {section.kind: section for section in (make(self) for make in SECTIONS)}
        self._chosen: tuple[str, str] = ("person", session.book.child)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.pane = ListPane(list(self._sections.values()), self.portraits, can_write=session.can_write)
        self.list, self.tree = self.pane.list, self.pane.tree
        self.pane.chosen.connect(self.choose)
        self.pane.entered.connect(self.change_name)
        self.pane.take_out_wanted.connect(self.take_out)
        self.pane.add_wanted.connect(self.add)
        self.pane.tree_wanted.connect(self.bring_tree)
        self.pane.send_wanted.connect(self.send_wanted)
        self.pane.show_busy(False)
        across.addWidget(self.pane)
        self.diagram = DiagramPane(session, self.portraits.painter)
        self.diagram.chosen.connect(self.choose)
        self.diagram.entered.connect(self.change_name)
        self.diagram.take_out_wanted.connect(self.take_out)
        self.diagram.name_wanted.connect(self.name_other_parent)
        self.diagram.options_wanted.connect(self.show_options)
        self._forms = QStackedWidget()
        self._forms.setProperty("role", "window")
        self._areas: dict[str, QWidget] = {}
        self.panes = TwoPanes(self.diagram, self._forms)
        across.addWidget(self.panes, 1)
        session.changed.connect(self.refresh)
        self.refresh()

    def begin(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    @property
    def section(self) -> Section:
        """The part of the list that the chosen one belongs to."""
        return self._sections[self._chosen[0]]

    def form_of(self, kind: str) -> EntryForm:
        """The form of one kind of thing: `person`, `home` and so on."""
        return self._sections[kind].made.form

    def change_name(self) -> None:
        """Put the keyboard into the name of what is chosen."""
        self.panes.show_form()
        self.section.made.form.begin()

    def take_out(self) -> None:
        """Take what is chosen out of the book, where no page needs it. Undo brings it back."""
        if self.session.can_write:
            self.section.made.form.take_out()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self.diagram.canvas, self._forms]

    def choose(self, kind: str, id: str) -> None:
        """Choose a person, a home or whatever else the list has."""
        if (kind, id) != self._chosen:
            self.session.end_phrase()
            self._chosen = (kind, id)
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the family of the book as it is now."""
        book = self.session.book
        rows: list[Row] = []
        for section in self._sections.values():
            found = section.rows(book)
            rows += [Row("", "", section.head), *found] if found else []
        if self._chosen not in {(row.kind, row.id) for row in rows}:
            self._chosen = ("person", book.child)
        self.pane.show_rows(rows, self._chosen)
        self._forms.setCurrentWidget(self._area_of(self.section))
        self.section.made.show(book, self._chosen[1])
        self.diagram.show_chosen(*self._chosen)
        self.chose.emit()

    def _area_of(self, section: Section) -> QWidget:
        """The place of a form on the screen, made when it is first needed."""
        if section.kind not in self._areas:
            self._areas[section.kind] = kit.scrolled(section.made.page)
            self._forms.addWidget(self._areas[section.kind])
        return self._areas[section.kind]

    @property
    def chosen_person(self) -> PersonId | None:
        """The person who is chosen, or None where it is something else."""
        return PersonId(self._chosen[1]) if self._chosen[0] == "person" else None

    def draw(self, id: PersonId) -> None:
        """Put together a drawing of a person, used wherever there is no photo of them."""
        from lifestory_app.ui.people.builder import PersonBuilder

        person = self.session.book.person(id)
        builder = PersonBuilder(self, self.portraits.painter, person.called or person.known_as, person.drawing)
        builder.used.connect(lambda drawing: self._use_drawing(id, drawing))
        builder.exec()
        builder.deleteLater()

    def _use_drawing(self, id: PersonId, drawing: PersonDrawing) -> None:
        self.session.do_alone(PutPerson(replace(self.session.book.person(id), drawing=drawing)))

    def add(self, kind: str) -> None:
        """Add a person, a home or what else the list has, and put the keyboard into its first field."""
        self._add(kind, *self._sections[kind].fresh(self.session.book))

    def add_beside(self, relation: Relation, with_: PersonId | None = None) -> None:
        """Add a parent, partner, child, brother or sister of the chosen person, and put the keyboard into their first name."""
        who = self.chosen_person
        if who is not None and self.session.can_write:
            added = add_beside(self.session.book, who, relation, with_, self.tr("Add a relative"))
            self._add("person", added.person, added.edit)

    def add_usual(self, relation: Relation) -> None:
        """The same by a key, without asking with whom: a child is that of the one couple that comes into question."""
        who = self.chosen_person
        if who is not None:
            self.add_beside(relation, usual_other_parent(self.session.book, who) if relation is Relation.CHILD else None)

    def name_other_parent(self, known: PersonId) -> None:
        """Add the parent who stands in the genogram without a name, and put the keyboard into their first name."""
        added = name_other_parent(self.session.book, known, self.tr("Add a relative"))
        if added is not None and self.session.can_write:
            self._add("person", added.person, added.edit)

    def _add(self, kind: str, new: str, edit: Edit) -> None:
        self.session.end_phrase()
        before, self._chosen = self._chosen, (kind, new)
        if not self.session.do(edit):
            self._chosen = before
            return
        self.session.end_phrase()
        self.change_name()

    def show_options(self) -> None:
        """Ask what the diagram shows: the day it is true for, and who is in it."""
        from lifestory_app.ui.family.options_dialog import OptionsDialog

        dialog = OptionsDialog(self, self.session, self.diagram.view)
        dialog.exec()
        dialog.deleteLater()

    def bring_tree(self) -> None:
        """Ask for a file of a family tree program, and add the people in it."""
        path = asking.family_tree_to_bring(self)
        if path is None:
            return
        self.tree_begun.emit()
        self.trees.bring(path)
        self.list.setFocus()
        self.pane.show_busy(self.trees.is_busy)

    def _brought(self, read: "FamilyRead") -> None:
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self.tell_of_tree(read)
        else:
            self.tree_brought.emit(read)

    def tell_of_tree(self, read: "FamilyRead") -> None:
        """Show what came with a family tree, and what was left out."""
        from lifestory_app.ui.people.tree_dialog import TreeDialog

        dialog = TreeDialog(self, read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
