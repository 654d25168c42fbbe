"""A name that the English text spells in two ways: Zelensky and Zelenskyy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import Levenshtein

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.facts.names.lexicon import english, lexicon
from checker.language.house import spellings
from checker.language.romanization import latin, likeness, sounds
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span, Token

# The shortest name that is looked at, in letters; how many of them two spellings differ by; and how like the Ukrainian
# word they must be: less than that are other names, or other words of one stem.
LENGTH, DIFFER, SPELLED = 5, 3, 0.93
# What English adds to a name ("Tatars"), and what a woman's name or a wife's has at its end (Navalny, Navalnaya).
LAST = frozenset("yij")
FORMS = frozenset({"s", "es", "n", "an", "ian", "ist", "ite", "e"})


class TwoSpellings(Check):
    """Reports the rarer spelling (of two that are as frequent, the later) where it stands for the same Ukrainian name."""

    check: Literal["two_spellings"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        agreed = spellings.written(comparison.words)
        places: dict[str, list[tuple[Segment, Token]]] = {}
        for fact in comparison.facts:
            if fact.kind != "name" or fact.side != "en" or fact.value.ids or not fact.value.parts:
                continue
            if fact.value.hint:
                continue
            token = next(t for t in reversed(fact.segment.tokens) if t.start < fact.span.end)
            word = token.text.removesuffix("'s").removesuffix("'")
            if (
                len(word) >= LENGTH
                and word not in agreed
                and not word.isupper()
                and not english(word.lower(), lexicon("en", comparison.words))
            ):
                places.setdefault(word, []).append((fact.segment, token))
        for first, second in combinations(places, 2):
            if _near(first, second) and _one_name(
                _counterparts(first, comparison.uk, comparison.words),
                _counterparts(second, comparison.uk, comparison.words),
                sounds(comparison.words).ends,
            ):
                later = len(places[second]) <= len(places[first])
                expected, other = (first, second) if later else (second, first)
                names = [_there(expected, segment, comparison) for segment in dict(places[expected])]
                known = frozenset(word for row in names for word in row)
                for segment, token in places[other]:
                    here = _there(other, segment, comparison)
                    written = sum(s is segment for s, _ in (*places[first], *places[second]))
                    if len(here) >= written and _one_name(known, frozenset(here), sounds(comparison.words).ends):
                        yield Hit(en=Place(segment, Span(token.start, token.start + len(other))), expected=expected)


def _there(word: str, segment: Segment, comparison: Comparison) -> list[str]:
    """The words of the passage beside that an English one spells, each as often as it stands there."""
    beside = comparison.beside(segment)
    known = _counterparts(word, beside, comparison.words)
    return [token.lower for one in beside for token in one.tokens if token.text[0].isupper() and token.lower in known]


def _near(one: str, two: str) -> bool:
    """Whether two English words may spell one name, and are no forms of each other."""
    short, long = sorted((latin(one), latin(two)), key=len)
    if short == long or Levenshtein.distance(short, long, score_cutoff=DIFFER) > DIFFER:
        return False
    if short.endswith("a") != long.endswith("a") or long.removeprefix(short) in FORMS:
        return False
    # What differs at the end are forms of two names or of a Latin one (Centauri, Centaurus), but for a last «й».
    return short[-1] == long[-1] or (short[-1] in LAST and long[-1] in LAST)


def _counterparts(word: str, segments: Iterable[Segment], words: Words) -> frozenset[str]:
    """The Ukrainian words with a capital that an English one spells best."""
    best: dict[str, float] = {}
    for segment in segments:
        for token in segment.tokens:
            if token.text[0].isupper() and len(token.text) >= LENGTH:
                best[token.lower] = likeness(token.lower, word, words)
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
