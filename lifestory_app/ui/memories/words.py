"""What the values of the memory box are called on the screen, and the signs beside them."""

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.memories import Likeness, Memory, MemoryKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("Memories", text)


ICONS = {
    MemoryKind.ORDINARY_DAY: "home",
    MemoryKind.OUTING: "sun",
    MemoryKind.BIRTHDAY: "cake",
    MemoryKind.MILESTONE: "star",
    MemoryKind.FUNNY_SAYING: "bubble",
    MemoryKind.OBJECT: "teddy",
    MemoryKind.FESTIVAL: "gift",
    MemoryKind.SCHOOL: "school",
    MemoryKind.HEALTH: "hospital",
    MemoryKind.FAMILY_TIME: "family",
    MemoryKind.GOODBYE: "heart",
}


def kinds() -> dict[MemoryKind, str]:
    """The kinds of memory, in the order in which they are offered."""
    return {
        MemoryKind.OUTING: _tr("A day out"),
        MemoryKind.BIRTHDAY: _tr("A birthday"),
        MemoryKind.MILESTONE: _tr("A first time"),
        MemoryKind.FUNNY_SAYING: _tr("A funny saying"),
        MemoryKind.ORDINARY_DAY: _tr("An ordinary day"),
        MemoryKind.OBJECT: _tr("A thing to keep"),
        MemoryKind.FESTIVAL: _tr("A festival"),
        MemoryKind.SCHOOL: _tr("School"),
        MemoryKind.HEALTH: _tr("Health"),
        MemoryKind.FAMILY_TIME: _tr("Family time"),
        MemoryKind.GOODBYE: _tr("A goodbye"),
    }


def likenesses() -> dict[Likeness, str]:
    return {
        Likeness.NOT_SAID: _tr("Not noted yet"),
        Likeness.ORIGINAL: _tr("The thing itself"),
        Likeness.COPY: _tr("A copy"),
    }


def name_of(memory: Memory) -> str:
    """What a memory is called in a list."""
    return memory.name or _tr("Not told yet")


def told_of(memory: Memory) -> str:
    """The line under its name: the kind, and when."""
    parts = [kinds()[memory.kind]]
    if memory.when is not None:
        parts.append(str(memory.when))
    return ", ".join(parts)
