"""The page of a document as JSON: what a report that lays out texts says of it, and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

from checker.model import SIDES, Accepted, Document, Fact, Finding, Match, Page, Pair, Post, Segment, Side, Span
from checker.model.texts import Kind, Verdict

Number = Callable[[Segment], int]


def pack(page: Page, number: Number) -> dict[str, Any]:
    """A page without its findings, which the outcome has; `number` gives the number of a passage."""
    facts = {fact: n for n, fact in enumerate(page.facts)}
    post = page.document.post
    return {
        "post": [post.id, post.link, post.date, post.type] if post else None,
        "uk": [number(one) for one in page.uk],
        "en": [number(one) for one in page.en],
        "pairs": [
            [pair.id, [number(one) for one in pair.uk], [number(one) for one in pair.en], pair.score]
            for pair in page.pairs
        ],
        "facts": [[fact.kind, fact.canon, number(fact.segment), *fact.span] for fact in page.facts],
        "matches": [
            [facts.get(one.uk, -1) if one.uk else -1, facts.get(one.en, -1) if one.en else -1, one.score, one.verdict]
            for one in page.matches
        ],
        "partial": page.partial,
    }  # fmt: skip


def unpack(
    row: dict[str, Any], name: str, passages: Sequence[Segment], findings: tuple[Finding, ...],
    taken: tuple[Accepted, ...],
) -> Page:  # fmt: skip
    """The page again, with the findings of its outcome; a fact has its canon for a value.

    Raises ValueError, TypeError, KeyError or IndexError where the row is none.
    """
    facts = tuple(_fact(passages, *one) for one in row["facts"])
    sides: dict[Side, tuple[Segment, ...]] = {side: _passages(passages, row[side], side) for side in SIDES}
    pairs = tuple(
        Pair(_text(ref), _passages(passages, uk, "uk"), _passages(passages, en, "en"), float(score))
        for ref, uk, en, score in row["pairs"]
    )
    matches = tuple(_match(facts, *one) for one in row["matches"])
    partial = row["partial"]
    if partial is not None and partial not in SIDES:
        raise ValueError(f"{partial!r} is no side")
    document = Document(name, sides["uk"], sides["en"], pairs, _post(row["post"]))
    return Page(document, sides["uk"], sides["en"], pairs, facts, matches, partial, findings, taken)


def _passages(passages: Sequence[Segment], numbers: Sequence[int], side: Side) -> tuple[Segment, ...]:
    found = tuple(passages[_count(n)] for n in numbers)
    if any(one.side != side for one in found):
        raise ValueError("a passage of the other side")
    return found


def _fact(passages: Sequence[Segment], kind: Kind, canon: str, number: int, start: int, end: int) -> Fact:
    segment = passages[_count(number)]
    if kind not in get_args(Kind) or not 0 <= start <= end <= len(segment.text):
        raise ValueError("a fact beyond its text, or of no kind")
    return Fact(kind, _text(canon), canon, segment, Span(start, end))


def _match(facts: Sequence[Fact], uk: int, en: int, score: float, verdict: Verdict) -> Match:
    if verdict not in get_args(Verdict):
        raise ValueError(f"{verdict!r} is no verdict")
    uk_fact, en_fact = (facts[n] if _count(n + 1) else None for n in (uk, en))
    return Match(uk_fact, en_fact, float(score), verdict)


def _post(row: Sequence[Any] | None) -> Post | None:
    if row is None:
        return None
    number, link, date, kind = row
    return Post(None if number is None else _count(number), _text(link), _text(date), _text(kind))


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} where a count is due")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text is due")
    return value
