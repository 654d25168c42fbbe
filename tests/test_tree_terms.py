"""One text, one term over the files of a tree: learned from all of them, told once, the same however a run is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import run

from checker.drift import terms
from checker.model import Outcome, Usage
from checker.run import packing

pytestmark = pytest.mark.slow  # whole trees are checked

UK = [
    "Штормове попередження діє до ранку.",
    "Про штормове попередження повідомили о восьмій.",
    "Штормового попередження чекали моряки.",
    "Нове штормове попередження оголосять увечері.",
    "Після штормового попередження порт закрили.",
    "Знову оголосили штормове попередження.",
]
EN = [
    "The storm warning is in force until morning.",
    "The storm warning was announced at eight.",
    "Sailors were waiting for a storm warning.",
    "A new storm warning will be announced in the evening.",
    "After the storm alert the port was closed.",
    "The storm warning was announced again.",
]


def lay(folder: Path, uk: list[str], en: list[str], ending: str = "md") -> None:
    for side, texts in (("uk", uk), ("en", en)):
        (folder / side).mkdir()
        for n, text in enumerate(texts):
            (folder / side / f"{n}.{ending}").write_text(text + "\n", encoding="utf-8")


def told(folder: Path, *words: str, original: str = "uk") -> list[tuple[str, str]]:
    given = ("check", ".", "--original", original, "--isolated", "--format", "json", "--fail-on", "never", *words)
    found = json.loads(run(*given, cwd=folder).stdout)["findings"]
    return [(one["document"], one["message"]) for one in found if one["rule"].endswith("two-ways")]


SAID = "“{}” is “storm alert” here, and “storm warning” elsewhere (5 times; first in en/0.md: en/0)"


def test_a_term_of_a_tree_is_told_once_with_both_places(tmp_path: Path) -> None:
    lay(tmp_path, UK, EN)
    assert told(tmp_path) == [("en/4.md", SAID.format("штормового попередження"))]


def test_other_documents_do_not_say_what_is_usual_where_one_alone_has_it(tmp_path: Path) -> None:
    lay(tmp_path, ["\n\n".join(UK[:4]), "Вода холодна.", UK[4]], ["\n\n".join(EN[:4]), "Water is cold.", EN[4]])
    assert told(tmp_path) == []


def test_what_nobody_knows_the_original_of_is_quiet(tmp_path: Path) -> None:
    lay(tmp_path, UK, EN)
    assert told(tmp_path, original="auto") == []


@pytest.mark.parametrize("off", [["--ignore", "term-two-ways"], ["--select", "date-changed"]])
def test_a_rule_that_is_off_learns_nothing(tmp_path: Path, off: list[str]) -> None:
    lay(tmp_path, UK, EN)
    assert told(tmp_path, *off) == []


def test_a_suppression_takes_it_off(tmp_path: Path) -> None:
    lay(tmp_path, UK, [*EN[:4], f"<!-- zvirka-ignore term-two-ways: of the navy -->\n\n{EN[4]}"])
    assert told(tmp_path) == []


def test_the_same_is_told_however_a_run_is_made(tmp_path: Path) -> None:
    lay(tmp_path, UK, EN)
    given = ("check", ".", "--original", "uk", "--isolated", "--format", "json", "--no-progress")
    first, *others = [
        run(*given, *more, cwd=tmp_path).stdout
        for more in (
            ["--no-cache", "--jobs", "1"], ["--no-cache", "--jobs", "2"], ["--cache", "--jobs", "2"],
            ["--cache", "--jobs", "1"], ["--cache", "--jobs", "2"],
        )
    ]  # fmt: skip
    assert "storm alert" in first
    assert others == [first] * 4
    for n in (4, 5):  # the other file says "alert" now
        text = EN[n].replace("alert", "?").replace("warning", "alert").replace("?", "warning")
        (tmp_path / "en" / f"{n}.md").write_text(text + "\n", encoding="utf-8")
    assert told(tmp_path, "--cache") == [("en/5.md", SAID.format("штормове попередження"))]


def test_a_string_of_two_catalogues_is_told(tmp_path: Path) -> None:
    strings = '<resources><string name="{}">{}</string></resources>'
    for n, text in enumerate(("Вхідна скринька", "Тека вхідних", "Вхідні скриньки")):
        for folder, shown in (("values", "Unified inbox"), ("values-uk", text)):
            place = tmp_path / f"module{n}" / "res" / folder
            place.mkdir(parents=True)
            (place / "strings.xml").write_text(strings.format(f"inbox_{n}", shown), encoding="utf-8")
    assert told(tmp_path, original="en") == [
        (
            "module1/res/values/strings.xml",
            "“Unified inbox” is “Тека вхідних” here, and “Вхідна скринька” in module0/res/values/strings.xml: inbox_0",
        )
    ]


def usage(words: str, times: int = 1) -> Usage:
    return Usage("term_two_ways", "uk a b", tuple((word,) for word in words.split()), words, times, "en/0")


def test_which_translation_is_usual() -> None:
    rows = [("a", usage("storm warning", 3)), ("b", usage("storm warnings")), ("c", usage("storm alert"))]
    (told,) = terms.deviations(rows, 4, 0.75, 2)["c"]
    assert (told.shown, told.times, told.where) == ("storm warning", 4, "a: en/0")
    assert terms.deviations(rows, 5, 0.75, 2) == {}  # not so often
    assert terms.deviations([*rows, ("d", usage("storm alert"))], 4, 0.75, 2) == {}  # not nearly always
    assert terms.deviations([*rows[:2], ("c", usage("gale alert"))], 4, 0.75, 2) == {}  # another phrase altogether
    assert terms.deviations([*rows[:2], ("c", usage("storm warned"))], 4, 0.75, 2) == {}  # a form of it


def test_very_many_terms_take_as_long_as_they_are() -> None:
    rows = [(f"{n}", Usage("t", f"uk {n % 50_000}", ((f"word{n}",), ("b",)), "x", 1, "p")) for n in range(200_000)]
    assert terms.deviations(rows, 4, 0.75, 2) == {}


def test_usages_cross_between_processes() -> None:
    one = Outcome("a", usages=(usage("storm warning"),))
    (back,) = packing.unpack(packing.pack([one]))
    assert isinstance(back, Outcome)
    assert back.usages == one.usages
    bad = packing.pack([one]).replace(b'[["storm"],["warning"]]', b'[["storm"],[]]')
    with pytest.raises(packing.PackError):
        packing.unpack(bad)
