"""Whether what is denied of all is said of some: «не весь парк», "a smaller fleet"."""

from __future__ import annotations

from checker.drift.cues import Cue, Cues
from checker.language.contrasts import found, lexicon
from checker.language.lexicon.lexicon import LINKED
from checker.model import Side, other

# The table and the set of how many, the pole of all, and those that say less.
TABLE, HOW_MANY, ALL = "quantifiers", "how_many", "all"
LESS = frozenset({"not_all", "some", "few", "half", "most"})


def of_some(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether a denial is of all, and a word of the other text without another counterpart says of how many it is."""
    yours = lexicon(TABLE, other(side), given.words)
    here, there = given.cover.side(side), given.cover.side(other(side))
    if not _all(given, side, here[cue.target].token.lower):
        return False
    free = (word for word in there if word.covered < LINKED or word.partner in {cue.target, cue.at})
    return any(
        one.set == HOW_MANY and one.pole in LESS and len(one.parts) == 1 and one.grade != "but"
        for word in free
        for one in found(yours, word.token.lower)
    )


def of_all(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the word right behind a denial is one for all: «не всі вони перестали», "some still operate"."""
    behind = cue.mention.segment.lows[cue.mention.end : cue.mention.end + 1]
    return any(_all(given, side, low) for low in behind)


def _all(given: Cues, side: Side, word: str) -> bool:
    said = found(lexicon(TABLE, side, given.words), word)
    return any(one.set == HOW_MANY and one.pole == ALL and one.grade != "but" for one in said)
