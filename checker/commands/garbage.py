"""The collector of garbage while texts are checked, which leave none."""

from __future__ import annotations

import gc

# So many objects more than there were, tuples and lists and the like, are looked through for what only holds itself. A
# document leaves no such thing, and what tables have learned of words is looked through in vain: a quarter of this came
# once in 900 pairs, and took a thirtieth of their time. What a fault of ours may leave is no more than these objects.
MANY = 1_000_000


def rarely() -> None:
    """Leaves what is loaded out of every collection, and collects when so many objects have come that some may be."""
    gc.freeze()
    gc.set_threshold(MANY, 20, 50)
    gc.enable()
