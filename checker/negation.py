"""Words that deny, the word that each denies, and which of them has no counterpart in the other language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal, NamedTuple

from checker import poles
from checker.coverage import COVERED, Coverage
from checker.model import SIDES, Pair, Segment, Side, Token, other
from checker.poles import Mention
from checker.words import Words

TABLE = "negation"
SET = "negation"
# A word that says less than this carries no sentence: a denial goes past it to the next one.
LIGHT = 0.2
# So many words at most stand between a denial and what it denies.
REACH = 5
STOPS = frozenset(".,;:!?()«»\"“”-")

# How far from its place the counterpart of a denial may stand, as words and as a share of the other passage: another
# denial, a word that may mean one, a word that only seldom does.
NEAR: Mapping[str, tuple[float, float]] = {"says": (4, 0.45), "may": (2.5, 0.12), "seldom": (1.5, 0.04), "seems": (1.5, 0.06)}
# How near to a denial the word must lie that a word of the other side translates, for this to be its counterpart.
BESIDE = 2
# A denial that stands so near has two counterparts: «не бачив і не чув» is "neither saw nor heard".
SHARED = 4

Strength = Literal["says", "may", "seldom", "seems"]


class Cue(NamedTuple):
    """A word that denies, or may: how surely, where it stands, and the number of the word that it denies."""

    strength: Strength
    mention: Mention
    at: int
    target: int


@dataclass(frozen=True)
class Denials:
    """The cues of both sides of a pair, and where the words lie that they deny."""

    cover: Coverage
    cues: Mapping[Side, Sequence[Cue]]

    def place(self, side: Side, cue: Cue) -> float:
        """Where on the other side the counterpart of a cue should stand, as a number of a word."""
        words = self.cover.side(side)
        if words[cue.target].covered >= COVERED and words[cue.target].partner >= 0:
            return words[cue.target].partner
        near = [
            (abs(n - cue.target), word.partner - (n - cue.target) * self.slope(side))
            for n, word in enumerate(words[max(0, cue.target - 5) : cue.target + 6], max(0, cue.target - 5))
            if word.covered >= COVERED and word.partner >= 0 and word.weight >= LIGHT
        ]
        return min(near)[1] if near else cue.target * self.slope(side)

    def sure(self, side: Side, cue: Cue) -> bool:
        """Whether the word that a cue denies has a counterpart."""
        word = self.cover.side(side)[cue.target]
        return word.covered >= COVERED and word.partner >= 0

    def slope(self, side: Side) -> float:
        """How many words of the other side stand for one of this side."""
        return len(self.cover.side(other(side))) / max(1, len(self.cover.side(side)))


def cues(segments: Sequence[Segment], side: Side, cover: Coverage, words: Words) -> list[Cue]:
    """The words of a passage that deny or may deny, those that deny the same word once."""
    numbers = {(id(word.segment), word.token.start): n for n, word in enumerate(cover.side(side))}
    found = poles.mentions(segments, poles.lexicon(TABLE, side, words), {SET}).get(SET, [])
    made: list[Cue] = []
    for mention in found:
        strength = _strength(mention)
        if strength is None or (strength == "says" and _name(mention)):
            continue
        tokens = mention.segment.tokens
        at = next(
            (numbers[id(mention.segment), t.start] for t in tokens[mention.first : mention.end] if t.text[0].isalnum()),
            -1,
        )
        if at < 0:
            continue
        target = _target(mention, at, side, cover) if strength in {"says", "seems"} else at
        made.append(Cue(strength, mention, at, target))
    return made


def _strength(mention: Mention) -> Strength | None:
    if mention.pole == "plain":
        return None
    if mention.pole == "seldom":
        return "seldom"
    return {"says": "says", "also": "may", "but": "seems"}[mention.grade]  # type: ignore


def _name(mention: Mention) -> bool:
    """Whether it is a name: «замовити Ані обід»."""
    first = mention.segment.tokens[mention.first]
    before = mention.segment.tokens[mention.first - 1] if mention.first else None
    return first.text.istitle() and before is not None and before.text[0].isalnum()


def _target(mention: Mention, at: int, side: Side, cover: Coverage) -> int:
    """The next word that says something; before the denial where its clause ends there ("she said nothing")."""
    words = cover.side(side)
    tokens = mention.segment.tokens
    end = mention.end
    steps = 0
    n = at - 1 + sum(t.text[0].isalnum() for t in tokens[mention.first : end])
    for token in tokens[end:]:
        if token.text in STOPS or steps == REACH:
            break
        if token.text[0].isalnum():
            n += 1
            steps += 1
            if words[n].weight >= LIGHT and not (token.lower.endswith("ly") and token.lower != "likely"):
                return n
    for n in range(at - 1, max(-1, at - 4), -1):
        if words[n].segment is mention.segment and words[n].weight >= LIGHT:
            return n
    return at


def denials(pair: Pair, cover: Coverage, words: Words) -> Denials:
    """Everything that denies in a pair of passages."""
    return Denials(cover, {side: cues(pair.side(side), side, cover, words) for side in SIDES})


def lone(given: Denials) -> Iterator[tuple[Side, Cue]]:
    """The denials that nothing on the other side stands for."""
    groups = {side: _concord(side, [c for c in given.cues[side] if c.strength == "says"]) for side in SIDES}
    left = dict(groups)
    left["uk"], left["en"] = _unpaired(given, groups["uk"], groups["en"])
    left = {side: [group for group in left[side] if not _excused(given, side, group)] for side in SIDES}
    if left["uk"] and left["en"]:
        return
    for side in SIDES:
        for group in left[side]:
            cue = group[-1]
            if (side == "en" or given.sure(side, cue)) and not _asked(side, cue, given):
                yield side, cue


def _unpaired(
    given: Denials, uk: Sequence[Sequence[Cue]], en: Sequence[Sequence[Cue]]
) -> tuple[list[Sequence[Cue]], list[Sequence[Cue]]]:
    """The denials of both sides without those that stand for one another, the nearest first."""
    ties = sorted(
        (min(_apart(given, a, b) for a in mine for b in yours), i, j)
        for (i, mine), (j, yours) in product(enumerate(uk), enumerate(en))
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for apart, i, j in ties:
        if i not in taken[0] and j not in taken[1] and apart <= _far(given, "says", "uk"):
            taken[0].add(i)
            taken[1].add(j)
    return [group for i, group in enumerate(uk) if i not in taken[0]], [
        group for j, group in enumerate(en) if j not in taken[1]
    ]


def _asked(side: Side, cue: Cue, given: Denials) -> bool:
    """Whether it stands in a question that is polite by it: «Ви не знаєте, коли?»."""
    tokens = cue.mention.segment.tokens
    first = cue.mention.first == 0 or not tokens[cue.mention.first - 1].text[0].isalnum()
    return (side == "uk" or first) and all(_ends(given, s, cue if s == side else None) == "?" for s in SIDES)


def _ends(given: Denials, side: Side, cue: Cue | None) -> str:
    segment = cue.mention.segment if cue else given.cover.side(side)[-1].segment
    start = segment.tokens[cue.mention.first].start if cue else 0
    marks = [t.text for t in segment.tokens if t.text in ".?!…" and t.start >= start]
    return ("?" if "?" in marks else "") if cue is None else (marks[0] if marks else "")


def _concord(side: Side, listed: Sequence[Cue]) -> list[list[Cue]]:
    """Denials that are one: «ніхто нічого не сказав»."""
    groups: list[list[Cue]] = []
    for cue in listed:
        if groups and (cue.target == groups[-1][-1].target or (side == "uk" and _agree(groups[-1][-1], cue))):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return groups


def _agree(one: Cue, two: Cue) -> bool:
    """Whether two denials of a clause are one, as they are where one is «ніхто», «жодний», «ніколи»."""
    if "none" not in {one.mention.pole, two.mention.pole} or one.mention.segment is not two.mention.segment:
        return False
    between = one.mention.segment.tokens[one.mention.end : two.mention.first]
    return len(between) <= REACH and not any(token.text in STOPS for token in between)


def _apart(given: Denials, uk: Cue, en: Cue) -> float:
    """How far two cues stand from each other's place, in English words; the surer place counts."""
    there = min(abs(given.place("uk", uk) - en.target), abs(given.place("uk", uk) - en.at))
    here = min(abs(given.place("en", en) - uk.target), abs(given.place("en", en) - uk.at)) * given.slope("uk")
    sure = given.sure("uk", uk), given.sure("en", en)
    if sure[0] != sure[1]:
        return there if sure[0] else here
    return min(there, here)


def _far(given: Denials, strength: Strength, side: Side) -> float:
    steps, share = NEAR[strength]
    return steps + share * len(given.cover.side(other(side)))


def _excused(given: Denials, side: Side, group: Sequence[Cue]) -> bool:
    return any(_excuses(given, side, cue, there) for cue in group for there in given.cues[other(side)])


def _excuses(given: Denials, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word of the other side may be what a denial has become; not one that translates some other word."""
    place = given.place(side, cue)
    apart = min(abs(place - there.at), abs(place - there.target))
    if there.strength == "says":
        return apart <= SHARED
    word = given.cover.side(other(side))[there.at]
    order = abs(cue.at * given.slope(side) - there.at)
    if there.strength != "seems" and word.covered >= COVERED and word.partner >= 0:
        if word.partner == cue.target and (there.strength == "seldom" or _itself(given, side, cue)):
            return False
        return min(abs(word.partner - cue.at), abs(word.partner - cue.target)) <= (BESIDE if there.strength == "may" else 1)
    return apart <= _far(given, there.strength, side) or order <= _far(given, "seldom", side)


def _itself(given: Denials, side: Side, cue: Cue) -> bool:
    """Whether the word that is denied is one that denies: "not lacking"."""
    return any(c.at == cue.target and c.strength == "may" for c in given.cues[side])


def token(cue: Cue, cover: Coverage, side: Side) -> Token:
    """The word that is denied."""
    return cover.side(side)[cue.target].token


_ = cached_property
