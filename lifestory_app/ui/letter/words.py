"""Words for the letter: the states of its parts, and where a fact is known from."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.letters import PartState
from lifestory_app.domain.provenance import Source
from lifestory_app.ui.people.words import sources


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)


def state(part: PartState) -> tuple[str, str, str]:
    """A state in words, with its icon and the colour of both."""
    return {
        PartState.SAID: (_tr("Said"), "ok", "good"),
        PartState.NOT_YET: (_tr("Not yet"), "gap", "ink2"),
        PartState.GIVEN_LATER: (_tr("Given later"), "lock", "note"),
    }[part]


def writing_now() -> tuple[str, str, str]:
    """The part that is open."""
    return _tr("Writing now"), "pen", "accent_text"


def look_again() -> tuple[str, str, str]:
    """A part that tells something otherwise than the book."""
    return _tr("Look again"), "warning", "warn"


def known_from(source: Source | None) -> str:
    """Where a fact is known from, in one line."""
    if source is None:
        return _tr("No source is noted")
    told = sources()[source.kind]
    detail = source.detail.strip()
    when = str(source.when) if source.when is not None else ""
    return ", ".join(part for part in (told, detail, when) if part)
