"""A whole book, laid out: what the painters, the exports and the window read."""

from dataclasses import dataclass

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.domain.text import reads_right_to_left
from lifestory_app.layout.display import Colour, LaidOutPage, MissingLetter, Overflow, Placed


@dataclass(frozen=True, slots=True)
class LaidOutSection:
    """A part of the book as a reader finds it: its title, and the number of its first side (sides count from 1)."""

    id: SectionId
    title: str
    first: int


@dataclass(frozen=True)
class LaidOutBook:
    """Every side of a book, in order, and the facts about it that a document needs.

    `sections` holds only those that have a page. `lang` is a BCP 47 tag. `paper` is the colour the theme prints on.
    """

    pages: tuple[LaidOutPage, ...]
    title: str
    lang: str
    author: str = ""
    sections: tuple[LaidOutSection, ...] = ()
    shape: PageShape = PageShape.A4
    paper: Colour = "#FFFFFF"

    @property
    def placed(self) -> tuple[tuple[LaidOutPage, Placed], ...]:
        """Every photo as it stands, with its side: what print copies and sharpness are worked out from."""
        return tuple((page, placed) for page in self.pages for placed in page.placed)

    @property
    def overflows(self) -> tuple[tuple[LaidOutPage, Overflow], ...]:
        """Every text that did not fit, with its side."""
        return tuple((page, overflow) for page in self.pages for overflow in page.overflows)

    @property
    def missing(self) -> tuple[tuple[LaidOutPage, MissingLetter], ...]:
        """Every character that no font has, with its side."""
        return tuple((page, letter) for page in self.pages for letter in page.missing)

    @property
    def photos(self) -> frozenset[PhotoId]:
        """The photos that show anywhere in the book."""
        return frozenset(placed.photo for _, placed in self.placed)

    def sides_of(self, page: PageId) -> tuple[LaidOutPage, ...]:
        """The sides that one page of the book fills, in order; none for a page that is not in the book."""
        return tuple(side for side in self.pages if side.page == page)

    def side(self, page: PageId) -> LaidOutPage:
        """The first side of a page: where links to it lead. Raises KeyError."""
        for side in self.pages:
            if side.page == page:
                return side
        raise KeyError(page)

    def spreads(self) -> tuple[tuple[LaidOutPage | None, LaidOutPage | None], ...]:
        """The sides as a reader holds them, (left, right): the cover alone, then two by two.

        A book that is read from right to left is bound at the right: its cover lies on the left, page 2 to the right of page 3.
        """
        right_to_left = reads_right_to_left(self.lang)

        def lying(first: LaidOutPage | None, second: LaidOutPage | None) -> tuple[LaidOutPage | None, LaidOutPage | None]:
            return (second, first) if right_to_left else (first, second)

        first: LaidOutPage | None = None
        spreads: list[tuple[LaidOutPage | None, LaidOutPage | None]] = []
        for side in self.pages:
            if side.left != right_to_left:
                first = side
            else:
                spreads.append(lying(first, side))
                first = None
        return (*spreads, lying(first, None)) if first else tuple(spreads)
