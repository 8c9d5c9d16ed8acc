"""What the groups of layouts are called, and lists of slots in words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.page_template import PageTemplate


def group_word(group: str) -> str:
    """The word for a group of layouts."""
    words = {
        "front": QCoreApplication.translate("Galleries", "Front of the book"),
        "people": QCoreApplication.translate("Galleries", "People"),
        "story": QCoreApplication.translate("Galleries", "The story"),
        "homes": QCoreApplication.translate("Galleries", "Homes"),
        "photos": QCoreApplication.translate("Galleries", "Photos"),
        "keeping": QCoreApplication.translate("Galleries", "To keep and go on"),
        "letters": QCoreApplication.translate("Galleries", "Letters"),
    }
    return words.get(group, group.capitalize())


def counted(templates: Iterable[PageTemplate]) -> list[tuple[str, str, int]]:
    """The groups of some layouts in their order, each with how many there are."""
    counts: dict[str, int] = {}
    for template in templates:
        counts[template.group] = counts.get(template.group, 0) + 1
    return [(group, group_word(group), count) for group, count in counts.items()]


def listed(words: Sequence[str]) -> str:
    """Words as people list them: one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return QCoreApplication.translate("Galleries", "{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])
