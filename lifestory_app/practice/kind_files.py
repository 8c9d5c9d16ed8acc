"""Reads the files of kinds of book, those too that take over another kind and say only what is different."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import SectionId
from lifestory_app.domain.pages import Section, Time
from lifestory_app.practice.book_kinds import AGE_KEYS, AgeWords, BookKind, KindGroup, KindPage, Need, Start, Starters
from lifestory_app.practice.letter_forms import form_called
from lifestory_app.practice.reading import Table, read_table

Part = TypeVar("Part", Section, KindPage)
FindKind = Callable[[str], "BookKind | None"]


def read_kind_file(path: Path, find: FindKind, faults: list[Refused] | None = None) -> BookKind:
    """A kind from its file. `find` gives the kind it is based on. Raises Refused naming the file, the line and the fault.

    With `faults` those of single pages and sections are gathered there instead of the first being raised.
    """
    file = read_table(path)
    base = _base(file, find)
    sections = _with_changes(
        file, "section", _less(file, "leave_out_sections", base.sections if base else ()), _section, faults
    )
    known = {section.id for section in sections}
    inherited = _less(file, "leave_out", base.pages if base else ())
    left = {str(section.id) for section in base.sections} - known if base else set()
    moved = {table.raw("id") for table in file.tables("page") if "section" in table}
    kept = tuple(page for page in inherited if page.section not in left or page.id in moved)
    pages = _with_changes(file, "page", kept, _page, faults)
    made = BookKind(
        path.stem,
        file.text("name"),
        file.text("whom"),
        file.text("about", base.about if base else ""),
        file.text("theme", base.theme if base else "meadow"),
        file.text("title", base.title if base else None),
        file.choice("age_band", AgeBand, base.age_band if base else AgeBand.PRIMARY),
        file.choice("shape", PageShape, base.shape if base else PageShape.A4),
        _count(file, "most", base.most if base else None),
        sections,
        pages,
        path.name,
        file.choice("group", KindGroup, KindGroup.PLAN),
        int(file.number("place", 100)),
        file.text("grows_into", ""),
        base.id if base else "",
    )
    numbers = {table.raw("id"): (number, table) for number, table in enumerate(file.tables("page"))}
    for page in made.pages:
        try:
            _check_page(page, known, file, numbers.get(page.id))
        except Refused as refused:
            if faults is None:
                raise
            faults.append(refused)
    file.done()
    order = {section.id: place for place, section in enumerate(sections)}
    return replace(made, pages=tuple(sorted(made.pages, key=lambda page: order.get(SectionId(page.section), len(order)))))


def _base(file: Table, find: FindKind) -> BookKind | None:
    name = file.text("based_on", "")
    if not name:
        return None
    base = find(name)
    if base is None:
        raise file.fault("based_on", f"there is no kind of book “{name}” to base it on")
    return base


def _less(file: Table, key: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of the kind below, less those that the file leaves out."""
    names = file.texts(key)
    for name in names:
        if all(part.id != name for part in parts):
            raise file.fault(key, f"there is no “{name}” to leave out in the kind that this one is based on")
    return tuple(part for part in parts if part.id not in names)


def _with_changes(
    file: Table,
    key: str,
    parts: tuple[Part, ...],
    read: Callable[[Table, Part | None], Part],
    faults: list[Refused] | None,
) -> tuple[Part, ...]:
    """The parts with those of the file: the same id changes one, a new id adds one where `after` or `before` say."""
    found = list(parts)
    given: set[str] = set()
    for table in file.tables(key):
        try:
            _put(table, found, given, read)
        except Refused as refused:
            if faults is None:
                raise
            faults.append(refused)
    return tuple(found)


def _put(table: Table, found: list[Part], given: set[str], read: Callable[[Table, Part | None], Part]) -> None:
    name = table.text("id")
    if name in given:
        raise table.fault("id", f"there are two with the id “{name}”")
    given.add(name)
    old = next((part for part in found if part.id == name), None)
    new = read(table, old)
    where = _place(table, [str(part.id) for part in found if part is not old])
    table.done()
    if old is not None and where is None:
        found[found.index(old)] = new
        return
    if old is not None:
        found.remove(old)
    found.insert(len(found) if where is None else where, new)


def _place(table: Table, ids: list[str]) -> int | None:
    after, before = table.text("after", ""), table.text("before", "")
    if after and before:
        raise table.fault("before", "it can stand after one or before one, not both")
    name = after or before
    if not name:
        return None
    if name not in ids:
        raise table.fault("after" if after else "before", f"there is no “{name}” above to stand beside")
    return ids.index(name) + bool(after)


def _section(table: Table, old: Section | None) -> Section:
    return Section(
        SectionId(table.text("id")),
        table.text("title", old.title if old else None),
        table.choice("time", Time, old.time if old else None),
        table.text("label", old.label if old else ""),
    )


def _page(table: Table, old: KindPage | None) -> KindPage:
    layout = table.text("layout", old.layout if old else None)
    same = old if old is not None and old.layout == layout else None  # words are for the slots of one layout
    start, starters = _start(table), _starters(table)
    ages = {band: words for band, words in old.ages if old} if old else {}
    if old is not None:
        ages = {
            band: AgeWords(
                None if "title" in table else words.title,
                _without(words.start, start) if same else (),
                _without(words.starters, starters) if same else (),
            )
            for band, words in ages.items()
        }
    for key, band in AGE_KEYS.items():
        if key in table:
            ages[band] = _age(table.table(key), ages.get(band, AgeWords()))
    return KindPage(
        table.text("id"),
        table.text("section", old.section if old else None),
        layout,
        table.text("title", old.title if old else ""),
        table.choice("need", Need, old.need if old else Need.OPTIONAL),
        table.text("why", old.why if old else None),
        table.text("belongs", old.belongs if old else None),
        tuple((slot, text) for slot, text in {**dict(same.start if same else ()), **dict(start)}.items() if text),
        tuple((slot, texts) for slot, texts in {**dict(same.starters if same else ()), **dict(starters)}.items() if texts),
        table.text("letter", old.letter if same and old else ""),
        tuple((band, words) for band, words in ages.items() if words != AgeWords()),
        table.truth("shared") if "shared" in table else bool(old and old.shared),
    )


def _age(table: Table, old: AgeWords) -> AgeWords:
    title = table.text("title") if "title" in table else old.title
    start = {**dict(old.start), **dict(_start(table))}
    starters = {**dict(old.starters), **dict(_starters(table))}
    table.done()
    return AgeWords(title, tuple(start.items()), tuple(starters.items()))


def _start(table: Table) -> Start:
    start = table.table("start")
    return tuple((slot, start.text(slot)) for slot in start.rest())


def _starters(table: Table) -> Starters:
    starters = table.table("starters")
    return tuple((slot, starters.texts(slot)) for slot in starters.rest())


Pairs = TypeVar("Pairs", Start, Starters)


def _without(old: Pairs, given: Iterable[tuple[str, object]]) -> Pairs:
    """The words of an age below, less those of slots that the file words anew for every age."""
    names = {slot for slot, _ in given}
    return tuple(pair for pair in old if pair[0] not in names)


def _count(file: Table, name: str, otherwise: int | None) -> int | None:
    number = file.number(name, otherwise or 0.0)
    return int(number) if number >= 1 else None


def _check_page(page: KindPage, sections: set[SectionId], file: Table, given: tuple[int, Table] | None) -> None:
    def fault(key: str, what: str) -> Refused:
        place = ("page", given[0], key) if given is not None else ()
        return file.fault(f"page {page.id}", what, *place)

    if SectionId(page.section) not in sections:
        raise fault("section", f"there is no section “{page.section}”")
    if page.letter and form_called(page.letter) is None:
        raise fault("letter", f"there is no form of letter “{page.letter}”")
    if page.letter and page.need is Need.REQUIRED:
        raise fault("need", "a letter is never required: nobody can be made to write one")
