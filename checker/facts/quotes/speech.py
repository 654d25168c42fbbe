"""Verbs of saying: which words of a language are forms of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.language.vocabulary import Words
from checker.model import SIDES, Side


class Speech:
    """The verbs of saying of both languages, in lower case: whole forms in English, beginnings in Ukrainian."""

    def __init__(self, words: Words) -> None:
        self.verbs: Mapping[Side, tuple[str, ...]] = {
            side: tuple(words.table("quotes")["speech"][side]) for side in SIDES
        }

    def among(self, side: Side, near: Iterable[str]) -> bool:
        """Whether one of some words (in lower case) is a form of such a verb."""
        verbs = self.verbs[side]
        if side == "en":
            return any(word in verbs for word in near)
        return any(word.startswith(verbs) for word in near)


def speech(words: Words) -> Speech:
    """The verbs of saying of the vocabulary."""
    return words.made(Speech)
