"""A table that works out its answers when they are first asked for, and keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
# So many answers are kept before the table begins anew: a large text has about as many different words.
MANY = 100_000


class Memo(dict[K, V]):
    """What a function answers. `memo[key]` of a key that was met before costs no call, unlike `functools.cache`.

    At most `many` answers are kept, then it begins anew: a text may have any number of different words.

    >>> lengths = Memo(len)
    >>> lengths["слово"], dict(lengths)
    (5, {'слово': 5})
    """

    __slots__ = ("answer", "many")

    def __init__(self, answer: Callable[[K], V], many: int = MANY) -> None:
        super().__init__()
        self.answer, self.many = answer, many

    def __missing__(self, key: K) -> V:
        if len(self) >= self.many:
            self.clear()
        made = self[key] = self.answer(key)
        return made
