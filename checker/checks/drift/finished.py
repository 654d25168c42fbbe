"""What goes on in the Ukrainian text is done in the English one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check, weakened
from checker.checks.signs import Sign
from checker.drift.coverage import Word, coverage_of
from checker.drift.finished import finished, perfects
from checker.drift.tenses import tenses
from checker.drift.ties.vocabulary import ties
from checker.language.text import untranslated
from checker.language.tokens import present
from checker.model import Hit, Place, Span


class Finished(Check):
    """Reports a Ukrainian present in whose place English has another verb in the perfect.

    Neither verb has a counterpart, and the words before and behind both translate each other: who asks for a recount
    has not secured it.
    """

    check: Literal["finished"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian verb", "en": "the English verb"}
    evidence = {**LOOSE, **STRING}

    @property
    def signs(self) -> Collection[Sign] | None:
        return "has ", "have "

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        words = comparison.words
        known, told_by, bound = words.made(perfects), tenses(words), ties(words)
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or all(known.helps.isdisjoint(present(one)) for one in pair.en):
                continue
            if pair.verbatim or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            cover = coverage_of(comparison, pair)
            for u, helps, e in finished(cover, known, told_by, bound):
                uk, en = _place(cover.uk[u], cover.uk[u]), _place(cover.en[helps], cover.en[e])
                values = {"uk": uk.text, "en": en.text}
                yield Hit(uk, en, values=values, evidence=weakened(comparison, uk.segment))


def _place(first: Word, last: Word) -> Place:
    return Place(first.segment, Span(first.token.start, last.token.end))
