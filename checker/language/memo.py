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

    >>> lengths = Memo(len)
    >>> lengths["слово"], dict(lengths)
    (5, {'слово': 5})
    """

    def __init__(self, answer: Callable[[K], V]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, key: K) -> V:
        if len(self) >= MANY:
            self.clear()
        made = self[key] = self.answer(key)
        return made
