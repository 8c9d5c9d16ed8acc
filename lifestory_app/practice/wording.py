"""Fills wording with facts, through Jinja2's immutable sandbox.

Templates may come from a council, so they are kept on a short lead: an allow-list over the syntax tree (names, `if`, `for`,
listed filters and tests, and the place in a loop), only words and numbers printed, and bounds on rounds, output and time.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError, meta, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lifestory_app import resources
from lifestory_app.domain.errors import Refused

FACTS = (
    "child", "born", "weekday", "adopted", "age_adopted", "family", "carers", "came", "home", "place", "when", "since",
    "person", "author",
)  # fmt: skip
"""What starter words may rest on. One that is not known is empty text."""
MAX_OUTPUT = 200_000
MAX_ROUNDS = 20_000
MAX_SECONDS = 2.0
MAX_TEMPLATE = 100_000
MAX_DEPTH = 20
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
_OURS = "rounds"
_BOUNDS = "the bounds"  # no template can spell a name with a space in it
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.For, nodes.Filter,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Test, nodes.Keyword,
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "string", "number")
_OF_LOOPS = ("first", "last", "index", "length")
_TRIAL = "A name of many letters, as long as any fact might well be, and then a little longer still."
_ENDLESS = "it makes more text than any page could hold"


def render(template: str, facts: Mapping[str, Any], file: str = "the wording") -> str:
    """The template filled with facts.

    Raises Refused naming the file, the line and what is wrong: a missing fact by its name, a thing templates may not do, or
    work without end.
    """
    return _rendered(_parsed(template, file), facts, file)


def render_record(name: str, facts: Mapping[str, Any]) -> str:
    """One of the record templates (`templates/records/`) filled with facts. Raises Refused."""
    return render(resources.template("records", name).read_text(encoding="utf-8"), facts, name)


def faults_of(template: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with a template that may use these facts: the line in it, and the fault. It is tried with and without."""
    known = frozenset(names)
    try:
        tree = _parsed(template, "")
        unknown = sorted(meta.find_undeclared_variables(_environment().parse(template)) - known)
        for name in unknown:
            lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == name]
            yield min(lines, default=1), f"there is no fact called “{name}” for these words"
        if not unknown:
            for fact in ("", _TRIAL):
                render(template, dict.fromkeys(known, fact))
    except Refused as refused:
        where = re.search(r"line (\d+): (.*?)\. Nothing was made from it", refused.sentence, re.DOTALL)
        yield (int(where[1]), where[2]) if where else (1, refused.sentence)


@dataclass(slots=True)
class _Bounds:
    """What one filling may still use up."""

    rounds: int = MAX_ROUNDS
    until: float = field(default_factory=lambda: time.monotonic() + MAX_SECONDS)

    def use(self) -> None:
        self.rounds -= 1
        if self.rounds < 0 or time.monotonic() > self.until:
            raise SecurityError(_ENDLESS)


@pass_context
def _rounds(context: Context, values: Iterable[Any]) -> Iterator[Any]:
    """The values of a loop, counted. Needing the context keeps Jinja2 from working it out while compiling."""
    bounds: _Bounds = context[_BOUNDS]
    for value in values:
        bounds.use()
        yield value


@pass_context
def _join(context: Context, values: Iterable[Any], between: str = "") -> str:
    """Jinja2's own `join` would build a text of any length before anybody could count it."""
    bounds: _Bounds = context[_BOUNDS]
    said: list[str] = []
    size = 0
    for value in values:
        bounds.use()
        said.append(str(_printable(value)))
        size += len(said[-1]) + len(between)
        if size > MAX_OUTPUT:
            raise SecurityError(_ENDLESS)
    return between.join(said)


def _printable(value: Any) -> Any:
    """Only words and numbers reach a page: not the insides of a list, a loop or a method."""
    if isinstance(value, Undefined | str | int | float):
        return value
    raise SecurityError("templates may only print words and numbers")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS} | {"join": _join, _OURS: _rounds}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    return environment


def _parsed(template: str, file: str) -> nodes.Template:
    if len(template) > MAX_TEMPLATE:
        raise _refused(file, 1, "it is too long for a template")
    try:
        tree = _environment().parse(template)
        _check(tree, file)
    except TemplateSyntaxError as fault:
        raise _refused(file, fault.lineno, fault.message or "it cannot be read") from None
    except RecursionError:
        raise _refused(file, 1, "its parts stand too deep inside one another") from None
    except ValueError:  # a number of thousands of digits
        raise _refused(file, 1, "a number in it is too long") from None
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _OURS, [], [], None, None, lineno=loop.lineno)
    tree.set_environment(_environment())
    return tree


def _check(node: nodes.Node, file: str, depth: int = 0) -> None:
    """Refuse what is not on the allow-list, each with its own line."""
    line = getattr(node, "lineno", 1)
    if depth > MAX_DEPTH:
        raise _refused(file, line, "its parts stand too deep inside one another")
    if not isinstance(node, _ALLOWED):
        raise _refused(file, line, f"templates may not use “{type(node).__name__.lower()}”")
    if isinstance(node, nodes.Getattr) and not _is_place_in_loop(node):
        raise _refused(file, line, f"templates may not look at “{node.attr}”")
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise _refused(file, line, f"there is no filter “{node.name}” for templates")
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        raise _refused(file, line, f"there is no test “{node.name}” for templates")
    if isinstance(node, nodes.For) and node.recursive:
        raise _refused(file, line, "loops may not call themselves")
    for child in node.iter_child_nodes():
        _check(child, file, depth + 1)


def _is_place_in_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _OF_LOOPS


def _rendered(tree: nodes.Template, facts: Mapping[str, Any], file: str) -> str:
    bounds = _Bounds()
    out: list[str] = []
    size = 0
    try:
        for piece in _environment().from_string(tree).generate({**facts, _BOUNDS: bounds}):
            out.append(piece)
            size += len(piece)
            if size > MAX_OUTPUT or time.monotonic() > bounds.until:
                raise _refused(file, 1, _ENDLESS)
    except UndefinedError as fault:
        raise _refused(file, _line_of(fault), f"a fact is missing: {fault.message}") from None
    except (SecurityError, TemplateError) as fault:
        raise _refused(file, _line_of(fault), str(fault)) from None
    except (TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise _refused(file, _line_of(fault), f"the facts do not fit it ({type(fault).__name__})") from None
    return "".join(out)


def _line_of(fault: BaseException) -> int:
    """The line of the template that the innermost template frame of a traceback was at."""
    line, trace = 1, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _refused(file: str, line: int, what: str) -> Refused:
    return Refused(f"“{file}”, line {line}: {what}. Nothing was made from it; put that right and try again.")
