"""The end of a run: its receipts added up, and two files that say what they come to and what could not be checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from checker.commands.corpus import parts, summary
from checker.commands.corpus.job import Part
from checker.commands.corpus.summary import Summary
from checker.model import Failure, Side
from checker.model.messages import said

SUMMARY, FAILURES = "summary.json", "failures.jsonl"
FIRST = 20  # of what could not be checked, which are printed


class Ended(NamedTuple):
    """What a run comes to, and the first of what it could not check."""

    summary: Summary
    first: list[Failure]


def end(output: Path, every: Sequence[Part], failures: Sequence[Failure], lang: Side) -> Ended:
    """Adds up the receipts of the parts that are done, and writes both files. Raises OSError.

    `failures` are those of the run itself, beside those in the receipts.
    """
    made = Summary(failures=len(failures))
    first: list[Failure] = []

    def lines() -> Iterator[bytes]:
        for one in chain(failures, _told(output, every, made)):
            if len(first) < FIRST:
                first.append(one)
            row = {"name": one.name, "message": said(one.message, lang)}
            yield json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    parts.put(output / FAILURES, lines())
    parts.put(output / SUMMARY, [text(made).encode()])
    return Ended(made, first)


def text(made: Summary) -> str:
    """The summary as JSON."""
    return json.dumps(summary.plain(made), ensure_ascii=True, indent=2) + "\n"


def _told(output: Path, every: Iterable[Part], made: Summary) -> Iterator[Failure]:
    """What could not be checked, receipt after receipt, each of which is added to the summary."""
    for part in every:
        receipt = parts.receipt(output, part.name, part.number)
        if receipt is None:
            continue  # told as a failure of the run
        made.add(receipt)
        for one in receipt.failures:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                if one.severe:
                    yield Failure(one.name, one.said)
