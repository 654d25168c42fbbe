"""A figure is excused by its twin only where that may come from: its passage, the ones beside it, a heading."""

from __future__ import annotations

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Field, Pair, Role
from checker.readers.places import html
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)
Passage = tuple[str, str] | tuple[str, str, Role]


def found(*passages: Passage) -> list[tuple[str, str | None, str | None]]:
    """The loud findings in a text whose passages belong together as given: rule, Ukrainian, English."""
    pairs = []
    for n, (uk, en, *role) in enumerate(passages):
        kind: Role = role[0] if role else "paragraph"
        sides = (plain(uk, "uk", ref=f"uk.{n}", role=kind),), (plain(en, "en", ref=f"en.{n}", role=kind),)
        pairs.append(Pair(str(n), *sides))
    document = Document(
        "text", tuple(s for p in pairs for s in p.uk), tuple(s for p in pairs for s in p.en), tuple(pairs)
    )
    findings = run.check(document, MACHINE).findings
    return [(f.rule, f.uk and f.uk.text, f.en and f.en.text) for f in findings if f.severity != "info"]


def page(uk: str, en: str) -> list[str]:
    """The rules of the loud findings in a page of HTML."""
    document = Document(
        "page",
        html.segments(uk, "uk", Field("uk", uk), ref="uk"),
        html.segments(en, "en", Field("en", en), ref="en"),
    )
    findings = run.check(document, MACHINE).findings
    return [finding.rule for finding in findings if finding.severity != "info"]


GAME: Passage = ("У суботу команда грала вдома.", "The team played at home on Saturday.")
REST: Passage = ("У неділю він відпочивав.", "On Sunday he rested.")
FAR: list[Passage] = [
    ("Вболівальники вже купують квитки.", "Fans are already buying tickets."),
    ("Тренер задоволений складом.", "The coach is happy with the squad."),
]


def test_a_twin_that_is_taken_excuses_nothing() -> None:
    wrong = ("Наступний матч буде в суботу.", "The next match will be on Sunday.")
    right = ("Наступний матч буде в суботу.", "The next match will be on Saturday.")
    assert found(GAME, right, REST) == []
    assert found(GAME, wrong, REST) == [("weekday-changed", "суботу", "Sunday")]


def test_a_text_as_it_is_aligned_tells_the_same() -> None:
    uk = "<p>У суботу команда грала вдома.</p><p>Наступний матч буде в суботу.</p><p>У неділю він відпочивав.</p>"

    def read(second: str) -> list[str]:
        return page(uk, f"<p>The team played at home on Saturday.</p><p>{second}</p><p>On Sunday he rested.</p>")

    assert read("The next match will be on Saturday.") == []
    assert read("The next match will be on Sunday.") == ["weekday-changed"]


def test_a_figure_that_went_to_the_next_passage_is_no_loss() -> None:
    joined = ("Сутичка сталася біля мосту. Загинули 12 людей.", "The clash happened near the bridge.")
    last = ("Ще троє зникли.", "12 people were killed, three more are missing.")
    assert [rule for rule, _, _ in found(joined, last) if rule.startswith("number")] == []


def test_a_twin_three_passages_on_excuses_nothing() -> None:
    lost = ("Війна почалася давно.", "The war began in 2014.")
    late = ("Місто захопили у 2014 році.", "The city was captured in 2014.")
    assert found(lost, *FAR, ("Поле порожнє.", "The field is empty."), late) == [("date-added", None, "2014")]
    assert found(lost, late) == []


@pytest.mark.parametrize(("role", "rules"), [("heading", []), ("caption", []), ("paragraph", ["date-added"])])
def test_a_heading_or_a_caption_repeats_what_the_text_says(role: Role, rules: list[str]) -> None:
    head: Passage = ("Протести 2014 року", "The protests of 2014", role)
    text: Passage = ("Тоді загинули студенти.", "Students were killed in 2014.")
    assert [rule for rule, _, _ in found(head, *FAR, ("Поле порожнє.", "The field is empty."), text)] == rules


def test_a_changed_month_does_not_hide_what_is_added() -> None:
    uk = "Уряд збереться 12 червня."
    added = "This was also reported by Bloomberg."
    assert [rule for rule, _, _ in found((uk, f"The government meets on 12 June. {added}"))] == ["content-added"]
    assert [rule for rule, _, _ in found((uk, f"The government meets on 12 July. {added}"))] == [
        "date-changed",
        "content-added",
    ]


def test_a_score_is_no_word_of_the_next_passage() -> None:
    score: Passage = ("Рахунок третього сету – 15:11.", "The third set ended 15-11.")
    five: Passage = ("Глядачів було багато.", "There were five spectators.")
    assert found(score, five) == [("number-added", None, "five")]


def test_powers_are_raised() -> None:
    assert page("<p>Не більше 2<sup>53</sup> значень.</p>", "<p>At most 2 <sup>53</sup> values.</p>") == []
    assert page("<p>Не більше 2<sup>53</sup> значень.</p>", "<p>At most 2<sup>35</sup> values.</p>") == [
        "number-changed"
    ]
