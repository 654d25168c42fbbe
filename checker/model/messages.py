"""Sentences whose words stand in tables: how one is filled with values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

# The marks that a table puts around a value, and what the same marks inside the value become.
INNER = {
    ("«", "»"): str.maketrans("«»", "„“"),
    ("“", "”"): str.maketrans("“”", "‘’"),
}


def fill(template: str, values: Mapping[str, object]) -> str:
    """A template with its values; marks of quotation inside a value that stands in the same ones are of a second kind.

    Raises KeyError where a value is lacking.

    >>> fill("Лапка в «{text}»", {"text": "газета «День»"})
    'Лапка в «газета „День“»'
    """
    parts = []
    for before, name, after in _parsed(template):
        parts.append(before)
        if name is not None:
            inner = INNER.get((before[-1:], after[:1]))
            value = str(values[name])
            parts.append(value.translate(inner) if inner else value)
    return "".join(parts)


@lru_cache(maxsize=2048)
def _parsed(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """The parts of a template: what stands before a name, the name (None at the end), and what stands behind it."""
    parts = [(before, name) for before, name, _, _ in Formatter().parse(template)]
    behind = [before for before, _ in parts[1:]] + [""]
    return tuple((before, name, after) for (before, name), after in zip(parts, behind, strict=True))
