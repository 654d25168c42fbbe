"""Fact to fact: which date, name or number of one text stands for which of the other."""

from __future__ import annotations

from datetime import date

from checker.align import code, links, names, quantities, quotes
from checker.language.vocabulary import Words
from checker.model import Fact, Match, Pair, Side


def match(
    pairs: tuple[Pair, ...], facts: tuple[Fact, ...], partial: Side | None, words: Words, published: str = ""
) -> tuple[Match, ...]:
    """Every fact with its counterpart, or with nothing.

    `partial` names the side that is a cut excerpt, `published` is when the post was (ISO 8601, or "").
    """
    told = (
        *quantities.match(pairs, facts, partial, words, _day(published)),
        *names.match(pairs, facts, partial, words),
        *quotes.match(pairs, facts, partial, words),
        *links.match(pairs, facts, partial),
    )
    listed = code.match(pairs, facts, partial)
    return (*(code.spared(told, pairs) if listed else told), *listed)


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
