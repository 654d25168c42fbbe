"""Links of one text to those of the other."""

from __future__ import annotations

from checker.align.comparison import Comparison
from checker.facts import links
from checker.facts.kinds import AGREE
from checker.model import SIDES, Match


def match(comparison: Comparison) -> list[Match]:
    """Every link with the one that leads to the same place, anywhere in the text.

    Where a passage has as many links left on either side, and they lead elsewhere, each was changed. What only one text
    links to is missing where both texts are whole and the passage stands in both.
    """
    uk, en = (list(comparison.of("link", side)) for side in SIDES)
    matches: list[Match] = []
    for fact in list(uk):
        best = max(en, key=lambda other: links.likeness(fact, other), default=None)
        if best is not None and links.likeness(fact, best) >= AGREE:
            matches.append(Match(fact, best, links.likeness(fact, best), "same"))
            uk.remove(fact)
            en.remove(best)
    for pair in comparison.pairs:
        left = [fact for fact in uk if any(fact.segment is segment for segment in pair.uk)]
        right = [fact for fact in en if any(fact.segment is segment for segment in pair.en)]
        beside = list(zip(left, right, strict=True)) if len(left) == len(right) else []
        if beside and all(_comparable(a.value, b.value) for a, b in beside):
            matches += [Match(a, b, 0.5, "changed") for a, b in beside]
            uk = [fact for fact in uk if fact not in left]
            en = [fact for fact in en if fact not in right]
        elif pair.uk and pair.en and comparison.partial is None:
            for fact in (*left, *right):
                matches.append(Match.lone(fact, "missing" if fact.value.site else "moot"))
                (uk if fact.side == "uk" else en).remove(fact)
    return matches + [Match.lone(fact, "moot") for fact in (*uk, *en)]


def _comparable(uk: links.Address, en: links.Address) -> bool:
    """Whether both lead elsewhere, or both to another page of their own site."""
    return bool(uk.site and en.site) or bool(not uk.site and not en.site and uk.page and en.page)
