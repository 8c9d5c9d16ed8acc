"""Papers that go with a later life letter: covering letter, reply slip, envelope label, enclosures (practice section 4).

Their words are files of `templates/letters/` whose names begin with “paper-”, which a council can change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from lifestory_app import resources
from lifestory_app.domain.errors import Refused
from lifestory_app.practice import own_folder
from lifestory_app.practice.letter_forms import PAPER
from lifestory_app.practice.reading import Fault, read_table
from lifestory_app.practice.wording import FACTS, faults_of, render

PAPER_FACTS = (*FACTS, "agency", "dated", "held", "enclosed")
"""What the words of a paper may rest on, each empty text while it is not known."""


class PaperShape(StrEnum):
    """How a paper looks: a letter, a slip with lines to fill in, a label to cut out, or a list of what is in the envelope."""

    LETTER = "letter"
    SLIP = "slip"
    LABEL = "label"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper with its words filled in. `rows` are lines to write on."""

    id: str
    name: str
    shape: PaperShape
    title: str
    greeting: str = ""
    words: tuple[str, ...] = ()
    closing: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A paper whose words may rest on facts."""

    id: str
    order: float
    name: str
    shape: PaperShape
    title: str
    greeting: str
    words: str
    closing: str
    rows: tuple[str, ...]
    file: str

    def filled(self, facts: Mapping[str, Any]) -> PaperText:
        """The paper with these facts in it. Raises Refused naming the file and the fault."""

        def said(text: str, what: str) -> str:
            return render(text, facts, f"{self.file}, {what}").strip()

        # Paragraph by paragraph: one whose facts are not known is left out.
        filled = (" ".join(said(each, "words").split()) for each in self.words.split("\n\n"))
        words = tuple(each for each in filled if each)
        return PaperText(
            self.id, self.name, self.shape, said(self.title, "title"), said(self.greeting, "greeting"), words,
            said(self.closing, "closing"), tuple(said(row, "rows") for row in self.rows),
        )  # fmt: skip


@cache
def letter_papers() -> tuple[LetterPaper, ...]:
    """Every paper, in order, a council's own in place of ours of the same name."""
    ours = {path.name: read_paper(path) for path in resources.template("letters").glob(f"{PAPER}*.toml")}
    own = {paper.file: paper for paper in own_papers(own_folder.in_use().of("letters"))[0]}
    return tuple(sorted((ours | own).values(), key=lambda paper: (paper.order, paper.id)))


def own_papers(paths: Iterable[Path]) -> tuple[tuple[LetterPaper, ...], tuple[Fault, ...]]:
    """The papers of a council's own files that can be used, and what is wrong with the others."""
    papers: list[LetterPaper] = []
    faults: list[Fault] = []
    for path in paths:
        if not path.name.startswith(PAPER):
            continue
        instead = "Ours is used instead." if resources.template("letters", path.name).is_file() else "It is left out."
        try:
            paper = read_paper(path)
            file = read_table(path)
            wrong = [
                Fault(path.name, file.line(name), f"at “{name}”, line {line} of the words: {what}", instead)
                for name in ("title", "greeting", "words", "closing")
                for line, what in faults_of(getattr(paper, name), PAPER_FACTS)
            ]
        except Refused as refused:
            wrong = [Fault.of(refused, path.name, instead)]
        faults += wrong
        if not wrong:
            papers.append(paper)
    return tuple(papers), tuple(faults)


def read_paper(path: Path) -> LetterPaper:
    """A paper from its file. Raises Refused naming the file and the fault."""
    file = read_table(path)
    made = LetterPaper(
        path.stem.removeprefix(PAPER),
        file.number("order", 9),
        file.text("name"),
        file.choice("shape", PaperShape),
        file.text("title"),
        file.text("greeting", ""),
        file.text("words", ""),
        file.text("closing", ""),
        file.texts("rows"),
        path.name,
    )
    file.done()
    return made
