"""Whether a word of the other text that may deny stands for a denial, or is another word's, or part of a verb."""

from __future__ import annotations

from checker.drift import affirmation
from checker.drift.cues import COMPOUND, PREFIXES, STOPS, SYNONYMS, Cue, Cues, listed
from checker.drift.paraphrase import opposed
from checker.language.lexicon.lexicon import LINKED
from checker.model import Side, other

# Of so many words is a phrase that denies what stands behind it: "too * to".
FRAME = 3
# How many words may lie between a preposition that denies and its noun, with the noun.
PHRASE = 4
# How far from where its counterpart should stand a word is right there, in words.
RIGHT = 1.5
# Beside a word that denies what is denied, another one makes a denial of the two: "never stopped".
FAR = 4
# How far behind a verb its particle may stand, in words: "turn the engine off".
PARTICLE = 2


def mutual(given: Cues, side: Side, there: Cue) -> bool:
    """Whether a word of the other side is the best counterpart of its own counterpart."""
    word = given.cover.side(other(side))[there.at]
    return word.partner >= 0 and given.cover.side(side)[word.partner].partner == there.at


def right_before(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word that says as much stands right before what is denied: «без категорії», "no category".

    Behind a preposition that denies, adjectives may stand between: «без попередньо заповненого запиту».
    """
    if there.mention.pole != SYNONYMS or not given.sure(side, cue) or cue.target < cue.at:
        return False
    words = given.cover.side(other(side))
    partner = given.cover.side(side)[cue.target].partner
    far = PHRASE if words[there.at].token.lower in listed(given.words, "joins", "lacks") else 1
    if not 0 < partner - there.at <= far:
        return False
    between = words[there.at].segment.folded[words[there.at].token.end : words[partner].token.start]
    return words[there.at].segment is words[partner].segment and not STOPS.intersection(between)


def framed(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether what is denied stands right behind a phrase that denies it: "too tired to speak" is «не міг говорити»."""
    size = there.mention.end - there.mention.first
    if size < FRAME or there.mention.pole != SYNONYMS:
        return False
    behind = given.cover.side(other(side))[there.at + size : there.at + size + 1]
    return bool(behind) and behind[0].covered >= LINKED and cue.at <= behind[0].partner <= cue.target + 1


def elsewhere(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word that only begins or ends like a denial translates another word: «негаразди» are "troubles"."""
    if there.mention.pole != PREFIXES:
        return False
    word = given.cover.side(other(side))[there.at]
    mine = given.cover.side(side)[word.partner]
    if COMPOUND.search(word.token.text):
        return False  # "non-Latin" denies what it translates
    if word.partner in {cue.target, cue.at} or mine.partner != there.at:
        return False
    both = (word, mine) if side == "en" else (mine, word)
    return not affirmation.inverse(given, *both)


def phrasal(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word is the particle of the verb that is denied: "turn off" is «вимикати», and says nothing of a «не».

    It does for a verb of the other pole: «не вмикати».
    """
    if side != "uk" or there.strength != "seldom" or cue.target < cue.at or not given.sure(side, cue):
        return False
    word = given.cover.en[there.at]
    verb = given.cover.uk[cue.target]
    if word.token.lower not in listed(given.words, "affirms", "particles"):
        return False
    return 0 < there.at - verb.partner <= PARTICLE and not opposed(given, side, cue)


def owned(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word that may deny is that of another word than a denial, which has its place right there.

    «Не вважаю, що вчителі безгрішні» is no "think they are without sin", nor is «не зупинявся» "stopped".
    """
    if there.strength != "may" or given.cover.side(other(side))[there.at].covered >= LINKED:
        return False
    apart = min(abs(there.at - place) for place in (given.place(side, cue), *given.linked(side, cue)))
    lone = sum(abs(one.at - there.at) <= FAR for one in given.side(other(side))) == 1
    return any(
        one.strength == "may"
        and one.at != cue.at
        and (one.at != cue.target or (lone and one.mention.pole == SYNONYMS))
        and given.cover.side(side)[one.at].covered < LINKED
        and abs(given.place(side, one) - there.at) <= RIGHT
        and (one.at == cue.target or apart > RIGHT)
        for one in given.side(side)
    )
