"""Fills wording with facts, through Jinja2's immutable sandbox.

Templates may come from a council, so they are kept on a short lead: an allow-list over the syntax tree (names, if, for, listed
filters), and bounds on loops, output and time.
"""

import time
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lifestory_app import resources
from lifestory_app.domain.errors import Refused

MAX_OUTPUT = 200_000
MAX_SECONDS = 2.0
MAX_TEMPLATE = 100_000
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.For, nodes.Filter,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Test, nodes.Concat,
    nodes.Keyword, nodes.Pair, nodes.List,
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "string", "number")


def render(template: str, facts: Mapping[str, Any], file: str = "the wording") -> str:
    """The template filled with facts.

    Raises Refused naming the file, the line and what is wrong: a missing fact by its name, a thing templates may not do, or
    work without end.
    """
    return _rendered(_parsed(template, file), facts, file)


def render_record(name: str, facts: Mapping[str, Any]) -> str:
    """One of the record templates (`templates/records/`) filled with facts. Raises Refused."""
    return render(resources.template("records", name).read_text(encoding="utf-8"), facts, name)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    return environment


def _parsed(template: str, file: str) -> str:
    if len(template) > MAX_TEMPLATE:
        raise _refused(file, 1, "it is too long for a template")
    try:
        tree = _environment().parse(template)
    except TemplateSyntaxError as fault:
        raise _refused(file, fault.lineno, fault.message or "it cannot be read") from None
    for node in tree.find_all(nodes.Node):
        line = getattr(node, "lineno", 1)
        if not isinstance(node, _ALLOWED):
            raise _refused(file, line, f"templates may not use “{type(node).__name__.lower()}”")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise _refused(file, line, f"templates may not look at “{node.attr}”")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise _refused(file, line, f"there is no filter “{node.name}” for templates")
        if isinstance(node, nodes.Test) and node.name not in _TESTS:
            raise _refused(file, line, f"there is no test “{node.name}” for templates")
        if isinstance(node, nodes.For) and node.recursive:
            raise _refused(file, line, "loops may not call themselves")
    return template


def _rendered(template: str, facts: Mapping[str, Any], file: str) -> str:
    until = time.monotonic() + MAX_SECONDS
    out: list[str] = []
    size = 0
    try:
        for piece in _environment().from_string(template).generate(**facts):
            out.append(piece)
            size += len(piece)
            if size > MAX_OUTPUT or time.monotonic() > until:
                raise _refused(file, 1, "it makes more text than any page could hold")
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
