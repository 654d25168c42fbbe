"""Whether English says less of what Ukrainian says more: «найдорожчий лот», "the least expensive lot"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.drift.ties.degrees import Degrees
from checker.drift.ties.vocabulary import ties
from checker.language.contrasts import Mention, lexicon, mentions, parsed
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import Pair, Place, Span

KEY = "compared"


class Less(NamedTuple):
    """The sets of degrees of a table, the words that turn the English one behind them, and Ukrainian ones that may."""

    sets: frozenset[str]
    en: frozenset[str]
    uk: frozenset[str]


class Lessened(NamedTuple):
    """A Ukrainian word of a degree, the English one with what turns it, their set, its pole and the other one."""

    uk: Place
    en: Place
    set: str
    pole: str
    contrary: str


def less(words: Words, table: str) -> Less:
    """What a table says of degrees; nothing where it has none."""
    rows = words.table(table).get(KEY, {})
    return Less(*(frozenset(parsed(rows.get(key, ""))) for key in ("sets", "less_en", "less_uk")))


def lessened(pair: Pair, words: Words, table: str) -> Iterator[Lessened]:
    """The word of a pair that English says less of, where it says so once and nothing in Ukrainian may say so."""
    known = words.made(less, table)
    if not known.en:
        return
    turned = [(one, n + 1) for one in pair.en for n, low in enumerate(one.lows[:-1]) if low in known.en]
    if len(turned) != 1 or any(not known.uk.isdisjoint(present(one)) for one in pair.uk):
        return
    segment, at = turned[0]
    sets = {name for name, _ in lexicon(table, "en", words).hints(segment.lows[at])} & known.sets
    if not sets:
        return
    english = mentions(pair.en, lexicon(table, "en", words), sets)
    ukrainian = mentions(pair.uk, lexicon(table, "uk", words), sets)
    for name in sorted(sets):
        said = [one for one in english.get(name, ()) if one.segment is segment and one.first == at]
        mine = [one for one in ukrainian.get(name, ()) if one.grade == "says" and not one.negated]
        alike = len(mine) == 1 and said and said[0].grade == "says" and said[0].pole == mine[0].pole
        if alike and _degree(mine[0], words):
            tokens = segment.tokens
            en = Place(segment, Span(tokens[at - 1].start, tokens[at].end))
            contrary = next(pole for pole in words.table(table)["sets"][name] if pole != mine[0].pole)
            yield Lessened(mine[0].place, en, name, mine[0].pole, contrary)


def _degree(mention: Mention, words: Words) -> bool:
    """Whether a Ukrainian word is a comparative or a superlative."""
    word = mention.segment.lows[mention.first]
    return word in words.made(Degrees).superlative or ties(words).comparative[word]
