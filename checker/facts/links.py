"""Links: where anchors lead, and addresses written out in the text."""

from __future__ import annotations

import re

from checker.model import Fact, Segment, Span
from checker.words import Words

# "https://example.org/a?b=1", "www.example.org", "mail@example.org", "@handle".
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w{2,}"
)


def find(segment: Segment, words: Words) -> list[Fact]:
    """The links of a passage; a value is the address without scheme, "www." and a last slash."""
    facts = [
        Fact("link", _core(tag.attributes["href"]), tag.attributes["href"], segment, tag.span, soft=True, over=True)
        for tag in segment.tags
        if tag.name == "a" and tag.attributes.get("href") and tag.span.start < tag.span.end
    ]
    facts += [
        Fact("link", _core(found.group()), found.group(), segment, Span(*found.span()), soft=True)
        for found in ADDRESS.finditer(segment.text)
    ]
    return sorted(facts, key=lambda fact: fact.span)


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for one address."""
    return 1.0 if a.value == b.value else 0.0


def _core(address: str) -> str:
    return re.sub(r"^(?:https?:)?(?://)?(?:www\.)?", "", address.strip()).rstrip("/").lower()
