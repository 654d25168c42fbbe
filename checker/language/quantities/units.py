"""Units of measure: their words, and the unit that stands behind a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.language.memo import Memo
from checker.language.slips import Slips
from checker.language.tokens import triggers
from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.expressions import deferred

# A misspelled unit of so many letters is still read: «1000 километров».
SLIPPED = 7
# How far before a figure such a word may begin, in code points, and between which values people are tall.
IMPLIED, TALL = 12, (40, 250)
# What ends a figure that a word before it makes a measure: «зріст 165.».
ENDED = deferred(r" ?(?:[.,;:)/]|$)")
# What makes a speed of a length: «на годину», "an hour", "/с".
PER = deferred(r"(?: (?:на|за|per|an?) | ?/ ?|-(?:per|an)-)(годину|год|hour|hr|h|секунду|сек|с|second|sec|s)(?![\w-])")


class Unit(NamedTuple):
    """A unit: its dimension, and what makes an amount of it one of the dimension's own unit (times, then plus)"""

    dimension: str
    factor: float
    offset: float = 0.0
    other: float = 0.0  # the factor of another country's unit of that name: a gallon
    also: Unit | None = None  # what its symbol stands for as well, of another dimension: "59 m" are minutes too


# Tables of units.toml that are no dimension.
NO_DIMENSION = frozenset({"two", "alone", "delta", "zero", "tens", "half", "capital", "implied", "either"})


class Tens(NamedTuple):
    """The words of "the mid-70s": `said` makes degrees of them, `part` tells which of the ten (0 to 9) a word means."""

    said: re.Pattern[str]
    part: dict[str, range]


class Units(NamedTuple):
    """The vocabulary of units as it is looked up."""

    exact: dict[str, Unit]
    stems: dict[str, Unit]
    behind: re.Pattern[str]  # a unit behind a number
    alone: dict[Side, re.Pattern[str]]  # an amount without a number
    alone_words: dict[Side, frozenset[str]]
    amounts: dict[str, tuple[float, Unit]]
    zero: tuple[re.Pattern[str], re.Pattern[str]]  # what near degrees puts them below zero, and above it
    delta: tuple[re.Pattern[str], re.Pattern[str]]  # what before degrees and behind them makes a difference of them
    tens: Tens
    half: re.Pattern[str]  # what behind a unit is half of it
    slips: Memo[str, Unit | None]  # the one unit that a word which no dictionary has is one letter off
    implied: re.Pattern[str]  # a word before a figure that says its unit
    implies: dict[str, Unit]
    capital: dict[str, Unit]  # by a capital letter whose small one is another unit

    def before(self, low: str, at: int, end: int, value: float) -> Unit | None:
        """The unit that the word before a number, of which nothing follows, makes of it: «зріст 165»."""
        found = self.implied.search(low, max(0, at - IMPLIED), at)
        if found is None or not ENDED.match(low, end) or not TALL[0] <= value <= TALL[1]:
            return None
        return self.implies[found[1]]

    def after(self, low: str, at: int) -> tuple[Unit | None, int]:
        """The unit behind a number that ends at `at`, and where it ends. `low` is in lower case."""
        found = self.behind.match(low, at)
        if found is None:
            return None, at
        name = found[found.lastindex or 0]
        unit = self.exact.get(name)
        if unit is None and len(name) >= 5:
            # «249-кілограмовий»: the ending of an adjective is one to three letters
            sizes = (size for size in range(len(name) - 1, len(name) - 4, -1) if name[:size] in self.stems)
            unit = next((self.stems[name[:size]] for size in sizes), None) or self.slips[name]
        if unit is None:
            return None, at
        rate = PER.match(low, found.end()) if unit.dimension == "length" else None
        if rate:
            # kilometres an hour
            return Unit("speed", unit.factor * (3.6 if rate[1][0] in "сs" else 0.001)), rate.end()
        return unit, found.end()


def units(words: Words) -> Units:
    """The units of both languages in the vocabulary."""
    return words.made(_units)


def _units(words: Words) -> Units:
    table = words.table("units")
    exact: dict[str, Unit] = {}
    stems: dict[str, Unit] = {}
    for dimension, factors in table.items():
        if dimension in NO_DIMENSION:
            continue
        for key, forms in factors.items():
            factors_said, _, offset = str(key).partition(" ")
            factor, _, other = factors_said.partition("~")
            unit = Unit(dimension, float(factor), float(offset or 0), float(other or 0))
            for form in forms.split():
                (stems if form[-1] == "~" else exact)[form.removesuffix("~")] = unit
    for unit_name, symbols in table["either"].items():
        exact |= {symbol: exact[symbol]._replace(also=exact[unit_name]) for symbol in symbols}
    phrases = {phrase: exact[unit] for unit, listed in table["two"].items() for phrase in listed}
    amounts: dict[str, tuple[float, Unit]] = {}
    for key, listed in table["alone"].items():
        count, _, unit = key.partition(" ")
        if unit:
            amounts |= {phrase: (float(count), exact[unit]) for phrase in listed}
    lone: dict[Side, list[str]] = {"uk": list(table["alone"]["uk"]), "en": list(table["alone"]["en"])}
    amounts |= {form: (1.0, exact[form]) for form in (*lone["uk"], *lone["en"])}
    articled = {
        f"{article} {form}": (1.0, exact[form])
        for form in table["alone"]["article"]
        if form in exact
        for article in table["alone"]["before"]
    }
    amounts |= articled
    wholes = [phrase for phrase in amounts if phrase not in lone["uk"] and phrase not in lone["en"]]
    alone = {side: deferred(rf"(?<![\w-])(?:{_any([*lone[side], *wholes])})(?![\w-])") for side in lone}
    signs = _any([form for form in exact if not form.isalpha()] + list(phrases))
    after = deferred(rf"(?:[ -]?|\. ?)({signs})(?!\w)|[ -]?(°)|[ -]?([^\W\d_]+)")
    before = deferred(rf"(?<!\w)(?:{_any(table['delta']['before'])}) $")
    behind = deferred(rf"(?: [^\W\d_]+)? (?:{_any(table['delta']['after'])})")
    alone_words = {side: triggers((*lone[side], *wholes)) for side in lone}
    implies = {phrase: exact[unit] for unit, listed in table["implied"].items() for phrase in listed}
    below, above = (deferred(rf"(?<!\w)(?:{_any(table['zero'][key])})(?!\w)") for key in ("below", "above"))
    return Units(
        exact | phrases,
        stems,
        after,
        alone,
        alone_words,
        amounts,
        (below, above),
        (before, behind),
        _tens(table["tens"]),
        deferred(f" (?:{_any(table['half']['behind'])})"),
        _slips(words, exact | stems),
        deferred(rf"(?<!\w)({_any(list(implies))}):? $"),
        implies,
        {letter: exact[unit] for unit, listed in table["capital"].items() for letter in listed},
    )


def _slips(words: Words, forms: Mapping[str, Unit]) -> Memo[str, Unit | None]:
    """The unit that a misspelled word means: one of its forms, and none of another unit, is one letter off."""
    known, dictionary = words.lines("common_en"), words.forms("forms_uk")
    long = Slips(form for form in forms if len(form) >= SLIPPED and form.isalpha())

    def read(word: str) -> Unit | None:
        if len(word) < SLIPPED or word in known or word in dictionary:
            return None
        near = {forms[form] for form in long.near(word)}
        return near.pop() if len(near) == 1 else None

    return Memo(read)


def _tens(table: Mapping[str, list[str]]) -> Tens:
    parts = {"low": range(4), "mid": range(4, 7), "high": range(6, 10)}
    said = deferred(rf"(?<!\w)(?:{_any(list(table['said']))})(?!\w)|°")
    return Tens(said, {word: part for name, part in parts.items() for word in table[name]})


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
