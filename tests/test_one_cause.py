"""What a rule tells of one text, one passage or one site again and again is told once, and a new place is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import zvirka
from test_unread_kinds import loud, pair, told
from test_unread_trees import MACHINE, page

from checker.model import Outcome
from checker.run import packing, path, summary
from checker.run.raised import raised

PLACES = ["ринку", "саду", "полі", "лісі", "домі", "місті", "порту", "цеху", "банку", "залі", "парку", "храмі"]


def added(many: int) -> list[tuple[str, str]]:
    """Strings whose translation counts what the original does not."""
    return [(f"Стоїть у {place}", f"It stands there ({2 * n + 3})") for n, place in enumerate(PLACES[:many])]


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1), (12, 1)])
def test_what_a_rule_tells_of_so_much_of_a_text_is_told_once(many: int, often: int) -> None:
    assert [rule for rule, _ in loud(page(added(many)))].count("number-added") == often


def test_of_a_post_each_is_told() -> None:
    rows = [(f"{text}.", f"{other}.") for text, other in added(6)]
    assert [rule for rule, _ in loud(page(rows, role="paragraph"))].count("number-added") == len(rows)


def test_what_is_told_says_how_often_there_is_more_and_where() -> None:
    findings = path.check(page(added(6)), MACHINE).findings
    first, *others = [one for one in findings if one.rule == "number-added"]
    assert "5× more in this text (lines" in first.messages["en"]
    assert "ще 5× у цьому тексті (рядки" in first.messages["uk"]
    assert {one.severity for one in others} == {"info"}


def test_each_wrong_figure_is_told() -> None:
    rows = [(f"У нас є {n + 3} кораблів у {place}.", f"We have {n + 14} ships.") for n, place in enumerate(PLACES)]
    assert [rule for rule, _ in loud(page(rows, role="paragraph"))].count("number-changed") == len(rows)


def test_tags_that_one_string_lost_are_one_fault(tmp_path: Path) -> None:
    uk = '{"a": "Напишіть <1>листа</1> або <2>допис</2> про <3>ваду</3>."}'
    assert pair(tmp_path, ".json", uk, '{"a": "Write to us about it, please."}') == [("placeholder-changed", "error")]


def test_marks_of_one_quotation_are_one_fault() -> None:
    uk = 'Якщо встановлено значення" Авто ", то система буде чекати.'
    assert told(uk, 'If the value is set to "Auto", the system will wait.') == ["quote-marks-unpaired"]


def test_marks_of_both_texts_are_two_faults() -> None:
    uk, en = "Газета «Колос про це не писала.", "The newspaper “Kolos” did not write” about it."
    assert told(uk, en).count("quote-marks-unpaired") == 2


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_what_is_told_of_the_same_words_of_several_pages_is_told_once(tmp_path: Path, many: int, often: int) -> None:
    for n, place in enumerate(PLACES[:many]):
        texts = f"Введіть номер у {place} арабськими цифрами.", f"Enter number {n} with arabic digits."
        for side, text in zip(("uk", "en"), texts, strict=True):
            (tmp_path / side).mkdir(exist_ok=True)
            (tmp_path / side / f"{n}.md").write_text(f"{text}\n", encoding="utf-8")
    asked = ["check", "--uk", "uk", "--en", "en", "--isolated", "--format", "json"]
    findings = json.loads(zvirka(*asked, cwd=tmp_path).stdout)["findings"]
    assert [one["severity"] for one in findings if one["rule"] == "lowercase-name"].count("warning") == often


def test_a_new_place_of_a_cause_that_is_known_is_told() -> None:
    report = summary.report(path.outcomes([page(added(6))], MACHINE))
    first = next(one for one in report.findings if one.severity == "warning")
    left = report.without([first])
    assert left.count("warning") == 0
    assert raised(report, left).count("warning") == 1
    assert raised(report, report).count("warning") == 1


def test_a_baseline_that_knows_a_cause_stops_for_its_next_place(tmp_path: Path) -> None:
    def write(many: int) -> None:
        for side, at in (("uk", 0), ("en", 1)):
            rows = ", ".join(f'"k{n}": "{row[at]}"' for n, row in enumerate(added(many)))
            (tmp_path / f"{side}.json").write_text(f"{{{rows}}}", encoding="utf-8")

    asked = ["check", "--uk", "uk.json", "--en", "en.json", "--isolated"]
    write(6)
    assert zvirka(*asked, "--write-baseline", "known.json", cwd=tmp_path).returncode == 0
    gate = [*asked, "--baseline", "known.json", "--fail-on", "warning"]
    assert zvirka(*gate, cwd=tmp_path).returncode == 0
    write(7)
    assert zvirka(*gate, cwd=tmp_path).returncode == 1


def test_a_cause_is_kept_where_findings_lie_on_disk() -> None:
    (made,) = [one for one in path.outcomes([page(added(6))], MACHINE) if isinstance(one, Outcome)]
    (again,) = packing.unpack(packing.pack([made]))
    assert isinstance(again, Outcome)
    assert [one.cause for one in again.findings] == [one.cause for one in made.findings] != [None] * len(made.findings)


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # Names of commands begin a sentence in small letters; a member of a class.
        ("status отримує відповідь; cancel зупиняє її.", "status gets the answer; cancel stops it."),
        ("Запишіть його тут. save записує файл.", "Write it here. save writes the file."),
        ("Поле Source::$file не може бути порожнім.", "The field Source::$file cannot be empty."),
        # A tag of a network, that both texts have.
        ("Крим чекає: #CrimeaIsUkraine #КримЦеУкраїна", "Crimea waits: #CrimeaIsUkraine #КримЦеУкраїна"),
    ],
)
def test_what_is_no_word_of_the_other_language(uk: str, en: str) -> None:
    assert told(uk, en) == []


def test_a_word_that_was_left_in_a_sentence_is_told() -> None:
    assert "stray-cyrillic" in told("Тут гарна погода нині.", "The погода is fine here now.")


POST = "All of us have to go to the market today and to buy bread for the whole of the family there."


@pytest.mark.parametrize(("lang", "often"), [(' lang="en"', 0), ("", 1)])
def test_a_post_that_says_its_language_is_kept(tmp_path: Path, lang: str, often: int) -> None:
    shown = f"<blockquote><p{lang}>{POST}</p></blockquote>\n"
    uk = f"# Ринок\n\nРинок відкрили вранці, і покупці прийшли.\n\n{shown}"
    en = f"# Market\n\nThe market was opened in the morning, and the buyers came.\n\n{shown}"
    assert [rule for rule, _ in pair(tmp_path, ".md", uk, en)].count("untranslated-passage") == often
