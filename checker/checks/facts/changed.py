"""A fact stands in both languages, and says something else in each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.align.names.renderings import custom
from checker.checks.base import EDITED, LOOSE, Check
from checker.checks.corrections import corrected, correction
from checker.checks.signs import Sign, matches
from checker.drift.indirect import partly
from checker.drift.retold import told_anew
from checker.facts import kinds as fact_kinds
from checker.language.vocabulary import Words
from checker.model import Fact, Hit, Kind, Place, Side
from checker.model.record import Field

Cause = Literal[
    "",
    "identifier",
    "magnitude",
    "percent",
    "currency",
    "unit",
    "conversion",
    "weekday",
    "time",
    "nationality",
    "acronym",
]


# The two languages: each text may name the other's («Англійська версія», "Ukrainian version") or its own, in a menu.
LANGUAGES = {"ENG", "UA"}


# How far before an example stands what says that it is one.
NEAR = 40


class Changed(Check):
    """Reports the facts of some kinds whose counterpart differs, for one cause: "" is the value itself."""

    check: Literal["changed"]
    compares = True
    values = {
        "en": "the English fact as it is written",
        "en_canon": "its value",
        "uk": "the Ukrainian fact as it is written",
        "uk_canon": "its value",
    }
    evidence = {
        **LOOSE,
        **EDITED,
        "doubted": "that two facts correspond is told by their place alone (a score below `sure`), or their passages "
        "were written anew",
        "reported": "a quotation of which the English text reports a part: what “I” did “she” does there",
        "moving": "dates that count from the day on which a text appears",
    }
    fact: Kind | tuple[Kind, ...] = Field(description="The kind of fact, or several.")
    cause: Cause = Field(default="", description='What differs; "" is the value itself.')
    sure: float = Field(default=0.0, description="The least score (0 to 1) of two facts that surely correspond.")

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a hit may only show that an editor told the text of `side` anew: a part of what is said is quoted."""
        return self.fact == "quote"

    @property
    def signs(self) -> Collection[Sign] | None:
        return matches("changed", (self.fact,) if isinstance(self.fact, str) else self.fact)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        changed = comparison.matched("changed")
        if not changed:
            return
        kinds = (self.fact,) if isinstance(self.fact, str) else self.fact
        side = corrected(comparison)
        for match in changed:
            if match.kind not in kinds or not match.uk or not match.en:
                continue
            if fact_kinds.cause(match.uk, match.en, comparison.words) != self.cause:
                continue
            doubted = round(1 - match.score, 2) < self.sure or (
                self.sure > 0 and told_anew(comparison, match.uk.segment)
            )
            moving = _moving(match.uk) and _moving(match.en)
            told = match.kind == "quote" and partly(comparison, match.uk)
            yield Hit(
                uk=Place(match.uk.segment, match.uk.span),
                en=Place(match.en.segment, match.en.span),
                values={
                    "uk": match.uk.text, "en": match.en.text,
                    "uk_canon": match.uk.canon, "en_canon": match.en.canon,
                },
                expected=correction(comparison, match, side),
                evidence="moving" if moving else "reported" if told else "doubted" if doubted else "",
                severity="info" if self._free(match.uk, match.en, comparison) else None,
                custom=_custom(match.uk, match.en, comparison) if match.kind == "name" else "",
            )  # fmt: skip

    def _free(self, uk: Fact, en: Fact, comparison: Comparison) -> bool:
        """Whether a translation may choose a name: of the language of its text, or as an example."""
        if self.cause == "nationality" and _languages(uk, en):
            return True
        named = self.fact == "name" and self.cause in {"", "nationality"}
        return named and all(_example(fact, comparison.words) for fact in (uk, en))


def _examples(words: Words, side: Side) -> re.Pattern[str]:
    """What stands before an example, with what may stand between them, up to a fact."""
    marks = "|".join(map(re.escape, words.table("function_words")["examples"][side]))
    return re.compile(rf"(?<!\w)(?:{marks})(?!\w)[^;!?]*$", re.IGNORECASE)


def _example(fact: Fact, words: Words) -> bool:
    """Whether a fact is of an example, which a translation may choose anew: "e.g. Creative Studio Berlin"."""
    near = max(0, fact.span.start - NEAR)
    return words.made(_examples, fact.side).search(fact.segment.folded, near, fact.span.start) is not None


def _languages(uk: Fact, en: Fact) -> bool:
    """Whether two names are those of the languages of the two texts, one each."""
    both: frozenset[str] = uk.value.ids | en.value.ids
    return both >= LANGUAGES


def _custom(uk: Fact, en: Fact, comparison: Comparison) -> str:
    """The key of two names that are perhaps a translation of the house; those that agree in this text are none."""
    same = (match for match in comparison.matched("same") if match.kind == "name")
    return custom(uk, en, same, comparison.words)


def _moving(fact: Fact) -> bool:
    """Whether a date counts from the day on which its text appears, which is another one for a translation."""
    return fact.kind == "date" and fact.value.relative is not None
