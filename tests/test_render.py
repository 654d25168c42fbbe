"""Reports say what was found, to people and to programs, and let no text of the input act."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import bench
import jsonschema
import pytest

from checker.language.text import plain
from checker.model import SIDES, Document, Pair, Report, Role
from checker.render import formats, render, wire
from checker.run import path as run
from checker.run.machine import Machine

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}\x1b[31m\u202e'


def report(uk: str, en: str, name: str = "pairs.jsonl") -> Report:
    left, right = plain(uk, "uk"), plain(en, "en")
    document = Document(name, (left,), (right,), (Pair("1", (left,), (right,)),))
    return run.report([document], Machine(bench.BOOK, bench.WORDS), keep_pages=True)


FOUND = report("Загинули 12 людей.", "21 people were killed.")


def test_json_keeps_to_the_schema_that_is_shipped() -> None:
    schema = json.loads((ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(wire.schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render.render(FOUND, "json", bench.WORDS)), schema)


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_format_names_the_finding(name: str, lang: str) -> None:
    text = render.render(FOUND, name, bench.WORDS, lang="uk" if lang == "uk" else "en")
    assert "number-changed" in text
    assert ("українському" if lang == "uk" else "Ukrainian") in text


def test_color_is_only_where_it_is_asked_for() -> None:
    assert "\x1b[" not in render.render(FOUND, "text", bench.WORDS)
    assert "\x1b[" in render.render(FOUND, "text", bench.WORDS, color=True)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_of_a_passage_is_wider_than_the_terminal(width: int) -> None:
    long = report("Загинули 12 людей. " * 20, "21 people were killed. " * 20)
    lines = [
        line for line in render.render(long, "text", bench.WORDS, width=width).splitlines() if line.startswith("    | ")
    ]
    assert lines
    assert max(map(len, lines)) <= width


class Links(HTMLParser):
    """Collects what a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            loads = name in {"src", "srcset", "action", "formaction", "data"} or (name == "href" and tag == "link")
            if name.startswith("on") or loads or (value or "").strip().lower().startswith("javascript:"):
                self.acting.append(f"{tag} {name}={value}")


def test_a_page_loads_nothing_and_runs_nothing_of_the_text() -> None:
    plain_page, hostile_page = Links(), Links()
    plain_page.feed(render.render(FOUND, "html", bench.WORDS))
    hostile_page.feed(
        render.render(report(f"Загинули 12 людей {HOSTILE}.", f"21 people {HOSTILE}.", HOSTILE), "html", bench.WORDS)
    )
    assert plain_page.acting == hostile_page.acting == []
    assert plain_page.scripts == hostile_page.scripts


def test_a_page_says_in_its_policy_that_nothing_may_be_loaded() -> None:
    page = render.render(FOUND, "html", bench.WORDS)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy"\s+content="([^"]+)"', page)
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_terminal_gets_no_commands_from_a_text(name: str) -> None:
    text = render.render(report(f"Загинули 12 людей {HOSTILE}.", f"21 people {HOSTILE}.", HOSTILE), name, bench.WORDS)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_role_has_a_name_in_both_languages() -> None:
    labels = bench.WORDS.table("labels")
    assert {side: set(labels[side]["roles"]) for side in SIDES} == {side: set(get_args(Role)) for side in SIDES}


@pytest.mark.parametrize("name", ["text", "html"])
def test_a_report_says_what_the_vocabulary_of_the_run_says(name: str) -> None:
    words = bench.WORDS.with_table(
        "labels", {"en": {"warning": ["remark", "remarks"], "compared": "Laid side by side"}}
    )
    assert "Laid side by side" in render.render(FOUND, name, words)
    assert "Laid side by side" not in render.render(FOUND, name, bench.WORDS)
