"""A figure that one text rounds: «1,98 млн грн», "almost two million hryvnias"; «1 234 567 гривень», "1.23 million"."""

from __future__ import annotations

import math

from checker.align.figures import Figures, Ledger
from checker.facts.base import AGREE
from checker.language.quantities.bounds import bounds
from checker.language.quantities.digits import numerals
from checker.language.vocabulary import Words
from checker.model import Fact

# By what part of it a figure may differ from what it is rounded to; one of so many digits with a magnitude is rounded
# without a word for it.
APART, DIGITS = 0.05, 2
# What is less than a round figure, a multiple of this, is so much of it at least.
ROUND, UP = 5, 0.85
# Of so many figures at most each is asked for each of the other text.
MANY = 40


def join(ledger: Ledger, row: Figures, words: Words) -> None:
    """Joins sums and numbers of one passage with what they are rounded to, where a word says so or a magnitude.

    Not with a digit that differs: what is rounded has the digits of the other, and fewer.
    """
    uk, en = ([fact for fact in ledger.free(side) if _plain(fact)][:MANY] for side in (row.uk, row.en))
    for one in uk if en else ():
        two = next((two for two in en if two not in ledger.used and _same(one, two) and _rounds(one, two, words)), None)
        if two is not None:
            ledger.join(one, two, AGREE)


def _plain(fact: Fact) -> bool:
    if fact.soft or not fact.figures or fact.kind not in {"number", "money", "measure"}:
        return False
    return fact.kind != "number" or fact.value.sort in {"", "%"}


def _same(one: Fact, two: Fact) -> bool:
    """Whether two figures are of one kind: sums of one currency, measures of one unit, numbers, percentages.

    A number in English may be a measure without its unit: «49 років», "nearly 50".
    """
    if one.kind != two.kind:
        return one.kind == "measure" and two.kind == "number" and not two.value.sort and not two.value.name
    if one.kind == "measure":
        return bool((one.value.dimension, one.value.factor) == (two.value.dimension, two.value.factor))
    if one.kind == "money":
        return not set(one.value.codes).isdisjoint(two.value.codes)
    return bool(one.value.sort == two.value.sort and not one.value.name and not two.value.name)


def _rounds(one: Fact, two: Fact, words: Words) -> bool:
    """Whether one of two figures is the other one with fewer digits."""
    exact, about = sorted((one, two), key=lambda fact: (-_digits(fact.value.values[0]), fact.value.values[0]))
    value, less = exact.value.values[0], about.value.values[0]
    digits = _digits(less)
    said = [bounds(words, fact.side).of(fact.segment, fact.span) for fact in (exact, about)]
    below = said[1] is not None and (said[1].bound == "less" or said[1].nearly)
    if said[0] is None and below and less % ROUND == 0 and UP * less <= value < less:
        return True  # «дев'ять кілометрів», "less than 10 kilometres"
    near = digits < _digits(value) and abs(value - less) <= APART * abs(value)
    # A figure that is written out loses its last digits: "32768 colours", «32 тис. кольорів».
    cut = not _scaled(exact, words) and f"{value:.9e}".startswith(f"{less:.{digits - 1}e}".partition("e")[0])
    half = 0.5 * 10.0 ** (math.floor(math.log10(abs(less))) - digits + 1) if less else 0.0
    if not near or not (cut or abs(value - less) <= half * (1 + 1e-9)):
        return False
    if digits >= DIGITS and exact.kind == about.kind != "measure" and _scaled(about, words):
        return True
    return said[0] is None and said[1] is not None


def _scaled(fact: Fact, words: Words) -> bool:
    """Whether a figure is written with a magnitude: "1.23 million"."""
    start, end = fact.span
    return any(one.scale > 1 and start <= one.start < end for one in numerals(words, fact.side).found[fact.segment])


def _digits(value: float) -> int:
    """How many digits a figure has without the noughts at its end: 2 for 1,200,000."""
    return len(f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1
