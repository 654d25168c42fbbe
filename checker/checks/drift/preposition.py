"""Before a noun stands what excludes what stands before its counterpart: for the reform, against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, STRING, Check
from checker.checks.governed import governed, hit
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place
from checker.drift.ties.endings import ends
from checker.drift.ties.vocabulary import Listing
from checker.language.contrasts import parsed
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Pair, Place, Segment, Side, Span, Token, other

# How surely a noun has to be the counterpart of another and what it has to say (0 to 1); how many words may stand
# between it and its preposition.
SURE, SAYS, REACH = 0.5, 0.3, 4
# So many words around a noun may say the other pole; so many before a preposition may deny it.
AROUND, DENIAL = 10, 3
# So many words behind a preposition tell its case.
GOVERNED = 2


class Said(NamedTuple):
    """A preposition, of one word or more: its set and its pole, and whether it is judged wherever it stands.

    It is none beside the words of `before` and `behind`.
    """

    phrase: tuple[str, ...]
    set: str
    pole: str
    accuses: bool
    before: frozenset[str]
    behind: frozenset[str]

    def stands(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a preposition begins at a token."""
        end = first + len(self.phrase)
        if first < 0 or tuple(token.lower for token in tokens[first:end]) != self.phrase:
            return False
        before, behind = tokens[first - 1 : first] if first else (), tokens[end : end + 1]
        return not (any(one.lower in self.before for one in before) or any(one.lower in self.behind for one in behind))


class Prepositions:
    """The words of `rules/words/prepositions.toml`, ready to be asked."""

    def __init__(self, words: Words) -> None:
        sets = words.table("prepositions")["sets"]
        said = {
            side: [
                Said(tuple(one.split()), name, pole, row.get("accuses") in {side, "both"}, *_beside(row))
                for name, poles in sets.items()
                for pole, row in poles.items()
                for one in parsed(row[side])
            ]
            for side in SIDES
        }
        self.begins: Mapping[Side, Mapping[str, Sequence[Said]]] = {side: _by(said[side], 0) for side in SIDES}
        self.ends: Mapping[Side, Mapping[str, Sequence[Said]]] = {side: _by(said[side], -1) for side in SIDES}
        self.triggers: Mapping[Side, frozenset[str]] = {
            side: frozenset(one.phrase[0] for one in said[side] if one.accuses) for side in SIDES
        }
        self.also = {
            (name, pole): Listing(row.get("also", "")) for name, poles in sets.items() for pole, row in poles.items()
        }
        self.other = {
            (name, pole): ends(row["other"])
            for name, poles in sets.items()
            for pole, row in poles.items()
            if row.get("other")
        }
        self.loud = {
            (one.set, one.pole, side): frozenset(x.phrase[0] for x in said[side] if x.accuses and x[1:3] == one[1:3])
            for side in SIDES
            for one in said[side]
        }
        company = words.table("company")
        self.stops = {side: Listing(company["stops"][side]) for side in SIDES}
        self.denied = {side: Listing(company["denied"][side]).whole for side in SIDES}


def _beside(row: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words before a preposition, and behind it, that make none of it."""
    return frozenset(parsed(row.get("before", ""))), frozenset(parsed(row.get("behind", "")))


def _by(said: Sequence[Said], at: int) -> Mapping[str, Sequence[Said]]:
    """Prepositions by their first or last word, the longest first."""
    found: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda one: -len(one.phrase)):
        found.setdefault(one.phrase[at], []).append(one)
    return found


class Preposition(Check):
    """Reports a noun with a preposition of `rules/words/prepositions.toml` whose counterpart has an excluded one.

    Where words around either noun may say the same as the other text, nothing is told.
    """

    check: Literal["preposition"]
    compares = True
    by_word = True
    values = {
        "uk": "the Ukrainian noun with its preposition",
        "en": "the English noun with its preposition",
    }
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Prepositions)
        for pair, sides in governed(comparison, known.triggers):
            found = next((one for side in sides for one in _changed(comparison, pair, side, known)), None)
            if found:
                yield hit(comparison, *found)


def _changed(comparison: Comparison, pair: Pair, side: Side, known: Prepositions) -> Iterator[tuple[Place, Place]]:
    """The nouns of a side, and their counterparts, with prepositions that exclude each other."""
    cover = coverage_of(comparison, pair)
    here, there = cover.side(side), cover.side(other(side))
    begins, triggers = known.begins[side], known.triggers[side]
    for segment in pair.side(side):
        tokens = segment.tokens
        for n, low in enumerate(segment.lows):
            saying = _said(begins[low], tokens, n) if low in triggers else ()
            if not saying:
                continue
            said = saying[0]
            noun = _noun(cover, segment, n + len(said.phrase), side)
            if noun is None or here[noun].covered < SURE or here[noun].partner < 0:
                continue
            mate = here[noun].partner
            if there[mate].partner != noun or not _one_place(cover, side, noun, mate):
                continue
            before = _before(there[mate], known, other(side), saying)
            if before is None:
                continue
            said, against, at = before
            if other(side) == "uk" and _otherwise(there[mate].segment.tokens, at, against, known):
                continue
            if _excused(here[noun], side, against, known) or _excused(there[mate], other(side), said, known):
                continue
            if _denied(tokens, n, known, side) or _denied(there[mate].segment.tokens, at, known, other(side)):
                continue
            mine = Place(segment, Span(tokens[n].start, here[noun].token.end))
            first = there[mate].segment.tokens[at]
            yours = Place(there[mate].segment, Span(first.start, there[mate].token.end))
            yield (mine, yours) if side == "uk" else (yours, mine)


def _one_place(cover: Coverage, side: Side, noun: int, mate: int) -> bool:
    uk, en = (noun, mate) if side == "uk" else (mate, noun)
    return at_one_place(cover, uk, en)


def _said(listed: Sequence[Said], tokens: Sequence[Token], n: int) -> Sequence[Said]:
    """The longest preposition that begins at a token and is judged, as each set has it."""
    found = [one for one in listed if one.stands(tokens, n)]
    return [one for one in found if one.accuses and one.phrase == found[0].phrase]


def _noun(cover: Coverage, segment: Segment, first: int, side: Side) -> int | None:
    """The number of the first word behind a preposition that says something."""
    for token in segment.tokens[first : first + REACH]:
        if not token.text[0].isalpha():
            return None
        at = cover.numbers[side].get((segment, token.start))
        if at is not None and cover.side(side)[at].weight >= SAYS:
            return at
    return None


def _before(word: Word, known: Prepositions, side: Side, saying: Sequence[Said]) -> tuple[Said, Said, int] | None:
    """The preposition before a word that says another pole than one of some, with that one, and its first token."""
    tokens = word.segment.tokens
    at = first_token(word.segment, word.token.start)
    for n in range(at - 1, max(-1, at - 1 - REACH), -1):
        form = tokens[n].lower
        ended = [one for one in known.ends[side].get(form, ()) if one.stands(tokens, n - len(one.phrase) + 1)]
        if ended:
            longest = [one for one in ended if one.phrase == ended[0].phrase]
            against = ((one, two) for one in saying for two in longest if one.set == two.set and one.pole != two.pole)
            return next(((one, two, n - len(two.phrase) + 1) for one, two in against), None)
        if form in known.stops[side] or not form[0].isalpha():
            return None
    return None


def _excused(word: Word, side: Side, said: Said, known: Prepositions) -> bool:
    """Whether words around a noun may say a pole that the other text says."""
    tokens = word.segment.tokens
    at = first_token(word.segment, word.token.start)
    near = [token.lower for token in tokens[max(0, at - AROUND) : at + AROUND + 1]]
    also, loud = known.also[said.set, said.pole], known.loud.get((said.set, said.pole, side), frozenset())
    return any(form in also or form in loud for form in near)


def _otherwise(tokens: Sequence[Token], at: int, said: Said, known: Prepositions) -> bool:
    """Whether the case behind a Ukrainian preposition makes another one of it: «за законом» is "by the law"."""
    endings = known.other.get((said.set, said.pole))
    behind = tokens[at + len(said.phrase) :][:GOVERNED]
    return endings is not None and any(token.lower.endswith(endings) for token in behind)


def _denied(tokens: Sequence[Token], n: int, known: Prepositions, side: Side) -> bool:
    """Whether a denial stands before a preposition."""
    return any(token.lower in known.denied[side] for token in tokens[max(0, n - DENIAL) : n])
