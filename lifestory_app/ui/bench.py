"""A book at work with everything that can be reached from it: what an action means, and which screen does it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lifestory_app.domain.beside import Relation
from lifestory_app.domain.edits import RenameBook
from lifestory_app.domain.ids import PageId
from lifestory_app.services.family_out import FamilyLeaving
from lifestory_app.services.growing import is_shortened
from lifestory_app.services.out import Leaving
from lifestory_app.services.session import Safety, Session
from lifestory_app.services.settings import Settings
from lifestory_app.ui import asking, kit
from lifestory_app.ui.actions import Actions, Needs
from lifestory_app.ui.due_steps import DueSteps
from lifestory_app.ui.editor.workbench import Workbench
from lifestory_app.ui.out_steps import OutSteps
from lifestory_app.ui.photo_steps import PhotoSteps
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.scrap_steps import ScrapSteps
from lifestory_app.ui.sibling_steps import SiblingSteps
from lifestory_app.ui.story_steps import StorySteps
from lifestory_app.ui.words.helps import NO_HELPS, Helps

if TYPE_CHECKING:
    from lifestory_app.domain.ids import MemoryId
    from lifestory_app.paint.qt import QtPainter
    from lifestory_app.ui.editor.desk import Desk
    from lifestory_app.ui.family.canvas import DiagramCanvas
    from lifestory_app.ui.people.screen import PeopleScreen
    from lifestory_app.ui.versions.view import VersionsView

MENU = (
    "book.save", "book.version", "book.rename", "book.due", "", "page.find", "page.go", "page.layout", "book.look",
    "book.photos", "", "book.kind", "book.grow", "book.sibling", "book.shared", "",
    "app.larger", "app.smaller", "app.settings", "app.help", "app.about", "",
    "book.recovery", "book.lock", "book.close",
)  # fmt: skip
OUT_MENU = ("book.copy", "book.preview", "book.print", "book.letter", "book.family", "book.extract", "book.record")


class Bench(Workbench):
    """The workbench of one session, with its actions."""

    def __init__(self, session: Session, settings: Settings, actions: Actions, helps: Helps = NO_HELPS) -> None:
        super().__init__(session, helps)
        self._settings, self._actions, self._helps = settings, actions, helps
        self.said_it_cannot_be_saved = False
        actions.fill(self.top.menu, MENU)
        actions.fill(self.top.out_menu, OUT_MENU)
        self.save_elsewhere_wanted.connect(self.save_elsewhere)
        self.mode_changed.connect(lambda _mode: self._renew())
        write = self.write
        write.add_wanted.connect(self.add_page)
        write.layout_wanted.connect(self.change_layout)
        write.theme_wanted.connect(self.change_look)
        write.people_wanted.connect(lambda: self.show_mode("people"))
        write.home_wanted.connect(lambda: (self.show_mode("people"), self._people().add("home")))
        self.photos = PhotoSteps(self)
        self.out = OutSteps(self)
        self.stories = StorySteps(self, helps)
        write.around_wanted.connect(self.change_around)
        write.help_wanted.connect(self.help_wanted)
        write.memory_wanted.connect(self.show_memory)
        self.scraps = ScrapSteps(self, helps)
        self.due = DueSteps(self, settings)
        self.siblings = SiblingSteps(self)
        self.leaving = Leaving(session, self)
        self.family_leaving = FamilyLeaving(session, self)
        session.moved.connect(lambda _path: write.renew_painter())

    # What the window asks.

    @property
    def page(self) -> PageId | None:
        """The page one is on."""
        return self.write.page

    @property
    def screen(self) -> QWidget:
        """What is before the user: the step that takes the window, or the screen of the mode."""
        return self.step or self._modes[self.mode]

    def painter(self) -> "QtPainter":
        """What paints this book's pages."""
        from lifestory_app.paint.qt import QtPainter

        return QtPainter(self.session.fonts, self.session.photos)

    def there(self) -> set[Needs]:
        """What there is now for actions to work on."""
        there = {Needs.BOOK}
        if self.session.can_write and is_shortened(self.session.book):
            there.add(Needs.SHORTENED)
        if self.step is None:
            there.add(Needs.FILLED)
            there.add(Needs.VERSIONS if self.mode == "versions" else Needs.LISTED)
        if self.mode == "write" and self.step is None:
            there |= {Needs.WRITING, Needs.PICTURE, Needs.STEPS}
            if self.page is not None:
                there.add(Needs.PAGE)
        if self.mode == "letter" and self.step is None and "letter" in self._modes and self.letters.screen.letter is not None:
            there |= {Needs.LETTER, Needs.STEPS}
        if self.mode == "people" and self.step is None and "people" in self._modes:
            there.add(Needs.PICTURE)
            if self._people().chosen_person is not None and self.session.can_write:
                there.add(Needs.PERSON)
        return there

    def end(self) -> None:
        """The book is about to be closed."""
        self.session.end_phrase()

    def say_it_cannot_be_saved(self) -> None:
        """Tell, once, what closing now means for the newest work."""
        self.said_it_cannot_be_saved = True
        trouble = self.session.current_trouble
        if trouble is None or trouble.kept_aside:
            plain = self.tr(
                "They are kept aside on this computer and offered when the book is opened again. Close once more to leave."
            )
        else:
            plain = self.tr(
                "They could not be kept aside on this computer either. Save the book in another place, "
                "or close once more to leave without them."
            )
        elsewhere = kit.Button(self.tr("Save it in another place"))
        elsewhere.clicked.connect(self.save_elsewhere_wanted)
        self.notices.show("closing", "warn", self.tr("The last words could not be saved in the book."), plain, elsewhere)

    def say_it_is_not_remembered(self) -> None:
        """Tell that the keyring did not keep the passphrase."""
        self.notices.show(
            "keyring",
            "note",
            self.tr("This computer could not remember the passphrase."),
            self.tr("The book is open as usual. Type the passphrase again next time."),
        )

    def _saved(self, line: object) -> None:
        super()._saved(line)
        if self.session.line.safety is Safety.SAVED:
            self.said_it_cannot_be_saved = False
            self.notices.drop("closing")

    def push(self, screen: QWidget) -> None:
        """Let a step take the whole window. What is done to pages is not done from there."""
        super().push(screen)
        self._renew()

    def pop(self, screen: QWidget | None = None) -> None:
        """End a step."""
        super().pop(screen)
        self._renew()

    def run(self, dialog: QDialog) -> int:
        """Show a dialog until it is done with."""
        result = dialog.exec()
        dialog.deleteLater()
        return result

    # What actions mean.

    def do(self, action: str) -> None:
        """Do what an action of the table says."""
        deeds = self._deeds()
        deeds[action]()
        self._renew()

    def _deeds(self) -> dict[str, object]:
        write, desk = self.write, self.write.desk
        return {
            "book.save": self.session.save_now,
            "book.version": self.name_version,
            "book.read": self.read_wanted.emit,
            "book.copy": self.out.make_copy,
            "book.preview": self.out.preview,
            "book.print": self.out.print_book,
            "book.family": self.out.send_family,
            "book.letter": self.out.make_letter_papers,
            "book.record": self.out.save_to_record,
            "book.rename": self.rename,
            "book.kind": self.change_kind,
            "book.grow": lambda: self.change_kind(grows=True),
            "book.sibling": self.siblings.begin,
            "book.shared": self.siblings.update,
            "page.share": lambda: write.share_page(self.page),
            "book.recovery": self.show_recovery,
            "book.look": self.change_look,
            "book.photos": self.photos.show_library,
            "book.due": self.due.show,
            "book.kept": self.show_kept,
            "book.extract": self.out.make_extract,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "page.add": lambda: self.add_page(self.page),
            "page.cut": lambda: write.do_to_page("cut"),
            "page.copy": lambda: write.do_to_page("copy"),
            "page.paste": lambda: write.do_to_page("paste"),
            "page.duplicate": lambda: write.do_to_page("duplicate"),
            "page.delete": lambda: write.do_to_page("delete"),
            "page.up": lambda: write.do_to_page("up"),
            "page.down": lambda: write.do_to_page("down"),
            "page.before": lambda: self._step(-1),
            "page.next": lambda: self._step(1),
            "page.find": lambda: self._people().pane.find() if self.mode == "people" else write.find(),
            "page.go": self.go_to_page,
            "page.layout": lambda: self.change_layout(self.page),
            "page.gap": write.note_gap,
            "view.sides": lambda: write.show_spread(desk.sides.choice == "one"),
            "view.larger": lambda: self._picture().zoom_by(1),
            "view.smaller": lambda: self._picture().zoom_by(-1),
            "view.fit": lambda: self._picture().fit(),
            "family.parent": lambda: self._add_beside(Relation.PARENT),
            "family.partner": lambda: self._add_beside(Relation.PARTNER),
            "family.child": lambda: self._add_beside(Relation.CHILD),
            "family.sibling": lambda: self._add_beside(Relation.SIBLING),
            "view.write": lambda: self.show_mode("write"),
            "view.people": lambda: self.show_mode("people"),
            "view.letter": lambda: self.show_mode("letter"),
            "letter.hold": self._hold_part,
            "letter.whole": self._see_letter,
            "view.plan": lambda: self.show_mode("plan"),
            "view.versions": lambda: self.show_mode("versions"),
            "view.memories": lambda: self.show_mode("memories"),
            "view.rename": self.change_name,
            "versions.next": lambda: self._versions().step(1),
            "versions.before": lambda: self._versions().step(-1),
            "view.next_area": lambda: self.next_area(1),
            "view.area_before": lambda: self.next_area(-1),
        }

    def _step(self, by: int) -> None:
        """Go a page or a part of the letter on or back."""
        self.letters.screen.step(by) if self.mode == "letter" else self.write.step(by)

    def _hold_part(self) -> None:
        if self.mode == "letter":
            self.letters.screen.hold()

    def _see_letter(self) -> None:
        letter = self.letters.screen.letter if self.mode == "letter" and self.step is None else None
        if letter is not None:
            self.letters.show_whole(letter.id)

    def _undo(self) -> None:
        """Take the last step back: of the photo that is being prepared, or else of the book."""
        self.step.step_back() if isinstance(self.step, CropScreen) else self.session.undo()

    def _redo(self) -> None:
        self.step.step_on() if isinstance(self.step, CropScreen) else self.session.redo()

    def renew(self) -> None:
        """Let those actions work that make sense now."""
        self._renew()

    def _renew(self) -> None:
        self._actions.enable({Needs.NOTHING, *self.there()})

    # Pages.

    def add_page(self, after: PageId | None) -> None:
        """Choose a page to add behind another."""
        from lifestory_app.ui.galleries.add_page import AddPageGallery

        book = self.session.book
        here = next((page for page in book.pages if page.id == after), None)
        section = here.section if here is not None else book.sections[0].id
        gallery = AddPageGallery(self.session, section, after, self)
        gallery.added.connect(lambda page: self.write.go_to(PageId(page)))
        self.run(gallery)
        self.write.list.setFocus()

    def change_layout(self, page: PageId | None) -> None:
        """Choose another layout for a page."""
        if page is not None:
            from lifestory_app.ui.galleries.layouts import LayoutGallery

            self.run(LayoutGallery(self.session, page, self))

    def change_look(self) -> None:
        """Choose how the whole book looks."""
        from lifestory_app.ui.galleries.looks import ThemeGallery

        self.run(ThemeGallery(self.session, self))

    def go_to_page(self) -> None:
        """Ask for a page by its number or name."""
        text = kit.TextDialog.ask(
            self, self.tr("Go to a page"), self.tr("Its number, or a word of its name"), self.tr("Go there"), icon="page"
        )
        wanted = text.lower()
        if not wanted:
            return
        for side in self.session.laid_out.pages:
            if side.label == wanted or (not wanted.isdigit() and wanted in side.title.lower()):
                self.write.go_to(side.page)
                return
        self.toast.say(self.tr("There is no page “{text}”.").format(text=text), can_undo=False)

    def change_name(self) -> None:
        """Put the keyboard into the name of what is chosen: a page, a person or a home."""
        if self.mode == "write":
            self.write.form.enter("title")
        elif self.mode == "memories":
            self.memories.screen.change_name()
        elif self.mode == "letter":
            self.letters.screen.write()
        else:
            self._people().change_name()

    def change_around(self, page: PageId) -> None:
        """Change who and what is around the child."""
        from lifestory_app.ui.people.around import AroundDialog

        self.run(AroundDialog(self, self.session, page, self.painter()))

    # The book.

    def rename(self) -> None:
        """Ask for another name of the book."""
        book = self.session.book
        text = kit.TextDialog.ask(
            self,
            self.tr("Rename the book"),
            self.tr("The name on its cover"),
            self.tr("Use this name"),
            icon="pen",
            text=book.title,
        )
        if text:
            self.session.do_alone(RenameBook(text))

    def change_kind(self, *, grows: bool = False) -> None:
        """Choose another kind of book, or let a first book grow into the full one."""
        from lifestory_app.ui.editor.kind_dialog import KindDialog

        dialog = KindDialog(self, self.session, grows=grows)
        if self.run(dialog) and dialog.growth is not None:
            found = dialog.growth
            said = self.tr("The book is of the kind “{kind}” now. Pages that came: {count}.")
            self.toast.say(said.format(kind=found.kind.name, count=len(found.added)))
            if found.added:
                self.show_mode("write")
                self.write.go_to(found.added[0].id)

    def show_kept(self) -> None:
        """Show the words that were kept as they are."""
        from lifestory_app.ui.words.kept_dialog import KeptDialog

        self.run(KeptDialog(self.session, self))

    def show_recovery(self) -> None:
        """Make a new recovery code, and print it."""
        from lifestory_app.ui.home.recovery import RecoveryDialog

        self.run(RecoveryDialog(self.session, self))

    def save_elsewhere(self) -> None:
        """Put the whole book at another place and go on there."""
        suggested = asking.documents() / self.session.path.name
        chosen = asking.place_for_book(self, suggested)
        if chosen is not None and self.session.go_on_at(chosen):
            for told in ("trouble", "read only"):
                self.notices.drop(told)
            self.notices.show(
                "moved",
                "good",
                self.tr("The book is now “{name}”, and you go on in it.").format(name=chosen.name),
                self.tr("The old file is as it was saved last."),
            )
            if self.session.left_behind:
                self.notices.show(
                    "left behind",
                    "warn",
                    self.tr("Photos without their pictures: {count}.").format(count=self.session.left_behind),
                    self.tr("They were only in the old file. Bring them again, or go back to the old file when it is there."),
                )

    # Modes.

    def show_mode(self, mode: str) -> None:
        """Show a mode; its screen is made when it is first wanted."""
        if mode not in self._modes:
            self.add_mode(mode, self._make_mode(mode))
        super().show_mode(mode)
        begin = getattr(self._modes[mode], "begin", None)
        if begin is not None:
            begin()

    def _make_mode(self, mode: str) -> QWidget:
        if mode == "versions":
            from lifestory_app.ui.versions.view import VersionsView

            versions = VersionsView(self.session)
            versions.told.connect(self.toast.say)
            versions.page_wanted.connect(self.show_page)
            return versions
        if mode == "memories":
            from lifestory_app.ui.memory_steps import MemorySteps

            self.memories = MemorySteps(self, self._helps)
            self.memories.screen.home_wanted.connect(self.show_home)
            return self.memories.screen
        if mode == "letter":
            from lifestory_app.ui.letter_steps import LetterSteps

            self.letters = LetterSteps(self, self._helps)
            return self.letters.screen
        if mode == "plan":
            from lifestory_app.ui.plan_steps import PlanSteps

            self.plan = PlanSteps(self)
            return self.plan.screen
        from lifestory_app.ui.people.screen import PeopleScreen

        people = PeopleScreen(self.session, self._helps)
        people.photo_wanted.connect(lambda person: self.photos.choose_portrait("person", person))
        people.page_wanted.connect(self.show_page)
        people.send_wanted.connect(self.out.send_family)
        people.chose.connect(self._renew)
        people.tree_begun.connect(lambda: self.notices.drop("family tree"))
        people.tree_refused.connect(lambda sentence: self.notices.show("family tree", "warn", sentence))
        people.tree_brought.connect(self._tree_brought)
        return people

    def _tree_brought(self, read: object) -> None:
        """A family tree came while one was busy elsewhere, where no dialog may fall into the typing."""
        more = kit.Button(self.tr("What came with it"))
        more.clicked.connect(lambda: self._people().tell_of_tree(read))
        self.notices.show("family tree", "good", self.tr("The family tree was read."), "", more)

    def name_version(self) -> None:
        """Keep the book of now under a name."""
        self.show_mode("versions")
        self._versions().ask_name()

    def show_entry(self, kind: str, id: str) -> None:
        """Go to a person, home or what else the list beside them has, and put the keyboard into its form."""
        self.show_mode("people")
        people = self._people()
        people.choose(kind, id)
        people.form_of(kind).begin()

    def _people(self) -> "PeopleScreen":
        from lifestory_app.ui.people.screen import PeopleScreen

        view = self._modes["people"]
        assert isinstance(view, PeopleScreen)
        return view

    def _add_beside(self, relation: Relation) -> None:
        """Add a relative of the person who is chosen, where one is."""
        if self.mode == "people":
            self._people().add_usual(relation)

    def _picture(self) -> "Desk | DiagramCanvas":
        """What is made larger and smaller: the page, or the diagram of the family."""
        return self._people().diagram.canvas if self.mode == "people" else self.write.desk

    def show_memory(self, memory: "MemoryId | None") -> None:
        """Go to the memory box, to one of its memories where one is named."""
        self.show_mode("memories")
        if memory is not None:
            self.memories.screen.show_memory(memory)
            self.memories.screen.form.begin()

    def show_home(self, home: str) -> None:
        """Go to a home where people and homes are entered."""
        self.show_mode("people")
        self._people().choose("home", home)
        self._people().change_name()

    def _versions(self) -> "VersionsView":
        """The screen of versions, made when it is first wanted."""
        from lifestory_app.ui.versions.view import VersionsView

        if "versions" not in self._modes:
            self.add_mode("versions", self._make_mode("versions"))
        view = self._modes["versions"]
        assert isinstance(view, VersionsView)
        return view

    # Going about.

    def next_area(self, by: int) -> None:
        """Put the keyboard into the next area of the window."""
        step = self.step
        if step is not None:
            areas: list[QWidget] = step.areas() if hasattr(step, "areas") else [step]
        else:
            shown = self._modes[self.mode]
            areas = [self.top, *(shown.areas() if hasattr(shown, "areas") else [shown])]
        areas = [area for area in areas if area.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, area in enumerate(areas) if area is focus or (focus and area.isAncestorOf(focus))), -1)
        target = areas[(at + by) % len(areas)]
        inside = [target, *target.findChildren(QWidget)]
        for widget in inside:
            if widget.focusPolicy() != widget.focusPolicy().NoFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus()
                return

    @property
    def is_safe(self) -> bool:
        """Whether everything is in the file."""
        return self.session.line.safety is not Safety.NOT_SAVED
