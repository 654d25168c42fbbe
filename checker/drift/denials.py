"""Denials that have no counterpart in the other language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.align.window import Window
from checker.drift import affirmation, outright, paraphrase
from checker.drift.coverage import Word, coverage_of
from checker.drift.cues import COMPOUND, REACH, STOPS, TABLE, Cue, Cues, Strength, cues, listed
from checker.drift.hinted import hinted
from checker.drift.ties.degrees import Degrees
from checker.language.contrasts import other_sentence
from checker.language.lexicon.lexicon import LINKED
from checker.language.text import untranslated
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Side, Span, other

# The pole whose words make one denial together with another of their clause, in Ukrainian.
CONCORD = "none"
# The pole of whole words that say as much as a denial: "lack", «без».
SYNONYMS = "synonyms"
# How near to a denial the word must lie that a word of the other side translates, for this to be its counterpart.
BESIDE: Mapping[Strength, int] = {"may": 2, "seldom": 1, "loose": 1}
# How much of the English text may be without a counterpart in a sentence that was translated word by word.
REST = 0.25
# How much of a side of so many words without a counterpart makes two passages texts of their own.
OTHER, MANY = 0.75, 12
# Of more words that may deny in one passage, which stands for which is not told, and would take the cube of them.
OFTEN = 250
# How much more a distance counts that is measured from a word without a counterpart.
UNSURE = 3
# How far from «жоден» the «не» of its verb may stand, in tokens, and what parts them: no quotation mark does. Between
# commas or in brackets something may come in between, but no clause: «ніхто, включно з судом, не може».
CLAUSE, PARTS, PARENTHESES, SENTENCE = 12, frozenset(".,;:!?()"), frozenset(",()"), 30
# A denial that stands so near has two counterparts: «не бачив і не чув» is "did not see or hear".
SHARED = 4


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
        side: [
            group for group in unpaired[side] if not _excused(given, side, group) and not _instead(given, side, group)
        ]
        for side in SIDES
    }
    if left["uk"] and left["en"]:
        return ()
    return tuple(
        _denial(given, side, group)
        for side in SIDES
        for group in left[side]
        if (given.sure(side, group[-1]) or _whole(given, side))
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
    taken: dict[Side, set[int]] = {"uk": set(), "en": set()}
    for _, apart, i, j in ties:
        if i not in taken["uk"] and j not in taken["en"] and apart <= given.far("says", "uk"):
            taken["uk"].add(i)
            taken["en"].add(j)
    return {side: [group for n, group in enumerate(groups[side]) if n not in taken[side]] for side in SIDES}


def _nearest(given: Cues, uk: Sequence[Cue], en: Sequence[Cue]) -> float:
    """How far two denials of several words stand from each other's place."""
    return min(_apart(given, a, b) for a, b in product(uk, en))


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


def _apart(given: Cues, uk: Cue, en: Cue) -> float:
    """How far two denials stand from each other's place, in English words; the surer place counts."""
    there, here = given.place("uk", uk), given.place("en", en)
    off_there = min(abs(there - en.target), abs(there - en.at))
    off_here = min(abs(here - uk.target), abs(here - uk.at)) * given.slope("uk")
    if given.sure("uk", uk) != given.sure("en", en):
        sure, unsure = (off_there, off_here) if given.sure("uk", uk) else (off_here, off_there)
        return min(sure, UNSURE * unsure)
    return min(off_there, off_here)


def _excused(given: Cues, side: Side, group: Sequence[Cue]) -> bool:
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


def _instead(given: Cues, side: Side, group: Sequence[Cue]) -> bool:
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
        if min(_apart(given, *_sorted(side, cue, there)) for cue in group) > given.far("says", "uk"):
            continue
        for cue in mine:
            if _apart(given, *_sorted(side, cue, there)) <= given.far("says", "uk") and _softly(given, side, cue):
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
    if paraphrase.framed(given, side, cue, there):
        return True
    if paraphrase.phrasal(given, side, cue, there) or paraphrase.owned(given, side, cue, there):
        return False
    if paraphrase.right_before(given, side, cue, there):
        return True
    if there.strength == "seldom" and _amount(given, side, cue, there):
        return True
    word = given.cover.side(other(side))[there.at]
    linked = word.covered >= LINKED and word.partner >= 0
    far = linked and min(abs(word.partner - cue.at), abs(word.partner - cue.target)) > BESIDE["may"]
    if far and there.mention.pole == SYNONYMS and given.better(other(side), there.at):
        linked = False  # "requires … lacks": «потребує» is "requires"
    if linked and side == "uk" and given.cover.uk[word.partner].token.lower == word.token.lower:
        linked = False  # «не зберігають стан (stateless)»: the English word stands in brackets beside what it says
    # In a string a word is often linked to one that is another's counterpart.
    if linked and word.segment.role == "string":
        linked = given.cover.side(side)[word.partner].partner == there.at
    near = linked and there.strength == "may" and apart <= BESIDE["may"] and word.partner != cue.target
    if near and not paraphrase.mutual(given, side, there):
        linked = False  # "fails to load … an error": «помилки» is "error", and "fails" is free for a «не»
    if there.strength in BESIDE and linked:
        part = COMPOUND.search(word.token.text) is not None  # «не у формі» is "out-of-form"
        if word.partner == cue.target and ((there.strength != "may" and not part) or _itself(given, side, cue)):
            return False
        if word.partner == cue.target and side == "en" and affirmation.prefixed(word.token.lower):
            # «небезпечні» is "dangerous", and «нелегко» "not easy".
            return affirmation.inverse(given, word, given.cover.en[cue.target])
        if paraphrase.elsewhere(given, side, cue, there):
            return False
        lone = there.mention.end - there.mention.first == 1
        # «без жодних обмежень» is "without restrictions".
        together = cue.mention.pole == CONCORD and abs(word.partner - cue.at) == 1
        # «не зупинявся жодного дня» is no "stopped".
        together = together and not any(
            one.target == word.partner and one.mention.pole != CONCORD and one.strength == "says"
            for one in given.side(side)
        )
        # "fails with an error" is «не вдається з помилкою», whose «помилкою» is "error".
        mutual = paraphrase.mutual(given, side, there)
        inside = any(one.at == word.partner and one.strength != "says" for one in given.side(side))
        if lone and mutual and not together and inside:
            return False  # «уникати» is "avoid", and says nothing of the "not" before it
        return min(abs(word.partner - cue.at), abs(word.partner - cue.target)) <= BESIDE[there.strength]
    if there.strength == "may" and word.covered < LINKED and given.sure(side, cue):
        # «не вийде» is "unable to finish", where «вийде» was taken for the "come" of the next clause.
        apart = min(apart, abs(given.beside(side, cue) - there.at))
    order = abs(cue.at * given.slope(side) - there.at)
    return apart <= given.far(there.strength, side) or order <= given.far("seldom", side)


def _whole(given: Cues, side: Side) -> bool:
    """Whether a denial of a word without a counterpart is told from a sentence that is said in other words altogether.

    An English one is («не тягнемо ціни» is "too high for us", and the reverse is rare).
    """
    return side == "en" or given.cover.lost["en"] <= REST * given.cover.mass["en"]


def _amount(given: Cues, side: Side, cue: Cue, there: Cue) -> bool:
    """Whether what is denied is how much, and a word that may deny translates it: "not enough" is «мало»."""
    word = given.cover.side(side)[cue.target]
    return word.partner == there.at and word.token.lower in listed(given.words, "amounts", side)


def _itself(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the word that is denied denies: "not lacking" is no «бракувало»."""
    return any(one.at == cue.target and one.strength == "may" for one in given.side(side))


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
