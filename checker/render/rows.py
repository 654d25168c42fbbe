"""What formats for programs ask of a finding: paths, lines that are the file's own, fingerprints."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from checker.language.text import WEB, line_column
from checker.model import SIDES, Failure, Finding, Place, Report, Severity, Side
from checker.model.digests import sha256
from checker.render import escapes
from checker.render.escapes import safe_line, shorten

RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}


class Spot(NamedTuple):
    """Where one side of a finding stands in a file.

    `path` is relative to the repository where the file lies in one, `uri` the same with %-escapes. Lines and columns
    are counted from 1, the end is behind the last character. `exact` is False where the text is a value inside the file
    (a field of a post, a cell): then `line` is where its record begins, and columns say nothing. `bytes` are the
    columns in UTF-8, from 1.
    """

    side: Side
    path: str
    uri: str
    exact: bool
    line: int
    column: int
    end_line: int
    end_column: int
    bytes: tuple[int, int]
    pointer: str
    text: str
    passage: str

    @property
    def away(self) -> bool:
        """Whether the file lies outside the repository: an address of the web, or an absolute path."""
        return ":" in self.uri.partition("/")[0]


class Row(NamedTuple):
    """A finding as programs list it: its message on one line, and a key of its own in the report.

    `expected` is what should stand there, on one line; "" where the message says so already. `fix` is what may be put
    in the file at the spot, None where the spot is no place of a file. `stays` says where it is accepted as it is, in
    the words of SARIF, and `why`; "" where it is not. `again` are the spots of `others`, the findings that are the same
    and are not listed for themselves, in so many `files` with this one.
    """

    finding: Finding
    message: str
    key: str
    expected: str
    spot: Spot
    also: Spot | None
    fix: str | None
    stays: Literal["", "inSource", "external"] = ""
    why: str = ""
    again: tuple[Spot, ...] = ()
    others: tuple[Finding, ...] = ()
    files: int = 1


class Group(NamedTuple):
    """The findings of one pair of a file, the severest first."""

    name: str
    worst: Severity
    rows: list[Row]


def listed(report: Report, lang: Side, known: str = "") -> list[Row]:
    """The findings in order, each with its place; the place to mend is that on the translation.

    With `known`, why a baseline lets a finding stay, those that are accepted follow.
    """
    rows: list[Row] = []
    keys: Counter[str] = Counter()
    for finding, stays, why in _found(report, known):
        spots = [spot(finding, place) for place in finding.places]
        message = shorten(safe_line(finding.messages[lang]))
        key = sha256(f"{spots[0].path}|{finding.fingerprint}".encode("utf-8", "replace")).hexdigest()[:32]
        keys[key] += 1
        expected = shorten(safe_line(finding.expected or ""))
        if len(expected) > 3 and expected in message:  # "the English text takes “red line”"
            expected = ""
        rows.append(
            Row(
                finding, message, key if keys[key] == 1 else f"{key[:28]}{keys[key]:04x}", expected, spots[0],
                spots[1] if len(spots) > 1 else None, _replacement(finding), stays, why,
            )
        )  # fmt: skip
    return rows


def _found(report: Report, known: str) -> Iterator[tuple[Finding, Literal["", "inSource", "external"], str]]:
    for finding in report.findings:
        yield finding, "", ""
    if known:
        for one in report.taken:
            yield one.finding, "inSource" if one.by == "text" else "external", shorten(safe_line(one.why))
        for finding in report.known or ():
            yield finding, "external", known


def _replacement(finding: Finding) -> str | None:
    """What may stand in the file instead of the place of a finding; None where more than text stands there.

    A double space of `one <b> two` has a tag in it, "&nbsp;" is no single character, and "<" would open a tag.
    """
    place = finding.place
    if finding.fix is None or place is finding.anchor or place.segment.field.pointer:
        return None
    bare = place.segment.field.raw[slice(*place.in_field)] == place.text
    return finding.fix if bare and not set("<&") & set(finding.fix) else None


def spot(finding: Finding, place: Place) -> Spot:
    """Where a place lies in its file."""
    field = place.segment.field
    start, end = place.in_field
    path = address(field.file or finding.document)
    exact = field.pointer == ""
    line, column = line_column(field.raw, start) if exact else (field.line, 1)
    end_line, end_column = line_column(field.raw, end) if exact else (field.line, 1)
    return Spot(
        place.segment.side, path, uri(path), exact, line, column, end_line, end_column,
        (_bytes(field.raw, start), _bytes(field.raw, end)) if exact else (1, 1),
        field.pointer, place.text, place.segment.shown,
    )  # fmt: skip


def _bytes(text: str, at: int) -> int:
    return len(text[text.rfind("\n", 0, at) + 1 : at].encode("utf-8", "replace")) + 1


def address(name: str) -> str:
    """A document's file as the repository names it; an address of the web as it is; posts.json#7356 is posts.json."""
    if WEB.match(name):
        return safe_line(name)
    head, sign, tail = name.rpartition("#")
    path = Path(head if sign and tail.isdigit() and not _exists(name) else name)
    with suppress(ValueError):  # outside the repository /tmp/post.json stays what it is
        path = Path(os.path.normpath(Path.cwd() / path)).relative_to(_root(Path.cwd()))
    return path.as_posix()


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


@cache
def _root(start: Path) -> Path:
    """The folder of the repository, or where the run was started."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), start)


def uri(path: str) -> str:
    """A path as a reference: «мій пост №5.json» has %-escapes; an absolute path is a file: address."""
    if WEB.match(path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    made = quote(path, safe="/~", errors="replace")
    return f"file://{made if made.startswith('/') else '/' + made}" if Path(path).is_absolute() else made


def worst(rows: Iterable[Row], most: int) -> list[Row]:
    """At most so many findings, the severest first, and those that are accepted last."""
    return sorted(rows, key=lambda row: (row.stays != "", RANK[row.finding.severity]))[:most]


def documents(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The findings by file."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.spot.path, []).append(row)
    yield from grouped.items()


def pairs(rows: Iterable[Row]) -> list[Group]:
    """The findings of a file by pair."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.finding.pair, []).append(row)
    return [
        Group(pair, found[0].finding.severity, found)
        for pair, found in ((pair, worst(found, len(found))) for pair, found in grouped.items())
    ]


def where(failure: Failure) -> tuple[str, int]:
    """The file and line of an input that could not be checked: "pairs.jsonl:3" names both."""
    head, _, tail = failure.name.rpartition(":")
    return (address(head), int(tail)) if head and tail.isdecimal() and not WEB.match(failure.name) else (
        address(failure.name), 1
    )  # fmt: skip


def mark(failure: Failure) -> str:
    """The key of an input that could not be checked."""
    return sha256(f"{failure.name}|{failure.message}".encode("utf-8", "replace")).hexdigest()[:32]


def example(rule: Any, good: bool) -> dict[Side, str] | None:
    """The first example of a rule that has plain texts, without the marks around what is found."""
    for one in rule.head.good if good else rule.head.bad:
        texts = {side: " / ".join(bit.text for bit in one.bits(side)) for side in SIDES}
        if any(texts.values()):
            return {side: text.replace("⟦", "").replace("⟧", "") for side, text in texts.items()}
    return None


FILTERS: Mapping[str, Callable[..., Any]] = {**escapes.FILTERS, "uri": lambda path: uri(str(path))}
GLOBALS: Mapping[str, Any] = {
    "cells": escapes.cells, "worst": worst, "documents": documents, "pairs": pairs, "example": example,
    "shorten": shorten, "mark": mark, "where": where,
}  # fmt: skip
