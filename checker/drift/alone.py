"""An apposition, or one of two Ukrainian adjectives, that alone of a short passage has no counterpart."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.comparison import Comparison
from checker.drift import omission
from checker.drift.asides import ENDS
from checker.drift.chunks import joints
from checker.drift.coordination import told
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.enumeration import SAYS
from checker.drift.hinted import hinted
from checker.drift.omission import Lost
from checker.drift.ties.endings import endings
from checker.language import contrasts
from checker.language.lexicon.lexicon import lexicon
from checker.language.tokens import CLOSES
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Segment, Side, other

# A passage of so many words at most, which is a sentence in both texts; what its lost words may have of a counterpart,
# and what they say at least.
SHORT, NONE, LOST = 24, 0.01, 0.6
# So many words of a passage have counterparts at least.
FIRM = 3
# An apposition has so many words that say something; how surely what stands behind an adjective has a counterpart.
PHRASE = 2
SURE = 0.5
# What a word does to the one beside it.
TABLE = "opposites"
SKIPPED = "".join(CLOSES)


def lost(comparison: Comparison, pair: Pair, side: Side) -> Lost | None:
    """The words of a side that alone of both passages have no counterpart: an apposition, one of two adjectives."""
    cover = coverage_of(comparison, pair)
    here, there = cover.side(side), cover.side(other(side))
    if not FIRM < len(here) <= SHORT or not there:
        return None
    if any(word.weight >= SAYS and not told(word, n, here) for n, word in enumerate(there)):
        return None
    particle = _particle(comparison, cover, pair, side)
    lone = [n for n, word in enumerate(here) if n in particle or (word.weight >= SAYS and not told(word, n, there))]
    firm = [n for n, word in enumerate(here) if word.weight >= SAYS and n not in lone]
    if particle and lone == particle and len(firm) > 1 and all(omission.ends(pair.side(one)) for one in SIDES):
        return _lost(here, firm, lone)
    if not lone or len(firm) < FIRM or any(lone[0] < n < lone[-1] for n in firm):
        return None
    words = [here[n] for n in lone]
    if any(word.covered > NONE for word in words) or sum(word.weight for word in words) < LOST:
        return None
    if words[0].segment is not words[-1].segment or not all(omission.ends(pair.side(one)) for one in SIDES):
        return None
    if not _apposition(pair, side, words) and not _adjective(comparison, cover, side, lone):
        return None
    return _lost(here, firm, lone)


def _lost(here: Sequence[Word], firm: Sequence[int], lone: Sequence[int]) -> Lost:
    """Lost words, and the counterpart of the last word before them."""
    return Lost(
        lone[0], lone[-1], next((here[n].partner for n in reversed(firm) if n < lone[0] and here[n].partner >= 0), 0)
    )


def _particle(comparison: Comparison, cover: Coverage, pair: Pair, side: Side) -> list[int]:
    """The number of the only "again" of a side, where nothing in the other text may stand for it."""
    words = comparison.words
    sets, poles = words.made(_told)
    hints = hinted(comparison, TABLE, side).get(pair, ())
    if not any(name in sets and pole in poles for hint in hints for name, pole in hint):
        return []
    mine, yours = (contrasts.lexicon(TABLE, one, words) for one in (side, other(side)))
    said = [one for one in _mentions(pair, side, mine, sets) if one.grade == "says"]
    if len(said) != 1 or said[0].pole not in poles or said[0].end - said[0].first > 1:
        return []
    if any(one.pole == said[0].pole or one.grade == "says" for one in _mentions(pair, other(side), yours, sets)):
        return []
    at = cover.numbers[side].get((said[0].segment, said[0].segment.tokens[said[0].first].start))
    return [] if at is None else [at]


def _told(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """The sets of words that are told where they alone are lost, and those of their poles that are."""
    named = words.table(TABLE)["lost"]
    return frozenset(contrasts.parsed(named["sets"])), frozenset(contrasts.parsed(named["poles"]))


def _mentions(pair: Pair, side: Side, known: contrasts.Lexicon, sets: frozenset[str]) -> list[contrasts.Mention]:
    """What a side says of some sets."""
    return [one for listed in contrasts.mentions(pair.side(side), known, sets).values() for one in listed]


def _commas(segments: Sequence[Segment]) -> int:
    return sum(token.text == "," for one in segments for token in one.tokens)


def _apposition(pair: Pair, side: Side, words: Sequence[Word]) -> bool:
    """Whether words stand between two commas, or one and the end, which the other text has not."""
    if len(words) < PHRASE:
        return False  # «ланцюг, аналогічно, може»
    folded, first, last = words[0].segment.folded, words[0].token.start, words[-1].token.end
    opens = folded[:first].rstrip().endswith(",")
    behind = folded[last:].lstrip(SKIPPED)[:1]
    return opens and (behind == "," or behind in ENDS) and _commas(pair.side(side)) > _commas(pair.side(other(side)))


def _adjective(comparison: Comparison, cover: Coverage, side: Side, lone: Sequence[int]) -> bool:
    """Whether a lone word is a Ukrainian adjective before another one that has a sure counterpart.

    Before a noun it is often one word with it: «фігурні дужки», "braces".
    """
    n, here = lone[0], cover.side(side)
    if side != "uk" or len(lone) > 1 or n + 1 >= len(here):
        return False
    word, next_one, known = here[n], here[n + 1], lexicon(comparison.words)
    if next_one.segment is not word.segment or next_one.weight < SAYS or next_one.covered < SURE:
        return False
    if word.segment.folded[word.token.end : next_one.token.start].strip():
        return False
    lemmas = [known.lemmas("uk", one.token.lower) for one in (word, next_one)]
    if joints(comparison.words, side).participle(word.token.lower):
        return False  # «були заплановані фонові задачі»
    adjective = endings(comparison.words).adjective
    return all(numbers and known.word("uk", numbers[0]).endswith(adjective) for numbers in lemmas)
