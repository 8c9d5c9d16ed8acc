"""A theme: the small palette, faces and frame that make a book look like one book. Read from `templates/themes/`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, "#RRGGBB": paper and ink, a1 for titles, a2 for labels and quotations, tint for panels, line for rules.

    d1 to d4 only decorate and never colour words (look of the book, section 4).
    """

    paper: str
    ink: str
    a1: str
    a2: str
    tint: str
    line: str
    d1: str
    d2: str
    d3: str
    d4: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How a book looks. `display`, `reading`, `hand` and `lead` are ids of font families; `frame` names the photo frame.

    `lead` is the face of the first sentence of a page; without one it is the reading face.
    """

    id: str
    name: str
    tokens: Tokens
    display: str
    display_weight: int
    reading: str
    frame: str
    hand: str | None = None
    strong_weight: int = 700
    lead: str | None = None
    lead_weight: int = 400
    title_size: tuple[float, float, float] = (40, 35, 32)

    @property
    def paper(self) -> str:
        return self.tokens.paper

    @property
    def ink(self) -> str:
        return self.tokens.ink

    @property
    def a1(self) -> str:
        return self.tokens.a1

    @property
    def a2(self) -> str:
        return self.tokens.a2

    @property
    def tint(self) -> str:
        return self.tokens.tint

    @property
    def line(self) -> str:
        return self.tokens.line

    @property
    def d1(self) -> str:
        return self.tokens.d1

    @property
    def d2(self) -> str:
        return self.tokens.d2

    @property
    def d3(self) -> str:
        return self.tokens.d3

    @property
    def d4(self) -> str:
        return self.tokens.d4
