"""The mode of the plan: where the book is, what is not known yet, dates, time together, who brings what, photos asked for."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.gaps import GapState
from lifestory_app.domain.plan import Occasion, OccasionKind, Stage, by_day, next_of_all
from lifestory_app.services import plan
from lifestory_app.services.deadlines import AHEAD, Deadlines, Due, DueDates, today
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.dates import weekday
from lifestory_app.ui.due import words as due_words
from lifestory_app.ui.plan import words
from lifestory_app.ui.plan.dialogs import EntryDialog, OccasionDialog, PhotoRequestDialog, PromiseDialog
from lifestory_app.ui.plan.gap_dialog import WholeGapDialog
from lifestory_app.ui.plan.rows import PlanCard, Told
from lifestory_app.ui.plan.track import StageTrack

WIDE = 980
"""Under this width the cards stand below each other."""
DUE = "due "


class PlanScreen(QWidget):
    """Shows the plan of a session's book, and hands the session the edits that its dialogs make."""

    page_wanted = Signal(object)
    dates_wanted = Signal()
    extract_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: Session, deadlines: Deadlines) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.session, self._deadlines = session, deadlines
        self._dates: DueDates | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setProperty("role", "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(16)
        column.addLayout(self._make_head())
        self.track = StageTrack()
        self.track.turned.connect(self._turn)
        column.addWidget(self.track)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        column.addLayout(self._across)
        column.addStretch(1)
        self._make_cards()
        self._area = kit.scrolled(inside)
        whole.addWidget(self._area)
        session.changed.connect(self.refresh)
        deadlines.told.connect(self._show_dates)
        self.refresh()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._title = kit.label("", "h1", wraps=True)
        self._said = kit.label("", "quiet")
        names.addWidget(self._title)
        names.addWidget(self._said)
        row.addLayout(names, 1)
        self._rules = kit.Button(self.tr("Dates and rules"), "settings", "quiet")
        self._rules.clicked.connect(self.dates_wanted)
        row.addWidget(self._rules)
        self.primary = kit.Button("", "print", "primary")
        self.primary.clicked.connect(self.extract_wanted)
        row.addWidget(self.primary)
        return row

    def _make_cards(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, share in ((left, 8), (right, 5)):
            column.setSpacing(16)
            self._across.addLayout(column, share)
        can_write = self.session.can_write

        def add(text: str) -> str:
            return text if can_write else ""

        gap_add = self.tr("Add what is not known yet")
        self.gaps = PlanCard(
            self.tr("What we do not know yet"), add(self.tr("Add a gap")), gap_add, (18, 25, 14, 18),
            head=(self.tr("What"), self.tr("Who was asked, and when"), self.tr("Next step"), self.tr("State")),
        )  # fmt: skip
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 4)
        foot.addWidget(kit.Icon("info", "ink2", 16))
        foot.addWidget(
            kit.label(self.tr("A gap with a note of who was asked is an honest page. An empty page is not."), "small"), 1
        )
        self.gaps.body.addLayout(foot)
        self.promises = PlanCard(
            self.tr("Who brings what"), add(self.tr("Add")), self.tr("Add who brings what"), (18, 25, 14, 18),
            head=(self.tr("What"), self.tr("Who"), self.tr("By"), self.tr("State")),
        )  # fmt: skip
        self.photos = PlanCard(
            self.tr("Photos asked for"), add(self.tr("Add")), self.tr("Add photos that were asked for"), (18, 25, 14, 18),
            head=(self.tr("Of whom or what"), self.tr("Who was asked, and when"), self.tr("Note"), self.tr("State")),
        )  # fmt: skip
        self.dates = PlanCard(self.tr("Dates"), add(self.tr("Add")), self.tr("Add a date"), (4, 9), strong=1)
        self.times = PlanCard(self.tr("Time together"), add(self.tr("Add")), self.tr("Add a time together"), (4, 9), strong=1)
        child = self.session.book.the_child.known_as
        own = self.tr("{child}’s own choices and voice").format(child=child)
        self.voices = PlanCard(own, "", "", (4, 9), strong=1)
        for card in (self.gaps, self.promises, self.photos):
            left.addWidget(card)
        for card in (self.dates, self.times, self.voices):
            right.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        self.gaps.add_wanted.connect(lambda: self.open_gap(""))
        self.gaps.opened.connect(self.open_gap)
        self.promises.add_wanted.connect(lambda: self.open_promise(""))
        self.promises.opened.connect(self.open_promise)
        self.photos.add_wanted.connect(lambda: self.open_request(""))
        self.photos.opened.connect(self.open_request)
        self.dates.add_wanted.connect(lambda: self.open_occasion("", OccasionKind.PLANNING))
        self.dates.opened.connect(self._open_date)
        self.times.add_wanted.connect(lambda: self.open_occasion("", OccasionKind.CHILD))
        self.times.opened.connect(self.open_occasion)
        self.voices.opened.connect(self._open_voice)

    # What is shown.

    def begin(self) -> None:
        """Put the keyboard on the first thing that is not known, and reckon what is due."""
        self._deadlines.reckon()
        self.gaps.focus_on("")

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.track, self.gaps, self.promises, self.photos, self.dates, self.times, self.voices]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= look.px(WIDE)
        self._across.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the plan as it is now. While nobody looks at it nothing is reckoned, so that typing elsewhere stays quick."""
        if not self.isVisible():
            return
        book, now = self.session.book, today()
        self._title.setText(self.tr("The plan for {child}’s book").format(child=book.the_child.known_as))
        self.primary.setText(words.review_page(book))
        self.track.show_standings(plan.standing_of(book), can_write=self.session.can_write)
        self._show_gaps(book)
        self._show_promises(book, now)
        self._show_requests(book, now)
        self._show_times(book, now)
        self._show_voices(book, now)
        self._show_days(book, now)
        self._say(book, now)

    def _say(self, book: Book, now: date) -> None:
        written = plan.written_of(book)
        pages = self.tr("{written} of {all} pages written.").format(written=written.pages, all=written.of)
        open_ = sum(gap.is_open for gap in book.gaps)
        gaps = self.tr("1 thing not known yet.") if open_ == 1 else self.tr("{count} things not known yet.").format(count=open_)
        days = [when for when in (self._next_due(now), self._next_met(book, now)) if when is not None]
        nearest = min(days, default=None)
        far = (nearest - now).days if nearest is not None else None
        if far is None:
            comes = ""
        elif far == 0:
            comes = self.tr("Next date today.")
        else:
            comes = self.tr("Next date in 1 day.") if far == 1 else self.tr("Next date in {count} days.").format(count=far)
        self._said.setText(" ".join(part for part in (pages, gaps, comes) if part))

    def _next_due(self, now: date) -> date | None:
        due = [each.on for each in self._coming(now)]
        return min((day for day in due if day is not None and day >= now), default=None)

    def _next_met(self, book: Book, now: date) -> date | None:
        coming = next_of_all(book.occasions, now)
        return max(coming.when.earliest, now) if coming is not None and coming.when is not None else None

    def _show_gaps(self, book: Book) -> None:
        order = [GapState.OPEN, GapState.FOUND, GapState.TOLD]
        states = words.states()
        rows = [
            Told(
                gap.id,
                ((gap.what, words.page_of(book, gap)), (words.asked(gap.tries), ""), (words.next_step(gap), "")),
                states[gap.state],
            )
            for gap in sorted(book.gaps, key=lambda gap: order.index(gap.state))
        ]
        self.gaps.show_rows(rows, self.tr("Nothing is noted as not known."))

    def _show_promises(self, book: Book, now: date) -> None:
        ordered = sorted(book.promises, key=lambda each: (not each.is_open, each.by.earliest if each.by else date.max))
        rows = [
            Told(
                each.id,
                (
                    (each.what, ""),
                    (each.who, ""),
                    (words.day(each.by, now) if each.by else "", words.day(each.came, now) if each.came else ""),
                ),
                words.of_promise(each, now),
            )
            for each in ordered
        ]
        self.promises.show_rows(rows, self.tr("Nobody has been asked to bring anything yet."))

    def _show_requests(self, book: Book, now: date) -> None:
        rows = [
            Told(
                each.id,
                (
                    (each.of_whom, self.tr("from family time") if each.family_time is not None else ""),
                    (f"{each.asked}, {words.day(each.when, now)}" if each.when else each.asked, ""),
                    (each.note, ""),
                ),
                words.of_request(each),
            )
            for each in sorted(book.photo_requests, key=lambda each: not each.is_open)
        ]
        self.photos.show_rows(rows, self.tr("No photos were asked for yet."))

    def _show_times(self, book: Book, now: date) -> None:
        mine = [each for each in book.occasions if not each.kind.is_date]
        coming = next_of_all(mine, now)
        in_order = by_day(mine)
        # What is still to come stands first, since what is over grows long.
        ordered = [each for each in in_order if not each.done] + [each for each in reversed(in_order) if each.done]
        rows = [self._told(each, now, is_next=each is coming) for each in ordered]
        self.times.show_rows(rows, self.tr("No time together is noted yet."))

    def _told(self, occasion: Occasion, now: date, *, is_next: bool) -> Told:
        what, below = words.of_occasion(occasion, self.session.book.the_child.known_as)
        day = words.day(occasion.when, now)
        return Told(occasion.id, ((day, ""), (what, below)), words.of_occasion_state(occasion, now, is_next))

    def _show_voices(self, book: Book, now: date) -> None:
        kinds = words.voices()
        rows = []
        for page in book.pages:
            title = page.title.strip() or self.tr("Page without a title")
            for number, voice in enumerate(page.voices):
                day = words.day(voice.when, now) if voice.when is not None else ""
                below = ", ".join(part for part in (self.tr("page “{title}”").format(title=title), day) if part)
                rows.append(Told(f"{page.id} {number}", ((kinds[voice.kind], ""), (voice.what, below))))
            if page.childs_own and not page.voices:
                rows.append(
                    Told(
                        f"{page.id} own", ((self.tr("Made"), ""), (self.tr("The whole page “{title}”").format(title=title), ""))
                    )
                )
        self.voices.show_rows(
            rows, self.tr("Mark what is the child’s own in the form of a page, under “Who this page is for”.")
        )

    # Dates.

    def _show_dates(self, dates: DueDates) -> None:
        self._dates = dates
        self.refresh()

    def _coming(self, now: date) -> list[Due]:
        """What is due and not done, less what was due so long ago that it says nothing about what to do next."""
        due = self._dates.due if self._dates is not None else ()
        return [each for each in due if each.on is not None and each.done is None and (each.on - now).days >= -365]

    def _show_days(self, book: Book, now: date) -> None:
        self.dates.beside.setText(self.tr("{nation}, bank holidays counted").format(nation=self._nation()))
        coming: list[tuple[date, Told]] = []
        for due in self._coming(now):
            assert due.on is not None
            assert self._dates is not None
            ahead = (due.on - now).days
            told = ((words.short(weekday(due.on, now)), ""), (due.rule.name, due_words.far(due, self._dates)))
            coming.append((due.on, Told(f"{DUE}{due.rule.id}", told, self._nearness(ahead))))
        dates = by_day(each for each in book.occasions if each.kind.is_date)
        for each in dates:
            if not each.done:
                told_so = self._told(each, now, is_next=False)
                near = (
                    self._nearness((each.when.earliest - now).days) if each.when and each.when.latest >= now else told_so.chip
                )
                coming.append(
                    (each.when.earliest if each.when else date.max, replace(told_so, chip=near if near[0] else told_so.chip))
                )
        rows = [told for _, told in sorted(coming, key=lambda each: each[0])]
        rows += [self._told(each, now, is_next=False) for each in reversed(dates) if each.done]
        self.dates.show_rows(rows, self.tr("Nothing is due, and no date is noted."))

    def _nearness(self, ahead: int) -> tuple[str, str, str]:
        """What is said of a day that is so many days ahead."""
        if ahead < 0:
            return self.tr("Late"), "warning", "warn"
        return (self.tr("Soon"), "clock", "note") if ahead <= AHEAD else ("", "", "")

    def _nation(self) -> str:
        return due_words.nations()[self._deadlines.nation]

    # What is done.

    def _turn(self, stage: Stage) -> None:
        is_done = plan.turn_stage(self.session, stage)
        said = self.tr("“{stage}” is noted as reached.") if is_done else self.tr("“{stage}” is noted as not reached.")
        self.told.emit(said.format(stage=words.stages()[stage]))

    def _open_date(self, key: str) -> None:
        if key.startswith(DUE):
            self.dates_wanted.emit()
        else:
            self.open_occasion(key)

    def _open_voice(self, key: str) -> None:
        self.page_wanted.emit(key.rpartition(" ")[0])

    def open_gap(self, key: str) -> None:
        """Open what is not known, or add something; where it has a page, one can go there."""
        book = self.session.book
        gap = next((each for each in book.gaps if each.id == key), None)
        dialog = WholeGapDialog(self, book, gap, today(), can_write=self.session.can_write)
        dialog.page_wanted.connect(self.page_wanted)
        self._run(dialog)

    def open_occasion(self, key: str, kind: OccasionKind = OccasionKind.CHILD) -> None:
        """Open a meeting or time together, or add one of a kind."""
        book = self.session.book
        found = next((each for each in book.occasions if each.id == key), None)
        self._run(OccasionDialog(self, book, found, kind, can_write=self.session.can_write))

    def open_promise(self, key: str) -> None:
        """Open who brings what, or add it."""
        book = self.session.book
        found = next((each for each in book.promises if each.id == key), None)
        self._run(PromiseDialog(self, book, found, today(), can_write=self.session.can_write))

    def open_request(self, key: str) -> None:
        """Open photos that were asked for, or add them."""
        book = self.session.book
        found = next((each for each in book.photo_requests if each.id == key), None)
        self._run(PhotoRequestDialog(self, book, found, today(), can_write=self.session.can_write))

    def _run(self, dialog: EntryDialog) -> None:
        done = dialog.exec()
        edit = dialog.edit
        dialog.deleteLater()
        if done and edit is not None:
            self.session.do_alone(edit)
