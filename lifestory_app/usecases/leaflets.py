"""An article as a leaflet: a PDF to print, or to send to a carer. It holds nothing of any book."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.book import AgeBand, Book, PageShape
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, PersonId, SectionId
from lifestory_app.domain.pages import Page, Section, TextSlot, Time
from lifestory_app.domain.people import Name, Person
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.practice.knowledge import Article

__all__ = ["Leaflet", "leaflet_pages", "make_leaflet"]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet that is in its place, its sides, and what a person should look at."""

    target: Path
    pages: int
    look_at: tuple[str, ...]


def leaflet_pages(article: Article, fonts: Fonts) -> tuple[LaidOutBook, Book]:
    """An article as sides of A4, and the book that was made for it."""
    nobody, section = PersonId("nobody"), Section(SectionId("leaflet"), article.title, Time.BACK)
    page = Page(
        PageId("leaflet"),
        section.id,
        "words",
        article.title,
        (("lead", TextSlot(Words.of(article.lead))), ("words", TextSlot(_with_sources(article)))),
    )
    book = Book(
        "leaflet", nobody, "leaflet", article.title, theme="plain", shape=PageShape.A4, age_band=AgeBand.OLDER,
        people=(Person(nobody, (Name("Life Story"),)),), sections=(section,), pages=(page,),
    )  # fmt: skip
    return lay_out(book, fonts), book


def make_leaflet(article: Article, target: Path, tell: Tell = tell_nobody) -> Leaflet:
    """Make the PDF. Raises Refused or Stopped, with what stood at the target kept."""
    target = target.resolve()
    if target.suffix.lower() != ".pdf":
        raise Refused(f"“{target.name}” is not a .pdf, so nothing was made. Give the file that ending.")
    fonts = Fonts.shared()
    laid, book = leaflet_pages(article, fonts)
    export_pdf(target, laid, book, _NoPhotos(), fonts, preset=Preset.PRINT, tell=tell, replace=True)
    return Leaflet(target, len(laid.pages), check_pdf(target, laid).troubles)


def _with_sources(article: Article) -> Words:
    if not article.sources:
        return article.words
    rests_on = Paragraph((Run("Where this comes from"),), ParagraphKind.HEADING)
    sources = tuple(Paragraph((Run(source),), ParagraphKind.BULLET) for source in article.sources)
    return Words((*article.words.paragraphs, rests_on, *sources))


class _NoPhotos:
    """The photos of a leaflet: there are none."""

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:  # noqa: ARG002
        raise Refused("There is no photo in a leaflet.")
