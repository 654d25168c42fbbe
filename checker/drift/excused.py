"""What of the other text may stand for a denial that has no counterpart there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.drift import affirmation, paraphrase, standing
from checker.drift.coverage import Word
from checker.drift.cues import COMPOUND, LIGHT, STOPS, SYNONYMS, Cue, Cues, Strength, listed
from checker.drift.ties.degrees import Degrees
from checker.drift.ties.vocabulary import ties
from checker.language.contrasts import other_sentence
from checker.language.lexicon.lexicon import LINKED
from checker.model import Side, other

# The pole whose words make one denial together with another of their clause, in Ukrainian.
CONCORD = "none"
# How near to a denial the word must lie that a word of the other side translates, for this to be its counterpart.
BESIDE: Mapping[Strength, int] = {"may": 2, "seldom": 1, "loose": 1}
# How much more a distance counts that is measured from a word without a counterpart.
UNSURE = 3
# So many words before "until" what is denied stands, so many behind it its figure: "raise … until at least 30 April".
CLOSE, FIGURE = 8, 3
# A denial that stands so near has two counterparts: «не бачив і не чув» is "did not see or hear".
SHARED = 4


def distance(given: Cues, uk: Cue, en: Cue) -> float:
    """How far two denials stand from each other's place, in English words; the surer place counts."""
    there, here = given.place("uk", uk), given.place("en", en)
    off_there = min(abs(there - en.target), abs(there - en.at))
    off_here = min(abs(here - uk.target), abs(here - uk.at)) * given.slope("uk")
    if given.sure("uk", uk) != given.sure("en", en):
        sure, unsure = (off_there, off_here) if given.sure("uk", uk) else (off_here, off_there)
        return min(sure, UNSURE * unsure)
    return min(off_there, off_here)


def excused(given: Cues, side: Side, group: Sequence[Cue]) -> bool:
    """Whether something on the other side may stand for a denial, or the very word does: an English title in both."""
    if side == "en" and (any(map(_elliptical, group)) or any(_topped(given, cue) for cue in group)):
        return True
    words, theirs = given.cover.side(side), given.cover.side(other(side))
    for one in (words[cue.at] for cue in group):
        low = one.token.lower
        linked = one.partner >= 0 and theirs[one.partner].token.lower == low
        if linked or _often(theirs, low) >= _often(words, low):  # as often in both: "SHALL NOT", quoted
            return True
        here, there = ([word.token.text for word in side] if low != one.token.text else [] for side in (words, theirs))
        if here and one.token.text.isupper() and there.count(one.token.text) >= here.count(one.token.text):
            return True  # «вентиль NOT», "a NOT gate"
    return any(_excuses(given, side, cue, there) for cue in group for there in given.side(other(side)))


def _topped(given: Cues, cue: Cue) -> bool:
    """Whether an English denial of a comparative says what a Ukrainian superlative does: "no larger", «найбільша»."""
    known = given.words.made(Degrees)
    behind = cue.mention.segment.tokens[cue.mention.end : cue.mention.end + 1]
    compared = any(token.lower.endswith(known.ends["comparative"]) for token in behind)
    place, far = given.place("en", cue), given.far("may", "en")
    return compared and any(
        abs(n - place) <= far and word.token.lower in known.superlative for n, word in enumerate(given.cover.uk)
    )


def _elliptical(cue: Cue) -> bool:
    """Whether an English denial ends its clause and has its verb in another one: "one survived; the other did not"."""
    behind = cue.mention.segment.tokens[cue.mention.end : cue.mention.end + 1]
    return not behind or behind[0].text in STOPS


def _often(words: Sequence[Word], said: str) -> int:
    return sum(word.token.lower == said for word in words)


def instead(given: Cues, side: Side, group: Sequence[Cue]) -> bool:
    """Whether a denial may have the counterpart of another one, which has something else to stand for it.

    «Не скасовує спробу» is "without cancelling", and «не одразу» the "doesn't" that stands nearer to the first.
    """
    theirs = [cue for cue in given.side(other(side)) if cue.strength == "says"]
    mine = [cue for cue in given.side(side) if cue.strength == "says" and cue not in group]
    if not theirs or not mine:
        return False
    for there in theirs:
        if all(other_sentence(cue.mention, there.mention) for cue in group):
            continue
        if min(distance(given, *_sorted(side, cue, there)) for cue in group) > given.far("says", "uk"):
            continue
        for cue in mine:
            if distance(given, *_sorted(side, cue, there)) <= given.far("says", "uk") and _softly(given, side, cue):
                return True
    return False


def _sorted(side: Side, cue: Cue, there: Cue) -> tuple[Cue, Cue]:
    return (cue, there) if side == "uk" else (there, cue)


def _softly(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether a word that may deny stands for a denial, or one of the other side goes for it too."""
    return paraphrase.coordinated(given, side, cue) or any(
        there.strength == "may" and _excuses(given, side, cue, there) for there in given.side(other(side))
    )


def _excuses(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether a word of the other side may be what a denial has become; not one that translates some other word."""
    places = {given.place(side, cue), *given.linked(side, cue)}
    apart = min(abs(place - at) for place in places for at in (there.at, there.target))
    if there.strength == "says":
        behind = side == "uk" and given.sure(side, cue) and there.at - given.place(side, cue) > BESIDE["may"]
        return apart <= SHARED and not behind
    if there.strength == "loose" and there.at < given.licence:
        return False
    if other_sentence(cue.mention, there.mention):
        return False
    if side == "uk" and given.sure(side, cue) and _placed(given, cue, there):
        return False
    if standing.framed(given, side, cue, there):
        return True
    if standing.phrasal(given, side, cue, there) or standing.owned(given, side, cue, there):
        return False
    if standing.right_before(given, side, cue, there):
        return True
    if there.strength == "seldom" and _amount(given, side, cue, there):
        return True
    word = given.cover.side(other(side))[there.at]
    linked = word.covered >= LINKED and word.partner >= 0
    far = linked and min(abs(word.partner - cue.at), abs(word.partner - cue.target)) > BESIDE["may"]
    lone = there.mention.end - there.mention.first == 1
    if far and there.mention.pole == SYNONYMS and given.better(other(side), there.at):
        linked = False  # "requires … lacks": «потребує» is "requires"
    if far and not lone and given.cover.side(side)[word.partner].weight < LIGHT:
        linked = False  # "although … has yet to be": «проте» is no "yet to"
    if linked and side == "uk" and given.cover.uk[word.partner].token.lower == word.token.lower:
        linked = False  # «не зберігають стан (stateless)»: the English word stands in brackets beside what it says
    # In a string a word is often linked to one that is another's counterpart.
    if linked and word.segment.role == "string":
        linked = given.cover.side(side)[word.partner].partner == there.at
    near = linked and there.strength == "may" and apart <= BESIDE["may"] and word.partner != cue.target
    if near and not standing.mutual(given, side, there):
        linked = False  # "fails to load … an error": «помилки» is "error", and "fails" is free for a «не»
    if there.strength in BESIDE and linked:
        part = COMPOUND.search(word.token.text) is not None  # «не у формі» is "out-of-form"
        if word.partner == cue.target and ((there.strength != "may" and not part) or _itself(given, side, cue)):
            return False
        if word.partner == cue.target and side == "en" and affirmation.prefixed(word.token.lower):
            # «небезпечні» is "dangerous", and «нелегко» "not easy".
            return affirmation.inverse(given, word, given.cover.en[cue.target])
        if standing.elsewhere(given, side, cue, there):
            return False
        # «без жодних обмежень» is "without restrictions".
        together = cue.mention.pole == CONCORD and abs(word.partner - cue.at) == 1
        # «не зупинявся жодного дня» is no "stopped".
        together = together and not any(
            one.target == word.partner and one.mention.pole != CONCORD and one.strength == "says"
            for one in given.side(side)
        )
        # "fails with an error" is «не вдається з помилкою», whose «помилкою» is "error".
        mutual = standing.mutual(given, side, there)
        inside = any(one.at == word.partner and one.strength != "says" for one in given.side(side))
        if lone and mutual and not together and inside:
            return False  # «уникати» is "avoid", and says nothing of the "not" before it
        return min(abs(word.partner - cue.at), abs(word.partner - cue.target)) <= BESIDE[there.strength]
    if there.strength == "may" and word.covered < LINKED and given.sure(side, cue):
        # «не вийде» is "unable to finish", where «вийде» was taken for the "come" of the next clause.
        apart = min(apart, abs(given.beside(side, cue) - there.at))
    order = abs(cue.at * given.slope(side) - there.at)
    return apart <= given.far(there.strength, side) or order <= given.far("seldom", side)


def _placed(given: Cues, cue: Cue, there: Cue) -> bool:
    """Whether an English word only stands before a figure as «до» does, close behind what is denied.

    «не підвищувати до 30 квітня» is not "raise until 30 April".
    """
    known, words = ties(given.words).places["uk"], given.cover.en
    if not 0 < there.at - given.cover.uk[cue.target].partner <= CLOSE:
        return False
    for word in words[there.at + 1 : there.at + 1 + FIGURE]:
        if word.token.text[0].isdigit():
            before = given.cover.uk[max(0, word.partner - 1)].token.lower
            return word.partner > 0 and known.get(before) == "goal"
    return False


def _amount(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether what is denied is how much, and a word that may deny translates it: "not enough" is «мало»."""
    word = given.cover.side(side)[cue.target]
    return word.partner == there.at and word.token.lower in listed(given.words, "amounts", side)


def _itself(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the word that is denied denies: "not lacking" is no «бракувало»."""
    return any(one.at == cue.target and one.strength == "may" for one in given.side(side))
