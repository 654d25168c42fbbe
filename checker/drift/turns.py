"""What a table of opposites says of some of its sets and poles: converses, poles that accuse alone, degrees."""

from __future__ import annotations

from typing import NamedTuple

from checker.language.contrasts import degrees, parsed
from checker.language.vocabulary import Words

# The lists of sets in which what only may say a pole tells nothing: degrees, and what the lexicon knows nothing of.
UNFACED = (("faced", "except"), ("meant", "except"), ("compared", "sets"))


class Alone(NamedTuple):
    """The English poles that accuse more than words which say another pole, see `[alone]` of the table.

    `accuse` are all that are judged by themselves.
    """

    poles: frozenset[str]
    said: frozenset[str]
    degrees: frozenset[str]
    denied: frozenset[str]
    prefixes: tuple[str, ...]
    accuse: frozenset[str]


class Special(NamedTuple):
    """Converses, poles that accuse alone, sets told from behind, degrees, sets by name, moving, objects, hinted …

    Of a faced set, what only may say a pole tells by its place what the other text should have said.
    Of a hinted set, what may say another pole right beside a word leaves open what is said: "perhaps we will".
    Of a surplus set, a pole accuses that one text says more often than the other, in no other way.
    """

    converses: frozenset[str]
    alone: Alone
    behind: frozenset[str]
    degrees: frozenset[str]
    by_name: frozenset[str]
    moving: frozenset[str]
    objects: frozenset[str]
    hinted: frozenset[str]
    towards: frozenset[str]
    faced: frozenset[str]
    surplus: frozenset[str]


class Turns(NamedTuple):
    """Whether a set is of two ends of one event, whether what stands behind its words tells them.

    Words of a set that `moves` stand anywhere in a sentence: «сьогодні вранці», "this morning". One of `objects` behind
    an end of an event may do the other one: "will teach you", «ви дізнаєтеся». Of a set that is `hinted`, a word may be
    turned by what stands beside it. Of a set that is `faced`, what only may say a pole accuses by its place.
    """

    converse: bool
    behind: bool
    moves: bool = False
    objects: frozenset[str] = frozenset()
    hinted: bool = False
    faced: bool = False


def special(words: Words, table: str) -> Special:
    """What a table of `rules/words/` says of its sets; nothing where it has no `[converse]`, `[alone]` or degrees."""
    rows = words.table(table)
    converse = rows.get("converse", {})
    converses, behind, by_name = (frozenset(parsed(converse.get(key, ""))) for key in ("sets", "behind", "by_name"))
    given = rows.get("alone", {})
    poles, said, weighed, denied = (frozenset(parsed(given.get(key, ""))) for key in Alone._fields[:4])
    alone = Alone(poles, said, weighed, denied, tuple(parsed(given.get("prefixes", ""))), poles | said | weighed)
    moving = frozenset(parsed(rows.get("moving", {}).get("sets", "")))
    objects, towards = (frozenset(parsed(converse.get(key, ""))) for key in ("objects", "towards"))
    hinted = frozenset(parsed(rows.get("hinted", {}).get("sets", "")))
    weighs = degrees(table, words)
    unfaced = [*rows["sets"]]
    if "faced" in rows:  # what is said of other things the other way tells nothing: the frost gets worse, and stronger
        unfaced = [one for key, of in UNFACED for one in parsed(rows[key][of])]
    surplus = frozenset(parsed(rows.get("surplus", {}).get("sets", "")))
    faced = rows["sets"].keys() - {*unfaced, *converses, *behind, *surplus}
    return Special(
        converses, alone, converses | behind, weighs, by_name, moving, objects, hinted, towards, faced, surplus
    )
