"""The post that Zvirka was made for is judged exactly, and so are copies of it with one slip more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bench
import pytest

from checker.model import Finding, Page
from checker.readers.web import wordpress
from checker.run import path as run
from checker.run.machine import Machine

POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"
BOOK = bench.BOOK


def checked(post: dict[str, Any]) -> Page:
    (document,) = wordpress.documents("post.json", post, bench.WORDS)
    assert not isinstance(document, tuple), document
    return run.check(document, Machine(BOOK, bench.WORDS))


def original() -> dict[str, Any]:
    return json.loads(POST.read_text(encoding="utf-8"))


def mutated(old: str, new: str, *, field: str = "content", count: int = 1) -> dict[str, Any]:
    post = original()
    assert old in post[field]["rendered"]
    post[field]["rendered"] = post[field]["rendered"].replace(old, new, count)
    return post


Row = tuple[str, str, str, int, int, str]


def row(finding: Finding) -> Row:
    place = finding.en or finding.uk
    assert place
    raw = place.raw or place.segment.raw(place.span)
    return finding.rule, finding.severity, place.segment.field.pointer, raw.start, raw.end, place.text


def fresh(post: dict[str, Any]) -> list[tuple[str, str]]:
    """What is found in a copy and not in the original: (rule, text)."""
    old = [(f.rule, (f.en or f.uk).text) for f in checked(original()).findings]  # type: ignore[union-attr]
    new = []
    for finding in checked(post).findings:
        key = finding.rule, (finding.en or finding.uk).text  # type: ignore[union-attr]
        if key in old:
            old.remove(key)
        elif finding.severity != "info":
            new.append(key)
    return new


def test_the_loud_findings_of_the_real_post() -> None:
    loud = {row(f) for f in checked(original()).findings if f.severity != "info"}
    content = "/content/rendered"
    raw = original()["content"]["rendered"]
    in_in = raw.index('in <strong data-start="491"')
    kremlin = [n for n in range(len(raw)) if raw.startswith("kremlin", n)]
    assert ("stray-cyrillic", "error", content, 1076, 1077, "у") in loud
    assert ("quote-marks-mixed", "error", content, 2167, 2167 + len('«The »split"'), '«The »split"') in loud
    assert {r[:2] for r in loud} - {("stray-cyrillic", "error"), ("quote-marks-mixed", "error")} <= {
        (name, "warning")
        for name in (
            "repeated-word", "capital-inside-sentence", "lowercase-name", "excerpt-language",
            "cyrillic-in-metadata", "slug-truncated", "heading-full-stop", "pasted-markup",
        )
    }  # fmt: skip
    assert [(r[3], r[5]) for r in sorted(loud) if r[0] == "lowercase-name"] == [(n, "kremlin") for n in kremlin]
    (repeated,) = [r for r in loud if r[0] == "repeated-word"]
    assert repeated[3] >= in_in
    assert repeated[3] <= raw.index("In 2001, Vladimir")
    (capital,) = [r for r in loud if r[0] == "capital-inside-sentence"]
    assert capital[3:] == (raw.index("In 2001, he asked"), raw.index("In 2001, he asked") + 2, "In")


@pytest.mark.parametrize(
    "rule",
    ["excerpt-language", "cyrillic-in-metadata", "slug-truncated", "heading-full-stop", "pasted-markup"],
)
def test_the_page_itself_is_judged(rule: str) -> None:
    assert [f.rule for f in checked(original()).findings].count(rule) == 1


def test_the_guillemets_of_the_real_post_are_information() -> None:
    found = [f for f in checked(original()).findings if f.rule == "quote-marks-locale"]
    assert {f.severity for f in found} == {"info"}
    assert len(found) == 4


def test_what_the_real_post_has_more_to_tell_is_information() -> None:
    told = {
        f.rule: ((f.en or f.uk).text, f.messages["en"])  # type: ignore[union-attr]
        for f in checked(original()).findings
        if f.severity == "info" and f.rule not in {"quote-marks-locale", "pasted-markup", "heading-full-stop"}
    }
    assert {rule: text for rule, (text, _) in told.items()} == {
        "excerpt-heading": "стенограми", "heading-hyphen": "-", "slug-words": "take-russia-into-the-n",
        "slug-truncated": "n", "abbreviation-ambiguous": "NSA",
    }  # fmt: skip
    assert "(“стенограми Сполучені”): write an excerpt by hand" in told["excerpt-heading"][1]
    assert "where the title has “admit Russia to NATO”" in told["slug-words"][1]
    assert "National Security Agency / National Security Archive" in told["abbreviation-ambiguous"][1]


def test_every_fact_of_the_excerpt_has_its_counterpart() -> None:
    matches = checked(original()).matches
    same = {(m.uk.text, m.en.canon) for m in matches if m.uk and m.en and m.verdict == "same"}
    texts = {text for text, _ in same}
    for text in ("США", "Сполучені Штати", "росію", "росії", "НАТО", "NSA"):
        assert text in texts, text
    assert any("путін" in text for text in texts)
    assert any("Буша" in text for text in texts)
    assert any("2001" in text for text in texts)
    assert any("2000-х" in text for text in texts)
    assert [m for m in matches if m.verdict in {"missing", "changed"}] == []


def test_a_year_that_changed() -> None:
    new = fresh(mutated("In 2001, Vladimir Putin approached", "In 2010, Vladimir Putin approached"))
    assert [(rule, "2010" in text) for rule, text in new] == [("date-changed", True)]


def test_nato_that_became_the_eu() -> None:
    new = fresh(mutated("proposal for Russia to join NATO", "proposal for Russia to join the EU"))
    assert {rule for rule, _ in new} <= {"acronym-changed", "name-missing"}
    assert any("EU" in text for _, text in new)


def test_a_quotation_mark_that_is_gone() -> None:
    new = fresh(mutated("between Russia and the United States»", "between Russia and the United States"))
    assert [rule for rule, _ in new] == ["quote-marks-unpaired"]


def test_bush_that_became_obama() -> None:
    new = fresh(mutated("approached US President George W. Bush", "approached US President Barack Obama"))
    assert {rule for rule, _ in new} <= {"name-changed", "name-missing"}
    assert any("Obama" in text for _, text in new)


def test_the_first_paragraph_that_is_gone() -> None:
    post = original()
    raw = post["content"]["rendered"]
    start, end = raw.index('<p data-start="367"'), raw.index('<h3 data-start="675"')
    post["content"]["rendered"] = raw[:start] + raw[end:]
    new = fresh(post)
    assert any(rule == "passage-missing" and "Сполучені Штати" in text for rule, text in new)


def test_the_sides_exchanged() -> None:
    """The body in Ukrainian and the excerpt in English: the same judgement the other way round."""
    post = original()
    post["title"]["rendered"] = "У 2001 році Путін просив США взяти Росію до НАТО"
    post["slug"] = "u-2001-putin-prosyv"
    post["content"]["rendered"] = (
        "<p>Сполучені Штати оприлюднили секретні стенограми переговорів початку 2000-х років, з яких випливає, що "
        "у 2001 році Володимир Путін звертався до президента США Джорджа Буша-молодшого з пропозицією щодо вступу "
        "Росії до НАТО. Про це повідомляє NSA.</p><p>У 2008 році він назвав членство України «червоною лінією».</p>"
    )
    post["excerpt"]["rendered"] = (
        "<p>The United States has released secret transcripts of negotiations from the early 2000s, from which it "
        "follows that in 2001, Vladimir Putin approached US President George W. Bush with a proposal for Russia to "
        "join NATO. This is reported by the NSA. [&hellip;]</p>"
    )
    post["meta"] = {}
    page = checked(post)
    assert page.partial == "en"
    assert {f.rule for f in page.findings if f.severity != "info"} == {"excerpt-language"}
    post["excerpt"]["rendered"] = post["excerpt"]["rendered"].replace("in 2001", "in 2003")
    assert {f.rule for f in checked(post).findings if f.severity != "info"} == {"excerpt-language", "date-changed"}


@pytest.mark.parametrize(
    ("field", "right", "wrong", "rule"),
    [
        ("excerpt", "просив США", "не просив США", "negation-lost"),
        ("excerpt", "оприлюднили секретні", "не оприлюднили секретні", "negation-lost"),
        ("excerpt", "звертався до президента", "не звертався до президента", "negation-lost"),
        ("excerpt", "повідомляє NSA", "не повідомляє NSA", "negation-lost"),
        ("title", "Putin asked", "Putin did not ask", "negation-added"),
        ("content", "he asked the US", "he did not ask the US", "negation-added"),
        ("content", "has released", "has not released", "negation-added"),
        ("content", "Vladimir Putin approached US", "Vladimir Putin never approached US", "negation-added"),
        ("content", "from which it follows", "from which it does not follow", "negation-added"),
        ("content", "This is reported by", "This is not reported by", "negation-added"),
    ],
)
def test_a_not_that_one_side_lost(field: str, right: str, wrong: str, rule: str) -> None:
    new = {name for name, _ in fresh(mutated(right, wrong, field=field)) if name != "excerpt-language"}
    assert new == {rule}


def test_nato_that_became_an_alliance_of_no_list() -> None:
    post = original()
    for field in ("title", "content"):
        post[field]["rendered"] = post[field]["rendered"].replace("NATO", "CSTO")
    assert fresh(post) == [("acronym-changed", "CSTO")] * 2
