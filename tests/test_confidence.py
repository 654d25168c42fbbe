"""Confidence is how often a rule was right on texts nobody had read; what it has not earned it is not loud about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import bench
import command
import pytest

from checker.language.text import plain
from checker.model import Document, Finding, Pair, Report
from checker.model.shipped import folder
from checker.render.certainty import certainty
from checker.rulebook import rightness, rule_file, rulebook
from checker.rulebook.rightness import Reading
from checker.run import doubtful
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLE = folder("rules") / rightness.NAME
HEADER = "rule\tevidence\tread\tright\tdefensible\n"
# A number that differs, and a double space.
PAIRS = [
    {"id": "1", "uk": "Загинули 12 людей.", "en": "13 people were killed."},
    {"id": "2", "uk": "Рада ухвалила бюджет.", "en": "The council passed  the budget."},
]


def reading(rule: str, read: int, right: int, defensible: int = 0, evidence: str = "") -> Reading:
    return Reading(rule=rule, evidence=evidence, read=read, right=right, defensible=defensible)


def test_a_rule_that_nobody_has_read_is_as_right_as_its_family() -> None:
    kin = [reading("one", 6, 5), reading("two", 12, 7, 4)]  # 5 + 7 + 4/2 of 18, with Laplace's 1 of 2
    assert rightness.shares("new", ["one", "two", "new"], kin) == {"": 0.75}
    assert rightness.shares("new", ["new"], []) == {"": 0.5}


def test_a_rule_that_was_read_goes_by_its_own_readings() -> None:
    rows = [reading("one", 36, 36)]
    assert rightness.shares("one", ["one"], rows) == {"": round((36 + 4 * 37 / 38) / 40, 2)}
    assert rightness.shares("one", ["one"], [reading("one", 36, 0)])[""] < 0.01


def test_a_form_of_evidence_has_its_own_share() -> None:
    rows = [reading("one", 20, 19), reading("one", 20, 3, 2, evidence="weak")]
    shares = rightness.shares("one", ["one"], rows)
    assert shares == {"": 0.89, "weak": 0.26}
    assert BOOK.get("number-changed").confidence("never met") == BOOK.get("number-changed").shares[""]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("one\t\t3\t2\t2", "2 right and 2 defensible are more than 3 read"),
        ("one\t\tmany\t2\t0", "read"),
        ("one\t\t3\t1\t0\none\t\t3\t1\t0", ":3: one"),
        ("One Rule\t\t3\t1\t0", "rule"),
        ("one\t\t3", "right"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / rightness.NAME
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(rightness.RightnessError, match=rf"{rightness.NAME}:[23]: .*") as wrong:
        rightness.read(path)
    assert told in str(wrong.value)


# What stays as loud as it is, though it has not been right often enough, and the decision that says what it would cost.
KEPT = {
    ("content-missing", "reworded"): "0099",
    ("markup-visible", ""): "0062",
    ("name-changed", "doubted"): "0099",
    ("negation-added", "beside"): "0050",
    ("negation-lost", "beside"): "0099",
    ("number-changed", ""): "0099",
    ("opposite-said", ""): "0050",
    ("placeholder-changed", ""): "0099",
    ("quotation-lost", "words"): "0062",
    ("stray-cyrillic", ""): "0099",
    ("stray-latin", "translated"): "0062",
}


def test_no_rule_is_louder_than_it_has_been_right() -> None:
    """Where this fails after new readings: a milder `severity`, or the weak form in `milder`, of the rule's file.

    Or a decision that says what is lost by that.
    """
    readings = rightness.read(TABLE)
    assert len(readings) > 40
    assert {one.rule for one in readings} <= BOOK.known
    loud = [one for one in readings if not rightness.earned(one, BOOK.get(one.rule).severity_on(one.evidence))]
    assert [(one.rule, one.evidence) for one in loud] == sorted(KEPT)


def test_what_stays_loud_has_its_decision() -> None:
    decisions = Path(__file__).parent.parent / "docs" / "decisions"
    for (rule, _), number in KEPT.items():
        (decision,) = decisions.glob(f"{number}-*.md")
        assert f"`{rule}`" in decision.read_text(encoding="utf-8")


def test_every_form_of_evidence_in_the_table_is_one_of_the_verb() -> None:
    for one in rightness.read(TABLE):
        assert one.evidence in {"", *BOOK.get(one.rule).verb.evidence}, one


def test_a_form_that_is_milder_has_to_be_one_of_the_verb(tmp_path: Path) -> None:
    source = BOOK.get("unit-changed").path.read_text(encoding="utf-8")
    path = tmp_path / "unit-changed.toml"
    path.write_text(f'milder = ["movin"]\n{source}', encoding="utf-8")
    with pytest.raises(rule_file.RuleError, match=r"unit-changed\.toml:1: milder: .*did you mean 'moving'"):
        rule_file.read(path)


def test_a_finding_has_the_confidence_of_its_rule_and_evidence() -> None:
    finding = changed("Загинули 12 людей.", "13 people were killed.")
    assert finding.confidence == BOOK.get("number-changed").confidence("")
    assert 0 < finding.confidence < 1


def changed(uk: str, en: str) -> Finding:
    one = document("case", uk, en)
    (finding,) = run.check(one, Machine(BOOK, bench.WORDS)).findings
    return finding


def document(name: str, uk: str, en: str) -> Document:
    sides = plain(uk, "uk", ref="uk.1"), plain(en, "en", ref="en.1")
    return Document(name, (sides[0],), (sides[1],), (Pair("1", (sides[0],), (sides[1],)),))


def test_a_rule_of_ones_own_is_believed_until_its_folder_has_a_table(tmp_path: Path) -> None:
    source = BOOK.get("number-changed").path.read_text(encoding="utf-8")
    (tmp_path / "our-numbers.toml").write_text(source, encoding="utf-8")
    assert rulebook.load(tmp_path).get("our-numbers").confidence("") == 1
    (tmp_path / rightness.NAME).write_text(f"{HEADER}our-numbers\t\t8\t2\t0\n", encoding="utf-8")
    assert rulebook.load(tmp_path).get("our-numbers").confidence("") == 0.27
    (tmp_path / rightness.NAME).write_text(f"{HEADER}our-numbers\t\tx\t2\t0\n", encoding="utf-8")
    with pytest.raises(rule_file.RuleError, match=r"rightness\.tsv:2"):
        rulebook.load(tmp_path)


def findings(tmp_path: Path, *words: str) -> tuple[int, list[dict[str, object]], list[str]]:
    lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in PAIRS)
    (tmp_path / "pairs.jsonl").write_text(lines, encoding="utf-8")
    done = command.run("check", "pairs.jsonl", "--format", "json", *words, cwd=tmp_path)
    report = json.loads(done.stdout)
    return done.returncode, report["findings"], report["notes"]


def test_what_is_less_sure_than_asked_is_left_out_and_counted(tmp_path: Path) -> None:
    status, all_of, notes = findings(tmp_path)
    assert status == 1
    assert [one["rule"] for one in all_of] == ["number-changed", "double-space"]
    assert not any("left out" in note for note in notes)
    least = max(float(str(one["confidence"])) for one in all_of)
    status, some, notes = findings(tmp_path, "--min-confidence", str(least))
    assert [one["confidence"] for one in some] == [least]
    assert f"findings of less confidence than {least:g}, left out: 1" in notes
    status, none, notes = findings(tmp_path, "--min-confidence", "1")
    assert (status, none) == (0, [])
    assert "findings of less confidence than 1, left out: 2" in notes


def test_the_settings_say_it_and_the_option_stands_over_them(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text("min_confidence = 1\n", encoding="utf-8")
    assert findings(tmp_path)[:2] == (0, [])
    assert len(findings(tmp_path, "--min-confidence", "0")[1]) == 2


@pytest.mark.parametrize("given", ["1.1", "-0.1", "nan", "half", "50%"])
def test_a_confidence_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    done = command.run("check", "pairs.jsonl", f"--min-confidence={given}", cwd=tmp_path)
    assert done.returncode == 2
    assert "no number from 0 to 1" in done.stderr
    (tmp_path / "zvirka.toml").write_text("min_confidence = 1.5\n", encoding="utf-8")
    done = command.run("check", "pairs.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "min_confidence" in done.stderr


def test_nothing_is_said_of_a_report_that_keeps_all() -> None:
    report = Report((), (), (), 1, 1, {"uk": 0, "en": 0})
    assert doubtful.leave_out(report, 1) is report


@pytest.mark.parametrize(
    ("share", "word"),
    [(1.0, "sure"), (0.85, "sure"), (0.84, "likely"), (0.5, "likely"), (0.49, "look"), (0.0, "look")],
)
def test_readers_are_told_words(share: float, word: str) -> None:
    assert certainty(share) == word


def recurring(*texts: tuple[str, str, str], jobs: int = 1, tmp_path: Path) -> list[str]:
    """The documents with a finding on a name, where each document is a file of its own."""
    for name, uk, en in texts:
        pair = json.dumps({"id": "1", "doc": name, "uk": uk, "en": en}, ensure_ascii=False)
        (tmp_path / f"{name}.jsonl").write_text(pair + "\n", encoding="utf-8")
    names = [f"{name}.jsonl" for name, _, _ in texts]
    done = command.run("check", *names, "--format", "json", "--isolated", "--jobs", jobs, cwd=tmp_path)
    return [one["document"] for one in json.loads(done.stdout)["findings"] if one["rule"] == "name-changed"]


BOOTES = [
    ("spring", "Сузір'я Волопас видно навесні.", "The constellation Bootes is seen in spring."),
    ("star", "Арктур лежить у Волопасі.", "Arcturus lies in Bootes."),
]
SWAN = ("swan", "Денеб лежить у Лебедині.", "Deneb lies in Carinus.")


def test_two_names_that_stand_for_each_other_in_two_files_are_a_translation(tmp_path: Path) -> None:
    alone = [recurring(one, tmp_path=tmp_path) for one in BOOTES]
    assert all(alone), "each by itself is told"
    orders: Sequence[tuple[tuple[str, str, str], ...]] = (tuple(BOOTES), tuple(reversed(BOOTES)))
    for order in orders:
        for jobs in (1, 2):
            assert recurring(*order, jobs=jobs, tmp_path=tmp_path) == []


def test_a_passage_that_stands_in_two_files_is_one_sighting(tmp_path: Path) -> None:
    _, uk, en = BOOTES[0]
    assert len(recurring(("one", uk, en), ("two", uk, en), tmp_path=tmp_path)) == 2


def test_a_person_who_is_another_in_every_file_is_told(tmp_path: Path) -> None:
    lines = [
        ("one", "Андрій Коваленко прибув до Харкова.", "Mykola Stetsenko came to Kharkiv."),
        ("two", "Про це сказав Андрій Коваленко.", "Mykola Stetsenko said so."),
    ]
    assert len(recurring(*lines, tmp_path=tmp_path)) == 2
