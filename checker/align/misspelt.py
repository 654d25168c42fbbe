"""Ukrainian words that no dictionary has, and that may be what English has, with a slip: «неділлю», «вЧехії»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from checker.facts.dates.calendar import calendar
from checker.facts.names import gazetteer
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Token

# A word of so many letters may be another with a slip: one letter lost, added, changed or moved; or be cut off.
LETTERS, SLIPS = 5, 1


def dated(fact: Fact, segments: Iterable[Segment], words: Words) -> bool:
    """Whether an English weekday or month in words may be an unknown word of the Ukrainian passages."""
    known = calendar(words, "uk")
    day, month = fact.value.weekday, fact.value.month
    if fact.side == "uk" or not fact.text.isalpha() or not (day or month):
        return False
    forms = [form for form, n in known.weekdays.items() if n == day] + [
        f for f, n in known.months.items() if n == month
    ]
    return any(
        form.startswith(word) or OSA.distance(word, form, score_cutoff=SLIPS) <= SLIPS
        for token in _unknown(segments, words)
        for word in [token.lower]
        if not known.named[word]
        for form in forms
    )


def placed(fact: Fact, segments: Iterable[Segment], words: Words) -> bool:
    """Whether an English place may be an unknown word of the Ukrainian passages, or one that a «в» is joined to."""
    if fact.side == "uk" or not fact.value.ids:
        return False
    places = gazetteer.gazetteer(words)
    return any(_place(token, fact.value.ids, places) for token in _unknown(segments, words))


def _place(token: Token, ids: frozenset[str], places: gazetteer.Gazetteer) -> bool:
    """Whether a word may be one of some places."""
    at = next((n for n, letter in enumerate(token.text) if letter.isupper()), None)
    if at is None:
        return False
    if at:
        name = Token(token.start + at, token.end, token.text[at:], token.lower[at:])
        one = places.at("uk", (name,), 0)
        return one is not None and not one.ids.isdisjoint(ids)
    return any(
        OSA.distance(token.lower[: len(stem)], stem, score_cutoff=SLIPS) <= SLIPS
        for stem in places.stems(ids)
        if len(stem) >= LETTERS
    )


def _unknown(segments: Iterable[Segment], words: Words) -> Iterator[Token]:
    """The longer words that no dictionary has and that name no known place."""
    for segment in segments:
        named = {n for one in gazetteer.known(segment, words) for n in range(one.start, one.end)}
        for n, token in enumerate(segment.tokens):
            if (
                n not in named
                and len(token.text) >= LETTERS
                and token.text.isalpha()
                and not ordinary(token.lower, words)
            ):
                yield token
