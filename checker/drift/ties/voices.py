"""Who does it to whom in English: by the side of the verb, by voice and by "by"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.drift.ties.row import DASHES, HARD, Row, Shared
from checker.drift.ties.view import View

# How far behind its verb an English object or "by" is looked for.
BEHIND = 5
# How many words stand between "by" and its name at most: a title.
TITLE = 2
# How far before a name an apposition may begin: "Olena Koval, a spokeswoman for the group Hromada said".
APPOSITION = 12
# What a quotation ends with.
CLOSING = frozenset("”\"»'’,")
POSSESSIVE = ("'s", "'")
STOPS = HARD | DASHES | {","}


class Numbers(NamedTuple):
    """Who does it and to whom it is done, as numbers of names; None where that is not firm."""

    doer: int | None
    done_to: int | None


def english(view: View, verb: int, names: Sequence[Shared], attributes: frozenset[int]) -> Numbers:
    """The parties of a verb by where they stand."""
    row, ties = view.en, view.ties
    subject, passive, relative = _subject(view, verb, names, attributes)
    if subject is not None and (_apposed(row, names, subject) or _dependent(view, names[subject], relative=relative)):
        subject = None
    if row.lower(verb).endswith("ing"):
        passive = False
    for k in range(verb + 1, min(len(row.tokens), verb + 1 + BEHIND)):
        word = row.lower(k)
        if word == "by":
            agent = _by(view, names, k)
            return Numbers(agent, subject if passive else None) if agent is not None else Numbers(None, subject)
        if word in STOPS or (word in ties.clauses["en"] and word not in ties.relative):
            break
        found = next((n for n, name in enumerate(names) if name.en.start == k), None)
        if found is not None:
            if passive or (names[found].en.end not in attributes and _continued(row, names[found])):
                break
            if subject is None and k == verb + 1 and _behind_quotation(row, verb):
                return Numbers(found, None)  # “…,” predicts Kuzma
            return Numbers(subject, found)
    return Numbers(None, subject) if passive else Numbers(subject, None)


def _behind_quotation(row: Row, verb: int) -> bool:
    """Whether a quotation ends right before a verb."""
    return row.lower(verb - 1) in CLOSING


def _subject(
    view: View, verb: int, names: Sequence[Shared], attributes: frozenset[int]
) -> tuple[int | None, bool, bool]:
    """The name before a verb and its auxiliaries; whether they make it a passive, and whether a pronoun relates it."""
    row, ties = view.en, view.ties
    k, passive, relative = verb - 1, False, False
    while k >= 0:
        word = row.lower(k)
        adverb = word.endswith("ly") and row.tokens[k].text[0].islower()
        if word not in ties.auxiliaries and not adverb and not (word == "," and relative):
            break
        passive |= word in ties.be
        relative |= word in ties.relative
        k -= 1
    while k in attributes:
        k -= 1
    return next((n for n, name in enumerate(names) if name.en.end == k + 1), None), passive, relative


def _dependent(view: View, name: Shared, *, relative: bool) -> bool:
    """Whether an English name before a verb is no subject, for it belongs to what stands before it: "mayor of Kyiv"."""
    if view.en.lower(name.en.end - 1).endswith(POSSESSIVE):
        return True
    n = name.en.start - 1
    while view.en.lower(n) in view.ties.titles:
        n -= 1
    place = view.ties.places["en"].get(view.en.lower(n), "")
    return bool(place) and not (relative and place == "other")


def _apposed(row: Row, names: Sequence[Shared], n: int) -> bool:
    """Whether a mark and another name stand a little before: what is between describes that."""
    start = names[n].en.start
    for k in range(start - 1, max(-1, start - APPOSITION), -1):
        if row.lower(k) in HARD:
            return False
        if row.lower(k) == ",":
            return any(name.en.end == k for name in names)
    return False


def _by(view: View, names: Sequence[Shared], k: int) -> int | None:
    """The name behind "by", which only a title may stand before."""
    n = next((n for n, name in enumerate(names) if k < name.en.start <= k + 1 + TITLE), None)
    if n is None:
        return None
    title = view.en.tokens[k + 1 : names[n].en.start]
    return n if all(token.text[0].isupper() or token.lower in view.ties.titles for token in title) else None


def _continued(row: Row, name: Shared) -> bool:
    """Whether an English name only begins a phrase: "Putin's decree", "the Chelsea Manning case"."""
    if row.lower(name.en.end - 1).endswith(POSSESSIVE):
        return True
    behind = row.tokens[name.en.end].text if name.en.end < len(row.tokens) else "."
    return behind[0].isalpha() and behind[0].isupper()
