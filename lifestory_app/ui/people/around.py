"""Who and what is around the child: a list and a form, with the map that they make beside them."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from lifestory_app.domain.edits import Together
from lifestory_app.domain.family import DiagramKind, Flow, Strength, Support, SupportKind
from lifestory_app.domain.family_edits import ArrangeDiagram, PutSupport, RemoveSupport
from lifestory_app.domain.ids import PageId, PersonId, SupportId, new_id
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words.line import LineField

PREVIEW = 300


def _tr(text: str) -> str:
    return QCoreApplication.translate("Around", text)


def kinds() -> dict[SupportKind, str]:
    """What can stand around a child."""
    return {
        SupportKind.PERSON: _tr("A person"),
        SupportKind.FAMILY: _tr("Family"),
        SupportKind.FRIENDS: _tr("Friends"),
        SupportKind.SCHOOL: _tr("School or nursery"),
        SupportKind.HEALTH: _tr("Health"),
        SupportKind.CLUB: _tr("A club or hobby"),
        SupportKind.FAITH: _tr("Faith"),
        SupportKind.WORK: _tr("Work"),
        SupportKind.SERVICE: _tr("A service"),
        SupportKind.NEIGHBOURHOOD: _tr("Neighbourhood"),
        SupportKind.OTHER: _tr("Something else"),
    }


def strengths() -> dict[Strength, str]:
    """How strong a link is."""
    return {
        Strength.STRONG: _tr("Strong"),
        Strength.ORDINARY: _tr("There"),
        Strength.WEAK: _tr("Weak, or not sure"),
        Strength.STRESSFUL: _tr("With stress in it"),
        Strength.BROKEN: _tr("No link now"),
    }


def flows(child: str) -> dict[Flow, str]:
    """Which way help goes."""
    return {
        Flow.NOT_SAID: _tr("Not said"),
        Flow.TO_CHILD: _tr("To {child}").format(child=child),
        Flow.FROM_CHILD: _tr("From {child}").format(child=child),
        Flow.BOTH: _tr("Both ways"),
    }


class AroundDialog(kit.Dialog):
    """Changes what is around the child. Every change is in the book at once, and can be undone."""

    def __init__(self, parent: QWidget | None, session: Session, page: PageId, painter: QtPainter) -> None:
        child = session.book.the_child.known_as
        title = self.tr("Who and what is around {child}?").format(child=child)
        super().__init__(parent, title, "ecomap", self.tr("Done"), width=1100)
        self._session, self._page, self._painter = session, page, painter
        self._chosen: SupportId | None = next((each.id for each in session.book.supports), None)
        self._showing = False
        self.cancel.hide()
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(self._make_list())
        across.addWidget(self._make_form(child), 1)
        self._preview = QLabel()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._preview)
        self.body.addLayout(across)
        self.primary.clicked.connect(self.accept)
        self.finished.connect(lambda _: session.end_phrase())
        session.changed.connect(self._refresh)
        self._refresh()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.list = QListWidget()
        self.list.setProperty("boxed", "true")
        self.list.setAccessibleName(self.tr("Who and what is around"))
        self.list.setFixedWidth(look.px(230))
        self.list.setMinimumHeight(look.px(300))
        self.list.currentRowChanged.connect(self._choose)
        column.addWidget(self.list, 1)
        add = kit.Button(self.tr("Add somebody or something"), "add")
        add.clicked.connect(self.add)
        column.addWidget(add)
        return column

    def _make_form(self, child: str) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.day = DateField(self.tr("True for the day"))
        self.day.dated.connect(self._set_day)
        column.addWidget(self.day)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(10)
        self.name = LineField(self.tr("Name on the map"))
        self.name.rewritten.connect(lambda text: self._set("name", name=text))
        self.name.phrase_ended.connect(self._session.end_phrase)
        self.kind, self.strength, self.flow = Choice(kinds()), Choice(strengths()), Choice(flows(child))
        self.person = Choice({})
        self.kind.picked.connect(lambda value: self._set("", kind=value))
        self.strength.picked.connect(lambda value: self._set("", strength=value))
        self.flow.picked.connect(lambda value: self._set("", flow=value))
        self.person.picked.connect(lambda value: self._set("", person=value or None))
        self.note = LineField(self.tr("A note"))
        self.note.rewritten.connect(lambda text: self._set("note", note=text))
        self.note.phrase_ended.connect(self._session.end_phrase)
        fields.addWidget(self.name)
        for pair in (
            (kit.Field(self.tr("What it is"), self.kind), kit.Field(self.tr("With the face of"), self.person)),
            (kit.Field(self.tr("How strong the link is"), self.strength), kit.Field(self.tr("Help goes"), self.flow)),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in pair:
                row.addWidget(field, 1)
            fields.addLayout(row)
        fields.addWidget(self.note)
        away = kit.Button(self.tr("Take it off the map"), "delete", "quiet")
        away.clicked.connect(self.remove)
        fields.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fields)
        column.addStretch(1)
        return form

    # What is shown.

    @property
    def support(self) -> Support | None:
        """What is chosen in the list."""
        return next((each for each in self._session.book.supports if each.id == self._chosen), None)

    def _refresh(self, *_: object) -> None:
        book = self._session.book
        if all(page.id != self._page for page in book.pages):
            self.reject()
            return
        self._showing = True
        names = [each.name or self.tr("No name yet") for each in book.supports]
        if names != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(names)
        ids = [each.id for each in book.supports]
        self.list.setCurrentRow(ids.index(self._chosen) if self._chosen in ids else -1)
        self._fields.setVisible(self.support is not None)
        people: dict[object, str] = {"": self.tr("Nobody in the book")}
        people |= {person.id: person.called or person.known_as for person in book.people if person.id != book.child}
        if list(people) != self.person.values:
            self.person.offer(people)
        self.day.show_date(book.diagram(DiagramKind.ECOMAP).drawn, other=False)
        if self.support is not None:
            self.name.show_text(self.support.name)
            self.kind.show_value(self.support.kind)
            self.strength.show_value(self.support.strength)
            self.flow.show_value(self.support.flow)
            self.person.show_value(self.support.person or "")
            self.note.show_text(self.support.note)
        self._showing = False
        self._show_map()

    def _show_map(self) -> None:
        side = self._session.laid_out.side(self._page)
        ratio = self.devicePixelRatioF()
        image = self._painter.page_image(side, PREVIEW * ratio / side.width)
        image.setDevicePixelRatio(ratio)
        self._preview.setPixmap(QPixmap.fromImage(image))
        self._preview.setAccessibleName(self.tr("The page as it is now"))

    def _choose(self, row: int) -> None:
        supports = self._session.book.supports
        if not self._showing and 0 <= row < len(supports):
            self._session.end_phrase()
            self._chosen = supports[row].id
            self._refresh()

    # What is done.

    def _set(self, phrase: str, **changes: object) -> None:
        support = self.support
        if support is None or self._showing:
            return
        if isinstance(changes.get("person"), str):
            changes["person"] = PersonId(str(changes["person"]))
        if not phrase:
            self._session.end_phrase()
        self._session.do(PutSupport(replace(support, **changes), phrase))  # type: ignore[arg-type]
        if not phrase:
            self._session.end_phrase()

    def _set_day(self, day: object) -> None:
        diagram = self._session.book.diagram(DiagramKind.ECOMAP)
        self._session.do(ArrangeDiagram(replace(diagram, drawn=day), "day"))  # type: ignore[arg-type]

    def add(self) -> None:
        """Add something, and put the keyboard into its name."""
        fresh = Support(SupportId(new_id()), "")
        self._chosen = fresh.id
        self._session.do_alone(Together((PutSupport(fresh),), self.tr("Add who is around")))
        self.name.focus()

    def remove(self) -> None:
        """Take the chosen one off the map."""
        ids = [each.id for each in self._session.book.supports]
        if self._chosen in ids:
            at = ids.index(self._chosen)
            gone = self._chosen
            left = [each for each in ids if each != gone]
            self._chosen = left[min(at, len(left) - 1)] if left else None
            self._session.do_alone(RemoveSupport(gone))
