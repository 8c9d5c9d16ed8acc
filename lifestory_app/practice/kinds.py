"""The kinds of book there are, ours as data (practice section 3)."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.errors import Refused
from lifestory_app.practice import own_folder
from lifestory_app.practice.book_kinds import AGE_KEYS, AgeWords, BookKind, KindGroup, KindPage, Need
from lifestory_app.practice.kind_files import FindKind, read_kind_file
from lifestory_app.practice.layout_names import slots_of_layout, theme_names
from lifestory_app.practice.reading import Fault, read_table
from lifestory_app.practice.wording import FACTS, faults_of

__all__ = ["AgeWords", "BookKind", "KindGroup", "KindPage", "Need", "kind", "kinds", "read_kind"]


@cache
def kinds() -> tuple[BookKind, ...]:
    """Every kind of book there is, in the order in which they are offered: by group, and by place in it.

    A council's own stands in place of ours of the same name; one of its own that is broken is left out.
    """
    found = {path.stem: _shipped(path.stem) for path in resources.template("kinds").glob("*.toml")}
    found |= {each.id: each for each in own_kinds(own_folder.in_use().of("kinds"))[0]}
    order = list(KindGroup)
    return tuple(sorted(found.values(), key=lambda each: (order.index(each.group), each.place, each.name)))


def kind(id: str) -> BookKind:
    """A kind by its id. Raises Refused for one that is not known."""
    for found in kinds():
        if found.id == id:
            return found
    names = ", ".join(found.id for found in kinds())
    raise Refused(f"There is no kind of book “{id}”. Nothing was made; there are: {names}.")


def own_kinds(paths: Iterable[Path]) -> tuple[tuple[BookKind, ...], tuple[Fault, ...]]:
    """The kinds of a council's own files that can be used, and what is wrong with the others. Each is looked at whole."""
    good: list[tuple[BookKind, Path]] = []
    faults: list[Fault] = []
    for path in paths:
        instead = _instead(path)
        wrong: list[Refused] = []
        try:
            made = read_kind_file(path, _finder(path, (path,)), wrong)
            told = [Fault.of(each, path.name, instead) for each in wrong]
            if not wrong:
                told = list(_faults_in(made, path, instead))
        except Refused as refused:
            told = [Fault.of(each, path.name, instead) for each in (*wrong, refused)]
        faults += told
        if not told:
            good.append((made, path))
    ids = {each.id for each, _ in good} | {path.stem for path in resources.template("kinds").glob("*.toml")}
    for each, path in [(each, path) for each, path in good if each.grows_into and each.grows_into not in ids]:
        what = f"at “grows_into”, there is no kind of book “{each.grows_into}”"
        faults.append(Fault(each.file, read_table(path).line("grows_into"), what, _instead(path)))
        good.remove((each, path))
    return tuple(each for each, _ in good), tuple(faults)


def _instead(path: Path) -> str:
    return "Ours is used instead." if resources.template("kinds", path.name).is_file() else "It is left out."


def _faults_in(made: BookKind, path: Path, instead: str) -> Iterator[Fault]:
    """What is wrong with a kind that can be read: layouts and slots that are not there, and wording that cannot be filled."""
    file = read_table(path)
    numbers = {table.raw("id"): number for number, table in enumerate(file.tables("page"))}

    def told(what: str, where: str, *place: str | int) -> Fault:
        return Fault(path.name, file.line(*place), f"at “{where}”, {what}", instead)

    def words(text: str, where: str, *place: str | int) -> Iterator[Fault]:
        for line, what in faults_of(text, FACTS):
            yield told(f"line {line} of the words: {what}", where, *place)

    if made.theme not in theme_names():
        yield told(f"there is no look “{made.theme}”", "theme", "theme")
    yield from words(made.title, "title", "title")
    yield from words(made.about, "about", "about")
    for page in made.pages:
        if page.id not in numbers:
            continue  # taken over as it is
        at: tuple[str | int, ...] = ("page", numbers[page.id])
        slots = slots_of_layout(page.layout)
        if slots is None:
            yield told(f"there is no layout “{page.layout}”", f"page {page.id}.layout", *at, "layout")
            continue
        yield from words(page.title, f"page {page.id}.title", *at, "title")
        ages = {band: key for key, band in AGE_KEYS.items()}
        for here, said in (
            (at, AgeWords(None, page.start, page.starters)),
            *(((*at, ages[band]), each) for band, each in page.ages),
        ):
            yield from words(said.title or "", f"page {page.id}.title", *here, "title")
            texts = [("start", slot, text) for slot, text in said.start]
            texts += [("starters", slot, text) for slot, starters in said.starters for text in starters]
            for key, slot, text in texts:
                if slot not in slots:
                    what = f"the layout “{page.layout}” has no place “{slot}”; it has {', '.join(sorted(slots)) or 'none'}"
                    yield told(what, f"page {page.id}.{key}", *here, key, slot)
                yield from words(text, f"page {page.id}.{key}.{slot}", *here, key, slot)


def read_kind(path: Path) -> BookKind:
    """A kind from its file, which may be based on one beside it, or on ours. Raises Refused naming the file and the fault."""
    return read_kind_file(path, _finder(path, (path,)))


def _finder(path: Path, above: tuple[Path, ...]) -> FindKind:
    """Finds what a file is based on: a file beside it, else ours. One based on its own name is based on ours of that name."""

    def find(name: str) -> BookKind | None:
        if not name.replace("-", "").replace("_", "").isalnum():
            return None
        beside, ours = path.with_name(f"{name}.toml"), resources.template("kinds", f"{name}.toml")
        if beside == ours and name != path.stem and ours.is_file():
            return _shipped(name)  # read once for all that are based on it
        if name != path.stem and beside.is_file():
            if beside in above:
                raise Refused(
                    f"“{path.name}” cannot be used: it is based on “{beside.name}”, which is based on it in turn. "
                    "Nothing was made; put that right and try again."
                )
            return read_kind_file(beside, _finder(beside, (*above, beside)))
        return _shipped(name) if ours.is_file() and ours != path else None

    return find


@cache
def _shipped(name: str) -> BookKind:
    """One of ours, read once."""
    path = resources.template("kinds", f"{name}.toml")
    return read_kind_file(path, _finder(path, (path,)))
