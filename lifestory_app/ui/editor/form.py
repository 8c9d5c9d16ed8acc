"""The form at the right: every place of the page as an ordinary field, with help where the words are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import ChangePage, FillSlot, RetitlePage
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.page_template import SlotKind, SlotTemplate
from lifestory_app.domain.pages import CardsSlot, DrawingSlot, Page, PhotoSlot, SlotValue, TextSlot
from lifestory_app.domain.photos import PhotoSource, PhotoView, Purpose, Sharpness, dots_per_inch, sharpness
from lifestory_app.domain.plan_edits import MarkVoices
from lifestory_app.domain.second_language import BESIDE
from lifestory_app.domain.text import Words
from lifestory_app.domain.told import MEMORIES, STAY
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.help import article_on_page
from lifestory_app.services.session import Session
from lifestory_app.services.storyboards import is_story_page
from lifestory_app.services.wording import is_for_child
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.cards_field import CardsField
from lifestory_app.ui.editor.facts_field import FactsField
from lifestory_app.ui.editor.guide_card import GuideCard
from lifestory_app.ui.editor.letter_fields import LetterFields
from lifestory_app.ui.editor.picture_field import PictureField
from lifestory_app.ui.editor.second_language import LanguagesPart
from lifestory_app.ui.editor.small_fields import AudienceField, PeopleField
from lifestory_app.ui.editor.times_field import LAYOUTS as TIMED
from lifestory_app.ui.editor.times_field import TimesField
from lifestory_app.ui.editor.tray import Tray
from lifestory_app.ui.editor.voices_field import VoicesField
from lifestory_app.ui.memories.page_field import HomeOfPage, MemoriesField
from lifestory_app.ui.scrapbook.field import ScrapField
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.line import LineField

if TYPE_CHECKING:
    from lifestory_app.services.guides import PageGuide


GUIDE_HIGH = 700
"""Under this height of the window the guide folds to its title."""
THUMB_PX = 160


KEEP_THUMBS = 60


class PageForm(QWidget):
    """Shows one page of the session's book as fields, and hands the session the edits that they mean."""

    slot_entered = Signal(str)
    photo_wanted = Signal(str)
    crop_wanted = Signal(str)
    photo_facts_wanted = Signal(object)
    gap_wanted = Signal(str)
    scrapbook_wanted = Signal()
    panels_wanted = Signal()
    around_wanted = Signal()
    help_wanted = Signal(str)
    memory_wanted = Signal(object)
    people_wanted = Signal()
    home_wanted = Signal()
    picture_pasted = Signal(str, QImage)
    paste_wanted = Signal(str)

    def __init__(self, session: Session, helps: Helps) -> None:
        super().__init__()
        self._session, self._helps = session, helps
        self._page: Page | None = None
        self._fields: dict[str, QWidget] = {}
        self._thumbs: dict[PhotoView, tuple[PhotoSource, QImage | None]] = {}
        self._shape: tuple[object, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setProperty("role", "panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(10)
        self._area: QScrollArea = kit.scrolled(inside)
        whole.addWidget(self._area)
        self._guide_wanted: bool | None = None
        self._painter = QtPainter(session.fonts, session.photos)
        self._drawings: dict[tuple[PageId, str], tuple[object, QImage]] = {}
        self._no_page = kit.Empty("page", self.tr("Choose a page at the left, or add one."))
        self._column.addWidget(self._no_page)

    @property
    def page_id(self) -> PageId | None:
        """The page that is shown."""
        return self._page.id if self._page is not None else None

    def show_page(self, book: Book, page: Page | None, guide: "PageGuide | None") -> None:
        """Show a page. Fields are made anew only where it is another page, or has another layout."""
        second = page.beside.lang if page is not None and page.beside is not None else ""
        shape = (page.id, page.layout, page.about, book.lang, second, guide is not None) if page is not None else ()
        if shape != self._shape:
            self._session.end_phrase()
            self._shape = shape
            self._build(book, page, guide)
        self._page = page
        if page is not None:
            self._show_values(book, page, guide)

    def _build(self, book: Book, page: Page | None, guide: "PageGuide | None") -> None:
        kit.clear(self._column)
        self._fields = {}
        self._starters: dict[str, tuple[str, ...]] = {}
        self._area.verticalScrollBar().setValue(0)
        if page is None:
            self._column.addWidget(kit.Empty("page", self.tr("Choose a page at the left, or add one.")))
            return
        self._guide = GuideCard()
        self._guide.folded.connect(self._keep_guide)
        self._guide.more_wanted.connect(self._want_help)
        self._column.addWidget(self._guide)
        self._guide.setVisible(guide is not None)
        self._fold_guide()
        self._title = LineField(self.tr("Title"))
        self._title.use_helps(self._helps)
        self._title.rewritten.connect(lambda text: self._session.do(RetitlePage(page.id, text)))
        self._title.phrase_ended.connect(self._session.end_phrase)
        self._column.addWidget(self._title)
        self._languages = LanguagesPart(self._session, page)
        self._put_second(self._languages.title_field(self.tr("Title")))
        self._tray = Tray()
        self._tray.put_back.connect(self._put_back)
        self._column.addWidget(self._tray)
        self._home = HomeOfPage() if page.layout == STAY else None
        if self._home is not None:
            self._home.picked.connect(self._tell_of_home)
            self._column.addWidget(self._home)
        for slot in guide.template.slots if guide is not None else ():
            self._fields[slot.name] = self._field(slot, page, book.lang)
            self._column.addWidget(self._fields[slot.name])
            if slot.kind is SlotKind.TEXT:
                self._put_second(self._languages.field_for(slot.name, slot.label, slot.words))
        self._letter = LetterFields(self._session, self._helps) if page.layout == "letter" else None
        if self._letter is not None:
            self._column.addWidget(self._letter)
            # Its fields are made before what stands below them, so that Tab goes down.
            self._letter.show_letter(book, page)
        if page.layout == "ecomap":
            around = kit.Button(self.tr("Change who is around"), "ecomap")
            around.clicked.connect(self.around_wanted)
            hint = self.tr("The map makes itself from what is noted there.")
            self._column.addWidget(kit.Field(self.tr("People and places"), around, hint))
        if page.layout in TIMED:
            times = TimesField(self._session, page.layout)
            times.people_wanted.connect(self.people_wanted)
            times.home_wanted.connect(self.home_wanted)
            self._column.addWidget(times)
        if is_story_page(page):
            panels = kit.Button(self.tr("Write and draw the panels"), "bubble")
            panels.clicked.connect(self.panels_wanted)
            hint = self.tr("Words first, agreed with the family. Then draw.")
            self._column.addWidget(kit.Field(self.tr("Panels"), panels, hint))
        self._put_second(self._languages.rest_field())
        self._languages_fold = kit.Fold(self.tr("Languages of this page"), is_open=page.beside is not None)
        self._languages_fold.body.addWidget(self._languages)
        self._column.addWidget(self._languages_fold)
        fold = kit.Fold(self.tr("Who this page is for"))
        self._audience = AudienceField()
        self._audience.remarked.connect(lambda seen_by: self._change(seen_by=seen_by))
        self._audience.childs_own.connect(lambda own: self._change(childs_own=own))
        fold.body.addWidget(self._audience)
        self._voices = VoicesField()
        self._voices.remarked.connect(lambda voices: self._session.do(MarkVoices(page.id, voices)))
        self._voices.phrase_ended.connect(self._session.end_phrase)
        fold.body.addWidget(self._voices)
        self._column.addWidget(fold)
        self._column.addStretch(1)

    def _put_second(self, field: QWidget | None) -> None:
        """Put a field of the second language under the one it belongs to."""
        if field is not None:
            self._column.addWidget(field)

    def _field(self, slot: SlotTemplate, page: Page, lang: str) -> QWidget:
        match slot.kind:
            case SlotKind.TEXT:
                return self._words_field(slot, page)
            case SlotKind.PICTURE:
                return self._picture_field(slot, page)
            case SlotKind.FACTS:
                facts = FactsField(slot.label, slot.prompt, slot.most, self._helps)
                facts.refilled.connect(lambda value: self._fill(page.id, slot.name, value))
                facts.phrase_ended.connect(self._session.end_phrase)
                return facts
            case SlotKind.CARDS:
                cards = CardsField(slot.label, slot.prompt, slot.most, self._helps, page.lang or lang)
                cards.refilled.connect(lambda value: self._fill(page.id, slot.name, value))
                cards.phrase_ended.connect(self._session.end_phrase)
                cards.photo_wanted.connect(lambda number: self.photo_wanted.emit(f"{slot.name}.{number}"))
                return cards
            case SlotKind.PEOPLE:
                people = PeopleField(slot.label, slot.prompt)
                people.refilled.connect(lambda value: self._deed(page.id, slot.name, value))
                people.people_wanted.connect(self.people_wanted)
                return people
            case SlotKind.MEMORIES:
                told = MemoriesField(slot.label, slot.prompt, slot.most)
                told.refilled.connect(lambda value: self._deed(page.id, slot.name, value))
                told.memory_wanted.connect(self.memory_wanted)
                return told
            case _:
                scraps = ScrapField(slot.label, slot.prompt)
                scraps.wanted.connect(self.scrapbook_wanted)
                return scraps

    def _offer_starters(self, field: WordsField, name: str, guide: "PageGuide | None") -> None:
        starters = guide.starters_of(name) if guide is not None else ()
        if self._starters.get(name) != starters:
            self._starters[name] = starters
            field.set_starters([(text, text) for text in starters])

    def _words_field(self, slot: SlotTemplate, page: Page) -> WordsField:
        field = WordsField(slot.label)
        field.show_prompt(slot.prompt)
        field.size_for(slot.words)
        field.use_helps(self._helps)
        field.rewritten.connect(lambda words: self._write(page.id, slot.name, words))
        field.phrase_ended.connect(self._session.end_phrase)
        field.picture_pasted.connect(lambda image: self.picture_pasted.emit(slot.name, image))
        return field

    def _picture_field(self, slot: SlotTemplate, page: Page) -> PictureField:
        field = PictureField(slot.label, slot.prompt)
        field.use_helps(self._helps)
        field.refilled.connect(lambda value: self._fill(page.id, slot.name, value))
        field.phrase_ended.connect(self._session.end_phrase)
        field.photo_wanted.connect(lambda: self.photo_wanted.emit(slot.name))
        field.paste_wanted.connect(lambda: self.paste_wanted.emit(slot.name))
        field.crop_wanted.connect(lambda: self.crop_wanted.emit(slot.name))
        field.facts_wanted.connect(self.photo_facts_wanted)
        field.gap_wanted.connect(lambda: self.gap_wanted.emit(slot.name))
        return field

    # Values.

    def _want_help(self) -> None:
        article = article_on_page(self._page.kind) if self._page is not None else None
        if article is not None:
            self.help_wanted.emit(article.id)

    def _show_values(self, book: Book, page: Page, guide: "PageGuide | None") -> None:
        self._title.show_text(page.title)
        self._title.speak(page.lang or book.lang)
        self._languages.show_page(page)
        self._audience.show_value(page.seen_by, page.childs_own)
        self._voices.show_voices(page.voices)
        self._tray.show_tray(page, book)
        if guide is not None:
            self._guide.show_guide(guide.why, guide.belongs, guide.template, page)
            self._guide.more.setVisible(article_on_page(page.kind) is not None)
            self._tray.free = frozenset(slot.name for slot in guide.template.slots if page.slot(slot.name) is None)
        if self._letter is not None:
            self._letter.show_letter(book, page)
        if self._home is not None:
            self._home.show_home(book, page.about)
        lang = page.lang or book.lang
        for_child = is_for_child(book, page)
        self._title.meant_for(child=for_child)
        for name, field in self._fields.items():
            value = page.slot(name)
            if isinstance(field, WordsField):
                self._offer_starters(field, name, guide)
                field.meant_for(child=for_child)
                field.show_words(value.words if isinstance(value, TextSlot) else Words(), lang)
                self._note_room(field, name, guide, value)
            elif isinstance(field, PictureField):
                field.meant_for(child=for_child, lang=lang)
                field.show_value(value, book, self._thumb(name, value), self._sharp(name))
            elif isinstance(field, FactsField):
                field.meant_for(child=for_child)
                field.show_value(value)
                field.offer(guide.known if guide is not None else ())
            elif isinstance(field, CardsField):
                field.meant_for(for_child)
                field.show_value(value, book)
            elif isinstance(field, PeopleField):
                field.show_value(value, book)
            elif isinstance(field, MemoriesField):
                field.show_value(value, book, too_long=bool(self._too_long() - self._fields.keys()))
            elif isinstance(field, ScrapField):
                field.show_value(value, too_long=name in self._too_long())

    def _note_room(self, field: WordsField, name: str, guide: "PageGuide | None", value: SlotValue | None) -> None:
        """Beside the label: whether the words fit, and how many there are of those that are good to read."""
        if self._page is not None and name in self._too_long():
            field.show_note(self.tr("Does not all fit"), "warning", "warn")
            return
        slot = guide.template.slot(name) if guide is not None else None
        count = len(value.words.plain.split()) if isinstance(value, TextSlot) else 0
        if slot is None or not slot.words or not count:
            field.show_note("", "", "")
        elif count > slot.words * 1.6:
            field.show_note(
                self.tr("{count} words, about {good} are best").format(count=count, good=slot.words), "hint", "warn"
            )
        else:
            words = self.tr("1 word") if count == 1 else self.tr("{count} words").format(count=count)
            field.show_note(words, "", "")

    def _too_long(self) -> set[str]:
        assert self._page is not None
        sides = self._session.laid_out.sides_of(self._page.id)
        return {overflow.slot.split(".")[0] for side in sides for overflow in side.overflows}

    def _thumb(self, name: str, value: SlotValue | None) -> QImage | None:
        """The small picture of a slot: the photo, or the drawing as the page shows it."""
        if isinstance(value, DrawingSlot):
            return self._drawn(name, value)
        if not isinstance(value, PhotoSlot):
            return None
        photos = self._session.photos
        known = self._thumbs.get(value.view)
        if known is None or known[0] is not photos:
            known = (photos, self._photo_thumb(value.view))
            self._thumbs[value.view] = known
            while len(self._thumbs) > KEEP_THUMBS:
                del self._thumbs[next(iter(self._thumbs))]
        return known[1]

    def _photo_thumb(self, view: PhotoView) -> QImage | None:
        try:
            return QImage.fromData(self._session.photos.picture(view, 160, 160, Purpose.SCREEN))
        except Refused:
            return None

    def _drawn(self, name: str, value: DrawingSlot) -> QImage | None:
        """What stands in a slot's box on the page, painted small; kept while the drawing stays the same."""
        assert self._page is not None
        wanted = (value.drawing, self._session.book.theme)
        kept = self._drawings.get((self._page.id, name))
        if kept is not None and kept[0] == wanted:
            return kept[1]
        for side in self._session.laid_out.sides_of(self._page.id):
            box = dict(side.slots).get(name)
            if box is not None and box.width > 0 and box.height > 0:
                image = _piece_of(self._painter, side, box)
                self._drawings[self._page.id, name] = (wanted, image)
                return image
        return None

    def _sharp(self, name: str) -> Sharpness | None:
        assert self._page is not None
        for side in self._session.laid_out.sides_of(self._page.id):
            for placed in side.placed:
                if placed.slot == name:
                    photo = self._session.book.photo(placed.photo)
                    return sharpness(dots_per_inch(photo, placed.view, placed.width, placed.height))
        return None

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_guide()

    def _keep_guide(self, is_open: bool) -> None:
        self._guide_wanted = is_open

    def _fold_guide(self) -> None:
        """Where there is little height the guide folds to its title, until somebody opens it."""
        if self._shape and isValid(self._guide):
            roomy = self.window().height() >= look.px(GUIDE_HIGH)
            self._guide.open(roomy if self._guide_wanted is None else self._guide_wanted)

    # What fields mean.

    def _write(self, page: PageId, slot: str, words: Words) -> None:
        self._fill(page, slot, None if not words.paragraphs else TextSlot(words))

    def _fill(self, page: PageId, slot: str, value: SlotValue | None) -> None:
        self._session.do(FillSlot(page, slot, value))

    def _deed(self, page: PageId, slot: str, value: SlotValue | None) -> None:
        self._session.end_phrase()
        self._fill(page, slot, value)
        self._session.end_phrase()

    def _change(self, **changes: object) -> None:
        from dataclasses import replace

        if self._page is not None:
            self._session.do(ChangePage(replace(self._page, **changes)))  # type: ignore[arg-type]

    def _tell_of_home(self, home: object) -> None:
        self._session.end_phrase()
        self._change(about=home)
        self._session.end_phrase()

    def _put_back(self, name: str) -> None:
        from lifestory_app.services.pages import put_back

        if self._page is None:
            return
        try:
            self._session.do(ChangePage(put_back(self._page, name)))
        except Refused as refusal:
            self._session.refused.emit(refusal.sentence)

    # Focus.

    def enter(self, slot: str) -> None:
        """Put the keyboard into the field of a slot, a card of it (`cards.2`), or the title."""
        name, _, part = slot.partition(".")
        if self._page is not None and self._is_told(name, part):
            name = MEMORIES
        if name == BESIDE and self._page is not None and self._page.beside is not None:
            self._languages.focus()
            return
        if name == "title" or name not in self._fields:
            if self._page is not None:
                self._title.focus()
            return
        field = self._fields[name]
        self._area.ensureWidgetVisible(field, 0, 40)
        if isinstance(field, WordsField):
            field.focus_words()
        elif isinstance(field, PictureField):
            field.open()
            field.focus_words()
        elif isinstance(field, CardsField) and part.isdigit():
            field.open_card(int(part))
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_told(self, name: str, part: str) -> bool:
        """Whether what stands at a place comes from the memory box, and is changed there."""
        if self._page is None or MEMORIES not in self._fields or name == "title":
            return False
        if name == "cards" and part.isdigit():
            typed = self._page.slot("cards")
            return int(part) >= (len(typed.cards) if isinstance(typed, CardsSlot) else 0)
        return name not in self._fields or (self._page.slot(name) is None and name == "cards" and bool(self._page.memories()))

    def slot_of(self, widget: QWidget | None) -> str:
        """The slot whose field a widget belongs to, "" for none."""
        while widget is not None and widget is not self:
            for name, field in self._fields.items():
                if field is widget:
                    return name
            widget = widget.parentWidget()
        return ""


def _piece_of(painter: QtPainter, side: LaidOutPage, box: Rect) -> QImage:
    """What stands in a box of a page, in a square picture."""
    scale = THUMB_PX / max(box.width, box.height)
    image = QImage(round(box.width * scale), round(box.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(side.paper))
    brush = QPainter(image)
    brush.scale(scale, scale)
    brush.translate(-box.x, -box.y)
    painter.paint(side.items, brush)
    brush.end()
    return image
