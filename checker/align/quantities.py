"""Numbers, dates, money and measures of one text to those of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from checker.align.comparison import Comparison
from checker.align.window import near
from checker.facts import kinds
from checker.facts.base import AGREE, NAMESAKE, RESTATED, FactKind
from checker.facts.dates.find import stands
from checker.facts.measures.find import Measure
from checker.facts.measures.find import likeness as alike
from checker.model import Fact, Kind, Match, Pair, Post, Side, other

FAMILY: frozenset[Kind] = frozenset({"date", "money", "measure", "number"})
# The least likeness of two orphans of one passage that may be one fact that changed.
CHANGED = 0.2
# ... and that of two that are one even when the passages beside this one have one of them: a year for a year.
LIKELY = 0.3
# What two roundings of one measure in one unit may differ by, as a share.
ROUNDED = 0.02
# How well a number stands for one part of a date, which is no repeat of the date.
PART = 0.9
POUND = 0.45359237
# In a text with more facts than this, what repeats a fact is looked up by its figures; so many of them are compared.
MANY, MOST = 600, 60
WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z]+)[ -]$")


@dataclass(slots=True)
class Ledger:
    """What has been matched so far, and which facts are still free; `kinds` tell how alike two facts are."""

    kinds: Mapping[Kind, FactKind]
    matches: list[Match] = field(default_factory=list)
    used: set[Fact] = field(default_factory=set)

    def free(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the facts that have no counterpart yet."""
        return [fact for fact in facts if fact not in self.used]

    def join(self, uk: Fact, en: Fact, score: float) -> None:
        """Two facts that stand for each other."""
        self.used |= {uk, en}
        self.matches.append(Match(uk, en, score, "same" if score >= AGREE else "changed"))

    def alone(self, fact: Fact, *, moot: bool) -> None:
        """A fact without a counterpart."""
        self.used.add(fact)
        self.matches.append(Match.lone(fact, "moot" if moot else "missing"))


def agreement(uk: Fact, en: Fact, kinds: Mapping[Kind, FactKind]) -> float:
    """How well two facts of this family stand for each other, whatever their kinds."""
    if uk.kind == en.kind:
        return kinds[uk.kind].likeness(uk, en)
    if {uk.kind, en.kind} == {"money", "measure"}:
        return _pounds(*((uk, en) if uk.kind == "money" else (en, uk)))
    if not set(uk.figures) & set(en.figures):
        return 0.0
    both = {uk.kind, en.kind}
    if "number" in both:
        number, other = (uk, en) if uk.kind == "number" else (en, uk)
        if number.value.sort == "%":
            return 0.0
        if other.kind == "date" and other.value.month is not None and other.value.day is not None:
            return PART
        return RESTATED if other.kind != "money" else NAMESAKE
    if both == {"date", "money"}:
        day = uk.value if uk.kind == "date" else en.value
        return AGREE if day.year is not None and day.month is None else 0.0  # «2000» of a currency nobody knows
    return AGREE if both == {"date", "measure"} else 0.0


def _pounds(money: Fact, measure: Fact) -> float:
    """Pounds may be a weight: «295 кг», "650 pounds"."""
    values, codes = money.value
    if "GBP" not in codes or measure.value.dimension != "mass":
        return 0.0
    weight = replace(money, kind="measure", value=Measure("mass", POUND, 0.0, values))
    return alike(weight, measure)


@dataclass(frozen=True, slots=True)
class Figures:
    """The facts of one pair of passages; `open` says that the other side may have broken off before its counterpart."""

    uk: list[Fact]
    en: list[Fact]
    open: frozenset[Side]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text, to look for one that says what another does."""

    all: list[Fact]
    by_figure: dict[float, list[int]] = field(default_factory=dict)

    def like(self, fact: Fact) -> Iterable[Fact]:
        """The facts that may say the same; in a text with very many, those that have a figure in common."""
        if len(self.all) <= MANY:
            return self.all
        if not self.by_figure:
            for n, one in enumerate(self.all):
                for figure in {*one.figures}:
                    self.by_figure.setdefault(figure, []).append(n)
        numbers = {n for figure in fact.figures for n in self.by_figure.get(figure, ())[:MOST]}
        return (self.all[n] for n in sorted(numbers))


def match(comparison: Comparison) -> list[Match]:
    """Every fact of the family with its counterpart, or with nothing.

    One to one within a passage first, then with the passages beside it, then anywhere; what a text merely
    repeats is no loss, but a repeat may be what another value of the same passage was changed from. Yesterday and
    last year are counted from the date of the post.
    """
    today = _published(comparison.document.post)
    rows = [_row(pair, comparison) for pair in comparison.pairs]
    ledger = Ledger(kinds.of(comparison.words))
    all_uk, all_en = Facts([f for row in rows for f in row.uk]), Facts([f for row in rows for f in row.en])
    for row in rows:
        _one_to_one(ledger, row.uk, row.en, crossing=False)
        _one_to_one(ledger, row.uk, row.en)
    for row in rows:
        _changed(ledger, row.uk, row.en, all_uk, all_en, least=LIKELY)
    for n, row in enumerate(rows):
        beside = rows[max(0, n - 2) : n] + rows[n + 1 : n + 3]
        _one_to_one(ledger, row.uk, [f for one in beside for f in one.en])
        _one_to_one(ledger, [f for one in beside for f in one.uk], row.en)
    _one_to_one(ledger, all_uk.all, all_en.all)
    for row in rows:
        _changed(ledger, row.uk, row.en, all_uk, all_en)
    for row in rows:
        _stand_in(ledger, row, today)
    for pair, row in zip(comparison.pairs, rows, strict=True):
        for fact in ledger.free([*row.uk, *row.en]):
            repeated = _repeat(ledger, fact, all_en if fact.side == "uk" else all_uk)
            if repeated is not None:
                ledger.used.add(fact)
                ledger.matches.append(
                    Match(*((fact, repeated) if fact.side == "uk" else (repeated, fact)), AGREE, "same")
                )
            else:
                moot = fact.soft or fact.segment.partial or fact.side in row.open
                moot = moot or _kept(fact, pair) or _written_together(fact, pair)
                ledger.alone(fact, moot=moot)
    for fact in comparison.facts:
        if fact.kind in FAMILY and fact not in ledger.used:
            ledger.alone(fact, moot=True)
    return ledger.matches


def _row(pair: Pair, comparison: Comparison) -> Figures:
    """The facts of a pair: one that stands alone is one fault, whatever it says; what follows a cut is not known."""
    uk, en = (comparison.inside(side, *FAMILY) for side in (pair.uk, pair.en))
    partial = comparison.partial
    opened: set[Side] = set()
    if not pair.uk or not pair.en:
        opened = {"uk", "en"}
    elif partial is not None and any(segment.partial for segment in pair.side(partial)):
        opened = {other(partial)}
    return Figures(uk, en, frozenset(opened))


def _published(post: Post | None) -> date | None:
    try:
        return date.fromisoformat(post.date[:10]) if post else None
    except ValueError:
        return None


def _kept(fact: Fact, pair: Pair) -> bool:
    """Whether an English word stands in the Ukrainian passage as it is, in a name: "Eight Sleep", "August"."""
    word = fact.side == "en" and fact.text.isalpha()
    return word and any(token.text == fact.text for segment in pair.uk for token in segment.tokens)


def _written_together(fact: Fact, pair: Pair) -> bool:
    """Whether the other text has it as a piece of one word: "SHA 512" is «SHA512»."""
    before = WORD_BEFORE.search(fact.segment.text[: fact.span.start]) if fact.text.isdigit() else None
    if before is None:
        return False
    word = before["word"] + fact.text
    return any(word in segment.text or word in segment.seen for segment in pair.side(other(fact.side)))


def _one_to_one(ledger: Ledger, uk: list[Fact], en: list[Fact], *, crossing: bool = True) -> None:
    """Joins the facts that agree, best first, then in order of reading.

    Where kinds may cross, a time or a measure that has one of its like on the other side waits for it, so that
    "2am" does not become the two of «два фургони».
    """
    left, right = ledger.free(uk), ledger.free(en)
    if not left or not right:
        return
    beside = [(i, left[i], j, right[j]) for i, j in near(left, right, _figures)]
    waiting = {f for _, a, _, b in beside if _like(a, b) for f in (a, b)} if crossing else set()
    scored = [
        (-score, a.soft != b.soft, abs(i / len(left) - j / len(right)), i, j)
        for i, a, j, b in beside
        if (a.kind == b.kind or (crossing and not waiting & {a, b}))
        and (score := agreement(a, b, ledger.kinds)) >= AGREE
    ]
    for score, _, _, i, j in sorted(scored):
        if left[i] not in ledger.used and right[j] not in ledger.used:
            ledger.join(left[i], right[j], -score)


def _figures(fact: Fact) -> tuple[float, ...]:
    return fact.figures


def _like(a: Fact, b: Fact) -> bool:
    """Whether two facts are times, or measures of one dimension with one number in different units."""
    if a.kind != b.kind or a.soft or b.soft:
        return False
    if a.kind == "date":
        return a.value.time is not None and b.value.time is not None
    one, two = a.value, b.value
    return bool(a.kind == "measure" and one.dimension == two.dimension and set(one.values) & set(two.values))


def _stand_in(ledger: Ledger, row: Figures, today: date | None) -> None:
    """Joins a date of one side with a relative one of the other that may be it: «торік», "in 2024"."""
    for moving, fixed in ((row.uk, row.en), (row.en, row.uk)):
        for fact in ledger.free(fixed):
            if fact.kind != "date" or fact.soft:
                continue
            found = next((m for m in ledger.free(moving) if m.kind == "date" and stands(m, fact, today)), None)
            if found is not None:
                ledger.join(*((found, fact) if found.side == "uk" else (fact, found)), AGREE)


def _repeat(ledger: Ledger, fact: Fact, others: Facts, least: float = AGREE) -> Fact | None:
    return next((o for o in others.like(fact) if _score(ledger, fact, o) >= least), None)


def _off(a: Fact, b: Fact) -> bool:
    """Whether two measures in one unit differ by more than rounding, so that what they convert to says nothing."""
    if a.kind != "measure" or b.kind != "measure":
        return False
    one, two = a.value, b.value
    same = (one.dimension, one.factor, one.offset) == (two.dimension, two.factor, two.offset)
    return same and abs(one.values[0] - two.values[0]) > ROUNDED * abs(one.values[0])


def _score(ledger: Ledger, fact: Fact, other: Fact) -> float:
    return agreement(*((fact, other) if fact.side == "uk" else (other, fact)), ledger.kinds)


def _changed(
    ledger: Ledger, uk: list[Fact], en: list[Fact], all_uk: Facts, all_en: Facts, least: float = CHANGED
) -> None:
    """Joins orphans of one passage as a fact that changed; one of the two must stand nowhere else."""
    left, right = ledger.free(uk), ledger.free(en)
    scored = [
        (-score, abs(i / len(left) - j / len(right)), i, j)
        for i, j in near(left, right, _figures)
        if (not (left[i].soft and right[j].soft) or _swap(left[i], right[j]))
        and (score := _kinship(ledger, left[i], right[j])) >= least
    ]
    for score, _, i, j in sorted(scored):
        a, b = left[i], right[j]
        if a in ledger.used or b in ledger.used:
            continue
        least_alike = 1.0 if _off(a, b) else PART + 0.01
        lone = [f for f, others in ((a, all_en), (b, all_uk)) if _repeat(ledger, f, others, least_alike) is None]
        least_lone = 1 if "either" in {a.swaps, b.swaps} else 2
        if any(not fact.soft for fact in lone) or (_swap(a, b) and len(lone) >= least_lone):
            ledger.join(a, b, min(-score, 0.85))


def _kinship(ledger: Ledger, a: Fact, b: Fact) -> float:
    """How likely two facts that differ are one that changed: of one kind, or a number beside another figure."""
    if a.kind == b.kind:
        score = ledger.kinds[a.kind].likeness(a, b)
        return score if score > 0 and _same_shape(a, b, score) else 0.0
    if {a.kind, b.kind} == {"money", "measure"}:
        money, measure = (a, b) if a.kind == "money" else (b, a)
        return 0.5 if "GBP" in money.value.codes and measure.value.dimension == "mass" else 0.0
    kinds: Iterator[Kind] = iter((a.kind, b.kind))
    return 0.25 if "number" in set(kinds) and not (a.soft or b.soft) else 0.0


def _swap(a: Fact, b: Fact) -> bool:
    return bool(a.swaps and b.swaps)


def _same_shape(a: Fact, b: Fact, score: float) -> bool:
    return not (a.soft or b.soft) or _swap(a, b) or score >= 0.5
