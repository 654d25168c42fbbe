"""No text of an input acts in a report: every format stays what its readers can read, whatever stands in the texts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import bench
import consumers
import made
import pytest

from checker.language.text import plain
from checker.model import Failure, Place, Report, Span
from checker.render import formats, render
from checker.run import compare

pytestmark = pytest.mark.slow  # all formats of reports, each with the largest of texts

BOOK = {rule.name: rule for rule in bench.BOOK.rules}
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

TEXTS = {
    "quotes": "\"'“«`´",
    "apostrophe first": "'=1",
    "new line": "a\nb",
    "carriage return": "a\rb",
    "both": "a\r\nb\r\n",
    "other line ends": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "percent escapes": "%0A%0D%25%2C%3A",
    "workflow command": "::error file=a.txt,line=1::told",
    "workflow command on a line of its own": "x\n::set-env name=PATH::/evil\n::stop-commands::x",
    "older workflow command": "##[error]told",
    "end of CDATA": "]]>",
    "CDATA": "<![CDATA[x]]>",
    "end of a comment": "--> <!-- zvirka-report -->",
    "end of a script": "</script><script>alert(1)</script>",
    "event": '"><img src=x onerror=alert(1)>',
    "processing instruction": "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    "entities": "&lt;&amp;&#0;&#x1F;&nope;",
    "control characters": "".join(map(chr, range(32))) + "\x7f",
    "C1": "".join(map(chr, range(0x80, 0xA0))),
    "no characters": "\ufffe\uffff\U0001ffff",
    "lone surrogates": "\ud800 \udfff \udc80",
    "bidi": "\u202eevil\u202c\u2066x\u2069\u200e\u200f",
    "hidden": "\u200b\u200d\u2060\ufeff\u00ad",
    "long word": "ж" * 20_000,
    "long text": "слово " * 5_000,
    "emoji": "👩‍👩‍👧‍👦🇺🇦🏳️‍🌈",
    "formula": "=cmd|' /C calc'!A0",
    "formula in the middle": 'x",=1+1,"',
    "plus": "+1-1",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "wide formula": "＝1+1",
    "separators": 'a;b,c\t"d"',
    "table": "a | b || c |",
    "table, escaped already": "\\| \\\\| \\",
    "code": "`a` ``b`` ```c",
    "Markdown": "# a **b** _c_ ~~d~~ [e](javascript:f) ![g](h) > i\n- j\n1. k\n***",
    "mention": "@everyone #123 GH-1 org/repo#4 user@example.org",
    "link of a message": "[text](0) {0} {placeholder}",
    "ANSI": "\x1b[31mred\x1b]0;title\x07\x9b1m",
    "template": "{{ 7 * 7 }}{% raw %}{# x #}",
    "file name": "мій пост №5 (100%) #1 a,b:c.json",
    "file name with lines": "a\nb\tc",
    "up": "../../etc/passwd",
    "backslash": "C:\\temp\\new",
    "decomposed": "и\u0306 i\u0308",
    "JSON": '{"a": [1, "\\u0000"]}',
    "nothing but spaces": " \u00a0 ",
    "javascript": "javascript:alert(1)",
}


def hostile(text: str) -> Report:
    """A report with that text in every place that a report shows."""
    name, message = f"posts/{text[:200]}.json", text if text.strip() else "x"  # no rule has an empty message
    uk, en = plain(f"Загинули 12 людей {text}", "uk"), plain(f"21 people were killed {text}", "en")
    whole = Place(uk, Span(0, len(uk.text))), Place(en, Span(0, len(en.text)))
    own = replace(en, field=replace(en.field, pointer="", file=f"texts/{text[:200]}.txt"))
    findings = [
        made.finding(name, *whole, message=(message, message), expected=text, n=1),
        made.finding(name, None, whole[1], message=(f"x {text}", text), expected=text, severity="warning", n=2),
        made.finding(name, None, Place(own, whole[1].span), expected=text, fix=text, severity="info", n=3),
    ]
    kept = [replace(finding, pair=f"{text}{n}", beside=(uk,)) for n, finding in enumerate(findings)]
    report = made.report([made.page(name, [(uk, en)], kept)])
    return replace(report, failures=(Failure(f"x{text}", f"x{text}"),), notes=(text,))


def said(report: Report, name: str) -> str:
    text = render.render(report, name, bench.WORDS, rules=BOOK, change=changed(report))
    text.encode()  # it can be written
    return text


def changed(report: Report) -> compare.Change:
    """As if an older report had the first finding, and another one that is gone."""
    first = report.findings[0]
    shared = {"rule": first.rule, "severity": first.severity, "message": first.messages["en"]}
    old = [
        compare.Old(**shared, document=first.document, fingerprint=print_) for print_ in (first.fingerprint, "f" * 16)
    ]
    return compare.compare(report, compare.Before(findings=tuple(old)))


@pytest.fixture(params=TEXTS.values(), ids=TEXTS.keys())
def report(request: pytest.FixtureRequest) -> Report:
    return hostile(request.param)


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) >= 30


@pytest.mark.parametrize("name", sorted(set(formats.names()) - {"html", "junit", "checkstyle"}))
def test_no_character_commands_a_terminal(report: Report, name: str) -> None:
    assert not COMMANDS.search(said(report, name))


@pytest.mark.parametrize("name", ["concise", "github", "csv", "jsonl"])
def test_a_finding_is_one_line(report: Report, name: str) -> None:
    lines = said(report, name).splitlines()
    head = {"csv": 1}.get(name, 0)
    tail = {"github": 2, "csv": 1, "jsonl": 1}.get(name, 0)  # the failure and the summary
    assert len(lines) == head + len(report.findings) + tail


def test_json(report: Report) -> None:
    assert len(consumers.read_json(said(report, "json"))["findings"]) == 3
    assert len(consumers.read_jsonl(said(report, "jsonl"))) == 4


def test_sarif(report: Report) -> None:
    assert len(consumers.read_sarif(said(report, "sarif"))["results"]) == 3


def test_junit(report: Report) -> None:
    root = consumers.read_junit(said(report, "junit"))
    assert (len(root.findall(".//failure")), len(root.findall(".//skipped")), len(root.findall(".//error"))) == (
        1,
        2,
        1,
    )


def test_checkstyle(report: Report) -> None:
    assert len(consumers.read_checkstyle(said(report, "checkstyle"))) == 4


def test_gitlab(report: Report) -> None:
    assert len(consumers.read_gitlab(said(report, "gitlab"))) == 4


def test_rdjson(report: Report) -> None:
    assert len(consumers.read_rdjson(said(report, "rdjson"))) == 4


def test_csv(report: Report) -> None:
    assert len(consumers.read_csv(said(report, "csv"))) == 4


def test_github(report: Report) -> None:
    assert len(consumers.read_github(said(report, "github"))) == 4


def test_markdown(report: Report) -> None:
    assert len(consumers.read_markdown(said(report, "markdown"))) == 3


def test_junitparser_reads_it(report: Report, tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed (pip install '.[test]')")
    path = tmp_path / "junit.xml"
    path.write_text(said(report, "junit"), encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    results = [type(result).__name__ for suite in suites for case in suite for result in case.result]
    assert sorted(results) == ["Error", "Failure", "Skipped", "Skipped"]


def test_a_parser_of_markdown_finds_tables_and_nothing_else(report: Report) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed (pip install '.[test]')")
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = parser.parse(said(report, "markdown"))
    inline = [one for block in blocks for one in block.children or ()]
    assert [block.content.strip() for block in blocks if block.type == "html_block"] == ["<!-- zvirka-report -->"]
    assert {one.content for one in inline if one.type == "html_inline"} == {"<br>"}
    assert {one.type for one in inline} <= {
        "text", "code_inline", "html_inline", "strong_open", "strong_close", "s_open", "s_close", "softbreak",
    }  # fmt: skip
    kinds = [block.type for block in blocks]
    assert kinds.count("tbody_open") == 2
    assert kinds.count("td_open") == 3 * 4
    assert not {"blockquote_open", "ordered_list_open", "hr", "fence", "code_block"} & set(kinds)


@pytest.mark.parametrize("text", ["=1+1", "&|*`" * 500, "<" * 3000])
def test_a_comment_of_many_failures_fits(text: str) -> None:
    one = hostile(text)
    failures = tuple(Failure(f"{n}{text}", text) for n in range(60))
    findings = tuple(replace(one.findings[n % 3], fingerprint=f"{n:016}") for n in range(500))
    many = replace(one, failures=failures, findings=findings)
    gone = tuple(compare.Old(rule="a-rule", severity="info", message=text, document=text, fingerprint=f"{n:016}")
                 for n in range(60))  # fmt: skip
    change = compare.Change(frozenset(findings), gone, gone, 5)
    rows = consumers.read_markdown(render.render(many, "markdown", bench.WORDS, change=change))
    assert rows


def test_code_scanning_gets_what_it_takes_and_hears_what_was_cut() -> None:
    one = hostile("x")
    error, warning, info = one.findings
    many = [(info, 24_000), (warning, 999), (error, 5)]
    apart = (replace(told, messages={"uk": f"{n}", "en": f"{n}"}) for told, count in many for n in range(count))
    few = replace(one, failures=(), findings=tuple(apart), pages=())
    run = consumers.read_sarif(render.render(few, "sarif", bench.WORDS))
    assert len(run["results"]) == 25_000
    levels = [result["level"] for result in run["results"]]
    assert levels[:5] == ["error"] * 5
    assert levels[5:1004] == ["warning"] * 999
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].endswith(": 4")


def test_what_is_read_is_what_was_written() -> None:
    text = 'a "b" <c> & | \u202e \x1b \U0001f600 е'
    value = json.loads(said(hostile(text), "json"))
    assert value["findings"][0]["expected"] == text
    assert bench.WORDS.table("labels")["en"].keys() == bench.WORDS.table("labels")["uk"].keys()


def test_what_is_the_same_very_often_names_a_hundred_places() -> None:
    one = hostile("x")
    run = consumers.read_sarif(render.render(replace(one, findings=(one.findings[0],) * 3000), "sarif", bench.WORDS))
    (told,) = [result for result in run["results"] if result.get("occurrenceCount", 0) == 3000]
    assert len(told["relatedLocations"]) <= 100
