"""Days as people say them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication


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
