"""Very many findings lie on disk: reports, filters and counts are those of findings in memory."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest
from command import run

from checker import readers
from checker.model import Finding, Outcome, Report
from checker.render import escapes, formats, render
from checker.rulebook.settings import Accept
from checker.run import accept, doubtful, path, shelf, summary
from checker.run.machine import Machine

FORMATS = formats.names()
BOOK = bench.BOOK
PAIRS = [
    ("Загинули 12 людей.", "21 people were killed."),
    ("У вівторок рада ухвалила 3 закони про «тишу.", "The council passed 4 laws on silence on Monday."),
    ("Рада ухвалила 3 закони.", "The council passed 3 laws."),
    ("Вони були у Kиєві .", "They were in у Kyiv."),
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """What comes of twelve documents, with their texts."""
    file = tmp_path_factory.mktemp("shelf") / "pairs.jsonl"
    rows = ({"id": str(n), "uk": uk, "en": en} for n, (uk, en) in enumerate(PAIRS * 3))
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    read = readers.open_input(str(file), bench.WORDS)
    made = path.outcomes(read, Machine(BOOK, bench.WORDS), keep_pages=True)
    return [one for one in made if isinstance(one, Outcome)]


def both(outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> tuple[Report, Report]:
    """The report with findings in memory, and with the same on disk."""
    held = summary.report(outcomes)
    assert isinstance(held.findings, tuple)
    monkeypatch.setattr(shelf, "FEW", 2)
    stored = summary.report(outcomes)
    assert isinstance(stored.findings, shelf.Findings)
    return held, stored


def shown(report: Report, name: str) -> str:
    rules = {rule.name: rule for rule in BOOK.rules}
    return render.render(report, name, bench.WORDS, rules=rules, made="2026-01-01T00:00:00+00:00")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same(name: str, outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    held, stored = both(outcomes, monkeypatch)
    assert len(held.findings) > 6
    assert shown(stored, name) == shown(held, name)


def test_filters_take_out_the_same_also_from_the_pages(
    outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, stored = both(outcomes, monkeypatch)
    rule = held.findings[0].rule
    accepts = [Accept(rule=rule, text=held.findings[0].place.text, why="agreed")]
    left = [accept.apply(one, accepts, Path(), BOOK.names) for one in (held, stored)]
    assert 0 < len(left[0].findings) < len(held.findings)
    assert [one.fingerprint for one in left[1].findings] == [one.fingerprint for one in left[0].findings]
    assert [len(one.findings) for one in left[1].pages] == [len(one.findings) for one in left[0].pages]
    sure = [doubtful.leave_out(one, 0.99) for one in left]
    assert len(sure[0].findings) < len(left[0].findings)
    assert shown(sure[1], "html") == shown(sure[0], "html")
    assert [sure[1].count(level) for level in ("error", "warning", "info")] == [
        sure[0].count(level) for level in ("error", "warning", "info")
    ]


def test_a_finding_that_is_read_again_is_the_same_and_no_other(
    outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, stored = both(outcomes, monkeypatch)
    first, again = list(stored.findings), list(stored.findings)
    assert first == again
    assert len({*first, *again}) == len(first)
    assert first[0] is not again[0]
    assert stored.findings[0] == first[0]
    assert stored.findings[1:3] != first  # a part of them is none of them
    assert [one.rule for one in stored.findings[1:3]] == [one.rule for one in first[1:3]]


def test_findings_in_memory_are_themselves(outcomes: list[Outcome]) -> None:
    one, two = (Finding(*("",) * 3, {}, "", "", None, None, None, None, 1.0, "") for _ in range(2))  # type: ignore[arg-type]
    assert one == one
    assert one != two
    assert len({one, two}) == 2


@pytest.mark.parametrize(
    "value",
    [
        {"schema": "x", "findings": [], "notes": []}, {"findings": [{"a": [1, {"b": "##[c]\u2028"}]}], "z": None},
        {"findings": [{}, {"a": "]\n"}, {"b": []}]},
    ],
)  # fmt: skip
def test_json_in_pieces_is_json(value: dict[str, object]) -> None:
    assert "".join(escapes.pieces(value)) == escapes.pretty(value)


@pytest.mark.parametrize(
    "value",
    [
        {}, [], "ї\"\\\n\t", 1, -0.0, 1e22, None, True,
        {"а": [], "b": {}, "c": (1, [2.5, None]), "": {"d": {"e": ["\x00"]}}},
        [[[]], [{}], [[1]]],
    ],
)  # fmt: skip
def test_json_has_the_indent_of_the_library(value: object) -> None:
    assert escapes.pretty(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_the_command_reports_the_same(tmp_path: Path) -> None:
    rows = ({"id": str(n), "uk": uk, "en": en} for n, (uk, en) in enumerate(PAIRS * 3))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "pairs.jsonl").write_text(lines, encoding="utf-8")

    def reports(folder: str, few: int) -> list[bytes]:
        def before() -> None:
            shelf.FEW = few

        words = [word for name in ("json", "jsonl", "html") for word in ("--report", f"{name}={folder}/{name}")]
        done = run(
            "check", "pairs.jsonl", "--isolated", *words, cwd=tmp_path, before=before,
            env={"SOURCE_DATE_EPOCH": "1767225600"},
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        assert not list((tmp_path / folder).glob(".zvirka*"))
        return [(tmp_path / folder / name).read_bytes() for name in ("json", "jsonl", "html")]

    assert reports("stored", 2) == reports("held", 5_000)
