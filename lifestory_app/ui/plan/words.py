"""What the plan says in words."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import MONTHS, UncertainDate
from lifestory_app.domain.gaps import Asked, Gap, GapState
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import NoPhotoSlot, Page
from lifestory_app.domain.people import Gender
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, Stage
from lifestory_app.domain.voices import VoiceKind
from lifestory_app.ui.dates import weekday


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)


def stages() -> dict[Stage, str]:
    """Every stage by its word, in order."""
    return {
        Stage.PLANNED: _tr("Planned"),
        Stage.GATHERED: _tr("Gathered"),
        Stage.DRAFTED: _tr("Drafted"),
        Stage.WITH_FAMILY: _tr("With the family"),
        Stage.CHECKED: _tr("Checked"),
        Stage.HANDED_OVER: _tr("Handed over"),
        Stage.ON_RECORD: _tr("On the record"),
    }


def now_at(stage: Stage) -> str:
    """What is being done while this stage is the next to be reached."""
    return {
        Stage.PLANNED: _tr("Planning now"),
        Stage.GATHERED: _tr("Gathering now"),
        Stage.DRAFTED: _tr("Drafting now"),
        Stage.WITH_FAMILY: _tr("With the family next"),
        Stage.CHECKED: _tr("Checking next"),
        Stage.HANDED_OVER: _tr("Handing over next"),
        Stage.ON_RECORD: _tr("On the record next"),
    }[stage]


def kinds(child: str) -> dict[OccasionKind, str]:
    """What people come together for."""
    return {
        OccasionKind.CHILD: _tr("With {child}").format(child=child),
        OccasionKind.PARENTS: _tr("With parents"),
        OccasionKind.CARERS: _tr("With carers"),
        OccasionKind.RELATIVES: _tr("With relatives"),
        OccasionKind.VISIT: _tr("Statutory visit, with life story work"),
        OccasionKind.FAMILY_TIME: _tr("Family time"),
        OccasionKind.PLANNING: _tr("Planning meeting"),
        OccasionKind.REVIEW: _tr("Looked-after review"),
        OccasionKind.PANEL: _tr("Panel"),
        OccasionKind.COURT: _tr("Court date"),
    }


def voices() -> dict[VoiceKind, str]:
    """What the child did on a page."""
    return {
        VoiceKind.CHOSE: _tr("Chose"),
        VoiceKind.SAID: _tr("Said"),
        VoiceKind.WROTE: _tr("Wrote"),
        VoiceKind.DREW: _tr("Drew"),
        VoiceKind.LEFT_OUT: _tr("Asked to leave out"),
    }


def states() -> dict[GapState, tuple[str, str, str]]:
    """The words of a state, its icon, and the kind of chip."""
    return {
        GapState.OPEN: (_tr("Still open"), "gap", "warn"),
        GapState.FOUND: (_tr("Found"), "ok", "good"),
        GapState.TOLD: (_tr("Told as not known"), "ok", "plain"),
    }


def review_page(book: Book) -> str:
    """What the one page is called on its button."""
    gender = book.the_child.gender
    if gender in (Gender.FEMALE, Gender.TRANS_WOMAN):
        return _tr("One page for her review")
    if gender in (Gender.MALE, Gender.TRANS_MAN):
        return _tr("One page for his review")
    return _tr("One page for the review")


def day(when: UncertainDate | None, today: date) -> str:
    """A day as people say it; one that is known in part as it was written."""
    if when is None:
        return _tr("No day yet")
    return short(weekday(when.earliest, today)) if when.is_exact else str(when)


def short(told: str) -> str:
    """`Tue 1 Dec` for `Tue 1 December`."""
    for month in MONTHS:
        told = told.replace(month, month[:3])
    return told


def asked(tries: Iterable[Asked]) -> str:
    """`Asked Gran, 3 May 2026. She will look.`"""
    said = []
    for each in tries:
        sentence = _tr("Asked {whom}, {when}.") if each.when is not None else _tr("Asked {whom}.")
        sentence = sentence.format(whom=_in_sentence(each.whom), when=each.when) if each.whom else ""
        outcome = each.outcome.strip()
        said.append(f"{sentence} {outcome}{'' if not outcome or outcome.endswith('.') else '.'}".strip())
    return " ".join(said) or _tr("Nobody was asked yet.")


def _in_sentence(whom: str) -> str:
    """Who was asked, as it stands within a sentence: “the hospital”, but “Nan Jean”."""
    first, _, rest = whom.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An", "His", "Her", "Their", "My", "Our") else whom


def next_step(gap: Gap) -> str:
    """The next step, with the day of it."""
    if gap.ask_again is None or not gap.is_open:
        return gap.next_step
    return _tr("{step}, {day}").format(step=gap.next_step, day=gap.ask_again) if gap.next_step else str(gap.ask_again)


def pages(book: Book) -> dict[PageId | None, str]:
    """The pages of a book to choose from, the first answer being none."""
    found: dict[PageId | None, str] = {None: _tr("No page")}
    for number, page in enumerate(book.pages, 1):
        found[page.id] = f"{number}. {page.title.strip() or _tr('Page without a title')}"
    return found


def page_of(book: Book, gap: Gap) -> str:
    """The page that says it, by its title."""
    page = next((each for each in book.pages if each.id == gap.page or _says(each, gap)), None)
    return "" if page is None else _tr("page “{title}”").format(title=page.title.strip() or _tr("without a title"))


def _says(page: Page, gap: Gap) -> bool:
    return any(isinstance(picture, NoPhotoSlot) and picture.gap == gap.id for picture in page.pictures())


def of_occasion(occasion: Occasion, child: str) -> tuple[str, str]:
    """What an occasion is in a line, and below it what comes next, or who is there."""
    name = kinds(child)[occasion.kind]
    if occasion.kind is OccasionKind.VISIT:
        name = _tr("Statutory visit")
    what = f"{name}: {occasion.what[:1].lower()}{occasion.what[1:]}" if occasion.what else name
    below = _tr("Next: {then}").format(then=occasion.then) if occasion.then else ""
    return what, " ".join(part for part in (occasion.who and f"{occasion.who}.", below and f"{below}.") if part)


def of_occasion_state(occasion: Occasion, today: date, is_next: bool) -> tuple[str, str, str]:
    """The words of its chip, the icon and the kind."""
    if occasion.done:
        return _tr("Done"), "ok", "good"
    if occasion.when is None:
        return _tr("To be booked"), "calendar", "plain"
    if occasion.when.latest < today:
        return _tr("Did it happen?"), "gap", "warn"
    return (_tr("Next"), "calendar", "note") if is_next else (_tr("Booked"), "calendar", "plain")


def of_promise(promise: Promise, today: date) -> tuple[str, str, str]:
    """The words of its chip, the icon and the kind."""
    if promise.came is not None:
        return _tr("Came"), "ok", "good"
    if promise.by is not None and promise.by.latest < today:
        return _tr("Late"), "warning", "warn"
    return _tr("Still to come"), "clock", "plain"


def of_request(request: PhotoRequest) -> tuple[str, str, str]:
    """The words of its chip, the icon and the kind."""
    if request.received is None:
        return _tr("Asked"), "clock", "plain"
    return _tr("{count} came").format(count=request.count), "ok", "good"
