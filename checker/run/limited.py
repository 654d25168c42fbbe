"""What of a document is over the limits of a run: passages that are left out, and texts that are not checked."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.language.text import cut
from checker.model import SIDES, Document, Fact, Failure, Pair, Segment, Side
from checker.model.limits import Limits
from checker.model.messages import Message


class Exceeded(OSError):
    """A document that takes too long; `strerror` says which one, and what to do."""

    def __init__(self, said: str) -> None:
        super().__init__(errno.EFBIG, said)


class Clock:
    """What a document may take, in processor seconds; asked between passages and between rules.

    The processor's time is asked of the system, which costs as much as a rule; so not before as much has passed by the
    clock.
    """

    __slots__ = ("end", "seconds", "soon")

    def __init__(self, seconds: float) -> None:
        self.seconds, self.soon, self.end = seconds, time.monotonic() + seconds, time.process_time() + seconds

    def ask(self) -> None:
        """Raises Exceeded where the time is up, which it is not before `soon` (by `time.monotonic`)."""
        if time.monotonic() > self.soon and time.process_time() > self.end:
            raise Exceeded(Message("run.slow", seconds=f"{self.seconds:g}"))


def within(inputs: Iterable[Document | Failure], limits: Limits) -> Iterator[Document | Failure]:
    """The documents that have not too many passages; one that has is a failure."""
    for one in inputs:
        most = 0 if isinstance(one, Failure) else max(len(one.side(side)) for side in SIDES)
        if most > limits.passages:
            said = Message("run.many_passages", most=most, limit=limits.passages)
            yield Failure(one.name, said)
        else:
            yield one


@dataclass(slots=True)
class Gone:
    """The passages of a document that are over a limit of a passage: they and what stands for them are left out.

    What they begin with is kept until it is known what stands for them: else the other side would have it too much.
    """

    name: str
    limits: Limits
    told: dict[Segment, Failure] = field(default_factory=dict)
    begun: dict[tuple[Side, str], str] = field(default_factory=dict)

    def begin(self, segment: Segment) -> Segment:
        """A passage of the document, or the beginning of one that has too many characters."""
        count, most = len(segment.text), self.limits.characters
        if count <= most:
            return segment
        self.begun[segment.side, segment.ref] = self._said(count, "characters")
        return cut(segment, 0, most, segment.ref, partial=True)

    def first(self, segment: Segment, facts: list[Fact]) -> list[Fact]:
        """The facts of a passage that has been read, or the first of too many."""
        if said := self.begun.get((segment.side, segment.ref)):
            self.told[segment] = Failure(place(self.name, segment), said)
        elif len(facts) > self.limits.facts:
            self.told[segment] = Failure(place(self.name, segment), self._said(len(facts), "facts"))
        return facts[: self.limits.facts]

    def without(self, uk: Sequence[Segment], en: Sequence[Segment], pairs: Sequence[Pair]) -> Aligned:
        """The passages and pairs of a document that stay."""
        gone: Set[Segment] = self.told.keys()
        gone |= {one for pair in pairs if _holds(pair, gone) for one in (*pair.uk, *pair.en)}
        return Aligned(
            tuple(one for one in uk if one not in gone),
            tuple(one for one in en if one not in gone),
            tuple(pair for pair in pairs if not _holds(pair, gone)),
        )

    def _said(self, count: int, what: str) -> str:
        return Message(f"run.many_{what}", most=count, limit=getattr(self.limits, what))


class Aligned(NamedTuple):
    """The passages of both sides, and what belongs together."""

    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...]


def place(name: str, segment: Segment | None) -> str:
    """Where a passage of the document of that name stands: its file or document, and its name there."""
    return f"{segment.field.file or name}: {segment.side} {segment.ref}" if segment else name


def _holds(pair: Pair, gone: Set[Segment]) -> bool:
    return not gone.isdisjoint((*pair.uk, *pair.en))
