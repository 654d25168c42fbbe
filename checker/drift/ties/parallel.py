"""Two things of neighbouring clauses that have changed places: «Пшениця подорожчала, а ячмінь подешевшав»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import combinations, product
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.clause import marked
from checker.drift.ties.noun_cases import Nouns
from checker.drift.ties.parts import Known, known
from checker.drift.ties.settled import settled
from checker.drift.ties.vocabulary import Ties
from checker.model import Pair, Side

# A word that says less tells nothing, but beside one that says so much.
SAYS, CLEAR = 0.3, 0.6
# So many clauses apart two are at most; so many links two passages need to have four that tell.
APART, ENOUGH = 2, 4
# ... and so many of them tell; how far behind what joins two clauses the verb of the second is at most.
FEWEST, VERB = 3, 5
# So many words of a reason may stand in what it is of as well: who does both.
SHARED = 1
# So far on either side of a word another one is looked for that may be it.
NEAR = 16
# What only a clause begins with.
CONTRAST = "а"
# A sentence ends with one of these.
ENDS = frozenset(".!?…")


class Clause(NamedTuple):
    """The number of a clause in its passage and that of its sentence, its first word, and how it `opens`.

    It may open as a "reason" or a "purpose".
    """

    number: int
    sentence: int
    first: str
    opens: str


class Exchanged(NamedTuple):
    """Two words that have each other's place, of either text (numbers)."""

    one: tuple[int, int]
    two: tuple[int, int]


Cells = Mapping[tuple[int, int], Sequence[tuple[int, int]]]


def exchanged(comparison: Comparison, pair: Pair) -> Exchanged | None:
    """The first two words of a pair that stand in each other's clause, where what stands around them does not."""
    links = settled(comparison, pair)
    if len(links) < ENOUGH:
        return None
    cover, told_by = coverage_of(comparison, pair), known(comparison.words)
    bound = told_by.ties
    verbs = {n for n, word in enumerate(cover.uk) if bound.verb[word.token.lower] == "verb"}
    uk = _clauses(cover.uk, "uk", bound, verbs, contrasted=False)
    if uk[-1].number == 0:
        return None
    there = {links[n] for n in verbs if n in links}
    there |= {n for n, word in enumerate(cover.en) if word.token.lower in bound.be}
    contrasted = any(word.token.lower == CONTRAST for word in cover.uk)
    en = _clauses(cover.en, "en", bound, there, contrasted=contrasted)
    told = sorted(link for link in _telling(cover, links) if not _doubtful(cover, link, uk, en))
    if en[-1].number == 0 or len(told) < FEWEST:
        return None
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for u, e in told:
        cells.setdefault((uk[u].number, en[e].number), []).append((u, e))
    apart = _torn(told, uk, en)
    besides = _besides(uk, bound.besides["uk"]), _besides(en, bound.besides["en"])
    if (found := _reasons(cells, uk, en)) is not None:
        return found
    for first, second in _crossings(cells):
        corners = [cells.get(cell, ()) for cell in (first, second, (first[0], second[1]), (second[0], first[1]))]
        sentences = {uk[u].sentence for cell in corners for u, _ in cell}
        if len(sentences) > 1 or sentences & apart:
            continue
        straight, crossed = corners[:2], corners[2:]
        if not all(corners):
            deeds = [*straight[0], *straight[1]]
            if not all(crossed) or not (besides[0] >= {first[0], second[0]} and besides[1] >= {first[1], second[1]}):
                continue
            if not any(u in verbs for u, _ in deeds):
                continue
            fewer = crossed
        else:
            fewer = straight if len(straight[0]) + len(straight[1]) < len(crossed[0]) + len(crossed[1]) else crossed
        for one in fewer[0]:
            for two in fewer[1]:
                if _parted(one, two, told) and _one_sort(cover, one[0], two[0], told_by):
                    return Exchanged(one, two)
    return None


def _besides(clauses: Sequence[Clause], words: Collection[str]) -> set[int]:
    """The numbers of clauses that one of some words sets beside another."""
    found: set[int] = set()
    for clause in dict.fromkeys(clauses):
        if clause.first in words and clause.number:
            found |= {clause.number - 1, clause.number}
    return found


def _reasons(cells: Cells, uk: Sequence[Clause], en: Sequence[Clause]) -> Exchanged | None:
    """Two words of a reason, or a purpose, and what it is of, where English has all words of either in the other.

    «Банк закрив відділення, бо клієнти перейшли в застосунок», "Customers moved to the app because the bank …".
    """
    for (reason, of, opens), (there, of_there, opens_there) in product(_opened(uk), _opened(en)):
        if opens != opens_there:
            continue
        straight = [*cells.get((reason, there), ()), *cells.get((of, of_there), ())]
        first, second = cells.get((of, there), ()), cells.get((reason, of_there), ())
        if first and second and len(first) + len(second) >= FEWEST and len(straight) <= SHARED:
            return Exchanged(first[-1], second[-1])
    return None


def _opened(clauses: Sequence[Clause]) -> Iterator[tuple[int, int, str]]:
    """The clauses that are opened as a reason or a purpose, each with the one that it is of, and which it is."""
    before: Clause | None = None
    for clause, behind in zip(dict.fromkeys(clauses), [*list(dict.fromkeys(clauses))[1:], None], strict=True):
        if clause.opens:
            of = before if before is not None and before.sentence == clause.sentence else behind
            if of is not None and of.sentence == clause.sentence:
                yield clause.number, of.number, clause.opens
        before = clause


def _torn(told: Sequence[tuple[int, int]], uk: Sequence[Clause], en: Sequence[Clause]) -> set[int]:
    """The Ukrainian sentences whose words stand in several English ones, or share theirs with another."""
    theirs: dict[int, set[int]] = {}
    ours: dict[int, set[int]] = {}
    for u, e in told:
        theirs.setdefault(uk[u].sentence, set()).add(en[e].sentence)
        ours.setdefault(en[e].sentence, set()).add(uk[u].sentence)
    return {n for n, there in theirs.items() if len(there) > 1 or any(len(ours[one]) > 1 for one in there)}


def _parted(one: tuple[int, int], two: tuple[int, int], around: Sequence[tuple[int, int]]) -> bool:
    """Whether a linked word stands between two in both texts: «дебетові та кредитні» are only listed."""
    return all(
        any(min(one[side], two[side]) < link[side] < max(one[side], two[side]) for link in around) for side in (0, 1)
    )


def _clauses(words: Sequence[Word], side: Side, bound: Ties, verbs: Set[int], *, contrasted: bool) -> list[Clause]:
    """The clause of each word. What joins begins one where a verb (number) is behind it, or all is `contrasted`."""
    found: list[Clause] = []
    number = sentence = 0
    opens = first = ""
    for n, word in enumerate(words):
        mark = marked(words[n - 1], word) if n else ""
        low = word.token.lower
        opener = bound.openers[side].get(low, "")
        begins = bool(mark) or bool(opener)
        if not begins and (low in bound.ends[side] or low in bound.together):
            lists = low in bound.lists and not contrasted
            begins = not lists or any(k in verbs for k in range(n + 1, min(len(words), n + 1 + VERB)))
        number += bool(n) and begins
        sentence += not ENDS.isdisjoint(mark)
        opens = opener or ("" if begins else opens)
        first = low if begins or not n else first
        found.append(Clause(number, sentence, first, opens))
    return found


def _telling(cover: Coverage, links: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The links of words that stand in either text once."""
    often = {side: Counter(n for word in cover.side(side) for n in word.form.lemmas) for side in ("uk", "en")}
    for u, e in links.items():
        one, two = cover.uk[u], cover.en[e]
        if min(one.weight, two.weight) < SAYS and max(one.weight, two.weight) < CLEAR:
            continue
        if all(often["uk"][n] == 1 for n in one.form.lemmas) and all(often["en"][n] == 1 for n in two.form.lemmas):
            yield u, e


def _doubtful(cover: Coverage, link: tuple[int, int], uk: Sequence[Clause], en: Sequence[Clause]) -> bool:
    """Whether a word of another clause may be either word's counterpart as well: "became" and "rose", «подорожчала»."""
    u, e = link
    others = {en[n].number for n in range(max(0, e - NEAR), min(len(en), e + NEAR)) if cover.en[n].partner == u}
    ours = {uk[n].number for n in range(max(0, u - NEAR), min(len(uk), u + NEAR)) if cover.uk[n].partner == e}
    return len(others) > 1 or len(ours) > 1


def _crossings(cells: Cells) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The corners of two clauses near each other in either text, of which those that cross are filled, and one more."""
    for first, second in combinations(sorted(cells), 2):
        if not 0 < second[0] - first[0] <= APART or not 0 < abs(second[1] - first[1]) <= APART:
            continue
        if second[1] > first[1]:
            if (first[0], second[1]) in cells and (second[0], first[1]) in cells:
                yield first, second
        elif ((first[0], second[1]) in cells) != ((second[0], first[1]) in cells):
            yield (first[0], second[1]), (second[0], first[1])


def _one_sort(cover: Coverage, one: int, two: int, known: Known) -> bool:
    """Whether two Ukrainian words may stand for each other: nouns in one case, two people, adjectives, verbs alike."""
    first, second = (cover.uk[n].token.lower for n in (one, two))
    nouns, bound = known.nouns, known.ties
    if (cover.uk[one].covered == 1) != (cover.uk[two].covered == 1):
        return False  # a fact and a word: «реєстрацію … до січня»
    if known.numbers[first] or known.numbers[second] or first[0].isdigit() or second[0].isdigit():
        return False
    if bound.verb[first] == "verb" and bound.verb[second] == "verb" and first[-2:] == second[-2:]:
        return True
    if nouns.adjective[first] and nouns.adjective[second]:
        return first[-1] == second[-1]
    if nouns.somebody[first] and nouns.somebody[second]:
        return True
    return not _cases(first, nouns).isdisjoint(_cases(second, nouns))


def _cases(form: str, nouns: Nouns) -> set[str]:
    return {one.case for one in nouns.readings[form]}
