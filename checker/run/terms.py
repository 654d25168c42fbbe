"""Terms of documents that are checked together: which one of them translates otherwise than the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.checks.drift.term_two_ways import TermTwoWays
from checker.drift import terms
from checker.model import Failure, Outcome, Usual
from checker.rulebook.rulebook import Rulebook

MOST = 100  # documents that are read once more


def compared(book: Rulebook) -> TermTwoWays | None:
    """What compares them, where the rule for it is on."""
    return next((rule.verb for rule in book.rules if isinstance(rule.verb, TermTwoWays)), None)


def deviations(outcomes: Sequence[Outcome | Failure], book: Rulebook) -> Mapping[str, tuple[Usual, ...]]:
    """The terms that a document translates otherwise, by its name; of many documents, the first ones."""
    verb = compared(book)
    if verb is None:
        return {}
    told: Iterable[Outcome] = (one for one in outcomes if isinstance(one, Outcome))
    found = terms.deviations(((one.name, one.usages) for one in told), verb.usual, verb.share, verb.documents)
    return {name: tuple(found[name]) for name in sorted(found)[:MOST]}
