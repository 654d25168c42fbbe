"""A term of the glossary that the other text says otherwise, or in a way that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from checker.checks.base import ASIDE, Check
from checker.glossary import Entry, Glossary, Mention, glossary, mentions, translated
from checker.model import SIDES, Collation, Hit, Pair, Place, Severity, Side, Span, other
from checker.words import Words

# Kinds of facts whose words are no words of the text.
NO_WORDS = frozenset({"link", "code"})


class GlossaryTerm(Check):
    """Reports a term of either text for which no term of the glossary stands in the paired passage, once a passage."""

    check: Literal["glossary_term"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        book = glossary(words)
        if book is None:
            return
        for pair in _pairs(text):
            lone = {side: _lone(pair, side, text, book) for side in SIDES if text.partial != other(side)}
            if all(len(lone.get(side, ())) == 1 for side in SIDES):
                (uk,), (en,) = lone["uk"], lone["en"]
                yield _missing(uk, book, beside=en)
                continue
            yield from (_missing(mention, book) for side in lone for mention in lone[side])


class GlossaryForbidden(Check):
    """Reports a word that the glossary forbids for a term that stands in the paired passage.

    A word that is the right one for another term there is none, nor is one beside as many right words as the other
    text has terms.
    """

    check: Literal["glossary_forbidden"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        book = glossary(words)
        if book is None:
            return
        for pair in _pairs(text):
            for side in SIDES:
                here, there = _found(pair, side, book), _found(pair, other(side), book)
                for mention in here:
                    if mention.variant.wrong and mention.longest and not _elsewhere(mention, text):
                        yield from _forbidden(mention, here, there, book)


def _pairs(text: Collation) -> Iterator[Pair]:
    for pair in text.pairs:
        if pair.uk and pair.en and pair.uk[0].role not in ASIDE and pair.uk[0].role != "code":
            yield pair


def _found(pair: Pair, side: Side, book: Glossary) -> list[Mention]:
    return [mention for segment in pair.side(side) for mention in mentions(segment, book)]


def _lone(pair: Pair, side: Side, text: Collation, book: Glossary) -> list[Mention]:
    """The terms of one side that nothing in the other can stand for, each entry once."""
    told: set[int] = set()
    found: list[Mention] = []
    here = [mention for mention in _found(pair, side, book) if mention.variant.right and mention.longest]
    if not here:
        return []
    there = {n for m in _found(pair, other(side), book) for n in m.variant.right | m.variant.wrong}
    for mention in here:
        # A word that several entries have is one of the terms of each: any of their translations will do.
        right = {n for m in here if m.span == mention.span and m.segment is mention.segment for n in m.variant.right}
        if right & (there | told) or any(translated(n, pair.side(other(side)), book) for n in right):
            continue
        if not _elsewhere(mention, text):
            told |= right
            found.append(mention)
    return found


def _elsewhere(mention: Mention, text: Collation) -> bool:
    """Whether the characters of a term belong to a link, to code, or to a name that it is only a part of."""
    span = mention.span
    for fact in text.facts:
        if fact.segment is not mention.segment or fact.span.end <= span.start or span.end <= fact.span.start:
            continue
        if fact.kind in NO_WORDS:
            return True
        if fact.kind == "name" and not (mention.variant.proper and _covers(span, fact.span)):
            return True
    return False


def _covers(one: Span, two: Span) -> bool:
    return one.start <= two.start and two.end <= one.end


def _forbidden(mention: Mention, here: list[Mention], there: list[Mention], book: Glossary) -> Iterator[Hit]:
    allowed = {n for m in here if m.span == mention.span and m.segment is mention.segment for n in m.variant.right}
    if any(m.variant.right & allowed for m in there):
        return
    for n in sorted(mention.variant.wrong):
        meant = _once(m for m in there if m.longest and n in m.variant.right | m.variant.wrong)
        said = _once(m for m in here if m.longest and n in m.variant.right)
        if len(meant) > len(said):
            entry, side = book.entries[n], mention.segment.side
            yield _hit(mention, meant[0], entry, entry.terms(side), {"term": _text(meant[0])})
            return


def _once(found: Iterable[Mention]) -> list[Mention]:
    """Mentions at different places."""
    return list({(id(m.segment), m.span): m for m in found}.values())


def _missing(mention: Mention, book: Glossary, beside: Mention | None = None) -> Hit:
    entries = [book.entries[n] for n in sorted(mention.variant.right)]
    terms = tuple(dict.fromkeys(term for entry in entries for term in entry.terms(other(mention.segment.side))))
    return _hit(mention, beside, entries[0], terms, {"term": _text(mention)})


def _hit(mention: Mention, beside: Mention | None, entry: Entry, terms: tuple[str, ...], values: dict[str, str]) -> Hit:
    places = {one.segment.side: Place(one.segment, one.span) for one in (mention, beside) if one}
    severity: Severity | None = entry.severity or None
    note = f" ({entry.note})" if entry.note else ""
    return Hit(
        uk=places.get("uk"),
        en=places.get("en"),
        values={**values, "word": _text(mention), "terms": " / ".join(terms), "note": note},
        expected=terms[0],
        severity=severity,
    )


def _text(mention: Mention) -> str:
    return Place(mention.segment, mention.span).text
