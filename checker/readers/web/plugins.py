"""The texts that plug-ins and themes keep in a WordPress post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.language.text import scripts
from checker.model.expressions import deferred

# Names of fields that plugins (Rank Math, Yoast, ACF, Jetpack) and themes keep text in.
TEXTUAL = deferred(
    r"(?:^|_)(?:title|description|desc|subtitle|keyword|keywords|focuskw|metadesc|text|caption|heading|summary|lead|"
    r"intro|quote|content|bio|excerpt|alt|headline|subheading|note|question|answer|og_title|og_description)(?:$|_|\d)"
)
# What is no text although it is a string: an address, a number or date, a file, a colour, a template, an object.
NO_TEXT = deferred(r"\s*(?:[a-z]+:/?/|[\w.+-]+@[\w-]+\.|/|#|\{|\[|%|[\d\W_]*$|[a-z0-9_.-]*$)")
DEEPEST = 6
HELD = ("meta", "acf", "yoast_head_json", "rank_math", "rankMath")


def texts(value: dict[str, Any], pointer: str) -> Iterator[tuple[str, str]]:
    """The texts of plugins and themes in a post that stands at a pointer: each with its own pointer."""
    for key in HELD:
        if key in value:
            yield from within(key, value[key], f"{pointer}/{key}")


def within(key: str, value: Any, pointer: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The texts in a field of that name, each with its own pointer."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for name, item in value.items():
            escaped = str(name).replace("~", "~0").replace("/", "~1")
            yield from within(str(name), item, f"{pointer}/{escaped}", depth + 1)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from within(key, item, f"{pointer}/{n}", depth + 1)
    elif isinstance(value, str) and value.strip() and "<" not in value:
        cyrillic, _ = scripts(value)
        if cyrillic or (TEXTUAL.search(key.lower()) and not NO_TEXT.fullmatch(value)):
            yield value, pointer
