"""What goes on in a Ukrainian text and is done in the English one, by verbs in one place that translate nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.drift.coverage import Coverage, Word
from checker.drift.tenses import Tenses
from checker.drift.ties.vocabulary import Ties
from checker.language.contrasts import parsed
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary import Words

# What a verb says at least (0 to 1).
SAYS = 0.3
# So many words before and behind a Ukrainian verb are asked for a counterpart, and so many of the English perfect.
NEAR, BEFORE, BEHIND = 2, 5, 3
# So many words around a perfect may say how long it lasts.
AROUND = 9
# So many words may stand between "has" and the participle.
ASIDE = 3


class Perfects(NamedTuple):
    """What Ukrainian presents end in, what English perfects are made of, and what says how long one lasts."""

    presents: tuple[str, ...]
    helps: frozenset[str]
    aside: frozenset[str]
    done: frozenset[str]
    lasting: frozenset[str]


class Finished(NamedTuple):
    """A Ukrainian present and an English perfect: the numbers of the verb, of what helps, and of the participle."""

    uk: int
    helps: int
    en: int


def perfects(words: Words) -> Perfects:
    """What the vocabulary tells of presents and perfects."""
    table: Mapping[str, str] = words.table("tenses")["going"]
    helps, aside, done, lasting = (frozenset(parsed(table[key])) for key in Perfects._fields[1:])
    return Perfects(tuple(table["uk"]), helps, aside, done, lasting)


def finished(cover: Coverage, known: Perfects, tenses: Tenses, bound: Ties) -> Iterator[Finished]:
    """Presents and perfects, none with a counterpart, where the words before and behind translate each other."""
    told = {e: helps for helps, e in _perfects(cover.en, known)}
    for u, word in enumerate(cover.uk if told else ()):
        low = word.token.lower
        if word.covered >= LINKED or word.weight < SAYS or not low.endswith(known.presents):
            continue
        if low.endswith(bound.endings.infinitive) or bound.verb[low] != "verb" or tenses.uk[low]:
            continue
        before, behind = (
            [one.partner for one in near if one.covered >= LINKED and one.partner >= 0]
            for near in (cover.uk[max(0, u - NEAR) : u], cover.uk[u + 1 : u + 1 + NEAR])
        )
        near = {e for mate in before for e in range(mate + 1, mate + 1 + BEFORE) if told.get(e, mate) != mate}
        for e in sorted(near):
            if any(one.token.lower in known.lasting for one in cover.en[max(0, told[e] - AROUND) : e + AROUND]):
                continue  # "has lived in Kyiv for ten years", «живе»
            if any(0 < mate - e <= BEHIND for mate in behind):
                yield Finished(u, told[e], e)
                break


def _perfects(words: Sequence[Word], known: Perfects) -> Iterator[tuple[int, int]]:
    """English perfects without a counterpart: what helps, and the participle."""
    for n, word in enumerate(words):
        if word.token.lower not in known.helps:
            continue
        for e in range(n + 1, min(len(words), n + 1 + ASIDE)):
            low = words[e].token.lower
            if low in known.aside:
                continue
            if (low.endswith("ed") or low in known.done) and words[e].covered < LINKED and words[e].weight >= SAYS:
                yield n, e
            break
