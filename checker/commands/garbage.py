"""The collector of garbage while texts are checked, which leave next to none."""

from __future__ import annotations

import gc

# When so many objects have come, tuples and lists and the like, what only holds itself is looked for among them. A
# document leaves no such thing, a finding that is written as JSON two dozen; what tables have learned of words is
# looked through in vain: of 1,007 pairs, half of this number took a thirteenth of their time. Of 20,000 pairs neither
# takes more memory than the other.
MANY = 1_000_000


def rarely() -> None:
    """Leaves what is loaded out of every collection, and collects when so many objects have come that some may be."""
    gc.freeze()
    gc.set_threshold(MANY, 20, 50)
    gc.enable()
