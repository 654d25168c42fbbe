"""A deputy, former or acting holder of an office who is its holder in the other text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from checker.drift.ties.offices import Agreeing, Changed, Said
from checker.language.contrasts import Mention, found
from checker.language.spans import first_token
from checker.model import SIDES, Fact, Segment, Side, Token, other

# Function words have so many letters at most.
SMALL = 3
# How many words behind "former" its office may stand: "the former British prime minister".
BEHIND = 3


class Deputies(Said):
    """What stands before an office, and the holders of offices."""

    def modified(self, facts: Agreeing) -> Iterator[Changed]:
        """A deputy, former or acting holder of an office who is its holder in the other text."""
        names = [both for segment in self.pair.en for both in facts.get(segment, ()) if both[0].kind == "name"]
        holders = {_first(one): two for both in names for one, two in (both, both[::-1])}
        for side in SIDES:
            for name in self.classes.before & self.said[side].keys():
                there_too = self.said[other(side)].get(name, ())
                if any(two.grade != "also" or self._spare(two) for two in there_too):
                    continue
                for one in self.said[side][name]:
                    if one.grade != "says":
                        continue
                    there = self._holder(one)
                    office = one if there or self.linked(one) else self._office(one)
                    if not there and office and office is not one:
                        there = self._counterpart(office) or self._holding(office, holders)
                    if office and there:
                        whole = one._replace(end=max(one.end, office.end))
                        yield Changed(*((whole, there) if side == "uk" else (there, whole)), "before")
                        break

    def _spare(self, mention: Mention) -> bool:
        """Whether a word that may stand for one before an office is no counterpart of another: «попередні власники»."""
        return not self.linked(mention, self._standing[other(mention.segment.side)])

    @cached_property
    def _standing(self) -> Mapping[Side, Container[int]]:
        """The numbers of the words before an office, by side."""
        said = {
            side: [one for name in self.classes.before for one in told.get(name, ()) if one.grade == "says"]
            for side, told in self.said.items()
        }
        return {side: {n for one in listed for n, _ in self.words(one)} for side, listed in said.items()}

    def _holder(self, deputy: Mention) -> Mention | None:
        """Who holds the office that is one word with "deputy": the president of a «віцепрезидент»."""
        word, side = deputy.segment.tokens[deputy.first].lower, deputy.segment.side
        prefix = next((one for one in self.classes.compound if word.startswith(one)), None)
        said = found(self.classes.lexicons[side], word[len(prefix) :]) if prefix else ()
        held = {(one.set, one.pole) for one in said if one.grade == "says"}
        listed = (one for name, pole in held for one in self.said[other(side)].get(name, ()) if one.pole == pole)
        return next((one for one in listed if one.grade == "says"), None)

    def _lasting(self) -> Iterator[Mention]:
        """The offices of both texts that do not end by themselves, in the order of the table."""
        passing = {
            (one.segment, one.first)
            for said in self.said.values()
            for name in self.classes.passing
            for one in said.get(name, ())
        }
        for said in self.said.values():
            for name, listed in said.items():
                if self.classes.of.get(name) == "offices":
                    yield from (one for one in listed if one.grade != "but" and (one.segment, one.first) not in passing)

    @cached_property
    def _beginning(self) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
        """Such offices by their first token."""
        return _by((one.segment, one.first, one) for one in self._lasting())

    @cached_property
    def _ending(self) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
        """Such offices by the token behind their last."""
        return _by((one.segment, one.end, one) for one in self._lasting())

    def _office(self, before: Mention) -> Mention | None:
        """The office that a word stands before, the nearest one."""
        tokens = before.segment.tokens
        for first in range(before.first, before.end + BEHIND):
            if not all(map(self._says, tokens[before.end : first])):
                return None
            for one in self._beginning.get((before.segment, first), ()):
                if one.end > before.end:
                    return one
        return None

    def _holding(self, office: Mention, holders: Mapping[tuple[Segment, int], Fact]) -> Mention | None:
        """The office of the other text that stands before the name of an office's holder: «голова НБУ Пишний»."""
        name = holders.get((office.segment, office.end))
        if name is None:
            return None
        at = first_token(name.segment, name.span.start)
        near = (self._ending.get((name.segment, end), ()) for end in range(at, at - BEHIND, -1))
        return next((one for listed in near for one in listed), None)

    def _says(self, token: Token) -> bool:
        """Whether a word is no conjunction, preposition or mark."""
        return token.text[0].isalpha() and (len(token.text) > SMALL or token.text[0].isupper())

    def _counterpart(self, office: Mention) -> Mention | None:
        """The office of the other text that the lexicon links one to."""
        side = other(office.segment.side)
        there = self.cover.side(side)
        linked = {w.partner for n, w in self.words(office) if w.partner >= 0 and there[w.partner].partner == n}
        listed = [
            one
            for name, said in self.said[side].items()
            if linked and self.classes.of.get(name) == "offices"
            for one in said
            if one.grade != "but" and any(n in linked for n, _ in self.words(one))
        ]
        return max(listed, default=None, key=lambda one: (one.grade == "says", one.end - one.first))


def _by(found: Iterable[tuple[Segment, int, Mention]]) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
    held: dict[tuple[Segment, int], list[Mention]] = {}
    for segment, at, one in found:
        held.setdefault((segment, at), []).append(one)
    return held


def _first(fact: Fact) -> tuple[Segment, int]:
    """A fact's passage, and the number of its first token."""
    return fact.segment, first_token(fact.segment, fact.span.start)
