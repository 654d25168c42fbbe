"""The fields of vocabulary that hold nothing but beginnings of words, which callers are handed without their sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SIGN = "~"

# By file, the fields whose every entry ends in "~"; "*" stands for any key. Where a table ends the path, its keys do.
BEGINNINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "calendar": (("*", "decades"), ("uk", "month_stems"), ("uk", "weekday_stems")),
    "name_words": (
        ("generations", "*"),
        ("given",),
        ("small", "*"),
        ("starters", "*"),
        ("translated",),
        ("translators", "*"),
    ),
    "numerals": (("percent", "adjectives"), ("uk", "compound", "stems"), ("uk", "nth", "*")),
    "quotes": (("distance", "*"), ("screen", "*"), ("speech", "*")),
}
# Files with tabs whose first cell holds beginnings.
ROWS = frozenset({"russian-romanization"})


def bare(name: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A table with the beginnings of its fields as they are compared: «сказа~» becomes «сказа».

    >>> bare("quotes", {"speech": {"uk": ["сказа~"]}, "clipped": ["til"]})
    {'speech': {'uk': ['сказа']}, 'clipped': ['til']}
    """
    made: Any = table
    for path in BEGINNINGS.get(name, ()):
        made = _without(made, path)
    return made  # type: ignore[no-any-return]


def bare_row(name: str, row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with the beginnings of its first cell as they are compared."""
    return (row[0].replace(SIGN, ""), *row[1:]) if name in ROWS else row


def _without(value: Any, path: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        if not path:
            return {key.removesuffix(SIGN): entry for key, entry in value.items()}
        return {key: _without(one, path[1:]) if path[0] in {"*", key} else one for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, ()) for one in value]
    return value.replace(SIGN, "") if isinstance(value, str) else value
