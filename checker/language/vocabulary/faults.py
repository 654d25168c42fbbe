"""A fault of a vocabulary file, with its place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from checker.model.messages import joined


class Fault(NamedTuple):
    """What is wrong in a vocabulary file: the file, the line (from 1), and the message with its mend."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return joined(": ", f"{self.path}:{self.line}", self.message)


class VocabularyError(ValueError):
    """Vocabulary files that do not keep to their schemas; `faults` has every fault, the text a line for each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(joined("\n", *self.faults))
