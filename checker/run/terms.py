"""Documents that are checked together: what one of them translates otherwise than the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from checker.align.comparison import Comparison
from checker.model import Failure, Outcome, Usage, Usual
from checker.rulebook.rulebook import Rulebook

KEPT, LEARNED = 2_000, 300_000  # usages of a document, and of a run
MOST = 100  # documents that are checked once more


def usages(comparison: Comparison, book: Rulebook) -> tuple[Usage, ...]:
    """How a document translates what is compared with others; of very many terms, the first ones."""
    return tuple(one for rule in book.comparing for one in islice(rule.verb.usages(comparison), KEPT))


def deviations(outcomes: Sequence[Outcome | Failure], book: Rulebook) -> Mapping[str, tuple[Usual, ...]]:
    """What a document translates otherwise, by its name; of many documents, the first ones."""
    learned: dict[str, list[tuple[str, Usage]]] = {}
    told = ((one.name, usage) for one in outcomes if isinstance(one, Outcome) for usage in one.usages)
    for name, usage in islice(told, LEARNED):
        learned.setdefault(usage.check, []).append((name, usage))
    found: dict[str, list[Usual]] = {}
    for check, rows in learned.items():
        verb = next((rule.verb for rule in book.rules if rule.check == check), None)
        for name, usual in verb.deviations(rows).items() if verb else ():
            found.setdefault(name, []).extend(usual)
    order = dict.fromkeys(one.name for one in outcomes if isinstance(one, Outcome))
    return {name: tuple(found[name]) for name in islice((name for name in order if name in found), MOST)}
