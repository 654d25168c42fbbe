"""Plural forms of a catalogue's string: one that is missing, or the form for 1, 21 and 31 without the number."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import PLURALS, Sign
from checker.model import Hit, Place, Span
from checker.model.record import Field


class PluralForms(Check):
    """Reports the forms that a string lacks (`missing`), or a form that stands for 21 and says one (`number`)."""

    check: Literal["plural_forms"]
    one_fault = True
    values = {"forms": "the forms that are missing"}
    fault: Literal["missing", "number"] = Field(
        description="missing: a form that the string lacks; number: a form for 1, 21 and 31 that names no number."
    )

    @property
    def signs(self) -> Collection[Sign] | None:
        return (PLURALS,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        wanted = [one for one in comparison.document.plurals if bool(one.lacks) == (self.fault == "missing")]
        passages = {(one.side, one.ref): one for one in comparison.segments()} if wanted else {}
        for one in wanted:
            segment = passages.get((one.side, one.ref))
            if segment is None:
                continue
            forms = ", ".join(one.lacks) + (f" (×{one.strings})" if one.strings > 1 else "")
            place = Place(segment, Span(0, len(segment.text)))
            yield Hit.at(place, values={"forms": forms}, severity="info" if one.mild else None)
