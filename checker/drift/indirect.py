"""Speech that one text quotes and the other reports: «Я подам апеляцію», "he promised to appeal"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.comparison import Comparison
from checker.drift.coverage import coverage_of
from checker.drift.ties.pronouns import OTHERS, SELF, Pronouns
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import Spans, sentence_around, tokens_within
from checker.model import Fact, Place, Segment, Token

# What part of a quotation has counterparts where it is reported, and where only what is done elsewhere says so.
SHARE, SURE = 0.35, 0.5
# So many quotations that are surely reported say how a text tells what was said.
HABIT = 2
# Words that say less stand in every sentence.
SAYS = 0.3


def reported(comparison: Comparison, fact: Fact) -> bool:
    """Whether the English passage reports what a Ukrainian quotation says, in whole or but for a part.

    Who speaks of himself is another person there; marks that were lost leave what is said as it was. Where a text does
    so again and again, what has counterparts for most of it is reported, too.
    """
    return fact in comparison.made(_reported, "uk")


def partly(comparison: Comparison, fact: Fact) -> bool:
    """Whether the English passage reports a sentence of a Ukrainian quotation, and quotes the rest."""
    return _turned(comparison, fact)


def told_by_another(comparison: Comparison, uk: Place, en: Place) -> bool:
    """Whether a Ukrainian word stands in a quotation, and the English one that stands for it in none."""
    mine, theirs = (_quoted(comparison, one.segment, one.span.start) for one in (uk, en))
    return mine and not theirs


def _reported(comparison: Comparison, about: str) -> frozenset[Fact]:
    """The Ukrainian quotations that have no counterpart and are reported."""
    lost = [match.uk for match in comparison.matched("missing") if match.uk and match.kind == "quote"]
    shares = {fact: _said(comparison, fact) for fact in lost}
    sure = [fact for fact in lost if shares[fact] >= SHARE and _turned(comparison, fact)]
    if len({fact.segment for fact in sure}) >= HABIT:
        return frozenset({*sure, *(fact for fact in lost if shares[fact] >= SURE)})
    return frozenset(sure)


def _said(comparison: Comparison, fact: Fact) -> float:
    """What part of a quotation has counterparts in the other passage, 0 to 1."""
    start, end = fact.span
    row = [
        word
        for word in coverage_of(comparison, comparison.pair(fact.segment)).uk
        if word.segment is fact.segment and start <= word.token.start < end
    ]
    mass = sum(word.weight for word in row)
    return sum(word.weight for word in row if word.covered >= LINKED) / mass if mass else 0.0


def _turned(comparison: Comparison, fact: Fact) -> bool:
    """Whether somebody speaks of himself in a sentence of a quotation that English does not quote, and not there."""
    if not fact.value.said:
        return False
    known = comparison.words.made(Pronouns)
    ends = known.ends[SELF]
    spoken = tokens_within(fact.segment, *fact.span)
    selves = [one for one in spoken if known.named.get(one.lower) == SELF or one.lower.endswith(ends)]
    said = {known.of.get(word.lower) for word in _unquoted(comparison, fact)} if selves else set()
    if SELF in said or OTHERS not in said:
        return False
    cover = coverage_of(comparison, comparison.pair(fact.segment))
    for one in selves:
        sentence = sentence_around(fact.segment, one.start)
        start, end = max(sentence.start, fact.span.start), min(sentence.end, fact.span.end)
        there = [
            cover.en[word.partner]
            for word in cover.uk
            if word.segment is fact.segment and start <= word.token.start < end and word.covered >= LINKED
            if word.partner >= 0 and word.weight >= SAYS
        ]
        if there and not any(_quoted(comparison, word.segment, word.token.start) for word in there):
            return True
    return False


def _quoted(comparison: Comparison, segment: Segment, place: int) -> bool:
    return any(one.span.start <= place < one.span.end for one in comparison.inside((segment,), "quote"))


def _unquoted(comparison: Comparison, fact: Fact) -> Iterator[Token]:
    """The English words outside quotations beside a Ukrainian one."""
    for segment in comparison.pair(fact.segment).en:
        quotes = Spans(one.span for one in comparison.inside((segment,), "quote"))
        yield from (token for token in segment.tokens if token.start not in quotes)
