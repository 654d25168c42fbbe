"""A term of the glossary that the other text says otherwise, or in a way that the glossary forbids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.corrections import corrected
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.language.house.glossary import Glossary, glossary
from checker.language.house.terms import Mention, mentions, translated
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary.entries import Entry
from checker.model import SIDES, Hit, Kind, Pair, Place, Segment, Severity, Side, Span, Token, other

# Kinds of facts whose words are no words of the text.
NO_WORDS: tuple[Kind, ...] = ("link", "code")
# Where a mention stands.
Where = tuple[Segment, Span]
# A word that says so much at least (0 to 1), and stands no further off than this share of the passage and so many
# words, may stand there instead of a term.
SAYS, NEAR, STEPS = 0.5, 0.2, 2
# Passages that were paired with less (0 to 1) may not belong together.
PAIRED = 0.5


class GlossaryTerm(Check):
    """Reports a term of either text for which no term of the glossary stands in the paired passage, once a passage."""

    check: Literal["glossary_term"]
    certain = True
    compares = True
    values = {
        "note": "the note of the entry, in brackets",
        "term": "the term that has no counterpart",
        "terms": "the terms that would be right",
        "word": "the same, as it is written",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        book = glossary(comparison.words)
        if book is None:
            return
        for pair in _pairs(comparison):
            lone = {
                side: _lone(pair, side, comparison, book) for side in book.sides if comparison.partial != other(side)
            }
            if all(len(lone.get(side, ())) == 1 for side in SIDES):
                side = corrected(comparison)
                (here,), (there,) = lone[other(side)], lone[side]
                if abs(_where(here) - _where(there)) <= NEAR:
                    yield _missing(here, book, beside=there)
                    continue
            yield from (_missing(mention, book) for side in lone for mention in lone[side])


class GlossaryForbidden(Check):
    """Reports a word that the glossary forbids for a term that stands in the paired passage.

    A word that is the right one for another term there is none, nor is one beside as many right words as the other
    text has terms.
    """

    check: Literal["glossary_forbidden"]
    certain = True
    values = {
        "note": "the note of the entry, in brackets",
        "term": "the term of the other text",
        "terms": "the words that would be right for it",
        "word": "the forbidden word",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        book = glossary(comparison.words)
        if book is None:
            return
        for pair in _pairs(comparison):
            for side in SIDES:
                yield from _forbidden(_found(pair, side, book), _found(pair, other(side), book), comparison, book)


def _where(mention: Mention) -> float:
    """Where a term stands in its passage: 0 (the beginning) to 1."""
    return mention.span.start / len(mention.segment.text)


def _pairs(comparison: Comparison) -> Iterator[Pair]:
    for pair in comparison.pairs:
        if pair.uk and pair.en and pair.score >= PAIRED and pair.uk[0].role not in ASIDE and pair.uk[0].role != "code":
            yield pair


def _found(pair: Pair, side: Side, book: Glossary) -> list[Mention]:
    return [mention for segment in pair.side(side) for mention in mentions(segment, book)]


def _lone(pair: Pair, side: Side, comparison: Comparison, book: Glossary) -> list[Mention]:
    """The terms of one side for which the other has something else, each entry once."""
    told: set[int] = set()
    found: list[Mention] = []
    here = [mention for mention in _found(pair, side, book) if mention.variant.right and mention.longest]
    if not here:
        return []
    alike: dict[Where, set[int]] = {}
    for mention in here:
        alike.setdefault((mention.segment, mention.span), set()).update(mention.variant.right)
    there = {n for m in _found(pair, other(side), book) for n in m.variant.fits | m.variant.wrong}
    for mention in here:
        # A word that several entries have is one of the terms of each: any of their translations will do.
        right = alike[mention.segment, mention.span]
        if right & (there | told) or any(translated(n, pair.side(other(side)), book) for n in right):
            continue
        told |= right
        if _elsewhere(mention, comparison) or _as_it_is(mention, pair.side(other(side))):
            continue
        if _replaced(mention, coverage_of(comparison, pair)):
            found.append(mention)
    return found


def _as_it_is(mention: Mention, there: Iterable[Segment]) -> bool:
    """Whether the other text has a term as a name or a command: with a capital, or with the word beside it.

    "HTTP Server" and "helm install" are no words to be translated; "chart" alone was forgotten.
    """
    tokens = mention.segment.tokens
    first = next(n for n, token in enumerate(tokens) if token.start >= mention.span.start)
    last = max(n for n, token in enumerate(tokens) if token.start < mention.span.end)
    here = [token.text for token in tokens[max(0, first - 1) : last + 2]]
    own = [token.text for token in tokens[first : last + 1]]
    before, after = here[: len(own) + (first > 0)], here[first > 0 :]
    wanted = [own] if mention.variant.text.islower() and not "".join(own).islower() else []
    wanted += [one for one in (before, after) if len(one) > len(own)]
    return any(_holds([token.text for token in segment.tokens], one) for segment in there for one in wanted) or any(
        _in_code(_text(mention), segment) for segment in there
    )


def _in_code(text: str, segment: Segment) -> bool:
    """Whether a word stands in what is no prose: 'helm install' here, and `helm install` there."""
    return bool(segment.seen) and segment.seen.lower().count(text.lower()) > segment.text.lower().count(text.lower())


def _holds(tokens: list[str], run: list[str]) -> bool:
    return any(tokens[n : n + len(run)] == run for n in range(len(tokens) - len(run) + 1))


def _replaced(mention: Mention, covered: Coverage) -> bool:
    """Whether something in the other text may stand for a term: its counterpart by the lexicon, or a word without one.

    A term that has nothing there at all was left out or added, and is no matter of words: «порожнє значення», "empty".
    """
    side = mention.segment.side
    mine, theirs = covered.side(side), covered.side(other(side))
    own = {n for n, word in enumerate(mine) if word.segment is mention.segment and _inside(word.token, mention.span)}
    return any(word.weight >= SAYS and _may_stand(n, word, theirs, own, mine) for n, word in enumerate(theirs))


def _inside(token: Token, span: Span) -> bool:
    return span.start < token.end and token.start < span.end


def _may_stand(n: int, word: Word, theirs: Sequence[Word], own: set[int], mine: Sequence[Word]) -> bool:
    if word.partner in own:
        return True
    apart = min((abs(n / len(theirs) - at / len(mine)) for at in own), default=1.0)
    return word.covered < LINKED and apart <= NEAR + STEPS / len(theirs)


def _elsewhere(mention: Mention, comparison: Comparison) -> bool:
    """Whether the characters of a term belong to a link, to code, or to a name that it is only a part of."""
    span = mention.span
    for fact in comparison.inside([mention.segment], "name", *NO_WORDS):
        if fact.span.end <= span.start or span.end <= fact.span.start:
            continue
        if fact.kind in NO_WORDS:
            return True
        if fact.kind == "name" and not (mention.variant.proper and _covers(span, fact.span)):
            return True
    return False


def _covers(one: Span, two: Span) -> bool:
    return one.start <= two.start and two.end <= one.end


def _forbidden(here: list[Mention], there: list[Mention], comparison: Comparison, book: Glossary) -> Iterator[Hit]:
    """The forbidden words of one side, as many for each entry as the other has terms without a right word here."""
    if not any(mention.variant.wrong for mention in here):
        return
    said = _by_entry((m for m in here if m.longest), wrong=False)
    meant = _by_entry((m for m in there if m.longest), wrong=True)
    right = {n for m in there for n in m.variant.fits}
    another = {(m.segment, m.span) for m in here if m.variant.fits & right}
    told: Counter[int] = Counter()
    for mention in here:
        if not mention.longest or (mention.segment, mention.span) in another:
            continue
        for n in sorted(mention.variant.wrong):
            left = len(meant.get(n, ())) - len(said.get(n, ())) - told[n]
            if left > 0 and not _elsewhere(mention, comparison):
                told[n] += 1
                entry = book.entries[n]
                term = next(iter(meant[n].values()))
                yield _hit(mention, term, entry, entry.terms(mention.segment.side), {"term": _text(term)})
                break


def _by_entry(found: Iterable[Mention], *, wrong: bool) -> dict[int, dict[Where, Mention]]:
    """Mentions by entry and place, those of forbidden words too where they are asked for."""
    made: dict[int, dict[Where, Mention]] = {}
    for m in found:
        for n in m.variant.fits | m.variant.wrong if wrong else m.variant.fits:
            made.setdefault(n, {})[m.segment, m.span] = m
    return made


def _missing(mention: Mention, book: Glossary, beside: Mention | None = None) -> Hit:
    entries = [book.entries[n] for n in sorted(mention.variant.right)]
    terms = tuple(dict.fromkeys(term for entry in entries for term in entry.terms(other(mention.segment.side))))
    # Where the term should stand, nobody knows without another one in its place.
    said = _formed(terms[0], beside) if beside else None
    return replace(_hit(mention, beside, entries[0], terms, {"term": _text(mention)}), expected=said)


def _formed(term: str, mention: Mention) -> str | None:
    """A term in the form of the one that stands there; None where that is inflected otherwise than by an -s."""
    text, known = _text(mention), mention.variant.text
    plural = mention.segment.side == "en" and text.lower() == f"{known.lower()}s" and term[-1:] not in "sxzhy"
    if text.lower() != known.lower() and not plural:
        return None
    said = f"{term}s" if plural else term
    return said[0].upper() + said[1:] if text[0].isupper() and known[0].islower() else said


def _hit(mention: Mention, beside: Mention | None, entry: Entry, terms: tuple[str, ...], values: dict[str, str]) -> Hit:
    places = {one.segment.side: Place(one.segment, one.span) for one in (mention, beside) if one}
    severity: Severity | None = entry.severity or None
    note = f" ({entry.note})" if entry.note else ""
    return Hit(
        uk=places.get("uk"),
        en=places.get("en"),
        values={**values, "word": _text(mention), "terms": " / ".join(terms), "note": note},
        expected=_formed(terms[0], mention),
        severity=severity,
    )


def _text(mention: Mention) -> str:
    return Place(mention.segment, mention.span).text
