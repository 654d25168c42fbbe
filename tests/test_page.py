"""How much of a page is translated, headings against each other, and one finding for one cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Field, Finding, Original, Role, Segment, Severity, Side
from checker.model.limits import LIMITS
from checker.readers.markdown import read as markdown
from checker.readers.places import html
from checker.readers.places.source import Source
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
UK = (
    "Вранці в місті почалася повітряна тривога.",
    "Люди спустилися в метро на станції Хрещатик.",
    "О десятій годині 12 травня пролунали вибухи.",
    "Загинули 14 людей, ще 30 поранено.",
    "«Ми не здамося», — сказав мер Віталій Кличко.",
    "Пожежу гасили 200 рятувальників.",
    "Літак пролетів 300 км над областю.",
    "Збитки сягнули 5 млн гривень.",
    "Школи не працюватимуть до понеділка.",
    "Увечері тривогу скасували.",
)
EN = (
    "An air raid alert began in the city in the morning.",
    "People went down into the metro at Khreshchatyk station.",
    "At ten o'clock on 12 May explosions were heard.",
    "The attack killed 14 people and wounded 30 more.",
    "“We will not give up,” said Mayor Vitali Klitschko.",
    "The fire was put out by 200 rescuers.",
    "The plane flew 300 km over the region.",
    "The damage reached UAH 5 million.",
    "Schools will not be open until Monday.",
    "In the evening the alert was over.",
)


def passages(side: Side, texts: Sequence[str], heads: Sequence[int] = ()) -> tuple[Segment, ...]:
    roles: list[Role] = ["heading" if n in heads else "paragraph" for n in range(len(texts))]
    return tuple(
        plain(text, side, role=role, ref=f"{side}/{n}") for n, (text, role) in enumerate(zip(texts, roles, strict=True))
    )


def found(uk: Sequence[str], en: Sequence[str], book: rulebook.Rulebook = BOOK) -> list[Finding]:
    document = Document("page", passages("uk", uk), passages("en", en))
    page = run.check(document, Machine(book, bench.WORDS))
    return [one for one in page.findings if one.severity != "info"]


@pytest.mark.parametrize(
    ("uk", "en", "lacking"),
    [
        (UK, EN[:2], 8),
        (UK, (*EN[:2], *UK[2:]), 8),
        (UK[:2], EN, 8),
        ((*UK[:2], *EN[2:]), EN, 8),
        (UK, (*EN[:3], *EN[7:]), 4),
        (UK, (*EN[:4], *UK[4:]), 6),
    ],
)
def test_a_page_translated_in_part_is_one_error(uk: Sequence[str], en: Sequence[str], lacking: int) -> None:
    (one,) = found(uk, en)
    assert (one.rule, one.severity) == ("page-incomplete", "error")
    assert f" of its 10 passages {lacking} are lacking, beginning here" in one.messages["en"]


@pytest.mark.parametrize("line", ["https://docs.example.org/en/terms/", "Цю сторінку ще не перекладено."])
def test_a_line_in_place_of_a_page_is_one_error(line: str) -> None:
    (one,) = found([line], EN)
    assert (one.rule, one.severity) == ("page-incomplete", "error")
    assert " are lacking, beginning here" in one.messages["en"]


def test_another_text_is_no_part_of_the_page() -> None:
    uk = ("Пекарня возить хліб через ліс.", "Учителька тепер ночує в школі.", "Рибалки ловлять більше риби.")
    assert "page-incomplete" not in {one.rule for one in found(uk, EN[5:])}


def test_it_says_where_the_translation_stops() -> None:
    (one,) = found(UK, EN[:2])
    assert one.en is not None
    assert one.uk is not None
    assert (one.en.text, one.uk.text) == (EN[1], UK[2])


def test_a_whole_page_is_no_part_of_one() -> None:
    assert found(UK, EN) == []


def test_one_passage_or_two_are_no_stretch() -> None:
    rules = [one.rule for one in found(UK, (*EN[:3], *EN[5:]))]
    assert rules == ["passage-missing", "passage-missing"]


def test_a_command_that_is_the_same_in_both_texts_is_not_lacking() -> None:
    command = "docker container rm"
    (one,) = found([command, *UK[:2]], [command, *EN])
    assert " of its 10 passages 8 are lacking, beginning here" in one.messages["en"]


def test_where_the_original_is_known_only_its_translation_lacks_something() -> None:
    verb = BOOK.get("page-incomplete").verb
    # An original that lacks most of a page is told of, as a warning: that page was never in its language.
    cases: tuple[tuple[Side, int, list[Severity | None]], ...] = (
        ("en", 6, [None]), ("uk", 6, []), ("en", 2, [None]), ("uk", 2, ["warning"])
    )  # fmt: skip
    for original, there, severities in cases:
        document = Document("page", passages("uk", UK[:there]), passages("en", EN))
        one = run.collate(replace(document, original=Original(original, "named")), bench.WORDS)
        assert [hit.severity for hit in verb.judge(one)] == severities


def test_the_severity_is_settable_and_without_the_rule_each_passage_is_told_of() -> None:
    (one,) = found(UK, EN[:2], BOOK.adjusted(levels=[("page-incomplete", "warning")]))
    assert (one.rule, one.severity) == ("page-incomplete", "warning")
    rules = [one.rule for one in found(UK, EN[:2], BOOK.adjusted(ignore=["page-incomplete"]))]
    assert rules == ["passage-missing"] * 8


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7, 8])
def test_an_untranslated_passage_has_no_other_finding_of_meaning(n: int) -> None:
    whole = [one.rule for one in found(UK, (*EN[:n], UK[n], *EN[n + 1 :]))]
    assert whole == ["untranslated-passage"]


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7, 8])
def test_a_missing_passage_has_no_other_finding_of_meaning(n: int) -> None:
    assert [one.rule for one in found(UK, (*EN[:n], *EN[n + 1 :]))] == ["passage-missing"]


def test_what_stands_beside_an_untranslated_sentence_is_still_told() -> None:
    english = "The attack killed 41 people. Про це повідомила поліція Києва вранці."
    rules = {one.rule for one in found(["Загинули 14 людей. Про це повідомила поліція Києва вранці."], [english])}
    assert rules == {"untranslated-passage", "number-changed"}


def test_headings_have_their_level_in_html_and_markdown() -> None:
    made = html.segments("<h2>One</h2><div><h4><b>Two</b></h4></div><p>Three</p>", "en", Field("", ""), ref="x")
    assert [one.level for one in made] == [2, 4, 0]
    source = Source("a.md", b"# One\n\nTwo\n---\n\n- ### Three\n\nfour\n", LIMITS)
    assert [one.level for one in markdown.read(source, "en", bench.WORDS).segments] == [1, 2, 3, 0]


SECTIONS_UK = (("## Погода на озері", UK[0], UK[1]), ("## Школи міста", UK[8], UK[7]), ("## Вибухи", UK[2], UK[3]))
SECTIONS_EN = (("## The weather on the lake", EN[0], EN[1]), ("## The schools of the city", EN[8], EN[7]),
               ("## The explosions", EN[2], EN[3]))  # fmt: skip


def told_of_pages(uk: str, en: str) -> list[tuple[str, str]]:
    sides = [markdown.read(Source("a.md", text.encode(), LIMITS), side, bench.WORDS) for side, text in
             (("uk", uk), ("en", en))]  # fmt: skip
    page = run.check(Document("page", *(side.segments for side in sides)), Machine(BOOK, bench.WORDS))
    return [(one.rule, one.en.text if one.en else "") for one in page.findings]


def written(sections: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(text for section in sections for text in section) + "\n"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("## The schools", "### The schools", "heading-level"),
        ("## The schools", "The schools", "heading-lost"),
    ],
)
def test_headings_are_compared(old: str, new: str, rule: str) -> None:
    assert told_of_pages(written(SECTIONS_UK), written(SECTIONS_EN)) == []
    found = told_of_pages(written(SECTIONS_UK), written(SECTIONS_EN).replace(old, new))
    assert found == [(rule, "The schools of the city")]


def test_a_section_that_moved_is_one_finding() -> None:
    moved = (SECTIONS_EN[1], SECTIONS_EN[2], SECTIONS_EN[0])
    assert told_of_pages(written(SECTIONS_UK), written(moved)) == [("section-moved", "The weather on the lake")]


def test_headings_that_are_all_a_level_lower_are_as_they_should_be() -> None:
    lower = written(SECTIONS_EN).replace("## ", "### ")
    assert told_of_pages(written(SECTIONS_UK), lower) == []


@pytest.mark.parametrize(("every", "lacking"), [(2, 20), (3, 14)])
def test_many_stretches_of_a_page_are_one_error(every: int, lacking: int) -> None:
    uk = [f"{one.rstrip('.')}, і це речення номер {n}." for n in range(4) for one in UK]
    en = [f"{one.rstrip('.')}, and this is sentence {n}." for n in range(4) for one in EN]
    (one,) = found(uk, [text for n, text in enumerate(en) if n % every])
    assert (one.rule, one.severity) == ("page-incomplete", "error")
    assert f" of its 40 passages {lacking} are lacking" in one.messages["en"]
