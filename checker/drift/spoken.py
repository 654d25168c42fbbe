"""The words of a passage that say something."""

from __future__ import annotations

from itertools import pairwise

from checker.model import Segment, Token

# So many capitals by themselves may be one word.
INITIALS = 2


def spoken(segment: Segment) -> list[Token]:
    """The words of a passage and its numbers, "A.I." as one word."""
    words = [token for token in segment.tokens if token.text[0].isalnum()]
    if sum([len(token.text) == 1 and token.text.isupper() for token in words]) < INITIALS:
        return words
    said: list[Token] = []
    letters: list[Token] = []
    for token in segment.tokens:
        text = token.text
        if len(text) == 1:
            if text.isupper() and text.isascii():
                letters.append(token)
                continue
            if text == "." and letters and letters[-1].end == token.start:
                continue
        if letters:
            said += _initials(letters)
            letters = []
        if text[0].isalnum():
            said.append(token)
    return said + _initials(letters)


def _initials(letters: list[Token]) -> list[Token]:
    if len(letters) > 1 and all(a.end + 1 == b.start for a, b in pairwise(letters)):
        text = "".join(letter.text for letter in letters)
        return [Token(letters[0].start, letters[-1].end, text, text.lower())]
    return letters
