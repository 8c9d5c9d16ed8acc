"""Finds the links by which somebody would be their own ancestor. In one pass and without calling itself."""

from collections.abc import Iterable, Sequence

from lifestory_app.domain.ids import PersonId

Link = tuple[PersonId, PersonId]
"""Parent and child."""


def closing_loops(links: Sequence[Link]) -> set[Link]:
    """The links to take out so that nobody is their own ancestor."""
    children: dict[PersonId, list[PersonId]] = {}
    for parent, child in links:
        children.setdefault(parent, []).append(child)
    closing: set[Link] = set()
    done: set[PersonId] = set()
    for start in list(children):
        if start not in done:
            _walk(start, children, done, closing)
    return closing


def _walk(start: PersonId, children: dict[PersonId, list[PersonId]], done: set[PersonId], closing: set[Link]) -> None:
    """Down from one person; a link back to somebody on the way down closes a loop."""
    on_the_way = {start}
    trail: list[tuple[PersonId, Iterable[PersonId]]] = [(start, iter(children.get(start, ())))]
    while trail:
        here, rest = trail[-1]
        child = next(iter(rest), None)
        if child is None:
            trail.pop()
            on_the_way.discard(here)
            done.add(here)
        elif child in on_the_way:
            closing.add((here, child))
        elif child not in done:
            on_the_way.add(child)
            trail.append((child, iter(children.get(child, ()))))
