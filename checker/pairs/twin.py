"""What is opened and checked at one time."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from checker.model import Failure


class Twin(NamedTuple):
    """A Ukrainian file and the English file that it goes with; one of them is None where it has no partner.

    `why` says how they were found, for those who ask: "named", "the same path in both folders".
    """

    uk: Path | None
    en: Path | None
    why: str = ""


# What is opened and checked at one time: an input of both languages by its name ("-" and addresses too), two files, or
# something that was found wrong while the list was made. A list of units is cheap to make, and a unit can be pickled.
Unit = str | Twin | Failure
