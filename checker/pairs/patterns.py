"""The pairs that glob patterns name: content/uk/**/*.md with content/en/**/*.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path

from checker.model import Failure
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs.tasks import FilePair
from checker.pairs.trees import Group, alike
from checker.pairs.walk import files

# What stands for something else in a pattern: "**/" any folders or none, "**", "*", "?", "{page}".
WILD = deferred(r"\*\*/|\*\*|\*|\?|\{(?P<name>[A-Za-z_]\w*)\}")
MEANS = {"**/": r"((?:[^/]+/)*)", "**": r"(.*)", "*": r"([^/]*)", "?": r"([^/])"}


class PatternError(ValueError):
    """Two patterns that can't tell which files belong together; the text says why."""


def wild(pattern: str) -> bool:
    """Whether a pattern is one, and no name of a file or folder."""
    return WILD.search(pattern) is not None


def match(folder: Path, uk: str, en: str, endings: Container[str]) -> Iterator[FilePair | Failure]:
    """The files below a folder that match two patterns, as pairs where what the wildcards stand for is the same.

    Wildcards without a name agree in their order, those in braces by their name. Only files with one of the `endings`
    are taken; at the end of a pattern, the ending need not agree. Raises PatternError where the two patterns have not
    the same wildcards.
    """
    if _wildcards(uk) != _wildcards(en):
        raise PatternError(Message("pairs.wildcards", uk=uk, en=en))
    failures: list[Failure] = []
    first, second = (_matched(folder, pattern, endings, failures) for pattern in (uk, en))
    yield from alike(first, second, Message("pairs.why_settings", uk=uk, en=en))
    yield from failures


def _wildcards(pattern: str) -> tuple[list[str], set[str]]:
    found = list(WILD.finditer(pattern))
    return [one.group() for one in found if not one["name"]], {one["name"] for one in found if one["name"]}


def _matched(folder: Path, pattern: str, endings: Container[str], failures: list[Failure]) -> Group:
    """The files that match, by what the wildcards stand for; what can't be opened is added to `failures`."""
    pattern = pattern.removeprefix("./")
    fixed = pattern[: WILD.search(pattern).start()].rpartition("/")[0]  # type: ignore[union-attr]
    path_is = _compiled(pattern)
    # "*" at the end holds the ending of the name, which may differ: about.md and about.mdx.
    open_end = pattern[-1] in "*}?"
    found: dict[str, list[Path]] = defaultdict(list)
    top = folder / fixed
    for path in files(top, endings) if top.is_dir() else ():
        if isinstance(path, Failure):
            failures.append(path)
            continue
        relative = path.relative_to(folder).as_posix()
        stood = path_is.fullmatch(relative.removesuffix(path.suffix) if open_end else relative)
        if stood:
            named = stood.groupdict()
            parts = [text for n, text in enumerate(stood.groups(), 1) if n not in path_is.groupindex.values()]
            found["\0".join([*parts, *(f"{name}={named[name]}" for name in sorted(named))])].append(path)
    return found


def _compiled(pattern: str) -> re.Pattern[str]:
    out, at, seen = [], 0, set()
    for one in WILD.finditer(pattern):
        out.append(re.escape(pattern[at : one.start()]))
        name = one["name"]
        if not name:
            out.append(MEANS[one.group()])
        elif name in seen:
            out.append(f"(?P={name})")
        else:
            seen.add(name)
            out.append(f"(?P<{name}>[^/]+)")
        at = one.end()
    return re.compile("".join([*out, re.escape(pattern[at:])]))
