"""A placeholder or a shortcode stands in one text and not in the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.checks.base import Check
from checker.model import SIDES, Collation, Hit, Place, Segment, Span, other
from checker.words import Words

# {name}, {{ name }}, ${name}, %s, %1$s, %(name)s, #PRS_ORG#, [gallery ids="1"], [/caption]
PLACEHOLDER = re.compile(
    r"\{\{ ?[\w.'-]+ ?\}\}|\$?\{[\w.'-]+\}|(?<![\d%\w])%(?:\d+\$)?[sd](?![\w])|%\(\w+\)[sd]|#[A-Z]{2,}_[A-Z_]+#"
    r"|\[/?(?:[a-z][a-z0-9]*[_-][\w-]+|caption|gallery|embed|video|audio)(?: [^\[\]]{0,200})?\]"
)
# One of these is in every placeholder.
SIGNS = ("{", "%", "#", "[")


class Placeholders(Check):
    """Reports the placeholders of one side of a pair that the other side does not have as often."""

    check: Literal["placeholders"]

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        for pair in text.pairs:
            if not pair.uk or not pair.en or any(segment.partial for segment in (*pair.uk, *pair.en)):
                continue
            found = {side: list(_placeholders(pair.side(side))) for side in SIDES}
            if not found["uk"] and not found["en"]:
                continue
            counted = {side: Counter(_core(place.text) for place in found[side]) for side in SIDES}
            for side in SIDES:
                spare = counted[side] - counted[other(side)]
                for place in found[side]:
                    core = _core(place.text)
                    if spare[core] > 0:
                        spare[core] -= 1
                        yield Hit.at(
                            place,
                            expected=place.text,
                        )


def _placeholders(segments: Sequence[Segment]) -> Iterator[Place]:
    for segment in segments:
        if any(sign in segment.text for sign in SIGNS):
            for found in PLACEHOLDER.finditer(segment.text):
                yield Place(segment, Span(*found.span()))


def _core(written: str) -> str:
    """What must be the same in both texts: the caption of a photograph may be translated, its tag may not."""
    return written.split(" ")[0].rstrip("]") if written[0] == "[" else written.replace(" ", "")
