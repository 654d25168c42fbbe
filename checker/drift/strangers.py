"""Words that nobody knows, each once in its text: what may be a slip of a hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.language.joints import joined
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import untranslated
from checker.model import Pair, Role, Segment, Side, Token, other


class Stranger(NamedTuple):
    """A word, its passage, and the pair in which that stands."""

    token: Token
    segment: Segment
    pair: Pair


def strangers(
    comparison: Comparison, side: Side, strange: Mapping[str, bool], aside: Collection[Role]
) -> Iterator[Stranger]:
    """The words of one text that are strange in small letters, in no lexicon, and no pieces of something longer.

    Not those of passages whose role is `aside`, or that are not translated; a word that the text has twice is a term of
    its own.
    """
    lemmas = lexicon(comparison.words).forms[side]  # which have been looked up: most words have some
    found = [
        (segment, n)
        for segment in comparison.side(side)
        if segment.role not in aside
        for n, low in enumerate(segment.lows)
        if not lemmas[low] and strange[low]
    ]
    met = Counter(segment.tokens[n].lower for segment, n in found)
    for segment, n in found:
        token, pair = segment.tokens[n], comparison.pair(segment)
        if met[token.lower] == 1 and pair.side(other(side)) and not joined(segment, n) and not untranslated(pair):
            yield Stranger(token, segment, pair)
