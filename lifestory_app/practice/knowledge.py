"""What the field knows, to be read in the window: guides, factsheets on each kind of book and page, what to read further.

The articles are data under `templates/knowledge/`, in our own words, with the sources they rest on (practice sections 2 to 8).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.text import EMPTY, Paragraph, ParagraphKind, Run, Words
from lifestory_app.practice.reading import Table, each, read_table

_MARKS = (("## ", ParagraphKind.HEADING), ("- ", ParagraphKind.BULLET))


@dataclass(frozen=True, slots=True)
class Article:
    """One article: a line to lead into it, what it says, and what it rests on.

    `kind` is the kind of book it tells of, whose sample can be looked through; `pages` are the practice pages it tells of.
    """

    id: str
    title: str
    lead: str
    words: Words
    sources: tuple[str, ...] = ()
    kind: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles that belong together."""

    id: str
    title: str
    articles: tuple[Article, ...]


@cache
def library() -> tuple[Shelf, ...]:
    """Every article there is, by shelf, in order. Raises Refused where a file cannot be read."""
    found = [read_shelf(path) for path in resources.template("knowledge").glob("*.toml")]
    return tuple(shelf for _, shelf in sorted(found, key=lambda pair: pair[0]))


def article(id: str) -> Article | None:
    """An article by its id."""
    return next((each for shelf in library() for each in shelf.articles if each.id == id), None)


def article_on_page(page: str) -> Article | None:
    """The article on a practice page, such as “birth-mum”."""
    return next((each for shelf in library() for each in shelf.articles if page in each.pages), None)


def article_on_kind(kind: str) -> Article | None:
    """The article on a kind of book."""
    return next((each for shelf in library() for each in shelf.articles if kind and each.kind == kind), None)


def read_shelf(path: Path) -> tuple[float, Shelf]:
    """The shelf of a file, with its place among the others. Raises Refused, naming file, line and fault."""
    file = read_table(path)
    order = file.number("order", 0)
    shelf = Shelf(file.name("group"), file.name("title"), each(file.tables("article"), _article))
    file.done()
    return order, shelf


def _article(table: Table) -> Article:
    words = words_from(table.text("text"))
    if words.is_empty:
        raise table.fault("text", "it may not be empty")
    return Article(
        table.name("id"),
        table.name("title"),
        table.name("lead"),
        words,
        table.texts("sources"),
        table.text("kind", ""),
        table.texts("pages"),
    )


def words_from(text: str) -> Words:
    """Words from the way articles are written: an empty line ends a paragraph, “## ” is a heading, “- ” a point of a list."""
    paragraphs: list[Paragraph] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            paragraphs.append(Paragraph((Run(" ".join(open_lines)),)))
            open_lines.clear()

    for line in text.strip().splitlines():
        stripped = line.strip()
        marked = next(((mark, kind) for mark, kind in _MARKS if stripped.startswith(mark)), None)
        if not stripped or marked is not None:
            close()
        if marked is not None:
            paragraphs.append(Paragraph((Run(stripped.removeprefix(marked[0]).strip()),), marked[1]))
        elif stripped:
            open_lines.append(stripped)
    close()
    return Words(tuple(paragraphs)) if paragraphs else EMPTY
