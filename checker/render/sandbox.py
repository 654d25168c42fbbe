"""What a template of the user's own may do: read plain values, in limited time and room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from checker.model.expressions import deferred
from checker.model.messages import Message

STEPS = 1_000_000  # turns of loops and calls of macros, in all
SECONDS = 60.0
LONGEST = 2**26  # characters of a text that is made, and of all that is written
WIDEST = 10_000  # a number that says how wide, how often or how deep
# Whose attributes a template may ask for: plain values, and what Jinja itself makes of its own statements.
PLAIN = (str, int, float, dict, list, tuple, type(None))
MADE = (LoopContext, Macro, Namespace, TemplateModule, TemplateReference, BlockReference)
ROOMY = frozenset({"center", "indent", "batch", "slice", "wordwrap", "format"})  # filters that make room
GLOBALS = ("dict", "namespace", "range")
# "%9999999d", "%*d", "{:>9999999}": a format that asks for more than four digits of room.
WIDE = deferred(r"%[^a-zA-Z%]*(?:\*|\d{5})|\{[^}]*\d{5}")


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates get plain values; a fault is a SecurityError, raised where it happens."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "<<"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals = {name: value for name, value in self.globals.items() if name in GLOBALS}
        self.globals["range"] = _range
        self.filters = {**{name: _bounded(one) for name, one in self.filters.items()}, "_step": _step, "_sized": _sized}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask for that attribute."""
        return isinstance(obj, (*PLAIN, *MADE)) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, but for what makes a text or a number of any length."""
        sizes = [len(one) if isinstance(one, str | list | tuple) else None for one in (left, right)]
        if operator == "*" and any(sizes):
            count = next((one for one in (left, right) if isinstance(one, int)), 0)
            many = any(isinstance(one, list | tuple) for one in (left, right))
            _allow(max(size or 0 for size in sizes) * count <= (STEPS if many else LONGEST))
        if operator in ("**", "<<"):
            _allow(isinstance(left, int | float) and isinstance(right, int | float) and -64 <= right <= 64)
            _allow(abs(left) < 2**64)
        if operator == "+" and None not in sizes:
            _allow(sum(size or 0 for size in sizes) <= LONGEST)
        if operator == "*" and sizes == [None, None] and isinstance(left, int) and isinstance(right, int):
            _allow(left.bit_length() + right.bit_length() < WIDEST)
        if operator == "%" and isinstance(left, str):
            _allow(not WIDE.search(left))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call, whose numbers are small and whose answer is not too long."""
        text = getattr(getattr(obj, "__wrapped__", obj), "__self__", None)  # Jinja wraps str.format
        if isinstance(text, str):
            _narrow(args, kwargs)
            _allow(not obj.__name__.startswith("format") or not WIDE.search(text))
            if obj.__name__ == "replace" and len(args) > 1:
                _replaceable(text, str(args[0]), str(args[1]))
        return _short(super().call(context, obj, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template with a count in each loop and macro, and a measure of each text that it puts together."""
        tree = super()._parse(source, name, filename)
        for node in list(tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock))):
            count = nodes.Output(
                [_filter(nodes.Const("", lineno=node.lineno), "_step", node.lineno)], lineno=node.lineno
            )
            node.body.insert(0, count)  # type: ignore[attr-defined]
        for block in list(tree.find_all(nodes.AssignBlock)):
            block.filter = _filter(block.filter, "_sized", block.lineno)
        _measure(tree)
        tree.set_environment(self)
        return tree


def _filter(node: nodes.Expr | None, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def _measure(node: nodes.Node) -> None:
    """Puts a measure around each `a ~ b` below a node."""
    for field, value in node.iter_fields():
        held = value if isinstance(value, list) else [value]
        for n, one in enumerate(held):
            if not isinstance(one, nodes.Node):
                continue
            _measure(one)
            if isinstance(one, nodes.Concat):
                made = _filter(one, "_sized", one.lineno)
                if isinstance(value, list):
                    value[n] = made
                else:
                    setattr(node, field, made)


def environment(own: Path | None, shipped: Path, **options: Any) -> Environment:
    """The environment of a shipped template (None), or of one of the user's own with the templates beside it."""
    if own is None:
        return Environment(loader=FileSystemLoader(shipped), **options)
    return Sandbox(loader=Beside(own.resolve().parent, shipped), **options)


class Beside(BaseLoader):
    """Templates of two folders; a link that leads out of its folder is none."""

    def __init__(self, *folders: Path) -> None:
        self.folders = [folder.resolve() for folder in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and that it is as it was."""
        for folder in self.folders:
            path = (folder / template).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path.read_text(encoding="utf-8"), str(path), lambda: True
        raise TemplateNotFound(template)


class Budget:
    """What is left of the turns and the time of a run; templates see it under a name that they can't write."""

    def __init__(self) -> None:
        self.steps, self.until = STEPS, time.monotonic() + SECONDS

    def spend(self, steps: int) -> None:
        """Takes so many turns away; raises SecurityError when there are none left."""
        self.steps -= steps
        if self.steps < 0:
            raise SecurityError(Message("render.turns", steps=f"{STEPS:,}"))
        if time.monotonic() > self.until:
            raise SecurityError(Message("render.slow", seconds=f"{SECONDS:.0f}"))


BUDGET = " budget"  # no name of a template has a space


def written(pieces: Iterator[str]) -> str:
    """All that a template writes; raises SecurityError where it is too long."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        _allow(size <= LONGEST)
        kept.append(piece)
    return "".join(kept)


@pass_context
def _step(context: Context, value: str) -> str:
    budget = context.parent.get(BUDGET)
    if isinstance(budget, Budget):
        budget.spend(1)
    return value


@pass_context
def _sized(_context: Context, value: Any) -> Any:
    return _short(value)


@pass_context
def _range(context: Context, *args: int) -> range:
    made = range(*args)
    budget = context.parent.get(BUDGET)
    if isinstance(budget, Budget):
        budget.spend(len(made))
    return made


def _bounded(one: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked for nothing wide, and whose answer is not too long."""
    name = one.__name__.removeprefix("do_").removeprefix("sync_do_")

    @wraps(one)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        given = [value for value in args if isinstance(value, PLAIN)]  # Jinja's own context may stand before them
        if name in ROOMY:
            _narrow(given[1:], kwargs)
        if name == "format" and given:
            _allow(not WIDE.search(str(given[0])))
        if name == "replace" and len(given) > 2:
            _replaceable(str(given[0]), str(given[1]), str(given[2]))
        return _short(one(*args, **kwargs))

    return bounded


def _narrow(args: Iterable[Any], kwargs: Mapping[str, Any]) -> None:
    _allow(not any(isinstance(value, int) and abs(value) > WIDEST for value in chain(args, kwargs.values())))


def _replaceable(text: str, old: str, new: str) -> None:
    _allow(len(text) + text.count(old) * len(new) <= LONGEST)


def _short(value: Any) -> Any:
    if isinstance(value, str):
        _allow(len(value) <= LONGEST)
    return value


def _allow(right: bool) -> None:
    if not right:
        raise SecurityError(Message("render.long", longest=f"{LONGEST:,}"))
