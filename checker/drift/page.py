"""How much of a page its translation has: stretches of passages that nothing stands for, or that are not translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.align.passages.pair import ASIDE
from checker.language.text import CYRILLIC, IDENTIFIER, LATIN
from checker.language.tokens import LETTERS, function_words
from checker.model import Pair, Role, Segment, Side, other

# Passages that say nothing of how far a translation has come.
NO_PROSE: frozenset[Role] = ASIDE | {"code", "alt", "string"}
# So many words in Latin letters are an English passage where one of them is a function word; others may be a name or a
# command (docker container rm).
ENGLISH = 3

State = Literal["there", "gone", "foreign", "neutral"]


class Passage(NamedTuple):
    """A passage of the original, what became of it, the pair that it stands in, and how many letters it has."""

    segment: Segment
    state: State
    pair: Pair

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(map(str.isalpha, self.segment.text))


class Stretch(NamedTuple):
    """Passages of the original, one after another, that the translation has not.

    `share` is the part of the page's letters that they are, 0 to 1; `before` stands before them in the translation.
    `amid` are blocks of code and the like that stand among them or next to them, and have no counterpart either.
    """

    passages: tuple[Passage, ...]
    share: float
    before: Segment | None
    amid: tuple[Segment, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether the translation has any of them as it is in the original."""
        return any(one.state == "foreign" for one in self.passages)


class Extent(NamedTuple):
    """How much of a page is in its translation.

    `passages` counts those of the original and `there` those of them that the translation has; `share` is how much of
    the letters these are, 0 to 1. Names and commands, which may be the same in both languages, are not counted.
    """

    passages: int
    there: int
    share: float
    stretches: tuple[Stretch, ...]


def extent(comparison: Comparison, side: Side) -> Extent:
    """How much of the page the text of `side` has, measured by what the other side says.

    A passage of the other side is not there where nothing stands for it, or where what does is not translated.
    """
    passages = list(_passages(comparison, side))
    counted = [one for one in passages if one.state != "neutral"]
    there = [one for one in counted if one.state == "there"]
    if len(there) == len(counted):  # nothing lacks, and no letter need be counted
        return Extent(len(counted), len(there), 1.0, ())
    whole = sum(one.letters for one in counted)
    return Extent(
        passages=len(counted),
        there=len(there),
        share=sum(one.letters for one in there) / whole if whole else 1.0,
        stretches=tuple(_stretches(passages, side, whole)),
    )


def _passages(comparison: Comparison, side: Side) -> Iterator[Passage]:
    pairs = {segment: pair for pair in comparison.pairs for segment in pair.side(other(side))}
    for segment in comparison.side(other(side)):
        if segment in pairs and segment.role in NO_PROSE:
            yield Passage(segment, "neutral", pairs[segment])
        elif segment in pairs and any(map(str.isalpha, segment.text)):
            state = _state(comparison, segment, pairs[segment].side(side), side)
            yield Passage(segment, state, pairs[segment])


def _state(comparison: Comparison, segment: Segment, counterparts: Sequence[Segment], side: Side) -> State:
    """What became of a passage of which `counterparts` are in the text of `side`."""
    own = CYRILLIC if segment.side == "uk" else LATIN
    said = [one for one in counterparts if one.text.strip()]
    if not said:
        return "gone" if own.search(segment.folded) else "neutral"
    if side == "en":
        if not any(CYRILLIC.search(one.folded) for one in said):
            return "there"
        words = [word for one in said for word in LETTERS.findall(one.folded)]
        cyrillic = sum(CYRILLIC.search(word) is not None for word in words)
        return "foreign" if cyrillic * 2 > len(words) else "there"
    if any(CYRILLIC.search(one.folded) for one in said):
        return "there"
    words = [word for one in said for word in LETTERS.findall(IDENTIFIER.sub(" ", one.folded))]
    english = function_words(comparison.words)["en"]
    return "foreign" if len(words) >= ENGLISH and any(word.lower() in english for word in words) else "neutral"


def _stretches(passages: Sequence[Passage], side: Side, whole: int) -> Iterator[Stretch]:
    """The longest runs of passages that the text of `side` has not; what is neutral ends none."""
    before: Segment | None = None
    for there, run in groupby(passages, lambda one: one.state == "there"):
        held = tuple(run)
        if there:
            before = held[-1].pair.side(side)[-1]
            continue
        lacking = tuple(one for one in held if one.state != "neutral")
        amid = tuple(one.segment for one in held if one.state == "neutral" and not one.pair.side(side))
        if lacking:
            yield Stretch(lacking, sum(one.letters for one in lacking) / whole, before, amid)
