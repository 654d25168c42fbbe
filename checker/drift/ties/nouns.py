"""Who does it to whom among common nouns: the doctor who sued the patient, the jam that caused the accident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place
from checker.drift.tenses import tenses
from checker.drift.ties.vocabulary import Ties, ties
from checker.language import contrasts
from checker.language.contrasts import Lexicon as Poles
from checker.language.lexicon.lexicon import Lexicon, lexicon
from checker.language.quantities.units import units
from checker.model import Pair, Place, Side, Span

# How surely two words must stand for each other, and what a noun says at least (0 to 1).
SURE, SAYS = 0.5, 0.3
# How far from its verb a doer is in Ukrainian, and whom it is done to; how many words a phrase may have.
NEAR, FAR, PHRASE = 3, 8, 3
# Words that have so many first letters in common may be taken for each other.
ALIKE = 5
MARKS = frozenset(',;:()"«»“”„.!?…–—→←↔⇒>|/•=+')
# The table with people who have other endings than `Endings.people`, and that of words which only say how many.
TABLE, COUNTING = "roles", "quantifiers"


class Turned(NamedTuple):
    """Two nouns in each other's part, of each its Ukrainian and its English word; who does it in Ukrainian is first.

    `told` says that one of them is a person, or that it has happened: what things do in general is said either way.
    """

    doer: tuple[Place, Place]
    other: tuple[Place, Place]
    told: bool


def turned(comparison: Comparison, pair: Pair) -> Turned | None:
    """The first verb of a pair whose doer in one text is whom it is done to in the other; None where there is none."""
    return next(_turned(comparison, coverage_of(comparison, pair)), None)


def _turned(comparison: Comparison, cover: Coverage) -> Iterator[Turned]:
    bound, known = ties(comparison.words), lexicon(comparison.words)
    measured = units(comparison.words).exact
    people, counting = (contrasts.lexicon(table, "uk", comparison.words) for table in (TABLE, COUNTING))
    for u, word in enumerate(cover.uk):
        e = word.partner
        if e < 0 or word.covered < SURE or cover.en[e].partner != u or bound.verb[word.token.lower] != "verb":
            continue
        here, there = word.token.lower, cover.en[e].token.lower
        if here.endswith(bound.doerless) or bound.silent["uk", here] or bound.converse["en", there]:
            continue
        if there in bound.auxiliaries:
            continue
        doer = _doer(cover, u, bound, known, people)
        english = _english(cover, e, bound) if doer is not None else None
        if doer is None or english is None or not at_one_place(cover, u, e):
            continue
        passive, phrase = english
        if _counts(cover.uk[doer], counting):
            continue
        to = cover.uk[doer].partner
        if to < 0 or to in phrase or not _mutual(cover, doer) or not _patient(cover, e, to, bound, passive=passive):
            continue
        for n in phrase if passive else phrase[:1]:
            suffers = cover.en[n].partner
            if suffers < 0 or suffers == doer or not _mutual(cover, suffers) or cover.uk[suffers].partner != n:
                continue
            if not _reached(cover, "uk", u, suffers) or _joined(cover, doer, suffers, bound):
                continue
            object_ = cover.uk[suffers]
            if object_.token.lower in measured:
                continue  # «вода відступила на кілька метрів»: a unit does nothing
            if _may_do(object_.token.lower, here, bound, known) or _governed(cover, suffers, bound):
                continue
            if _attribute(cover, suffers, bound, known) or _alike(cover, doer, suffers):
                continue
            if _noun(object_, bound, known):
                past = tenses(comparison.words).uk[here] == "past"
                somebody = any(_somebody(cover.uk[one].token.lower, bound, known, people) for one in (doer, suffers))
                yield Turned(_places(cover, doer, to), _places(cover, suffers, n), past or somebody)
                break


def _mutual(cover: Coverage, uk: int) -> bool:
    """Whether a Ukrainian word and its counterpart name each other, surely."""
    word = cover.uk[uk]
    return word.partner >= 0 and word.covered >= SURE and cover.en[word.partner].partner == uk and word.weight >= SAYS


def _places(cover: Coverage, uk: int, en: int) -> tuple[Place, Place]:
    return _place(cover.uk[uk]), _place(cover.en[en])


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))


def _reached(cover: Coverage, side: Side, one: int, two: int) -> bool:
    """Whether two words stand in one clause, without a mark between them."""
    words = cover.side(side)
    first, last = sorted((one, two))
    if last - first > FAR or words[first].segment is not words[last].segment:
        return False
    between = words[first].segment.folded[words[first].token.end : words[last].token.start]
    return MARKS.isdisjoint(between)


def _joined(cover: Coverage, one: int, two: int, bound: Ties) -> bool:
    """Whether two nouns are joined, so that both do it."""
    first, last = sorted((one, two))
    return any(word.token.lower in bound.together for word in cover.uk[first + 1 : last])


def _doer(cover: Coverage, verb: int, bound: Ties, known: Lexicon, people: Poles) -> int | None:
    """The one noun near a Ukrainian verb that agrees with it and is surely no object; None where that is not firm."""
    words, form, end = cover.uk, cover.uk[verb].token.lower, bound.endings
    if not form.endswith(end.past_she + end.of_many + end.past_he + end.present_one):
        return None
    near = [
        n
        for n in range(max(0, verb - NEAR), min(len(words), verb + NEAR + 1))
        if n != verb and words[n].weight >= SAYS and words[n].token.lower not in bound.places["uk"]
    ]
    agreeing = [
        n
        for n in near
        if _agrees(words[n].token.lower, form, bound, known, people)
        and not _governed(cover, n, bound)
        and _reached(cover, "uk", verb, n)
    ]
    return agreeing[0] if len(agreeing) == 1 else None


def _governed(cover: Coverage, n: int, bound: Ties) -> bool:
    """Whether a preposition stands before a word."""
    return n > 0 and cover.uk[n - 1].token.lower in bound.places["uk"]


def _attribute(cover: Coverage, n: int, bound: Ties, known: Lexicon) -> bool:
    """Whether a Ukrainian word only tells whose the noun before it is: «температура газу»."""
    before = cover.uk[n - 1] if n else None
    if before is None or before.segment is not cover.uk[n].segment or bound.verb[before.token.lower]:
        return False
    return (
        before.weight >= SAYS
        and _noun(before, bound, known)
        and not before.token.lower.endswith(bound.endings.adjective)
    )


def _alike(cover: Coverage, one: int, two: int) -> bool:
    """Whether two Ukrainian words begin alike, so that either may be taken for the other: «команда», «командний»."""
    return cover.uk[one].token.lower[:ALIKE] == cover.uk[two].token.lower[:ALIKE]


def _noun(word: Word, bound: Ties, known: Lexicon) -> bool:
    """Whether a Ukrainian word is a noun, or an adjective that stands for one."""
    lemma = _lemma(word.token.lower, known, bound)
    return lemma is not None and not lemma.endswith(bound.endings.infinitive + bound.endings.adverb)


def _lemma(form: str, known: Lexicon, bound: Ties) -> str | None:
    """The likeliest lemma of a Ukrainian form; a woman's is her own, which lists have by the man's: «адвокатка»."""
    lemmas = known.written("uk", known.lemmas("uk", form))
    if form in lemmas or any(form == lemma + ending for lemma in lemmas for ending in bound.endings.woman):
        return form
    return lemmas[0] if lemmas else None


def _agrees(form: str, verb: str, bound: Ties, known: Lexicon, people: Poles) -> bool:
    """Whether a Ukrainian noun is surely the doer of a verb: its accusative would be another form.

    A feminine, or one of people: «аварія спричинила», «пожежники врятували»; «затор спричинив» may have an object.
    """
    end = bound.endings
    # Most words are told by their last letters.
    if verb.endswith(end.past_she):
        said, due = "she", form.endswith(end.feminine)
    elif verb.endswith(end.of_many):
        said, due = "many", form.endswith(end.plural)
    elif verb.endswith(end.past_he):
        said, due = "he", not form.endswith(end.vowels)
    else:
        said, due = "one", verb.endswith(end.present_one)
    lemma = _lemma(form, known, bound) if due else None
    if lemma is None or (form == lemma) == (said == "many") or bound.verb[form] or lemma.endswith(end.adjective):
        return False
    feminine = lemma.endswith(end.feminine) and not lemma.endswith(end.neuter) and len(form) > NEAR
    if said == "she" or (said == "one" and feminine):
        return feminine
    return lemma.endswith(end.people) or _person(form, people)


def _somebody(form: str, bound: Ties, known: Lexicon, people: Poles) -> bool:
    """Whether a Ukrainian noun is somebody, by its ending or by the table of roles."""
    lemma = _lemma(form, known, bound)
    return _person(form, people) or (lemma is not None and lemma.endswith(bound.endings.people))


def _counts(word: Word, counting: Poles) -> bool:
    """Whether a word says how many: «підтримує кілька чатів»."""
    return bool(contrasts.found(counting, word.token.lower))


def _person(form: str, people: Poles) -> bool:
    """Whether the table of roles says that a word is somebody."""
    return any(entry.grade == "says" and len(entry.parts) == 1 for entry in contrasts.found(people, form))


def _may_do(form: str, verb: str, bound: Ties, known: Lexicon) -> bool:
    """Whether a Ukrainian noun has the form of a nominative that a verb may agree with."""
    lemma, end = _lemma(form, known, bound) or form, bound.endings
    if verb.endswith(end.of_many):
        return form != lemma and form.endswith(end.plural + end.feminine)
    if verb.endswith(end.past_she):
        return form == lemma and lemma.endswith(end.feminine + end.soft)
    # «модуль», «річ»: whether a soft sign is a man's or a woman's is not in its letters; the present says no gender.
    return form == lemma and not (lemma.endswith(end.feminine) and verb.endswith(end.past_he))


def _english(cover: Coverage, verb: int, bound: Ties) -> tuple[bool, Sequence[int]] | None:
    """Whether an English verb is a passive, and the words of the phrase of its doer; None where none is near."""
    words, n, passive = cover.en, verb - 1, False
    while n >= 0 and (words[n].token.lower in bound.auxiliaries or words[n].token.lower.endswith("ly")):
        passive |= words[n].token.lower in bound.be
        n -= 1
    by = next((k for k in range(verb + 1, min(len(words), verb + NEAR)) if words[k].token.lower == "by"), None)
    if by is not None and _reached(cover, "en", verb, by) and (passive or by == verb + 1):
        behind = range(by + 1, min(len(words), by + 1 + PHRASE))
        figure = any(words[n].token.text[0].isdigit() for n in behind)  # "rose by 60 hryvnias"
        figure |= any(words[n].token.lower.endswith(("ing", "ly")) for n in behind[:2])  # "by temporarily locking"
        return None if figure else (True, _phrase(cover, behind, by))
    if passive or words[verb].token.lower.endswith("ing") or n < 0 or not _reached(cover, "en", n, verb):
        return None
    for _ in range(NEAR):
        phrase = _phrase(cover, range(n, max(-1, n - PHRASE), -1), n)
        n = (phrase[-1] if phrase else n) - 1
        while n >= 0 and words[n].token.lower in bound.titles:
            n -= 1
        if n < 0 or words[n].token.lower not in bound.places["en"] or not _reached(cover, "en", n, verb):
            return False, phrase
        n -= 1  # "the jam on the bridge caused"
    return None


def _phrase(cover: Coverage, numbers: range, at: int) -> list[int]:
    """The words that say something, up to a word that says nothing or a mark."""
    found: list[int] = []
    for n in numbers:
        if not _reached(cover, "en", n, at):
            break
        if cover.en[n].weight < SAYS:
            if found:
                break
            continue
        found.append(n)
    return found


def _patient(cover: Coverage, verb: int, n: int, bound: Ties, *, passive: bool) -> bool:
    """Whether an English word stands where whom it is done to stands: behind an active verb, before a passive one.

    Behind no preposition: in "requirements set forth in the constitution" nobody sets the constitution.
    """
    if not _reached(cover, "en", verb, n):
        return False
    if passive:
        return n < verb
    return n > verb and all(cover.en[k].token.lower not in bound.places["en"] for k in range(verb + 1, n))
