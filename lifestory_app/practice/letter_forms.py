"""Forms of letter: which parts each has, what belongs in every part, and words to start from (practice sections 4 and 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lifestory_app import resources
from lifestory_app.domain.ids import LetterId, PersonId, new_id
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.people import Role
from lifestory_app.practice.reading import Table, each, read_table
from lifestory_app.practice.wording import render


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One part of a form: its heading, what belongs in it, and sentences to start from."""

    id: str
    heading: str
    prompt: str
    starters: tuple[str, ...] = ()


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


@cache
def letter_forms() -> tuple[LetterForm, ...]:
    """Every form of letter there is."""
    return tuple(read_form(path) for path in sorted(resources.template("letters").glob("*.toml")))


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
    return LetterPart(table.text("id"), table.text("heading"), table.text("prompt"), table.texts("starters"))
