"""Book to parts and back: plain dicts by the type hints of the domain, written as canonical JSON.

A part is anything with an id. Nothing is dropped: what this program does not know is refused, never skipped.
"""

import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from lifestory_app.domain.book import Book
from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.storage.values import PartName

Value = TypeVar("Value")
Plain = Any
"""What JSON can hold: dict, list, str, int, float, bool, None."""


class Unreadable(Exception):
    """A part that is not what this program writes. Says what is wrong, without any of its content."""


def canonical(plain: Plain) -> bytes:
    """The one way to write a plain value: UTF-8 JSON, keys sorted, no spaces. A lone surrogate is kept (WTF-8)."""
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def parse(data: bytes) -> Plain:
    """Read what `canonical` wrote. Raises Unreadable."""
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("not JSON") from wrong


def _no_constant(name: str) -> None:
    raise ValueError(name)


def encode(value: object, as_type: object = None) -> Plain:
    """A value as plain data, by its own type or the one given."""
    return _encoder(as_type if as_type is not None else type(value))(value)


def decode(as_type: type[Value], plain: Plain) -> Value:
    """Plain data as a value of this type. Raises Unreadable for anything missing, unknown or of another kind."""
    result: Value = _decoder(cast(Any, as_type))(plain)
    return result


def _bare(hint: Any) -> Any:
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint


def _choices(hint: Any) -> list[Any]:
    return list(dict.fromkeys(_bare(each) for each in get_args(hint)))


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (typing.Union, types.UnionType)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _encoder(hint: Any) -> Callable[[Any], Plain]:
    hint = _bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if _is_union(hint):
        return _union_encoder(_choices(hint))
    if origin is tuple:
        if args[-1] is Ellipsis:
            item = args[0]
            return lambda value: [_encoder(item)(each) for each in value]
        return lambda value: [_encoder(each)(part) for each, part in zip(args, value, strict=True)]
    if origin is frozenset:
        return lambda value: sorted(_encoder(args[0])(each) for each in value)
    if is_dataclass(hint):
        names = [(field.name, _hints(cast(type, hint))[field.name]) for field in fields(hint)]
        return lambda value: {name: _encoder(each)(getattr(value, name)) for name, each in names}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if hint is float:
        return float
    if hint in (str, int, bool, type(None)):
        return lambda value: value
    raise TypeError(f"the book file cannot hold {hint!r}")


def _union_encoder(choices: list[Any]) -> Callable[[Any], Plain]:
    kinds = [each for each in choices if is_dataclass(each)]
    others = [each for each in choices if not is_dataclass(each) and each is not type(None)]

    def encode_one(value: Any) -> Plain:
        if value is None:
            return None
        if type(value) in kinds:
            plain = _encoder(cast(Any, type(value)))(value)
            return {"type": type(value).__name__, **plain} if len(kinds) > 1 else plain
        return _encoder(others[0])(value)

    return encode_one


@cache
def _decoder(hint: Any) -> Callable[[Plain], Any]:
    hint = _bare(hint)
    origin, args = get_origin(hint), get_args(hint)
    if _is_union(hint):
        return _union_decoder(_choices(hint))
    if origin is tuple:
        if args[-1] is Ellipsis:
            item = args[0]
            return lambda plain: tuple(_decoder(item)(each) for each in _a(list, plain))
        return lambda plain: tuple(_decoder(each)(part) for each, part in _pairs(args, plain))
    if origin is frozenset:
        return lambda plain: frozenset(_decoder(args[0])(each) for each in _a(list, plain))
    if is_dataclass(hint):
        return _dataclass_decoder(cast(type, hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda plain: _enum(hint, plain)
    if hint is float:
        return lambda plain: float(_a(float, plain)) if type(plain) is not int else float(plain)
    if hint in (str, int, bool, type(None)):
        return lambda plain: _a(hint, plain)
    raise TypeError(f"the book file cannot hold {hint!r}")


def _a(kind: Any, plain: Plain) -> Any:
    if type(plain) is not kind:
        raise Unreadable(f"{kind.__name__} expected, found {type(plain).__name__}")
    return plain


def _pairs(args: tuple[Any, ...], plain: Plain) -> Iterable[tuple[Any, Plain]]:
    if len(_a(list, plain)) != len(args):
        raise Unreadable("a list of another length")
    return zip(args, plain, strict=True)


def _enum(hint: Any, plain: Plain) -> Enum:
    try:
        found: Enum = hint(_a(str, plain))
    except ValueError:
        raise Unreadable(f"an unknown {hint.__name__}") from None
    return found


def _dataclass_decoder(cls: type) -> Callable[[Plain], Any]:
    hints = _hints(cls)
    known = {field.name: hints[field.name] for field in fields(cls)}
    required = {field.name for field in fields(cls) if field.default is MISSING and field.default_factory is MISSING}

    def decode_one(plain: Plain) -> Any:
        _a(dict, plain)
        if plain.keys() - known.keys():
            raise Unreadable(f"a {cls.__name__} says more than this program knows of")
        if required - plain.keys():
            raise Unreadable(f"a {cls.__name__} says too little")
        given = {name: _decoder(known[name])(each) for name, each in plain.items()}
        try:
            return cls(**given)
        except ValueError:
            raise Unreadable(f"a {cls.__name__} that cannot be") from None

    return decode_one


def _union_decoder(choices: list[Any]) -> Callable[[Plain], Any]:
    kinds = {cast(type, each).__name__: each for each in choices if is_dataclass(each)}
    others = [each for each in choices if not is_dataclass(each) and each is not type(None)]
    optional = type(None) in choices

    def decode_one(plain: Plain) -> Any:
        if plain is None and optional:
            return None
        if isinstance(plain, dict) and len(kinds) == 1:
            return _decoder(cast(Any, next(iter(kinds.values()))))(plain)
        if isinstance(plain, dict) and kinds:
            kind = kinds.get(plain.get("type", ""))
            if kind is None:
                raise Unreadable("a thing of an unknown type")
            return _decoder(cast(Any, kind))({key: each for key, each in plain.items() if key != "type"})
        if not others:
            raise Unreadable(f"found {type(plain).__name__} where it cannot be")
        return _decoder(others[0])(plain)

    return decode_one


# The collections of a book, in the order in which a manifest lists them.
COLLECTIONS = {
    "person": "people",
    "bond": "bonds",
    "home": "homes",
    "event": "events",
    "photo": "photos",
    "section": "sections",
    "page": "pages",
    "letter": "letters",
    "gap": "gaps",
    "receipt": "receipts",
    "household": "households",
    "culture": "cultures",
    "topic": "topics",
    "support": "supports",
    "diagram": "diagrams",
    "storyboard": "storyboards",
    "memory": "memories",
    "occasion": "occasions",
    "promise": "promises",
    "photo request": "photo_requests",
    "stage": "stage_marks",
}
_KINDS: dict[str, type] = {kind: get_args(_hints(Book)[collection])[0] for kind, collection in COLLECTIONS.items()}
THE_BOOK = PartName("book", "")
LETTER_SECTION = "letter section"


def parts_of(book: Book) -> dict[PartName, object]:
    """The values that are saved one by one, in the book's order. The book itself, without what it holds, comes first.

    Raises ValueError where two parts of one kind have the same id, since one of them would be lost.
    """
    parts: dict[PartName, object] = {THE_BOOK: book}
    for kind, collection in COLLECTIONS.items():
        for thing in getattr(book, collection):
            name = PartName(kind, thing.id)
            if name in parts:
                raise ValueError(f"two of one id: {kind}")
            parts[name] = thing
            if isinstance(thing, Letter):
                parts.update(zip(_section_names(thing), thing.sections, strict=True))
    return parts


def _section_names(letter: Letter) -> list[PartName]:
    names: list[PartName] = []
    for section in letter.sections:
        name = PartName(LETTER_SECTION, f"{letter.id}/{section.id}")
        again = 2
        while name in names:
            name = PartName(LETTER_SECTION, f"{letter.id}/{section.id}/{again}")
            again += 1
        names.append(name)
    return names


def part_bytes(name: PartName, thing: object) -> bytes:
    """One part as it is sealed. The book leaves out its collections, and a letter names its sections only."""
    if isinstance(thing, Book):
        empty: dict[str, Any] = dict.fromkeys(COLLECTIONS.values(), ())
        bare = encode(replace(thing, **empty))
        plain = {key: each for key, each in bare.items() if key not in COLLECTIONS.values()}
    elif isinstance(thing, Letter):
        plain = encode(replace(thing, sections=()))
        plain["sections"] = [section.id for section in _section_names(thing)]
    else:
        plain = encode(thing)
    return canonical({"kind": name.kind, "id": name.id, "value": plain})


def read_part(data: bytes) -> tuple[PartName, Plain]:
    """The name and the plain value in a part's bytes. Raises Unreadable."""
    plain = parse(data)
    if not isinstance(plain, dict) or plain.keys() != {"kind", "id", "value"}:
        raise Unreadable("not a part")
    return PartName(_a(str, plain["kind"]), _a(str, plain["id"])), plain["value"]


def letter_without(plain: Plain, gone: Iterable[PartName]) -> Plain:
    """A plain letter that no longer names sections that were taken out for good."""
    names = {name.id for name in gone if name.kind == LETTER_SECTION}
    if not names or not isinstance(plain, dict) or not isinstance(plain.get("sections"), list):
        return plain
    return {**plain, "sections": [each for each in plain["sections"] if each not in names]}


def check_part(name: PartName, plain: Plain) -> None:
    """Raise Unreadable where one part by itself is not what this program writes."""
    if name == THE_BOOK:
        decode(Book, plain)
    elif name.kind == "letter":
        for section in _a(list, _a(dict, plain).get("sections")):
            _a(str, section)
        decode(Letter, {**plain, "sections": []})
    elif name.kind == LETTER_SECTION:
        decode(LetterSection, plain)
    elif name.kind in COLLECTIONS:
        decode(_KINDS[name.kind], plain)
    else:
        raise Unreadable("a part of a kind this program does not know")


def book_of(parts: Mapping[PartName, Plain]) -> Book:
    """The book made of plain parts, collections in the order given. Raises Unreadable."""
    if THE_BOOK not in parts:
        raise Unreadable("no book among the parts")
    gathered: dict[str, list[Any]] = {collection: [] for collection in COLLECTIONS.values()}
    used: set[PartName] = {THE_BOOK}
    for name, plain in parts.items():
        if name.kind not in COLLECTIONS:
            continue
        used.add(name)
        if name.kind == "letter":
            thing: Any = _letter(plain, parts, used)
        else:
            thing = decode(_KINDS[name.kind], plain)
        if thing.id != name.id:
            raise Unreadable("a part under another's name")
        gathered[COLLECTIONS[name.kind]].append(thing)
    if parts.keys() - used:
        raise Unreadable("parts of a kind this program does not know")
    book = decode(Book, parts[THE_BOOK])
    return replace(book, **cast(Any, {collection: tuple(things) for collection, things in gathered.items()}))


def _letter(plain: Plain, parts: Mapping[PartName, Plain], used: set[PartName]) -> Letter:
    names = [PartName(LETTER_SECTION, _a(str, each)) for each in _a(list, _a(dict, plain).get("sections"))]
    if any(name not in parts for name in names):
        raise Unreadable("a letter whose parts are missing")
    used.update(names)
    letter = decode(Letter, {**plain, "sections": []})
    return replace(letter, sections=tuple(decode(LetterSection, parts[name]) for name in names))
