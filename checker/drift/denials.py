"""Denials that have no counterpart in the other language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.align.window import Window
from checker.drift import affirmation, outright, paraphrase, partly
from checker.drift.coverage import Word, coverage_of
from checker.drift.cues import REACH, STOPS, TABLE, Cue, Cues, cues, listed, target
from checker.drift.excused import CONCORD, distance, excused, instead
from checker.drift.hinted import hinted
from checker.language.contrasts import other_sentence
from checker.language.spans import sentence_around
from checker.language.text import untranslated
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Side, Span, other

# How much of the English text may be without a counterpart in a sentence that was translated word by word.
REST = 0.25
# How much of a side of so many words without a counterpart makes two passages texts of their own.
OTHER, MANY = 0.75, 12
# Of more words that may deny in one passage, which stands for which is not told, and would take the cube of them.
OFTEN = 250
# How far from «жоден» the «не» of its verb may stand, in tokens, and what parts them: no quotation mark does. Between
# commas or in brackets something may come in between, but no clause: «ніхто, включно з судом, не може».
CLAUSE, PARTS, PARENTHESES, SENTENCE = 12, frozenset(".,;:!?()"), frozenset(",()"), 30


class Denial(NamedTuple):
    """A denial of one side that nothing on the other side stands for.

    `here` are the words from the denial to what it denies; `there` is what stands for that, where it is known.
    `evidence` is "said" where it is and the other side denies nothing at all, "beside" where that denies something
    else, "alone" where nothing is known to stand for what is denied.
    """

    side: Side
    here: Place
    there: Place | None
    evidence: Literal["said", "beside", "alone"]


def lone(comparison: Comparison, pair: Pair) -> tuple[Denial, ...]:
    """The denials of a pair that nothing on the other side stands for; those of one side only.

    Where both sides have one left, the two stand for each other in a sentence that was turned round.
    """
    return comparison.made(_lone, pair)


def _hinted(comparison: Comparison, table: str) -> Collection[Pair]:
    """The pairs that may say something of a table in either text."""
    return hinted(comparison, table, "uk").keys() | hinted(comparison, table, "en").keys()


def _lone(comparison: Comparison, pair: Pair) -> tuple[Denial, ...]:
    said = pair in comparison.made(_hinted, TABLE) or outright.asked(pair, comparison.words)
    if not said and not any(map(affirmation.prefixes, pair.uk)):
        said = any(affirmation.undoing(one, comparison.words) for one in pair.en)
        if not said:
            return ()
    if untranslated(pair):
        return ()
    cover = coverage_of(comparison, pair)
    if not cover.uk or not cover.en:
        return ()
    if any(len(cover.side(one)) >= MANY and cover.lost[one] > OTHER * cover.mass[one] for one in SIDES):
        return ()  # no translation: nothing in it stands for anything
    given = cues(comparison, pair)
    if any(len(given.side(side)) > OFTEN for side in SIDES):
        return ()
    by_itself = outright.lone(given)
    if by_itself:
        return (_denial(given, *by_itself),)
    unpaired = _unpaired(given, comparison.window.inside(pair.uk or pair.en))
    affirmed = [_denial(given, "uk", group) for group in unpaired["uk"] if affirmation.affirmed(given, group[-1])]
    affirmed += [_undone("uk", *both) for both in affirmation.undone(given)]
    affirmed += [_undone("en", en, uk) for uk, en in affirmation.overdone(given)][:1]
    if affirmed:
        return tuple(affirmed)
    left = {
        side: [group for group in unpaired[side] if not excused(given, side, group) and not instead(given, side, group)]
        for side in SIDES
    }
    if left["uk"] and left["en"]:
        return ()
    return tuple(
        _denial(given, side, group)
        for side in SIDES
        for group in left[side]
        if (given.sure(side, group[-1]) or _whole(given, side) or _told(given, group[-1]))
        and not partly.of_some(given, side, group[-1])
        and not paraphrase.asked(given, side, group[-1])
        and not paraphrase.postponed(given, side, group[-1])
        and not paraphrase.opposed(given, side, group[-1])
        and not paraphrase.coordinated(given, side, group[0])
        and not paraphrase.governed(given, side, group[-1])
        and not paraphrase.compared(given, side, group[-1])
        and not paraphrase.inverted(given, side, group[-1])
        and not paraphrase.doubled(given, side, group[-1])
        and not paraphrase.excepted(given, side, group[-1])
        and not (side == "en" and affirmation.doubled(given, group[-1]))
    )


def _unpaired(given: Cues, window: Window) -> dict[Side, list[Sequence[Cue]]]:
    """The denials of both sides without those that stand for one another, the nearest first."""
    groups = {
        side: _concord(side, [c for c in given.side(side) if c.strength == "says"], given.words) for side in SIDES
    }
    ties = sorted(
        (other_sentence(uk[-1].mention, en[-1].mention), _nearest(given, uk, en), i, j)
        for i, j in window.near(groups["uk"], groups["en"])
        for uk, en in ((groups["uk"][i], groups["en"][j]),)
    )
    taken = {side: _lacking(given, side, groups[side]) for side in SIDES}
    for _, apart, i, j in ties:
        if i not in taken["uk"] and j not in taken["en"] and apart <= given.far("says", "uk"):
            taken["uk"].add(i)
            taken["en"].add(j)
    return {side: [group for n, group in enumerate(groups[side]) if n not in taken[side]] for side in SIDES}


def _lacking(given: Cues, side: Side, groups: Sequence[Sequence[Cue]]) -> set[int]:
    """The denials (numbers) of what the other text has behind a "without": «без перевірки», "cannot be verified"."""
    lacks, there = listed(given.words, "joins", "lacks"), other(side)
    lacked = {
        mate
        for cue in given.side(there)
        if cue.strength == "may" and cue.mention.place.text.lower() in lacks
        for mate in given.linked(there, _denying(given, there, cue))
    }
    return {n for n, group in enumerate(groups) if lacked and not lacked.isdisjoint(cue.target for cue in group)}


def _denying(given: Cues, side: Side, cue: Cue) -> Cue:
    """A word that may deny, with the word that it would."""
    return cue._replace(target=target(cue.mention, [cue.at], side, given.cover, given.words))


def _nearest(given: Cues, uk: Sequence[Cue], en: Sequence[Cue]) -> float:
    """How far two denials of several words stand from each other's place."""
    return min(distance(given, a, b) for a, b in product(uk, en))


def _concord(side: Side, denials: Sequence[Cue], words: Words) -> list[list[Cue]]:
    """Denials that are one: «ніхто нічого не сказав»."""
    groups: list[list[Cue]] = []
    for cue in denials:
        if groups and (cue.target == groups[-1][-1].target or (side == "uk" and _agree(groups[-1], cue, words))):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return groups


def _agree(group: Sequence[Cue], two: Cue, words: Words) -> bool:
    """Whether a denial is one with those before it, as it is where one is «ніхто», «жодний», «ніколи»."""
    one = group[-1]
    if CONCORD not in {one.mention.pole, two.mention.pole} or one.mention.segment is not two.mention.segment:
        return False
    between = one.mention.segment.tokens[one.mention.end : two.mention.first]
    if len(between) <= REACH and not any(token.text in STOPS for token in between):
        return True
    # «У жодному разі учасники «Клубу» не відповідають»: the verb of such a word has a «не», however far.
    if one.mention.pole != CONCORD:
        return False
    if len(between) <= CLAUSE and not any(token.text in PARTS for token in between):
        return True
    if two.mention.pole == CONCORD or len(between) > SENTENCE or any(cue.mention.pole != CONCORD for cue in group):
        return False
    opens = listed(words, "empty", "asks") | listed(words, "joins", "turns")
    return not any(token.text in PARTS - PARENTHESES or token.lower in opens for token in between)


def _whole(given: Cues, side: Side) -> bool:
    """Whether a denial of a word without a counterpart is told from a sentence that is said in other words altogether.

    An English one is («не тягнемо ціни» is "too high for us", and the reverse is rare).
    """
    return side == "en" or given.cover.lost["en"] <= REST * given.cover.mass["en"]


def _told(given: Cues, cue: Cue) -> bool:
    """Whether the English sentence where a Ukrainian denial of a word without a counterpart belongs is told besides."""
    words = given.cover.en
    if partly.of_all(given, "uk", cue):
        return False
    at = words[min(len(words) - 1, max(0, round(given.beside("uk", cue))))]
    first, end = sentence_around(at.segment, at.token.start)
    inside = [word for word in words if word.segment is at.segment and first <= word.token.start < end]
    mass = sum(word.weight for word in inside)
    return sum(word.lost for word in inside) <= REST * mass


def _denial(given: Cues, side: Side, group: Sequence[Cue]) -> Denial:
    cue = group[-1]
    mine, yours = given.cover.side(side), given.cover.side(other(side))
    start, last = cue.mention.place.span
    end = max(last, mine[cue.target].token.end)
    there = None
    if given.sure(side, cue):
        word = yours[mine[cue.target].partner]
        there = Place(word.segment, Span(word.token.start, word.token.end))
    return Denial(side, Place(cue.mention.segment, Span(start, end)), there, _evidence(there, given.side(other(side))))


def _evidence(there: Place | None, denied: Sequence[Cue]) -> Literal["said", "beside", "alone"]:
    return "alone" if there is None else "beside" if denied else "said"


def _undone(side: Side, one: Word, two: Word) -> Denial:
    here, there = (Place(word.segment, Span(word.token.start, word.token.end)) for word in (one, two))
    return Denial(side, here, there, "beside")
