"""A heading runs into the sentence behind it in an excerpt: WordPress takes the tags away and leaves no full stop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.model import SIDES, Hit, Place, Role, Segment, Side, Span, Token

HEADINGS: frozenset[Role] = frozenset({"heading", "title"})
# A heading of fewer words may stand in a sentence by chance.
LEAST = 2


# So many headings that end in one word before another are looked at.
MOST = 20

# The words of headings, in small letters, by their last word and the one that the passage behind them begins with.
Followers = Mapping[tuple[str, str], Sequence[tuple[str, ...]]]


class ExcerptHeading(Check):
    """Reports the first place of an excerpt where a heading of the text has no stop before the next sentence.

    In the language of the text a heading stands in the excerpt as it does there; in the other one a piece of the
    excerpt stands for a heading, and the next piece begins with a capital.
    """

    check: Literal["excerpt_heading"]
    values = {"next": "the word behind the heading"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return ("excerpt", "meta")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            excerpts = [one for one in comparison.side(side) if _excerpt(one) and one.tokens]
            if not excerpts:
                continue
            followers = comparison.made(_followers, side)
            for _, made in groupby(excerpts, key=lambda one: one.field):
                pieces = list(made)
                joint = next(_between(pieces, comparison), None) or next(_inside(pieces, followers), None)
                if joint:
                    yield joint


def _excerpt(segment: Segment) -> bool:
    """Whether a passage is of an excerpt; one that WordPress cut from the text is data of the page."""
    return segment.role == "excerpt" or (segment.role == "meta" and segment.ref.startswith("excerpt."))


def _between(pieces: Sequence[Segment], comparison: Comparison) -> Iterator[Hit]:
    """Pieces that stand for headings, and run into the next one."""
    for one, two in pairwise(pieces):
        last, first = one.tokens[-1], two.tokens[0]
        if any(there.role in HEADINGS for there in comparison.beside(one)) and _joined(last, first):
            yield _hit(one, last, first)


def _inside(pieces: Sequence[Segment], followers: Followers) -> Iterator[Hit]:
    """Headings of the text that stand in the excerpt as they are, with the next passage behind them."""
    for piece in pieces:
        for at, (last, first) in enumerate(pairwise(piece.tokens), 1):
            headings = followers.get((last.lower, first.lower), ()) if _joined(last, first) else ()
            if any(
                tuple(one.lower for one in piece.tokens[max(0, at - len(words)) : at]) == words for words in headings
            ):
                yield _hit(piece, last, first)


def _followers(comparison: Comparison, side: Side) -> Followers:
    """The headings of a side with what follows each."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    texts = [one for one in comparison.side(side) if one.tokens and one.role not in {"excerpt", "meta", "slug", "alt"}]
    for one, two in pairwise(texts):
        if one.role in HEADINGS and len(one.tokens) >= LEAST:
            alike = found.setdefault((one.tokens[-1].lower, two.tokens[0].lower), [])
            alike += [tuple(token.lower for token in one.tokens)] if len(alike) < MOST else []
    return found


def _joined(last: Token, first: Token) -> bool:
    """Whether a sentence begins behind a word without a stop."""
    return last.text[-1].isalnum() and first.text[0].isupper()


def _hit(segment: Segment, last: Token, first: Token) -> Hit:
    return Hit.at(Place(segment, Span(last.start, last.end)), values={"next": first.text})
