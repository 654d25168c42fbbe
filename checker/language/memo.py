"""A table that works out its answers when they are first asked for, and keeps so many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from checker.model import Segment

K = TypeVar("K")
V = TypeVar("V")
# So many answers are kept before a table begins anew: a large text has about as many different words.
MANY = 16_384
# A key of so many letters takes the room of one answer; a long passage that of many.
LETTERS = 256


class Memo(dict[K, V]):
    """What a function answers. `memo[key]` of a key that was met before costs no call, unlike `functools.cache`.

    Keys are words, or a few of them together. At most `many` answers are kept, fewer of long words, then it begins
    anew: texts may have any number of different ones. `memo.__getitem__` is a function that remembers.

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
        # A text has a dozen new words a passage, for which each of twenty tables is asked.
        if len(self) >= self.room or len(key) >= LETTERS:  # type: ignore[arg-type]
            self.make_room(len(key) // LETTERS)  # type: ignore[arg-type]
        answer = self.answer
        made = self[key] = answer(key)
        return made

    def make_room(self, more: int) -> None:
        """Begins anew where another answer is too many, its key with so much room beside its own."""
        if len(self) + more >= self.room:
            self.clear()
            self.room = self.many
        self.room -= more


class Passages(Memo[Segment, V]):
    """The same for passages, of which long ones take the room of many.

    >>> Passages(lambda passage: passage.text.count(" ")).many
    16384
    """

    __slots__ = ()

    def __missing__(self, key: Segment) -> V:
        if len(self) >= self.room or len(key.text) >= LETTERS:
            self.make_room(len(key.text) // LETTERS)
        made = self[key] = self.answer(key)
        return made


def make_room(table: dict[Any, Any], many: int = MANY) -> None:
    """Empties a table that has as many answers as may be kept."""
    if len(table) >= many:
        table.clear()
