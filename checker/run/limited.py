"""What of a document is over the limits of a run: passages that are left out, and texts that are not checked."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.model import SIDES, Document, Failure, Pair, Segment
from checker.model.limits import Limits


class Exceeded(OSError):
    """A document that is over a limit; `strerror` says which one, and what to do."""

    def __init__(self, said: str) -> None:
        super().__init__(errno.EFBIG, said)


class Clock:
    """What a document may take, in processor seconds; asked between passages and between rules."""

    __slots__ = ("end", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end = seconds, time.process_time() + seconds

    def ask(self) -> None:
        """Raises Exceeded where the time is up."""
        if time.process_time() > self.end:
            raise Exceeded(f"took more than {self.seconds:g} s; split it, or set seconds in [limits]")


def within(inputs: Iterable[Document | Failure], limits: Limits) -> Iterator[Document | Failure]:
    """The documents that are within the limits.

    Pairs with a passage that is too long are left out, each a failure with its place; so is a document that has too
    many passages, or one that is too long where the input does not say what belongs together.
    """
    for one in inputs:
        if isinstance(one, Failure):
            yield one
            continue
        most = max(len(one.side(side)) for side in SIDES)
        long = [segment for side in SIDES for segment in one.side(side) if len(segment.text) > limits.characters]
        if most > limits.passages:
            said = f"{most} passages, more than {limits.passages}; split it, or set passages in [limits]"
            yield Failure(one.name, said)
            continue
        yield from (Failure(place(one, segment), _long(segment, limits)) for segment in long)
        if not long:
            yield one
        elif one.pairs:
            yield _without(one, frozenset(long))


def facts(segment: Segment, count: int, limits: Limits) -> None:
    """Raises Exceeded for a passage with too many facts."""
    if count > limits.facts:
        said = f"{count} facts in passage {segment.ref}, more than {limits.facts}"
        raise Exceeded(f"{said}; split it, or set facts in [limits]")


def place(document: Document, segment: Segment) -> str:
    """Where a passage stands: its file or document, and its name there."""
    return f"{segment.field.file or document.name}: {segment.side} {segment.ref}"


def _long(segment: Segment, limits: Limits) -> str:
    return f"{len(segment.text)} characters, more than {limits.characters}; split it, or set characters in [limits]"


def _without(document: Document, long: frozenset[Segment]) -> Document:
    """A document without the pairs that hold one of some passages."""
    gone = {one for pair in document.pairs if _holds(pair, long) for one in (*pair.uk, *pair.en)} | long
    return replace(
        document,
        uk=tuple(one for one in document.uk if one not in gone),
        en=tuple(one for one in document.en if one not in gone),
        pairs=tuple(pair for pair in document.pairs if gone.isdisjoint((*pair.uk, *pair.en))),
    )


def _holds(pair: Pair, long: frozenset[Segment]) -> bool:
    return not long.isdisjoint((*pair.uk, *pair.en))
