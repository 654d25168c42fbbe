"""A name accuses another on evidence only: what is known of both, their place, what the text says elsewhere."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Field, Finding, Pair, Segment, Side
from checker.readers.places import html
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLE = Path(__file__).parent / "names" / "evidence.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
RULES = ("name", "nationality", "acronym", "lowercase-name")
# A line that has nothing to do with those around it.
FILLER = ("Погода була добра.", "The weather was good.")


def document(*lines: tuple[str, str]) -> Document:
    uk = tuple(plain(line[0], "uk", ref=f"uk.{n}") for n, line in enumerate(lines))
    en = tuple(plain(line[1], "en", ref=f"en.{n}") for n, line in enumerate(lines))
    pairs = tuple(Pair(str(n), (one,), (two,)) for n, (one, two) in enumerate(zip(uk, en, strict=True)))
    return Document("case", uk, en, pairs)


def found(*lines: tuple[str, str]) -> list[tuple[str, str]]:
    """The pair and the rule of each finding of names that is no information."""
    return [(one.pair, one.rule) for one in loud(document(*lines))]


def loud(one: Document) -> list[Finding]:
    findings = run.check(one, Machine(BOOK, bench.WORDS)).findings
    return [f for f in findings if f.rule.startswith(RULES) and f.severity != "info"]


@pytest.mark.parametrize(("rule", "uk", "en"), ROWS)
def test_a_name_is_told_on_evidence(rule: str, uk: str, en: str) -> None:
    assert [one for _, one in found((uk, en))] == ([] if rule == "-" else [rule])


DIPLOMATS = ("Українські та російські дипломати зустрілися.", "Ukrainian and Russian diplomats met.")


def test_a_twin_in_the_passage_before_is_taken() -> None:
    assert found(DIPLOMATS, ("Російські війська обстріляли місто.", "Ukrainian troops shelled the city.")) == [
        ("1", "nationality-changed")
    ]
    assert found(DIPLOMATS, ("Російські війська обстріляли місто.", "Russian troops shelled the city.")) == []


def test_a_twin_three_paragraphs_on_excuses_nothing() -> None:
    changed = "Делегація прибула до Ірану в четвер.", "The delegation arrived in Iraq on Thursday."
    both = "Іран та Ірак підписали угоду.", "Iran and Iraq signed an agreement."
    assert found(changed, FILLER, FILLER, both) == [("0", "name-changed")]


def test_a_twin_in_the_passage_beside_that_is_free_excuses() -> None:
    first = "Делегація прибула до Ірану.", "The delegation arrived."
    assert found(first, ("Зустріч була коротка.", "The meeting in Iran was short.")) == []


def test_a_place_that_the_text_names_elsewhere_may_be_left_out() -> None:
    assert found(("Уряд Польщі ухвалив план.", "The government of Poland adopted the plan."), FILLER, FILLER,
                 ("У Польщі його підтримали.", "At home it was supported.")) == []  # fmt: skip


def test_a_pair_that_recurs_is_a_translation_of_the_house() -> None:
    once = "Сузір'я Волопас видно навесні.", "The constellation Bootes is seen in spring."
    assert found(once, ("Арктур лежить у Волопасі.", "Arcturus lies in Bootes.")) == []


def test_what_the_text_has_as_it_sounds_is_translated_no_other_way() -> None:
    lines = [
        ("Сузір'я Аврига видно взимку.", "The constellation Auriga is seen in winter."),
        ("Капелла лежить у Возничому.", "Capella lies in Auriga."),
        ("Скупчення в Возничому яскраве.", "The cluster in Auriga is bright."),
    ]
    assert found(*lines) == [("1", "name-changed"), ("2", "name-changed")]


def test_an_office_or_a_person_who_is_another_throughout_is_no_translation() -> None:
    lines = [
        ("Заяву зробили в НАТО.", "The statement was made by the CSTO."),
        ("Рішення НАТО змінило хід переговорів.", "The CSTO decision changed the talks."),
    ]
    assert [rule for _, rule in found(*lines)] == ["acronym-changed"] * 2
    lines = [
        ("Андрій Коваленко прибув до Харкова.", "Mykola Stetsenko came to Kharkiv."),
        ("Про це сказав Андрій Коваленко.", "Mykola Stetsenko said so."),
    ]
    assert [rule for _, rule in found(*lines)] == ["name-changed"] * 2


def test_a_name_that_was_met_is_surer() -> None:
    met = "Президент Залужний прибув до Києва.", "President Zaluzhny arrived in Kyiv."
    changed = "За словами Залужного, ситуація напружена.", "According to Nikolenko, the situation is tense."
    assert [(f.severity, f.evidence) for f in loud(document(changed))] == [("warning", "doubted")]
    assert [(f.severity, f.evidence) for f in loud(document(met, changed))] == [("error", "")]


def test_neighbouring_links_are_no_word() -> None:
    def passages(side: Side, text: str) -> tuple[Segment, ...]:
        return tuple(html.segments(text, side, Field("", text), ref=side))

    uk = passages("uk", '<p><a href="#">Так</a><a href="#">Ні</a></p>')
    en = passages("en", '<p><a href="#">Yes</a><a href="#">No</a></p>')
    assert loud(Document("case", uk, en)) == []


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Сузір'я Центавр. Альфа Центавра близько.", "The constellation Centaurus. Alpha Centauri is near."),
        ("Мірфак – найяскравіша зоря.", "Mirphak (also Mirfak) is the brightest star."),
        ("Вільям Гаґґінс жив тоді. Пітер Гіґґінс – пізніше.", "William Huggins lived then. Peter Higgins, later."),
    ],
)
def test_forms_and_other_names_are_no_two_spellings(uk: str, en: str) -> None:
    assert found((uk, en)) == []


LORE = (
    ("Ви можете зустріти звичайні Хари Потойбічного у світі.", "You may come across regular Beyonder Chars here."),
    ("Можна знайти Котел Потойбічного біля річки.", "You can find the Beyonder Cauldron near the river."),
    ("Зі скрині може випасти Печатка Потойбічного.", "The chest may drop a Beyonder Seal."),
)


def test_a_word_of_longer_names_that_recurs_is_how_the_text_says_it() -> None:
    assert loud(document(*LORE)) == []
    assert [one.rule for one in loud(document(LORE[1], FILLER))] == ["name-changed"]


def test_a_coined_word_of_a_name_whose_other_word_is_translated() -> None:
    uk = "Якщо мутанта вбити, з нього може випасти Характеристика Потойбічного."
    assert loud(document((uk, "If the mutant is killed, it may drop a Beyonder Characteristic."))) == []


def test_a_person_who_has_another_name_throughout_is_told_of() -> None:
    pairs = [
        ("Уранці Олег Коваленко приїхав до міста.", "Peter Hill came to the town in the morning."),
        ("Удень Олег Коваленко виступив на зборах.", "In the afternoon Peter Hill spoke at the meeting."),
        ("Увечері Олег Коваленко поїхав додому.", "In the evening Peter Hill went home."),
    ]
    assert "name-changed" in [one.rule for one in loud(document(*pairs))]
