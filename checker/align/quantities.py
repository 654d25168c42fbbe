"""Numbers, dates, money and measures of one text to those of the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.align import apposed, composed, dotted, elided, misspelt, rounded, scores, sums, wholes
from checker.align.agreement import PART, agreement, kinship, off, swap
from checker.align.comparison import Comparison
from checker.align.figures import Figures, Ledger, Places, repeating
from checker.facts import kinds
from checker.facts.base import AGREE
from checker.facts.dates.find import stands
from checker.language.text import CYRILLIC, LATIN
from checker.model import Fact, Kind, Match, Pair, Post, Segment, Side, other
from checker.model.expressions import deferred

FAMILY: frozenset[Kind] = frozenset({"date", "money", "measure", "number"})
# The least likeness of two orphans of one passage that may be one fact that changed.
CHANGED = 0.2
# ... and that of two that are one even when the passages beside this one have one of them: a year for a year.
LIKELY = 0.3
DIGIT = deferred(r"\d")
BEHIND = deferred(r" ?[A-Za-z]+(?!\w)|[кК](?!\w)")
# Letters of magnitudes that look alike in both scripts: «1М», "1M".
SHAPES = str.maketrans("КМк", "KMk")
WORD_BEFORE = deferred(r"(?P<word>[A-Za-z]+)[ -]$")


def match(comparison: Comparison) -> list[Match]:
    """Every fact of the family with its counterpart, or with nothing.

    One to one within a passage first, then with what is free in the passages beside it. What a text merely repeats is
    no loss where its twin stands in this passage, beside it, or in a heading or caption; one elsewhere tells nothing.
    Yesterday and last year are counted from the date of the post.
    """
    today = _published(comparison.document.post)
    rows = [_row(pair, comparison) for pair in comparison.pairs]
    places = Places(rows, repeating(comparison.pairs, rows))
    ledger = Ledger(kinds.of(comparison.words), comparison.window)
    both = [n for n, row in enumerate(rows) if row.uk and row.en]  # half of the passages that people write
    shared = [rows[n] for n in both]
    for row in shared:
        _written_alike(ledger, row)
        if ledger.used.issuperset(row.uk) and ledger.used.issuperset(row.en):
            continue  # half of these
        composed.join(ledger, row, comparison.words)
        _one_to_one(ledger, row.uk, row.en, crossing=False)
        scores.join(ledger, row)
        dotted.join(ledger, row)
        _one_to_one(ledger, row.uk, row.en)
        elided.join(ledger, row, comparison.words)
        rounded.join(ledger, row, comparison.words)
        sums.complements(ledger, row, comparison.words)
        sums.excuse(ledger, row, comparison.words)
        sums.differences(ledger, row, comparison.words)
        sums.shares(ledger, row)
        sums.totals(ledger, row, comparison.words)
        sums.made_of(ledger, row)
    for row in shared:
        wholes.join(ledger, row, comparison.words)
    for n in both:
        _changed(ledger, places, n, LIKELY)
    for n, row in enumerate(rows):
        _beside(ledger, row.uk, places.near(n, "en"))
        _beside(ledger, places.near(n, "uk"), row.en)
    for n in both:
        _changed(ledger, places, n, CHANGED)
    for row in shared:
        _stand_in(ledger, row, today)
    for n, pair in enumerate(comparison.pairs):
        _orphans(ledger, places, n, pair, comparison)
    for fact in comparison.facts:
        if fact.kind in FAMILY and fact not in ledger.used:
            ledger.alone(fact, moot=True)
    return ledger.matches


def _row(pair: Pair, comparison: Comparison) -> Figures:
    """The facts of a pair: one that stands alone is one fault, whatever it says; what follows a cut is not known.

    What is not translated has none: figures are read by the words of the other language there.
    """
    if _untranslated(pair):
        return Figures([], [], frozenset(), comparison.window)
    uk, en = (comparison.inside(side, *FAMILY) for side in (pair.uk, pair.en))
    partial = comparison.partial
    opened: set[Side] = set()
    if not pair.uk or not pair.en:
        opened = {"uk", "en"}
    elif partial is not None and any(segment.partial for segment in pair.side(partial)):
        opened = {other(partial)}
    return Figures(uk, en, frozenset(opened), comparison.window)


def _untranslated(pair: Pair) -> bool:
    """Whether the Ukrainian passage is the English one."""
    return pair.verbatim and any(
        LATIN.search(segment.text) and not CYRILLIC.search(segment.text) for segment in pair.uk
    )


def _published(post: Post | None) -> date | None:
    try:
        return date.fromisoformat(post.date[:10]) if post else None
    except ValueError:
        return None


def _orphans(ledger: Ledger, places: Places, n: int, pair: Pair, comparison: Comparison) -> None:
    """What of a passage has no counterpart: the repeat of another fact, or missing."""
    row = places.rows[n]
    for fact in ledger.free([*row.uk, *row.en]):
        there = other(fact.side)
        repeated = ledger.repeat(fact, (*row.like(fact), *places.near(n, there), *places.repeats(fact)))
        if repeated is None and fact.kind == "date" and fact.value.day:
            repeated = apposed.weekday(fact, pair, comparison)
        if repeated is not None:
            ledger.used.add(fact)
            ledger.matches.append(Match(*((fact, repeated) if fact.side == "uk" else (repeated, fact)), AGREE, "same"))
        else:
            moot = fact.soft or fact.segment.partial or fact.side in row.open
            slip = fact.kind == "date" and misspelt.dated(fact, pair, comparison)
            other_word = (
                _kept(fact, pair, comparison)
                or wholes.noun(fact, pair, comparison)
                or wholes.uncounted(fact, pair, comparison)
                or wholes.between(fact, pair, comparison)
                or wholes.opening(fact, pair, comparison)
            )
            ledger.alone(fact, moot=moot or slip or other_word or _written_together(fact, pair))


def _kept(fact: Fact, pair: Pair, comparison: Comparison) -> bool:
    """Whether an English word stands in the Ukrainian passage as it is, in a name: "Eight Sleep", "August"."""
    return fact.side == "en" and fact.text.isalpha() and fact.text in comparison.made(_written_words, pair.uk)


def _written_words(_: Comparison, segments: Sequence[Segment]) -> frozenset[str]:
    return frozenset(token.text for segment in segments for token in segment.tokens)


def _written_together(fact: Fact, pair: Pair) -> bool:
    """Whether the other text has it as a piece of one word: "SHA 512" is «SHA512»."""
    before = WORD_BEFORE.search(fact.segment.text[: fact.span.start]) if fact.text.isdigit() else None
    if before is None:
        return False
    word = before["word"] + fact.text
    return any(word in segment.text or word in segment.seen for segment in pair.side(other(fact.side)))


def _written_alike(ledger: Ledger, row: Figures) -> None:
    """Joins figures that are written alike on both sides, in order: they stand for each other whatever they are.

    "15:11" may be a time in one text and a score in the other; «1М» is no metre where "1M" stands.
    """
    waiting: dict[str, list[Fact]] = {}
    for fact in ledger.free(row.en):
        waiting.setdefault(_written(fact).replace("K", "k"), []).append(fact)
    for fact in ledger.free(row.uk):
        if not DIGIT.search(written := _written(fact)):
            continue
        behind = _with_latin(fact)
        ways = (written, behind, behind.replace(",", "."), written.translate(SHAPES))
        alike = next(filter(None, (waiting.get(one.replace("K", "k")) for one in ways)), None)
        if alike:
            ledger.join(fact, alike.pop(0), AGREE)


def _written(fact: Fact) -> str:
    return fact.segment.folded[fact.span.start : fact.span.end]


def _with_latin(fact: Fact) -> str:
    """A Ukrainian figure with the Latin letters behind it, which English reads as its own: "63B", "12pp", «2к»."""
    behind = BEHIND.match(fact.segment.folded, fact.span.end)
    return _written(fact) + (behind.group().translate(SHAPES) if behind else "")


def _beside(ledger: Ledger, uk: list[Fact], en: list[Fact]) -> None:
    """Joins facts of passages beside each other that agree; a word of one is never a figure of the other there."""
    if not uk or not en:
        return
    _one_to_one(ledger, uk, en, crossing=False)
    digits = ([fact for fact in facts if DIGIT.search(fact.text)] for facts in (uk, en))
    _one_to_one(ledger, *digits)


def _one_to_one(ledger: Ledger, uk: list[Fact], en: list[Fact], *, crossing: bool = True) -> None:
    """Joins the facts that agree, best first, then in order of reading.

    Where kinds may cross, a time or a measure that has one of its like on the other side waits for it, so that
    "2am" does not become the two of «два фургони».
    """
    left, right = ledger.free(uk), ledger.free(en)
    if not left or not right:
        return
    beside = [(i, left[i], j, right[j]) for i, j in ledger.window.among(left).near(left, right, _figures)]
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


def _changed(ledger: Ledger, places: Places, n: int, least: float) -> None:
    """Joins orphans of one passage as a fact that changed; one of the two must have no twin that excuses it.

    That is one in this passage, one beside it that is free, or one in a heading.
    """
    row = places.rows[n]
    left, right = ledger.free(row.uk), ledger.free(row.en)
    if not left or not right:
        return
    scored = [
        (-score, abs(i / len(left) - j / len(right)), i, j)
        for i, j in ledger.window.among(left).near(left, right, _figures)
        if (not (left[i].soft and right[j].soft) or swap(left[i], right[j]))
        and (score := kinship(left[i], right[j], ledger.kinds)) >= least
    ]
    for score, _, i, j in sorted(scored):
        a, b = left[i], right[j]
        if a in ledger.used or b in ledger.used:
            continue
        least_alike = 1.0 if off(a, b) else PART + 0.01
        lone = [fact for fact in (a, b) if not _excused(ledger, places, n, fact, least_alike)]
        least_lone = 1 if "either" in {a.swaps, b.swaps} else 2
        if any(not fact.soft for fact in lone) or (swap(a, b) and len(lone) >= least_lone):
            ledger.join(a, b, min(-score, 0.85))


def _ranks(fact: Fact) -> bool:
    """Whether a fact is a number that ranks: «другий», "second"."""
    return fact.kind == "number" and fact.value.form == "nth"


def _excused(ledger: Ledger, places: Places, n: int, fact: Fact, least: float) -> bool:
    """Whether a twin of the fact stands where it may come from.

    A count that has a counterpart of its own is no twin of an ordinal or a measure, and what is soft is not looked for
    elsewhere.
    """
    there = other(fact.side)
    here = places.rows[n].like(fact)
    if fact.kind == "measure" and not fact.soft:
        here = [one for one in here if one.kind != "number" or one not in ledger.used]
    if fact.soft and fact.kind == "number":
        rank = fact.value.form == "nth"
        others = [one for one in here if one not in ledger.used or (one.soft and _ranks(one) == rank)]
    else:
        others = [*here, *ledger.free(places.near(n, there)), *places.repeats(fact)]
    return ledger.repeat(fact, others, least) is not None
