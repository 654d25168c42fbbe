"""A fact stands in one language and not in the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import EDITED, GLOSS, LOOSE, Check
from checker.checks.signs import Sign, matches
from checker.drift.glossed import explains
from checker.drift.indirect import reported
from checker.model import Fact, Hit, Kind, Place, Side, other
from checker.model.expressions import deferred
from checker.model.record import Field

# Facts that an editor keeps, wherever he puts them.
FIGURES: frozenset[Kind] = frozenset({"number", "money", "measure"})
FIGURE = deferred(r"\d")
# Before and behind a number that counts parts: "pull #12", "see Part 3", "Step 3: stop", "2. Scope".
NUMBERED = deferred(r"[#№] ?$|(?<=[\w,»”\")] )[A-ZА-ЯІЇЄҐ][\w’'-]* $")
HEADED = deferred(r"(?:^|[.!?] )(?:[A-ZА-ЯІЇЄҐ][\w’'-]* )?$")
STOPS = deferred(r"[.:)]? *$|[.:)] ")


class Missing(Check):
    """Reports the facts of a kind that have no counterpart: those of one side, or of both."""

    check: Literal["missing"]
    compares = True
    one_sided = True
    freely = True
    values = {
        "canon": "the value of the fact",
        "side": "uk or en: the text that has it",
        "value": "the fact as it is written",
    }
    evidence = {
        **LOOSE,
        **EDITED,
        **GLOSS,
        "words": "a fact without figures: a name, a number in words",
        "reported": "a quotation that the English text reports: he says that, what “I” did “she” does",
        "label": "a number that counts parts: #12, Part 3, “2. Scope”",
    }
    fact: Kind = Field(description="The kind of fact.")
    side: Side | None = Field(default=None, description="The text that has the fact; both without it.")

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a hit may only show that an editor told the text of `side` anew: speech is told in other words.

        A figure that stands alone in the other text, too, was moved.
        """
        place = hit.uk or hit.en
        if self.fact not in FIGURES or place is None:
            return self.fact == "quote" or super().tells_anew(comparison, hit, side)
        return (other(place.segment.side), self.fact, hit.values["canon"]) in comparison.made(_alone, None)

    @property
    def recurs(self) -> bool:
        return True

    @property
    def signs(self) -> Collection[Sign] | None:
        return matches("missing", [self.fact])

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for match in comparison.matched("missing"):
            if match.kind != self.fact:
                continue
            if self.side is None or match.side(self.side):
                yield _hit(comparison, match.uk, match.en)


def _alone(comparison: Comparison, _: None) -> frozenset[tuple[Side, Kind, str]]:
    """What facts say that stand alone in a text, and of which nothing follows."""
    facts = (fact for match in comparison.matched("moot") for fact in (match.uk, match.en) if fact)
    return frozenset((fact.side, fact.kind, fact.canon) for fact in facts)


def _hit(comparison: Comparison, uk: Fact | None, en: Fact | None) -> Hit:
    fact = uk or en
    assert fact is not None
    aside = fact.kind == "date" and fact.value.year and explains(comparison, Place(fact.segment, fact.span))
    told = fact.kind == "quote" and reported(comparison, fact)
    form = "reported" if told else "gloss" if aside else _evidence(fact)
    return Hit(
        uk=Place(uk.segment, uk.span) if uk else None,
        en=Place(en.segment, en.span) if en else None,
        values={"value": fact.text, "canon": fact.canon, "side": fact.side},
        evidence=form,
    )


def _evidence(fact: Fact) -> str:
    if not FIGURE.search(fact.text):
        return "words"
    text, (start, end) = fact.segment.folded, fact.span
    headed = HEADED.search(text, 0, start) and STOPS.match(text, end)
    return "label" if fact.kind == "number" and (headed or NUMBERED.search(text, 0, start)) else ""
