"""What is typed for a word that says the contrary, for a pronoun, and where a denial was lost or added."""

from __future__ import annotations

from dataclasses import replace

import bench
import pytest

from checker.checks.instead import said
from checker.language.text import plain
from checker.model import Document, Finding, Original, Pair, Side
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)
LOUD = {"error", "warning"}


def found(uk: str, en: str, original: Side | None = None) -> list[Finding]:
    """The loud findings of a pair."""
    pair = Pair("1", (plain(uk, "uk"),), (plain(en, "en"),))
    document = Document("case", pair.uk, pair.en, (pair,))
    if original:
        document = replace(document, original=Original(original, "the test says so"))
    return [one for one in run.check(document, MACHINE).findings if one.severity in LOUD]


TYPED = [
    ("opposite-said", "Експорт у вересні скоротився на 7%.", "Exports rose 7% in September.", "rose", "fell"),
    ("opposite-said", "Пожежа почалася після вибуху.", "The fire started before the explosion.", "before", "after"),
    (
        "opposite-said",
        "Армія атакувала на півночі країни.",
        "The army attacked in the south of the country.",
        "south",
        "north",
    ),
    (
        "role-changed",
        "Міністр внутрішніх справ Ігор Клименко заявив про це.",
        "Defense Minister Ihor Klymenko said so.",
        "Defense Minister",
        "Interior Minister",
    ),
    (
        "role-changed",
        "Президент України підписав закон.",
        "The prime minister of Ukraine signed the law.",
        "prime minister",
        "president",
    ),
    (
        "role-changed",
        "Прем’єр-міністр Шмигаль приїхав у середу.",
        "President Shmyhal arrived on Wednesday.",
        "President",
        "Prime Minister",
    ),
    (
        "role-changed",
        "Заступник міністра прибув до Києва.",
        "The minister arrived in Kyiv.",
        "minister",
        "deputy minister",
    ),
    (
        "role-changed",
        "Міністр Іван Коваль сказав це.",
        "Acting Minister Ivan Koval said so.",
        "Acting Minister",
        "Minister",
    ),
    ("certainty-changed", "Дощ може спричинити повені.", "Rain will cause floods.", "will", "may"),
    (
        "gender-changed",
        "«Я плакала від щастя», – написала вона в інстаграмі.",
        "“I cried with happiness,” he wrote on Instagram.",
        "he",
        "she",
    ),
    ("gender-changed", "Її машина стояла біля будинку.", "His car stood near the house.", "His", "Her"),
    (
        "negation-lost",
        "За даними Повітряних сил, ракети не перехопили.",
        "According to the Air Force, the missiles were intercepted.",
        "intercepted",
        "not intercepted",
    ),
    ("negation-lost", "Я не міг ходити.", "I could walk.", "walk", "not walk"),
    ("negation-lost", "Міністр не підпише угоду.", "The minister will sign the agreement.", "sign", "not sign"),
    (
        "negation-added",
        "Чиновника засудили у вівторок.",
        "The official was not convicted on Tuesday.",
        "not convicted",
        "convicted",
    ),
    (
        "negation-added",
        "Чиновника засудили у вівторок.",
        "The official wasn’t convicted on Tuesday.",
        "wasn’t convicted",
        "was convicted",
    ),
]


@pytest.mark.parametrize(("rule", "uk", "en", "place", "typed"), TYPED)
def test_what_is_typed_silences_the_finding(rule: str, uk: str, en: str, place: str, typed: str) -> None:
    (finding,) = found(uk, en)
    assert finding.en
    assert (finding.rule, finding.en.text, finding.expected) == (rule, place, typed)
    start, end = finding.en.span
    assert found(uk, en[:start] + typed + en[end:]) == []


@pytest.mark.parametrize(
    ("rule", "uk", "en"),
    [
        # More than the place would have to change: another article, a spouse, a verb, two pronouns.
        (
            "role-changed",
            "Його брат живе у Львові, а дядько – у Луцьку.",
            "His brother lives in Lviv, and an aunt in Lutsk.",
        ),
        ("gender-changed", "Олена живе у Львові, і її чоловік служить.", "Olena lives in Lviv, and his wife serves."),
        ("negation-lost", "Суд не визнав його винним.", "The court found him guilty."),
        ("negation-added", "Вони приїхали до Києва.", "They did not arrive in Kyiv."),
        ("gender-changed", "Вона сказала, що чекає.", "He said that he was waiting."),
    ],
)
def test_what_is_not_mended_by_one_word_is_left_to_the_editor(rule: str, uk: str, en: str) -> None:
    told = [one for one in found(uk, en) if one.rule == rule]
    assert [one.expected for one in told] == [None]


def test_a_ukrainian_translation_is_not_told_what_to_type() -> None:
    (finding,) = found("Експорт у вересні скоротився на 7%.", "Exports rose 7% in September.", "en")
    assert (finding.rule, finding.expected) == ("opposite-said", None)


def test_the_words_of_a_group_say_different_poles() -> None:
    for table, groups in bench.WORDS.table("written")["instead"].items():
        for group in groups:
            words = [word.strip() for word in group.split("|")]
            poles = [said(table, word, bench.WORDS) for word in words]
            assert len(set(words)) == len(words), group
            assert any(poles), (table, group)
            assert len(set(poles)) > 1, (table, group)
