"""What is only meant, asked for or refused in one text has been done in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, STRING, Check
from checker.checks.governed import governed, hit
from checker.drift.coverage import coverage_of
from checker.drift.locality import at_one_place
from checker.drift.tenses import Tenses, tenses
from checker.drift.ties.endings import endings
from checker.drift.ties.vocabulary import Listing
from checker.language.contrasts import parsed
from checker.language.poles import ENDING
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Pair, Place, Side, Span, Token

# How surely a verb has to be the counterpart of another, and what it says at least (0 to 1).
SURE, SAYS = 0.5, 0.3
# So many words before a verb stands what makes it an intent; so many around the other one may say as much.
REACH, AROUND = 3, 7
MARKS = frozenset(",;:.!?()–—")


class Intents:
    """The words of `rules/words/intents.toml`, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table("intents")
        self.governs: Mapping[Side, frozenset[str]] = {side: Listing(table["governs"][side]).whole for side in SIDES}
        self.excuse: Mapping[Side, Listing] = {side: Listing(table["excuse"][side]) for side in SIDES}
        self.ends = tuple(one.removeprefix(ENDING) for one in parsed(table["excuse"]["uk"]) if one.startswith(ENDING))
        self.infinitive = endings(words).infinitive
        self.to, self.being = (Listing(table[key]).whole for key in ("infinitive", "participle"))


class Intent(Check):
    """Reports a verb that somebody plans, tries, refuses or has to do where the other text says that it was done.

    `rules/words/intents.toml` has what makes an intent, and what may say as much near the other verb.
    """

    check: Literal["intent"]
    compares = True
    by_word = True
    values = {"uk": "the Ukrainian verb", "en": "the English verb"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Intents)
        for pair, sides in governed(comparison, known.governs):
            found = next((one for side in sides for one in _done(comparison, pair, side, known)), None)
            if found:
                yield hit(comparison, *found)


def _done(comparison: Comparison, pair: Pair, side: Side, known: Intents) -> Iterator[tuple[Place, Place]]:
    """The verbs of a side that are meant, and their counterparts that say of a deed done."""
    cover, tensed = coverage_of(comparison, pair), tenses(comparison.words)
    for u, word in enumerate(cover.uk):
        e, form = word.partner, word.token.lower
        if side == "uk" and not form.endswith(known.infinitive):
            continue
        if e < 0 or word.covered < SURE or word.weight < SAYS or cover.en[e].partner != u:
            continue
        if side == "en" and tensed.uk[form] != "past":
            continue
        mate = cover.en[e]
        ours, theirs = word.segment.tokens, mate.segment.tokens
        n, m = first_token(word.segment, word.token.start), first_token(mate.segment, mate.token.start)
        if side == "uk":
            first = _governor(ours, n, known.governs["uk"])
            told = first is not None and _happened(theirs, m, tensed, known)
            excused = told and any(one.lower in known.excuse["en"] for one in _near(theirs, m))
        else:
            first = _governor(theirs, m, known.governs["en"])
            told = first is not None and theirs[m - 1].lower in known.to
            excused = told and any(_means(one.lower, known) for one in _near(ours, n))
        if not told or excused or first is None or not at_one_place(cover, u, e):
            continue
        begins = [ours[first] if side == "uk" else word.token, theirs[first] if side == "en" else mate.token]
        yield (
            Place(word.segment, Span(begins[0].start, word.token.end)),
            Place(mate.segment, Span(begins[1].start, mate.token.end)),
        )


def _governor(tokens: Sequence[Token], verb: int, governs: frozenset[str]) -> int | None:
    """The number of the word that makes an intent of a verb, a little before it in its clause."""
    for n in range(verb - 1, max(-1, verb - 1 - REACH), -1):
        if tokens[n].text in MARKS:
            return None
        if tokens[n].lower in governs:
            return n
    return None


def _happened(tokens: Sequence[Token], n: int, tensed: Tenses, known: Intents) -> bool:
    """Whether an English verb is surely a past: "has sold", "stole"; "sold" behind a noun may be a participle."""
    return tensed.happened(tokens, n) and (n == 0 or tokens[n - 1].lower not in known.being)


def _near(tokens: Sequence[Token], n: int) -> Sequence[Token]:
    return tokens[max(0, n - AROUND) : n + AROUND + 1]


def _means(word: str, known: Intents) -> bool:
    return word in known.excuse["uk"] or word.endswith(known.ends)
