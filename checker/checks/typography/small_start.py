"""An English passage begins with a small letter, and the Ukrainian one with a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language.joints import joined
from checker.model import Hit, Place, Role, Segment, Span

# Passages that are whole sentences where they have a full stop.
PROSE: frozenset[Role] = frozenset({"paragraph", "heading", "excerpt", "title"})
ENDS = frozenset(".!?…")
# What closes a quotation or a bracket behind the end of a sentence.
CLOSES = "\"'”’»)]"
# So large a share of the passages of a text has a capital where its style has one.
STYLE = 0.9
# So many words may be a name that begins with a small letter.
NAME = 3
# The end of what a program puts a name in for, and how far before a word it is looked for (code points).
PUT_IN, NEAR = ("/>", "}}"), 8


class SmallStart(Check):
    """Reports English passages of whole sentences that begin with a small letter where the Ukrainian one has a capital.

    Silent in subtitles, where the passage goes on from the one before, where a name begins so ("von der Leyen",
    "iPhone"), and in texts that are written without capitals.
    """

    check: Literal["small_start"]

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        common = comparison.words.lines("common_en")
        small: list[Hit] = []
        whole = 0
        before: Segment | None = None
        for segment in comparison.en:
            pair = comparison.pair(segment)
            if segment.role in PROSE and segment.time is None and segment.tokens and _ends(segment):
                whole += 1
                if _small(segment) and _follows(before) and _large(pair.uk) and segment.tokens[0].text in common:
                    token = segment.tokens[0]
                    place = Place(segment, Span(token.start, token.end))
                    meant = token.text[0].upper() + token.text[1:]
                    small.append(Hit(en=place, expected=meant, fix=meant))
            before = segment
        if len(small) <= max(1, (1 - STYLE) * whole):
            yield from small


def _ends(segment: Segment) -> bool:
    return segment.folded.rstrip().rstrip(CLOSES)[-1:] in ENDS


def _small(segment: Segment) -> bool:
    """Whether a passage begins with an ordinary word in small letters."""
    first, behind = segment.tokens[0], segment.tokens[1:2]
    begins = segment.raw(Span(first.start, first.end)).start
    if segment.field.raw[max(0, begins - NEAR) : begins].rstrip().endswith(PUT_IN):
        return False  # "<Edubeam /> is led by …"
    if not first.text.isalpha() or not first.text.islower() or joined(segment, 0):
        return False
    names = any(token.text[0].isupper() for token in segment.tokens[1:NAME])  # "von der Leyen"
    return bool(behind) and segment.text[: first.start].strip() == "" and behind[0].text.islower() and not names


def _follows(before: Segment | None) -> bool:
    """Whether a passage behind another begins anew."""
    return before is None or before.role == "heading" or _ends(before)


def _large(uk: Sequence[Segment]) -> bool:
    """Whether a Ukrainian passage is one, of whole sentences, and begins with a capital."""
    return len(uk) == 1 and bool(uk[0].tokens) and uk[0].tokens[0].text[:1].isupper() and _ends(uk[0])
