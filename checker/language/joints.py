"""Whether a word of a passage is a word by itself, and what stands about a place of a row."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Segment, Token

# What joins a word to an address, a handle or a tag: "kyiv.ua", "@ukraine", "#russia", "russia_today".
JOINTS = frozenset("@#./\\_&=-")
# How many words of a row before and behind a place are near it.
REACH = 24


def joined(segment: Segment, n: int) -> bool:
    """Whether a word is a piece of something longer."""
    token = segment.tokens[n]
    near: list[Token] = [*segment.tokens[max(0, n - 1) : n], *segment.tokens[n + 1 : n + 2]]
    return any(
        one.text[0] in JOINTS and (one.end == token.start or one.start == token.end) and _continues(segment, one, token)
        for one in near
    )


def _continues(segment: Segment, joint: Token, token: Token) -> bool:
    """Whether the joint has a letter on its other side, or stands before the word: no full stop after it."""
    return joint.end == token.start or segment.text[joint.end : joint.end + 1].isalnum()


def near(row: Sequence[str], share: float) -> Sequence[str]:
    """What stands about a place in a row (0 to 1): all of a short one."""
    at = int(share * len(row))
    return row[max(0, at - REACH) : at + REACH]
