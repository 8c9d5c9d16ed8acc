"""Bringing a whole family into a book at once, from a family tree file: one edit, one step of undo."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, Person


@dataclass(frozen=True, slots=True)
class BringInFamily:
    """Add people and what joins them. `child` is the book's child as the file completes it, where the file has the child too.

    Thousands of people are added in one pass; one `PutPerson` each would look through the whole book for every one.
    """

    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    child: Person | None = None
    label: str = "Bring in a family tree"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        there: set[PersonId] = {person.id for person in book.people}
        new = {person.id for person in self.people}
        if new & there or len(new) < len(self.people) or (self.child and self.child.id != book.child):
            raise EditRefused("Somebody of this family tree is in the book already. Nothing was changed.")
        if any({bond.one, bond.other} - there - new or bond.one == bond.other for bond in self.bonds):
            raise EditRefused("A bond joins two people of the book. Add both of them first; nothing was changed.")
        people = tuple(self.child if self.child and person.id == book.child else person for person in book.people)
        return replace(book, people=(*people, *self.people), bonds=(*book.bonds, *self.bonds))
