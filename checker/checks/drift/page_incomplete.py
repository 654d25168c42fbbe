"""A page is translated in part: a stretch of it has nothing in the other text, or is not translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.drift.passage import shown, whole
from checker.drift.page import Extent, Stretch, extent
from checker.model import SIDES, Hit, Segment, Severity, Side, other
from checker.model.record import Field

# Below this share of the page, most of it is lacking.
MOST = 0.5
# A reader of findings needs the places of so many stretches at most; of more, that the page lacks them.
MANY = 10
# Where a translation has such a part of what it lacks as passages of its own, paragraphs may have become a list there.
REWRITTEN = 0.5
# A text of so many passages at most, and such a share of the letters of the other, stands for a page that is not
# translated at all: "This page is not translated yet.", or the address of the other one.
STUB, NOTICE = 2, 0.15


class PageIncomplete(Check):
    """Reports stretches of a page that its translation lacks, and how much of the page it has.

    Each stretch is a finding; where most of the page is lacking, or there are many, they are one, at the first. So are
    short ones that were left in the language of the other text here and there.

    A stretch is told of where it has so many passages one after another, which come to such a share of the page's
    letters. Shorter ones are for `passage`; where there are no others, and so many passages in all come to the share
    `scattered`, they are told of. Where it is known which text is the original, it can be incomplete only where it
    lacks most of the page: a warning, for that page was never in its language, or is no more. A text that has
    nothing of a short page is no part of one, but for a line in its place.
    """

    check: Literal["page_incomplete"]
    compares = True
    evidence = {"original": "the original lacks most of the page, which was never in its language"}
    values = {
        "share": "how much of the page the translation has, by letters",
        "count": "how many passages it lacks",
        "passages": "how many passages the page has",
        "passage": "the first passage that is lacking, or its beginning",
        "language_en": "the name of the language of the translation, in English",
        "language_uk": "the name of the language of the translation, in Ukrainian, as “{here}” has it",
    }
    passages: int = Field(default=3, ge=1, description="The least number of passages in a row that are lacking.")
    share: float = Field(
        default=0.05, ge=0, le=1, description="The least share of the page (letters, 0 to 1) that a stretch comes to."
    )
    scattered: float = Field(
        default=0.25, ge=0, le=1, description="The least share of the page that shorter stretches come to in all."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        if comparison.partial or not comparison.uk or not comparison.en:
            return
        pages = {side: comparison.made(extent, side) for side in SIDES}
        stubs = {side: _stub(comparison, side) for side, page in pages.items() if not page.there}
        found = {
            side: page
            for side, page in pages.items()
            if (page.there or stubs.get(side) or _gone(page) > MANY) and self._partial(page)
            and (side != comparison.original or page.share < MOST)
        }  # fmt: skip
        # A page that was rewritten lacks something either way: the text that lacks more is told of.
        for side in sorted(found, key=lambda side: found[side].share)[:1]:
            names = comparison.words.table("messages")
            languages = {"language_en": names["en"][side], "language_uk": names["uk"][side]}
            own = _letters(comparison.made(extent, other(side)))
            mild = side == comparison.original or own >= REWRITTEN * _letters(found[side])
            severity: Severity | None = "warning" if mild else None
            evidence = "original" if side == comparison.original else ""
            for run in self._told(found[side]):
                hit = _hit(run, found[side], side, languages, stubs.get(side, ()))
                yield replace(hit, severity=severity, evidence=evidence)

    def _told(self, page: Extent) -> Iterator[Sequence[Stretch]]:
        """The stretches of each finding: each that is long enough by itself, or all as one."""
        if page.share < MOST:
            # One passage that was left as it is belongs to the same fault.
            yield [one for one in page.stretches if one.foreign or self._tells(one)] or page.stretches
            return
        told = [one for one in page.stretches if self._tells(one)] or page.stretches
        left = not any(map(self._tells, told)) and all(one.foreign for one in told)
        yield from [told] if left or len(told) > MANY else ([one] for one in told)

    def _partial(self, page: Extent) -> bool:
        """Whether a page is there in part: a stretch is lacking, or much of it in bits."""
        return self._bits(page) or any(map(self._tells, page.stretches))

    def _bits(self, page: Extent) -> bool:
        """Whether so much is lacking here and there that no single passage fell out."""
        return page.passages - page.there >= self.passages and 1 - page.share >= self.scattered

    def _tells(self, stretch: Stretch) -> bool:
        return len(stretch.passages) >= self.passages and stretch.share >= self.share


def _gone(page: Extent) -> int:
    """How many passages nothing stands for; what is there in the other language is for `page_language`."""
    return sum(passage.state == "gone" for stretch in page.stretches for passage in stretch.passages)


def _letters(page: Extent) -> int:
    """How many letters of a page the other text lacks."""
    return sum(passage.letters for stretch in page.stretches for passage in stretch.passages)


def _stub(comparison: Comparison, side: Side) -> tuple[Segment, ...]:
    """All passages of a page and of a text that is a line in its place, which begin; nothing where it is more."""
    here, there = ([s for s in comparison.side(one) if s.role not in ASIDE] for one in (side, other(side)))
    if len(here) > STUB:
        return ()
    letters, whole = (sum(map(str.isalpha, "".join(s.text for s in listed))) for listed in (here, there))
    return (*here, *there) if letters <= NOTICE * whole else ()


def _hit(
    told: Sequence[Stretch], page: Extent, side: Side, languages: dict[str, str], stub: tuple[Segment, ...]
) -> Hit:
    """The finding of stretches: at their first passage, and at what stands for it or the last that stands before it."""
    lacking = [passage for stretch in told for passage in stretch.passages]
    first = lacking[0]
    counterpart = first.pair.side(side)[0] if first.state == "foreign" else None
    beside = counterpart or told[0].before or next(iter(stub), None)
    places = {other(side): whole(first.segment), side: whole(beside) if beside else None}
    spoken_of = [*stub, *(one.segment for one in lacking), *(one for stretch in told for one in stretch.amid)]
    spoken_of += [there for one in lacking if one.state == "foreign" for there in one.pair.side(side)]
    return Hit(
        places["uk"],
        places["en"],
        {
            "share": f"{min(99, max(1, round(100 * page.share)))}%",
            "count": str(len(lacking)),
            "passages": str(page.passages),
            "passage": shown(first.segment),
            **languages,
        },
        gap=None if counterpart else side,
        over=tuple(spoken_of),
    )
