"""An input that holds many documents, cut between them, so that several processes check one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.model import Document, Failure
from checker.pairs import Input

# So many passages go to a process at a time: to send them takes a fiftieth of the time that it takes to check them, and
# the last process has them while others have nothing to do.
PASSAGES = 400


class Piece(NamedTuple):
    """Some documents of an input, one after another, and what could not be read between them."""

    input: Input
    documents: tuple[Document | Failure, ...]

    def __str__(self) -> str:
        """The file and its pairs, for a failure: "pairs.jsonl: 5-0 … 7-1"."""
        ids = [pair.id for one in self.documents if isinstance(one, Document) for pair in one.pairs or ()]
        return f"{self.input}: {ids[0]} … {ids[-1]}" if ids else str(self.input)


def pieces(task: Input, documents: Iterable[Document | Failure]) -> Iterator[Piece]:
    """The documents of an input, in order; no piece is empty, and one that is longer than others stands alone."""
    some: list[Document | Failure] = []
    passages = 0
    for one in documents:
        some.append(one)
        passages += 1 if isinstance(one, Failure) else len(one.uk) + len(one.en)
        if passages >= PASSAGES:
            yield Piece(task, tuple(some))
            some, passages = [], 0
    if some:
        yield Piece(task, tuple(some))
