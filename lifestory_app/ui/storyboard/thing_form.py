"""The list of everything drawn in a panel, and the form of the chosen one: all of it without touching the drawing."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from lifestory_app.domain.ids import ThingId
from lifestory_app.domain.storyboards import HIGH, WIDE, Bubble, BubbleKind, Mark, Panel, PanelPicture, Thing
from lifestory_app.services.storyboards import Story
from lifestory_app.ui import kit, look
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.storyboard.geometry import Box, moved_inside, scaled
from lifestory_app.ui.storyboard.names import called, colour_names, thicknesses
from lifestory_app.ui.words.line import LineField


class ThingForm(QWidget):
    """Shows what is drawn, the lowest last, and reports the panel that its fields make."""

    changed = Signal(object, str)
    chosen = Signal(object)
    phrase_ended = Signal()

    def __init__(self, story: Story) -> None:
        super().__init__()
        self._story = story
        self._panel: Panel | None = None
        self._chosen: ThingId | None = None
        self._showing = False
        self._labelled: dict[kit.Number, kit.Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.list = QListWidget()
        self.list.setProperty("boxed", "true")
        self.list.setAccessibleName(self.tr("What is drawn, the topmost first"))
        self.list.setMaximumHeight(look.px(150))
        self.list.currentRowChanged.connect(self._pick)
        column.addWidget(self.list)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self.text = LineField(self.tr("What is said"))
        self.text.rewritten.connect(self._write)
        self.text.phrase_ended.connect(self.phrase_ended)
        fields.addWidget(self.text)
        self.across, self.down = self._number(self.tr("From the left, %")), self._number(self.tr("From the top, %"))
        self.size = self._number(self.tr("Size, %"), 3, 200)
        self.turn = self._number(self.tr("Turned by, degrees"), -180, 180)
        for pair in ((self.across, self.down), (self.size, self.turn)):
            row = QHBoxLayout()
            for number in pair:
                row.addWidget(self._labelled[number])
            fields.addLayout(row)
        self.flip = QCheckBox(self.tr("Looking the other way"))
        self.flip.toggled.connect(lambda flipped: self._set("", flipped=flipped))
        fields.addWidget(self.flip)
        self.colour, self.thick = Choice(colour_names()), Choice(thicknesses())
        self.colour.picked.connect(lambda colour: self._set("", colour=colour))
        self.thick.picked.connect(lambda thickness: self._set("", thickness=thickness))
        self._ink = QWidget()
        ink = QHBoxLayout(self._ink)
        ink.setContentsMargins(0, 0, 0, 0)
        ink.addWidget(kit.Field(self.tr("Colour"), self.colour))
        ink.addWidget(kit.Field(self.tr("How thick"), self.thick))
        fields.addWidget(self._ink)
        deeds = QHBoxLayout()
        self.raise_it = kit.IconButton("up", self.tr("Bring it forward"), framed=True)
        self.lower_it = kit.IconButton("down", self.tr("Put it behind"), framed=True)
        copy = kit.IconButton("duplicate", self.tr("Once more"), "Ctrl+D", framed=True)
        away = kit.IconButton("delete", self.tr("Take it off"), "Del", framed=True)
        self.raise_it.clicked.connect(lambda: self._layer(1))
        self.lower_it.clicked.connect(lambda: self._layer(-1))
        copy.clicked.connect(self.duplicate)
        away.clicked.connect(self.remove)
        for button in (self.raise_it, self.lower_it, copy, away):
            deeds.addWidget(button)
        deeds.addStretch(1)
        fields.addLayout(deeds)
        column.addWidget(self._fields)

    def _number(self, label: str, least: int = 0, most: int = 100) -> kit.Number:
        number = kit.Number(least, most)
        self._labelled[number] = kit.Field(label, number)
        number.valueChanged.connect(self._place)
        return number

    def show_panel(self, panel: Panel | None, chosen: ThingId | None) -> None:
        """Show what is drawn, and the fields of the chosen thing."""
        self._showing = True
        self._panel, self._chosen = panel, chosen
        things = list(reversed(panel.things)) if panel is not None else []
        names = [called(each, self._story.called(each)) for each in things]
        if names != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(names)
        row = next((n for n, each in enumerate(things) if each.id == chosen), -1)
        self.list.setCurrentRow(row)
        self.list.setVisible(bool(things))
        thing = self._thing()
        self._fields.setVisible(thing is not None)
        if thing is not None:
            self._show_thing(thing)
        self._showing = False

    def _show_thing(self, thing: Thing) -> None:
        left, top, wide, high = self._box(thing)
        self.text.setVisible(isinstance(thing, Bubble))
        self._ink.setVisible(isinstance(thing, Mark))
        for field in (self._labelled[self.turn], self.flip):
            field.setVisible(isinstance(thing, PanelPicture))
        self.across.setValue(round((left + wide / 2) / WIDE * 100))
        self.down.setValue(round((top + high / 2) / HIGH * 100))
        match thing:
            case Bubble():
                word = thing.kind is BubbleKind.LABEL
                self.text.caption.setAccessibleName(self.tr("The word") if word else self.tr("What is said"))
                self.text.show_text(thing.text)
                self.size.setValue(round(thing.width / WIDE * 100))
            case PanelPicture():
                self.size.setValue(round(thing.height / HIGH * 100))
                self.turn.setValue(round(thing.turn))
                self.flip.setChecked(thing.flipped)
            case Mark():
                self.size.setValue(round(max(wide, high) / WIDE * 100))
                self.colour.show_value(thing.colour)
                self.thick.show_value(thing.thickness)
        layers = self._panel.things if self._panel is not None else ()
        self.raise_it.setEnabled(bool(layers) and layers[-1].id != thing.id)
        self.lower_it.setEnabled(bool(layers) and layers[0].id != thing.id)

    def _thing(self) -> Thing | None:
        things = self._panel.things if self._panel is not None else ()
        return next((each for each in things if each.id == self._chosen), None)

    def _box(self, thing: Thing) -> Box:
        box = self._story.box(thing)
        return box.x, box.y, box.width, box.height

    def _pick(self, row: int) -> None:
        if not self._showing and self._panel is not None and row >= 0:
            self.chosen.emit(list(reversed(self._panel.things))[row].id)

    # What the fields mean.

    def _put(self, thing: Thing, phrase: str) -> None:
        if self._panel is not None:
            self.changed.emit(self._panel.with_thing(thing), f"{phrase} {thing.id}" if phrase else "")

    def _set(self, phrase: str, **changes: object) -> None:
        thing = self._thing()
        if thing is not None and not self._showing:
            self._put(replace(thing, **changes), phrase)  # type: ignore[arg-type]

    def _write(self, text: str) -> None:
        if isinstance(self._thing(), Bubble):
            self._set("text", text=text)

    def _place(self) -> None:
        thing = self._thing()
        if thing is None or self._showing:
            return
        left, top, wide, high = self._box(thing)
        dx = self.across.value() / 100 * WIDE - (left + wide / 2)
        dy = self.down.value() / 100 * HIGH - (top + high / 2)
        if abs(dx) >= WIDE / 200 or abs(dy) >= HIGH / 200:
            thing = moved_inside(thing, (left, top, wide, high), dx, dy)
        size = self.size.value() / 100
        if isinstance(thing, PanelPicture):
            thing = replace(thing, height=size * HIGH, turn=float(self.turn.value()))
        elif isinstance(thing, Bubble):
            thing = replace(thing, width=size * WIDE)
        elif abs(size * WIDE - max(wide, high)) >= WIDE / 200:
            thing = scaled(thing, self._box(thing), size * WIDE / max(wide, high, 1.0))
        self._put(thing, "place")

    def _layer(self, by: int) -> None:
        thing = self._thing()
        if thing is None or self._panel is None:
            return
        things = list(self._panel.things)
        at = things.index(thing)
        if 0 <= at + by < len(things):
            things.insert(at + by, things.pop(at))
            self.changed.emit(replace(self._panel, things=tuple(things)), "")

    def duplicate(self) -> None:
        """Put the chosen thing there once more."""
        thing = self._thing()
        if thing is not None and self._panel is not None:
            copy = self._story.copy_of(thing)
            self.changed.emit(self._panel.with_thing(copy), "")
            self.chosen.emit(copy.id)

    def remove(self) -> None:
        """Take the chosen thing off."""
        if self._chosen is not None and self._panel is not None:
            self.changed.emit(self._panel.without(self._chosen), "")

    def enter(self) -> None:
        """Put the keyboard into the first field of the chosen thing."""
        (self.text if isinstance(self._thing(), Bubble) else self.across).setFocus(Qt.FocusReason.OtherFocusReason)
