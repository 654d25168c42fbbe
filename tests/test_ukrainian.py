"""The Ukrainian of rules, words and messages: one dash, one apostrophe, у and в by their neighbours, no value bent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from checker.model.messages import fill
from checker.model.shipped import folder

CONSONANTS = "бвгґджзйклмнпрстфхцчшщьБВГҐДЖЗЙКЛМНПРСТФХЦЧШЩЬ"
FAULTS = {
    "an em dash": re.compile("—"),
    "a straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "у before a vowel": re.compile(r"(?<![\w«])у [«„]?[аеиіоу]", re.I),
    "в between consonants": re.compile(rf"(?<=[{CONSONANTS}]) в [{CONSONANTS}]"),
    "в before a consonant after a pause": re.compile(rf"(?:^|[–:;,.(] )в [{CONSONANTS}]", re.I),
    "в before в, ф or a hard cluster": re.compile(r"(?<!\w)в (?:[вф]|льв|св|тв|хв|зв)", re.I),
    "a hyphen for a dash": re.compile(r"[а-яіїєґ»] - [а-яіїєґ«]"),
    "a value that stands for a subject": re.compile(
        r"(?<!«)\{(?:text|value|uk|en)\}(?!») (?:не має|стало|немає|записано)"
    ),
}


def texts(table: Any, *path: str) -> Iterator[tuple[str, str]]:
    """The texts of a table, each with its keys."""
    if isinstance(table, dict):
        for key, held in table.items():
            yield from texts(held, *path, key)
    elif isinstance(table, list):
        for held in table:
            yield from texts(held, *path)
    elif isinstance(table, str):
        yield ".".join(path), table


def ukrainian() -> Iterator[tuple[str, str]]:
    """Every Ukrainian text that a user may read, with where it stands."""
    for path in sorted(folder("rules").rglob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if not {"words", "models"} & set(path.parts):
            told = (table["message"], *(table["message"].get(key, {}) for key in ("reverse", "tail")))
            yield from texts([table["ukrainian"], *({"uk": one["uk"]} for one in told if one)], path.stem)
    for path in sorted((folder("reports") / "words").glob("*.toml")):
        yield from texts(tomllib.loads(path.read_text(encoding="utf-8")).get("uk", {}), path.stem)
    for path in sorted((folder("reports") / "messages").glob("*.toml")):
        for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from texts(row["uk"], path.stem, name)


@pytest.mark.parametrize("fault", FAULTS)
def test_ukrainian_texts_are_free_of(fault: str) -> None:
    assert [row for row in ukrainian() if FAULTS[fault].search(row[1])] == []


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("an em dash", "анонс — українською"),
        ("a straight apostrophe", "обов'язок і дозвіл"),
        ("у before a vowel", "У англійському тексті"),
        ("в between consonants", "не ставлять в жодній мові"),
        ("в before a consonant after a pause", "знахідки – в документах"),
        ("в before в, ф or a hard cluster", "знайдено в файлі"),
        ("a hyphen for a dash", "слово - це слово"),
        ("a value that stands for a subject", "{value} не має відповідника"),
    ],
)
def test_each_of_these_faults_would_be_seen(fault: str, text: str) -> None:
    assert FAULTS[fault].search(text)


def test_marks_inside_marks_are_of_another_kind() -> None:
    assert fill("Термін «{text}»: {text}", {"text": "газета «День»"}) == "Термін «газета „День“»: газета «День»"
    assert fill("“{text}” is no name", {"text": "the “split” of it"}) == "“the ‘split’ of it” is no name"
    assert fill("{{{text}}} “{text} {n}”", {"text": "a “b”", "n": 3}) == "{a “b”} “a ‘b’ 3”"
