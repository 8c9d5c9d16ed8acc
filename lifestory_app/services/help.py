"""The short guide, read from its file; what the field knows; and leaflets made of it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lifestory_app import resources
from lifestory_app.domain.progress import Tell
from lifestory_app.services.one_at_a_time import OneAtATime
from lifestory_app.usecases.knowledge import (
    Article,
    SampleOffer,
    Shelf,
    article,
    article_on_kind,
    article_on_page,
    library,
    sample_offers,
)

if TYPE_CHECKING:
    from lifestory_app.usecases.leaflets import Leaflet

__all__ = [
    "SCREENS",
    "Article",
    "HelpPart",
    "Leaflets",
    "SampleOffer",
    "Shelf",
    "article",
    "article_on_kind",
    "article_on_page",
    "guide",
    "library",
    "sample_offers",
]


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


class Leaflets(OneAtATime):
    """Makes leaflets of articles."""

    made = Signal(object)

    def make(self, article: Article, target: Path) -> None:
        """Make the PDF of an article; `made` gives a Leaflet."""

        def work(tell: Tell) -> "Leaflet":
            from lifestory_app.usecases.leaflets import make_leaflet

            return make_leaflet(article, target, tell)

        if self._is_free(self.tr("A leaflet is being made already. Wait until it is done.")):
            self._start(work, self.made.emit)


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
    "BeginDialog": "people",
    "UpdateDialog": "people",
    "KindDialog": "pages",
    "MemoryScreen": "memories",
    "PapersDialog": "memories",
    "LetterScreen": "letter",
    "FinishDialog": "letter",
    "LetterPapersDialog": "letter",
    "GapDialog": "gaps",
    "PlanScreen": "gaps",
    "WholeGapDialog": "gaps",
    "OccasionDialog": "gaps",
    "PromiseDialog": "gaps",
    "PhotoRequestDialog": "gaps",
    "ExtractDialog": "gaps",
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
