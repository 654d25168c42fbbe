"""What a kind of fact is, and the scale on which two facts of one kind are alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.model import Fact, Segment

# How well two facts, one of each side, stand for each other. From AGREE on they are one; above it the scale only says
# which of several that agree is meant: «100 миль (161 км)» is "100 miles" first.
SAME = 1.0
# ... the same said another way: converted to another unit, with words of the other language inside, the page in it
RESTATED = 0.95
# ... the same by its last part: a page of that name
NAMESAKE = 0.92
# ... the least that agrees: a decade of the century, the translation of a page on another site
AGREE = 0.9

# Below they differ, and the scale orders which of them may be one fact that was changed: the number without its percent
# sign before the sum in another currency, that before another amount in the same one, and so on to the least kin.
SIGN_LOST = 0.8
RECAST = 0.6
REVALUED = 0.5
REDIMENSIONED = 0.45
ALTERED = 0.4
OTHER_PART = 0.3
UNALIKE = 0.2
STRANGERS = 0.1
UNRELATED = 0.0


def _no_cause(a: Fact, b: Fact) -> str:
    return ""


class FactKind(NamedTuple):
    """A kind of fact, made of a vocabulary.

    `find` takes a segment with its tokens and gives its facts in order, without overlaps. `likeness` takes two facts,
    one of each side, and gives a value of the scale above; `cause` says why two that stand for each other differ:
    "currency", "unit" …, or "" for their value. `same` says whether two agree, where that is told sooner than how
    much alike two others are.
    """

    find: Callable[[Segment], list[Fact]]
    likeness: Callable[[Fact, Fact], float]
    cause: Callable[[Fact, Fact], str] = _no_cause
    same: Callable[[Fact, Fact], bool] | None = None

    def agree(self, a: Fact, b: Fact) -> bool:
        """Whether two facts are one."""
        return self.same(a, b) if self.same else self.likeness(a, b) >= AGREE
