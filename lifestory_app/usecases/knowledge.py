"""What the field knows, for the window: articles, and the sample books that can be looked through."""

from dataclasses import dataclass

from lifestory_app.practice.kinds import kinds
from lifestory_app.practice.knowledge import Article, Shelf, article, article_on_kind, article_on_page, library
from lifestory_app.practice.samples import sample_heads

__all__ = ["Article", "SampleOffer", "Shelf", "article", "article_on_kind", "article_on_page", "library", "sample_offers"]


@dataclass(frozen=True, slots=True)
class SampleOffer:
    """A sample book as it is offered: its kind, what it is called, and for whom such a book is."""

    kind: str
    name: str
    title: str
    whom: str


def sample_offers() -> tuple[SampleOffer, ...]:
    """The sample books there are, in the order in which their kinds are offered. Their photos are not read for it."""
    titles = sample_heads()
    return tuple(SampleOffer(each.id, each.name, titles[each.id], each.whom) for each in kinds() if each.id in titles)
