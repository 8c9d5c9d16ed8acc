"""Forms of letter: its parts, why each matters, what belongs in it, words and facts to start from (practice sections 4, 7)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from lifestory_app import resources
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import LetterId, PersonId, new_id
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.people import Role
from lifestory_app.practice import own_folder
from lifestory_app.practice.reading import Fault, Table, each, read_table
from lifestory_app.practice.wording import FACTS, faults_of, render

PAPER = "paper-"
"""How the names of files begin that are papers to go with a letter, and no letters themselves."""


class Topic(StrEnum):
    """Which facts of a book may be told in a part of a letter."""

    WRITER = "writer"
    CHILD = "child"
    BIRTH = "birth"
    BIRTH_MOTHER = "birth mother"
    BIRTH_FATHER = "birth father"
    BIRTH_PARENTS = "birth parents"
    FAMILY = "family"
    EARLY_HOMES = "early homes"
    WHAT_HAPPENED = "what happened"
    DECISIONS = "decisions"
    CARE = "care"
    FAMILY_NOW = "family now"
    KEEPING_IN_TOUCH = "keeping in touch"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One part of a form: its heading and its name in a list, what belongs in it, why it matters, and what to start from."""

    id: str
    heading: str
    prompt: str
    starters: tuple[str, ...] = ()
    short: str = ""
    why: str = ""
    facts: tuple[Topic, ...] = ()

    @property
    def name(self) -> str:
        """What stands in the list of parts."""
        return self.short or self.heading


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A form of letter. `writers` are the roles of those who write it; none where it is the author of the book.

    Title, greeting, closing, signature and starters are wording that may rest on facts, and on `writer`.
    """

    id: str
    kind: LetterKind
    writers: tuple[Role, ...]
    title: str
    greeting: str
    closing: str
    signed: str
    role: str
    parts: tuple[LetterPart, ...]
    file: str

    def begun(self, child: PersonId, facts: Mapping[str, Any]) -> Letter:
        """A letter of this form with its parts still empty. `facts` are those of starter words, and `writer`."""

        def said(text: str, what: str) -> str:
            return render(text, facts, f"{self.file}, {what}").strip()

        return Letter(
            id=LetterId(new_id()),
            kind=self.kind,
            to=child,
            title=said(self.title, "title"),
            greeting=said(self.greeting, "greeting"),
            sections=tuple(LetterSection(part.id, part.heading) for part in self.parts),
            closing=said(self.closing, "closing"),
            signed_by=said(self.signed, "signed"),
            signed_role=said(self.role, "role"),
        )

    def starters(self, part: LetterPart, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """The sentences for a part that the facts allow."""
        found = (render(text, facts, f"{self.file}, part {part.id}").strip() for text in part.starters)
        return tuple(text for text in found if text)

    def why(self, part: LetterPart, facts: Mapping[str, Any]) -> str:
        """Why a part matters."""
        return render(part.why, facts, f"{self.file}, part {part.id}, why").strip()

    def part(self, id: str) -> LetterPart | None:
        """A part by its id, or None."""
        return next((part for part in self.parts if part.id == id), None)


@cache
def letter_forms() -> tuple[LetterForm, ...]:
    """Every form of letter there is: ours, with a council's own in place of those of the same name, and its new ones last."""
    ours = [read_form(path) for path in sorted(resources.template("letters").glob("*.toml")) if not path.name.startswith(PAPER)]
    own = {form.id: form for form in own_forms(own_folder.in_use().of("letters"))[0]}
    there = {form.id for form in ours}
    return tuple(own.get(form.id, form) for form in ours) + tuple(form for form in own.values() if form.id not in there)


def own_forms(paths: Iterable[Path]) -> tuple[tuple[LetterForm, ...], tuple[Fault, ...]]:
    """The forms of a council's own files that can be used, and what is wrong with the others."""
    forms: list[LetterForm] = []
    faults: list[Fault] = []
    for path in paths:
        if path.name.startswith(PAPER):
            continue
        ours = resources.template("letters", path.name).is_file()
        instead = "Ours is used instead." if ours else "It is left out."
        try:
            form = read_form(path)
            file = read_table(path)
            wrong = [
                Fault(path.name, file.line(*place), f"at “{where}”, line {line} of the words: {what}", instead)
                for where, text, *place in _wordings(form)
                for line, what in faults_of(text, (*FACTS, "writer"))
            ]
        except Refused as refused:
            wrong = [Fault.of(refused, path.name, instead)]
        faults += wrong
        if not wrong:
            forms.append(form)
    return tuple(forms), tuple(faults)


def _wordings(form: LetterForm) -> Iterator[tuple[str, str, *tuple[str | int, ...]]]:
    """Every wording of a form that may rest on facts: what it is of, its text, and where it stands in the file."""
    for name in ("title", "greeting", "closing", "signed", "role"):
        yield name, getattr(form, name), name
    for number, part in enumerate(form.parts):
        for text in part.starters:
            yield f"part {part.id}", text, "part", number, "starters"
        yield f"part {part.id}", part.why, "part", number, "why"


def form_called(id: str) -> LetterForm | None:
    """A form by its id."""
    return next((form for form in letter_forms() if form.id == id), None)


def form_of(letter: Letter) -> LetterForm | None:
    """The form that a letter was begun with, by its kind."""
    return next((form for form in letter_forms() if form.kind is letter.kind), None)


def read_form(path: Path) -> LetterForm:
    """A form from its file. Raises Refused naming the file and the fault."""
    file = read_table(path)
    writers = file.texts("writers")
    wrong = next((role for role in writers if role not in set(Role)), None)
    if wrong is not None:
        raise file.fault("writers", f"{wrong!r} is not one of {', '.join(Role)}")
    made = LetterForm(
        path.stem,
        file.choice("kind", LetterKind),
        tuple(Role(role) for role in writers),
        file.text("title"),
        file.text("greeting"),
        file.text("closing", ""),
        file.text("signed", "{{ writer }}"),
        file.text("role", ""),
        each(file.tables("part"), _part),
        path.name,
    )
    file.done()
    return made


def _part(table: Table) -> LetterPart:
    topics = table.texts("facts")
    wrong = next((topic for topic in topics if topic not in set(Topic)), None)
    if wrong is not None:
        raise table.fault("facts", f"{wrong!r} is not one of {', '.join(Topic)}")
    return LetterPart(
        table.text("id"),
        table.text("heading"),
        table.text("prompt"),
        table.texts("starters"),
        table.text("short", ""),
        table.text("why", ""),
        tuple(Topic(topic) for topic in topics),
    )
