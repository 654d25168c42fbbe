"""What formats for programs ask of a finding: paths, lines that are the file's own, fingerprints, escapes."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from checker.model import SIDES, Failure, Finding, Place, Report, Severity, Side
from checker.wire import line_column, raw_span

# Characters that would command a terminal or turn the direction of text: escape codes, bidi controls.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What XML 1.0 has no way to say (production Char), and halves of UTF-16 pairs, which UTF-8 has no way to say.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HALVES = re.compile("[\ud800-\udfff]")
# What Markdown reads as more than itself; "|" ends a cell of a table, "<" and "&" begin HTML.
MARKDOWN = re.compile(r"([\\`*_{}\[\]~$])")
MENTION = re.compile(r"([@#])(?=\w)")  # @name tells a person, #12 links an issue
# What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection").
FORMULA = re.compile("[ \u00a0]*[=+\\-@\t\r\n＝＋－＠|%]")
WEB = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}
LONGEST = 1000  # characters of a message
Escape = Callable[..., Any]


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
    """A finding as programs list it: its message on one line, a name and a key of its own in the report.

    `expected` is what should stand there, on one line; "" where the message says so already. `fix` is what may be put
    in the file at the spot, None where the spot is no place of a file.
    """

    finding: Finding
    message: str
    name: str
    key: str
    expected: str
    spot: Spot
    also: Spot | None
    fix: str | None


def listed(report: Report, lang: Side) -> list[Row]:
    """The findings in order, each with its place; the place to mend stands in the English text where both have one."""
    rows: list[Row] = []
    names: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    for finding in report.findings:
        spots = [spot(finding, place) for place in (finding.en, finding.uk) if place]
        message = shorten(safe_line(finding.messages[lang]))
        name = f"{finding.rule} ({safe_line(finding.pair)}): {message}"
        key = hashlib.sha256(f"{spots[0].path}|{finding.fingerprint}".encode("utf-8", "replace")).hexdigest()[:32]
        names[name] += 1
        keys[key] += 1
        expected = shorten(safe_line(finding.expected or ""))
        if len(expected) > 3 and expected in message:  # "the English text takes “red line”"
            expected = ""
        rows.append(
            Row(
                finding, message, name if names[name] == 1 else f"{name} #{names[name]}",
                key if keys[key] == 1 else f"{key[:28]}{keys[key]:04x}", expected, spots[0],
                spots[1] if len(spots) > 1 else None, finding.fix if spots[0].exact else None,
            )
        )  # fmt: skip
    return rows


def spot(finding: Finding, place: Place) -> Spot:
    """Where a place lies in its file."""
    field = place.segment.field
    start, end = raw_span(place)
    path = address(field.file or finding.document)
    exact = field.pointer == ""
    line, column = line_column(field.raw, start) if exact else (field.line, 1)
    end_line, end_column = line_column(field.raw, end) if exact else (field.line, 1)
    return Spot(
        place.segment.side, path, uri(path), exact, line, column, end_line, end_column,
        (_bytes(field.raw, start), _bytes(field.raw, end)) if exact else (1, 1),
        field.pointer, place.text, place.segment.text,
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


def safe_line(text: str) -> str:
    """Text on one line, without characters that command a terminal or turn the direction of what follows."""
    return COMMANDS.sub("\ufffd", " ".join(text.split()))


def shorten(text: str, most: int = LONGEST) -> str:
    """A text without its middle when it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-(most // 2) :]}"


def whole(text: str) -> str:
    """A text that UTF-8 can say: a lone half of a pair of UTF-16 becomes U+FFFD."""
    return HALVES.sub("\ufffd", text)


def compact(value: Any) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def without(value: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The same but for a key."""
    return {name: held for name, held in value.items() if name != key}


def xml(value: object) -> str:
    """Text for an element or a quoted attribute of XML 1.0; what XML cannot say becomes U+FFFD."""
    text = COMMANDS.sub(lambda found: found[0] if found[0] == "\r" else "\ufffd", NO_XML.sub("\ufffd", str(value)))
    for mark, name in (
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"),
        ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"),
    ):  # fmt: skip
        text = text.replace(mark, name)
    return text


def markdown(value: object) -> str:
    """Text for a line or a cell of Markdown, where it has no meaning, tells nobody (@) and links nothing (#)."""
    text = safe_line(str(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = MENTION.sub("\\1\u2060", MARKDOWN.sub(r"\\\1", text))
    return text.replace("|", "&#124;").replace("--&gt;", "-\u2060-&gt;")


def code(value: object) -> str:
    """Text as code in a cell of Markdown: marks of code inside are replaced, since a cell has no longer fence."""
    text = safe_line(str(value)).replace("`", "ˋ").replace("|", "¦").replace("--", "-\u2060-")
    return f"`{text or ' '}`"


def command(value: object) -> str:
    """The message of a GitHub workflow command: percent signs and line ends have escapes."""
    return COMMANDS.sub("\ufffd", str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def option(value: object) -> str:
    """A property of a GitHub workflow command: colons and commas have escapes as well."""
    return command(value).replace(":", "%3A").replace(",", "%2C")


def inert(value: object) -> str:
    """A line for the log of GitHub Actions which is no command: neither `::error::` nor the older `##[error]`."""
    return safe_line(str(value)).replace("##[", "## [").replace("::", ":\u2060:")


def no_link(value: object) -> str:
    """The text of a SARIF message: [what stands in brackets](and then this) would be a link."""
    return str(value).replace("](", "] (")


def cells(*values: object) -> str:
    """A line of CSV (RFC 4180); a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    made = []
    for value in values:
        text = "" if value is None else safe_line(str(value))
        text = f"'{text}" if FORMULA.match(text) and not isinstance(value, int | float) else text
        made.append('"' + text.replace('"', '""') + '"' if re.search('[",;\n\r]', text) else text)
    return ",".join(made)


def worst(rows: Iterable[Row], most: int) -> list[Row]:
    """At most so many findings, the severest first."""
    return sorted(rows, key=lambda row: RANK[row.finding.severity])[:most]


def documents(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The findings by file."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.spot.path, []).append(row)
    yield from grouped.items()


def where(failure: Failure) -> tuple[str, int]:
    """The file and line of an input that could not be checked: "pairs.jsonl:3" names both."""
    head, _, tail = failure.name.rpartition(":")
    return (address(head), int(tail)) if head and tail.isdecimal() and not WEB.match(failure.name) else (
        address(failure.name), 1
    )  # fmt: skip


def mark(failure: Failure) -> str:
    """The key of an input that could not be checked."""
    return hashlib.sha256(f"{failure.name}|{failure.message}".encode("utf-8", "replace")).hexdigest()[:32]


def example(rule: Any, good: bool) -> dict[Side, str] | None:
    """The first example of a rule that has plain texts, without the marks around what is found."""
    for one in rule.head.good if good else rule.head.bad:
        texts = {side: " / ".join(bit.text for bit in one.bits(side)) for side in SIDES}
        if any(texts.values()):
            return {side: text.replace("⟦", "").replace("⟧", "") for side, text in texts.items()}
    return None


FILTERS: Mapping[str, Escape] = {
    "line": compact,
    "without": without, "xml": xml, "markdown": markdown, "code": code, "command": command,
    "no_link": no_link, "option": option,
    "inert": inert, "uri": lambda path: uri(str(path)),
}  # fmt: skip
GLOBALS: Mapping[str, Any] = {
    "cells": cells, "worst": worst, "documents": documents, "example": example, "shorten": shorten,
    "mark": mark, "where": where,
}  # fmt: skip
