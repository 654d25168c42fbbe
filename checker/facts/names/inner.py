"""Known places that a text names inside something longer: the US of "US State Department", the Kyiv of «Київрада»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.facts.names.gazetteer import Known, gazetteer
from checker.language.poles import ENDING
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Token
from checker.model.expressions import deferred

# The shortest beginning of a Ukrainian compound that tells a place, and the shortest word of one that two words make.
BEGUN, JOINED = 4, 3


class Inner:
    """Finds what is known inside longer names and compounds, by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.gazetteer = gazetteer(words)
        # «Чорн~ мор~» as a compound has it: «Причорномор'я», «Середземномор'я».
        self.joined: dict[str, str] = {}
        for form in (form for forms in self.gazetteer.forms.uk.values() for form in forms):
            stems = [stem.lower() for stem, how in form.words if how]
            if len(stems) == len(form.words) == 2 and all(len(stem) >= JOINED for stem in stems):
                self.joined["о".join(stems)] = form.id
        self.begun = [
            (start.rstrip(ENDING), name)
            for name, starts in words.table("name_words")["begun"].items()
            for start in starts
        ]
        self.compound = deferred("|".join(map(re.escape, self.joined)) or "(?!)")

    def ids(self, segment: Segment) -> Iterator[str]:
        """What a passage names inside other names and words."""
        known = self.gazetteer.known[segment]
        for one in known:
            if one.end - one.start > 1:
                yield from self._within(segment.side, segment.tokens[one.start : one.end])
        if segment.side == "uk":
            yield from self._compounds(segment.tokens, known)

    def _within(self, side: Side, tokens: tuple[Token, ...]) -> Iterator[str]:
        """The shorter names that the words of a known one hold."""
        for at in range(len(tokens)):
            one = self.gazetteer.at(side, tokens if at else tokens[:-1], at)
            if one is not None:
                yield from one.ids

    def _compounds(self, tokens: tuple[Token, ...], known: Iterable[Known]) -> Iterator[str]:
        taken = {n for one in known for n in range(one.start, one.end)}
        for n, token in enumerate(tokens):
            if n in taken or len(token.text) <= BEGUN or not token.text[0].isalpha():
                continue
            if token.text[0].isupper():
                yield from (name for start, name in self.begun if token.lower.startswith(start))
                for form in self.gazetteer.beginning[token.lower]:
                    if len(form.words) == 1 and len(form.words[0][0]) >= BEGUN:
                        yield form.id
            found = self.compound.search(token.lower)
            if found:
                yield self.joined[found.group()]


def inner(words: Words) -> Inner:
    """What finds known places inside longer names by the vocabulary."""
    return words.made(Inner)
