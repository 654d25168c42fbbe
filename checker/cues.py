"""Words that deny, or may, and the word that each denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from checker import poles
from checker.coverage import Coverage
from checker.model import Segment, Side
from checker.poles import Mention
from checker.words import Words

TABLE = SET = "negation"
# A word that says less than this carries no sentence: a denial goes past it to the next one.
LIGHT = 0.2
# So many words at most stand between a denial and what it denies, or behind that.
REACH, BACK = 5, 3
# Words of more letters than this have a capital in an English heading.
LONG = 3
STOPS = frozenset('.,;:!?()«»"“”-')

# "says": it denies. "may": it may stand for a denial ("fail"). "seldom": only in its very place ("only"). "seems": a
# phrase that holds a denial and may have none for a counterpart ("not until").
Strength = Literal["says", "may", "seldom", "seems"]


class Cue(NamedTuple):
    """A word that denies, or may: how surely, the number of its first word, and that of the word that it denies."""

    strength: Strength
    mention: Mention
    at: int
    target: int


def cues(segments: Sequence[Segment], side: Side, cover: Coverage, words: Words) -> Iterator[Cue]:
    """What denies in a passage, or may, by the entries of `rules/words/negation.toml`, in reading order."""
    numbers = {(id(word.segment), word.token.start): n for n, word in enumerate(cover.side(side))}
    for mention in poles.mentions(segments, poles.lexicon(TABLE, side, words), {SET}).get(SET, ()):
        strength = _strength(mention)
        if strength == "says" and _name(mention):
            strength = "may" if _titled(mention) else None
        if strength is None:
            continue
        inside = mention.segment.tokens[mention.first : mention.end]
        listed = [numbers[id(mention.segment), token.start] for token in inside if token.text[0].isalnum()]
        if listed:
            denies = strength in {"says", "seems"}
            yield Cue(strength, mention, listed[0], _target(mention, listed, side, cover) if denies else listed[0])


def _strength(mention: Mention) -> Strength | None:
    if mention.pole == "plain":
        return None
    if mention.pole == "seldom":
        return "seldom"
    return "says" if mention.grade == "says" else "may" if mention.grade == "also" else "seems"


def _name(mention: Mention) -> bool:
    """Whether it is a name: «замовити Ані обід»; not in a heading, "We Do Not Sell Your Data"."""
    if all(token.text[0].isupper() for token in mention.segment.tokens if len(token.text) > LONG):
        return False
    before = mention.segment.tokens[mention.first - 1] if mention.first else None
    return before is not None and before.text[0].isalnum() and mention.segment.tokens[mention.first].text.istitle()


def _titled(mention: Mention) -> bool:
    """Whether it denies inside a name: the mode "Do Not Disturb"."""
    return any(token.text[0].isupper() for token in mention.segment.tokens[mention.end : mention.end + 1])


def _target(mention: Mention, listed: Sequence[int], side: Side, cover: Coverage) -> int:
    """The next word that says something; before the denial where its clause ends there («вдома нікого не було»)."""
    words = cover.side(side)
    n = listed[-1]
    for token in mention.segment.tokens[mention.end :]:
        if token.text in STOPS or n == listed[-1] + REACH:
            break
        if token.text[0].isalnum():
            n += 1
            adverb = side == "en" and token.lower.endswith("ly") and token.lower != "likely"
            if words[n].weight >= LIGHT and not adverb:
                return n
    for n in range(listed[0] - 1, max(-1, listed[0] - 1 - BACK), -1):
        if words[n].segment is mention.segment and words[n].weight >= LIGHT:
            return n
    return listed[0]
