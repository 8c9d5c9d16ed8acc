"""Days as people say them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.dates import MONTHS, WEEKDAYS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dates", text)


def told_day(when: datetime) -> str:
    """A day as people say it: today, yesterday, or the date."""
    local = when.astimezone()
    days = (datetime.now().astimezone().date() - local.date()).days
    if days == 0:
        return _tr("today, {time}").format(time=f"{local:%H:%M}")
    if days == 1:
        return _tr("yesterday")
    return f"{local.day} {local:%B}" + (f" {local.year}" if days > 300 else "")


def weekday(when: date, today: date) -> str:
    """`Thu 3 December`, with the year where it is not that of today."""
    told = f"{WEEKDAYS[when.weekday()][:3]} {when.day} {MONTHS[when.month - 1]}"
    return told if when.year == today.year else f"{told} {when.year}"
