"""Passages that say more than their counterparts are found with the words that are lost; free translations are not."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import bench
import pytest

from checker.align.comparison import Comparison
from checker.drift import omission, trees
from checker.drift.coverage import coverage_of
from checker.drift.omission import NAME, weighing
from checker.drift.trees import LEAVES, laid
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Finding, Pair
from checker.model.shipped import folder
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine

BOOK = Rulebook(tuple(rule for rule in bench.BOOK.rules if rule.name in {"content-missing", "content-added"}))

# Ukrainian, English; what is lost stands in brackets.
LOST = [
    (
        "Міністр обіцяв підвищити пенсії [і повернути борги за опалення до кінця року].",
        "The minister promised to raise pensions.",
    ),
    (
        "Дощ ішов три дні. [Річка вийшла з берегів і затопила городи]. Людей вивезли до школи.",
        "It rained for three days. People were taken to the school.",
    ),
    (
        "Лікарня отримала новий апарат [завдяки пожертвам мешканців міста].",
        "The hospital received a new device.",
    ),
    (
        "Ми приїхали вночі. [Готель був уже зачинений].",
        "We arrived at night.",
    ),
    (
        "Суд дозволив забудову парку.",
        "The court allowed the development of the park [despite the protests of local residents].",
    ),
    (
        "Команда виграла матч.",
        "The team won the match. [Thousands of fans celebrated in the streets until morning].",
    ),
    (
        "Вона купила хліб, молоко [і теплий шарф для своєї бабусі].",
        "She bought bread, milk and a",
    ),
    (
        "Поліція шукає свідків аварії, [яка сталася вчора ввечері на мосту].",
        "Police are looking for witnesses of the accident,",
    ),
]
# Said otherwise, in another order, shorter or longer, and all there.
FREE = [
    ("Дощ ішов три дні, тож дорогу розмило.", "The road was washed away after three days of rain."),
    ("На жаль, ми не змогли прийти.", "Unfortunately, we could not come."),
    ("Він нічого про це не знав.", "He knew nothing about it."),
    ("Міністерство внутрішніх справ спростувало ці чутки.", "The interior ministry denied the rumours."),
    ("Завдяки пожертвам лікарня купила новий апарат.", "The hospital bought a new device thanks to donations."),
    ("Учора ввечері на мосту сталася аварія.", "An accident happened on the bridge last night."),
    ("Діти люблять, коли їм читають перед сном.", "Children love being read to before they go to sleep."),
    ("Як повідомили в поліції, водій був тверезий.", "The driver was sober, police said."),
    ("Ціни на хліб зросли вдвічі.", "The price of bread has doubled."),
    ("Дякую!", "Thank you very much!"),
]


def collated(uk: str, en: str) -> Comparison:
    sides = (plain(uk, "uk", ref="uk"),), (plain(en, "en", ref="en"),)
    return run.collate(Document("case", *sides, (Pair("1", *sides),)), bench.WORDS)


def found(uk: str, en: str) -> tuple[Finding, ...]:
    sides = (plain(uk, "uk", ref="uk"),), (plain(en, "en", ref="en"),)
    return run.check(Document("case", *sides, (Pair("1", *sides),)), Machine(BOOK, bench.WORDS)).findings


@pytest.mark.parametrize(("uk", "en"), LOST)
def test_what_is_lost_is_shown(uk: str, en: str) -> None:
    (lost,) = re.findall(r"\[(.*?)\]", uk + en)
    (finding,) = found(*(re.sub(r"[\[\]]", "", text) for text in (uk, en)))
    assert finding.rule == ("content-missing" if "[" in uk else "content-added")
    place = finding.uk if "[" in uk else finding.en
    assert place is not None
    words, shown = lost.lower().split(), place.text.lower().split()
    assert len(set(words) & set(shown)) >= 0.6 * max(len(words), len(shown))


@pytest.mark.parametrize(("uk", "en"), FREE)
def test_what_is_only_said_otherwise_is_silent(uk: str, en: str) -> None:
    assert found(uk, en) == ()


def test_the_gap_is_shown_where_the_words_belong() -> None:
    (finding,) = found(
        "Дощ ішов три дні. Річка вийшла з берегів і затопила городи. Людей вивезли до школи.",
        "It rained for three days. People were taken to the school.",
    )
    assert finding.en is not None
    assert finding.en.text == "days"


def test_more_loss_never_looks_like_less() -> None:
    uk = "Рятувальники працювали всю ніч і вивели з будинку двадцять мешканців, серед них шестеро дітей."
    en = "Rescuers worked through the night and led twenty residents out of the house, among them six children"
    words = en.split()
    scores = []
    for kept in (len(words), 11, 6):
        text = collated(uk, " ".join(words[:kept]) + ".")
        pair = text.pairs[0]
        scores.append(omission.score(text, pair, "uk"))
    assert scores == sorted(scores)
    assert scores[0] < 0 < scores[-1]


def test_every_word_is_covered_by_its_translation() -> None:
    text = collated("Собака спить у будинку Івана.", "The dog is sleeping in Ivan's house.")
    covered = coverage_of(text, text.pairs[0])
    told = {word.token.lower: word.partner for word in covered.uk}
    en = [word.token.lower for word in covered.en]
    assert [en[told[word]] for word in ("собака", "спить", "будинку")] == ["dog", "sleeping", "house"]
    assert all(word.covered >= omission.LINKED for word in covered.uk)
    assert covered.mass.keys() == set(SIDES)


@pytest.mark.parametrize("text", ["", "[]", '{"signals": ["tail"], "base": 0, "trees": []}', '{"trees": [["leaf"]]}'])
def test_trees_that_are_none_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    words = Words((*bench.WORDS.folders, tmp_path))
    case = replace(collated("Ми приїхали вночі. Готель був уже зачинений.", "We arrived at night."), words=words)
    with pytest.raises(ValueError, match=re.escape(str(tmp_path / NAME))):
        omission.score(case, case.pairs[0], "uk")


def test_a_tree_leads_to_a_leaf() -> None:
    told = laid(0.5, ((0, 1.0, -1.0, 2.0), (0, 9.0, 3.0, -3.0)))
    assert trees.score(told, [1.0]) == 0.5 - 1.0 + 3.0
    assert trees.score(told, [1.5]) == 0.5 + 2.0 + 3.0


def test_trees_come_to_what_their_nodes_lead_to() -> None:
    held = json.loads((folder("rules") / "models" / NAME).read_text(encoding="utf-8"))
    told = weighing(bench.WORDS)
    asked = sorted({node[1] for tree in held["trees"] for node in _nodes(tree)})
    draw = random.Random(43)
    for _ in range(300):
        signals = [draw.choice(asked) if draw.random() < 0.5 else draw.uniform(-3, 12) for _ in held["signals"]]
        values = [_leaf(tree, signals) for tree in held["trees"]]
        assert trees.score(told, signals) == reduce(add, values, held["base"])


def _nodes(tree: Any) -> Iterator[list[Any]]:
    if isinstance(tree, list):
        yield tree
        yield from _nodes(tree[2])
        yield from _nodes(tree[3])


def _leaf(tree: Any, signals: list[float]) -> float:
    while isinstance(tree, list):
        tree = tree[2] if signals[tree[0]] <= tree[1] else tree[3]
    return float(tree)


def test_a_tree_has_no_more_leaves_than_a_byte_has_bits() -> None:
    deep: Any = 1.0
    for n in range(LEAVES):
        deep = (0, float(n), deep, 2.0)
    with pytest.raises(TypeError, match="8 leaves at most"):
        laid(0.0, [deep])
