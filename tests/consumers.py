"""What programs ask of a report in their format: each function takes the text and returns what it read."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
from pydantic import BaseModel, ConfigDict, Field

SCHEMAS = Path(__file__).parent / "schemas"
ROOT = Path(__file__).resolve().parents[1]
FORMULA = tuple("=+-@\t\r\n")
# A workflow command of GitHub Actions: ::error file=a.txt,line=1::message
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\r\n]*,)*\w+=[^:,\r\n]*)::([^\r\n]+)")
REFERENCE = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/:?#\[\]-]|%[0-9A-F]{2})+")  # the characters of RFC 3986


class Shape(BaseModel):
    """A message with these keys and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Lines(Shape):
    begin: int = Field(ge=1)


class Point(Shape):
    line: int = Field(ge=1)
    column: int = Field(ge=1)


class Positions(Shape):
    begin: Point
    end: Point


class Place(Shape):
    path: str = Field(min_length=1, pattern=r"^[^/]")
    lines: Lines | None = None
    positions: Positions | None = None


class Issue(Shape):
    """An issue of GitLab Code Quality: the keys that GitLab documents."""

    check_name: str
    description: str = Field(min_length=1)
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    fingerprint: str = Field(pattern="^[0-9a-f]{32}$")
    location: Place


class Position(Shape):
    line: int = Field(ge=1)
    column: int | None = Field(default=None, ge=1)


class Range(Shape):
    start: Position
    end: Position | None = None


class Location(Shape):
    path: str
    range: Range | None = None


class Suggestion(Shape):
    range: Range
    text: str


class Related(Shape):
    message: str
    location: Location


class Code(Shape):
    value: str


class Source(Shape):
    name: str


class Diagnostic(Shape):
    """A Diagnostic of reviewdog's proto/rdf/reviewdog.proto, in its JSON mapping."""

    message: str
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    suggestions: list[Suggestion] | None = None
    relatedLocations: list[Related] | None = None
    code: Code | None = None


class Diagnosed(Shape):
    """A DiagnosticResult of the same."""

    source: Source
    severity: Literal["ERROR", "WARNING", "INFO"]
    diagnostics: list[Diagnostic]


@cache
def _schema(path: Path) -> Any:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def read_json(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    _schema(ROOT / "reports" / "report.schema.json").validate(value)
    return value


def read_jsonl(text: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in text.splitlines()]  # which parts lines at U+2028 and U+0085 as well
    assert all("rule" in line for line in lines[:-1])
    read_json(json.dumps({**lines[-1], "findings": lines[:-1]}))
    return lines


def read_sarif(text: str) -> dict[str, Any]:
    """The one run of a log, by the schema of OASIS, and by what GitHub code scanning asks for beyond it."""
    log = json.loads(text)
    (run,) = log["runs"]
    # The schema asks of fingerprints and messages that they are strings: it says the same of results that differ in a
    # fingerprint or a number that is said alone, and takes a second for 3,000 results.
    different = {_shape(result): result for result in run["results"]}
    _schema(SCHEMAS / "sarif-2.1.0.json").validate({**log, "runs": [{**run, "results": [*different.values()]}]})
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) <= 25_000
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in rules if "properties" in rule)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            assert REFERENCE.fullmatch(physical["artifactLocation"]["uri"])
            region = physical["region"]
            assert region["startLine"] >= 1
            assert region.get("startColumn", 1) >= 1
            assert (region.get("endLine", region["startLine"]), region.get("endColumn", 1 << 60)) >= (
                region["startLine"], region.get("startColumn", 1),
            )  # fmt: skip
    assert [] not in list(_values({key: value for key, value in run.items() if key not in {"results", "tool"}}))
    bare = [{key: value for key, value in result.items() if key != "suppressions"} for result in run["results"]]
    assert [] not in list(_values(bare))
    assert len({"suppressions" in result for result in run["results"]}) < 2  # 3.27.23: for all of them, or for none
    return run  # type: ignore[no-any-return]


def _shape(result: dict[str, Any]) -> str:
    """A result but for its fingerprints and the figures of its message."""
    prints = {key: type(value).__name__ for key, value in result["partialFingerprints"].items()}
    said = re.sub(r"\d+", "0", json.dumps(result["message"]))
    return json.dumps({**result, "partialFingerprints": prints, "message": said})


def _values(value: Any) -> Any:
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield one
        yield from _values(one)


def read_junit(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    for suite in (root, *root.findall("testsuite")):
        cases = suite.findall(".//testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[kind]) == sum(case.find(tag) is not None for case in cases)
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert len(names) == len(set(names))  # GitLab shows one of two tests of a name
    return root


def read_checkstyle(text: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(text)
    assert root.tag == "checkstyle"
    errors = root.findall("file/error")
    assert all(int(error.attrib["line"]) >= 1 and error.attrib["message"] for error in errors)
    assert {error.attrib["severity"] for error in errors} <= {"error", "warning", "info"}
    return errors


def read_gitlab(text: str) -> list[Issue]:
    issues = [Issue.model_validate(one) for one in json.loads(text)]
    assert len({issue.fingerprint for issue in issues}) == len(issues)
    assert all((issue.location.lines is None) != (issue.location.positions is None) for issue in issues)
    return issues


def read_rdjson(text: str) -> list[Diagnostic]:
    return Diagnosed.model_validate(json.loads(text)).diagnostics


def read_csv(text: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(text.splitlines()) == len(rows) + 1  # every row on a line of its own
    assert all(not cell.startswith(FORMULA) for row in rows for cell in row.values())
    assert all(None not in row for row in rows)
    return rows


def read_github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The annotations: level, properties, message. Every other line is one of the log, and none of them a command."""
    found = []
    for line in text.splitlines():
        command = COMMAND.fullmatch(line)
        if command is None:
            assert "::" not in line
            assert "##[" not in line
            continue
        level, given, message = command.groups()
        properties = {key: unquote(value) for key, _, value in (one.partition("=") for one in given.split(","))}
        found.append((level, properties, unquote(message)))
    for level in ("error", "warning", "notice"):
        assert sum(one[0] == level for one in found) <= 10
    return found


def read_markdown(text: str) -> list[list[str]]:
    """The rows of its tables. Nothing in it is HTML but the marker and <br>, and it fits into a comment."""
    first, rest = text.split("\n", 1)
    assert first == "<!-- zvirka-report -->"
    assert len(text) < 65_536
    outside = re.sub(r"(?<!\\)`[^`\n]*`", "", rest)
    assert "`" not in outside.replace("\\`", "")
    assert set(re.findall("<[^>]*>?", outside)) <= {"<br>"}
    assert not re.search(r"[@#]\w", html.unescape(outside))
    rows = [line for line in rest.splitlines() if line.startswith("|")]
    cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
    assert all(len(row) == 4 for row in cells)
    return [row for row in cells if row[1].strip(" -") and "`" in row[1]]
