"""Facts that have changed places, and roles: wrong sentences are found at their place, right ones are silent."""

from __future__ import annotations

import csv
from pathlib import Path

import bench
import pytest

from checker.drift.ties.cases import declension
from checker.rulebook import examples
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

TABLE = Path(__file__).parent / "ties" / "cases.tsv"
RULES = (
    "names-exchanged",
    "numbers-exchanged",
    "role-changed",
    "quotation-speaker",
    "opposite-said",
    "quantity-changed",
    "parties-turned",
    "things-exchanged",
    "contrast-turned",
    "tense-changed",
    "person-changed",
    "condition-lost",
    "rate-lost",
    "gender-changed",
    "nationality-changed",
)
BOOK = bench.BOOK
MACHINE = Machine(Rulebook(tuple(map(BOOK.get, RULES))), bench.WORDS)


def rows() -> list[tuple[str, str, str]]:
    """The rule that is due ("" for none), and both texts, with ⟦ ⟧ around what is pointed at."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [(rule, uk, en) for rule, uk, en in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


WRONG = [row for row in rows() if row[0]]
RIGHT = [row for row in rows() if not row[0]]


def found(uk: str, en: str) -> list[tuple[str, str, str]]:
    """What is told loudly of a pair: the rule, and the texts with marks around what it points at."""
    plain = [text.replace("⟦", "").replace("⟧", "") for text in (uk, en)]
    document = examples.sample(Example(uk=plain[0], en=plain[1]), bench.WORDS).document
    told = []
    for one in run.check(document, MACHINE).findings:
        if one.severity != "info":
            marked = [
                f"{text[: place.span.start]}⟦{place.text}⟧{text[place.span.end :]}" if place else text
                for text, place in zip(plain, (one.uk, one.en), strict=True)
            ]
            told.append((one.rule, *marked))
    return told


def test_there_are_enough_sentences() -> None:
    assert len(WRONG) >= 60
    assert len(RIGHT) >= 60


@pytest.mark.parametrize(("rule", "uk", "en"), WRONG, ids=[en for _, _, en in WRONG])
def test_a_wrong_translation_is_found_at_its_place(rule: str, uk: str, en: str) -> None:
    assert (rule, uk, en) in found(uk, en)


@pytest.mark.parametrize(("uk", "en"), [row[1:] for row in RIGHT], ids=[en for _, _, en in RIGHT])
def test_a_right_translation_is_silent(uk: str, en: str) -> None:
    assert found(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "place", "expected"),
    [
        ("зеленський", "zelenskyy", False, "nominative"),
        ("зеленському", "zelenskyy", False, "dative locative"),
        ("порошенка", "poroshenko", False, "accusative genitive"),
        ("путіним", "putin", False, "instrumental"),
        ("обаму", "obama", False, "accusative"),
        ("україну", "ukraine", True, "accusative"),
        ("литва", "lithuania", True, "nominative"),
        ("китай", "china", True, "accusative nominative"),
        ("лондоном", "london", True, "instrumental"),
        ("ковбоїв", "cowboys", False, "accusative genitive"),
    ],
)
def test_the_cases_of_a_name(uk: str, en: str, place: bool, expected: str) -> None:
    assert declension(bench.WORDS).cases[uk, en, place] == set(expected.split())


@pytest.mark.parametrize("uk", ["pydantic", "xi"])
def test_a_name_that_is_not_declined_may_be_in_any_case(uk: str) -> None:
    assert len(declension(bench.WORDS).cases[uk, uk, False]) == 6


def test_a_score_that_both_texts_give_from_their_own_end_is_silent() -> None:
    assert found("«Ворскла» програла «Зорі» 2:4.", "Zorya beat Vorskla 4-2.") == []


def test_many_reversed_figures_are_compared_with_their_neighbours_alone() -> None:
    figures = [str(n) for n in range(101, 161)]
    uk = "; ".join(f"стовп номер {n}" for n in figures)
    en = "; ".join(f"pole number {n}" for n in reversed(figures))
    assert isinstance(found(f"Перелік: {uk}.", f"List: {en}."), list)
