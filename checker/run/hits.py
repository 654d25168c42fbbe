"""What hits of a document have in common: how loud they are, and in how many passages they stand."""

from __future__ import annotations

from collections.abc import Iterable

from checker.align.comparison import Comparison
from checker.model import SIDES, Hit, Severity
from checker.rulebook.rule_file import Rule
from checker.run.causes import Judged


def severity(rule: Rule, hit: Hit) -> Severity:
    """How loud a hit is: by itself, or by its rule and evidence."""
    return hit.severity or rule.severity_on(hit.evidence)


def places(judged: Iterable[Judged], comparison: Comparison) -> int:
    """In how many pairs of passages hits stand, which differ in what one text has."""
    pairs = {comparison.pair(place.segment) for _, hit in judged if (place := hit.uk or hit.en)}
    return len({tuple(one.text for side in SIDES for one in pair.side(side)) for pair in pairs})


def string(hit: Hit) -> bool:
    """Whether a hit is one of a string of a program."""
    return any(place.segment.role == "string" for place in (hit.uk, hit.en) if place)


def bitext(comparison: Comparison) -> bool:
    """Whether a document is a file of pairs, which has many texts."""
    return bool(comparison.document.pairs) and not any(one.role == "string" for one in comparison.uk[:1])


def apart(hits: Iterable[Hit], comparison: Comparison) -> int:
    """In how many passages hits stand, that differ in both texts."""
    pairs = {comparison.pair(place.segment) for hit in hits if (place := hit.uk or hit.en)}
    return min(len({" ".join([one.text for one in pair.side(side)]) for pair in pairs}) for side in SIDES)
