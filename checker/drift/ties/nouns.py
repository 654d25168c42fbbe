"""Who does it to whom among common nouns: the doctor who sued the patient, the jam that caused the accident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place
from checker.drift.tenses import tenses
from checker.drift.ties import parts_en, parts_uk, relatives
from checker.drift.ties.cases import ANY, declension
from checker.drift.ties.clause import REACH
from checker.drift.ties.noun_cases import Reading, Readings
from checker.drift.ties.parts import Known, Part, Role, known
from checker.drift.ties.settled import SURE, settled
from checker.language.lexicon.lexicon import lexicon
from checker.language.quantities.units import units
from checker.language.spans import Spans
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import Pair, Place, Segment, Span

# How surely a verb stands for one that turns its parties elsewhere, so that both have the same: «купив», "bought".
SAME = 0.6
# So many words before an English verb may be its auxiliaries.
AUXILIARIES = 4
# So many words before a noun its number stands, or what joins it to another.
COUNTED = 2
# Words that have so many first letters in common may be taken for each other: «команда», «командний».
ALIKE = 5
# Parts that change with the one who does it, and those that change with each other.
WITH_DOER: frozenset[Part] = frozenset({"object", "receiver", "source", "other"})
ENDS: frozenset[Part] = frozenset({"receiver", "source"})
DOER: Part = "doer"


class Turned(NamedTuple):
    """Two nouns in each other's part, of each its Ukrainian and its English word; who does it in Ukrainian is first.

    `told` says that one of them is a person, or that it has happened: what things do in general is said either way.
    """

    doer: tuple[Place, Place]
    other: tuple[Place, Place]
    told: bool


class Exchanged(NamedTuple):
    """Two words (numbers) that have each other's part in a deed, and its Ukrainian verb."""

    verb: int
    one: tuple[int, int]
    two: tuple[int, int]
    part: Part  # of the first in the Ukrainian text


def turned(comparison: Comparison, pair: Pair) -> Turned | None:
    """The first verb of a pair whose doer in one text is whom it is done to in the other; None where there is none."""
    cover = coverage_of(comparison, pair)
    for found in comparison.made(_exchanged, pair):
        if found.part == "doer":
            past = tenses(comparison.words).uk[cover.uk[found.verb].token.lower] == "past"
            told = past or any(_somebody(cover.uk[n], comparison.words) for n, _ in (found.one, found.two))
            return Turned(_places(cover, found.one), _places(cover, found.two), told)
    return None


def ends_turned(comparison: Comparison, pair: Pair) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two words (numbers of either text): where something comes from and who gets it, each the other in English."""
    return next(((it.one, it.two) for it in comparison.made(_exchanged, pair) if it.part in ENDS), None)


def _exchanged(comparison: Comparison, pair: Pair) -> list[Exchanged]:
    return list(_deeds(comparison, pair))


def _deeds(comparison: Comparison, pair: Pair) -> Iterator[Exchanged]:
    cover, links, told_by = coverage_of(comparison, pair), settled(comparison, pair), known(comparison.words)
    if any(told_by.ties.relatives.keys() & present(segment) for segment in pair.uk):
        for found in relatives.turned(cover, links, told_by):
            doer, other = (found.meant, found.other) if found.does else (found.other, found.meant)
            yield Exchanged(found.verb, doer, other, DOER)
    measured = units(comparison.words).exact
    back: Mapping[int, int] = {}
    names: Mapping[int, Readings] | None = None
    dates: Mapping[Segment, Spans] = {}
    acts, uk = told_by.acts, cover.uk
    for u, e in links.items():
        if not acts[uk[u].token.lower] or not _verbs(cover, u, e, told_by):
            continue
        if not _may_change(cover, links, u, e, told_by):
            continue
        english = parts_en.parts(cover.en, e, told_by)
        if len(english) < 2:
            continue
        back = back or {e: n for n, e in links.items()}
        if not _may_turn(cover, english, back, u, told_by):
            continue
        if names is None:
            names = _names(cover, links, told_by, comparison.words)
            # «другого вересня відкрили школу»
            dates = {one: Spans(fact.span for fact in comparison.inside((one,), "date")) for one in pair.uk}
        parts = parts_uk.parts(cover.uk, u, told_by, names)
        parts = {n: said for n, said in parts.items() if cover.uk[n].token.lower not in measured}
        parts = {n: said for n, said in parts.items() if cover.uk[n].token.start not in dates[cover.uk[n].segment]}
        if len(parts) < 2:
            continue
        there = _there(cover, links, back, parts, english, told_by)
        turns = (
            told_by.ties.converse["en", cover.en[e].token.lower] and not told_by.ties.converse["uk", uk[u].token.lower]
        )
        changed = next(_changed(parts, english, there, directly=turns), None)
        if changed is None or not at_one_place(cover, u, e):
            continue
        one, two, part = changed
        if one in names and two in names:
            continue  # of names `parties` tells
        if cover.uk[one].token.lower[:ALIKE] != cover.uk[two].token.lower[:ALIKE]:
            yield Exchanged(u, (one, there[one]), (two, there[two]), part)


def _verbs(cover: Coverage, u: int, e: int, known: Known) -> bool:
    """Whether a verb and its counterpart are such that both texts name the parties alike."""
    bound, word = known.ties, cover.uk[u]
    here, there = word.token.lower, cover.en[e].token.lower
    if there in bound.auxiliaries or here in bound.ends["uk"] or there in bound.ends["en"]:
        return False
    if not (bound.silent["uk", here] or bound.converse["en", there]):
        return True
    if word.covered < SAME or bound.turning["uk", here] or bound.turning["en", there]:
        return False
    return bound.converse["en", there]


def _may_change(cover: Coverage, links: Mapping[int, int], u: int, e: int, known: Known) -> bool:
    """Whether by the order of words somebody may have another part in English, or something goes from somewhere there.

    Not where all words around an active verb stand on its side in both texts, and one before it may be who does it.
    """
    near = [n for n in range(max(0, u - REACH), min(len(cover.uk), u + REACH + 1)) if n != u and n in links]
    if len(near) < 2:
        return False
    passive = any(cover.en[n].token.lower in known.ties.be for n in range(max(0, e - AUXILIARIES), e))
    if not any((links[n] < e) == passive for n in near):  # none stands where English has whom it is done to
        behind = cover.en[e + 1 : e + 1 + REACH]
        return any(known.ties.places["en"].get(word.token.lower) == "source" for word in behind)
    if passive or any((n < u) != (links[n] < e) for n in near):
        return True
    return not any(n < u and _does(cover.uk[n], cover.uk[u], known) for n in near)


def _may_turn(cover: Coverage, english: Mapping[int, Role], back: Mapping[int, int], u: int, known: Known) -> bool:
    """Whether by the parts of English words two may have each other's in the Ukrainian text (see `_changed`).

    `back` leads from English words to their Ukrainian ones.
    """
    parts = {role.part for role in english.values()}
    if parts.issuperset(ENDS):
        return True
    if DOER not in parts or parts.isdisjoint(WITH_DOER):
        return False
    done_to = (e for e, role in english.items() if role.part in WITH_DOER)
    return any(_may_do(cover.uk, back[e], u, known) if e in back else known.person("en", cover.en[e]) for e in done_to)


def _does(word: Word, verb: Word, known: Known) -> bool:
    """Whether a word before a verb may be who does it by its form; or it is a name, whose form tells less."""
    low = word.token.lower
    if known.pronoun("uk", word, owns=False) == "does" or parts_uk.may_do(low, verb.token.lower, known):
        return True
    return word.token.text[0].isupper() and not known.nouns.readings[low]


def _may_do(words: Sequence[Word], n: int, verb: int, known: Known) -> bool:
    """Whether a word may be who does it: by its form, as a name or pronoun, counted, or as one of several."""
    low, form, bound = words[n].token.lower, words[verb].token.lower, known.ties
    if words[n].token.text[0].isupper() or low in known.pronouns.said["uk"]:
        return True
    if parts_uk.may_do(low, form, known):
        return True
    before = [word.token.lower for word in words[max(0, n - COUNTED) : n]]
    if any(word in bound.counting or word[0].isdigit() or known.numbers[word] for word in before):
        return True
    return not bound.together.isdisjoint(before) and any(one.case == "nominative" for one in known.nouns.readings[low])


def _names(cover: Coverage, links: Mapping[int, int], told_by: Known, words: Words) -> Mapping[int, Readings]:
    """What the names of a Ukrainian passage may be that are no nouns, by how English ends them.

    Abbreviations, and names of which that is not told, may be nothing.
    """
    cases, dictionary = declension(words).cases, lexicon(words)
    found: dict[int, Readings] = {}
    for u, word in enumerate(cover.uk):
        text = word.token.text
        if not text[0].isupper():
            continue
        if text.isupper() or "-" in text:
            found[u] = frozenset()
        elif u in links and cover.en[links[u]].token.text[0].isupper():
            low, there = word.token.lower, cover.en[links[u]].token.lower
            noun = told_by.nouns.readings[low]
            told = ANY if noun and dictionary.likely(low, there) >= SURE else cases[low, there, False]
            # «Світлана Мельник»: of what gender a name is, is not in its letters.
            either = {Reading("nominative", "any") for one in noun if one.case == "nominative"}
            found[u] = noun | either if told == ANY else noun.union(Reading(case, "any") for case in told)
        elif u in links and not told_by.nouns.readings[word.token.lower]:
            found[u] = frozenset()
    return found


def _there(
    cover: Coverage,
    links: Mapping[int, int],
    back: Mapping[int, int],
    parts: Mapping[int, parts_uk.Parts],
    english: Mapping[int, Role],
    known: Known,
) -> Mapping[int, int]:
    """The English word of each party; of a pronoun, the only one that means the same person.

    A word before another that has a counterpart tells only what that is like: "Russian losses".
    """
    found: dict[int, int] = {}
    for u in parts:
        person = known.person("uk", cover.uk[u])
        if person:
            same = [e for e in english if known.person("en", cover.en[e]) == person]
            if len(same) == 1:
                found[u] = same[0]
        elif (e := links.get(u, -1)) in english and (english[e].head == e or english[e].head not in back):
            found[u] = e
    return found


def _changed(
    parts: Mapping[int, parts_uk.Parts], english: Mapping[int, Role], there: Mapping[int, int], *, directly: bool
) -> Iterator[tuple[int, int, Part]]:
    """Two parties of which the first has surely another part in English, and the second has its, which it can't have.

    The second may not have the first's part in Ukrainian; a source, or who gets it, changes with the other one only.
    Where English may turn the parties of a verb ("received"), the second must surely be whom it is done to `directly`.
    """
    for one, e in there.items():
        said = parts[one]
        part, now = next(iter(said)), english[e].part
        if len(said) > 1 or now == part or not (now in WITH_DOER if part == DOER else {part, now} == ENDS):
            continue
        for two, other in there.items():
            if two == one or english[other].part != part or part in parts[two]:
                continue
            if directly and parts[two] != {"object"}:
                continue
            if part == DOER or now in parts[two]:
                yield one, two, part


def _somebody(word: Word, words: Words) -> bool:
    told_by = known(words)
    low = word.token.lower
    return bool(told_by.person("uk", word)) or word.token.text[0].isupper() or told_by.nouns.somebody[low]


def _places(cover: Coverage, both: tuple[int, int]) -> tuple[Place, Place]:
    return _place(cover.uk[both[0]]), _place(cover.en[both[1]])


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
