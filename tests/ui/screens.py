"""Every screen and dialog of the window, made for tests that look at all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import (
    ChangePage,
    FillSlot,
    PutEvent,
    PutHome,
    PutLetter,
    PutPerson,
    PutPhoto,
    ReplaceBook,
    RetitlePage,
)
from lifestory_app.domain.family import Culture, CultureColour, Topic, TopicKind
from lifestory_app.domain.family_edits import PutCulture, PutTopic
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, left_id
from lifestory_app.domain.ids import CultureId, EventId, HomeId, PageId, PersonId, TopicId
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.language_edits import PutSecondLanguage
from lifestory_app.domain.pages import PhotoSlot, TextSlot
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.domain.plan import OccasionKind
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.sharing import Synced
from lifestory_app.domain.sharing_edits import SharePages
from lifestory_app.domain.text import Words
from lifestory_app.domain.wording_edits import KeepWords
from lifestory_app.practice.deadlines import rules
from lifestory_app.practice.own_templates import Checked
from lifestory_app.practice.reading import Fault
from lifestory_app.services.deadlines import Due, DueDates, Start
from lifestory_app.services.family_out import FamilyForm, FamilyMade
from lifestory_app.services.family_view import View
from lifestory_app.services.letter_papers import LetterLeaving
from lifestory_app.services.looking_back import LookingBack
from lifestory_app.services.memories import BoxPapers
from lifestory_app.services.own_templates import OwnTemplates
from lifestory_app.services.plan import ExtractKind, Extracts, Nation
from lifestory_app.services.session import Trouble
from lifestory_app.services.shelf import Starting
from lifestory_app.services.siblings import who_may_have_one
from lifestory_app.storage.refusals import changed, gone
from lifestory_app.ui import kit
from lifestory_app.ui.about_dialog import AboutDialog
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.due.due_dialog import DueDialog
from lifestory_app.ui.editor.gap_dialog import GapDialog
from lifestory_app.ui.editor.kind_dialog import KindDialog
from lifestory_app.ui.editor.trouble import TroubleDialog
from lifestory_app.ui.family.options_dialog import OptionsDialog
from lifestory_app.ui.family.person_head import PersonHead
from lifestory_app.ui.galleries.add_page import AddPageGallery
from lifestory_app.ui.galleries.layouts import LayoutGallery
from lifestory_app.ui.galleries.looks import ThemeGallery
from lifestory_app.ui.help.dialog import HelpDialog
from lifestory_app.ui.home.new_book import NewBookScreen
from lifestory_app.ui.home.recovery import RecoveryDialog
from lifestory_app.ui.home.samples import SamplesDialog
from lifestory_app.ui.letter.finish_dialog import FinishDialog
from lifestory_app.ui.letter.papers_dialog import LetterPapersDialog
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.ui.memories.papers_dialog import PapersDialog
from lifestory_app.ui.memories.screen import MemoryScreen
from lifestory_app.ui.out.booklet_dialog import BookletDialog
from lifestory_app.ui.out.copy_dialog import CopyDialog
from lifestory_app.ui.out.family_dialog import FamilyDialog
from lifestory_app.ui.out.printing import PrintDialog
from lifestory_app.ui.out.record_dialog import RecordDialog
from lifestory_app.ui.people.around import AroundDialog
from lifestory_app.ui.people.builder import PersonBuilder
from lifestory_app.ui.people.cultures_dialog import CulturesDialog
from lifestory_app.ui.people.entries import Entries
from lifestory_app.ui.people.person_form import PersonForm
from lifestory_app.ui.people.screen import PeopleScreen
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.plan.dialogs import OccasionDialog, PhotoRequestDialog, PromiseDialog
from lifestory_app.ui.plan.extract_dialog import ExtractDialog
from lifestory_app.ui.plan.gap_dialog import WholeGapDialog
from lifestory_app.ui.scrapbook.shelf import PictureShelf
from lifestory_app.ui.settings_dialog import SettingsDialog
from lifestory_app.ui.siblings.begin_dialog import BeginDialog
from lifestory_app.ui.siblings.update_dialog import UpdateDialog
from lifestory_app.ui.words.kept_dialog import KeptDialog
from lifestory_app.usecases.exporting import Exported
from lifestory_app.usecases.letter_papers import PaperFile, PapersMade
from lifestory_app.usecases.plan import ExtractMade, extract_for, laid_out_extract
from lifestory_app.usecases.shelf import RecentBook
from lifestory_app.usecases.siblings import News, NewsKind
from tests.ui import scrapbooks

Made = Callable[[MainWindow, Bench], QWidget]


def _first(window: MainWindow, bench: Bench) -> QWidget:
    now = datetime.now(UTC)
    there = bench.session.path
    books = (
        RecentBook(there, now, "Robin", "Adoption book", window._cover(bench.session), "Later life letter", date(2026, 12, 3)),
        RecentBook(there, now - timedelta(days=1), "Bartholomew-James", "Adoption book"),
        RecentBook(there, now - timedelta(days=40)),
        RecentBook(Path("Maya.lifestory"), now - timedelta(days=400), "Maya", "Adoption book"),
    )
    window.setCurrentWidget(window.first)
    window.first.show_recent(books)
    return window.first


def _no_books(window: MainWindow, _bench: Bench) -> QWidget:
    window.setCurrentWidget(window.first)
    window.first.show_recent(())
    return window.first


def _unlock(window: MainWindow, _bench: Bench) -> QWidget:
    window.setCurrentWidget(window.unlock)
    window.unlock.ask(Path("Robin.lifestory"), can_remember=True)
    return window.unlock


def _new_book(step: int) -> Made:
    def make(window: MainWindow, _bench: Bench) -> QWidget:
        screen = NewBookScreen(Starting(window.jobs, window), True)
        window.addWidget(screen)
        window.setCurrentWidget(screen)
        screen.child._name.setText("Maya")
        for _ in range(step):
            screen._go_on()
        return screen

    return make


def _welcome_book(window: MainWindow, bench: Bench) -> QWidget:
    screen = _new_book(1)(window, bench)
    assert isinstance(screen, NewBookScreen)
    screen.kind.choice.choose("transition")
    return screen


def _mode(mode: str) -> Made:
    def make(window: MainWindow, bench: Bench) -> QWidget:
        window.setCurrentWidget(bench)
        bench.show_mode(mode)
        return bench

    return make


def _letter(part: str) -> Made:
    """The letter, at one of its parts."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        _mode("letter")(window, bench)
        bench.letters.screen.choose(part)
        return bench

    return make


def _letter_part_held(window: MainWindow, bench: Bench) -> QWidget:
    """A part that is given later, and one that is not said yet."""
    letter = bench.session.book.letters[0]
    parts = [
        replace(part, held_back=part.id == "what-happened", words=Words() if part.id == "hopes" else part.words)
        for part in letter.sections
    ]
    bench.session.do(PutLetter(replace(letter, sections=tuple(parts))))
    return _letter("what-happened")(window, bench)


def _letter_papers(*, made: bool) -> Made:
    """The papers of a letter that is not quite finished, to be made, or made."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        _letter_part_held(window, bench)
        dialog = LetterPapersDialog(bench, bench.session, LetterLeaving(bench.session, bench), bench.session.book.letters[0])
        if made:
            files = (
                PaperFile(Path("Robin, later life letter.pdf"), "letter", 5),
                PaperFile(Path("Robin, later life letter, covering letter.pdf"), "covering", 1),
            )
            dialog._made(PapersMade(files, ("Not said yet: What I hope for you.",)))
        return dialog

    return make


def _letter_disagrees(window: MainWindow, bench: Bench) -> QWidget:
    """A letter that tells a date otherwise than the book."""
    letter = bench.session.book.letters[0]
    part = letter.part("birth")
    assert part is not None
    words = Words.of(*(each.plain.replace("12 March 2019", "12 March 2018") for each in part.words.paragraphs))
    bench.session.do(PutLetter(letter.with_part(replace(part, words=words))))
    made = _letter("birth")(window, bench)
    for _ in range(500):
        if bench.letters.screen.help.cards:
            break
        QTest.qWait(10)
    return made


def _finish_letter(window: MainWindow, bench: Bench) -> QWidget:
    """A letter to sign of which a part is not said yet."""
    _letter_part_held(window, bench)
    return FinishDialog(bench, bench.session, bench.session.book.letters[0], disagreeing=2)


def _letter_not_begun(window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    pages = tuple(page for page in book.pages if page.layout != "letter")
    bench.session.do(ReplaceBook(replace(book, letters=(), pages=pages)))
    return _mode("letter")(window, bench)


def _kept_words(_window: MainWindow, bench: Bench) -> QWidget:
    """Two words that were thought over and kept."""
    for text in ("contact", "placement"):
        bench.session.do(KeepWords(KeptWords("contact", text)))
    return KeptDialog(bench.session, bench)


def _second_language(window: MainWindow, bench: Bench) -> QWidget:
    """A page with words in Urdu that nobody has checked yet."""
    _mode("write")(window, bench)
    page = next(page for page in bench.session.book.pages if page.layout == "photo-and-words")
    said = (("words", Words.of("میں امی کے ساتھ رہتا ہوں۔ مجھے کتابیں پسند ہیں۔")),)
    bench.session.do(PutSecondLanguage(page.id, SecondLanguage("ur", "میرا گھر", said, "Sana Malik")))
    bench.write.go_to(page.id)
    bench.write.form._area.ensureWidgetVisible(bench.write.form._languages)
    return bench


def _home(window: MainWindow, bench: Bench) -> QWidget:
    _mode("people")(window, bench)
    people = bench._modes["people"]
    assert isinstance(people, PeopleScreen)
    people._chosen = ("home", bench.session.book.homes[0].id)
    people.refresh()
    people.panes.show_form()
    return bench


def _homes_to_look_at(window: MainWindow, bench: Bench) -> QWidget:
    """Homes of which a worker should look at two things again."""
    session = bench.session
    first, second, *_ = sorted(session.book.homes, key=lambda home: str(home.when.start))
    session.do(PutHome(replace(first, when=replace(first.when, end=UncertainDate(2020, 9, 1)))))
    third = Home(HomeId("weekends"), HomeKind.FOSTER, "With Ann", when=Span(UncertainDate(2022, 1), UncertainDate(2022, 6)))
    session.do(PutHome(third))
    return _chosen("home", second.id)(window, bench)


def _chosen(kind: str, id: str) -> Made:
    def make(window: MainWindow, bench: Bench) -> QWidget:
        _mode("people")(window, bench)
        people = bench._modes["people"]
        assert isinstance(people, PeopleScreen)
        people.choose(kind, id)
        people.panes.show_form()
        return bench

    return make


def _family(view: View) -> Made:
    """The family as one of its diagrams, with somebody chosen and the parts above the form open."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        book = bench.session.book
        kelly = next(person.id for person in book.people if person.known_as == "Kelly")
        kind, chosen = ("support", str(book.supports[2].id)) if view is View.ECOMAP else ("person", str(kelly))
        _chosen(kind, chosen)(window, bench)
        people = bench._modes["people"]
        assert isinstance(people, PeopleScreen)
        people.diagram.show_view(view)
        people.panes.show_diagram()
        _settled(people)
        return bench

    return make


def _settled(people: PeopleScreen) -> None:
    """Wait until the diagram is there."""
    for _ in range(500):
        if not people.diagram.pictures.is_busy and people.diagram.canvas.picture is not None:
            return
        QTest.qWait(10)


def _near_family(window: MainWindow, bench: Bench) -> QWidget:
    _family(View.GENOGRAM)(window, bench)
    people = bench._modes["people"]
    assert isinstance(people, PeopleScreen)
    people.panes.show_form()
    head = people.findChild(PersonHead)
    assert isinstance(head, PersonHead)
    head.family.open()
    head.drawn.open()
    return bench


def _what_is_shown(view: View) -> Made:
    return lambda _window, bench: OptionsDialog(bench, bench.session, view)


def _household(window: MainWindow, bench: Bench) -> QWidget:
    return _chosen("household", bench.session.book.households[0].id)(window, bench)


def _part_of_person(number: int, name: str = "Kelly") -> Made:
    """A part of a person's form, open, with its first row open."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        person = next(person for person in bench.session.book.people if person.known_as == name)
        _chosen("person", person.id)(window, bench)
        people = bench._modes["people"]
        assert isinstance(people, PeopleScreen)
        form = people.form_of("person")
        assert isinstance(form, PersonForm)
        form.parts[number].open()
        for entries in form.parts[number].findChildren(Entries):
            if entries.keys:
                entries.open_row(entries.keys[0])
                break
        return bench

    return make


def _map_page(window: MainWindow, bench: Bench) -> QWidget:
    """A map of places of which not all are known, beside its form."""
    _homes_to_look_at(window, bench)
    session = bench.session
    towns = {"Wexmouth": "Whitby", "": "12 Quay Row, Leicester"}
    for home in session.book.homes:
        session.do(PutHome(replace(home, place=towns.get(home.place, home.place))))
    page = session.book.page(_page_of(bench, "seasons"))
    session.do(ChangePage(replace(page, layout="places-map", title="The places I have lived")))
    _mode("write")(window, bench)
    bench.write.go_to(page.id)
    return bench


def _school(window: MainWindow, bench: Bench) -> QWidget:
    event = Event(EventId("school"), EventKind.SCHOOL, "Gull Beach Primary School", UncertainDate(2023, 9), place="Hollins Bay")
    bench.session.do(PutEvent(event))
    bench.session.do(PutEvent(Event(left_id(event.id), EventKind.SCHOOL, "The last day there", UncertainDate(2025, 7))))
    return _chosen("event", event.id)(window, bench)


def _cultures(*, topics: bool) -> Made:
    def make(_window: MainWindow, bench: Bench) -> QWidget:
        session, child = bench.session, bench.session.book.child
        session.do(PutCulture(Culture(CultureId("welsh"), "Welsh", CultureColour.ROSE)))
        session.do(PutTopic(Topic(TopicId("choir"), "Singing in the choir", TopicKind.PRIDE, (child,))))
        return CulturesDialog(bench, session, child, topics=topics)

    return make


def _two_versions(window: MainWindow, bench: Bench) -> QWidget:
    session = bench.session
    if not LookingBack(session).name("Draft 3, to the checker"):
        raise AssertionError("the version could not be kept")
    page = next(page for page in session.book.pages if page.layout == "person")
    name, value = next((name, value) for name, value in page.slots if isinstance(value, TextSlot))
    words = Words.of(value.words.plain.replace("curly", "long brown", 1) + " She grew up in Thornby by the sea.")
    session.do(RetitlePage(page.id, page.title.replace("Kelly", "Kelly Ann")))
    session.do(FillSlot(page.id, name, TextSlot(words)))
    return _mode("versions")(window, bench)


def _no_versions(window: MainWindow, bench: Bench) -> QWidget:
    screen = _mode("write")(window, bench)
    view = bench._versions()
    view._show_versions(())
    bench._stack.setCurrentWidget(view)
    return screen


def _library(window: MainWindow, bench: Bench) -> QWidget:
    window.setCurrentWidget(bench)
    return bench.photos.show_library()


def _photo_for_a_place(window: MainWindow, bench: Bench) -> QWidget:
    window.setCurrentWidget(bench)
    bench.photos.choose_for(bench.session.book.pages[1].id, "photo")
    assert bench.step is not None
    return bench.step


def _taking_photos(window: MainWindow, bench: Bench) -> QWidget:
    library = _library(window, bench)
    assert isinstance(library, PhotoLibrary)
    library.waiting.show_progress(27, 46)
    library.waiting.show()
    library._show_news()
    people = bench.session.book.people
    library.form._who.show_people(people, tuple(person.id for person in people[:4]))
    return library


def _dragging_photos(window: MainWindow, bench: Bench) -> QWidget:
    library = _library(window, bench)
    assert isinstance(library, PhotoLibrary)
    library.show_pages(True)
    return library


def _no_photos(window: MainWindow, bench: Bench) -> QWidget:
    library = _library(window, bench)
    assert isinstance(library, PhotoLibrary)
    library._find.setText("a photo that is nowhere")
    return library


def _crop(mode: str) -> Made:
    def make(window: MainWindow, bench: Bench) -> QWidget:
        window.setCurrentWidget(bench)
        page, name = next(
            (page, name) for page in bench.session.book.pages for name, value in page.slots if isinstance(value, PhotoSlot)
        )
        bench.photos.crop(page.id, name)
        screen = bench.step
        assert screen is not None
        screen.show_mode(mode)  # type: ignore[attr-defined]
        if mode == "cover":
            screen.add_cover()  # type: ignore[attr-defined]
        return screen

    return make


def _page_of(bench: Bench, layout: str) -> PageId:
    return next(page.id for page in bench.session.book.pages if page.layout == layout)


def _builder(_window: MainWindow, bench: Bench) -> QWidget:
    person = next(person for person in bench.session.book.people if person.drawing is not None)
    dialog = PersonBuilder(bench, bench.painter(), person.known_as, person.drawing)
    dialog.list.setCurrentRow(5)
    return dialog


def _panels(window: MainWindow, bench: Bench) -> QWidget:
    window.setCurrentWidget(bench)
    page = next(page for page in bench.session.book.pages if page.layout == "words-and-pictures")
    screen = bench.stories.open(page.id)
    panel = screen.panel
    assert panel is not None
    screen.choose(panel.things[-1].id)
    return screen


def _carers_letter(window: MainWindow, bench: Bench) -> QWidget:
    """A letter from a carer, just begun: each part says what belongs in it."""
    screen = _mode("write")(window, bench)
    book = bench.session.book
    gallery = AddPageGallery(bench.session, next(each.id for each in book.sections if each.title == "Where my story began"))
    gallery.added.connect(lambda page: bench.write.go_to(PageId(page)))
    key = next(key for key, offer in gallery._offers.items() if offer.letter is not None and "Sue" in offer.name)
    gallery.grid.choose(key)
    gallery.primary.click()
    gallery.deleteLater()
    return screen


def _booklet(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = BookletDialog(bench.session, bench.leaving, bench.session.book.storyboards[0].id, bench)
    until = monotonic() + 20
    while not dialog._can_make and monotonic() < until:
        QApplication.processEvents()
    assert dialog._can_make, "the booklet was not laid out"
    return dialog


def _print_booklet(_window: MainWindow, bench: Bench) -> QWidget:
    stories = bench.session.book.storyboards
    return PrintDialog(bench.leaving, bench, stories, stories[0].id)


def _scrapbook(chosen: str) -> Made:
    def make(window: MainWindow, bench: Bench) -> QWidget:
        window.setCurrentWidget(bench)
        if all(page.id != scrapbooks.PAGE for page in bench.session.book.pages):
            bench.session.do(scrapbooks.with_page(bench.session.book))
        return bench.scraps.open(scrapbooks.PAGE, chosen)

    return make


def _preview(window: MainWindow, bench: Bench) -> QWidget:
    window.setCurrentWidget(bench)
    bench.out.preview()
    assert bench.step is not None
    return bench.step


def _gap(_window: MainWindow, bench: Bench) -> QWidget:
    page = bench.session.book.page(bench.page or bench.session.book.pages[0].id)
    guide = bench.write._guide(page)
    assert guide is not None
    return GapDialog(bench, bench.session.book, page, guide.template, "")


def _trouble(why: str) -> Made:
    def make(_window: MainWindow, bench: Bench) -> QWidget:
        refused = gone if why == "gone" else changed
        trouble = Trouble(refused(bench.session.path).sentence, why)
        return TroubleDialog(bench, trouble, bench.session.path, bench.session.line.when)

    return make


def _settings(tab: int) -> Made:
    def make(window: MainWindow, bench: Bench) -> QWidget:
        dialog = SettingsDialog(window.settings, window.table, bench)
        dialog.tabs.setCurrentIndex(tab)
        return dialog

    return make


def _sibling_book(_window: MainWindow, bench: Bench) -> QWidget:
    """What would go along to a brother or sister, with two pages shared."""
    session = bench.session
    if not who_may_have_one(session.book):
        session.do(PutPerson(Person(PersonId("leo"), (Name("Leo"),), Role.SIBLING)))
    session.do(SharePages(tuple(page.id for page in session.book.pages if page.kind in ("why", "babies-need", "birth-mum"))))
    return BeginDialog(bench, session, bench.siblings.siblings)


def _shared_pages(_window: MainWindow, bench: Bench) -> QWidget:
    """Pages of a brother's book that are not as they are here."""
    dialog = UpdateDialog(bench, bench.session, bench.siblings.siblings)
    dialog.put_book(Path("Leo.lifestory"))
    dialog.words.setText("a passphrase")
    pages = bench.session.book.pages[3:6]
    kinds = (NewsKind.NEWER, NewsKind.BOTH, NewsKind.NEW)
    dialog.show_news(tuple(News(kind, page, page, Synced("", "", "")) for kind, page in zip(kinds, pages, strict=True)))
    return dialog


def _kind_dialog(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = KindDialog(bench, bench.session)
    dialog.choice.choose("memory")
    return dialog


def _own_templates(*faults: Fault) -> Made:
    """A council's own templates, with what is wrong with them."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        own = OwnTemplates(window.jobs, window)
        own.last = Checked(Path("templates"), (("kinds", 2), ("deadlines", 1)) if faults else (), faults)
        dialog = SettingsDialog(window.settings, window.table, bench, own)
        dialog.tabs.setCurrentIndex(3)
        return dialog

    return make


FAULTS = (
    Fault(
        "kinds/adoption.toml",
        41,
        "at “page why.start.words”, line 1 of the words: there is no fact called “hobby” for these words",
        "Ours is used instead.",
    ),
    Fault("kinds/wexmouth.toml", 3, "at “based_on”, there is no kind of book “adaption” to base it on", "It is left out."),
    Fault(
        "deadlines/usual.toml",
        12,
        "at “deadline final-book.within”, a whole number from 0 to 5000 is needed, not -1",
        "Ours are used instead.",
    ),
)


def _copy_wanting(_window: MainWindow, bench: Bench) -> QWidget:
    """A book in which much is still to be done before it is sent."""
    session = bench.session
    for photo in session.book.photos[:6]:
        session.do(PutPhoto(replace(photo, alt="")))
    page = next(page for page in session.book.pages if page.layout == "person")
    name = next(name for name, value in page.slots if isinstance(value, TextSlot))
    session.do(FillSlot(page.id, name, TextSlot(Words.of("She sang to me when I could not sleep. " * 60))))
    return CopyDialog(session, bench.leaving, bench)


def _copy_making(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = CopyDialog(bench.session, bench.leaving, bench)
    dialog._progressed(14, 24, "Page 14")
    dialog.waiting.show()
    return dialog


def _copy_made(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = CopyDialog(bench.session, bench.leaving, bench)
    dialog._made(Exported(Path("Robin’s story.pdf"), 41, 8_400_000, (), ()))
    return dialog


def _family_to_send(form: FamilyForm) -> Made:
    """The family as it may leave, looked at."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        dialog = FamilyDialog(bench.session, bench.family_leaving, bench)
        dialog.choose(form)
        until = monotonic() + 20
        while dialog._first.is_waiting and monotonic() < until:
            QApplication.processEvents()
        assert not dialog._first.is_waiting, "the family was not looked at"
        return dialog

    return make


def _family_sent(window: MainWindow, bench: Bench) -> QWidget:
    dialog = _family_to_send(FamilyForm.FILE)(window, bench)
    assert isinstance(dialog, FamilyDialog)
    dialog._made(
        FamilyMade(Path("Family of Robin.ged"), (Withheld("names and dates of people", "9 in all", "they may be alive"),), ())
    )
    return dialog


def _record(edition: Edition) -> Made:
    def make(_window: MainWindow, bench: Bench) -> QWidget:
        dialog = RecordDialog(bench.session, bench.leaving, bench)
        dialog._for[edition].choose()
        dialog.put_into(Path("Adoption records, Robin 2026"))
        return dialog

    return make


def _recorded(window: MainWindow, bench: Bench) -> QWidget:
    dialog = _record(Edition.ADOPTION_RECORD)(window, bench)
    assert isinstance(dialog, RecordDialog)
    dialog._tell("good", "The copy is on the record: “Robin’s story 2026-11-28”.", "12 files, each read again and compared.")
    dialog._show_note("CASE NOTE: LIFE STORY BOOK COPIED TO THE RECORD\n\nChild: Robin\nDate: 28 November 2026\n")
    return dialog


def _recovery(window: MainWindow, bench: Bench) -> QWidget:
    screen = _new_book(3)(window, bench)
    assert isinstance(screen, NewBookScreen)
    screen.sheet.show_code(Path("Maya.lifestory"), "K7QF-2M9X-RT4C-8WPD-H3NB-6VJY")
    screen._at = len(screen._steps)
    screen._foot.hide()
    screen._stack.setCurrentIndex(len(screen._steps))
    screen._tell()
    return screen


def _recovery_of_open_book(*, made: bool) -> Made:
    def make(_window: MainWindow, bench: Bench) -> QWidget:
        dialog = RecoveryDialog(bench.session, bench)
        if made:
            dialog.make()
        return dialog

    return make


def _memories(which: str) -> Made:
    """The memory box, at one of its memories or stays."""

    def make(window: MainWindow, bench: Bench) -> QWidget:
        _mode("memories")(window, bench)
        screen = bench.screen
        assert isinstance(screen, MemoryScreen)
        known = {str(memory.id) for memory in bench.session.book.memories}
        homes = [str(home.id) for home in bench.session.book.homes]
        if which in known:
            screen.choose("memory", which)
        elif which in homes:
            screen.choose("home", which)
        elif which.startswith("home") and homes:
            screen.choose("home", homes[0])
        screen.refresh()
        return screen

    return make


def _no_memories(window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    bare = tuple(page.with_slot("memories", None) for page in book.pages)
    bench.session.do(ReplaceBook(replace(book, pages=bare, memories=())))
    return _mode("memories")(window, bench)


def _papers(_window: MainWindow, bench: Bench) -> QWidget:
    chosen = frozenset(str(memory.id) for memory in bench.session.book.memories[:2])
    dialog = PapersDialog(bench, bench.session, BoxPapers(bench.session, bench), chosen)
    dialog.labels_card.choose()
    return dialog


def _asked(_window: MainWindow, bench: Bench) -> QWidget:
    return kit.TextDialog(bench, "Go to a page", "Its number, or a word of its name", "Go there", icon="page")


def _reading(window: MainWindow, bench: Bench) -> QWidget:
    window.reading.show_book(bench.session.child_edition(), bench.painter())
    window.setCurrentWidget(window.reading)
    return window.reading


def _due(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = DueDialog(bench, bench.due.deadlines, "Robin")
    rest = rules()
    day = date(2024, 10, 28)
    shown = (
        Due(rest[5], Start.CELEBRATION, date(2024, 11, 1)),
        Due(rest[4], Start.PLACED, date(2024, 10, 2), is_exact=False),
        Due(rest[2], Start.CARE, None),
        Due(rest[6], Start.CELEBRATION, date(2024, 11, 1), done=date(2024, 10, 25)),
    )
    dialog.show_dates(DueDates(day, shown, {rest[5].id: 4, rest[4].id: -18, rest[6].id: 4}))
    bench.due.deadlines.told.disconnect(dialog.show_dates)
    return dialog


def _empty_plan(window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    pages = tuple(replace(page, voices=(), childs_own=False) for page in book.pages)
    bare = replace(book, gaps=(), occasions=(), promises=(), photo_requests=(), stage_marks=(), pages=pages)
    bench.session.do(ReplaceBook(bare))
    return _mode("plan")(window, bench)


def _plan_gap(*, new: bool) -> Made:
    def make(_window: MainWindow, bench: Bench) -> QWidget:
        gap = None if new else bench.session.book.gaps[0]
        dialog = WholeGapDialog(bench, bench.session.book, gap, date(2026, 11, 28), can_write=True)
        if new:
            dialog.add_try()
        return dialog

    return make


def _plan_time(_window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    return OccasionDialog(bench, book, book.occasions[0], OccasionKind.CHILD, can_write=True)


def _plan_promise(_window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    return PromiseDialog(bench, book, book.promises[0], date(2026, 11, 28), can_write=True)


def _plan_request(_window: MainWindow, bench: Bench) -> QWidget:
    book = bench.session.book
    return PhotoRequestDialog(bench, book, book.photo_requests[0], date(2026, 11, 28), can_write=True)


def _plan_page(_window: MainWindow, bench: Bench) -> QWidget:
    dialog = ExtractDialog(bench, bench.session, Extracts(bench.session, Nation.ENGLAND, bench), bench.painter())
    held = (Withheld("line", "2 lines", "its words name the new family"),)
    extract, _ = extract_for(bench.session.book, ExtractKind.REVIEW, Edition.CARE, Nation.ENGLAND, date(2026, 11, 28))
    dialog._show_seen(laid_out_extract(extract, bench.session.book, bench.session.fonts), held)
    dialog._made(ExtractMade(Path("Robin, life story work for the review.pdf"), 1, (), ()))
    return dialog


def _voices(window: MainWindow, bench: Bench) -> QWidget:
    _mode("write")(window, bench)
    page = next(page for page in bench.session.book.pages if page.voices)
    bench.write.go_to(page.id)
    for fold in bench.write.form.findChildren(kit.Fold):
        if fold.isAncestorOf(bench.write.form._voices):
            fold.open()
    bar = bench.write.form._area.verticalScrollBar()
    QTest.qWait(50)
    bar.setValue(bar.maximum())
    return bench


SCREENS: dict[str, Made] = {
    "first screen": _first,
    "first screen, no books yet": _no_books,
    "passphrase": _unlock,
    "new book, the child": _new_book(0),
    "new book, its kind": _new_book(1),
    "new book, a welcome book": _welcome_book,
    "another kind of book": _kind_dialog,
    "a book for a brother": _sibling_book,
    "shared pages": _shared_pages,
    "new book, its look": _new_book(2),
    "new book, its passphrase": _new_book(3),
    "new book, its code": _recovery,
    "write": _mode("write"),
    "a second language": _second_language,
    "words you kept": _kept_words,
    "people": _mode("people"),
    "family, genogram": _family(View.GENOGRAM),
    "family, child’s tree": _family(View.TREE),
    "family, ecomap": _family(View.ECOMAP),
    "family, timeline": _family(View.TIMELINE),
    "family, who is near": _near_family,
    "family, around the child": lambda window, bench: _chosen("support", bench.session.book.supports[0].id)(window, bench),
    "what the genogram shows": _what_is_shown(View.GENOGRAM),
    "what the tree shows": _what_is_shown(View.TREE),
    "what the ecomap shows": _what_is_shown(View.ECOMAP),
    "person, other names": _part_of_person(0),
    "person, joined to": _part_of_person(1),
    "person, facts": _part_of_person(2),
    "person, culture": _part_of_person(3),
    "person, who may read": _part_of_person(4),
    "person, for the record": _part_of_person(5),
    "homes": _home,
    "homes to look at again": _homes_to_look_at,
    "what happened": _school,
    "a map of places": _map_page,
    "household": _household,
    "cultures": _cultures(topics=False),
    "pride and shame": _cultures(topics=True),
    "memory box": _memories("jetty-fishing"),
    "memory box, a thing": _memories("old-bear"),
    "memory box, a stay": _memories("home-sue"),
    "memory box, empty": _no_memories,
    "list and labels": _papers,
    "versions, all as it was": _mode("versions"),
    "versions": _two_versions,
    "versions, none yet": _no_versions,
    "letter": _letter("birth-mother"),
    "letter, a part held back": _letter_part_held,
    "letter, not begun": _letter_not_begun,
    "letter, to be signed": _finish_letter,
    "letter papers": _letter_papers(made=False),
    "letter papers, made": _letter_papers(made=True),
    "letter, book disagrees": _letter_disagrees,
    "plan": _mode("plan"),
    "plan, nothing in it": _empty_plan,
    "plan, what is not known": _plan_gap(new=False),
    "plan, a new gap": _plan_gap(new=True),
    "plan, a time together": _plan_time,
    "plan, who brings what": _plan_promise,
    "plan, photos asked for": _plan_request,
    "plan, one page": _plan_page,
    "page, what is the child’s own": _voices,
    "photos": _library,
    "photo for a place": _photo_for_a_place,
    "photos taken in": _taking_photos,
    "photos dragged": _dragging_photos,
    "no photos": _no_photos,
    "crop": _crop("crop"),
    "turn": _crop("turn"),
    "light": _crop("light"),
    "cover": _crop("cover"),
    "square up": _crop("square"),
    "scrapbook, a photo": _scrapbook("scrap.photo-1"),
    "scrapbook, words": _scrapbook("scrap.said"),
    "scrapbook, tape": _scrapbook("scrap.tape-1"),
    "scrapbook, nothing chosen": _scrapbook(""),
    "shelf of drawings": lambda _window, bench: PictureShelf(bench.painter(), bench),
    "preview": _preview,
    "panels": _panels,
    "draw a person": _builder,
    "when things are due": _due,
    "around": lambda _window, bench: AroundDialog(bench, bench.session, _page_of(bench, "ecomap"), bench.painter()),
    "layouts": lambda _window, bench: LayoutGallery(bench.session, bench.session.book.pages[1].id, bench),
    "looks": lambda _window, bench: ThemeGallery(bench.session, bench),
    "add a page": lambda _window, bench: AddPageGallery(
        bench.session, bench.session.book.sections[0].id, bench.session.book.pages[0].id, bench
    ),
    "copy": lambda _window, bench: CopyDialog(bench.session, bench.leaving, bench),
    "copy, much still to do": _copy_wanting,
    "copy, being made": _copy_making,
    "copy, made": _copy_made,
    "family to send, the tree": _family_to_send(FamilyForm.TREE),
    "family to send, the genogram": _family_to_send(FamilyForm.GENOGRAM),
    "family to send, a file made": _family_sent,
    "record": lambda _window, bench: RecordDialog(bench.session, bench.leaving, bench),
    "record, care": _record(Edition.CARE),
    "record, adoption": _record(Edition.ADOPTION_RECORD),
    "record, done": _recorded,
    "a carer’s letter": _carers_letter,
    "booklet": _booklet,
    "print, a booklet": _print_booklet,
    "print": lambda _window, bench: PrintDialog(bench.leaving, bench),
    "reading": _reading,
    "one line asked": _asked,
    "recovery sheet": _recovery_of_open_book(made=False),
    "recovery sheet, made": _recovery_of_open_book(made=True),
    "not known": _gap,
    "trouble": _trouble("gone"),
    "trouble, changed elsewhere": _trouble("changed"),
    "settings, look": _settings(0),
    "settings, safety": _settings(1),
    "settings, keys": _settings(2),
    "help": lambda window, bench: HelpDialog(bench, "write", window.table, window.jobs),
    "help, a factsheet": lambda window, bench: _factsheet(window, bench),
    "sample books": lambda window, _bench: SamplesDialog(window),
    "settings, own templates": _own_templates(*FAULTS),
    "settings, no own templates": _own_templates(),
    "about": lambda _window, bench: AboutDialog(bench),
}


def _factsheet(window: MainWindow, bench: Bench) -> HelpDialog:
    dialog = HelpDialog(bench, "kind-transition", window.table, window.jobs)
    dialog.lend_samples(window.room)
    return dialog


@contextmanager
def shown(name: str, window: MainWindow, bench: Bench) -> Iterator[QWidget]:
    """A screen, shown; it is taken away again."""
    screen = SCREENS[name](window, bench)
    if isinstance(screen, QDialog):
        screen.setModal(False)
        screen.show()
    try:
        yield screen
    finally:
        if isinstance(screen, QDialog):
            screen.reject()
            screen.deleteLater()
        elif bench.step is not None:
            bench.pop()
        elif isinstance(screen, NewBookScreen):
            window.removeWidget(screen)
            screen.deleteLater()
        bench.leaving.stop()
        while bench.session.can_undo:
            bench.session.undo()
        window.setCurrentWidget(bench)
        bench.show_mode("write")
        # A form of many parts that nobody looks at makes each change of colours or letters slower for all screens after it.
        for mode in {"people", "memories", "letter", "plan"} & set(bench._modes):
            screen = bench._modes.pop(mode)
            bench._stack.removeWidget(screen)
            screen.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
