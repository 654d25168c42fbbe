"""One text denies what the other text says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.align.names.custom import FOR
from checker.checks.base import ASIDE, EDITED, LOOSE, Check
from checker.checks.denied import denied
from checker.drift.coverage import coverage_of
from checker.drift.denials import Denial, lone
from checker.drift.freely import freely
from checker.drift.neighbours import around, told
from checker.language.lexicon.lexicon import lexicon
from checker.model import Hit, Side
from checker.model.record import Field

# The evidence of a denial that may be said in other words: information, wherever its rule is a warning.
FREELY = "free"


class Negation(Check):
    """Reports a denial («не», "nobody") of one side that has no counterpart: neither a denial, nor a word for one.

    The words are those of `rules/words/negation.toml`.
    """

    check: Literal["negation"]
    excerpts = True
    compares = True
    freely = True
    values = {"denied": "the denial", "said": "what the other text says there"}
    evidence = {
        **LOOSE,
        **EDITED,
        "string": "a denial in a string of a catalogue, which is put in other words more freely than prose",
        "recurs": "nothing stands for what is denied, here and in another passage: it is the text's way to say it",
        FREELY: "the text is put freely, and the denial may be said there in other words",
        "said": "what is denied is said in the other text, which denies nothing",
        "beside": "what is denied is said in the other text, which denies something else",
        "alone": "nothing is known to stand for what is denied",
    }
    side: Side = Field(description="The text that has the denial.")

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a denial may be an editor's own: one of his text, beside which what it denies isn't just said."""
        return self.side == side and hit.evidence != "said"

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        found = [
            denial
            for n, pair in enumerate(comparison.pairs)
            if pair.uk and pair.en and pair.uk[0].role not in ASIDE
            for denial in lone(comparison, pair)
            if denial.side == self.side and not _beside(comparison, n, denial)
        ]
        phrases = [_phrase(comparison, denial) for denial in found]
        passages: dict[str, set[str]] = {}
        for denial, phrase in zip(found, phrases, strict=True):
            passages.setdefault(phrase, set()).add(denial.here.segment.text)
        for denial, phrase in zip(found, phrases, strict=True):
            here, there = denial.here, denial.there
            uk, en = (here, there) if self.side == "uk" else (there, here)
            recurs = bool(phrase) and len(passages[phrase]) > 1
            told = FREELY if freely(comparison, denial) else denial.evidence
            evidence = "string" if here.segment.role == "string" else "recurs" if recurs else told
            values = {"denied": here.text, "said": there.text if there else ""}
            custom = f"{phrase}{FOR}{phrase}" if phrase else ""
            expected = denied(comparison, denial)
            yield Hit(uk=uk, en=en, values=values, expected=expected, evidence=evidence, custom=custom)


def _phrase(comparison: Comparison, denial: Denial) -> str:
    """What is denied in Ukrainian and has no counterpart, by its lemma: «не працює» and «не працюють» are one.

    "" for others: where the word is there and is not denied, twice the same is twice wrong.
    """
    start, end = denial.here.span
    inside = [token for token in denial.here.segment.tokens if start <= token.start < end]
    if denial.evidence != "alone" or denial.side != "uk" or len(inside) < 2:
        return ""
    form = inside[-1].lower
    lemmas = lexicon(comparison.words).lemmas(denial.side, form)
    return f"not {min(lemmas) if lemmas else form}"


def _beside(comparison: Comparison, n: int, denial: Denial) -> bool:
    """Whether a passage beside the pair of a number has what is denied, or a denial of the other side too many."""
    span = denial.here.span
    words = coverage_of(comparison, comparison.pairs[n]).side(denial.side)
    here = [w for w in words if w.segment is denial.here.segment and span.start <= w.token.start < span.end]
    return told(comparison, n, denial.side, here) or any(
        one.side != denial.side and one.there is None and denial.there is None
        for pair in around(comparison, n)
        if pair.uk and pair.en
        for one in lone(comparison, pair)
    )
