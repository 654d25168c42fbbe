"""What it costs to take a Ukrainian word for a Latin one, chunk of letters by chunk, by the tables of romanization."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.language.vocabulary import Words
from checker.model import SIDES, Side, other
from checker.model.expressions import deferred

# Costs of an edit, in letters, where the tables have none: chunks that are heard nearly alike; a letter for another; a
# letter that only one of the two words has. Chosen so that of the cities of the CLDR, whose names were not learned from
# for this, right pairs and wrong ones lie as far apart as they can.
NEAR, VOWELS_DIFFER, DIFFER = 0.3, 0.45, 1.2
LOST_VOWEL, LOST_CONSONANT, MORE_VOWEL, MORE_CONSONANT, MORE_SILENT = 0.6, 1.2, 0.35, 1.2, 0.2
# Endings that are a consonant's, or a name's own: of "Harrison" for «Гарріс», "Braunt" for «Браун».
HEARD = ("n", "t", "d")

VOWELS_UK, VOWELS_EN = frozenset("аеєиіїоуюя"), frozenset("aeiouy")


class Sounds(NamedTuple):
    """The tables of `rules/words/romanization.toml` and `romanization.tsv`, ready for look-up."""

    chunks: dict[str, dict[str, tuple[tuple[str, float], ...]]]  # by the chunk, then by the first letter there, or ""
    first: dict[str, tuple[str, ...]]
    ends: dict[str, dict[str, float]]
    more: dict[str, float]  # what a letter costs that only the Latin word has, where it is no consonant that is heard
    mute: dict[Side, tuple[re.Pattern[str], ...]]
    kept: dict[Side, tuple[re.Pattern[str], re.Pattern[str]]]  # an ending, and what stands for it on the other side


# Of two letters of a Ukrainian word: whether the first is a vowel, and what stands for the chunks that begin with it,
# by their length.
Chunks = tuple[bool, list[tuple[int, dict[str, tuple[tuple[str, float], ...]]]]]


def read(words: Words) -> Sounds:
    """The tables with a cost for every chunk; what a name may begin with is decided by the tables made by hand."""
    table = words.table("romanization")
    chunks: dict[str, dict[str, float]] = {}
    for tier, cost in (("near", NEAR), ("exact", 0.0)):
        for source, targets in table[tier].items():
            chunks.setdefault(source, {}).update(dict.fromkeys(targets, cost))
    first: dict[str, set[str]] = {}
    for source, costs in chunks.items():
        for target in costs:
            if target:
                first.setdefault(source[0], set()).add(target[0])
    for source, target, price in words.rows("romanization"):
        chunks.setdefault(source, {})[target] = float(price)
    return Sounds(
        chunks={source: _by_letter(costs) for source, costs in chunks.items()},
        first={source: tuple(targets) for source, targets in first.items()},
        ends=_ends(table["endings"]),
        more={**dict.fromkeys(VOWELS_EN, MORE_VOWEL), **dict.fromkeys(table["silent"]["en"], MORE_SILENT)},
        mute={side: tuple(map(deferred, table["mute"][side])) for side in SIDES},
        kept={
            side: (deferred(table["kept"][side]["ending"]), deferred(table["kept"][other(side)]["stem"]))
            for side in SIDES
        },
    )


def _by_letter(costs: dict[str, float]) -> dict[str, tuple[tuple[str, float], ...]]:
    """What stands for a chunk, by its first letter; what may be said by nothing is under ""."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for target, cost in costs.items():
        found[target[:1]] = (*found.get(target[:1], ()), (target, cost))
    return found


def _ends(declensions: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """What may stand at the end of the Latin word for each Ukrainian case ending, at the least cost."""
    ends: dict[str, dict[str, float]] = {}
    for declension in declensions:
        for uk in declension["uk"]:
            row = ends.setdefault(uk, {})
            for en, price in declension["en"].items():
                row[en] = min(price, row.get(en, price))
    return ends


def alike_at_first(uk: str, en: str, known: Sounds) -> bool:
    """Whether two names may begin so; in French and Spanish an H is silent: «Уго» and "Hugo"."""
    return en in known.first.get(uk, ()) or (uk in VOWELS_UK and (en in VOWELS_EN or en == "h"))


def edit_cost(
    uk: str, en: str, chunks_at: Mapping[str, Chunks], known: Sounds, limit: float, consonant: float = 0.0
) -> float:  # fmt: skip
    """The cheapest way from one word to the other, in letters; more than `limit` is `limit`.

    `consonant` is what one costs at least that has no counterpart.
    """
    last, done, more = len(en), limit, known.more
    least, lost_consonant = max(DIFFER, consonant), max(LOST_CONSONANT, consonant)
    more_consonant = max(MORE_CONSONANT, consonant)
    # Of each letter of the other word that is reached, at what cost; a chunk has two letters at most.
    row: dict[int, float] = {0: 0.0}
    below: dict[int, float] = {}
    under: dict[int, float] = {}
    for i in range(len(uk) + 1):
        if not row and not below:  # nothing leads over two rows
            break
        # What the other word may end with from here on; and nothing begins behind the last letter.
        ends, within = known.ends.get(uk[i:]) if i >= 2 else None, i < len(uk)
        vowel, chunks = chunks_at[uk[i : i + 2]]
        lost = LOST_VOWEL if vowel else lost_consonant
        for j in range(min(row), last + 1) if row else ():
            cost = row.get(j, limit)
            if cost >= done:
                continue
            if ends and not (consonant and en[j:].endswith(HEARD)):
                done = min(done, cost + ends.get(en[j:], limit))
            letter = en[j : j + 1]
            if letter:
                price = cost + more.get(letter, more_consonant)
                if price < row.get(j + 1, limit):
                    row[j + 1] = price
            if not within:
                continue
            if cost + lost < below.get(j, limit):
                below[j] = cost + lost
            if letter:
                price = cost + (VOWELS_DIFFER if vowel and letter in VOWELS_EN else least)
                if price < below.get(j + 1, limit):
                    below[j + 1] = price
            for size, targets in chunks:
                there = below if size == 1 else under
                if letter in targets:
                    for target, price in targets[letter]:
                        to = j + len(target)
                        if en.startswith(target, j) and cost + price < there.get(to, limit):
                            there[to] = cost + price
                if "" in targets:  # a letter that is not said
                    for _, price in targets[""]:
                        if cost + price < there.get(j, limit):
                            there[j] = cost + price
        row, below, under = below, under, {}
    return done
