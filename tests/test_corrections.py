"""What is expected is what an editor would type: in the language, the notation and the manner of the place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import bench
import pytest

from checker.align.comparison import Comparison
from checker.checks.corrections import correction
from checker.language.text import plain
from checker.language.transliteration import official, people
from checker.model import Document, Finding, Pair, Side, Span, Tag, other
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
MACHINE = Machine(BOOK, bench.WORDS)


def document(*rows: tuple[str, str]) -> Document:
    pairs = [
        Pair(f"{n}", (plain(uk, "uk", ref=f"uk.{n}"),), (plain(en, "en", ref=f"en.{n}"),))
        for n, (uk, en) in enumerate(rows)
    ]
    return Document("case", tuple(p.uk[0] for p in pairs), tuple(p.en[0] for p in pairs), tuple(pairs))


def found(*rows: tuple[str, str]) -> tuple[Finding, ...]:
    return run.check(document(*rows), MACHINE).findings


def corrected(uk: str, en: str, side: Side = "en") -> list[str | None]:
    """What one side should say for each fact that was changed."""
    comparison: Comparison = run.collate(document((uk, en)), bench.WORDS)
    return [correction(comparison, match, side) for match in comparison.matches if match.verdict == "changed"]


# A pair of texts, and what the English one should say in the place of what it says.
ENGLISH = [
    ("Зустріч відбудеться 14 березня.", "The meeting is on 15 March.", "14 March"),
    ("Зустріч відбудеться 14 березня.", "The meeting is on March 15.", "March 14"),
    ("Зустріч відбудеться 14 березня 2024 року.", "The meeting is on Jan. 14, 2024.", "March 14, 2024"),
    ("Він прибув 22 лютого.", "He came on the 21st of February.", "22nd of February"),
    ("Зустріч у середу.", "The meeting is on Tuesday.", "Wednesday"),
    ("Зустріч почнеться о 14:00.", "The meeting starts at 3 p.m.", "2 p.m"),
    ("Рейс о 17:30.", "The flight leaves at 17:45.", "17:30"),
    ("На початку 1990-х років.", "In the early 1980s.", "early 1990s"),
    ("У XIX столітті.", "In the 18th century.", "19th century"),
    ("Вчора він пішов.", "Tomorrow he went.", "Yesterday"),
    ("Бюджет – 40 мільярдів доларів.", "The budget is $40 million.", "$40 billion"),
    ("Бюджет – 40 мільярдів доларів.", "The budget is $40m.", "$40bn"),
    ("Бюджет – 5 млрд гривень.", "The budget is $5 billion.", "UAH 5 billion"),
    ("Бюджет – 1,2 млрд євро.", "The budget is 1.2 billion dollars.", "1.2 billion euros"),
    ("Коштує 800 грн.", "It costs 800 USD.", "800 UAH"),
    ("Будинок площею 450 квадратних метрів.", "A house of 450 square feet.", "450 square metres"),
    ("За 10 кілометрів центр (5 км пішки).", "The center is 10 miles away (5 km on foot).", "10 kilometers"),
    ("Швидкість 100 км/год.", "A speed of 100 mph.", "100 km/h"),
    ("Було 30 °C.", "It was 30 °F.", "30 °C"),
    ("Станція за 3 км.", "The station is 5km away.", "3km"),
    ("Випало 25,4 см снігу.", "There were 16 inches of snow.", "10 inches"),
    ("Прийшов 32-річний чоловік.", "A 23-year-old man came.", "32-year-old"),
    ("Загинули 12 людей.", "Twenty people were killed.", "Twelve"),
    ("Це 88-й матч.", "This is the 80th match.", "88th"),
    ("Це другий раз.", "This is the fourth time.", "second"),
    ("Зростання на 40 відсотків. Було 2 %.", "Growth by 40. It was 2 per cent.", "40 per cent"),
    ("Приїхали 1 200 000 людей.", "1,300,000 people came.", "1,200,000"),
    ("Приїхали 4300 людей.", "3,400 people came.", "4,300"),
    ("Україна отримала F-16.", "Ukraine received the F-15.", "F-16"),
    ("Георгій Судаков забив гол.", "Mykola Shaparenko scored.", "Heorhii Sudakov"),
    ("Канцлер Німеччини прибув.", "The chancellor of Spain arrived.", "Germany"),
    ("У США сказали про це.", "In Germany they said so.", "the US"),
    ("Український президент сказав.", "The Polish president said.", "Ukrainian"),
    ("Заява ФБР.", "A statement of the CIA.", "FBI"),
]


@pytest.mark.parametrize(("uk", "en", "said"), ENGLISH)
def test_a_correction_of_an_english_text_is_english(uk: str, en: str, said: str) -> None:
    assert corrected(uk, en) == [said]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Прийшов 12-річний хлопець.", "An 18-year-old boy came."),  # "an" stands before it
        ("П'ять людей загинули.", "One person was killed."),  # and so does the noun behind it
        ("У вівторок приїде Віктор Орбан.", "Robert Fico arrives on Tuesday."),  # no Ukrainian name
        ("Віталія Кличка бачили в Києві.", "Andriy Sybiha was seen in Kyiv."),  # Кличко, Кличек?
        ("Росіянин Сергій Лавров.", "The Russian Andriy Sybiha."),
    ],
)
def test_what_can_not_be_known_is_left_out(uk: str, en: str) -> None:
    assert set(corrected(uk, en)) <= {None}


UKRAINIAN = [
    ("Зустріч відбудеться 14 березня.", "The meeting is on 15 May.", "15 травня"),
    ("Зустріч у середу.", "The meeting is on Friday.", "п'ятницю"),
    ("Він приїхав у червні.", "He came in February.", "лютому"),
    ("Бюджет – 40 млн доларів.", "The budget is $40 billion.", "40 млрд доларів"),
    ("Будинок площею 450 кв. м.", "A house of 550.5 square metres.", "550,5 кв. м"),
    ("Зросло на 4,5 %.", "It grew by 5.4%.", "5,4 %"),
    ("Загинули 12 людей.", "15 people were killed.", "15"),
    ("Загинули 12 людей.", "Three people were killed.", None),
    ("Канцлер Німеччини прибув.", "The chancellor of Spain arrived.", None),
    ("Це заява США.", "A statement of NATO.", "НАТО"),
    ("Це 80-й матч.", "This is the 88th match.", "88-й"),
    ("Рейс о 17:30.", "The flight leaves at 5.45 p.m.", "17:45"),
]


@pytest.mark.parametrize(("uk", "en", "said"), UKRAINIAN)
def test_a_correction_of_a_ukrainian_text_is_ukrainian_where_its_form_is_sure(
    uk: str, en: str, said: str | None
) -> None:
    assert corrected(uk, en, "uk") == [said]


def test_a_name_is_written_as_the_text_writes_it_elsewhere() -> None:
    rows = (
        ("Тоді Стівен Ворвік забив гол.", "Then Steven Warwick scored a goal."),
        ("Про це сказав Стівен Ворвік.", "Edwin Marlow said so."),
    )
    (finding,) = [one for one in found(*rows) if one.rule == "name-changed"]
    assert finding.expected == "Steven Warwick"


def test_markup_inside_a_place_is_left_to_the_editor() -> None:
    assert [one.expected for one in found(("Зустріч 14 березня.", "The meeting is on 15 March."))] == ["14 March"]
    comparison = run.collate(document(("Зустріч 14 березня.", "The meeting is on 15 March.")), bench.WORDS)
    (match,) = [match for match in comparison.matches if match.verdict == "changed"]
    assert match.en is not None
    start, end = match.en.span
    segment = replace(match.en.segment, tags=(Tag("b", {}, Span(start + 3, end), Span(start, start)),))
    assert correction(comparison, replace(match, en=replace(match.en, segment=segment)), "en") is None


@pytest.mark.parametrize(
    ("en", "said"),
    [
        ('He talked about a possible «The »split" of the party.', "“split”"),
        ('He talked about «The »split" of the party.', "“the split”"),
    ],
)
def test_an_article_before_what_is_quoted_does_not_stand_twice(en: str, said: str) -> None:
    assert [one.expected for one in found(("", en)) if one.rule == "quote-marks-mixed"] == [said]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Георгій Судаков", "Heorhii Sudakov"), ("Юлія Згурська", "Yuliia Zghurska"), ("Єнакієве", "Yenakiieve"),
        ("Знам'янка", "Znamianka"), ("Щастя", "Shchastia"), ("Нечуй-Левицький", "Nechui-Levytskyi"),
    ],
)  # fmt: skip
def test_names_are_romanized_by_resolution_55(uk: str, en: str) -> None:
    assert official(uk, bench.WORDS) == en


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Володимира Зеленського", "Volodymyr Zelenskyi"), ("Юлією Свириденко", "Yuliia Svyrydenko"),
        ("Тараса Шевченка", "Taras Shevchenko"), ("Шевченка", "Shevchenko"), ("Олександра Усик", "Oleksandra Usyk"),
        ("Олександра Усика", None), ("Роман Поланскі", None), ("Віктор Орбан", None),
    ],
)  # fmt: skip
def test_a_ukrainian_is_told_by_given_name_and_surname_in_any_case(form: str, name: str | None) -> None:
    assert people(bench.WORDS).romanized[form, False] == name


def test_each_correction_silences_its_finding_and_nothing_speaks_up_in_its_stead() -> None:
    tried = 0
    for uk, en, _ in ENGLISH:
        before = found((uk, en))
        for finding in before:
            place = finding.en
            if finding.expected is None or place is None:
                continue
            tried += 1
            start, end = place.in_field
            after = Counter(one.rule for one in found((uk, en[:start] + finding.expected + en[end:])))
            others = Counter(one.rule for one in before if one is not finding)
            assert after <= others, (en, finding.rule, after)
    assert tried >= len(ENGLISH)


def test_the_side_to_be_corrected_follows_the_original() -> None:
    comparison = run.collate(document(("Зустріч відбудеться 14 березня.", "The meeting is on 15 May.")), bench.WORDS)
    (match,) = [match for match in comparison.matches if match.verdict == "changed"]
    sides: tuple[Side, Side] = ("uk", "en")
    assert {other(side): correction(comparison, match, side) for side in sides} == {"en": "15 травня", "uk": "14 March"}
