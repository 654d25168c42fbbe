"""Reports made without a check: as many documents as wanted, each with passages, facts and findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from checker.language.text import plain
from checker.model import (
    Document,
    Fact,
    Finding,
    Match,
    Page,
    Pair,
    Place,
    Post,
    Report,
    Segment,
    Severity,
    Side,
    Span,
)

TITLES = (
    ("Міст через річку відкрили після ремонту", "The bridge across the river is open again"),
    ("Бібліотека чекає на читачів щодня", "The library waits for its readers every day"),
    ("Школярі посадили сад біля озера", "Pupils have planted an orchard by the lake"),
    ("Трамвай повернувся на стару колію", "The tram is back on its old track"),
)
PASSAGES = (
    ("На відкриття прийшли {n} людей, хоч і дощило.", "{n} people came to the opening, although it rained."),
    ("Роботи тривали {n} днів і коштували менше, ніж планували.", "The work took {n} days and cost less than planned."),
    ("«Ми чекали на це, – каже сусідка, – {n} років».", "“We have waited for this for {n} years,” says a neighbour."),
    ("Далі на черзі ще {n} будинків тієї самої вулиці.", "Another {n} houses of the same street come next."),
)


def finding(
    document: str, uk: Place | None, en: Place | None, *, rule: str = "number-changed", severity: Severity = "error",
    message: tuple[str, str] | None = None, expected: str | None = None, fix: str | None = None, n: int = 0,
) -> Finding:  # fmt: skip
    """A finding at two places; its message, in English and Ukrainian, names them unless one is given."""
    names = [place.text if place else "—" for place in (uk, en)]
    english, ukrainian = message or (
        f"{names[0]} in the Ukrainian text is {names[1]} in the English one",
        f"{names[0]} в українському тексті стало {names[1]} в англійському",
    )
    print_ = hashlib.sha256("|".join([rule, *names, str(n)]).encode("utf-8", "replace")).hexdigest()[:16]
    return Finding(
        rule, severity, "accuracy/mistranslation", {"en": english, "uk": ukrainian}, document, "1", uk, en, expected,
        fix, 1.0, print_,
    )  # fmt: skip


def page(
    name: str, rows: Iterable[tuple[Segment, Segment]], findings: Iterable[Finding] = (),
    matches: Iterable[Match] = (), post: Post | None = None,
) -> Page:  # fmt: skip
    """A checked document of pairs of passages."""
    pairs = tuple(Pair(str(n), (uk,), (en,)) for n, (uk, en) in enumerate(rows))
    uk, en = tuple(pair.uk[0] for pair in pairs), tuple(pair.en[0] for pair in pairs)
    kept = tuple(matches)
    facts = tuple(fact for match in kept for fact in (match.uk, match.en) if fact)
    return Page(Document(name, uk, en, (), post), uk, en, pairs, facts, kept, findings=tuple(findings))


def report(pages: Iterable[Page]) -> Report:
    """The report of a run over these documents."""
    kept = tuple(pages)
    facts: dict[Side, int] = {
        side: sum(fact.side == side for one in kept for fact in one.facts) for side in ("uk", "en")
    }
    return Report(
        findings=tuple(finding for one in kept for finding in one.findings), failures=(), notes=(),
        documents=len(kept), pairs=sum(len(one.pairs) for one in kept), facts=facts, pages=kept,
    )  # fmt: skip


def fact(segment: Segment, text: str) -> Fact:
    """The number that is written so in a passage."""
    start = segment.text.index(text)
    return Fact("number", int(text), text, segment, Span(start, start + len(text)))


def place(segment: Segment, text: str) -> Place:
    """Where a text stands in a passage."""
    start = segment.text.index(text)
    return Place(segment, Span(start, start + len(text)))


def news(number: int, passages: int = 12) -> Page:
    """A document of that number: in every fourth passage a figure differs, in some a mark is doubled."""
    name = f"posts/news-{number:04}.json"
    titles = TITLES[number % len(TITLES)]
    rows = [(plain(titles[0], "uk", role="title"), plain(titles[1], "en", role="title"))]
    findings, matches = [], []
    for n in range(passages):
        ukrainian, english = PASSAGES[(number + n) % len(PASSAGES)]
        here = 12 + (7 * number + 13 * n) % 900
        there = here + 1 if (number + n) % 4 == 0 else here
        uk, en = plain(ukrainian.format(n=here), "uk"), plain(english.format(n=there), "en")
        rows.append((uk, en))
        one, two = fact(uk, str(here)), fact(en, str(there))
        matches.append(Match(one, two, 1.0, "same" if here == there else "changed"))
        if here != there:
            at = Place(uk, one.span), Place(en, two.span)
            findings.append(finding(name, *at, expected=str(here), n=n, severity="error" if n % 3 else "warning"))
        if (number + n) % 7 == 0:
            message = "A mark stands twice", "Розділовий знак стоїть двічі"
            last = Place(en, Span(len(en.text) - 1, len(en.text)))
            findings.append(finding(name, None, last, rule="double-mark", severity="info", message=message, n=n))
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00"
    post = Post(number, f"https://news.example/en/{number}/", day, "post")
    return page(name, rows, findings, matches, post)


def many(documents: int, passages: int = 12) -> Report:
    """A report of that many documents."""
    return report(news(number, passages) for number in range(documents))
