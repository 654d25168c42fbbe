"""Templates of strangers: they read plain values, leave no sandbox, and end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Pair, Report
from checker.render import formats, render, sandbox
from checker.render import plain as values
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
RULES = {rule.name: rule for rule in BOOK.rules}


def report() -> Report:
    left, right = plain("Загинули 12 людей.", "uk"), plain("21 people were killed.", "en")
    return run.report(
        [Document("p.jsonl", (left,), (right,), (Pair("1", (left,), (right,)),))], Machine(BOOK, bench.WORDS)
    )


FOUND = report()


def filled(folder: Path, text: str, name: str = "x.txt.j2") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return render.render(FOUND, str(folder / name), bench.WORDS, rules=RULES)


PICKLE = "\"cos\\nsystem\\n(S'id > PWN'\\ntR.\""


@pytest.mark.parametrize(
    "text",
    [
        "{{ (rules.values()|list)[0].head.parse_raw(" + PICKLE + ", proto='pickle', allow_pickle=true) }}",
        "{{ (rules.values()|list)[0].parse_file('/etc/passwd') }}",
        "{{ report.model_dump() }}",
        "{{ report.findings[0].__class__ }}",
        "{{ plural.__globals__ }}",
        "{{ read.__code__ }}",
        "{{ read('../../etc/passwd') }}",
        "{{ ''.__class__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ self.__init__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ '{x.__class__}'.format_map({'x': 1}) }}",
        "{{ plural|attr('__globals__') }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum() }}",
        "{{ wire.findings.append(1) }}",
        "{{ wire.update({}) }}",
        "{{ namespace.__init__ }}",
        "{{ dict.__subclasses__() }}",
        "{{ range.__class__ }}",
        "{{ plural.__name__ }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret' %}",
        "{% include 'link.txt' %}",
        "{% import 'os' as os %}",
        "{{ report.findings[0].en.segment }}",
        "{{ columns.__self__ }}",
        "{{ label.pop('title') }}",
    ],
)
def test_no_template_leaves_the_sandbox(tmp_path: Path, text: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    (tmp_path / "own" / "link.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(formats.TemplateFault):
        filled(tmp_path / "own", text)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own", "secret"]


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(9) recursive %}{{ loop(range(9)) if loop.depth < 12 }}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}"
        "{% endfor %}",
        "{% set ns = namespace(x=['a']) %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{{ 'a' * 10**10 }}",
        "{{ ['a'] * 10**9 }}",
        "{{ 9**(9**9) }}",
        "{{ 'a'|center(10**10) }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ '%*d' % (9999999999, 1) }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ '%9999999999d'|format(1) }}",
        "{{ 'a'.ljust(10**10) }}",
        "{{ 'a'|indent(10**10, true) }}",
        "{{ [1]|batch(10**10, 1)|list }}",
        "{{ range(99999)|list|join(',' * 9999) }}",
        "{{ '{:{w}}'.format(1, w=10**10) }}",
        "{% set x = 'a' * 9999 %}{{ (x * 99).replace('a', x) }}",
        "{% set x = 'a' * 9999 %}{{ (x * 99)|replace('a', x) }}",
        "{% for a in range(100000) %}{{ range(99999)|sum }}{% endfor %}",
        "{% for a in range(99999) %}{{ 'a' * 9999 }}{% endfor %}",
        "{% include 'x.txt.j2' %}",
        "{{ 10**9 << 10**9 }}",
    ],
)
def test_every_template_ends(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "STEPS", 100_000)
    monkeypatch.setattr(sandbox, "LONGEST", 2**22)
    with pytest.raises(formats.TemplateFault, match=r"x\.txt\.j2:1: "):
        filled(tmp_path, text)


def kinds(value: Any) -> set[type]:
    if isinstance(value, dict):
        return {dict}.union(*(kinds(key) | kinds(held) for key, held in value.items()))
    if isinstance(value, list):
        return {list}.union(*map(kinds, value))
    return {type(value)}


def test_a_template_gets_plain_values() -> None:
    given = values.values(FOUND, "en", RULES, None, "known", lambda place: render.excerpt(place, 80))
    assert kinds(given) <= {dict, list, str, int, float, bool, type(None)}
    assert json.loads(json.dumps(given)) == given


def test_what_a_template_is_for(tmp_path: Path) -> None:
    text = """{% macro one(f) %}{{ f.rule }} {{ f.en.text }}{% endmacro %}
{% for path, rows in rows|groupby("spot.path") %}{{ path }}:
{% for row in rows %}{{ one(row.finding) }} {{ row.spot.line }}
{{ rules[row.finding.rule].why[lang] }} {{ row.finding.en.lines[0][1] }}{% endfor %}{% endfor %}
{{ report.count.error }} {{ plural(report.documents, label.documents, lang) }} {{ wire.summary.pairs }}
{{ loop_over }}"""
    with pytest.raises(formats.TemplateFault, match="'loop_over' is undefined"):
        filled(tmp_path, text)
    shown = filled(tmp_path, text.replace("{{ loop_over }}", "{{ 'a' ~ 'b' ~ 7 * 7 }}"))
    assert "number-changed 21 1" in shown
    assert "^^" in shown
    assert shown.rstrip().endswith("1 1 document 1\nab49")
    (tmp_path / "part.txt").write_text("{{ report.pairs }} pair", encoding="utf-8")
    assert filled(tmp_path, "{% include 'part.txt' %}") == "1 pair\n"
