"""How sure a finding is, in a word."""

from __future__ import annotations

from typing import Literal

Certainty = Literal["sure", "likely", "look"]
# From which confidence on a word is said; below the least one a finding wants a look.
WORDS: tuple[tuple[float, Certainty], ...] = ((0.85, "sure"), (0.5, "likely"))


def certainty(confidence: float) -> Certainty:
    """The key of the word, as `reports/words/page.toml` has it under `certainties`.

    >>> certainty(0.9), certainty(0.5), certainty(0.2)
    ('sure', 'likely', 'look')
    """
    return next((word for least, word in WORDS if confidence >= least), "look")
