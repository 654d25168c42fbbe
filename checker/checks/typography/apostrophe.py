"""Another mark is typed for an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.facts.quotes.marks import Scan, scan
from checker.facts.quotes.turns import POSSESSIVE, SOFT_SIGN
from checker.language.text import holds
from checker.model import SIDES, Hit, Place, Side, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# The other signs that stand for an apostrophe in Ukrainian words: «п`ять», «об´єкт».
ODD = deferred("[А-ЩЬа-щьҐґ]([`´‘′])[яюєїЯЮЄЇ]")
APOSTROPHE = "’"
QUOTED, SIGNS = '"”“*', "`´‘′"


class Apostrophe(Check):
    """Reports signs in the place of an apostrophe: quotation marks and asterisks, or (`sign`) accents and primes.

    The three apostrophes that Ukrainian is typed with (' ’ ʼ) are all right.
    """

    check: Literal["apostrophe"]
    values = {"word": "the word"}
    sign: Literal["quotation mark", "accent"] = Field(description="What stands in the place of an apostrophe.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return QUOTED if self.sign == "quotation mark" else SIGNS

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        quoted = self.sign == "quotation mark"
        for side in SIDES if quoted else SIDES[:1]:
            signs = QUOTED if quoted else SIGNS
            for segment in comparison.side(side):
                if segment.role == "slug" or not holds(segment.text, signs):
                    continue
                for found in _pattern(side, quoted).finditer(segment.text):
                    if side == "en" and _paired(scan(segment.text, comparison.words), found.start(1)):
                        continue
                    place = Place(segment, Span(*found.span(1)))
                    yield Hit.at(
                        place,
                        values={"word": found.group().strip()},
                        expected=APOSTROPHE,
                        fix=APOSTROPHE,
                    )


def _pattern(side: Side, quoted: bool) -> re.Pattern[str]:
    if not quoted:
        return ODD
    return SOFT_SIGN if side == "uk" else POSSESSIVE


def _paired(found: Scan, at: int) -> bool:
    """Whether the mark closes a quotation, or lies in one that it does not end."""
    return any(q.closing.start == at for q in found.quotations) or any(mark.start == at for mark in found.loose)
