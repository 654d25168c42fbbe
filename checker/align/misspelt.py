"""Ukrainian words that no dictionary has, and that may be what English has, with a slip: «середду», «вРумунії»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.align.comparison import Comparison
from checker.facts.dates.calendar import calendar
from checker.facts.names import gazetteer
from checker.language.tokens import ordinary
from checker.model import Fact, Pair, Segment, Token

# A word of so many letters may be another with a slip: one letter lost, added, changed or moved; or be cut off.
LETTERS, SLIPS = 5, 1


def dated(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether an English weekday or month in words may be an unknown word of the Ukrainian passages."""
    day, month = fact.value.weekday, fact.value.month
    if fact.side == "uk" or not fact.text.isalpha() or not (day or month):
        return False
    return not comparison.made(_dates, pair.uk).isdisjoint({("weekday", day), ("month", month)})


def placed(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether an English place may be an unknown word of the Ukrainian passages, or one that a «в» is joined to."""
    return fact.side == "en" and bool(fact.value.ids) and comparison.made(_places, (pair.uk, fact.value.ids))


def _dates(comparison: Comparison, segments: Sequence[Segment]) -> frozenset[tuple[str, int]]:
    """The weekdays and months that unknown words may be."""
    from rapidfuzz.distance import OSA  # which few texts ask for

    known = calendar(comparison.words, "uk")
    forms = [
        *((form, "weekday", n) for form, n in known.weekdays.items()),
        *((form, "month", n) for form, n in known.months.items()),
    ]
    return frozenset(
        (kind, n)
        for token in comparison.made(_unknown, segments)
        if not known.named[token.lower]
        for form, kind, n in forms
        if form.startswith(token.lower) or OSA.distance(token.lower, form, score_cutoff=SLIPS) <= SLIPS
    )


def _places(comparison: Comparison, about: tuple[Sequence[Segment], frozenset[str]]) -> bool:
    """Whether an unknown word may be a place of these ids."""
    segments, ids = about
    places = gazetteer.gazetteer(comparison.words)
    stems = [stem for stem in places.stems(ids) if len(stem) >= LETTERS]
    return any(_place(token, ids, stems, places) for token in comparison.made(_unknown, segments))


def _place(token: Token, ids: frozenset[str], stems: Iterable[str], places: gazetteer.Gazetteer) -> bool:
    """Whether a word may be one of some places."""
    at = next((n for n, letter in enumerate(token.text) if letter.isupper()), None)
    if at is None:
        return False
    if at:
        name = Token(token.start + at, token.end, token.text[at:], token.lower[at:])
        one = places.at("uk", (name,), 0)
        return one is not None and not one.ids.isdisjoint(ids)
    from rapidfuzz.distance import OSA

    return any(OSA.distance(token.lower[: len(stem)], stem, score_cutoff=SLIPS) <= SLIPS for stem in stems)


def _unknown(comparison: Comparison, segments: Sequence[Segment]) -> Sequence[Token]:
    """The longer words that no dictionary has and that name no known place."""
    words = comparison.words
    found: list[Token] = []
    for segment in segments:
        named = {n for one in gazetteer.known(segment, words) for n in range(one.start, one.end)}
        found += [
            token
            for n, token in enumerate(segment.tokens)
            if n not in named
            and len(token.text) >= LETTERS
            and token.text.isalpha()
            and not ordinary(token.lower, words)
        ]
    return found
