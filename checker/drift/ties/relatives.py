"""Who does it in a relative clause: «сирота, яку виховує наглядач», "an orphan who is raising a guard"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.drift.coverage import Coverage, Word
from checker.drift.ties import parts_en, parts_uk
from checker.drift.ties.clause import marked
from checker.drift.ties.parts import Known

# So many words stand between a pronoun and its verb, between a pronoun and what it means, and before an English verb.
VERB, MEANS, AUXILIARIES = 3, 3, 4
# A word that says less is no party.
SAYS = 0.3


class Relative(NamedTuple):
    """A Ukrainian verb, what the pronoun means, and the other party, of either text (numbers); whether it `does` it."""

    verb: int
    meant: tuple[int, int]
    other: tuple[int, int]
    does: bool


def turned(cover: Coverage, links: Mapping[int, int], known: Known) -> Iterator[Relative]:
    """The relative clauses whose pronoun does it in one text, and has it done to it in the other."""
    bound, uk, en = known.ties, cover.uk, cover.en
    for n, word in enumerate(uk):
        part = bound.relatives.get(word.token.lower)
        if part is None or n == 0 or "," not in marked(uk[n - 1], word):
            continue
        verb = _verb(uk, n, known)
        if verb is None or verb not in links:
            continue
        e = links[verb]
        meant = next((k for k in range(n - 1, max(-1, n - 1 - MEANS), -1) if k in links), None)
        english = _relative(en, e, known)
        if meant is None or english is None or bound.converse["en", en[e].token.lower]:
            continue
        if en[e].token.lower in bound.auxiliaries:
            continue
        pronoun, passive = english
        if not 0 < pronoun - links[meant] <= MEANS or passive != (part == "does"):
            continue
        theirs = parts_en.done_by(en, e, known) if passive else parts_en.done_to(en, e, known)
        ours = _other(uk, verb, known, doer=not passive)
        if theirs and ours is not None:
            yield Relative(verb, (meant, links[meant]), (ours, theirs[-1]), passive)


def _verb(words: Sequence[Word], pronoun: int, known: Known) -> int | None:
    """The finite verb near behind a relative pronoun."""
    ends = known.ties.endings
    for n in range(pronoun + 1, min(len(words), pronoun + 1 + VERB)):
        low = words[n].token.lower
        if marked(words[n - 1], words[n]):
            return None
        if known.acts[low]:
            return None if low.endswith(ends.infinitive + ends.reflexive + ends.nobody) else n
    return None


def _relative(words: Sequence[Word], verb: int, known: Known) -> tuple[int, bool] | None:
    """The relative pronoun that is an English verb's subject, and whether that is a passive; None where it is none."""
    bound, passive = known.ties, False
    for n in range(verb - 1, max(-1, verb - 1 - AUXILIARIES), -1):
        low = words[n].token.lower
        if low in bound.relative:
            goes_on = words[verb].token.lower.endswith("ing")
            return n, passive and not goes_on
        if not (low in bound.auxiliaries or low.endswith("ly")) or marked(words[n], words[n + 1]):
            return None
        passive |= low in bound.be
    return None


def _other(words: Sequence[Word], verb: int, known: Known, *, doer: bool) -> int | None:
    """The noun behind a verb that may do it, or that it may be done to; an unknown one may be who does it."""
    bound = known.ties
    for n in range(verb + 1, min(len(words), verb + 1 + VERB + 1)):
        low = words[n].token.lower
        if marked(words[n - 1], words[n]) or low in bound.places["uk"] or low in bound.ends["uk"]:
            return None
        readings = known.nouns.readings[low]
        if known.nouns.adjective[low] and n + 1 < len(words) and not marked(words[n], words[n + 1]):
            continue
        if doer and (
            parts_uk.may_do(low, words[verb].token.lower, known) or (not readings and words[n].weight >= SAYS)
        ):
            return n
        if not doer and any(one.case == "accusative" for one in readings):
            return n
    return None
