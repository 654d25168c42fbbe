"""What denies by itself, where the other text has nothing that may deny at all: "without the firm rod", «стрижнем»."""

from __future__ import annotations

from checker.drift.cues import Cue, Cues, listed, target
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Side, other

# Of 96 English passages of people's translations with such a word three had no Ukrainian word that may deny, one of
# which was an error.
KEY = "outright"


def asked(pair: Pair, words: Words) -> bool:
    """Whether a passage of a pair has such a word."""
    return any(not listed(words, KEY, side).isdisjoint(present(one)) for side in SIDES for one in pair.side(side))


def lone(given: Cues) -> tuple[Side, list[Cue]] | None:
    """The first such word, with what it denies, which the other text says; not one that both texts have: a title."""
    for side in SIDES:
        if given.side(other(side)):
            continue
        theirs = {word.token.lower for word in given.cover.side(other(side))}
        for cue in given.side(side):
            low = cue.mention.place.text.lower()
            if cue.strength == "may" and low in listed(given.words, KEY, side) and low not in theirs:
                denied = cue._replace(target=target(cue.mention, [cue.at], side, given.cover, given.words))
                if given.sure(side, denied):
                    return side, [denied]
    return None
