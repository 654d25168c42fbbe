"""Two things are meant in one text and one of the two in the other: this and that, this or that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, STRING, Check
from checker.checks.governed import governed, hit
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.tenses import tenses
from checker.drift.ties.endings import ends
from checker.drift.ties.vocabulary import Listing, ties
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token, tokens_within
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Pair, Place, Segment, Side, Span, Token

# What a joined word says at least; so many tokens stand between a joint and it, and between two joined words.
SAYS, LIGHT, BETWEEN = 0.3, 3, 6
# So many tokens before a joint may leave it open which of the two it is.
BEFORE = 12
KINDS = ("both", "either")
# So many tokens tell what joined words are: beside a joint, close by, around it, behind it; whose thing it is ends so.
BESIDE, CLOSE, AROUND, AFTER, OWNS = 2, 4, 10, 8, "'s"
QUESTION = "?"
STOPS = frozenset('.;:!?()—–"«»“”/…')


class Joined(NamedTuple):
    """A joint of a passage, the number of its token, and the kind of it."""

    segment: Segment
    at: int
    kind: str

    def near(self, before: int, behind: int) -> Sequence[Token]:
        """So many tokens before a joint, and behind it."""
        tokens = self.segment.tokens
        return (*tokens[max(0, self.at - before) : self.at], *tokens[self.at + 1 : self.at + 1 + behind])


class Joints:
    """The words of `rules/words/joints.toml`, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table("joints")
        self.kinds: Mapping[Side, Mapping[str, str]] = {
            side: {word: kind for kind in KINDS for word in Listing(table[kind][side]).whole} for side in SIDES
        }
        self.either = {side: Listing(table["either"][side]).whole for side in SIDES}
        self.open = {side: Listing(table["open"][side]) for side in SIDES}
        settles = table["settles"]
        self.definite, self.many, self.may = (Listing(settles[key]).whole for key in ("definite", "many", "may"))
        self.whoever, self.manifold = Listing(settles["whoever"]), ends(settles["kinds"])
        self.verb, self.tenses = ties(words).verb, tenses(words)

    def doubled(self, segment: Segment, at: int) -> bool:
        """Whether another joint stands beside one: «і або замініть файл, або …»."""
        return any(one.lower in self.kinds[segment.side] for one in Joined(segment, at, "").near(1, 1))

    def settled(self, uk: Joined, en: Joined) -> bool:
        """Whether the two things that "or" joins are no examples of a kind, of which both may be meant.

        They are definite or have names, are what is told in the past or what is to be done, or are spoken of as many.
        """
        if any(one.lower in self.may for one in en.near(0, AFTER)) or self._kinds(uk):
            return False
        before, behind = en.near(CLOSE, 0), en.near(0, CLOSE)
        return (
            any(one.lower in self.definite or one.lower.endswith(OWNS) for one in (*before, *behind[:BESIDE]))
            or any(one.lower in self.many for one in behind)
            or (en.at > 1 and en.segment.tokens[en.at - 1].text[0].isupper())
            or self._done(uk)
            or any(self.tenses.uk[one.lower] == "past" for one in uk.near(AROUND, AROUND))
        )

    def _kinds(self, uk: Joined) -> bool:
        """Whether a Ukrainian joint has adjectives of many things beside it: «для старих та нових інструкцій»."""
        return any(one.lower.endswith(self.manifold) for one in uk.near(0, BESIDE))

    def _done(self, uk: Joined) -> bool:
        """Whether a Ukrainian joint joins two verbs, of no kind of people or things («які розгортають і …»)."""
        if any(one.lower in self.whoever for one in uk.near(CLOSE, 0)):
            return False
        return sum(self.verb[one.lower] == "verb" for one in uk.near(BESIDE, BESIDE)) >= BESIDE


class Joint(Check):
    """Reports "or" between two words whose counterparts "and" joins, or the reverse.

    `rules/words/joints.toml` has what joins, and in whose company either may stand.
    """

    check: Literal["joint"]
    compares = True
    by_word = True
    values = {"uk": "the Ukrainian word", "en": "the English word"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Joints)
        for pair, _ in governed(comparison, known.either):
            if any(QUESTION in one.folded for side in SIDES for one in pair.side(side)):
                continue
            for uk, en in _changed(pair, coverage_of(comparison, pair), known):
                yield hit(comparison, _place(uk), _place(en))


def _place(joint: Joined) -> Place:
    token = joint.segment.tokens[joint.at]
    return Place(joint.segment, Span(token.start, token.end))


def _changed(pair: Pair, cover: Coverage, known: Joints) -> Iterator[tuple[Joined, Joined]]:
    """The joints of a pair that join the same two words, and say of them another thing."""
    for segment in pair.uk:
        if known.kinds["uk"].keys().isdisjoint(present(segment)):
            continue
        for n, token in enumerate(segment.tokens):
            kind = known.kinds["uk"].get(token.lower)
            if kind is None or _open(segment.tokens, n, known.open["uk"]) or known.doubled(segment, n):
                continue
            there = _between(segment, n, cover, known)
            if there is None or there.kind == kind or _open(there.segment.tokens, there.at, known.open["en"]):
                continue
            mine = Joined(segment, n, kind)
            if kind == "either" or known.settled(mine, there):
                yield mine, there


def _between(segment: Segment, joint: int, cover: Coverage, known: Joints) -> Joined | None:
    """The one English joint between the counterparts of the words that a Ukrainian one joins."""
    before, behind = _beside(segment, joint, -1, cover), _beside(segment, joint, 1, cover)
    if before is None or behind is None:
        return None
    first, last = cover.en[before], cover.en[behind]
    if before >= behind or first.segment is not last.segment:
        return None
    tokens = tokens_within(first.segment, first.token.end, last.token.start)
    if len(tokens) > BETWEEN or any(one.text in STOPS for one in tokens):
        return None
    kinds = known.kinds["en"]
    found = [n for n, one in enumerate(tokens) if one.lower in kinds]
    if len(found) != 1:
        return None
    at = first_token(first.segment, tokens[found[0]].start)
    return Joined(first.segment, at, kinds[tokens[found[0]].lower])


def _beside(segment: Segment, joint: int, step: int, cover: Coverage) -> int | None:
    """The counterpart (its number) of the next word that says something on one side of a joint."""
    numbers, tokens = cover.numbers["uk"], segment.tokens
    for at in range(joint + step, joint + step * (LIGHT + 1), step):
        if not 0 <= at < len(tokens) or tokens[at].text in STOPS:
            return None
        n = numbers.get((segment, tokens[at].start))
        if n is None or cover.uk[n].weight < SAYS:
            continue
        word = cover.uk[n]
        told = word.covered >= LINKED and word.partner >= 0 and cover.en[word.partner].partner == n
        return word.partner if told else None
    return None


def _open(tokens: Sequence[Token], joint: int, listed: Listing) -> bool:
    """Whether anything before a joint leaves it open what it says."""
    return any(one.lower in listed or one.lower.endswith("n't") for one in tokens[max(0, joint - BEFORE) : joint])
