"""An English word stands in the place of one that sounds alike: "more then", "in it's second year"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.drift.coverage import coverage_of
from checker.drift.ties.vocabulary import Listing
from checker.language.text import untranslated
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Segment, Span

# How surely the word behind is the counterpart of what a Ukrainian possessive stands beside (0 to 1), and what it says.
SURE, SAYS = 0.5, 0.3

# Who writes as one speaks leaves an apostrophe out: "its been ages".
APOSTROPHE, LEFT_OUT = "'", "apostrophe"


class Slip(NamedTuple):
    """A row of `rules/words/homophones.toml`; what it does not name is any word."""

    meant: str
    before: frozenset[str]
    behind: frozenset[str]
    owner: Listing | None
    unless: Listing

    def stands(self, lows: Sequence[str], n: int) -> bool:
        """Whether the words beside one (its number) tell the slip."""
        if self.before and (n == 0 or lows[n - 1] not in self.before):
            return False
        return not self.behind or (n + 1 < len(lows) and lows[n + 1] in self.behind)


class Slips:
    """The slips of the vocabulary by the word that stands in the place of another."""

    def __init__(self, words: Words) -> None:
        rows: dict[str, list[Slip]] = {}
        for row in words.table("homophones")["slips"]:
            before, behind = (frozenset(Listing(row.get(name, "")).whole) for name in ("before", "behind"))
            owner = Listing(row["owner"]) if "owner" in row else None
            rows.setdefault(row["word"], []).append(
                Slip(row["meant"], before, behind, owner, Listing(row.get("unless", "")))
            )
        self.rows: Mapping[str, Sequence[Slip]] = rows
        self.words = frozenset(rows)


class Homophone(Check):
    """Reports English words that stand in the place of one that sounds alike, by the words right beside them.

    A possessive is told by the Ukrainian text as well: the word behind it translates one beside «їхній», «свій».
    """

    check: Literal["homophone"]
    values = {"word": "the word"}
    evidence = {LEFT_OUT: "only an apostrophe is left out, as in chats: “its been ages”"}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Slips)
        for pair in comparison.pairs:
            for segment in pair.en:
                words = known.words & present(segment)
                if not words or segment.role in NO_PROSE or untranslated(pair):
                    continue
                for n, low in enumerate(segment.lows):
                    if low in words:
                        slip = next((one for one in known.rows[low] if _told(comparison, pair, segment, n, one)), None)
                        if slip is not None:
                            token = segment.tokens[n]
                            meant = slip.meant.capitalize() if token.text[0].isupper() else slip.meant
                            yield Hit(
                                en=Place(segment, Span(token.start, token.end)),
                                values={"word": token.text},
                                expected=meant,
                                evidence=LEFT_OUT if APOSTROPHE in slip.meant else "",
                            )


def _told(comparison: Comparison, pair: Pair, segment: Segment, n: int, slip: Slip) -> bool:
    """Whether the words beside one tell a slip, and nothing in the Ukrainian passage excuses it."""
    if not slip.stands(segment.lows, n) or any(low in slip.unless for one in pair.uk for low in present(one)):
        return False
    return slip.owner is None or _owned(comparison, pair, segment, n + 1, slip.owner)


def _owned(comparison: Comparison, pair: Pair, segment: Segment, n: int, owner: Listing) -> bool:
    """Whether a word (its number) translates one beside a Ukrainian possessive."""
    if n >= len(segment.tokens) or not any(low in owner for one in pair.uk for low in present(one)):
        return False
    cover = coverage_of(comparison, pair)
    at = cover.numbers["en"].get((segment, segment.tokens[n].start))
    if at is None or cover.en[at].weight < SAYS or cover.en[at].covered < SURE or cover.en[at].partner < 1:
        return False
    mate = cover.en[at].partner
    return cover.uk[mate].partner == at and cover.uk[mate - 1].token.lower in owner
