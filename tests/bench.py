"""What tests share: the shipped vocabulary and rules, and passages made of plain strings."""

from __future__ import annotations

from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.text import plain
from checker.model import Segment, Side
from checker.rulebook import rulebook

WORDS = words.shipped()
BOOK = rulebook.load()


def segment(text: str, side: Side) -> Segment:
    """A paragraph that has been read."""
    return language.read(plain(text, side), WORDS)
