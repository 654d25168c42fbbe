"""A term of two words that is translated in one way all through a text, and in another way at one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.drift import terms
from checker.drift.terms import Rendering
from checker.model import Hit, Place, Usage, Usual, Wording
from checker.model.record import Field


class TermTwoWays(Check):
    """Reports a phrase where its translation has one word that it has nowhere else.

    What is a term is learned from the text: two words side by side that are translated by the same two words, side by
    side as well, `usual` times and nearly always. Documents that are checked together are one text: what they all say
    is usual, and a translation that one of them has is told once. Where nothing tells which text is the original it is
    silent: two words of the original may well be one of the translation.
    """

    check: Literal["term_two_ways"]
    values = {
        "original": "the term",
        "translation": "its translation here",
        "usual": "its usual translation",
        "where": "where that stands first",
        "times": "how many times it is translated so",
    }
    compares = True
    usual: int = Field(default=4, description="How many times a phrase is translated in one way to be a term.")
    share: float = Field(default=0.75, description="The least share of its places where it is translated so.")
    documents: int = Field(default=2, description="In how many documents, of several, it is translated so.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        side = comparison.original
        if side is None:
            return
        found = comparison.made(terms.renderings, side)
        told: set[Rendering] = set()
        for rows in found.values():
            for one, main in self._deviant(rows):
                told.add(one)
                yield _hit(one, main[0].translation.text, len(main), main[0].pair.id)
        for usual in comparison.document.usual:
            rows = found.get(usual.term.partition(" ")[2], ()) if usual.check == self.check else ()
            here = next((one for one in rows if one.words == usual.words), None)
            if here and here not in told:
                yield _hit(here, usual.shown, usual.times, usual.where)

    def usages(self, comparison: Comparison) -> Iterator[Usage]:
        """The translations of each phrase; none where nothing tells which text is the original."""
        side = comparison.original
        found: dict[tuple[str, Wording], list[Rendering]] = {}
        for term, rows in comparison.made(terms.renderings, side).items() if side else ():
            for one in rows:
                found.setdefault((f"{side} {term}", one.words), []).append(one)
        for (term, words), rows in found.items():
            yield Usage(self.check, term, words, rows[0].translation.text, len(rows), rows[0].pair.id)

    def deviations(self, documents: Iterable[tuple[str, Usage]]) -> Mapping[str, Sequence[Usual]]:
        """A phrase that other documents translate by another word."""
        return terms.deviations(documents, self.usual, self.share, self.documents)

    def _deviant(self, rows: Sequence[Rendering]) -> Iterator[tuple[Rendering, Sequence[Rendering]]]:
        """The first of each rarer translation, with those of the usual one."""
        if len(rows) <= self.usual:
            return
        main, *rest = terms.ways(rows) or [[]]
        if len(main) >= max(self.usual, self.share * len(rows)):
            for one, *_ in rest:
                if sum(terms.alike(one.words, main[0].words)) == 1:
                    yield one, main


def _hit(one: Rendering, usual: str, times: int, where: str) -> Hit:
    places: dict[str, Place] = {place.segment.side: place for place in (one.original, one.translation)}
    values = {
        "original": one.original.text,
        "translation": one.translation.text,
        "usual": usual,
        "where": where,
        "times": str(times),
    }
    return Hit(places["uk"], places["en"], values=values)
