"""Compiled expressions as plain values: what the compiler of Python's `re` hands to the engine behind it.

Compiling the 200 expressions that a post is asked takes a tenth of the time of its check; making them of these values
takes a fiftieth of that. Both modules behind `re` are Python's own affair. So values are prepared where an expression
that is made of them equals the compiled one, and hold for that version of Python only; all others are compiled.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from checker.model import prepared

# An expression and its flags.
Given = tuple[str, int]
# Its flags with those that it says itself, its program, how many groups it has, and their names.
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

CODE = "I"  # the type of the numbers of a program


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` gives, from its prepared program where there is one."""
    held = _prepared().get((pattern, int(flags)))
    return re.compile(pattern, flags) if held is None else _made(pattern, held)


def programs(known: Iterable[Given]) -> dict[Given, Program]:
    """The programs of expressions, but for those that this Python would not make the same of."""
    found = {}
    for pattern, flags in known:
        try:
            program = _program(pattern, flags)
            if _made(pattern, program) == re.compile(pattern, flags):
                found[pattern, int(flags)] = program
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # other modules than those we know
            continue
    return found


@cache
def name() -> str:
    """The name under which programs are prepared: it tells this Python, its engine and the order of bytes."""
    try:
        magic = import_module("_sre").MAGIC
    except (ImportError, AttributeError):
        magic = "none"
    return f"expressions {sys.implementation.cache_tag} {magic} {sys.byteorder}"


def _program(pattern: str, flags: int) -> Program:
    """As `re._compiler.compile` ends."""
    tree = import_module("re._parser").parse(pattern, int(flags))
    program = array(CODE, import_module("re._compiler")._code(tree, int(flags)))
    state = tree.state
    names: list[str | None] = [None] * state.groups
    for named, number in state.groupdict.items():
        names[number] = named
    return int(flags) | state.flags, program.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _made(pattern: str, held: Program) -> re.Pattern[str]:
    flags, program, *groups = held
    made: re.Pattern[str] = _engine().compile(pattern, flags, array(CODE, program).tolist(), *groups)
    return made


@cache
def _engine() -> Any:
    return import_module("_sre")


@cache
def _prepared() -> Mapping[Given, Program]:
    return prepared.part(name()) or {}
