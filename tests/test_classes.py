"""The script that puts errors of other classes into clean pairs, by one sentence and what each class makes of it."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from classes import JOINED, TABLE, Row, beheaded, changes, inflected, injected, turned

MADE = {
    "by-to": ("Prices rose by 20 per cent.", "Prices rose to 20 per cent."),
    "unit-prefix": ("The road is 5 km long.", "The road is 5 m long."),
    "time-unit": ("It took two weeks.", "It took two days."),
    "exception": ("All came except Ivan.", "All came including Ivan."),
    "superlative-dropped": ("It is the largest lake.", "It is the large lake."),
    "part-whole": ("He is one of the judges.", "He is all the judges."),
    "span": ("It opens on Sunday.", "It opens before Sunday."),
    "first-name": ("Then David Beasley spoke.", "Then Simon Beasley spoke."),
    "title-dropped": ("He met President Duda there.", "He met Duda there."),
    "mojibake": ("He said “yes.", "He said â€œyes."),
    "spaces": ("He came, saw it.", "He came,saw it."),
    "typo": ("They went nowhere.", "They went nohwere."),
    "homophone": ("It is more than enough.", "It is more then enough."),
    "converse-verb": ("She bought a house.", "She sold a house."),
    "verb-opposite": ("He accepted the offer.", "He rejected the offer."),
    "people-number": ("His son came.", "His sons came."),
    "question-word": ("Nobody knows why he left.", "Nobody knows how he left."),
}


@pytest.mark.parametrize(("name", "text", "expected"), [(name, *both) for name, both in MADE.items()])
def test_a_class_makes_its_error(name: str, text: str, expected: str) -> None:
    given = tomllib.loads(TABLE.read_text("utf-8"))[name]["rows"]
    rows = [Row(re.compile(one), becomes, re.compile("")) for one, becomes, *_ in given]
    made = {text[: one.start] + one.after + text[one.end :] for one in changes(rows, text)}
    assert expected in made


def test_clauses_are_turned_round_what_joins_them() -> None:
    text = "The shop closed early because nobody came there."
    (change,) = turned(text, "")
    assert JOINED.search(text)
    assert change.after == "Nobody came there because the shop closed early"


def test_an_opening_is_taken_off_a_sentence() -> None:
    text = "It rained. After the long talks in Kyiv, the sides signed it."
    (change,) = beheaded(text, "")
    assert text[: change.start] + change.after + text[change.end :] == "It rained. The sides signed it."


@pytest.mark.parametrize(
    ("word", "like", "expected"),
    [
        ("reject", "accepted", "rejected"),
        ("die", "lived", "died"),
        ("bus", "cars", "buses"),
        ("cry", "laughing", "crying"),
    ],
)
def test_a_word_takes_the_form_of_another(word: str, like: str, expected: str) -> None:
    assert inflected(word, like) == expected


def test_a_row_may_need_a_word_of_the_original() -> None:
    row = Row(re.compile("shop"), "magazine", re.compile("магазин"))
    assert [one.after for one in changes([row], "A shop.", "Магазин.")] == ["magazine"]
    assert not list(changes([row], "A shop.", "Крамниця."))


def test_each_line_says_what_was_replaced() -> None:
    pairs = [
        {"id": str(n), "uk": "", "en": f"On day {n} the old king said that all was well. He left."} for n in range(4)
    ]
    for line in injected(pairs, 2):
        english = pairs[int(line["id"])]["en"]
        start, end = line["span"]
        assert english[start:end] == line["before"]
        assert line["en"] == english[:start] + line["after"] + english[end:]
