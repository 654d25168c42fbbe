"""The tables of opposites and roles are sound, and accuse where they should and nowhere else."""

from __future__ import annotations

import re
from itertools import combinations

import bench
import pytest

from checker import rulebook, run
from checker.poles import entries, forms
from checker.rulebook import Example, Rulebook

BOOK = rulebook.load()
TABLES = ("opposites", "roles")
KEYS = {"en", "uk", "also", "but"}
SETS = [(table, name, poles) for table in TABLES for name, poles in bench.WORDS.table(table)["sets"].items()]
CYRILLIC, LATIN = re.compile("[А-ЯІЇЄҐа-яіїєґ]"), re.compile("[A-Za-z]")


@pytest.mark.parametrize(("table", "name", "poles"), SETS, ids=[f"{table}-{name}" for table, name, _ in SETS])
def test_a_set_is_well_formed(table: str, name: str, poles: dict[str, dict[str, str]]) -> None:
    assert len(poles) > 1
    for pole, given in poles.items():
        assert {"en", "uk"} <= given.keys() <= KEYS, pole
    if len(poles) == 2 and table == "opposites":
        assert name == "-".join(poles)


@pytest.mark.parametrize("table", TABLES)
def test_an_entry_is_in_one_alphabet_and_says_one_pole(table: str) -> None:
    said: dict[tuple[str, tuple[str, ...]], str] = {}
    for listed in entries(table, bench.WORDS).values():
        for entry in listed:
            text = " ".join(entry.parts)
            assert not (CYRILLIC.search(text) and LATIN.search(text)), text
            assert text == text.lower(), text
            if entry.grade == "says":
                assert said.setdefault((entry.set, entry.parts), entry.pole) == entry.pole, text


def test_there_are_enough_pairs() -> None:
    sets = bench.WORDS.table("opposites")["sets"].values()
    assert sum(len(list(combinations(poles, 2))) for poles in sets) >= 160


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("win+", ["win", "wins", "winned", "winning"]),
        ("carry+ on", ["carry on", "carries on", "carried on", "carrying on"]),
        ("close+", ["close", "closes", "closed", "closing"]),
        ("reach+", ["reach", "reaches", "reached", "reaching"]),
        ("hot^", ["hot", "hotter", "hottest", "hotly"]),
        ("зрост~", ["зрост~"]),
    ],
)
def test_forms(phrase: str, expected: list[str]) -> None:
    assert forms(phrase) == expected


def said(uk: str, en: str) -> list[tuple[str, str, str]]:
    """What the two rules find in a pair of passages: the rule, and the words it points at."""
    document, _ = bench.example(Example(uk=uk, en=en))
    rules = Rulebook((BOOK.get("opposite-said"), BOOK.get("role-changed")))
    findings = run.check(document, rules, bench.WORDS).findings
    return [(f.rule, f.uk.text, f.en.text) for f in findings if f.uk and f.en]
