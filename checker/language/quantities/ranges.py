"""What joins two numbers, dates or sums of one phrase: «5-10», "between 5 and 10", «XIX та XX»."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.expressions import deferred

# From one end to the other; both of two; the one or the other.
TO = ("to", "до")
AND = ("and", "і", "й", "та")
OR = ("or", "або", "чи")


def between(conjunctions: Iterable[str], sign: str = " ?- ?") -> str:
    """The expression for a sign (itself an expression) or one of some conjunctions with its spaces.

    >>> import re
    >>> re.fullmatch(between(OR), " чи ") is not None, re.fullmatch(between(OR), " і ") is not None
    (True, False)
    """
    return f"(?:{sign}| (?:{'|'.join(conjunctions)}) )"


# Between the ends of a range, the second of which may have its sign of money: "5-10 million", «від 5 до 10 млн».
RANGE = deferred(between((*TO, *AND, *OR)) + "[$€£₴]?")
# The same before a place: «XIX–XX століття», "the 19th and 20th centuries".
RANGE_BEFORE = deferred(between((*TO, *AND, *OR)) + "$")
# Between two numbers that nobody counted: «два-три», "two or three", «п'ять-шість».
GUESS = deferred(between((*OR, *TO), sign="-"))
