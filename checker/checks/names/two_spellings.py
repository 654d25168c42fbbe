"""A name that the English text spells in two ways: Zelensky and Zelenskyy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign, having
from checker.facts.names.lexicon import english, lexicon
from checker.language.house import spellings
from checker.language.romanization import latin, likeness_from, sounds
from checker.language.spans import first_token
from checker.model import Hit, Place, Segment, Span, Token
from checker.model.expressions import deferred

# The shortest name that is looked at, in letters; how many of them two spellings differ by; and how like the Ukrainian
# word they must be: less than that are other names, or other words of one stem.
LENGTH, DIFFER, SPELLED = 5, 3, 0.93
# What English adds to a name ("Tatars"), and what a woman's name or a wife's has at its end (Navalny, Navalnaya).
LAST = frozenset("yij")
FORMS = frozenset({"s", "es", "n", "an", "ian", "ist", "ite", "e"})
# What stands between two spellings that the text gives.
OFFERED = deferred(r"\s?[,/]\s?|\s?[(\[](?:[a-z]+:? ){0,2}")
# So many spellings of words of one stem are compared with each other.
MOST = 40

Where = tuple[Segment, Token]
# The Ukrainian words of a passage that may be names, in small letters, and how far into it each stands, from 0 to 1.
Capitals = tuple[Sequence[str], Sequence[float]]


class TwoSpellings(Check):
    """Reports the rarer spelling (of two as frequent, the later) where it stands for the same Ukrainian name."""

    check: Literal["two_spellings"]

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("name")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        agreed = spellings.written(comparison.words)
        places: dict[str, list[Where]] = {}
        for fact in comparison.facts:
            if fact.kind != "name" or fact.side != "en" or fact.value.ids or not fact.value.parts:
                continue
            if fact.value.hint:
                continue
            token = fact.segment.tokens[first_token(fact.segment, fact.span.end) - 1]
            word = token.text.removesuffix("'s").removesuffix("'")
            if (
                len(word) >= LENGTH
                and word not in agreed
                and not word.isupper()
                and not english(word.lower(), lexicon("en", comparison.words))
            ):
                places.setdefault(word, []).append((fact.segment, token))
        for first, second in _alike(places, comparison):
            if _near(first, second) and not _told(places[first], places[second]):
                later = len(places[second]) <= len(places[first])
                expected, other = (first, second) if later else (second, first)
                names = [_there(expected, segment, comparison) for segment in dict(places[expected])]
                known = frozenset(word for row in names for word in row)
                beside = {segment: _there(other, segment, comparison) for segment in dict(places[other])}
                for segment, token in places[other]:
                    here = beside[segment]
                    written = sum(s is segment for s, _ in (*places[first], *places[second]))
                    if len(here) >= written and _one_name(known, frozenset(here), sounds(comparison.words).ends):
                        yield Hit(en=Place(segment, Span(token.start, token.start + len(other))), expected=expected)


def _told(first: Sequence[Where], second: Sequence[Where]) -> bool:
    """Whether the text itself gives both spellings: "Mirphak (also Mirfak)", "ViraXis, Viraxys"."""
    return _offered(first, second) or _offered(second, first)


def _offered(before: Sequence[Where], behind: Sequence[Where]) -> bool:
    """Whether one of some words stands right behind one of others, as another form of it."""
    ends: dict[Segment, list[int]] = {}
    for segment, token in before:
        ends.setdefault(segment, []).append(token.end)
    return any(
        OFFERED.fullmatch(segment.folded, end, token.start)
        for segment, token in behind
        for end in ends.get(segment, ())[bisect_right(ends.get(segment, ()), token.start) - 1 :][:1]
    )


def _there(word: str, segment: Segment, comparison: Comparison) -> list[str]:
    """The words of the passage beside that an English one spells, each as often as it stands there."""
    beside = [low for one in comparison.beside(segment) for low in comparison.made(_capitals, one)]
    known = _best({low: likeness_from(SPELLED, low, word, comparison.words) for low in beside})
    return [low for low in beside if low in known]


def _capitals(_: Comparison, segment: Segment) -> list[str]:
    """The longer words of a passage that begin with a capital, in small letters."""
    return [one.lower for one in segment.tokens if one.text[0].isupper() and len(one.text) >= LENGTH]


def _near(one: str, two: str) -> bool:
    """Whether two English words may spell one name, and are no forms of each other."""
    short, long = sorted((latin(one), latin(two)), key=len)
    if _end(short) != _end(long):
        return False
    if short == long or len(set(long).difference(short)) > DIFFER or long.removeprefix(short) in FORMS:
        return False
    from rapidfuzz.distance import Levenshtein  # which few texts ask for

    return Levenshtein.distance(short, long, score_cutoff=DIFFER) <= DIFFER


def _end(word: str) -> str:
    """The last letter of a word (see `latin`), one for all that stand for a last «й».

    What differs at the end are forms of two names or of a Latin one: Centauri, Centaurus.
    """
    last = word[-1:]
    return "y" if last in LAST else last


def _alike(places: Mapping[str, Sequence[Where]], comparison: Comparison) -> list[tuple[str, str]]:
    """The English words, two and two, that stand for one Ukrainian name, in order of reading.

    Words are looked up by the stems of what stands for them, so that the names of a long text are not compared with
    each other.
    """
    capitals: dict[Segment, Capitals] = {}
    if len(places) <= MOST:  # of few names, most often none is near another
        by_end: dict[str, list[str]] = {}
        for word in places:
            by_end.setdefault(_end(latin(word)), []).append(word)
        near_one = {
            word for row in by_end.values() for word in row if any(one != word and _near(one, word) for one in row)
        }
        places = {word: where for word, where in places.items() if word in near_one}
    if not places:
        return []
    ends = sounds(comparison.words).ends
    order = {word: n for n, word in enumerate(places)}
    counterparts = {word: _counterparts(word, where, comparison, capitals) for word, where in places.items()}
    by_stem: dict[str, list[str]] = {}
    for word, found in counterparts.items():
        for stem in {uk[:size] for uk in found for size in range(LENGTH - 1, len(uk) + 1) if uk[size:] in ends}:
            by_stem.setdefault(stem, []).append(word)
    near = {pair for row in by_stem.values() for pair in combinations(comparison.window.first(row, MOST), 2)}
    return sorted(
        (pair for pair in near if _one_name(counterparts[pair[0]], counterparts[pair[1]], ends)),
        key=lambda pair: (order[pair[0]], order[pair[1]]),
    )


def _counterparts(
    word: str, where: Sequence[Where], comparison: Comparison, capitals: dict[Segment, Capitals]
) -> frozenset[str]:
    """The Ukrainian words with a capital that an English one spells best, in the passages that stand for its own."""
    best: dict[str, float] = {}
    for segment, token in where:
        for there in comparison.beside(segment):
            if there not in capitals:
                found = [t for t in there.tokens if t.text[0].isupper() and len(t.text) >= LENGTH]
                capitals[there] = [t.lower for t in found], [t.start / len(there.text) for t in found]
            for uk in comparison.window.inside([there]).around(*capitals[there], token.start / len(segment.text)):
                if uk not in best:
                    best[uk] = likeness_from(SPELLED, uk, word, comparison.words)
    return _best(best)


def _best(best: Mapping[str, float]) -> frozenset[str]:
    """The words that are most like, where they are like enough."""
    most = max(best.values(), default=0.0)
    return frozenset(uk for uk, alike in best.items() if alike >= SPELLED and alike >= most - 0.02)


def _one_name(one: frozenset[str], two: frozenset[str], ends: Collection[str]) -> bool:
    """Whether both stand for one Ukrainian name, in any case form."""
    for a in one:
        for b in two:
            same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            if same >= LENGTH - 1 and a[same:] in ends and b[same:] in ends:
                return True
    return False
