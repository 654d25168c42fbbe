"""Two things of neighbouring clauses that have changed places: «Пшениця подорожчала, а ячмінь подешевшав»."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import product
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.clause import marked
from checker.drift.ties.noun_cases import Nouns
from checker.drift.ties.parts import Known, known
from checker.drift.ties.settled import Exchanged, settled
from checker.drift.ties.vocabulary import Ties
from checker.model import SIDES, Pair, Side

# A word that says less tells nothing, but beside one that says so much.
SAYS, CLEAR = 0.3, 0.6
# So many clauses apart two are at most; so many links two passages have at least.
APART, ENOUGH = 2, 4
# A link goes back so many English words behind another where what is exchanged may be more than a phrase.
CROSSES = 3
# So many links tell of an exchanged reason; so far behind what joins two clauses is the verb of the second at most.
FEWEST, VERB = 3, 5
# So many words of a reason may stand in what it is of as well: who does both.
SHARED = 1
# So far on either side of a word another one is looked for that may be it.
NEAR = 16
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


Cells = Mapping[tuple[int, int], Sequence[tuple[int, int]]]


def exchanged(comparison: Comparison, pair: Pair) -> Exchanged | None:
    """The first two words of a pair that stand in each other's clause, where what stands around them does not."""
    links = settled(comparison, pair)
    if len(links) < ENOUGH:
        return None
    ordered = sorted(links.items())
    if not _crosses(ordered):  # most often; else those that tell may
        return None
    cover, told_by = coverage_of(comparison, pair), known(comparison.words)
    told = [link for link in ordered if _tells(cover, link)]
    if not _crosses(told):
        return None
    bound = told_by.ties
    verbs = {n for n, word in enumerate(cover.uk) if told_by.acts[word.token.lower]}
    uk = _clauses(cover.uk, "uk", bound, verbs, contrasted=False)
    if uk[-1].number == 0:
        return None
    there = {links[n] for n in verbs if n in links}
    there |= {n for n, word in enumerate(cover.en) if word.token.lower in bound.be}
    acting = {uk[n].number for n in verbs} | {clause.number for clause in uk if clause.opens}
    # Where a text has several deeds, or sets one against another, "and" joins clauses in English.
    contrasted = len(acting) > 1 or any(word.token.lower in bound.contrasts for word in cover.uk)
    en = _clauses(cover.en, "en", bound, there, contrasted=contrasted)
    if en[-1].number == 0:
        return None
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for u, e in told:
        cells.setdefault((uk[u].number, en[e].number), []).append((u, e))
    if (found := _reasons(cells, uk, en)) is not None:
        return found
    crossings = list(_crossings(cells))
    if not crossings:
        return None
    doubts = _Doubts(cover, uk, en)
    apart = _torn(told, uk, en)
    besides = _besides(uk, bound.besides["uk"]), _besides(en, bound.besides["en"])
    for (a, b), (c, d) in crossings:
        # An enumeration has its head at either end: «події запуску, зупинки», "startup, shutdown events".
        if uk[cells[a, d][0][0]].sentence in apart or not (acting >= {a, c} or besides[0] >= {a, c}):
            continue
        straight, crossed = (
            [doubts.without(cells.get(cell, ())) for cell in two] for two in (((a, b), (c, d)), ((a, d), (c, b)))
        )
        if (
            not all(crossed)
            or not any(straight)
            or len({uk[u].sentence for cell in (*straight, *crossed) for u, _ in cell}) > 1
        ):
            continue
        fewer = crossed
        if not all(straight):
            aside = not (besides[0] >= {a, c} and besides[1] >= {b, d})
            if aside or not any(u in verbs for cell in straight for u, _ in cell):
                continue
        elif len(straight[0]) + len(straight[1]) < len(crossed[0]) + len(crossed[1]):
            fewer = straight
        for one, two in product(*fewer):
            if _parted(one, two, told) and _one_sort(cover, one[0], two[0], told_by):
                return Exchanged(one, two)
    return None


def _crosses(told: Sequence[tuple[int, int]]) -> bool:
    """Whether a link goes so far back behind one of other words that more than a phrase may have moved."""
    highest = first = 0
    for u, e in told:
        while told[first][0] < u - 1:  # what is right beside it has only changed its order
            highest = max(highest, told[first][1])
            first += 1
        if highest - e >= CROSSES:
            return True
    return False


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
    english = {there: (of_there, opens) for there, of_there, opens in _opened(en)}
    if not english:
        return None
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    for reason, of, opens in _opened(uk):
        for there in columns.get(of, ()):
            of_there, opens_there = english.get(there, (0, ""))
            if opens != opens_there:
                continue
            straight = [*cells.get((reason, there), ()), *cells.get((of, of_there), ())]
            first, second = cells[of, there], cells.get((reason, of_there), ())
            if second and len(first) + len(second) >= FEWEST and len(straight) <= SHARED:
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


def _parted(one: tuple[int, int], two: tuple[int, int], told: Sequence[tuple[int, int]]) -> bool:
    """Whether a linked word stands between two in both texts: «дебетові та кредитні» are only listed."""
    first, last = sorted((one[0], two[0]))
    if bisect_left(told, (last,)) - bisect_left(told, (first + 1,)) < 1:
        return False
    before, behind = sorted((one[1], two[1]))
    near = told[bisect_left(told, (first - NEAR,)) : bisect_left(told, (last + NEAR,))]
    return any(before < e < behind for _, e in near)


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
            begins = not lists or _deed(words, n, verbs)
        number += bool(n) and begins
        sentence += not ENDS.isdisjoint(mark)
        opens = opener or ("" if begins else opens)
        first = low if begins or not n else first
        found.append(Clause(number, sentence, first, opens))
    return found


def _deed(words: Sequence[Word], n: int, verbs: Set[int]) -> bool:
    """Whether a verb stands near behind a word, with no mark between."""
    for k in range(n + 1, min(len(words), n + 1 + VERB)):
        if marked(words[k - 1], words[k]):
            return False
        if k in verbs:
            return True
    return False


def _tells(cover: Coverage, link: tuple[int, int]) -> bool:
    """Whether one of two words says something, or the other surely does."""
    here, there = cover.uk[link[0]].weight, cover.en[link[1]].weight
    return min(here, there) >= SAYS or max(here, there) >= CLEAR


class _Doubts:
    """Links that may be others: of words that stand in a text more than once, or whose counterpart may be another."""

    def __init__(self, cover: Coverage, uk: Sequence[Clause], en: Sequence[Clause]) -> None:
        self._cover, self._uk, self._en = cover, uk, en
        self._often = {side: Counter(n for word in cover.side(side) for n in word.form.lemmas) for side in SIDES}

    def without(self, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The links without those."""
        return [link for link in links if not self._doubtful(*link)]

    def _doubtful(self, u: int, e: int) -> bool:
        here, there = self._cover.uk, self._cover.en
        if any(self._often["uk"][n] > 1 for n in here[u].form.lemmas):
            return True
        if any(self._often["en"][n] > 1 for n in there[e].form.lemmas):
            return True
        # "became" and "rose" may both be «подорожчала».
        others = {self._en[n].number for n in _near(e, there) if there[n].partner == u}
        return len(others) > 1 or len({self._uk[n].number for n in _near(u, here) if here[n].partner == e}) > 1


def _near(n: int, words: Sequence[Word]) -> range:
    return range(max(0, n - NEAR), min(len(words), n + NEAR))


def _crossings(cells: Cells) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The corners of two clauses near each other in either text, of which those that cross are filled, and one more."""
    near = range(1, APART + 1)
    for (row, column), down, aside in product(sorted(cells), near, near):
        across = (row, column + aside), (row + down, column)
        if (row + down, column + aside) in cells and across[0] in cells and across[1] in cells:
            yield (row, column), (row + down, column + aside)
    for (row, column), down, aside in product(sorted(cells), near, near):
        # The cell is one that crosses: that of the other clause stands before it in English.
        other = row + down, column - aside
        if other in cells and ((row, other[1]) in cells) != ((other[0], column) in cells):
            yield (row, other[1]), (other[0], column)


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
