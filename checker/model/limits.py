"""How much of an input is looked at: what is over a limit is named and left out, and the rest is checked."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The limits of a run, as `[limits]` in the settings says them.

    `bytes` of one input that is read whole, `passages` of one side of a document, `characters` (code points) of a
    passage, `facts` of a passage, processor `seconds` that a document may take, `wait` seconds for which a pipe may
    keep silent. Two rows with so many pairs of names, figures or quotations are `compared` whole; longer ones by place.
    """

    bytes: int = 50_000_000
    passages: int = 200_000
    characters: int = 2_000_000
    facts: int = 200_000
    seconds: float = 600.0
    wait: float = 30.0
    compared: int = 10_000


LIMITS = Limits()
