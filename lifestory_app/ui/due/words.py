"""What is due, said as people say it."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.services.deadlines import Due, DueDates, Nation, Start, Unit
from lifestory_app.ui.dates import weekday


def _tr(text: str) -> str:
    return QCoreApplication.translate("Due", text)


def nations() -> dict[Nation, str]:
    """Whose bank holidays count."""
    return {
        Nation.ENGLAND: _tr("England"),
        Nation.WALES: _tr("Wales"),
        Nation.SCOTLAND: _tr("Scotland"),
        Nation.NORTHERN_IRELAND: _tr("Northern Ireland"),
    }


def starts(child: str) -> dict[Start, str]:
    """The days that work is reckoned from, inside a sentence."""
    return {
        Start.CARE: _tr("{child} came into care").format(child=child),
        Start.PLACED: _tr("{child} moved to the new family").format(child=child),
        Start.CELEBRATION: _tr("the adoption day").format(child=child),
    }


def rule(due: Due, child: str, names: dict[str, str]) -> str:
    """`Within 10 working days of the adoption day.` `names` are those of the rules by id."""
    units = {
        Unit.WORKING_DAYS: _tr("{count} working days"),
        Unit.DAYS: _tr("{count} days"),
        Unit.WEEKS: _tr("{count} weeks"),
        Unit.MONTHS: _tr("{count} months"),
    }
    within = units[due.rule.unit].format(count=due.rule.within)
    before = names.get(due.rule.since)
    if before is not None:
        return _tr("Within {within} of the last day for “{name}”.").format(within=within, name=before)
    if due.start is Start.CELEBRATION:
        return _tr("Within {within} of the adoption day.").format(within=within)
    return _tr("Within {within} after {start}.").format(within=within, start=starts(child)[due.start])


def far(due: Due, dates: DueDates) -> str:
    """How far off it is, by working days: `in 10 working days`, `today`, `3 working days ago`."""
    if due.on is None:
        return ""
    if due.on == dates.today:
        return _tr("today")
    count = dates.working_days[due.rule.id]
    if due.on > dates.today:
        return _tr("in 1 working day") if count == 1 else _tr("in {count} working days").format(count=count)
    count = -count
    return _tr("1 working day ago") if count == 1 else _tr("{count} working days ago").format(count=count)


def pressing(due: Due, dates: DueDates) -> str:
    """The one sentence that is told without being asked for."""
    assert due.on is not None
    said = _tr("{name}: it was due on {day}, {far}.") if due.on < dates.today else _tr("{name}: it is due on {day}, {far}.")
    return said.format(name=due.rule.name, day=weekday(due.on, dates.today), far=far(due, dates))
