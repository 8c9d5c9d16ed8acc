"""Edits of the memory box, as values like all edits."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, put, without
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import MemoryId
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.pages import MemoriesSlot


@dataclass(frozen=True, slots=True)
class PutMemory:
    """Add a memory, or put another state of it in place. `phrase` names the field that is being typed into."""

    memory: Memory
    phrase: str = ""
    label: str = "Change a memory"

    @property
    def merge_key(self) -> str | None:
        return f"memory {self.memory.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        memory = self.memory
        people = {person.id for person in book.people}
        if not set(memory.who) <= people or (memory.kept is not None and memory.kept.giver not in {None, *people}):
            raise EditRefused("Somebody named there is not in the book. Add them to the book first; nothing was changed.")
        if not set(memory.photo_ids()) <= {photo.id for photo in book.photos}:
            raise EditRefused("That photo is not in this book. Add it to the book first; nothing was changed.")
        if memory.home is not None and all(home.id != memory.home for home in book.homes):
            raise EditRefused("That home is no longer in the book. Nothing was changed.")
        return replace(book, memories=put(book.memories, memory))


@dataclass(frozen=True, slots=True)
class RemoveMemory:
    """Take a memory out of the box. Refused while a page shows it."""

    memory_id: MemoryId
    label: str = "Take a memory out"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(memory.id != self.memory_id for memory in book.memories):
            raise EditRefused("That memory is no longer in the book. Nothing was changed.")
        for page in book.pages:
            if any(isinstance(value, MemoriesSlot) and self.memory_id in value.memories for _, value in page.slots):
                called = f"The page “{page.title}”" if page.title else "A page"
                raise EditRefused(f"{called} shows this memory. Take it off that page first; nothing was changed.")
        return without_memory(book, self.memory_id)


def without_memory(book: Book, id: MemoryId) -> Book:
    """The book less a memory and every mention of it, on pages and in their trays."""

    def less(slots: tuple[tuple[str, object], ...]) -> tuple[tuple[str, object], ...]:
        kept = []
        for name, value in slots:
            if isinstance(value, MemoriesSlot) and id in value.memories:
                value = value.without(id)
                if not value.memories:
                    continue
            kept.append((name, value))
        return tuple(kept)

    pages = tuple(replace(page, slots=less(page.slots), tray=less(page.tray)) for page in book.pages)  # type: ignore[arg-type]
    return replace(book, memories=without(book.memories, id), pages=pages)
