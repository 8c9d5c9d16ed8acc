"""The short guide, read from its file."""

import tomllib
from dataclasses import dataclass
from functools import cache

from lifestory_app import resources


@dataclass(frozen=True, slots=True)
class HelpPart:
    """One part of the guide: its title, its steps, the file name of its picture, and what that shows to a listener."""

    id: str
    title: str
    steps: tuple[str, ...]
    picture: str
    alt: str


@cache
def guide() -> tuple[HelpPart, ...]:
    """Every part of the guide, in order."""
    data = tomllib.loads(resources.asset("help", "guide.toml").read_text(encoding="utf-8"))
    parts = data["part"]
    return tuple(HelpPart(part["id"], part["title"], tuple(part["steps"]), part["picture"], part["alt"]) for part in parts)


SCREENS = {
    "FirstScreen": "start",
    "UnlockScreen": "start",
    "NewBookScreen": "new",
    "WriteView": "write",
    "AddPageGallery": "pages",
    "LayoutGallery": "layouts",
    "ThemeGallery": "looks",
    "PhotoLibrary": "photos",
    "CropScreen": "crop",
    "ScrapScreen": "scrapbook",
    "PictureShelf": "scrapbook",
    "StoryScreen": "panels",
    "PeopleScreen": "people",
    "PersonBuilder": "people",
    "AroundDialog": "people",
    "FamilyDialog": "people",
    "OptionsDialog": "people",
    "CulturesDialog": "people",
    "BookletDialog": "panels",
    "DueDialog": "people",
    "MemoryScreen": "memories",
    "PapersDialog": "memories",
    "GapDialog": "gaps",
    "VersionsView": "versions",
    "ReadingView": "read",
    "CopyDialog": "out",
    "PrintDialog": "out",
    "PreviewScreen": "out",
    "RecordDialog": "record",
    "TroubleDialog": "safety",
    "SettingsDialog": "keys",
}
"""The part of the guide that each screen and dialog is told of in, by the name of its class."""
