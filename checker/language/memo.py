"""A table that works out its answers when they are first asked for, and keeps so many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
# So many answers are kept before a table begins anew: a large text has about as many different words.
MANY = 16_384
# A key of so many letters takes the room of one answer; a long passage that of many.
LETTERS = 256


class Memo(dict[K, V]):
    """What a function answers. `memo[key]` of a key that was met before costs no call, unlike `functools.cache`.

    At most `many` answers are kept, fewer of long texts, then it begins anew: texts may have any number of different
    words. `memo.__getitem__` is a function that remembers.

    >>> lengths = Memo(len)
    >>> lengths["слово"], dict(lengths)
    (5, {'слово': 5})
    """

    __slots__ = ("answer", "many", "room")

    def __init__(self, answer: Callable[[K], V], many: int = MANY) -> None:
        super().__init__()
        self.answer, self.many = answer, many
        self.room = many  # without what long keys take beside their own

    def __missing__(self, key: K) -> V:
        # Most keys are words or pairs of words, and a table of words is met with new ones all the time.
        kind = key.__class__
        if len(self) >= self.room or (kind is not tuple and (kind is not str or len(key) >= LETTERS)):  # type: ignore[arg-type]
            self._make_room(_letters(key) // LETTERS)
        made = self[key] = self.answer(key)
        return made

    def _make_room(self, more: int) -> None:
        """Begins anew where another answer is too many, its key with so much room beside its own."""
        if len(self) + more >= self.room:
            self.clear()
            self.room = self.many
        self.room -= more


def make_room(table: dict[Any, Any], many: int = MANY) -> None:
    """Empties a table that has as many answers as may be kept."""
    if len(table) >= many:
        table.clear()


def _letters(key: Any) -> int:
    """How long a key is: a text, or a passage."""
    if key.__class__ is str:
        return len(key)
    return len(getattr(key, "text", ""))
